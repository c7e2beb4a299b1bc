"""Who speaks in a sentence that names nobody: the author, or somebody heard before who goes on.

Every voice that may speak (whoever was named last, the outlet or document behind, the person before, whoever is named
next) has signs; the sums of their weights (`voices.yaml`) are compared with the author's, which is nought. A
conditional logit model (McFadden 1974), whose weights were set by hand and then moved toward annotated reports.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING

from tumen.datafile import read_rows
from tumen.extract.en.sought import sought
from tumen.extract.en.text import Text

if TYPE_CHECKING:
    from tumen.extract.en.speech import Speech

_AHEAD = 3
"""Sentences within which somebody named later may speak already."""
_LEAD = 2
_MOST = 0.5
_LEAD_OF_RELEASE = 4
"""Sentences in which a report of an act of authority tells the act, its headline included."""
_ACT = sought(
    re.compile(
        r"\b(?:indict(?:s|ed|ment)|charge[sd]|unsealed|pleaded guilty|pleads guilty|sentenced|convicted|"
        r"blacklist(?:s|ed)|"
        r"(?:put|puts|placed?|added|adds)\b[^.;]{0,80}\b(?:black)?list|designated|sanctioned|"
        r"(?:imposed|imposes|announced|announces) (?:\w+ )?sanctions|sanctions (?:on )?\d+|lists \w+)\b"
    ),
    "indict|charge|unsealed|guilty|sentenced|convicted|list|designated|sanction",
)
"""An act of an authority, of which it tells in a release."""
_PEOPLE = ("local", "trader", "worker", "company")
_RETOLD = ("media", "document", "un", "intelligence")
_BACKGROUND = sought(
    re.compile(
        r"\b(?:sanctions|resolutions?|Security Council|Kim Jong|missiles?|nuclear|Nations|pandemic|decades|"
        r"international community|ambassador|summit|diplomatic|treaty|coronavirus|COVID-19|banned|prohibit\w*|"
        r"deadline)\b"
    ),
    "sanctions|resolution|security council|kim jong|missile|nuclear|nations|pandemic|decades|"
    "international community|ambassador|summit|diplomatic|treaty|coronavirus|covid-19|banned|prohibit|"
    "deadline",
)
_HEARSAY = sought(
    re.compile(r"\b(?:reportedly|allegedly|supposedly|(?:said|reported|alleged) to|been reported that)\b"),
    "reportedly|allegedly|supposedly|said to|reported to|alleged to|been reported that",
)
_BELIEVED = sought(
    re.compile(
        r"\b(?:(?:believed|estimated|thought|known|expected) to|estimated|generally|normally|usually|typically|"
        r"in violation|[Aa]n estimated|as of \d{4}|in recent years)\b",
        re.I,
    ),
    "believed to|estimated|thought to|known to|expected to|generally|normally|usually|typically|"
    "in violation|as of |in recent years",
)
_GOES_ON = re.compile(
    r"(?:[“\"]?(?:They|These|Those|Some|Others|Many|Most|The (?:workers|women|men|laborers|labourers|group|company|"
    r"factory|money|rest|number|firm)|He|She|It|In addition|Also|Moreover|Furthermore|As a result|Because|Since|Then|"
    r"But|And|So|Each|All|After|At|About|Their|Of)\b)"
)
_STATE = re.compile(r"(?:North Korea|Pyongyang|The North|DPRK|China|Russia|The U\.?N\.?|Under|Despite|The DPRK)\b")


@dataclass(frozen=True, kw_only=True, slots=True)
class Voices:
    """Whom the sentences of a report name, counted once.

    `last` and `before` hold for each sentence the number of the one that named somebody last, and that named somebody
    of another type before; `own` for each type the sentences that name it; `lead` the types that the first sentences
    of the body name; `main` is the type named most.
    """

    told: Sequence[Speech | None]
    last: Sequence[int | None]
    before: Sequence[int | None]
    own: Mapping[str, Sequence[int]]
    lead: frozenset[str]
    main: str | None
    release: bool

    def kind(self, at: int) -> str | None:
        """The type of source that sentence `at` names."""
        speech = self.told[at]
        return speech.source.type if speech is not None else None


def voices_of(text: Text, told: Sequence[Speech | None]) -> Voices:
    """Counts whom the sentences name."""
    last: list[int | None] = []
    before: list[int | None] = []
    own: dict[str, list[int]] = {}
    now: int | None = None
    then: int | None = None
    for at, speech in enumerate(told):
        last.append(now)
        before.append(then)
        if speech is not None:
            own.setdefault(speech.source.type, []).append(at)
            if now is not None and (other := told[now]) is not None and other.source.type != speech.source.type:
                then = now
            now = at
    body = [one for one, sentence in zip(told, text.sentences, strict=True) if sentence.zone == "body"]
    return Voices(
        told=told,
        last=last,
        before=before,
        own=own,
        lead=frozenset(one.source.type for one in body[:_LEAD] if one is not None),
        main=max(sorted(own), key=lambda kind: len(own[kind])) if own else None,
        release=any(_ACT.search(text.text[one.start : one.end]) for one in text.sentences[:_LEAD_OF_RELEASE]),
    )


def options(voices: Voices, number: int) -> dict[str, tuple[Speech, int]]:
    """Those who may speak in a sentence, by their part, with the number of the sentence that names them.

    `last` was named last, `before` is the last of another type before, `next` is named soon after, `main` is whom the
    text names most; each type of source has one part.
    """
    found: dict[str, tuple[Speech, int]] = {}
    ahead = range(number + 1, min(len(voices.told), number + 1 + _AHEAD))
    main = voices.own[voices.main] if voices.main is not None else ()
    index = bisect_left(main, number)
    rows: tuple[tuple[str, int | None], ...] = (
        ("last", voices.last[number]),
        ("before", voices.before[number]),
        ("next", next((at for at in ahead if voices.told[at] is not None), None)),
        ("main", (main[index - 1] if index else main[0]) if main else None),
    )
    for part, at in rows:
        speech = voices.told[at] if at is not None else None
        heard_of = {one.source.type for one, _ in found.values()}
        if at is not None and speech is not None and speech.source.type not in heard_of:
            found[part] = (speech, at)
    return found


def signs_of(text: Text, number: int, voices: Voices, part: str, speech: Speech, at: int) -> tuple[str, ...]:
    """The signs for or against a voice that was named in sentence `at`, sorted."""
    return tuple(sorted({*_of_text(voices, speech), *_of_sentence(text, number, voices, part, speech, at)}))


def _group(kind: str) -> str:
    return "people" if kind in _PEOPLE else "retold" if kind in _RETOLD else "office"


def _of_text(voices: Voices, speech: Speech) -> Iterator[str]:
    """Signs of what the voice is in the whole report."""
    kind = speech.source.type
    share = len(voices.own[kind]) / sum(len(places) for places in voices.own.values())
    yield "speaks alone" if share == 1 else "speaks most" if share > _MOST else "speaks among others"
    if kind in voices.lead:
        yield f"named in the lead {_group(kind)}"


def _of_sentence(text: Text, number: int, voices: Voices, part: str, speech: Speech, at: int) -> Iterator[str]:
    """Signs of how the voice stands to the sentence."""
    here, there = text.sentences[number], text.sentences[at]
    body = text.text[here.start : here.end]
    away = abs(here.paragraph - there.paragraph)
    near = "same paragraph" if not away else "next paragraph" if away == 1 else "further"
    quoted = here.quoted or text.in_quotes(here.start + 1) or text.in_quotes((here.start + here.end) // 2)
    if quoted:
        yield f"quoted {part} {near}"
        return
    yield f"{part} {near}"
    if part == "last" and away < 2:
        soon = range(number + 1, min(len(voices.told), number + 3))
        later = next((one for one in soon if voices.told[one] is not None), None)
        if (
            later is not None
            and text.sentences[later].paragraph - here.paragraph < 2
            and voices.kind(later) == speech.source.type
        ):
            yield "between"
            again = voices.told[later]
            same = again is not None and again.source == speech.source
            if away and same and text.sentences[later].paragraph == here.paragraph:
                yield "between in its paragraph"
    if here.zone != "body":
        yield f"in {here.zone}"
    if voices.release and speech.source.type in ("official", "document"):
        yield f"release {near}"
    for sign in _of_body(body):
        yield sign
        if sign == "goes on":
            yield f"goes on {near}"


@lru_cache(maxsize=64)
def _of_body(body: str) -> tuple[str, ...]:
    """Signs of the sentence's own words, the same for every voice."""
    told = (
        ("background", _BACKGROUND.search(body)),
        ("believed", _BELIEVED.search(body)),
        ("hearsay", _HEARSAY.search(body)),
        ("goes on", _GOES_ON.match(body)),
        ("state at the head", _STATE.match(body)),
    )
    return tuple(sign for sign, match in told if match)


def heard(text: Text, number: int, voices: Voices) -> Speech | None:
    """Who speaks in a sentence without a tag; None where it is the author."""
    best: tuple[float, Speech] | None = None
    table = weights()
    for part, (speech, at) in options(voices, number).items():
        total = sum(table.get(sign, 0.0) for sign in signs_of(text, number, voices, part, speech, at))
        if total > 0 and (best is None or total > best[0]):
            best = total, speech
    return best[1] if best else None


@cache
def weights() -> Mapping[str, float]:
    """The weight of each sign. Raises InvalidData, with file and line, where an entry cannot be used."""
    found: dict[str, float] = {}
    for row in read_rows(files("tumen.extract.en") / "voices.yaml"):
        row.keys_within(("sign", "weight"))
        weight = row.get("weight")
        if not isinstance(weight, (int, float)) or isinstance(weight, bool):
            raise row.fault(f"weight: {weight!r} is not a number.")
        if row.text("sign") in found:
            raise row.fault(f"sign: {row.text('sign')!r} stands twice.")
        found[row.text("sign")] = float(weight)
    return MappingProxyType(found)
