"""`tumen estimate`: how many workers are where, with honest doubt."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tumen.cli.earnings import put_earnings
from tumen.cli.estimate_inputs import json_lines, left_of, of_case, tell_unused
from tumen.cli.terminal import complain, put_json, put_prose
from tumen.errors import InvalidForm, UnreadableInput
from tumen.ledger import plain_form

if TYPE_CHECKING:
    from tumen.estimate.tree import Tree


def command(
    case: Annotated[Path | None, typer.Argument(metavar="CASE", help="The case file.")] = None,
    claims: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Estimate from claims as JSON, one a line, without a case; - is stdin."),
    ] = None,
    tree: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="The places: JSON lines of id, name, parent, host, level; - is stdin."),
    ] = None,
    place: Annotated[
        list[str] | None, typer.Option(metavar="PLACE", help="Print this place only (id or name); repeatable.")
    ] = None,
    first: Annotated[str | None, typer.Option("--from", metavar="MONTH", help="First month, such as 2017-01.")] = None,
    last: Annotated[str | None, typer.Option("--to", metavar="MONTH", help="Last month, such as 2020-12.")] = None,
    seed: Annotated[int, typer.Option(min=0, help="Seed of the draws; the same seed gives the same bytes.")] = 1,
    model: Annotated[str, typer.Option(help="kalman (simple), joint (the default), bayes (sampled, slow).")] = "joint",
    without: Annotated[
        list[str] | None,
        typer.Option(metavar="WHAT=…", help="Leave out a publisher=…, family=… or type=… of source; repeatable."),
    ] = None,
    earned: Annotated[
        bool, typer.Option("--earnings", help="Print what the state earns per host and year instead: ranges only.")
    ] = False,
    statement: Annotated[
        list[str] | None,
        typer.Option(
            "--state",
            metavar="STATEMENT",
            help="How likely is it? Such as 'CN 2020-01 < 0.5 * CN 2017-12' or 'Northport now > 1000'; repeatable.",
        ),
    ] = None,
    driven: Annotated[
        list[str] | None,
        typer.Option(
            "--drivers",
            metavar="PLACE@PERIOD",
            help="What moves this figure (…@inflow and …@outflow for flows); none for no such table; repeatable.",
        ),
    ] = None,
    tense: Annotated[
        bool, typer.Option("--tensions", help="With --json: also the claims in tension, which tables always have.")
    ] = False,
    since: Annotated[
        str | None,
        typer.Option(metavar="DECISION", help="Show how decisions from this one on moved the figures; or last."),
    ] = None,
    shocks: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Known shocks of your own, beside the bundled ones.")
    ] = None,
    priors: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Priors of your own, beside the bundled ones.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object a line.")] = False,
) -> None:
    """Estimate how many workers are where, month by month, from the claims of a case or of a file."""
    if (case is None) == (claims is None):
        raise UnreadableInput("estimate: give a CASE, or --claims FILE, one of the two.")
    if str(claims) == "-" and str(tree) == "-":
        raise UnreadableInput(
            "estimate: --claims and --tree cannot both be read from stdin; give one of them as a file."
        )
    from tumen.cli.estimate_beside import Shown, given_tables, show_beside, show_since
    from tumen.estimate import METHODS, estimate
    from tumen.estimate.run import places_of

    if model not in METHODS:
        raise InvalidForm(f"--model: {model!r} is not known; use one of {', '.join(METHODS)}.")
    if earned and (statement or driven or tense):
        raise InvalidForm("--earnings: --state, --drivers and --tensions are of stocks and flows; ask for them apart.")
    if (since or shocks or priors) and (earned or statement or driven or tense):
        raise InvalidForm(
            "--since, --shocks, --priors: show two runs side by side; ask for --earnings, --state, --drivers and "
            "--tensions apart."
        )
    run = partial(
        estimate,
        tree=None if tree is None else json_lines(tree),
        seed=seed,
        model=model,
        first=first,
        last=last,
        whole_years=earned,
        progress=lambda words: complain(f"{words} …"),
    )
    tables = given_tables(shocks, priors)
    shown = Shown(
        left=lambda of: left_of(of, without or ()), places=lambda of: _places(of.tree, place or ()), json=as_json
    )
    if since is not None:
        show_since(case, since, partial(run, **tables), shown)
        return
    forms = json_lines(claims) if claims is not None else of_case(case) if case is not None else []
    if tables:
        names = [path.name for path in (shocks, priors) if path is not None]
        show_beside(forms, run, tables, shown, names=names)
        return
    kept = left_of(forms, without or ())
    if place:
        # a place that is not there is told before the fit, not after it
        _places(places_of(kept, tree=run.keywords["tree"]), place)
    found = run(kept)
    chosen = _places(found.tree, place or ())
    if earned:
        of = chosen or {node.id for node in found.tree.nodes}
        put_earnings(found, kept, of, seed=seed, as_json=as_json)
        return
    tell_unused(found.dropped)
    for note in found.diagnostics.notes:
        complain(note)
    from tumen.cli import estimate_reasons as reasons
    from tumen.estimate.statements import state

    statements = [state(found, words) for words in statement or ()]
    figures = reasons.figures_of(found, driven or (), chosen)
    if as_json:
        put_json(plain_form(row) for row in found.rows if not chosen or row.place in chosen)
        reasons.put_reasons_json(found, statements, figures if driven else (), tense=tense)
        return
    from tumen.cli.estimate_tables import put_deadlines, put_foot, put_places

    reasons.put_statements(statements)
    if not found.observations and tree is None and not statements:
        put_prose(
            "No claim says how many people are anywhere, so there is nothing to estimate from. What is not used stands "
            "above with the reason; `--json` has the ranges of the prior."
        )
        return
    put_places(found, chosen)
    put_deadlines(found)
    for figure, most in figures:
        reasons.put_drivers(found, figure, most, asked=bool(driven))
    reasons.put_tensions(found, chosen)
    put_foot(found)


def _places(tree: Tree, wanted: Sequence[str]) -> set[str]:
    """The ids of the places that are asked for; empty where none is. Raises InvalidForm for one that is not there."""
    chosen = set()
    for name in wanted:
        same = {node.id for node in tree.nodes if name in (node.id, node.name)}
        if not same:
            named = ", ".join(node.name for node in tree.nodes if not node.rest)
            raise InvalidForm(f"--place: {name!r} is not in the tree of places, which has {named}.")
        chosen |= same
    return chosen
