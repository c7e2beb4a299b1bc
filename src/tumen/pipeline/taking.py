"""One report: read and extracted."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tumen import extract, read
from tumen.ledger import Claim, Report, StatedFact


@dataclass(frozen=True, kw_only=True, slots=True)
class Taken:
    """A report with what was found in it."""

    report: Report
    claims: tuple[Claim, ...]
    facts: tuple[StatedFact, ...]


def take_in(data: bytes, *, name: str, least: float | None = None) -> Taken:
    """Reads and extracts one report without a case, in this process: for bytes that are trusted, such as the sample's.

    `least` is the score (0 to 1) from which something is a claim; None for the line of the rules. Raises
    UnreadableInput where the bytes are no report.
    """
    return extracted(read.read_report(data, name=name), least=least)


def extracted(report: Report, *, least: float | None = None) -> Taken:
    """A report with its claims, its stated facts and the upstream that they name."""
    found = extract.extract(report, least=least)
    return Taken(
        report=replace(report, upstream=tuple(found.upstream)), claims=tuple(found.claims), facts=tuple(found.facts)
    )
