"""The quote of a frame: the stretch that most likely shares half with what a careful reader would quote.

Each edge (edges.py) has a probability, from its signs and the weights in `quote_weights.tsv` (fitted by
`tools/fit_weights.py`). Of all pairs of likely edges that pair is taken whose stretch has the greatest expected
agreement, where two stretches agree if they share at least half of the longer one (spec/claims.md, scoring).
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from tumen.extract.en.edges import Edge, Setting, edges
from tumen.extract.en.weights import quote_weights
from tumen.ledger import QUOTE_LIMIT

_EDGES = 4
"""Edges of each side that are weighed against each other."""
_LEAST = 8
"""Characters below which a stretch is no quote."""
_MARKS = {"”": "“", '"': '"', ")": "(", "]": "["}


def quote_of(text: str, setting: Setting) -> tuple[int, int]:
    """Offsets of the quote in the text; never longer than a quote may be."""
    starts, ends = edges(setting)
    low, high = _likeliest(starts, "start"), _likeliest(ends, "end")
    best: tuple[float, int, int] | None = None
    for start, chance in low:
        for end, other in high:
            if _LEAST <= end - start <= QUOTE_LIMIT:
                worth = _agreement(start, end, low, high) + 1e-3 * chance * other
                if best is None or worth > best[0]:
                    best = (worth, start, end)
    if best is None:
        words = setting.scene.sentence.words
        start = words[setting.at].start
        return start, min(max(words[setting.end - 1].end, start + 1), start + QUOTE_LIMIT)
    return _whole(text, best[1], best[2], setting.scene.sentence.end)


def _agreement(start: int, end: int, low: Sequence[tuple[int, float]], high: Sequence[tuple[int, float]]) -> float:
    """The probability that the stretch agrees with the right one."""
    total = 0.0
    for first, chance in low:
        for last, other in high:
            shared = min(end, last) - max(start, first)
            if 2 * shared >= max(end - start, last - first):
                total += chance * other
    return total


def _likeliest(found: Sequence[Edge], side: str) -> list[tuple[int, float]]:
    """The likeliest edges of a side with their probabilities."""
    table = quote_weights()[side]
    sums = [math.fsum([table[sign] for sign in edge.signs if sign in table]) for edge in found]
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
