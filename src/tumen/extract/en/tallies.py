"""Numbers that stand apart from their people: of both sexes, behind the people, before a word for their body."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tumen.extract.en.people import Group
from tumen.extract.en.text import Sentence, Word
from tumen.extract.en.vocabulary import word_class
from tumen.ledger import Count
from tumen.normalise import FoundCount


def with_sexes(sentence: Sentence, groups: list[Group], counts: Sequence[FoundCount]) -> tuple[Group, ...]:
    """The groups with "12 women and one man" as one group of 13; it falls behind the number that it takes apart."""
    words = sentence.words
    found: list[Group] = []
    for group in groups:
        both = _both_sexes(words, group, counts)
        if both is None:
            if not (found and found[-1].sex == "mixed" and group.first < found[-1].last):
                found.append(group)
            continue
        before = found[-1] if found else None
        count = both.count
        if before is not None and count is not None and before.count is not None and before.count.low == count.low:
            between = words[before.last : both.first]
            if len(between) <= _APART and not any(word.text[:1].isalpha() for word in between):
                found[-1] = replace(before, sex="mixed", sex_span=both.sex_span)
                continue
        found.append(both)
    return tuple(found)


_APART = 2
"""Signs between a number of people and the numbers of women and men that it is made of."""


def _both_sexes(words: Sequence[Word], group: Group, counts: Sequence[FoundCount]) -> Group | None:
    """The group together with the number of the other sex that "and" joins to it; None where there is none."""
    if group.sex not in ("female", "male") or group.count is None or group.count.low is None:
        return None
    if group.count.low != group.count.high or group.last + 2 >= len(words) or words[group.last].low != "and":
        return None
    if words[group.last + 1].low in _LEADS and words[group.last + 2].low in _LEADERS:
        whole = group.count.low + 1
        span = (group.count_span[0], words[group.last + 2].end) if group.count_span is not None else None
        return replace(
            group, count=Count(low=whole, high=whole, basis="exact"), count_span=span, sex=None, sex_span=None
        )
    other = word_class("male_heads") if group.sex == "female" else word_class("female_heads")
    number, head = words[group.last + 1], words[group.last + 2]
    found = next((one.value for one in counts if one.start == number.start), None)
    low = 1 if number.low in ("a", "one", "1") else found.low if found is not None else None
    if low is None or head.low not in other:
        return None
    whole = group.count.low + low
    return replace(
        group,
        last=group.last + 3,
        end=head.end,
        count=Count(low=whole, high=whole, basis="exact"),
        count_span=(group.count_span[0], head.end) if group.count_span is not None else None,
        sex="mixed",
        sex_span=(group.start, head.end),
    )


_LEADS = frozenset({"a", "one", "their", "its", "the"})
_LEADERS = frozenset({"manager", "manageress", "supervisor", "overseer"})
"""Who leaves or serves with the women of a restaurant and is counted with them: "12 waitresses and their manager"."""


def with_tallies(sentence: Sentence, groups: Sequence[Group]) -> list[Group]:
    """The groups, from left to right, with each number that tells how many are in the group before it joined to it.

    "A workforce of 300", "the women, 60 in all", "the workers, numbering about 300", "workers came by the hundreds".
    """
    words = sentence.words
    found: list[Group] = []
    for number in groups:
        tallied = number
        if number.status == "number" and number.count is not None and not number.further:
            at = next((index for index, one in enumerate(found) if _is_tally(words, one, number)), None)
            if at is not None:
                near = number.first - found[at].last <= _BESIDE
                last, end = (number.last, number.end) if near else (found[at].last, found[at].end)
                found[at] = replace(found[at], count=number.count, count_span=number.count_span, last=last, end=end)
                continue
            tallied = _with_body(words, number)
        found.append(tallied)
    return found


def _is_tally(words: Sequence[Word], group: Group, number: Group) -> bool:
    """Whether the number tells how many are in the group before it."""
    if group.count is not None or group.status in ("number", "actor") or group.part:
        return False
    between = tuple(word.low for word in words[group.last : number.first])
    after = tuple(word.low for word in words[number.last : number.last + 2])
    if between == ("of",):
        return not words[group.head].lemmas.isdisjoint(word_class("bodies"))
    if between and between[-1] in _NUMBERING and len(between) <= _BESIDE:
        return all(word in (",", "-", "–", "—", *_NUMBERING) for word in between)
    if between in ((",",), ("-",), ("–",), ("—",), ("(",)):
        return after[:1] in (("altogether",), ("strong",)) or after in _IN_ALL
    if between[-4:] == ("to", "the", "number", "of"):
        return True
    if between[-1:] == ("at",) and 2 < len(between) <= _REACH:
        return between[-2] in _PUT and not _PASSIVE.isdisjoint(between[:-2])
    return between[-2:] == ("by", "the") and number.count is not None and number.count.basis == "vague"


_PUT = frozenset({"put", "reckoned", "estimated", "counted", "numbered"})
_PASSIVE = frozenset({"are", "is", "were", "was", "been", "be"})
_REACH = 14
"""Words between people and the number at which they are put."""
_BESIDE = 2
"""Words between people and a number that is told right behind them."""
_NUMBERING = ("numbering", "totalling", "totaling")
_IN_ALL = (("in", "all"), ("in", "total"), ("all", "told"), ("of", "them"), ("or", "so"), ("or", "thereabouts"))


def _with_body(words: Sequence[Word], number: Group) -> Group:
    """The number with the word for a body of people that it counts: "a first batch of 200"."""
    if not of_body(words, number.first):
        return number
    first = at = number.first - 2
    while first > 0 and first > at - _LED and words[first - 1].low in word_class("determiners", "ordinals"):
        first -= 1
    return replace(number, first=first, start=words[first].start)


def of_body(words: Sequence[Word], index: int) -> bool:
    """Whether a word for a body of people and "of" stand right before the word."""
    if index < 2 or words[index - 1].low != "of":
        return False
    return not words[index - 2].lemmas.isdisjoint(word_class("bodies"))


_LED = 3
"""Words that may lead a body: "a further first batch"."""
