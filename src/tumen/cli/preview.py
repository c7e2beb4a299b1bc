"""`tumen add --dry-run`: what would be added, and what is read of it."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from tumen.case import Capture
from tumen.cli.guess import put_guess
from tumen.cli.terminal import complain, put_json, put_table, tell
from tumen.errors import TumenError
from tumen.ledger import Report
from tumen.pipeline import Input, Reader, Step, extracted, open_case, reading, walk
from tumen.read import Container, LeftOut

_COLUMNS = ("report", "written", "told by", "publisher", "language", "claims", "to look at")


def put_preview(case: Path, inputs: Iterable[Input], *, missing: int, as_json: bool) -> dict[str, int]:
    """Prints a line for each report that would be added or is known; gives how many were read and how many failed."""
    rows: list[tuple[str, ...]] = []
    done, failed = 0, missing
    with ExitStack() as stack:
        opened = stack.enter_context(open_case(case, readonly=True)) if case.exists() else None
        reader = stack.enter_context(reading())
        for given in inputs:
            put_guess(given, as_json=as_json)
            for step in _steps(given, reader):
                known = opened is not None and opened.has(step.id)
                if isinstance(step.found, Report):
                    done += 1
                    rows.append(_put(step, step.found, known=known, as_json=as_json))
                elif isinstance(step.found, LeftOut):
                    complain(f"left out: {given.source}, {step.found.where}: {step.found.why}")
                elif not isinstance(step.found, Container):
                    failed += 1
                    complain(f"{given.source}, {step.where}: {step.found}" if step.where else str(step.found))
    if not as_json:
        put_table(f"{case}: nothing is kept yet", _COLUMNS, rows, empty="No report could be read.")
        tell(f"{done} would be added or are known, {failed} failed. Leave out --dry-run to add them.")
    return {"done": done, "failed": failed}


def _steps(given: Input, reader: Reader) -> Iterable[Step]:
    capture = Capture(name=given.name, source=given.source)
    try:
        data = given.load()
    except TumenError as error:
        yield Step(data=b"", capture=capture, where=None, found=error)
        return
    yield from walk(data, capture, reader=reader, columns=given.columns)


def _put(step: Step, report: Report, *, known: bool, as_json: bool) -> tuple[str, ...]:
    taken = extracted(report)
    when = report.written_between
    written = "" if when is None else "..".join(day.isoformat() if day else "" for day in (when.start, when.end))
    form: dict[str, Any] = {
        "report": report.name,
        "where": step.where,
        "source": step.capture.source,
        "known": known,
        "published": report.published,
        "published_from": report.published_from,
        "publisher": report.publisher,
        "language": report.language,
        "title": report.title,
        "claims": len(taken.claims),
        "flags": list(report.flags),
    }
    if as_json:
        put_json([form | {"published": report.published.isoformat() if report.published else None}])
    return (
        f"{report.name} (known)" if known else report.name,
        report.published.isoformat() if report.published else written,
        report.published_from or ("its own words" if when else ""),
        report.publisher or "",
        report.language or "",
        str(len(taken.claims)),
        " ".join(report.flags),
    )
