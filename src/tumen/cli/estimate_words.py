"""Figures, evidence and claims in a few plain words, for the tables of `tumen estimate`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tumen.ledger import slot_form
from tumen.publish.words import count_words, say, when_words

if TYPE_CHECKING:
    from tumen.ledger import EstimateRow, Evidence, Levels, ShortClaim

REFUSED = "no usable evidence; the range is our prior"

_LONG_ID = re.compile(r"(?<![0-9a-f])([0-9a-f]{8})[0-9a-f]{24}$")

_FEW = 3
"""Claims of a family that are told; further ones are counted."""


def people(value: float) -> str:
    """A number of people to two significant figures; below ten only that."""
    if value < 9.5:
        return "fewer than 10"
    digits = len(str(round(value))) - 2
    return f"{int(round(value, -digits)):,}"


def between(low: float, high: float) -> str:
    """Such as `900–2,500`; `up to 2,500` where the lower end is below ten."""
    if high < 9.5:
        return people(high)
    return f"up to {people(high)}" if low < 9.5 else f"{people(low)}–{people(high)}"


def percent(share: float) -> str:
    """Such as `72 %`."""
    return f"{100 * share:.0f} %"


def evidence_cell(row: EstimateRow) -> str:
    """What stands behind a figure, below "independent families, last claim"; the refusal where it is next to nothing.

    Families are those of twelve months.
    """
    evidence = row.evidence
    if row.refused:
        return REFUSED
    if evidence.months_since is None:
        return "none up to then; rests on later ones or those around"
    return f"{evidence.families or 'none'}, {_last(evidence.months_since)}"


def behind(evidence: Evidence) -> str:
    """Independent families in twelve months and when the last claim was, in words."""
    since = evidence.months_since
    if since is None:
        return "no claim up to then; it rests on later ones, or on those of the places around"
    last = _last(since)
    if evidence.families == 0:
        return f"no claim in 12 months, the last {last}"
    if evidence.families == 1:
        return f"1 independent family in 12 months, the last claim {last}"
    return f"{evidence.families} independent families in 12 months, the last claim {last}"


def _last(since: int) -> str:
    return "in that month" if since == 0 else "1 month before" if since == 1 else f"{since} months before"


def shift_words(figure: Levels, without: Levels) -> str | None:
    """Such as `2,300 instead of 3,100; nine tenths 900–5,000 instead of 1,500–6,000`; None where nothing moves."""
    middles = people(without.median), people(figure.median)
    spans = between(without.p05, without.p95), between(figure.p05, figure.p95)
    if middles[0] == middles[1] and spans[0] == spans[1]:
        return None
    told = f"{middles[0]} instead of {middles[1]}" if middles[0] != middles[1] else f"{middles[0]} as with it"
    ends = f"{spans[0]} instead of {spans[1]}" if spans[0] != spans[1] else "as with it"
    return f"{told}; nine tenths {ends}"


def claim_words(claim: ShortClaim) -> str:
    """Such as `Example Daily: about 2,500 in Northport, 10 March 2018 (a local person)`."""
    count = "workers" if claim.count is None else count_words(slot_form(claim.count))
    movement = {"out": "arrived in", "return": "left", "transfer": "moved to"}
    link = movement.get(claim.direction or "", "in") if claim.kind == "movement" else "in"
    parts = [f"{count} {link} {claim.place}" if claim.place else count]
    if claim.time is not None and (claim.time.start or claim.time.end):
        parts.append(when_words(slot_form(claim.time)))
    elif claim.published is not None:
        parts.append(f"published {claim.published.isoformat()}")
    if claim.modality != "asserted":
        parts.append(say("modality", claim.modality) or claim.modality)
    who = f"{claim.publisher}: " if claim.publisher else ""
    return f"{who}{', '.join(parts)} ({say('source type', claim.source)})"


def claims_words(claims: Sequence[ShortClaim]) -> str:
    """What the claims say, those that say the same once, the rest counted."""
    told = list(dict.fromkeys(claim_words(claim) for claim in claims))
    return "; ".join(told[:_FEW]) + _more(len(told))


def ids_words(claims: Sequence[ShortClaim]) -> str:
    """Which claims they are: report and id, the id of a claim of a case as short as `explain` takes it."""
    names = list(dict.fromkeys(_LONG_ID.sub(r"\1", claim.claim) for claim in claims))
    return ", ".join(names[:_FEW]) + _more(len(names))


def _more(count: int) -> str:
    return f" and {count - _FEW} more" if count > _FEW else ""
