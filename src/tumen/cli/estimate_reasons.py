"""What `tumen estimate` says beside its figures: stated propositions, what moves a figure, where claims disagree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from tumen.cli.estimate_tables import name_of
from tumen.cli.estimate_words import REFUSED, behind, between, claims_words, ids_words, people, percent, shift_words
from tumen.cli.terminal import complain, put_json, put_prose, put_table, tell
from tumen.errors import InvalidForm
from tumen.ledger import plain_form

if TYPE_CHECKING:
    from tumen.estimate import Estimate
    from tumen.estimate.figures import Figure
    from tumen.ledger import Driver, Excess, Statement, Tension

_MANY = 400
"""Observations above which a refit takes seconds, and a run that did not ask for any makes few."""

_FEW = 3

_LISTED = 12
"""Most tensions that a table lists; `--json --tensions` has all."""

NONE = "none"


def figures_of(found: Estimate, asked: Sequence[str], chosen: set[str]) -> list[tuple[Figure, int]]:
    """The figures whose drivers are told, each with how many fits are made; `chosen` are the ids of places, if any."""
    from tumen.estimate.drivers import REFITS
    from tumen.estimate.figures import default_figure, read_figure

    if list(asked) == [NONE] or (found.fitted is None and not asked):
        return []
    if found.fitted is None:
        raise InvalidForm(f"--drivers: the model {found.diagnostics.method} has none; use --model joint.")
    if asked:
        return [(read_figure(text, found), REFITS) for text in asked]
    node = next(index for index, one in enumerate(found.tree.nodes) if not chosen or one.id in chosen)
    return [(default_figure(found, node), _FEW if len(found.observations) > _MANY else REFITS)]


def drivers_of(found: Estimate, figure: Figure, most: int) -> tuple[Driver, ...]:
    """The drivers of a figure, with progress on stderr."""
    from tumen.estimate.drivers import drivers

    return drivers(found, figure, most=most, progress=lambda words: complain(f"{words} …"))


def put_reasons_json(
    found: Estimate, statements: Sequence[Statement], figures: Sequence[tuple[Figure, int]], *, tense: bool
) -> None:
    """One JSON object a line, each with its `kind`: statement, driver, tension, excess."""
    from tumen.estimate.tensions import excesses, tensions

    def rows() -> Iterator[dict[str, Any]]:
        yield from (_row("statement", one) for one in statements)
        for figure, most in figures:
            yield from (_row("driver", one) for one in drivers_of(found, figure, most))
        if tense:
            yield from (_row("tension", one) for one in tensions(found)[0])
            yield from (_row("excess", one) for one in excesses(found))

    put_json(rows())


def _row(kind: str, value: Any) -> dict[str, Any]:
    return {"kind": kind, **plain_form(value)}


def put_statements(statements: Sequence[Statement]) -> None:
    """Each statement with how likely it is, and in a sentence of its own how much stands behind that."""
    for one in statements:
        put_prose(statement_words(one))
        if one.confidence is not None:
            evidence = "; and ".join(dict.fromkeys(behind(each) for each in one.evidence))
            put_prose(f"Confidence: {one.confidence} ({evidence}).", indent=2)
    if statements:
        tell("")


def statement_words(one: Statement) -> str:
    """Such as `Northport 2020-06 < 1000: likely (72 %)`, or why nothing can be said."""
    if one.refused is not None:
        return f"{one.statement}: not answered, {one.refused}."
    if one.likelihood is not None:
        return f"{one.statement}: {one.likelihood} ({percent(one.probability)})."
    if one.probability < 0.5:
        return f"{one.statement}: below 1 %; {one.draws} draws cannot tell that from never."
    return f"{one.statement}: above 99 %; {one.draws} draws cannot tell that from always."


def put_drivers(found: Estimate, figure: Figure, most: int, *, asked: bool) -> None:
    """What moves a figure, as a table."""
    from tumen.estimate.figures import row_of

    row = row_of(found, figure)
    name = f"{figure.measure} of {name_of(found, figure.node)}, {figure.period}"
    if row.refused and not asked:
        put_prose(f"What moves the {name}: {REFUSED}.")
        tell("")
        return
    driving = drivers_of(found, figure, most)
    refusal = f" ({REFUSED})" if row.refused else ""
    moving = [(one, words) for one in driving if (words := shift_words(one.figure, one.without)) is not None]
    put_table(
        f"What moves the {name}{refusal}",
        ("family", "report: claim", "what is told", "without it"),
        [(one.family, ids_words(one.claims), claims_words(one.claims), words) for one, words in moving],
        empty=f"What moves the {name}: no family of claims by itself.",
    )
    still = len(driving) - len(moving)
    if moving and still:
        put_prose(f"Without {still} more {'family' if still == 1 else 'families'}, each in turn, it stays as it is.")
    tell("")


def put_tensions(found: Estimate, chosen: set[str]) -> None:
    """The claims that lie outside what the others let expect, and the places whose parts are more than the whole."""
    from tumen.estimate.tensions import excesses, tensions

    told, checked = tensions(found)
    inside = _inside(found, chosen)
    shown = [one for one in told if one.place in inside]
    if shown:
        put_table(
            "Claims in tension with the others",
            ("report: claim", "what is told", "what was to be expected", "where it lies"),
            [_tension(one) for one in shown[:_LISTED]],
            empty="",
        )
        if len(shown) > _LISTED:
            put_prose(f"{len(shown) - _LISTED} more are told by --json --tensions.")
    if checked:
        others = len(told) - len(shown)
        elsewhere = f" ({others} about other places)" if others else ""
        put_prose(
            f"Tension: {len(told)} of {checked} claims told as fact, copies counted once{elsewhere}, lie outside what "
            "95 in 100 would say given all other families; about 1 in 20 does by chance alone."
        )
        tell("")
    over = [one for one in excesses(found) if one.place in inside]
    if over:
        names = {node.id: node.name for node in found.tree.nodes}
        put_table(
            "Parts that are told to hold more than the whole",
            ("place", "when", "the whole", "its parts"),
            [_excess(one, names[one.place]) for one in over],
            empty="",
        )
        tell("")


def _inside(found: Estimate, chosen: set[str]) -> set[str]:
    """The ids of the chosen places and of all in them; of every place where none is chosen."""
    nodes = found.tree.nodes
    if not chosen:
        return {node.id for node in nodes}
    inside: set[int] = set()
    for index, node in enumerate(nodes):
        if node.id in chosen or node.parent in inside:
            inside.add(index)
    return {nodes[index].id for index in inside}


def _tension(one: Tension) -> tuple[str, ...]:
    expected = f"{people(one.expected.median)}; nine tenths {between(one.expected.p05, one.expected.p95)}"
    share = min(one.percentile, 1.0 - one.percentile)
    rare = "fewer than 1 in 1,000" if share < 0.001 else f"{round(1000 * share)} in 1,000"
    side = "that high" if one.percentile > 0.5 else "that low"
    return (ids_words(one.claims), claims_words(one.claims), expected, f"{rare} would be {side}")


def _excess(one: Excess, name: str) -> tuple[str, ...]:
    whole = f"at most {one.whole:,}: {claims_words(one.whole_claims)} [{ids_words(one.whole_claims)}]"
    parts = f"at least {one.parts:,}: {claims_words(one.part_claims)} [{ids_words(one.part_claims)}]"
    return (name, one.period, whole, parts)
