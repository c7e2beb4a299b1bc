"""Predicates about days."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from tumen.assess.conduct import Conduct
from tumen.assess.predicates.answers import Answer, Point, cannot_tell, ids, met, not_met
from tumen.assess.wording import a_day, unstated
from tumen.ledger import State


def day_from(at: Point) -> Answer:
    """The days judged lie on or after that day."""
    day: date = at.params["day"]
    if at.side.end is not None and at.side.end < day:
        return not_met(f"This was before {a_day(day)}.", at.conduct.claims)
    if at.side.start is not None and at.side.start >= day and at.side.sure:
        return met(f"This was on or after {a_day(day)}.", at.conduct.claims)
    return cannot_tell(f"Whether this was on or after {a_day(day)} is not stated.", at.conduct.claims)


def still_from(at: Point) -> Answer:
    """It held on or after that day; with an earlier start an open end is unknown."""
    day: date = at.params["day"]
    if at.side.end is not None and at.side.end < day:
        return not_met(f"The days told of end before {a_day(day)}.", at.conduct.claims)
    if at.side.start is not None and at.side.start >= day and at.side.sure:
        return met(f"It is told as holding on or after {a_day(day)}.", at.conduct.claims)
    return cannot_tell(f"Whether it still held on {a_day(day)} is not stated.", at.conduct.claims)


def cited_from(at: Point) -> Answer:
    """A source with a word of the cue is cited for days on or after that day."""
    shown = at.conduct.showing(at.params["cue"])
    # a former member who speaks for himself is not that source
    cited = [c for c in shown if c.source.type == "un" or at.conduct.quoting(at.params["cue"], c)]
    if shown and not cited:
        return not_met("Who speaks is not that source, though it is named.", shown)
    if not cited:
        return cannot_tell("Whether that source is meant is not stated.", at.conduct.claims)
    told = day_from(at)
    late = f"It is cited for days from {a_day(at.params['day'])} on, on which it can have found nothing itself."
    return Answer(state=told.state, why=late if told.state == "met" else told.why, claims=ids(cited))


def source_names(at: Point) -> Answer:
    """A source with a word of the cue is named."""
    cited = at.conduct.showing(at.params["cue"])
    return met("The claim is attributed to it.", cited) if cited else not_met("The claim is not attributed to it.")


def fact_dated_from(at: Point) -> Answer:
    """The fact is stated and its day is on or after that day."""
    return _fact_dated(at.conduct, at.params, late="met", early="not_met")


def placed_from(at: Point) -> Answer:
    """The fact is stated for a day from that day on; where its day is not stated, the days of the conduct count."""
    facts = at.conduct.stated(at.params["fact"])
    if any(fact.time is not None for fact in facts):
        return fact_dated_from(at)
    return day_from(at)


def fact_dated_before(at: Point) -> Answer:
    """The fact is stated and its day is before that day; on the day itself it is unknown."""
    return _fact_dated(at.conduct, at.params, late="not_met", early="met")


def grant_under_contract(at: Point) -> Answer:
    """The grant rests on a contract dated before that day; a renewal gets no shelter from one."""
    renewed = at.conduct.stated("renewal")
    if renewed:
        return not_met("It is a renewal, which a contract does not except.", (), renewed)
    return fact_dated_before(at)


def _fact_dated(conduct: Conduct, params: Mapping[str, Any], *, late: State, early: State) -> Answer:
    day: date = params["day"]
    facts = conduct.stated(params["fact"])
    meaning = conduct.law.facts[params["fact"]].meaning
    for fact in facts:
        start, end = (fact.time.start, fact.time.end) if fact.time else (None, None)
        if end is not None and end < day:
            return Answer(state=early, why=f"Stated, for a day before {a_day(day)}: {meaning}.", facts=(fact.id,))
        if start is not None and (start > day or (start == day and late == "met")):
            return Answer(state=late, why=f"Stated, for a day from {a_day(day)} on: {meaning}.", facts=(fact.id,))
    if facts:
        return cannot_tell(f"Stated, but not whether before or after {a_day(day)}: {meaning}.", (), facts)
    return cannot_tell(unstated(conduct.law.facts[params["fact"]]))
