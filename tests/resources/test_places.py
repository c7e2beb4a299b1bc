"""The gazetteer: every place has its country, its parents and its source, and the table is what the sources give."""

from __future__ import annotations

import csv
import re
import unicodedata
from pathlib import Path

import pytest

from tumen.datafile import read_rows
from tumen.errors import InvalidData
from tumen.ledger import Place
from tumen.resources import places
from tumen.resources.places import (
    LEVELS,
    by_name,
    entries,
    latin_names,
    lookup_place,
    members,
    names_country,
    parents,
    within,
)

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
        if entry.kind == "region" and not entry.country:
            assert len({known[member].country for member in entry.members}) > 1
            continue
        assert entry.country in known, entry.id
        assert known[entry.country].kind == "country"
        if entry.kind == "country":
            assert entry.parent is None
            continue
        if entry.kind != "region":
            assert parents(entry.id)[-1].id == entry.country, entry.id
        assert entry.lat is not None
        assert entry.lon is not None
        assert entry.precision in ("exact", "seat", "near")


def test_every_place_has_a_source_and_a_level() -> None:
    for entry in entries().values():
        assert entry.source
        assert entry.place.level == LEVELS[entry.kind]


def test_the_parents_make_one_tree_so_that_no_sum_overlaps() -> None:
    rank = ("country", "province", "city", "site")
    for entry in entries().values():
        chain = parents(entry.id)
        assert len({place.id for place in chain} | {entry.id}) == len(chain) + 1, entry.id
        above = entries()[entry.parent] if entry.parent else None
        if above is not None:
            assert above.country == entry.country, entry.id
            assert rank.index(above.place.level) <= rank.index(entry.place.level), entry.id
            assert above.kind != "region", entry.id


def test_no_city_of_geonames_stands_twice() -> None:
    seen: dict[str, str] = {}
    for entry in entries().values():
        if entry.kind in ("county", "city") and entry.precision == "exact":
            number = re.search(r"GeoNames (\d+)$", entry.source)
            if number:
                assert number.group(1) not in seen, (entry.id, seen[number.group(1)])
                seen[number.group(1)] = entry.id


def test_a_region_has_provinces_or_countries_and_is_never_a_parent() -> None:
    regions = {entry.id for entry in entries().values() if entry.kind == "region"}
    assert regions >= {"northeast-china", "russian-far-east", "siberia", "donbas", "gulf", "european-union"}
    assert not regions & {entry.parent for entry in entries().values()}
    for entry in entries().values():
        assert bool(entry.members) is (entry.kind == "region"), entry.id
        assert {entries()[member].kind for member in entry.members} <= {"province", "country"}, entry.id
    assert len(members("russian-far-east")) == 11
    assert len(members("siberia")) == 10
    assert not set(members("russian-far-east")) & set(members("siberia"))
    assert len(members("european-union")) == 27
    assert members("CN-JL") == ()


def test_a_region_of_several_countries_is_looked_up_but_stands_in_no_text() -> None:
    assert place("Southeast Asia").country is None
    assert within(place("Phnom Penh"), place("Southeast Asia"))
    assert within(place("Kuwait City"), place("걸프"))
    assert not within(place("Hunchun"), place("Southeast Asia"))
    assert not {"Africa", "EU", "Middle East", "Gulf", "Southeast Asia"} & set(latin_names())


def test_the_own_entries_are_in_the_table_and_credited() -> None:
    rows = [row for path in sorted((FOLDER / "places_own").glob("*.yaml")) for row in read_rows(path)]
    assert {row["id"] for row in rows} <= set(entries())
    credit = (FOLDER / "places_credits.md").read_text(encoding="utf-8")
    for words in ("GeoNames", "creativecommons.org/licenses/by/4.0", "CLDR", "unicode.org/license"):
        assert words in credit


def test_the_letters_of_every_name_are_known() -> None:
    scripts = ("LATIN", "HANGUL", "CJK", "CYRILLIC")
    for entry in entries().values():
        for name in (entry.name, *entry.aliases, *entry.variants):
            letters = [letter for letter in name if letter.isalpha() and letter not in "ʼʻ"]
            assert letters, (entry.id, name)
            for letter in letters:
                assert unicodedata.name(letter).startswith(scripts), (entry.id, name)


