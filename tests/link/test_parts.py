"""The small steps of linking: counts, intervals, places, shared words, weights, clusters."""

from __future__ import annotations

import math
from datetime import date

import pytest
from tests.link.worlds import Told, tell

from tumen.ledger import Count, Place, Report, When
from tumen.link.blocks import pair
from tumen.link.cluster import Wishes, clusters
from tumen.link.counts import exclude
from tumen.link.places import relation
from tumen.link.times import days_between, gap_days, most_days_between, short, written
from tumen.link.weights import probability, reasons, trade_words, weights
from tumen.link.words import shared, words

DAYS = date(2020, 3, 1), date(2020, 3, 5)
OVER_400 = Count(low=400, high=None, basis="at_least")


def test_an_open_end_excludes_only_what_lies_beyond_it() -> None:
    assert not exclude(OVER_400, Count(low=5000, high=5000, basis="exact"))
    assert exclude(OVER_400, Count(low=399, high=399, basis="exact"))


def test_days_between_intervals() -> None:
    first = When(start=date(2018, 4, 1), end=date(2018, 4, 1))
    second = When(start=date(2018, 4, 2), end=None)
    assert gap_days(first, second) == gap_days(second, first) == 1
    assert gap_days(first, first) == 0
    assert gap_days(None, first) is None
    assert gap_days(When(start=None, end=date(2018, 1, 1)), second) == 91
    assert short(first)
    assert not short(second)


def made(name: str, *told: Told, published: date | None = None, between: When | None = None) -> Report:
    return tell(name, told, published=published, written_between=between)[0]


def test_a_report_is_written_between_its_bounds() -> None:
    undated = made("a", Told(sentence="one", slots={"kind": "order"}))
    since = made("b", Told(sentence="one", slots={"kind": "order"}), between=When(start=date(2020, 1, 1), end=None))
    dated = made("c", Told(sentence="one", slots={"kind": "order"}), published=date(2020, 3, 1))
    later = made("d", Told(sentence="one", slots={"kind": "order"}), published=date(2020, 3, 11))
    assert written(undated) == (date.min, date.max)
    assert written(since) == (date(2020, 1, 1), date.max)
    assert days_between(undated, dated) is days_between(since, dated) is None
    assert days_between(later, dated) == days_between(dated, later) == 10
    window = made("e", Told(sentence="one", slots={"kind": "order"}), between=When(start=DAYS[0], end=DAYS[1]))
    assert (days_between(window, later), most_days_between(window, later)) == (6, 10)
    assert most_days_between(since, later) is None


def place(name: str, level: str, country: str | None = "CN") -> Place:
    return Place(name=name, country=country, level=level)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        (place("Helong", "city"), place("Helong", "city"), "same"),
        (place("Helong", "city"), place("Yanbian", "province"), "within"),
        (place("Yanbian", "province"), place("Jilin", "province"), "within"),
        (place("Hunchun", "city"), place("Northeast China", "province"), "within"),
        (place("Dandong customs", "site"), place("Dandong", "city"), "within"),
        (place("Dandong customs", "site"), place("Hunchun", "city"), "unknown"),
        (place("Helong", "city"), place("China", "country"), "within"),
        (place("Helong", "city"), place("Hunchun", "city"), "apart"),
        (place("Helong", "city"), place("Dandong", "city"), "apart"),
        (place("Helong", "city"), place("Vladivostok", "city", "RU"), "apart"),
        (place("Helong", "city"), None, "unknown"),
    ],
)
def test_places_lie_to_each_other_as_on_the_tree(one: Place, other: Place | None, said: str) -> None:
    assert relation(one, other) == relation(other, one) == said


def test_shared_words_need_a_run_of_eight() -> None:
    seven, eight = "one two three four five six seven", "one two three four five six seven eight"
    long = f"before {eight} after"

    def common(here: str, there: str) -> tuple[tuple[str, str], ...]:
        one, other = (
            made(name, Told(sentence=text, slots={"kind": "order"}))
            for name, text in zip("ab", (here, there), strict=True)
        )
        mine, theirs = words(one), words(other)
        found = shared(mine, theirs, [hash(run) for run in mine.runs()], [hash(run) for run in theirs.runs()])
        return tuple((here[p.start : p.end], there[p.there_start : p.there_end]) for p in found.passages)

    assert common(f"so {seven} x", f"but {seven} y") == ()
    assert common(f"So {eight.upper()}, then", long) == ((eight.upper(), eight),)


def test_page_furniture_is_no_shared_text() -> None:
    report = made("a", Told(sentence="Subscribe to our letter and read on", slots={"kind": "order"}))
    assert words(report).words[0] == "subscribe"
    assert words(Report(id="x", name="x", text=report.text, media_type="text/plain", furniture=((0, 23),))).words == (
        "and",
        "read",
        "on",
    )


def test_chinese_characters_are_words_of_their_own() -> None:
    assert words(Report(id="x", name="x", text="珲春 400人", media_type="text/plain")).words == (
        "珲",
        "春",
        "400",
        "人",
    )


def test_every_weight_has_its_reason_and_a_number_that_can_be_added() -> None:
    for table in ("lineage", "incident"):
        assert weights(table).keys() == reasons(table).keys()
        assert all(math.isfinite(weight) for weight in weights(table).values())
    assert "garment" in trade_words()


def test_log_odds_become_probabilities() -> None:
    assert probability(0) == 0.5
    assert probability(-500) == 0.0
    assert probability(500) == 1.0


def test_a_likes_b_and_b_likes_c_does_not_make_a_like_c() -> None:
    said = {("a", "b"): 3.0, ("b", "c"): 2.0, ("a", "c"): -9.0}

    def odds(one: str, other: str) -> float:
        return said[pair(one, other)]

    none = Wishes(together=frozenset(), apart=frozenset())
    assert clusters(["c", "b", "a"], [("a", "b"), ("b", "c")], odds, wishes=none, floor=-4.0) == [("a", "b"), ("c",)]
    said.update({("a", "b"): 6.0, ("b", "c"): 9.0, ("a", "c"): -5.0})
    assert clusters(["c", "b", "a"], [("a", "b"), ("b", "c")], odds, wishes=none, floor=-4.0) == [("a",), ("b", "c")]
    assert clusters(["c", "b", "a"], [("a", "b"), ("b", "c")], odds, wishes=none, floor=-6.0) == [("a", "b", "c")]
    wish = Wishes(together=frozenset({("a", "c")}), apart=frozenset({("a", "b")}))
    assert clusters(["a", "b", "c"], [("a", "b"), ("b", "c")], odds, wishes=wish, floor=-4.0) == [("a", "c"), ("b",)]
