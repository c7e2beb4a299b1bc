"""Words for people: the one place where machine words and values of the ledger become plain language.

Values are taken in their JSON form (`tumen.ledger.slot_form`), in which claims, incidents and drifts share them.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from tumen.law import bundled
from tumen.ledger import Verdict
from tumen.nouns import counted

STRIKING: tuple[Verdict, ...] = ("breach_if_true", "strained", "would_breach_if_carried_out", "applies_if_true")
"""Verdicts under which something was, or would be, against a rule if the claims are true."""

VERDICTS_BY_WEIGHT: tuple[Verdict, ...] = (
    *STRIKING,
    "undetermined",
    "permitted_at_date",
    "excepted",
    "policy_concern_only",
    "not_covered",
)
"""The order in which verdicts are told: what needs a person first."""

SLOT_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "kind": "What",
        "direction": "Direction",
        "count": "How many",
        "sex": "Sex",
        "origin": "From",
        "destination": "To",
        "place": "Where",
        "where": "Where",
        "host": "Host state",
        "employer": "Employer as named",
        "sector": "Line of work",
        "time": "When",
        "modality": "How it is told",
        "source": "Who says so",
        "document": "Papers",
        "money": "Pay",
        "indicator": "Sign of forced labour",
        "part_of": "Part of",
        "denial": "Whether it happened",
        "parts": "Parts and wholes",
    }
)
"""Slots of a claim, what an incident sums up of them, and what a contradiction can be about."""

WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        name: MappingProxyType(words)
        for name, words in {
            "kind": {
                "movement": "workers moved",
                "presence": "workers present",
                "hiring": "workers employed",
                "retention": "workers kept on",
                "paper": "visas and permits",
                "pay": "pay and earnings",
                "condition": "conditions of work",
                "enforcement": "action by an authority",
                "order": "orders and recruitment",
            },
            "direction": {
                "out": "to the host state",
                "return": "back to North Korea",
                "transfer": "from one place abroad to another",
            },
            "sex": {"female": "women", "male": "men", "mixed": "women and men"},
            "sector": {
                "garment": "garments",
                "construction": "construction",
                "restaurant": "restaurants",
                "seafood": "seafood",
                "electronics": "electronics",
                "it": "information technology",
                "logging": "logging",
                "agriculture": "farming",
                "medical": "medicine",
                "mining": "mining",
                "other": "other work",
            },
            "modality": {
                "asserted": "told as fact",
                "planned": "announced, not yet happened",
                "possible": "told with doubt",
                "denied": "denied",
            },
            "source type": {
                "local": "a local person",
                "trader": "a trader",
                "official": "an official",
                "worker": "a worker",
                "expert": "an expert",
                "un": "a UN body",
                "intelligence": "an intelligence service",
                "media": "another outlet",
                "document": "a document",
                "company": "a company",
                "author": "the report itself",
            },
            "document type": {
                "tourist_visa": "tourist visas",
                "student_visa": "student visas",
                "work_visa": "work visas",
                "border_pass": "border passes",
                "no_visa": "no visa",
                "other": "other papers",
            },
            "per": {"hour": "an hour", "day": "a day", "month": "a month", "year": "a year", "total": "in total"},
            "level": {"country": "country", "province": "province", "city": "city", "site": "site"},
            "indicator": {
                "abuse_of_vulnerability": "abuse of vulnerability",
                "deception": "deception",
                "restriction_of_movement": "restriction of movement",
                "isolation": "isolation",
                "physical_and_sexual_violence": "physical and sexual violence",
                "intimidation_and_threats": "intimidation and threats",
                "retention_of_identity_documents": "identity papers kept from workers",
                "withholding_of_wages": "wages withheld",
                "debt_bondage": "debt bondage",
                "abusive_conditions": "abusive working and living conditions",
                "excessive_overtime": "excessive overtime",
                "other": "illness, death or unrest without a sign of forced labour",
            },
            "status": {
                "contested": "reports contradict each other",
                "corroborated": "told by two or more independent origins",
                "single_origin": "told by one origin only",
                "unknown_origin": "nobody knows who first said it",
                "denied": "only denied",
            },
            "between": {
                "independent": "independent origins stand against each other",
                "party": "an official or a company denies it; one outlet has both",
                "superseded": "one origin corrected itself",
                "one_origin": "both go back to one origin",
                "unknown_origin": "the origin of a side is not known",
            },
            "leg": {"home": "a group goes home and others come in its place", "in": "a group comes in place of others"},
            "plan": {
                "open": "no claim says whether the plan was carried out",
                "carried_out": "a later claim says that the plan was carried out",
                "failed": "a later claim says that the plan was not carried out",
                "disputed": "later claims differ on whether the plan was carried out",
            },
            "verdict": {
                "breach_if_true": "would be a breach if the claims are true",
                "strained": "defeats the purpose, or a breach on one of two readings",
                "permitted_at_date": "tolerated by the rule at that date",
                "not_covered": "not covered by this rule",
                "undetermined": "cannot tell: the reports leave an element open",
                "policy_concern_only": "a concern of policy, no binding duty",
                "would_breach_if_carried_out": "would be a breach if carried out; not counted as one",
                "excepted": "covered by a stated exception",
                "applies_if_true": "the rule applies if the claims are true",
            },
            "practice standing": {
                "supported": "supported",
                "suggested": "suggested, not supported",
                "planned_only": "told as planned or possible only",
            },
            "force": {
                "strong_pattern": "a strong pattern of signs, if true",
                "consistent": "consistent with forced labour, if true",
                "signs": "a sign, and no more than that",
            },
            "in force": {
                "in_force": "in force on these days",
                "in_part": "in force on part of these days",
                "not_yet": "not yet in force",
                "no_longer": "no longer in force",
                "not_bound": "does not bind the host State",
                "unknown": "day not known",
            },
            "setting": {
                "incident": "incident",
                "employer": "employer",
                "site": "site",
                "place": "place",
                "host": "host State",
            },
            "state": {"met": "met", "not_met": "not met", "cannot_tell": "cannot tell"},
            "published from": {
                "header": "the header of the file",
                "metadata": "the metadata of the page",
                "ledger": "the row of the ledger",
                "url": "the address of the page",
                "dateline": "the dateline of the text",
            },
        }.items()
    }
)
"""Each closed vocabulary in plain words. A verdict never says that a company violated anything: the duties of the
resolutions are those of states, and a report is a claim."""


def say(vocabulary: str, word: str | None) -> str | None:
    """A machine word in plain words; a word that is not in the vocabulary loses its underscores only."""
    if word is None:
        return None
    return WORDS[vocabulary].get(word, word.replace("_", " "))


def slot_words(slot: str) -> str:
    """The name of a slot for people."""
    return SLOT_WORDS.get(slot, slot.replace("_", " ").capitalize())


def value_words(slot: str, form: Any) -> str | None:
    """The value of a slot, given in its JSON form, in plain words; None where it is open."""
    if form is None:
        return None
    if slot in _SAY:
        return _SAY[slot](form)
    return say(slot, str(form)) if slot in WORDS else str(form)


def count_words(form: Mapping[str, Any]) -> str:
    """`400`, `about 400`, `400 or more`, `at most 400`, `1,000 to 2,000`, `200 to 999 (told vaguely)`."""
    low, high, basis = form["low"], form["high"], form["basis"]
    if basis == "at_least":
        return f"{low:,} or more"
    if basis == "at_most":
        return f"at most {high:,}"
    if basis == "approx":
        return f"about {low:,}"
    if basis == "exact":
        return f"{low:,}"
    told = " (told vaguely)" if basis == "vague" else ""
    return f"{low:,} to {high:,}{told}"


def day_words(iso: str) -> str:
    """`2 April 2018` for `2018-04-02`."""
    day = date.fromisoformat(iso)
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"


def when_words(form: Mapping[str, str | None]) -> str:
    """`2 April 2018`, `28–29 August 2024`, `August 2024`, `2019`, `from …`, `until …`, `… to …`."""
    if form["start"] is None or form["end"] is None:
        return f"until {day_words(str(form['end']))}" if form["start"] is None else f"from {day_words(form['start'])}"
    start, end = date.fromisoformat(form["start"]), date.fromisoformat(form["end"])
    if start == end:
        return day_words(form["start"])
    whole_months = start.day == 1 and end.day == calendar.monthrange(end.year, end.month)[1]
    if whole_months and (start.month, end.month) == (1, 12):
        return str(start.year) if start.year == end.year else f"{start.year} to {end.year}"
    first, last = calendar.month_name[start.month], f"{calendar.month_name[end.month]} {end.year}"
    if (start.year, start.month) == (end.year, end.month):
        return last if whole_months else f"{start.day}–{day_words(form['end'])}"
    if whole_months:
        return f"{first} to {last}" if start.year == end.year else f"{first} {start.year} to {last}"
    return f"{day_words(form['start'])} to {day_words(form['end'])}"


def place_words(form: Mapping[str, Any]) -> str:
    """`Helong (city in China)`; the name alone for a country."""
    if form["level"] == "country":
        return str(form["name"])
    country = form["country"]
    return (
        f"{form['name']} ({form['level']} in {state_words(country)})"
        if country
        else f"{form['name']} ({form['level']})"
    )


def state_words(code: str) -> str:
    """The short name of a state by its ISO 3166 code, as reports use it."""
    return "North Korea" if code == "KP" else bundled().state_name(code)


def source_words(form: Mapping[str, Any]) -> str:
    """The source as the report describes them; never more than the report tells."""
    return str(form["description"]) or str(say("source type", form["type"]))


def document_words(form: Mapping[str, Any]) -> str:
    """`border passes, valid 180 to 365 days`."""
    words = str(say("document type", form["type"]) or "papers not named")
    days = form.get("validity_days")
    if not days:
        return words
    low, high = days
    if low == high:
        return f"{words}, valid {counted(low, 'day')}"
    if low is None or high is None:
        return (
            f"{words}, valid up to {counted(high, 'day')}"
            if low is None
            else f"{words}, valid {counted(low, 'day')} or more"
        )
    return f"{words}, valid {low} to {high} days"


def money_words(form: Mapping[str, Any]) -> str:
    """`300 to 400 USD a month; 70% kept from the workers`."""
    parts = []
    low, high = form.get("low"), form.get("high")
    if low is not None or high is not None:
        if low == high:
            amount = _amount(low)
        elif high is None:
            amount = f"{_amount(low)} or more"
        elif low is None:
            amount = f"at most {_amount(high)}"
        else:
            amount = f"{_amount(low)} to {_amount(high)}"
        parts.append(" ".join(part for part in (amount, form.get("currency"), say("per", form.get("per"))) if part))
    else:
        bare = " ".join(part for part in (form.get("currency"), say("per", form.get("per"))) if part)
        parts += [f"no figure ({bare})"] if bare else []
    if form.get("share") is not None:
        parts.append(f"{form['share']:.0%} kept by the state or the managers")
    return "; ".join(parts) or "no figure"


def _amount(value: float | None) -> str:
    return f"{value:,.0f}" if value is not None and float(value).is_integer() else f"{value:,}"


_SAY: Mapping[str, Callable[[Any], str]] = MappingProxyType(
    {
        "count": count_words,
        "time": when_words,
        "origin": place_words,
        "destination": place_words,
        "place": place_words,
        "where": place_words,
        "host": state_words,
        "source": source_words,
        "document": document_words,
        "money": money_words,
    }
)
