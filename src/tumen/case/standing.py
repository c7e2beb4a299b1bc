"""What may be kept: claims and facts that stand in their report, under the id of what they say."""

from __future__ import annotations

from collections.abc import Sequence

from tumen.errors import InvalidValue
from tumen.ledger import Claim, Report, StatedFact, fact_identity, identity
from tumen.ledger.rows import to_row


def check_standing(report: Report, claims: Sequence[Claim], facts: Sequence[StatedFact]) -> None:
    """Raises InvalidValue where the report holds what is no text, or a claim or fact is not of the report, has not the
    id of what it says, or its words do not stand at its offsets.
    """
    try:
        to_row(report).encode()
    except UnicodeEncodeError as error:
        raise InvalidValue(
            f"report {report.name}: holds half a character (a lone surrogate); mend its text."
        ) from error
    if report.family is not None:
        raise InvalidValue(f"report {report.name}: its family comes from linking; it is kept without one.")
    everything: tuple[Claim | StatedFact, ...] = (*claims, *facts)
    ids: set[str] = set()
    for found in everything:
        if found.report != report.id:
            raise InvalidValue(f"{found.id}: is of another report than {report.name}.")
        if found.id in ids:
            raise InvalidValue(f"{found.id}: stands twice among the claims of {report.name}.")
        if report.text[found.start : found.end] != found.quote:
            raise InvalidValue(f"{found.id}: its quote does not stand at {found.start}..{found.end} of {report.name}.")
        if found.id != (identity(found) if isinstance(found, Claim) else fact_identity(found)):
            raise InvalidValue(f"{found.id}: its id is not that of what it says.")
        ids.add(found.id)
    for claim in claims:
        if claim.part_of is not None and claim.part_of not in ids:
            raise InvalidValue(f"{claim.id}: is part of {claim.part_of}, which is no claim of {report.name}.")
