"""The blocks of a page: every run of text that stands on lines of its own, with what the markup says of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from tumen.read.pagenames import part_named

HEADING, TITLE, ITEM, ROW, CAPTION, QUOTE, PULL, BYLINE, STANDFIRST, OTHER_DAY, DATED = (1 << bit for bit in range(11))
"""Roles of a block; several can hold."""

MOST_ELEMENTS = 100_000
"""More elements than any report has; pages made to hang a reader have more."""
MOST_NESTED = 3_000_000
"""Sum over all elements of how deep they lie: it bounds the time of whatever looks at the text of each in turn."""

_BLOCKS = frozenset(
    {
        "html", "body", "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "dir",
        "table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption", "blockquote", "pre", "section", "article",
        "main", "header", "footer", "aside", "figure", "figcaption", "form", "fieldset", "legend", "address", "center",
        "details", "summary", "hgroup", "hr", "dialog", "search", "xmp", "listing", "plaintext",
    }
)  # fmt: skip
_NO_TEXT = frozenset(
    {
        "nav", "menu", "iframe", "object", "embed", "applet", "canvas", "audio", "video", "map", "frameset", "noframes",
        "amp-sidebar", "amp-consent", "amp-ad", "amp-embed", "amp-analytics", "amp-social-share", "amp-state",
        "amp-user-notification", "amp-video", "amp-iframe", "head",
    }
)  # fmt: skip
"""Elements that hold no text of a report, and part what stands around them."""
_NO_WORDS = frozenset(
    {"svg", "select", "datalist", "textarea", "input", "button", "option", "progress", "meter", "math"}
)
"""Elements within a line that hold no words of a report."""
_ROLES = {
    "h1": HEADING | TITLE, "h2": HEADING, "h3": HEADING, "h4": HEADING, "h5": HEADING, "h6": HEADING,
    "li": ITEM, "figure": CAPTION, "figcaption": CAPTION, "blockquote": QUOTE,
}  # fmt: skip
_NAMED_ROLES = {
    "caption": CAPTION,
    "byline": BYLINE,
    "pull quote": PULL,
    "standfirst": STANDFIRST,
    "other day": OTHER_DAY,
}
_FURNITURE_TAGS = frozenset({"aside", "footer", "form"})
_NAMED_INLINE = frozenset({"span", "em", "small", "strong", "b", "i", "font", "time", "abbr"})
_BREAKING = frozenset({"caption", "pull quote", "certain furniture", "likely furniture", "comments"})
"""Parts that are blocks of their own, even as elements within a line."""
_UNNAMED = frozenset({"html", "body", "main"})
"""Elements whose names tell of the whole page."""

_LARGEST = {"byline": 200, "other day": 120, "caption": 600, "pull quote": 600, "standfirst": 600}
"""Characters above which a part so named is none: the name is one of the whole report."""
_CELL = 300
"""A table cell of more characters holds prose: the table is there for the layout of an old page."""
_PROSE = 40
"""A block of more unlinked characters counts as running text where parts of the page are weighed."""
_HOLDS_MOST = {"likely furniture": 1 / 3, "report footer": 1 / 3, "certain furniture": 1 / 2, "comments": 9 / 10}
"""The share of running text from which a part is no furniture, whatever it is called."""

_BREAK, _LINK, _LINK_END = "\x0b", "\x0e", "\x0f"
# these mark line breaks and links in a run of text; no page holds them, because parsing takes them out
_LINKED = re.compile(f"{_LINK}([^{_LINK_END}]*)")
_MARKS = str.maketrans("", "", _LINK + _LINK_END)
_ENDS = re.compile(r"[.!?…。！？:：;；][\"'”’»」』）)\]]*$")
_ENDING = 20
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_CJK_WRAP = re.compile(
    r"(?<=[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef])\s*\n\s*(?=[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef])"
)


class Block(NamedTuple):
    """A run of text in the page.

    `prose` counts its characters of running text: those outside links, 0 for a few words. `linked` is the share of
    its characters that are links; `part` the innermost named part of the page that holds it, 0 for the page itself;
    `item` the list item that holds it.
    """

    element: Any
    text: str
    prose: int
    linked: float
    role: int
    part: int
    item: Any


@dataclass(kw_only=True, slots=True)
class Blocks:
    """The blocks of a page in the order of its text; which of the named parts that hold them are furniture, and
    which hold what readers wrote; the elements that are called a by-line or a time.
    """

    blocks: list[Block]
    furniture: list[bool]
    comments: list[bool]
    dated: list[Any]


class TooMuch(Exception):
    """The page has more or deeper elements than any report; the message says which."""


def blocks_of(root: Any, *, hidden: Collection[Any]) -> Blocks:
    """The blocks below `root`, without those in elements of `hidden`. Raises TooMuch. Time is linear in the page."""
    walk = _Walk(hidden)
    walk.run(root)
    return walk.done()


def one_line(raw: str) -> str:
    """The text of a stretch of markup: white space as single blanks, composed characters, nothing that is not printed.

    A line that wraps between two Chinese or Japanese characters leaves no blank.
    """
    if "\n" in raw and _CJK.search(raw):
        raw = _CJK_WRAP.sub("", raw)
    text = " ".join(raw.split())
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return text if text.isprintable() else "".join(filter(str.isprintable, text))


class _Place(NamedTuple):
    """Where a walk stands: the block that takes text, its role, its named part, its list item."""

    block: Any
    role: int
    part: int
    item: Any


class _Walk:
    def __init__(self, hidden: Collection[Any]) -> None:
        self._hidden = hidden
        self._blocks: list[Block] = []
        self._parents: list[int] = [0]
        self._limits: list[float] = [0.0]
        self._dated: list[tuple[Any, int]] = []
        self._footers: set[int] = set()
        self._comments: set[int] = set()
        self._dating: Any = None
        self._pieces: list[str] = []
        self._links = 0

    def run(self, root: Any) -> None:
        """Walks the page without recursion: how deep it is nested is up to its maker."""
        pieces, hidden = self._pieces, self._hidden
        seen = nested = 0
        place = _Place(root, 0, 0, None)
        stack: list[tuple[Iterator[Any], _Place, Any]] = [(iter((root,)), place, None)]
        while stack:
            children, place, owner = stack[-1]
            element = next(children, None)
            if element is None:
                stack.pop()
                if owner is not None:
                    if owner is place.block:
                        self._flush(place)
                    self._leave(owner)
                continue
            seen += 1
            nested += len(stack)
            if seen > MOST_ELEMENTS:
                raise TooMuch(f"of more than {MOST_ELEMENTS} elements")
            if nested > MOST_NESTED:
                raise TooMuch("whose elements are nested far too deep")
            within = None if element in hidden else self._enter(element, place)
            if within is None:
                if element.tail:
                    pieces.append(element.tail)
                continue
            if element.text:
                pieces.append(element.text)
            if len(element):
                stack.append((iter(element), within, element))
            else:
                if within is not place:
                    self._flush(within)
                self._leave(element)

    def done(self) -> Blocks:
        """What was found, with the named parts weighed: one that holds most of the running text is no furniture."""
        prose = [0] * len(self._parents)
        for block in self._blocks:
            prose[block.part] += block.prose
        for part in range(len(prose) - 1, 0, -1):
            prose[self._parents[part]] += prose[part]
        furniture, comments, dateless = ([False] * len(prose) for _ in range(3))
        for part in range(1, len(prose)):
            parent = self._parents[part]
            weighs_little = prose[part] <= self._limits[part] * prose[0]
            furniture[part] = furniture[parent] or weighs_little
            comments[part] = comments[parent] or part in self._comments
            # the foot of a report is no text of it, but may tell its day and its author
            dateless[part] = dateless[parent] or (weighs_little and part not in self._footers)
        dated = [element for element, part in self._dated if not dateless[part]]
        return Blocks(blocks=self._blocks, furniture=furniture, comments=comments, dated=dated)

    def _enter(self, element: Any, place: _Place) -> _Place | None:
        """Where the walk stands inside an element: the same place in an inline one, None where nothing more is read."""
        tag = element.tag
        if tag in _NO_TEXT:
            self._flush(place)
            return None
        if tag in _BLOCKS or "-" in tag:
            return self._enter_block(element, tag, place)
        if tag in _NO_WORDS:
            self._pieces.append(" ")
            return None
        if tag == "a":
            self._links += 1
            self._pieces.append(_LINK)
        elif tag == "br":
            self._pieces.append(_BREAK)
        elif tag in _NAMED_INLINE:
            named = _named(element)
            if named == "byline" or tag == "time":
                self._dated.append((element, place.part))
                self._dating = place.block
            elif named in _BREAKING:
                self._flush(place)
                return self._part(element, named, place, place.role)
        return place

    def _enter_block(self, element: Any, tag: str, place: _Place) -> _Place | None:
        self._flush(place)
        role = place.role | _ROLES.get(tag, 0)
        if tag in ("blockquote", "table"):
            role &= ~CAPTION
        named = None if tag in _UNNAMED else _named(element)
        if tag == "article" and named == "likely furniture":
            named = None
        if tag in _FURNITURE_TAGS and not role & QUOTE and named in (None, "byline", "standfirst", "other day"):
            named = "likely furniture"
        if named == "byline":
            self._dated.append((element, place.part))
        if named == "pull quote":
            role &= ~CAPTION
        within = self._part(element, named, place, role)
        if tag == "li":
            within = within._replace(item=element)
        if tag == "table" and not _is_layout(element):
            self._rows(element, within)
            return None
        return None if tag == "dialog" and element.get("open") is None else within

    def _part(self, element: Any, named: str | None, place: _Place, role: int) -> _Place:
        """The place inside an element, a part of its own where it is named as furniture."""
        part = place.part
        if named is not None and named in _HOLDS_MOST:
            self._parents.append(part)
            self._limits.append(_HOLDS_MOST[named])
            part = len(self._parents) - 1
            if named == "report footer":
                self._footers.add(part)
            elif named == "comments":
                self._comments.add(part)
        elif named is not None:
            role |= _NAMED_ROLES[named]
        return _Place(element, role, part, place.item)

    def _leave(self, element: Any) -> None:
        if element.tag == "a":
            self._links -= 1
            self._pieces.append(_LINK_END)
        if element.tail:
            self._pieces.append(element.tail)

    def _flush(self, place: _Place) -> None:
        """Makes blocks of the text since the last border of a block."""
        pieces = self._pieces
        if not pieces:
            return
        raw = "".join(pieces)
        pieces.clear()
        if self._links:
            # a link around blocks: what follows is inside it too
            pieces.append(_LINK)
        if self._dating is place.block:
            place = place._replace(role=place.role | DATED)
            self._dating = None
        for line in _lines(raw) if _BREAK in raw else (raw,):
            linked = 0
            if _LINK in line:
                linked = sum(len(" ".join(link.split())) for link in _LINKED.findall(line))
                line = line.translate(_MARKS)  # noqa: PLW2901
            text = one_line(line)
            if text:
                self._add(place.block, text, linked, place)

    def _rows(self, table: Any, place: _Place) -> None:
        """A block for each filled row of a table of figures: its cells between bars."""
        has_links = next(table.iter("a"), None) is not None
        for row in table.iter("tr", "caption"):
            if row in self._hidden:
                continue
            cells = (
                [self._text(cell) for cell in row.iterchildren("td", "th")] if row.tag == "tr" else [self._text(row)]
            )
            if any(cells):
                text = f"| {' | '.join(cells)} |" if row.tag == "tr" else cells[0]
                linked = sum(len(self._text(link)) for link in row.iter("a")) if has_links else 0
                self._add(row, text, linked, place._replace(role=place.role | ROW))

    def _add(self, element: Any, text: str, linked: int, place: _Place) -> None:
        length = len(text)
        free = max(0, length - linked)
        prose = free if free >= _PROSE or (free >= _PROSE // 2 and _CJK.search(text)) else 0
        share = min(1.0, linked / length) if linked else 0.0
        self._blocks.append(Block(element, text, prose, share, place.role, place.part, place.item))

    def _text(self, element: Any) -> str:
        """The text of a cell, without what is hidden in it."""
        if not self._hidden and next(element.iter(*_NO_TEXT, *_NO_WORDS), None) is None:
            return one_line(
                " ".join(element.itertext()) if element.find("br") is not None else "".join(element.itertext())
            )
        from lxml import etree

        pieces = []
        skipped = 0
        for event, part in etree.iterwalk(element, events=("start", "end")):
            out = part in self._hidden or part.tag in _NO_TEXT or part.tag in _NO_WORDS
            if event == "start":
                skipped += out
                pieces.append((part.text or "") if not skipped else "")
            else:
                skipped -= out
                pieces.append((part.tail or "") if not skipped and part is not element else "")
        return one_line("".join(pieces))


def _named(element: Any) -> str | None:
    classes, name, property_ = element.get("class"), element.get("id"), element.get("itemprop")
    if not classes and not name and not property_:
        return None
    named = part_named(f"{classes or ''} {name or ''} {property_ or ''}")
    if named in _LARGEST and not _is_within(element, _LARGEST[named]):
        return None
    return named


def _is_within(element: Any, most: int) -> bool:
    """Whether the text of an element is no longer than `most` characters."""
    length = 0
    for number, piece in enumerate(element.itertext()):
        length += len(piece.strip())
        if length > most or number > most:
            return False
    return True


def _lines(raw: str) -> Iterator[str]:
    """The lines of a run of text with line breaks; one that an old page wrapped within a sentence is joined again."""
    held: list[str] = []
    before = ""
    for line in raw.split(_BREAK):
        start = line.translate(_MARKS).strip()
        if held and not (start and _runs_on(before, start)):
            yield " ".join(held)
            held = []
        if start:
            held.append(line)
        before = start
    if held:
        yield " ".join(held)


def _runs_on(before: str, after: str) -> bool:
    if _ENDS.search(before[-_ENDING:]):
        return False
    # scripts without small letters: a short line is a heading
    return after[0].islower() or (not after[0].isupper() and len(before) >= _PROSE)


def _is_layout(table: Any) -> bool:
    """Whether a table places the parts of a page instead of showing figures."""
    if table.get("role") in ("presentation", "none") or next(table.iterdescendants("table"), None) is not None:
        return True
    most = 0
    for row in table.iter("tr"):
        filled = 0
        for cell in row.iterchildren("td", "th"):
            length = len(cell.text_content())
            filled += length > 0
            if length > _CELL:
                return True
        most = max(most, filled)
    return most < 2
