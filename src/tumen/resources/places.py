"""The gazetteer: places with their names in several languages, what they lie in, and where they are.

`places.tsv` is written by `tools/make_places.py` from GeoNames (CC BY 4.0, see `places_credits.md`) and from
`places_own.yaml`, which holds the provinces, crossings and zones that GeoNames' list of cities lacks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Literal

from tumen.errors import InvalidData
from tumen.ledger import Level, Place

PlaceKind = Literal["country", "region", "province", "prefecture", "county", "city", "site"]
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

_HEADER = ["id", "name", "kind", "country", "parent", "lat", "lon", "population", "aliases", "source"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One place: degrees are WGS 84; `lat`, `lon` and `population` are None where unknown, `parent` for countries and
    regions."""

    id: str
    name: str
    kind: PlaceKind
    country: str
    parent: str | None
    lat: float | None
    lon: float | None
    population: int | None
    aliases: tuple[str, ...]
    source: str

    @property
    def place(self) -> Place:
        """The place as a claim holds it."""
        return Place(
            name=self.name, country=self.country, level=LEVELS[self.kind], id=self.id, lat=self.lat, lon=self.lon
        )


@cache
def entries() -> Mapping[str, Entry]:
    """Every place by its id, in the order of the file. Raises InvalidData where the table is damaged."""
    name = "places.tsv"
    lines = (files("tumen.resources") / name).read_text(encoding="utf-8").splitlines()
    if not lines or lines[0].split("\t") != _HEADER:
        raise InvalidData(f"{name}, line 1: the columns are not {', '.join(_HEADER)}; run tools/make_places.py.")
    found: dict[str, Entry] = {}
    for number, line in enumerate(lines[1:], start=2):
        cells = line.split("\t")
        if len(cells) != len(_HEADER) or cells[2] not in LEVELS:
            raise InvalidData(
                f"{name}, line {number}: not {len(_HEADER)} columns with a kind of {', '.join(LEVELS)}; "
                "run tools/make_places.py."
            )
        key, title, kind, country, parent, lat, lon, population, aliases, source = cells
        found[key] = Entry(
            key,
            title,
            kind,  # type: ignore[arg-type]
            country,
            parent or None,
            float(lat) if lat else None,
            float(lon) if lon else None,
            int(population) if population else None,
            tuple(aliases.split("|")) if aliases else (),
            source,
        )
    return MappingProxyType(found)


@cache
def by_name() -> Mapping[str, tuple[Entry, ...]]:
    """Every name and alias, in lower case, and the places that bear it: those of greater weight first."""
    names: dict[str, list[Entry]] = {}
    for entry in entries().values():
        for name in sorted({plain(entry.name), *map(plain, entry.aliases)}):
            names.setdefault(name, []).append(entry)
    return MappingProxyType({name: tuple(sorted(found, key=_order(found))) for name, found in names.items()})


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
    """The place of that name or alias, the weightiest where several bear it, within `country` if that is given."""
    for entry in by_name().get(plain(name.strip()), ()):
        if country is None or entry.country == country:
            return entry.place
    return None


def parents(place_id: str) -> tuple[Place, ...]:
    """What the place lies in, from the nearest up to the country; empty for a country or an unknown id."""
    chain: list[Place] = []
    entry = entries().get(place_id)
    while entry is not None and entry.kind != "country":
        entry = entries().get(entry.parent or entry.country)
        if entry is not None:
            chain.append(entry.place)
    return tuple(chain)


def within(inner: Place, outer: Place) -> bool:
    """Whether `inner` is `outer` or lies in it.

    A place that the gazetteer does not know (no id) lies in its country only. The members of a region ("Northeast
    China") are the places of its provinces.
    """
    if inner.id is not None and inner.id == outer.id:
        return True
    if outer.level == "country":
        return inner.country is not None and inner.country == outer.country
    if inner.id is None or outer.id is None:
        return False
    chain = {place.id for place in parents(inner.id)} | {inner.id}
    return outer.id in chain or bool(chain & REGIONS.get(outer.id, frozenset()))


REGIONS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "northeast-china": frozenset({"CN-JL", "CN-LN", "CN-HL"}),
        "russian-far-east": frozenset(
            {"RU-PRI", "RU-KHA", "RU-AMU", "RU-SAK", "RU-YEV", "RU-MAG", "RU-KAM", "RU-ZAB", "RU-SA", "RU-BU", "RU-CHU"}
        ),
        "donbas": frozenset({"UA-14", "UA-09"}),
    }
)
"""The provinces that make up a region."""
