"""A dated event that the next sentence goes on with: "On July 2 thirty were taken over. The group went by night"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tumen.extract.en.sought import sought
from tumen.extract.en.telling_dates import is_dateline, is_of_telling
from tumen.extract.en.text import Sentence
from tumen.extract.en.values import within
from tumen.extract.fleeting import fleeting
from tumen.ledger import When
from tumen.normalise import FoundTime


@fleeting(kw_only=True)
class Event:
    """The one date of a sentence that tells what happened then, and where the sentence stands.

    `harms` tells that people died or were hurt in it, `scene` that the sentence says little but when it was.
    """

    time: FoundTime
    value: When
    sentence: int
    paragraph: int
    harms: bool
    scene: bool


_NEAR = 3
"""Sentences over which an event is gone on with."""
_NO_EVENT = re.compile(
    r"\b(?:told|said|says|gave|rang|phoned|spoke|testified|recalled|explained|asked|reported|wrote|published|video|interview(?:ed)?|letter|resolutions?|deadline|"
    r"sanctions|Security Council|warned|announced|adopted|now|today|currently|at present|agreed|will|would|must|plans?|"
    r"planned|expected|due|is to|are to|used to|have|has)\b",
    re.I,
)
"""Words of a sentence whose date is that of a telling, a law, a plan or the day of writing."""
_HARM = sought(
    re.compile(
        r"\b(?:killed|died|dead|deaths?|injured|hurt|wounded|burn(?:ed|t)|buried|crushed|drowned|poisoned|suffocated|perished|"
        r"lost (?:his|her|their) li(?:fe|ves)|to (?:the |a )?hospital|hospitali[sz]ed)\b",
        re.I,
    ),
    "killed|died|dead|death|injured|hurt|wounded|burn|buried|crushed|drowned|poisoned|suffocated|perished|lost |"
    "hospital",
)
_ACCIDENT = sought(
    re.compile(
        r"\b(?:fire|blast|explosion|accident|collapsed?|crash(?:ed)?|blaze|landslide|cave-in|shooting|stabbing|poisoning|"
        r"capsized|sank)\b",
        re.I,
    ),
    "fire|blast|explosion|accident|collapse|crash|blaze|landslide|cave-in|shooting|stabbing|poisoning|capsized|sank",
)
_OTHER_TIME = sought(
    re.compile(
        r"(?<!at )\b(?:before|earlier|previously|formerly|had once|already|until then|in the past|later|since|"
        r"eventually|subsequently|following|for years)\b",
        re.I,
    ),
    "before|earlier|previously|formerly|had once|already|until then|past|later|since|eventually|subsequently|following|"
    "for years",
)
"""Words of a clause that tells what was before or after the event."""
_HABIT = sought(
    re.compile(
        r"\b(?:often|usually|always|regularly|frequently|sometimes|every|each|per|a (?:day|week|month))\b", re.I
    ),
    "often|usually|always|regularly|frequently|sometimes|every|each|per|a day|a week|a month",
)
"""Words of what came again and again, which is no part of one event."""
_SCENE = re.compile(
    r"\W*(?:it|that|this|there it|the \w+(?: \w+)?) (?:was|happened|came|began|started|dates (?:from|back to)|"
    r"goes back to|went back to|took place|occurred|broke out|is from) (?:[\w.,’'-]+ ?){1,8}[.:]?\s*$",
    re.I,
)
"""A sentence that says when something was and little else: "The trouble dates from December"."""
_SCENE_WORDS = 10


def event_of(
    text: str, times: Sequence[FoundTime], sentence: Sentence, spoken: Sequence[tuple[int, int]], last: Event | None
) -> Event | None:
    """The event of a sentence with one closed date; without any date the one told before goes on a little."""
    found = [
        one for one in within(times, sentence.start, sentence.end) if one.kind == "point" and one.value is not None
    ]
    if not found:
        near = last is not None and sentence.number - last.sentence < _NEAR
        return last if near else None
    found = [one for one in found if not is_dateline(text, one)]
    if len(found) != 1 or sentence.zone == "caption":
        return None
    if is_of_telling(text, sentence, found[0], spoken, sentence.end):
        return None
    time = found[0]
    value = time.value
    if value is None or value.start is None or value.end is None or time.relation not in (None, "during"):
        return None
    said = _unspoken(text, sentence, spoken)
    if _NO_EVENT.search(said):
        return None
    return Event(
        time=time,
        value=value,
        sentence=sentence.number,
        paragraph=sentence.paragraph,
        harms=_HARM.search(said) is not None or _ACCIDENT.search(said) is not None,
        scene=len(sentence.words) <= _SCENE_WORDS and _SCENE.match(said) is not None,
    )


def _unspoken(text: str, sentence: Sentence, spoken: Sequence[tuple[int, int]]) -> str:
    """The words of a sentence without those that only say who speaks."""
    parts: list[str] = []
    at = sentence.start
    for low, high in sorted(spoken):
        parts.append(text[at : max(at, low)])
        at = max(at, high)
    return " ".join([*parts, text[at : sentence.end]])


_AT_ONCE = sought(
    re.compile(
        r"\b(?:at once|immediately|thereupon|afterwards?|soon after|shortly after(?:wards)?|"
        r"that (?:night|day|morning|evening)|"
        r"the same (?:day|night|morning|evening)|(?<=, )then|^then)\b",
        re.I,
    ),
    "at once|immediately|thereupon|afterward|after|that |the same |then",
)
_OF_THEM = re.compile(
    r"(?:they|them)$|(?:the|this) (?:\w+ )?(?:group|party|batch|contingent|team|convoy)$"
    r"|.*\bof (?:the|these|those) (?:\w+ )?(?:workers|women|men|labou?rers|group|crew|party|\d[\d,]*)$",
    re.I,
)
"""People who are those of the event, or some of them."""
_SOME_OF_THEM = re.compile(
    r"\b(?:one|two|three|four|five|six|several|some|both|\d+) of (?:them|(?:the|these|those) (?:\w+ )?"
    r"(?:workers|women|men|labou?rers|group|crew|party|\d[\d,]*))\b",
    re.I,
)
_UNABLE = sought(
    re.compile(r"\b(?:unable|able|allowed|permitted|free|supposed)\b", re.I), "able|allowed|permitted|free|supposed"
)
"""States that hold longer than an event."""


_LONG = 300
"""Days over which a state of things may hold as long as what was told before it."""


def is_long(event: Event) -> bool:
    """Whether the event is told of most of a year, so that states of things hold with it: "in 2017 Oman had 600"."""
    value = event.value
    return value.start is not None and value.end is not None and (value.end - value.start).days >= _LONG


_BODY = re.compile(
    r"\b(?:the|this) (?:first |second |third |last |whole |entire )?(?:group|party|batch|contingent|team|convoy)\b"
    r"|\bthe (?:rest|remainder|other \w+|others)\b|\b(?:those|people|passengers|workers) on board\b",
    re.I,
)
"""People of one journey or one group, of whom a new paragraph may go on as well."""


def goes_on(event: Event, body: str, people: str | None, *, apart: bool) -> bool:
    """Whether a clause in the past goes on with the event: of the same people, at once, of those hurt with them.

    `apart` tells that the clause stands in the next paragraph.
    """
    if _OTHER_TIME.search(body) or (not is_long(event) and _HABIT.search(body)):
        return False
    if apart:
        return _BODY.search(body) is not None
    if event.scene or (event.harms and _HARM.search(body)) or _AT_ONCE.search(body):
        return True
    again = (people is not None and _OF_THEM.match(people) is not None) or _SOME_OF_THEM.search(body) is not None
    return again and not _UNABLE.search(body)
