"""What holds for any text: spans lie in it, numbers round-trip, nothing crashes."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tumen.normalise import find_counts, find_demonyms, find_money, find_places, find_shares, find_times

ONES = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen
"""
TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety"
SOUP = """
    the a an of and to in on at from between more than about over up least most some few several dozen dozens hundreds
    hundred thousand million half one two twenty forty-seven 3 12 40 150 2,000 2019 2397 1.5 $ % € 's ’ - – , . ; : ( )
    workers women dollars yuan won month year day week last this next ago later since until by before after April May
    Aug. 28 December Monday Hunchun Jilin Province customs North Korea Korean Georgia Tumen River twenty- 22nd first
    end early late mid- per cent third quarter odd or so
"""
PUBLISHED = date(2019, 7, 9)

WORDS = st.sampled_from([*SOUP.split(), "\n", "\n\n"])
ANY_TEXT = st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=30).map(" ".join))


def spelt(number: int) -> str:
    """The number in English words, without hyphens below a hundred left out: 147 is "one hundred and forty-seven"."""
    if number < 20:
        return ONES.split()[number]
    if number < 100:
        return TENS.split()[number // 10] + (f"-{ONES.split()[number % 10]}" if number % 10 else "")
    if number < 1000:
        rest = f" and {spelt(number % 100)}" if number % 100 else ""
        return f"{spelt(number // 100)} hundred{rest}"
    scale, name = (1_000_000, "million") if number >= 1_000_000 else (1000, "thousand")
    rest = f" {spelt(number % scale)}" if number % scale else ""
    return f"{spelt(number // scale)} {name}{rest}"


@given(st.integers(min_value=2, max_value=9_999_999))
def test_spelt_numbers_round_trip(number: int) -> None:
    (found,) = find_counts(f"They sent {spelt(number)} workers home.")
    assert (found.value.low, found.value.high, found.value.basis, found.people) == (number, number, "exact", True)


@given(st.integers(min_value=2, max_value=9_999_999))
def test_digits_round_trip(number: int) -> None:
    for written in (f"{number:,}", str(number)):
        if written == str(number) and 1900 <= number <= 2099:
            continue
        (found,) = find_counts(f"They sent {written} workers home.")
        assert found.value.low == found.value.high == number


@given(st.integers(min_value=2, max_value=99_999), st.integers(min_value=2, max_value=99_999))
def test_another_number_is_another_value(first: int, second: int) -> None:
    text = "He saw about {} women at the plant."
    values = [find_counts(text.format(f"{number:,}"))[0].value for number in (first, second)]
    assert (values[0] == values[1]) == (first == second)


@given(st.integers(min_value=1, max_value=999_999), st.sampled_from(["$", "€"]))
def test_sums_round_trip(amount: int, mark: str) -> None:
    (found,) = find_money(f"A worker is paid {mark}{amount:,} a month.")
    assert (found.value.low, found.value.high, found.value.per) == (amount, amount, "month")


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2050, 12, 31)))
def test_written_dates_round_trip(day: date) -> None:
    for written in (f"{day:%d %B %Y}", f"{day:%B} {day.day}, {day.year}", day.isoformat(), f"{day:%d %b %Y}"):
        (found,) = find_times(f"They came on {written}.", published=None)
        assert found.value is not None
        assert (found.value.start, found.value.end, found.anchored) == (day, day, "absolute")


@given(ANY_TEXT)
@settings(max_examples=150, deadline=None)
def test_any_text_gives_spans_within_it(text: str) -> None:
    spans = [(found.start, found.end) for found in find_counts(text)]
    spans += [(found.start, found.end) for found in find_times(text, published=PUBLISHED)]
    spans += [(found.start, found.end) for found in find_times(text, published=None)]
    spans += [(found.start, found.end) for found in find_places(text)]
    spans += [(found.start, found.end) for found in find_money(text)]
    spans += [(found.start, found.end) for found in find_shares(text)]
    spans += [(found.start, found.end) for found in find_demonyms(text)]
    for start, end in spans:
        assert 0 <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip() != ""


@given(ANY_TEXT)
@settings(max_examples=60, deadline=None)
def test_findings_of_one_kind_stand_in_order(text: str) -> None:
    for starts in (
        [found.start for found in find_counts(text)],
        [found.start for found in find_times(text, published=PUBLISHED)],
        [found.start for found in find_places(text)],
        [found.start for found in find_money(text)],
    ):
        assert starts == sorted(starts)


@pytest.mark.parametrize("text", ["", " ", "\n", "\x00", "½", "1" * 400, "a " * 50, "9" * 30 + " million workers"])
def test_odd_texts_do_no_harm(text: str) -> None:
    find_counts(text)
    find_money(text)
    find_times(text, published=PUBLISHED)
    find_places(text)
