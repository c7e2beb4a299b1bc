"""How a claim is told: as a past event, as a state in the present, or as a plan (guideline, "Bounds")."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from tumen.datafile import read_rows
from tumen.ledger import Claim, Told

STATES = frozenset({"presence", "retention", "condition", "pay", "paper"})
"""Kinds that tell of a state unless their words show the past; a movement or an order tells of an event."""

_EVENTS = frozenset({"movement", "order"})
_PAST_FORM = re.compile(r"\b\w{2,}ed\b", re.IGNORECASE)
# "workers dispatched by", "the dispatched workers": a participle is no past tense of its own
_PARTICIPLE = re.compile(
    r"\b\w{2,}ed\s+(?:by|from|in|at|to|for|under|workers?|labou?rers?|people|women|men)\b", re.IGNORECASE
)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Cues:
    future: re.Pattern[str]
    present: re.Pattern[str]
    progressive: re.Pattern[str]
    weak: re.Pattern[str]
    past: re.Pattern[str]
    perfect: re.Pattern[str]


@cache
def _languages() -> Mapping[str, _Cues]:
    top = read_rows(files("tumen.assess") / "told.yaml")
    found = {}
    for row in top["told"]:
        row.keys_within(("language", "future", "present", "copula", "weak", "past", "perfect"))
        copula, past = _words(row.texts("copula")), _words(row.texts("past"))
        found[row.text("language")] = _Cues(
            future=_compiled(_words(row.texts("future"))),
            present=_compiled(_words(row.texts("present"))),
            # at most two words between: "are still being held"
            progressive=_compiled(rf"{copula}(?:\s+\w+){{0,2}}?\s+(?:\w+(?:ing|ed|en)\b|{past})"),
            weak=_compiled(_words(row.texts("copula") + row.texts("weak"))),
            past=_compiled(past),
            perfect=_compiled(_words(row.texts("perfect"))),
        )
    return MappingProxyType(found)


def _words(words: tuple[str, ...]) -> str:
    longest_first = sorted(words, key=len, reverse=True)
    return r"\b(?:" + "|".join(map(re.escape, longest_first)) + r")\b"


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def told(claim: Claim, *, language: str | None) -> Told:
    """How `claim` is told, from its kind, its modality and the verb forms of its quote.

    A plan is told as future. Presence is a state in the present. Other states are present unless their words are all
    of the past; movements, orders, hiring and enforcement are past where their words show it and not the present.
    Where Tumen knows no cues of `language`, movements and orders are past and everything else present.
    """
    if claim.modality == "planned":
        return "future"
    if claim.kind == "presence":
        return "present"
    cues = _languages().get((language or "").split("-")[0].lower())
    default: Told = "past" if claim.kind in _EVENTS else "present"
    if cues is None:
        return default
    quote = claim.quote.replace("’", "'")
    if claim.modality == "possible" and cues.future.search(quote):
        return "future"
    if cues.present.search(quote) or cues.progressive.search(quote):
        return "present"
    if claim.kind in STATES:
        # a bare "-ed" in a state is most often a participle, and a perfect tells of what still holds
        now = cues.weak.search(quote) or cues.perfect.search(quote)
        return "past" if cues.past.search(quote) and not now else "present"
    if cues.past.search(quote) or cues.perfect.search(quote) or _PAST_FORM.search(_PARTICIPLE.sub(" ", quote)):
        return "past"
    return "present" if cues.weak.search(quote) else default
