"""What signs weigh: the tables that `tools/fit_weights.py` writes, checked when they are read."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from tumen.errors import InvalidData
from tumen.ledger import VOCABULARIES

_BITS = 80
"""Binary places of an exact weight: a weight of the tables, itself a binary fraction, has fewer."""


def exact(weight: float) -> int:
    """A weight as a whole number of its last binary place, so that sums are exact in whatever order they are made.

    What is infinite becomes greater than any sum.
    """
    if math.isinf(weight):
        return _ENDLESS if weight > 0 else -_ENDLESS
    return int(math.ldexp(weight, _BITS))


_ENDLESS = 1 << 200


def rounded(total: int) -> float:
    """A sum of exact weights, rounded once: what `math.fsum` gives for the weights."""
    return total / _UNIT


_UNIT = 1 << _BITS


@cache
def weights() -> Mapping[str, float]:
    """What each sign weighs for (+) or against (-) a frame being a claim (`weights.tsv`).

    Raises InvalidData, with file and line, where a row cannot be used or a sign stands twice.
    """
    return MappingProxyType({sign: weight for (sign,), weight in _rows("weights.tsv", ("sign",)).items()})


Row = Mapping[str, int]
"""What something weighs in a frame of each kind, exact."""


@cache
def _words(sort: str) -> Mapping[str, Row]:
    """For each word (sort `word`) or pair (`words`) that weighs anything what it weighs in a frame of each kind."""
    alone: dict[str, int] = {}
    own: dict[str, dict[str, int]] = {}
    for sign, weight in weights().items():
        head, _, rest = sign.partition(" ")
        if head == sort:
            # a pair may hold "of" itself
            word, _, kind = rest.rpartition(" of ")
            if word:
                own.setdefault(word, {})[kind] = exact(weight)
            else:
                alone[rest] = exact(weight)
    return {
        word: {kind: alone.get(word, 0) + own.get(word, {}).get(kind, 0) for kind in VOCABULARIES["kind"]}
        for word in sorted(alone.keys() | own.keys())
    }


def word_weights(names: Iterable[str]) -> list[Row]:
    """What the signs `word NAME` and `word NAME of KIND` weigh of each name that weighs anything."""
    table = _words("word")
    return [table[name] for name in names if name in table]


@cache
def pair_weights() -> Mapping[str, Mapping[str, Row]]:
    """What the signs `words PAIR of KIND` weigh, by the first word of the pair and its second."""
    found: dict[str, dict[str, Row]] = {}
    for pair, row in _words("words").items():
        first, _, second = pair.partition(" ")
        found.setdefault(first, {})[second] = row
    return found


_OF_VERB = ("form", "verb", "under", "modality", "negated", "unparticular past", "counted at", "named at", "some at")
_OF_PAY = ("broad", "phrase")
_OF_RULES = ("authority", "sender", "host acts")
REST = MappingProxyType(
    {
        "movement": ("mover", "way", "return"),
        "pay": _OF_PAY,
        "condition": _OF_PAY,
        "paper": _OF_RULES,
        "enforcement": _OF_RULES,
    }
)
"""How the names of signs begin that only frames of a kind have, and only once they are built."""
_ONE_OF = ("verb", "form", "modality", "counted at", "named at", "some at", "mover")
"""Of those the ones of which a frame has but one of each length."""


@cache
def most_of_rest(kind: str) -> int:
    """The most that the signs may weigh together which a frame of the kind has only once its verb is read, exact."""
    table = weights()
    others = tuple(f" {one}" for one in VOCABULARIES["kind"] if one != kind)
    begin = tuple(f"{head} " for head in (*_OF_VERB, *REST.get(kind, ())))
    most: dict[tuple[str, int], float] = {}
    total = 0.0
    for sign, weight in table.items():
        if weight <= 0 or not f"{sign} ".startswith(begin) or sign.endswith(others):
            continue
        if " at " in sign and f" of {kind} " not in sign:
            continue
        head = next((one for one in _ONE_OF if sign.startswith(f"{one} ")), None)
        if head is None:
            total += weight
        else:
            key = (head, sign.count(" "))
            most[key] = max(most.get(key, 0.0), weight)
    return exact(total + sum(most.values()))


@cache
def most_of_doubts(kind: str) -> int:
    """The most that the doubts of a frame of the kind may weigh together, exact."""
    others = tuple(f" {one}" for one in VOCABULARIES["kind"] if one != kind)
    return sum(
        exact(weight)
        for sign, weight in weights().items()
        if weight > 0 and sign.startswith("doubt ") and not sign.endswith(others)
    )


@cache
def quote_weights() -> Mapping[str, Mapping[str, float]]:
    """What each sign weighs where a quote may `start` and `end` (`quote_weights.tsv`). Raises InvalidData as above."""
    found: dict[str, dict[str, float]] = {"start": {}, "end": {}}
    for number, ((edge, sign), weight) in enumerate(_rows("quote_weights.tsv", ("edge", "sign")).items(), start=2):
        if edge not in found:
            raise InvalidData(f"quote_weights.tsv, line {number}: edge: {edge!r} is none of start, end.")
        found[edge][sign] = weight
    return MappingProxyType({edge: MappingProxyType(rows) for edge, rows in found.items()})


def _rows(name: str, keys: tuple[str, ...]) -> dict[tuple[str, ...], float]:
    """The weights of a table by their keys; its first line names the columns: the keys, `weight`, and any others."""
    lines = (files("tumen.extract.en") / name).read_text(encoding="utf-8").splitlines()
    head = tuple(lines[0].split("\t")) if lines else ()
    if head[: len(keys) + 1] != (*keys, "weight"):
        raise InvalidData(
            f"{name}, line 1: the columns are {', '.join(head)}; they begin with {', '.join(keys)}, weight."
        )
    found: dict[tuple[str, ...], float] = {}
    for number, line in enumerate(lines[1:], start=2):
        cells = line.split("\t")
        key = tuple(cells[: len(keys)])
        if len(cells) != len(head):
            raise InvalidData(f"{name}, line {number}: {len(cells)} columns; there are {len(head)}.")
        if key in found:
            raise InvalidData(f"{name}, line {number}: {' '.join(key)!r} stands twice.")
        try:
            found[key] = float(cells[len(keys)])
        except ValueError:
            raise InvalidData(f"{name}, line {number}: weight: {cells[len(keys)]!r} is not a number.") from None
    return found
