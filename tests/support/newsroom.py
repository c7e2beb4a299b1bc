"""Made-up pages and feeds of a made-up newsroom."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

LEAD = "Around 400 North Korean workers were sent to the Chinese city of Helong on April 2, a resident said."
OTHER = "Snow closed the road between two towns for three days, and buses stood still."


def article(lead: str = LEAD, *, title: str = "Workers arrive", day: str = "2018-04-06") -> str:
    """A page with one article, as newsrooms write them."""
    return f"""<!DOCTYPE html><html lang="en"><head><title>{title} - Example Daily</title>
<meta property="og:site_name" content="Example Daily"><meta property="article:published_time" content="{day}">
</head><body><article><h1>{title}</h1>
<p>{lead}</p>
<p>The driver of a bus said that he had seen them at the station early in the morning, with their bags beside them.</p>
</article></body></html>"""


def rss(*entries: Sequence[str]) -> str:
    """A feed whose entries are address, headline and summary, the newest first."""
    items = "".join(
        f"<item><title>{escape(title)}</title>{f'<link>{escape(url)}</link>' if url else ''}"
        f"<description>{escape(summary)}</description></item>\n"
        for url, title, summary in entries
    )
    return (
        '<?xml version="1.0"?>\n<rss version="2.0"><channel><title>Example Daily</title>'
        f"<link>http://news.example.org/</link>\n{items}</channel></rss>\n"
    )


def opml(*feeds: str) -> str:
    """A list of feeds, as feed readers export it."""
    outlines = "".join(f'<outline type="rss" text="a feed" xmlUrl="{escape(feed)}"/>\n' for feed in feeds)
    return f'<?xml version="1.0"?>\n<opml version="2.0"><head/><body>\n{outlines}</body></opml>\n'
