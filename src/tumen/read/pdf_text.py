"""The lines of a PDF page, from the characters that PDFium finds in its text layer, in the order of the file."""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import Any

from tumen.read.layout import Line
from tumen.read.pieces import WIDE, Piece, lines_of

_SAMPLES = 64
"""So many characters tell which way up a page is written."""
_DEEPEST = 8
"""Forms within forms that are looked into for hidden text and pictures."""
_MOST_GROUNDS = 500
"""Coloured areas of a page that are looked at; a drawing has many more."""
# Chinese radicals in place of the characters that look the same (a common fault of font tables), and Latin ligatures
_STAND_INS = re.compile("[\u2e80-\u2fdf\ufb00-\ufb06]")
_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd-\uffff]")


@dataclass(frozen=True, kw_only=True, slots=True)
class PageText:
    """What the text layer of one page holds, `number` from 1; lines in the order of the file."""

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    held: int
    """Characters of any sort, spaces as well."""
    characters: int
    unreadable: int
    picture: float
    """Part of the page that its largest picture fills, 0 to 1."""
    drawn: bool
    """Whether anything but text is on the page."""
    layered: bool
    """Whether unseen text lies on a picture, as software for OCR puts it there."""
    invisible: str
    white: str
    outside: str


@dataclass(frozen=True, kw_only=True, slots=True)
class _Objects:
    picture: float
    drawn: bool
    odd: bool
    """Whether any text is drawn invisibly or in white."""
    grounds: tuple[tuple[float, float, float, float], ...]
    """Boxes of pictures and coloured areas, on which white letters are seen."""


def page_text(page: Any, *, number: int, most: int) -> PageText | None:
    """The lines of a page, or None where it has more than `most` characters. Raises PdfiumError for a broken page."""
    from pypdfium2 import raw

    left, bottom, right, top = _visible_box(page)
    text = page.get_textpage()
    try:
        count = max(0, raw.FPDFText_CountChars(text.raw))
        if count > most:
            return None
        objects = _objects(page, (left, bottom, right, top))
        turn = _turn(raw, text.raw, count)
        reader = _Characters(raw=raw, text=text.raw, box=(left, bottom, right, top), turn=turn, objects=objects)
        pieces = reader.pieces(count)
    finally:
        text.close()
    upright = turn % 2 == 0
    return PageText(
        number=number,
        width=right - left if upright else top - bottom,
        height=top - bottom if upright else right - left,
        lines=tuple(lines_of(pieces, number)),
        held=count,
        characters=reader.seen,
        unreadable=reader.unreadable,
        picture=objects.picture,
        drawn=objects.drawn,
        layered=reader.layered,
        invisible=_shown(reader.invisible),
        white=_shown(reader.white),
        outside=_shown(reader.outside),
    )


def _visible_box(page: Any) -> tuple[float, float, float, float]:
    box, media = page.get_cropbox(), page.get_mediabox()
    left, bottom = max(box[0], media[0]), max(box[1], media[1])
    right, top = min(box[2], media[2]), min(box[3], media[3])
    whole = all(map(math.isfinite, (left, bottom, right, top))) and left < right and bottom < top
    return (left, bottom, right, top) if whole else (0.0, 0.0, 612.0, 792.0)


def _objects(page: Any, box: tuple[float, float, float, float]) -> _Objects:
    """What is on a page besides its text, and whether some of its text is not to be seen."""
    from pypdfium2 import raw

    area = (box[2] - box[0]) * (box[3] - box[1])
    picture, drawn, odd = 0.0, False, False
    grounds: list[tuple[float, float, float, float]] = []
    waiting = [(page.raw, raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject, 0)]
    while waiting:
        holder, count, get, depth = waiting.pop()
        for at in range(max(0, count(holder))):
            thing = get(holder, at)
            kind = raw.FPDFPageObj_GetType(thing)
            if kind == raw.FPDF_PAGEOBJ_TEXT:
                odd = odd or _visibility(raw, thing) != "seen"
                continue
            drawn = True
            if kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
                waiting.append((thing, raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject, depth + 1))
                continue
            bounds = _bounds(raw, thing)
            if bounds is None:
                continue
            if kind == raw.FPDF_PAGEOBJ_IMAGE:
                wide = min(bounds[2], box[2]) - max(bounds[0], box[0])
                high = min(bounds[3], box[3]) - max(bounds[1], box[1])
                # the bounds within a form are those of the form: such a picture may fill the page
                picture = max(picture, 1.0 if depth else max(0.0, wide) * max(0.0, high) / area)
            if (kind != raw.FPDF_PAGEOBJ_PATH or _is_coloured(raw, thing)) and len(grounds) < _MOST_GROUNDS:
                grounds.append(bounds)
    return _Objects(picture=picture, drawn=drawn, odd=odd, grounds=tuple(grounds))


