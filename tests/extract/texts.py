"""Reports made of a few sentences, for tests of the extractor."""

from __future__ import annotations

from datetime import date

from tumen.extract import extract
from tumen.ledger import Claim, Report, When

PUBLISHED = date(2020, 6, 1)


def report_of(
    text: str, *, published: date | None = PUBLISHED, written_between: When | None = None, language: str = "en"
) -> Report:
    """A report with this text, published on 1 June 2020 unless told otherwise."""
    return Report(
        id="r", name="r", text=text, media_type="text/plain", language=language, published=published,
        written_between=written_between,
    )  # fmt: skip


def claims_of(text: str, *, published: date | None = PUBLISHED) -> tuple[Claim, ...]:
    """The claims of the text."""
    return extract(report_of(text, published=published)).claims


def only(text: str, kind: str) -> Claim:
    """The one claim of this kind in the text."""
    (claim,) = (claim for claim in claims_of(text) if claim.kind == kind)
    return claim
