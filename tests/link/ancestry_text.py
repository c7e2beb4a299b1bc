"""Made-up reports written down: lines and pieces, and the text and claims that they give."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Any

from tests.link.ancestry_words import COUNTED, LISTED, PEOPLE, PHRASES, SAID, TOLD, TOWNS, WHEN

from tumen.ledger import Claim, Report, make_claim, slot_value

Slots = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Line:
    """One sentence. `fact` names what it tells in the world (None for scenery), `slots` are of its claim in JSON form
    without `place`; `town` and `wide` (only the province is named) tell where, `phrase` and `odd` choose words;
    `root` is the origin that the claim truly goes back to and `who` says it; `home` is the original it was first in.
    """

    fact: str | None = None
    words: str = ""
    kind: str = ""
    slots: Mapping[str, Any] = field(default_factory=dict)
    town: int = 0
    wide: bool = False
    phrase: int = 0
    odd: str = ""
    who: tuple[str, str] = ("", "")
    root: str | None = None
    attributed: str | None = None
    home: str = ""


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A report before it is written down: its lines, what it is of, and how it is known."""

    name: str
    lines: tuple[Line, ...]
    publisher: str | None
    day: date
    published: bool = True
    parents: tuple[str, ...] = ()
    story: str = ""
    upstream: tuple[str, ...] = ()
    spelling: int = 0
    tongue: str = "en"
    url: str | None = None
    link: str | None = None
    names_house: bool = False


def _foreign(text: str, hand: str) -> str:
    """The text as `hand` would translate it: other words in another script; numbers and names of outlets stay."""

    def word(match: re.Match[str]) -> str:
        if match.group().isdigit() or match.group().startswith("Example") or match.group() in LISTED:
            return match.group()
        code = sha256(f"{hand}/{match.group().casefold()}".encode()).digest()
        return "".join(chr(0xAC00 + (code[at] * 256 + code[at + 1]) % 11172) for at in range(0, 4, 2))

    names = "|".join(LISTED)
    return re.sub(rf"Example(?: [A-Z][a-z]*| \d)+|{names}|[^\W\d_]+|\d+", word, text)


def _sentence(line: Line, piece: Piece) -> tuple[str, Slots]:
    """The words of a fact in a piece, and the slots of its claim."""
    name, state, province, spellings = TOWNS[line.town]
    place = {"name": province if line.wide else name, "country": state, "level": "province" if line.wide else "city"}
    slots: Slots = dict(line.slots) | {"host": state}
    variant = sha256(f"{line.phrase}/{line.kind}".encode()).digest()[0]
    counted = people = ""
    if "count" in slots:
        form = slots["count"]
        number = f"{form['low'] or form['high']:,}"
        counted = COUNTED[form["basis"]][variant % len(COUNTED[form["basis"]])].format(n=number)
    people = PEOPLE[variant % len(PEOPLE)]
    phrases = PHRASES[line.kind] if not line.words else (line.words,)
    when = ""
    if "time" in slots:
        day = date.fromisoformat(slots["time"]["start"])
        when = WHEN[variant % len(WHEN)].format(day=f"{day:%B} {day.day}")
    words = phrases[line.phrase % len(phrases)].format(
        count=counted, Count=counted, people=people, when=when,
        place=province if line.wide else spellings[piece.spelling],
        employer=slots.get("employer", "a plant"), w=line.odd,
        sum=f"{slots['money']['low']:,}" if "money" in slots else "",
        days=slots["document"]["validity_days"][0] if "document" in slots else "",
    )  # fmt: skip
    words = re.sub(r"\s+", " ", words).replace(" ,", ",").strip(" ,")
    words = words[0].upper() + words[1:]
    description, kind = line.who
    if line.attributed is not None:
        shape = TOLD[variant % len(TOLD)]
        words += shape.format(who=description, house=line.attributed)
        source = f"{description}, to {line.attributed}" if "{who}" in shape else line.attributed
        slots["source"] = {"description": source, "type": kind if "{who}" in shape else "media"}
    else:
        words += SAID[variant % len(SAID)].format(who=description)
        slots["source"] = {"description": description, "type": kind}
    return words + ".", _placed(line.kind, place, slots)


def _placed(kind: str, place: Slots, slots: Slots) -> Slots:
    home = {"name": "North Korea", "country": "KP", "level": "country"}
    if kind == "movement":
        return slots | {"kind": kind, "direction": "out", "origin": home, "destination": place}
    if kind == "return":
        return slots | {"kind": "movement", "direction": "return", "origin": place, "destination": home}
    return slots | {"kind": "condition" if "indicator" in slots else kind, "place": place}


def write(piece: Piece) -> tuple[Report, list[tuple[Claim, Line]]]:
    """The report of a piece and its claims, each with the line that it stands in."""
    spoken: list[tuple[str, Line | None, Slots]] = []
    if piece.names_house and piece.upstream:
        spoken.append((f"This is what {piece.upstream[0]} has found out.", None, {}))
    for line in piece.lines:
        words, slots = _sentence(line, piece) if line.fact else (line.words, {})
        spoken.append((words, line if line.fact else None, slots))
    if piece.link:
        spoken.append((f"More: {piece.link}", None, {}))
    if piece.tongue != "en":
        spoken = [
            (words if words.startswith("More:") else _foreign(words, piece.tongue), line, slots)
            for words, line, slots in spoken
        ]
        for _, entry, slots in spoken:
            if entry is not None and entry.who[1] != "official":
                slots["source"] = slots["source"] | {
                    "description": _foreign(slots["source"]["description"], piece.tongue)
                }
    text = "\n".join(words for words, _, _ in spoken)
    report = Report(
        id=sha256(f"{piece.name}\n{text}".encode()).hexdigest(),
        name=piece.name,
        text=text,
        media_type="text/plain",
        url=piece.url,
        publisher=piece.publisher,
        language=piece.tongue if piece.tongue == "en" else "ko",
        published=piece.day if piece.published else None,
        upstream=piece.upstream,
    )
    at, found = 0, []
    for words, told, slots in spoken:
        if told is not None:
            values = {slot: slot_value(slot, form) for slot, form in slots.items() if slot != "kind"}
            quote = words[:300]
            made = make_claim(
                report=report.id, start=at, end=at + len(quote), quote=quote, kind=slots["kind"], rule="gold",
                version="made up", **values,
            )  # fmt: skip
            found.append((made, told))
        at += len(words) + 1
    return report, found
