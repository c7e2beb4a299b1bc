"""Practices that reports signal, per incident and per employer, site, place or host State.

Pure and near linear: each claim meets each pattern once, whatever the number of settings it belongs to.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from tumen.assess.nearest import facts_of_claims
from tumen.assess.settings import (
    Group,
    by_incident,
    by_setting,
    days_of,
    episodes,
    ordered,
    origins_of,
    roots_of,
    sources_of,
)
from tumen.assess.signals import Beside, Reader
from tumen.assess.wording import a_day, days
from tumen.law import Law, Pattern, Practice, Provision, SignalRule, StrainRule, bundled
from tumen.ledger import (
    Claim,
    Incident,
    InForce,
    Lineage,
    PracticeFinding,
    PracticeStanding,
    Report,
    Setting,
    Signal,
    StatedFact,
    Strain,
    When,
)


def practices(
    incidents: Sequence[Incident],
    *,
    claims: Mapping[str, Claim],
    reports: Mapping[str, Report],
    lineage: Lineage,
    facts: Sequence[StatedFact] = (),
    law: Law | None = None,
    same_employers: Iterable[tuple[str, str]] = (),
    per_incident: bool = False,
) -> tuple[PracticeFinding, ...]:
    """The practices that are signalled for each employer, site, place and host State, or for each incident.

    `claims` (by id) hold all claims of the reports, `reports` are by id; `same_employers` are pairs of names that
    people decided to be one. Sorted by setting, then in the order of the practices' files, then by day. Only asserted
    claims count. A signal is counted where the setting itself shows one; what its reports tell of the whole host State
    adds to it and never stands alone.
    """
    rules = law or bundled()
    reader = Reader(reports=reports, law=rules, roots=roots_of(lineage), facts=facts_of_claims(facts, claims))
    holder = {name: incident.id for incident in incidents for name in incident.claims}
    matched = _Matched(reader)
    members = (claims[name] for name in holder)
    groups = (
        by_incident(incidents, claims, rules)
        if per_incident
        else by_setting(members, rules, same_employers=same_employers)
    )
    found: list[PracticeFinding] = []
    for group in groups:
        found += _of_group(group, matched, reader, lineage, holder)
    return tuple(found)


_Entry = tuple[Practice, SignalRule | None, Pattern]
"""A practice, the signal (None for a look-alike) and the pattern."""


class _Matched:
    """For each claim the signals and look-alikes whose patterns it meets, leaving aside claims beside it."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._by_kind: dict[str, list[_Entry]] = {}
        self._found: dict[str, tuple[_Entry, ...]] = {}
        for practice in reader.law.practices.practices:
            rules = [(rule, pattern) for rule in practice.signals for pattern in rule.patterns]
            alike: list[tuple[SignalRule | None, Pattern]] = [(None, one) for one in practice.look_alike.patterns]
            for rule, pattern in [*alike, *rules]:
                for kind in pattern.kinds:
                    self._by_kind.setdefault(kind, []).append((practice, rule, pattern))

    def of(self, claim: Claim) -> tuple[_Entry, ...]:
        """What the claim meets; each claim is looked at once, however many settings it belongs to."""
        if claim.id not in self._found:
            entries = self._by_kind.get(claim.kind, ())
            self._found[claim.id] = tuple(entry for entry in entries if self._reader.fits(claim, entry[2]))
        return self._found[claim.id]


@dataclass(kw_only=True, slots=True)
class _Hits:
    """What the claims of one setting show of one practice: claims by signal, and those set aside."""

    told: dict[str, list[Claim]] = field(default_factory=dict)
    planned: list[Claim] = field(default_factory=list)
    against: list[Claim] = field(default_factory=list)
    alike: list[Claim] = field(default_factory=list)


def _hits(group: Group, matched: _Matched, reader: Reader) -> dict[str, _Hits]:
    beside = Beside(group.claims)
    found: dict[str, _Hits] = {}
    for claim in group.claims:
        entries = matched.of(claim)
        alike = {practice.id for practice, rule, _ in entries if rule is None}
        for practice, rule, pattern in entries:
            hits = found.setdefault(practice.id, _Hits())
            if rule is None:
                if claim.modality == "asserted":
                    _add(hits.alike, claim)
            elif practice.id not in alike and reader.beside(claim, pattern, beside):
                _take(hits, rule, claim)
    return found


def _take(hits: _Hits, rule: SignalRule, claim: Claim) -> None:
    if claim.modality == "asserted":
        into = hits.told.setdefault(rule.id, [])
    elif rule.alone:
        into = hits.against if claim.modality == "denied" else hits.planned
    else:
        return
    _add(into, claim)


