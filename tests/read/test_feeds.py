"""Feeds: each entry is a report of its own, dated by its publication as the feed writes it."""

from __future__ import annotations

from datetime import date

import pytest
from archives import FILES
from hypothesis import given
from hypothesis import strategies as st

from tumen.errors import UnreadableInput
from tumen.ledger import Report
from tumen.read import LeftOut, Member, read_report
from tumen.read.entries import SUMMARY
from tumen.read.feeds import Link, feed_links, opml_feeds, unpack_feed
from tumen.read.kinds import ENTRY_START, FEED, kind_of

PLANT = (
    "Plant in Hunchun takes on 60 more workers\n\n"
    "Example Garment Co., Ltd. in Hunchun took on 60 more workers from the DPRK in February, a trader in the city said "
    "on Tuesday.\n\n"
    "About 400 of them already lived in the dormitory behind the plant, he added, and the new group came by bus over "
    "the bridge at Quanhe."
)


def unpack(data: bytes | str) -> tuple[list[Member], list[str]]:
    data = data.encode() if isinstance(data, str) else data
    found = list(unpack_feed(data, name="feed.xml"))
    assert list(unpack_feed(data, name="feed.xml")) == found
    return (
        [one for one in found if isinstance(one, Member)],
        [f"{one.where}: {one.why}" for one in found if isinstance(one, LeftOut)],
    )


def reports(data: bytes | str) -> list[Report]:
    return [read_report(one.data, name=one.name, url=one.url) for one in unpack(data)[0]]


def rss(*items: str, channel: str = "<title>Example Wire</title>", head: str = "") -> str:
    spaces = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    body = "".join(f"<item>{item}</item>" for item in items)
    start = '<?xml version="1.0" encoding="UTF-8"?>'
    return f'{start}{head}<rss version="2.0" {spaces}><channel>{channel}{body}</channel></rss>'


def atom(*entries: str, head: str = "<title>Example Wire</title>", more: str = "") -> str:
    body = "".join(f"<entry>{entry}</entry>" for entry in entries)
    return f'<feed xmlns="http://www.w3.org/2005/Atom" {more}>{head}{body}</feed>'


def refusal(data: bytes | str) -> str:
    with pytest.raises(UnreadableInput) as raised:
        list(unpack_feed(data.encode() if isinstance(data, str) else data, name="feed.xml"))
    message = str(raised.value)
    assert message.startswith("feed.xml: ")
    assert message.isprintable()
    return message.removeprefix("feed.xml: ")


def test_the_atom_feed_of_a_blog_gives_its_whole_texts() -> None:
    data = (FILES / "pelican-atom.xml").read_bytes()
    plant, notes = reports(data)
    assert plant.text == PLANT
    assert notes.text == (
        '"Nobody went home" & other notes\n\n'
        "Nobody of the 400 at Example Garment Co., Ltd. went home for the holiday, a neighbour said.\n\n"
        "- a bus with 30 women came on January 31\n\n"
        "- a second one was seen the day after"
    )
    assert (plant.title, plant.publisher, plant.byline, plant.url, plant.flags) == (
        "Plant in Hunchun takes on 60 more workers",
        "Example Wire",
        "A. Reporter",
        "https://wire.example/plant.html",
        (),
    )
    assert [(one.name, one.where, one.url) for one in unpack(data)[0]] == [
        ("plant.json", "entry 1", "https://wire.example/plant.html"),
        ("notes.json", "entry 2", "https://wire.example/notes.html"),
    ]


def test_a_day_is_that_of_the_zone_in_which_the_feed_writes_it_and_of_publication_not_of_the_last_change() -> None:
    for name in ("pelican-atom.xml", "pelican-rss.xml"):
        plant, notes = reports((FILES / name).read_bytes())
        # 00:40 in Seoul is still the day before in Greenwich; it was changed on the 20th
        assert (plant.published, plant.published_from) == (date(2018, 3, 14), "metadata")
        assert notes.published == date(2018, 2, 2)


def test_an_rss_feed_of_summaries_says_so() -> None:
    plant, _ = reports((FILES / "pelican-rss.xml").read_bytes())
    assert plant.text == (
        "Plant in Hunchun takes on 60 more workers\n\nExample Garment Co., Ltd. took on 60 more workers."
    )
    assert plant.flags == (SUMMARY,)
    assert plant.byline == "A. Reporter"


