"""Claims of pay, read into what the model of pay needs; what cannot be used is dropped with its reason."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

from tumen.errors import InvalidForm, InvalidValue
from tumen.estimate.data import Priors
from tumen.estimate.earnings.data import EarningsTable, Role
from tumen.estimate.edits import rejection
from tumen.estimate.months import month_of
from tumen.estimate.observe import UNKNOWN
from tumen.estimate.tellings import Telling, read_tellings
from tumen.estimate.tree import Tree
from tumen.ledger import Dropped, Money, Place, slot_value
from tumen.resources.places import lookup_place

_SENDER = "KP"
_PROGRAMMERS = "it"
_HOST_LEVEL = "country"
_LONGEST = 180
"""Months of the longest time that a claim of pay is taken to speak of."""

_ABSURD = 1e10
"""US dollars a month: ten times what was ever said of a year."""

_EARLIEST, _LATEST = 1980, 2080
"""Years of which pay may be told."""

_EQUAL = 1e-9
"""Difference of two values that is only that of the arithmetic."""

_LEAST_SHARE, _MOST_SHARE = 0.02, 0.98
"""Shares are moved to these where they lie beyond: nothing and all have no odds."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PayTold:
    """One figure of pay, retellings joined.

    `part` is the role of an amount, or `share`. `value` is the logarithm of US dollars a month, or the log odds of the
    share; `sd` its own error with the width of what was printed. `host` is the key of a host, None where no host is
    named. `years` are the years that it speaks of, with weights that sum to 1, and `last` its last month. `rate` names
    the exchange rate it went through with the sd of that, `unit` the conversion from days or hours. `site` is set where
    it speaks of one town, firm or worker.
    """

    claims: tuple[str, ...]
    part: Role | Literal["share"]
    host: str | None
    sector: str | None
    years: tuple[tuple[int, float], ...]
    last: int
    value: float
    sd: float
    rate: tuple[str, int, float] | None
    unit: Literal["day", "hour"] | None
    type: str
    site: str | None
    family: str
    report: str = ""
    currency: str | None = None

    @property
    def said(self) -> tuple[object, ...]:
        """What it says, whoever says it: names the noise of its own error."""
        return (self.family, self.part, self.host, self.sector, self.years, round(self.value, 6), round(self.sd, 6))


@dataclass(frozen=True, kw_only=True, slots=True)
class SumOfAll:
    """A sum for all workers of a host, or of the world where `host` is None, in US dollars a year."""

    claim: str
    family: str | None
    host: str | None
    years: tuple[int, ...]
    low: float | None
    high: float | None


@dataclass(frozen=True, kw_only=True, slots=True)
class PayClaims:
    """What the claims tell of pay; `dropped` holds the claims of pay that cannot be used."""

    told: tuple[PayTold, ...]
    sums: tuple[SumOfAll, ...]
    dropped: tuple[Dropped, ...]


class _Unusable(Exception):
    """Why a claim takes no part; a sentence."""


def host_key(tree: Tree, index: int) -> str:
    """What tells a host of the tree from others: its code, else the id of its node."""
    return tree.nodes[index].host or tree.nodes[index].id


def read_pay(forms: Iterable[Any], *, tree: Tree, table: EarningsTable, priors: Priors) -> PayClaims:
    """The claims of pay among claims in their JSON form, in an order of their own."""
    read: list[tuple[tuple[str, ...], Telling, Mapping[str, Any]]] = []
    dropped: list[Dropped] = []
    for number, form in enumerate(forms, start=1):
        if not isinstance(form, Mapping) or form.get("kind") != "pay":
            continue
        named = form if isinstance(form.get("id"), str) and form["id"].strip() else {**form, "id": f"line {number}"}
        tellings, faulty = read_tellings([named], absurd=math.inf)
        dropped += faulty
        for telling in tellings:
            key = (*telling.key, *(str(form.get(slot)) for slot in ("money", "sector", "quote")))
            read.append((key, telling, named))
    told: list[PayTold] = []
    sums: list[SumOfAll] = []
    for _, telling, form in sorted(read, key=lambda one: one[0]):
        name = f"{telling.report}: {telling.id}" if telling.report else telling.id
        try:
            found, whole = _Reader(telling, form, name, tree, table, priors).read()
        except (InvalidForm, InvalidValue, _Unusable) as error:
            dropped.append(Dropped(claim=name, why=str(error)))
            continue
        told += found
        sums += whole
    return PayClaims(
        told=tuple(sorted(_joined(told, table), key=lambda one: (one.said, one.claims))),
        sums=tuple(sorted(sums, key=lambda one: (one.host or "", one.years, one.claim))),
        dropped=tuple(sorted(dropped, key=lambda one: (one.claim, one.why))),
    )


