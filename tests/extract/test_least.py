"""Frames that are left out because they cannot reach a line never would have reached it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tumen.extract.en.clauses import clauses_of
from tumen.extract.en.frames import frames_of
from tumen.extract.en.passage import scenes
from tumen.extract.en.rules import predicates
from tumen.extract.en.speakers import speeches
from tumen.extract.en.text import cut
from tumen.extract.en.values import values_of
from tumen.ledger import Report
from tumen.read import read_report


def reports() -> Iterator[Report]:
    for rule in predicates():
        if rule.hint or rule.loose:
            for number, text in enumerate((*rule.example, *rule.counter)):
                whole = f"North Korean workers in Dandong\n\n{text} They earn 300 yuan a month and were sent home.\n"
                yield read_report(whole.encode(), name=f"{rule.name} {number}")


def rows(report: Report, least: float, before: str | None) -> list[tuple[str, int, int, float, int]]:
    text, values = cut(report.text, report.furniture), values_of(report)
    spoken = speeches(text)
    found = []
    for scene, speech in zip(scenes(text, values, [one.spoken for one in spoken]), spoken, strict=True):
        clauses = clauses_of(scene.sentence, speech.spoken)
        for frame in frames_of(report, scene, speech, values, clauses, before, least=least):
            found.append((frame.predicate.name, frame.at, frame.end, frame.score, frame.hints))
    return found


@pytest.mark.parametrize("least", [0.05, 0.3])
@pytest.mark.parametrize("before", [None, "movement return"])
def test_every_frame_that_reaches_the_line_is_given(least: float, before: str | None) -> None:
    spared = 0
    for report in reports():
        every, some = rows(report, 0.0, before), rows(report, least, before)
        assert [one for one in some if one[3] >= least] == [one for one in every if one[3] >= least]
        spared += len(every) - len(some)
    assert spared
