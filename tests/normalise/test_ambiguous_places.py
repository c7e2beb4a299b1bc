"""Names of places that many places bear, or that are no places: four scripts, in the words of reports."""

from __future__ import annotations

from pathlib import Path

import pytest

from tumen.normalise import FoundPlace, find_places

TABLE = Path(__file__).with_name("ambiguous_places.tsv")


def rows() -> list[tuple[str, str, str]]:
    """What each row shows, its text and the places in order: name/country/level, then a role or an id if it matters."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()[1:]
    cells = [line.split("\t") for line in lines]
    return [(shows, text.replace("\\n", "\n"), places) for shows, text, places in cells]


def said(found: FoundPlace, wanted: str) -> str:
    """The place in the form of the table, with id or role where the row wants one."""
    place = found.place
    form = f"{place.name}/{place.country}/{place.level}"
    if found.role != "place":
        return f"{form}/{found.role}"
    return f"{form}/{place.id}" if wanted.count("/") > 2 else form


@pytest.mark.parametrize(("text", "places"), [row[1:] for row in rows()], ids=[row[0] for row in rows()])
def test_a_name_is_the_place_that_its_words_mean(text: str, places: str) -> None:
    wanted = places.split("; ") if places else []
    found = find_places(text)
    forms = [said(one, wanted[index] if index < len(wanted) else "") for index, one in enumerate(found)]
    assert forms == wanted


def test_the_table_is_of_use() -> None:
    names = [shows for shows, *_ in rows()]
    assert len(names) == len(set(names)) >= 150


@pytest.mark.parametrize(
    ("sure", "open_"),
    [
        ("He moved to Nanping, Fujian.", "He moved to Nanping."),
        ("a lab in Cambridge, Massachusetts", "a lab in Cambridge"),
        ("plants in Jilin City", "plants in Jilin"),
        ("a mason in Tripoli, Libya", "a mason in Tripoli"),
    ],
)
def test_the_score_is_lower_where_less_is_said(sure: str, open_: str) -> None:
    first, second = find_places(sure)[0], find_places(open_)[0]
    assert first.score > 0.9
    assert second.score < first.score
    assert sum(score for _, score in second.candidates) == pytest.approx(1.0, abs=0.01)


def test_candidates_stand_in_the_order_of_their_scores() -> None:
    (found,) = find_places("They left Tripoli.")
    scores = [score for _, score in found.candidates]
    assert scores == sorted(scores, reverse=True)
    assert found.candidates[0][0] == found.place


def test_a_metonym_keeps_its_city_among_the_candidates() -> None:
    (found,) = find_places("Pyongyang said so.")
    assert (found.kind, found.place.level) == ("country", "country")
    assert [place.level for place, _ in found.candidates] == ["country", "city"]


def test_a_far_part_of_a_long_text_is_no_evidence() -> None:
    far = "North Koreans crossed at Musan. " + "The weather was fair. " * 400
    near = "North Koreans crossed at Musan. "
    village = "The fair was held in Nanping."
    assert find_places(near + village)[-1].place.id == "nanping-helong"
    assert find_places(far + village)[-1].place.id != "nanping-helong"
