"""One provision on one incident: elements, exceptions and the verdict they give, on each side of its days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from types import MappingProxyType

from tumen.assess.conduct import Conduct
from tumen.assess.predicates import EVALUATORS, Answer, Point
from tumen.assess.timing import Side, sides
from tumen.assess.verdicts import Conclusion, Trace, conclude
from tumen.assess.wording import a_day, bearer, days, in_words, opening, unstated
from tumen.law import MEMBER_STATES, STATES, BearsOn, ElementRule, ExceptionRule, Provision
from tumen.ledger import Bar, ByPeriod, Claim, Element, Finding, Verdict


@dataclass(frozen=True, kw_only=True, slots=True)
class _Judged:
    side: Side
    bar: Bar | None
    verdict: Verdict
    because: str
    elements: tuple[Element, ...]
    exceptions: tuple[Element, ...]
    gaps: tuple[str, ...]
    by_period: tuple[ByPeriod, ...] = ()

    @property
    def states(self) -> tuple[object, ...]:
        return tuple((element.state, element.reading) for element in (*self.elements, *self.exceptions))

    @property
    def parts(self) -> tuple[ByPeriod, ...]:
        """Its stretches of days, each with the states that its verdict follows from."""
        if self.by_period:
            return self.by_period
        return (
            ByPeriod(
                period=self.side.when,
                verdict=self.verdict,
                elements=tuple(element.state for element in self.elements),
                readings=tuple(element.reading or element.state for element in self.elements),
                exceptions=tuple(exception.state for exception in self.exceptions),
            ),
        )


def bears(provision: Provision, conduct: Conduct) -> bool:
    """Whether the provision can have to do with the incident at all."""
    need = provision.bears_on
    # most provisions are ruled out by the kinds alone, before a word is looked for
    if conduct.kinds.isdisjoint(need.kinds):
        return False
    if need.hosts and not set(need.hosts) & set(conduct.hosts):
        return False
    if need.eu and not any(conduct.law.eu_member(host) for host in conduct.hosts):
        return False
    if need.destination is not None and not any(
        claim.destination is not None and claim.destination.country == need.destination for claim in conduct.claims
    ):
        return False
    if not any(_of_need(claim, need, conduct) for claim in conduct.claims):
        return False
    return not need.signs or _signed(provision, conduct)


def _of_need(claim: Claim, need: BearsOn, conduct: Conduct) -> bool:
    if claim.kind == "movement" and need.directions and claim.direction not in need.directions:
        return False
    if claim.kind == "enforcement" and need.enforcement_cues:
        return claim.kind in need.kinds and any(conduct.showing(cue, [claim]) for cue in need.enforcement_cues)
    return claim.kind in need.kinds


def _signed(provision: Provision, conduct: Conduct) -> bool:
    need = provision.bears_on
    # words are looked for last, since that costs the most
    return (
        (need.agent_named and conduct.employer is not None)
        or (need.sector_stated and any(claim.sector for claim in conduct.claims))
        or (need.indicator_stated and bool(conduct.signs_of_force))
        or any(_states(provision, fact, conduct) for fact in need.facts)
        or any(conduct.showing(cue) for cue in need.cues)
    )


def _states(provision: Provision, fact: str, conduct: Conduct) -> bool:
    """Whether the fact is stated; of a listing, one on a list that the provision looks at."""
    lists = {name for rule in provision.elements for name in rule.params.get("lists", ())} if fact == "listed" else ()
    return bool(conduct.facts) and bool(conduct.stated(fact, tuple(sorted(lists))))


def judge(provision: Provision, conduct: Conduct) -> tuple[Finding, ...]:
    """The findings of one provision on one incident, in the order of their days.

    A stated time that straddles a boundary gives one finding per side; sides with the same outcome are one. Days that
    rest on bounds and straddle give one finding, `undetermined`, whose `why` names the verdict of each period.
    """
    cuts = (*provision.boundaries, *_cuts_of_hosts(provision, conduct))
    bar = _bar(provision, conduct)
    judged = [_on_side(provision, conduct, side, bar) for side in sides(conduct.span, cuts)]
    joined = _join(judged)
    if len(joined) == 1 or conduct.span.stated:
        return tuple(_finding(provision, conduct, each) for each in joined)
    if len({each.verdict for each in joined}) == 1:
        return (_finding(provision, conduct, _as_one(joined)),)
    return (_straddling(provision, conduct, joined),)


def _cuts_of_hosts(provision: Provision, conduct: Conduct) -> tuple[date, ...]:
    used = {rule.predicate for rule in provision.elements}
    eu, c29 = "host_in_eu" in used, "host_is_c29_party" in used
    return tuple(day for host in conduct.hosts for day in conduct.law.changes_for(host, eu=eu, c29=c29))


def _join(judged: Sequence[_Judged]) -> list[_Judged]:
    """Neighbouring sides with the same outcome, or the same verdict for the same reason, as one."""
    joined: list[_Judged] = []
    for each in judged:
        last = joined[-1] if joined else None
        if last is not None and last.side.bounded == each.side.bounded and _alike(last, each):
            joined[-1] = _as_one([last, each])
        else:
            joined.append(each)
    return joined


def _alike(one: _Judged, other: _Judged) -> bool:
    if (one.verdict, one.because) == (other.verdict, other.because):
        return True
    # two reasons why something is not covered, such as two dates, stay apart
    return (one.verdict, one.states) == (other.verdict, other.states) and one.verdict != "not_covered"


def _as_one(judged: Sequence[_Judged]) -> _Judged:
    """Sides that follow each other as one, with the verdict and the reason of the first."""
    first, last = judged[0], judged[-1]
    return replace(
        first,
        side=replace(first.side, end=last.side.end, sure=all(one.side.sure for one in judged)),
        elements=_across([one.elements for one in judged]),
        exceptions=_across([one.exceptions for one in judged]),
        gaps=tuple(dict.fromkeys(gap for one in judged for gap in one.gaps)),
        by_period=_parts(judged),
    )


def _parts(judged: Sequence[_Judged]) -> tuple[ByPeriod, ...]:
    """What a verdict on several sides follows from; empty where all of them have the same states and verdict."""
    if len({(one.verdict, one.states) for one in judged}) == 1 and not any(one.by_period for one in judged):
        return ()
    return tuple(part for one in judged for part in one.parts)


def _on_side(provision: Provision, conduct: Conduct, side: Side, bar: Bar | None) -> _Judged:
    elements = tuple(
        _element(rule.id, rule.statement, EVALUATORS[rule.predicate](_point(conduct, side, rule)))
        for rule in provision.elements
    )
    exceptions = tuple(_exception(provision, conduct, side, rule, elements) for rule in provision.exceptions)
    found = conclude(provision, _trace(conduct, side, bar, elements, exceptions))
    return _Judged(
        side=side,
        bar=bar,
        verdict=found.verdict,
        because=_because(provision, conduct, found, bar, (*elements, *exceptions)),
        elements=elements,
        exceptions=exceptions,
        gaps=_gaps(provision, conduct, side, elements) if found.verdict != "not_covered" else (),
    )


def _point(conduct: Conduct, side: Side, rule: ElementRule | ExceptionRule) -> Point:
    return Point(conduct=conduct, side=side, params=rule.params)


def _exception(
    provision: Provision, conduct: Conduct, side: Side, rule: ExceptionRule, elements: Sequence[Element]
) -> Element:
    """An exception; it is not met where it reaches none of what is met, or is stated for a part of the persons only."""
    if not conduct.facts:
        # an exception is only met by what is stated, and of most incidents nothing is
        why = unstated(conduct.law.facts[rule.params["fact"]])
        return Element(id=rule.id, statement=rule.statement, state="cannot_tell", why=why)
    found = _element(rule.id, rule.statement, EVALUATORS[rule.predicate](_point(conduct, side, rule)))
    if found.state != "met":
        return found
    if rule.only_for:
        alternatives = {each.alternative for each in provision.elements if each.id in rule.only_for}
        joined = {each.id for each in provision.elements if each.alternative in alternatives}
        others = [one.id for one in elements if one.id in joined - set(rule.only_for) and one.state == "met"]
        if others:
            return replace(found, state="not_met", why=f"Stated, but it reaches nothing of {', '.join(others)}.")
    if conduct.for_a_part(found.facts):
        return replace(found, state="not_met", why="Stated, but only for a part of these persons.")
    return found


def _element(name: str, statement: str, answer: Answer) -> Element:
    return Element(
        id=name,
        statement=statement,
        state=answer.state,
        claims=answer.claims,
        facts=answer.facts,
        why=answer.why,
        reading=None if answer.reading == answer.state else answer.reading,
    )


# --- the verdict ---------------------------------------------------------------------------------------------------


def _trace(
    conduct: Conduct, side: Side, bar: Bar | None, elements: Sequence[Element], exceptions: Sequence[Element]
) -> Trace:
    return Trace(
        states={element.id: element.state for element in elements},
        readings={one.id: one.reading for one in elements if one.reading is not None},
        exceptions={exception.id: exception.state for exception in exceptions},
        standing=conduct.standing,
        bar=bar,
        start=side.start,
        end=side.end,
    )


def _bar(provision: Provision, conduct: Conduct) -> Bar | None:
    """What decides beside the elements, the same on all days of the incident."""
    if all(claim.kind in provision.only_evidence for claim in conduct.claims):
        return "only_evidence"
    if conduct.host == conduct.law.sending_state:
        return "sending_state"
    used = {rule.predicate for rule in provision.elements}
    binds = provision.addressee in (MEMBER_STATES, STATES)
    if binds and "host_is_member" not in used and conduct.host is not None:
        outside = conduct.law.non_member_name(conduct.host) is not None
        if outside and (provision.addressee == MEMBER_STATES or not conduct.law.is_state(conduct.host)):
            return "not_addressed"
    if conduct.contested is not None and (binds or used & {"host_is_member", "host_is_c29_party"}):
        return "contested" if provision.judged_as == "duty" else None
    if provision.judged_as == "duty" and conduct.host is None and not used & _ABOUT_HOSTS:
        return "bearer_open"
    return None


_ABOUT_HOSTS = frozenset({"host_is_member", "host_named", "host_in_eu", "host_is_c29_party", "destination_is"})


def _because(
    provision: Provision, conduct: Conduct, found: Conclusion, bar: Bar | None, told: Sequence[Element]
) -> str:
    """The sentence that gives the reason of a verdict."""
    fixed = _FIXED.get(found.way)
    if fixed is not None:
        return fixed
    whys = {each.id: each.why for each in told}
    if found.way == "bar":
        return _barred(bar, conduct)
    if found.way == "not_yet":
        return f"It is in force only from {a_day(provision.in_force_from)}."
    if found.way == "ended" and provision.in_force_to is not None:
        return f"It ended on {a_day(provision.in_force_to)}."
    if found.way == "overtaken" and provision.overtaken_from is not None:
        stricter = conduct.law.provision(str(provision.overtaken_by)).cite
        since = a_day(provision.overtaken_from)
        return f"It still stands, but since {since} a stricter rule governs: {stricter[0].lower()}{stricter[1:]}."
    if found.way == "told":
        return f"The report tells it only as {conduct.standing}."
    if found.way == "otherwise":
        return found.note
    if found.rule is not None:
        return whys[found.rule]
    return _all_told(provision, conduct, told, found)


_FIXED: Mapping[str, str] = MappingProxyType({"denied": "The report denies it, and nothing else tells of it."})


def _barred(bar: Bar | None, conduct: Conduct) -> str:
    if bar == "only_evidence":
        return "An order of the sending State is evidence of intent; the paragraph binds the host State."
    if bar == "sending_state":
        return "The place lies in the sending State itself, which is never a host."
    if bar == "contested" and conduct.contested is not None:
        by = conduct.law.state_name(conduct.contested.controlled_by)
        return f"The place lies in contested territory that {by} controls."
    if bar == "not_addressed":
        return f"{in_words(str(conduct.host), conduct.law)} is not a Member State of the United Nations."
    return "Whose duty it is stays open: the report does not name one host State."


def _all_told(provision: Provision, conduct: Conduct, elements: Sequence[Element], found: Conclusion) -> str:
    """The reason of the last group of elements that rests on claims, with what the signs of force amount to."""
    by_id = {element.id: element for element in elements}
    firsts = [by_id[ids[0]] for ids in found.rests_on]
    why = next((element.why for element in reversed(firsts) if element.claims), "")
    if found.verdict in ("breach_if_true", "applies_if_true") and any(
        rule.predicate == "indicator_among" for rule in provision.elements
    ):
        signs = ", ".join(name.replace("_", " ") for name in conduct.signs_of_force)
        why = f"What is told ({signs}) {conduct.law.indicator_wording(len(conduct.signs_of_force))}. {why}"
    return why


# --- gaps and findings ---------------------------------------------------------------------------------------------


def _gaps(provision: Provision, conduct: Conduct, side: Side, elements: Sequence[Element]) -> tuple[str, ...]:
    found = {element.id: element for element in elements}
    settled = {rule.alternative for rule in provision.elements if found[rule.id].state == "met"} - {None}
    asked = [
        _fill(rule.ask, conduct, side)
        for rule in provision.elements
        if rule.ask is not None
        and rule.alternative not in settled
        and "cannot_tell" in (found[rule.id].state, found[rule.id].reading)
    ]
    return tuple(dict.fromkeys(asked))


def _fill(ask: str, conduct: Conduct, side: Side) -> str:
    where = next((claim.where.name for claim in conduct.claims if claim.where is not None), None)
    text = ask.format(
        host=conduct.law.state_name(conduct.host) if conduct.host else "the host State",
        place=where or "the place",
        days=days(side.when),
        employer=conduct.employer or "the employer",
    )
    return text[0].upper() + text[1:]


def _duty(provision: Provision, conduct: Conduct) -> str:
    if not provision.duty.startswith("the host State"):
        return provision.duty
    if conduct.contested is not None:
        of, by = (conduct.law.state_name(code) for code in (conduct.contested.country, conduct.contested.controlled_by))
        return f"open between {of}, whose territory it is, and {by}, which controls it"
    if conduct.host is None:
        return f"{provision.duty} (not named)" if not conduct.hosts else f"{provision.duty} (several named)"
    return f"{bearer(conduct.host, conduct.law)}, as {provision.duty}"


def _finding(provision: Provision, conduct: Conduct, judged: _Judged) -> Finding:
    proof = provision.standard_of_proof if judged.verdict in _PROVED else None
    said = [opening(provision, judged.verdict, judged.side.when, bounded=judged.side.bounded), judged.because, proof]
    return _made(provision, conduct, judged, why=" ".join(part for part in said if part))


_PROVED = ("applies_if_true", "excepted", "undetermined")
"""Verdicts that say by which standard the rule is proved or rebutted, where its data name one."""


def _made(provision: Provision, conduct: Conduct, judged: _Judged, *, why: str) -> Finding:
    said = [why, *_beside(provision, conduct)] if judged.verdict != "not_covered" else [why]
    if judged.bar == "contested" and judged.verdict == "not_covered":
        # ground that nobody's duty is settled for is never told as plainly outside
        said.append(f"Besides, {_barred('contested', conduct)[0].lower()}{_barred('contested', conduct)[1:]}")
    said += ["Another report or source denies it."] if conduct.denials else []
    return Finding(
        incident=conduct.incident,
        provision=provision.id,
        paragraph=provision.paragraph,
        verdict=judged.verdict,
        period=judged.side.when,
        bounded=judged.side.bounded,
        duty=_duty(provision, conduct),
        elements=judged.elements,
        exceptions=judged.exceptions,
        gaps=judged.gaps,
        why=" ".join(said),
        standing=conduct.standing,
        bar=judged.bar,
        by_period=judged.by_period,
    )


def _beside(provision: Provision, conduct: Conduct) -> list[str]:
    """What other incidents add: the other leg of a rotation, or what became of a plan."""
    said = []
    if conduct.leg is not None and conduct.leg in provision.on_rotation:
        said.append(provision.on_rotation[conduct.leg])
    if conduct.came_to("carried_out"):
        said.append("Later claims tell that the plan was carried out; they are judged for themselves.")
    if conduct.came_to("failed"):
        said.append("Later claims deny that the plan came about.")
    return said


def _straddling(provision: Provision, conduct: Conduct, joined: Sequence[_Judged]) -> Finding:
    """One finding for days that rest on bounds and straddle a boundary."""
    periods = [_as_one(list(same)) for _, same in groupby(joined, key=lambda one: one.verdict)]
    each = "; ".join(f"{days(one.side.when)}: {one.verdict.replace('_', ' ')}" for one in periods)
    why = (
        f"{provision.cite}: the day is not stated ({conduct.span.why}), and the answer depends on it. "
        f"By the day it was: {each}."
    )
    whole = _as_one(joined)
    gaps = ("On which day, or between which days, did this happen?", *whole.gaps)
    return _made(provision, conduct, replace(whole, verdict="undetermined", gaps=gaps), why=why)


def _across(rows: Sequence[tuple[Element, ...]]) -> tuple[Element, ...]:
    """Elements of several sides as one: what is the same on all stays, what differs cannot be told."""
    return tuple(
        same[0]
        if len({(element.state, element.reading) for element in same}) == 1
        else replace(
            same[0], state="cannot_tell", reading=None, why="This differs between the days on which it can have been."
        )
        for same in zip(*rows, strict=True)
    )
