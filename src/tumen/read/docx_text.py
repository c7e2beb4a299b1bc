"""The text of WordprocessingML (ECMA-376 part 1, section 17): paragraphs, tables, notes, what is hidden or deleted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from tumen.errors import UnreadableInput

_DEEPEST = 60
"""Tables in tables and boxes in boxes go no deeper in a document that people wrote."""
_PROSE = 300
"""A table cell of more characters holds prose: the table is there for the layout of the page."""
_WITHIN = frozenset(
    {
        "hyperlink",
        "smartTag",
        "fldSimple",
        "customXml",
        "dir",
        "bdo",
        "sdt",
        "sdtContent",
        "ins",
        "moveTo",
        "rubyBase",
        "ruby",
    }
)
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "sym": "•"}
_PICTURED = frozenset({"drawing", "pict", "object"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Style:
    """A style: its name in English, what it is based on, whether it hides text and makes list items."""

    name: str
    based_on: str | None
    hidden: bool | None
    listed: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Block:
    """A paragraph or a row of a table. `places` are the stretches of its text and where they stand in the original."""

    text: str
    places: tuple[tuple[int, int, str], ...]
    style: str = ""
    listed: bool = False
    table: int | None = None


@dataclass(slots=True)
class _Run:
    """What is gathered of one paragraph."""

    parts: list[str] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)


def local(element: Any) -> str:
    """The name of an element without its namespace, "" for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def value(element: Any, name: str = "val") -> str | None:
    """An attribute whatever its namespace: there are two for one form (transitional and strict)."""
    for key, found in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(found)
    return None


def child(element: Any, *names: str) -> Any | None:
    """The element below `element` along the names, None where there is none."""
    for name in names:
        element = next((one for one in element if local(one) == name), None)
        if element is None:
            return None
    return element


def is_on(element: Any | None) -> bool | None:
    """Whether a property that can be on or off is on (17.17.4), None where it is not there."""
    if element is None:
        return None
    return value(element) not in ("0", "false", "off")


