"""Lines on pages: their cells and note markers, the order they are read in, and what runs along pages."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tumen.read.seams import writes_no_spaces

_MARK = re.compile("\ue000([^\ue001]*)\ue001")
_MARKER = re.compile(r"[\s,]*(\d{1,3}(?:\s*[,–-]\s*\d{1,3})*|[*†‡§¶]{1,4})[\s,]*")
_UNIT = re.compile(r"(?<![^\W\d_])(?:[kcdm]?m|км|м)$")
_POWERS = {"2": "²", "3": "³"}
_NUMBERING = re.compile(r"[•‣▪●○◦■□–—*·-]|\(?(?:\d{1,3}|[A-Za-z]|[ivxlc]{1,5})[.)]?|\d{1,2}(?:\.\d{1,2}){1,3}\.?")
_EDGE_LINES = 4
"""So many lines at the top and at the bottom of a page can run along pages."""
_MOST_NUMBERS = 16
_EDGE = 0.17
"""Part of a page's height, from its top or bottom, in which they stand."""
_PROSE_LINES = 500
"""A page of more lines is no page of prose, and its columns are not looked for."""
_PAGE_NUMBER = re.compile(
    r"(?:page|p\.|стр\.?|第)\s*\d{1,4}(?:\s*(?:/|of|из|共)\s*\d{1,4})?\s*(?:页|頁)?|\d{1,4}\s*(?:/|of|из)\s*\d{1,4}|"
    r"[-–—]\s*\d{1,4}\s*[-–—]|\d{1,4}\s?(?:쪽|페이지)",
    re.I,
)
_PRINTED = re.compile(
    r"\d{1,4}[./-]\s?\d{1,2}[./-]\s?\d{1,4}\.?,? (?:[^\W\d]{2} )?\d{1,2}:\d\d.*|"
    r"(?:https?|file)://\S+[ |]+\d{1,3}/\d{1,3}"
)
"""What a browser prints over and under a page: when it was printed, its address and the number of the page."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One line of a page in its original. Measures are points from the left and from the bottom; `size` is of letters.

    `spaced` tells that a space stood at its end, `cells` how many columns of a table it holds, `marked` that it begins
    with the marker of a note, `turned` that it runs in another direction than its page.
    """

    page: int
    text: str
    left: float
    right: float
    base: float
    size: float
    spaced: bool = False
    cells: int = 1
    marked: bool = False
    turned: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """A page with its lines in the order they are read; `running` are the places among them that run along pages."""

    number: int
    height: float
    lines: tuple[Line, ...]
    running: frozenset[int] = frozenset()


def line_of(
    parts: Sequence[str | float], *, page: int, left: float, right: float, base: float, size: float, turned: bool
) -> Line:
    """A line from its characters and the widths of the gaps between them, in letter sizes.

    Wide gaps part cells (" | "), raised numbers become markers of notes (" [1]"); all else is as it stands.
    """
    parts = _narrowed(parts)
    gaps = [part for part in parts if isinstance(part, float)]
    least = min([*gaps, *([0.3] if " " in parts else [])], default=0.0)
    cells = [""]
    for part in parts:
        if isinstance(part, str):
            cells[-1] += part
        elif part > 3 or (part > 1.5 and part > 3 * least):
            cells.append("")
        else:
            cells[-1] += " "
    cells = [cell for whole in cells for cell in re.split(r" {4,}", whole)]
    spaced = bool(cells[-1]) and cells[-1][-1].isspace()
    marked = bool(re.match(r"\s*\ue000", cells[0]))
    cells = [found for cell in cells if (found := _one_cell(cell))]
    if len(cells) > 1 and _NUMBERING.fullmatch(cells[0]):
        cells[:2] = [f"{cells[0]} {cells[1]}"]
    # a soft hyphen within a line is not seen
    text = re.sub("\u00ad(?!$)", "", unicodedata.normalize("NFC", " | ".join(cells)))
    marked = marked and text.startswith("[")
    return Line(
        page=page,
        text=text,
        left=left,
        right=right,
        base=base,
        size=size,
        spaced=spaced,
        cells=max(1, len(cells)),
        marked=marked,
        turned=turned,
    )


def _narrowed(parts: Sequence[str | float]) -> list[str | float]:
    """The parts without the thin gaps that typesetting puts between Chinese or Korean and other letters."""
    kept: list[str | float] = []
    for at, part in enumerate(parts):
        if isinstance(part, float) and part < 0.28 and 0 < at < len(parts) - 1:
            before, after = kept[-1] if kept else "", parts[at + 1]
            sides = [str(side)[edge] for side, edge in ((before, -1), (after, 0)) if isinstance(side, str) and side]
            if any(writes_no_spaces(side) for side in sides):
                continue
        kept.append(part)
    return kept


