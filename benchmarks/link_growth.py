"""How the cost of linking grows: seconds for N and for 10N generated reports of ten claims each, and their ratio.

    python benchmarks/link_growth.py [N]

Two in ten reports copy or rewrite an earlier one; the others speak of events of their own over ten years.
"""

from __future__ import annotations

import random
import resource
import sys
import time
from datetime import date, timedelta

from tumen.ledger import Claim, Count, Place, Report, Source, When, digest, effective, make_claim
from tumen.link import link

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
            id=digest(f"{seed} {text}".encode()),
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


def seconds(size: int) -> float:
    """Processor time that linking `size` reports takes."""
    reports, claims = world(size, seed=size)
    seen = effective(claims, ())
    start = time.process_time()
    result = link(reports, seen)
    taken = time.process_time() - start
    print(
        f"{size:>6} reports, {len(claims):>7} claims: {taken:7.2f} s, {len(result.incidents)} incidents, "
        f"{len(result.lineage.retellings)} retellings"
    )
    return taken


if __name__ == "__main__":
    small = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    ratio = seconds(10 * small) / seconds(small)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"from {small} to {10 * small} reports the cost grows {ratio:.1f}-fold; peak memory {peak:.0f} MB")
