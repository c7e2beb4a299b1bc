"""Figures over a set of reports: claim, fact and number F1, and what stands behind them per kind and slot."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from types import MappingProxyType
from typing import Any

from tumen.errors import InvalidForm
from tumen.score.compare import SLOTS, Form, pair, same_slot, where

ALWAYS = frozenset({"count", "where", "time", "host", "source", "modality"})
"""Slots that are scored even where both claims leave them open: an open slot is an answer too."""

COUNTED_KINDS = frozenset({"movement", "presence", "hiring", "retention"})
"""Kinds whose head counts make the number figure."""

FACT_SLOTS = ("count", "where", "time")


@dataclass(frozen=True, kw_only=True, slots=True)
class GoldReport:
    """Gold of one report in its JSON form, with the report's text where it is at hand."""

    name: str
    form: Form
    text: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Rate:
    """Precision, recall and F1, each 0 to 1, rounded to four places."""

    p: float
    r: float
    f1: float

    @classmethod
    def of(cls, hits: int, predicted: int, gold: int) -> Rate:
        """From counts; nothing predicted is precise only where there was nothing to find."""
        precision = hits / predicted if predicted else float(gold == 0)
        recall = hits / gold if gold else 1.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return cls(p=round(precision, 4), r=round(recall, 4), f1=round(f1, 4))


@dataclass(frozen=True, kw_only=True, slots=True)
class Ratio:
    """`right` of `of`."""

    right: int
    of: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Figures:
    """What `evaluate` counts.

    `claim`: kind and direction agree and the quotes overlap. `fact`: count, where and when agree as well. `number`: as
    fact, over movements, stocks, hirings and retentions with a head count. `kinds`: gold, predicted and rate per kind,
    the most frequent first. `slots`: over matched claims.
    """

    reports: int
    gold: int
    predicted: int
    claim: Rate
    fact: Rate
    number: Rate
    kinds: Mapping[str, tuple[int, int, Rate]]
    slots: Mapping[str, Ratio]
    negatives_empty: Ratio
    published: Ratio
    counted_claims: int

    def form(self) -> dict[str, Any]:
        """JSON form of the figures."""
        return {
            "reports": self.reports,
            "gold": self.gold,
            "predicted": self.predicted,
            "claim": asdict(self.claim),
            "fact": asdict(self.fact),
            "number": asdict(self.number),
            "kinds": {k: {"gold": gold, "predicted": given, **asdict(r)} for k, (gold, given, r) in self.kinds.items()},
            "slots": {slot: asdict(r) for slot, r in self.slots.items()},
            "negatives_empty": asdict(self.negatives_empty),
            "published": asdict(self.published),
            "counted_claims": self.counted_claims,
        }


def predictions(rows: Iterable[Any]) -> dict[str, dict[str, Any]]:
    """Predicted reports by name, from rows of one report each (with `claims`) or of one claim each (with `report`).

    Raises InvalidForm, with the number of the row, where a row is neither.
    """
    found: dict[str, dict[str, Any]] = {}
    for number, row in enumerate(rows, start=1):
        if not isinstance(row, Mapping) or not isinstance(row.get("report"), str):
            raise InvalidForm(f"row {number}: no object with a 'report'; give one report or one claim a line.")
        if "claims" in row:
            if not isinstance(row["claims"], list) or not all(isinstance(claim, Mapping) for claim in row["claims"]):
                raise InvalidForm(f"row {number}: 'claims' is not a list of claims.")
            found[row["report"]] = dict(row)
        elif "kind" in row:
            report = found.setdefault(row["report"], {"published": row.get("published"), "claims": []})
            report["claims"].append(row)
        else:
            raise InvalidForm(f"row {number}: has neither 'claims' nor 'kind'; give one report or one claim a line.")
    return found


def _counted(claim: Form) -> bool:
    return claim.get("kind") in COUNTED_KINDS and bool(claim.get("count"))


def _stated(slot: str, claim: Form) -> bool:
    return bool(claim.get("count")) if slot == "basis" else claim.get(slot) is not None


