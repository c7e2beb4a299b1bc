"""The small language in which rules write phrases.

A phrase is a row of elements: `send` any form of the lemma; `=sent` that form only; `a|b` either; `go_out`
two words that count as one choice; `WORKERS`, `PLACE`,
`MONEY`, `COUNT`, `SHARE`, `TIME`, `DURATION`, `STATE`, `HOST` a mention of that kind, alone or as a choice
(`PLACE|company`); `*` up to three words, `**` up to
eight; a final `?` makes an element optional. Nothing matches across a semicolon.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tumen.errors import InvalidData
from tumen.extract.en.text import Word, vocabulary

KINDS = frozenset({"WORKERS", "PLACE", "MONEY", "COUNT", "SHARE", "TIME", "DURATION", "STATE", "HOST"})
GAPS = {"*": 3, "**": 8}
_NEGATIVE_WORDS = """
not n't no never cannot without none nobody nothing neither nor little few hardly rarely seldom barely scarcely longer
unable aren't isn't can't couldn't weren't forbidden prohibited barred banned forbid ban bar prohibit deny refuse
"""
NEGATIVES = frozenset(_NEGATIVE_WORDS.split())
"""Words after which a phrase that demands one of them tells a fact in the negative ("not paid")."""


class Marks(tuple[Mapping[str, int], ...]):
    """For each word the kinds of mention that begin at it, with the index after their last word.

    `seen` holds the forms, lemmas and kinds that occur at all: a phrase that needs another is let go by one look.
    `faces` holds for each word its form, its lemmas and the kinds that begin at it.
    """

    seen: frozenset[str]
    faces: tuple[frozenset[str], ...]

    def __new__(
        cls, marks: Iterable[Mapping[str, int]], words: Sequence[Word], seen: frozenset[str] | None = None
    ) -> Marks:
        """The marks of these words, one for each; `seen` are the words' forms and lemmas, where the caller has them."""
        made = super().__new__(cls, marks)
        made.seen = (vocabulary(words) if seen is None else seen).union(*[mark for mark in made if mark])
        made.faces = tuple(
            [
                word.lemmas.union(mark, (word.low,)) if mark or word.low not in word.lemmas else word.lemmas
                for word, mark in zip(words, made, strict=False)
            ]
        )
        return made


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a phrase; `begins` holds the forms, lemmas and kinds one of which stands where it begins.

    It is `plain` where it takes any form of its lemmas and nothing else.
    """

    lemmas: frozenset[str]
    forms: frozenset[str]
    rows: tuple[tuple[str, ...], ...]
    kinds: tuple[str, ...]
    gap: int
    optional: bool
    begins: frozenset[str]
    plain: bool


@dataclass(frozen=True, slots=True)
class Phrase:
    """A compiled phrase. `first` holds the words one of which begins a match, and "" where a mention may.

    `needed` holds for each element that must stand in a match the words and kinds one of which begins it. `single`
    holds the lemmas of a phrase that is one word, and is empty for any other. `denies` tells whether one of its
    elements can only be a word of denial: what it finds is then told, not denied. `second` holds what must begin at the
    word right behind the first, where the first element is one word and the second may not be left out.
    """

    source: str
    elements: tuple[Element, ...]
    first: frozenset[str]
    needed: tuple[frozenset[str], ...]
    single: frozenset[str]
    denies: bool
    second: frozenset[str]

    def match(self, words: Sequence[Word], marks: Marks, at: int) -> int | None:
        """Index after the shortest match that begins at word `at`; None where there is none."""
        seen = marks.seen
        for needed in self.needed:
            if needed.isdisjoint(seen):
                return None
        return match_elements(self.elements, 0, words, marks, at)

    def end_of(self, words: Sequence[Word], marks: Marks, at: int) -> int | None:
        """As `match`, where `may_match` is known to hold."""
        if not self.single.isdisjoint(words[at].lemmas):
            return at + 1
        return match_elements(self.elements, 0, words, marks, at)

    def may_match(self, seen: frozenset[str]) -> bool:
        """Whether a match is possible among words and kinds of which only those `seen` occur."""
        for needed in self.needed:  # noqa: SIM110  # a generator takes three times as long, and this is asked very often
            if needed.isdisjoint(seen):
                return False
        return True

    def occurs(self, words: Sequence[Word], marks: Marks) -> bool:
        """Whether a match begins at any of the words."""
        return self.may_match(marks.seen) and any(self.end_of(words, marks, at) is not None for at in range(len(words)))


def compile_phrase(source: str) -> Phrase:
    """The phrase written as `source`. Raises InvalidData where it has no word or mention."""
    elements = tuple(_element(part) for part in source.split())
    solid = [element for element in elements if not element.gap]
    if not solid or elements[0].gap or elements[0].optional or elements[-1].gap:
        raise InvalidData(
            f"phrase {source!r}: begin it with a word or a mention that is not optional, end it with one."
        )
    head = elements[0]
    first = head.begins - set(head.kinds)
    needed = tuple(element.begins for element in reversed(solid) if not element.optional)
    plain = len(elements) == 1 and not (head.kinds or head.rows or head.forms)
    return Phrase(
        source=source,
        elements=elements,
        first=first | {""} if head.kinds else first,
        needed=needed,
        single=head.lemmas if plain else frozenset(),
        denies=any(
            element.lemmas | element.forms and element.lemmas | element.forms <= NEGATIVES for element in elements
        ),
        second=frozenset() if len(elements) < 2 or head.kinds or head.rows else _needed(elements[1]),
    )


def _needed(element: Element) -> frozenset[str]:
    """What must begin where the element stands; nothing where it may be left out or is a gap."""
    return frozenset() if element.gap or element.optional else element.begins


def _element(part: str) -> Element:
    optional = part.endswith("?") and len(part) > 1
    part = part[:-1] if optional else part
    if part in GAPS:
        return Element(frozenset(), frozenset(), (), (), GAPS[part], optional, frozenset(), plain=False)
    parts = part.split("|")
    kinds = tuple(choice for choice in parts if choice in KINDS)
    choices = [choice.lower() for choice in parts if choice not in KINDS]
    forms = frozenset(choice[1:] for choice in choices if choice.startswith("="))
    rows = tuple(tuple(choice.lstrip("=").split("_")) for choice in choices if "_" in choice)
    single = frozenset(choice for choice in choices if not choice.startswith("=") and "_" not in choice)
    forms = frozenset(form for form in forms if "_" not in form)
    begins = single | forms | {row[0] for row in rows} | set(kinds)
    return Element(single, forms, rows, kinds, 0, optional, begins, plain=not (forms or rows or kinds))


def match_elements(
    elements: tuple[Element, ...], position: int, words: Sequence[Word], marks: Marks, at: int
) -> int | None:
    """Index after the shortest match, at word `at`, of the elements from the position on, None without one."""
    faces, last = marks.faces, len(words)
    for number in range(position, len(elements)):
        element = elements[number]
        if element.gap:
            return _over_gap(elements, number, words, marks, at)
        if at >= last or element.begins.isdisjoint(faces[at]):
            end = None
        else:
            end = at + 1 if element.plain else _one(element, words, marks, at)
        if element.optional:
            if end is not None and (rest := match_elements(elements, number + 1, words, marks, end)) is not None:
                return rest
        elif end is None:
            return None
        else:
            at = end
    return at


def _over_gap(elements: tuple[Element, ...], position: int, words: Sequence[Word], marks: Marks, at: int) -> int | None:
    """As `match_elements`, for the gap at the position: the first of the words behind it at which the rest matches."""
    ahead = elements[position + 1]
    skips = ahead.gap > 0 or ahead.optional
    for start in range(at, min(at + elements[position].gap, len(words)) + 1):
        if start > at and words[start - 1].text == ";":
            return None
        if skips or (start < len(words) and not ahead.begins.isdisjoint(marks.faces[start])):
            end = match_elements(elements, position + 1, words, marks, start)
            if end is not None:
                return end
    return None


def _one(element: Element, words: Sequence[Word], marks: Marks, at: int) -> int | None:
    """Index after the element at word `at`, where one of what it begins with stands; None where no more of it does."""
    for kind in element.kinds:
        if kind in marks[at]:
            return marks[at][kind]
    for row in element.rows:
        if at + len(row) <= len(words) and all(
            lemma in word.lemmas for lemma, word in zip(row, words[at : at + len(row)], strict=True)
        ):
            return at + len(row)
    word = words[at]
    if word.low in element.forms or not element.lemmas.isdisjoint(word.lemmas):
        return at + 1
    return None
