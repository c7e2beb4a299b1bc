"""Made-up reports that share towns, numbers, words and outlets so often that much of them is near each other."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from tumen.ledger import Claim, Count, Place, Report, Source, When, digest, make_claim

TOWNS = tuple(
    Place(name=name, country="CN", level=level)  # type: ignore[arg-type]
    for name, level in (("Hunchun", "city"), ("Helong", "city"), ("Dandong", "city"), ("Jilin", "province"))
)
OUTLETS = ("Radio Free Asia", "Daily NK", "Example Daily", None)
KINDS = ("movement", "presence", "hiring", "condition")
NUMBERS = (40, 150, 400)
WORDS = tuple(f"word{number}" for number in range(900))
Told = tuple[Report, tuple[Claim, ...]]


def crowd(
    size: int, *, seed: int, towns: int = len(TOWNS), days: int = 200, numbers: tuple[int, ...] = NUMBERS
) -> list[Told]:
    """`size` reports of two to four claims each; three in ten copy or rewrite an earlier one. With few towns, days and
    numbers, most of them are near each other.
    """
    chance = Random(seed)  # noqa: S311
    told: list[Told] = []
    stories: list[tuple[date, list[dict[str, Any]], list[str]]] = []
    for number in range(size):
        if stories and chance.random() < 0.3:
            day, facts, sentences = chance.choice(stories)
            day += timedelta(days=chance.randrange(4))
            if chance.random() < 0.5:
                sentences = [_sentence(chance) for _ in facts]
        else:
            day = date(2014, 1, 1) + timedelta(days=chance.randrange(days))
            facts = [_fact(chance, day, towns, numbers) for _ in range(chance.randrange(2, 5))]
            sentences = [_sentence(chance) for _ in facts]
            stories.append((day, facts, sentences))
        told.append(_told(f"{seed}-{number}", day, facts, sentences, chance))
    return told


def _told(name: str, day: date, facts: list[dict[str, Any]], sentences: list[str], chance: Random) -> Told:
    text = f"Report {name}.\n" + "\n".join(sentences)
    report = Report(
        id=digest(text.encode()),
        name=name,
        text=text,
        media_type="text/plain",
        publisher=chance.choice(OUTLETS),
        published=day if chance.random() < 0.8 else None,
    )
    claims: list[Claim] = []
    for fact, sentence in zip(facts, sentences, strict=True):
        source = chance.choice(("a resident", "a source who told Radio Free Asia", "the foreign ministry"))
        start = text.index(sentence)
        claims.append(
            make_claim(
                report=report.id,
                start=start,
                end=start + len(sentence),
                quote=sentence,
                rule="made up",
                version="1",
                source=Source(description=source, type="local"),
                part_of=claims[0].id if claims and fact["kind"] == claims[0].kind else None,
                **fact,
            )
        )
    return report, tuple(claims)


def _sentence(chance: Random) -> str:
    return " ".join(chance.choices(WORDS, k=14)) + "."


def _fact(chance: Random, day: date, towns: int, numbers: tuple[int, ...]) -> dict[str, Any]:
    kind = chance.choice(KINDS)
    place = {"destination" if kind == "movement" else "place": chance.choice(TOWNS[:towns])}
    start = day - timedelta(days=chance.randrange(5))
    number = chance.choice(numbers)
    return {
        "kind": kind,
        "direction": "out" if kind == "movement" else None,
        "host": "CN",
        "indicator": "isolation" if kind == "condition" else None,
        "time": When(start=start, end=start) if chance.random() < 0.7 else None,
        "count": Count(low=number, high=number, basis="approx") if chance.random() < 0.7 else None,
    } | place
