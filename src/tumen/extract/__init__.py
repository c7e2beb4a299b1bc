"""From a report to claims and stated facts: rules as documents, one matcher per language, one place of resolution."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from tumen.extract import en
from tumen.extract.columns import in_prose, prose_of, read_row
from tumen.extract.drafts import Draft, Reader, Reading
from tumen.extract.reasons import Explainer, Reason
from tumen.extract.resolve import VERSION, claim_of, resolve
from tumen.ledger import Claim, Report, StatedFact

READERS: Mapping[str, Reader] = MappingProxyType({"en": en.read})
"""The reader of each language that has rules, by ISO 639-1 code."""


EXPLAINERS: Mapping[str, Explainer] = MappingProxyType({"en": en.why})
"""Who tells for each language why a sentence gave claims or none."""


TELLERS: Mapping[str, Callable[[Report], tuple[StatedFact, ...]]] = MappingProxyType({"en": en.stated})
"""Who reads for each language the facts that the law tests from a text about the workers."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Extraction:
    """What a report says: its upstream outlets and documents, its claims and the facts that the law tests."""

    upstream: tuple[str, ...]
    claims: tuple[Claim, ...]
    facts: tuple[StatedFact, ...]


def why(report: Report, *, least: float | None = None) -> tuple[Reason, ...]:
    """Which rules matched each sentence of the report, which almost did, and what was missing or spoke against them.

    A report in a language without rules gives none.
    """
    explainer = EXPLAINERS.get(_language(report))
    if explainer is None:
        return ()
    if not report.cells:
        return explainer(report, least=least)
    told = explainer(prose_of(report), least=least)
    return tuple(one for one in told if in_prose(report, one.start, one.end))


def stated_facts(report: Report) -> tuple[StatedFact, ...]:
    """The stated facts of a text that is known to be about the workers, such as the quote of a claim.

    Unlike `extract` it asks of no sentence whether it speaks of them. A language without rules gives none.
    """
    teller = TELLERS.get(_language(report))
    return () if teller is None else teller(report)


def _language(report: Report) -> str:
    return (report.language or "").lower().split("-")[0]


def extract(report: Report, *, least: float | None = None) -> Extraction:
    """The claims and stated facts of a report; a report in a language without rules gives none.

    `least` is the score (0 to 1) from which something is a claim; None for the line of the language's rules. Pure: the
    same report gives the same claims, in the order of their quotes. A row of a ledger gives those of its cells, in any
    language of cells, and those of its prose.
    """
    reader = READERS.get(_language(report))
    if report.cells:
        row = read_row(report, reader, least=least)
        upstream = tuple(dict.fromkeys((*report.upstream, *row.upstream)))
        told = (*(claim_of(report, draft) for draft in row.cells), *resolve(report, row.prose))
        claims = {claim.id: claim for claim in sorted(told, key=lambda one: (one.start, one.end, one.kind, one.rule))}
        return Extraction(upstream=upstream, claims=tuple(claims.values()), facts=row.facts)
    if reader is None:
        return Extraction(upstream=report.upstream, claims=(), facts=())
    reading = reader(report, least=least)
    upstream = tuple(dict.fromkeys((*report.upstream, *reading.upstream)))
    return Extraction(upstream=upstream, claims=resolve(report, reading.drafts), facts=reading.facts)


__all__ = [
    "EXPLAINERS",
    "READERS",
    "TELLERS",
    "VERSION",
    "Draft",
    "Explainer",
    "Extraction",
    "Reader",
    "Reading",
    "Reason",
    "extract",
    "stated_facts",
    "why",
]
