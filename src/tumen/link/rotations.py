"""Rotations: a group goes home and another comes in its place, so that the stock stays what it was.

The leg home is no repatriation, and the leg in no new deployment. Legs are paired with care: an arrival and a departure
at one place are common, so beside place and time something must tie the two: words, the same number, or one employer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from tumen.ledger import Claim, Incident, Leg, Report, Rotation
from tumen.link.compare import distinctive
from tumen.link.counts import exclude, odd, same_number
from tumen.link.nearby import Nearby, day_of
from tumen.link.places import relation
from tumen.link.times import WEEK, days_between, gap_days, length

APART = 31
"""Days that may lie between the two legs: a pass for a month is what most rotations serve."""

_VAGUE = 92
"""Legs told of longer spans than this many days are not paired: in a year people come and go without a rotation."""

_WORDS = re.compile(
    r"\b(?:replac(?:e|es|ed|ing|ements?)|in (?:their|its|his|her) (?:place|stead)"
    r"|(?:took|take|takes|taking) (?:over from|their places?|the places? of|the places? left)"
    r"|swap(?:s|ped|ping)?|rotat(?:e|es|ed|ing|ion|ions)|reliev(?:e|ed|es|ing) (?:them|the|those)|visa runs?"
    r"|re-?enter(?:s|ed|ing)?|c[ao]me back in"
    r"|shift change|exchanged? for|substitut(?:e|es|ed|ing|ion))\b",
    re.IGNORECASE,
)
"""Words by which a report says that one group comes for another, or the same people again."""

_BY_OTHERS = re.compile(
    r"\b(?:by|with|for)\s+(?:\S+\s+){0,3}?(?:machin\w+|robots?|automat\w+|locals?|citizens|nationals|chinese|russians?|"
    r"mongolians?|central asians?|uzbeks?|tajiks?|kyrgyz|vietnamese|burmese|bangladeshis?|indians?|nepal\w+|"
    r"south koreans?|foreign\w*|domestic|migrants?)\b",
    re.IGNORECASE,
)
"""Words by which those who come in their place are no workers of the sending state: the return is then one for good."""

_NOT = re.compile(r"(?:\bnot|\bno|\bnever|\bnobody|\bnone|n['’]t)\W+(?:\w+\W+){0,5}$", re.IGNORECASE)
"""A denial shortly before what it denies."""

_END = re.compile(r"[.!?。！？…][\"”’')\]]*\s|\n")
_AROUND = 400
"""What ends a sentence, and characters beyond a quote that are looked at for it."""

_INSTEAD = re.compile(
    r"\b(?:(?:were|are|be|been|being|to be) (?:replaced|relieved|swapped|rotated)|replaced (?:by|with)|in their place"
    r"|new (?:workers|ones|arrivals|recruits) (?:took|take|taking) their places?|swapped (?:out )?for)\b",
    re.IGNORECASE,
)
"""Words by which the claim of a return alone says that others come in place of those who leave."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Tie:
    """What ties a leg home to a leg in; `rank` orders ties, the best first."""

    rank: tuple[int, int, str, str]
    stated_by: tuple[str, ...]
    why: tuple[str, ...]


def rotations(
    incidents: Sequence[Incident], claims: Mapping[str, Claim], reports: Mapping[str, Report]
) -> dict[str, Rotation]:
    """The rotation of each incident that is a leg of one, by its id.

    Two legs are paired where each is the best for the other, so that a new report changes pairs beside it only. Near
    linear: legs are looked up by place and day.
    """
    home = [one for one in incidents if _leg(one, claims) == "home"]
    into = [one for one in incidents if _leg(one, claims) == "in"]
    incident_of = {name: one for one in (*home, *into) for name in one.claims}
    cycled = Nearby(_told_as_cycled(incidents, claims, reports), reports)
    arrivals = Nearby((claims[name] for one in into for name in one.claims), reports)
    says_so = frozenset(name for name in incident_of if _says(_WORDS, _sentence(claims[name], reports)))
    ties: dict[tuple[str, str], _Tie] = {}
    for leg in home:
        for name in leg.claims:
            kept = _kept(claims[name], cycled)
            for arrival in arrivals.near(claims[name], before=APART, after=APART):
                other = incident_of[arrival.id]
                tie = _tie(claims[name], arrival, (leg.id, other.id), says_so=says_so, kept=kept, reports=reports)
                if tie is not None and ((leg.id, other.id) not in ties or tie.rank < ties[leg.id, other.id].rank):
                    ties[leg.id, other.id] = tie
    best: dict[str, tuple[tuple[int, int, str, str], str]] = {}
    for (leg_id, other_id), tie in ties.items():
        for one, two in ((leg_id, other_id), (other_id, leg_id)):
            best[one] = min(best.get(one, (tie.rank, two)), (tie.rank, two))
    found: dict[str, Rotation] = {}
    for (leg_id, other_id), tie in ties.items():
        if best[leg_id][1] == other_id and best[other_id][1] == leg_id:
            for one, two, kind in ((leg_id, other_id, "home"), (other_id, leg_id, "in")):
                leg_kind: Leg = "home" if kind == "home" else "in"
                found[one] = Rotation(leg=leg_kind, other=two, stated_by=tie.stated_by, why=tie.why)
    for leg in home:
        stated = tuple(name for name in leg.claims if _says(_INSTEAD, claims[name].quote))
        if leg.id not in found and stated:
            why = ("its words say that others come in place of those who leave; no claim tells of these",)
            found[leg.id] = Rotation(leg="home", other=None, stated_by=stated, why=why)
    return dict(sorted(found.items()))


