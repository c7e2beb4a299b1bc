"""Which blocks of a page are the report's: what the extractor covers, and what belongs to it by structure."""

from __future__ import annotations

import pytest

from tumen.read import pagetext
from tumen.read.pageblocks import Blocks, blocks_of
from tumen.read.pagetext import extracted, headline_block, lines_of
from tumen.read.pagetree import hidden_in, parse, take_out_invisible

ONE = "Around 300 workers arrived at a garment plant in a border town, a trader said on Tuesday."
TWO = "They will stay for three years, the trader said, and nobody at the plant wanted to comment on it."
THREE = "On December 22, 2017 a resolution was adopted, and the plant did not change a thing about its work."
PAST = "A guard at the gate counted them twice, and wrote the number into a book that he keeps for himself."


def walked(body: str) -> Blocks:
    root = parse(f"<html><body>{body}</body></html>", name="a.html")
    take_out_invisible(root)
    return blocks_of(root, hidden=hidden_in(root))


def lines(body: str) -> list[str]:
    found = walked(body)
    return [line.block.text for line in lines_of(found, extracted(found))]


def furniture(body: str) -> list[str]:
    found = walked(body)
    return [line.block.text for line in lines_of(found, extracted(found)) if line.is_furniture]


def test_paragraphs_headings_lists_and_tables_come_in_order() -> None:
    body = (
        f"<article><h1>Head</h1><p>{ONE}</p><h2>Pay</h2><ul><li>Two rules.</li><li>Three beds.</li></ul><p>{TWO}</p>"
        f"<table><tr><th>Host</th><th>Men</th></tr><tr><td>A</td><td>30</td></tr></table><p>{THREE}</p></article>"
    )
    assert lines(body) == ["Head", ONE, "Pay", "Two rules.", "Three beds.", TWO, "| Host | Men |", "| A | 30 |", THREE]


def test_captions_stay_and_are_never_part_of_a_sentence() -> None:
    body = (
        f"<article><h1>Head</h1><figure><img><figcaption>Gate in May.</figcaption></figure><p>{ONE}</p><div>"
        f"<span class='img_desc'>Yard</span>{TWO}</div><p>{THREE}</p><figure><figcaption>Road</figcaption></figure>"
        "</article><div class='cards'><figure><figcaption><a href='x'>Another story</a></figcaption></figure></div>"
    )
    assert lines(body)[1:] == ["Gate in May.", ONE, "Yard", TWO, THREE, "Road"]


def test_a_quote_that_is_pulled_out_of_the_text_stands_once() -> None:
    said = "nobody at the plant wanted to comment on it"
    for quote in (
        "<blockquote class='pull-quote'><p>“Nobody at the plant wanted to comment on it”</p></blockquote>",
        f"<aside class='pullquote'>{said}</aside>",
        f"<blockquote><p>“{said}.”</p></blockquote>",
    ):
        told = TWO.replace(said, said.capitalize() if "N" in quote else said)
        assert lines(f"<article><p>{ONE}</p>{quote}<p>{told}</p></article>") == [ONE, told]
    other = "<blockquote><p>“We never saw them again, not even at the market.”</p></blockquote>"
    assert len(lines(f"<article><p>{ONE}</p>{other}<p>{TWO}</p></article>")) == 3
    alone = "<aside class='pullquote'>We never saw them again, not even at the market.</aside>"
    assert len(lines(f"<article><p>{ONE}</p>{alone}<p>{TWO}</p></article>")) == 3


def test_lines_under_the_headline_stand_before_the_text() -> None:
    body = (
        "<main><div class='top'><h1>Head</h1><p class='standfirst'>A short line</p><p class='byline'>By A. Writer</p>"
        f"</div><div class='article-body'><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p></div></main>"
    )
    assert lines(body)[0] == "A short line"


def test_a_text_cut_into_several_elements_of_one_name_is_whole() -> None:
    longer = " ".join([TWO] * 4)
    body = (
        f"<article><div class='article-body chunk'><p>{longer}</p><p>{ONE}</p></div><div class='ad'>Ad</div>"
        f"<div class='article-body chunk'><p>{THREE}</p><p>{PAST}</p></div></article>"
    )
    assert lines(body)[-2:] == [THREE, PAST]
    another = (
        body.replace("</article>", "")
        + f"<h1>Next story</h1><div class='article-body chunk'><p>{ONE}!</p><p>{PAST}!</p></div>"
    )
    assert f"{PAST}!" not in lines(another)


