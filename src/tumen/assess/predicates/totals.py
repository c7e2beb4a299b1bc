"""The predicate about national totals of work authorisations: from claims and stated facts, never from an estimate."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from tumen.assess.conduct import Conduct
from tumen.assess.predicates.answers import Answer, Point, cannot_tell
from tumen.assess.wording import a_day
from tumen.ledger import Claim, State, StatedFact, When

# a longer stretch tells of permits given over it, not of permits held on a day
_LONGEST = timedelta(days=31)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Total:
    low: int
    high: int
    when: When
    claims: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()

    def within(self, start: date | None, end: date | None) -> bool:
        """Whether it is of days that lie between `start` and `end`, None being open."""
        first, last = self.when.start or self.when.end, self.when.end or self.when.start
        return (start is None or (first is not None and start <= first)) and (
            end is None or (last is not None and last <= end)
        )


def totals_above(at: Point) -> Answer:
    """The national total of work authorisations on the days judged is above that of the base day; both claimed."""
    base_day: date = at.params["base"]
    if at.side.end is not None and at.side.end < at.params["day"]:
        return Answer(state="not_met", why=f"This was before {a_day(at.params['day'])}.")
    totals = _totals(at.conduct)
    base = next((total for total in totals if total.within(base_day, base_day)), None)
    later = next((total for total in reversed(totals) if total.within(at.side.start, at.side.end)), None)
    if base is None or later is None or base is later:
        return cannot_tell(f"The national totals of {a_day(base_day)} and of the days judged are not both claimed.")
    claims, facts = base.claims + later.claims, base.facts + later.facts
    why = f"The national total claimed is {_number(later)}, against {_number(base)} on {a_day(base_day)}."
    if later.low > base.high:
        return Answer(state="met", why=why, claims=claims, facts=facts)
    state: State = "not_met" if later.high <= base.low else "cannot_tell"
    return Answer(state=state, why=why, claims=claims, facts=facts)


def _number(total: _Total) -> str:
    return str(total.low) if total.low == total.high else f"{total.low} to {total.high}"


def _totals(conduct: Conduct) -> list[_Total]:
    """The totals that are told of the host, by their days."""
    told = [_of_claim(claim, conduct) for claim in (*conduct.claims, *conduct.permits_around)]
    stated = [_of_fact(fact) for fact in conduct.stated("national_total")]
    found = [total for total in (*told, *stated) if total is not None]
    return sorted(found, key=lambda total: (total.when.start or total.when.end or date.min, total.claims, total.facts))


def _of_claim(claim: Claim, conduct: Conduct) -> _Total | None:
    """The total that a claim about permits gives: of the whole country, held on a day or so, with both ends known."""
    if claim.kind != "paper" or claim.document is None or claim.document.type != "work_visa":
        return None
    if claim.count is None or claim.time is None or claim.time.start is None or claim.time.end is None:
        return None
    low, high = claim.count.low, claim.count.high
    national = claim.place is None or claim.place.level == "country"
    given = claim.time.end - claim.time.start > _LONGEST or conduct.showing("newly_given", [claim])
    if low is None or high is None or not national or given:
        return None
    return _Total(low=low, high=high, when=claim.time, claims=(claim.id,))


def _of_fact(fact: StatedFact) -> _Total | None:
    digits = (fact.value or "").replace(",", "").strip()
    if fact.time is None or not (digits.isascii() and digits.isdigit()):
        return None
    return _Total(low=int(digits), high=int(digits), when=fact.time, facts=(fact.id,))
