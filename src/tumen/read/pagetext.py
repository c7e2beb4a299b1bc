"""The text of a page: which of its blocks are the report's own.

trafilatura says which text is the report's. Its output has lost where that stood, what was a caption and what a link,
so it only votes: the text is made from the blocks of the page (`pageblocks`) that its output covers, with what belongs
to them by the structure of the page.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from tumen.read.pageblocks import (
    BYLINE,
    CAPTION,
    HEADING,
    ITEM,
    PULL,
    QUOTE,
    ROW,
    STANDFIRST,
    TITLE,
    Block,
    Blocks,
)
from tumen.read.pagetree import new_page

_GRAM = 12
"""Characters without blanks that are sought in the output of the extractor, at both ends of a block and in the middle;
a block with fewer must be a whole piece of it."""
_SEARCHED = 1_000_000
"""Characters that are searched before a table is made."""
_QUOTED = 24
"""The same, for a pull quote in the text that it is pulled from."""
_MOST_QUOTES = 200
_CORE = 0.8
"""The share of the running text that the core of a report holds: the deepest element with so much of it."""
_LINKED = 0.5
"""From this share of links on, a block is no running text."""
_ALL_LINKED = 0.9
_LEAD = 60
"""A block of so many characters between the headline and the text is a line under the headline."""
_MOST_LEADS = 3
_LEAVES = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "li", "pre"})
_MAY_LINK = frozenset({"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr"})
_HOLDERS = frozenset({"body", "article", "main", "section", "header", "ul", "ol", "li", "blockquote"})
_ENOUGH = 100
"""Characters below which the extractor looks for text elsewhere, in a script that says more with each. Its own measure
is 250."""
_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_MOST_TOLD = 10_000
"""More blocks than a report has. The extractor needs some of its time for each, and of a page with more only the other
way of reading is asked."""
_DEEPEST = 100
"""So deep the page goes that the extractor is given; what lies deeper is put on this level."""
_NAMES = 300
_DATES: dict[str, Any] = {"extensive_search": False}
_QUOTES = "\"'“”„‟‘’«»「」『』《》….,!?。，、！？"
_ENDS = re.compile(r"[.!?…。！？][\"'”’»」』）)\]]*$")
_CUE = re.compile(
    r"^\W*(?:(?:read|see|also|watch|listen)\b(?: (?:more|also|next|on|this|now|the full story))?\s*[:：|>»]|"
    r"related\s*[:：]|more (?:on|about) |(?:관련\s?기사|바로가기|더 보기|함께 볼)|"
    r"(?:相关|相關|延伸|更多)(?:阅读|閱讀|报道|報導|新闻|新聞)?|читайте (?:также|ещё|еще)|по теме\b|смотрите также)",
    re.I,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A block of the text of a report; `is_furniture` where it only links to another page."""

    block: Block
    is_furniture: bool = False


def extracted(found: Blocks) -> list[int]:
    """The numbers of the blocks that trafilatura takes for the report's."""
    return _covered(found, _extracted(found))


def lines_of(found: Blocks, chosen: Sequence[int]) -> list[Line]:
    """The blocks of the report in the order of the page: those chosen by a way of reading, with what belongs to them by
    the structure of the page, and once each. Time is linear in the page, within the limits of `pageblocks`.
    """
    core = _core(found, chosen) if chosen else frozenset()
    own = _once(found, chosen, core)
    if not own:
        return []
    own = sorted({*own, *_continued(found, own)})
    own = sorted({*own, *_between(found, own, core), *_captions(found, own, core), *_leads(found, own)})
    own = _without_pulled(found, own)
    return [Line(block=found.blocks[at], is_furniture=_is_link(found.blocks[at])) for at in own]


def headline_block(found: Blocks, lines: Sequence[Line], title: str | None) -> Block | None:
    """The block that holds the headline: the one that says the title, a heading or a line before the text."""
    if title is None:
        return None
    wanted, first = "".join(title.split()), lines[0].block
    before = True
    for block in found.blocks:
        if before or block.role & HEADING:
            same = len(block.text) <= 2 * len(title) and "".join(block.text.split()) == wanted
            if same and not found.furniture[block.part]:
                return block
        before = before and block is not first
    return None


