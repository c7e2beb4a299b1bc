"""A case as the estimator takes it: its claims in their JSON form with what people decided, and who decided what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from tumen.case import Case
from tumen.errors import InvalidForm
from tumen.estimate.edits import stories
from tumen.estimate.tellings import figure_line, lines_of
from tumen.ledger import (
    STANDING_ACTIONS,
    STORY_ACTIONS,
    Claim,
    Decision,
    Effective,
    Lineage,
    Report,
    canonical,
    effective,
    figure_from,
    slot_form,
)
from tumen.link import link
from tumen.link.edges import PROBABLE

BEARING = (*STANDING_ACTIONS, *STORY_ACTIONS, "correct", "figure")
"""The decisions that an estimate takes in; whether two claims are of one incident does not make them one witness."""

_LEAST = 0.1
"""Probability up to which a retelling is none at all."""

_SHORTEST = 6
"""Characters of a decision's hash that are enough to name it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Edit:
    """A decision that stands and that estimates take in, and another person who took the same (None where none did)."""

    decision: Decision
    second: str | None


def claims_for_estimate(case: Case, *, before: int | None = None) -> list[dict[str, Any]]:
    """The claims of a case in their JSON form, as people left them, each with its family; rejected ones are there and
    marked. With `before`, as if the decision of that number and all after it had not been taken.

    The family is the independent origin that a claim goes back to, as people joined and parted stories.
    """
    journal = case.decisions()
    proposals = case.proposals()
    reports = {report.id: report for report in case.reports()}
    taken = [line for line in journal if before is None or line.number < before]
    decided = effective(proposals, taken)
    if len(taken) == len(journal):
        lineage = case.lineage()
    else:
        lineage = link([replace(reports[name], family=None) for name in sorted(reports)], decided).lineage
    families = _families(decided, lineage, reports)
    doubtful = _doubtful(decided, lineage, families)
    lines = [line | doubtful.get(line["id"], {}) for line in lines_of(decided.claims, reports, families)]
    rejected = [claim for claim in proposals if claim.id in decided.rejected]
    # what was rejected takes no part in lineage; by the family of its report the copies of a story count once
    lines += lines_of(rejected, reports, {claim.id: lineage.families.get(claim.report, "") for claim in rejected})
    entered = {line.target: line for line in taken if line.action == "figure"}
    figures = {figure.id: figure for figure in decided.figures}
    gone = {
        name: figure_from(line.value, by=line.by, why=line.why)
        for name, line in sorted(entered.items())
        if name not in figures
    }
    lines += [figure_line(figure) for figure in (figures | gone).values()]
    return [line | _held(line["id"], decided) for line in lines]


def _held(name: str, decided: Effective) -> dict[str, Any]:
    for action, names in (("accept", decided.accepted), ("reject", decided.rejected), ("doubt", decided.doubted)):
        if name in names:
            return {"decision": action, "why": decided.reasons[name]}
    return {}


def _families(decided: Effective, lineage: Lineage, reports: Mapping[str, Report]) -> dict[str, str]:
    known = {
        claim.id: min(origin.name for origin in lineage.origins[claim.id])
        for claim in decided.claims
        if lineage.origins.get(claim.id)
    }
    order = sorted(decided.claims, key=lambda claim: _told(claim, reports[claim.report]))
    return stories(
        [claim.id for claim in order],
        known,
        {claim.id: _says(claim) for claim in order},
        same=decided.same_stories,
        other=decided.other_stories,
    )