def _leg(incident: Incident, claims: Mapping[str, Claim]) -> Leg | None:
    """Which leg an incident may be; a denied movement is none."""
    if incident.kind != "movement" or incident.standing == "denied":
        return None
    directions = {claims[name].direction for name in incident.claims}
    return "home" if directions == {"return"} else "in" if directions == {"out"} else None


def _told_as_cycled(
    incidents: Iterable[Incident], claims: Mapping[str, Claim], reports: Mapping[str, Report]
) -> Iterator[Claim]:
    for incident in incidents:
        if incident.kind == "retention" and incident.standing != "denied":
            for name in incident.claims:
                if _says(_WORDS, _sentence(claims[name], reports)):
                    yield claims[name]


def _says(words: re.Pattern[str], text: str) -> bool:
    """Whether the text says so, of workers of the sending state and without a denial before it."""
    return any(
        not _BY_OTHERS.search(text, found.start()) and not _NOT.search(text, 0, found.start())
        for found in words.finditer(text)
    )


def _sentence(claim: Claim, reports: Mapping[str, Report]) -> str:
    """The sentence in which a quote stands: a quote is as short as can be, and the word that ties two may be beside it.

    The quote alone where the report's text does not hold it.
    """
    text = reports[claim.report].text
    if text[claim.start : claim.end] != claim.quote:
        return claim.quote
    first = max(0, claim.start - _AROUND)
    starts = [found.end() for found in _END.finditer(text, first, claim.start)]
    end = _END.search(text, max(claim.start, claim.end - 1), claim.end + _AROUND)
    return text[starts[-1] if starts else first : end.end() if end else claim.end + _AROUND]


def _kept(home: Claim, cycled: Nearby) -> tuple[str, ...]:
    """Claims of workers cycled to reset their papers, at the place and time of a leg home."""
    return tuple(claim.id for claim in cycled.near(home, before=APART, after=APART) if _one_place(home, claim))


def _tie(
    home: Claim,
    into: Claim,
    legs: tuple[str, str],
    *,
    says_so: Set[str],
    kept: tuple[str, ...],
    reports: Mapping[str, Report],
) -> _Tie | None:
    if home.modality == "denied" or into.modality == "denied" or home.part_of == into.id or into.part_of == home.id:
        return None
    if home.host is None or home.host != into.host or not _one_place(home, into):
        return None
    gap = _gap(home, into, reports)
    words = tuple(sorted({home.id, into.id} & says_so))
    said_together = home.report == into.report and bool(words)
    if (gap is None and not said_together) or (gap is not None and gap > APART):
        return None
    if home.sex is not None and into.sex is not None and {home.sex, into.sex} == {"female", "male"} and not words:
        return None
    if not words and not kept and _came_before(home, into):
        return None
    why = [f"one group leaves {_named(home)} and another comes" + (_days(gap) if gap is not None else "")]
    strength = 0
    if words:
        strength += 2
        why.append("their words say that one takes the place of the other")
    if kept:
        strength += 2
        why.append("claims at the same place and time tell of workers cycled to reset their papers")
    number = same_number(home.count, into.count) if home.count and into.count else None
    if number is not None and (home.count is None or home.count.basis != "vague"):
        strength += 2 if odd(number) else 1
        why.append(f"the same number of people, {number:,}")
    if home.employer and into.employer and distinctive(home.employer) & distinctive(into.employer):
        strength += 2
        why.append("the same employer")
    if home.report == into.report:
        strength += 1
        why.append("one report tells of both")
    if home.count and into.count and number is None and exclude(home.count, into.count):
        if not words:
            return None
        strength -= 1
        why.append("the numbers differ: what is left over is a change of the stock")
    if strength < 2:
        return None
    return _Tie(rank=(-strength, gap if gap is not None else APART, *legs), stated_by=words + kept, why=tuple(why))


def _came_before(home: Claim, into: Claim) -> bool:
    """Whether the group came well before the other left: it may then be the same people, who came for a short stay."""
    if home.time is None or into.time is None or home.time.start is None or into.time.end is None:
        return False
    return (home.time.start - into.time.end).days > WEEK


def _one_place(one: Claim, other: Claim) -> bool:
    """Whether both are at one place below the state, or one place lies in the other."""
    here, there = one.where, other.where
    if here is None or there is None or "country" in (here.level, there.level):
        return False
    return relation(here, there) in ("same", "within")


def _gap(home: Claim, into: Claim, reports: Mapping[str, Report]) -> int | None:
    """Days between the two legs; None where the times do not tell, or tell of spans too long."""
    for claim in (home, into):
        if claim.time is not None and (days := length(claim.time)) is not None and days > _VAGUE:
            return None
    if home.time is not None and into.time is not None:
        return gap_days(home.time, into.time)
    if home.report == into.report:
        return None
    if day_of(home, reports) is None or day_of(into, reports) is None:
        return None
    return days_between(reports[home.report], reports[into.report])


def _named(claim: Claim) -> str:
    return claim.where.name if claim.where else "the place"


def _days(gap: int) -> str:
    return " within the same days" if gap == 0 else f" within {gap} days"
