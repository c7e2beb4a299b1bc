"""What is no claim: questions, foreigners at large, what rules allow, another state's people, work at home."""

from __future__ import annotations

import pytest
from tests.extract.texts import claims_of, report_of

from tumen.extract.en.clauses import clauses_of
from tumen.extract.en.frames import frames_of
from tumen.extract.en.mains import main_verb, next_after, stand_to
from tumen.extract.en.passage import scenes
from tumen.extract.en.speakers import speeches
from tumen.extract.en.text import cut
from tumen.extract.en.values import values_of

ABOUT = " North Korean workers in Dandong sew suits for a garment plant."
"""A sentence that makes a text one about the workers."""


def doubts(text: str) -> set[str]:
    """The doubts of all frames in the first sentence of the text, which is about the workers."""
    report = report_of(text + ABOUT)
    whole, values = cut(report.text), values_of(report)
    spoken = speeches(whole)
    scene, speech = next(zip(scenes(whole, values, [one.spoken for one in spoken]), spoken, strict=True))
    clauses = clauses_of(scene.sentence, speech.spoken)
    frames = frames_of(report, scene, speech, values, clauses, None)
    assert frames
    return {doubt for frame in frames for doubt in frame.doubts}


@pytest.mark.parametrize(
    "text",
    [
        "How many North Korean workers are employed at plants in Dandong?",
        "Have 300 North Korean workers been sent to Hunchun?",
        "The group tried to find out which firms employ North Korean workers.",
        "Lawmakers asked whether North Korean workers had been hired by the plant.",
    ],
)
def test_what_is_only_asked_is_doubted(text: str) -> None:
    assert "question" in doubts(text)


@pytest.mark.parametrize(
    "text",
    [
        "The group found out that the firm employs 300 North Korean workers.",
        "Asked about it, the owner said that the plant employs 300 North Korean workers.",
        "About 300 North Korean workers were sent to Hunchun. Who pays them?",
        "The plant in Hunchun, which asked for them, employs 300 North Korean workers.",
    ],
)
def test_what_is_told_beside_a_question_is_not(text: str) -> None:
    assert "question" not in doubts(text)


@pytest.mark.parametrize(
    "text",
    [
        "The emirate employs about two million foreigners, most of them builders.",
        "Permits were issued to 40,000 foreign workers last year.",
        "Last year the country issued 30,000 permits to migrants.",
    ],
)
def test_foreigners_at_large_are_doubted(text: str) -> None:
    assert "foreigners" in doubts(text)


@pytest.mark.parametrize(
    "text",
    [
        "The firm employs 300 North Korean migrant workers.",
        "About 300 North Korean workers earn foreign currency in Hunchun.",
        "The site employs 40 foreign workers from North Korea.",
    ],
)
def test_the_state_s_own_people_among_foreigners_are_not(text: str) -> None:
    assert "foreigners" not in doubts(text)


@pytest.mark.parametrize(
    "text",
    [
        "The sanctions rule out new work visas for North Korean workers.",
        "The law allows the president to punish firms that employ North Korean workers.",
        "U.N. resolutions no longer permit firms to employ North Korean workers.",
        "The act authorizes customs to turn back goods made by North Korean workers who are employed abroad.",
    ],
)
def test_what_a_rule_allows_or_rules_out_is_law(text: str) -> None:
    assert "law" in doubts(text)


@pytest.mark.parametrize(
    "text",
    [
        "Despite the sanctions work permits were issued to 300 North Korean workers.",
        "The owner, who knows the sanctions, employs 300 North Korean workers.",
        "The plant freezes fish and employs 300 North Korean workers.",
    ],
)
def test_what_is_done_in_spite_of_a_rule_is_not(text: str) -> None:
    assert "law" not in doubts(text)


@pytest.mark.parametrize(
    "text",
    [
        "Vietnam sent 155,000 workers abroad last year.",
        "Nepal has dispatched 30,000 labourers overseas.",
    ],
)
def test_people_whom_another_state_sends_out_are_its_own(text: str) -> None:
    assert [claim.quote for claim in claims_of(ABOUT.strip() + " " + text) if claim.count] == []


@pytest.mark.parametrize(
    "text",
    [
        "North Korea sent 155 workers abroad last year.",
        "Pyongyang has dispatched 300 labourers overseas.",
        "Through China, Pyongyang sent 155 workers abroad last year.",
        "From China the regime has sent 155 workers abroad.",
        "Besides those in China, the state sent 155 workers abroad.",
        "Last year 155 workers in China were sent abroad by the North.",
    ],
)
def test_people_whom_the_north_sends_out_stay_workers(text: str) -> None:
    assert [claim.kind for claim in claims_of(ABOUT.strip() + " " + text) if claim.count] == ["movement"]


def test_a_text_that_names_the_north_in_passing_is_about_those_of_whom_it_tells() -> None:
    text = (
        "Vietnam sent 155,000 workers abroad last year, most of them to Taiwan and Malaysia. In Taiwan about 40,000 "
        "Vietnamese work in factories. Their average wage is $1,600 a month. North Korea was not on the agenda."
    )
    assert claims_of(text) == ()
    assert claims_of(text.replace("Vietnamese work", "North Koreans work")) != ()


FLOOD = (
    "Thousands of people have been mobilised to rebuild homes in Sinuiju. "
    "Workers from Pyongyang were sent to the city. They work 14 hours a day and receive no wages. "
)


def test_work_at_home_is_no_claim_where_a_text_names_no_other_work() -> None:
    assert claims_of(FLOOD) == ()
    assert claims_of(FLOOD + "China offered help, but none was taken.") == ()


@pytest.mark.parametrize(
    "text",
    [
        "In China a plant employs 300 North Korean workers.",
        "A Chinese firm employs 300 North Korean workers.",
        "About 300 North Korean workers were sent abroad.",
    ],
)
def test_work_elsewhere_is_told_beside_it(text: str) -> None:
    assert any(claim.count for claim in claims_of(FLOOD + text))


@pytest.mark.parametrize(
    ("end", "told"),
    [
        ("The mobilized receive little pay or none and the work is exhausting.", False),
        ("The mobilized receive little pay or none. Some North Korean workers were sent abroad.", True),
        ("The mobilized receive little pay or none. Qatar has 2,000 North Korean workers.", True),
    ],
)
def test_those_who_are_mobilised_at_home_are_no_workers_abroad(end: str, told: bool) -> None:
    text = f"The North Korean government relies on unpaid labor. North Korean workers are mobilized for mines. {end}"
    assert bool(claims_of(text)) is told


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The plant that employs them has been closed", "closed"),
        ("Workers who had fled were not sent home", "sent"),
        ("A plant with 300 workers", None),
        ("They work hard", "work"),
    ],
)
def test_the_main_verb_is_the_first_outside_a_relative_clause(text: str, verb: str | None) -> None:
    (sentence,) = cut(text).sentences
    main = main_verb(sentence.words, clauses_of(sentence)[0])
    assert (None if main is None else sentence.words[main[1]].low) == verb


def test_a_phrase_stands_before_in_or_after_the_main_verb() -> None:
    assert [stand_to((4, 6), at, at + 1) for at in (2, 6, 8)] == ["before main", "main", "after main"]
    assert stand_to(None, 0, 1) == "without main"
    words = cut("They work, 300 of them.").sentences[0].words
    assert [next_after(words, end) for end in range(1, len(words) + 1)] == [
        "word", ",", "number", "of", "word", ".", "nothing",
    ]  # fmt: skip
