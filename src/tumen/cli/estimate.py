"""`tumen estimate`: how many workers are where, with honest doubt."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tumen.cli.earnings import put_earnings
from tumen.cli.terminal import complain, put_json, put_prose, put_table, tell
from tumen.errors import InvalidForm, UnreadableInput
from tumen.ledger import plain_form

if TYPE_CHECKING:
    from tumen.estimate import Estimate
    from tumen.ledger import EstimateRow

_WITHOUT = ("publisher", "family", "type")


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
    model: Annotated[str, typer.Option(help="kalman (simple), joint (the default) or bayes (sampled).")] = "joint",
    without: Annotated[
        list[str] | None,
        typer.Option(metavar="WHAT=…", help="Leave out a publisher=…, family=… or type=… of source; repeatable."),
    ] = None,
    earned: Annotated[
        bool, typer.Option("--earnings", help="Print what the state earns per host and year instead: ranges only.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object a line.")] = False,
) -> None:
    """Estimate how many workers are where, month by month, from the claims of a case or of a file."""
    if (case is None) == (claims is None):
        raise UnreadableInput("estimate: give a CASE, or --claims FILE, one of the two.")
    if str(claims) == "-" and str(tree) == "-":
        raise UnreadableInput(
            "estimate: --claims and --tree cannot both be read from stdin; give one of them as a file."
        )
    from tumen.estimate import METHODS, estimate

    if model not in METHODS:
        raise InvalidForm(f"--model: {model!r} is not known; use one of {', '.join(METHODS)}.")
    forms = []
    if claims is not None:
        forms = _json_lines(claims)
    elif case is not None:
        forms = _of_case(case)
    kept = _left(forms, without or ())
    found = estimate(
        kept,
        tree=None if tree is None else _json_lines(tree),
        seed=seed,
        model=model,
        first=first,
        last=last,
        whole_years=earned,
        progress=lambda words: complain(f"{words} …"),
    )
    if earned:
        put_earnings(found, kept, _places(found, place or ()), seed=seed, as_json=as_json)
        return
    for one in found.dropped:
        complain(f"not used: {one.claim}: {one.why}")
    for note in found.diagnostics.notes:
        complain(note)
    chosen = _places(found, place or ())
    if as_json:
        put_json(plain_form(row) for row in found.rows if row.place in chosen)
    else:
        _tables(found, chosen)


def _json_lines(path: Path) -> list[Any]:
    name = "stdin" if str(path) == "-" else path.name
    try:
        text = (sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableInput(f"{name}: cannot be read as UTF-8 text: {error}.") from error
    rows = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            rows.append(json.loads(line))
        except (ValueError, RecursionError) as error:
            raise InvalidForm(f"{name}, line {number}: not JSON: {error}.") from error
    return rows


def _of_case(path: Path) -> list[dict[str, Any]]:
    from tumen.case import Case
    from tumen.estimate.tellings import lines_of

    with Case.open(path) as case:
        lineage = case.lineage()
        reports = {report.id: report for report in case.reports()}
        families = {
            claim.id: min(origin.name for origin in lineage.origins[claim.id])
            for claim in case.claims()
            if lineage.origins.get(claim.id)
        }
        return lines_of(case.claims(), reports, families)


def _left(forms: Sequence[Any], without: Sequence[str]) -> list[Any]:
    """The claims without those that the options name. Raises InvalidForm for an option that names nothing known."""
    kept = list(forms)
    for option in without:
        what, sign, value = option.partition("=")
        if what not in _WITHOUT or not sign or not value.strip():
            raise InvalidForm(f"--without {option!r}: write one of {', '.join(f'{one}=…' for one in _WITHOUT)}.")
        before = len(kept)
        kept = [form for form in kept if _said(form, what) != value]
        number = before - len(kept)
        complain(f"without {option}: {number} {'claim is' if number == 1 else 'claims are'} left out.")
    return kept


def _said(form: Any, what: str) -> Any:
    if not isinstance(form, Mapping):
        return None
    if what == "type":
        source = form.get("source")
        return source.get("type") if isinstance(source, Mapping) else None
    return form.get(what)


def _places(found: Estimate, wanted: Sequence[str]) -> set[str]:
    ids = {node.id for node in found.tree.nodes}
    chosen = set()
    for name in wanted:
        same = {node.id for node in found.tree.nodes if name in (node.id, node.name)}
        if not same:
            named = ", ".join(node.name for node in found.tree.nodes if not node.rest)
            raise InvalidForm(f"--place: {name!r} is not in the tree of places, which has {named}.")
        chosen |= same
    return chosen or ids


def _tables(found: Estimate, chosen: set[str]) -> None:
    names = {node.id: node for node in found.tree.nodes}
    for node in found.tree.nodes:
        if node.id not in chosen:
            continue
        parent = "" if node.parent is None else f" of {found.tree.nodes[node.parent].name}"
        title = f"{node.name}{parent if names[node.id].rest else ''}"
        rows = [row for row in found.rows if row.place == node.id and _shown(row, found)]
        columns = ("period", "what", "median", "half of the chance", "nine tenths", "evidence")
        put_table(title, columns, [_cells(row) for row in rows], empty="")
    table = list(_deadline(found))
    if table:
        tell("")
        put_table("Before and after the deadline", table[0], table[1:], empty="")
    put_prose(
        f"Provisional: {found.diagnostics.used} claims as {found.diagnostics.observations} observations, model "
        f"{found.diagnostics.method}; {len(found.dropped)} not used. Nine tenths is nearer to 85 in 100."
    )


def _shown(row: EstimateRow, found: Estimate) -> bool:
    """Long runs show the end of each half year; `--json` has every month."""
    if row.measure != "stock" or found.last - found.first < 24:
        return True
    return row.period.endswith(("-06", "-12"))


def _cells(row: EstimateRow) -> tuple[str, ...]:
    between = (f"{people(row.p25)} to {people(row.p75)}", f"{people(row.p05)} to {people(row.p95)}")
    return (row.period, row.measure, people(row.median), *between, evidence_words(row))


def people(value: float) -> str:
    """A number of people to two significant figures; below ten only that."""
    if value < 10:
        return "fewer than 10"
    digits = len(str(round(value))) - 2
    return f"{int(round(value, -digits)):,}"


def evidence_words(row: EstimateRow) -> str:
    """What stands behind a figure, in words; the refusal where that is next to nothing."""
    if row.refused:
        return "no usable evidence; the range is our prior"
    evidence = row.evidence
    if evidence.months_since is None:
        return "no claim up to then; it rests on later ones, or on those of the places around"
    families = "1 independent family" if evidence.families == 1 else f"{evidence.families} independent families"
    return f"{families} in 12 months, the last {evidence.months_since} months before"


def _deadline(found: Estimate) -> Iterator[tuple[str, ...]]:
    from tumen.estimate.deadlines import deadlines

    rows = deadlines(found)
    if not rows:
        return
    yield ("host", *(f"{label} ({month})" for label, month, _ in rows[0].stocks), "at least half stayed")
    names = {node.id: node.name for node in found.tree.nodes}
    for row in rows:
        stayed = "" if row.half_stayed is None else f"{row.half_stayed:.0%}"
        yield (names[row.place], *(people(median) for _, _, median in row.stocks), stayed)
