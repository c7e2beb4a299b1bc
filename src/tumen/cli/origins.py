"""`tumen show CASE origins`: who retells whom and where claims go back to; with `--why` the evidence in its words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from textwrap import shorten
from typing import TYPE_CHECKING

from tumen.cli.terminal import put_json, put_prose, put_table, tell
from tumen.cli.words import OPEN
from tumen.ledger import Claim, Drift, Origin, Passage, Report, Retelling, origins_form
from tumen.nouns import counted
from tumen.publish.words import slot_words, value_words

if TYPE_CHECKING:
    from tumen.case import Case

_PASSAGES = 5
"""Shared passages that are quoted of one edge, the longest first."""

_QUOTED = 240
"""Characters of a shared passage that are quoted."""


def put_origins(case: Case, *, why: bool, as_json: bool) -> None:
    """Every report of the case with what it retells and the origins of its claims."""
    lineage = case.lineage()
    reports = {report.id: report for report in case.reports()}
    claims: dict[str, list[Claim]] = {name: [] for name in reports}
    for claim in case.claims():
        claims[claim.report].append(claim)
    edges: dict[str, list[Retelling]] = {name: [] for name in reports}
    for edge in lineage.retellings:
        edges[edge.report].append(edge)
    if as_json:
        put_json(
            origins_form(
                report,
                claims=claims[name],
                retellings=edges[name],
                origins=lineage.origins,
                reports=reports,
            )
            | ({"why": [_why_form(edge, reports) for edge in edges[name]]} if why else {})
            for name, report in reports.items()
        )
        return
    if why:
        if not reports:
            tell(_EMPTY)
        for name, report in reports.items():
            _put_report(report, claims[name], edges[name], lineage.origins, reports)
        return
    rows = []
    for name, report in reports.items():
        roots = [lineage.origins.get(claim.id, ()) for claim in claims[name]]
        known = sorted({origin.name for found in roots for origin in found})
        unknown = sum(not found for found in roots)
        rows.append(
            (
                report.name,
                "; ".join(f"{_root(edge, reports)} ({edge.probability:.0%})" for edge in edges[name]) or OPEN,
                "; ".join(dict.fromkeys(drift_words(drift) for edge in edges[name] for drift in edge.drifts)) or OPEN,
                "; ".join(known) or OPEN,
                f"{unknown} of {len(roots)}" if unknown else OPEN,
            )
        )
    columns = ("report", "retells", "changed on the way", "origins of its claims", "of unknown origin")
    put_table("Origins", columns, rows, empty=_EMPTY)


_EMPTY = "No reports yet; add some with: tumen add CASE PATH…"


def drift_words(drift: Drift) -> str:
    """A slot that changed on the way, such as `How many: about 400 → 400 or more`."""
    slot = "place" if drift.slot == "where" else drift.slot
    was, became = value_words(slot, drift.was), value_words(slot, drift.became)
    return f"{slot_words(slot)}: {was or OPEN} → {became or OPEN}"


def _root(edge: Retelling, reports: Mapping[str, Report]) -> str:
    return reports[edge.of].name if edge.of is not None else (edge.outlet or OPEN)


def _put_report(
    report: Report,
    claims: Sequence[Claim],
    edges: Sequence[Retelling],
    origins: Mapping[str, Sequence[Origin]],
    reports: Mapping[str, Report],
) -> None:
    from tumen.link import would_change

    put_prose(report.name + (f" ({report.publisher})" if report.publisher else " (publisher not known)"))
    if not edges:
        put_prose("Retells nobody that this case or its words tell of.", indent=2)
    for edge in edges:
        outside = "" if edge.of is not None else ", of which no report is retold in this case"
        put_prose(f"Retells {_root(edge, reports)}{outside}: {edge.probability:.0%}.", indent=2)
        for sentence in edge.evidence:
            put_prose(sentence, label="- ", indent=4)
        for words in _quoted(edge.passages, report):
            put_prose(f"both have: “{words}”", label="- ", indent=4)
        if len(edge.passages) > _PASSAGES:
            put_prose(f"and {len(edge.passages) - _PASSAGES} more shared passages", label="- ", indent=4)
        for drift in dict.fromkeys(drift_words(drift) for drift in edge.drifts):
            put_prose(f"changed on the way: {drift}", label="- ", indent=4)
        for sentence in would_change(edge, reports):
            put_prose(f"would change it: {sentence}", label="- ", indent=4)
    for sentence in _go_back(claims, origins):
        put_prose(sentence, indent=2)
    tell("")


def _quoted(passages: Sequence[Passage], report: Report) -> Iterator[str]:
    longest = sorted(passages, key=lambda one: (one.start - one.end, one.start))[:_PASSAGES]
    for passage in sorted(longest, key=lambda one: one.start):
        yield shorten(report.text[passage.start : passage.end], _QUOTED, placeholder=" …")


def _go_back(claims: Sequence[Claim], origins: Mapping[str, Sequence[Origin]]) -> Iterator[str]:
    roots: dict[str, int] = {}
    humans: dict[str, set[str]] = {}
    for claim in claims:
        for origin in origins.get(claim.id, ()):
            roots[origin.name] = roots.get(origin.name, 0) + 1
            humans.setdefault(origin.name, set()).update([origin.human] if origin.human else [])
    for name in sorted(roots, key=lambda name: (-roots[name], name)):
        said = f", whose sources are {'; '.join(sorted(humans[name]))}" if humans[name] else ""
        yield f"{_claims(roots[name])} back to {name}{said}."
    unknown = sum(not origins.get(claim.id, ()) for claim in claims)
    if unknown:
        yield (
            counted(unknown, "claim is of unknown origin and adds", "claims are of unknown origin and add")
            + " no support."
        )


def _claims(number: int) -> str:
    return counted(number, "claim goes", "claims go")


def _why_form(edge: Retelling, reports: Mapping[str, Report]) -> dict[str, object]:
    from tumen.link import would_change

    return {
        "of": edge.of,
        "publisher": edge.outlet,
        "shared": [reports[edge.report].text[one.start : one.end] for one in edge.passages],
        "would_change": list(would_change(edge, reports)),
    }
