"""The sentences of a finding: plain, conditional, with paragraph and days; never an accusation of a company."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from tumen.law import FactName, Law, Provision
from tumen.ledger import Verdict, When

SAYS: Mapping[Verdict, str] = MappingProxyType(
    {
        "breach_if_true": "if the claims are true, every element is met and no exception is stated",
        "strained": "the conduct meets it on one of two live readings, if the claims are true",
        "permitted_at_date": "the rule tolerated this on these days",
        "not_covered": "it does not cover this",
        "undetermined": "the reports leave open what would decide it",
        "policy_concern_only": "only text that asks and does not oblige applies",
        "would_breach_if_carried_out": (
            "every element would be met if what is planned or possible came true; nothing is counted as done"
        ),
        "excepted": "the elements are met, and an exception is stated for these persons and for no others",
        "applies_if_true": "it applies if the claims are true",
    }
)
"""What each verdict says in the first sentence of a finding."""


# not strftime: month names must not depend on the locale
_MONTHS = tuple(
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)


def a_day(day: date) -> str:
    """A day as it stands in a sentence: 5 August 2017."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def days(when: When | None) -> str:
    """A stretch of days as it stands in a sentence."""
    start, end = (when.start, when.end) if when else (None, None)
    if start is not None and end is not None:
        return f"on {a_day(start)}" if start == end else f"from {a_day(start)} to {a_day(end)}"
    if start is not None:
        return f"from {a_day(start)} on"
    return f"up to {a_day(end)}" if end is not None else "on a day that is not known"


def in_words(code: str, law: Law) -> str:
    """The name of a State at the start of a sentence."""
    name = law.state_name(code)
    return name[0].upper() + name[1:]


def unstated(fact: FactName) -> str:
    """What is said where a fact is not stated."""
    return f"Not stated: {fact.meaning}."


def bearer(code: str, law: Law) -> str:
    """The State that bears the duty of a host, at the start of a sentence: China for Hong Kong."""
    record = law.member_of_record(code)
    name = in_words(record, law)
    return name if record == code else f"{name}, whose obligations hold in {law.state_name(code)}"


def opening(provision: Provision, verdict: Verdict, when: When | None, *, bounded: bool) -> str:
    """The first sentence of a finding: paragraph, days, whether these rest on bounds, and what the verdict says."""
    rests = " (from bounds, not stated)" if bounded else ""
    return f"{provision.cite}, {days(when)}{rests}: {SAYS[verdict]}."
