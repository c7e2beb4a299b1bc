"""`why`: which rules matched, which gave way, which were too unlikely, and what an incomplete one lacks."""

from __future__ import annotations

from tests.extract.texts import claims_of, report_of

from tumen.extract import Reason, why


def _reasons(text: str) -> tuple[Reason, ...]:
    return why(report_of(text))


def test_the_rule_of_a_claim_is_named_with_its_score() -> None:
    text = "North Korea sent about 300 workers to Dandong in May."
    (claim,) = claims_of(text)
    found = [one for one in _reasons(text) if one.outcome == "claim"]
    assert [(one.rule, one.kind) for one in found] == [(claim.rule, "movement out")]
    assert found[0].score == round(claim.score or 0, 2)
    assert text[found[0].start : found[0].end] == found[0].words


def test_what_speaks_against_a_rule_is_named() -> None:
    found = [one for one in _reasons("All North Korean workers must return home by December 2019.") if one.rule]
    unlikely = [one for one in found if one.outcome == "too unlikely" and one.kind == "movement return"]
    assert any("doubt duty" in one.against or "doubt obliged" in one.against for one in unlikely)
    assert not any(one.outcome == "claim" for one in found)


def test_a_rule_that_lacks_one_word_says_which() -> None:
    found = _reasons("North Korea sent about 300 workers to Dandong in May.")
    incomplete = [one for one in found if one.outcome == "incomplete"]
    assert incomplete
    assert all(one.missing and one.score is None for one in incomplete)


def test_a_sentence_off_the_topic_is_said_to_be_so() -> None:
    text = "The bakery in Leeds sells 300 loaves a day."
    (reason,) = _reasons(text)
    assert (reason.outcome, reason.rule, reason.words) == ("off topic", None, text)


def test_another_line_changes_what_is_a_claim() -> None:
    text = "North Korea sent about 300 workers to Dandong in May."
    assert [one.outcome for one in why(report_of(text), least=0.9999)].count("claim") == 0


def test_a_language_without_rules_has_no_reasons() -> None:
    assert why(report_of("노동자 300명을 보냈다.", language="xx")) == ()
