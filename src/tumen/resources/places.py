"""The gazetteer: places with their names in several languages, what they lie in, and where they are.

`places.tsv` holds the places that reports name. `tools/make_places.py` writes it from GeoNames (CC BY 4.0, see
`places_credits.md`), CLDR, and our own entries in `places_own/`: counties, crossings, zones, regions. All other cities
of GeoNames are looked up on demand (`rare`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Literal

from tumen.errors import InvalidData
from tumen.ledger import Level, Place
from tumen.resources.rare_places import ids_of, rare_place

PlaceKind = Literal["country", "region", "province", "prefecture", "county", "city", "site"]
Precision = Literal["exact", "seat", "near"]
LEVELS: Mapping[str, Level] = MappingProxyType(
    {
        "country": "country",
        "region": "province",
        "province": "province",
        "prefecture": "province",
        "county": "city",
        "city": "city",
        "site": "site",
    }
)
"""Level of a claim's place for each kind of the gazetteer (spec/claims.md, "Places" and ruling 5)."""

HEADER = (
    "id", "name", "kind", "country", "parent", "lat", "lon", "precision", "population", "members", "aliases",
    "variants", "source",
)  # fmt: skip
"""The columns of `places.tsv`."""

_PRECISIONS = ("exact", "seat", "near", "")
_ID, _NAME, _KIND, _PRECISION, _ALIASES, _VARIANTS = 0, 1, 2, 7, 10, 11


@dataclass(frozen=True, slots=True)
class Entry:
    """One place: degrees are WGS 84; `lat`, `lon` and `population` are None where unknown, `parent` for countries and
    regions.

    `precision` tells how exact the position is: that of the place itself, that of its seat, or that of a place nearby.
    `members` are the provinces or countries of a region. `variants` are names by which the place is looked up but which
    in a text are mostly something else, or which reports no longer use ("Reading", "Tan-tung"). `country` is "" for a
    region of several countries.
    """

    id: str
    name: str
    kind: PlaceKind
    country: str
    parent: str | None
    lat: float | None
    lon: float | None
    precision: Precision | None
    population: int | None
    members: tuple[str, ...]
    aliases: tuple[str, ...]
    variants: tuple[str, ...]
    source: str

    @property
    def place(self) -> Place:
        """The place as a claim holds it."""
        return Place(
            name=self.name,
            country=self.country or None,
            level=LEVELS[self.kind],
            id=self.id,
            lat=self.lat,
            lon=self.lon,
        )


class _Entries(Mapping[str, Entry]):
    """The lines of the table by id; an entry is read when it is asked for, which keeps the first answer fast."""

    __slots__ = ("_lines",)

    def __init__(self, lines: dict[str, str]) -> None:
        self._lines = lines

    def lines(self) -> Iterable[str]:
        """The lines as they stand in the file."""
        return self._lines.values()

    def __getitem__(self, place_id: str) -> Entry:
        return _entry(self._lines[place_id])

    def __contains__(self, place_id: object) -> bool:
        return place_id in self._lines

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)


class _ByName(Mapping[str, tuple[Entry, ...]]):
    """The places of each name, brought into order when the name is asked for."""

    __slots__ = ("_ids",)

    def __init__(self, ids: dict[str, tuple[str, ...]]) -> None:
        self._ids = ids

    def __getitem__(self, name: str) -> tuple[Entry, ...]:
        return _ordered(self._ids[name])

    def __contains__(self, name: object) -> bool:
        return name in self._ids

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)


def entries() -> Mapping[str, Entry]:
    """Every place of the table by its id, in the order of the file. Raises InvalidData where the table is damaged."""
    return _table()


