"""When a predicted claim is the gold claim, and which of its slots agree.

Claims are in their JSON form, since gold and predictions may both come from elsewhere; what is malformed never agrees.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

SLOTS = (
    "count",
    "basis",
    "where",
    "time",
    "host",
    "employer",
    "sector",
    "sex",
    "modality",
    "source",
    "document",
    "money",
    "indicator",
    "part_of",
)
"""The slots that are scored; `basis` is the count's, `where` the place that a claim is about."""

DAYS_APART = 31
"""Ends of a time may lie this many days apart and still agree."""

_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_SENTENCE_END = re.compile(r"[.!?。！？]\s|\n\n|[。！？]")
_PLACE_WORDS = re.compile(r"\b(city|province|county|prefecture|autonomous|the|special)\b")

Form = Mapping[str, Any]


def span(claim: Form, text: str | None) -> tuple[int, int] | None:
    """Offsets of the quote in `text`; None where it does not stand there, or where there is no text."""
    quote = claim.get("quote") or ""
    if text is None or not quote:
        return None
    start, end = claim.get("start"), claim.get("end")
    if isinstance(start, int) and isinstance(end, int):
        return (start, end) if text[start:end] == quote else None
    at = text.find(quote)
    return (at, at + len(quote)) if at >= 0 else None


def overlap(gold: Form, predicted: Form, text: str | None) -> float:
    """Shared length of the two quotes over the longer one, 0 to 1; by words where they stand at different places."""
    here, there = span(gold, text), span(predicted, text)
    if here and there:
        shared = min(here[1], there[1]) - max(here[0], there[0])
        # the same words may stand twice (headline and lead): those are compared by words below
        if shared > 0:
            return shared / max(here[1] - here[0], there[1] - there[0])
    words_here, words_there = _units(gold.get("quote")), _units(predicted.get("quote"))
    if not words_here or not words_there:
        return 0.0
    return _longest_run(words_here, words_there) / max(len(words_here), len(words_there))


def _words(text: Any) -> list[str]:
    return re.findall(r"\w+", str(text or "").lower())


def _units(text: Any) -> list[str]:
    """Words, or characters where the script has no spaces between words."""
    units: list[str] = []
    for word in _words(text):
        units.extend(word if _CJK.search(word) else [word])
    return units


def _longest_run(first: Sequence[str], second: Sequence[str]) -> int:
    best, row = 0, [0] * (len(second) + 1)
    for unit in first:
        following = [0] * (len(second) + 1)
        for column, other in enumerate(second):
            if unit == other:
                following[column + 1] = row[column] + 1
                best = max(best, following[column + 1])
        row = following
    return best


def near(gold: Form, predicted: Form, text: str | None) -> bool:
    """Whether the quotes stand in the same or in neighbouring sentences."""
    here, there = span(gold, text), span(predicted, text)
    if text is None or not here or not there:
        return False
    low, high = min(here[1], there[1]), max(here[0], there[0])
    return len(_SENTENCE_END.findall(text[low:high] if low < high else "")) <= 1


def _same_ends(gold: Any, predicted: Any, keys: Sequence[str]) -> bool:
    first, second = gold or {}, predicted or {}
    return all(first.get(key) == second.get(key) for key in keys)


def _same_count(gold: Any, predicted: Any) -> bool:
    if not gold or not predicted:
        return not gold and not predicted
    return _same_ends(gold, predicted, ("low", "high"))


def _fold(name: Any) -> str:
    return " ".join(_words(_PLACE_WORDS.sub(" ", str(name or "").lower())))


def where(claim: Form) -> Any:
    """The place that the claim is about: for a movement the end that lies in the host state."""
    if claim.get("kind") != "movement":
        return claim.get("place")
    first, second = ("origin", "destination") if claim.get("direction") == "return" else ("destination", "origin")
    return claim.get(first) or claim.get(second)


def _same_place(gold: Any, predicted: Any) -> bool:
    if not gold or not predicted:
        return not gold and not predicted
    here, there = _fold(gold.get("name")), _fold(predicted.get("name"))
    if here == there:
        return True
    if not here or not there or gold.get("country") != predicted.get("country"):
        return False
    return f" {here} " in f" {there} " or f" {there} " in f" {here} "


def _day(text: Any) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except (TypeError, ValueError):
        return None


def _same_time(gold: Any, predicted: Any) -> bool:
    first = gold if gold and (gold.get("start") or gold.get("end")) else None
    second = predicted if predicted and (predicted.get("start") or predicted.get("end")) else None
    if not first or not second:
        return not first and not second
    for end in ("start", "end"):
        here, there = _day(first.get(end)), _day(second.get(end))
        if (here is None) != (there is None):
            return False
        if here and there and abs((here - there).days) > DAYS_APART:
            return False
    return True


def _document_type(value: Any) -> Any:
    return value.get("type", value.get("document")) if isinstance(value, Mapping) else value


def same_slot(slot: str, gold: Form, predicted: Form) -> bool:
    """Whether the two claims agree on `slot`, one of `SLOTS`."""
    first, second = gold.get(slot), predicted.get(slot)
    if slot == "count":
        return _same_count(first, second)
    if slot == "basis":
        return _same_ends(gold.get("count"), predicted.get("count"), ("basis",))
    if slot == "where":
        return _same_place(where(gold), where(predicted))
    if slot == "time":
        return _same_time(first, second)
    if slot == "source":
        return _same_ends(first, second, ("type",))
    if slot == "document":
        return bool(_document_type(first) == _document_type(second))
    if slot == "money":
        return _same_ends(first, second, ("low", "high", "currency", "per"))
    if slot == "employer":
        return _fold(first) == _fold(second)
    if slot == "part_of":
        return bool(first) == bool(second)
    return bool(first == second)


def likeness(gold: Form, predicted: Form, text: str | None) -> float:
    """0 where the two cannot be one claim, else above 1: overlap of the quotes and a tenth per slot that agrees.

    They can where kind and direction agree and the quotes share half of the longer one, or where count and place agree
    and the quotes stand in the same or the neighbouring sentence. With a text, a predicted quote must be verbatim.
    """
    if gold.get("kind") != predicted.get("kind"):
        return 0.0
    if gold.get("kind") == "movement" and gold.get("direction") != predicted.get("direction"):
        return 0.0
    if text is not None and span(predicted, text) is None:
        return 0.0
    shared = overlap(gold, predicted, text)
    if shared < 0.5:  # half of the longer quote
        same_number = (
            bool(gold.get("count"))
            and _same_count(gold.get("count"), predicted.get("count"))
            and _same_place(where(gold), where(predicted))
        )
        if not (same_number and (text is None or shared > 0 or near(gold, predicted, text))):
            return 0.0
    return 1.0 + shared + 0.1 * sum(same_slot(slot, gold, predicted) for slot in SLOTS)


def pair(gold: Sequence[Form], predicted: Sequence[Form], text: str | None) -> list[tuple[int, int]]:
    """Pairs of indices into gold and predicted: greedy, the most alike first, each claim once."""
    options = sorted(
        (-score, i, j)
        for i, expected in enumerate(gold)
        for j, given in enumerate(predicted)
        if (score := likeness(expected, given, text)) > 0
    )
    used_gold: set[int] = set()
    used_predicted: set[int] = set()
    pairs = []
    for _, i, j in options:
        if i not in used_gold and j not in used_predicted:
            used_gold.add(i)
            used_predicted.add(j)
            pairs.append((i, j))
    return pairs
