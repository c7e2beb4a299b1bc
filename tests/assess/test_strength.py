"""How well a finding is supported: by independent origins of its weakest element, in words that keep them apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.assess.test_cases import every_world
from tests.assess.world import World, world

from tumen.assess import origins_by_family, strength
from tumen.assess.strength import read_words, words
from tumen.errors import InvalidData
from tumen.ledger import Between, Contradiction, Finding, Origin, Strength
from tumen.ledger.rows import from_row, to_row

HIRING: dict[str, Any] = {"kind": "hiring", "host": "CN", "time": "2024-08-29"}


def built(*claims: Mapping[str, Any], **case: Any) -> World:
    quotes = [f"they are employed there, says number {number}" for number in range(len(claims))]
    return world({**case, "claims": [{"quote": quote, **claim} for quote, claim in zip(quotes, claims, strict=True)]})


def support(one: World, roots: Sequence[str | None], *, provision: str = "UNSCR-2397-8", **changes: Any) -> Strength:
    """The strength of the one finding of a provision where the claims go back to these roots, None being unknown."""
    (finding,) = one.of(provision)
    of = replace(one.incident, **changes)
    origins = {
        name: (Origin(key=root, name=root),) if root else ()
        for name, root in zip(one.incident.claims, roots, strict=True)
    }
    facts = {fact.id: fact for fact in one.facts}
    return strength(finding, of, claims=one.claims, origins=origins, facts=facts)


def test_two_independent_origins_that_give_the_day_establish() -> None:
    found = support(built(HIRING, HIRING), ["a", "b"])
    assert (found.independent, found.established, found.likelihood, found.confidence) == (2, True, "likely", "moderate")
    assert found.says[-1] == "It counts as established by two independent origins."


def test_copies_and_unknown_origins_add_nothing() -> None:
    one = support(built(HIRING), ["a"])
    copied = support(built(HIRING, HIRING, HIRING), ["a", "a", "a"])
    unknown = support(built(HIRING, HIRING), ["a", None])
    assert one.independent == copied.independent == unknown.independent == 1
    assert not (one.established)
    assert not (copied.established)
    assert not (unknown.established)
    assert (one.likelihood, one.confidence) == (copied.likelihood, copied.confidence) == ("roughly_even_chance", "low")
    assert (unknown.likelihood, unknown.confidence, unknown.unknown) == ("roughly_even_chance", "low", 1)


def test_where_no_origin_is_known_no_likelihood_is_given() -> None:
    found = support(built(HIRING, HIRING), [None, None])
    assert (found.independent, found.likelihood, found.confidence) == (0, None, "low")
    assert found.says[0] == "Whether what this rests on is as told cannot be judged: no claim of it has a known origin."


def test_the_weakest_element_decides() -> None:
    # both tell of the work, only one of them on which day
    found = support(built(HIRING, {**HIRING, "time": None}), ["a", "b"])
    assert found.independent == 1
    assert {backing.elements: backing.origins for backing in found.backings}[("E4",)] == ("a",)
    assert {backing.elements: backing.origins for backing in found.backings}[("E3a",)] == ("a", "b")


def test_days_that_rest_on_bounds_are_never_established() -> None:
    undated = {**HIRING, "time": None, "quote": "the plant employs these workers now"}
    one = built(undated, {**undated, "quote": "it employs them now"}, report={"published": "2024-09-16"})
    found = support(one, ["a", "b"])
    assert (found.bounded, found.independent, found.established, found.confidence) == (True, 2, False, "low")
    assert "its days rest on bounds" in found.says[1]


def test_a_denial_and_a_contradiction_keep_it_from_being_established() -> None:
    denied = support(built(HIRING, HIRING, {**HIRING, "modality": "denied"}), ["a", "b", "c"])
    assert (denied.denials, denied.established, denied.likelihood) == (1, False, "roughly_even_chance")
    one = built(HIRING, HIRING)
    about = Contradiction(slot="place", claims=one.incident.claims, why="two places", between="independent")
    assert support(one, ["a", "b"], contradictions=(about,)).contradictions == ("two places",)
    assert not support(one, ["a", "b"], contradictions=(about,)).established


def test_how_many_they_were_and_what_was_corrected_contest_nothing() -> None:
    one = built(HIRING, HIRING)
    harmless: list[tuple[str, Between]] = [("count", "independent"), ("parts", "party"), ("time", "superseded")]
    for slot, between in harmless:
        about = Contradiction(slot=slot, claims=one.incident.claims, why="…", between=between)
        assert support(one, ["a", "b"], contradictions=(about,)).established
    elsewhere = Contradiction(slot="time", claims=("x", "y"), why="…", between="independent")
    assert support(one, ["a", "b"], contradictions=(elsewhere,)).established


def test_three_origins_with_one_close_to_the_facts_give_high_confidence() -> None:
    worker = {**HIRING, "source_type": "worker"}
    assert support(built(worker, HIRING, HIRING), ["a", "b", "c"]).confidence == "high"
    assert support(built(HIRING, HIRING, HIRING), ["a", "b", "c"]).confidence == "moderate"
    # a worker whose words reach nobody knows how count for nothing
    assert support(built(worker, HIRING, HIRING, HIRING), [None, "a", "b", "c"]).confidence == "moderate"
    assert support(built(worker), ["a"]).likelihood == "likely"
    assert "first-hand workers" in support(built(worker), ["a"]).kinds


def test_what_is_only_planned_is_established_as_nothing() -> None:
    planned = {**HIRING, "modality": "planned"}
    assert not support(built(planned, planned), ["a", "b"]).established


def test_a_stated_fact_is_as_good_as_the_claims_of_its_report() -> None:
    one = built({**HIRING, "sector": "garment"}, facts=[{"fact": "us_shipment", "time": "2024-10-01"}])
    found = support(one, ["a"], provision="US-CAATSA-321b")
    assert [backing.origins for backing in found.backings] == [("a",)] * 4


def test_a_retelling_that_tells_a_plan_as_done_supports_nothing() -> None:
    one = built({**HIRING, "modality": "planned"}, HIRING)
    (finding,) = one.of("UNSCR-2397-8")
    plan, deed = one.incident.claims
    root = Origin(key="a", name="a", report=one.claims[plan].report)
    assert strength(finding, one.incident, claims=one.claims, origins={plan: (root,), deed: (root,)}).independent == 1
    other = replace(one.claims[deed], report="another")
    found = strength(
        finding,
        one.incident,
        claims={**one.claims, deed: other},
        origins={plan: (root,), deed: (root,)},
    )
    assert (found.independent, found.likelihood) == (0, None)


def test_reports_of_one_family_go_back_to_one_root() -> None:
    one = built(HIRING, HIRING)
    first, second = one.claims.values()
    second = replace(second, report="other")
    roots = origins_by_family([first, second], {first.report: "f", "other": "f"})
    assert {origin.key for found in roots.values() for origin in found} == {"f"}
    apart = origins_by_family([first, second], {first.report: None})
    assert {origin.key for found in apart.values() for origin in found} == {first.report, "other"}


LIKELY = [word for likelihood in words().likelihoods for word in likelihood.words]


def every_strength() -> list[tuple[Finding, Strength]]:
    found = []
    for one in every_world():
        for roots in (["a"], ["a", "b", "c"], [None]):
            origins = {
                name: (Origin(key=root, name=root),) if root else ()
                for name, root in zip(one.incident.claims, roots * len(one.claims), strict=False)
            }
            for finding in one.findings():
                found.append((finding, strength(finding, one.incident, claims=one.claims, origins=origins)))
    return found


def test_no_sentence_speaks_of_both_likelihood_and_confidence() -> None:
    told = every_strength()
    assert len(told) > 1000
    for _, found in told:
        for sentence in found.says:
            likely = [word for word in LIKELY if word in sentence.casefold()]
            assert not (likely and "confidence" in sentence.casefold()), sentence
            assert sentence.endswith(".")
            assert ".." not in sentence
        assert found == from_row(Strength, to_row(found))


def test_established_needs_two_origins_a_stated_day_and_no_live_contradiction() -> None:
    for finding, found in every_strength():
        if found.established:
            assert found.independent >= 2
            assert not finding.bounded
            assert finding.standing == "asserted"
            assert not found.contradictions
            assert not found.denials


RANK: dict[str | None, int] = {None: -1, **{word.name: place for place, word in enumerate(words().likelihoods)}}


@given(st.lists(st.sampled_from(["a", "b", "c", None]), min_size=1, max_size=5), st.sampled_from(["a", None]))
def test_one_more_copy_or_unknown_origin_raises_nothing(roots: list[str | None], more: str | None) -> None:
    if more is not None and more not in roots:
        return
    before = support(built(*[HIRING] * len(roots)), roots)
    after = support(built(*[HIRING] * (len(roots) + 1)), [*roots, more])
    assert after.independent == before.independent
    assert RANK[after.likelihood] == RANK[before.likelihood]
    assert after.confidence == before.confidence
    assert after.established == before.established


def test_the_words_are_those_of_the_directive() -> None:
    assert [(word.low, word.high) for word in words().likelihoods] == [
        (1, 5), (5, 20), (20, 45), (45, 55), (55, 80), (80, 95), (95, 99)
    ]  # fmt: skip
    text = (files("tumen.assess") / "strength.yaml").read_text(encoding="utf-8")
    assert "Intelligence Community Directive 203" in text


@pytest.mark.parametrize(
    ("was", "becomes", "message"),
    [
        ("low: 55, high: 80", "low: 80, high: 55", "no range"),
        ("likelihood: very_likely", "likelihood: certain", "use one of almost_no_chance"),
        ("confidence: high\n", "confidence: good\n", "use one of low, moderate, high"),
        ("types: [worker]", "types: [nobody]", "is not allowed"),
        ("  - when: {}", "  - when: {origins: 1}", "the last rule has conditions"),
    ],
)
def test_what_cannot_be_used_is_refused(tmp_path: Path, was: str, becomes: str, message: str) -> None:
    text = (files("tumen.assess") / "strength.yaml").read_text(encoding="utf-8")
    assert was in text
    changed = tmp_path / "strength.yaml"
    changed.write_text(text.replace(was, becomes, 1), encoding="utf-8")
    with pytest.raises(InvalidData, match=message):
        read_words(changed)
