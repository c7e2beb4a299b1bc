"""From a report to claims and stated facts: rules as documents, one matcher per language, one place of resolution."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from tumen.extract import en
from tumen.extract.drafts import Draft, Reader, Reading
from tumen.extract.resolve import VERSION, resolve
from tumen.ledger import Claim, Report, StatedFact

READERS: Mapping[str, Reader] = MappingProxyType({"en": en.read})
"""The reader of each language that has rules, by ISO 639-1 code."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Extraction:
    """What a report says: its upstream outlets and documents, its claims and the facts that the law tests."""

    upstream: tuple[str, ...]
    claims: tuple[Claim, ...]
    facts: tuple[StatedFact, ...]


def extract(report: Report) -> Extraction:
    """The claims and stated facts of a report; a report in a language without rules gives none.

    Pure: the same report gives the same claims, in the order of their quotes.
    """
    reader = READERS.get((report.language or "").lower().split("-")[0])
    if reader is None:
        return Extraction(upstream=report.upstream, claims=(), facts=())
    reading = reader(report)
    upstream = tuple(dict.fromkeys((*report.upstream, *reading.upstream)))
    return Extraction(upstream=upstream, claims=resolve(report, reading.drafts), facts=reading.facts)


__all__ = ["READERS", "VERSION", "Draft", "Extraction", "Reader", "Reading", "extract"]
