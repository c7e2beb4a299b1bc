"""What dates a text: the pieces that the rules of dating share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from tumen.resources.events import Event

_SENTENCE_END = re.compile(
    # not after a single capital ("U.N. Security Council"), and only before a new beginning; a long run of marks is
    # taken once and as a whole
    r"(?<![A-ZА-Я.!?…])[.!?…]++[\"”’»)\]]*\s+(?=[\"“‘«(\[]*[A-ZА-ЯЁ가-힣])|[。！？]+[”」』）]*|\n+"
)
_TURKISH = str.maketrans({"İ": "i", "ı": "i"})
_SPACELESS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")

FORWARD = re.compile(
    r"\b(?:will|would|shall|should|must|(?-i:may)|might|could|can|if|unless|upcoming|plan(?:s|ned|ning)?|expect\w*|"
    r"due(?! to)|deadline|schedul\w*|slated|aim\w*|target\w*|forecast\w*|predict\w*|project(?:s|ed|ion)|next|goal|"
    r"ahead|future|suppos\w*|expir\w*|hop(?:e[sd]?|ing)|need\w*|intend\w*|prepar\w*|opens|starts|begins|ends|finishes|"
    r"concludes|comes|takes (?:place|effect)|possibl[ey]|likely|to be|(?:is|are|was|were|set|about) to|invit\w+|"
    r"world cup|olympic\w*|expo)\b|"
    r"예정|계획|전망|시한|앞두|앞으로|목표|할 것|될 것|기로|려고|하려|도록|위한|위해|월드컵|올림픽|"
    r"将|將|计划|計劃|预计|預計|截止|期限|届满|期滿|期满|到期|目标|目標|规划|規劃|议程|議程|世界杯|奥运|奧運|"
    r"\b(?:будет|будут|планир\w*|должн\w*|срок\w*|ожида\w*|намер\w*|предстоящ\w*)\b",
    re.I,
)
"""Words that may turn a date into one still to come: what stands with them proves nothing about the past."""

# words in -ed that tell nothing as past, and participles of the present ("is located")
_NO_PAST = (
    "united|hundred|indeed|need|seed|speed|feed|breed|exceed|succeed|proceed|based|related|armed|aged|skilled|unskilled|"
    "detailed|limited|so-called"
)
_PAST_LATIN = (
    rf"\b(?:was|were|had|did|(?!(?:{_NO_PAST})\b)(?<!is )(?<!are )(?<!be )(?<!being )[a-z]{{2,}}ed|fell|sent|went|"
    r"came|led|took|gave|made|began|left|said|wrote|found|held|met|rose|grew|ran|saw|became|got|brought|built|fled|kept|knew|lost|"
    r"paid|shut|sold|spoke|spent|stood|told|won)\b"
)
# Hangul syllables that end in ㅆ carry the past tense
_PAST_KOREAN = "[" + "".join(chr(code) for code in range(0xAC00, 0xD7A4) if (code - 0xAC00) % 28 == 20) + "]"
_PAST_CHINESE = r"了|已|曾|通过|通過|宣布|發布|发布"
_PAST_RUSSIAN = r"\b\w{2,}(?:л|ла|ло|ли)(?:с[ья])?\b"
PAST = re.compile(f"{_PAST_LATIN}|{_PAST_KOREAN}|{_PAST_CHINESE}|{_PAST_RUSSIAN}", re.I)
"""Words that tell of something as past."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Sentence:
    """One sentence and where it begins in the text."""

    start: int
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Evidence:
    """Words at `start`..`end` that prove the text was not written before `earliest` or not after `latest`."""

    earliest: date | None
    latest: date | None
    start: int
    end: int
    why: str


def sentences(text: str, *, skip: Sequence[tuple[int, int]] = ()) -> Iterator[Sentence]:
    """The sentences of `text`, without those that touch a stretch of `skip`."""
    at = passed = 0
    stretches = sorted(skip)
    ends = [found.end() for found in _SENTENCE_END.finditer(text)]
    for end in [*ends, len(text)]:
        sentence = text[at:end]
        while passed < len(stretches) and stretches[passed][1] <= at:
            passed += 1
        touches = passed < len(stretches) and stretches[passed][0] < end
        if sentence.strip() and not touches:
            yield Sentence(start=at, text=sentence)
        at = end


@cache
def told(event: Event) -> re.Pattern[str]:
    """The pattern of the phrases of an event; `…` is up to six words, or twenty characters where none are spaced."""
    return phrases_of(event.phrases)


def phrases_of(phrases: Sequence[str]) -> re.Pattern[str]:
    """One pattern of several phrases in the manner of `events.yaml`."""
    return re.compile("|".join(map(_phrase, phrases)), re.I)


def folded(text: str) -> str:
    """The text as `may_hold` looks at it: letters that a pattern which ignores case takes for one are one."""
    return text.translate(_TURKISH).casefold()


def may_hold(phrases: tuple[str, ...], text: str) -> bool:
    """Whether a folded text holds the longest word of one of the phrases: a quick look before trying their pattern."""
    return holds_any(text, _longest(phrases))


def holds_any(text: str, words: Iterable[str]) -> bool:
    """Whether one of the words stands in the text, inside others too."""
    return any(map(text.__contains__, words))


@cache
def _longest(phrases: tuple[str, ...]) -> tuple[str, ...]:
    words = (re.split(r"[\s…'’-]+", folded(phrase)) for phrase in phrases)
    return tuple(dict.fromkeys(max(phrase, key=len) for phrase in words))


def _phrase(phrase: str) -> str:
    spaceless = bool(_SPACELESS.search(phrase))
    gap = r".{0,20}?" if spaceless else r"(?:\W+\w+){0,6}?\W+"
    parts = [r"[\s-]+".join(map(_word, re.split(r"[\s-]+", part.strip()))) for part in phrase.split("…")]
    inner = gap.join(parts)
    return inner if spaceless else rf"(?<!\w){inner}(?!\w)"


def _word(word: str) -> str:
    return re.escape(word).replace("'", "['’]")
