"""The blocks of a page: where lines begin and end, what is a table, a list, a link, a part that is furniture."""

from __future__ import annotations

import pytest

from tumen.read import pageblocks
from tumen.read.pageblocks import CAPTION, HEADING, PULL, QUOTE, ROW, Block, Blocks, TooMuch, blocks_of, one_line
from tumen.read.pagetree import hidden_in, parse, take_out_invisible

PROSE = "Around 300 workers arrived at a garment plant in a border town, a trader said on Tuesday."


def walked(body: str) -> Blocks:
    root = parse(f"<html><head><title>x</title></head><body>{body}</body></html>", name="a.html")
    take_out_invisible(root)
    return blocks_of(root, hidden=hidden_in(root))


def blocks(body: str) -> list[Block]:
    return walked(body).blocks


def texts(body: str) -> list[str]:
    return [block.text for block in blocks(body)]


def own(body: str) -> list[str]:
    """The texts of the blocks that stand in no furniture."""
    found = walked(body)
    return [block.text for block in found.blocks if not found.furniture[block.part]]


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("<p>One.</p>two<div>three<p>four</p>five</div>six", ["One.", "two", "three", "four", "five", "six"]),
        ("<p>A <b>bold</b>\n<i>word</i>, <span>glued</span><span>here</span></p>", ["A bold word, gluedhere"]),
        ("<p>One&nbsp;&nbsp;two\u200b three\u00ad</p>", ["One two three"]),
        ("<p>One.<br>Two.</p>", ["One.", "Two."]),
        ("<p>One<br><br>two</p>", ["One", "two"]),
        ("<p>Workers arrived<br>at the plant<br/>in a town.</p>", ["Workers arrived at the plant in a town."]),
        ("<p>By A. Writer<br>May 6, 2019</p>", ["By A. Writer", "May 6, 2019"]),
        ("<p>소제목<br>공장에 왔다.</p>", ["소제목", "공장에 왔다."]),
        (
            "<p>두만강 건너 의류 공장에 지난달 북한 여성 노동자 팔십 명이 새로 들어왔다고 현지<br>상인이 말했다.</p>",
            ["두만강 건너 의류 공장에 지난달 북한 여성 노동자 팔십 명이 새로 들어왔다고 현지 상인이 말했다."],
        ),
        ("<p>三百名\n工人 到了</p>", ["三百名工人 到了"]),
        ("<p>\u1100\u1161\u11a8</p>", ["\uac01"]),
        ("<o:p>One</o:p><x-card>two</x-card>", ["One", "two"]),
        ("<dl><dt>Host</dt><dd>Example</dd></dl>", ["Host", "Example"]),
        ("<ruby>平<rt>ping</rt></ruby>", ["平"]),
        ("<button>Menu</button><select><option>1</option></select><nav><p>Home</p></nav>one", ["one"]),
        ("<p>a</p><p> \n </p><p>b</p>", ["a", "b"]),
        ("<div>one<nav>Home</nav>two<iframe>x</iframe>three</div>", ["one", "two", "three"]),
        ("<p>one<svg><text>x</text></svg>two<script>x</script>three</p>", ["one twothree"]),
        ("<table><tr><td>a<button>Sort</button></td><td>b</td></tr></table>", ["| a | b |"]),
    ],
)  # fmt: skip
def test_text_is_parted_where_a_browser_begins_a_line(body: str, lines: list[str]) -> None:
    assert texts(body) == lines


@pytest.mark.parametrize(
    "part",
    [
        "<p hidden>700 workers</p>",
        "<p style='color:red; DISPLAY : NONE'>700 workers</p>",
        "<p style='visibility:hidden'>700 workers</p>",
        "<div aria-hidden='true'><p>700 workers</p></div>",
        "<template><p>700 workers</p></template>",
        "<noscript><p>700 workers</p></noscript>",
        "<dialog><p>700 workers</p></dialog>",
        "<p>One <span hidden>700 workers</span></p>",
        "<table><tr><td>a</td><td>b <i hidden>700 workers</i></td></tr><tr hidden><td>700</td><td>c</td></tr></table>",
    ],
)
def test_what_a_page_hides_is_no_text(part: str) -> None:
    assert not any("700" in text for text in texts(f"<p>Shown.</p>{part}"))


def test_what_is_found_only_on_opening_is_text() -> None:
    assert texts("<details><summary>More</summary><p>One.</p></details><dialog open><p>Two.</p></dialog>") == [
        "More",
        "One.",
        "Two.",
    ]


