"""`tumen show CASE names`: names of employers and sites that may be one, with the reasons."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from tumen.cli.terminal import put_json, put_table, tell
from tumen.cli.words import OPEN

if TYPE_CHECKING:
    from tumen.case import Case
    from tumen.link.proposals import Named, Proposal

_SHORT = 8
_MOST = 3
_VERDICTS = {"same": "may be one", "unsure": "related, or one"}
EMPTY = "No two names in this case look like one. Names that say only place and trade are not compared."


def put_names(case: Case, as_json: bool) -> None:
    """Print the pairs of names that may be one, the likeliest first; nothing is merged."""
    from tumen.link.proposals import proposal_form, proposals

    effective = case.effective()
    found = proposals(effective.claims, same=effective.same_employers, apart=effective.other_employers)
    if as_json:
        put_json(proposal_form(pair) for pair in found.pairs)
        return
    rows = [
        (
            pair.one.name,
            pair.other.name,
            _verdict(pair),
            "; ".join(f"{part}: {why}" for part, why in pair.likeness.reasons) or OPEN,
            _claims(pair.one),
            _claims(pair.other),
        )
        for pair in found.pairs
    ]
    columns = ("name", "other name", "verdict", "why", "its claims", "the other's")
    put_table("Names that may be one (nothing is merged; people decide)", columns, rows, empty=EMPTY)
    if found.left_out:
        tell(f"Not all names were compared that share: {', '.join(found.left_out)}. Too many firms bear it.")


def _verdict(pair: Proposal) -> str:
    if pair.decided:
        return "one, a person said"
    return f"{_VERDICTS[pair.likeness.verdict]} ({pair.likeness.probability or 0:.0%})"


def _claims(named: Named) -> str:
    more = len(named.claims) - _MOST
    return " ".join(_shorts(named.claims[:_MOST])) + (f" and {more} more" if more > 0 else "")


def _shorts(ids: Iterable[str]) -> Iterable[str]:
    return (name[:_SHORT] for name in ids)
