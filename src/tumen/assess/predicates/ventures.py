"""Predicates about joint ventures, overdue reports and signs of forced labour."""

from __future__ import annotations

from datetime import date

from tumen.assess.conduct import Conduct
from tumen.assess.predicates.answers import Answer, Point, cannot_tell, ids, met, not_met
from tumen.assess.predicates.when import day_from, still_from
from tumen.assess.wording import a_day
from tumen.ledger import Claim


def venture(at: Point) -> Answer:
    """The employer is a joint venture or cooperative entity with a partner of the sending State."""
    facts = at.conduct.stated("joint_venture")
    if facts:
        return met("Stated to be a joint venture or cooperative entity.", (), facts)
    return cannot_tell(
        "A joint venture is spoken of, but not whether the employer is one.", at.conduct.showing("joint_venture")
    )


def venture_dated(at: Point) -> Answer:
    """A venture opened or expanded from the day `new`, or an existing one from the day `existing` where that is set."""
    new: date = at.params["new"]
    existing: date | None = at.params["existing"]
    if at.side.end is not None and at.side.end < new:
        return not_met(f"This was before {a_day(new)}.", at.conduct.claims)
    if existing is not None and (at.side.end is None or at.side.end >= existing):
        return still_from(at.asking({"day": existing}))
    facts = at.conduct.stated("joint_venture")
    young = at.conduct.stated("joint_venture", ("new", "expanded"))
    if any(fact.time is not None and fact.time.start is not None and fact.time.start >= new for fact in young):
        return met(f"The venture was opened or expanded on or after {a_day(new)}.", (), young)
    old = at.conduct.stated("joint_venture", ("existing",))
    early = [fact for fact in young if fact.time is not None and fact.time.end is not None and fact.time.end < new]
    if (old and not young) or (young and len(early) == len(young)):
        return not_met(f"The venture is not stated to be opened or expanded since {a_day(new)}.", (), facts)
    return cannot_tell("The day on which the venture was opened or expanded is not stated.", (), facts)


def report_overdue(at: Point) -> Answer:
    """A report that was due is stated to be missing: the first from the day `first`, the second from the day `last`."""
    facts = at.conduct.stated("no_report")
    day = at.params["last"] if any(fact.value == "final" for fact in facts) else at.params["first"]
    if at.side.end is not None and at.side.end < day:
        return not_met(f"This was before {a_day(day)}.", at.conduct.claims)
    missing = at.conduct.showing("missing_report")
    if not (facts or missing):
        return cannot_tell("That a report is missing is not stated.", at.conduct.claims)
    told = day_from(at.asking({"day": day}))
    return Answer(state=told.state, why=told.why, claims=ids(missing or at.conduct.claims), facts=ids(facts))


def _indicators(conduct: Conduct) -> tuple[Claim, ...]:
    return tuple(claim for claim in conduct.claims if claim.indicator not in (None, "other"))


def indicator_among(at: Point) -> Answer:
    """A claim shows one of the indicators, or is of one of the kinds."""
    found = [claim for claim in _indicators(at.conduct) if claim.indicator in at.params["among"]]
    found += at.conduct.of_kind(at.params["kinds"])
    if found:
        return met(f"The report tells of {_name(found[0].indicator or found[0].kind)}.", found)
    told = ", ".join(map(_name, at.conduct.signs_of_force)) or "no sign of force"
    return cannot_tell(f"What is told ({told}) does not settle it.", at.conduct.claims)


def indicators(at: Point) -> Answer:
    """One indicator with a menace of penalty, or `count` of any."""
    found = _indicators(at.conduct)
    kinds = sorted({str(claim.indicator) for claim in found})
    if len(kinds) >= at.params["count"] or any(kind in at.params["among"] for kind in kinds):
        return met(f"Told of: {', '.join(map(_name, kinds))}.", found)
    return cannot_tell("The signs of forced labour told of are too few to say.", found)


def _name(indicator: str) -> str:
    return indicator.replace("_", " ")