def test_the_same_words_outside_the_report_do_not_stand_twice() -> None:
    teaser = f"<div class='c'><p>{ONE}</p></div>"
    body = f"{teaser}<article><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p></article>{teaser}"
    assert lines(body) == [ONE, TWO, THREE]


@pytest.mark.parametrize(
    "link",
    [
        "<p><a href='x'>Read more: How a mill hides 900 workers</a></p>",
        "<p>See also: <a href='x'>900 workers leave another town</a>.</p>",
        "<p><a href='x'>900 workers leave another town, and nobody knows where they have gone to</a></p>",
        "<p>관련기사 <a href='x'>노동자 900명이 다른 도시를 떠났다</a></p>",
        "<p>Читайте также: <a href='x'>900 рабочих уехали из города</a></p>",
    ],
)
def test_a_line_that_leads_to_another_story_is_furniture_or_gone(link: str) -> None:
    body = f"<article><p>{ONE}</p>{link}<p>{TWO}</p><p>{THREE}</p></article>"
    kept = [text for text in lines(body) if text not in furniture(body)]
    assert kept == [ONE, TWO, THREE]


def test_a_sentence_with_a_link_in_it_is_the_report() -> None:
    linked = "<p><a href='x'>The trader said that they had come by bus, as others had.</a></p>"
    assert furniture(f"<article><p>{ONE}</p>{linked}<p>{TWO}</p></article>") == []


def test_the_headline_is_the_block_that_says_the_title() -> None:
    body = f"<h3>Other</h3><article><p>Section</p><h1>Workers <i>at</i> a plant</h1><p>{ONE}</p><p>{TWO}</p></article>"
    found = walked(body)
    kept = lines_of(found, extracted(found))
    headline = headline_block(found, kept, "Workers at a plant")
    assert headline is not None
    assert headline.element.tag == "h1"
    assert headline_block(found, kept, "Something else") is None
    assert headline_block(found, kept, None) is None


def test_of_a_page_with_too_many_blocks_the_extractor_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pagetext, "_MOST_TOLD", 3)
    assert extracted(walked(f"<article><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p></article>")) == [0, 1, 2]
    assert extracted(walked(f"<article><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p><p>{PAST}</p></article>")) == []
    assert extracted(walked("")) == []
    assert lines_of(walked(""), []) == []


def test_many_blocks_are_sought_in_a_table_of_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    body = f"<article><p>{ONE} <a href='x'>x</a></p><p>{TWO}</p></article><div><p>Elsewhere, and long enough.</p></div>"
    searched = extracted(walked(body))
    monkeypatch.setattr(pagetext, "_SEARCHED", 0)
    assert extracted(walked(body)) == searched != []


def test_a_short_text_in_korean_is_a_text() -> None:
    said = "강변에 있는 의류 공장에 지난달 북한 여성 노동자 80명이 새로 들어왔다고 상인이 말했다."
    denied = "공장 측은 확인을 거부했다고 한다."
    body = f"<div class='a'><span>뉴스 홈</span></div><article><p>{said}</p><p>{denied}</p></article>"
    assert lines(body) == [said, denied]


def test_a_page_of_a_few_words_has_them_all() -> None:
    assert lines("<article><h1>T</h1><p>Words.</p></article>") == ["T", "Words."]


def test_a_paragraph_that_the_extractor_drops_for_its_name_stands_with_its_neighbours() -> None:
    body = f"<article><p>{ONE}</p><p class='message'>{TWO}</p><p>{THREE}</p><p>{PAST}</p></article>"
    found = walked(body)
    assert len(extracted(found)) == 3
    assert lines(body) == [ONE, TWO, THREE, PAST]


def test_a_caption_of_another_story_is_left_out() -> None:
    card = "<div class='card'><figure><figcaption>A ferry at the pier</figcaption></figure></div>"
    assert lines(f"<div><article><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p></article>{card}</div>") == [ONE, TWO, THREE]
