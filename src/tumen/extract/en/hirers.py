"""Speakers called by the firm that employs the workers: "a manager of a plant that hires them said" is a hiring."""

from __future__ import annotations

import re

from tumen.extract.en.sought import sought

_HIRES = sought(
    re.compile(
        r"\b(?:(?!(?:of|at|by|in|from|for|with|and|said|says|told|to|who|that)\b)[\w’'-]+\s){0,4}"
        r"(?i:compan(?:y|ies)|firms?|factor(?:y|ies)|plants?|enterprises?|restaurants?|contractors?|builders?|shipyards?|"
        r"workshops?|processors?|farms?|employers?)\b"
        r"(?:\s(?:in|near|on|at|outside)\s[^,.;:“”\"]{1,50}?)?"
        r"\s(?:that|which)\s(?:(?:has|have|had|once|now|also|still|currently|already|long)\s){0,2}"
        r"(?:employ(?:s|ed)?|hire[sd]?|use[sd]?|took on|takes? on)\s"
        r"[^,.;:“”\"]{0,40}?\b(?:North\sKorean(?:s\b|\s[\w-]+)|them\b|(?:such\s)?workers\b|labou?r(?:ers)?\b)"
        r"(?:\s(?:in|near|outside)\s(?:[a-z][\w-]*\s){0,4}[A-Z][\w’'-]+)*"
    ),
    "employ|hire|use|took on|take on|takes on",
)
"""A firm with the clause that tells whom it employs."""


def only_speaking(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The parts of the words from `start` to `end`, which say who speaks, that say nothing else."""
    hired = _HIRES.search(text[start:end])
    if hired is None:
        return ((start, end),)
    parts = ((start, start + hired.start()), (start + hired.end(), end))
    return tuple(part for part in parts if text[part[0] : part[1]].strip())
