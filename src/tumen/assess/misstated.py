"""What a report itself says of the resolutions, held against the law's data: misstatements with words and what holds.

Precision first: a statement that can be read as right gives nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tumen.assess.phrases import any_of, mentioned, pattern, words_in
from tumen.assess.wording import a_day
from tumen.law import Act, Law, Resolution, Statements, Wordings
from tumen.ledger import Report, When
from tumen.normalise import LANGUAGES, find_times
from tumen.normalise.found import FoundTime

_SENTENCE = re.compile(
    r"[^\n]+?(?:(?<![A-Z]\.)(?<!No\.)(?<=[.!?…])[”\"’')\]]*(?=\s+[A-Z“\"‘'(\d])|(?=\n)|\Z)", re.DOTALL
)
_NEAR = 60
"""Characters within which a date after a resolution's number is that of its adoption."""

_MONTH, _YEAR = 45, 375
"""Days by which a last day may differ that is told to the month or to the year: "by January" often means before it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Misstatement:
    """Something that a report says of a resolution and that does not hold.

    `start` and `end` are offsets of `quote` in the text of `report` (its id); `says` and `holds` are sentences, `holds`
    with the `sources` that it rests on, `provisions` those of the law that did it.
    """

    report: str
    start: int
    end: int
    quote: str
    about: str
    says: str
    holds: str
    provisions: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Mention:
    """Resolutions named at one place, by number or by the month of their adoption; `numbers` may hold unknown ones."""

    start: int
    end: int
    numbers: tuple[str, ...]
    dated: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class _Sentence:
    """A sentence from `at` of its report on, with the resolutions that it names and the times that it gives."""

    report: Report
    at: int
    text: str
    mentions: tuple[_Mention, ...]
    times: tuple[FoundTime, ...]
    code: str
    words: Wordings
    data: Statements

    def wrong(
        self, span: tuple[int, int], *, about: str, says: str, holds: str, numbers: Sequence[str], act: Act | None
    ) -> Misstatement:
        """A misstatement in a stretch of the sentence, with the provisions of the resolutions of these numbers."""
        start, end = self.at + span[0], self.at + span[1]
        known = self.data.resolutions
        return Misstatement(
            report=self.report.id,
            start=start,
            end=end,
            quote=self.report.text[start:end],
            about=about,
            says=says,
            holds=holds,
            provisions=tuple(name for number in numbers if number in known for name in known[number].provisions),
            sources=act.sources if act is not None else (),
        )


def misstatements(reports: Iterable[Report], law: Law) -> tuple[Misstatement, ...]:
    """What the reports say wrongly of the resolutions, in the order of the reports and their text.

    Nothing where the law has no statements or the language of a report no words.
    """
    if law.statements is None:
        return ()
    return tuple(found for report in reports for found in _in_report(report, law.statements))


def _in_report(report: Report, data: Statements) -> Iterator[Misstatement]:
    code = (report.language or "").lower().split("-")[0]
    words = data.languages.get(code)
    if words is None or code not in LANGUAGES:
        return
    quick = any_of((*words.mention, *words.council))
    if not quick.search(report.text):
        return
    for match in _SENTENCE.finditer(report.text):
        if not quick.search(match[0]) or _in_furniture(report, match.start(), match.end()):
            continue
        seen: set[tuple[int, str]] = set()
        for found in _of_sentence(_read(report, match, code, words, data)):
            if (found.start, found.about) not in seen:
                seen.add((found.start, found.about))
                yield found


def _in_furniture(report: Report, start: int, end: int) -> bool:
    return any(low <= start and end <= high for low, high in report.furniture)


def _read(report: Report, match: re.Match[str], code: str, words: Wordings, data: Statements) -> _Sentence:
    text = match[0]
    times = find_times(text, published=None, language=code)
    named = [
        _Mention(start=m.start(), end=m.end(), numbers=tuple(re.findall(r"\d{4}", m["numbers"])))
        for m in mentioned(words.mention).finditer(text)
    ]
    for m in any_of(words.mention).finditer(text):
        if any(one.start <= m.start() < one.end for one in named):
            continue
        when = _adoption_beside(text, m.start(), m.end(), times, words)
        numbers = tuple(n for n, each in data.resolutions.items() if when is not None and _may_be_of(each, when))
        if numbers:
            named.append(_Mention(start=m.start(), end=m.end(), numbers=numbers, dated=True))
    return _Sentence(
        report=report,
        at=match.start(),
        text=text,
        mentions=tuple(sorted(named, key=lambda one: one.start)),
        times=times,
        code=code,
        words=words,
        data=data,
    )


def _adoption_beside(text: str, start: int, end: int, times: Sequence[FoundTime], words: Wordings) -> When | None:
    """The month in "the September 2017 resolution", "a resolution adopted in M", "in M it adopted resolutions"."""
    adopted = words_in(words.adopted)
    for time in times:
        if time.value is None or time.kind != "point" or time.precision not in ("day", "month"):
            continue
        before, after = text[time.end : start], text[end : time.start]
        if time.end <= start and re.fullmatch(r"[\s]+(?:[A-Z][\w.]*[\s]+){0,4}", before):
            return time.value
        if time.end <= start and len(before) <= _NEAR and re.search(rf"{adopted}\s+(?:\w+\s+){{0,2}}$", before):
            return time.value
        if time.start >= end and re.fullmatch(rf"\s+(?:\w+\s+){{0,2}}{adopted}\s+(?:\w+\s+){{0,3}}", after):
            return time.value
    return None


def _of_sentence(sentence: _Sentence) -> Iterator[Misstatement]:
    mentions = sentence.mentions
    for index, mention in enumerate(mentions):
        before = mentions[index - 1].end if index else 0
        after = mentions[index + 1].start if index + 1 < len(mentions) else len(sentence.text)
        if not mention.dated:
            yield from _adopted(sentence, mention)
        for act in sentence.data.acts:
            if not act.dated and (span := _said(act, sentence, mention, (before, after))) is not None:
                yield from _held_against(act, sentence, mention, span, after)
    if all(mention.dated for mention in mentions):
        yield from _dated(sentence)


def _held_against(
    act: Act, sentence: _Sentence, mention: _Mention, span: tuple[int, int], after: int
) -> Iterator[Misstatement]:
    """What is said of the mention where none of its resolutions did it, nor another that the sentence names."""
    near = {number for one in sentence.mentions for number in one.numbers}
    if set(act.done_by) & (near if len(mention.numbers) == 1 else set(mention.numbers)):
        if act.deadline and set(mention.numbers) <= set(act.done_by):
            yield from _deadline(act, sentence, span, after)
        return
    # a resolution that the data do not know may have done what no resolution in the data did
    if not act.done_by and not set(mention.numbers) <= set(sentence.data.resolutions):
        return
    if act.of and not set(act.of) & set(mention.numbers):
        return
    yield sentence.wrong(
        span,
        about=act.name,
        says=f"It says of resolution {' and '.join(mention.numbers)} {act.says}.",
        holds=act.holds,
        numbers=act.done_by or mention.numbers,
        act=act,
    )


def _said(act: Act, sentence: _Sentence, mention: _Mention, room: tuple[int, int]) -> tuple[int, int] | None:
    """Where the act is said of the mention: after it, or before it where "under" or "by" leads over to it."""
    text, words, (before, after) = sentence.text, sentence.words, room
    lead = re.search(rf"{words_in(words.by_it)}\s+(?:[\w.]+\s+){{0,4}}$", text[before : mention.start])
    for phrase in act.words.get(sentence.code, ()):
        found = pattern(phrase).search(text, mention.end, after)
        if found is not None and not _turned(text[mention.end : found.start()], text[: mention.start], words):
            return mention.start, found.end()
        if lead is None:
            continue
        found = pattern(phrase).search(text, before, before + lead.start())
        if found is not None and not _turned(text[found.end() : mention.start], text[before : found.start()], words):
            return found.start(), mention.end
    return None


def _turned(between: str, leading: str, words: Wordings) -> bool:
    """Whether words stand there that deny the statement, or a clause ends between."""
    return bool(any_of(words.unless).search(between) or any_of(words.unless).search(leading) or ";" in between)


def _adopted(sentence: _Sentence, mention: _Mention) -> Iterator[Misstatement]:
    """A day, month or year of adoption beside the number, held against that of the resolution."""
    known = sentence.data.resolutions.get(mention.numbers[0]) if len(mention.numbers) == 1 else None
    if known is None:
        return
    text, adopted = sentence.text, words_in(sentence.words.adopted)
    for time in sentence.times:
        if time.value is None or time.kind != "point" or time.anchored != "absolute":
            continue
        after, before = text[mention.end : time.start], text[time.end : mention.start]
        late = time.start >= mention.end and re.fullmatch(
            rf"(?:\s+\(\d{{4}}\))?,?\s+(?:\w+\s+){{0,2}}{adopted}\s+(?:\w+\s+){{0,2}}", after
        )
        early = time.end <= mention.start and re.fullmatch(
            rf",?\s+(?:[\w.]+\s+){{0,5}}{adopted}\s+(?:[A-Z][\w.]*\s+){{0,3}}", before
        )
        if (late or early) and not _may_be_of(known, time.value):
            yield sentence.wrong(
                (mention.start, time.end) if late else (time.start, mention.end),
                about="adopted",
                says=f"It gives another time for the adoption of resolution {known.number}.",
                holds=f"Resolution {known.number} was adopted on {a_day(known.adopted)}.",
                numbers=(known.number,),
                act=None,
            )
            return


def _deadline(act: Act, sentence: _Sentence, span: tuple[int, int], after: int) -> Iterator[Misstatement]:
    """A last day that is told with the act, held against that of the resolution."""
    last = [day for number in act.done_by for day in sentence.data.resolutions[number].deadlines]
    for time in sentence.times:
        if time.value is None or time.value.end is None or time.kind != "point" or not span[1] <= time.start < after:
            continue
        told = sentence.text[span[1] : time.end]
        lead = any_of(sentence.words.deadline).search(told)
        if len(told) > _NEAR or lead is None or ";" in told:
            continue
        end = time.value.end
        if last and not any(_names(told[lead.end() :], end, day) for day in last):
            yield sentence.wrong(
                (span[0], time.end),
                about="deadline",
                says=f"It gives another last day for what resolution {act.done_by[0]} ordered.",
                holds=act.holds,
                numbers=act.done_by,
                act=act,
            )
        return


def _names(words: str, end: date, day: date) -> bool:
    """Whether a last day, as finely as its words tell it, may be that day: "by 2020" is told to the year."""
    if re.search(r"(?<!\d)\d{1,2}(?!\d)", words):
        return end == day
    month = re.search(r"[^\W\d]{3,}\W+\d{4}", words)
    return abs((end - day).days) <= (_MONTH if month else _YEAR)


def _dated(sentence: _Sentence) -> Iterator[Misstatement]:
    """What is said of the Council with a time and no number: held against the days of the resolutions that did it."""
    text, code = sentence.text, sentence.code
    council = any_of(sentence.words.council).search(text)
    if council is None:
        return
    for act in sentence.data.acts:
        for phrase in act.words.get(code, ()) if act.dated else ():
            found = pattern(phrase).search(text)
            if found is None or _turned(text[: found.start()], "", sentence.words):
                continue
            if any(_leads(word, text[: found.start()]) for word in act.unless.get(code, ())):
                continue
            # who did it stands before what was done, a few words off; of what ended, nobody is said to have done it
            between = text[council.end() : found.start()] if council.end() <= found.start() else None
            if act.done_by and (between is None or not re.fullmatch(r"(?:\s+[\w.]+){0,3}\s+", between)):
                continue
            time = next((one for one in sentence.times if _told_with(one, found.end(), sentence, act)), None)
            if time is not None:
                yield sentence.wrong(
                    (min(council.start(), found.start()), time.end),
                    about=act.name,
                    says=f"It says {act.says}.",
                    holds=act.holds,
                    numbers=act.done_by,
                    act=act,
                )
                return


def _told_with(time: FoundTime, after: int, sentence: _Sentence, act: Act) -> bool:
    """Whether the time is told of the act that ends at `after`, and is none on which it was done."""
    if time.value is None or time.start < after:
        return False
    lead, whole = sentence.text[after : time.start], sentence.text[after : time.end]
    if len(lead) > _NEAR or "," in lead or ";" in lead:
        return False
    if act.done_by and not any_of(sentence.words.at).search(whole):
        return False
    return _wrong_day(act, time.value, sentence.data)


def _leads(phrase: str, text: str) -> bool:
    """Whether the phrase stands at the end of the text or up to three words before it."""
    return any(len(re.findall(r"\w+", text[found.end() :])) <= 3 for found in pattern(phrase).finditer(text))


def _wrong_day(act: Act, when: When, data: Statements) -> bool:
    if act.start is not None and (when.end is None or when.end < act.start):
        return False
    return not any(_may_be_of(data.resolutions[number], when) for number in act.done_by)


def _may_be_of(resolution: Resolution, when: When) -> bool:
    return any(
        (when.start is None or when.start <= day) and (when.end is None or day <= when.end)
        for day in (resolution.adopted, *resolution.also_dated)
    )
