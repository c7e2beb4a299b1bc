"""Fit what the extractor weighs: signs of frames (`weights.tsv`) and edges of quotes (`quote_weights.tsv`).

    python tools/fit_weights.py FOLDER... [--penalty 8] [--edge-penalty 2] [--write]

Each folder holds NAME.txt with NAME.json, the form of the sample. Every frame of every English report is drafted alone
and is right where a claim of the gold has its kind and direction and shares half of the longer quote; a quote is right
where it begins and ends as the gold's. The rules' own examples and counter-examples are cases too. With --write both
files are written anew.

Frames: logistic regression with a ridge around the priors, which hold what is known before any report is read. Edges:
a conditional logit (McFadden 1974) over the places where a quote may begin or end, with a ridge around nought.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from tumen.extract.drafts import Draft
from tumen.extract.en import NEAR
from tumen.extract.en.clauses import clauses_of
from tumen.extract.en.edges import Edge, edges
from tumen.extract.en.frames import frames_of
from tumen.extract.en.passage import scenes
from tumen.extract.en.placing import Frame
from tumen.extract.en.rules import predicates, told_kind
from tumen.extract.en.scoring import signs_of
from tumen.extract.en.slots import Arguments, arguments_of, draft_of
from tumen.extract.en.speakers import speeches
from tumen.extract.en.text import cut
from tumen.extract.en.values import values_of
from tumen.ledger import Report
from tumen.pipeline import take_in
from tumen.read import read_file

FOLDER = Path(__file__).parent.parent / "src" / "tumen" / "extract" / "en"


@dataclass(frozen=True, slots=True)
class Choice:
    """The places where a quote may begin or end, and the one where the gold's does."""

    edge: str
    places: tuple[Edge, ...]
    right: int


@dataclass(frozen=True, slots=True)
class Case:
    """One frame: its report, its signs with their values, whether the gold has such a claim, and the edges of that."""

    report: str
    signs: dict[str, float]
    right: bool
    choices: tuple[Choice, ...] = ()


def cases_of(path: Path) -> Iterator[Case]:
    """The frames of one annotated report; none where it is not English."""
    gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    if gold.get("language") != "en":
        return
    report = take_in(read_file(path), name=path.name).report
    quotes = [(claim["kind"], claim.get("direction"), *_span(report.text, claim["quote"])) for claim in gold["claims"]]
    for frame, given, draft, signs in _drafted(report, quotes):
        choices = () if frame.predicate.loose else _choices(given, draft, quotes)
        yield Case(path.stem, signs, _fits(draft, quotes), choices)


def cases_of_rules() -> Iterator[Case]:
    """The frames of the rules' own examples (right where they have the rule's kind) and counter-examples."""
    for rule in predicates():
        for text, right in ((text, True) for text in rule.example):
            for frame, _, draft, signs in _drafted(_report_of(text), ()):
                same = (draft.kind, draft.indicator) == (rule.kind, rule.indicator)
                if same and frame.predicate.name == rule.name:
                    yield Case(f"example of {rule.name}", signs, right)
        for text in rule.counter:
            for frame, _, _, signs in _drafted(_report_of(text), ()):
                if frame.predicate.name == rule.name:
                    yield Case(f"counter-example of {rule.name}", signs, False)


def _report_of(text: str) -> Report:
    return Report(id="r", name="r", text=text, media_type="text/plain", language="en", published=date(2020, 6, 1))


Quote = tuple[str, str | None, int, int]


