"""`tumen score`: claims against gold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from tumen.cli.terminal import complain, put_json, put_table, tell
from tumen.errors import InvalidForm, UnreadableInput
from tumen.nouns import counted

EXAM = "exam"
"""A folder of this name is scored as a whole: whoever writes rules must not see its misses."""


def command(
    paths: Annotated[list[Path], typer.Argument(metavar="GOLD… PREDICTED", help="Gold folders, then the predictions.")],
    language: Annotated[str | None, typer.Option(help="Only reports in these languages, such as en or ko,zh.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
    verbose: Annotated[bool, typer.Option(help="Print each difference on stderr.")] = False,
) -> None:
    """Score claims against gold: claim, fact and number F1, per kind and per slot.

    A gold folder holds NAME.json per report, with NAME.txt beside it. PREDICTED is what `tumen extract --json` prints,
    or one claim a line.
    """
    from tumen.score import GoldReport, evaluate, predictions

    *folders, predicted = paths
    if not folders:
        raise UnreadableInput("score: name at least one gold folder before the file of predictions.")
    if verbose and any(folder.resolve().name == EXAM for folder in folders):
        raise UnreadableInput("score: the exam is scored as a whole; its misses are not shown. Leave --verbose out.")
    gold: list[GoldReport] = []
    for folder in folders:
        gold += [_gold(path) for path in sorted(folder.glob("*.json"))]
    rows = [
        _json(line, f"{predicted}, line {n}") for n, line in enumerate(_text(predicted).splitlines(), 1) if line.strip()
    ]
    figures = evaluate(
        gold,
        predictions(rows),
        languages=language.split(",") if language else None,
        tell=complain if verbose else None,
    )
    if not figures.reports:
        among = f" for language {language}" if language else ""
        raise UnreadableInput(
            f"score: no gold report in {', '.join(map(str, folders))}{among}; it holds one NAME.json per report."
        )
    if as_json:
        put_json([figures.form()])
        return
    kinds = [
        (kind, str(n), str(m), f"{rate.p:.2f}", f"{rate.r:.2f}", f"{rate.f1:.2f}")
        for kind, (n, m, rate) in figures.kinds.items()
    ]
    tell(
        f"{counted(figures.reports, 'report')}, {counted(figures.gold, 'gold claim')}, {figures.predicted:,} predicted"
    )
    put_table("By kind", ("kind", "gold", "predicted", "P", "R", "F1"), kinds, empty="No claims, in gold or predicted.")
    tell("slots right of matched: " + "  ".join(f"{slot} {r.right}/{r.of}" for slot, r in figures.slots.items()))
    tell(f"reports without claims left empty: {figures.negatives_empty.right}/{figures.negatives_empty.of}")
    tell(f"day of publication right: {figures.published.right}/{figures.published.of}")
    for name, rate in (("number", figures.number), ("claim", figures.claim), ("fact", figures.fact)):
        over = f"  over {counted(figures.counted_claims, 'counted claim')}" if name == "number" else ""
        tell(f"{name:<6} P {rate.p:.3f} R {rate.r:.3f} F1 {rate.f1:.3f}{over}")


def _gold(path: Path) -> Any:
    from tumen.read import read_file, read_report
    from tumen.score import GoldReport

    form = _json(_text(path), str(path))
    if not isinstance(form, dict) or not isinstance(form.get("claims"), list):
        raise InvalidForm(f"{path}: no gold report; it is an object with a list of 'claims'.")
    beside = path.with_suffix(".txt")
    text = read_report(read_file(beside), name=beside.name).text if beside.exists() else None
    return GoldReport(name=path.stem, form=form, text=text)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise UnreadableInput(f"{path}: cannot be read ({error.strerror}); check the path.") from error
    except UnicodeDecodeError as error:
        raise UnreadableInput(f"{path}: is not UTF-8 at byte {error.start}; save it as UTF-8.") from error


def _json(text: str, where: str) -> Any:
    try:
        return json.loads(text)
    except ValueError as error:
        raise InvalidForm(f"{where}: is not JSON ({error}).") from error