@cache
def _table() -> _Entries:
    name = "places.tsv"
    lines = (files("tumen.resources") / name).read_text(encoding="utf-8").splitlines()
    if not lines or lines[0].split("\t") != list(HEADER):
        raise InvalidData(f"{name}, line 1: the columns are not {', '.join(HEADER)}; run tools/make_places.py.")
    found: dict[str, str] = {}
    for number, line in enumerate(lines[1:], start=2):
        cells = line.split("\t", _PRECISION + 1)
        if line.count("\t") != len(HEADER) - 1 or cells[_KIND] not in LEVELS or cells[_PRECISION] not in _PRECISIONS:
            raise InvalidData(
                f"{name}, line {number}: not {len(HEADER)} columns with a kind of {', '.join(LEVELS)} and a precision "
                "of exact, seat, near or none; run tools/make_places.py."
            )
        if cells[_ID] in found:
            raise InvalidData(f"{name}, line {number}: id {cells[_ID]!r} stands twice; run tools/make_places.py.")
        found[cells[_ID]] = line
    return _Entries(found)


@cache
def _entry(line: str) -> Entry:
    cells = line.split("\t")
    key, name, kind, country, parent, lat, lon, precision, population, members, aliases, variants, source = cells
    try:
        return Entry(
            key,
            name,
            kind,  # type: ignore[arg-type]
            country,
            parent or None,
            float(lat) if lat else None,
            float(lon) if lon else None,
            precision or None,  # type: ignore[arg-type]
            int(population) if population else None,
            tuple(members.split("|")) if members else (),
            tuple(aliases.split("|")) if aliases else (),
            tuple(variants.split("|")) if variants else (),
            source,
        )
    except ValueError as error:
        raise InvalidData(f"places.tsv, entry {key}: {error}; run tools/make_places.py.") from error


@cache
def latin_names() -> Mapping[str, tuple[str, ...]]:
    """The names in plain Latin letters under which an English text speaks of a place, and the ids that bear each.

    Variants are left out. Apostrophes are straight; the names are as written, with their capitals.
    """
    found: dict[str, dict[str, None]] = {}
    for line in _table().lines():
        cells = line.split("\t")
        variants = cells[_VARIANTS].split("|")
        for name in (cells[_NAME], *cells[_ALIASES].split("|")):
            if name.isascii() and name[:1].isupper() and name not in variants:
                found.setdefault(name, {})[cells[_ID]] = None
    return MappingProxyType({name: tuple(ids) for name, ids in found.items()})


@cache
def native_names() -> Mapping[str, tuple[str, ...]]:
    """The names of two characters or more in Cyrillic letters and scripts beyond, and the ids that bear each.

    Variants are left out.
    """
    found: dict[str, dict[str, None]] = {}
    for line in _table().lines():
        if line.isascii():
            continue
        cells = line.split("\t")
        variants = cells[_VARIANTS].split("|")
        for name in (cells[_NAME], *cells[_ALIASES].split("|")):
            if name[:1] >= "\u0400" and len(name) > 1 and name not in variants:
                found.setdefault(name, {})[cells[_ID]] = None
    return MappingProxyType({name: tuple(ids) for name, ids in found.items()})


@cache
def by_name() -> Mapping[str, tuple[Entry, ...]]:
    """Every name and alias of the table, `plain`, and its bearers, those of greater weight first; no variants."""
    return _ByName(_bearers(variants=False))


@cache
def _by_variant() -> Mapping[str, tuple[Entry, ...]]:
    return _ByName(_bearers(variants=True))


def _bearers(*, variants: bool) -> dict[str, tuple[str, ...]]:
    lines = list(_table().lines())
    found: dict[str, dict[str, None]] = {}
    # one call of `plain` for all names: a call for each would take longer than the rest
    for line, low in zip(lines, plain("\n".join(lines)).split("\n"), strict=True):
        cells = low.split("\t")
        names = [cells[_NAME], *(cells[_ALIASES].split("|") if cells[_ALIASES] else [])]
        if cells[_VARIANTS]:
            apart = cells[_VARIANTS].split("|")
            names = apart if variants else [name for name in names if name not in apart]
        elif variants:
            continue
        place_id = line[: line.index("\t")]
        for name in names:
            found.setdefault(name, {})[place_id] = None
    return {name: tuple(ids) for name, ids in found.items()}


@lru_cache(maxsize=4096)
def _ordered(ids: tuple[str, ...]) -> tuple[Entry, ...]:
    found = [entries()[place_id] for place_id in ids]
    return tuple(sorted(found, key=_order(found)))


