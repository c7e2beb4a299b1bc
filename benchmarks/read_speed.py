"""How fast pages are read, beside bare trafilatura on the same pages, and how the ratio changes as they grow.

    python benchmarks/read_speed.py [--profile]

Tumen reads the bytes of a page to a report: hash of the original, encoding, text by two ways of reading, places,
captions, metadata, language, and the day of writing or what proves it. trafilatura gets the decoded page, with its
defaults (`extract(page)`) and with metadata asked for (`with_metadata=True`), which is what of Tumen's work it offers.
Seconds are processor time, the least of a few runs; all take turns, so that they meet the same machine. Two thirds of
the pages state no day, so that their text has to be dated; a quarter is in Korean, Chinese or Russian.
"""

from __future__ import annotations

import cProfile
import logging
import pstats
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import trafilatura
from read_pages import pages

from tumen.read import read_report

RUNS = 7
PAGES, FEW = 40, 16
GOAL = 0.8
"""Of the pages a second of bare trafilatura, what the project means to reach."""
Work = Callable[[Sequence[bytes]], object]


def tumen(found: Sequence[bytes]) -> object:
    """The report of every page."""
    return [read_report(page, name="page.html") for page in found]


def bare(found: Sequence[bytes]) -> object:
    """The text of every page, with trafilatura's defaults."""
    return [trafilatura.extract(page.decode()) for page in found]


def with_metadata(found: Sequence[bytes]) -> object:
    """The text of every page with trafilatura's defaults, and its title, author, publisher and date."""
    return [trafilatura.extract(page.decode(), with_metadata=True) for page in found]


WORKS: dict[str, Work] = {"tumen": tumen, "trafilatura": bare, "trafilatura, with metadata": with_metadata}


def seconds(found: Sequence[bytes], runs: int = RUNS) -> dict[str, float]:
    """The least processor time that each takes over the pages, page by page; they take turns at every page."""
    best = {name: [float("inf")] * len(found) for name in WORKS}
    for work in WORKS.values():
        work(found[:4])
    for _ in range(runs):
        for at, page in enumerate(found):
            for name, work in WORKS.items():
                start = time.process_time()
                work([page])
                best[name][at] = min(best[name][at], time.process_time() - start)
    return {name: sum(taken) for name, taken in best.items()}


def shown(title: str, found: Sequence[bytes], runs: int = RUNS) -> dict[str, float]:
    """Prints the pages a second of each, and gives the seconds that each took for a page."""
    taken = seconds(found, runs)
    sizes = [len(page) / 1000 for page in found]
    print(f"{title}: {len(found)} pages of {min(sizes):.0f} to {max(sizes):.0f} kB")
    for name, needed in taken.items():
        ratio = "" if name == "tumen" else f"   tumen beside it: {needed / taken['tumen']:.2f}"
        print(f"  {name:<28} {len(found) / needed:8.1f} pages/s{ratio}")
    return {name: needed / len(found) for name, needed in taken.items()}


def profile(found: Sequence[bytes]) -> None:
    """The functions in which most time is spent themselves."""
    recorder = cProfile.Profile()
    recorder.enable()
    tumen(found)
    recorder.disable()
    rows = pstats.Stats(recorder).stats.items()  # type: ignore[attr-defined]
    total = sum(row[1][2] for row in rows)
    for (file, line, function), (_, calls, own, _whole, _callers) in sorted(rows, key=lambda row: -row[1][2])[:20]:
        place = f"{Path(file).parent.name}/{Path(file).name}:{line}" if line else "built in"
        print(f"  {own / total:6.1%} {calls / len(found):9.1f} calls a page  {place} {function}")


def main() -> None:
    """Prints the figures."""
    logging.disable(logging.CRITICAL)
    found = list(pages(PAGES))
    once = shown("pages", found)
    more = shown("ten times as many", list(pages(10 * PAGES)), runs=2)
    few = shown("some of them", found[:FEW], runs=3)
    larger = shown("these, ten times as large", list(pages(FEW, times=10)), runs=3)
    print("time of a page, beside that of the first pages")
    for name in WORKS:
        growth = (
            f"ten times as many {more[name] / once[name]:5.2f}   ten times as large {larger[name] / few[name]:6.2f}"
        )
        print(f"  {name:<28} {growth}")
    reached = once["trafilatura"] / once["tumen"]
    print(f"goal: {GOAL} of bare trafilatura; reached {reached:.2f}")
    if "--profile" in sys.argv:
        profile(found)


if __name__ == "__main__":
    main()
