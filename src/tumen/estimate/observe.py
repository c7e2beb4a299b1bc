"""What claims say of the state: targets, windows, printed intervals, families; what is dropped is told in words."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tumen.estimate.data import Priors
from tumen.estimate.edits import Shares, outlier_shares, rejection
from tumen.estimate.months import month_words
from tumen.estimate.tellings import Telling
from tumen.estimate.tree import Tree
from tumen.estimate.windows import Window, windows_of
from tumen.ledger import Count, Dropped, Measure

UNKNOWN = "unknown origin"
"""The family of all claims whose origin is not known: together they are one witness."""

_NO_NUMBER = {
    "pay": "it tells of pay, not of how many people are at a place.",
    "condition": "it tells of conditions, not of how many people are at a place.",
    "enforcement": "an act of an authority; people who left are a movement of their own.",
    "order": "an instruction or offer is no stock and no flow.",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Observation:
    """What the likelihood needs of one claim, exact copies joined.

    `bands` are printed intervals as (low, high, weight), natural logarithms, ends infinite where open. `scale` is the
    logistic scale, `shift` and `gap` the mean and sd of a definition or part-of factor (logs), `true` the probability
    that the claim has to do with reality at all, `unrelated` the log mass if it has not, `outlier` that it is far off,
    `membership` that it belongs to its family.
    """

    claims: tuple[str, ...]
    node: int
    measure: Measure
    windows: tuple[Window, ...]
    bands: tuple[tuple[float, float, float], ...]
    scale: float
    shift: float
    gap: float
    true: float
    unrelated: float
    outlier: float
    family: str
    outlet: str
    type: str
    official: bool
    membership: float = 1.0

    @property
    def exact(self) -> tuple[object, ...]:
        """Equal for copies that say the very same of the same in one family."""
        said = (self.family, self.node, self.measure, self.windows, self.bands, self.true, self.official)
        return said if self.membership == 1 else (*said, self.membership, self.claims)

    @property
    def event(self) -> tuple[object, ...]:
        """Equal for tellings of one family of the same: they share how the figure is defined, or what part it is."""
        if self.official or self.membership < 1:
            return self.exact
        return (self.family, self.node, self.measure, self.windows)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Seen:
    telling: Telling
    node: int
    part: bool
    measure: Measure
    count: Count | None
    windows: tuple[Window, ...]
    family: str
    outlet: str
    type: str


def rounding_unit(value: int) -> int:
    """The largest of 1, 2, 5, 10, 20, 50, … that divides the value and is at most 0.6 of it."""
    best, power = 1, 1
    while power <= value:
        for unit in (power, 2 * power, 5 * power):
            if value % unit == 0 and unit <= 0.6 * value:
                best = unit
        power *= 10
    return best


def observe(
    tellings: Sequence[Telling], *, tree: Tree, priors: Priors
) -> tuple[list[Observation], list[Dropped], list[str]]:
    """Observations in a fixed order, what took no part with its reason, and notes for people."""
    dropped: list[Dropped] = []
    seen: list[_Seen] = []
    shares = outlier_shares(tellings, priors)
    standing = [one for one in tellings if one.decision != "reject"]
    dropped += [Dropped(claim=_name(one), why=rejection(one)) for one in tellings if one.decision == "reject"]
    by_id = {(one.report, one.id): one for one in standing}
    for telling in standing:
        found = list(_targets(telling, tree, by_id, priors))
        for one in found:
            if isinstance(one, str):
                dropped.append(Dropped(claim=_name(telling), why=one))
            else:
                seen.append(one)
    seen = _at_first_telling(seen, priors)
    joined: dict[tuple[object, ...], Observation] = {}
    for one in seen:
        made = _observation(one, priors, shares)
        before = joined.get(made.exact)
        if before is not None:
            # of copies that say the very same, one that a person accepted speaks for all
            made = replace(before, claims=(*before.claims, *made.claims), outlier=min(before.outlier, made.outlier))
        joined[made.exact] = made
    observations, notes = _conflicting(list(joined.values()), tree, priors)
    return sorted(observations, key=_order), sorted(dropped, key=lambda one: (one.claim, one.why)), notes


def _order(one: Observation) -> tuple[object, ...]:
    return (one.family, one.node, one.measure, one.windows[0].start, one.bands, one.true, one.claims)


def _name(telling: Telling) -> str:
    return telling.name


def _targets(
    telling: Telling, tree: Tree, by_id: Mapping[tuple[str, str], Telling], priors: Priors
) -> Iterator[_Seen | str]:
    """What the claim speaks of, or why it takes no part."""
    if telling.modality == "denied":
        yield "denied: it is shown beside the estimate and takes no part in it."
        return
    if telling.kind in _NO_NUMBER:
        yield _NO_NUMBER[telling.kind]
        return
    count = telling.count
    if telling.kind == "paper" and telling.document not in (None, "work_visa", "other"):
        yield "it counts papers that are not for work, and does not tie their holders to it."
        return
    if telling.kind in ("movement", "paper") and count is None:
        yield f"a {telling.kind} without a number."
        return
    if telling.kind == "movement":
        ends: list[tuple[Measure, object]] = []
        if telling.direction in ("out", "transfer"):
            ends.append(("inflow", telling.destination))
        if telling.direction in ("return", "transfer"):
            ends.append(("outflow", telling.origin))
        if not ends:
            yield "a movement without a direction, such as a defection."
            return
        places = {"inflow": telling.destination, "outflow": telling.origin}
        for measure, _ in ends:
            host = None if telling.direction == "transfer" else telling.host
            yield _seen(telling, measure, places[measure], host, tree, by_id, priors)
        return
    yield _seen(telling, "stock", telling.place, telling.host, tree, by_id, priors)


def _seen(
    telling: Telling,
    measure: Measure,
    place: object,
    host: str | None,
    tree: Tree,
    by_id: Mapping[tuple[str, str], Telling],
    priors: Priors,
) -> _Seen | str:
    from tumen.ledger import Place

    where = place if isinstance(place, Place) else None
    found = tree.find(where, host)
    if found is None:
        named = where.name if where else host
        return f"{named} is not in the tree of places and lies in none of its hosts; add it to the tree."
    node, part = found
    if telling.direction == "transfer" and where is None and host is None:
        return "a transfer without a place at this end."
    windows = windows_of(telling, stock=measure == "stock", total=tree.nodes[node].parent in (None, 0), priors=priors)
    if not windows:
        return "it has no time and its report no date; enter one of the two."
    whole = by_id.get((telling.report, telling.part_of)) if telling.part_of else None
    family = telling.family or UNKNOWN
    if whole is not None:
        same = tree.find(whole.destination or whole.place or whole.origin, whole.host)
        if same is not None and same[0] == node and whole.time == telling.time and whole.kind == telling.kind:
            return f"part of {whole.id}, which tells of the same place and time; parts are not added to wholes."
        family = whole.family or family
    known = family != UNKNOWN
    return _Seen(
        telling=telling,
        node=node,
        part=part or telling.kind in ("hiring", "retention") or (telling.kind == "presence" and bool(telling.employer)),
        measure=measure,
        count=telling.count,
        windows=windows,
        family=family,
        outlet=(telling.publisher or UNKNOWN) if known else UNKNOWN,
        type=telling.source,
    )


def _at_first_telling(seen: Sequence[_Seen], priors: Priors) -> list[_Seen]:
    """Retellings hold at the date of the earliest telling and share the outlet and kind of source of the upstream.

    A telling of the family whose figure is another is an update of its own date.
    """
    first: dict[tuple[str, int, str], list[_Seen]] = {}
    upstream: dict[str, _Seen] = {}
    often = Counter(one.outlet for one in seen)

    def rank(one: _Seen) -> tuple[bool, str, int, str]:
        # of tellings of one day the outlet that tells most is taken for the upstream
        day = one.telling.published
        return (one.telling.membership < 1, day.isoformat() if day else "9999", -often[one.outlet], one.outlet)

    for one in seen:
        if one.family not in upstream or rank(one) < rank(upstream[one.family]):
            upstream[one.family] = one
    out = []
    for told in seen:
        if told.family == UNKNOWN:
            out.append(told)
            continue
        root, member = upstream[told.family], told.telling.membership
        if member < 1 and root is not told:
            known = first.get((told.family, told.node, told.measure), [])
            same = next((earlier for earlier in known if _alike(earlier, told, priors.retelling_tolerance)), None)
            out.append(told if same is None else replace(told, windows=_mixed(same.windows, told.windows, member)))
            continue
        one = replace(told, outlet=root.outlet, type=told.type if told.type == "official" else root.type)
        figures = first.setdefault((one.family, one.node, one.measure), [])
        same = next((earlier for earlier in figures if _alike(earlier, one, priors.retelling_tolerance)), None)
        if same is None:
            figures.append(one)
        out.append(one if same is None else replace(one, windows=same.windows))
    return out


def _mixed(shared: Sequence[Window], own: Sequence[Window], share: float) -> tuple[Window, ...]:
    """The windows of a telling that is a retelling with probability `share`."""
    weighed = [replace(one, weight=one.weight * share) for one in shared]
    weighed += [replace(one, weight=one.weight * (1.0 - share)) for one in own]
    return tuple(one for one in weighed if one.weight > 0)


def _alike(left: _Seen, right: _Seen, tolerance: float) -> bool:
    if left.count is None or right.count is None:
        return left.count is right.count
    if left.telling.modality != right.telling.modality:
        return False
    a, b = _reach(left.count), _reach(right.count)
    return a[0] <= b[1] + tolerance and b[0] <= a[1] + tolerance


def _reach(count: Count) -> tuple[float, float]:
    low = count.low if count.low is not None else count.high
    high = count.high if count.high is not None else count.low
    return math.log((low or 0) + 0.3), math.log((high or 0) + 0.3)


def _observation(one: _Seen, priors: Priors, shares: Shares) -> Observation:
    count, telling, stock = one.count, one.telling, one.measure == "stock"
    official = count is not None and _is_official(one, count, priors)
    length = max(window.end - window.start for window in one.windows)
    batch = not stock and not official and length < priors.batch_months
    if count is None:
        bands: tuple[tuple[float, float, float], ...] = ((math.log(priors.present_floor), math.inf, 1.0),)
    elif one.part:
        least = count.low if count.low is not None else 0
        bands = ((_log(least - _half(count, official)), math.inf, 1.0),)
    else:
        bands = _bands(count, official, priors)
    scale = priors.slip_stock if stock else priors.slip_flow
    if telling.analyst is not None:
        scale = max(scale, priors.analyst_slip)
    true = {"planned": priors.planned_true, "possible": priors.possible_true}.get(telling.modality, 1.0)
    if telling.decision == "doubt":
        true = min(true, priors.doubted_true)
    permits = telling.kind in ("paper", "movement")
    part_sd = priors.batch_log_sd if batch else priors.part_log_sd
    gap = (priors.definition_sd if permits else 0.0) if official else (0.0 if stock else part_sd)
    if telling.membership < 1 and not official:
        # what it does not share with its family it has of its own, so that its error is as large as any
        family_sd = priors.family_sd_stock if stock else priors.family_sd_flow
        gap = math.hypot(gap, family_sd * math.sqrt(1.0 - telling.membership**2))
    return Observation(
        claims=(_name(telling),),
        node=one.node,
        measure=one.measure,
        windows=tuple(_year_around(window, priors) for window in one.windows) if batch else one.windows,
        bands=bands,
        scale=priors.slip_official if official else scale,
        shift=0.0 if stock or official else (priors.batch_log_mean if batch else priors.part_log_mean),
        gap=gap,
        true=true,
        unrelated=_unrelated(bands, priors),
        outlier=shares.accepted if telling.decision == "accept" else shares.of(one.type),
        family=one.family,
        outlet=one.outlet,
        type=one.type,
        official=official,
        membership=1.0 if official else telling.membership,
    )


def _year_around(window: Window, priors: Priors) -> Window:
    half, middle = priors.batch_span / 2, (window.start + window.end) / 2
    return replace(window, start=float(round(middle - half)), end=float(round(middle + half)))


def _is_official(one: _Seen, count: Count, priors: Priors) -> bool:
    """An unrounded figure of an authority, stated as fact; a rounded one is a statement like any other."""
    value = count.low
    if one.type != "official" or count.basis != "exact" or one.telling.modality != "asserted" or one.part or not value:
        return False
    return rounding_unit(value) <= max(1.0, priors.official_rounding * value)


def _half(count: Count, official: bool) -> float:
    if count.basis not in ("exact", "approx") or official:
        return 0.5
    return rounding_unit(count.low or 0) / 2


def _log(value: float) -> float:
    return math.log(value) if value > 0 else -math.inf


def _bands(count: Count, official: bool, priors: Priors) -> tuple[tuple[float, float, float], ...]:
    low, high = count.low, count.high
    if count.basis == "at_least" and low is not None:
        edge, share = _log(low - 0.5), priors.at_least_share
        if low <= 0:
            return ((-math.inf, math.inf, 1.0),)
        return ((edge, _log(low * priors.at_least_reach + 0.5), share), (edge, math.inf, 1.0 - share))
    if count.basis == "at_most" and high is not None:
        edge, share = _log(high + 0.5), priors.at_most_share
        return ((_log(high * priors.at_most_reach - 0.5), edge, share), (-math.inf, edge, 1.0 - share))
    if low is None or high is None:
        return ((-math.inf, math.inf, 1.0),)
    half = _half(count, official)
    return ((_log(low - half), _log(high + half), 1.0),)


def _unrelated(bands: tuple[tuple[float, float, float], ...], priors: Priors) -> float:
    bottom, top = math.log(priors.unrelated_low), math.log(priors.unrelated_high)
    mass = math.fsum(w * max(0.0, min(b, top) - max(a, bottom)) / (top - bottom) for a, b, w in bands)
    return math.log(max(mass, 1e-6))


def _conflicting(found: list[Observation], tree: Tree, priors: Priors) -> tuple[list[Observation], list[str]]:
    """Official counts of one place and month that cannot both hold lose their standing as counts, and are told."""
    notes = []
    lowered: dict[int, float] = {}
    officials = [number for number, one in enumerate(found) if one.official]
    for position, left in enumerate(officials):
        for right in officials[position + 1 :]:
            a, b = found[left], found[right]
            if (a.node, a.measure) != (b.node, b.measure):
                continue
            if a.windows[0].start >= b.windows[-1].end or b.windows[0].start >= a.windows[-1].end:
                continue
            apart = abs(a.bands[0][0] - b.bands[0][0])
            if apart > 3 * priors.definition_sd and a.windows == b.windows:
                for number in (left, right):
                    lowered[number] = max(lowered.get(number, 0.0), apart / 2)
                ratio = math.exp(apart)
                notes.append(
                    f"official counts for {tree.nodes[a.node].name}, {month_words(int(a.windows[0].start))}, differ by "
                    f"a factor {ratio:.1f} ({', '.join(a.claims[:1] + b.claims[:1])}); neither is taken as exact."
                )
    out = [
        replace(one, scale=max(one.scale, priors.slip_stock), gap=max(one.gap, lowered[number]))
        if number in lowered
        else one
        for number, one in enumerate(found)
    ]
    return out, sorted(notes)
