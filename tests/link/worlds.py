"""Reports and claims for tests of linking: from gold files, and by hand."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tumen.ledger import Claim, Count, Place, Report, Source, When, day, make_claim, slot_value

SAMPLE = Path(__file__).parents[2] / "src" / "tumen" / "resources" / "sample"
DIGESTS = Path(__file__).parents[1] / "golden" / "digests"
SEEDS = Path(__file__).parents[2] / "../shared/seeds"


@dataclass(frozen=True, kw_only=True)
class World:
    """Reports by short name (`02`, `seed 001`, the stem of a digest), claims by report name and gold id (`02 c1`)."""

    reports: dict[str, Report]
    claims: dict[str, Claim]


def sample() -> World:
    """Every report of the bundled sample with its gold claims."""
    return _world([(path.stem[:2], path, {}) for path in sorted(SAMPLE.glob("*.txt"))])


def digests() -> World:
    """Every digest with its gold claims; reports are named by the stem of their file."""
    return _world([(path.stem, path, {}) for path in sorted(DIGESTS.glob("*.txt"))])


def seeds() -> World:
    """The seed reports with their gold claims and the data of `headers.tsv`; skips where they are missing."""
    if not SEEDS.is_dir():
        pytest.skip("the seed reports are not beside this checkout")
    with (SEEDS / "headers.tsv").open(encoding="utf-8") as lines:
        known = {row["seed"]: row for row in csv.DictReader(lines, delimiter="\t")}
    return _world([(f"seed {path.stem[:3]}", path, known[path.stem]) for path in sorted(SEEDS.glob("*.txt"))])


def both() -> World:
    """Sample and seeds together."""
    return together(sample(), seeds())


def together(*worlds: World) -> World:
    """One world of all reports and claims."""
    return World(
        reports={name: report for world in worlds for name, report in world.reports.items()},
        claims={name: claim for world in worlds for name, claim in world.claims.items()},
    )


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


@dataclass(frozen=True, kw_only=True)
class Told:
    """One sentence of a made-up report and the slots of its claim; `part_of` is the number of an earlier sentence."""

    sentence: str
    slots: Mapping[str, Any]
    part_of: int | None = None


def tell(name: str, told: Sequence[Told], *, gap: str = "\n", **about: Any) -> tuple[Report, tuple[Claim, ...]]:
    """A made-up report of these sentences, and its claims in the order of `told`."""
    text = gap.join(entry.sentence for entry in told)
    report = Report(
        id=sha256(f"{name}\n{text}".encode()).hexdigest(), name=name, text=text, media_type="text/plain", **about
    )
    claims: list[Claim] = []
    at = 0
    for entry in told:
        slots = {"source": Source(description="a resident", type="local")} | dict(entry.slots)
        claims.append(
            make_claim(
                report=report.id,
                start=at,
                end=at + len(entry.sentence),
                quote=entry.sentence,
                part_of=claims[entry.part_of].id if entry.part_of is not None else None,
                rule="made up",
                version="1",
                **slots,
            )
        )
        at += len(entry.sentence) + len(gap)
    return report, tuple(claims)


TOWNS = tuple(Place(name=name, country="CN", level="city") for name in ("Hunchun", "Helong", "Dandong", "Tumen"))
WORDS = tuple(
    chr(first) + vowel + chr(last) for first in range(ord("b"), ord("z")) for vowel in "aeiou" for last in b"lmnrst"
)
PUBLISHERS = ("Radio Free Asia", "Daily NK", "Yonhap", "Example Gazette", None)


def made_up(
    seed: int, *, reports: int = 5, claims: int = 3
) -> list[tuple[Report, tuple[Claim, ...], list[Told], dict[str, Any]]]:
    """Reports that speak, by chance, of few towns in few days, so that many of them could be of one event."""
    chance = Random(seed)  # noqa: S311
    world = []
    for number in range(reports):
        day = date(2020, 3, 1) + timedelta(days=chance.randrange(40))
        told = [_told(chance, day, number, position) for position in range(chance.randint(1, claims))]
        if len(told) > 1 and chance.random() < 0.3:
            told[1] = Told(sentence=told[1].sentence, slots=told[1].slots, part_of=0)
        house = chance.choice(PUBLISHERS)
        about: dict[str, Any] = {
            "publisher": house,
            "published": day if chance.random() < 0.8 else None,
            "upstream": tuple(chance.sample(["Radio Free Asia", "Daily NK", "Reuters"], k=chance.choice([0, 0, 1, 2]))),
        }
        world.append((*tell(f"report {number}", told, **about), told, about))
    return world


def _told(chance: Random, day: date, number: int, position: int) -> Told:
    kind = chance.choice(["movement", "hiring", "presence"])
    people = chance.choice([100, 150, 200, 400])
    start = day - timedelta(days=chance.randrange(5))
    town = chance.choice(TOWNS)
    source = chance.choice(
        [
            Source(description="a resident", type="local"),
            Source(description="a trader", type="trader"),
            Source(description="the report itself", type="author"),
            Source(description="unnamed reports", type="media"),
            Source(description="a man in the town, to Radio Free Asia", type="local"),
            Source(description="UN Panel of Experts report", type="un"),
        ]
    )
    slots: dict[str, Any] = {
        "kind": kind,
        "host": "CN",
        "count": chance.choice(
            [
                Count(low=people, high=people, basis="approx"),
                Count(low=people, high=people, basis="exact"),
                Count(low=people, high=None, basis="at_least"),
                None,
            ]
        ),
        "time": When(start=start, end=start) if chance.random() < 0.6 else None,
        "sex": chance.choice(["female", None]),
        "modality": chance.choice(["asserted", "asserted", "asserted", "planned", "denied"]),
        "source": source,
    }
    slots |= {"direction": "out", "destination": town} if kind == "movement" else {"place": town}
    return Told(sentence=f"{number}.{position} " + " ".join(chance.choices(WORDS, k=14)), slots=slots)