def test_the_form_of_an_entry_is_fixed() -> None:
    data = rss(
        "<title>A &amp; B</title><link>http://news.example/a.html</link><guid isPermaLink='false'>7</guid>"
        "<pubDate>Wed, 14 Mar 2018 00:40:00 +0900</pubDate><dc:creator>C</dc:creator><description>Words.</description>",
        channel="<title>Example Wire</title><language>ko-KR</language>",
    )
    (found,) = unpack(data)[0]
    assert found.data.startswith(ENTRY_START)
    assert found.data.decode() == (
        '{"tumen entry":1,"title":"A & B","link":"http://news.example/a.html","id":"7",'
        '"published":"Wed, 14 Mar 2018 00:40:00 +0900","updated":null,"author":"C","publisher":"Example Wire",'
        '"language":"ko","html":null,"text":"Words.","summary":true}'
    )


def test_the_whole_text_goes_before_the_summary() -> None:
    data = rss(
        "<title>T</title><description>Short.</description>"
        "<content:encoded><![CDATA[<p>The whole text.</p>]]></content:encoded>"
    )
    (found,) = reports(data)
    assert (found.text, found.flags) == ("T\n\nThe whole text.", ())


def test_an_entry_without_a_day_of_publication_gets_none_from_its_last_change_or_its_number() -> None:
    (found,) = reports(
        atom("<title>T</title><id>2018-03-14</id><updated>2018-03-20T10:00:00Z</updated><summary>Words.</summary>")
    )
    assert found.published is None
    (found,) = reports(rss("<title>T</title><guid>2018-02-29</guid><description>Words.</description>"))
    assert found.published is None


def test_rss_1_0_has_its_entries_beside_the_channel() -> None:
    data = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="http://news.example/">'
        "<title>Example Wire</title>"
        "<link>http://news.example/</link></channel>"
        '<item rdf:about="http://news.example/1"><title>T</title><link>http://news.example/1</link>'
        "<description>Words.</description><dc:date>2018-03-14T23:50:00-05:00</dc:date><dc:creator>C</dc:creator></item>"
        "</rdf:RDF>"
    )
    (found,) = reports(data)
    assert (found.title, found.text, found.url, found.published, found.publisher, found.byline) == (
        "T",
        "T\n\nWords.",
        "http://news.example/1",
        date(2018, 3, 14),
        "Example Wire",
        "C",
    )


def test_rss_0_91_with_the_doctype_of_its_time_is_read_and_nothing_is_fetched() -> None:
    doctype = '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.example/rss-0.91.dtd">'
    data = rss("<title>T &eacute;</title><description>W&ouml;rds &of; it.</description>", head=doctype)
    (found,) = reports(data)
    assert (found.title, found.text) == ("T é", "T é\n\nWörds  it.".replace("  ", " "))


def test_atom_0_3_is_read() -> None:
    data = (
        '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Example Wire</title><entry><title>T</title>'
        '<link rel="alternate" href="http://news.example/1"/><issued>2005-03-14T10:00:00+09:00</issued>'
        "<modified>2005-04-01T00:00:00Z</modified>"
        '<content type="text/html" mode="escaped">&lt;p&gt;Sixty workers came.&lt;/p&gt;</content>'
        "</entry></feed>"
    )
    (found,) = reports(data)
    assert (found.text, found.published, found.url) == (
        "T\n\nSixty workers came.",
        date(2005, 3, 14),
        "http://news.example/1",
    )


def test_atom_with_xhtml_a_base_and_its_own_links() -> None:
    data = atom(
        '<title type="html">A &amp;lt;b&amp;gt; &lt;i&gt;c&lt;/i&gt;</title>'
        '<link rel="self" href="/feed/1"/><link rel="enclosure" href="/a.mp3"/><link href="../1.html"/>'
        '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">'
        "<p>Sixty women came by bus over the bridge at Quanhe in the morning of March 2, a trader said.</p>"
        "<p>They went to the dormitory of Example Garment Co., Ltd., where 400 others lived.</p></div></content>"
        "<published>2018-03-14T10:00:00Z</published>",
        more='xml:base="http://news.example/feeds/" xml:lang="en-GB"',
    )
    (found,) = unpack(data)[0]
    assert found.url == "http://news.example/1.html"
    (report,) = reports(data)
    assert report.title == "A <b> c"
    assert report.text == (
        "A <b> c\n\n"
        "Sixty women came by bus over the bridge at Quanhe in the morning of March 2, a trader said.\n\n"
        "They went to the dormitory of Example Garment Co., Ltd., where 400 others lived."
    )


def test_plain_text_stays_plain_and_its_signs_are_no_markup() -> None:
    (found,) = reports(atom("<title>T</title><content type='text'>a &lt;b&gt; c &amp;amp; d</content>"))
    assert found.text == "T\n\na <b> c &amp; d"
    (found,) = reports(rss("<title>T</title><description>First line\nof one.\n\nSecond.</description>"))
    assert found.text == "T\n\nFirst line of one.\n\nSecond."


