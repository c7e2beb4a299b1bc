"""Every unit of the three provinces and of North Korea, and every crossing, is found by each of its names."""

from __future__ import annotations

import csv
import math
import re
from collections import Counter
from pathlib import Path

import pytest

from tumen.resources.places import by_name, entries, lookup_place, parents, plain

HERE = Path(__file__).parent
COUNTY_RANK = {"CN-JL": 60, "CN-LN": 100, "CN-HL": 121}
"""Units of county rank of each province (Ministry of Civil Affairs, 2023)."""
PREFECTURE_RANK = {"CN-JL": 9, "CN-LN": 14, "CN-HL": 13}


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a table beside this file."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


NORTHEAST = rows("units_northeast.tsv")
NORTH_KOREA = rows("units_north_korea.tsv")
CODES = {
    match.group(1): entry
    for entry in entries().values()
    if (match := re.match(r"GB/T 2260 (\d{6})", entry.source)) and entry.id.startswith("CN-2")
}


def bearers(name: str) -> set[str]:
    """The ids of the places of that name."""
    return {entry.id for entry in by_name().get(plain(name), ())}


def above(place_id: str) -> list[str | None]:
    """The ids of what the place lies in."""
    return [place.id for place in parents(place_id)]


def test_the_three_provinces_have_all_their_units() -> None:
    ranks: Counter[tuple[str | None, bool]] = Counter()
    for code, entry in CODES.items():
        ranks[(above(entry.id)[-2], code.endswith("00"))] += 1
    for province, number in COUNTY_RANK.items():
        assert ranks[(province, False)] == number
        assert ranks[(province, True)] == PREFECTURE_RANK[province]


@pytest.mark.parametrize("row", NORTHEAST, ids=lambda row: f"{row['code']} {row['simplified']}")
def test_a_unit_is_found_by_its_chinese_and_korean_names(row: dict[str, str]) -> None:
    entry = CODES[row["code"]]
    for name in (row["simplified"], row["traditional"], row["korean"], row["mandarin"]):
        assert entry.id in bearers(name), name
    if row["code"].endswith("00"):
        assert entry.kind == ("prefecture" if row["code"] in ("222400", "232700") else "city")
        assert entry.parent in COUNTY_RANK
    else:
        assert entry.kind == "county"
        assert entry.parent == f"CN-{row['code'][:4]}"


@pytest.mark.parametrize("row", NORTH_KOREA, ids=lambda row: f"{row['province']} {row['north']}")
def test_a_unit_of_north_korea_is_found_in_both_orthographies(row: dict[str, str]) -> None:
    for name in (row["north"], row["south"]):
        found = {place_id for place_id in bearers(name) if row["province"] in above(place_id)}
        assert found, name


def test_north_korea_has_its_first_level_and_its_cities() -> None:
    first = {entry.id for entry in entries().values() if re.fullmatch(r"KP-\d\d", entry.id)}
    assert first == {f"KP-{number:02}" for number in (*range(1, 11), 13, 14, 15)}
    assert all(entries()[place].parent == "KP" for place in first)
    units = Counter(row["province"] for row in NORTH_KOREA)
    assert units["KP-09"] == 15  # 3 cities, 12 counties
    assert units["KP-10"] == 12  # 2 cities, 10 counties
    assert units["KP-04"] == 18  # 3 cities, 15 counties
    assert units["KP-03"] == 25  # 3 cities, 22 counties


