"""What a case remembers for Tumen itself: how far a feed was read, what was told last. Nothing is derived from it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import delete, insert, select

from tumen.case import file
from tumen.case.store import Case
from tumen.case.tables import meta
from tumen.errors import CaseError, InvalidForm
from tumen.ledger import canonical
from tumen.ledger.rows import parse

_PREFIX = "memory "


def recall(case: Case, key: str) -> Any:
    """The JSON value that was last remembered under this key; None where there is none, or it is damaged."""
    with case.reading() as connection:
        query = select(meta.c.value).where(meta.c.key == _PREFIX + key)
        row = connection.execute(query).scalar_one_or_none()
    if row is None:
        return None
    try:
        return parse(row)
    except InvalidForm:
        # losing it costs one more look at a feed
        return None


def remember(case: Case, key: str, value: Any) -> None:
    """Keeps a JSON value under this key, durably, in place of the one before. Raises CaseError."""
    if not case.writable:
        raise CaseError(f"{case.path}: is open for reading only; copy it to a folder where you may write.")
    with file.writing(case.path, case.engine) as connection:
        connection.execute(delete(meta).where(meta.c.key == _PREFIX + key))
        connection.execute(insert(meta).values(key=_PREFIX + key, value=canonical(value)))
