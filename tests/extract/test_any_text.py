"""Sentences of the digests in any order, with other numbers and under any day of publication, are read without fail."""

from __future__ import annotations

import random
import re
from datetime import date

import pytest
from tests.extract.texts import claims_of

from corpora import ABROAD, DIGESTS, NEWS, PRESS
from tumen.ledger import When
from tumen.pipeline import take_in

_SENTENCES = [
    sentence
    for folder in (DIGESTS, NEWS, PRESS, ABROAD)
    for path in sorted(folder.glob("*.txt"))
    for sentence in re.split(r"(?<=[.!?])\s+", path.read_text(encoding="utf-8").partition("\n\n")[2])
]
_NUMBERS = ("0", "1", "12", "31", "99", "1999", "2017", "2024", "2031", "40000", "10000000")


def _text(random_: random.Random) -> str:
    """A text of up to fourteen sentences, half of them with other numbers, and a header with a day or none."""
    body = " ".join(random_.choice(_SENTENCES) for _ in range(random_.randint(1, 14)))
    if random_.random() < 0.5:
        body = re.sub(r"\d+", lambda _: random_.choice(_NUMBERS), body)
    if random_.random() < 0.3:
        body = " ".join(word for word in body.split(" ") if random_.random() > 0.15)
    day = f"Published: {random_.choice((1999, 2010, 2015, 2018, 2020, 2023, 2025))}-06-{random_.randint(1, 28):02}\n"
    return f"Title: A report\nPublisher: Example Wire\n{day if random_.random() < 0.8 else ''}Language: en\n\nOn {body}"


@pytest.mark.parametrize("seed", range(8))
def test_any_text_is_read(seed: int) -> None:
    random_ = random.Random(seed)  # noqa: S311
    for _ in range(40):
        taken = take_in(_text(random_).encode(), name="any.txt")
        for claim in taken.claims:
            assert taken.report.text[claim.start : claim.end] == claim.quote


def test_what_began_after_the_day_of_publication_keeps_its_own_time() -> None:
    text = "Since the border was shut in December 2024 about 300 North Korean workers have been stranded in Dandong."
    (stuck,) = (claim for claim in claims_of(text) if claim.kind == "retention")
    assert stuck.time == When(start=date(2024, 12, 1), end=None)
