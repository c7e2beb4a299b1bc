"""Claims by place and day, so that those near another are found without looking at all."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Iterable, Iterator, Mapping
from datetime import date

from tumen.ledger import Claim, Report
from tumen.link.places import above, key
from tumen.link.times import written

_MOST = 24
"""Claims that a place gives for one look, the nearest in time."""


def day_of(claim: Claim, reports: Mapping[str, Report]) -> int | None:
    """The first day of a claim, else the first on which it can have been written, as a number; None where unknown."""
    if claim.time is not None and (day := claim.time.start or claim.time.end) is not None:
        return day.toordinal()
    first, last = written(reports[claim.report])
    return first.toordinal() if first != date.min else last.toordinal() if last != date.max else None


class Nearby:
    """Claims by each place in which they lie, by report and by employer's name, in order of day. Never changed."""

    def __init__(self, claims: Iterable[Claim], reports: Mapping[str, Report]) -> None:
        self._reports = reports
        found: dict[Hashable, list[tuple[int, str, Claim]]] = {}
        for claim in claims:
            day = day_of(claim, reports)
            for name in _own_keys(claim):
                found.setdefault(name, []).append((day if day is not None else 0, claim.id, claim))
        self._by_key = {name: sorted(held, key=lambda entry: entry[:2]) for name, held in found.items()}

    def near(self, claim: Claim, *, before: int, after: int) -> Iterator[Claim]:
        """Claims of its report, its place, a place in it or around it, or its employer, each once, in order of id.

        Of places and employers only those at most so many days `before` or `after` it, the nearest few.
        """
        day = day_of(claim, self._reports)
        found: dict[str, Claim] = {}
        for name in _asked_keys(claim):
            held = self._by_key.get(name, [])
            if isinstance(name, tuple) and name[0] == "report":
                some = held[:_MOST]
            elif day is None:
                continue
            else:
                at = bisect_left(held, day, key=_day)
                # however many there are on these days, only the nearest few on either side are looked at
                some = [entry for entry in held[max(0, at - _MOST) : at + _MOST] if -before <= entry[0] - day <= after]
                if len(some) > _MOST:
                    some = sorted(some, key=lambda entry: (abs(entry[0] - day), entry[1]))[:_MOST]
            found |= {other: there for _, other, there in some if other != claim.id}
        yield from (found[name] for name in sorted(found))


def _day(entry: tuple[int, str, Claim]) -> int:
    return entry[0]


def _own_keys(claim: Claim) -> Iterator[Hashable]:
    yield ("report", claim.report)
    if claim.employer:
        yield ("employer", claim.host, claim.employer.casefold())
    if claim.where is not None:
        yield ("at", key(claim.where))
        for outer in above(claim.where):
            yield ("in", outer)


def _asked_keys(claim: Claim) -> Iterator[Hashable]:
    yield ("report", claim.report)
    if claim.employer:
        yield ("employer", claim.host, claim.employer.casefold())
    if claim.where is not None:
        yield ("at", key(claim.where))
        yield ("in", key(claim.where))
        for outer in above(claim.where):
            yield ("at", outer)
