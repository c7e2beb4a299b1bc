"""Names of firms that an English text gives in Han, Hangul or Cyrillic letters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from tumen.normalise.found import FirmName, FoundName
from tumen.resources.firms import legal_forms, trades
from tumen.resources.places import by_name

_RUN = re.compile(r"[\u3400-\u9fff]+(?:[（(][\u3400-\u9fff]{2,8}[）)][\u3400-\u9fff]+)?|[가-힣]+(?: [가-힣]+)*")
_LONGEST = 40
_LEAST = 2
_LONGEST_PLACE = 8
_ALSO_PLACES = frozenset({"조선", "朝鲜", "朝鮮"})


def names_elsewhere(text: str) -> Iterator[FoundName]:
    """The names in order of script. A run of such letters is a name where it ends in a legal form; in Cyrillic where
    the form stands before a name in quotation marks."""
    for match in _RUN.finditer(text):
        if "가" <= match.group()[0] <= "힣":
            yield from _korean(match.group(), match.start())
        elif len(match.group()) <= _LONGEST and not text[match.end() : match.end() + 1].isalnum():
            name = _parted(match.group())
            if name is not None:
                yield FoundName(start=match.start(), end=match.end(), value=name)
    yield from _russian(text)


def _korean(run: str, offset: int) -> Iterator[FoundName]:
    """Each word of the run that is a name: what words before it belong to is not told by the writing."""
    for match in re.finditer(r"\S+", run):
        name = _parted(match.group()) if len(match.group()) <= _LONGEST else None
        if name is not None:
            yield FoundName(start=offset + match.start(), end=offset + match.end(), value=name)


def _parted(said: str) -> FirmName | None:
    form = next((form for form in _endings() if said.endswith(form)), None)
    if form is None:
        return None
    body = said[: -len(form)]
    trade = _longest_trade(body)
    rest = body[: len(body) - len(trade)] if trade else body
    place = next((rest[:n] for n in range(min(len(rest), _LONGEST_PLACE), 1, -1) if _is_place(rest[:n])), None)
    distinctive = rest[len(place) if place else 0 :]
    bracket = re.search(r"[（(](?P<inner>[^（()）]+)[）)]$", distinctive)
    if bracket is not None:
        distinctive = distinctive[: bracket.start()]
        place = place or (bracket["inner"] if _is_place(bracket["inner"]) else None)
    if len(distinctive) < _LEAST or "（" in distinctive or "(" in distinctive:
        return None
    return FirmName(full=said, place=place, distinctive=distinctive, trade=trade, form=form)


def _longest_trade(body: str) -> str | None:
    """The longest run of words of trade at the end of the body."""
    rest = body
    while (word := next((word for word in _trade_words() if rest.endswith(word)), None)) is not None:
        rest = rest[: -len(word)]
    return body[len(rest) :] or None


def _is_place(said: str) -> bool:
    return said in _ALSO_PLACES or said in by_name()


@cache
def _endings() -> Sequence[str]:
    found = [form.spelling for form in legal_forms() if ord(form.spelling[0]) >= 0x3040]
    return tuple(sorted(found, key=lambda form: (-len(form), form)))


@cache
def _trade_words() -> Sequence[str]:
    return tuple(sorted((word for word in trades() if ord(word[0]) >= 0x3040), key=lambda word: (-len(word), word)))


@cache
def _cyrillic() -> re.Pattern[str]:
    forms = [re.escape(form.spelling) for form in legal_forms() if "\u0400" <= form.spelling[0] <= "\u04ff"]
    choices = "|".join(sorted(forms, key=lambda form: (-len(form), form)))
    return re.compile(
        rf"(?<!\w)(?P<form>{choices})\s{{1,2}}(?:«(?P<a>[^«»\n]{{1,60}})»|“(?P<b>[^“”\n]{{1,60}})”|\"(?P<c>[^\"\n]{{1,60}})\")"
    )


def _russian(text: str) -> Iterator[FoundName]:
    for match in _cyrillic().finditer(text):
        inner = " ".join((match["a"] or match["b"] or match["c"]).split())
        if inner:
            full = " ".join(match.group().split())
            value = FirmName(full=full, place=None, distinctive=inner, trade=None, form=match["form"])
            yield FoundName(start=match.start(), end=match.end(), value=value)
