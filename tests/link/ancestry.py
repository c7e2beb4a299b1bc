"""Worlds of made-up reports whose ancestry is known: originals of many stories, and what others make of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from hashlib import sha256
from random import Random
from typing import Any

from tests.link.ancestry_words import (
    BACKGROUND,
    COUNTED,
    FILLER,
    HOUSES,
    HUMANS,
    LISTED,
    ODD,
    OFFICES,
    OWN_REMARKS,
    PEOPLE,
    PHRASES,
    SAID,
    SITES,
    SYNONYMS,
    TOLD,
    TOWNS,
    WHEN,
)

from tumen.ledger import Claim, Report, make_claim, slot_value

Slots = dict[str, Any]
KINDS = tuple(PHRASES)
ROUND = (100, 200, 300, 400, 500, 1000, 2000, 3000)


@dataclass(frozen=True, kw_only=True)
class Line:
    """One sentence. `fact` names what it tells in the world (None for scenery), `slots` are of its claim in JSON form
    without `place`; `town`, `wide` (only the province is named) and `spelling` tell where, `phrase` and `said` choose words;
    `root` is the origin that the claim truly goes back to and `who` says it.
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
    copied: bool = True


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


@dataclass(frozen=True, kw_only=True)
class Ancestry:
    """Reports and claims, and the truth about them. `pieces` by report id; `facts` and `roots` (origin key, None where
    nobody says) by claim id; `told` tells of each claim whether its origin can be known from the report.
    """

    reports: tuple[Report, ...]
    claims: tuple[Claim, ...]
    pieces: Mapping[str, Piece]
    facts: Mapping[str, str]
    roots: Mapping[str, str | None]
    told: Mapping[str, bool]
    ids: Mapping[str, str]
    absent: Mapping[str, Piece]


