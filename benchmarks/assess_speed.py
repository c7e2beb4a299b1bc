"""How fast incidents are assessed and how much room their findings take: N and 10 N incidents, and the ratio.

    python benchmarks/assess_speed.py [N]

The incidents are those of the worlds of `link_growth.py` (ten claims a report, two in ten reports copies), linked
before the clock starts. Each size is measured in a process of its own, in processor seconds; the figures for 10,000
incidents are reckoned from the larger size.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time

from link_growth import world

from tumen.assess import assess, strength
from tumen.assess.packed import pack, unpack
from tumen.ledger import Finding, effective
from tumen.ledger.rows import to_row
from tumen.link import link


def measure(size: int) -> None:
    """Prints what assessing, writing and reading takes for the incidents of `size` / 8 reports."""
    reports, claims = world(max(1, size // 8), seed=size)
    linked = link(reports, effective(claims, ()))
    incidents = linked.incidents[:size]
    by_claim, by_report = {claim.id: claim for claim in claims}, {report.id: report for report in reports}
    start = time.process_time()
    findings = assess(incidents, claims=by_claim, reports=by_report)
    assessed = time.process_time() - start
    of: dict[str, list[Finding]] = {}
    for finding in findings:
        of.setdefault(finding.incident, []).append(finding)
    start = time.process_time()
    rows = [pack(found) for found in of.values()]
    written = time.process_time() - start
    start = time.process_time()
    back = [finding for row in rows for finding in unpack(row)]
    read = time.process_time() - start
    if back != list(findings):
        raise SystemExit("what was read is not what was written")
    by_id = {incident.id: incident for incident in incidents}
    start = time.process_time()
    for finding in findings:
        strength(finding, by_id[finding.incident], claims=by_claim, origins=linked.lineage.origins)
    weighed = time.process_time() - start
    packed = sum(len(row.encode()) for row in rows) / len(findings)
    full = sum(len(to_row(finding).encode()) for finding in findings) / len(findings)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(len(incidents), len(findings), assessed, written, read, weighed, packed, full, peak)


def seconds(size: int) -> float:
    """Processor seconds that assessing one incident takes in a world of that size."""
    command = [sys.executable, __file__, "--measure", str(size)]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    incidents, findings, assessed, written, read, weighed, packed, full, peak = map(float, said)
    print(
        f"{incidents:>7.0f} incidents, {findings:>7.0f} findings: assessed in {assessed:.2f} s "
        f"({assessed / incidents * 10_000:.1f} s for 10,000), written in {written:.2f} s, read in {read:.2f} s, "
        f"their strength in {weighed:.2f} s; {packed:.0f} bytes a finding, {full:.0f} in full; peak {peak:.0f} MB"
    )
    return assessed / incidents


def main() -> None:
    """Measures both sizes."""
    numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
    if "--measure" in sys.argv:
        measure(numbers[0])
        return
    small = numbers[0] if numbers else 1_000
    ratio = seconds(10 * small) / seconds(small)
    print(f"from {small} to {10 * small} incidents the cost of one grows {ratio:.2f}-fold")


if __name__ == "__main__":
    main()
