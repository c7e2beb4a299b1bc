"""The rare places: sorted and complete files, found in any script, refused where damaged."""

from __future__ import annotations

from pathlib import Path

import pytest

from tumen.errors import InvalidData
from tumen.resources import rare_places
from tumen.resources.places import entries, entry_of, lookup_place, parents, rare, within
from tumen.resources.rare_places import ids_of, key, rare_place

FOLDER = Path(__file__).parents[2] / "src" / "tumen" / "resources"


def lines(name: str) -> list[bytes]:
    """The lines of a file below its header."""
    return (FOLDER / name).read_bytes().splitlines()[1:]


@pytest.mark.parametrize("name", ["places_rare.tsv", "places_rare_names.tsv"])
def test_the_file_is_sorted_by_its_first_cell_and_has_each_once(name: str) -> None:
    firsts = [line.partition(b"\t")[0] for line in lines(name)]
    assert firsts == sorted(set(firsts))
    assert all(firsts)


def test_every_rare_place_has_a_name_and_every_name_a_place() -> None:
    known = {line.partition(b"\t")[0] for line in lines("places_rare.tsv")}
    named = {number for line in lines("places_rare_names.tsv") for number in line.partition(b"\t")[2].split(b" ")}
    assert named == known
    assert len(known) > 200_000
    assert not {f"gn{number.decode()}" for number in known} & set(entries())


def test_every_line_can_be_found() -> None:
    every = lines("places_rare_names.tsv")
    for line in (every[0], every[1], every[-1], *every[:: len(every) // 200]):
        name, _, ids = line.decode().partition("\t")
        assert ids_of(name) == tuple(ids.split(" ")), name
    places = lines("places_rare.tsv")
    for line in (places[0], places[-1], *places[:: len(places) // 200]):
        number = line.decode().partition("\t")[0]
        found = rare_place(number)
        assert found is not None
        assert key(found.name) == "" or number in ids_of(found.name), found.name


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Nepomuk", "CZ"),
        ("nepomuk", "CZ"),
        ("Stabłowice", "PL"),
        ("Stablowice", "PL"),
        ("Exampleville", None),
        ("Пучеж", "RU"),
        ("Puchezh", "RU"),
    ],
)
def test_a_small_town_is_looked_up_in_any_script_and_spelling(name: str, country: str | None) -> None:
    found = lookup_place(name)
    if country is None:
        assert found is None
    else:
        assert found is not None
        assert found.country == country


def test_the_larger_namesake_comes_first_and_the_country_chooses() -> None:
    found = rare("Springfield")
    assert [entry.population or 0 for entry in found] == sorted(
        (entry.population or 0 for entry in found), reverse=True
    )
    assert all(entry.kind == "city" and entry.precision == "exact" for entry in found)
    chosen = lookup_place("Springfield", country="AU")
    assert chosen is not None
    assert chosen.country == "AU"


def test_a_rare_place_lies_in_its_province_and_country() -> None:
    found = rare("Puchezh")[0]
    assert found.id.startswith("gn")
    assert entry_of(found.id) == found
    assert [place.name for place in parents(found.id)] == ["Ivanovo", "Russia"]
    ivanovo = entries()["RU-IVA"].place
    assert within(found.place, ivanovo)
    assert entry_of("gn1") is None
    assert entry_of("no such id") is None


@pytest.mark.parametrize("name", ["", " ", "'", "\t", "\n", "\x00", "zzzzzzzz", "a" * 10_000, "\ud800", "🙂", "ﷺ"])
def test_any_text_is_looked_up_without_harm(name: str) -> None:
    assert rare(name) == ()


def test_the_key_forgets_accents_apostrophes_and_hyphens_but_keeps_hangul() -> None:
    assert key("Vol’no-Nadezhdinskoye") == key("Volno Nadezhdinskoye") == "volno nadezhdinskoye"
    assert key("Sinŭiju") == "sinuiju"
    assert key("Йошкар-Ола") == key("йошкар ола")
    assert key("칭다오 시") == "칭다오 시"


def test_a_damaged_file_is_refused_with_its_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(rare_places, "files", lambda _package: tmp_path)
    for text, words in (
        ("name\tids\nx\t1\n", "places_rare_names.tsv, line 1: the columns are not key, ids"),
        ("key\tids\na\t1\nx\n", "places_rare_names.tsv, line 3: not 2 columns"),
    ):
        (tmp_path / "places_rare_names.tsv").write_text(text, encoding="utf-8", newline="\n")
        with pytest.raises(InvalidData, match=words):
            ids_of.__wrapped__("x")
    header = "\t".join(rare_places.PLACES_HEADER)
    for cells, words in (
        ("1\tX\tCN\t\tnorth\t2.000\t\n", "places_rare.tsv, entry 1: could not convert"),
        ("1\tX\tCN\n", "places_rare.tsv, line 2: not 7 columns"),
    ):
        (tmp_path / "places_rare.tsv").write_text(f"{header}\n{cells}", encoding="utf-8", newline="\n")
        with pytest.raises(InvalidData, match=words):
            rare_place.__wrapped__("1")


def test_line_ends_of_another_system_do_no_harm(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(rare_places, "files", lambda _package: tmp_path)
    (tmp_path / "places_rare_names.tsv").write_bytes(b"key\tids\r\na\t1\r\nb\t2 3\r\nc\t4\r\n")
    assert [ids_of.__wrapped__(name) for name in "abcd"] == [("1",), ("2", "3"), ("4",), ()]
