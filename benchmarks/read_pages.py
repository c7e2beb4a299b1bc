"""Pages for the benchmark of reading: reports of the sample inside the page frames that newsrooms and blogs use.

A page of 60 to 150 KB is mostly its frame: styles, scripts with data, a menu with its submenus, icons, related stories,
comments, a footer. Each page has another report, other links and other numbers, the same for the same seed.
"""

from __future__ import annotations

import html
import json
import random
from collections.abc import Callable, Iterator

from extract_texts import english, variations

from tumen.resources.samples import sample_reports

_WORDS = (
    *("border", "plant", "trade", "river", "worker", "visa", "bridge", "market", "harbour", "winter", "school", "rail"),
    *("council", "ticket", "factory", "permit", "bus", "coal", "timber", "seafood", "kitchen", "garment", "hotel"),
    *("wage", "quota", "letter", "consul", "ministry", "province", "station"),
)
_MENU = ("News", "Economy", "Border", "Society", "Opinion", "Archive", "Photos", "Video", "Podcast", "About us")
_SIZES = (0.7, 1.0, 1.3, 1.7)
"""How much of a frame pages have, in turn."""
_PATH = "M12 2C6.48 2 2 6.48 2 12s4.48 10 10 10 10-4.48 10-10S17.52 2 12 2zm0 18c-4.41 0-8-3.59-8-8s3.59-8 8-8 8 3.59"
Frame = Callable[[list[str], random.Random], str]


