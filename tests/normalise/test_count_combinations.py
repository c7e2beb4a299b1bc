"""Counts put together from a hedge, a number, a noun and the words around: every mixture reads as its parts say."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tumen.normalise import find_counts

BEFORE = {
    "": "exact",
    "exactly ": "exact",
    "only ": "exact",
    "a total of ": "exact",
    "all ": "exact",
    "about ": "approx",
    "around ": "approx",
    "some ": "approx",
    "roughly ": "approx",
    "nearly ": "approx",
    "an estimated ": "approx",
    "close to ": "approx",
    "approx. ": "approx",
    "ca. ": "approx",
    "perhaps ": "approx",
    "not quite ": "approx",
    "only about ": "approx",
    "just shy of ": "approx",
    "in the neighbourhood of ": "approx",
    "more than ": "at_least",
    "over ": "at_least",
    "well over ": "at_least",
    "at least ": "at_least",
    "at least some ": "at_least",
    "no fewer than ": "at_least",
    "upwards of ": "at_least",
    "in excess of ": "at_least",
    "north of ": "at_least",
    "up to ": "at_most",
    "as many as ": "at_most",
    "at most ": "at_most",
    "fewer than ": "at_most",
    "less than ": "at_most",
    "no more than ": "at_most",
    "a maximum of ": "at_most",
}
AFTER = {
    "": None,
    " or so": "approx",
    " or thereabouts": "approx",
    " or more": "at_least",
    " (or more)": "at_least",
    ", if not more,": "at_least",
    "-plus": "at_least",
    "-odd": "at_least",
    " or fewer": "at_most",
}
NUMBERS = {
    "40": 40,
    "150": 150,
    "2,000": 2000,
    "12 000": 12_000,
    "12\u00a0000": 12_000,
    "1.2 thousand": 1200,
    "3K": 3000,
    "thirty-seven": 37,
    "two hundred": 200,
    "one hundred and fifty": 150,
    "two thousand five hundred": 2500,
    "a dozen": 12,
    "two dozen": 24,
    "half a million": 500_000,
    "two and a half thousand": 2500,
    "a hundred": 100,
    "1.5 million": 1_500_000,
    "４０": 40,
}
RANGES = {
    "200 to 300": (200, 300),
    "200-300": (200, 300),
    "200 – 300": (200, 300),
    "two to three hundred": (200, 300),
    "two or three thousand": (2000, 3000),
    "between 200 and 300": (200, 300),
    "anywhere from 200 to 300": (200, 300),
    "5-6,000": (5000, 6000),
    "1,000 to 1,500": (1000, 1500),
    "2-3 thousand": (2000, 3000),
    "two or three dozen": (24, 36),
}
NOUNS = {
    "workers": ("workers", True),
    "North Korean workers": ("workers", True),
    "female DPRK nationals": ("nationals", True),
    "North Koreans": ("koreans", True),
    "IT workers": ("workers", True),
    "young women in their 20s": ("women", True),
    "mostly female labourers": ("labourers", True),
    "of its workers": ("workers", True),
    "garment factories": ("factories", False),
    "restaurants": ("restaurants", False),
    "busloads of workers": ("busloads", False),
}
FRAMES = (
    "{}",
    "{} left.",
    "The firm sent {}, he said.",
    "Sources said {} were sent to Dandong in 2019.",
    "“{}”",
    "({})",
    "On May 12, {} left Hunchun.",
    "By Dec. 22 {} had gone.",
    "In 2019 {} came.",
    "Since 2017, {} have come.",
    "In December 2018, {} left.",
    "On 5 May {} left.",
    "The 30-day pass brought {} here.",
    "{} - he said - left.",
    "Resolution 2397 hit {}.",
    "It now has {}; the manager, 45, denied it.",
    "In Dandong:\n{}\n",
)


@settings(max_examples=400, deadline=None)
@given(
    before=st.sampled_from(sorted(BEFORE)),
    number=st.sampled_from(sorted(NUMBERS)),
    after=st.sampled_from(sorted(AFTER)),
    noun=st.sampled_from(sorted(NOUNS)),
    frame=st.sampled_from(FRAMES),
)
@example(before="at least some ", number="1.2 thousand", after=" or so", noun="of its workers", frame="{}")
def test_hedge_number_and_noun_mix(before: str, number: str, after: str, noun: str, frame: str) -> None:
    value = NUMBERS[number]
    bounds = [basis for basis in (BEFORE[before], AFTER[after]) if basis in ("at_least", "at_most")]
    if len(set(bounds)) == 2:
        return  # "up to 200 or more" says nothing that a count can hold
    basis = bounds[0] if bounds else "approx" if "approx" in (BEFORE[before], AFTER[after]) else "exact"
    low, high = (None if basis == "at_most" else value), (None if basis == "at_least" else value)
    (found,) = find_counts(frame.format(f"{before}{number}{after} {noun}"))
    assert (found.value.low, found.value.high, found.value.basis) == (low, high, basis)
    assert (found.noun, found.people) == NOUNS[noun]


@settings(max_examples=300, deadline=None)
@given(
    before=st.sampled_from([said for said, basis in sorted(BEFORE.items()) if basis in ("approx", "exact")]),
    number=st.sampled_from(sorted(RANGES)),
    noun=st.sampled_from(sorted(NOUNS)),
    frame=st.sampled_from(FRAMES),
)
def test_a_range_stays_a_range_under_any_doubt(before: str, number: str, noun: str, frame: str) -> None:
    (found,) = find_counts(frame.format(f"{before}{number} {noun}"))
    assert (found.value.low, found.value.high, found.value.basis) == (*RANGES[number], "range")
    assert (found.noun, found.people) == NOUNS[noun]
