"""From the lines of pages to paragraphs: what belongs together, notes after their paragraph, running lines last."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tumen.ledger import Anchor
from tumen.read.layout import Line, Page
from tumen.read.seams import is_hangul, seam, vocabulary, writes_no_spaces

_NOTE = 0.92
"""Letters of a note are smaller than this part of those of the text."""
_NEAR = 40
"""So many lines around a short block tell how wide its column is."""
_BULLET = re.compile(r"[•‣▪●○◦■□]\s?|[*]\s")
_NUMBERED = re.compile(r"(?:[–—-]|\(?(?:\d{1,3}|[A-Za-z]|[ivx]{1,4})[.)])\s")
_STOPS = re.compile(r"[.!?。！？:;：；…][\"'”’»」』)\]\s]*(?:\[[\d,–*†‡ -]+\]\s*)*$")
_NOTE_START = re.compile(r"(?P<n>\d{1,3}|[*†‡§]{1,3})\s+(?=[^\W\d]|[\"'“‘(«「『])")


@dataclass(frozen=True, kw_only=True, slots=True)
class Composed:
    """A text made of lines, where each line stands in it, and the stretches that are no part of the report."""

    text: str
    anchors: tuple[Anchor, ...]
    furniture: tuple[tuple[int, int], ...]


@dataclass(slots=True)
class _Numbered:
    """A line with its number on its page, and where its column ends on either side."""

    line: Line
    number: int
    left: float = 0.0
    right: float = 0.0


_Paragraph = list[_Numbered]


def compose(pages: Sequence[Page]) -> Composed:
    """The text of the pages: paragraphs parted by a blank line, rows and list items by a line break.

    A paragraph goes on across columns and pages. Notes stand after the paragraph in which their page ends. What runs
    along pages stands at the end, as furniture, in the order of the pages.
    """
    words = vocabulary(line.text for page in pages for line in page.lines)
    writer = _Writer(words, kept=_keeps_spaces(pages))
    body_size = _body_size(pages)
    notes: list[_Numbered] = []
    unfinished = False
    flow: list[list[_Numbered]] = []
    waiting: list[tuple[int, list[_Paragraph]]] = []
    for page in pages:
        numbered = [_Numbered(line, at + 1) for at, line in enumerate(page.lines)]
        own = [one for at, one in enumerate(numbered) if at not in page.running]
        body, notes = _part_notes(own, body_size, unfinished=unfinished)
        unfinished = bool(notes) and not _ends(notes[-1].line.text)
        flow += _runs(body)
        if notes:
            waiting.append((page.number, list(_notes(notes))))
    paragraphs = list(_paragraphs(flow))
    for at, (paragraph, breaks) in enumerate(paragraphs):
        last_page = paragraph[-1].line.page
        writer.paragraph(paragraph, breaks)
        following = paragraphs[at + 1][0][0].line.page if at + 1 < len(paragraphs) else None
        heads = paragraph[-1].line.size > 1.1 * body_size and following is not None
        while waiting and not heads and (following is None or waiting[0][0] < max(following, last_page)):
            for note in waiting.pop(0)[1]:
                writer.paragraph(note, "\n\n", note=True)
    for _, rest in waiting:
        for note in rest:
            writer.paragraph(note, "\n\n", note=True)
    writer.running(pages)
    return writer.composed()


class _Writer:
    def __init__(self, words: frozenset[str], *, kept: bool) -> None:
        self._words, self._kept = words, kept
        self._parts: list[str] = []
        self._length = 0
        self._anchors: list[Anchor] = []
        self._furniture: list[tuple[int, int]] = []

    def paragraph(self, lines: _Paragraph, breaks: str, *, note: bool = False) -> None:
        """Adds lines as one paragraph, `breaks` before it."""
        if self._length:
            self._add(breaks)
        before = ""
        for at, one in enumerate(lines):
            text = one.line.text
            if note and at == 0 and (start := _NOTE_START.match(text)):
                text = f"[{start['n']}] {text[start.end() :]}"
            if at:
                cut, glue = seam(before, text, self._words, spaced=lines[at - 1].line.spaced, kept=self._kept)
                if cut:
                    self._cut(cut)
                self._add(glue)
            self._anchor(text, one)
            before = text

    def running(self, pages: Sequence[Page]) -> None:
        """Adds what runs along pages, each line on one of its own."""
        first = True
        for page in pages:
            for at in sorted(page.running):
                if self._length:
                    self._add("\n\n" if first else "\n")
                start = self._length
                self._anchor(page.lines[at].text, _Numbered(page.lines[at], at + 1))
                self._furniture.append((start, self._length))
                first = False

    def composed(self) -> Composed:
        anchors = tuple(anchor for anchor in self._anchors if anchor.start < anchor.end)
        return Composed(text="".join(self._parts), anchors=anchors, furniture=tuple(self._furniture))

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def _cut(self, count: int) -> None:
        self._parts[-1] = self._parts[-1][:-count]
        self._length -= count
        last = self._anchors[-1]
        self._anchors[-1] = Anchor(start=last.start, end=last.end - count, where=last.where)

    def _anchor(self, text: str, one: _Numbered) -> None:
        start = self._length
        self._add(text)
        self._anchors.append(Anchor(start=start, end=self._length, where=f"page {one.line.page}, line {one.number}"))


def _body_size(pages: Sequence[Page]) -> float:
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            sizes[round(line.size * 2) / 2] += len(line.text)
    return min(sizes, key=lambda size: (-sizes[size], size)) if sizes else 10.0


def _keeps_spaces(pages: Sequence[Page]) -> bool:
    """Whether lines that end between Korean words keep the space there."""
    ends = [line.spaced for page in pages for line in page.lines if line.text and is_hangul(line.text[-1])]
    return len(ends) >= 3 and sum(ends) * 2 >= len(ends)


def _part_notes(
    lines: list[_Numbered], body_size: float, *, unfinished: bool
) -> tuple[list[_Numbered], list[_Numbered]]:
    """The lines of a page without the notes at the foot of its columns, and these notes."""
    if not any(one.line.size > _NOTE * body_size for one in lines):
        return lines, []
    body: list[_Numbered] = []
    notes: list[_Numbered] = []
    for run in _runs(lines):
        end = len(run)
        while end and run[end - 1].line.size <= _NOTE * body_size and not run[end - 1].line.turned:
            end -= 1
        start = next((at for at in range(end, len(run)) if _starts_note(run[at].line)), len(run))
        if unfinished and end and end < len(run):
            start = end
        body += run[:start]
        notes += run[start:]
    return body, notes


def _starts_note(line: Line) -> bool:
    return line.marked or (line.cells == 1 and bool(_NOTE_START.match(line.text)))


def _notes(lines: list[_Numbered]) -> Iterator[_Paragraph]:
    note: _Paragraph = []
    for one in lines:
        if note and _starts_note(one.line):
            yield note
            note = []
        note.append(one)
    yield note


def _runs(lines: list[_Numbered]) -> list[list[_Numbered]]:
    """Stretches of lines that go down the page below each other; each is a column or a part of one."""
    runs: list[list[_Numbered]] = []
    for one in lines:
        before = runs[-1][-1].line if runs else None
        line = one.line
        below = before is not None and before.page == line.page and before.base - line.base > 0.3 * before.size
        if below and before is not None and before.turned == line.turned:
            runs[-1].append(one)
        else:
            runs.append([one])
    return runs


def _paragraphs(runs: list[list[_Numbered]]) -> Iterator[tuple[_Paragraph, str]]:
    """Paragraphs, each with the break before it."""
    paragraph: _Paragraph = []
    breaks = "\n\n"
    indents = _indents(runs)
    for run in runs:
        pitch = _pitches(run)
        blocks = list(_blocks(run, pitch))
        start = 0
        for at, block in enumerate(blocks):
            _set_edges(block, run[max(0, start - _NEAR) : start + len(block) + _NEAR])
            start += len(block)
            for place, one in enumerate(block):
                before = paragraph[-1] if paragraph else None
                if before is None:
                    between = "\n\n"
                elif place:
                    following = block[place + 1] if place + 1 < len(block) else None
                    between = _within(paragraph, one, following)
                elif at:
                    rows = before.line.cells > 1 and one.line.cells > 1
                    between = "\n" if rows else "\n\n"
                else:
                    between = _across(before, one, indents=indents)
                if paragraph and between:
                    yield paragraph, breaks
                    paragraph, breaks = [], between
                paragraph.append(one)
    if paragraph:
        yield paragraph, breaks


def _pitches(run: list[_Numbered]) -> dict[float, float]:
    """The usual distance of lines by their size."""
    seen: dict[float, Counter[float]] = {}
    for before, one in pairwise(run):
        if _same_size(before.line, one.line):
            distance = round((before.line.base - one.line.base) * 2) / 2
            seen.setdefault(round(one.line.size), Counter())[distance] += 1
    pitches = {}
    for size, distances in seen.items():
        near = {distance: n for distance, n in distances.items() if distance < 3 * max(size, 1)}
        if near:
            # the narrowest of those that are not rare: paragraphs of one line stand further apart
            most = max(near.values())
            pitches[size] = min(distance for distance, n in near.items() if 3 * n >= most)
    return pitches


def _same_size(one: Line, other: Line) -> bool:
    return abs(one.size - other.size) <= 0.12 * max(one.size, other.size)


def _blocks(run: list[_Numbered], pitches: dict[float, float]) -> Iterator[list[_Numbered]]:
    """Cuts a run where a wider gap, another size of letters, or a row of a table parts its lines."""
    block: list[_Numbered] = []
    for one in run:
        if block:
            before = block[-1].line
            pitch = pitches.get(round(one.line.size), 1.5 * one.line.size)
            wide = before.base - one.line.base > 1.27 * pitch + 0.5
            rows = before.cells > 1 or one.line.cells > 1
            if wide or rows or not _same_size(before, one.line):
                yield block
                block = []
        block.append(one)
    if block:
        yield block


def _set_edges(block: list[_Numbered], around: list[_Numbered]) -> None:
    """Tells each line of a block where its column begins and ends, with the lines around it where it has few."""
    rights = sorted(one.line.right for one in block)
    left = min(one.line.left for one in block)
    right = rights[-1] if len(rights) < 5 else rights[int(0.9 * (len(rights) - 1))]
    reach = block[0].line.size
    if len(block) < 3 or sum(right - edge < reach for edge in rights) < 2:
        near = [
            other.line
            for other in around
            if _same_size(other.line, block[0].line) and other.line.cells == 1 and not other.line.turned
        ]
        near = [line for line in near if abs(line.left - left) < (4 if len(block) < 3 else 1) * reach]
        edges = sorted(line.right for line in near)
        # a short block is as wide as the widest around it; a longer one may stand among lines that are wider for once
        right = max([right, *(edges if len(block) < 3 else edges[: len(edges) * 3 // 4])])
        left = min([left, *(line.left for line in near)])
    for one in block:
        one.left, one.right = left, right


def _within(paragraph: _Paragraph, one: _Numbered, following: _Numbered | None) -> str:
    """What parts a line from the one above it in its block: nothing, a line break, a blank line."""
    before, line = paragraph[-1], one.line
    em = line.size
    text = before.line.text
    opened = _is_item(paragraph[0].line.text)
    short = _is_short(before, line)
    ended = _ends(text) or text.endswith(",")
    if _BULLET.match(line.text) or (_NUMBERED.match(line.text) and (ended or short)):
        return "\n"
    if short:
        return "\n\n" if len(paragraph) > 1 and _ends(text) else "\n"
    indented = line.left > one.left + 0.8 * em and before.line.left <= one.left + 0.4 * em
    back = following is None or following.line.left <= one.left + 0.4 * em
    if indented and back and not opened:
        return "\n\n"
    outdented = opened and len(paragraph) > 1 and line.left < before.line.left - 0.4 * em
    return "\n" if outdented else ""


def _across(before: _Numbered, one: _Numbered, *, indents: bool) -> str:
    """What parts the first line of a column or page from the last one before it."""
    if before.line.cells > 1 or one.line.cells > 1 or before.line.turned or one.line.turned:
        return "\n" if before.line.cells > 1 and one.line.cells > 1 else "\n\n"
    if not _same_size(before.line, one.line) or _is_item(one.line.text) or _is_short(before, one.line):
        return "\n\n"
    if one.line.left > one.left + 0.8 * one.line.size:
        return "\n\n"
    if _ends(before.line.text) and not indents and not one.line.text[:1].islower():
        return "\n\n"
    return ""


def _ends(text: str) -> bool:
    """Whether a sentence ends with the line."""
    return bool(_STOPS.search(text[-60:]))


def _is_item(text: str) -> bool:
    return bool(_BULLET.match(text) or _NUMBERED.match(text))


def _is_short(before: _Numbered, line: Line) -> bool:
    """Whether the first word of `line` would have found room at the end of the line before it."""
    last = before.line
    room = before.right - last.right
    if not line.text or not last.text:
        return False
    if writes_no_spaces(line.text[0]) and not is_hangul(line.text[0]):
        return room > 2.6 * last.size
    # an address is broken anywhere
    word = line.text.split(maxsplit=1)[0][:40]
    width = (line.right - line.left) / len(line.text) * len(word)
    return room > width + 0.8 * last.size


def _indents(runs: list[list[_Numbered]]) -> bool:
    """Whether paragraphs of these columns begin with an indented line."""
    indented = 0
    for run in runs:
        for before, one, after in zip(run, run[1:], run[2:], strict=False):
            em = one.line.size
            deeper = one.line.left > before.line.left + 0.8 * em
            indented += deeper and one.line.left > after.line.left + 0.8 * em and not _is_item(one.line.text)
    return indented >= 2
