"""From the states of elements and exceptions to a verdict. Judging and replaying a finding use the same function."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Literal

from tumen.law import ElementRule, Law, Otherwise, Provision
from tumen.ledger import Bar, Finding, Modality, State, Verdict

Way = Literal["denied", "bar", "not_yet", "ended", "overtaken", "element", "otherwise", "told", "exception", "all_met"]
"""What led to the verdict: how it is told, a bar, the rule's dates, an element, an exception, or all elements."""

BASE: Mapping[str, Verdict] = MappingProxyType(
    {"duty": "breach_if_true", "hortatory": "policy_concern_only", "applies": "applies_if_true"}
)
"""The verdict where every element is met, by how a provision is judged."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Trace:
    """All that a verdict follows from. `states` and `readings` (where a second reading differs) are by element id,
    `exceptions` by exception id; `start` and `end` are the days judged, both inclusive, None being open.
    """

    states: Mapping[str, State]
    readings: Mapping[str, State]
    exceptions: Mapping[str, State]
    standing: Modality
    bar: Bar | None
    start: date | None
    end: date | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Conclusion:
    """A verdict and what led to it. `rests_on` are groups of elements: where all elements of one of the groups were
    unknown or false the verdict would be another. `rule` is the element or exception that tells why, `note` what the
    law's data say of it, `functional` whether only the functional reading (B) gives the verdict.
    """

    verdict: Verdict
    way: Way
    rule: str | None = None
    note: str = ""
    rests_on: tuple[tuple[str, ...], ...] = ()
    functional: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class _Group:
    """Elements joined by "or", or one alone: its state, those that give it, and the verdict where it decides."""

    ids: tuple[str, ...]
    state: State
    special: Otherwise | None


def conclude(provision: Provision, trace: Trace) -> Conclusion:
    """The verdict of one provision on one stretch of days."""
    outside = _outside(provision, trace)
    if outside is not None:
        return outside
    formal = _outcome(provision, _groups(provision, trace.states))
    if trace.bar is not None and formal.verdict != "not_covered":
        return Conclusion(verdict="undetermined", way="bar")
    both = {**trace.states, **trace.readings}
    functional = formal if both == trace.states else _outcome(provision, _groups(provision, both))
    base = BASE[provision.judged_as]
    if formal.verdict == base:
        return _all_met(provision, trace, formal)
    if functional.verdict == base:
        return _on_one_reading(trace, functional)
    return formal if formal.verdict != "not_covered" or functional.verdict == "not_covered" else functional


def _outside(provision: Provision, trace: Trace) -> Conclusion | None:
    """Why nothing of the provision can reach these days, or None."""
    if trace.standing == "denied":
        return Conclusion(verdict="not_covered", way="denied")
    if trace.bar in ("only_evidence", "sending_state", "not_addressed"):
        return Conclusion(verdict="not_covered", way="bar")
    if provision.dated_by in ("entry", "placing"):
        return None
    if trace.end is not None and trace.end < provision.in_force_from:
        return Conclusion(verdict="not_covered", way="not_yet")
    ended, since = provision.in_force_to, provision.overtaken_from
    if provision.dated_by == "conduct" and ended is not None and trace.start is not None and trace.start > ended:
        return Conclusion(verdict="not_covered", way="ended")
    late = since is not None and trace.start is not None and trace.start >= since
    if late and any(group.state != "met" for group in _groups(provision, trace.states)):
        return Conclusion(verdict="not_covered", way="overtaken")
    return None


def _groups(provision: Provision, states: Mapping[str, State]) -> list[_Group]:
    return [_group(rules, states) for rules in provision.groups]


def _group(rules: Sequence[ElementRule], states: Mapping[str, State]) -> _Group:
    found = {states[rule.id] for rule in rules}
    state: State = next(one for one in ("met", "cannot_tell", "not_met") if one in found)
    deciding = [rule for rule in rules if states[rule.id] == state]
    specials = [next((each for each in rule.otherwise if each.state == state), None) for rule in deciding]
    return _Group(ids=tuple(rule.id for rule in deciding), state=state, special=specials[0] if all(specials) else None)


def _outcome(provision: Provision, groups: Sequence[_Group]) -> Conclusion:
    failed = [group for group in groups if group.state == "not_met"]
    open_ = [group for group in groups if group.state == "cannot_tell"]
    plain = [group for group in failed if group.special is None]
    if plain:
        return Conclusion(verdict="not_covered", way="element", rule=plain[0].ids[0], rests_on=(plain[0].ids,))
    for group in (*failed, *open_):
        if group.special is not None:
            return Conclusion(
                verdict=group.special.verdict,
                way="otherwise",
                rule=group.ids[0],
                note=group.special.note,
                rests_on=(group.ids,),
            )
    if open_:
        rests = tuple(group.ids for group in open_)
        return Conclusion(verdict="undetermined", way="element", rule=open_[0].ids[0], rests_on=rests)
    rests = tuple(group.ids for group in groups)
    return Conclusion(verdict=BASE[provision.judged_as], way="all_met", rests_on=rests)


def _all_met(provision: Provision, trace: Trace, met: Conclusion) -> Conclusion:
    if provision.judged_as == "hortatory":
        return met
    if trace.standing != "asserted":
        verdict: Verdict = "would_breach_if_carried_out" if provision.judged_as == "duty" else "undetermined"
        return Conclusion(verdict=verdict, way="told", rests_on=met.rests_on)
    excepted = _excepted(trace)
    if excepted is not None:
        return Conclusion(verdict="excepted", way="exception", rule=excepted, rests_on=met.rests_on)
    return met


def _on_one_reading(trace: Trace, met: Conclusion) -> Conclusion:
    if trace.standing != "asserted":
        return Conclusion(verdict="undetermined", way="told", rests_on=met.rests_on, functional=True)
    excepted = _excepted(trace)
    if excepted is not None:
        verdict: Verdict = "excepted"
        return Conclusion(verdict=verdict, way="exception", rule=excepted, rests_on=met.rests_on, functional=True)
    two = next(name for name, state in trace.readings.items() if state == "met" != trace.states[name])
    return Conclusion(verdict="strained", way="all_met", rule=two, rests_on=met.rests_on, functional=True)


def _excepted(trace: Trace) -> str | None:
    return next((name for name, state in trace.exceptions.items() if state == "met"), None)


def whole(verdicts: Sequence[Verdict]) -> Verdict:
    """One verdict for stretches of days of which it is not known which it was: theirs where they agree."""
    return verdicts[0] if len(set(verdicts)) == 1 else "undetermined"


def replay(finding: Finding, law: Law) -> Verdict:
    """The verdict that the states, exceptions, standing and days of a finding give under `law`.

    It is that of the finding where the law is the one the finding was made under.
    """
    provision = law.provision(finding.provision)
    return whole([conclude(provision, trace).verdict for trace in traces(finding)])


def conclusions(finding: Finding, law: Law) -> tuple[Conclusion, ...]:
    """What led to the verdict of a finding, for each stretch of days that it tells apart."""
    provision = law.provision(finding.provision)
    return tuple(conclude(provision, trace) for trace in traces(finding))


def traces(finding: Finding) -> tuple[Trace, ...]:
    """What the verdict of a finding follows from, for each stretch of days that it tells apart."""
    names = [element.id for element in finding.elements]
    beside = [exception.id for exception in finding.exceptions]
    if not finding.by_period:
        days = finding.period
        return (
            Trace(
                states={element.id: element.state for element in finding.elements},
                readings={one.id: one.reading for one in finding.elements if one.reading is not None},
                exceptions={exception.id: exception.state for exception in finding.exceptions},
                standing=finding.standing,
                bar=finding.bar,
                start=days.start if days else None,
                end=days.end if days else None,
            ),
        )
    return tuple(
        Trace(
            states=dict(zip(names, part.elements, strict=True)),
            readings=dict(zip(names, part.readings, strict=True)),
            exceptions=dict(zip(beside, part.exceptions, strict=True)),
            standing=finding.standing,
            bar=finding.bar,
            start=part.period.start if part.period else None,
            end=part.period.end if part.period else None,
        )
        for part in finding.by_period
    )
