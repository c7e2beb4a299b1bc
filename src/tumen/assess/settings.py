"""What is told of one incident, employer, site, place or host State, taken together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tumen.assess.conduct import host_of
from tumen.assess.signals import Reader
from tumen.assess.timing import Span
from tumen.law import Law
from tumen.ledger import Claim, Incident, Lineage, Place, SettingOf, When
from tumen.link.places import key, resolved
from tumen.resources.places import parents, plain

NOWHERE = "workers abroad, no host State named"

_NOT_GENERAL = ("movement", "presence")
"""Kinds that tell of people at a place: told of a whole country, they say nothing of one place in it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """The claims of one setting. `general` are what the same reports tell of the whole host State or of no State."""

    of: SettingOf
    key: str
    name: str
    host: str | None
    own: tuple[Claim, ...]
    general: tuple[Claim, ...]

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Own and general claims."""
        return self.own + self.general


def ordered(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Claims in an order that does not depend on how they were given."""
    return tuple(sorted(claims, key=lambda claim: (claim.report, claim.start, claim.end, claim.id)))


class _General:
    """What each report tells of a whole host State, or of workers abroad without naming one."""

    def __init__(self, claims: Iterable[Claim], law: Law) -> None:
        self._of: dict[tuple[str, str | None], list[Claim]] = {}
        self._hosts: dict[str, set[str]] = {}
        for claim in claims:
            host = host_of(claim, law)
            if host is not None:
                self._hosts.setdefault(claim.report, set()).add(host)
            if claim.kind not in _NOT_GENERAL and _wide(claim, law):
                self._of.setdefault((claim.report, host), []).append(claim)

    def _named(self, report: str, hosts: Iterable[str]) -> tuple[str | None, ...]:
        """The hosts whose general claims count: what names no host is told of the only one that the report names."""
        return (*hosts, None) if len(self._hosts.get(report, ())) <= 1 else tuple(hosts)

    def beside(self, own: Sequence[Claim], hosts: Sequence[str]) -> tuple[Claim, ...]:
        held = {claim.id for claim in own}
        found = {
            claim.id: claim
            for report in {claim.report for claim in own}
            for host in self._named(report, hosts)
            for claim in self._of.get((report, host), ())
            if claim.id not in held
        }
        return ordered(found.values())


def _wide(claim: Claim, law: Law) -> bool:
    return claim.employer is None and _place(claim, law) is None


def _place(claim: Claim, law: Law) -> Place | None:
    """The place below country that the claim is about; a place in the sending State is where an order comes from."""
    place = claim.where
    wide = place is None or place.level == "country" or place.country == law.sending_state
    return None if wide else place


def by_incident(incidents: Sequence[Incident], claims: Mapping[str, Claim], law: Law) -> tuple[Group, ...]:
    """Each incident with what its reports tell of the whole host State, sorted by its id.

    `claims` hold all claims of the reports.
    """
    told = {claims[name].report for incident in incidents for name in incident.claims}
    general = _General((claim for claim in claims.values() if claim.report in told), law)
    found = []
    for incident in sorted(incidents, key=lambda one: one.id):
        own = ordered(claims[name] for name in incident.claims)
        hosts = sorted({host for claim in own if (host := host_of(claim, law)) is not None})
        found.append(
            Group(
                of="incident",
                key=incident.id,
                name=_where(own),
                host=hosts[0] if len(hosts) == 1 else None,
                own=own,
                general=general.beside(own, hosts),
            )
        )
    return tuple(found)


def _where(claims: Sequence[Claim]) -> str:
    employer = next((claim.employer for claim in claims if claim.employer), None)
    place = next((claim.where.name for claim in claims if claim.where is not None), None)
    return ", ".join(part for part in (employer, place) if part) or NOWHERE


_RANK = ("employer", "site", "place", "host")


def by_setting(
    claims: Iterable[Claim],
    law: Law,
    *,
    same_employers: Iterable[tuple[str, str]] = (),
    employers_apart: bool = False,
    hosts: bool = True,
) -> tuple[Group, ...]:
    """Employers, sites, places and, with `hosts`, host States with what is told of each, in this order and by name.

    A claim of a site or a city belongs to the places below country in which it lies, a claim of a whole country only to
    its host State. With `employers_apart` what is told of a named employer is not told of its town as well.
    `same_employers` are pairs of names that people decided to be one.
    """
    everything = ordered(claims)
    general = _General(everything, law)
    one_name = _one_name(same_employers)
    held: dict[tuple[SettingOf, str], list[Claim]] = {}
    names: dict[tuple[SettingOf, str], set[str]] = {}
    for claim in everything:
        for of, name, known_as in _settings(claim, law, one_name, employers_apart):
            held.setdefault((of, name), []).append(claim)
            if known_as is not None:
                names.setdefault((of, name), set()).add(known_as)
    found = []
    for (of, name), own in held.items():
        if of == "host" and not hosts:
            continue
        named = sorted({host for claim in own if (host := host_of(claim, law)) is not None})
        host = name if of == "host" and name else (named[0] if len(named) == 1 else None)
        label = min(names.get((of, name), {NOWHERE}), key=lambda text: (len(text), text))
        if of == "host":
            label = law.state_name(name) if name else NOWHERE
        others = () if of == "host" and not name else general.beside(own, named)
        found.append(Group(of=of, key=name, name=label, host=host, own=tuple(own), general=others))
    return tuple(sorted(found, key=lambda group: (_RANK.index(group.of), plain(group.name), group.key)))


