"""The committed files of places are what the generator writes from its sources, and it refuses wrong entries."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tumen.datafile import read_rows
from tumen.errors import InvalidData

ROOT = Path(__file__).parents[2]
WRONG = [
    ("type: village, country: CN, parent: CN, near: 1", "type: 'village' is not allowed"),
    ("type: city, country: CN, near: 1", "every other place a parent"),
    ("type: region, country: CN, near: 1", "a region has members and no parent"),
    ("type: region, country: CN, parent: CN, near: 1, members: [CN]", "a region has members and no parent"),
    ("type: region, members: [XX]", "'XX' is no place of ours and no country"),
    ("type: city, country: CN, parent: XX, near: 1", "'XX' is no place of ours and no country"),
    ("type: city, country: CN, parent: CN", "one of geonames, seat, near, at, about must tell the position"),
    ("type: city, country: CN, parent: CN, near: 1, seat: 1", "one of geonames, seat, near, at, about must tell"),
    ("type: city, country: CN, parent: CN, near: 2", "near: 2 is no city of GeoNames' list"),
    ("type: city, country: CN, parent: CN, near: 1, same: [2]", "same: 2 is no city of GeoNames' list"),
    ("type: city, country: CN, parent: CN, near: 1, aliases: [Ωμέγα]", "the letters 'Ωμέγα' are none of the scripts"),
    ("type: city, country: CN, parent: CN, near: 1, size: 3", "key 'size' is unknown"),
]


@pytest.mark.parametrize(("keys", "words"), WRONG, ids=[words for _, words in WRONG])
def test_a_wrong_entry_is_refused_with_file_and_line(
    keys: str, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    from make_places import Sources, own_rows

    file = tmp_path / "own.yaml"
    file.write_text(f"- {{id: x, name: X, source: ours, {keys}}}\n", encoding="utf-8")
    town = {"name": "X", "latitude": 1.0, "longitude": 1.0, "population": 1, "alternatenames": []}
    sources = Sources({1: town}, {"CN": {}}, read_rows(file), {}, {}, frozenset(), {})
    with pytest.raises(InvalidData, match=f"own.yaml, line 1: .*{words}"):
        own_rows(sources)


@pytest.mark.slow
def test_the_files_are_what_their_sources_give() -> None:
    made = subprocess.run(
        [sys.executable, "tools/make_places.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert made.returncode == 0, made.stderr
