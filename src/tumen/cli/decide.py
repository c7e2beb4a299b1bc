"""`tumen decide`: what a person decides, appended to the journal."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from tumen.cli.inputs import now
from tumen.cli.slot_words import read_slot
from tumen.cli.terminal import put_json, tell
from tumen.errors import DecisionRefused


def command(
    case: Annotated[Path, typer.Argument(metavar="CASE", help="The case file.")],
    action: Annotated[
        str,
        typer.Argument(
            metavar="ACTION", help="accept, reject, correct, same, not-same, same-employer, other-employer or note."
        ),
    ],
    target: Annotated[
        str, typer.Argument(metavar="TARGET", help="Id of a claim, or its first six characters or more.")
    ],
    rest: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[OTHER | SLOT VALUE]",
            help="The other claim, for what is decided on two; slot and value, for correct.",
        ),
    ] = None,
    by: Annotated[str, typer.Option(help="Who decides.")] = "",
    why: Annotated[str, typer.Option(help="The reason.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print the decision as JSON.")] = False,
) -> None:
    """Append a decision to the case's journal. Nothing is changed or taken back; a later decision counts.

    same-employer and other-employer say whether the employers that two claims name are one, for all claims that give
    these names.

    Values for `correct`: count 400, ~400, 400+, <=400 or 200-999; time 2018-04-02 or 2018-04-01..2018-04-05 (an end may
    be left out); place "Helong, CN, city"; null for an open slot; or the JSON form of the slot.
    """
    from dataclasses import asdict

    from tumen.pipeline import open_case

    more = rest or []
    slots: dict[str, Any] = {}
    if action == "correct":
        if len(more) != 2:
            raise DecisionRefused("correct: takes a claim, a slot and a value, such as: correct 3f2a9c count 400.")
        slots = {"slot": more[0], "value": read_slot(more[0], more[1])}
    elif len(more) > 1:
        raise DecisionRefused(f"{action}: too many targets: {' '.join(more)}.")
    elif more:
        slots = {"other": more[0]}
    with open_case(case) as opened:
        decision = opened.decide(action, target, by=by, why=why, at=now(), **slots)
    if as_json:
        put_json([asdict(decision)])
    else:
        tell(f"decision {decision.number}: {decision.action} {decision.target}, kept as {decision.hash[:12]}.")
