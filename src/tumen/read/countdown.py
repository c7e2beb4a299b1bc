"""Intervals from a deadline that a text counts down to, or calls a day of its own year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from tumen.read.days import Written, days
from tumen.read.evidence import Evidence, Sentence, folded, holds_any, told
from tumen.resources.events import Event

_DAYS_IN = {"day": 1.0, "week": 7.0, "month": 30.44, "year": 365.25}
# how far the true rest may lie from the one that is written: "six months" is said from about 5¼ to 6¾
_SLACK = {"day": 1.0, "week": 4.0, "month": 22.0, "year": 60.0}
_WORDS = {
    "a": 1.0, "an": 1.0, "one": 1.0, "two": 2.0, "three": 3.0, "four": 4.0, "five": 5.0, "six": 6.0, "seven": 7.0,
    "eight": 8.0, "nine": 9.0, "ten": 10.0, "eleven": 11.0, "twelve": 12.0, "half a": 0.5, "a couple of": 2.0,
    "한": 1.0, "두": 2.0, "석": 3.0, "세": 3.0, "넉": 4.0, "네": 4.0, "다섯": 5.0, "여섯": 6.0, "반": 0.5,
    "一": 1.0, "两": 2.0, "兩": 2.0, "二": 2.0, "三": 3.0, "四": 4.0, "五": 5.0, "六": 6.0, "半": 0.5,
    "один": 1.0, "одна": 1.0, "два": 2.0, "две": 2.0, "три": 3.0, "четыре": 4.0, "пять": 5.0, "шесть": 6.0, "пол": 0.5,
}  # fmt: skip
_UNITS = {
    "day": "day", "week": "week", "month": "month", "year": "year",
    "일": "day", "주": "week", "주일": "week", "개월": "month", "달": "month", "년": "year",
    "天": "day", "日": "day", "周": "week", "週": "week", "星期": "week", "月": "month", "年": "year",
    "дн": "day", "ден": "day", "недел": "week", "месяц": "month", "год": "year", "года": "year",
}  # fmt: skip
NUMBER = "|".join(sorted(map(re.escape, _WORDS), key=len, reverse=True))
_LESS = r"less than|fewer than|under|not even|채|不到|менее|меньше"
_MORE = r"(?:a )?little (?:more|over) than|a little over|just over|more than|over|남짓|чуть больше|более"
_COUNTS = tuple(
    re.compile(form, re.I)
    for form in (
        rf"(?:\b(?:(?P<less>{_LESS})|(?P<more>{_MORE})|only|just|barely|about|around|roughly|some|nearly|almost)\s+)?"
        rf"\b(?P<n>\d{{1,3}}|{NUMBER})[\s-]+(?:more\s+)?(?P<u>day|week|month|year)s?\s+"
        r"(?:(?:now\s+)?remains?\b|(?:is|are)\s+(?:now\s+)?left\b|left\b|to go\b|to run\b|away\b|remaining\b)",
        rf"(?<!\d)(?P<n>\d{{1,3}}|{NUMBER})\s?(?P<u>일|주일|주|개월|달|년)(?P<more>\s?남짓)?(?:도|이|가|을)?\s?(?P<less>채\s?)?"
        r"(?:안\s?)?(?:앞으로 다가|앞둔|앞두|남았|남은|남지)",
        rf"(?:还有|還有|只剩|仅剩|僅剩|剩下|只有|尚有|还剩|還剩|剩)(?:约|約|大约)?(?P<less>不到)?(?P<n>\d{{1,3}}|{NUMBER})(?:个|個)?"
        r"(?P<u>天|日|周|週|星期|月|年)",
        rf"\bоста(?:лось|лся|лась|ётся|ется|лись)\s+(?:всего\s+|лишь\s+|около\s+)?(?:(?P<less>менее|меньше)\s+|"
        rf"(?P<more>чуть больше|более)\s+)?(?P<n>\d{{1,3}}|{NUMBER})?\s?(?P<u>дн|ден|недел|месяц|года?)\w*",
    )
)
_DIGIT = re.compile(r"\d")
_LEFT = ("remain", "left", "to go", "to run", "away", "앞", "남", "还有", "還有", "剩", "只有", "尚有", "оста")
"""Words of which every countdown holds one: a quick look before its forms are tried."""
_TOLD_AS_PAST = re.compile(r"\b(?:was|were|had|remained|then|at the time|when)\b|당시|当时|當時|тогда", re.I)
_THIS_YEAR = r"(?:of\s+)?(?:this|the current)\s+year|нынешн\w+\s+год\w*|этого\s+года|текущ\w+\s+год\w*|올해|금년|今年"
_LAST_YEAR = r"last\s+year|прошл\w+\s+год\w*|지난해|작년|去年"
_YEAR_NAMED = re.compile(
    rf"(?<!\w)(?:(?P<this>{_THIS_YEAR})|(?P<last>{_LAST_YEAR}))\s?[,(（–—-]\s?(?P<y>20\d\d)\s?[년年]?(?=\s?[,;:.)）]|\s*$)",
    re.I,
)
_DUE = re.compile(r"\b(?:by|before|until|till|no later than|deadline|to)\b|\bдо\b|까지|시한|之?前|期限|截至", re.I)
_PASSED = re.compile(
    r"\b(?:passed|missed|expired|lapsed|after|since|came and went)\b|지났|넘겼|已过|過後|истек|прошел", re.I
)


def countdowns(found: Sequence[Sentence], deadline: Event) -> Iterator[Evidence]:
    """Intervals for texts that tell how far off a day is, or that it lies in their own year, or in their own week."""
    for at, sentence in enumerate(found):
        around = " ".join([other.text for other in found[max(0, at - 1) : at + 2]])
        if holds_any(folded(sentence.text), _LEFT):
            yield from _counted(sentence, around, deadline)
        if _DIGIT.search(sentence.text):
            on_it = list(_on(sentence, deadline))
            yield from _of_this_year(sentence, around, deadline, on_it)
            yield from _of_this_week(sentence, around, deadline, on_it)
            yield from _named_year(sentence)


def _counted(sentence: Sentence, around: str, deadline: Event) -> Iterator[Evidence]:
    for form in _COUNTS:
        for found in form.finditer(sentence.text):
            target = _target(sentence, found.end(), around, deadline)
            if target is None or _TOLD_AS_PAST.search(sentence.text[: found.end() + 40]):
                continue
            least, most = _rest(found)
            yield _interval(
                sentence,
                found.start(),
                found.end(),
                target - timedelta(days=round(most)),
                target - timedelta(days=round(least)),
                f"it counts down to {target}",
            )


def _target(sentence: Sentence, after: int, around: str, deadline: Event) -> date | None:
    """The day counted down to: one named in full right after, else the deadline if the words around tell of it."""
    named = [day.first for day in days(sentence.text[after : after + 100]) if day.year is not None]
    if named:
        return named[0]
    return deadline.day if told(deadline).search(around) else None


def _rest(found: re.Match[str]) -> tuple[float, float]:
    """Least and most days that are left by the words of a countdown."""
    groups = found.groupdict()
    unit = _UNITS[found["u"].lower()]
    return rest_of(found["n"] or "one", unit, less=bool(groups.get("less")), more=bool(groups.get("more")))


def rest_of(number: str, unit: str, *, less: bool = False, more: bool = False) -> tuple[float, float]:
    """Least and most days that people mean by a number of units (day, week, month, year): "six months" is 5¼ to 6¾."""
    word = number.lower()
    value = float(word) if word.isdecimal() else _WORDS[word]
    if value == 0.5 and unit == "year":
        value, unit = 6.0, "month"
    rest, slack = value * _DAYS_IN[unit], _SLACK[unit]
    if less:
        return max(0.0, rest - 2 * slack), rest
    if more:
        return rest, rest + 1.5 * slack
    return max(0.0, rest - slack), rest + slack


def _of_this_year(sentence: Sentence, around: str, deadline: Event, found: Sequence[Written]) -> Iterator[Evidence]:
    """A deadline that the text places in its own year."""
    for day in found:
        before, after = sentence.text[: day.start], sentence.text[day.end :]
        close = re.search(rf"(?:{_THIS_YEAR}).{{0,20}}$", before, re.I) or re.match(
            rf"\W*(?:{_THIS_YEAR})", after, re.I
        )
        if close and (day.year is not None or told(deadline).search(around)):
            due = _DUE.search(sentence.text) and not _PASSED.search(sentence.text)
            first, last = date(deadline.day.year, 1, 1), date(deadline.day.year, 12, 31)
            latest = deadline.day if due else last
            yield _interval(sentence, day.start, day.end, first, latest, f"it calls {deadline.day} a day of its year")


def _of_this_week(sentence: Sentence, around: str, deadline: Event, found: Sequence[Written]) -> Iterator[Evidence]:
    """A deadline still to come, given with its weekday and without its year: newsrooms do so in the week before."""
    for day in found:
        matches = day.year is None and day.weekday == deadline.day.weekday()
        due = re.search(r"\b(?:by|on|before|until)\s+(?:this\s+|coming\s+)?$", sentence.text[: day.start], re.I)
        past = re.search(r"\b(?:was|were|had|did|passed|missed)\b", sentence.text, re.I)
        if matches and due and not past and told(deadline).search(around):
            first = deadline.day - timedelta(days=6)
            yield _interval(
                sentence, day.start, day.end, first, deadline.day, f"it names {deadline.day} as a weekday still to come"
            )


def _on(sentence: Sentence, deadline: Event) -> Iterator[Written]:
    for day in days(sentence.text) if str(deadline.day.day) in sentence.text else ():
        same_day = (day.month, day.day) == (deadline.day.month, deadline.day.day)
        if same_day and day.year in (None, deadline.day.year):
            yield day


def _named_year(sentence: Sentence) -> Iterator[Evidence]:
    for found in _YEAR_NAMED.finditer(sentence.text):
        year = int(found["y"]) + (1 if found["last"] else 0)
        said = "this" if found["this"] else "last"
        first, last = date(year, 1, 1), date(year, 12, 31)
        yield _interval(sentence, found.start(), found.end(), first, last, f"{said} year is {found['y']} in it")


def _interval(sentence: Sentence, start: int, end: int, first: date, last: date, why: str) -> Evidence:
    return Evidence(
        earliest=first,
        latest=last,
        start=sentence.start + start,
        end=sentence.start + end,
        why=f"{why}: {first} to {last}",
    )
