"""How the cost of linking grows: seconds for N and for 10 N generated reports of ten claims each, and their ratio; then
what it costs to add one report to a case of the larger size.

    python benchmarks/link_growth.py [N] [--no-case]

Two in ten reports copy or rewrite an earlier one; the others speak of events of their own over ten years. Each size is
measured in a process of its own. The case is a file as `tumen add` makes it, and the report is added by `tumen add`,
with the start of the program and reading and extracting the report; `in the open case` is what deriving alone takes.
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from tumen.case import Capture
from tumen.ledger import Claim, Count, Place, Report, Source, When, digest, effective, make_claim
from tumen.link import link
from tumen.pipeline import Input, add, derive, open_case

TOWNS = [Place(name=f"Town {number}", country="CN", level="city") for number in range(60)]
OUTLETS = ["Radio Free Asia", "Daily NK", "Yonhap", "NK News", None]
SECTORS = ["garment", "seafood", "electronics", None]
WORDS = [f"word{number}" for number in range(4000)]
KINDS = ["movement", "presence", "hiring", "condition", "retention"]


def world(size: int, seed: int) -> tuple[list[Report], list[Claim]]:
    """`size` reports with ten claims each."""
    chance = random.Random(seed)  # noqa: S311
    reports: list[Report] = []
    claims: list[Claim] = []
    stories: list[tuple[date, list[dict[str, object]], list[str]]] = []
    for number in range(size):
        if stories and chance.random() < 0.2:
            day, facts, sentences = chance.choice(stories)
            day += timedelta(days=chance.randrange(10))
            sentences = sentences if chance.random() < 0.5 else [_sentence(chance) for _ in facts]
        else:
            day = date(2014, 1, 1) + timedelta(days=chance.randrange(3650))
            facts = [_fact(chance, day) for _ in range(10)]
            sentences = [_sentence(chance) for _ in facts]
            stories.append((day, facts, sentences))
        text = "\n".join([f"Report {number}", *sentences])
        report = Report(
            id=digest(text.encode()),
            name=f"r{number}",
            text=text,
            media_type="text/plain",
            publisher=chance.choice(OUTLETS),
            published=day,
        )
        reports.append(report)
        for fact, sentence in zip(facts, sentences, strict=True):
            start = text.index(sentence)
            claims.append(
                make_claim(
                    report=report.id,
                    start=start,
                    end=start + len(sentence),
                    quote=sentence,
                    rule="generated",
                    version="1",
                    **fact,  # type: ignore[arg-type]
                )
            )
    return reports, claims


def _sentence(chance: random.Random) -> str:
    return " ".join(chance.choices(WORDS, k=18)) + "."


def _fact(chance: random.Random, day: date) -> dict[str, object]:
    kind = chance.choice(KINDS)
    town = chance.choice(TOWNS)
    number = chance.choice([20, 50, 100, 150, 200, 300, 400, 500, 1000, chance.randrange(10, 5000)])
    start = day - timedelta(days=chance.randrange(20))
    fact: dict[str, object] = {
        "kind": kind,
        "host": "CN",
        "sector": chance.choice(SECTORS),
        "time": When(start=start, end=start) if chance.random() < 0.6 else None,
        "count": Count(low=number, high=number, basis=chance.choice(["exact", "approx"]))
        if chance.random() < 0.6
        else None,
        "source": Source(description="a resident", type="local"),
    }
    if kind == "movement":
        return fact | {"direction": "out", "destination": town}
    return fact | {"place": town} | ({"indicator": "isolation"} if kind == "condition" else {})


def measure(size: int) -> None:
    """Prints the processor seconds that linking `size` reports takes in this process, and its peak memory in MB."""
    reports, claims = world(size, seed=size)
    seen = effective(claims, ())
    start = time.process_time()
    result = link(reports, seen)
    taken = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{taken:.2f} {peak:.0f} {len(claims)} {len(result.incidents)} {len(result.lineage.retellings)}")


def seconds(size: int) -> float:
    """Processor seconds that linking `size` reports takes, in a process of its own."""
    command = [sys.executable, __file__, "--measure", str(size)]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    taken, peak, claims, incidents, retellings = map(float, said)
    print(
        f"{size:>6} reports, {claims:>7.0f} claims: {taken:7.2f} s, peak memory {peak:.0f} MB, "
        f"{incidents:.0f} incidents, {retellings:.0f} retellings"
    )
    return taken


NEW = """Title: Workers in Dandong
Publisher: Example Daily
Published: 2019-05-0{day}

Around 150 North Korean workers arrived in Dandong on May {day}, a resident told Example Daily. Of them, 60 women were
hired by a garment plant, the resident said. They are not allowed to leave the dormitory.
"""


def grow(size: int) -> None:
    """Adds reports, one at a time, to a case of `size` reports, and prints what each takes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.tumen"
        reports, claims = world(size, seed=size)
        by_report: dict[str, list[Claim]] = {}
        for claim in claims:
            by_report.setdefault(claim.report, []).append(claim)
        start = time.perf_counter()
        with open_case(path, create=True) as case:
            for report in reports:
                case.keep(
                    report.text.encode(),
                    report,
                    by_report[report.id],
                    (),
                    capture=Capture(name=f"{report.name}.txt", source=f"{report.name}.txt"),
                    at="2026-01-01T00:00:00+00:00",
                    read_version="generated",
                    extract_version="generated",
                )
            kept = time.perf_counter() - start
            start = time.perf_counter()
            derive(case)
            print(
                f"a case of {len(claims)} claims: kept in {kept:.0f} s, "
                f"derived in {time.perf_counter() - start:.0f} s, {path.stat().st_size / 1e6:.0f} MB"
            )
        for day in range(1, 6):
            new = Path(folder) / f"new{day}.txt"
            new.write_text(NEW.format(day=day))
            if day < 4:
                start = time.perf_counter()
                command = [sys.executable, "-c", "from tumen.cli.app import main; main()", "add", str(path), str(new)]
                subprocess.run(command, capture_output=True, check=True)
                print(f"tumen add of one report: {time.perf_counter() - start:.2f} s")
            else:
                with open_case(path) as case:
                    start = time.perf_counter()
                    add(case, [Input.from_path(new)], at="2026-01-01T00:00:00+00:00")
                    print(f"in the open case: {time.perf_counter() - start:.2f} s")


def main() -> None:
    """Measures both sizes, and adds to a case of the larger one."""
    numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
    if "--measure" in sys.argv:
        measure(numbers[0])
        return
    small = numbers[0] if numbers else 100
    ratio = seconds(10 * small) / seconds(small)
    print(f"from {small} to {10 * small} reports the cost grows {ratio:.1f}-fold")
    if "--no-case" not in sys.argv:
        grow(10 * small)


if __name__ == "__main__":
    main()
