"""Reports for the benchmarks of extraction: the English sample cut to one length, and endless variations of it.

A variation has other numbers, other places and words that no other has, so that nothing that is kept from one report
helps with the next, and whatever is kept for ever shows.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from datetime import date

from tumen.ledger import Report, digest
from tumen.resources.samples import sample_reports

SIZE = 4096
"""Bytes of a report."""
DAY = date(2020, 6, 1)
TOWNS = (
    "Hunchun",
    "Tumen",
    "Helong",
    "Yanji",
    "Longjing",
    "Dandong",
    "Donggang",
    "Dalian",
    "Shenyang",
    "Changchun",
    "Vladivostok",
    "Khabarovsk",
    "Nakhodka",
    "Ussuriysk",
    "Moscow",
    "Warsaw",
    "Doha",
    "Kuwait City",
    "Muscat",
    "Phnom Penh",
    "Vientiane",
    "Kathmandu",
    "Dakar",
    "Windhoek",
)
_TOWN = re.compile(r"\b(?:" + "|".join(TOWNS) + r")\b")
_NUMBER = re.compile(r"\d+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SYLLABLES = ("ba", "do", "ki", "lu", "mer", "nov", "ri", "sun", "tal", "ve", "wok", "zen")
_ASIDE = "{name}, who runs a stall near the {noun} gate, said that {number} of them had come by the {noun} road."


def english() -> list[str]:
    """The English reports of the sample, below their headers."""
    texts = [data.decode().partition("\n\n")[2].strip() for _, data in sample_reports()]
    return [text for text in texts if sum(letter.isascii() for letter in text) > 0.9 * len(text)]


def cut(text: str, size: int) -> str:
    """The beginning of the text, at most `size` bytes long, up to the end of a word."""
    if len(text.encode()) <= size:
        return text
    head = text.encode()[: size + 1].decode(errors="ignore")
    return head[: max(head.rfind(" "), head.rfind("\n"))].rstrip()


def texts_of(size: int = SIZE) -> list[str]:
    """One text for each English report of the sample: it and those after it in turn, cut to `size` bytes."""
    whole = english()
    found = []
    for first in range(len(whole)):
        turn = whole[first:] + whole[:first]
        text = "\n\n".join(turn)
        while len(text.encode()) < size:
            text += "\n\n" + "\n\n".join(turn)
        found.append(cut(text, size))
    return found


def varied(text: str, rng: random.Random) -> str:
    """The text with other numbers and towns, years still years, and a last sentence whose names stand nowhere else."""

    def number(match: re.Match[str]) -> str:
        if _YEAR.fullmatch(match[0]):
            return str(rng.randrange(2010, 2025))
        if len(match[0]) <= 2 and int(match[0]) <= 31:
            return str(rng.randrange(1, 29))  # perhaps a day of the month
        return str(rng.randrange(10 ** (len(match[0]) - 1), 10 ** len(match[0])))

    def word(count: int) -> str:
        return "".join(rng.choices(_SYLLABLES, k=count))

    towns = dict(zip(TOWNS, rng.sample(TOWNS, len(TOWNS)), strict=True))
    text = _TOWN.sub(lambda match: towns[match[0]], _NUMBER.sub(number, text))
    aside = _ASIDE.format(name=f"{word(4).title()} {word(3).title()}", noun=word(5), number=rng.randrange(20, 900))
    return f"{text}\n\n{aside}"


def variations(number: int, size: int = SIZE, *, seed: int = 1) -> Iterator[str]:
    """So many variations of the texts, in turn, each at most `size` bytes long; the same for the same seed."""
    rng = random.Random(seed)  # noqa: S311  # texts must differ, not be unguessable
    room = size - 200  # for the aside, and for towns with longer names
    sources = texts_of(room)
    for index in range(number):
        yield cut(varied(sources[index % len(sources)], rng), size)


def report_of(text: str) -> Report:
    """A report in English with this text."""
    return Report(
        id=digest(text.encode()), name="made up", text=text, media_type="text/plain", language="en", published=DAY
    )
