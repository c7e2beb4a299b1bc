"""How a claim is told: as a past event, as a state in the present, or as a plan (guideline, "Bounds")."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from tumen.datafile import Row, read_rows
from tumen.ledger import Claim, Told

STATES = frozenset({"presence", "retention", "condition", "pay", "paper"})
"""Kinds that tell of a state unless their words show the past; a movement or an order tells of an event."""

_EVENTS = frozenset({"movement", "order"})
_KEYS = ("language", "future", "present", "copula", "weak", "perfect", "past", "irregular", "participle")


@dataclass(frozen=True, kw_only=True, slots=True)
class _Cues:
    """Compiled patterns of one language; `participle` matches what is struck out before the past is looked for."""

    future: re.Pattern[str]
    present: re.Pattern[str]
    progressive: re.Pattern[str]
    weak: re.Pattern[str]
    past: re.Pattern[str]
    perfect: re.Pattern[str]
    finite: re.Pattern[str]
    participle: re.Pattern[str]


@cache
def _languages() -> Mapping[str, _Cues]:
    top = read_rows(files("tumen.assess") / "told.yaml")
    found = {}
    for row in top["told"]:
        row.keys_within(_KEYS)
        found[row.text("language")] = _cues(row)
    return MappingProxyType(found)


def _cues(row: Row) -> _Cues:
    copula, perfect, irregular = (_words(row.texts(key)) for key in ("copula", "perfect", "irregular"))
    # at most two words between: "are still being held", "has since received"
    between = r"(?:\s+\w+){0,2}?\s+"
    people = r"(?:workers?|labou?rers?|people|women|men)"
    return _Cues(
        future=_compiled(_words(row.texts("future"))),
        present=_compiled(_words(row.texts("present"))),
        progressive=_compiled(rf"{copula}{between}(?:\w+(?:ing|ed|en)\b|{irregular})"),
        weak=_compiled(_words(row.texts("copula") + row.texts("weak") + row.texts("perfect"))),
        past=_compiled(_words(row.texts("past"))),
        perfect=_compiled(rf"{perfect}{between}(?:\w+(?:ed|en)\b|{irregular})"),
        finite=_compiled(rf"\w{{2,}}ed\b|{irregular}"),
        participle=_compiled(
            rf"\w{{2,}}ed\s+(?:by|{people})\b|{_words(row.texts('participle'))}\s+(?:from|in|at|to|for|under)\b"
        ),
    )


def _words(words: tuple[str, ...]) -> str:
    longest_first = sorted(words, key=len, reverse=True)
    return r"\b(?:" + "|".join(map(re.escape, longest_first)) + r")\b"


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def told(claim: Claim, *, language: str | None) -> Told:
    """How `claim` is told, from its kind, its modality and the verb forms of its quote.

    A plan is told as future. States (presence, retention, condition, pay, paper) are present unless their words are all
    of the past; movements, orders, hiring and enforcement are past where their words show it and not the present. Else,
    and where Tumen knows no cues of `language`, movements and orders are past and everything else present.
    """
    if claim.modality == "planned":
        return "future"
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
        # in a state a bare "-ed" is most often a participle, and a perfect tells of what still holds
        return "past" if cues.past.search(quote) and not cues.weak.search(quote) else "present"
    if cues.past.search(quote) or cues.perfect.search(quote) or cues.finite.search(cues.participle.sub(" ", quote)):
        return "past"
    return "present" if cues.weak.search(quote) else default
