"""Markup to a tree: bounded before it costs time, nothing lost below a depth, notes of browsers read."""

from __future__ import annotations

import pytest

from tumen.errors import UnreadableInput
from tumen.read.pagetree import INVISIBLE, hidden_in, new_page, parse, saved_from, take_out_invisible

PROSE = "<p>Around 300 workers arrived at a garment plant in a border town, a trader said on Tuesday.</p>"


def text_of(markup: str) -> str:
    return " ".join("".join(parse(markup, name="a.html").itertext()).split())


@pytest.mark.parametrize(
    "tag",
    [
        "<p " + " ".join(f"a{number}" for number in range(300)) + ">",
        "<p " + " ".join(f'a{number}="<p>"' for number in range(300)) + ">",
        "<p " + "/".join(f"a{number}='>'" for number in range(300)) + ">",
        "<a b'><p " + "\n".join(f"a{number} = x" for number in range(300)) + ">'",
    ],
)
def test_an_element_of_very_many_attributes_is_refused_before_it_is_parsed(tag: str) -> None:
    with pytest.raises(UnreadableInput, match=r"^a\.html: is a page with an element of more than 256 attributes; save"):
        parse(f"<html><body>{tag}x</p>{PROSE}", name="a.html")


@pytest.mark.parametrize(
    "markup",
    [
        "<p " + " ".join(f"a{number}" for number in range(200)) + ">",
        "<script>if (a<b) {" + " word" * 1000 + "}</script>",
        "<!-- a<b " + " word" * 1000 + " -->",
        f"<p data-x='{'a b ' * 5000}'>",
        "5 <6 and more" + " words" * 1000,
    ],
)
def test_long_tags_scripts_and_comments_are_no_crowd_of_attributes(markup: str) -> None:
    assert "Around 300 workers" in text_of(f"<html><body>{markup}</p>{PROSE}")


def test_nothing_is_lost_below_the_depth_at_which_the_parser_gives_up() -> None:
    assert "Around 300 workers" in text_of("<html><body>" + "<font>" * 400 + PROSE)
    with pytest.raises(UnreadableInput, match=r"^a\.html: is a page whose elements are nested far too deep; save"):
        parse("<html><body>" + "<font>" * 10_000 + PROSE, name="a.html")


def test_more_markup_than_a_page_has_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tumen.read.pagetree._MOST_CHARACTERS", 1_000_000)
    with pytest.raises(UnreadableInput, match=r"^a\.html: is a page of more than 1 million characters; save"):
        parse("x" * 1_000_001, name="a.html")


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<?xml version='1.0' encoding='utf-16'?><html><body><p>Ä</p></body></html>", "Ä"),
        ("<p>a\x00b\x07c</p>", "abc"),
        ("<p>a<!-- b -->c<?php d ?></p>", "ac"),
        ("<meta charset='koi8-r'><p>Ж</p>", "Ж"),
        ("<p>\ud800</p>", "?"),
        ("<!DOCTYPE html [<!ENTITY a 'aaa'><!ENTITY c SYSTEM 'file:///etc/hosts'>]><p>&c;</p>", "]>&c;"),
        ("plain", "plain"),
    ],
)
def test_markup_is_read_as_browsers_do(markup: str, text: str) -> None:
    assert text_of(markup) == text


@pytest.mark.parametrize("markup", ["<!-- x -->", "<?php x ?>"])
def test_a_page_of_nothing_is_refused(markup: str) -> None:
    with pytest.raises(UnreadableInput, match=r"^a\.html: is a page without readable text; save"):
        parse(markup, name="a.html")


def test_the_address_is_read_that_a_browser_noted() -> None:
    assert saved_from("<!-- saved from url=(0021)https://example.org/a -->\n<html>") == "https://example.org/a"
    assert (
        saved_from("<!--\n Page saved with SingleFile \n url: https://example.org/b \n-->") == "https://example.org/b"
    )
    assert saved_from("<!-- saved from url=(0014)about:internet -->") is None
    assert saved_from("<p>saved from url=(0021)https://example.org/a</p>") is None


def test_what_is_not_shown_goes_and_its_tail_stays() -> None:
    root = parse("<p>a<script>b</script>c</p><style>d</style><p>e<template><p>f</p></template></p>", name="a.html")
    take_out_invisible(root)
    assert [element.text for element in root.iter("p")] == ["ac", "e"]
    assert not any(element.tag in INVISIBLE for element in root.iter())


def test_hidden_elements_are_told_by_their_own_attributes() -> None:
    root = parse(
        "<p hidden>a</p><p hidden='until-found'>b</p><p aria-hidden='false'>c</p><p style='display:block'>d</p>"
        "<p style='x-display:none'>e</p><p style='margin:0;display:none'>f</p><p aria-hidden='TRUE'>g</p>",
        name="a.html",
    )
    assert sorted(element.text for element in hidden_in(root)) == ["a", "f", "g"]


def test_an_empty_page_has_a_document_of_its_own() -> None:
    page = new_page()
    assert page.getroottree().getroot() is page
    assert new_page() is not page