class WordText:
    """Goes through the parts of one document in order and gives their blocks; tells afterwards what it left out."""

    def __init__(self, *, styles: Mapping[str, Style], name: str) -> None:
        self._styles, self._name = styles, name
        self._paragraphs = self._tables = self._boxes = self._series = 0
        self.notes: dict[tuple[str, str], str] = {}
        """The markers of notes by kind and id, in the order of the text."""
        self._numbers: Counter[str] = Counter()
        self.changed = False
        self.hidden: list[str] = []
        self.white: list[str] = []
        self.struck: list[str] = []
        self.embedded = 0

    def body(self, element: Any) -> Iterator[Block]:
        """The blocks of the body."""
        yield from self._blocks(element, where=None, depth=0)

    def part(self, element: Any, *, where: str) -> Iterator[Block]:
        """The blocks of a note, a header or a footer, all at the place `where`."""
        yield from self._blocks(element, where=where, depth=0)

    def _blocks(self, element: Any, *, where: str | None, depth: int) -> Iterator[Block]:
        self._check(depth)
        joined: list[str] = []
        for one in element:
            kind = local(one)
            if joined and kind != "p":
                yield from self._flush(joined, None, None, where=where)
            if kind == "p":
                yield from self._paragraph(one, where=where, depth=depth, joined=joined)
            elif kind == "tbl":
                yield from self._table(one, where=where, depth=depth)
            elif kind in ("sdt", "sdtContent", "customXml", "ins", "moveTo"):
                self.changed = self.changed or kind in ("ins", "moveTo")
                if not _is_placeholder(one):
                    yield from self._blocks(one, where=where, depth=depth + 1)
            elif kind in ("del", "moveFrom"):
                self.changed = True
            elif kind == "AlternateContent":
                choice = _choice(one)
                if choice is not None:
                    yield from self._blocks(choice, where=where, depth=depth + 1)
            elif kind == "altChunk":
                self.embedded += 1
        yield from self._flush(joined, None, None, where=where)

    def _paragraph(self, element: Any, *, where: str | None, depth: int, joined: list[str]) -> Iterator[Block]:
        """The block of a paragraph and those of its text boxes; `joined` are those whose mark is deleted."""
        settings = child(element, "pPr")
        style = self._style(
            value(found) if settings is not None and (found := child(settings, "pStyle")) is not None else None
        )
        run = _Run()
        shaded = settings is not None and _is_shaded(settings)
        self._inline(element, run, hidden=self._is_hidden(style), shaded=shaded or depth > 0, depth=depth)
        joined.append("".join(run.parts))
        mark = child(settings, "rPr") if settings is not None else None
        self.changed = self.changed or (mark is not None and child(mark, "ins") is not None)
        if mark is not None and child(mark, "del") is not None:
            self.changed = True
        else:
            yield from self._flush(joined, settings, style, where=where)
        for box in run.boxes:
            if where is None:
                self._boxes += 1
            yield from self._blocks(box, where=where or f"text box {self._boxes}", depth=depth + 1)

    def _flush(
        self, joined: list[str], settings: Any | None, style: Style | None, *, where: str | None
    ) -> Iterator[Block]:
        """The block of what is gathered, if that has any text."""
        text = _tidy("".join(joined))
        joined.clear()
        if text:
            if where is None:
                self._paragraphs += 1
            place = where if where is not None else f"paragraph {self._paragraphs}"
            listed = settings is not None and child(settings, "numPr") is not None
            yield Block(
                text=text,
                places=((0, len(text), place),),
                style=style.name if style else "",
                listed=listed or self._is_listed(style),
            )

    def _style(self, name: str | None) -> Style | None:
        return self._styles.get(name) if name else None

    def _is_hidden(self, style: Style | None) -> bool:
        return next((one.hidden for one in self._chain(style) if one.hidden is not None), False) or False

    def _is_listed(self, style: Style | None) -> bool:
        return any(one.listed for one in self._chain(style))

    def _chain(self, style: Style | None) -> Iterator[Style]:
        for _ in range(20):
            if style is None:
                return
            yield style
            style = self._style(style.based_on)

    def _inline(self, element: Any, run: _Run, *, hidden: bool, shaded: bool, depth: int) -> None:
        self._check(depth)
        for one in element:
            kind = local(one)
            if kind == "r":
                self._run(one, run, hidden=hidden, shaded=shaded, depth=depth)
            elif kind in _WITHIN:
                self.changed = self.changed or kind in ("ins", "moveTo")
                if not _is_placeholder(one):
                    self._inline(one, run, hidden=hidden, shaded=shaded, depth=depth + 1)
            elif kind in ("del", "moveFrom"):
                self.changed = True
            elif kind in ("oMath", "oMathPara"):
                run.parts += [str(text.text or "") for text in one.iter() if local(text) == "t"]
            elif kind == "AlternateContent":
                choice = _choice(one)
                if choice is not None:
                    self._inline(choice, run, hidden=hidden, shaded=shaded, depth=depth + 1)

    def _run(self, element: Any, run: _Run, *, hidden: bool, shaded: bool, depth: int) -> None:
        settings = child(element, "rPr")
        white = struck = False
        if settings is not None:
            own = is_on(child(settings, "vanish"))
            named = child(settings, "rStyle")
            style = self._style(value(named)) if named is not None else None
            hidden = own if own is not None else (self._is_hidden(style) or hidden)
            colour = child(settings, "color")
            white = (
                colour is not None
                and (value(colour) or "").upper() == "FFFFFF"
                and not shaded
                and not _is_shaded(settings)
            )
            struck = any(is_on(child(settings, how)) for how in ("strike", "dstrike"))
        start, boxes = len(run.parts), len(run.boxes)
        self._run_parts(element, run, depth=depth)
        if hidden:
            self.hidden += run.parts[start:]
            del run.parts[start:], run.boxes[boxes:]
            return
        self.white += run.parts[start:] if white else []
        self.struck += run.parts[start:] if struck else []

    def _run_parts(self, element: Any, run: _Run, *, depth: int) -> None:
        self._check(depth)
        for one in element:
            kind = local(one)
            if kind == "t":
                text = str(one.text or "")
                run.parts.append(text if value(one, "space") == "preserve" else text.strip(" \t\r\n"))
            elif kind in _SIGNS:
                run.parts.append(_SIGNS[kind])
            elif kind in ("footnoteReference", "endnoteReference"):
                run.parts.append(f"\ue000{self._marker(kind.removesuffix('Reference'), value(one, 'id') or '')}\ue001")
            elif kind == "ruby":
                for base in one:
                    if local(base) == "rubyBase":
                        self._inline(base, run, hidden=False, shaded=True, depth=depth + 1)
            elif kind == "AlternateContent":
                choice = _choice(one)
                if choice is not None:
                    self._run_parts(choice, run, depth=depth + 1)
            elif kind in _PICTURED:
                self._pictured(one, run)

    def _pictured(self, element: Any, run: _Run) -> None:
        """Text boxes within a drawing; charts and diagrams are counted."""
        waiting = [element]
        while waiting:
            one = waiting.pop()
            kind = local(one)
            if kind == "txbxContent":
                run.boxes.append(one)
                continue
            if kind in ("chart", "relIds", "OLEObject"):
                self.embedded += 1
            choice = _choice(one) if kind == "AlternateContent" else None
            below = list(one) if kind != "AlternateContent" else [choice] if choice is not None else []
            waiting += reversed(below)

    def _marker(self, kind: str, key: str) -> str:
        if (kind, key) not in self.notes:
            self._numbers[kind] += 1
            number = self._numbers[kind]
            self.notes[kind, key] = str(number) if kind == "footnote" else _roman(number)
        return self.notes[kind, key]

    def _table(self, element: Any, *, where: str | None, depth: int) -> Iterator[Block]:
        self._check(depth)
        if where is None:
            self._tables += 1
        name = where or f"table {self._tables}"
        self._series += 1
        series = self._series
        rows = [[list(self._cell(cell, depth=depth)) for cell in row] for row in self._rows(element, depth=depth)]
        prose = any(sum(len(block.text) for block in cell) > _PROSE for row in rows for cell in row)
        if prose or max(map(len, rows), default=0) == 1:
            for row_number, row in enumerate(rows, start=1):
                for column, cell in enumerate(row, start=1):
                    place = where or f"{name}, row {row_number}, column {column}"
                    for block in cell:
                        yield Block(text=block.text, places=((0, len(block.text), place),), style=block.style)
            return
        for row_number, row in enumerate(rows, start=1):
            text, places = "", []
            for column, cell in enumerate(row, start=1):
                text += " | " if column > 1 else ""
                words = " ".join(" ".join(block.text.split()) for block in cell)
                if words:
                    place = where or f"{name}, row {row_number}, column {column}"
                    places.append((len(text), len(text) + len(words), place))
                text += words
            if places:
                yield Block(text=text, places=tuple(places), table=series)

    def _rows(self, element: Any, *, depth: int) -> Iterator[list[Any]]:
        self._check(depth)
        for one in element:
            kind = local(one)
            if kind == "tr":
                settings = child(one, "trPr")
                if settings is not None and child(settings, "del") is not None:
                    self.changed = True
                    continue
                self.changed = self.changed or (settings is not None and child(settings, "ins") is not None)
                yield list(_cells(one))
            elif kind in ("sdt", "sdtContent", "customXml", "ins"):
                yield from self._rows(one, depth=depth + 1)

    def _cell(self, element: Any, *, depth: int) -> Iterator[Block]:
        settings = child(element, "tcPr")
        if settings is not None and child(settings, "cellDel") is not None:
            self.changed = True
            return
        yield from self._blocks(element, where="", depth=depth + 1)

    def _check(self, depth: int) -> None:
        if depth > _DEEPEST:
            raise UnreadableInput(f"{self._name}: is nested more than {_DEEPEST} deep; save its text and give that.")


