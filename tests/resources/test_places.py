"""The gazetteer: every place has its country, its parents and its source, and the table is what the sources give."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tumen.datafile import read_rows
from tumen.errors import InvalidData
from tumen.ledger import Place
from tumen.resources import places
from tumen.resources.places import LEVELS, REGIONS, entries, lookup_place, parents, within

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "src" / "tumen" / "resources"
FACTS = ROOT / "../shared/facts/figures.csv"


def place(name: str, country: str | None = None) -> Place:
    """The place of that name."""
    found = lookup_place(name, country=country)
    assert found is not None, name
    return found


def test_every_place_lies_in_its_country() -> None:
    known = entries()
    for entry in known.values():
        assert entry.country in known, entry.id
        assert known[entry.country].kind == "country"
        if entry.kind == "country":
            assert entry.parent is None
            continue
        if entry.kind != "region":
            assert parents(entry.id)[-1].id == entry.country, entry.id
        assert entry.lat is not None
        assert entry.lon is not None


def test_every_place_has_a_source_and_a_level() -> None:
    for entry in entries().values():
        assert entry.source
        assert entry.place.level == LEVELS[entry.kind]


def test_a_region_is_never_a_parent_and_its_provinces_exist() -> None:
    regions = {entry.id for entry in entries().values() if entry.kind == "region"}
    assert not regions & {entry.parent for entry in entries().values()}
    assert REGIONS.keys() <= regions
    assert all(province in entries() for members in REGIONS.values() for province in members)


def test_the_own_entries_are_in_the_table_and_credited() -> None:
    rows = read_rows(FOLDER / "places_own.yaml")
    assert {row["id"] for row in rows} <= set(entries())
    credit = (FOLDER / "places_credits.md").read_text(encoding="utf-8")
    assert "GeoNames" in credit
    assert "creativecommons.org/licenses/by/4.0" in credit


def test_the_package_data_stay_small() -> None:
    assert (FOLDER / "places.tsv").stat().st_size < 3_000_000


NAMES = [
    ("Hunchun", "CN", "city"),
    ("珲春", "CN", "city"),
    ("훈춘", "CN", "city"),
    ("Хуньчунь", "CN", "city"),
    ("Tumen", "CN", "city"),
    ("Tyumen", "RU", "city"),
    ("Yanbian", "CN", "province"),
    ("Jilin", "CN", "province"),
    ("Jilin City", "CN", "city"),
    ("Dandong", "CN", "city"),
    ("Ji’an", "CN", "city"),
    ("Northeast China", "CN", "province"),
    ("Sinuiju", "KP", "city"),
    ("P’yongyang", "KP", "city"),
    ("North Hamgyong", "KP", "province"),
    ("DPRK", "KP", "country"),
    ("north korea", "KP", "country"),
    ("Khabarovsk", "RU", "city"),
    ("Primorye", "RU", "province"),
    ("Svobodny", "RU", "city"),
    ("Sarawak", "MY", "province"),
    ("Siem Reap", "KH", "city"),
    ("Kufra", "LY", "city"),
    ("Alabuga", "RU", "site"),
    ("Abkhazia", "GE", "province"),
    ("Ulan Bator", "MN", "city"),
]


@pytest.mark.parametrize(("name", "country", "level"), NAMES, ids=[name for name, *_ in NAMES])
def test_a_place_is_known_by_any_of_its_names(name: str, country: str, level: str) -> None:
    found = place(name)
    assert (found.country, found.level) == (country, level)


def test_the_country_chooses_among_namesakes() -> None:
    assert place("Donetsk", "UA").country == "UA"
    assert lookup_place("Hunchun", country="KP") is None
    assert lookup_place("Atlantis") is None


def test_the_parents_go_up_to_the_country() -> None:
    assert [above.name for above in parents("CN-2224-hunchun")] == ["Yanbian", "Jilin", "China"]
    assert [above.name for above in parents("quanhe-crossing")] == ["Hunchun", "Yanbian", "Jilin", "China"]
    assert parents("CN") == ()
    assert parents("no such id") == ()


@pytest.mark.parametrize(
    ("inner", "outer", "inside"),
    [
        ("Hunchun", "Yanbian", True),
        ("Hunchun", "Jilin", True),
        ("Hunchun", "China", True),
        ("Hunchun", "Hunchun", True),
        ("Hunchun", "Northeast China", True),
        ("Jilin", "Northeast China", True),
        ("Vladivostok", "Russian Far East", True),
        ("Jilin", "Hunchun", False),
        ("Hunchun", "Liaoning", False),
        ("Hunchun", "North Korea", False),
        ("Northeast China", "Jilin", False),
        ("Shanghai", "Northeast China", False),
        ("China", "Hunchun", False),
    ],
)
def test_one_place_lies_in_another(inner: str, outer: str, inside: bool) -> None:
    assert within(place(inner), place(outer)) is inside


def test_a_place_that_the_gazetteer_lacks_lies_in_its_country_only() -> None:
    unknown = Place(name="Exampleville", country="CN", level="city")
    assert within(unknown, place("China"))
    assert not within(unknown, place("Jilin"))
    assert not within(Place(name="Exampleville", country=None, level="city"), place("China"))


def test_a_damaged_table_is_refused_with_its_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    header = (FOLDER / "places.tsv").read_text(encoding="utf-8").splitlines()[0]
    for text, words in (
        ("id\tname\n", "line 1: the columns are not"),
        (f"{header}\nX\tX\tvillage\tCN\t\t\t\t\t\tours\n", "line 2: not 10 columns with a kind of country"),
        (f"{header}\nX\tX\n", "line 2: not 10 columns"),
    ):
        (tmp_path / "places.tsv").write_text(text, encoding="utf-8")
        monkeypatch.setattr(places, "files", lambda _package: tmp_path)
        with pytest.raises(InvalidData, match=words):
            entries.__wrapped__()


@pytest.mark.skipif(not FACTS.exists(), reason="the published figures are not beside the checkout")
def test_the_host_countries_of_the_published_figures_are_known() -> None:
    with FACTS.open(encoding="utf-8") as file:
        hosts = {row["host"] for row in csv.DictReader(file)}
    groups = {"WORLD", "GULF", "EU", "host"}
    assert hosts - groups <= set(entries())
