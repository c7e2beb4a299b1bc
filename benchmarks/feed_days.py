"""Are entries of feeds dated by the day that their feed writes? Ours beside fastfeedparser, which gives times in UTC.

    python benchmarks/feed_days.py

Feeds of one entry for each hour of a day and each of seven zones, in RSS and in Atom, then what feeds leave out or get
wrong; then the time for a feed of many entries.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date

import fastfeedparser

from tumen.errors import UnreadableInput
from tumen.read.feeds import feed_links

ZONES = ("+0900", "+0800", "+0300", "+0000", "-0500", "-0800", "+0530")
DAY = date(2018, 3, 14)


def rss(published: str, *, more: str = "") -> bytes:
    """A feed of one entry."""
    dated = f"<pubDate>{published}</pubDate>" if published else ""
    item = (
        f"<item><title>T</title><link>http://news.example/1</link>{dated}{more}<description>Words.</description></item>"
    )
    return f'<rss version="2.0"><channel><title>Wire</title>{item}</channel></rss>'.encode()


def atom(published: str, *, more: str = "") -> bytes:
    """The same in Atom."""
    dated = f"<published>{published}</published>" if published else ""
    entry = f'<entry><title>T</title><link href="http://news.example/1"/>{dated}{more}<summary>Words.</summary></entry>'
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title>{entry}</feed>'.encode()


def cases() -> dict[str, list[tuple[bytes, date | None]]]:
    """Feeds with the day that they state, by what they test."""
    hours = [(hour, zone) for hour in range(24) for zone in ZONES]
    late = "2018-03-20T10:00:00Z"
    return {
        "RSS, every hour in seven zones": [
            (rss(f"Wed, 14 Mar 2018 {hour:02}:30:00 {zone}"), DAY) for hour, zone in hours
        ],
        "Atom, every hour in seven zones": [
            (atom(f"2018-03-14T{hour:02}:30:00{zone[:3]}:{zone[3:]}"), DAY) for hour, zone in hours
        ],
        "only the day of a change": [(atom("", more=f"<updated>{late}</updated>"), None)],
        "a number that looks like a day": [(rss("", more="<guid>2018-03-14</guid>"), None)],
        "a day that does not exist": [(atom("2018-02-29T10:00:00Z"), None)],
        "published and changed": [(atom("2018-03-14T10:00:00Z", more=f"<updated>{late}</updated>"), DAY)],
    }


def ours(data: bytes) -> date | None:
    """The day that Tumen gives."""
    (link,) = feed_links(data, name="feed.xml")
    return link.published


def theirs(data: bytes) -> date | None:
    """The day that fastfeedparser gives."""
    published = fastfeedparser.parse(data).entries[0].get("published")
    return date.fromisoformat(published[:10]) if published else None


def seconds(read: Callable[[bytes], object], data: bytes) -> float:
    """The shortest of five runs."""
    runs = []
    for _ in range(5):
        start = time.perf_counter()
        read(data)
        runs.append(time.perf_counter() - start)
    return min(runs)


def main() -> None:
    """Prints both tables."""
    print(f"{'days right':<34}{'tumen':>12}{'fastfeedparser':>18}")
    for name, feeds in cases().items():
        right = [sum(read(data) == day for data, day in feeds) for read in (ours, theirs)]
        print(f"{name:<34}{right[0]:>6} / {len(feeds):<3}{right[1]:>12} / {len(feeds)}")
    whole = rss("Wed, 14 Mar 2018 10:00:00 +0900")
    torn = whole[: whole.index(b"</channel>")] + b"<item><title>torn in the mid"
    print(f"{'torn entries given as whole':<34}{len(_torn(torn)):>12}{len(fastfeedparser.parse(torn).entries) - 1:>18}")
    body = "<p>Sixty workers came by bus over the bridge at Quanhe in the morning, a trader said.</p>" * 20
    entry = (
        f"<item><title>T</title><link>http://news.example/1</link><description><![CDATA[{body}]]></description></item>"
    )
    many = f'<rss version="2.0"><channel><title>Wire</title>{entry * 500}</channel></rss>'.encode()
    for who, read in (("tumen", lambda data: feed_links(data, name="f")), ("fastfeedparser", fastfeedparser.parse)):
        print(f"{who}: {500 / seconds(read, many):,.0f} entries a second")


def _torn(data: bytes) -> list[object]:
    from tumen.read import Member
    from tumen.read.feeds import unpack_feed

    try:
        found = [one for one in unpack_feed(data, name="feed.xml") if isinstance(one, Member)]
    except UnreadableInput:
        return []
    return list(found[1:])


if __name__ == "__main__":
    main()
