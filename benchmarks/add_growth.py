"""How the work of adding reports grows: N against 10 N made-up reports, in one run.

    python benchmarks/add_growth.py [N]

Prints processor seconds, peak memory and their ratios for reading with extraction, and for deriving lineage, incidents
and findings. Ten times the reports should cost about ten times; more tells of something that compares all with all.
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from tumen.pipeline import Input, add, derive, open_case

TOWNS = (
    "Hunchun",
    "Tumen",
    "Helong",
    "Dandong",
    "Yanji",
    "Longjing",
    "Donggang",
    "Vladivostok",
    "Khabarovsk",
    "Dalian",
)
PLANTS = ("a garment plant", "a seafood plant", "a building site", "an electronics plant", "a restaurant")

SENT = (
    "About {people} North Korean workers were sent to {town} last week, a resident told Example Daily.",
    "A trader said that {people} labourers from North Korea have arrived in {town} by bus.",
    "North Korea dispatched more than {people} workers to {town} this month, according to a local source.",
    "In {town}, {people} North Korean women got off a train on Monday, people who live there said.",
)
WORK = (
    "Some {some} of them work at {plant} in the city.",
    "{plant} has hired {some} of the North Koreans, the source added.",
    "The managers put {some} to work at {plant}.",
)
PAY = (
    "They earn {pay} dollars a month, and the state keeps most of it.",
    "A month brings each worker {pay} dollars.",
    "Of the {pay} dollars that each is paid a month, the North Korean workers see a third.",
)


def made_up(number: int) -> Iterator[Input]:
    """Reports of three sentences about invented groups at unnamed employers, and a paragraph of no words."""
    rng = random.Random(number)  # noqa: S311  # reports must differ, not be unguessable
    for index in range(number):
        town, people = rng.choice(TOWNS), rng.randrange(20, 900)
        day = f"20{rng.randrange(18, 25)}-{rng.randrange(1, 13):02}-{rng.randrange(1, 28):02}"
        sentences = (
            rng.choice(SENT).format(people=people, town=town),
            rng.choice(WORK).format(some=people // 2, plant=rng.choice(PLANTS)),
            rng.choice(PAY).format(pay=rng.randrange(100, 400)),
            " ".join("".join(rng.choices("abcdefghijklmnoprstuvw", k=rng.randrange(3, 9))) for _ in range(60)) + ".",
        )
        header = f"Publisher: Example Daily {index % 7}\nPublished: {day}\nLanguage: en\n\n"
        text = header + "\n\n".join(sentences) + "\n"
        yield Input(name=f"{index}.txt", source="made up", load=partial(bytes, text.encode()))


def measure(number: int) -> None:
    """Adds and derives in this process, and prints both times and the peak of memory."""
    with tempfile.TemporaryDirectory() as folder, open_case(Path(folder) / "case.tumen", create=True) as case:
        start = time.process_time()
        add(case, made_up(number), at="2026-01-01T00:00:00+00:00")
        whole = time.process_time() - start
        case.decide(
            "note", case.claims()[0].id, by="benchmark", why="makes derived rows stale", at="2026-01-01T00:00:00Z"
        )
        start = time.process_time()
        derive(case)
        derived = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{whole - derived:.2f} {derived:.2f} {peak:.0f}")


def main() -> None:
    """Measures each size in a process of its own, so that one does not warm the other."""
    if "--one" in sys.argv:
        measure(int(sys.argv[-1]))
        return
    small = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    rows = []
    for number in (small, small * 10):
        done = subprocess.run(
            [sys.executable, __file__, "--one", str(number)], capture_output=True, text=True, check=True
        )
        rows.append([float(word) for word in done.stdout.split()])
        print(
            f"{number:>6} reports: read and extract {rows[-1][0]} s, derive {rows[-1][1]} s, peak {rows[-1][2]:.0f} MB"
        )
    ratios = [after / before for before, after in zip(*rows, strict=True)]
    print(f"times ten:      read and extract x{ratios[0]:.1f}, derive x{ratios[1]:.1f}, peak x{ratios[2]:.1f}")


if __name__ == "__main__":
    main()
