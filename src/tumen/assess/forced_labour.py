"""Signs of forced labour: the eleven ILO indicators per incident, or per employer, site and place, with their counting.

A finding apart from those on provisions: it tells which signs reports give, from how many independent origins, and how
far they go if they are true. It never says that somebody uses forced labour.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

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
from tumen.assess.wording import days
from tumen.law import ForceRule, Law, Pattern, bundled
from tumen.ledger import (
    Claim,
    Force,
    ForcedLabourFinding,
    Incident,
    IndicatorTold,
    Lineage,
    Report,
    Setting,
    StatedFact,
    When,
)

NOT_ANONYMOUS = frozenset({"un", "official", "document", "company"})
"""Types of source that stand behind what they say with a name; all others may be people who cannot be named."""


def forced_labour(
    incidents: Sequence[Incident],
    *,
    claims: Mapping[str, Claim],
    reports: Mapping[str, Report],
    lineage: Lineage,
    facts: Sequence[StatedFact] = (),
    law: Law | None = None,
    same_employers: Iterable[tuple[str, str]] = (),
    per_incident: bool = False,
) -> tuple[ForcedLabourFinding, ...]:
    """The signs of forced labour told of each employer, site and place, or of each incident.

    What is told of a named employer is not told of its town as well, and what is told of a whole host State makes no
    pattern of anybody's work. `claims` (by id) hold all claims of the reports;
    `same_employers` are pairs of names that people decided to be one.
    Sorted by setting, then by day. Only asserted claims count; denials stand against the indicator that they deny.
    """
    rules = law or bundled()
    reader = Reader(reports=reports, law=rules, roots=roots_of(lineage), facts=facts_of_claims(facts, claims))
    holder = {name: incident.id for incident in incidents for name in incident.claims}
    members = [claims[name] for name in holder]
    matched = _matched(members, reader)
    groups = (
        by_incident(incidents, claims, rules)
        if per_incident
        else by_setting(members, rules, same_employers=same_employers, employers_apart=True, hosts=False)
    )
    return tuple(finding for group in groups for finding in _of_group(group, matched, reader, lineage, holder))


Matched = Mapping[str, tuple[tuple[ForceRule, Pattern], ...]]


def _matched(claims: Iterable[Claim], reader: Reader) -> Matched:
    by_kind: dict[str, list[tuple[ForceRule, Pattern]]] = {}
    for rule in reader.law.practices.force_rules:
        for pattern in rule.patterns:
            for kind in pattern.kinds:
                by_kind.setdefault(kind, []).append((rule, pattern))
    return {
        claim.id: tuple(entry for entry in by_kind.get(claim.kind, ()) if reader.fits(claim, entry[1]))
        for claim in claims
    }


Shown = dict[str, dict[str, list[Claim]]]
"""Claims by indicator and by the rule that shows it."""


def _of_group(
    group: Group, matched: Matched, reader: Reader, lineage: Lineage, holder: Mapping[str, str]
) -> Iterable[ForcedLabourFinding]:
    told: Shown = {}
    against: dict[str, list[Claim]] = {}
    beside = Beside(group.claims)
    for claim in group.own:
        for rule, pattern in matched[claim.id]:
            if claim.modality == "denied":
                against.setdefault(rule.indicator, []).append(claim)
            elif claim.modality == "asserted" and reader.beside(claim, pattern, beside):
                told.setdefault(rule.indicator, {}).setdefault(rule.id, []).append(claim)
    bearing = {claim.id: claim for by_rule in told.values() for claims in by_rule.values() for claim in claims}
    for stretch in episodes(ordered(bearing.values()), reader, reader.law.practices.counting.within_days):
        inside = frozenset(claim.id for claim in stretch)
        shown: Shown = {}
        for indicator, by_rule in told.items():
            for name, claims in by_rule.items():
                kept = [claim for claim in claims if claim.id in inside]
                if kept:
                    shown.setdefault(indicator, {})[name] = kept
        kept_there = [claim for claim in group.own if claim.kind == "retention" and claim.modality == "asserted"]
        yield _finding(group, stretch, shown, against, kept_there, reader, lineage, holder)


def _finding(
    group: Group,
    stretch: Sequence[Claim],
    shown: Shown,
    against: Mapping[str, list[Claim]],
    retained: Sequence[Claim],
    reader: Reader,
    lineage: Lineage,
    holder: Mapping[str, str],
) -> ForcedLabourFinding:
    law = reader.law
    counting = law.practices.force_counting
    indicators = tuple(
        _indicator(test.indicator, shown[test.indicator], against.get(test.indicator, ()), lineage, law)
        for test in law.indicators
        if test.indicator in shown
    )
    counted = [each for each in indicators if each.origins]
    menace = tuple(each.indicator for each in counted if each.menace)
    force: Force = "signs"
    if len(counted) >= counting.pattern_from:
        force = "strong_pattern"
    elif menace and any(each.strong for each in counted):
        force = "consistent"
    period, bounded = days_of(stretch, reader)
    origins = origins_of(stretch, lineage)
    counts = [claim for claim in stretch if lineage.origins.get(claim.id)]
    denials = ordered({claim.id: claim for name in shown for claim in against.get(name, ())}.values())
    anonymous = len(origins) <= 1 and not any(claim.source.type in NOT_ANONYMOUS for claim in counts)
    involuntary = tuple(each.indicator for each in counted if each.involuntary)
    if any(lineage.origins.get(claim.id) for claim in retained):
        involuntary = (*involuntary, "retention")
    setting = Setting(
        of=group.of,
        key=group.key,
        name=group.name,
        host=group.host,
        incidents=tuple(sorted({holder[claim.id] for claim in stretch})),
    )
    return ForcedLabourFinding(
        setting=setting,
        force=force,
        period=period,
        bounded=bounded,
        indicators=indicators,
        origins=origins,
        sources=sources_of(stretch),
        menace=menace,
        involuntary=involuntary,
        against=tuple(claim.id for claim in denials),
        anonymous=anonymous,
        gaps=_gaps(indicators, menace, involuntary, law),
        why=_why(
            setting, force, indicators, origins, period, law, bounded=bounded, anonymous=anonymous, denied=denials
        ),
    )


def _indicator(
    name: str, by_rule: Mapping[str, Sequence[Claim]], against: Iterable[Claim], lineage: Lineage, law: Law
) -> IndicatorTold:
    claims = ordered({claim.id: claim for found in by_rule.values() for claim in found}.values())
    counting = law.practices.force_counting
    return IndicatorTold(
        indicator=name,
        claims=tuple(claim.id for claim in claims),
        by=tuple(rule.id for rule in law.practices.force_rules if rule.id in by_rule),
        origins=origins_of(claims, lineage),
        sources=sources_of(claims),
        against=tuple(claim.id for claim in ordered({claim.id: claim for claim in against}.values())),
        strong=name in counting.strong,
        menace=name in counting.menace,
        involuntary=name in counting.involuntary,
    )


def _gaps(
    indicators: Sequence[IndicatorTold], menace: Sequence[str], involuntary: Sequence[str], law: Law
) -> tuple[str, ...]:
    """First what the definition asks and nobody tells, then the tests of the indicators that are not told."""
    asked = []
    if not menace:
        asked.append("What would happen to a worker who refused the work or left?")
    if not involuntary:
        asked.append("Could they refuse the work, or leave it?")
    told = {each.indicator for each in indicators}
    return (*asked, *(test.test for test in law.indicators if test.indicator not in told))


def _why(
    setting: Setting,
    force: Force,
    indicators: Sequence[IndicatorTold],
    origins: Sequence[str],
    period: When | None,
    law: Law,
    *,
    bounded: bool,
    anonymous: bool,
    denied: Sequence[Claim],
) -> str:
    names = ", ".join(each.indicator.replace("_", " ") for each in indicators)
    when = days(period) + (" (from bounds, not stated)" if bounded and period else "")
    what = "a sign" if len(indicators) == 1 else f"{len(indicators)} different signs"
    text = f"Reports tell of {what} of forced labour, {when}: {names}."
    text += f" If true, this {law.practices.force_counting.says[force]}."
    if not origins:
        text += " All of it is of unknown origin, so that nothing counts."
    elif anonymous:
        text += " All that counts goes back to one origin, whose source is not named."
    elif len(origins) == 1:
        text += " All that counts goes back to one origin."
    else:
        text += f" It goes back to {len(origins)} independent origins."
    uncounted = [each.indicator.replace("_", " ") for each in indicators if not each.origins]
    if uncounted and origins:
        text += f" Of unknown origin and not counted: {', '.join(uncounted)}."
    if denied:
        text += " A report or source denies it."
    if setting.of == "employer":
        text += " It does not say who is responsible."
    return text
