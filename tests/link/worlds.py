"""Reports and claims for tests of linking: from gold files, and by hand."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from tumen.ledger import Claim, Report, When, day, make_claim, slot_value

SAMPLE = Path(__file__).parents[2] / "src" / "tumen" / "resources" / "sample"
SEEDS = Path(__file__).parents[2] / "../shared/seeds"


@dataclass(frozen=True, kw_only=True)
class World:
    """Reports by short name (`02`, `seed 001`) and claims by report name and gold id (`02 c1`)."""

    reports: dict[str, Report]
    claims: dict[str, Claim]


def sample() -> World:
    """Every report of the bundled sample with its gold claims."""
    return _world([(path.stem[:2], path, {}) for path in sorted(SAMPLE.glob("*.txt"))])


def seeds() -> World:
    """The seed reports with their gold claims and the data of `headers.tsv`; skips where they are missing."""
    if not SEEDS.is_dir():
        pytest.skip("the seed reports are not beside this checkout")
    with (SEEDS / "headers.tsv").open(encoding="utf-8") as lines:
        known = {row["seed"]: row for row in csv.DictReader(lines, delimiter="\t")}
    return _world([(f"seed {path.stem[:3]}", path, known[path.stem]) for path in sorted(SEEDS.glob("*.txt"))])


def both() -> World:
    """Sample and seeds together."""
    one, other = sample(), seeds()
    return World(reports=one.reports | other.reports, claims=one.claims | other.claims)


def _world(files: list[tuple[str, Path, dict[str, str]]]) -> World:
    reports, claims = {}, {}
    for short, path, header in files:
        text = path.read_text(encoding="utf-8").replace("\r\n", "\n")
        if not header:
            text = text.split("\n\n", 1)[1]
        gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        report = _report(path.stem, text, gold, header)
        reports[short] = report
        ids: dict[str, str] = {}
        waiting = list(gold["claims"])
        while waiting:
            form = waiting.pop(0)
            if form.get("part_of") is not None and form["part_of"] not in ids:
                waiting.append(form)
                continue
            claim = _claim(report, form, ids)
            ids[form["id"]] = claim.id
            claims[f"{short} {form['id']}"] = claim
    return World(reports=reports, claims=claims)


def _report(stem: str, text: str, gold: dict[str, Any], header: dict[str, str]) -> Report:
    publisher = (header["Publisher"] or None) if header else gold["publisher"]
    published = day((header["Published"] or None) if header else gold["published"], where="published")
    between = gold["written_between"]
    return Report(
        id=sha256(text.encode()).hexdigest(),
        name=stem,
        text=text,
        media_type="text/plain",
        publisher=publisher,
        title=gold["title"],
        language=gold["language"],
        published=published,
        written_between=When(start=day(between[0], where=stem), end=day(between[1], where=stem)) if between else None,
        upstream=tuple(gold["upstream"]),
    )


def _claim(report: Report, form: dict[str, Any], ids: dict[str, str]) -> Claim:
    start = report.text.index(form["quote"])
    slots = {
        name: slot_value(name, form[name]) for name in form if name not in ("id", "quote", "kind", "part_of", "note")
    }
    return make_claim(
        report=report.id,
        start=start,
        end=start + len(form["quote"]),
        quote=form["quote"],
        kind=form["kind"],
        part_of=ids.get(form.get("part_of") or ""),
        rule="gold",
        version="gold",
        **slots,
    )
