"""One report: read and extracted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Protocol

from tumen import extract, read
from tumen.errors import UnreadableInput
from tumen.ledger import Claim, Report, StatedFact


class Reader(Protocol):
    """What reads bytes: `read.read` in this process, or the same in a confined one."""

    def __call__(self, data: bytes, *, name: str, url: str | None = None) -> Iterator[read.Found]: ...


@dataclass(frozen=True, kw_only=True, slots=True)
class Taken:
    """A report with what was found in it."""

    report: Report
    claims: tuple[Claim, ...]
    facts: tuple[StatedFact, ...]


def take_in(
    data: bytes, *, name: str, url: str | None = None, least: float | None = None, reader: Reader | None = None
) -> Taken:
    """Reads and extracts one report without a case. Raises UnreadableInput where the bytes are no report.

    `url` is the address they were captured from. `least` is the score (0 to 1) from which something is a claim; None
    for the line of the rules.
    """
    for found in (reader or read.read)(data, name=name, url=url):
        if isinstance(found, Report):
            return extracted(found, least=least)
        break
    raise UnreadableInput(f"{name}: is a file of several reports; add it to a case with: tumen add CASE {name}")


def extracted(report: Report, *, least: float | None = None) -> Taken:
    """A report with its claims, its stated facts and the upstream that they name."""
    found = extract.extract(report, least=least)
    return Taken(
        report=replace(report, upstream=tuple(found.upstream)), claims=tuple(found.claims), facts=tuple(found.facts)
    )