def _cells(row: Any) -> Iterator[Any]:
    waiting = list(row)[::-1]
    while waiting:
        one = waiting.pop()
        if local(one) == "tc":
            yield one
        elif local(one) in ("sdt", "sdtContent", "customXml"):
            waiting += list(one)[::-1]


def _choice(element: Any) -> Any | None:
    """The first way in which alternate content is given (ECMA-376 part 3); the others say the same again."""
    return next((one for one in element if local(one) in ("Choice", "Fallback")), None)


def _is_placeholder(element: Any) -> bool:
    """Whether a field of a form shows only what to write in it."""
    return local(element) == "sdt" and is_on(child(element, "sdtPr", "showingPlcHdr")) is True


def _is_shaded(settings: Any) -> bool:
    shade = child(settings, "shd")
    fill = (value(shade, "fill") or "auto").upper() if shade is not None else "AUTO"
    return fill not in ("AUTO", "FFFFFF") or child(settings, "highlight") is not None


def _tidy(text: str) -> str:
    """The text of a paragraph without white at its ends, with markers of notes apart from words."""
    text = re.sub(
        r"\s*\ue000([^\ue001]*)\ue001(?=([\w(])?)", lambda mark: f" [{mark[1]}]{' ' if mark[2] else ''}", text
    )
    text = text.replace("\u00ad", "")
    text = "".join(character for character in text if character in "\n\t" or not _is_control(character))
    return "\n".join(line.strip() for line in text.split("\n")).strip()


def _is_control(character: str) -> bool:
    return character < " " or "\x7f" <= character <= "\x9f" or "\ue000" <= character <= "\uf8ff"


def _roman(number: int) -> str:
    digits = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
    text = ""
    for worth, sign in (*digits, (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
        text += sign * (number // worth)
        number %= worth
    return text
