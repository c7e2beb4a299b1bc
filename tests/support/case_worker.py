"""What tests run as a process of its own: adds reports to a case and decides, and tells of each thing done.

`case_worker.py work CASE FIRST LAST` works; `case_worker.py killed FOLDER LINES…` starts, for each number of lines, a
process that works on a case of its own, and kills it after it told so many lines; `case_worker.py order CASE SEED` adds
reports in an order of its own.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
from pathlib import Path

from wires import AT, inputs

import tumen
from tumen.pipeline import Outcome, add


def tell(line: str) -> None:
    """One line, at once."""
    os.write(sys.stdout.fileno(), f"{line}\n".encode())


def work(path: Path, first: int, last: int) -> None:
    """Adds a report and decides about its first claim, over and over."""

    def told(outcome: Outcome) -> None:
        tell(f"{outcome.status} {outcome.report}")

    with tumen.open(path, create=True) as case:
        tell("opened -")
        for one in inputs(last)[first:]:
            outcome = add(case, [one], at=AT, progress=told).outcomes[0]
            claim = next(claim for claim in case.claims() if claim.report == outcome.report)
            action = "accept" if claim.start % 2 else "reject"
            decision = case.decide(action, claim.id, by="A. Reader", why=f"as {one.name} says", at=AT)
            tell(f"decided {decision.hash}")


def killed(folder: Path, points: list[int]) -> None:
    """Prints for each point, as JSON, the case and the lines that were told before the process was killed."""
    with tumen.open(folder / "warm.tumen", create=True) as case:
        add(case, inputs(2), at=AT)  # loads the rules once for all of them
    for number, lines in enumerate(points):
        path = folder / f"{number:02}.tumen"
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.dup2(writing, sys.stdout.fileno())
            work(path, 0, 999)
            os._exit(1)
        os.close(writing)
        with os.fdopen(reading, encoding="utf-8") as told:
            seen = [told.readline() for _ in range(lines)]
            os.kill(child, signal.SIGKILL)
            # what it told before the signal reached it counts as told; a line cut short does not
            seen += [line for line in told if line.endswith("\n")]
        os.waitpid(child, 0)
        tell(json.dumps({"case": path.name, "told": [line.split() for line in seen]}))


def order(path: Path, seed: int) -> None:
    """Adds eight reports in an order that the seed gives, in two calls."""
    given = inputs(8)
    random.Random(seed).shuffle(given)  # noqa: S311  # an order, no secret
    with tumen.open(path, create=True) as case:
        add(case, given[:3], at=AT)
        add(case, given[3:], at=AT)


if __name__ == "__main__":
    task, where, *rest = sys.argv[1:]
    if task == "work":
        work(Path(where), int(rest[0]), int(rest[1]))
    elif task == "killed":
        killed(Path(where), [int(point) for point in rest])
    else:
        order(Path(where), int(rest[0]))
