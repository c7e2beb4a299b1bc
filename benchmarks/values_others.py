"""Tumen's reading of numbers and times beside dateparser, recognizers-text and text2num, on the same phrases.

    pip install --require-hashes -r benchmarks/values_others.lock
    python benchmarks/values_others.py

The phrases stand in `values_phrases.tsv`. A phrase is right where the exact interval is among what was read, and, for
those that say no time, where nothing was. The others are given every benefit: dateparser's unit of time becomes the
whole month or year, recognizers-text is right where any of its readings is, text2num where the number stands in its
output.
Seconds are processor time of one run over the same texts after a first run that loads what is needed.
"""

from __future__ import annotations

import calendar
import csv
import importlib
import re
import sys
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from tumen.normalise import find_counts, find_times

PHRASES = Path(__file__).with_name("values_phrases.tsv")
LOCK = "pip install --require-hashes -r benchmarks/values_others.lock"
Ends = tuple[Any, Any]
Reader = Callable[["Phrase"], set[Ends]]


class Phrase(NamedTuple):
    """A phrase, the day of writing, and the interval that it says, both ends None where it says none."""

    kind: str
    text: str
    anchor: date
    ends: Ends
    shows: str


def phrases() -> list[Phrase]:
    """The rows of the table."""
    found = []
    with PHRASES.open(encoding="utf-8", newline="") as file:
        for kind, text, anchor, low, high, shows in csv.reader(file, delimiter="\t"):
            if kind.startswith("#"):
                continue
            read: Callable[[str], Any] = int if kind == "number" else date.fromisoformat
            ends = (read(low) if low else None, read(high) if high else None)
            found.append(Phrase(kind, text, date.fromisoformat(anchor) if anchor else date(2020, 1, 1), ends, shows))
    return found


def ours(phrase: Phrase) -> set[Ends]:
    """What Tumen reads."""
    if phrase.kind == "number":
        return {(count.value.low, count.value.high) for count in find_counts(phrase.text)}
    times = find_times(phrase.text, published=phrase.anchor)
    return {(found.value.start, found.value.end) for found in times if found.value}


def with_dateparser() -> Reader:
    """dateparser's search, with the unit of what it found widened to the whole month or year."""
    search = importlib.import_module("dateparser.search").search_dates
    parser = importlib.import_module("dateparser.date").DateDataParser

    def read(phrase: Phrase) -> set[Ends]:
        settings = {"RELATIVE_BASE": datetime.combine(phrase.anchor, datetime.min.time()), "PREFER_DATES_FROM": "past"}
        found = search(phrase.text, languages=["en"], settings=settings) or []
        known = parser(languages=["en"], settings={**settings, "RETURN_TIME_AS_PERIOD": True})
        return {_widened(day.date(), str(known.get_date_data(said).period)) for said, day in found}

    return read


def _widened(day: date, period: str) -> Ends:
    if period == "month":
        return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])
    if period == "year":
        return date(day.year, 1, 1), date(day.year, 12, 31)
    return day, day


def with_recognizers() -> Reader:
    """recognizers-text, every reading that it gives."""
    recognize = importlib.import_module("recognizers_date_time").recognize_datetime

    def read(phrase: Phrase) -> set[Ends]:
        base = datetime.combine(phrase.anchor, datetime.min.time())
        found = recognize(phrase.text, "en-us", reference=base)
        values = [value for result in found for value in (result.resolution or {}).get("values", [])]
        return {ends for value in values if (ends := _recognised(value)) is not None}

    return read


def _recognised(value: dict[str, str]) -> Ends | None:
    days = {key: _day(value.get(key)) for key in ("value", "start", "end")}
    if days["value"]:
        return days["value"], days["value"]
    if not days["start"] and not days["end"]:
        return None
    # the end of its ranges is the first day behind them
    return days["start"], days["end"] - timedelta(days=1) if days["end"] else None


def _day(text: str | None) -> date | None:
    match = re.match(r"\d{4}-\d{2}-\d{2}", text or "")
    return date.fromisoformat(match.group()) if match else None


def with_text2num() -> Reader:
    """text2num: the numbers in digits that it makes of the text."""
    alpha2digit = importlib.import_module("text_to_num").alpha2digit

    def read(phrase: Phrase) -> set[Ends]:
        said = alpha2digit(phrase.text, "en").replace(",", "")
        return {(int(number), int(number)) for number in re.findall(r"(?<![\d.])\d+(?![\d.])", said)}

    return read


def measured(name: str, read: Reader, rows: list[Phrase]) -> tuple[int, float]:
    """How many of the rows are right, and the processor time of a second run over them."""
    right = sum(not read(row) if row.ends == (None, None) else row.ends in read(row) for row in rows)
    start = time.process_time()
    for row in rows:
        read(row)
    taken = time.process_time() - start
    print(f"  {name:<18} {right:>3} of {len(rows)} exact   {taken * 1000 / len(rows):8.3f} ms a phrase")
    return right, taken


def main() -> None:
    """Prints the table and the ratios."""
    rows = phrases()
    try:
        others = {
            "time": {"dateparser": with_dateparser(), "recognizers-text": with_recognizers()},
            "number": {"text2num": with_text2num()},
        }
    except ImportError as error:
        sys.exit(f"values_others: {error.name} is not installed; {LOCK}")
    for kind, readers in others.items():
        chosen = [row for row in rows if row.kind == kind]
        print(f"{kind}s")
        right, taken = measured("tumen", ours, chosen)
        for name, read in readers.items():
            their_right, their_taken = measured(name, read, chosen)
            pace = (
                f"{their_taken / taken:.0f} times as fast"
                if their_taken > taken
                else f"{taken / their_taken:.0f} times as slow"
            )
            print(f"    beside it tumen reads {right - their_right:+d} phrases exactly and is {pace}")


if __name__ == "__main__":
    main()