def ancestry(seed: int, *, stories: int = 14, retellings: int = 26) -> Ancestry:
    """A world of about `stories` × 2 + `retellings` reports: the same for one seed."""
    chance = Random(seed)  # noqa: S311
    pieces: list[Piece] = []
    for number in range(stories):
        pieces.append(_original(chance, f"s{number}", date(2020, 1, 10) + timedelta(days=chance.randrange(900))))
    for number in range(stories // 3):
        pieces.append(_again(chance, chance.choice(pieces[:stories]), f"i{number}"))
    for number in range(stories // 4):
        pieces += _statement(chance, f"o{number}")
    roots = len(pieces)
    while len(pieces) < roots + retellings:
        number = len(pieces) - roots
        parent = chance.choice(pieces) if chance.random() < 0.7 else chance.choice(pieces[roots:] or pieces)
        pieces.append(retold(chance, parent, f"r{number}", other=chance.choice(pieces)))
    # of some stories the case never got the original
    gone = {name for name in (f"s{number}" for number in range(stories)) if chance.random() < 0.12}
    return _written(pieces, gone)


def _original(chance: Random, story: str, day: date) -> Piece:
    house = chance.choice(HOUSES if chance.random() < 0.7 else LISTED)
    town = chance.randrange(len(TOWNS))
    who = chance.sample(HUMANS, k=2)
    kinds = chance.sample(KINDS, k=chance.randint(4, len(KINDS))) + chance.sample(KINDS, k=chance.choice([0, 0, 1]))
    lines = [
        _fact(chance, f"{story}.{at}", kind, town, day, chance.choice(who), _root(house)) for at, kind in enumerate(kinds)
    ]
    if chance.random() < 0.3:
        lines[-1] = replace(lines[-1], **_official(chance, lines[-1].town))
    slug = f"https://{house.lower().replace(' ', '-')}.example/{day:%Y/%m}/{story}"
    return Piece(
        name=story, lines=_dressed(chance, lines, house), publisher=house, day=day, story=story, url=slug
    )


def _root(house: str) -> str:
    return "outlet:" + "-".join(re.findall(r"\w+", house.casefold())).replace("kyodo-news", "kyodo")


def _official(chance: Random, town: int) -> dict[str, Any]:
    state = TOWNS[town][1]
    office = {"CN": "cn-foreign-ministry", "RU": "ru-labour-ministry", "MN": "mn-immigration"}[state]
    return {"who": (chance.choice(OFFICES[state]), "official"), "root": f"institution:{office}"}


def _fact(
    chance: Random, name: str, kind: str, town: int, day: date, who: tuple[str, str], root: str | None
) -> Line:
    slots: Slots = {}
    if kind in ("restriction_of_movement", "withholding_of_wages"):
        slots["indicator"] = kind
    elif kind == "pay":
        sum_ = chance.randrange(10, 70) * 50
        slots["money"] = {"low": sum_, "high": sum_, "currency": "CNY", "per": "month", "share": None}
    elif kind == "paper":
        days = chance.choice([30, 60, 90, 180, 365])
        slots["document"] = {"type": "student_visa", "validity_days": [days, days]}
    else:
        number = chance.choice(ROUND) if chance.random() < 0.5 else chance.randrange(11, 99) * chance.choice([1, 10, 10])
        slots["count"] = count(number, chance.choice(["exact", "approx", "approx", "at_least", "at_most", "vague"]))
    if any("{when}" in phrase for phrase in PHRASES[kind]) and chance.random() < 0.7:
        slots["time"] = _on(day - timedelta(days=chance.randrange(1, 6)))
    if kind == "hiring":
        slots["employer"] = f"Example {chance.choice(['Azalea', 'Pinewood', 'Magpie', 'Lantern', 'Kingfisher'])} Garment Co."
        slots["sector"] = "garment"
    return Line(fact=name, kind=kind, slots=slots, town=town, phrase=chance.randrange(9), odd=chance.choice(ODD), who=who, root=root)


def count(number: int, basis: str) -> dict[str, Any]:
    """JSON form of a count built on one number; vague ones are hundreds."""
    if basis == "vague":
        return {"low": 200, "high": 999, "basis": "vague"}
    low, high = None if basis == "at_most" else number, None if basis == "at_least" else number
    return {"low": low, "high": high, "basis": basis}


def _on(day: date) -> dict[str, str]:
    return {"start": day.isoformat(), "end": day.isoformat()}


def _dressed(chance: Random, lines: Sequence[Line], house: str) -> tuple[Line, ...]:
    """The facts with scenery between them: 300 to 800 words, some background that others have too, a house's own close."""
    wanted = chance.randint(300, 800)
    scenery = [Line(words=_scene(chance)) for _ in range(max(6, (wanted - 14 * len(lines)) // 15))]
    scenery += [Line(words=words) for words in chance.sample(BACKGROUND, k=chance.choice([0, 1, 1, 2]))]
    places = sorted(chance.randrange(len(scenery) + 1) for _ in lines)
    out: list[Line] = []
    for at, entry in enumerate([*scenery, None]):
        out += [line for line, place in zip(lines, places, strict=True) if place == at]
        out += [entry] if entry else []
    return (*out, Line(words=f"Readers of {house} can write to the editors on every day but Sunday."))


def _scene(chance: Random) -> str:
    thing, did, where, then = (chance.choice(words) for words in FILLER)
    shape = chance.choice(["{t} {d} {w}, {n}.", "{w}, {t} {d}, {n}.", "People say {t} {d} {w}, {n}.", "{t} {d} {w}."])
    odd = dict(zip("wxy", chance.sample(ODD, k=3), strict=True))
    words = shape.format(t=thing, d=did, w=where, n=then).format(**odd)
    return words[0].upper() + words[1:]


def _again(chance: Random, first: Piece, name: str) -> Piece:
    """Another outlet at the same event with people of its own: one to three of the facts, as they saw them."""
    house = chance.choice([house for house in (*HOUSES, *LISTED) if house != first.publisher])
    who = chance.choice([human for human in HUMANS if human not in {line.who for line in first.lines}])
    facts = [line for line in first.lines if line.fact and line.root == _root(first.publisher or "")]
    seen = []
    for line in chance.sample(facts, k=min(len(facts), chance.randint(1, 3))):
        slots = dict(line.slots)
        if "count" in slots and chance.random() < 0.6:
            number = slots["count"]["low"] or slots["count"]["high"]
            slots["count"] = count(int(number * chance.choice([0.8, 0.9, 1.1, 1.2])), "approx")
        if "time" in slots and chance.random() < 0.3:
            slots["time"] = _on(date.fromisoformat(slots["time"]["start"]) + timedelta(days=1))
        seen.append(replace(line, slots=slots, who=who, root=_root(house), phrase=chance.randrange(9), odd=chance.choice(ODD)))
    day = first.day + timedelta(days=chance.randrange(-2, 4))
    town = seen[0].town if seen else 0
    mine = [
        _fact(chance, f"{name}.{at}", kind, town, day, who, _root(house))
        for at, kind in enumerate(chance.sample(KINDS, k=chance.randint(3, 6)))
    ]
    mixed = [*seen, *mine]
    chance.shuffle(mixed)
    return Piece(name=name, lines=_dressed(chance, mixed, house), publisher=house, day=day, story=name)


def _statement(chance: Random, name: str) -> list[Piece]:
    """Two outlets that quote one official statement, each in a story of its own."""
    day = date(2020, 1, 10) + timedelta(days=chance.randrange(900))
    pair = [_original(chance, f"{name}{letter}", day + timedelta(days=at)) for at, letter in enumerate("ab")]
    town = next(line.town for line in pair[0].lines if line.fact)
    said = [
        _fact(chance, f"{name}.{at}", kind, town, day, ("", ""), None)
        for at, kind in enumerate(chance.sample(KINDS, k=chance.randint(1, 3)))
    ]
    out = []
    for piece in pair:
        quoted = [replace(line, **_official(chance, town)) for line in said]
        # both took the wording of the office, or each found words of its own
        if chance.random() < 0.5:
            quoted = [replace(line, phrase=chance.randrange(9)) for line in quoted]
        at = chance.randrange(len(piece.lines))
        house = chance.choice(HOUSES)
        while house == (out[0].publisher if out else None):
            house = chance.choice(HOUSES)
        lines = [replace(line, root=_root(house)) if line.root and line.who[1] != "official" else line for line in piece.lines]
        out.append(replace(piece, lines=(*lines[:at], *quoted, *lines[at:]), publisher=house, url=None))
    return out


def retold(chance: Random, parent: Piece, name: str, *, other: Piece | None = None) -> Piece:
    """What somebody makes of a report, and sometimes of a few facts of another one too."""
    lines = list(parent.lines)
    parents = [parent]
    if chance.random() < 0.75:
        facts = [line for line in lines if line.fact]
        keep = set(map(id, chance.sample(facts, k=max(min(3, len(facts)), int(len(facts) * chance.uniform(0.5, 1))))))
        share = chance.uniform(0.1, 0.9)
        lines = [line for line in lines if (id(line) in keep if line.fact else chance.random() < share)]
    way = chance.choices(["copy", "paraphrase", "translate"], weights=[4, 5, 2])[0]
    bold = chance.uniform(0.5, 1.0)
    if way == "paraphrase":
        lines = [_reworded(chance, line) if chance.random() < bold or line.fact else line for line in lines]
    lines = [replace(line, copied=way == "copy") for line in lines]
    if way != "copy" or chance.random() < 0.3:
        lines = [_drifted(chance, line) for line in lines]
    credited = chance.choice(["line", "line", "top", "link", "none", "none"])
    house = parent.publisher
    if house is None or (way != "copy" and credited == "link" and parent.url is None):
        credited = "none"
    lines = [_owed(chance, line, house, credited) if line.fact else line for line in lines]
    if other is not None and other.name != parent.name and other.story != parent.story and chance.random() < 0.2:
        own = [line for line in lines if line.fact]
        more = [line for line in other.lines if line.fact and line.attributed is None][: max(1, len(own) // 2)]
        if len(own) >= 4 and more and other.publisher:
            parents.append(other)
            lines += [_owed(chance, _reworded(chance, line), other.publisher, "line") for line in more]
    publisher = chance.choice([*SITES, *SITES, *HOUSES, None, None])
    if publisher in {entry.publisher for entry in parents}:
        publisher = None
    if publisher in SITES and chance.random() < 0.15:
        remark = chance.choice(OWN_REMARKS)
        town = next((line.town for line in lines if line.fact), 0)
        lines.append(
            Line(
                fact=f"{name}.own", kind="condition", slots={"indicator": remark["indicator"]}, words=remark["words"],
                town=town, who=("our reader", "local"), root=_root(publisher),
            )
        )  # fmt: skip
    if chance.random() < 0.3:
        chance.shuffle(lines)
    day = max(entry.day for entry in parents) + timedelta(days=chance.choice([0, 1, 1, 2, 4, 9, 20, 100]))
    credited_houses = {line.attributed for line in lines if line.attributed}
    if credited in ("top", "link") and house:
        credited_houses |= {house}
    return Piece(
        name=name,
        lines=tuple(lines),
        publisher=publisher,
        day=day,
        published=chance.random() < 0.85,
        parents=tuple(entry.name for entry in parents),
        story=parent.story,
        upstream=tuple(sorted(credited_houses)) if credited != "link" or parent.url is None else tuple(sorted(credited_houses - {house})),
        spelling=chance.choice([0, 0, 1]) if way == "paraphrase" else (2 if way == "translate" else parent.spelling),
        tongue="xx" if way == "translate" else parent.tongue,
        link=parent.url if credited == "link" else None,
        names_house=credited == "top",
    )  # fmt: skip


def _reworded(chance: Random, line: Line) -> Line:
    if line.fact:
        return replace(line, phrase=line.phrase + chance.randint(1, 3), copied=False)
    words = [SYNONYMS.get(word, word) for word in line.words.split()]
    if len(words) > 6 and chance.random() < 0.6:
        at = chance.randint(2, len(words) - 2)
        words = [*words[:at], chance.choice(["indeed", "it seems", "we hear", "by now"]), *words[at:]]
    return replace(line, words=" ".join(words))


def _drifted(chance: Random, line: Line) -> Line:
    """The line as a careless hand tells it on: a vaguer or rounder count, no date, no employer, a wider place, another act."""
    if not line.fact or chance.random() < 0.45:
        return line
    slots, kind = dict(line.slots), line.kind
    number = slots.get("count") and slots["count"]["basis"] != "vague" and (slots["count"]["low"] or slots["count"]["high"])
    change = chance.choice(["basis", "basis", "date", "date", "employer", "wide", "kind", "number"])
    if change == "basis" and number:
        slots["count"] = count(number, chance.choice(["at_least", "exact", "approx"]))
    elif change == "number" and number and chance.random() < 0.4:
        slots["count"] = count(max(10, round(number * chance.choice([0.5, 4 / 3, 2]))), slots["count"]["basis"])
    elif change == "date" and "time" in slots:
        del slots["time"]
    elif change == "employer" and "employer" in slots:
        del slots["employer"]
    elif change == "kind" and kind == "hiring":
        kind = "movement"
        slots.pop("employer", None)
        slots.pop("sector", None)
    wide = line.wide or change == "wide"
    return replace(line, slots=slots, kind=kind, wide=wide)


def _owed(chance: Random, line: Line, house: str | None, credited: str) -> Line:
    if line.attributed is not None or line.who[1] == "official" or house is None:
        return line
    return replace(line, attributed=house if credited == "line" and chance.random() < 0.7 else None)


def _foreign(text: str) -> str:
    """The text in a made-up tongue: other words in another script; numbers stay, and so do names in capitals of ours."""

    def word(match: re.Match[str]) -> str:
        if match.group().isdigit() or match.group().startswith("Example"):
            return match.group()
        code = sha256(match.group().casefold().encode()).digest()
        return "".join(chr(0xAC00 + (code[at] * 256 + code[at + 1]) % 11172) for at in range(0, 4, 2))

    return re.sub(r"Example(?: [A-Z][a-z]*| \d)+|[^\W\d_]+|\d+", word, text)


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
        count=counted, Count=counted, people=people, when=when, place=province if line.wide else spellings[piece.spelling],
        employer=slots.get("employer", "a plant"), w=line.odd, sum=f"{slots['money']['low']:,}" if "money" in slots else "",
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


def _written(pieces: Sequence[Piece], gone: set[str]) -> Ancestry:
    reports, claims = [], []
    by_id: dict[str, Piece] = {}
    facts: dict[str, str] = {}
    roots: dict[str, str | None] = {}
    told: dict[str, bool] = {}
    ids: dict[str, str] = {}
    for piece in pieces:
        if piece.name in gone:
            continue
        report, mine = write(piece)
        ids[piece.name] = report.id
        by_id[report.id] = piece
        reports.append(report)
        for claim, line in mine:
            claims.append(claim)
            facts[claim.id] = line.fact or ""
            roots[claim.id] = line.root
            told[claim.id] = not piece.parents or line.attributed is not None or line.who[1] == "official"
    return Ancestry(
        reports=tuple(reports), claims=tuple(claims), pieces=by_id, facts=facts, roots=roots, told=told, ids=ids,
        absent={piece.name: piece for piece in pieces if piece.name in gone},
    )  # fmt: skip


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
        spoken = [(words if words.startswith("More:") else _foreign(words), line, slots) for words, line, slots in spoken]
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