def _add(into: list[Claim], claim: Claim) -> None:
    # all patterns of one claim are taken one after the other
    if not into or into[-1] is not claim:
        into.append(claim)


def _of_group(
    group: Group, matched: _Matched, reader: Reader, lineage: Lineage, holder: Mapping[str, str]
) -> list[PracticeFinding]:
    hits = _hits(group, matched, reader)
    own = frozenset(claim.id for claim in group.own)
    found = []
    for practice in reader.law.practices.practices:
        if practice.id not in hits:
            continue
        told = hits[practice.id]
        bearing = {claim.id: claim for claims in (*told.told.values(), told.planned) for claim in claims}
        for stretch in episodes(ordered(bearing.values()), reader, reader.law.practices.counting.within_days):
            finding = _finding(practice, group, stretch, told, own, reader, lineage, holder)
            if finding is not None:
                found.append(finding)
    return found


def _finding(
    practice: Practice,
    group: Group,
    stretch: Sequence[Claim],
    hits: _Hits,
    own: frozenset[str],
    reader: Reader,
    lineage: Lineage,
    holder: Mapping[str, str],
) -> PracticeFinding | None:
    inside = frozenset(claim.id for claim in stretch)
    shown = {rule: [claim for claim in hits.told.get(rule.id, ()) if claim.id in inside] for rule in practice.signals}
    shown = _beside_own(shown, own, reader)
    if group.of == "host":
        shown = _of_one_report(shown, reader)
    shown = {rule: claims for rule, claims in shown.items() if claims}
    counted = ordered({claim.id: claim for claims in shown.values() for claim in claims}.values())
    planned = [claim for claim in hits.planned if claim.id in inside and claim.id in own]
    if any(rule.alone for rule in shown) and any(claim.id in own for claim in counted):
        standing: PracticeStanding = "supported" if _supported(shown, own, lineage, reader) else "suggested"
    elif planned:
        standing, shown, counted = "planned_only", {}, ()
    else:
        return None
    resting = counted or ordered(planned)
    period, bounded = days_of(resting, reader)
    origins = origins_of(counted, lineage)
    setting = Setting(
        of=group.of,
        key=group.key,
        name=group.name,
        host=group.host,
        incidents=tuple(sorted({holder[claim.id] for claim in resting if claim.id in holder})),
    )
    signals = tuple(_signal(rule, claims, own, lineage) for rule, claims in shown.items())
    return PracticeFinding(
        setting=setting,
        practice=practice.id,
        name=practice.name,
        standing=standing,
        period=period,
        bounded=bounded,
        signals=signals,
        origins=origins,
        sources=sources_of(counted),
        planned=_ids(planned),
        against=_ids(hits.against),
        confused_with=practice.look_alike.text,
        look_alike=_ids(hits.alike),
        ask=practice.look_alike.ask,
        would_support=practice.supports,
        strains=tuple(_strain(rule, period, group.host, reader.law) for rule in practice.strains),
        legal_note=practice.legal_note,
        ilo=practice.ilo,
        confidence=practice.confidence,
        why=_why(practice, standing, signals, origins, hits, period, bounded=bounded),
    )


def _beside_own(
    shown: Mapping[SignalRule, list[Claim]], own: frozenset[str], reader: Reader
) -> dict[SignalRule, list[Claim]]:
    """What is told of the whole host State counts only where the same report shows a signal of the setting itself."""
    telling = {reader.root(claim) for claims in shown.values() for claim in claims if claim.id in own}
    return {
        rule: [claim for claim in claims if claim.id in own or reader.root(claim) in telling]
        for rule, claims in shown.items()
    }


def _of_one_report(shown: Mapping[SignalRule, list[Claim]], reader: Reader) -> dict[SignalRule, list[Claim]]:
    """For a whole State: what fits much that is harmless counts only beside a signal of the same report."""
    telling = {reader.root(claim) for rule, claims in shown.items() if rule.alone for claim in claims}
    return {
        rule: claims if rule.alone else [claim for claim in claims if reader.root(claim) in telling]
        for rule, claims in shown.items()
    }


def _ids(claims: Iterable[Claim]) -> tuple[str, ...]:
    return tuple(claim.id for claim in ordered(claims))


def _signal(rule: SignalRule, claims: Sequence[Claim], own: frozenset[str], lineage: Lineage) -> Signal:
    return Signal(
        id=rule.id,
        says=rule.says,
        alone=rule.alone,
        claims=_ids(claims),
        general=_ids(claim for claim in claims if claim.id not in own),
        origins=origins_of(claims, lineage),
        sources=sources_of(claims),
    )