def evaluate(
    gold: Sequence[GoldReport],
    predicted: Mapping[str, Mapping[str, Any]],
    *,
    languages: Sequence[str] | None = None,
    tell: Callable[[str], None] | None = None,
) -> Figures:
    """Figures of `predicted` (reports by name) against `gold`, over the given languages or all.

    A gold report without prediction counts as one without claims. `tell` gets a line for each difference.
    """
    hits = facts = reports = n_gold = n_predicted = 0
    numbers = [0, 0, 0]
    slots = {slot: [0, 0] for slot in SLOTS}
    kinds: dict[str, list[int]] = {}
    negatives, dated = [0, 0], [0, 0]
    for report in gold:
        if languages and report.form.get("language") not in languages:
            continue
        given = predicted.get(report.name, {"claims": []})
        gold_claims: Sequence[Form] = report.form["claims"]
        given_claims: Sequence[Form] = given.get("claims", [])
        pairs = pair(gold_claims, given_claims, report.text)
        reports += 1
        n_gold += len(gold_claims)
        n_predicted += len(given_claims)
        hits += len(pairs)
        for claim in gold_claims:
            kinds.setdefault(claim["kind"], [0, 0, 0])[1] += 1
        for claim in given_claims:
            kinds.setdefault(str(claim.get("kind")), [0, 0, 0])[2] += 1
        numbers[1] += sum(map(_counted, gold_claims))
        numbers[2] += sum(map(_counted, given_claims))
        for i, j in pairs:
            expected, found = gold_claims[i], given_claims[j]
            kinds[expected["kind"]][0] += 1
            is_fact = all(same_slot(slot, expected, found) for slot in FACT_SLOTS)
            facts += is_fact
            numbers[0] += is_fact and _counted(expected)
            for slot in SLOTS:
                if slot in ALWAYS or _stated(slot, expected) or _stated(slot, found):
                    slots[slot][1] += 1
                    slots[slot][0] += same_slot(slot, expected, found)
        if not gold_claims:
            negatives[1] += 1
            negatives[0] += not given_claims
        if report.form.get("published") and report.form.get("published_in_text", True):
            dated[1] += 1
            dated[0] += given.get("published") == report.form["published"]
        if tell:
            _tell_differences(report, given_claims, pairs, tell)
    ranked = sorted(kinds.items(), key=lambda item: (-item[1][1], item[0]))
    return Figures(
        reports=reports,
        gold=n_gold,
        predicted=n_predicted,
        claim=Rate.of(hits, n_predicted, n_gold),
        fact=Rate.of(facts, n_predicted, n_gold),
        number=Rate.of(numbers[0], numbers[2], numbers[1]),
        kinds=MappingProxyType({kind: (n, m, Rate.of(hit, m, n)) for kind, (hit, n, m) in ranked}),
        slots=MappingProxyType({slot: Ratio(right=right, of=of) for slot, (right, of) in slots.items() if of}),
        negatives_empty=Ratio(right=negatives[0], of=negatives[1]),
        published=Ratio(right=dated[0], of=dated[1]),
        counted_claims=numbers[1],
    )


def _tell_differences(
    report: GoldReport, given: Sequence[Form], pairs: Sequence[tuple[int, int]], tell: Callable[[str], None]
) -> None:
    matched_gold, matched_given = {i for i, _ in pairs}, {j for _, j in pairs}
    for i, claim in enumerate(report.form["claims"]):
        if i not in matched_gold:
            tell(f"MISSED   {report.name} {claim['kind']}: {claim['quote']!r}")
    for j, claim in enumerate(given):
        if j not in matched_given:
            tell(f"SPURIOUS {report.name} {claim.get('kind')}: {claim.get('quote')!r}")
    for i, j in pairs:
        expected, found = report.form["claims"][i], given[j]
        wrong = [slot for slot in SLOTS if not same_slot(slot, expected, found)]
        if wrong:
            detail = "; ".join(f"{slot}: want {_shown(slot, expected)} got {_shown(slot, found)}" for slot in wrong)
            tell(f"SLOTS    {report.name} {expected['kind']}: {expected['quote'][:60]!r} {detail}")


def _shown(slot: str, claim: Form) -> Any:
    if slot == "where":
        return where(claim)
    return (claim.get("count") or {}).get("basis") if slot == "basis" else claim.get(slot)