def _doubtful(decided: Effective, lineage: Lineage, families: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    """For claims of reports that may retell another, less likely than not, and say the same: the family of what they
    would retell, with the probability.

    Likelier retellings have cost a claim its own origin already. A claim whose own family other reports share stays in
    it, and what people said of two stories holds.
    """
    told: dict[str, list[Claim]] = {}
    homes: dict[str, set[str]] = {}
    for claim in decided.claims:
        told.setdefault(claim.report, []).append(claim)
        if claim.id in families:
            homes.setdefault(families[claim.id], set()).add(claim.report)
    found: dict[str, dict[str, Any]] = {}
    unlikely = [edge for edge in lineage.retellings if edge.of is not None and _LEAST < edge.probability < PROBABLE]
    for edge in sorted(unlikely, key=lambda edge: (-edge.probability, edge.report, str(edge.of))):
        there = {_figure(claim): claim.id for claim in reversed(told.get(str(edge.of), ())) if claim.count is not None}
        for claim in told.get(edge.report, ()):
            other, own = there.get(_figure(claim)), families.get(claim.id)
            if claim.id in found or other is None or own is None or other not in families:
                continue
            apart = tuple(sorted((claim.id, other))) in decided.other_stories
            if not apart and families[other] != own and homes[own] == {claim.report}:
                found[claim.id] = {"family": families[other], "family_probability": edge.probability}
    return found


def _figure(claim: Claim) -> str:
    count = claim.count and (claim.count.low, claim.count.high)
    return canonical([claim.kind, claim.direction, claim.where and claim.where.name, count])


def _told(claim: Claim, report: Report) -> tuple[str, str, int, str]:
    written = report.written_between
    day = report.published or (written and (written.end or written.start))
    return day.isoformat() if day else "9999", report.id, claim.start, claim.id


def _says(claim: Claim) -> str:
    return canonical([claim.kind, claim.direction, slot_form(claim.where), slot_form(claim.count)])


def decision_named(case: Case, typed: str) -> int:
    """The number of the decision that `typed` names: a number, the beginning of a hash, or `last`, the last of those
    that estimates take in. Raises InvalidForm where there is none.
    """
    journal = case.decisions()
    if typed == "last":
        bearing = [line.number for line in journal if line.action in BEARING]
        if not bearing:
            raise InvalidForm("--since last: nobody has decided anything yet that an estimate takes in.")
        return bearing[-1]
    if typed.isdecimal() and 1 <= int(typed) <= len(journal):
        return int(typed)
    found = [line.number for line in journal if len(typed) >= _SHORTEST and line.hash.startswith(typed)]
    if len(found) != 1:
        raise InvalidForm(
            f"--since {typed!r}: is no decision of the journal, which has {len(journal)}; give its number, the first "
            f"{_SHORTEST} characters of its hash or more, or last."
        )
    return found[0]


def edits_since(case: Case, number: int) -> tuple[Edit, ...]:
    """The decisions from that number on that estimates take in and that stand now, each with who took the same."""
    journal = [line for line in case.decisions() if line.action in BEARING]
    standing: dict[tuple[str, ...], list[Decision]] = {}
    for line in journal:
        if line.action == "figure" and _taken_back(line, standing):
            # entered again: what was held of it before is over
            standing |= {("held", line.target): [], ("figure", line.target): []}
        same = standing.setdefault(_matter(line), [])
        if same and _content(same[-1]) != _content(line):
            same.clear()
        same.append(line)
    found = []
    for line in journal:
        if line.number < number or line not in standing[_matter(line)]:
            continue
        if line.action == "figure" and _taken_back(line, standing):
            continue
        on_it = standing.get(("held", line.target), []) if line.action == "figure" else []
        agreed = [*standing[_matter(line)], *(other for other in on_it if other.action == "accept")]
        second = next((other.by for other in agreed if _person(other) != _person(line)), None)
        found.append(Edit(decision=line, second=second))
    return tuple(found)


def _taken_back(figure: Decision, standing: Mapping[tuple[str, ...], Sequence[Decision]]) -> bool:
    return any(line.action == "reject" for line in standing.get(("held", figure.target), ()))


def _matter(line: Decision) -> tuple[str, ...]:
    """What a decision is about: of two about one matter the later counts."""
    if line.action == "correct":
        return "slot", line.target, str(line.slot)
    if line.action in STORY_ACTIONS:
        return "story", *sorted((line.target, str(line.other)))
    return ("figure" if line.action == "figure" else "held"), line.target


def _content(line: Decision) -> tuple[str, str]:
    return line.action, canonical(line.value)


def _person(line: Decision) -> str:
    return " ".join(line.by.split()).casefold()


def words_of(edits: Sequence[Edit]) -> list[str]:
    """Each decision in words, with what a second person has to do where there was none."""
    told = []
    for edit in edits:
        line = edit.decision
        about = " ".join(part for part in (line.target[:8], (line.other or "")[:8], line.slot or "") if part)
        said = f"decision {line.number}: {line.action} {about} by {line.by}: {line.why}"
        told.append(f"{said}; {edit.second} decided the same." if edit.second else f"{said}; no second person yet.")
    return told
