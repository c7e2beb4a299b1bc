"""The trade that a passage tells of."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from operator import itemgetter

from tumen.extract.en.text import Sentence, Text
from tumen.ledger import Ground, Sector
from tumen.resources.lexicons import apart, sector_hits

_FIRST = itemgetter(1)


class Trades:
    """The sector in which the passage told of the workers or their place of work, as it is read sentence by sentence.

    It lasts for its paragraph, until another sector is named or the passage goes to another state. Where the whole
    report tells of one sector, that is `only`: the workers' wherever none is named.
    """

    def __init__(self, text: Text) -> None:
        self._hits = sector_hits(text.text)
        self.only = _only_sector(self._hits)
        self._named: tuple[Sector, Ground] | None = None
        self._state: str | None = None
        self._paragraph = -1

    def before(self, sentence: Sentence, state: str | None) -> tuple[Sector, Ground] | None:
        """The sector told before a sentence, in a passage that stands in this state."""
        if sentence.paragraph != self._paragraph:
            self._paragraph, self._named = sentence.paragraph, None
        if self._state is not None and state is not None and state != self._state:
            self._named = None
        self._state = state or self._state
        return self._named

    def hear(self, sentence: Sentence, *, of_workers: bool) -> None:
        """Reads a sentence, which may speak of the workers, for what is told after it."""
        for at in range(bisect_left(self._hits, sentence.start, key=_FIRST), len(self._hits)):
            sector, start, end = self._hits[at]
            if start >= sentence.end:
                return
            if end <= sentence.end:
                if of_workers or _of_work(sentence):
                    self._named = sector, Ground(spans=((start, end),))
                return


_MOSTLY, _TWICE = 0.75, 2


def _only_sector(hits: Sequence[tuple[Sector, int, int]]) -> tuple[Sector, Ground] | None:
    """The sector of nearly all words of trade in a report; None where several are spoken of or hardly any is."""
    words = apart(hits)
    counts = Counter(one[0] for one in words)
    sector, times = next(iter(counts.most_common(1)), (None, 0))
    if sector is None or times < _TWICE or times < _MOSTLY * len(words):
        return None
    first = next(one for one in words if one[0] == sector)
    return sector, Ground(spans=((first[1], first[2]),))


_WORKPLACE = re.compile(
    r"factor(?:y|ies)|plants?|compan(?:y|ies)|firms?|sites?|restaurants?|employers?|mines?|shipyards?|workers?|"
    r"labou?r(?:ers)?|employ\w*",
    re.I,
)


def _of_work(sentence: Sentence) -> bool:
    """Whether the sentence speaks of work or of those who give it."""
    return any(_WORKPLACE.fullmatch(word.text) for word in sentence.words)
