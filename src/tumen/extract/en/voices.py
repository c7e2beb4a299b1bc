"""Who speaks in a sentence that names nobody: the author, or somebody heard before who goes on.

Every voice that may speak (whoever was named last, the outlet or document behind, the person before, whoever is named
next) has signs; the sums of their weights (`voices.yaml`) are compared with the author's, which is nought. A
conditional logit model (McFadden 1974), fitted by `tools/fit_voices.py` on annotated reports.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING

from tumen.datafile import read_rows
from tumen.extract.en.text import Text

if TYPE_CHECKING:
    from tumen.extract.en.speakers import Speech

_AHEAD = 3
_PEOPLE = ("local", "trader", "worker", "company")
_RETOLD = ("media", "document", "un", "intelligence")
_BACKGROUND = re.compile(
    r"\b(?:sanctions|resolutions?|Security Council|Kim Jong|missiles?|nuclear|Nations|pandemic|decades|international "
    r"community|ambassador|summit|diplomatic|treaty|coronavirus|COVID-19|banned|prohibit\w*|deadline)\b"
)
_HEARSAY = re.compile(r"\b(?:reportedly|allegedly|supposedly|(?:said|reported|alleged) to|been reported that)\b")
_BELIEVED = re.compile(
    r"\b(?:(?:believed|estimated|thought|known|expected) to|estimated|generally|normally|usually|typically|"
    r"in violation|[Aa]n estimated|as of \d{4}|in recent years)\b",
    re.I,
)
_GOES_ON = re.compile(
    r"(?:[“\"]?(?:They|These|Those|Some|Others|Many|Most|The (?:workers|women|men|laborers|labourers|group|company|"
    r"factory|money|rest|number|firm)|He|She|It|In addition|Also|Moreover|Furthermore|As a result|Because|Since|Then|"
    r"But|And|So|Each|All|After|At|About|Their|Of)\b)"
)
_STATE = re.compile(r"(?:North Korea|Pyongyang|The North|DPRK|China|Russia|The U\.?N\.?|Under|Despite|The DPRK)\b")


def options(told: Sequence[Speech | None], number: int) -> dict[str, tuple[Speech, int]]:
    """Those who may speak in a sentence, by their part, with the number of the sentence that names them.

    `last` was named last, `before` is the last of another type before, `next` is named soon after, `main` is whom the
    text names most; each type of source has one part.
    """
    found: dict[str, tuple[Speech, int]] = {}

    def add(part: str, at: int) -> None:
        speech = told[at]
        if speech is not None and all(speech.source.type != one.source.type for one, _ in found.values()):
            found[part] = (speech, at)

    for at in range(number - 1, -1, -1):
        if told[at] is not None:
            add("before" if found else "last", at)
        if len(found) > 1:
            break
    for at in range(number + 1, min(len(told), number + 1 + _AHEAD)):
        if told[at] is not None:
            add("next", at)
            break
    counts = Counter(one.source.type for one in told if one is not None)
    if counts:
        main = max(sorted(counts), key=lambda kind: counts[kind])
        places = [at for at, one in enumerate(told) if one is not None and one.source.type == main]
        add("main", max((at for at in places if at < number), default=places[0]))
    return found


def signs_of(
    text: Text, number: int, told: Sequence[Speech | None], part: str, speech: Speech, at: int
) -> tuple[str, ...]:
    """The signs for or against a voice that was named in sentence `at`, sorted."""
    return tuple(sorted({*_of_text(text, told, speech), *_of_sentence(text, number, told, part, speech, at)}))


def _group(kind: str) -> str:
    return "people" if kind in _PEOPLE else "retold" if kind in _RETOLD else "office"


def _of_text(text: Text, told: Sequence[Speech | None], speech: Speech) -> Iterator[str]:
    """Signs of what the voice is in the whole report."""
    kind = speech.source.type
    group = _group(kind)
    yield f"of {group}"
    named = [one.source.type for one in told if one is not None]
    share = named.count(kind) / max(1, len(named))
    yield "speaks alone" if share == 1 else "speaks most" if share > 0.5 else "speaks among others"
    body = [one for one, sentence in zip(told, text.sentences, strict=True) if sentence.zone == "body"]
    if any(one is not None and one.source.type == kind for one in body[:2]):
        yield f"named in the lead {group}"


def _of_sentence(
    text: Text, number: int, told: Sequence[Speech | None], part: str, speech: Speech, at: int
) -> Iterator[str]:
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
        later = next((at for at in range(number + 1, min(len(told), number + 3)) if told[at] is not None), None)
        if later is not None and text.sentences[later].paragraph - here.paragraph < 2:
            one = told[later]
            if one is not None and one.source.type == speech.source.type:
                yield "between"
    if here.zone != "body":
        yield f"in {here.zone}"
    if _BACKGROUND.search(body):
        yield "background"
    if _BELIEVED.search(body):
        yield "believed"
    if _HEARSAY.search(body):
        yield "hearsay"
    if _GOES_ON.match(body):
        yield "goes on"
        yield f"goes on {near}"
    if _STATE.match(body):
        yield "state at the head"


def heard(text: Text, number: int, told: Sequence[Speech | None]) -> Speech | None:
    """Who speaks in a sentence without a tag; None where it is the author."""
    best: tuple[float, Speech] | None = None
    table = weights()
    for part, (speech, at) in options(told, number).items():
        total = sum(table.get(sign, 0.0) for sign in signs_of(text, number, told, part, speech, at))
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
