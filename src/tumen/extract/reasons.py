"""What `why` tells: which rules matched a sentence, which almost did, and what spoke against them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

from tumen.ledger import Report

Outcome = Literal["claim", "gave way", "too unlikely", "incomplete", "off topic"]
"""What became of a rule in a sentence."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Reason:
    """One rule and one sentence.

    `words` are those that the rule matched, `start` and `end` their offsets. `score` is how likely the rule is right
    here (None for one that is incomplete). `against` names what lowers the score most, the heaviest first; `missing`
    what an incomplete rule would still need. `rule` and `kind` are None where the sentence was not looked at.
    """

    sentence: int
    start: int
    end: int
    rule: str | None
    kind: str | None
    words: str
    score: float | None
    outcome: Outcome
    against: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


class Explainer(Protocol):
    """Tells for every sentence of a report why it gave claims or none."""

    def __call__(self, report: Report, *, least: float | None = None) -> tuple[Reason, ...]: ...