def test_the_package_data_stay_small() -> None:
    assert (FOLDER / "places.tsv").stat().st_size < 3_000_000
    rare_files = [FOLDER / "places_rare.tsv", FOLDER / "places_rare_names.tsv"]
    assert sum(path.stat().st_size for path in rare_files) < 16_000_000


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
    ("로씨야", "RU", "country"),
    ("러시아", "RU", "country"),
    ("쿠웨이트", "KW", "country"),
    ("꾸웨이트", "KW", "country"),
    ("카타르", "QA", "country"),
    ("아랍에미리트", "AE", "country"),
    ("오만", "OM", "country"),
    ("말레이시아", "MY", "country"),
    ("캄보디아", "KH", "country"),
    ("라오스", "LA", "country"),
    ("베트남", "VN", "country"),
    ("몽골", "MN", "country"),
    ("폴란드", "PL", "country"),
    ("세네갈", "SN", "country"),
    ("나이지리아", "NG", "country"),
    ("적도기니", "GQ", "country"),
    ("적도 기니", "GQ", "country"),
    ("앙골라", "AO", "country"),
    ("에티오피아", "ET", "country"),
    ("尼日利亚", "NG", "country"),
    ("奈及利亞", "NG", "country"),
    ("Экваториальная Гвинея", "GQ", "country"),
    ("량강도", "KP", "province"),
    ("양강도", "KP", "province"),
    ("룡정", "CN", "city"),
    ("용정", "CN", "city"),
    ("연변", "CN", "province"),
    ("옌볜", "CN", "province"),
    ("림강", "CN", "city"),
    ("임강시", "CN", "city"),
    ("Tan-tung", "CN", "city"),
    ("Antung", "CN", "city"),
    ("Mukden", "CN", "city"),
    ("Cheongjin", "KP", "city"),
    ("Ch’ŏngjin", "KP", "city"),
    ("Saebyol", "KP", "city"),
    ("Undok", "KP", "city"),
    ("Sinpa", "KP", "city"),
    ("Huchang", "KP", "city"),
    ("Rajin-Sonbong", "KP", "city"),
    ("Приморский край", "RU", "province"),
    ("海参崴", "RU", "city"),
    ("Reading", "GB", "city"),
]


@pytest.mark.parametrize(("name", "country", "level"), NAMES, ids=[name for name, *_ in NAMES])
def test_a_place_is_known_by_any_of_its_names(name: str, country: str, level: str) -> None:
    found = place(name)
    assert (found.country, found.level) == (country, level)


def test_the_country_chooses_among_namesakes() -> None:
    assert place("Donetsk", "UA").country == "UA"
    assert lookup_place("Hunchun", country="KP") is None
    assert lookup_place("Exampleville") is None


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
    row = "X\tX\tcity\tCN\t\t\t\texact\t\t\t\t\tours\n"
    for text, words in (
        ("id\tname\n", "line 1: the columns are not"),
        (f"{header}\n{row}" + row.replace("city", "village"), "line 3: not 13 columns with a kind of country"),
        (f"{header}\n" + row.replace("exact", "roughly"), "line 2: .* a precision of exact, seat, near or none"),
        (f"{header}\nX\tX\n", "line 2: not 13 columns"),
        (f"{header}\n{row}{row}", "line 3: id 'X' stands twice"),
    ):
        (tmp_path / "places.tsv").write_text(text, encoding="utf-8")
        monkeypatch.setattr(places, "files", lambda _package: tmp_path)
        with pytest.raises(InvalidData, match=words):
            places._table.__wrapped__()


def test_the_table_is_a_mapping_whose_entries_are_read_when_asked_for() -> None:
    assert len(entries()) == len(list(entries()))
    assert "CN" in entries()
    assert "no such id" not in entries()
    assert entries()["CN"] is entries()["CN"]
    with pytest.raises(KeyError):
        entries()["no such id"]
    assert by_name()["jilin"][0].id == "CN-JL"
    assert "exampleville" not in by_name()
    assert len(by_name()) > 40_000


WORDS = """
Nice Reading Kent Man Wa Of Along Mobile Best Most Police Bath Split Same Male March August Orange Ali Jackson Wang
Nancy Batman Central Union Security Independence China Peru Lebanon Cuba Vladimir Atlantis Korean German Worms Rugby
Tours Springs Metro Mandela Kato
"""


@pytest.mark.parametrize("word", WORDS.split())
def test_a_word_or_a_persons_name_brings_no_small_town_into_texts(word: str) -> None:
    bearing = [entries()[place_id] for place_id in latin_names().get(word, ())]
    assert all(entry.kind == "country" for entry in bearing), bearing


def test_a_town_that_is_mostly_a_word_is_looked_up_all_the_same() -> None:
    assert place("Nice").country == "FR"
    assert place("Mobile", "US").level == "city"


@pytest.mark.skipif(not FACTS.exists(), reason="the published figures are not beside the checkout")
def test_the_host_countries_of_the_published_figures_are_known() -> None:
    with FACTS.open(encoding="utf-8") as file:
        hosts = {row["host"] for row in csv.DictReader(file)}
    groups = {"WORLD", "GULF", "EU", "host"}
    assert hosts - groups <= set(entries())


@pytest.mark.parametrize(
    "name", [" China ", "north korea", "Yanji", "Jilin", "Georgia", "Sabadell", "Nobody's Home", ""]
)
def test_a_state_is_told_as_the_look_up_tells_it(name: str) -> None:
    found = lookup_place(name)
    assert names_country(name) == (found is not None and found.level == "country")