def _extracted(found: Blocks) -> Any:
    """The body that trafilatura makes of a page, None where it finds nothing or the page is far too large for it.

    It is given a page made anew: the blocks as paragraphs, headings and items, inside the elements that held them with
    their names, without what is furniture or a caption. Pages without paragraphs, tables for layout and markup made to
    cost it time all come to it in the one shape that it reads well.
    """
    import trafilatura
    from trafilatura.settings import Extractor

    page = new_page()
    told = [block for block in found.blocks if _is_told(block) and not found.furniture[block.part]]
    if not 0 < len(told) <= _MOST_TOLD:
        return None
    # elements whose text is parted by line breaks
    runs = {one.element for one, next_one in pairwise(told) if one.element is next_one.element}
    twins: dict[Any, tuple[Any, int]] = {}
    for block in told:
        _retell(block, page, runs, twins)
    # the fast way leaves out the library's comparison with other extractors, which `disagreement` stands for; dates are
    # not asked for, and giving their settings spares a look at the clock
    options = Extractor(output_format="txt", fast=True, comments=False, date_params=_DATES)
    if _is_dense(found):
        options.min_extracted_size = _ENOUGH
    document: Any = trafilatura.bare_extraction(page, options=options)
    return None if document is None else document.body


def _is_told(block: Block) -> bool:
    """Whether the extractor hears of a block: not of a caption, nor of a lone link outside lists and paragraphs."""
    return not block.role & CAPTION and (block.linked < _ALL_LINKED or block.element.tag in _MAY_LINK)


def _is_dense(found: Blocks) -> bool:
    """Whether the longest block of a page is written in Chinese, Japanese or Korean."""
    longest = max((block.text for block in found.blocks), key=len, default="")[:_NAMES]
    return 3 * len(_DENSE.findall(longest)) > len(longest)


def _retell(block: Block, page: Any, runs: Collection[Any], twins: dict[Any, tuple[Any, int]]) -> None:
    from lxml.etree import SubElement

    element = block.element
    own = element.tag
    if own not in _LEAVES and own != "p":
        # running text without paragraphs is given as such, a word or two are not
        own = "p" if block.role & ROW or (block.linked < _LINKED and (block.prose or element in runs)) else "div"
    holder = element.getparent() if element.tag in _LEAVES or element.tag == "p" else element
    leaf = SubElement(_twin(holder, page, twins)[0], own)
    if holder is not element:
        for name in ("class", "id"):
            if value := element.get(name):
                leaf.set(name, value[:_NAMES])
    links = round(block.linked * len(block.text))
    if links:
        SubElement(leaf, "a", href="#").text = block.text[:links]
        leaf[0].tail = block.text[links:]
    else:
        leaf.text = block.text


def _twin(element: Any, page: Any, twins: dict[Any, tuple[Any, int]]) -> tuple[Any, int]:
    """The element of the new page that stands for one of the page, and how deep it lies."""
    from lxml.etree import SubElement

    missing = []
    while element is not None and element not in twins:
        missing.append(element)
        element = element.getparent()
    twin, depth = twins[element] if element is not None else (page, 0)
    for element in reversed(missing):
        names = [(name, value) for name in ("class", "id", "role", "itemprop") if (value := element.get(name))]
        # an element without a name around one other tells the extractor nothing, and costs it time
        telling = names or len(element) > 1 or element.tag in _HOLDERS
        if telling and element.tag != "html" and depth < _DEEPEST:
            twin = SubElement(twin, element.tag if element.tag in _HOLDERS else "div")
            depth += 1
            for name, value in names:
                twin.set(name, value[:_NAMES])
        twins[element] = twin, depth
    return twin, depth


def _key(block: Block) -> str:
    return "".join(block.text.split())


