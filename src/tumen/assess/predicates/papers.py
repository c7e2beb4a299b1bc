"""Predicates about work authorisations."""

from __future__ import annotations

from datetime import date

from tumen.assess.conduct import Conduct
from tumen.assess.predicates.answers import Answer, Point, cannot_tell, ids, met, not_met
from tumen.assess.predicates.when import day_from
from tumen.assess.wording import a_day
from tumen.ledger import Claim, State, StatedFact


def _tolerated(conduct: Conduct) -> tuple[tuple[Claim, ...], tuple[StatedFact, ...]]:
    """Positive signs that the host knows or tolerates; what is told around it counts only where a paper is told of."""
    claims = conduct.showing("tolerance", conduct.of_kind(("enforcement",)))
    if not claims and conduct.of_kind(("paper",)):
        near = [act for act in conduct.acts_around if _same_place(act, conduct)]
        claims = conduct.showing("tolerance", near)
    return claims, conduct.stated("host_tolerates")


def _same_place(claim: Claim, conduct: Conduct) -> bool:
    if claim.place is None or claim.place.level == "country":
        return True
    return any(here.where is not None and here.where.name == claim.place.name for here in conduct.claims)


def authorisation_provided(at: Point) -> Answer:
    """A work authorisation was provided: on the formal reading (A) a permit or visa for work, on the functional reading
    (B) an admission that the State knows or tolerates is for work."""
    foreign = at.conduct.stated("persons", ("other_nationals",))
    if foreign:
        return not_met("They are stated to be nationals of another State.", (), foreign)
    signs, stated = _tolerated(at.conduct)
    functional: State = "met" if signs or stated else "cannot_tell"
    b = (
        "On reading B (functional) it is one: the host is told to know or tolerate it."
        if functional == "met"
        else "On reading B (functional) it stays open: nothing says that the host knows or tolerates it."
    )
    papers = [claim for claim in at.conduct.of_kind(("paper",)) if claim.document is not None and claim.document.type]
    granted = at.conduct.stated("work_authorisation") + at.conduct.stated("renewal")
    permits = [c for c in papers if c.document is not None and c.document.type == "work_visa"]
    permits += at.conduct.showing("permits_issued", at.conduct.of_kind(("enforcement", "paper")))
    if permits or granted:
        return Answer(
            state="met",
            why="On both readings a work authorisation was provided.",
            claims=ids(permits),
            facts=ids(granted),
            reading="met",
        )
    if papers:
        kind = str(papers[0].document.type if papers[0].document else "").replace("_", " ")
        return Answer(
            state="not_met",
            why=f"On reading A (formal) the paper told of ({kind}) is no work authorisation. {b}",
            claims=ids((*papers, *signs)),
            facts=ids(stated),
            reading=functional,
        )
    return Answer(
        state="cannot_tell",
        why=f"On reading A (formal) it stays open: no paper is stated. {b}",
        claims=ids(signs),
        facts=ids(stated),
        reading=functional,
    )


def tied_to_admission(at: Point) -> Answer:
    """The paper goes with an admission to the territory: a journey in, or a paper for crossing the border."""
    renewed, contract = at.conduct.stated("renewal"), at.conduct.stated("written_contract")
    papers = at.conduct.of_kind(("paper",))
    replaced = at.conduct.stated("replacement") if contract else ()
    if replaced or (contract and at.conduct.leg == "in"):
        why = "They are stated to replace others under an older contract, which States have read both ways."
        return cannot_tell(why, at.conduct.claims, (*replaced, *contract))
    if renewed or (papers and at.conduct.showing("renewal", papers)):
        # without an old contract the functional reading takes a renewal for an admission; with one it is disputed
        reading: State | None = None if contract else "met"
        why = "It is told as a renewal; on reading A (formal) it stays open whether that goes with an admission"
        why += ", and an older contract is stated, under which States have read it both ways." if contract else "."
        if not contract:
            why += " On reading B (functional) it does."
        return Answer(state="cannot_tell", why=why, claims=ids(papers), facts=ids(renewed), reading=reading)
    journeys = [claim for claim in at.conduct.claims if claim.direction in ("out", "transfer")]
    if journeys:
        return met("It goes with a journey into the territory.", journeys)
    entry = [c for c in papers if c.document is not None and c.document.type not in (None, "other")]
    if entry:
        return met("The paper told of is one for entering the territory.", entry)
    return cannot_tell("The report does not tie it to an admission.", at.conduct.claims)


def provided_from(at: Point) -> Answer:
    """The paper was provided on or after that day; for people already there its day is unknown."""
    day: date = at.params["day"]
    dated = [f for f in at.conduct.stated("work_authorisation") + at.conduct.stated("renewal") if f.time is not None]
    for fact in dated:
        if fact.time is not None and fact.time.start is not None and fact.time.start >= day:
            return met(f"It was provided on or after {a_day(day)}.", (), (fact,))
        if fact.time is not None and fact.time.end is not None and fact.time.end < day:
            return not_met(f"It was provided before {a_day(day)}.", (), (fact,))
    if at.side.end is not None and at.side.end < day:
        return not_met(f"This was before {a_day(day)}.", at.conduct.claims)
    moving = [claim for claim in at.conduct.claims if _given_then(claim, at.conduct)]
    if moving:
        told = day_from(at)
        return Answer(state=told.state, why=told.why, claims=ids(moving))
    return cannot_tell("The day on which their papers were given is not stated.", at.conduct.claims)


def _given_then(claim: Claim, conduct: Conduct) -> bool:
    """Whether the days of the claim are those on which a paper was given: a journey, an act of an authority, a paper
    for crossing, or a permit told of as newly given; a permit that people hold may be old."""
    if claim.kind != "paper":
        return claim.kind == "enforcement" or claim.direction in ("out", "transfer")
    held = claim.document is not None and claim.document.type == "work_visa"
    return not held or bool(conduct.showing("newly_given", [claim]))


def granted_from(at: Point) -> Answer:
    """An authorisation was granted or renewed on or after that day."""
    when = provided_from(at)
    if when.state == "not_met":
        return when
    given = authorisation_provided(at)
    if given.state == "met":
        return Answer(state=when.state, why=when.why, claims=given.claims + when.claims, facts=given.facts + when.facts)
    if given.state == "not_met" and given.reading is None:
        return given
    return cannot_tell("Whether a work authorisation was granted or renewed is not stated.", at.conduct.claims)
