"""What contradicts what inside one incident, and whether independent roots stand against each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from tumen.ledger import Between, Claim, Contradiction, Count, Origin, Report, When, canonical, slot_form
from tumen.link.compare import STANDING
from tumen.link.counts import exclude
from tumen.link.places import relation
from tumen.link.times import WEEK, gap_days, written

_PARTIES = frozenset({"company", "official"})
"""Sources whose denial is a party's: they answer for what is told of them."""

_NAMED = 2
"""Sources that a sentence names before it says that there are others."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """The claims of an incident with what tells how they stand to each other."""

    claims: Sequence[Claim]
    origins: Mapping[str, Sequence[Origin]]
    reports: Mapping[str, Report]

    def keys(self, names: Sequence[str]) -> frozenset[str]:
        """The known origins of these claims."""
        return frozenset(origin.key for name in names for origin in self.origins[name])


def contradictions(told: Told) -> tuple[Contradiction, ...]:
    """By count, time, place and denial, in this order.

    Counts, times and places are compared between claims told as fact, and between plans: an arrival of other people
    than were announced contradicts no announcement, and what is only thought possible excludes nothing.
    """
    if len(told.claims) < 2:
        return ()
    return (
        *_by_value("count", told, exclude, _counts_why),
        *([] if told.claims[0].kind in STANDING else _by_value("time", told, _no_common_day, _days_why)),
        *_by_value("where", told, lambda one, other: relation(one, other) == "apart", _places_why),
        *_denials(told),
    )


def _by_value(
    slot: str, told: Told, excludes: Callable[[Any, Any], bool], why: Callable[[Any, Any], str]
) -> Iterator[Contradiction]:
    for modality in ("asserted", "planned"):
        groups: dict[str, tuple[Any, list[Claim]]] = {}
        for claim in told.claims:
            value = getattr(claim, slot)
            if value is not None and claim.modality == modality:
                groups.setdefault(canonical(slot_form(value)), (value, []))[1].append(claim)
        for (value, ones), (other, others) in combinations([groups[key] for key in sorted(groups)], 2):
            if not excludes(value, other):
                continue
            here, there = _at_one_time(ones, others, told)
            if here and there:
                kind = _between(here, there, told)
                sides = (tuple(claim.id for claim in here), tuple(claim.id for claim in there))
                yield Contradiction(
                    slot="place" if slot == "where" else slot,
                    claims=tuple(sorted(sides[0] + sides[1])),
                    why=why(value, other) + _HOW[kind],
                    sides=sides,
                    between=kind,
                )


_HOW: Mapping[Between, str] = {
    "independent": "",
    "party": "",
    "superseded": " One origin gave both, the later in a report of its own: a correction, no contradiction of origins.",
    "one_origin": " Both go back to one origin: one of them drifted, or it gave two values.",
    "unknown_origin": " The origin of one side is not known.",
}


def _at_one_time(ones: Sequence[Claim], others: Sequence[Claim], told: Told) -> tuple[list[Claim], list[Claim]]:
    """The claims of both sides that speak of one time; for an occurrence all.

    A standing situation changes: two looks at it more than a week apart may both be right.
    """
    if ones[0].kind not in STANDING:
        return list(ones), list(others)
    here = [one for one in ones if any(_near(one, other, told) for other in others)]
    return here, [other for other in others if any(_near(one, other, told) for one in here)]


def _near(one: Claim, other: Claim, told: Told) -> bool:
    gap = gap_days(_held(one, told.reports), _held(other, told.reports))
    return gap is None or gap <= WEEK


def _held(claim: Claim, reports: Mapping[str, Report]) -> When | None:
    """When a standing situation is said to hold: its stated time, else the days on which it was written."""
    if claim.time is not None:
        return claim.time
    first, last = written(reports[claim.report])
    start, end = first if first.year > 1 else None, last if last.year < 9999 else None
    return When(start=start, end=end) if start or end else None


def _between(ones: Sequence[Claim], others: Sequence[Claim], told: Told) -> Between:
    gone = _superseded(ones, others, told) | _superseded(others, ones, told)
    here = [claim.id for claim in ones if claim.id not in gone]
    there = [claim.id for claim in others if claim.id not in gone]
    if not here or not there:
        return "superseded"
    keys, other_keys = told.keys(here), told.keys(there)
    if not keys or not other_keys:
        return "unknown_origin"
    return "independent" if len(keys | other_keys) >= 2 else "one_origin"


def _superseded(ones: Sequence[Claim], others: Sequence[Claim], told: Told) -> set[str]:
    """The claims of `ones` whose origin said what `others` say in a later report of its own.

    Only reports of the origin itself tell of a correction: in a retelling of it another value may be drift.
    """
    own = [(key, written(told.reports[claim.report])) for claim in ones for key in _own(claim, told)]
    later = {
        key
        for claim in others
        for key in _own(claim, told)
        for earlier, (_, last) in own
        if key == earlier and written(told.reports[claim.report])[0] > last
    }
    return {
        claim.id for claim in ones if told.origins[claim.id] and {one.key for one in told.origins[claim.id]} <= later
    }


def _own(claim: Claim, told: Told) -> list[str]:
    """The origins that speak in the claim's own report."""
    return [origin.key for origin in told.origins[claim.id] if origin.report == claim.report]