def _covered(found: Blocks, body: Any) -> list[int]:
    """The blocks whose text stands in the output of the extractor."""
    if body is None:
        return []
    pieces = ["".join(unicodedata.normalize("NFC", piece).split()) for piece in body.itertext()]
    whole, exact = _Grams(pieces, _GRAM), frozenset(pieces)
    covered = []
    for at, block in enumerate(found.blocks):
        if not found.furniture[block.part] and not block.role & CAPTION:
            key = _key(block)
            if key in exact or (len(key) >= _GRAM and whole.hold(key)):
                covered.append(at)
    return covered


class _Grams:
    """A text that is asked whether it holds others: by searching it while it is asked little, by a table after that."""

    def __init__(self, pieces: Sequence[str], length: int) -> None:
        text = "".join(pieces)
        self._text = text if text.isprintable() else "".join(filter(str.isprintable, text))
        self._length = length
        self._searches = _SEARCHED // (len(text) + 1)
        self._grams: set[str] | None = None

    def hold(self, key: str) -> bool:
        """Whether the text holds the beginning, the middle and the end of `key`, which has the length at least."""
        length = self._length
        middle = (len(key) - length) // 2
        return self._has(key[:length]) and self._has(key[-length:]) and self._has(key[middle : middle + length])

    def _has(self, gram: str) -> bool:
        self._searches -= 1
        if self._searches >= 0:
            return gram in self._text
        if self._grams is None:
            self._grams = {self._text[at : at + self._length] for at in range(len(self._text) - self._length + 1)}
        return gram in self._grams


def _core(found: Blocks, chosen: Sequence[int]) -> frozenset[Any]:
    """Every element of the core of the report; those of the whole page where no chosen block is running text."""
    weight: dict[Any, int] = {}
    total = 0
    blocks = [found.blocks[at] for at in chosen]
    # what stands twice may stand in a list of teasers too
    times = Counter(block.text for block in blocks)
    for block in [block for block in blocks if times[block.text] == 1] or blocks:
        total += block.prose
        for element in (block.element, *block.element.iterancestors()):
            weight[element] = weight.get(element, 0) + block.prose
    if total == 0:
        return frozenset(blocks[0].element.getroottree().iter())
    heavy = [element for element, prose in weight.items() if prose >= _CORE * total]
    deepest = max(heavy, key=lambda element: sum(1 for _ in element.iterancestors()))
    return frozenset(deepest.iter())


def _once(found: Blocks, chosen: Sequence[int], core: frozenset[Any]) -> list[int]:
    """The blocks without those outside the core that say what stands in it, or say a word or two by themselves."""
    blocks = [found.blocks[at] for at in chosen]
    inside = {_key(block) for block in blocks if block.element in core}
    saying = {block.element for block in blocks if len(block.text) >= _GRAM}
    kept = []
    for at, block in zip(chosen, blocks, strict=True):
        if block.element not in core:
            key = _key(block)
            if key in inside or (len(key) < _GRAM and block.element not in saying):
                continue
            inside.add(key)
        kept.append(at)
    return kept


def _continued(found: Blocks, chosen: Sequence[int]) -> Iterator[int]:
    """What follows in elements named just as the one that holds most of the text: pages cut long reports into several.

    It ends at the next top heading and at the border of an `article`: there begins another report.
    """
    weight: dict[Any, int] = {}
    for at in chosen:
        holder = _holder(found.blocks[at])
        weight[holder] = weight.get(holder, 0) + found.blocks[at].prose
    main = max(weight, key=lambda holder: weight[holder])
    names, article = main.get("class"), next(main.iterancestors("article"), None)
    if not names or 2 * weight[main] < sum(weight.values()):
        return
    later: dict[Any, list[int]] = {}
    for at in range(chosen[-1] + 1, len(found.blocks)):
        block = found.blocks[at]
        if block.role & TITLE:
            break
        holder = _holder(block)
        if holder is main or holder.tag != main.tag or holder.get("class") != names:
            continue
        if next(holder.iterancestors("article"), None) is not article:
            break
        if not found.furniture[block.part] and block.linked < _LINKED and not block.role & CAPTION:
            later.setdefault(holder, []).append(at)
    for section in later.values():
        # a note or a teaser in a box of the same name is one paragraph
        if sum(found.blocks[at].prose > 0 for at in section) > 1:
            yield from section


