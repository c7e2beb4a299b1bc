"""From stretches of characters on one baseline to lines: what is raised, a cell of a table, or another column."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from tumen.read.layout import Line, line_of

WIDE = 1.2
"""A gap of more letter sizes may part the cells of a table; spaces of justified text can be as wide."""
_CELL = 99.0
"""The width given to a gap that does."""
_LOOKED_BACK = 50
"""So many pieces of a line tell its baseline to the next."""
_PROSE = 20
"""Two stretches of so many characters side by side are columns, no cells of a table."""


@dataclass(kw_only=True, slots=True)
class Piece:
    """Characters of one baseline, size and visibility that follow each other; gaps are widths between them."""

    base: float
    size: float
    left: float
    right: float
    turned: bool
    parts: list[str | float] = field(default_factory=list)


def lines_of(pieces: list[Piece], page: int) -> Iterator[Line]:
    """Puts pieces of one baseline together, raised and lowered ones with the line they belong to."""
    rows: list[list[Piece]] = []
    for piece in pieces:
        if rows and _same_line(rows[-1], piece):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    rows = _parted(rows)
    cells = [_cells(row) for row in rows]
    tabled = {at for at in range(1, len(rows)) if _aligned(rows, cells, at)}
    tabled |= {at - 1 for at in tabled}
    for at, row in enumerate(rows):
        # the heads of columns are often set otherwise than what stands below
        near = {at - 1, at + 1} & tabled
        beside = any(len(cells[at]) == len(cells[other]) > 1 for other in near)
        yield _line(row, page, cells[at][1:] if at in tabled or beside else [])


def _parted(rows: list[list[Piece]]) -> list[list[Piece]]:
    """The lines cut where they run across two columns of prose: most that have a wide gap have it in one place, between
    long stretches of words, or the line before ends left of the gap and the next begins right of it.
    """
    gaps = {at: places for at, row in enumerate(rows) if (places := [place for place, *_ in _cells(row)[1:]])}
    prose = [at for at, places in gaps.items() if len(places) == 1 and _is_prose(rows[at], places[0])]
    left = max((rows[at][gaps[at][0] - 1].right for at in prose), default=0.0)
    right = min((rows[at][gaps[at][0]].left for at in prose), default=0.0)
    columns = len(prose) > 2 and 2 * len(prose) > len(gaps) and left < right
    parted = []
    for at, row in enumerate(rows):
        cut = 0
        for place in gaps.get(at, ()):
            before, after = row[place - 1].right, row[place].left
            between = columns and before <= left and after >= right
            cut = place if between or _is_turn(rows, at, place) else cut
        parted += [row[:cut], row[cut:]] if cut else [row]
    return parted


def _is_prose(row: list[Piece], place: int) -> bool:
    return all(_letters(side) >= _PROSE for side in (row[:place], row[place:]))


def _letters(row: list[Piece]) -> int:
    return sum(len(piece.parts) for piece in row)


def _is_turn(rows: list[list[Piece]], at: int, place: int) -> bool:
    """Whether the lines around show that one column ends in this line and the next begins."""
    if not 0 < at < len(rows) - 1 or _letters(rows[at][place:]) < _PROSE:
        return False
    middle = (rows[at][place - 1].right + rows[at][place].left) / 2
    return rows[at - 1][-1].right < middle < rows[at + 1][0].left


def _cells(row: list[Piece]) -> list[tuple[int, float, float]]:
    """Where wide gaps cut a line: the place of the first piece after each, and where the cell begins and ends."""
    size = _main(row).size
    cells = [(0, row[0].left, row[0].right)]
    for at, (before, piece) in enumerate(pairwise(row), start=1):
        if piece.left - before.right > WIDE * size:
            cells.append((at, piece.left, piece.right))
        else:
            cells[-1] = (cells[-1][0], cells[-1][1], piece.right)
    return cells


def _aligned(rows: list[list[Piece]], cells: list[list[tuple[int, float, float]]], at: int) -> bool:
    """Whether cells of a line stand below cells of the one before it: flush left, flush right or centred."""
    above, here = _main(rows[at - 1]), _main(rows[at])
    if not (len(cells[at - 1]) > 1 and len(cells[at]) > 1 and 0 < above.base - here.base < 4 * here.size):
        return False
    near = 0.35 * here.size
    return any(
        min(abs(left - above_left), abs(right - above_right), abs(left + right - above_left - above_right)) < near
        for _, left, right in cells[at][1:]
        for _, above_left, above_right in cells[at - 1][1:]
    )


def _same_line(row: list[Piece], piece: Piece) -> bool:
    last, main = row[-1], _main(row[-_LOOKED_BACK:])
    if piece.turned or last.turned or piece.left < last.right - 0.5 * max(piece.size, last.size):
        return False
    if abs(piece.base - main.base) <= 0.2 * max(main.size, piece.size):
        return True
    small, large = sorted((main, piece), key=lambda one: one.size)
    near = piece.left - last.right < max(main.size, piece.size)
    return near and small.size < 0.85 * large.size and -0.5 < (small.base - large.base) / large.size < 0.8


def _main(row: list[Piece]) -> Piece:
    """The piece that a line gets its baseline and size from: the longest of the largest."""
    most = max(piece.size for piece in row)
    return max((piece for piece in row if piece.size > 0.85 * most), key=lambda piece: len(piece.parts))


def _line(row: list[Piece], page: int, cells: list[tuple[int, float, float]]) -> Line:
    main = _main(row)
    parts: list[str | float] = []
    begins = {at for at, _, _ in cells}
    for at, (before, piece) in enumerate(zip([None, *row], row, strict=False)):
        if before is not None:
            width = (piece.left - before.right) / main.size if at not in begins else _CELL
            apart = before.parts[-1:] != [" "] and piece.parts[:1] != [" "]
            if width > (0.15 if apart else WIDE):
                parts.append(width)
        raised = piece.size < 0.85 * main.size and piece.base > main.base + 0.1 * main.size
        parts += [f"\ue000{_joined(piece.parts)}\ue001"] if raised else piece.parts
    return line_of(
        parts,
        page=page,
        left=row[0].left,
        right=max(piece.right for piece in row),
        base=main.base,
        size=main.size,
        turned=main.turned,
    )


def _joined(parts: list[str | float]) -> str:
    return "".join(part if isinstance(part, str) else " " for part in parts)
