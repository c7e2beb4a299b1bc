"""The real reports in `seeds`, by their gold: judged by the date of the conduct. Nothing of their text stands here."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tests.assess.world import incident

from tumen.assess import assess
from tumen.ledger import SLOTS, Claim, Finding, Report, When, day, make_claim, slot_value

SEEDS = Path(__file__).parents[2] / "../shared/seeds"

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the folder of seed reports is not here")


@dataclass(frozen=True)
class Gold:
    """The claims of one seed by their gold id, and the findings of one incident for each of them."""

    claims: dict[str, Claim]
    findings: dict[str, tuple[Finding, ...]]

    def of(self, name: str, provision: str) -> Finding:
        (found,) = [finding for finding in self.findings[name] if finding.provision == provision]
        return found


def gold(number: str) -> Gold:
    (path,) = SEEDS.glob(f"{number}_*.json")
    form: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    text = path.with_suffix(".txt").read_bytes().decode().replace("\r\n", "\n")
    between = [day(one, where="written_between") for one in form["written_between"] or (None, None)]
    report = Report(
        id=form["report"],
        name=form["report"],
        text=text,
        media_type="text/plain",
        language=form["language"],
        published=day(form["published"], where="published"),
        written_between=When(start=between[0], end=between[1]) if any(between) else None,
    )
    claims = {one["id"]: _claim(one, report) for one in form["claims"]}
    found = assess(
        [incident(name, [one]) for name, one in claims.items()],
        claims={one.id: one for one in claims.values()},
        reports={report.id: report},
    )
    by_claim = {name: tuple(finding for finding in found if finding.incident == name) for name in claims}
    return Gold(claims=claims, findings=by_claim)


def _claim(form: dict[str, Any], report: Report) -> Claim:
    slots = {slot: slot_value(slot, form.get(slot)) for slot in SLOTS if slot != "part_of"}
    # a gold quote may leave words out; its offsets matter to no verdict of a single claim
    start = max(report.text.find(form["quote"]), 0)
    return make_claim(
        report=report.id,
        start=start,
        end=start + len(form["quote"]),
        quote=form["quote"],
        kind=form["kind"],
        rule="gold",
        version="1",
        **slots,
    )


def test_conduct_told_between_two_resolutions_falls_under_the_cap() -> None:
    seed = gold("004")
    conduct = [name for name, one in seed.claims.items() if one.kind in ("retention", "hiring")]
    present = [name for name in conduct if seed.claims[name].modality == "asserted"]
    assert len(present) == 5
    for name in present:
        finding = seed.of(name, "UNSCR-2371-11")
        assert finding.verdict == "permitted_at_date", finding.why
        assert finding.period is not None
        assert (finding.period.start, finding.period.end) == (
            day("2017-08-06", where="start"),
            day("2017-09-10", where="end"),
        )
        assert finding.bounded
        assert any("How many work authorisations" in gap for gap in finding.gaps)
        assert {seed.of(name, other).verdict for other in ("UNSCR-2375-17", "UNSCR-2397-8")} == {"not_covered"}


def test_journeys_of_april_2018_are_judged_before_the_deadline() -> None:
    seed = gold("002")
    for name in ("c1", "c2"):
        assert seed.of(name, "UNSCR-2375-17").verdict == "undetermined"
        assert any("On which papers" in gap for gap in seed.of(name, "UNSCR-2375-17").gaps)
        assert seed.of(name, "UNSCR-2397-8").verdict == "permitted_at_date"
        assert not seed.of(name, "UNSCR-2397-8").bounded
        assert seed.of(name, "UNSCR-2371-11").verdict == "not_covered"


def test_passes_of_april_2018_show_both_readings() -> None:
    finding = gold("002").of("c5", "UNSCR-2375-17")
    assert finding.verdict == "strained"
    assert "reading A" in finding.why
    assert "reading B" in finding.why


def test_hiring_of_august_2024_is_judged_after_the_deadline() -> None:
    seed = gold("001")
    for name in ("c3", "c13"):
        finding = seed.of(name, "UNSCR-2397-8")
        assert finding.verdict == "breach_if_true"
        assert not finding.bounded
        assert finding.duty == "China, as the host State"
        assert seed.of(name, "US-CAATSA-321b").verdict == "undetermined"
    assert seed.of("c1", "UNSCR-2397-8").verdict == "undetermined"
    assert seed.of("c12", "UNSCR-2397-8").verdict == "would_breach_if_carried_out"


def test_the_panel_is_not_its_own_source_after_its_end() -> None:
    assert gold("001").of("c2", "UNSCR-1874-26-panel").verdict == "applies_if_true"


def test_a_stock_of_mid_2019_stands_inside_the_24_months() -> None:
    finding = gold("003").of("c11", "UNSCR-2397-8")
    assert finding.verdict == "permitted_at_date"
    assert finding.bounded


def test_no_finding_on_a_seed_accuses_a_firm() -> None:
    for number in ("000", "001", "002", "003", "004"):
        for found in gold(number).findings.values():
            for finding in found:
                assert "violat" not in finding.why.casefold()
                assert "Co., Ltd" not in finding.why + finding.duty
