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
from tumen.assess.wording import SAYS, a_day, days, in_words
from tumen.law import BearsOn, ElementRule, Otherwise, Provision
from tumen.ledger import Claim, Element, Finding, State, Verdict


@dataclass(frozen=True, kw_only=True, slots=True)
class _Judged:
    side: Side
    verdict: Verdict
    because: str
    elements: tuple[Element, ...]
    exceptions: tuple[Element, ...]
    gaps: tuple[str, ...]

    @property
    def outcome(self) -> tuple[object, ...]:
        return self.verdict, tuple(element.state for element in (*self.elements, *self.exceptions))


def bears(provision: Provision, conduct: Conduct) -> bool:
    """Whether the provision can have to do with the incident at all."""
    need = provision.bears_on
    if not any(_of_need(claim, need, conduct) for claim in conduct.claims):
        return False
    if need.hosts and not set(need.hosts) & set(conduct.hosts):
        return False
    if need.eu and not any(conduct.law.eu_member(host) for host in conduct.hosts):
        return False
    if need.destination is not None and not any(
        claim.destination is not None and claim.destination.country == need.destination for claim in conduct.claims
    ):
        return False
    return not need.signs or _signed(provision, conduct)


def _of_need(claim: Claim, need: BearsOn, conduct: Conduct) -> bool:
    if claim.kind == "movement" and need.directions and claim.direction not in need.directions:
        return False
    if claim.kind == "enforcement" and need.enforcement_cues:
        return any(conduct.showing(cue, [claim]) for cue in need.enforcement_cues)
    return claim.kind in need.kinds


def _signed(provision: Provision, conduct: Conduct) -> bool:
    need = provision.bears_on
    lists = {name for rule in provision.elements for name in rule.params.get("lists", ())}
    stated = (conduct.stated(fact, tuple(sorted(lists)) if fact == "listed" else ()) for fact in need.facts)
    return (
        any(stated)
        or (need.agent_named and conduct.employer is not None)
        or (need.sector_stated and any(claim.sector for claim in conduct.claims))
        or (need.indicator_stated and bool(conduct.signs_of_force))
        or any(conduct.showing(cue) for cue in need.cues)
    )


def judge(provision: Provision, conduct: Conduct) -> tuple[Finding, ...]:
    """The findings of one provision on one incident, in the order of their days.

    A stated time that straddles a boundary gives one finding per side; sides with the same outcome are one. Days that
    rest on bounds and straddle give one finding, `undetermined`, whose `why` names the verdict of each period.
    """
    cuts = (*provision.boundaries, *_cuts_of_hosts(provision, conduct))
    judged = [_on_side(provision, conduct, side) for side in sides(conduct.span, cuts)]
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
    return one.outcome == other.outcome and one.verdict != "not_covered"


def _as_one(judged: Sequence[_Judged]) -> _Judged:
    """Sides that follow each other as one, with the verdict and the reason of the first."""
    first, last = judged[0], judged[-1]
    return replace(
        first,
        side=replace(first.side, end=last.side.end, sure=all(one.side.sure for one in judged)),
        elements=_across([one.elements for one in judged]),
        exceptions=_across([one.exceptions for one in judged]),
        gaps=tuple(dict.fromkeys(gap for one in judged for gap in one.gaps)),
    )


def _on_side(provision: Provision, conduct: Conduct, side: Side) -> _Judged:
    answers = {
        rule.id: EVALUATORS[rule.predicate](Point(conduct=conduct, side=side, params=rule.params))
        for rule in provision.elements
    }
    elements = tuple(_element(rule.id, rule.statement, answers[rule.id]) for rule in provision.elements)
    exceptions = tuple(
        _element(
            rule.id, rule.statement, EVALUATORS[rule.predicate](Point(conduct=conduct, side=side, params=rule.params))
        )
        for rule in provision.exceptions
    )
    verdict, because = _verdict(provision, conduct, side, answers, exceptions)
    gaps = _gaps(provision, conduct, side, answers) if verdict != "not_covered" else ()
    return _Judged(side=side, verdict=verdict, because=because, elements=elements, exceptions=exceptions, gaps=gaps)


def _element(name: str, statement: str, answer: Answer) -> Element:
    return Element(
        id=name, statement=statement, state=answer.state, claims=answer.claims, facts=answer.facts, why=answer.why
    )


# --- the verdict ---------------------------------------------------------------------------------------------------

_BASE: Mapping[str, Verdict] = MappingProxyType(
    {"duty": "breach_if_true", "hortatory": "policy_concern_only", "applies": "applies_if_true"}
)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Group:
    """Elements joined by "or", or one element alone: its state, why, and the verdict where it alone decides."""

    state: State
    why: str
    claims: tuple[str, ...]
    special: Otherwise | None


def _groups(provision: Provision, answers: Mapping[str, Answer], *, functional: bool = False) -> list[_Group]:
    joined: dict[str, list[ElementRule]] = {}
    for rule in provision.elements:
        # how a claim is told decides what may be said of it, not whether the rule covers it
        if rule.predicate != "asserted":
            joined.setdefault(rule.alternative or rule.id, []).append(rule)
    return [_group(rules, answers, functional=functional) for rules in joined.values()]


def _group(rules: Sequence[ElementRule], answers: Mapping[str, Answer], *, functional: bool) -> _Group:
    states = {rule.id: _state(answers[rule.id], functional=functional) for rule in rules}
    state: State = next(one for one in ("met", "cannot_tell", "not_met") if one in states.values())
    deciding = [rule for rule in rules if states[rule.id] == state]
    specials = [next((each for each in rule.otherwise if each.state == state), None) for rule in deciding]
    first = answers[deciding[0].id]
    return _Group(state=state, why=first.why, claims=first.claims, special=specials[0] if all(specials) else None)


