"""A second way of reading a page, which knows nothing of the first, and what only one of the two holds.

The first way (trafilatura) goes by the names and tags that pages give their parts. The second goes by weight alone: the
report is where running text is dense, that is the element with the most characters of running text after taking off
those of links and scraps. Where the two part, neither is right by itself, and a person should look.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from tumen.read.pageblocks import CAPTION, HEADING, Block, Blocks

_SHINGLE = 4
"""Words of a shingle: what is set in other blocks, or has a word mended, still counts as held by both."""
_LEAST = 30
"""Fewer words that only one way holds are a note on the author or a line under the headline."""
_SHARE = 0.1
"""The share of a text's words below which a difference is not worth a look."""
_NEARLY_ALL = 0.9
_FEW_LINES, _SEVERAL_TIMES = 500, 3
_LONG_ALONE, _LONG_TOGETHER = 600, 300
"""Characters of one block, or of several in one element, that are no teaser of another page."""
_SHOWN = 6
"""Words that a flag quotes."""
_SHORT, _MUCH = 0.3, 150
"""A text with a smaller share of the running words of its page, where those are more, may have missed the report."""

_MISSING = "stand only in the other one and are not in this text"
_SURPLUS = "stand only in this text and may not be the report's"

_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
# two characters of a script without blanks are a word
_CONSENT = re.compile(r"\bcookies?\b|\bGDPR\b|privacy policy|쿠키|политик\w+ конфиденциальности", re.I)
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]{1,2}|[^\W\d_]+|\d+")


def heaviest(found: Blocks) -> list[int]:
    """The numbers of the blocks of running text below the element in which it is densest: the second way of reading."""
    prose: dict[Any, int] = {}
    scraps: dict[Any, int] = {}
    for block in found.blocks:
        if found.furniture[block.part] or block.role & CAPTION:
            continue
        weight = block.prose
        rest = len(block.text) - weight
        for element in (block.element, *block.element.iterancestors()):
            prose[element] = prose.get(element, 0) + weight
            scraps[element] = scraps.get(element, 0) + rest
    # of equals the first in the page: a dictionary keeps the order in which its keys came
    best = max(prose, key=lambda element: prose[element] - scraps[element], default=None)
    if best is None:
        return []
    within = set(_deepest(best, prose).iter())
    return [
        at
        for at, block in enumerate(found.blocks)
        if block.prose and block.element in within and not found.furniture[block.part] and not block.role & CAPTION
    ]


def better_of(first: Sequence[int], second: Sequence[int], found: Blocks) -> tuple[Sequence[int], str | None]:
    """The way to follow, and a sentence for a person where it is not the first as a matter of course.

    The first is followed unless it holds nothing, or only a few lines while the second holds several times as much: it
    has then taken a summary or a note for the report.
    """
    one, other = (sum(found.blocks[at].prose for at in way) for way in (first, second))
    if not first and second:
        return second, "only one of two ways of reading the page found text"
    if one < _FEW_LINES and other >= max(_LONG_ALONE, _SEVERAL_TIMES * one):
        counts = (_count(found.blocks[at] for at in way) for way in (second, first))
        return second, "two ways of reading the page disagree: this text has about {} words, the other {}".format(
            *counts
        )
    return first, None


def _deepest(element: Any, prose: Mapping[Any, int]) -> Any:
    """The innermost element that still holds nearly all the running text of `element`."""
    least = _NEARLY_ALL * prose[element]
    while (inner := next((child for child in element if prose.get(child, 0) >= least), None)) is not None:
        element = inner
    return element


def disagreements(own: Sequence[Block], other: Sequence[int], found: Blocks) -> Iterator[str]:
    """Sentences for a person who should look at a text: what only it holds, or only the other way of reading.

    `own` are the blocks of the text, `other` the numbers of those that the other way holds. Captions are left out of
    the comparison. A text that is short for its page, or for the parts that both ways leave out by their names, is told
    of too.
    """
    first = [block for block in own if block.prose and not block.role & CAPTION]
    second = [found.blocks[at] for at in other]
    least = max(_LEAST, _SHARE * max(_count(first), _count(second)))
    for one, whole, where in ((second, own, _MISSING), (first, second, _SURPLUS)):
        known = {block.text for block in whole}
        rest = _together([block for block in one if block.text not in known and not block.role & HEADING])
        if _count(rest) >= least:
            only = list(_only(rest, _shingles(whole)))
            if len(only) >= least:
                yield f"two ways of reading the page disagree: {len(only)} words from “{_quoted(only)}…” {where}"
    left_out = [one for one in found.blocks if one.prose and found.furniture[one.part] and not found.comments[one.part]]
    weight = sum(block.prose for block in left_out)
    if weight >= _LONG_ALONE and 2 * sum(block.prose for block in first) < weight:
        start = _quoted(_words(left_out[0].text))
        yield f"parts of the page that are named as no part of a report hold {_count(left_out)} words, from “{start}…”"
    words = _count(first)
    page = _count(block for block in found.blocks if block.prose and not found.furniture[block.part])
    if page > _MUCH and words < _SHORT * page:
        yield f"the text is short for its page: about {words} of {page} words of running text"


def _together(blocks: Sequence[Block]) -> list[Block]:
    """The blocks that stand together in one element, several of them or a long one: teasers stand each in its own."""
    holders: dict[Any, list[Block]] = {}
    for block in blocks:
        parent = block.element.getparent()
        holders.setdefault(block.element if parent is None or block.element.tag == "div" else parent, []).append(block)
    kept = []
    for held in holders.values():
        if any(_CONSENT.search(block.text) for block in held):
            continue
        prose = sum(block.prose for block in held)
        if prose >= _LONG_ALONE or (len(held) > 1 and prose >= _LONG_TOGETHER):
            kept += held
    return kept


def _only(blocks: Iterable[Block], held: frozenset[tuple[str, ...]]) -> Iterator[str]:
    """The words of blocks that stand in no shingle of `held`."""
    for block in blocks:
        words = _words(block.text)
        known = [False] * len(words)
        for at, shingle in enumerate(_of(words)):
            if shingle in held:
                known[at : at + len(shingle)] = [True] * len(shingle)
        yield from (word for word, seen in zip(words, known, strict=True) if not seen)


def _shingles(blocks: Iterable[Block]) -> frozenset[tuple[str, ...]]:
    return frozenset(shingle for block in blocks for shingle in _of(_words(block.text)))


def _count(blocks: Iterable[Block]) -> int:
    """About how many words blocks hold: in a script without blanks, half their characters."""
    words = 0
    for block in blocks:
        blanks = block.text.count(" ")
        words += len(block.text) // 2 if blanks * 12 < len(block.text) and _UNSPACED.search(block.text) else blanks + 1
    return words


def _of(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The shingles of a text; a text of fewer words is one."""
    for at in range(max(1, len(words) - _SHINGLE + 1)):
        yield tuple(words[at : at + _SHINGLE])


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def _quoted(words: Sequence[str]) -> str:
    spaced = " ".join(words[:_SHOWN])
    return re.sub(r"(?<=[\u3040-\u30ff\u3400-\u9fff]) (?=[\u3040-\u30ff\u3400-\u9fff])", "", spaced)
