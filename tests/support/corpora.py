"""The reports with gold that tests use: the bundled sample, the exam, and the seeds where that folder is there."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

from tumen.ledger import claim_form, report_form
from tumen.pipeline import take_in
from tumen.score import Figures, GoldReport, evaluate

ROOT = Path(__file__).parents[2]
SAMPLE = Path(str(files("tumen.resources") / "sample"))
EXAM = ROOT / "tests" / "exam"
DIGESTS = ROOT / "tests" / "golden" / "digests"
NEWS = ROOT / "tests" / "golden" / "news"
PRESS = ROOT / "tests" / "golden" / "press"
ABROAD = ROOT / "tests" / "golden" / "abroad"
SEEDS = ROOT.parent / "shared" / "seeds"
NO_SEEDS = "the seed reports do not lie beside this checkout (they are not ours to publish)"


def originals(folder: Path) -> Iterator[tuple[str, bytes]]:
    """File name and bytes of each report of a folder; seeds get the header that lies beside them."""
    headers = seed_headers() if folder == SEEDS else {}
    for path in sorted(folder.glob("*.txt")):
        yield path.name, headers.get(path.stem, b"") + path.read_bytes()


def seed_headers() -> dict[str, bytes]:
    """The header of each seed, from the table beside them."""
    with (SEEDS / "headers.tsv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table, delimiter="\t"))
    return {
        row["seed"]: "".join(f"{key}: {row[key]}\n" for key in ("Publisher", "Published", "URL") if row[key]).encode()
        + (b"\n" if row["Publisher"] or row["Published"] or row["URL"] else b"")
        for row in rows
    }


def gold(folder: Path) -> list[GoldReport]:
    """Gold of each report of a folder, with its text as Tumen reads it."""
    found = []
    for name, data in originals(folder):
        form: dict[str, Any] = json.loads((folder / name).with_suffix(".json").read_text(encoding="utf-8"))
        found.append(GoldReport(name=Path(name).stem, form=form, text=take_in(data, name=name).report.text))
    return found


def predicted(folder: Path) -> dict[str, dict[str, Any]]:
    """What `tumen extract --json` prints for each report of a folder, by name."""
    rows = {}
    for name, data in originals(folder):
        taken = take_in(data, name=name)
        form = report_form(taken.report) | {"claims": [claim_form(claim) for claim in taken.claims]}
        rows[Path(name).stem] = form
    return rows


def figures(*folders: Path, languages: tuple[str, ...] | None = None) -> Figures:
    """Figures over the reports of the folders together."""
    reports = [report for folder in folders for report in gold(folder)]
    rows = {name: row for folder in folders for name, row in predicted(folder).items()}
    return evaluate(reports, rows, languages=languages)


def gold_hash(folder: Path) -> str:
    """Hash of the gold files, so that floors are not compared with another gold."""
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*.json")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()
