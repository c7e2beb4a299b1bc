"""One report that retells another: the evidence for it, and which claims stand in the words that it copied."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tumen.ledger import Claim
from tumen.link.facts import Match
from tumen.link.readings import Readings
from tumen.link.weights import probability
from tumen.link.words import Shared

PROBABLE = 0.5
"""From this probability on a report is taken for a retelling, and its claims lose their own origin."""

COPIED = 0.2
"""From this share of its words on a report is taken for a copy of what it shares."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Edge:
    """`here` retells `there` with a sum of evidence; `firm` where the evidence is more than one shared figure,
    `named` where it names the publisher of `there` or links to it. `matches` are the facts that both hold, `changed`
    the claims that it tells otherwise. `grounds` is the part of the sum that facts and words give, names and links
    left out.
    """

    here: str
    there: str
    odds: float
    matches: tuple[Match, ...]
    text: Shared
    evidence: tuple[str, ...]
    firm: bool
    named: bool
    grounds: float = 0.0
    changed: tuple[Match, ...] = ()

    @property
    def probability(self) -> float:
        """Probability of the edge, 0 to 1."""
        return probability(self.odds)

    @property
    def copied(self) -> bool:
        """Whether so much text is shared that one is a copy."""
        return self.text.share >= COPIED

    @property
    def told(self) -> bool:
        """Whether words or a name show that it is a retelling, not shared facts alone."""
        return (self.copied or self.named) and self.probability >= PROBABLE


def retold(edges: Iterable[Edge], readings: Readings) -> dict[str, str]:
    """For each claim that stands in copied words, the claim of the copied report that stands in the same words.

    Two claims of one report never answer to the same claim. Where several edges hold one claim, the first does.
    """
    found: dict[str, str] = {}
    for edge in edges:
        if edge.copied and edge.probability >= PROBABLE:
            fits = [fit for claim in readings.of[edge.here].claims for fit in _same_words(claim, edge, readings)]
            taken: set[str] = set()
            for *_, claim, other in sorted(fits, reverse=True):
                if claim not in found and other not in taken:
                    found[claim] = other
                    taken.add(other)
    return found


def _same_words(claim: Claim, edge: Edge, readings: Readings) -> Iterator[tuple[int, bool, str, str]]:
    """How many characters of its quote `claim` shares with each claim of the same kind of the copied report, whether
    place and count are the same (a list gives one claim for each item with the same quote), and both ids.
    """
    for passage in edge.text.passages:
        start, end = max(claim.start, passage.start), min(claim.end, passage.end)
        if start >= end:
            continue
        shift = passage.there_start - passage.start
        for other in readings.of[edge.there].claims:
            if (other.kind, other.direction) != (claim.kind, claim.direction):
                continue
            common = min(end + shift, other.end) - max(start + shift, other.start)
            if common > 0:
                yield common, (other.where, other.count) == (claim.where, claim.count), claim.id, other.id
