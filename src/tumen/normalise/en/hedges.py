"""Words before and behind a number that tell how it is meant: "more than", "some", "or so", "at most".

Bases follow `spec/claims.md`, "Counts" and ruling 25. "Just under" and "a little under" say nearly, hence `approx`;
"over" and "under" keep their bound whatever else stands before them.
"""

from __future__ import annotations

from types import MappingProxyType

from tumen.normalise.en.lexicon import STOPS, words
from tumen.normalise.en.numbers import STARTERS
from tumen.normalise.en.tokens import Tokens, texts

_HEDGES_BEFORE: MappingProxyType[str, str] = MappingProxyType(
    {
        "approx": """
            about|around|some|roughly|approximately|nearly|almost|estimated|perhaps|maybe|probably|circa|ca|~|close to
            |in the region of|something like|in the order of|on the order of|just under|an average of|somewhere around
            |of the order of|in the neighbourhood of|in the neighborhood of|in the vicinity of|in the area of
            |getting on for|not quite|barely|hardly|scarcely|just shy of|shy of|just short of|a little short of
            |a little shy of|virtually|practically|possibly|presumably|likely|approx|approx .|ca .|c .|est|est .
            |estimated at|estimated at a|∼|≈|±|+ / -|slightly under|a little under|slightly fewer than
            |slightly less than|a little less than|a little fewer than|somewhat less than|somewhat fewer than
            |a bit under|a bit less than|a bit fewer than|just below|just less than|just fewer than|approaching
            |averaging|potentially
            """,
        "at_least": """
            more than|over|at least|upward of|upwards of|no fewer than|no less than|not less than|not fewer than
            |just over|well over|in excess of|above|well above|exceeding|exceeds|exceeded|a minimum of|minimum|beyond
            |greater than|not below|never below|north of|anything over|something over|a little over|slightly over
            |slightly more than|a little more than|far more than|many more than|>|> =|≥|⩾|＞|min|min .
            |as few as|as little as|as low as|at the very least|at the least|at a minimum|at minimum|minimum of
            |topped|tops|topping|surpassed|surpasses|surpassing|has passed|had passed|have passed|just above
            |comfortably over|considerably more than|significantly more than|somewhat over|somewhat more than
            |a bit over|a bit more than|no lower than|not lower than|no smaller than|starting at
            |even more than|larger than|higher than|better than|nothing less than|a good|easily
            """,
        "at_most": """
            up to|at most|at the most|as many as|as much as|less than|fewer than|under|below|no more than|not more than
            |a maximum of|maximum|never above|never over|never more than|not above|not over|not exceeding|<|< =|≤|⩽|＜
            |up to and including|max|max .|maximum of|not even|south of|a limit of|limited to|a cap of|capped at
            |a ceiling of|at the very most|at a maximum|at maximum|anything up to|lower than|smaller than
            |no greater than|no higher than|no larger than|not as many as|as high as|up to a maximum of|far fewer than
            |far less than|well under|well below
            """,
        "exact": """
            exactly|precisely|only|just|a total of|a mere|mere|in total|all|a combined|the|altogether|fully|literally
            |a grand total of|an overall total of|reportedly|allegedly|even|another|a further|an additional|an extra
            """,
    }
)
_HEDGES_AFTER: MappingProxyType[str, str] = MappingProxyType(
    {
        "at_least": """
            or more|and more|at least|at the least|at the very least|if not more|maybe more|perhaps more|possibly more
            |probably more|or even more|or maybe more|or perhaps more|or possibly more|and maybe more|and perhaps more
            |and possibly more|and probably more|likely more|and counting|and up|and upward|and upwards|or upwards
            |and above|or above|or over|and over|minimum|at a minimum|at minimum|upwards|or many more
            """,
        "at_most": """
            at most|at the most|at the very most|or less|or fewer|or under|or below|maximum|max|tops|at a maximum
            |at maximum|if that|or even fewer|or even less|maybe less|maybe fewer|perhaps fewer|perhaps less
            """,
        "approx": """
            or so|or thereabouts|give or take|more or less|in round numbers|or something like that|or around that
            |or about that|by some estimates|or nearly so|give or take a few
            """,
    }
)
_EITHER = words("at upwards minimum maximum max and over")
"""First words of hedges that stand before a number as well as behind it."""

_DOUBTS = words("some about around roughly a an another nearly almost")
_HYPHENS = ("-", "‑")