def _drafted(report: Report, quotes: Iterable[Quote]) -> Iterator[tuple[Frame, Arguments, Draft, dict[str, float]]]:
    """Every frame of a report drafted alone, with its signs."""
    text = cut(report.text, report.furniture)
    values = values_of(report)
    spoken = speeches(text)
    rows = [
        (sentence.number, start, told_kind(kind, direction))
        for kind, direction, start, _ in quotes
        for sentence in text.sentences
        if sentence.start <= start < sentence.end
    ]
    for scene, speech in zip(scenes(text, values, [one.spoken for one in spoken]), spoken, strict=True):
        if not scene.topic or scene.sentence.zone == "furniture":
            continue
        clauses = clauses_of(scene.sentence, speech.spoken)
        number = scene.sentence.number
        told = [row for row in rows if row[0] < number and number - row[0] <= NEAR]
        before = max(told)[2] if told else None
        for frame in frames_of(report, scene, speech, values, clauses, before):
            signs = dict.fromkeys(signs_of(frame, before), 1.0)
            signs["priority"] = float(frame.predicate.score)
            for draft in draft_of(report, scene, speech, values, clauses, frame)[:1]:
                yield frame, arguments_of(report, scene, speech, values, clauses, frame), draft, signs


def _span(text: str, quote: str) -> tuple[int, int]:
    at = text.find(quote)
    return at, at + len(quote)


def _fits(draft: Draft, quotes: Iterable[Quote]) -> bool:
    for kind, direction, start, end in quotes:
        shared = min(end, draft.end) - max(start, draft.start)
        longer = max(end - start, draft.end - draft.start)
        if draft.kind == kind and draft.direction == direction and 2 * shared >= longer:
            return True
    return False


_SLACK = 6
"""Characters by which the gold may begin or end beside a place where a quote may."""


def _choices(given: Arguments, draft: Draft, quotes: Iterable[Quote]) -> tuple[Choice, ...]:
    """The edges of a frame whose predicate stands in a claim of the gold of its kind; the nearest of several."""
    words = given.setting.outline.words
    low, high = words[given.setting.at].start, words[given.setting.end - 1].end
    gold = [
        (abs(start - low), start, end)
        for kind, direction, start, end in quotes
        if (kind, direction) == (draft.kind, draft.direction) and min(end, high) > max(start, low)
    ]
    if not gold:
        return ()
    _, start, end = min(gold)
    found = []
    for edge, places, goal in zip(("start", "end"), edges(given.setting), (start, end), strict=True):
        nearest = min(range(len(places)), key=lambda at: abs(places[at].offset - goal))
        if abs(places[nearest].offset - goal) <= _SLACK:
            found.append(Choice(edge, tuple(places), nearest))
    return tuple(found)


def fit_edges(cases: Iterable[Case], edge: str, penalty: float) -> dict[str, float]:
    """The weight of every sign of an edge: a conditional logit over the places of each quote."""
    choices = [choice for case in cases for choice in case.choices if choice.edge == edge]
    names = sorted({sign for choice in choices for place in choice.places for sign in place.signs})
    column = {name: at for at, name in enumerate(names)}
    rows: list[int] = []
    columns: list[int] = []
    right: list[bool] = []
    starts: list[int] = []
    for choice in choices:
        starts.append(len(right))
        for at, place in enumerate(choice.places):
            rows += [len(right)] * len(place.signs)
            columns += [column[sign] for sign in place.signs]
            right.append(at == choice.right)
    table = csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(right), len(names)))
    chosen = np.array(right, dtype=bool)
    first = np.array(starts)
    owner = np.repeat(np.arange(len(starts)), np.diff([*starts, len(right)]))

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        total = table @ weights
        top = np.maximum.reduceat(total, first)
        raised = np.exp(total - top[owner])
        whole = np.add.reduceat(raised, first)
        value = np.sum(top + np.log(whole)) - np.sum(total[chosen]) + 0.5 * penalty * weights @ weights
        return float(value), table.T @ (raised / whole[owner] - chosen) + penalty * weights

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 500})
    return {name: float(found.x[at]) for name, at in column.items()}


_NO_CLAIM = ("doubt law", "doubt duty", "doubt obliged", "doubt condition", "doubt only_tried")
"""What tells a rule or a condition is no claim (spec/claims.md, "One claim"): known before any report is read."""


def prior(sign: str) -> float:
    """What a sign weighs before any report is read: a frame is a claim unless a doubt is raised."""
    if sign == "always":
        return 1.0
    if sign in _NO_CLAIM:
        return -4.0
    if sign.startswith("doubt ") and " of " not in sign:
        return -3.0
    if sign.startswith("broad rule of "):
        return -1.0
    return -2.0 if sign.startswith("rule loose_") else 0.0


