"""What the finders read, in a few plain words for a table: the value, and how it came about."""

from __future__ import annotations

from typing import Any

from tumen.cli.words import OPEN
from tumen.nouns import counted
from tumen.publish.words import count_words, money_words, place_words, state_words, when_words

KIND_WORDS = {
    "counts": "count",
    "things": "not people",
    "times": "time",
    "durations": "length",
    "places": "place",
    "peoples": "people of",
    "money": "money",
    "shares": "share",
    "names": "firm",
}
_ROLES = {"further": "on top of others", "of_whole": "a part of a whole", "fraction": "a share of a whole, computed"}
_ANCHORS = {"published": "from the day of writing", "context": "from a time told before", "absolute": None}


def words_of(kind: str, item: dict[str, Any]) -> tuple[str, str]:
    """The value of an item of `values_form`, and how it was read; a dash where there is nothing to say."""
    value, how = _SAY[kind](item)
    return value or OPEN, how or OPEN


def _count(item: dict[str, Any]) -> tuple[str, str]:
    noun = item["value"]["noun"]
    unsure = "people or not: the words do not tell" if item["people"] is None else None
    value = f"{count_words(item['value'])} {noun}" if noun else count_words(item["value"])
    return value, "; ".join(part for part in (_ROLES.get(item["role"]), unsure) if part)


def _time(item: dict[str, Any]) -> tuple[str, str]:
    value = item["value"]
    if value["start"] is None and value["end"] is None:
        return "", "needs the day of writing" if value["anchored_to"] == "published" else "left open by the words"
    precision = str(value["precision"] or "").replace("_", " ")
    return when_words(value), ", ".join(part for part in (precision, _ANCHORS[value["anchored_to"]]) if part)


def _length(item: dict[str, Any]) -> tuple[str, str]:
    low, high = item["value"]["days"]
    return (counted(low, "day") if low == high else f"{low} to {high} days"), ""


def _place(item: dict[str, Any]) -> tuple[str, str]:
    value = item["value"]
    others = len(value["candidates"]) - 1
    how = [f"weight {value['score']:.2f} among {others + 1} of that name"] if others else []
    how += [] if value["id"] else ["not in the gazetteer"]
    how += [_PLACE_ROLES[item["role"]]] if item.get("role") in _PLACE_ROLES else []
    return place_words(value), "; ".join(how)


_PLACE_ROLES = {"metonym": "a capital named for its state", "dateline": "where the report was written"}


def _people(item: dict[str, Any]) -> tuple[str, str]:
    return state_words(item["value"]["country"]), ""


def _share(item: dict[str, Any]) -> tuple[str, str]:
    return f"{item['value']:.4g}", ""


def _firm(item: dict[str, Any]) -> tuple[str, str]:
    value = item["value"]
    named = {"place": "place", "distinctive": "distinctive", "trade": "trade", "form": "legal form"}
    return value["full"], "; ".join(f"{words}: {value[part]}" for part, words in named.items() if value[part])


_SAY = {
    "counts": _count,
    "things": _count,
    "times": _time,
    "durations": _length,
    "places": _place,
    "peoples": _people,
    "money": lambda item: (money_words(item["value"]), ""),
    "shares": _share,
    "names": _firm,
}
