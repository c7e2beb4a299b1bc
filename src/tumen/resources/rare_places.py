"""The cities of GeoNames that reports hardly name: some 200,000, looked up one at a time in sorted files.

Nothing is held in memory: a look-up maps the file and halves it some twenty times. `places_rare.tsv` is sorted by id,
`places_rare_names.tsv` by `key` of the name, both by bytes; `tools/make_places.py` writes them.
"""

from __future__ import annotations

import mmap
import re
import unicodedata
from functools import lru_cache
from importlib.resources import as_file, files
from typing import NamedTuple

from tumen.errors import InvalidData

PLACES_HEADER = ("id", "name", "country", "parent", "lat", "lon", "population")
NAMES_HEADER = ("key", "ids")
_PLACES, _NAMES = "places_rare.tsv", "places_rare_names.tsv"
_APOSTROPHES = re.compile("['’‘ʼʻ`´]")
_GAPS = re.compile(r"[\s\-–]+")


class RarePlace(NamedTuple):
    """One city: `parent` is the province where the gazetteer has it, else the country; degrees are WGS 84, to 100 m."""

    id: str
    name: str
    country: str
    parent: str
    lat: float
    lon: float
    population: int | None


def key(name: str) -> str:
    """The form under which a name is filed: lower case, no accents, no apostrophes, one space for gaps and hyphens."""
    plain = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", name).lower())
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    # Hangul syllables came apart above
    return unicodedata.normalize("NFC", _GAPS.sub(" ", bare).strip())


@lru_cache(maxsize=4096)
def ids_of(name: str) -> tuple[str, ...]:
    """The GeoNames ids of the cities of that name in any script, in no order; empty where none bears it."""
    cells = _found(_NAMES, NAMES_HEADER, key(name))
    return tuple(cells[1].split(" ")) if cells else ()


@lru_cache(maxsize=4096)
def rare_place(number: str) -> RarePlace | None:
    """The city of that GeoNames id, None where the file has none. Raises InvalidData where its line is damaged."""
    cells = _found(_PLACES, PLACES_HEADER, number)
    if cells is None:
        return None
    known, name, country, parent, lat, lon, population = cells
    try:
        return RarePlace(
            known, name, country, parent or country, float(lat), float(lon), int(population) if population else None
        )
    except ValueError as error:
        raise InvalidData(f"{_PLACES}, entry {number}: {error}; run tools/make_places.py.") from error


def _found(name: str, header: tuple[str, ...], sought: str) -> list[str] | None:
    """The cells of the line whose first cell is `sought`."""
    # a lone surrogate is no letter of any name, but must do no harm
    wanted = sought.encode("utf-8", "surrogatepass")
    with (
        as_file(files("tumen.resources") / name) as path,
        path.open("rb") as file,
        mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as text,
    ):
        first = text.find(b"\n") + 1
        if text[:first].rstrip() != "\t".join(header).encode():
            raise InvalidData(f"{name}, line 1: the columns are not {', '.join(header)}; run tools/make_places.py.")
        low, high = first, len(text)
        # the line sought, if there is one, begins at or after `low` and before `high`
        while low < high:
            start = max(text.rfind(b"\n", first, (low + high) // 2) + 1, first, low)
            end = text.find(b"\n", start)
            end = len(text) if end < 0 else end
            line = text[start:end].rstrip(b"\r")
            here = line.partition(b"\t")[0]
            if here == wanted:
                return _cells(name, header, text, start, line)
            if here < wanted:
                low = end + 1
            else:
                high = start
    return None


def _cells(name: str, header: tuple[str, ...], text: mmap.mmap, start: int, line: bytes) -> list[str]:
    try:
        cells = line.decode().split("\t")
    except UnicodeDecodeError:
        cells = []
    if len(cells) != len(header):
        number = text[:start].count(b"\n") + 1
        raise InvalidData(f"{name}, line {number}: not {len(header)} columns; run tools/make_places.py.")
    return cells
