"""Two ways of reading a page: what only one holds is told to a person, and which is followed."""

from __future__ import annotations

from tumen.read.disagreement import better_of, disagreements, heaviest
from tumen.read.pageblocks import Block, Blocks, blocks_of
from tumen.read.pages import read_page
from tumen.read.pagetree import hidden_in, parse, take_out_invisible

ONE = "Around 300 workers arrived at a garment plant in a border town, a trader said on Tuesday."
TWO = "They will stay for three years, the trader said, and nobody at the plant wanted to comment on it."
LONG = [
    f"{number} of them told the guard that they had come by bus from a town which they did not name."
    for number in range(9)
]


def walked(body: str) -> Blocks:
    root = parse(f"<html><body>{body}</body></html>", name="a.html")
    take_out_invisible(root)
    return blocks_of(root, hidden=hidden_in(root))


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def flags(own: list[Block], found: Blocks) -> list[str]:
    return list(disagreements(own, heaviest(found), found))


def test_the_second_way_goes_by_weight_alone() -> None:
    links = "".join(f"<li><a href='x'>Other story {number}</a></li>" for number in range(20))
    found = walked(
        f"<ul>{links}</ul><div><div>{paragraphs(ONE, TWO, *LONG)}</div><p>By A. Writer</p></div><div>{ONE}!</div>"
    )
    assert [found.blocks[at].text for at in heaviest(found)] == [ONE, TWO, *LONG]


def test_it_leaves_out_what_is_named_furniture_and_captions() -> None:
    found = walked(
        f"<article>{paragraphs(ONE, *LONG)}<figure><figcaption>{TWO}</figcaption></figure>"
        f"<div class='related'><p>{TWO}</p></div></article>"
    )
    assert [found.blocks[at].text for at in heaviest(found)] == [ONE, *LONG]
    assert heaviest(walked("")) == []


def test_two_ways_that_agree_say_nothing() -> None:
    found = walked(f"<h1>Head</h1><article>{paragraphs(ONE, TWO, *LONG)}</article>")
    assert flags(found.blocks, found) == []
    # a line less, or a note on the author more, is no disagreement
    assert flags([block for block in found.blocks if block.text != TWO], found) == []


def test_words_that_only_the_other_way_holds_are_told_with_the_first_of_them() -> None:
    found = walked(f"<article>{paragraphs(ONE, TWO, *LONG)}</article>")
    assert flags([block for block in found.blocks if block.text in (ONE, TWO)], found) == [
        "two ways of reading the page disagree: 180 words from “0 of them told the guard…” stand only in the other one "
        "and are not in this text",
        "the text is short for its page: about 36 of 216 words of running text",
    ]


def test_words_that_only_the_text_holds_are_told() -> None:
    scraps = "<p>A short line.</p>" * 60
    other = paragraphs(ONE, TWO, f"{ONE} {TWO}")
    found = walked(f"<article>{paragraphs(*LONG)}</article><div>{scraps}</div><div>{other}</div>")
    (flag,) = flags(found.blocks, found)
    assert flag.startswith("two ways of reading the page disagree: ")
    assert " words from “Around 300 workers arrived at a…” stand only in this text and may not be the report's" in flag


def test_chinese_is_counted_by_two_characters_and_quoted_without_blanks() -> None:
    said = "商人说星期二约有三百名工人来到边境小城的服装厂他们将在那里停留三年工厂没有人愿意谈论这件事"
    more = [
        f"第{number}批工人乘坐大客车从口岸入境然后被送往开发区的水产加工厂和服装厂据说每人都签了合同"
        for number in "一二三四五六七八九"
    ]
    found = walked(f"<article>{paragraphs(said, *more)}</article>")
    flag, _ = flags([block for block in found.blocks if block.text == said], found)
    assert "from “第一批工人乘坐大客车从口…” stand only in the other one" in flag


def test_teasers_and_notes_on_cookies_are_no_disagreement() -> None:
    teasers = "".join(f"<div><p>{text}</p></div>" for text in LONG)
    cookies = f"<div>{paragraphs(*(f'Our cookies help us with number {text}' for text in LONG[:4]))}</div>"
    for extra in (teasers, cookies):
        found = walked(f"<div><article>{paragraphs(ONE, TWO, *LONG)}</article>{extra}</div>")
        own = [block for block in found.blocks if block.element.getparent().tag == "article"]
        assert flags(own, found) == []


def test_a_text_that_is_short_for_its_page_is_told() -> None:
    boxes = "".join(f"<section><div><p>{text}</p></div></section>" for text in [*LONG, *LONG])
    found = walked(f"<article>{paragraphs(ONE)}</article>{boxes}")
    assert "the text is short for its page: about 17 of 377 words of running text" in flags(found.blocks[:1], found)


def test_the_second_way_is_followed_where_the_first_holds_a_few_lines() -> None:
    found = walked(f"<div><p>{ONE}</p></div><div>{paragraphs(*LONG)}</div>")
    first, second = [0], list(range(1, 10))
    assert better_of(first, second, found) == (
        second,
        "two ways of reading the page disagree: this text has about 180 words, the other 17",
    )
    assert better_of([], second, found) == (second, "only one of two ways of reading the page found text")
    assert better_of(second, first, found) == (second, None)
    assert better_of(list(range(1, 6)), second, found) == (list(range(1, 6)), None)
    assert better_of([], [], found) == ([], None)


def test_a_page_whose_summary_was_taken_for_its_report_has_the_report_and_a_flag() -> None:
    summary = f"<div class='article-content'><p>{ONE}</p><p>{ONE} {TWO}</p></div>"
    page = read_page(
        f"<html><body>{summary}<div class='x'><div>{paragraphs(*LONG, *LONG)}</div></div></body></html>", name="a.html"
    )
    assert LONG[0] in page.text
    assert page.flags[0].startswith("two ways of reading the page disagree: this text has about ")


def test_only_words_that_stand_together_count_and_none_that_ask_for_consent() -> None:
    teasers = "".join(f"<div><p>{text}</p></div>" for text in LONG)
    cookies = "We use cookies to count our readers, and so do those who pay for what you see."
    consent = f"<div>{paragraphs(*LONG[:4], cookies)}</div>"
    for extra, said in ((teasers, False), (consent, False), (f"<div>{paragraphs(*LONG[:4])}</div>", True)):
        found = walked(f"<article>{paragraphs(ONE, TWO)}</article>{extra}")
        other = [at for at, block in enumerate(found.blocks) if block.prose]
        flags = [flag for flag in disagreements(found.blocks[:2], other, found) if "disagree" in flag]
        assert bool(flags) is said


def test_the_second_way_leaves_out_what_stands_beside_nearly_all_the_text() -> None:
    found = walked(f"<div><div>{paragraphs(*LONG)}</div><p>Example News Ltd., 1 Main Square, Example Town</p></div>")
    assert [found.blocks[at].text for at in heaviest(found)] == LONG


def test_long_parts_that_both_ways_leave_out_by_their_names_are_told() -> None:
    cut = f"<article>{paragraphs(ONE, TWO, *LONG[:3])}</article>"
    for name, said in (("related-stories", True), ("comments", False)):
        boxes = "".join(f"<div class='{name}'>{paragraphs(*LONG[3:])}</div>" for _ in range(3))
        found = walked(f"{cut}{boxes}{paragraphs(*(text + ' It is so.' for text in LONG))}")
        flags = list(disagreements(found.blocks[:5], list(range(5)), found))
        assert (
            "parts of the page that are named as no part of a report hold 360 words, from “3 of them told the guard…”"
            in flags
        ) is said