def _state(answer: Answer, *, functional: bool) -> State:
    return answer.reading if functional and answer.reading is not None else answer.state


def _verdict(
    provision: Provision, conduct: Conduct, side: Side, answers: Mapping[str, Answer], exceptions: Sequence[Element]
) -> tuple[Verdict, str]:
    outside = _outside(provision, conduct, side, answers)
    if outside is not None:
        return "not_covered", outside
    if conduct.contested is not None and _needs_member(provision):
        by = conduct.law.state_name(conduct.contested.controlled_by)
        return "undetermined", f"The place lies in contested territory that {by} controls."
    formal, why = _outcome(provision, _groups(provision, answers))
    functional, why_b = _outcome(provision, _groups(provision, answers, functional=True))
    base = _BASE[provision.judged_as]
    if formal == base:
        return _all_met(provision, conduct, exceptions, why)
    if functional == base:
        excepted = [element for element in exceptions if element.state == "met"]
        if conduct.standing != "asserted":
            return "undetermined", f"The report tells it only as {conduct.standing}."
        return ("excepted", excepted[0].why) if excepted else ("strained", why)
    return (formal, why) if formal != "not_covered" or functional == "not_covered" else (functional, why_b)


def _outcome(provision: Provision, groups: Sequence[_Group]) -> tuple[Verdict, str]:
    failed = [group for group in groups if group.state == "not_met"]
    open_ = [group for group in groups if group.state == "cannot_tell"]
    plain = next((group for group in failed if group.special is None), None)
    if plain is not None:
        return "not_covered", plain.why
    for group in (*failed, *open_):
        if group.special is not None:
            return group.special.verdict, group.special.note
    if open_:
        return "undetermined", open_[0].why
    return _BASE[provision.judged_as], next((group.why for group in reversed(groups) if group.claims), "")


def _outside(provision: Provision, conduct: Conduct, side: Side, answers: Mapping[str, Answer]) -> str | None:
    """Why nothing of the provision can reach this side, or None."""
    if conduct.standing == "denied":
        return "The report denies it, and nothing else tells of it."
    if all(claim.kind in provision.only_evidence for claim in conduct.claims):
        return "An order of the sending State is evidence of intent; the paragraph binds the host State."
    if conduct.host == conduct.law.sending_state:
        return "The place lies in the sending State itself, which is never a host."
    if provision.dated_by == "entry":
        return None
    if side.end is not None and side.end < provision.in_force_from:
        return f"It is in force only from {a_day(provision.in_force_from)}."
    ended = provision.in_force_to
    if provision.dated_by == "conduct" and ended is not None and side.start is not None and side.start > ended:
        return f"It ended on {a_day(ended)}."
    since = provision.overtaken_from
    late = since is not None and side.start is not None and side.start >= since
    if not late or since is None or all(group.state == "met" for group in _groups(provision, answers)):
        return None
    stricter = conduct.law.provision(str(provision.overtaken_by)).cite
    return f"It still stands, but since {a_day(since)} a stricter rule governs: {_lower(stricter)}."


def _lower(sentence: str) -> str:
    return sentence[0].lower() + sentence[1:]


def _needs_member(provision: Provision) -> bool:
    return any(rule.predicate in ("host_is_member", "host_is_c29_party") for rule in provision.elements)


def _all_met(provision: Provision, conduct: Conduct, exceptions: Sequence[Element], why: str) -> tuple[Verdict, str]:
    if provision.judged_as == "hortatory":
        return "policy_concern_only", why
    if conduct.standing != "asserted":
        reason = f"The report tells it only as {conduct.standing}."
        return ("would_breach_if_carried_out" if provision.judged_as == "duty" else "undetermined"), reason
    excepted = [element for element in exceptions if element.state == "met"]
    if excepted:
        return "excepted", excepted[0].why
    if any(rule.predicate == "indicator_among" for rule in provision.elements):
        why = f"What is told ({_signs(conduct)}) {conduct.law.indicator_wording(len(conduct.signs_of_force))}. {why}"
    return _BASE[provision.judged_as], why


def _signs(conduct: Conduct) -> str:
    return ", ".join(name.replace("_", " ") for name in conduct.signs_of_force)


# --- gaps and findings ---------------------------------------------------------------------------------------------


def _gaps(provision: Provision, conduct: Conduct, side: Side, answers: Mapping[str, Answer]) -> tuple[str, ...]:
    settled = {rule.alternative for rule in provision.elements if answers[rule.id].state == "met"} - {None}
    asked = [
        _fill(rule.ask, conduct, side)
        for rule in provision.elements
        if rule.ask is not None
        and rule.alternative not in settled
        and "cannot_tell" in (answers[rule.id].state, answers[rule.id].reading)
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
    return f"{in_words(conduct.host, conduct.law)}, as {provision.duty}"


def _finding(provision: Provision, conduct: Conduct, judged: _Judged) -> Finding:
    bounded = " (from bounds, not stated)" if judged.side.bounded else ""
    first = f"{provision.cite}, {days(judged.side.when)}{bounded}: {SAYS[judged.verdict]}."
    return _made(provision, conduct, judged, why=f"{first} {judged.because}".strip())


def _made(provision: Provision, conduct: Conduct, judged: _Judged, *, why: str) -> Finding:
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
        why=f"{why} Another report or source denies it." if conduct.denials else why,
    )


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
        if len({element.state for element in same}) == 1
        else replace(same[0], state="cannot_tell", why="This differs between the days on which it can have been.")
        for same in zip(*rows, strict=True)
    )