@dataclass(frozen=True, slots=True)
class _Reader:
    telling: Telling
    form: Mapping[str, Any]
    name: str
    tree: Tree
    table: EarningsTable
    priors: Priors

    def read(self) -> tuple[list[PayTold], list[SumOfAll]]:
        telling = self.telling
        if telling.decision == "reject":
            raise _Unusable(rejection(telling))
        if telling.modality == "denied":
            raise _Unusable("denied: it takes no part in the earnings.")
        if telling.modality == "planned":
            raise _Unusable("planned: pay that is announced is no pay; it takes no part in the earnings.")
        money: Money | None = slot_value("money", self.form.get("money"))
        if money is None or (money.low is None and money.high is None and money.share is None):
            raise _Unusable("it tells neither an amount nor a share.")
        host = self._host()
        years, last = self._years()
        sector = slot_value("sector", self.form.get("sector"))
        place = telling.place
        local = telling.employer or (place.name if place is not None and place.level != _HOST_LEVEL else None)
        site = local or ("a worker" if telling.source == "worker" else None)
        plain = PayTold(
            claims=(self.name,),
            part="share",
            host=host,
            sector=sector,
            years=years,
            last=last,
            value=0.0,
            sd=0.0,
            rate=None,
            unit=None,
            type=telling.source,
            site=None,
            family=telling.family or UNKNOWN,
            report=telling.report,
        )
        found = []
        if money.share is not None:
            found.append(self._share(plain, money.share))
        if money.low is None and money.high is None:
            return found, []
        try:
            amount, whole = self._amount(money, plain, local, site)
        except _Unusable:
            if not found:
                raise
            return found, []
        return found + amount, whole

    def _share(self, plain: PayTold, share: float) -> PayTold:
        share = min(max(share, _LEAST_SHARE), _MOST_SHARE)
        return replace(
            plain, value=math.log(share / (1 - share)), sd=self._doubtful(self.table.numbers["share_slip_sd"])
        )

    def _amount(
        self, money: Money, plain: PayTold, local: str | None, site: str | None
    ) -> tuple[list[PayTold], list[SumOfAll]]:
        numbers = self.table.numbers
        if money.currency is None:
            raise _Unusable("money: an amount without a currency; enter it.")
        if money.per is None:
            raise _Unusable("money: an amount without a period (hour, day, month, year); enter it.")
        if not money.high and not money.low:
            raise _Unusable("money: an amount of nothing; unpaid work is a condition, not an amount of pay.")
        year = plain.years[-1][0]
        rate = self.table.rate(money.currency, year)
        if rate is None:
            raise _Unusable(
                f"money: there is no exchange rate of {money.currency} for {year} or two years around it; "
                "add one to earnings.yaml."
            )
        low, high = self._ends(money)
        unit: Literal["day", "hour"] | None = money.per if money.per in ("day", "hour") else None
        if unit is not None:
            per_month = math.exp(self.table.spreads[f"{unit}s_of_month"].mean)
        elif money.per == "total":
            per_month = 1.0 / self._months_of_total()
        else:
            per_month = 1.0 if money.per == "month" else 1 / 12
        low, high = (end * per_month / rate.units for end in (low, high))
        if low > _ABSURD:
            raise _Unusable(f"money: {low:.0e} US dollars a month is more than all workers could earn; correct it.")
        programmers = plain.sector == _PROGRAMMERS
        most = numbers["most_programmer"] if programmers else numbers["most"]
        if low > most:
            heads = self._heads()
            if heads is not None and local is not None and low / heads <= most:
                low, high = low / heads, high / heads
            elif low > numbers["most_programmer"]:
                return [], [self._sum(money, plain, local, rate.units)]
            else:
                raise _Unusable(
                    f"money: about {low:,.0f} US dollars a month is too much for one worker (above {most:,.0f}) and "
                    "too little to be a sum for all; enter how many it is for, or correct the amount."
                )
        elif money.per == "total":
            raise _Unusable("money: paid once, such as a fee or a bribe; that is no pay.")
        if high < numbers["least"]:
            raise _Unusable(
                f"money: about {high:.2g} US dollars a month is less than any pay; correct the amount or unit."
            )
        middle, width = (math.log(low) + math.log(high)) / 2, math.log(high / low)
        sd = self._doubtful(math.hypot(numbers["slip_sd"], width / math.sqrt(12)))
        one = replace(
            plain,
            part=role_of(self.form.get("quote"), self.table, shared=money.share is not None),
            value=middle,
            sd=sd,
            rate=None if rate.sd == 0 else (money.currency, rate.year, rate.sd),
            unit=unit,
            site=site,
            currency=money.currency,
        )
        return [one], []

    def _doubtful(self, sd: float) -> float:
        doubtful = self.telling.modality == "possible" or self.telling.decision == "doubt"
        return math.hypot(sd, self.table.numbers["possible_sd"]) if doubtful else sd

    def _ends(self, money: Money) -> tuple[float, float]:
        """Both ends; an open one as for counts: "at least V" mostly means not far above V."""
        low, high = money.low or 0.0, money.high
        if high is None:
            return low, low * self.priors.at_least_reach
        return low or high * self.priors.at_most_reach, high

    def _heads(self) -> float | None:
        count = self.telling.count
        if count is None or count.low is None or count.high is None or not count.low:
            return None
        return math.sqrt(count.low * count.high)

    def _months_of_total(self) -> int:
        time = self.telling.time
        if time is None or time.start is None or time.end is None:
            raise _Unusable("money: a sum in total, without the time in which it was paid; it is no pay by the month.")
        return month_of(time.end) - month_of(time.start) + 1

    def _sum(self, money: Money, plain: PayTold, local: str | None, units: float) -> SumOfAll:
        if local is not None:
            raise _Unusable("money: a sum of one employer or place, without how many workers it is for.")
        if plain.sector is not None:
            raise _Unusable("money: a sum of one trade; the range is of all trades together.")
        times = {"year": 1.0, "month": 12.0, "day": 365.0, "hour": 8760.0}
        factor = times[money.per] if money.per in times else 12.0 / self._months_of_total()
        low, high = (None if end is None else round(end * factor / units) for end in (money.low, money.high))
        years = tuple(year for year, _ in plain.years)
        return SumOfAll(claim=self.name, family=self.telling.family, host=plain.host, years=years, low=low, high=high)

    def _host(self) -> str | None:
        telling = self.telling
        code = telling.host or (telling.place.country if telling.place else None)
        if code is None and telling.place is not None:
            code = self._looked_up(telling.place)
        if code == _SENDER:
            raise _Unusable("it tells of pay in North Korea, not abroad.")
        return code

    def _looked_up(self, place: Place) -> str | None:
        found = self.tree.find(place, None)
        index = found[0] if found is not None else 0
        while self.tree.nodes[index].parent not in (None, 0):
            index = self.tree.nodes[index].parent or 0
        if index != 0:
            return host_key(self.tree, index)
        known = lookup_place(place.name, country=None)
        return known.country if known is not None else None

    def _years(self) -> tuple[tuple[tuple[int, float], ...], int]:
        """The years that the claim speaks of with their weights, and its last month."""
        telling = self.telling
        told = telling.published
        if told is None and telling.written is not None:
            told = telling.written.end or telling.written.start
        start: date | None = telling.time.start if telling.time else None
        end: date | None = telling.time.end if telling.time else None
        if start is not None and end is None:
            end = max(start, told) if told is not None else start
        start, end = start or end or told, end or told
        if start is None or end is None:
            raise _Unusable("it has no time and its report no date; enter one of the two.")
        last = month_of(end)
        if not _EARLIEST <= last // 12 <= _LATEST:
            raise _Unusable(f"time: it speaks of the year {last // 12}; correct the time.")
        first = max(month_of(start), last - _LONGEST + 1)
        months: dict[int, int] = {}
        for month in range(first, last + 1):
            months[month // 12] = months.get(month // 12, 0) + 1
        return tuple((year, count / (last - first + 1)) for year, count in sorted(months.items())), last


def role_of(quote: Any, table: EarningsTable, *, shared: bool = False) -> Role:
    """Which part of the pay the amount of a quote is, by its words; `open` where they do not tell or tell two.

    Where the claim has a share beside (`shared`), words of handing over speak of that and not of the amount.
    """
    if not isinstance(quote, str):
        return "open"
    left = " ".join(quote.replace("’", "'").casefold().split())
    found: set[Role] = set()
    for words in table.words:
        less = words.pattern.sub(" | ", left)
        if less != left:
            found.add(words.role)
            left = less
    if shared and "handed" in found:
        found = found - {"handed"} or {"whole"}
    parts = found - {"whole"}
    if len(parts) == 1:
        return next(iter(parts))
    return "whole" if found == {"whole"} else "open"


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure as first told, with the claims and reports that tell it."""

    first: PayTold
    claims: list[str]
    reports: set[str]


def _joined(told: Sequence[PayTold], table: EarningsTable) -> list[PayTold]:
    """Retellings of one figure within a family are one, as the earliest tells it; `told` is in order of time."""
    figures: dict[tuple[object, ...], list[_Figure]] = {}
    for one in told:
        group = figures.setdefault((one.family, one.part, one.host), [])
        same = next((figure for figure in group if _same(figure, one, table.numbers["same_pay"])), None)
        if same is None:
            group.append(_Figure(one, list(one.claims), {one.report}))
        else:
            same.claims.extend(one.claims)
            same.reports.add(one.report)
    return [replace(figure.first, claims=tuple(figure.claims)) for group in figures.values() for figure in group]


def _same(figure: _Figure, one: PayTold, tolerance: float) -> bool:
    apart = abs(figure.first.value - one.value)
    if apart < _EQUAL:
        return True
    if one.family == UNKNOWN or apart > tolerance:
        return False
    # two figures of one report are two, unless one is the other in another currency
    return one.report not in figure.reports or one.currency != figure.first.currency
