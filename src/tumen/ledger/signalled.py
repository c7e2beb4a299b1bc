"""What reports signal of practices and of forced labour, about an incident, an employer, a site, a place or a host."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from tumen.ledger.values import When

SettingOf = Literal["incident", "employer", "site", "place", "host"]
PracticeStanding = Literal["supported", "suggested", "planned_only"]
PRACTICE_STANDINGS: tuple[str, ...] = get_args(PracticeStanding)
"""`supported` by two signals, `suggested` by one, `planned_only` where nothing is told as done."""

Force = Literal["strong_pattern", "consistent", "signs"]
FORCES: tuple[str, ...] = get_args(Force)
"""How far the signs go: three or more different ones; a strong one with a menace of penalty; less than that."""

InForce = Literal["in_force", "in_part", "not_yet", "no_longer", "not_bound", "unknown"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Setting:
    """What a finding is about: an incident, or all that is told of one employer, site, place or host State.

    `key` tells two settings of one sort apart, `name` is for people, `host` the host State where one is named.
    `incidents` are those whose claims the finding rests on.
    """

    of: SettingOf
    key: str
    name: str
    host: str | None
    incidents: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Signal:
    """One signal of a practice: what it says, and the claims that show it, with their origins (keys) and sources.

    `general` are those of `claims` that the report tells of the whole host State and not of the place itself.
    """

    id: str
    says: str
    alone: bool
    claims: tuple[str, ...]
    general: tuple[str, ...]
    origins: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Strain:
    """A provision that the practice strains, whether it is in force in the period of the finding, and why in words."""

    provision: str
    cite: str
    state: InForce
    why: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PracticeFinding:
    """A practice that is signalled. It says what reports tell, never that somebody did it.

    `origins` are the known independent origins of the signals and `sources` the types of their sources; claims of
    unknown origin add none. `planned` claims are told only as planned or possible and count for nothing, `against`
    deny it. `look_alike` are claims that tell of what it is easily confused with, `ask` what would tell the two apart,
    `would_support` what would support it further.
    `bounded` where the period rests on bounds and not on stated times.
    """

    setting: Setting
    practice: str
    name: str
    standing: PracticeStanding
    period: When | None
    bounded: bool
    signals: tuple[Signal, ...]
    origins: tuple[str, ...]
    sources: tuple[str, ...]
    planned: tuple[str, ...]
    against: tuple[str, ...]
    confused_with: str
    look_alike: tuple[str, ...]
    ask: str
    would_support: str
    strains: tuple[Strain, ...]
    legal_note: str | None
    ilo: tuple[str, ...]
    confidence: str
    why: str


@dataclass(frozen=True, kw_only=True, slots=True)
class IndicatorTold:
    """One ILO indicator: the claims that show it, by which rules, from which origins and sources.

    `against` are claims that deny it.
    """

    indicator: str
    claims: tuple[str, ...]
    by: tuple[str, ...]
    origins: tuple[str, ...]
    sources: tuple[str, ...]
    against: tuple[str, ...]
    strong: bool
    menace: bool
    involuntary: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class ForcedLabourFinding:
    """The signs of forced labour that reports tell of one setting, and how far they go if they are true.

    `force` counts indicators of known origin only. `menace` and `involuntary` are the indicators that show a menace of
    penalty and work not freely chosen. `anonymous` where all that counts goes back to one origin whose source is not
    named. `gaps` are questions an investigator could answer. No finding says that somebody is guilty of anything.
    """

    setting: Setting
    force: Force
    period: When | None
    bounded: bool
    indicators: tuple[IndicatorTold, ...]
    origins: tuple[str, ...]
    sources: tuple[str, ...]
    menace: tuple[str, ...]
    involuntary: tuple[str, ...]
    against: tuple[str, ...]
    anonymous: bool
    gaps: tuple[str, ...]
    why: str
