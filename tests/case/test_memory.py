"""What a case remembers is kept, and counts for nothing that is derived."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from tumen.case import Case, file
from tumen.case.memory import recall, remember
from tumen.errors import CaseError
from tumen.pipeline import open_case, verify


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A case without reports."""
    open_case(tmp_path / "a.tumen", create=True).close()
    return tmp_path / "a.tumen"


@pytest.mark.parametrize("value", [{"a": [1, None, "\ud6c8"]}, [], "words", 0, False])
def test_what_is_remembered_is_there_after_closing(path: Path, value: Any) -> None:
    with open_case(path) as case:
        assert recall(case, "feed") is None
        remember(case, "feed", "before")
        remember(case, "feed", value)
        remember(case, "other", 1)
    with open_case(path, readonly=True) as case:
        assert recall(case, "feed") == value
        assert verify(case) == ()


def test_remembering_changes_nothing_that_is_derived(path: Path) -> None:
    with open_case(path) as case:
        before = case.incidents(), case.inputs().stamp
        remember(case, "feed", 1)
        assert (case.incidents(), case.inputs().stamp) == before
        assert recall(case, "journal") is None


def test_what_is_damaged_is_as_good_as_forgotten(path: Path) -> None:
    with open_case(path) as case:
        remember(case, "feed", 1)
        with file.writing(case.path, case.engine) as connection:
            connection.execute(text("UPDATE meta SET value = '{' WHERE key = 'memory feed'"))
        assert recall(case, "feed") is None


def test_a_case_for_reading_only_remembers_nothing_new(path: Path) -> None:
    with Case.open(path, readonly=True) as case, pytest.raises(CaseError, match="open for reading only"):
        remember(case, "feed", 1)