def _supported(
    shown: Mapping[SignalRule, Sequence[Claim]], own: frozenset[str], lineage: Lineage, reader: Reader
) -> bool:
    """Whether enough signals of known origin tell of it that are not the same words twice.

    Different signals count where they are shown by claims of different kinds, by different places of one report, or
    from different origins; the same signal of the setting itself counts again for each further independent origin. So
    a copy adds nothing.
    """
    needed = reader.law.practices.counting.supports
    known = {rule: [claim for claim in claims if lineage.origins.get(claim.id)] for rule, claims in shown.items()}
    alone = [claim for rule, claims in known.items() if rule.alone for claim in claims]
    if len(origins_of((claim for claim in alone if claim.id in own), lineage)) >= needed:
        return True
    told = {rule.id: claims for rule, claims in known.items() if claims}
    if not alone or len(told) < needed:
        return False
    tellings = {
        (claim.kind, tuple(origin.key for origin in lineage.origins[claim.id]))
        for claims in told.values()
        for claim in claims
    }
    if len(tellings) >= needed:
        return True
    spans: dict[str, dict[tuple[int, int], set[str]]] = {}
    for name, claims in told.items():
        for claim in claims:
            spans.setdefault(claim.report, {}).setdefault((claim.start, claim.end), set()).add(name)
    return any(len(at) >= needed and len(set().union(*at.values())) >= needed for at in spans.values())


def _strain(rule: StrainRule, period: When | None, host: str | None, law: Law) -> Strain:
    provision = law.provision(rule.provision)
    bound = _bound(provision, host, law)
    start = max(day for day in (rule.start, provision.in_force_from, bound) if isinstance(day, date))
    end = min((day for day in (rule.end, provision.in_force_to) if day is not None), default=None)
    state, why = _state(start, end, period)
    if bound is False:
        state, why = "not_bound", "it does not bind the host State"
    elif provision.deadline is not None and period is not None and state != "not_yet":
        if period.start is not None and period.start > provision.deadline:
            why += f"; its deadline, {a_day(provision.deadline)}, had passed"
        elif period.end is not None and period.end <= provision.deadline:
            why += f"; its deadline was {a_day(provision.deadline)}"
    if rule.note is not None:
        why += f"; {rule.note}"
    return Strain(provision=provision.id, cite=provision.cite, state=state, why=why[0].upper() + why[1:] + ".")


def _bound(provision: Provision, host: str | None, law: Law) -> date | bool | None:
    """From which day it binds the host State, False where it does not, None where its elements do not ask."""
    asked = {rule.predicate for rule in provision.elements}
    if host is None:
        return None
    if "host_is_c29_party" in asked:
        return law.c29_party(host)
    return False if "host_is_member" in asked and not law.un_member(host) else None


def _state(start: date, last: date | None, period: When | None) -> tuple[InForce, str]:
    if period is None:
        return "unknown", f"the day is not known; it bears on this from {a_day(start)}"
    if period.end is not None and period.end < start:
        return "not_yet", f"it bears on this only from {a_day(start)}"
    if last is not None and period.start is not None and period.start > last:
        return "no_longer", f"it bears on this only up to {a_day(last)}"
    within = period.start is not None and period.start >= start
    ended = last is None or (period.end is not None and period.end <= last)
    if within and ended:
        return "in_force", f"it bears on these days, from {a_day(start)}"
    until = f" to {a_day(last)}" if last is not None else " on"
    return "in_part", f"it bears on part of these days, from {a_day(start)}{until}"


def _why(
    practice: Practice,
    standing: PracticeStanding,
    signals: Sequence[Signal],
    origins: Sequence[str],
    hits: _Hits,
    period: When | None,
    *,
    bounded: bool,
) -> str:
    when = days(period) + (" (from bounds, not stated)" if bounded and period else "")
    if standing == "planned_only":
        return f"{practice.name}: told only as planned or possible, {when}; nothing is counted as done."
    what = f"{len(signals)} {'signal' if len(signals) == 1 else 'different signals'}"
    root = (
        "of unknown origin, which supports nothing"
        if not origins
        else "from one origin"
        if len(origins) == 1
        else f"from {len(origins)} independent origins"
    )
    verb = "are told of that support it" if standing == "supported" else "suggests it and does not support it"
    if standing == "suggested" and len(signals) > 1:
        verb = "suggest it and do not support it"
    text = f"{practice.name}, {when}: {what} {root} {verb}."
    if hits.alike:
        text += f" Reports tell there of what it is easily confused with: {practice.look_alike.text}."
    if hits.against:
        text += " A report or source denies it."
    return text