def test_titles_and_texts_of_podcasts_and_pictures_are_not_those_of_the_entry() -> None:
    media = 'xmlns:media="http://search.yahoo.com/mrss/" xmlns:i="http://www.itunes.com/dtds/podcast-1.0.dtd"'
    data = rss(
        f"<media:title {media}>Picture</media:title><media:content {media}><media:description>A picture."
        f"</media:description></media:content><i:summary {media}>Sound.</i:summary>"
        "<title>T</title><description>Words.</description>"
    )
    (found,) = reports(data)
    assert (found.title, found.text) == ("T", "T\n\nWords.")


def test_content_that_is_no_text_or_stands_elsewhere_is_passed_over() -> None:
    for content in ('type="image/png">AAAA', 'src="http://news.example/1">', 'type="application/pdf">AAAA'):
        (found,) = reports(atom(f"<title>T</title><content {content}</content><summary>Words.</summary>"))
        assert (found.text, SUMMARY in found.flags) == ("T\n\nWords.", True)


def test_an_entry_that_was_taken_over_names_the_feed_it_comes_from() -> None:
    (one,) = reports(
        rss("<title>T</title><description>Words.</description><source url='http://x.example/'>Other Wire</source>")
    )
    (two,) = reports(
        atom("<title>T</title><summary>Words.</summary><source><id>x</id><title>Other Wire</title></source>")
    )
    assert one.publisher == two.publisher == "Other Wire"


def test_only_addresses_of_the_web_are_links() -> None:
    for link in ("javascript:alert(1)", "file:///etc/passwd", "//", "http://", "http://[bad", "no address at all"):
        (found,) = unpack(rss(f"<title>T</title><link>{link}</link>"))[0]
        assert found.url is None
    (found,) = unpack(rss("<title>T</title><guid>http://news.example/7</guid>"))[0]
    assert found.url == "http://news.example/7"
    (found,) = unpack(rss("<title>T</title><guid isPermaLink='false'>http://news.example/7</guid>"))[0]
    assert found.url is None


def test_an_entry_that_is_but_a_headline_is_read_and_one_that_is_nothing_is_named() -> None:
    found, rest = unpack(rss("<title>60 workers came to Hunchun</title>", "<link>http://news.example/1</link>"))
    assert [one.name for one in found] == ["60 workers came to Hunchun.json"]
    assert rest == ["entry 2: holds no text."]
    (report,) = reports(rss("<title>60 workers came to Hunchun</title>"))
    assert (report.text, report.flags) == ("60 workers came to Hunchun", (SUMMARY,))


def test_an_entry_that_stands_there_twice_is_read_once_and_a_feed_without_entries_says_so() -> None:
    found, rest = unpack(rss(*["<title>T</title><description>Words.</description>"] * 3))
    assert len(found) == 1
    assert rest == ["2 entries that stand there twice: read once."]
    assert unpack(rss()) == ([], ["the feed: has no entries."])


@pytest.mark.parametrize("encoding", ["euc-kr", "gb2312", "windows-1251", "utf-16"])
def test_feeds_in_encodings_of_the_region_are_read(encoding: str) -> None:
    words = {"euc-kr": "공장", "gb2312": "工厂", "windows-1251": "завод", "utf-16": "공장"}[encoding]
    data = rss(f"<title>{words}</title>").replace("UTF-8", encoding).encode(encoding)
    (found,) = reports(data)
    assert found.title == words


# broken and hostile feeds


def test_of_a_feed_that_ends_too_early_the_whole_entries_are_read_and_the_torn_one_is_named() -> None:
    data = (FILES / "pelican-rss.xml").read_bytes()
    first, second = unpack(data)[0]
    for end in range(200, len(data)):
        try:
            found, rest = unpack(data[:end])
        except UnreadableInput:
            continue
        assert found in ([], [first], [first, second])
        assert rest
    found, rest = unpack(data[:-80])
    assert found == [first]
    assert rest[0].startswith("line 2: its XML is broken there (")
    assert (
        rest[1] == 'entry 2 ("Nobody went home" & other notes): is torn: the feed ends within it; fetch the feed again.'
    )


def test_a_bare_ampersand_and_undeclared_names_of_html_are_read_as_meant() -> None:
    data = rss("<title>A & B &hellip; &nbsp;&copy;</title><link>http://news.example/?a=1&b=2</link>")
    (found,) = unpack(data)[0]
    assert found.url == "http://news.example/?a=1&b=2"
    assert reports(data)[0].title == "A & B … ©"