CROSSINGS = [
    ("Quanhe-Wonjong", "圈河口岸", "CN-2224-hunchun"),
    ("Shatuozi-Saebyol", "沙坨子口岸", "CN-2224-hunchun"),
    ("Tumen-Namyang", "图们口岸", "CN-2224-tumen"),
    ("Kaishantun-Sambong", "开山屯口岸", "CN-2224-longjing"),
    ("Sanhe-Hoeryong", "三合口岸", "CN-2224-longjing"),
    ("Nanping-Musan", "南坪口岸", "CN-2224-helong"),
    ("Guchengli-Samjang", "古城里口岸", "CN-2224-helong"),
    ("Shuangmufeng-Samjiyon", "双目峰口岸", "CN-2224-antu"),
    ("Changbai-Hyesan", "长白口岸", "CN-2206-changbai"),
    ("Linjiang-Junggang", "临江口岸", "CN-2206-linjiang"),
    ("Ji'an-Manpo", "集安口岸", "CN-2205-jian"),
    ("Laohushao-Wiwon", "老虎哨口岸", "CN-2205-jian"),
    ("Taipingwan-Sakju", "太平湾口岸", "CN-2106"),
    ("Dandong-Sinuiju", "丹东口岸", "CN-2106"),
    ("New Yalu River Bridge", "新鸭绿江大桥", "CN-2106"),
    ("Dandong Port", "丹东港", "CN-2106-donggang"),
    ("Tumangang-Khasan", "조로친선다리", "RU-PRI"),
    ("Hunchun-Kraskino", "장령자통상구", "CN-2224-hunchun"),
    ("Hunchun-Makhalino", "珲春口岸", "CN-2224-hunchun"),
    ("Suifenhe-Pogranichny", "绥芬河口岸", "CN-2310-suifenhe"),
    ("Dongning-Poltavka", "东宁口岸", "CN-2310-dongning"),
    ("Hunchun Border Economic Cooperation Zone", "珲春边境经济合作区", "CN-2224-hunchun"),
    ("Tumen Economic Development Zone", "图们经济开发区", "CN-2224-tumen"),
    ("Longjing Economic Development Zone", "龙井经济开发区", "CN-2224-longjing"),
    ("Helong Border Economic Cooperation Zone", "和龙边境经济合作区", "CN-2224-helong"),
    ("Dandong Border Economic Cooperation Zone", "丹东边境经济合作区", "CN-2106"),
    ("Guomenwan", "国门湾", "CN-2106"),
    ("Hwanggumpyong-Wihwado", "황금평", "KP-03"),
    ("Rason Special Economic Zone", "라선경제무역지대", "KP-13"),
    ("Alabuga Special Economic Zone", "Алабуга", "RU-TA"),
    ("Zarubino port", "порт Зарубино", "RU-PRI"),
    ("Nadezhdinskaya", "Надеждинская", "RU-PRI"),
]


@pytest.mark.parametrize(("name", "local", "inside"), CROSSINGS, ids=[name for name, *_ in CROSSINGS])
def test_a_crossing_or_zone_is_a_site_at_its_town(name: str, local: str, inside: str) -> None:
    found = lookup_place(name)
    assert found is not None
    assert found.level == "site"
    assert found.id is not None
    assert found.id in bearers(local)
    assert inside in above(found.id)


@pytest.mark.parametrize(
    ("place_id", "chain"),
    [
        ("new-yalu-bridge", ["Zhenxing District", "Dandong", "Liaoning", "China"]),
        ("quanhe-crossing", ["Hunchun", "Yanbian", "Jilin", "China"]),
        ("suifenhe-pogranichny-crossing", ["Suifenhe", "Mudanjiang", "Heilongjiang", "China"]),
        ("namyang", ["Onsong", "North Hamgyong", "North Korea"]),
        ("tumangang", ["Sonbong District", "Rason", "North Korea"]),
        ("alabuga-zone", ["Tatarstan", "Russia"]),
        ("zarubino-port", ["Zarubino", "Primorye", "Russia"]),
    ],
)
def test_a_site_lies_in_town_prefecture_province_and_country(place_id: str, chain: list[str]) -> None:
    assert [place.name for place in parents(place_id)] == chain


def test_the_federal_subjects_of_russia_are_83_and_have_russian_names() -> None:
    subjects = [entry for entry in entries().values() if entry.country == "RU" and "ISO 3166-2 RU-" in entry.source]
    assert len(subjects) == 83
    for entry in subjects:
        assert any("а" <= alias[-1].lower() <= "я" for alias in entry.aliases), entry.id
        assert entry.parent == "RU"


def test_the_provinces_of_china_are_complete() -> None:
    first = [entry for entry in entries().values() if entry.parent == "CN" and "ISO 3166-2 CN-" in entry.source]
    assert len(first) == 31


FAR = {"county": 350, "site": 110}
"""Kilometres within which a place lies from what it lies in, at most; Fuyuan is 342 km from Jiamusi."""


def test_no_place_of_china_or_north_korea_lies_far_from_what_it_lies_in() -> None:
    for entry in entries().values():
        if entry.country not in ("CN", "KP") or entry.kind not in FAR or entry.parent is None:
            continue
        outer = entries()[entry.parent]
        assert None not in (entry.lat, entry.lon, outer.lat, outer.lon)
        north = (entry.lat or 0) - (outer.lat or 0)
        east = ((entry.lon or 0) - (outer.lon or 0)) * math.cos(math.radians(entry.lat or 0))
        assert 111.2 * math.hypot(north, east) < FAR[entry.kind], entry.id