def _one_cell(cell: str) -> str:
    text = ""
    end = 0
    for mark in _MARK.finditer(cell):
        text += cell[end : mark.start()]
        end = mark.end()
        raised = mark[1].strip()
        found = _MARKER.fullmatch(raised)
        if found is None or (raised in _POWERS and _UNIT.search(text.rstrip())):
            text = text.rstrip() + _POWERS[raised] if found else text + raised
            text += " " if mark[1].endswith(" ") else ""
            continue
        opening = " " if text and not text[-1].isspace() else ""
        closing = " " if re.match(r"[\w(]", cell[end:]) else ""
        text += f"{opening}[{found[1]}]{closing}"
    return " ".join((text + cell[end:]).split())


def in_order(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of one page as they are read: in the order of the file where that goes down the page column by column,
    else by where they stand. Lines that run in another direction come last.
    """
    upright = [line for line in lines if not line.turned]
    turned = [line for line in lines if line.turned]
    lowest, highest = (pick((line.base for line in upright), default=0.0) for pick in (min, max))
    jumps = 0
    for before, after in pairwise(upright):
        higher = after.base > before.base + 0.5 * min(before.size, after.size)
        beside = abs(after.base - before.base) <= 0.5 * min(before.size, after.size) and after.left > before.right
        # to the next column, or to or from what stands at the edge of the page
        moved = after.left > before.left + 4 * before.size or before.base == lowest or after.base == highest
        jumps += (higher and not moved) or (beside and min(len(before.text), len(after.text)) > 15)
    if jumps > 2 + len(upright) // 20:
        upright = list(_by_place(upright))
    else:
        upright = _edges_first_and_last(upright)
    return (*upright, *turned)


def _edges_first_and_last(lines: list[Line]) -> list[Line]:
    """What stands above or below all else goes to that end where the file has it near its beginning or its end."""
    first: list[Line] = []
    last: list[Line] = []
    for _ in range(_EDGE_LINES):
        ends = [*lines[:_EDGE_LINES], *lines[_EDGE_LINES:][-_EDGE_LINES:]]
        for side, sign in ((first, 1), (last, -1)):
            if len(lines) < 2:
                break
            outer = max(ends, key=lambda line: sign * line.base)
            rest = [line for line in lines if line is not outer]
            if all(sign * (outer.base - line.base) > 1.2 * outer.size for line in rest):
                side.append(outer)
                lines, ends = rest, [line for line in ends if line is not outer] or rest
    return [*first, *lines, *reversed(last)]


def _by_place(lines: Sequence[Line]) -> Iterator[Line]:
    """Top to bottom, column by column between lines that span columns."""
    ordered = sorted(lines, key=lambda line: (-line.base, line.left))
    gutter = _gutter(ordered)
    if gutter is None:
        yield from ordered
        return
    left: list[Line] = []
    right: list[Line] = []
    for line in ordered:
        if line.left < gutter < line.right:
            yield from _columns(left, right)
            left, right = [], []
            yield line
        else:
            (left if line.right <= gutter else right).append(line)
    yield from _columns(left, right)


def _columns(left: list[Line], right: list[Line]) -> Iterator[Line]:
    for side in (left, right):
        # a side as long as what was parted would be parted for ever
        yield from _by_place(side) if left and right else side


def _gutter(lines: Sequence[Line]) -> float | None:
    """Where a white column parts lines of prose, None where none does."""
    best: tuple[int, float] | None = None
    if len(lines) > _PROSE_LINES:
        return None
    for at in sorted({round(line.left - 1.0, 1) for line in lines}):
        left = [line for line in lines if line.right <= at]
        right = [line for line in lines if line.left > at]
        crossing = len(lines) - len(left) - len(right)
        if min(len(left), len(right)) < 3 or crossing > len(lines) // 5:
            continue
        if not all(sum(len(line.text) for line in side) / len(side) > 15 for side in (left, right)):
            continue
        if max(line.base for line in right) < min(line.base for line in left):
            continue
        if best is None or crossing < best[0]:
            best = (crossing, at)
    return best[1] if best else None


def mark_running(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages with the lines marked that run along them: headers, footers, page numbers.

    A line runs along where it stands at the edge of two pages or more at one height and says the same, apart from
    numbers that grow by one from page to page. A page number in a form of its own needs no second page.
    """
    places: dict[tuple[str, str, int], list[tuple[Page, int, Line]]] = defaultdict(list)
    copies = _copies(pages)
    marked: dict[int, set[int]] = {page.number: set() for page in pages}
    for page in pages:
        for side, at, line in _at_edges(page):
            form = _form(line.text)
            # each height falls into two bands, so that no border parts lines of one height
            for band in (int(line.base // 8), int((line.base + 4) // 8) + 1_000_000):
                places[(side, form, band)].append((page, at, line))
            own = _PAGE_NUMBER.fullmatch(line.text) or line.text == str(page.number)
            counted = len(pages) > 1 and re.search(rf"(?<![\d/]){page.number}\s?/\s?{len(pages)}(?![\d/])", line.text)
            if _PRINTED.match(line.text) or ((own or counted) and _is_apart(page, at)):
                marked[page.number].add(at)
    for (_, form, _), found in places.items():
        for page, at in _running_of(form, found, copies):
            marked[page.number].add(at)
    turned = Counter(text for page in pages for text in {line.text for line in page.lines if line.turned})
    return tuple(
        Page(
            number=page.number,
            height=page.height,
            lines=page.lines,
            running=frozenset(
                _from_the_edge(page, marked[page.number])
                | {at for at, line in enumerate(page.lines) if line.turned and turned[line.text] > 1}
            ),
        )
        for page in pages
    )


def _from_the_edge(page: Page, marked: set[int]) -> set[int]:
    """Those of the marked lines that no other line parts from the edge of the page."""
    kept: set[int] = set()
    for sign in (-1, 1):
        lines = sorted((sign * line.base, at) for at, line in enumerate(page.lines) if not line.turned)
        for place, (_, at) in enumerate(lines):
            if at in marked:
                kept.add(at)
            elif not any(other in marked and abs(base - lines[place][0]) < 2 for base, other in lines[place + 1 :][:3]):
                break
    return kept


def _at_edges(page: Page) -> Iterator[tuple[str, int, Line]]:
    by_height = sorted((-line.base, at) for at, line in enumerate(page.lines) if not line.turned)
    for _, at in by_height[:_EDGE_LINES]:
        if page.lines[at].base > (1 - _EDGE) * page.height:
            yield "top", at, page.lines[at]
    for _, at in by_height[-_EDGE_LINES:]:
        if page.lines[at].base < _EDGE * page.height:
            yield "bottom", at, page.lines[at]


def _form(text: str) -> str:
    form = re.sub(r"\d+", "#", text.casefold())
    return "i" if re.fullmatch(r"[-–— ]*[ivxlc]{1,7}[-–— ]*", form) else form


def _copies(pages: Sequence[Page]) -> dict[int, int]:
    """For each page the first page that says the same apart from its edges: what a copy repeats is no header."""
    first: dict[tuple[str, ...], int] = {}
    copies = {}
    for page in pages:
        edges = {at for _, at, _ in _at_edges(page)}
        within = tuple(_form(line.text) for at, line in enumerate(page.lines) if at not in edges)
        within = within or tuple(_form(line.text) for line in page.lines)
        copies[page.number] = first.setdefault(within, page.number)
    return copies


def _running_of(form: str, found: list[tuple[Page, int, Line]], copies: dict[int, int]) -> Iterator[tuple[Page, int]]:
    """The places among lines of one form and height whose numbers stay or grow with the page."""
    # rows of a table of years can look like a footer of numbers only: three pages that agree are none
    least = 2 if re.search(r"[^\W\d_]", form) or re.fullmatch(r"[-–— ]*#[-–— ]*(?:/ *#)?", form) else 3
    if len({copies[page.number] for page, _, _ in found}) < least:
        return
    by_start: dict[tuple[int, ...], list[tuple[Page, int]]] = defaultdict(list)
    for page, at, line in found:
        numbers = tuple(int(number[:9]) for number in re.findall(r"\d+", line.text))
        if len(numbers) > _MOST_NUMBERS:
            continue
        # which of the numbers is that of the page is not known: each is tried, and none of them
        for growing in range(len(numbers) + 1):
            start = tuple(n - page.number if k == growing else n for k, n in enumerate(numbers))
            by_start[(growing if growing < len(numbers) else -1, *start)].append((page, at))
    for same in by_start.values():
        if len({copies[page.number] for page, _ in same}) >= least:
            yield from same


def _is_apart(page: Page, at: int) -> bool:
    """Whether a line stands alone, first or last on its page."""
    line = page.lines[at]
    others = [other for other in page.lines if other is not line and not other.turned]
    above = [other.base for other in others if other.base >= line.base]
    below = [other.base for other in others if other.base < line.base]
    near = min((abs(other.base - line.base) for other in others), default=float("inf"))
    return (not above or not below) and near > 1.6 * line.size
