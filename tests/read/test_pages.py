"""Pages of several makers: their text, what they tell about themselves, and hostile ones."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tumen.errors import UnreadableInput
from tumen.read import read_report
from tumen.read.pages import read_page
from tumen.read.parts import Working

LEAD = "Around 300 workers arrived at a garment plant in a border town, a trader said on Tuesday."
STAY = (
    "They will stay for three years, the trader said, and nobody at the plant wanted to comment on the matter at all."
)
PAST = "On December 22, 2017 a resolution was adopted, and the plant did not change a thing about its work."
BODY = f"<p>{LEAD}</p><p>{STAY}</p><p>{PAST}</p>"
TEXT = "\n\n".join((LEAD, STAY, PAST))

MODERN = f"""<!DOCTYPE html><html lang="en-US"><head><meta charset="utf-8">
<title>Workers at a plant | Example News</title>
<meta property="og:site_name" content="Example News"><meta property="og:title" content="Workers at a plant">
<meta property="article:published_time" content="2019-05-06T10:00:00+09:00">
<meta property="article:modified_time" content="2024-01-01T10:00:00+09:00">
<link rel="canonical" href="https://example.org/a/workers-at-a-plant"></head>
<body><header><nav><a href="/">Home</a> <a href="/korea">Korea</a></nav>
<span class="date">Monday, 3 June 2024</span></header>
<article><h1>Workers at a plant</h1>{BODY}
<figure><img src="x.jpg" alt="gate"><figcaption>Women walk to the plant before sunrise.</figcaption></figure></article>
<aside class="related"><h3>Related stories</h3><ul><li><time datetime="2024-06-01">1 June</time>
<a href="/b">500 workers leave another town</a></li></ul></aside>
<section id="comments"><h3>Leave a comment</h3><form><label>Name</label><textarea></textarea></form></section>
<script>document.write("900 workers")</script></body></html>"""

BLOG = f"""<html lang="en"><head><meta charset="utf-8"><title>Workers at a plant – Example blog</title>
<meta property="og:site_name" content="Example blog"></head><body class="single-post archive">
<div id="page"><div class="post-1 post hentry"><h1 class="entry-title">Workers at a plant</h1>
<div class="entry-meta"><span class="posted-on">
<time class="entry-date published" datetime="2019-05-06T10:00:00+00:00">May 6, 2019</time>
<time class="updated" datetime="2020-01-01T10:00:00+00:00">January 1, 2020</time></span> by A. Writer</div>
<div class="entry-content">{BODY}</div></div>
<div id="secondary" class="widget-area"><div class="widget"><h2>Recent posts</h2>
<ul><li><a href="/c">900 workers sing</a> <span class="post-date">June 3, 2024</span></li></ul></div></div></div>
</body></html>"""

TABLES = f"""<html><head><title>Workers at a plant</title></head><body bgcolor=white><table width=700><tr>
<td width=120><a href="/">Home</a><br><a href="/korea">Korea</a></td><td><font size=2><b>Workers at a plant</b><br><br>
{LEAD}<br><br>{STAY}<br><br>{PAST}</font></td></tr></table></body></html>"""

LINKED = f"""<html lang="ko"><head><meta charset="utf-8"><title>Workers at a plant</title>
<script type="application/ld+json">{{"@context":"https://schema.org","@type":"NewsArticle",
"headline":"Workers at a plant","datePublished":"2019-05-06T08:00:00Z","dateModified":"2020-05-06",
"publisher":{{"@type":"Organization","name":"Example Daily"}}}}
</script></head><body><main><h1>Workers at a plant</h1>{BODY}</main></body></html>"""


def page(markup: str) -> Working:
    return read_page(markup, name="a.html")


@pytest.mark.parametrize("markup", [MODERN, BLOG, TABLES, LINKED], ids=["article", "blog", "tables", "linked data"])
def test_the_headline_and_every_paragraph_are_there_and_nothing_else_is(markup: str) -> None:
    text = page(markup).text
    assert text.startswith("Workers at a plant\n\n")
    assert TEXT in text
    for furniture in ("Home", "another town", "Leave a comment", "900 workers", "Recent posts", "<"):
        assert furniture not in text


def test_metadata_are_taken_from_where_pages_state_them() -> None:
    found = page(MODERN)
    assert found.title == "Workers at a plant"
    assert found.publisher == "Example News"
    assert found.url == "https://example.org/a/workers-at-a-plant"
    assert found.declared_language == "en"
    assert found.published == date(2019, 5, 6)
    assert page(BLOG).published == date(2019, 5, 6)
    assert page(LINKED).published == date(2019, 5, 6)
    assert page(LINKED).publisher == "Example Daily"
    assert page(TABLES).published is None


def test_a_caption_stays_in_the_text_because_it_makes_claims() -> None:
    assert "\n\nWomen walk to the plant before sunrise." in page(MODERN).text


def test_a_table_of_figures_stays_a_table() -> None:
    table = "<table><tr><th>Host</th><th>Workers</th></tr><tr><td>Example</td><td>300</td></tr></table>"
    assert "| Example | 300 |" in page(f"<html><body><article><h1>A</h1>{BODY}{table}</article></body></html>").text


@pytest.mark.parametrize(
    "part",
    [
        '<div class="date">Monday, 3 June 2024</div>',
        '<div id="clock">Today is Monday, 3 June 2024</div>',
        '<div class="current-date">3 June 2024</div>',
        '<aside><time datetime="2024-06-03">3 June</time> Other story</aside>',
        '<div class="related"><span class="date">2024-06-03</span> Other story</div>',
        "<footer>© 2024 Example. Last crawled 2024-06-03</footer>",
        '<img src="/2024/06/03/a.jpg">',
        '<p class="time">Updated 3 June 2024</p>',
    ],
)
@pytest.mark.parametrize(
    "head",
    [
        "",
        '<meta property="video:release_date" content="2024-06-03">',
        '<meta name="last-modified" content="2024-06-03">',
        '<meta property="og:image" content="https://e.org/2024/06/03/a.jpg">',
    ],
)
def test_a_clock_a_related_story_a_picture_or_a_crawler_gives_no_day(head: str, part: str) -> None:
    report = f"<article><h1>A plant</h1>{BODY}</article>"
    markup = f"<html><head>{head}</head><body><header>{part}</header>{report}{part}</body></html>"
    assert page(markup).published is None


@pytest.mark.parametrize(
    "byline",
    [
        '<time datetime="2019-05-06">6 May</time>',
        '<span class="entry-date">6 May 2019</span>',
        '<p class="byline">By A. Writer, May 6, 2019</p>',
        '<span itemprop="datePublished" content="2019-05-06">6 May 2019</span>',
        '<div class="post_date">2019.05.06</div>',
    ],
)
def test_a_byline_gives_the_day(byline: str) -> None:
    markup = f"<html><body><article><h1>A plant</h1>{byline}{BODY}</article></body></html>"
    assert page(markup).published == date(2019, 5, 6)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("10/11/2019", None),
        ("5/6/19", None),
        ("11/11/2019", date(2019, 11, 11)),
        ("25/11/2019", date(2019, 11, 25)),
        ("11.10.2019", date(2019, 10, 11)),
        ("2 hours ago", None),
        ("yesterday", None),
        ("May 6", None),
    ],
)
def test_a_day_that_can_be_read_in_two_ways_or_hangs_on_today_is_none(written: str, day: date | None) -> None:
    byline = f"<html><body><article><h1>A plant</h1><span class='date'>{written}</span>{BODY}</article></body></html>"
    head = f"<head><meta property='article:published_time' content='{written}'></head>"
    assert page(byline).published == day
    assert page(f"<html>{head}<body><article><h1>A plant</h1>{BODY}</article></body></html>").published == day


def test_metadata_go_before_the_address_and_that_before_a_dateline() -> None:
    canonical = '<link rel="canonical" href="https://example.org/2018/04/04/a">'
    meta = '<meta property="article:published_time" content="2019-05-06">'
    line = "<p>SEOUL, March 3, 2017 -- The gate was open.</p>"
    found = []
    for head in (canonical + meta, canonical, ""):
        report = read_report(
            f"<html><head>{head}</head><body><article><h1>A plant</h1>{line}{BODY}</article></body></html>".encode(),
            name="a.html",
        )
        found.append((report.published_from, report.published))
    assert found == [
        ("metadata", date(2019, 5, 6)),
        ("url", date(2018, 4, 4)),
        ("dateline", date(2017, 3, 3)),
    ]


@pytest.mark.parametrize(
    "markup",
    [
        "<html></html>",
        "<html><body></body></html>",
        "<html><script>alert('300 workers')</script></html>",
        "<html>" + "<div>" * 50_000 + "x",
        "<html>" + "<table><tr><td>" * 5_000 + "x",
        "<html>" + "<p><b><i>" * 50_000 + "x",
    ],
    ids=["empty", "no body", "script only", "deep", "deep tables", "very many elements"],
)
def test_a_page_without_text_or_far_too_large_is_refused_in_one_line(markup: str) -> None:
    with pytest.raises(UnreadableInput) as raised:
        page(markup)
    assert str(raised.value).startswith("a.html: is a page ")
    assert "\n" not in str(raised.value)


def test_hostile_markup_is_only_text() -> None:
    markup = (
        "<!DOCTYPE html [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;'><!ENTITY c SYSTEM 'file:///etc/hosts'>]>"
        f"<html><body onload='x()'><article><h1>A\x00 plant</h1><p data-x='{'y' * 1_000_000}'>{LEAD} &b; &c;</p>{BODY}"
        "</article></body></html>"
    )
    text = page(markup).text
    assert LEAD in text
    assert "localhost" not in text
    assert "yyyy" not in text


def test_the_same_page_gives_the_same_report_each_time() -> None:
    assert len({read_report(MODERN.encode(), name="a.html") for _ in range(3)}) == 1


def test_each_field_of_a_page_is_told_and_flags_are_few() -> None:
    found = page(MODERN)
    assert found.captions == ((found.text.index("Women walk"), len(found.text)),)
    assert found.flags == ()
    assert found.furniture == ()
    assert found.published_from == "metadata"
    assert found.byline is None
    assert page(MODERN.replace("<article>", "<article><p class='byline'>By A. Writer</p>")).byline == "A. Writer"


def test_a_page_of_another_site_keeps_the_address_it_was_captured_from() -> None:
    for url, kept in (
        ("https://www.example.org/b", "https://example.org/a/workers-at-a-plant"),
        ("https://mirror.example.net/b", "https://mirror.example.net/b"),
        (None, "https://example.org/a/workers-at-a-plant"),
    ):
        assert read_report(MODERN.encode(), name="a.html", url=url).url == kept


def test_the_publisher_is_told_by_a_known_address_where_the_page_does_not() -> None:
    bare = f"<html><body><article><h1>A plant</h1>{BODY}</article></body></html>".encode()
    assert read_report(bare, name="a.html", url="https://www.dailynk.com/english/a-b").publisher == "Daily NK"
    assert read_report(bare, name="a.html", url="https://example.org/a").publisher is None
    assert (
        read_report(MODERN.encode(), name="a.html", url="https://www.dailynk.com/english/a").publisher == "Example News"
    )


HOSTILE = {
    "deep, closed": "<div>" * 3_000 + BODY + "</div>" * 3_000,
    "attributes": f"<p {' '.join(f'a{number}' for number in range(100_000))}>x</p>{BODY}",
    "very many elements": "<p>x</p>" * 100_001,
    "too deep for their number": ("<div>" * 200 + "x" + "</div>" * 200) * 200,
    "frames": "<frameset><frame src='a.html'></frameset>",
    "pictures of text": "<svg><text>Around 300 workers arrived</text></svg>",
    "only links": "<nav><a href='x'>Around 300 workers arrived at a garment plant</a></nav>",
}


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE.keys())
def test_what_is_made_to_hurt_or_holds_nothing_is_refused_by_name(body: str) -> None:
    with pytest.raises(UnreadableInput, match=r"^a\.html: is a page .*; save (?:the|its) text .*give that\.$"):
        page(f"<html><body>{body}</body></html>")


SANE = {
    "entities": "<p>" + "&amp;&nope;&#x4e00;&#0;&#xD800;" * 5_000 + "</p>",
    "a huge table": "<table>" + "<tr><td>a</td><td>b</td></tr>" * 3_000 + "</table>",
    "spans of a cell": "<table><tr><td colspan=1000000 rowspan=1000000>a</td><td>b</td></tr></table>",
    "nested tables": "<table><tr><td>" * 60 + "x" + "</td></tr></table>" * 60,
    "nested lists": "<ul><li>" * 60 + "x" + "</li></ul>" * 60,
    "unclosed": "<font><b><i>" * 100 + "x",
    "scripts": "<script>document.write('700 workers')</script>" * 2_000,
    "many hidden": "<p>" + "<span hidden>700</span>x " * 3_000 + "</p>",
    "breaks": "<div>" + "some more words<br>" * 5_000 + "</div>",
    "one word": f"<p>{'x' * 1_000_000}</p>",
    "nothing": f"<p>{' &nbsp;' * 100_000}</p>",
    "names": f"<div class='{'related share ' * 50_000}'><p>x</p></div>",
    "linked data": f"<script type='application/ld+json'>{'[' * 200_000}</script>",
    "dates": "<time class='date'>May 6</time>" * 3_000,
    "quotes": f"<blockquote class='pullquote'>{LEAD}</blockquote>" * 300,
    "comments": "<!-- " * 20_000 + "-->",
    "directions": "<p>\u202e\u200b\x07\ufeff</p>",
}


@pytest.mark.parametrize("part", SANE.values(), ids=SANE.keys())
def test_beside_hostile_parts_the_report_is_read(part: str) -> None:
    found = page(f"<html><body><article><h1>A plant</h1>{BODY}</article>{part}</body></html>")
    assert found.text.startswith(f"A plant\n\n{TEXT}")
    assert "700" not in found.text
    assert found.text.encode()
    assert all(character.isprintable() or character == "\n" for character in found.text)
    assert [found.text[one.start : one.end] for one in found.anchors] == found.text.split("\n\n")


MARKUP = (
    *(
        "<p>",
        "</p>",
        "<div class='related'>",
        "</div>",
        "<br>",
        "<a href='x'>",
        "</a>",
        "<table><tr><td>",
        "<td>",
        "<b>",
    ),
    *(
        "</table>",
        "<ul><li>",
        "</ul>",
        "<figure><figcaption>",
        "</figure>",
        "<h1>",
        "</h1>",
        "<span hidden>",
        "</span>",
    ),
    *("<blockquote>", "</blockquote>", "<time datetime='2019-05-06'>", "&amp;", LEAD, STAY, "Word. ", "노동자 300명 "),
)


@given(st.lists(st.sampled_from(MARKUP), max_size=40))
def test_whatever_the_markup_every_paragraph_has_its_place(pieces: list[str]) -> None:
    try:
        found = page(f"<html><body>{''.join(pieces)}</body></html>")
    except UnreadableInput:
        return
    paragraphs = found.text.split("\n\n")
    assert all(paragraphs)
    assert [found.text[one.start : one.end] for one in found.anchors] == paragraphs
    for start, end in (*found.captions, *found.furniture):
        assert found.text[start:end] in paragraphs


def test_an_item_of_several_paragraphs_has_one_hyphen() -> None:
    items = "<ul><li><p>One rule.</p><p>It is old.</p></li><li>Another rule.</li></ul>"
    text = page(f"<html><body><article><h1>A plant</h1>{BODY}{items}{BODY}</article></body></html>").text
    assert "\n\n- One rule.\n\nIt is old.\n\n- Another rule.\n\n" in text
