"""The bundled sample from text to findings: each is replayed, stored small and read back; its strength is in words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import groupby
from pathlib import Path

import pytest

from tumen import law
from tumen.assess import replay, strength
from tumen.assess.packed import pack, unpack
from tumen.case import Case
from tumen.ledger import Finding
from tumen.ledger.rows import to_row
from tumen.pipeline import Input, add, open_case
from tumen.resources.samples import sample_reports

LAW = law.bundled()


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    path: Path = tmp_path_factory.mktemp("sample") / "sample.tumen"
    inputs = [Input(name=name, source="sample", load=partial(bytes, data)) for name, data in sample_reports()]
    with open_case(path, create=True) as opened:
        add(opened, inputs, at="2026-01-01T00:00:00+00:00")
        yield opened


def test_every_finding_of_the_sample_is_replayed_to_its_verdict(case: Case) -> None:
    findings = case.findings()
    assert len(findings) > 200
    assert len({finding.verdict for finding in findings}) >= 5
    for finding in findings:
        assert replay(finding, LAW) == finding.verdict, finding


def test_the_findings_of_the_sample_take_little_room(case: Case) -> None:
    by_incident = [list(found) for _, found in groupby(case.findings(), key=lambda finding: finding.incident)]
    assert all(unpack(pack(found)) == tuple(found) for found in by_incident)
    packed = sum(len(pack(found).encode()) for found in by_incident)
    full = sum(len(to_row(finding).encode()) for finding in case.findings())
    assert packed * 4 < full


def test_nothing_of_the_sample_is_established_by_one_origin_or_on_bounds(case: Case) -> None:
    incidents = {incident.id: incident for incident in case.incidents()}
    claims = {claim.id: claim for claim in case.effective().claims}
    facts, origins = {fact.id: fact for fact in case.facts()}, case.lineage().origins

    def of(finding: Finding) -> tuple[bool, int]:
        found = strength(finding, incidents[finding.incident], claims=claims, origins=origins, facts=facts)
        assert len(found.says) in (2, 3)
        return found.established, found.independent

    for finding in case.findings():
        established, independent = of(finding)
        # no element is better supported than its incident as a whole
        assert independent <= max(1, incidents[finding.incident].support)
        assert not established or (independent >= 2 and not finding.bounded)