def test_tables_of_figures_are_rows_and_tables_for_layout_are_open() -> None:
    figures = (
        "<table><caption>Permits</caption><tr><th>Host</th><th>Workers</th></tr><tr><td><p>A</p></td><td>30<br>0</td>"
        "</tr></table>"
    )
    assert texts(figures) == ["Permits", "| Host | Workers |", "| A | 30 0 |"]
    assert all(block.role & ROW for block in blocks(figures))
    assert texts(f"<table><tr><td>Menu</td><td><p>One.</p>{PROSE * 4}</td></tr></table>") == ["Menu", "One.", PROSE * 4]
    assert texts("<table><tr><td>One</td></tr><tr><td>Two</td></tr></table>") == ["One", "Two"]
    assert texts("<table role='presentation'><tr><td>a</td><td>b</td></tr></table>") == ["a", "b"]
    nested = "<table><tr><td>Menu</td><td><table><tr><td>A</td><td>3</td></tr></table></td></tr></table>"
    assert texts(nested) == ["Menu", "| A | 3 |"]


def test_links_are_told_by_their_share() -> None:
    found = blocks(
        "<p>See <a href='x'>this page</a>.</p><p><a href='x'>All of it</a></p><p>None.</p><a href='x'><div>Card</div>"
        "<p>teaser</p></a><p>after</p><table><tr><td><a href='x'>A</a></td><td>Bc</td></tr></table>"
    )
    assert [round(block.linked, 2) for block in found] == [0.64, 1, 0, 1, 1, 0, 0.1]


def test_roles_come_from_the_elements_around() -> None:
    found = {
        block.text: block.role
        for block in blocks(
            "<h1>Head</h1><blockquote><p>Said</p></blockquote><figure><img><figcaption>Gate <small>Photo: X</small>"
            "</figcaption></figure><p class='wp-caption-text'>Yard</p><p>Text<em class='img_desc'>Bridge</em>more</p>"
            "<figure class='wp-block-pullquote'><blockquote>Pulled</blockquote></figure><figure><table><tr><td>a</td>"
            "<td>b</td></tr></table></figure>"
        )
    }
    assert found["Head"] & HEADING
    assert found["Said"] & QUOTE
    assert all(found[text] & CAPTION for text in ("Gate Photo: X", "Yard", "Bridge"))
    assert not any(found[text] & CAPTION for text in ("Text", "more", "Pulled", "| a | b |"))
    assert found["Pulled"] & PULL


def test_named_parts_are_furniture_unless_they_hold_most_of_the_running_text() -> None:
    aside = "<div class='related-stories'><p>Another story that is told at length enough to weigh here.</p></div>"
    assert own(f"<p>{PROSE}</p>{aside}") == [PROSE]
    wrapped = f"<div class='has-sidebar'><div class='share'><p>{PROSE}</p><p>{PROSE}</p></div>{aside}</div>"
    assert own(wrapped) == [PROSE, PROSE]
    comments = f"<p>{PROSE}</p><div id='comments'>{f'<p>{PROSE}</p>' * 5}</div>"
    assert own(comments) == [PROSE]
    assert own(f"<form id='aspnetForm'><p>{PROSE}</p><aside>Box</aside></form>") == [PROSE]


def test_an_element_that_is_a_report_by_its_tag_is_no_box_by_its_name() -> None:
    own_words = f"<article class='promo share'><p>{PROSE}</p></article>"
    assert own(f"{own_words}{'<p>' + PROSE + '</p>'}{own_words * 3}{f'<div>{PROSE}</div>' * 9}").count(PROSE) == 14
    assert (
        own(f"<p>{PROSE}</p><p>{PROSE}</p><p>{PROSE}</p><article class='related'><p>{PROSE}</p></article>")
        == [PROSE] * 3
    )


def test_a_name_of_the_whole_report_is_no_caption_and_no_byline() -> None:
    assert all(not block.role for block in blocks(f"<div class='caption author'>{f'<p>{PROSE}</p>' * 8}</div>"))


def test_a_part_within_a_named_part_is_weighed_by_itself() -> None:
    box = "<div class='newsletter'><p>Sign up and read the most important stories every morning.</p></div>"
    assert own(f"<div class='widget'><p>{PROSE}</p><p>{PROSE}</p>{box}</div>") == [PROSE, PROSE]


def test_a_page_of_too_many_elements_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pageblocks, "MOST_ELEMENTS", 50)
    with pytest.raises(TooMuch, match="of more than 50 elements"):
        blocks("<p>x</p>" * 60)
    monkeypatch.setattr(pageblocks, "MOST_ELEMENTS", 10_000)
    monkeypatch.setattr(pageblocks, "MOST_NESTED", 1_000)
    with pytest.raises(TooMuch, match="nested far too deep"):
        blocks("<div>" * 60 + "x")


def test_one_line_keeps_what_is_printed() -> None:
    assert one_line(" a\t\n b\u3000c\x07\ufeff ") == "a b c"
    assert one_line("工人\n到了") == "工人到了"
    assert one_line("공장\n노동자") == "공장 노동자"