def _phrases(listed: MappingProxyType[str, str]) -> MappingProxyType[tuple[str, ...], str]:
    """Each phrase, as its words, and the basis that it gives."""
    return MappingProxyType(
        {tuple(phrase.split()): basis for basis, phrases in listed.items() for phrase in phrases.split("|")}
    )


_BEFORE, _AFTER = _phrases(_HEDGES_BEFORE), _phrases(_HEDGES_AFTER)
_BEFORE_SIZES = MappingProxyType(
    {
        last: tuple(sorted({len(phrase) for phrase in _BEFORE if phrase[-1] == last}, reverse=True))
        for last in sorted({phrase[-1] for phrase in _BEFORE})
    }
)
_AFTER_SIZES = MappingProxyType(
    {
        first: tuple(sorted({len(phrase) for phrase in _AFTER if phrase[0] == first}, reverse=True))
        for first in sorted({phrase[0] for phrase in _AFTER})
    }
)
UPPER_BOUNDS = tuple(sorted((phrase for phrase, basis in _BEFORE.items() if basis == "at_most"), key=len, reverse=True))
"""The phrases that say "at most", as their words, the longest first."""

_VERBS = words(
    "hand hands handed handing turn turns turned turning take takes took taken taking add adds added adding sign signed"
)
"""Verbs that take "over" or "up" to themselves."""
_NUMBERED = words("of mere combined")
_OPEN = words("another a an even reportedly allegedly")
"""First words of what belongs to a number only where a hedge stands before it: "about another 160"."""


def hedge_before(tokens: Tokens, first: int, taken: int) -> tuple[str | None, int]:
    """The strongest hedge that ends right before token `first`, and the token where the hedges begin."""
    best: str | None = None
    kept = first
    while True:
        sizes = _BEFORE_SIZES.get(tokens.texts[first - 1], ()) if first > 0 else ()
        for size in sizes:
            start = first - size
            if start <= taken or start < 0:
                continue
            basis = _BEFORE.get(texts(tokens, start, size))
            if basis is None or _verb_takes(tokens, start):
                continue
            if basis == "exact" and tokens.texts[start] == "the" and best is None:
                continue
            if best is None or (best in ("approx", "exact") and basis != "exact"):
                best = basis
            open_ended = basis == "exact" and tokens.texts[start] in _OPEN and tokens.texts[first - 1] not in _NUMBERED
            first = start
            if not open_ended:
                kept = start
            break
        else:
            first = kept
            if first - 1 > taken and tokens.texts[first - 1] in ("a", "an", "at") and _needs_article(tokens, first):
                first -= 1
            return best, first


def _number_follows(following: tuple[str, ...]) -> bool:
    """Whether another number follows, whose hedge the phrase then is."""
    said = next((word for word in following if word not in _DOUBTS), "")
    return said[:1].isdecimal() or said in STARTERS


def _verb_takes(tokens: Tokens, start: int) -> bool:
    """Whether the hedge is a verb's own word: "hand over 70 percent", "add up to 500"."""
    return start > 0 and tokens.texts[start] in ("over", "up") and tokens.texts[start - 1] in _VERBS


def _needs_article(tokens: Tokens, first: int) -> bool:
    return tokens.texts[first] in ("estimated", "minimum", "maximum", "mere", "further", "combined")


def hedge_after(tokens: Tokens, last: int) -> tuple[str | None, int]:
    """The hedge that follows token `last` ("or so", "-odd", "at most"), and the last token of it."""
    following = texts(tokens, last + 1, 10)
    if not following:
        return None, last
    if following[0] == "+":
        return (None, last) if following[1:2] and following[1][0].isdecimal() else ("at_least", last + 1)
    if following[0] == "plus":
        return "at_least", last + 1
    if following[0] in _HYPHENS and following[1:2] in (("odd",), ("plus",), ("some",)):
        return "at_least", last + 2
    if following[0] == "odd":
        return "at_least", last + 1
    lead = 1 if following[0] in (",", "(", "-", "–", "—") else 0
    bracket = following[0] == "("
    for size in _AFTER_SIZES.get(following[lead], ()) if len(following) > lead else ():
        phrase = following[lead : lead + size]
        basis = _AFTER.get(phrase)
        behind = following[lead + size : lead + size + 1]
        if basis is None or len(phrase) < size or (bracket and behind != (")",)):
            continue
        if phrase[0] in _EITHER and (behind == ("of",) or _number_follows(following[lead + size :])):
            continue  # "On May 12, at least 40 left"
        if size == 1 and behind and behind[0][0].isalnum() and behind[0] not in STOPS:
            continue
        return basis, last + lead + size + bracket
    return None, last