_REPORTS = {"word": 4, "words": 8}
"""Reports in which a word or a pair must stand before it is a sign: one that stands in fewer is their subject's."""


def _firmness(sign: str) -> float:
    """How much firmer than others the ridge holds a sign: words and pairs are many, the guideline's word stands."""
    if sign.startswith(_NO_CLAIM):
        return 10.0
    return 2.0 if sign.partition(" ")[0] in _REPORTS else 1.0


def _known(cases: Iterable[Case]) -> list[str]:
    """The signs that are fitted, sorted; words of few reports are left out."""
    reports: dict[str, set[str]] = {}
    for case in cases:
        for sign in case.signs:
            reports.setdefault(sign, set()).add(case.report)
    return sorted(sign for sign, held in reports.items() if len(held) >= _REPORTS.get(sign.partition(" ")[0], 0))


def fit(cases: list[Case], penalty: float) -> dict[str, float]:
    """The weight of every sign: logistic regression with a ridge around the priors."""
    names = _known(cases)
    column = {name: at for at, name in enumerate(names)}
    cells = [
        (row, column[sign], amount)
        for row, case in enumerate(cases)
        for sign, amount in case.signs.items()
        if sign in column
    ]
    rows, columns, amounts = zip(*cells, strict=True)
    table = csr_matrix((amounts, (rows, columns)), shape=(len(cases), len(names)))
    right = np.array([1.0 if case.right else 0.0 for case in cases])
    ridge = np.array([_firmness(name) * penalty for name in names])
    start = np.array([prior(name) for name in names])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        total = table @ weights
        value = np.sum(np.logaddexp(0.0, total) - right * total) + 0.5 * np.sum(ridge * (weights - start) ** 2)
        slope = table.T @ (1 / (1 + np.exp(-total)) - right) + ridge * (weights - start)
        return float(value), slope

    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 2000})
    return {name: float(found.x[at]) for name, at in column.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--penalty", type=float, default=8.0)
    parser.add_argument("--edge-penalty", type=float, default=2.0)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    cases = [case for folder in args.folders for path in sorted(folder.glob("*.txt")) for case in cases_of(path)]
    sides = {edge: fit_edges(cases, edge, args.edge_penalty) for edge in ("start", "end")}
    cases += [case for case in cases_of_rules() for _ in range(_AS_OFTEN if case.right else 3 * _AS_OFTEN)]
    weights = fit(cases, args.penalty)
    if args.write:
        (FOLDER / "weights.tsv").write_text("".join(_sign_lines(cases, weights)), encoding="utf-8")
        (FOLDER / "quote_weights.tsv").write_text("".join(_edge_lines(sides)), encoding="utf-8")
    print(f"{len(cases)} frames, {sum(case.right for case in cases)} of them right; {len(weights)} signs of frames,")
    print(", ".join(f"{len(rows)} of where a quote may {edge}" for edge, rows in sides.items()) + ".")


_AS_OFTEN = 4
"""Frames of reports that an example of a rule counts as; a counter-example counts thrice as much."""
_LEAST = 0.02
"""Weights below which a sign is left out of the files."""


def _sign_lines(cases: Sequence[Case], weights: dict[str, float]) -> Iterator[str]:
    counts = {True: Counter[str](), False: Counter[str]()}
    for case in cases:
        counts[case.right].update(case.signs.keys())
    yield "sign\tweight\tright\twrong\n"
    for sign in sorted(weights):
        if abs(weights[sign]) >= _LEAST:
            yield f"{sign}\t{weights[sign]:.2f}\t{counts[True][sign]}\t{counts[False][sign]}\n"


def _edge_lines(sides: dict[str, dict[str, float]]) -> Iterator[str]:
    yield "edge\tsign\tweight\n"
    for edge, rows in sides.items():
        for sign in sorted(rows):
            if abs(rows[sign]) >= _LEAST:
                yield f"{edge}\t{sign}\t{rows[sign]:.2f}\n"


if __name__ == "__main__":
    main()
