"""Worlds of made-up reports whose ancestry is known: originals of many stories, and what others make of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import Any

from tests.link.ancestry_text import Line, Piece, Slots, write
from tests.link.ancestry_words import (
    BACKGROUND,
    BLURRED,
    FILLER,
    HOUSES,
    HUMANS,
    LISTED,
    ODD,
    OFFICES,
    OWN_REMARKS,
    PHRASES,
    SITES,
    SYNONYMS,
    TOWNS,
)

from tumen.ledger import Claim, Report

KINDS = tuple(PHRASES)
ROUND = (100, 200, 300, 400, 500, 1000, 2000, 3000)


@dataclass(frozen=True, kw_only=True)
class Ancestry:
    """Reports and claims, and the truth about them. `pieces` by report id; `facts` and `roots` (origin key, None where
    nobody says) by claim id, `homes` the original that each claim was first in; `told` tells of each claim whether its
    origin can be known from the report. `absent` are pieces of which the case holds no report.
    """

    reports: tuple[Report, ...]
    claims: tuple[Claim, ...]
    pieces: Mapping[str, Piece]
    facts: Mapping[str, str]
    roots: Mapping[str, str | None]
    told: Mapping[str, bool]
    homes: Mapping[str, str]
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
    pieces = [replace(piece, lines=tuple(replace(line, home=piece.name) for line in piece.lines)) for piece in pieces]
    roots = len(pieces)
    while len(pieces) < roots + retellings:
        number = len(pieces) - roots
        parent = chance.choice(pieces) if chance.random() < 0.7 else chance.choice(pieces[roots:] or pieces)
        pieces.append(retold(chance, parent, f"r{number}", other=chance.choice(_near(parent, pieces))))
    # of some stories the case never got the original
    gone = {name for name in (f"s{number}" for number in range(stories)) if chance.random() < 0.12}
    return _written(pieces, gone)


def _near(piece: Piece, pieces: Sequence[Piece]) -> list[Piece]:
    """Pieces of the same season: who puts two stories together takes new ones."""
    return [other for other in pieces if abs((other.day - piece.day).days) <= 120]


def _original(chance: Random, story: str, day: date) -> Piece:
    house = chance.choice(HOUSES if chance.random() < 0.7 else LISTED)
    town = chance.randrange(len(TOWNS))
    who = chance.sample(HUMANS, k=2)
    kinds = chance.sample(KINDS, k=chance.randint(4, len(KINDS))) + chance.sample(KINDS, k=chance.choice([0, 0, 1]))
    lines = [
        _fact(chance, f"{story}.{at}", kind, town, day, chance.choice(who), _root(house))
        for at, kind in enumerate(kinds)
    ]
    if chance.random() < 0.3:
        lines[-1] = replace(lines[-1], **_official(chance, lines[-1].town))
    slug = f"https://{house.lower().replace(' ', '-')}.example/{day:%Y/%m}/{story}"
    return Piece(name=story, lines=_dressed(chance, lines, house), publisher=house, day=day, story=story, url=slug)


def _root(house: str) -> str:
    return "outlet:" + "-".join(re.findall(r"\w+", house.casefold())).replace("kyodo-news", "kyodo")


def _official(chance: Random, town: int) -> dict[str, Any]:
    state = TOWNS[town][1]
    office = {"CN": "cn-foreign-ministry", "RU": "ru-labour-ministry", "MN": "mn-immigration"}[state]
    return {"who": (chance.choice(OFFICES[state]), "official"), "root": f"institution:{office}"}


def _fact(chance: Random, name: str, kind: str, town: int, day: date, who: tuple[str, str], root: str | None) -> Line:
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
        number = (
            chance.choice(ROUND) if chance.random() < 0.5 else chance.randrange(11, 99) * chance.choice([1, 10, 10])
        )
        slots["count"] = count(number, chance.choice(["exact", "approx", "approx", "at_least", "at_most", "vague"]))
    if any("{when}" in phrase for phrase in PHRASES[kind]) and chance.random() < 0.7:
        slots["time"] = _on(day - timedelta(days=chance.randrange(1, 6)))
    if kind == "hiring":
        slots["employer"] = (
            f"Example {chance.choice(['Azalea', 'Pinewood', 'Magpie', 'Lantern', 'Kingfisher'])} Garment Co."
        )
        slots["sector"] = "garment"
    return Line(
        fact=name,
        kind=kind,
        slots=slots,
        town=town,
        phrase=chance.randrange(9),
        odd=chance.choice(ODD),
        who=who,
        root=root,
    )


def count(number: int, basis: str) -> dict[str, Any]:
    """JSON form of a count built on one number; vague ones are hundreds."""
    if basis == "vague":
        return {"low": 200, "high": 999, "basis": "vague"}
    low, high = None if basis == "at_most" else number, None if basis == "at_least" else number
    return {"low": low, "high": high, "basis": basis}


def _on(day: date) -> dict[str, str]:
    return {"start": day.isoformat(), "end": day.isoformat()}


def _dressed(chance: Random, lines: Sequence[Line], house: str) -> tuple[Line, ...]:
    """The facts with scenery between them, 300 to 800 words: some background that others have, a house's close."""
    wanted = chance.randint(300, 800)
    scenery = [Line(words=_scene(chance)) for _ in range(max(6, (wanted - 14 * len(lines)) // 15))]
    scenery += [Line(words=words) for words in chance.sample(BACKGROUND, k=chance.choice([0, 1, 1, 2]))]
    places = sorted(chance.randrange(len(scenery) + 1) for _ in lines)
    out: list[Line] = []
    for at, entry in enumerate([*scenery, None]):
        out += [line for line, place in zip(lines, places, strict=True) if place == at]
        out += [entry] if entry else []
    return (*out, _close(house))


def _close(house: str) -> Line:
    """What a house puts under each of its reports."""
    odd = Random(house).sample(ODD, k=9)  # noqa: S311
    return Line(words=f"{house} is {' '.join(odd[:5])}; write to {' '.join(odd[5:])}.")


def _scene(chance: Random) -> str:
    thing, did, where, then = (chance.choice(words) for words in FILLER)
    shape = chance.choice(["{t} {d} {w}, {n}.", "{w}, {t} {d}, {n}.", "People say {t} {d} {w}, {n}.", "{t} {d} {w}."])
    odd = dict(zip("wxyz", chance.sample(ODD, k=4), strict=True))
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
        seen.append(
            replace(line, slots=slots, who=who, root=_root(house), phrase=chance.randrange(9), odd=chance.choice(ODD))
        )
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
    out: list[Piece] = []
    for piece in pair:
        quoted = [replace(line, **_official(chance, town)) for line in said]
        # both took the wording of the office, or each found words of its own
        if chance.random() < 0.5:
            quoted = [replace(line, phrase=chance.randrange(9)) for line in quoted]
        at = chance.randrange(len(piece.lines))
        house = chance.choice(HOUSES)
        while house == (out[0].publisher if out else None):
            house = chance.choice(HOUSES)
        lines = [
            replace(line, root=_root(house)) if line.root and line.who[1] != "official" else line
            for line in piece.lines
        ]
        lines[-1] = _close(house)
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
    if way != "copy" or chance.random() < 0.3:
        lines = [_drifted(chance, line) for line in lines]
    credited = chance.choice(["line", "line", "top", "link", "none", "none"])
    house = parent.publisher
    if house is None or (way != "copy" and credited == "link" and parent.url is None):
        credited = "none"
    lines = [_owed(chance, line, house, credited) if line.fact else line for line in lines]
    if credited == "none" and way != "copy" and chance.random() < 0.4:
        who = chance.choice(BLURRED)
        lines = [replace(line, who=who) if line.fact and line.who[1] != "official" else line for line in lines]
    if other is not None and other.name != parent.name and other.story != parent.story and chance.random() < 0.2:
        own = [line for line in lines if line.fact]
        more = [line for line in other.lines if line.fact and line.attributed is None][: max(1, len(own) // 2)]
        if len(own) >= 4 and more and other.publisher:
            parents.append(other)
            lines += [_owed(chance, _reworded(chance, line), other.publisher, "line") for line in more]
    publisher = chance.choice([*SITES, *SITES, *HOUSES, None, None])
    known = {entry.publisher for entry in parents} | {line.attributed for line in lines}
    if publisher is not None and (publisher in known or _root(publisher) in {line.root for line in lines}):
        # nobody tells of its own report that others told of it
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
        upstream=tuple(sorted(credited_houses - ({house} if credited == "link" and parent.url else set()))),
        spelling=chance.choice([0, 0, 1]) if way == "paraphrase" else (2 if way == "translate" else parent.spelling),
        tongue=name if way == "translate" else parent.tongue,
        link=parent.url if credited == "link" else None,
        names_house=credited == "top",
    )  # fmt: skip


def _reworded(chance: Random, line: Line) -> Line:
    if line.fact:
        return replace(line, phrase=line.phrase + chance.randint(1, 3))
    words = [SYNONYMS.get(word, word) for word in line.words.split()]
    if len(words) > 6 and chance.random() < 0.6:
        at = chance.randint(2, len(words) - 2)
        words = [*words[:at], chance.choice(["indeed", "it seems", "we hear", "by now"]), *words[at:]]
    return replace(line, words=" ".join(words))


def _drifted(chance: Random, line: Line) -> Line:
    """The line as a careless hand tells it on: another count, no date, no employer, a wider place, another act."""
    if not line.fact or chance.random() < 0.45:
        return line
    slots, kind = dict(line.slots), line.kind
    number = (
        slots.get("count") and slots["count"]["basis"] != "vague" and (slots["count"]["low"] or slots["count"]["high"])
    )
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


def _written(pieces: Sequence[Piece], gone: set[str]) -> Ancestry:
    reports, claims = [], []
    by_id: dict[str, Piece] = {}
    facts: dict[str, str] = {}
    roots: dict[str, str | None] = {}
    told: dict[str, bool] = {}
    homes: dict[str, str] = {}
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
            roots[claim.id], homes[claim.id] = line.root, line.home
            # who names a house that took the claim from another does not tell its root
            named = line.attributed is not None and _root(line.attributed) == line.root
            told[claim.id] = not piece.parents or named or line.who[1] == "official"
    return Ancestry(
        reports=tuple(reports), claims=tuple(claims), pieces=by_id, facts=facts, roots=roots, told=told,
        homes=homes, ids=ids,
        absent={piece.name: piece for piece in pieces if piece.name in gone},
    )  # fmt: skip
