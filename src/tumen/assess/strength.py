"""How well the claims that a finding rests on are supported: independent origins, kinds of source, contradictions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from types import MappingProxyType
from typing import Any, cast

from tumen.assess.verdicts import conclusions
from tumen.datafile import Row, read_rows
from tumen.law import Law, Provision, bundled
from tumen.ledger import (
    CONFIDENCES,
    VOCABULARIES,
    Backing,
    Claim,
    Confidence,
    Contradiction,
    Finding,
    Incident,
    Origin,
    StatedFact,
    Strength,
)
from tumen.link.standing import undrifted

_ESTABLISHED = 2
"""Independent origins that anything called established needs at least."""

_HOW_MANY = ("count", "parts")
"""Slots of contradictions that touch how much, not whether."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Likelihood:
    """An estimative word: its synonyms, its range in per cent, and how its sentence begins."""

    name: str
    words: tuple[str, ...]
    low: int
    high: int
    opens: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    """What is said where at least `origins` independent origins back everything, and the other conditions hold."""

    origins: int
    firm: bool
    bounded: bool | None
    contested: bool | None
    likelihood: str | None
    confidence: Confidence


@dataclass(frozen=True, kw_only=True, slots=True)
class Words:
    """The words and rules of a file: `kinds` gives the kind of each type of source, `firm` the kinds that are close to
    the facts.
    """

    likelihoods: tuple[Likelihood, ...]
    kinds: Mapping[str, str]
    firm: frozenset[str]
    rules: tuple[Rule, ...]

    def likelihood(self, name: str) -> Likelihood:
        return next(word for word in self.likelihoods if word.name == name)


@cache
def words() -> Words:
    """The words that come with Tumen."""
    return read_words(files("tumen.assess") / "strength.yaml")


def read_words(source: Traversable | Path) -> Words:
    """The words of a file. Raises InvalidData, with file and line, where an entry cannot be used."""
    top = read_rows(source)
    top.keys_within(("source", "url", "likelihood", "confidence", "kinds", "rules"))
    likelihoods = tuple(_likelihood(row) for row in top["likelihood"])
    for row in top["confidence"]:
        row.keys_within(("id", "means"))
        row.text("id", allowed=CONFIDENCES)
    kinds: dict[str, str] = {}
    firm = set()
    for row in top["kinds"]:
        row.keys_within(("id", "types", "firm"))
        for name in row.texts("types"):
            if name not in VOCABULARIES["source type"] or name in kinds:
                raise row.fault(f"types: {name!r} is not allowed or stands twice.")
            kinds[name] = row.text("id")
        if row["firm"] is True:
            firm.add(row.text("id"))
    names = tuple(word.name for word in likelihoods)
    rules = tuple(_rule(row, names) for row in top["rules"])
    if rules[-1] != Rule(
        origins=0,
        firm=False,
        bounded=None,
        contested=None,
        likelihood=rules[-1].likelihood,
        confidence=rules[-1].confidence,
    ):
        raise top["rules"][-1].fault("when: the last rule has conditions; it must hold where no other does.")
    return Words(likelihoods=likelihoods, kinds=MappingProxyType(kinds), firm=frozenset(firm), rules=rules)


def _likelihood(row: Row) -> Likelihood:
    row.keys_within(("id", "words", "low", "high", "opens"))
    low, high = row["low"], row["high"]
    if not (type(low) is int and type(high) is int and 0 < low < high < 100):
        raise row.fault(f"low, high: {low!r} to {high!r} is no range between 1 and 99 per cent.")
    return Likelihood(name=row.text("id"), words=row.texts("words"), low=low, high=high, opens=row.text("opens"))


def _rule(row: Row, likelihoods: tuple[str, ...]) -> Rule:
    row.keys_within(("when", "likelihood", "confidence", "why"))
    when = row["when"]
    when.keys_within((), ("origins", "firm", "bounded", "contested"))
    likelihood = None if row["likelihood"] is None else row.text("likelihood", allowed=likelihoods)
    return Rule(
        origins=when.get("origins", 0),
        firm=when.get("firm", False),
        bounded=when.get("bounded"),
        contested=when.get("contested"),
        likelihood=likelihood,
        confidence=cast("Confidence", row.text("confidence", allowed=CONFIDENCES)),
    )


