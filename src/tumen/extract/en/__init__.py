"""English: reads a report into drafts by the layers of the design."""

from __future__ import annotations

from dataclasses import replace

from tumen.extract.drafts import Draft, Reading
from tumen.extract.en.frames import NEAR, drafts_of, told_before
from tumen.extract.en.passage import scenes
from tumen.extract.en.periods import with_periods
from tumen.extract.en.scoring import LEAST
from tumen.extract.en.speakers import speeches, upstream_of
from tumen.extract.en.stated import facts_of, may_state
from tumen.extract.en.text import cut
from tumen.extract.en.topic import topic_of
from tumen.extract.en.values import values_of
from tumen.extract.en.why import why
from tumen.ledger import Report, StatedFact


def read(report: Report, *, least: float | None = None) -> Reading:
    """The drafts of an English report whose score is at least `least`, in the order of its sentences."""
    line = LEAST if least is None else least
    text = cut(report.text, report.furniture)
    values = values_of(report)
    upstream = upstream_of(report.text, text.sentences)
    topic = topic_of(text, values)
    if not topic.may_be:
        return Reading(upstream=upstream, drafts=(), facts=())
    spoken = speeches(text)
    drafts: list[Draft] = []
    facts: list[StatedFact] = []
    seen = scenes(text, values, [speech.spoken for speech in spoken], topic)
    for scene, speech in zip(seen, spoken, strict=True):
        found = drafts_of(report, scene, speech, values, before=told_before(drafts, scene.sentence.number), least=line)
        drafts += with_periods(found, drafts)
        facts += facts_of(report, scene, speech, values)
    return Reading(upstream=upstream, drafts=tuple(drafts), facts=tuple(facts))


def stated(report: Report) -> tuple[StatedFact, ...]:
    """The stated facts of a text every sentence of which is known to be about the workers, such as a claim's quote."""
    text = cut(report.text, report.furniture)
    if not may_state(text.sentences):
        return ()
    values = values_of(report)
    spoken = speeches(text)
    seen = scenes(text, values, [speech.spoken for speech in spoken], topic_of(text, values))
    return tuple(
        fact
        for scene, speech in zip(seen, spoken, strict=True)
        for fact in facts_of(report, replace(scene, topic=True), speech, values)
    )


__all__ = ["NEAR", "read", "stated", "why"]