@lru_cache(maxsize=4096)
def rare(name: str) -> tuple[Entry, ...]:
    """The cities of that name, in any script, that the table lacks: the larger first, read from an indexed file."""
    found = [entry for number in ids_of(name) if (entry := _rare_entry(number)) is not None]
    return tuple(sorted(found, key=lambda entry: (-(entry.population or 0), entry.id)))


@lru_cache(maxsize=4096)
def _rare_entry(number: str) -> Entry | None:
    place = rare_place(number)
    if place is None:
        return None
    return Entry(
        id=f"gn{place.id}",
        name=place.name,
        kind="city",
        country=place.country,
        parent=place.parent,
        lat=place.lat,
        lon=place.lon,
        precision="exact",
        population=place.population,
        members=(),
        aliases=(),
        variants=(),
        source=f"GeoNames {place.id}",
    )


def entry_of(place_id: str) -> Entry | None:
    """The place of that id in the table or among the rare ones, None for an unknown id."""
    found = entries().get(place_id)
    return found if found is not None or not place_id.startswith("gn") else _rare_entry(place_id.removeprefix("gn"))


def seated(province: Entry, found: Iterable[Entry]) -> bool:
    """Whether a city of the same name is the seat of the province: the name alone then means the city.

    "Khabarovsk" is the city, "Jilin" the province, whose seat is Changchun.
    """
    return province.kind == "province" and any(
        entry.kind in ("city", "county") and (entry.lat, entry.lon) == (province.lat, province.lon) for entry in found
    )


def plain(name: str) -> str:
    """The form in which names are compared: lower case, straight apostrophes."""
    return name.replace("’", "'").lower()


def _order(found: list[Entry]) -> Callable[[Entry], tuple[bool, bool, int, int, str]]:
    """Own entries before those of the list of cities, the greater kind first, then the larger city."""

    def key(entry: Entry) -> tuple[bool, bool, int, int, str]:
        rank = tuple(LEVELS).index(entry.kind)
        return (seated(entry, found), entry.id.startswith("gn"), rank, -(entry.population or 0), entry.id)

    return key


def lookup_place(name: str, *, country: str | None = None) -> Place | None:
    """The place of that name or alias, the weightiest where several bear it, within `country` if that is given.

    Names and aliases come before variants, and these before the rare places.
    """
    said = name.strip()
    for search in (by_name(), _by_variant()):
        for entry in search.get(plain(said), ()):
            if country is None or entry.country == country:
                return entry.place
    for entry in rare(said):
        if country is None or entry.country == country:
            return entry.place
    return None


def names_country(name: str) -> bool:
    """Whether the weightiest place of that name is a state, as `lookup_place` tells it.

    The rare places are cities, so that their files need not be opened for a name that no other place bears.
    """
    said = plain(name.strip())
    bearers = by_name().get(said) or _by_variant().get(said) or ()
    return any(entry.kind == "country" for entry in bearers[:1])


def parents(place_id: str) -> tuple[Place, ...]:
    """What the place lies in, from the nearest up to the country; empty for a country or an unknown id."""
    chain: list[Place] = []
    entry = entry_of(place_id)
    while entry is not None and entry.kind != "country":
        entry = entries().get(entry.parent or entry.country)
        if entry is not None:
            chain.append(entry.place)
    return tuple(chain)


def members(region_id: str) -> tuple[str, ...]:
    """The ids of the provinces or countries that make up a region; empty for any other place."""
    entry = entries().get(region_id)
    return entry.members if entry is not None else ()


def within(inner: Place, outer: Place) -> bool:
    """Whether `inner` is `outer` or lies in it.

    A place that the gazetteer does not know (no id) lies in its country only. The members of a region ("Northeast
    China") are the places of its provinces.
    """
    if inner.id is not None and inner.id == outer.id:
        return True
    if outer.level == "country":
        return inner.country is not None and inner.country == outer.country
    if outer.id is None:
        return False
    parts = members(outer.id)
    if inner.country in parts:
        return True
    if inner.id is None:
        return False
    chain = {place.id for place in parents(inner.id)} | {inner.id}
    return outer.id in chain or not chain.isdisjoint(parts)
