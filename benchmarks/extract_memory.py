"""Whether memory stays flat while very many reports are extracted in one process.

    python benchmarks/extract_memory.py [--n 100000]

Every report has numbers, places and words of its own. Prints the memory in use after 1, 10 and 100 hundredths of the
reports, its peak, and the growth over the last nine tenths; 100,000 reports of 4 KB take the better part of an hour.
"""

from __future__ import annotations

import argparse
import resource
import time
from pathlib import Path

from extract_texts import report_of, variations

from tumen.extract import extract

MARKS = (1, 10, 100)
"""Hundredths of the reports after which memory is read."""
_STATUS = Path("/proc/self/status")


def resident() -> float | None:
    """Memory in use in MB; None where the system does not tell."""
    if not _STATUS.exists():
        return None
    line = next(line for line in _STATUS.read_text().splitlines() if line.startswith("VmRSS:"))
    return int(line.split()[1]) / 1024


def peak() -> float:
    """The most memory used so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def marks(number: int) -> dict[int, int]:
    """After which report which hundredths are done."""
    return {max(1, number * mark // 100): mark for mark in MARKS}


def main() -> None:
    """Extracts and prints."""
    parser = argparse.ArgumentParser(description="Memory while many reports are extracted.")
    parser.add_argument("--n", type=int, default=100_000, help="how many reports (default 100,000)")
    number = parser.parse_args().n
    claims, used = 0, {}
    due, start = marks(number), time.process_time()
    for index, text in enumerate(variations(number), 1):
        claims += len(extract(report_of(text)).claims)
        if index in due:
            used[due[index]] = resident() or peak()
            print(
                f"{due[index]:>4} % {index:>8} reports {claims:>9} claims {used[due[index]]:8.1f} MB, "
                f"peak {peak():.1f} MB, {index / (time.process_time() - start):.1f} reports/s",
                flush=True,
            )
    if set(used) == set(MARKS):
        print(f"from 10 % to 100 %: {used[100] - used[10]:+.1f} MB")


if __name__ == "__main__":
    main()
