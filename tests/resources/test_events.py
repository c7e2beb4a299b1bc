"""The table of dated world events: sound, sourced, and clear about a faulty entry."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from tumen.errors import InvalidData
from tumen.resources.events import events, load_events

PROVISIONS = Path(__file__).parents[2] / "../shared/facts/provisions.yaml"

GOOD = """- id: bridge
  kind: event
  day: 2015-01-02
  what: the bridge was opened
  phrases: [bridge was opened]
  source: https://example.org/bridge
"""


def load(tmp_path: Path, text: str) -> None:
    (tmp_path / "events.yaml").write_text(text, encoding="utf-8")
    load_events(tmp_path / "events.yaml")


def test_the_bundled_table_is_sorted_and_complete() -> None:
    table = events()
    assert [event.day for event in table] == sorted(event.day for event in table)
    assert {event.kind for event in table} == {"resolution", "deadline", "event"}
    days = {event.number: event.day for event in table if event.number}
    assert days[2371] == date(2017, 8, 5)
    assert days[2375] == date(2017, 9, 11)
    assert days[2397] == date(2017, 12, 22)
    assert [event.day for event in table if event.kind == "deadline"] == [date(2019, 12, 22)]


@pytest.mark.skipif(not PROVISIONS.is_file(), reason=f"{PROVISIONS} is not there")
def test_resolutions_have_the_days_of_the_provisions() -> None:
    days = {event.number: event.day.isoformat() for event in events() if event.number}
    provisions = yaml.safe_load(PROVISIONS.read_text(encoding="utf-8"))["provisions"]
    adopted = {
        entry["instrument"]: entry["adopted"] for entry in provisions if "Council resolution " in entry["instrument"]
    }
    for instrument, day in adopted.items():
        number = int(instrument.split("resolution ")[1].split(" ")[0])
        assert days[number] == day, instrument


def test_a_good_entry_is_taken(tmp_path: Path) -> None:
    load(tmp_path, GOOD)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("2015-01-02", "2015-02-30", "line 1: day: '2015-02-30' is not a day written as YYYY-MM-DD"),
        ("2015-01-02", "2015", "day: 2015 is not a text"),
        ("kind: event", "kind: rumour", "use one of resolution, deadline, event"),
        ("kind: event", "kind: resolution", "number: None is not the number of a resolution"),
        ("kind: event", "kind: event\n  number: 12", "only a resolution has one; leave it out for kind 'event'"),
        ("kind: event", "kind: resolution\n  number: 12", "a resolution is found by its number"),
        ("kind: event", "kind: event\n  foretold: maybe", "foretold: 'maybe' is not true or false"),
        ("kind: event", "kind: deadline", "a deadline, and nothing else, has words"),
        ("kind: event", "kind: event\n  about: [x]", "a deadline, and nothing else, has words"),
        ("kind: event", "kind: event\n  other: 1", "key 'other' is unknown"),
        ("  phrases: [bridge was opened]\n", "", "an entry of kind 'event' needs words that tell of it"),
        ("bridge was opened]", "bridge …]", "`…` needs words on both sides"),
        ("https://example.org/bridge", "somebody said so", "is not an address"),
        ("- id: bridge", GOOD + "- id: bridge", "id: 'bridge' stands twice"),
        (GOOD, "bridge: yes", "is not a list of entries"),
    ],
)
def test_a_faulty_entry_is_told_with_file_and_line(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert old in GOOD
    with pytest.raises(InvalidData) as raised:
        load(tmp_path, GOOD.replace(old, new))
    assert str(raised.value).startswith("events.yaml, line ")
    assert message in str(raised.value)


def test_words_from_before_an_event_need_one_that_is_foretold(tmp_path: Path) -> None:
    entry = "- id: a\n  kind: event\n  day: 2018-01-01\n  what: x\n  phrases: [x]\n  before: [upcoming x]\n  source: https://a.b\n"
    path = tmp_path / "events.yaml"
    path.write_text(entry, encoding="utf-8")
    with pytest.raises(InvalidData, match=r"line \d: before: only an event that is foretold has words from before it"):
        load_events(path)
    path.write_text(entry.replace("  source", "  foretold: true\n  source"), encoding="utf-8")
    assert load_events(path)[0].before == ("upcoming x",)
