"""What people decided, as the estimator takes it: shares of outliers, reasons, and who is one witness with whom."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from tumen.estimate.data import Priors
from tumen.estimate.tellings import Telling


@dataclass(frozen=True, kw_only=True, slots=True)
class Shares:
    """The share of outliers among claims that a person accepted, and among others by their kind of source."""

    accepted: float
    plain: float
    by_type: Mapping[str, float]

    def of(self, source: str) -> float:
        """The share among claims of that kind of source."""
        return self.by_type.get(source, self.plain)


def outlier_shares(tellings: Sequence[Telling], priors: Priors) -> Shares:
    """Shares of outliers after what people accepted and rejected: the mean of Beta(2 + rejected, 26 + accepted).

    What a family says of one place is counted once: who accepts five copies of a figure has found one thing right. A
    figure that an analyst entered tells nothing of a kind of source.
    """
    told: dict[str, set[tuple[str, object]]] = {}
    for one in tellings:
        if one.decision in ("accept", "reject") and one.analyst is None:
            where = [place.name if place else None for place in (one.place, one.origin, one.destination)]
            says = (one.family, one.kind, one.direction, *where, one.count)
            story: object = says if one.family is not None else (one.report, one.id)
            told.setdefault(one.source, set()).add((one.decision, story))
    start, worth = priors.outlier, priors.outlier_worth
    return Shares(
        accepted=priors.outlier_accepted,
        plain=start,
        by_type={
            source: (start * worth + sum(decision == "reject" for decision, _ in found)) / (worth + len(found))
            for source, found in sorted(told.items())
        },
    )


def rejection(telling: Telling) -> str:
    """Why a rejected claim takes no part, for people."""
    return f"rejected by a person: {telling.why.rstrip('.')}." if telling.why else "rejected by a person."


def stories(
    order: Sequence[str],
    families: Mapping[str, str],
    figures: Mapping[str, object],
    *,
    same: Collection[tuple[str, str]],
    other: Collection[tuple[str, str]],
) -> dict[str, str]:
    """The family of each claim after people said which claims go back to one telling, and which do not.

    `order` are ids of claims, the earliest told first; `families` gives the family of those whose origin is known;
    `figures` what each says (kind, place, count): a claim that says the very same as another of its family goes where
    that one goes. `same` joins the later told with the family of the earlier whose origin is known. `other` keeps two
    apart, also where `same` joins them through others, and makes as few families more as can be. Pairs of claims that
    are not in `order` are passed over.
    """
    rank = {name: number for number, name in enumerate(order)}
    barred: dict[str, set[str]] = {}
    for one, two in other:
        if one in rank and two in rank:
            barred.setdefault(one, set()).add(two)
            barred.setdefault(two, set()).add(one)
    joined = sorted(tuple(sorted(pair, key=rank.__getitem__)) for pair in same if rank.keys() >= set(pair))
    touched = {*barred, *(name for pair in joined for name in pair)}
    out = {name: families[name] for name in order if name in families}
    if not touched:
        return out
    groups = {name: _Group(members=[name], barred=set(barred.get(name, ()))) for name in order}

    def unite(one: str, two: str) -> None:
        here, there = groups[one], groups[two]
        if here is there or not here.barred.isdisjoint(there.members):
            return
        here.members.extend(there.members)
        here.barred |= there.barred
        for name in there.members:
            groups[name] = here

    for one, two in sorted(joined, key=lambda pair: (rank[pair[0]], rank[pair[1]])):
        unite(one, two)
    alike: dict[tuple[object, ...], tuple[list[str], list[str]]] = {}
    for name in order:
        decided, rest = alike.setdefault((families.get(name), figures[name]), ([], []))
        for before in [*decided, *rest] if name in touched else decided:
            unite(before, name)
        (decided if name in touched else rest).append(name)
    shelves: dict[str | None, list[_Group]] = {}
    for group in {id(group): group for group in (groups[name] for name in order)}.values():
        group.members.sort(key=rank.__getitem__)
        label = next((families[name] for name in group.members if name in families), None)
        row = shelves.setdefault(label, [])
        fitting = next((shelf for shelf in row if shelf.barred.isdisjoint(group.members)), None)
        if fitting is None:
            row.append(fitting := _Group(members=[], barred=set()))
        fitting.members.extend(group.members)
        fitting.barred |= group.barred
    for label, row in shelves.items():
        for number, shelf in enumerate(row):
            # those of unknown origin that nobody kept apart stay one witness, whoever they are
            family = label if number == 0 else f"{label or 'a story'}, apart by decision: {shelf.members[0]}"
            if family is not None:
                out |= dict.fromkeys(shelf.members, family)
    return out


@dataclass(kw_only=True, slots=True)
class _Group:
    """Claims of one telling, and those that must not be among them; grows while it is put together."""

    members: list[str]
    barred: set[str]
