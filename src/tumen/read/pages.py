"""HTML pages: their own text and what they tell about themselves. Scripts never run, nothing is ever fetched."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Any

from tumen.errors import UnreadableInput
from tumen.ledger import Anchor
from tumen.read.days import days
from tumen.read.disagreement import better_of, disagreements, heaviest
from tumen.read.kinds import HTML
from tumen.read.pageblocks import (
    BYLINE,
    CAPTION,
    DATED,
    HEADING,
    ITEM,
    OTHER_DAY,
    TITLE,
    Block,
    Blocks,
    TooMuch,
    blocks_of,
)
from tumen.read.pagedate import day_in_byline, day_in_metadata, other_days
from tumen.read.pagehead import head_of
from tumen.read.pagemeta import authors, stated_by
from tumen.read.pagenames import name_words
from tumen.read.pagepaths import Paths
from tumen.read.pagetext import Line, extracted, headline_block, lines_of
from tumen.read.pagetree import hidden_in, parse, saved_from, take_out_invisible, without_text
from tumen.read.partial import partial_flags
from tumen.read.parts import Working

_BY = re.compile(
    r"^\W*(?:(?:written |reported |posted |story |text )?by:?\s+(?-i:[^\W\da-z_])|автор\w*\s*:|текст\s*:|작성자|"
    r"[가-힣]{2,4}\s?(?:특파원|(?:선임|전문)?\s?기자)\b|(?:本报|本報)?(?:记者|記者|作者)\s*[:：]?\s*\S)",
    re.I,
)
_SENTENCE = re.compile(r"[a-zа-я]{2}[.!?]$|[。，！？]|다\.")
_NAMES_SOURCE = re.compile(r"\b(?:source|via|courtesy)\b|来源|來源|출처|источник", re.I)
_CALLED_AUTHOR = re.compile(r"\b(?:author|byline|writer|journalist|reporter)\b")
_WHOLE = frozenset({"html", "body"})
_BYLINE_LENGTH = 100
_TITLE_LENGTH = 200
_FIRST_LINES = 4
_LOOKED_AT = 500


def read_page(markup: str, *, name: str) -> Working:
    """Text and metadata of a page. `text` begins with the headline, blank lines part paragraphs.

    `anchors` lead to elements by their paths in the page as parsed. Raises UnreadableInput where the page holds no
    text that can be read, or is made to hurt its reader.
    """
    root = parse(markup, name=name)
    head = head_of(root)
    paths = Paths()
    title_element = next(root.iter("title"), None)
    take_out_invisible(root)
    try:
        found = blocks_of(root, hidden=hidden_in(root))
    except TooMuch as error:
        raise UnreadableInput(f"{name}: is a page {error}; save the text of its report and give that.") from None
    first, second = extracted(found), heaviest(found)
    chosen, note = better_of(first, second, found)
    lines = lines_of(found, chosen)
    if not lines:
        raise without_text(name)
    headings, first_lines, top = _heads(found, lines)
    stated = stated_by(head, headings=headings, lines=first_lines, top=top, saved_from=saved_from(markup))
    headline = headline_block(found, lines, stated.title)
    title = headline.text if headline is not None else stated.title
    published, byline = day_in_metadata(head.metas, stated.node), stated.byline
    if published is None or byline is None:
        near = _near(root, lines, headline)
        dated = [element for element in found.dated if element in near]
        published = published or day_in_byline(dated, near=near)
        byline = byline or authors(_bylines(found, dated, near), publisher=stated.publisher)
    text = _Text(paths)
    if title:
        text.add(title, headline.element if headline is not None else title_element)
    elsewhere = other_days(head.metas, head.nodes)
    for line in lines:
        if line.block is not headline:
            aside = line.is_furniture or _is_beside(line.block, elsewhere, is_dated=published is not None)
            text.add_line(line.block, is_furniture=aside)
    flags = [note] if note else [*disagreements([line.block for line in lines], second, found)]
    flags += partial_flags(text.text, (block.text for block in found.blocks), free=stated.free)
    return Working(
        text=text.text,
        media_type=HTML,
        title=title,
        publisher=stated.publisher,
        byline=byline,
        url=stated.url,
        declared_language=stated.language,
        published=published,
        published_from="metadata" if published else None,
        furniture=tuple(text.furniture),
        captions=tuple(text.captions),
        anchors=tuple(text.anchors),
        flags=tuple(flags),
    )


class _Text:
    """The text of a page as it grows, with the stretches that are told of it."""

    def __init__(self, paths: Paths) -> None:
        self._paths = paths
        self._pieces: list[str] = []
        self._length = 0
        self._item: Any = None
        self.furniture: list[tuple[int, int]] = []
        self.captions: list[tuple[int, int]] = []
        self.anchors: list[Anchor] = []

    @property
    def text(self) -> str:
        """Everything added so far, blank lines between."""
        return "\n\n".join(self._pieces)

    def add(self, piece: str, element: Any) -> tuple[int, int]:
        """Adds a paragraph, which `element` of the page holds, and gives where it stands in the text."""
        start = self._length + 2 if self._pieces else 0
        end = self._length = start + len(piece)
        self._pieces.append(piece)
        if element is not None:
            self.anchors.append(Anchor(start=start, end=end, where=self._paths.of(element)))
        return start, end

    def add_line(self, block: Block, *, is_furniture: bool) -> None:
        """Adds a block of the page; the first of an item begins with a hyphen."""
        begins_item = bool(block.role & ITEM) and block.item is not self._item
        self._item = block.item
        stretch = self.add(f"- {block.text}" if begins_item else block.text, block.element)
        if block.role & CAPTION:
            self.captions.append(stretch)
        elif is_furniture:
            self.furniture.append(stretch)


def _heads(found: Blocks, lines: Sequence[Line]) -> tuple[list[str], list[str], str | None]:
    """The headings before the text, the nearest first; the lines around its beginning that are none; a top heading
    that stands right before the text or begins it.
    """
    headings: list[Block] = []
    others: list[str] = []
    first = lines[0].block
    for block in found.blocks:
        if block is first:
            break
        if not found.furniture[block.part]:
            if block.role & HEADING:
                headings.append(block)
            else:
                others.append(block.text)
    own = [line.block for line in lines[:_FIRST_LINES]]
    headings += [block for block in own if block.role & TITLE]
    others = others[-_FIRST_LINES:] + [block.text for block in own if not block.role & TITLE]
    top = headings[-1] if headings and headings[-1].role & TITLE and not headings[-1].linked else None
    return (
        [block.text for block in reversed(headings)],
        [text for text in others if len(text) <= _TITLE_LENGTH],
        top.text if top else None,
    )


def _bylines(found: Blocks, dated: Sequence[Any], near: Collection[Any]) -> Iterator[str]:
    """The lines near the report that tell its authors: elements that are called so, and lines that begin so."""
    for element in dated[:_LOOKED_AT]:
        called = any(_CALLED_AUTHOR.search(name) for name in name_words(element.get("class", "")))
        text = " ".join(element.text_content()[: 2 * _BYLINE_LENGTH].split()) if called else ""
        if text and len(text) <= _BYLINE_LENGTH and not re.search(r"\d", text):
            yield text
            return
    for block in found.blocks:
        says_so = len(block.text) <= _BYLINE_LENGTH and _BY.match(block.text) and not _SENTENCE.search(block.text)
        if says_so and block.element in near and not found.furniture[block.part]:
            yield block.text
            return


def _is_beside(block: Block, elsewhere: Collection[date], *, is_dated: bool) -> bool:
    """Whether a short line is of the page and not of its report: authors and day, once the day is known, or a day on
    which something else happens.
    """
    if len(block.text) > _BYLINE_LENGTH or _SENTENCE.search(block.text):
        return False
    if block.role & OTHER_DAY or any(day.first in elsewhere for day in days(block.text) if day.day):
        return True
    return is_dated and bool(block.role & (BYLINE | DATED)) and not _NAMES_SOURCE.search(block.text)


def _near(root: Any, lines: Sequence[Line], headline: Block | None) -> frozenset[Any]:
    """The elements around the report, in which its day may stand: from its headline to its end, and what holds both.

    Where no headline is known, what the page marks as its report (`article`, `main`) and no head or foot of the site.
    """
    last = lines[-1].block.element
    parent = last.getparent()
    near = set((last if parent is None or parent.tag in _WHOLE else parent).iter())
    start, marked = root, None
    if headline is not None:
        start = headline.element
        for _ in range(2):
            parent = start.getparent()
            if parent is None or parent.tag in _WHOLE:
                break
            start = parent
    else:
        marked = next(root.iter("article", "main"), None)
    began = False
    for element in (root if marked is None else marked).iter():
        began = began or element is start or marked is not None
        if began:
            near.add(element)
        if element is last:
            break
    if headline is None and marked is None:
        near -= {element for header in root.iter("header") for element in header.iter()}
    return frozenset(near)
