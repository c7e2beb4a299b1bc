"""Linked data of a page: what it says of the report itself, and nothing of what that cites, lists or belongs to."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tumen.read.linkeddata import linked_data, names_of, report_node, text_of


def node_of(value: Any, *, title: str | None = None, url: str | None = None) -> dict[str, Any] | None:
    return report_node(linked_data([json.dumps(value)]), title=title, url=url)


ARTICLE = {"@type": "NewsArticle", "headline": "A plant", "datePublished": "2019-05-06"}
OTHER = {"@type": "NewsArticle", "headline": "Another", "datePublished": "2024-06-03", "url": "https://e.org/b"}


def test_the_report_is_found_in_every_form_that_pages_use() -> None:
    assert node_of(ARTICLE) == ARTICLE
    assert node_of([ARTICLE]) == ARTICLE
    assert node_of({"@graph": [{"@type": "WebSite", "name": "X"}, ARTICLE]}) == ARTICLE
    assert node_of({"@type": "WebPage", "mainEntity": ARTICLE}) == ARTICLE
    assert node_of({**ARTICLE, "@type": ["Article", "Thing"]}) is not None


def test_what_the_report_cites_or_lists_is_not_the_report() -> None:
    for name in ("hasPart", "isPartOf", "citation", "itemListElement", "about", "mentions", "comment"):
        assert node_of({"@type": "ItemList", name: [OTHER]}) is None
    assert node_of({"@type": "Event", "startDate": "2019-05-06"}) is None


def test_of_several_articles_the_one_with_the_headline_or_the_address_counts() -> None:
    assert node_of([OTHER, ARTICLE], title="A  PLANT") == ARTICLE
    assert node_of([ARTICLE, OTHER], url="https://e.org/b") == OTHER
    assert node_of([ARTICLE, OTHER]) is None


def test_the_page_stands_for_the_report_where_there_is_no_article() -> None:
    page = {"@type": "WebPage", "datePublished": "2019-05-06"}
    assert node_of([page, {"@type": "WebSite"}]) == page
    assert node_of([page, ARTICLE]) == ARTICLE


@pytest.mark.parametrize(
    "script",
    [
        "",
        "{",
        "[" * 100_000,
        '{"a":' * 50_000,
        "null",
        "1",
        '"x"',
        "[1, [2, [3]]]",
        "{'a': 1}",
        "[" + "1," * 100_000 + "1]",
    ],
)
def test_broken_and_hostile_scripts_give_nothing(script: str) -> None:
    assert linked_data([script]) == ()


def test_wrapped_and_sloppy_scripts_are_read() -> None:
    written = json.dumps(ARTICLE)
    for script in (
        f"<!-- {written} -->",
        f"//<![CDATA[\n{written}\n//]]>",
        f"/*<![CDATA[*/{written}/*]]>*/",
        f"\n{written}\n",
    ):
        assert linked_data([script]) == (ARTICLE,)
    assert linked_data(['{"@type": "Article", "headline": "two\nlines"}'])[0]["headline"] == "two\nlines"


def test_no_more_is_read_than_a_page_states() -> None:
    assert linked_data(["[" + ",".join(['{"@type":"Article"}'] * 20_000) + "]"]) != ()
    assert len(linked_data(["[" + ",".join(['{"@type":"Article"}'] * 20_000) + "]"])) <= 5_001
    assert linked_data([" " * 1_000_001, json.dumps(ARTICLE)]) == ()


def test_properties_are_read_in_their_forms() -> None:
    assert text_of(" a  b ") == "a b"
    assert text_of(["x", "y"]) == "x"
    assert text_of({"@value": "x"}) == "x"
    assert text_of({"name": "x"}) == "x"
    assert text_of([]) is None
    assert text_of(3) is None
    assert list(names_of([{"name": "A"}, "B", {"name": ["C", "D"]}, 3, {"url": "x"}, " "])) == ["A", "B", "C", "D"]
    assert list(names_of(None)) == []