def _one_name(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """For each name that was decided to be the same as another, the one that stands for all of them."""
    found: dict[str, set[str]] = {}
    for pair in sorted(pairs):
        one, other = (plain(name) for name in pair)
        joined = found.get(one, {one}) | found.get(other, {other})
        for name in joined:
            found[name] = joined
    return {name: min(names) for name, names in found.items()}


def _settings(
    claim: Claim, law: Law, one_name: Mapping[str, str], employers_apart: bool
) -> Iterable[tuple[SettingOf, str, str | None]]:
    host = host_of(claim, law)
    if claim.employer is not None:
        name = plain(" ".join(claim.employer.split()))
        yield "employer", f"{host or ''}/{one_name.get(name, name)}", claim.employer
    place = _place(claim, law)
    if place is None:
        if claim.employer is None:
            yield "host", host or "", None
        return
    if place.level == "site":
        yield "site", key(place), place.name
    if claim.employer is not None and employers_apart:
        return
    if place.level != "site":
        yield "place", key(place), place.name
    else:
        yield from _town(place)


def _town(site: Place) -> Iterable[tuple[SettingOf, str, str | None]]:
    """The nearest place below country in which a site lies."""
    known = resolved(site)
    for outer in (parents(known.id) if known.id is not None else ())[:1]:
        if outer.level != "country":
            yield "place", key(outer), outer.name
            return
    # a customs post that the gazetteer knows by an id of its own lies in the city of its name
    if site.name.endswith(" customs"):
        city = resolved(Place(name=site.name.removesuffix(" customs"), country=site.country, level="city"))
        yield "place", key(city), city.name


def episodes(claims: Sequence[Claim], reader: Reader, within_days: int) -> list[tuple[Claim, ...]]:
    """Claims in stretches of time: a gap of more than `within_days` begins a new one.

    Claims without any day go with the only stretch, or make one of their own where there are several.
    """
    dated: list[tuple[date, Claim]] = []
    undated: list[Claim] = []
    for claim in claims:
        day = reader.day(claim)
        if day is None:
            undated.append(claim)
        else:
            dated.append((day, claim))
    found: list[list[Claim]] = []
    last: date | None = None
    for day, claim in sorted(dated, key=lambda entry: (entry[0], entry[1].id)):
        if last is None or day - last > timedelta(days=within_days):
            found.append([])
        found[-1].append(claim)
        last = day
    if undated and len(found) == 1:
        found[0] += undated
    elif undated:
        found.append(undated)
    return [ordered(each) for each in found]


def days_of(claims: Sequence[Claim], reader: Reader) -> tuple[When | None, bool]:
    """The stretch from the first to the last day of the claims, and whether some of it rests on bounds."""
    spans: list[Span] = [reader.span(claim) for claim in claims]
    bounded = any(not span.stated for span in spans)
    # what has no day at all does not open what others bound
    spans = [span for span in spans if span.start is not None or span.end is not None]
    starts = [span.start for span in spans if span.start is not None]
    ends = [span.end for span in spans if span.end is not None]
    start = None if any(span.start is None for span in spans) else min(starts, default=None)
    end = None if any(span.end is None for span in spans) else max(ends, default=None)
    return (When(start=start, end=end) if start or end else None), bounded


def origins_of(claims: Iterable[Claim], lineage: Lineage) -> tuple[str, ...]:
    """The keys of the known origins of claims, sorted; a claim of unknown origin adds none."""
    return tuple(sorted({origin.key for claim in claims for origin in lineage.origins.get(claim.id, ())}))


def sources_of(claims: Iterable[Claim]) -> tuple[str, ...]:
    """The types of the sources of claims, sorted."""
    return tuple(sorted({claim.source.type for claim in claims}))


def roots_of(lineage: Lineage) -> dict[str, str]:
    """For each report that retells another of the case more likely than not, the one at the end of the chain."""
    direct: dict[str, tuple[float, str]] = {}
    for edge in lineage.retellings:
        if edge.of is not None and edge.probability >= 0.5:
            direct[edge.report] = max(direct.get(edge.report, (0.0, "")), (edge.probability, edge.of))
    found: dict[str, str] = {}
    for report in sorted(direct):
        here, seen = report, {report}
        while here in direct and direct[here][1] not in seen:
            here = direct[here][1]
            seen.add(here)
        found[report] = here
    return found
