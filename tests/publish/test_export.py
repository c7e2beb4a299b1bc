"""One call for every format."""

from __future__ import annotations

from pathlib import Path

import pytest
from handmade import CASE

from tumen.errors import InvalidValue
from tumen.publish import FORMATS, export


def test_each_format_writes_its_files(tmp_path: Path) -> None:
    names = {to: [path.name for path in export(CASE, to=to, folder=tmp_path / to).files] for to in FORMATS}
    assert names == {
        "csv": ["claims.csv", "incidents.csv"],
        "xlsx": ["case.xlsx"],
        "wacz": ["case.wacz"],
    }
    named = export(CASE, to="wacz", folder=tmp_path, name="other.wacz")
    assert [path.name for path in named.files] == ["other.wacz"]


def test_an_unknown_format_is_told_with_those_that_are_known(tmp_path: Path) -> None:
    with pytest.raises(InvalidValue, match="'pdf' is not known; use one of csv, xlsx, wacz"):
        export(CASE, to="pdf", folder=tmp_path)
