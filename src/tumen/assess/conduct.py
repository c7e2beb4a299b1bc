"""What an incident says, gathered once: its claims by modality, its days, its host, the facts stated of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TypeVar

from tumen.assess.nearest import distance
from tumen.assess.timing import Span, span_of
from tumen.errors import InvalidValue
from tumen.law import Contested, Cue, Law
from tumen.ledger import Claim, Incident, Leg, Modality, Plan, PlanState, Report, StatedFact

_T = TypeVar("_T")

# which claims are judged: what is asserted; where nothing is, what is planned or possible; else what is denied
_ORDER: tuple[tuple[Modality, ...], ...] = (("asserted",), ("planned", "possible"), ("denied",))


@dataclass(frozen=True, kw_only=True, slots=True)
class Conduct:
    """An incident as the law looks at it.

    `claims` are those judged, all of one standing (`standing` is their modality, `kinds` are theirs); `denials` speak
    against it. `hosts` are the host states named, `contested` the territory where the place lies in one, `facts` what
    is stated of it, `about` the claims that each of these (by id) stands nearest to.
    `acts_around` are what authorities of the same host are told to do elsewhere in the same reports, `permits_around`
    what those say of its papers. `leg` is which leg of a rotation the incident is, `plans` what became of its plans.
    """

    incident: str
    claims: tuple[Claim, ...]
    standing: Modality
    kinds: frozenset[str]
    denials: tuple[Claim, ...]
    span: Span
    hosts: tuple[str, ...]
    contested: Contested | None
    facts: tuple[StatedFact, ...]
    about: Mapping[str, tuple[Claim, ...]]
    acts_around: tuple[Claim, ...]
    permits_around: tuple[Claim, ...]
    leg: Leg | None
    plans: tuple[Plan, ...]
    reports: Mapping[str, Report]
    law: Law

    @property
    def host(self) -> str | None:
        """The host state where the claims name one, or places under the obligations of one."""
        if len(self.hosts) == 1:
            return self.hosts[0]
        records = {self.law.member_of_record(host) for host in self.hosts}
        return records.pop() if len(records) == 1 else None

    @property
    def employer(self) -> str | None:
        """The first employer that is named, in the order of the claims."""
        return next((claim.employer for claim in self.claims if claim.employer), None)

    @property
    def signs_of_force(self) -> tuple[str, ...]:
        """The different ILO indicators that its claims show, sorted; `other` is none."""
        return tuple(sorted({c.indicator for c in self.claims if c.indicator is not None and c.indicator != "other"}))

    def came_to(self, state: PlanState) -> bool:
        """Whether that became of everything that it plans, where it is only planned."""
        return self.standing == "planned" and bool(self.plans) and all(plan.state == state for plan in self.plans)

    def of_kind(self, kinds: Iterable[str]) -> tuple[Claim, ...]:
        """The claims judged that are of one of the kinds."""
        wanted = frozenset(kinds)
        return tuple(claim for claim in self.claims if claim.kind in wanted)

    def stated(self, name: str, values: Sequence[str] = ()) -> tuple[StatedFact, ...]:
        """The facts of that name that are stated of it, with one of `values` where some are given."""
        return tuple(fact for fact in self.facts if fact.fact == name and (not values or fact.value in values))

    def for_a_part(self, facts: Iterable[str]) -> bool:
        """Whether these facts (ids) speak only of people who are a part of those that another claim judged tells of."""
        told = [claim for fact in facts for claim in self.about.get(fact, ())]
        wholes = {claim.id for claim in self.claims} - {claim.id for claim in told}
        return bool(told) and all(claim.part_of in wholes for claim in told)

    def showing(self, cue: str, claims: Iterable[Claim] | None = None) -> tuple[Claim, ...]:
        """The claims that have a word of the cue, in the language of their report."""
        wanted = self.law.cues[cue]
        return tuple(
            claim
            for claim in (self.claims if claims is None else claims)
            if shows(wanted, self.reports[claim.report].language, claim)
        )

    def quoting(self, cue: str, claim: Claim) -> bool:
        """Whether a word of the cue stands in what the claim quotes."""
        words = _words(self.law.cues[cue], self.reports[claim.report].language)
        return bool(words and _pattern(words).search(claim.quote))


@lru_cache(maxsize=1024)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(re.escape(word) for word in words) + ")", re.IGNORECASE)


def _words(cue: Cue, language: str | None) -> tuple[str, ...] | None:
    return cue.words.get((language or "en").split("-")[0].lower())


def shows(cue: Cue, language: str | None, claim: Claim) -> bool:
    """Whether a word of the cue stands in what the claim quotes or its employer, or, where the cue asks, its source."""
    words = _words(cue, language)
    if not words:
        return False
    pattern = _pattern(words)
    return bool(
        pattern.search(claim.quote)
        or (claim.employer is not None and pattern.search(claim.employer))
        or (cue.source and pattern.search(claim.source.description))
    )


def gather(
    incidents: Sequence[Incident],
    *,
    claims: Mapping[str, Claim],
    reports: Mapping[str, Report],
    facts: Sequence[StatedFact],
    law: Law,
) -> tuple[Conduct, ...]:
    """Each incident with what is known of it, sorted by the id of the incident.

    A stated fact is about the incidents of its report whose claims stand nearest to it; `claims` hold all claims of the
    reports of the incidents, which need not be all incidents of these. Raises InvalidValue where an
    incident has no claims or names one that is not given, or a claim names a report that is not given.
    """
    members = {
        incident.id: tuple(_found(claims, name, "claim", incident.id) for name in incident.claims)
        for incident in incidents
    }
    for name, found in members.items():
        if not found:
            raise InvalidValue(f"incident {name}: it has no claims; an incident has at least one.")
        for claim in found:
            _found(reports, claim.report, "report", name)
    context: dict[str, list[Claim]] = {}
    for claim in sorted(claims.values(), key=lambda claim: (claim.report, claim.start, claim.id)):
        if claim.kind in ("enforcement", "paper") and claim.modality == "asserted":
            context.setdefault(claim.report, []).append(claim)
    about = _facts_by_incident(members, claims.values(), facts, law)
    return tuple(
        _conduct(one, members[one.id], context, reports, about.get(one.id, {}), law)
        for one in sorted(incidents, key=lambda incident: incident.id)
    )


def _found(things: Mapping[str, _T], name: str, what: str, incident: str) -> _T:
    try:
        return things[name]
    except KeyError:
        raise InvalidValue(f"incident {incident}: its {what} {name!r} is not among the {what}s given.") from None


def _facts_by_incident(
    members: Mapping[str, tuple[Claim, ...]], claims: Iterable[Claim], facts: Sequence[StatedFact], law: Law
) -> dict[str, dict[StatedFact, tuple[Claim, ...]]]:
    near: dict[str, dict[StatedFact, tuple[Claim, ...]]] = {}
    holder = {claim.id: name for name, found in members.items() for claim in found}
    by_report: dict[str, list[Claim]] = {}
    for claim in claims:
        by_report.setdefault(claim.report, []).append(claim)
    for fact in sorted(facts, key=lambda fact: fact.id):
        _check_fact(fact, law)
        beside = by_report.get(fact.report, [])
        nearest = min((distance(fact, claim) for claim in beside), default=0)
        held = [claim for claim in beside if claim.id in holder and distance(fact, claim) == nearest]
        for name in sorted({holder[claim.id] for claim in held}):
            near.setdefault(name, {})[fact] = tuple(claim for claim in held if holder[claim.id] == name)
    return near


def _check_fact(fact: StatedFact, law: Law) -> None:
    known = law.facts
    if fact.fact not in known:
        raise InvalidValue(f"fact {fact.fact!r} is unknown; use one of {', '.join(known)}.")
    values = known[fact.fact].values
    if values and fact.value is not None and fact.value not in values:
        raise InvalidValue(f"fact {fact.fact}: value {fact.value!r} is not allowed; use one of {', '.join(values)}.")


def _conduct(
    incident: Incident,
    found: tuple[Claim, ...],
    context: Mapping[str, list[Claim]],
    reports: Mapping[str, Report],
    facts: Mapping[StatedFact, tuple[Claim, ...]],
    law: Law,
) -> Conduct:
    judged = next(
        judged for standing in _ORDER if (judged := tuple(claim for claim in found if claim.modality in standing))
    )
    hosts = tuple(sorted({host for claim in judged if (host := host_of(claim, law)) is not None}))
    here = [other for report in sorted({claim.report for claim in found}) for other in context.get(report, ())]
    around = [other for other in here if other not in found and host_of(other, law) in hosts]
    span = span_of(judged, reports)
    return Conduct(
        incident=incident.id,
        claims=judged,
        standing="planned" if any(claim.modality == "planned" for claim in judged) else judged[0].modality,
        kinds=frozenset(claim.kind for claim in judged),
        denials=tuple(claim for claim in found if claim.modality == "denied" and claim not in judged),
        span=span,
        hosts=hosts,
        contested=_contested(judged, span, law),
        facts=tuple(facts),
        about={fact.id: told for fact, told in facts.items()},
        acts_around=tuple(other for other in around if other.kind == "enforcement"),
        permits_around=tuple(other for other in around if other.kind == "paper"),
        leg=incident.rotation.leg if incident.rotation is not None else None,
        plans=incident.plans,
        reports=reports,
        law=law,
    )


def host_of(claim: Claim, law: Law) -> str | None:
    """The host as stated, else the country of its place; for a movement that is the end in the host State."""
    if claim.host is not None:
        return claim.host
    country = claim.where.country if claim.where is not None else None
    return None if country == law.sending_state else country


def _contested(claims: Sequence[Claim], span: Span, law: Law) -> Contested | None:
    return next((found for claim in claims if (found := contested_at(claim, span, law)) is not None), None)


def contested_at(claim: Claim, span: Span, law: Law) -> Contested | None:
    """The contested territory in which the place of the claim lies in these days, or None."""
    place = claim.where
    if place is None:
        return None
    words = frozenset(re.findall(r"\w+", place.name.casefold()))
    for territory in law.contested:
        country = place.country or claim.host
        if country not in (None, territory.country, territory.controlled_by) or not _since(territory.since, span):
            continue
        if country == territory.controlled_by and place.country is not None:
            continue  # a namesake on the controlling State's own ground
        if any(frozenset(re.findall(r"\w+", known.casefold())) <= words for known in territory.names):
            return territory
    return None


def _since(day: date, span: Span) -> bool:
    return span.end is None or span.end >= day
