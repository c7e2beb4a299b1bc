"""The quote of a frame: the stretch that most likely shares half with what a careful reader would quote.

Each edge (edges.py) has a probability, from its signs and the weights in `quote_weights.tsv` (fitted by
`tools/fit_weights.py`). Of all pairs of likely edges that pair is taken whose stretch has the greatest expected
agreement, where two stretches agree if they share at least half of the longer one (spec/claims.md, scoring).
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from tumen.extract.en.edges import Edge, Setting, edges
from tumen.extract.en.weights import rounded
from tumen.ledger import QUOTE_LIMIT

_EDGES = 4
"""Edges of each side that are weighed against each other."""
_LEAST = 8
"""Characters below which a stretch is no quote."""
_MARKS = {"”": "“", '"': '"', ")": "(", "]": "["}


def quote_of(text: str, setting: Setting) -> tuple[int, int]:
    """Offsets of the quote in the text; never longer than a quote may be."""
    starts, ends = edges(setting)
    low, high = _likeliest(starts), _likeliest(ends)
    stretches = [(first, last, last - first, chance * other) for first, chance in low for last, other in high]
    best: tuple[float, int, int] | None = None
    for start, end, length, both in stretches:
        if _LEAST <= length <= QUOTE_LIMIT:
            worth = _agreement(start, end, stretches) + 1e-3 * both
            if best is None or worth > best[0]:
                best = (worth, start, end)
    words = setting.outline.words
    if best is None:
        start = words[setting.at].start
        return start, min(max(words[setting.end - 1].end, start + 1), start + QUOTE_LIMIT)
    return _whole(text, best[1], best[2], setting.outline.scene.sentence.end)


def _agreement(start: int, end: int, stretches: Sequence[tuple[int, int, int, float]]) -> float:
    """The probability that the stretch agrees with the right one, which is one of those given with their chances."""
    total = 0.0
    length = end - start
    for first, last, other, chance in stretches:
        shared = (end if end < last else last) - (start if start > first else first)
        if 2 * shared >= (length if length > other else other):
            total += chance
    return total


def _likeliest(found: Sequence[Edge]) -> list[tuple[int, float]]:
    """The likeliest edges of a side with their probabilities."""
    sums = [rounded(edge.total) for edge in found]
    top = max(sums)
    chances = [math.exp(one - top) for one in sums]
    whole = math.fsum(chances)
    rows = [(edge.offset, chance / whole) for edge, chance in zip(found, chances, strict=True)]
    return sorted(rows, key=lambda row: (-row[1], row[0]))[:_EDGES]


def _whole(text: str, start: int, end: int, high: int) -> tuple[int, int]:
    """The stretch with a bracket or mark at its edges that its partner inside calls for."""
    if (
        end < high
        and text[end] in _MARKS
        and text.count(_MARKS[text[end]], start, end) > text.count(text[end], start, end)
    ):
        return (start, end + 1) if end + 1 - start <= QUOTE_LIMIT else (start, end)
    return start, end
