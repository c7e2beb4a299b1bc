"""What linking needs to know of each report: its words, its claims in order, its publisher and whom it names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from zlib import crc32

from rensa import RMinHash

from tumen.errors import InvalidValue
from tumen.ledger import Claim, Report
from tumen.link.facts import Facts, facts
from tumen.link.words import Words, words
from tumen.resources.outlets import Outlet, institution, outlets_in, publisher, upstream

OFFICIAL = frozenset({"un", "document", "official", "intelligence", "company", "expert"})
"""Types of source that may be an institution or a document."""

HASHES = 128
"""Length of the MinHash of a text."""

_SEED = 2397

NO_SOURCE = frozenset({"media", "author"})
"""Types of source that are nobody's own account: another medium, or the report's own voice."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Voice:
    """Who speaks for one claim, as its source is described: the institution or document, else the outlet it names."""

    institution: Outlet | None
    outlet: Outlet | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """One report, read for linking. `named` are the outlets and documents it names beside its own publisher, in order
    of key; `own` tells that it names its own publisher, whose people then spoke to it. `runs` are checksums of its runs
    of words, in order and as a set, `sketch` the MinHash of them (empty where the text is too short for a run).
    """

    report: Report
    claims: tuple[Claim, ...]
    facts: Facts
    words: Words
    runs: tuple[int, ...]
    run_set: frozenset[int]
    sketch: tuple[int, ...]
    publisher: Outlet | None
    named: tuple[Outlet, ...]
    own: bool

    @property
    def id(self) -> str:
        """The id of the report."""
        return self.report.id


@dataclass(frozen=True, kw_only=True, slots=True)
class Readings:
    """All reports by id, in order of id, and the voice of every claim by its id."""

    of: dict[str, Reading]
    voices: dict[str, Voice]


def read(reports: Iterable[Report], claims: Sequence[Claim]) -> Readings:
    """Raises InvalidValue where a claim's report is not among the reports."""
    by_report: dict[str, list[Claim]] = {report.id: [] for report in reports}
    described: dict[tuple[str, str], Voice] = {}
    voices = {}
    for claim in claims:
        if claim.report not in by_report:
            raise InvalidValue(f"claim {claim.id}: its report {claim.report} is not given; link both together.")
        by_report[claim.report].append(claim)
        source = (claim.source.description, claim.source.type)
        if source not in described:
            described[source] = _voice(*source)
        voices[claim.id] = described[source]
    found = {
        report.id: _reading(report, sorted(by_report[report.id], key=place_in_text), voices)
        for report in sorted(reports, key=lambda report: report.id)
    }
    return Readings(of=found, voices=voices)


def place_in_text(claim: Claim) -> tuple[int, int, str, str]:
    """Sorts the claims of one report by where they stand."""
    return claim.start, claim.end, claim.kind, claim.id


def _sketch(runs: Sequence[bytes]) -> tuple[int, ...]:
    if not runs:
        return ()
    found = RMinHash(num_perm=HASHES, seed=_SEED)
    found.update(list(dict.fromkeys(runs)))
    return tuple(found.digest())


def _voice(description: str, source_type: str) -> Voice:
    named = [entry for _, _, entry in outlets_in(description) if entry.kind == "outlet"]
    return Voice(
        institution=institution(description) if source_type in OFFICIAL else None,
        # "X, via Y" and "X, citing its own people": the one named first is where it came from
        outlet=named[0] if named else None,
    )


def _reading(report: Report, claims: Sequence[Claim], voices: dict[str, Voice]) -> Reading:
    text = words(report)
    spelled = text.runs()
    runs = tuple(crc32(run) for run in spelled)
    house = publisher(report.publisher) if report.publisher else None
    said = [upstream(name) for name in report.upstream]
    said += [voice.outlet for claim in claims if (voice := voices[claim.id]).outlet is not None]
    named = {entry.key: entry for entry in said}
    own = house is not None and named.pop(house.key, None) is not None
    return Reading(
        report=report,
        claims=tuple(claims),
        facts=facts(claims),
        words=text,
        runs=runs,
        run_set=frozenset(runs),
        sketch=_sketch(spelled),
        publisher=house,
        named=tuple(named[key] for key in sorted(named)),
        own=own,
    )
