"""`tumen decide`: what a person decides, appended to the journal."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from tumen.cli.decisions import headline
from tumen.cli.inputs import now
from tumen.cli.slot_words import read_slot
from tumen.cli.terminal import put_json, tell
from tumen.errors import DecisionRefused, InvalidForm, InvalidValue


def command(
    case: Annotated[Path, typer.Argument(metavar="CASE", help="The case file.")],
    action: Annotated[
        str,
        typer.Argument(
            metavar="ACTION",
            help="accept, reject, doubt, correct, same, not-same, same-story, other-story, same-employer, "
            "other-employer, figure or note.",
        ),
    ],
    target: Annotated[
        str,
        typer.Argument(
            metavar="TARGET", help="Id of a claim, or its first six characters or more; for figure, the place."
        ),
    ],
    rest: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[OTHER | SLOT VALUE | COUNT TIME]",
            help="The other claim, for what is decided on two; slot and value for correct; count and time for figure.",
        ),
    ] = None,
    by: Annotated[str, typer.Option(help="Who decides.")] = "",
    why: Annotated[str, typer.Option(help="The reason.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print the decision as JSON.")] = False,
) -> None:
    """Append a decision to the case's journal. Nothing is changed or taken back; a later decision counts.

    same-employer and other-employer say whether the employers that two claims name are one, for all claims that give
    these names. same and not-same say whether two claims are of one incident, same-story and other-story whether they
    go back to one telling, which makes them one witness.

    figure enters how many people you reckon with yourself: figure "Helong, CN, city" 400-600 2019-06-30, with a last
    word out (who came there) or return (who left) for a movement. It counts in estimates only, never as official.

    Values for `correct`: count 400, ~400, 400+, <=400 or 200-999; time 2018-04-02 or 2018-04-01..2018-04-05 (an end may
    be left out); place "Helong, CN, city"; null for an open slot; or the JSON form of the slot.
    """
    from dataclasses import asdict

    from tumen.pipeline import open_case
    from tumen.pipeline.estimating import BEARING

    more = rest or []
    slots: dict[str, Any] = {}
    if action == "correct":
        if len(more) != 2:
            raise DecisionRefused("correct: takes a claim, a slot and a value, such as: correct 3f2a9c count 400.")
        slots = {"slot": more[0], "value": read_slot(more[0], more[1])}
    elif action == "figure":
        target, slots = _figure(target, more)
    elif len(more) > 1:
        raise DecisionRefused(f"{action}: too many targets: {' '.join(more)}.")
    elif more:
        slots = {"other": more[0]}
    with open_case(case) as opened:
        decision = opened.decide(action, target, by=by, why=why, at=now(), **slots)
    if as_json:
        put_json([asdict(decision)])
    else:
        tell(f"{headline(decision)}, kept as {decision.hash[:12]}.")
        if decision.action in BEARING:
            tell(f"What it moves: tumen estimate {case} --since {decision.number}")


def _figure(place: str, more: list[str]) -> tuple[str, dict[str, Any]]:
    """The id of a figure that was typed, and its value."""
    from tumen.ledger import figure_id

    if len(more) not in (2, 3):
        raise DecisionRefused(
            'figure: takes a place, a count and a time, such as: figure "Helong, CN, city" 400-600 2019-06-30; and a '
            "last word out or return where so many came or left."
        )
    count, time = (read_slot(slot, text) for slot, text in zip(("count", "time"), more, strict=False))
    value = {
        "count": count,
        "place": read_slot("place", place),
        "time": time,
        "direction": more[2] if len(more) == 3 else None,
    }
    try:
        return figure_id(value), {"value": value}
    except (InvalidForm, InvalidValue) as error:
        raise DecisionRefused(str(error) if str(error).startswith("figure") else f"figure: {error}") from error