def _denials(told: Told) -> Iterator[Contradiction]:
    """What one says happened or holds and another denies; a doubt denies nothing."""
    asserted = [claim for claim in told.claims if claim.modality == "asserted"]
    denied = [claim for claim in told.claims if claim.modality == "denied"]
    if not asserted or not denied:
        return
    here, there = _at_one_time(asserted, denied, told)
    if not here or not there:
        return
    kind = _who_denies(here, there, told)
    sides = (tuple(claim.id for claim in here), tuple(claim.id for claim in there))
    yield Contradiction(
        slot="denial",
        claims=tuple(sorted(sides[0] + sides[1])),
        why=f"Told as fact by {_speakers(here)}; denied by {_speakers(there)}.{_DENIED[kind]}",
        sides=sides,
        between=kind,
    )


_DENIED: Mapping[Between, str] = {
    "independent": "",
    "party": " An official or a company denies it, as the same outlet reports.",
    "superseded": " One origin told it and denied it later in a report of its own: a correction.",
    "one_origin": " Both go back to one origin.",
    "unknown_origin": " The origin of one side is not known.",
}


def _who_denies(asserted: Sequence[Claim], denied: Sequence[Claim], told: Told) -> Between:
    kind = _between(asserted, denied, told)
    if kind != "one_origin":
        return kind
    voices = {(claim.source.type, claim.source.description) for claim in asserted}
    party = any(
        claim.source.type in _PARTIES and (claim.source.type, claim.source.description) not in voices
        for claim in denied
    )
    return "party" if party else kind


def _speakers(claims: Sequence[Claim]) -> str:
    named = sorted({claim.source.description or claim.source.type for claim in claims})
    return ", ".join(named[:_NAMED]) + (" and others" if len(named) > _NAMED else "")


def _no_common_day(one: When, other: When) -> bool:
    return not one.overlaps(other)


def _counts_why(one: Count, other: Count) -> str:
    return f"{people(one)} and {people(other)} cannot both be true of the same people."


def _days_why(one: When, other: When) -> str:
    return f"{_days(one)} and {_days(other)} share no day."


def _places_why(one: Any, other: Any) -> str:
    return f"neither of {one.name} and {other.name} lies in the other."


def people(count: Count) -> str:
    """`around 400 people`."""
    low, high = (f"{end:,}" if end is not None else None for end in (count.low, count.high))
    words = {
        "exact": f"{low}",
        "approx": f"around {low}",
        "at_least": f"at least {low}",
        "at_most": f"at most {high}",
        "range": f"{low} to {high}",
        "vague": f"{low} to {high} (vague)",
    }
    return f"{words[count.basis]} people"


def _days(when: When) -> str:
    if when.start == when.end:
        return f"{when.start}"
    return f"{when.start or 'an open start'} to {when.end or 'an open end'}"
