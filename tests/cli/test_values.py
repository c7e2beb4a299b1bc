"""`tumen values`: a phrase in, values with their words out; lines of a file one by one; faults named by line."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from commands import Run

TEXT = "Around 400 North Korean women came to Hunchun on April 2; each earns 2,500 yuan a month on 30-day passes."


def given(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    """Puts the bytes on stdin."""
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))


def test_every_value_stands_at_its_words(run: Run) -> None:
    (form,) = run("values", TEXT, "--anchor", "2018-05-06", "--json").rows()
    for listed in form.values():
        for item in listed:
            assert item["text"] == TEXT[item["span"][0] : item["span"][1]]
    (count,) = form["counts"]
    assert count["value"] == {"low": 400, "high": 400, "basis": "approx", "noun": "women"}
    (when,) = form["times"]
    assert when["value"] == {
        "start": "2018-04-02",
        "end": "2018-04-02",
        "precision": "day",
        "anchored_to": "published",
    }
    (place,) = form["places"]
    assert (place["value"]["name"], place["value"]["country"], place["value"]["level"]) == ("Hunchun", "CN", "city")
    assert place["value"]["candidates"][0]["id"] == place["value"]["id"]
    (money,) = form["money"]
    assert money["value"] == {"low": 2500, "high": 2500, "currency": "CNY", "per": "month", "share": None}
    assert [length["value"] for length in form["durations"]] == [{"days": [30, 30]}]
    assert [people["value"] for people in form["peoples"]] == [{"country": "KP"}]
    assert form["things"] == []


def test_a_share_of_pay_is_money_with_nothing_but_a_share(run: Run) -> None:
    (form,) = run("values", "Of 3,000 yuan a month the state keeps 70 percent of the wages.", "--json").rows()
    assert [money["value"]["share"] for money in form["money"]] == [None, 0.7]
    assert [(share["text"], share["value"]) for share in form["shares"]] == [("70 percent", 0.7)]


def test_a_time_that_nothing_anchors_has_open_ends(run: Run) -> None:
    (form,) = run("values", "They came last month.", "--json").rows()
    assert form["times"][0]["value"] == {"start": None, "end": None, "precision": None, "anchored_to": "published"}


def test_the_table_says_each_value_in_plain_words(run: Run) -> None:
    shown = run("values", TEXT, "--anchor", "2018-05-06").out
    for words in ("about 400 women", "2 April 2018", "from the day of", "Hunchun (city in China)", "30 days"):
        assert words in shown


def test_a_text_without_values_says_so(run: Run) -> None:
    assert run("values", "Nothing here.").out == "No values found.\n"
    assert run("values", "").out == "No values found.\n"


def test_a_dash_reads_stdin(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, "Sixty women came to 珲春.".encode())
    (form,) = run("values", "-", "--json").rows()
    assert form["counts"][0]["value"]["low"] == 60
    given(monkeypatch, b"\xff\xfe")
    assert "stdin: is not UTF-8 at byte 0" in run("values", "-").err


def test_lines_give_one_object_each_and_keep_what_they_carry(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "phrases.jsonl"
    lines = [
        {"text": "They came in May.", "anchor": "2018-06-01", "language": "en", "id": "a"},
        {"text": "They came in May."},
        {"text": "500 workers", "anchor": None, "language": None, "id": "c"},
    ]
    path.write_text("\n".join(map(json.dumps, lines)) + "\n\n", encoding="utf-8")
    first, second, third = run("values", "--jsonl", path, "--anchor", "2020-06-01").rows()
    assert (first["id"], first["times"][0]["value"]["start"]) == ("a", "2018-05-01")
    assert second["times"][0]["value"]["start"] == "2020-05-01"
    assert (third["id"], third["counts"][0]["value"]["low"]) == ("c", 500)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("nonsense", "line 2: is not JSON"),
        ("[" * 5000, "line 2: is"),
        ("[]", "line 2: is no object with a text"),
        ('{"text": 3}', "line 2: is no object with a text"),
        ('{"text": "x", "anchor": "May"}', "line 2: anchor: 'May' is not a day written as YYYY-MM-DD"),
        ('{"text": "x", "anchor": 2018}', "line 2: anchor is 2018; it is a text or null"),
        ('{"text": "x", "language": "xx"}', "language: 'xx' has no finders; use one of en"),
    ],
)
def test_a_line_that_cannot_be_read_is_named_and_the_others_go_on(
    run: Run, tmp_path: Path, line: str, words: str
) -> None:
    path = tmp_path / "phrases.jsonl"
    path.write_text('{"text": "500 workers"}\n' + line + '\n{"text": "60 workers"}\n', encoding="utf-8")
    ran = run("values", "--jsonl", path)
    first, second, third = ran.rows()
    assert (first["counts"][0]["value"]["low"], third["counts"][0]["value"]["low"]) == (500, 60)
    assert words in second["error"]
    assert words in ran.err
    assert ran.code == 1


def test_what_cannot_be_asked_is_refused(run: Run, tmp_path: Path) -> None:
    assert "give a TEXT (or - for stdin), or --jsonl FILE, one of the two" in run("values").err
    assert run("values").code == 2
    assert run("values", "x", "--jsonl", tmp_path / "y").code == 2
    assert "cannot be read (No such file or directory); check the path" in run("values", "--jsonl", tmp_path / "y").err
    assert "--anchor: '3 May' is not a day" in run("values", "x", "--anchor", "3 May").err
    assert "language: 'ko' has no finders" in run("values", "x", "--language", "ko").err


def test_bytes_that_are_no_text_are_named_by_their_line(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "phrases.jsonl"
    path.write_bytes(b'{"text": "500 workers"}\n\xff\n')
    ran = run("values", "--jsonl", path)
    assert ran.rows()[0]["counts"][0]["value"]["low"] == 500
    assert "line 2: is not UTF-8" in ran.err
    assert ran.code == 2