def _between(found: Blocks, chosen: Sequence[int], core: frozenset[Any]) -> Iterator[int]:
    """Headings, paragraphs, items and rows that the extractor dropped, in one element with those that it took."""
    taken = frozenset(chosen)
    beside = {_holder(found.blocks[at]) for at in chosen}
    for at in range(chosen[0] + 1, chosen[-1]):
        block = found.blocks[at]
        if at in taken or block.element not in core or found.furniture[block.part]:
            continue
        own = block.linked < _LINKED and not block.role & (BYLINE | CAPTION)
        if own and (block.role & PULL or _holder(block) in beside):
            yield at


def _holder(block: Block) -> Any:
    """The element that holds a block beside others: that of its list or table, where it is an item or a row."""
    element = block.element
    if block.role & ITEM and block.item is not None:
        element = block.item.getparent()
    elif block.role & ROW:
        element = next(element.iterancestors("table"), element)
    parent = element.getparent()
    return element if parent is None or element.tag in ("div", "td", "section", "article", "body") else parent


def _captions(found: Blocks, chosen: Sequence[int], core: frozenset[Any]) -> Iterator[int]:
    """Captions of the report's pictures: they make claims (ruling 2)."""
    start = _title_before(found, chosen[0])
    first = chosen[0] if start is None else start
    for at, block in enumerate(found.blocks):
        is_caption = block.role & CAPTION and not found.furniture[block.part] and block.linked < _LINKED
        if is_caption and (first < at < chosen[-1] or block.element in core):
            yield at


def _leads(found: Blocks, chosen: Sequence[int]) -> list[int]:
    """The lines under the headline that stand outside the core."""
    start = _title_before(found, chosen[0])
    if start is None:
        return []
    title = found.blocks[start].element
    near = title
    for _ in range(2):
        near = near if near.getparent() is None else near.getparent()
    leads = []
    for at in range(start + 1, chosen[0]):
        block = found.blocks[at]
        if found.furniture[block.part] or block.role & (BYLINE | CAPTION | TITLE) or block.linked >= _LINKED:
            continue
        is_lead = block.role & STANDFIRST or (len(block.text) >= _LEAD and _ENDS.search(block.text))
        if is_lead and near in block.element.iterancestors():
            leads.append(at)
    return leads if len(leads) <= _MOST_LEADS else []


def _title_before(found: Blocks, first: int) -> int | None:
    for at in range(first, -1, -1):
        block = found.blocks[at]
        if block.role & TITLE and not found.furniture[block.part]:
            return at
    return None


def _without_pulled(found: Blocks, chosen: list[int]) -> list[int]:
    """The blocks without quotes that are pulled out of the text, and so stand in it twice."""
    quotes = [at for at in chosen if found.blocks[at].role & (PULL | QUOTE)][:_MOST_QUOTES]
    if not quotes:
        return chosen
    apart = frozenset(quotes)
    rest = _Grams([_key(found.blocks[at]) for at in chosen if at not in apart], _QUOTED)
    pulled = set()
    for at in quotes:
        key = _key(found.blocks[at]).strip(_QUOTES)
        if len(key) >= _QUOTED and rest.hold(key):
            pulled.add(at)
    return [at for at in chosen if at not in pulled]


def _is_link(block: Block) -> bool:
    """Whether a block of the text only leads to another page."""
    if block.role & (HEADING | ROW | CAPTION):
        return False
    if block.linked >= _ALL_LINKED:
        return not _ENDS.search(block.text) or bool(_CUE.match(block.text))
    return block.linked > 0 and bool(_CUE.match(block.text))
