"""Whom a report tells of and where: one of the workers, parties that are no place, ways home, the ends of sentences."""

from __future__ import annotations

import pytest
from tests.extract.texts import report_of

from tumen.extract.en.clauses import clauses_of
from tumen.extract.en.frames import frames_of
from tumen.extract.en.passage import Scene, scenes
from tumen.extract.en.placing import Frame, direction_of
from tumen.extract.en.speakers import speeches
from tumen.extract.en.text import cut
from tumen.extract.en.values import values_of
from tumen.extract.en.verbs import read_verb

SCENE = "About 300 North Korean workers live in Dandong, China. "


def scenes_of(text: str) -> tuple[Scene, ...]:
    """The sentences of the text as scenes."""
    report = report_of(text)
    whole = cut(report.text, report.furniture)
    return scenes(whole, values_of(report), [one.spoken for one in speeches(whole)])


def people_after(text: str) -> list[str]:
    """The words for workers in the last sentence, which follows the scene."""
    whole = SCENE + text
    return [whole[one.start : one.end] for one in scenes_of(whole)[-1].groups if one.status == "workers"]


def frames_after(text: str, before: str = SCENE) -> tuple[Scene, list[Frame]]:
    """The last sentence, which follows the scene, and its frames."""
    report = report_of(before + text)
    whole, values = cut(report.text, report.furniture), values_of(report)
    spoken = speeches(whole)
    scene = scenes(whole, values, [one.spoken for one in spoken])[-1]
    clauses = clauses_of(scene.sentence, spoken[-1].spoken)
    return scene, frames_of(report, scene, spoken[-1], values, clauses, None)


def doubts_after(text: str, rule: str, before: str = SCENE) -> set[str]:
    """The doubts that the rule raises in the last sentence."""
    _, frames = frames_after(text, before)
    return {doubt for frame in frames for doubt in frame.doubts if frame.predicate.name == rule}


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Another builder, Tae, left last year.", ["Another builder"]),
        ("One man who came in 2011 spoke of it.", ["One man"]),
        ("Another official, Tae, left last year.", []),
        ("A year later another builder told the paper of it.", []),
        ("The snow froze his hands.", []),
        ("The money is in the hands of the regime.", []),
        ("The plant needs more hands from North Korea.", ["more hands"]),
        ("The North Korean labor migrants left in May.", ["The North Korean labor migrants"]),
        ("The migrants left in May.", []),
    ],
)
def test_one_of_the_workers_is_told_from_limbs_and_strangers(text: str, people: list[str]) -> None:
    assert people_after(text) == people


@pytest.mark.parametrize(
    ("text", "hired"),
    [
        ("North Korean workers had been hired under a deal between the state and Pyongyang.", True),
        ("North Korean builders had been hired through an agency in Pyongyang.", True),
        ("North Korean builders are hired through an agency in Pyongyang.", True),
        ("North Korean builders are employed in Pyongyang.", False),
        ("North Korean builders are employed at a plant in Rason.", False),
    ],
)
def test_a_party_to_a_deal_and_an_agency_at_home_are_no_place_of_work(text: str, hired: bool) -> None:
    _, frames = frames_after(text)
    told = {frame.predicate.kind for frame in frames if not (frame.predicate.hint or frame.predicate.loose)}
    assert ("hiring" in told) is hired


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("In Qatar a construction company sent 90 North Korean workers back.", "return"),
        ("A construction company sent 90 North Korean workers back to Qatar.", "out"),
    ],
)
def test_people_sent_back_go_home_unless_a_goal_follows(text: str, direction: str) -> None:
    scene, frames = frames_after(text)
    assert {direction_of(scene, one) for one in frames if one.predicate.name == "send_out"} == {direction}


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("He was sent to Russia in 2019.", "one_person"),
        ("The firm sent him to Russia in 2019.", "one_person"),
        ("The firm was sent to Russia in 2019.", "no_people"),
        ("He said that the firm sent cash to Russia.", "no_people"),
    ],
)
def test_what_is_told_of_one_person_is_a_doubt_of_its_own(text: str, doubt: str) -> None:
    found = doubts_after(text, "send_out")
    assert found & {"one_person", "no_people"} == {doubt}


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("More workers might arrive.", "lent_place"),
        ("More workers might arrive in Moscow.", None),
    ],
)
def test_a_place_that_the_passage_lends_is_less_in_doubt_than_none(text: str, doubt: str | None) -> None:
    assert (doubts_after(text, "arrive") & {"lent_place", "unplaced"}) == ({doubt} if doubt else set())


def test_nothing_lends_a_place_where_none_was_named() -> None:
    assert "unplaced" in doubts_after("The workers might arrive.", "arrive", before="North Korean workers left. ")


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("The North used to send thousands", "finite"),
        ("The money was used to send thousands", "infinitive"),
        ("The North wants to send thousands", "infinitive"),
    ],
)
def test_a_custom_of_the_past_is_told(text: str, form: str) -> None:
    words = cut(text, ()).sentences[0].words
    at = next(index for index, word in enumerate(words) if word.low == "send")
    assert read_verb(words, at).form == form


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("They belong to Example Trading Corp. The firm is in Perlis.", 2),
        ("They belong to Example Yard S.A. Two others do not.", 2),
        ("They belong to Example Trading Corp. Perlis and to others.", 1),
        ("They met Dr. The Example in Perlis.", 1),
        ("They met J. In Example in Perlis.", 1),
    ],
)
def test_a_sentence_may_end_with_the_short_form_of_a_firm(text: str, sentences: int) -> None:
    assert len(cut(text, ()).sentences) == sentences