def _bounds(raw: Any, thing: Any) -> tuple[float, float, float, float] | None:
    edges = [ctypes.c_float() for _ in range(4)]
    if not raw.FPDFPageObj_GetBounds(thing, *edges) or not all(math.isfinite(edge.value) for edge in edges):
        return None
    return edges[0].value, edges[1].value, edges[2].value, edges[3].value


def _is_coloured(raw: Any, thing: Any) -> bool:
    """Whether a path is filled with anything but white."""
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    if not raw.FPDFPath_GetDrawMode(thing, mode, stroke) or mode.value == raw.FPDF_FILLMODE_NONE:
        return False
    return _colour(raw, thing) not in ("white", "clear")


def _visibility(raw: Any, thing: Any) -> str:
    mode = raw.FPDFTextObj_GetTextRenderMode(thing)
    colour = _colour(raw, thing)
    if mode in (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP) or colour == "clear":
        return "invisible"
    return "white" if colour == "white" else "seen"


def _colour(raw: Any, thing: Any) -> str:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not raw.FPDFPageObj_GetFillColor(thing, red, green, blue, alpha):
        return "unknown"
    if alpha.value == 0:
        return "clear"
    return "white" if min(red.value, green.value, blue.value) >= 250 else "coloured"


def _turn(raw: Any, text: Any, count: int) -> int:
    """By how many quarters of a circle most of the characters are turned, counter-clockwise."""
    matrix = raw.FS_MATRIX()
    turns: Counter[int] = Counter()
    for at in range(0, count, max(1, count // _SAMPLES)):
        if raw.FPDFText_GetMatrix(text, at, matrix) and (matrix.a or matrix.b):
            turns[_quarters(matrix)] += 1
    # of equals the least turn, so that the order of the samples does not matter
    return min(turns, key=lambda turn: (-turns[turn], turn)) if turns else 0


def _quarters(matrix: Any) -> int:
    return round(math.atan2(matrix.b, matrix.a) / (math.pi / 2)) % 4 if math.isfinite(matrix.a + matrix.b) else 0


class _Characters:
    """Goes through the characters of a page once and puts them into pieces."""

    def __init__(
        self, *, raw: Any, text: Any, box: tuple[float, float, float, float], turn: int, objects: _Objects
    ) -> None:
        self._raw, self._text, self._box, self._turn, self._objects = raw, text, box, turn, objects
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._matrix, self._rect = raw.FS_MATRIX(), raw.FS_RECTF()
        self.seen = self.unreadable = 0
        self.layered = False
        self.invisible: list[str] = []
        self.white: list[str] = []
        self.outside: list[str] = []

    def pieces(self, count: int) -> list[Piece]:
        """The pieces in the order of the file. What is invisible is kept on a picture: on a scan it is all there is."""
        raw, text = self._raw, self._text
        found: list[Piece] = []
        known: dict[int, str] = {}
        piece: Piece | None = None
        last = -1
        gap = False
        for at in range(count):
            code = raw.FPDFText_GetUnicode(text, at)
            if code in (10, 13):
                self._close(piece, last)
                piece, gap = None, False
                continue
            if code == 32 and raw.FPDFText_IsGenerated(text, at):
                gap = piece is not None
                continue
            character = known[code] if code in known else known.setdefault(code, _readable(code))
            place = self._place(at, character)
            if place is None:
                continue
            x, y = place
            if piece is not None and self._leaves(piece, x, y):
                self._close(piece, last)
                piece, gap = None, False
            elif piece is not None and character != " " and (gap or piece.parts[-1] == " "):
                # within a word the size of letters stays, or their baseline moves as well
                size, _ = self._size(at)
                if abs(size - piece.size) > 0.05 * piece.size:
                    if gap:
                        self._add_gap(piece, last, x)
                    self._close(piece, last)
                    piece, gap = None, False
            if piece is None:
                if character == " ":
                    if found and not found[-1].turned and abs(found[-1].base - y) < found[-1].size:
                        found[-1].parts.append(" ")
                    continue
                piece = self._open(at, x, y)
                found.append(piece)
            elif gap and self._add_gap(piece, last, x) > WIDE:
                piece = self._open(at, x, y)
                found.append(piece)
            gap = False
            piece.parts.append(character)
            piece.right = x if x > piece.right else piece.right
            last = at
        self._close(piece, last)
        return found

    def _place(self, at: int, character: str) -> tuple[float, float] | None:
        """Where a character stands along and across the lines of the page, from its lower left corner; None for one
        that is not kept."""
        if not character:
            self.unreadable += 1
            self.seen += 1
            return None
        if not self._raw.FPDFText_GetCharOrigin(self._text, at, self._x, self._y):
            return None
        x, y = self._x.value, self._y.value
        left, bottom, right, top = self._box
        # what is no number is not within the box either
        if not (left - 2 <= x <= right + 2 and bottom - 2 <= y <= top + 2):
            self.outside.append(character)
            return None
        if self._objects.odd and not self._is_seen(at, character, x, y):
            return None
        if character != " ":
            self.seen += 1
        if self._turn == 0:
            return x - left, y - bottom
        return ((y - bottom, right - x), (right - x, top - y), (top - y, x - left))[self._turn - 1]

    def _is_seen(self, at: int, character: str, x: float, y: float) -> bool:
        """Whether a character is kept although it may be unseen; what is doubtful is noted."""
        kind = _visibility(self._raw, self._raw.FPDFText_GetTextObject(self._text, at))
        if kind == "seen" or any(
            low <= x <= high and base <= y <= top for low, base, high, top in self._objects.grounds
        ):
            self.layered = self.layered or kind == "invisible"
            return True
        (self.invisible if kind == "invisible" else self.white).append(character)
        return kind == "white"

    def _open(self, at: int, x: float, y: float) -> Piece:
        size, turned = self._size(at)
        return Piece(base=y, size=size, left=x, right=x, turned=turned)

    def _size(self, at: int) -> tuple[float, bool]:
        """The size of a letter, and whether it runs in another direction than the page."""
        raw = self._raw
        size, turned = raw.FPDFText_GetFontSize(self._text, at), False
        if raw.FPDFText_GetMatrix(self._text, at, self._matrix):
            matrix = self._matrix
            scale = math.hypot(matrix.c, matrix.d)
            size = size * scale if math.isfinite(scale) and scale else size
            turned = _quarters(matrix) != self._turn
        return (abs(size) if math.isfinite(size) and size else 1.0), turned

    def _leaves(self, piece: Piece, x: float, y: float) -> bool:
        if piece.turned:
            return False
        return abs(y - piece.base) > 0.02 * piece.size + 0.2 or x < piece.right - piece.size

    def _add_gap(self, piece: Piece, last: int, x: float) -> float:
        """The width of the white before `x`, in letter sizes; one within a piece is noted there."""
        self._close(piece, last)
        gap = max(0.0, x - piece.right) / piece.size
        if gap <= WIDE:
            piece.parts.append(gap)
        return gap

    def _close(self, piece: Piece | None, last: int) -> None:
        if piece is not None and last >= 0 and (edge := self._edge(last)) is not None:
            piece.right = max(piece.right, edge)

    def _edge(self, at: int) -> float | None:
        """Where the character ends along its line."""
        rect = self._rect
        if not self._raw.FPDFText_GetLooseCharBox(self._text, at, rect):
            return None
        left, bottom, right, top = self._box
        edge = (rect.right - left, rect.top - bottom, right - rect.left, top - rect.bottom)[self._turn]
        return edge if math.isfinite(edge) else None


def _readable(code: int) -> str:
    """The character as it is kept, "" for one that stands for nothing that can be read."""
    # a hyphen at the end of a line
    if code in (0x02, 0xFFFE):
        return "-"
    if code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        return ""
    character = chr(code)
    if _UNREADABLE.match(character):
        return ""
    if character.isspace():
        return " "
    if unicodedata.category(character) in ("Cf", "Cc"):
        return "\u00ad" if character == "\u00ad" else ""
    return unicodedata.normalize("NFKC", character) if _STAND_INS.match(character) else character


def _shown(characters: list[str]) -> str:
    """The first words of what is not to be seen, for a flag."""
    text = " ".join("".join(characters).split())
    return text if len(text) <= 60 else f"{text[:59]}…"