def pages(number: int, *, times: int = 1, seed: int = 1) -> Iterator[bytes]:
    """So many pages, frames in turn; `times` multiplies their report and every part of their frames."""
    rng = random.Random(seed)  # noqa: S311  # pages must differ, not be unguessable
    texts = variations(number * times, 5000, seed=seed)
    others = [data.decode().partition("\n\n")[2].strip() for _, data in sample_reports()]
    others = [text for text in others if text not in english()]
    for index in range(number):
        frame = FRAMES[index % len(FRAMES)]
        parts = [next(texts) for _ in range(times)]
        if frame is _portal:
            parts = [others[(index + at) % len(others)] for at in range(times)]
        paragraphs = [line.strip() for part in parts for line in part.split("\n") if line.strip()]
        yield frame(paragraphs, _Repeated(rng, times * _SIZES[index // len(FRAMES) % len(_SIZES)])).encode()


class _Repeated(random.Random):
    """A source of numbers that also tells how many times each part of a frame stands."""

    def __init__(self, source: random.Random, times: float) -> None:
        super().__init__(source.random())
        self.times = times


def _some(rng: random.Random, number: int, part: Callable[[], str]) -> str:
    times = rng.times if isinstance(rng, _Repeated) else 1
    return "\n".join(part() for _ in range(round(number * times)))


def _phrase(rng: random.Random, number: int) -> str:
    return " ".join(rng.choices(_WORDS, k=number))


def _link(rng: random.Random, words: int = 7, css: str = "card__link") -> str:
    return (
        f'<a class="{css}" href="/{rng.randrange(2015, 2025)}/{rng.randrange(1, 13):02}/{rng.randrange(10**6)}">'
        f"{_phrase(rng, words).capitalize()}</a>"
    )


def _icon(rng: random.Random) -> str:
    return f'<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="{_PATH} {rng.random():.6f}z"/></svg>'


def _style(rng: random.Random, number: int) -> str:
    rules = _some(
        rng,
        number,
        lambda: (
            f".{rng.choice(_WORDS)}-{rng.randrange(999)}{{display:flex;margin:{rng.randrange(40)}px "
            f"{rng.randrange(40)}px;color:#{rng.randrange(16**6):06x};font:400 1rem/1.5 Georgia,serif}}"
        ),
    )
    return f"<style>{rules}</style>"


def _script(rng: random.Random, number: int) -> str:
    data = _some(
        rng,
        number,
        lambda: (
            f'window.app.push({{"id":{rng.randrange(10**9)},"slot":"{_phrase(rng, 3)}","html":"<p>'
            f'{_phrase(rng, 9)}</p>","seen":{rng.random():.8f}}});'
        ),
    )
    return f"<script>{data}</script>"


def _menu(rng: random.Random) -> str:
    items = "".join(
        f'<li class="menu-item menu-item-has-children"><a href="/{name.lower().replace(" ", "-")}">{name}</a><ul '
        f'class="sub-menu">{_some(rng, 8, lambda: "<li>" + _link(rng, 2, "sub-menu__link") + "</li>")}</ul></li>'
        for name in _MENU
    )
    return f'<nav class="main-navigation" role="navigation"><ul class="menu">{items}</ul></nav>'


def _card(rng: random.Random) -> str:
    return (
        f'<div class="card card--small"><div class="card__media"><img loading="lazy" src="/img/{rng.randrange(10**6)}'
        f'.jpg" srcset="/img/a-320.jpg 320w, /img/a-640.jpg 640w" alt=""></div><div class="card__body"><h3 '
        f'class="card__title">{_link(rng, 9)}</h3><time datetime="2023-0{rng.randrange(1, 10)}-11">11 May</time>'
        f'<p class="card__excerpt">{_phrase(rng, 14).capitalize()}.</p></div></div>'
    )


def _comment(rng: random.Random) -> str:
    return (
        f'<li class="comment"><div class="comment-author vcard"><b class="fn">{_phrase(rng, 1).title()}</b></div><div '
        f'class="comment-content"><p>{_phrase(rng, 24).capitalize()}.</p></div><a class="comment-reply-link" '
        f'href="#respond">Reply</a></li>'
    )


def _share(rng: random.Random) -> str:
    buttons = _some(rng, 6, lambda: f'<li><a class="share-button" href="#s">{_icon(rng)}<span>Share</span></a></li>')
    return f'<div class="social-share"><ul>{buttons}</ul></div>'


def _footer(rng: random.Random) -> str:
    links = _some(rng, 24, lambda: f"<li>{_link(rng, 2, 'footer__link')}</li>")
    return f'<footer class="site-footer"><ul>{links}</ul><p>© 2024 Example News. All rights reserved.</p></footer>'


def _paragraphs(paragraphs: list[str]) -> str:
    return "\n".join(f"<p>{html.escape(text)}</p>" for text in paragraphs)


def _newspaper(paragraphs: list[str], rng: random.Random) -> str:
    title, *body = paragraphs
    linked = json.dumps(
        {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": title,
            "datePublished": f"2019-{rng.randrange(1, 13):02}-06T08:00:00Z",
            "dateModified": "2021-03-04T10:00:00Z",
            "author": [{"@type": "Person", "name": "A. Writer"}],
            "publisher": {"@type": "Organization", "name": "Example News"},
        }
    )
    quoted = html.escape(title, quote=True)
    middle = len(body) // 2
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{quoted} | Example News</title>
<meta property="og:title" content="{quoted}"><meta property="og:site_name" content="Example News">
<meta property="article:published_time" content="2019-05-06T08:00:00Z">
<link rel="canonical" href="https://news.example.org/{rng.randrange(10**6)}/report">
<script type="application/ld+json">{linked}</script>{_style(rng, 160)}{_script(rng, 90)}</head>
<body class="single article-page"><header class="site-header">{_icon(rng)}{_menu(rng)}</header>
<main><article class="article"><header><h1 class="article__title">{quoted}</h1><p class="byline">By A. Writer</p>
{_share(rng)}</header><figure><img src="/lead.jpg"><figcaption>A gate near the {_phrase(rng, 2)}.</figcaption></figure>
<div class="article__body">{_paragraphs(body[:middle])}
<aside class="related-inline"><h4>Read more</h4>{_link(rng)}</aside>{_paragraphs(body[middle:])}</div>
<ul class="tags">{_some(rng, 6, lambda: "<li>" + _link(rng, 1, "tag") + "</li>")}</ul></article>
<aside class="sidebar">{_some(rng, 12, lambda: _card(rng))}</aside></main>
<section class="related"><h2>Related stories</h2>{_some(rng, 16, lambda: _card(rng))}</section>
{_footer(rng)}{_script(rng, 160)}</body></html>"""


def _blog(paragraphs: list[str], rng: random.Random) -> str:
    title, *body = paragraphs
    quoted = html.escape(title, quote=True)
    return f"""<!DOCTYPE html><html lang="en-US"><head><meta charset="UTF-8"><title>{quoted} – Example blog</title>
<meta name="generator" content="WordPress 6.4">{_style(rng, 220)}{_script(rng, 60)}</head>
<body class="post-template-default single single-post"><div id="page" class="site"><header id="masthead">{_menu(rng)}
</header><div id="content" class="site-content"><div id="primary" class="content-area"><article id="post-7"
class="post-7 post type-post hentry"><header class="entry-header"><h1 class="entry-title">{quoted}</h1></header>
<div class="entry-content">{_paragraphs(body)}<div class="sharedaddy sd-sharing-enabled">{_share(rng)}</div></div>
<footer class="entry-footer"><span class="cat-links">{_link(rng, 1)}</span></footer></article>
<div id="comments" class="comments-area"><h2 class="comments-title">Thoughts</h2><ol class="comment-list">
{_some(rng, 18, lambda: _comment(rng))}</ol><div id="respond"><h3>Leave a Reply</h3><form><textarea></textarea></form>
</div></div></div><div id="secondary" class="widget-area"><section class="widget widget_recent_entries"><h2>Recent
posts</h2><ul>{_some(rng, 30, lambda: "<li>" + _link(rng) + "</li>")}</ul></section></div></div>{_footer(rng)}</div>
{_script(rng, 200)}</body></html>"""


def _portal(paragraphs: list[str], rng: random.Random) -> str:
    title, *body = paragraphs
    quoted = html.escape(title, quote=True)
    text = "<br><br>".join(html.escape(part) for part in body)
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{quoted} : Example portal</title>
<meta property="og:title" content="{quoted}">{_script(rng, 120)}{_style(rng, 150)}</head><body>
<div id="wrap"><div id="header"><div class="gnb">{_some(rng, 60, lambda: _link(rng, 2, "gnb_a"))}</div></div>
<div id="container"><div class="view_head"><h2 class="view_tit">{quoted}</h2></div>
<div class="view_con" id="articleBodyContents">{text}</div>
<div class="view_rel"><ul>{_some(rng, 20, lambda: "<li>" + _link(rng) + "</li>")}</ul></div></div>
<div class="aside_rank"><ol>{_some(rng, 30, lambda: "<li>" + _link(rng) + "</li>")}</ol></div>{_footer(rng)}</div>
{_script(rng, 170)}</body></html>"""


def _tables(paragraphs: list[str], rng: random.Random) -> str:
    title, *body = paragraphs
    text = "<br><br>\n".join(html.escape(part) for part in body)
    rows = _some(rng, 60, lambda: f"<tr><td><font size=1>{_link(rng, 4, 'm')}</font></td></tr>")
    return f"""<html><head><title>{html.escape(title)}</title>{_script(rng, 260)}</head><body bgcolor="#ffffff">
<table width="760" cellpadding="0"><tr><td width="140" valign="top"><table>{rows}</table></td>
<td width="480" valign="top"><font size="4"><b>{html.escape(title)}</b></font><br><br><font size="2">{text}</font></td>
<td width="140"><table>{rows}</table></td></tr></table>{_script(rng, 200)}</body></html>"""


FRAMES: tuple[Frame, ...] = (_newspaper, _blog, _portal, _tables)