def strength(
    finding: Finding,
    incident: Incident,
    *,
    claims: Mapping[str, Claim],
    origins: Mapping[str, Sequence[Origin]],
    facts: Mapping[str, StatedFact] | None = None,
    law: Law | None = None,
) -> Strength:
    """How well a finding of the incident is supported.

    `claims` are by id and hold those of the incident; `origins` are the independent known roots of each by its id, none
    where they are unknown; `facts` are by id. An element that rests on a stated fact alone goes back to the claims of
    the report that states it. The verdict is as strong as the weakest of what it rests on.
    """
    known = facts or {}
    own = [claims[name] for name in incident.claims if name in claims]
    rules = law or bundled()
    provision = next((entry for entry in rules.provisions if entry.id == finding.provision), None)
    groups = _rests_on(finding, provision, rules)
    told = [_told(group, finding, own, known, provision) for group in groups] or [own]
    true = {claim.id for claim in undrifted(own, {claim.id: origins.get(claim.id, ()) for claim in own})}
    backings = tuple(
        Backing(
            elements=group,
            origins=tuple(sorted({o.key for c in found if c.id in true for o in origins.get(c.id, ())})),
            unknown=sum(not origins.get(claim.id) for claim in found),
        )
        for group, found in zip(groups or [()], told, strict=True)
    )
    used = {claim.id: claim for found in told for claim in found}
    against = _against(incident.contradictions, used.values(), provision)
    denials = sum(claim.modality == "denied" for claim in own) if finding.standing != "denied" else 0
    independent = min(len(backing.origins) for backing in backings)
    kinds = tuple(sorted({words().kinds[claim.source.type] for claim in used.values() if origins.get(claim.id)}))
    contested = bool(against or denials)
    rule = next(
        one
        for one in words().rules
        if independent >= one.origins
        and (not one.firm or not words().firm.isdisjoint(kinds))
        and one.bounded in (None, finding.bounded)
        and one.contested in (None, contested)
    )
    firm = finding.standing == "asserted" and not finding.bounded and not contested
    established = firm and independent >= _ESTABLISHED
    unknown = sum(not origins.get(name) for name in used)
    found = Strength(
        backings=backings,
        independent=independent,
        kinds=kinds,
        unknown=unknown,
        contradictions=against,
        denials=denials,
        bounded=finding.bounded,
        established=established,
        likelihood=rule.likelihood,
        confidence=rule.confidence,
        says=(),
    )
    return _worded(found)


def origins_by_family(claims: Iterable[Claim], families: Mapping[str, str | None]) -> Mapping[str, tuple[Origin, ...]]:
    """The origins of claims that come without lineage: reports of one family go back to one root, a report of none is a
    root of its own. `families` gives the label of each report id, None where it has none.
    """
    keys = {claim.id: families.get(claim.report) or claim.report for claim in claims}
    return MappingProxyType({name: (Origin(key=key, name=key),) for name, key in keys.items()})


def _rests_on(finding: Finding, provision: Provision | None, law: Law) -> list[tuple[str, ...]]:
    """The groups of elements that the verdict rests on, each once; what is met where the law at hand has others."""
    known = provision is not None and [e.id for e in finding.elements] == [rule.id for rule in provision.elements]
    if finding.verdict == "undetermined" or not known:
        # what is open rests on nothing; what is told is what is met
        return [
            (one.id,) for one in finding.elements if "met" in (one.state, one.reading) and (one.claims or one.facts)
        ]
    return list(dict.fromkeys(group for led in conclusions(finding, law) for group in led.rests_on))


def _told(
    group: tuple[str, ...],
    finding: Finding,
    own: Sequence[Claim],
    facts: Mapping[str, StatedFact],
    provision: Provision | None,
) -> list[Claim]:
    """The claims that a group of elements rests on: those of its elements, for an element about days those that give a
    time, and for stated facts those of their report.
    """
    elements = [element for element in finding.elements if element.id in group]
    named = {name for element in elements for name in element.claims}
    reports = {facts[name].report for element in elements for name in element.facts if name in facts}
    found = [claim for claim in own if claim.id in named]
    if reports and not found:
        found = [claim for claim in own if claim.report in reports]
    if not found:
        # what the text itself presumes needs no source; it is as strong as the rest
        found = [claim for claim in own if claim.modality != "denied"] or list(own)
    if not finding.bounded and _about_days(group, provision):
        return [claim for claim in found if claim.time is not None] or found
    return found


def _about_days(group: tuple[str, ...], provision: Provision | None) -> bool:
    rules = [rule for rule in provision.elements if rule.id in group] if provision is not None else []
    return any(isinstance(value, date) for rule in rules for value in rule.params.values())


def _against(found: Iterable[Contradiction], used: Iterable[Claim], provision: Provision | None) -> tuple[str, ...]:
    """The live contradictions that touch a claim it rests on: about whether, when or where; about how many where the
    provision counts.
    """
    names = {claim.id for claim in used}
    counts = provision is not None and any(rule.predicate == "totals_above" for rule in provision.elements)
    return tuple(
        one.why
        for one in found
        if (counts or one.slot not in _HOW_MANY) and one.between != "superseded" and not names.isdisjoint(one.claims)
    )


# --- sentences -----------------------------------------------------------------------------------------------------

_NUMBERS = ("no known origin", "one independent origin", "two independent origins", "three independent origins")


def _worded(found: Strength) -> Strength:
    values: dict[str, Any] = {name: getattr(found, name) for name in Strength.__dataclass_fields__}
    return Strength(**{**values, "says": tuple(_sentences(found))})


def _sentences(found: Strength) -> Iterable[str]:
    if found.likelihood is None:
        yield "Whether what this rests on is as told cannot be judged: no claim of it has a known origin."
    else:
        word = words().likelihood(found.likelihood)
        yield f"{word.opens} ({word.low} to {word.high} per cent) that what this rests on is as told."
    yield f"Confidence in this judgement is {found.confidence}: {'; '.join(_grounds(found))}."
    if found.established:
        yield f"It counts as established by {_number(found.independent)}."


def _number(count: int) -> str:
    return _NUMBERS[count] if count < len(_NUMBERS) else f"{count} independent origins"


def _grounds(found: Strength) -> Iterable[str]:
    yield _number(found.independent) + (f" ({', '.join(found.kinds)})" if found.kinds else "")
    if found.unknown:
        yield (
            "1 claim of unknown origin adds nothing"
            if found.unknown == 1
            else f"{found.unknown} of unknown origin add nothing"
        )
    if found.bounded:
        yield "its days rest on bounds"
    if found.denials:
        yield "it is denied"
    if found.contradictions:
        yield "claims that it rests on contradict each other"
