"""How fast values are read: MB of English text a second on one core, growth with the text, and the first answer.

    python benchmarks/values_speed.py

The text is the English part of the bundled sample. Growth is the processor time of a text ten times as long, as
reports below each other and as one line, divided by ten times that of the short one: 1.0 is linear. The first answer is
measured in a process of its own, from its start to the values of one phrase.
"""

from __future__ import annotations

import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date

from tumen.normalise import (
    find_counts,
    find_demonyms,
    find_money,
    find_names,
    find_places,
    find_shares,
    find_times,
    find_values,
)
from tumen.resources.samples import sample_reports

DAY = date(2020, 1, 1)
FIRST = """
import datetime, resource, time
before = time.perf_counter()
from tumen.normalise import find_values
find_values("About 400 workers came to Hunchun in May.", published=datetime.date(2020, 1, 1))
print(time.perf_counter() - before, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""
RUNS = 5


def english() -> list[str]:
    """The English reports of the sample, below their headers."""
    texts = [data.decode().partition("\n\n")[2] for _, data in sample_reports()]
    return [text for text in texts if sum(letter.isascii() for letter in text) > 0.9 * len(text)]


def seconds(work: Callable[[str], object], texts: list[str]) -> float:
    """The least processor time of a few runs over the texts."""
    best = float("inf")
    for _ in range(RUNS):
        start = time.process_time()
        for text in texts:
            work(text)
        best = min(best, time.process_time() - start)
    return best


def everything(text: str) -> object:
    """All values of the text."""
    return find_values(text, published=DAY)


def main() -> None:
    """Prints the figures."""
    texts = english()
    size = sum(len(text.encode()) for text in texts) / 1e6
    finders: dict[str, Callable[[str], object]] = {
        "all together": everything,
        "counts": find_counts,
        "times": lambda text: find_times(text, published=DAY),
        "places": find_places,
        "money": find_money,
        "shares": find_shares,
        "demonyms": find_demonyms,
        "names": find_names,
    }
    print(f"{len(texts)} reports, {size * 1000:.0f} kB")
    for name, work in finders.items():
        print(f"  {name:<13} {size / seconds(work, texts):6.2f} MB/s")
    whole = "\n\n".join(texts)
    line = re.sub(r"\s+", " ", whole)
    for name, text in (("reports", whole), ("one line", line)):
        growth = seconds(everything, [text * 10]) / seconds(everything, [text]) / 10
        print(f"  ten times as many {name}: {growth:.2f} of linear")
    first, memory = map(
        float, subprocess.run([sys.executable, "-c", FIRST], capture_output=True, text=True, check=True).stdout.split()
    )
    print(f"  first answer after {first:.2f} s, with {memory:.0f} MB")
    print(f"  peak memory here {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
