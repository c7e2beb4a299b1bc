"""When a frame holds: the time of its clause, of the telling, or the day of publication."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from tumen.extract.en.clauses import Clause
from tumen.extract.en.continued import goes_on, is_long
from tumen.extract.en.passage import Scene
from tumen.extract.en.placing import Frame
from tumen.extract.en.sought import sought
from tumen.extract.en.speech import Speech
from tumen.extract.en.telling_dates import is_dateline, is_of_telling
from tumen.extract.en.text import Sentence
from tumen.extract.en.told_when import time_of_telling
from tumen.extract.en.values import within
from tumen.ledger import Ground, Kind, Report, When
from tumen.normalise import FoundTime, Values

_EVENT_NAME = re.compile(
    r"^,? ?(?:(?:FIFA|Soccer|Football|Winter|Summer|Asian) )?(?:(?:World|Asian|Confederations) Cup|Olympic|Games|"
    r"Olympics|Expo|Universiade|edition)\b",
    re.I,
)


_AGED_OR_GIVEN = re.compile(
    r"now(?:,? (?:an? )?(?:\d|aged\b|in (?:his|her|their) )|,? that (?:the|both|its|it|\w+s)\b)", re.I
)
"""What "now" tells of an age or a reason: "a waitress, now 42, who was employed", "now that the border is open"."""
_OF_SPEAKING = re.compile(r"(?:today|yesterday|tomorrow|tonight|this (?:morning|afternoon|evening))\b", re.I)
"""Days that somebody quoted counts from when he spoke, which the report need not tell."""
_BORN = re.compile(
    r",\s+(?:first |newly )?(?:registered|founded|established|set up|built|opened|born|formed|launched|created|"
    r"incorporated|adopted|passed|signed) (?:\w+ ){0,2}(?:in|on) (?:the )?$"
)
"""Words before the time at which a firm, a house or a law began, named in passing."""


def _dates_no_event(text: str, sentence: Sentence, time: FoundTime) -> bool:
    """Whether the words tell when something else was, or no time at all."""
    if _AGED_OR_GIVEN.match(text, time.start):
        return True
    if is_dateline(text, time) or (_OF_SPEAKING.match(text, time.start) and _in_speech(text, sentence, time.start)):
        return True
    return _BORN.search(text, max(0, time.start - _REACH), time.start) is not None


_RELATIVE = re.compile(r"\b(?:who|whom|which|whose)\b[^,;:]*$")
"""Words after which a clause stands that tells more of somebody, up to its end."""
_THAT = re.compile(
    r"\b(?:(?:who|whom|which|whose)|\w+s that (?:run|ran|expired?|end(?:ed)?|began|were|had|have|are|came|went|lapsed?|"
    r"took))\b"
    r"[^,;:]*$"
)


def _is_in_relative(text: str, sentence: Sentence, time: FoundTime, offset: int, *, inside: bool) -> bool:
    """Whether the time stands in a relative clause that the words at `offset` do not belong to."""
    if offset < time.start and _THAT.search(text, offset, time.start):
        return True
    if _RELATIVE.search(text, sentence.start, time.start) is None:
        return False
    if inside and not (time.end < offset and "," in text[time.end : offset]):
        return False
    return _RELATIVE.search(text, sentence.start, offset) is None


def _in_speech(text: str, sentence: Sentence, offset: int) -> bool:
    """Whether the offset lies in direct speech, of which the sentence may be a part."""
    before = text[sentence.start : offset]
    return sentence.quoted or before.count('"') % 2 == 1 or before.rfind("“") > before.rfind("”")


_EVENT_OF = re.compile(r"\b(?:World Cup|Olympics|Olympic Games|Games|Expo|Universiade) (?:of|in) (?:the )?$", re.I)


def _text_before(scene: Scene, offset: int) -> str:
    """The last words before an offset, joined by blanks, with a blank behind them."""
    return " ".join([word.text for word in scene.sentence.words if word.end <= offset][-4:]) + " "


def scene_text_after(scene: Scene, offset: int) -> str:
    """The words after an offset, joined by blanks."""
    return " ".join(word.text for word in scene.sentence.words if word.start >= offset)


def choose_time(
    text: str,
    values: Values,
    scene: Scene,
    clause: Clause,
    at: int,
    spoken: Sequence[tuple[int, int]],
    *,
    until: int | None = None,
) -> FoundTime | None:
    """The point of time nearest to the predicate, in its clause first, else in its sentence before it.

    What stands after `until` belongs to another number of the clause.
    """
    sentence = scene.sentence
    offset = sentence.words[at].start
    low, high = sentence.words[clause.first].start, sentence.words[clause.last - 1].end
    best: tuple[float, int] | None = None
    chosen: FoundTime | None = None
    for time in within(values.times, sentence.start, sentence.end):
        if time.kind != "point" or time.value is None or is_of_telling(text, sentence, time, spoken, offset):
            continue
        if (until is not None and time.start >= until) or _dates_no_event(text, sentence, time):
            continue
        if _EVENT_NAME.match(scene_text_after(scene, time.end)) or _EVENT_OF.search(_text_before(scene, time.start)):
            continue
        first = sentence.index_at(time.start)
        inside = low <= time.start < high
        if _is_in_relative(text, sentence, time, offset, inside=inside):
            continue
        score = -0.05 * abs(first - at) + (0 if inside else -1.2 if time.start < low else -2.0)
        if best is None or (score, -time.start) > best:
            best, chosen = (score, -time.start), time
    return chosen if best is not None and best[0] > -2.2 else None


def time_of(
    report: Report,
    speech: Speech,
    values: Values,
    frame: Frame,
    kind: Kind,
    modality: str,
    time: FoundTime | None,
    quote: tuple[int, int],
) -> tuple[When | None, Ground | None]:
    """When a frame holds and what that rests on: its own time, that of an older telling, or the day of publication."""
    if time is not None and _is_of_main_verb(report.text, frame, time):
        time = None
    if time is not None and _is_demanded(report.text, frame, kind, modality, time):
        time = None
    lasting = kind == "pay" or (kind == "condition" and frame.predicate.indicator != "other")
    own = time is not None and quote[0] <= time.start and time.end <= quote[1]
    if lasting and time is not None and not own and not _SINCE.match(report.text, time.start):
        time = None  # a state of things: it is dated only by its own words
    when, ground = _time(report, frame, kind, modality, time, speech=speech)
    if ground is None or ground.by == "published":
        told = time_of_telling(report, frame, kind, modality, values, speech)
        if told is None and when is None and modality == "asserted":
            told = _of_event(report, frame, kind, values)
        return told or (when, ground)
    return when, ground


def _is_of_main_verb(text: str, frame: Frame, time: FoundTime) -> bool:
    """Whether a frame told in passing by a participle stands beside a verb that the time dates.

    "176 men employed on sites have not turned up since March"; "last week each listed the firms employing them".
    """
    if frame.reading is None or frame.reading.form not in ("participle", "gerund") or frame.noun:
        return False
    words = frame.about.sentence.scene.sentence.words
    if words[frame.at].lemmas.isdisjoint(_AT_WORK):
        return False
    low, high = words[frame.at].start, words[frame.end - 1].end
    return time.end <= low or _FINITE.search(text, high, time.start) is not None


_AT_WORK = frozenset({"employ", "hire", "work", "serve", "toil", "live"})
_FINITE = re.compile(r"\b(?:has|have|had|was|were|is|are|did|will|would|said|told|went|came|left|complained)\b")


def _is_demanded(text: str, frame: Frame, kind: Kind, modality: str, time: FoundTime) -> bool:
    """Whether the time is of what is demanded or allowed: "told them to be gone by June", "may now take them on"."""
    if text[time.start : time.end].lower() == "now":
        return modality == "possible" and kind != "presence"
    if kind not in ("order", "enforcement") or modality != "asserted" or time.relation not in ("by", "until", "before"):
        return False
    if frame.reading is not None and frame.reading.form == "infinitive":
        return True
    words = frame.about.sentence.scene.sentence.words
    return _TO_DO.search(text, words[frame.at].start, time.start) is not None


_TO_DO = re.compile(r"\bto (?:not )?[a-z]+\b[^.;]*$")
_GONE_ON = ("movement", "enforcement", "condition", "hiring", "order")
"""Kinds that may go on with an event."""


def _of_event(report: Report, frame: Frame, kind: Kind, values: Values) -> tuple[When, Ground] | None:
    """The time of the event that the clause goes on with, where its own sentence has none."""
    sentence = frame.about.sentence.scene.sentence
    event = frame.about.sentence.scene.event
    reading = frame.reading
    if event is None or kind not in _GONE_ON or reading is None or sentence.zone == "caption":
        return None
    if reading.tense != "past" or reading.form != "finite" or reading.modality != "asserted":
        return None
    if any(one.kind == "point" for one in within(values.times, sentence.start, sentence.end)):
        return None
    lasting = kind == "condition" and frame.predicate.indicator not in ("other", "physical_and_sexual_violence")
    if lasting and not (is_long(event) or event.scene):
        return None
    people = report.text[frame.group.start : frame.group.end] if frame.group is not None else None
    if not goes_on(event, frame.body, people, apart=event.paragraph != sentence.paragraph):
        return None
    value = event.value
    if report.published is not None and value.end is not None and value.end > report.published:
        if value.start is None or value.start > report.published:
            return None
        value = When(start=value.start, end=report.published)
    return value, Ground(spans=((event.time.start, event.time.end),))


def _time(
    report: Report, frame: Frame, kind: Kind, modality: str, time: FoundTime | None, *, speech: Speech
) -> tuple[When | None, Ground | None]:
    """The time of a frame and what it rests on; a stock told in the present holds at publication (ruling 10)."""
    if (
        time is None
        and kind in ("movement", "enforcement", "order")
        and (ends := _until_year_ends(report, frame)) is not None
    ):
        return ends
    soon = modality == "planned" and time is not None and time.anchored == "published"
    value = time.value if time is not None else None
    if soon and value is not None and value.start == value.end == report.published:
        return None, None
    by_now = time is not None and kind == "presence" and report.text[time.start : time.end].lower() == "by now"
    if time is not None and value is not None and not by_now:
        value = _bounded(report, time, value, stock=kind in ("presence", "hiring"))
        if kind == "retention" and _STUCK.search(frame.body) is not None:
            value = When(start=value.start, end=None) if value.start is not None else value
        return _until_told(report, frame, modality, value), Ground(spans=((time.start, time.end),))
    if report.published is None:
        return None, None
    today = When(start=report.published, end=report.published)
    now = re.search(r"\b(?:now(?!,? (?:that|aged|\d)\b)|currently|nowadays|at present)\b", frame.body, re.I)
    # "an official said that 300 were working there": the past is that of the telling
    told = bool(speech.spoken) and speech.source.type != "worker" and not _OVER.search(frame.body)
    past = frame.reading is not None and frame.reading.tense == "past" and not told
    past = past or _LEFT_BEHIND.match(frame.body) is not None or _FORMERLY.search(frame.body) is not None
    if kind == "presence" and not past and _holds_today(report, frame, modality):
        return today, Ground(by="published")
    if now and kind not in ("movement", "pay") and modality == "asserted" and not _MAY_NOW.search(frame.body):
        return today, Ground(by="published")
    return None, None


def _holds_today(report: Report, frame: Frame, modality: str) -> bool:
    """Whether a stock without a time is that of the day of publication (ruling 10).

    What is only thought to be so is as well, what may come to be is not; a picture out of a file shows no day.
    """
    sentence = frame.about.sentence.scene.sentence
    first = report.text.rfind("\n", 0, sentence.start) + 1
    last = report.text.find("\n", sentence.end)
    line = report.text[first : last if last >= 0 else len(report.text)]
    if _FILE_PICTURE.search(line):
        return False
    if sentence.zone == "caption" or frame.predicate.needs == "caption":
        return _FROM_A_FILE.search(line) is None
    return modality in ("asserted", "denied") or (modality == "possible" and _YET_TO_BE.search(frame.body) is None)


_FROM_A_FILE = re.compile(r"\b(?:file|stock|archive|library|undated)\b", re.I)
_FILE_PICTURE = sought(
    re.compile(r"\b(?:file|stock|archive|library|undated) (?:photo(?:graph)?|picture|image|footage|video)\b", re.I),
    "file |stock |archive |library |undated ",
)
_YET_TO_BE = re.compile(
    r"\b(?:will|would|plan(?:s|ned)?|expected|about to|soon|could|(?:may|might|must|could) have)\b", re.I
)
"""What is thought to come, or to be over."""
_YEAR_ENDS = sought(
    re.compile(
        r"\b(?:(?:before|by the time|until) (?:(?P<year>20\d\d)|the year|this year) (?:is|was) (?:out|over|done)|"
        r"(?:before|by|until) (?:the (?:very )?)?(?:year[’']s end|year-end|end of the year))\b",
        re.I,
    ),
    "year|is out|is over|was out|was over|is done|was done",
)


def _until_year_ends(report: Report, frame: Frame) -> tuple[When, Ground] | None:
    """The end of the year in which, or before which, something is told to happen: "before the year is out"."""
    sentence = frame.about.sentence.scene.sentence
    found = _YEAR_ENDS.search(report.text[sentence.start : sentence.end])
    if found is None or report.published is None:
        return None
    year = int(found["year"] or report.published.year)
    span = (sentence.start + found.start(), sentence.start + found.end())
    return When(start=None, end=date(year, 12, 31)), Ground(spans=(span,))


_OVER = re.compile(r"\bhad (?:been|worked|lived|stayed|had)\b|\bused to\b", re.I)
"""What is over by the time of its telling."""
_FORMERLY = sought(
    re.compile(
        r"\bused to\b|\bat one (?:time|point)\b|\buntil (?:recently|lately|not long ago)\b"
        r"|\bhad (?:earlier|once|previously|formerly|before)\b|\b(?:formerly|previously|in the past)\b",
        re.I,
    ),
    "used to|at one |until |earlier|once|previously|formerly|before|in the past",
)
"""A stock that held before, whatever the tense of its verb."""
_MAY_NOW = re.compile(r"\b(?:may|can|could|might|will|would) now\b", re.I)
"""What is possible now is not told to happen now."""
_STUCK = sought(
    re.compile(
        r"\b(?:stranded|stuck|trapped|marooned)\b"
        r"|\b(?:could not|couldn[’']t|cannot|unable to|not been able to) (?:go|come|get|return|travel|leave)\b",
        re.I,
    ),
    "stranded|stuck|trapped|marooned|could not|couldn|cannot|unable to|not been able",
)
"""A stay against the will, which begins at the time that is told and has no end yet."""
_SINCE = re.compile(r"since\b", re.I)
_SINCE_DONE = re.compile(r"\bsince (?:(?![.;:,]|\b(?:and|but|that|which|who)\b).){4,70}$", re.I)
_BEFORE_DATE = re.compile(
    r"\b(?:before|by|ahead of|prior to|until) "
    r"(?:(?:the|a|an|its|this|that|U\.?N\.?|UN|sanctions|Security|Council|December) ){0,4}"
    r"(?:deadline|cut-?off(?: date)?|expiry|time limit|date)(?: (?:of|on|at|in|for))?(?: the)? ?$",
    re.I,
)
_REACH = 80
"""Characters before a time in which the words stand that make it a bound."""


_AFTER_DONE = sought(
    re.compile(
        r"\b(?:after|following|in the wake of|in response to) (?:(?![.;:,]|\b(?:and|but|that|which|who)\b).){4,70}$",
        re.I,
    ),
    "after |following |in the wake of|in response to",
)
_UNTIL_DONE = sought(re.compile(r"\buntil (?:(?![.;:,]|\b(?:and|but|that|which|who)\b).){4,70}$", re.I), "until ")


def _bounded(report: Report, time: FoundTime, value: When, *, stock: bool) -> When:
    """The value of a time, open where the words before make it a bound.

    "Since the border was closed in January 2020" begins there, as does what came "after the vote of 2017"; "before the
    deadline at the end of 2019" ends there, and so does a stock "until the house closed in May".
    """
    before = report.text[max(0, time.start - _REACH) : time.start]
    if "since" in before.lower() and value.start is not None and _SINCE_DONE.search(before):
        # what a report calls past may bear a day after it, where one of the two is a misprint
        past = report.published is None or value.start <= report.published
        return When(start=value.start, end=report.published) if past else value
    closed = value.start is not None and value.end is not None
    if closed and _AFTER_DONE.search(before):
        return When(start=value.start, end=None)
    if closed and stock and _UNTIL_DONE.search(before):
        return When(start=None, end=value.end)
    if value.end is not None and _BEFORE_DATE.search(before):
        return When(start=None, end=value.end)
    return value


_LEFT_BEHIND = re.compile(
    r"\W*(?:out )?of (?:the |an? |some |about |around |estimated |more than )*[\d,.]+ [^.;]*"
    r"\b(?:left|gone|returned|departed|remain(?:s|ed|ing)?|sent home|sent back|repatriated|deported)\b",
    re.I,
)
"""A stock of which the clause tells that most are gone: it held before."""


_HAVE_DONE = sought(re.compile(r"\b(?:may|might|could|must) (?:well |already )?have\b", re.I), "have")
"""What may have come about by now: "the number may have reached 3,000 this year"."""


def _until_told(report: Report, frame: Frame, modality: str, value: When) -> When:
    """The time of what is done: no later than the day of publication ("3,000 have arrived this year")."""
    reached = modality == "possible" and _HAVE_DONE.search(frame.body) is not None
    done = reached or (modality == "asserted" and frame.reading is not None and frame.reading.modality == "asserted")
    if not done or report.published is None or value.start is None or value.end is None:
        return value
    if (
        frame.reading is not None
        and frame.reading.tense != "past"
        and "have" not in frame.body
        and "has" not in frame.body
    ):
        return value
    return When(start=value.start, end=report.published) if value.start <= report.published < value.end else value