@pytest.mark.parametrize(
    "declared",
    [
        '<!ENTITY a "b">',
        '<!ENTITY a SYSTEM "file:///etc/passwd">',
        '<!ENTITY % a SYSTEM "http://evil.example/x"> %a;',
        '<!ENTITY b "1234567890"><!ENTITY a "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">',
    ],
    ids=["own", "file", "parameter", "laughs"],
)
def test_a_feed_that_declares_entities_is_refused(declared: str) -> None:
    data = rss("<title>&a;</title>", head=f"<!DOCTYPE rss [{declared}]>")
    assert kind_of(data.encode(), name="unnamed") == FEED
    assert refusal(data) == (
        "declares entities of its own, as in feeds made to hurt; no feed needs them. Save the text of its entries and "
        "give that."
    )


@pytest.mark.parametrize(
    ("data", "why"),
    [
        ("", "is no XML that can be read (line 1: Document is empty); fetch it again."),
        ("words", "is no XML that can be read (line 1: Start tag expected, '<' not found); fetch it again."),
        ("<html><body/></html>", "is no feed (RSS or Atom); give the address of the feed itself."),
        ("<a>" * 2_000_001, "holds more than 2000000 tags; give the newest entries only."),
    ],
    ids=["empty", "text", "page", "endless"],
)
def test_what_is_no_feed_is_refused(data: str, why: str) -> None:
    assert refusal(data) == why


def test_a_name_that_nobody_knows_is_passed_over() -> None:
    (found,) = reports(atom("<title>A &unheard; B</title><content>C &unheard; <b>D</b></content>"))
    assert found.title == "A B"
    assert "unheard" not in found.text


def test_tags_of_undeclared_spaces_in_a_broken_text_are_passed_through() -> None:
    data = "<rss><channel><item><title>T</title><description>One <dc:b>two</dc:b> <x:9>three</x:9>"
    found, rest = unpack(data + "</description></item></channel></rss>")
    assert "is broken there" in rest[0]
    assert all("two" in read_report(one.data, name=one.name).text for one in found)


def test_deep_nesting_is_named_and_ends() -> None:
    _, rest = unpack("<rss><channel>" + "<a>" * 100_000)
    assert rest[0].startswith("line 1: its XML is broken there (Excessive depth")


@given(st.data())
def test_any_changed_bytes_give_members_lines_or_one_refusal(data: st.DataObject) -> None:
    whole = bytearray((FILES / data.draw(st.sampled_from(["pelican-atom.xml", "pelican-rss.xml"]))).read_bytes())
    for _ in range(data.draw(st.integers(1, 8))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        found, rest = unpack(bytes(whole))
    except UnreadableInput as refused:
        rest = [str(refused)]
        found = []
    assert all(line.isprintable() for line in rest)
    for one in found:
        assert read_report(one.data, name=one.name).text.strip()


# lists for those who watch feeds


def test_the_links_of_a_feed_come_with_headline_and_day() -> None:
    data = (FILES / "pelican-atom.xml").read_bytes()
    assert feed_links(data, name="feed.xml") == (
        Link(
            url="https://wire.example/plant.html",
            title="Plant in Hunchun takes on 60 more workers",
            published=date(2018, 3, 14),
        ),
        Link(
            url="https://wire.example/notes.html",
            title='"Nobody went home" & other notes',
            published=date(2018, 2, 2),
        ),
    )
    twice = rss("<link>http://news.example/1</link>", "<title>no link</title>", "<link>http://news.example/1</link>")
    assert feed_links(twice.encode(), name="feed.xml") == (
        Link(url="http://news.example/1", title=None, published=None),
    )


def test_the_feeds_of_a_list_come_once_each_in_its_order() -> None:
    data = (
        '<?xml version="1.0"?><opml version="2.0"><head><title>Feeds</title></head><body>'
        '<outline text="Region"><outline type="rss" text="Wire" xmlUrl="https://wire.example/feed" htmlUrl="https://x/"/>'
        '<outline type="rss" text="Again" xmlurl="https://wire.example/feed"/></outline>'
        '<outline text="Radio" xmlUrl=" http://radio.example/rss?x=1&amp;y=2 "/>'
        '<outline text="Bad" xmlUrl="file:///etc/passwd"/></body></opml>'
    )
    assert opml_feeds(data.encode(), name="feeds.opml") == (
        "https://wire.example/feed",
        "http://radio.example/rss?x=1&y=2",
    )


def test_a_list_that_is_none_is_refused() -> None:
    with pytest.raises(UnreadableInput, match="is no list of feeds"):
        opml_feeds(rss().encode(), name="feeds.opml")
    with pytest.raises(UnreadableInput, match="is no feed"):
        feed_links(b"<opml/>", name="feeds.opml")
    with pytest.raises(UnreadableInput, match="declares entities"):
        opml_feeds(b'<!DOCTYPE opml [<!ENTITY a "b">]><opml>&a;</opml>', name="feeds.opml")
