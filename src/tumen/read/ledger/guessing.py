"""What each column of a table holds, as far as its heading and its cells tell; and what a person says instead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tumen.read.ledger.contents import Contents
from tumen.read.ledger.headings import said_by
from tumen.read.ledger.overrules import Columns
from tumen.read.ledger.tables import Table, letter
from tumen.resources.ledgers import MEANINGS

LEAST = 2.5
"""Evidence from which a column is taken for something."""
_OPEN = 0.45
"""Evidence by which the likeliest meaning must be ahead of the next, or a person is asked."""
_SAMPLES, _SAMPLE = 3, 40
_DATES = ("published", "time", "since", "until")
_MANY = frozenset({"place", "origin", "destination", "document", "money", "source", "quote", "note", "id", "ignored"})
"""Meanings that several columns of a table may have."""

_LOOK: Mapping[str, str] = {
    **dict.fromkeys(_DATES, "time"),
    **dict.fromkeys(("count", "least", "most"), "count"),
    **dict.fromkeys(("place", "origin", "destination"), "place"),
    **dict.fromkeys(("publisher", "title", "quote", "note", "source", "employer"), "text"),
    **{one: one for one in ("url", "year", "month", "day", "sex", "kind", "sector", "money", "modality", "marking")},
    "host": "state",
    "nationality": "nation",
    "document": "paper",
}
"""How the cells of a column of each meaning look; the others may hold anything."""
_STRICT = frozenset({*_DATES, "count", "least", "most", "url", "year", "month", "day", "host", "money", "nationality"})
"""Meanings that cells which look otherwise speak against."""
_AS = {
    "time": "dates", "count": "numbers of people", "place": "places", "state": "states", "text": "words",
    "url": "addresses", "year": "years", "month": "months", "day": "days", "sex": "women or men",
    "kind": "kinds of event", "sector": "trades", "money": "sums", "modality": "words of certainty",
    "marking": "TLP labels", "nation": "nationalities", "paper": "papers", "outlet": "outlets",
}  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """One column as it was taken.

    `why` is the reason in words, `confidence` how sure it is (0 to 1), `ask` that a person should say what it holds.
    `written` tells how it writes its dates (`tumen.normalise.cells.WRITTEN`) where the cells alone do not.
    """

    letter: str
    heading: str
    meaning: str
    why: str
    confidence: float
    ask: bool = False
    written: str | None = None
    samples: tuple[str, ...] = ()


def guess_columns(table: Table, titles: Sequence[str], rows: Sequence[int], columns: Columns) -> tuple[Column, ...]:
    """What each column of a table holds; `titles` are its headings, `rows` the rows of data."""
    contents = [
        Contents([table.filled(row, at) for row in rows], heading=title, epoch=table.epoch)
        for at, title in enumerate(titles)
    ]
    said = {at: columns.meaning(table.name, letter(at)) for at in range(len(titles))}
    scores = {
        at: _scores(titles[at], contents[at]) for at in range(len(titles)) if said[at] is None and contents[at].texts
    }
    _of_report_or_event(scores)
    taken = _assigned(scores, {meaning for meaning in said.values() if meaning is not None})
    orders = {one.written for one in contents if one.written in ("day first", "month first")}
    order = orders.pop() if len(orders) == 1 else None
    found = []
    for at, title in enumerate(titles):
        one = contents[at]
        told = said[at]
        if told is not None:
            column = _told(at, title, told, one)
        elif not one.texts:
            column = _made(at, title, "ignored", "has no filled cell", 1.0, one)
        elif at in taken:
            others = {meaning for there, meaning in taken.items() if there != at} - _MANY
            column = _taken(at, title, taken[at], scores[at], one, others)
        else:
            column = _left(at, title, scores[at], one, taken)
        found.append(_dated(column, one, order, columns.order(table.name, letter(at))))
    return tuple(found)


def _scores(title: str, contents: Contents) -> dict[str, float]:
    """The evidence for each meaning that the heading, or the look of the cells, speaks for."""
    said = said_by(title)
    scores = {meaning: strength + _look(meaning, contents) for meaning, strength in said.items()}
    for meaning in ("url", "marking"):
        # harmless to take or unsafe to miss, whatever the column is called
        if contents.share(meaning) >= 0.8 and len(contents.texts) > 1:
            scores[meaning] = max(scores.get(meaning, 0.0), 4.0)
    return scores


def _look(meaning: str, contents: Contents) -> float:
    """What the cells say for a meaning (up to 2) or against it (down to -3)."""
    look = _LOOK.get(meaning)
    if meaning == "id":
        return 2.5 if contents.sequence else 0.5
    if look is None or meaning == "marking":
        return 1.0
    share = contents.share(look)
    if meaning in _DATES and share < 0.7 and contents.serial:
        share = 1.0
    if look == "text":
        if share < 0.5:
            return -3.0
        if meaning == "publisher":
            return 1.9 if contents.share("outlet") >= 0.4 else 0.6
        return 1.0
    if meaning == "count" and contents.sequence:
        return -1.0
    if meaning == "nationality":
        # of a column of states, nearly all the sending one, or not at all
        # whatever its cells say, a column that is headed so must not be missed: they tell whose the workers are not
        return 3.0 if contents.share("home") >= 0.8 else share if share >= 0.4 else -1.0
    if meaning in ("place", "origin", "destination") and contents.share("text") < 0.5:
        return -3.0
    if share >= 0.7:
        return 2.0
    if share >= 0.4:
        return 1.0
    if share >= 0.15:
        return 0.0
    return -3.0 if meaning in _STRICT else -1.0


def _of_report_or_event(scores: dict[int, dict[str, float]]) -> None:
    """A date of either kind is that of the event where the table tells nothing else of the reports."""
    of_report = ("publisher", "url", "title", "quote")
    if any(one.get(meaning, 0.0) >= LEAST for one in scores.values() for meaning in of_report):
        return
    for one in scores.values():
        if {"published", "time"} <= set(one) and one["published"] - one["time"] < _OPEN:
            one["time"], one["published"] = one["published"], one["time"]


def _assigned(scores: Mapping[int, Mapping[str, float]], told: set[str]) -> dict[int, str]:
    """The meaning of each column for which the evidence is enough; one that only one can have goes to the surest."""
    gone = told - _MANY
    found: dict[int, str] = {}
    pairs = sorted(((-score, at, meaning) for at, one in scores.items() for meaning, score in one.items()))
    for score, at, meaning in pairs:
        if -score >= LEAST and at not in found and meaning not in gone:
            found[at] = meaning
            gone |= {meaning} - _MANY
    return found


def _made(
    at: int, title: str, meaning: str, why: str, confidence: float, one: Contents, *, ask: bool = False
) -> Column:
    samples = tuple(_short(text) for text in dict.fromkeys(one.texts))[:_SAMPLES]
    heading = " / ".join(title.split("\n"))
    return Column(
        letter=letter(at), heading=heading, meaning=meaning, why=why, confidence=confidence, ask=ask, samples=samples
    )


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SAMPLE else f"{line[:_SAMPLE]}…"


def _told(at: int, title: str, meaning: str, one: Contents) -> Column:
    return _made(at, title, meaning, "you said so", 1.0, one)


def _taken(at: int, title: str, meaning: str, scores: Mapping[str, float], one: Contents, gone: set[str]) -> Column:
    said = said_by(title)
    score = scores[meaning]
    look = _LOOK.get(meaning)
    reasons = []
    if meaning in said:
        reasons.append(f"the heading says {MEANINGS[meaning]}")
    if look is not None and one.texts and (share := one.share(look)) >= 0.15:
        reasons.append(f"{round(share * len(one.texts))} of {len(one.texts)} cells read as {_AS[look]}")
    near = (
        []
        if meaning == "ignored"
        else [
            other
            for other, value in scores.items()
            if other not in {meaning, "ignored", *gone} and value >= LEAST and score - value < _OPEN
        ]
    )
    if near:
        reasons.append(f"it may also be {', '.join(sorted(near))}")
    confidence = min(0.95, round(0.3 + score / 9, 2))
    return _made(
        at, title, meaning, "; ".join(reasons), min(confidence, 0.5) if near else confidence, one, ask=bool(near)
    )


def _left(at: int, title: str, scores: Mapping[str, float], one: Contents, taken: Mapping[int, str]) -> Column:
    """A column that is not read: known but taken twice, or not known."""
    best = max(scores, key=lambda meaning: (scores[meaning], meaning), default=None)
    if best is not None and scores[best] >= LEAST:
        other = next((letter(there) for there, meaning in sorted(taken.items()) if meaning == best), None)
        beside = f"beside column {other}" if other is not None else "beside the one you named"
        return _made(at, title, "ignored", f"would be a second {best} {beside}", 0.4, one, ask=True)
    if one.share("prose") >= 0.3 and not scores:
        why = f"the heading is not known; {round(one.share('prose') * len(one.texts))} cells are prose"
        return _made(at, title, "note", why, 0.5, one, ask=True)
    looks = [meaning for meaning in _GUESSED if one.share(_LOOK[meaning]) >= 0.7]
    why = "the heading is not known" if not scores else f"the heading speaks of {best}, the cells do not"
    if looks:
        why += f"; the cells look like {' or '.join(looks)}"
    return _made(at, title, "ignored", why, 0.4, one, ask=True)


_GUESSED = ("time", "host", "place", "count", "kind", "sector", "document", "money", "sex")


def _dated(column: Column, one: Contents, order: str | None, told: str | None) -> Column:
    """The column with the way in which it writes its dates, which a person may have said."""
    if column.meaning not in _DATES:
        return column
    written = told or one.written or (order if one.doubtful else None)
    why, ask = column.why, column.ask
    if one.doubtful and written is None:
        why += "; whether the day or the month stands first is not sure: say so with :dmy or :mdy"
        ask = True
    elif written is not None:
        why += f"; dates are written {'as serial numbers' if written.startswith('serial') else f'{written}'}"
    return Column(
        letter=column.letter,
        heading=column.heading,
        meaning=column.meaning,
        why=why,
        confidence=min(column.confidence, 0.5) if ask else column.confidence,
        ask=ask,
        written=written,
        samples=column.samples,
    )
