"""Every place of the sample's gold, found in its report and tied to the right entry of the gazetteer."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest

from tumen.normalise import find_demonyms, find_places
from tumen.resources.places import lookup_place
from tumen.resources.samples import sample_reports

UNSAID = {
    ("43_keyboards_for_hire", "North Korea"): "the sending state is left unsaid (ruling 26)",
    ("49_retell_more_than_400", "North Korea"): "the sending state is left unsaid, its capital apart (ruling 26)",
}
"""Places of the gold that no words of the report name, by report and name, and why."""


def gold() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Report, text and each place of the gold of an English report, once."""
    for name, data in sample_reports():
        stem = name.removesuffix(".txt")
        form = json.loads((files("tumen.resources") / "sample" / f"{stem}.json").read_text(encoding="utf-8"))
        if form["language"] != "en":
            continue
        seen = set()
        for claim in form["claims"]:
            for slot in ("place", "origin", "destination"):
                place = claim.get(slot)
                if place and (key := (place["name"], place["country"], place["level"])) not in seen:
                    seen.add(key)
                    yield stem, data.decode().partition("\n\n")[2], place


ROWS = list(gold())


@pytest.mark.parametrize(
    ("report", "text", "place"), ROWS, ids=[f"{report}-{place['name']}" for report, _, place in ROWS]
)
def test_a_place_of_the_gold_is_found_with_its_entry(report: str, text: str, place: dict[str, Any]) -> None:
    key = (place["name"], place["country"], place["level"])
    found = {
        (one.place.name, one.place.country, one.place.level): one.place.id
        for one in find_places(text)
        if one.role != "dateline"
    }
    if (report, place["name"]) in UNSAID:
        assert key not in found, "it is found now: take it off the list"
        return
    if place["level"] == "country" and key not in found:
        # "Polish yards": a people is evidence for its country, which no finder of places gives
        assert place["country"] in {one.country for one in find_demonyms(text)}
        return
    assert key in found
    known = lookup_place(place["name"], country=place["country"])
    if known is not None and known.level == place["level"]:
        assert found[key] == known.id
