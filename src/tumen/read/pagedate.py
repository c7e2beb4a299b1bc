"""The day of publication that a page states about itself.

Pages also show the day of a clock, of a picture, of an event, of a related story or of a crawler. Only those parts are
therefore looked at in which pages state their own day: metadata first, then linked data of the report itself, then the
elements of a by-line. A page that states its day nowhere there has none (ruling 20).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from itertools import islice
from typing import Any

from tumen.read.days import days
from tumen.read.linkeddata import Node
from tumen.read.pagenames import name_words

_STATED = re.compile(
    r"publish(?!er)|publica|issued|created|pubdate|release|^(?:dc\.|dcterms\.)?date$|displaydate|originaldate", re.I
)
_FIRST = re.compile(r"publish|publica|pubdate|issued|originaldate", re.I)
_OTHER_DAY = re.compile(
    r"modif|updat|revis|image|expir|valid|photo|video|music|movie|film|book|game|product|event|start|end(?:date|time)|"
    r"birth|found(?:ed|ing)|establish|archiv|crawl",
    re.I,
)
"""Names of a day that is not the one of first publication."""
_BYLINE = re.compile(
    r"(?<![a-z])(?:date|time|datetime|dateline|published?|posted|timestamp|byline|meta|info|"
    r"(?:pub|reg|write|input) ?(?:date|time))(?![a-z])"
)
_ELSEWHERE = frozenset({"figure", "blockquote"})
_ELSEWHERE_NAMED = re.compile(
    r"(?<![a-z])(?:related|sidebar|(?<!elementor )(?<!tgme )widget|clock|current|today|comments?|"
    r"(?<!post )(?<!entry )(?<!article )(?<!story )(?<!message )footer|copyright|recommend\w*|popular|latest|trending|"
    r"more (?:news|stories)|weather|archives?|caption|ticker|modif\w*|updat\w*|events?|deadline|countdown|calendar)"
    r"(?![a-z])"
)
_REPORT_FOOTER = re.compile(r"^(?:post|entry|article|story|tgme widget message) footer")
_SHOWS_NOW = re.compile(r"\b(?:today is|clock|now|crawled|retrieved|accessed|captured|cached|updated|modified)\b", re.I)
_LATER = re.compile(r"(?:updated?|modified|edited|revised|수정|更新|修改|обновл\w*)\W*(?:on|at|일시|于|於)?\W*$", re.I)
# 10/11/2019 is a day of October or of November, as the reader is American or not
_EITHER_WAY = re.compile(r"(?<![\d/-])0?([1-9]|1[0-2])[/-]0?([1-9]|1[0-2])[/-](?:\d{4}|\d\d)(?![\d/-])")
_ISO = re.compile(r"\s*((?:19|20)\d\d)-?(0[1-9]|1[0-2])-?(0[1-9]|[12]\d|3[01])(?:$|(?!\d)|T?\d{6})")
_DAY_FIRST = re.compile(r"(?<!\d)(0?[1-9]|[12]\d|3[01])([./-])(0?[1-9]|1[0-2])\2((?:19|20)\d\d)(?!\d)")
_MONTH_FIRST = re.compile(r"(?<!\d)(0?[1-9]|1[0-2])([/-])(1[3-9]|2\d|3[01])\2((?:19|20)\d\d)(?!\d)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SMALL_WORD = re.compile(r"(?<![^\W\d_])[a-zа-я]{3,}")
_LABELS = frozenset(
    (
        *("published", "posted", "updated", "modified", "written", "edited", "created", "issued", "filed", "added"),
        *("date", "dated", "time", "last", "first", "originally", "the", "and", "from", "for", "under", "with"),
        *("min", "mins", "minute", "minutes", "read", "reading", "ago", "comment", "comments", "view", "views"),
        *("share", "shares", "pdt", "pst", "est", "edt", "gmt", "utc", "kst", "cst", "jst"),
        *("опубликовано", "дата", "автор", "обновлено", "просмотров", "года", "год"),
    )
)
"""Small words that stand beside the day of a report without telling a story."""
_INLINE = frozenset({"time", "span", "a", "abbr", "small", "em", "i", "b", "strong"})
_SHORT, _BESIDE = 120, 30
_TRIED = 5
"""So many elements of a by-line are looked at; a page with more dates is a list of pages."""
_LOOKED_AT = 500


def day_in_metadata(metas: Mapping[str, str], node: Node | None) -> date | None:
    """The day that a page states in its metadata, by their names, or in the linked data of its report."""
    return next(
        (day for written in (*_of_metadata(metas), *_of_node(node)) if (day := _read(written)) is not None), None
    )


def other_days(metas: Mapping[str, str], nodes: Iterable[Node]) -> frozenset[date]:
    """The days that a page states as those of an event: nobody published anything on them because of that."""
    stated = [value for key, value in metas.items() if "event" in key or key in ("startdate", "enddate")]
    for node in nodes:
        stated += [value for key in ("startDate", "endDate", "doorTime") if isinstance(value := node.get(key), str)]
    return frozenset(day for written in stated if (day := _read(written)) is not None)


def day_in_byline(elements: Iterable[Any], *, near: Collection[Any]) -> date | None:
    """The day that one of the elements called a by-line or a time shows as that of the report.

    `near` are the elements around the report, with all that stands inside it.
    """
    for element in _bylines(elements, near):
        for written in (element.get("datetime"), element.get("content"), element.text_content(), element.get("title")):
            if written and (day := _read(written)) is not None:
                return day
    return None


def _of_metadata(metas: Mapping[str, str]) -> list[str]:
    named = [(key, value) for key, value in metas.items() if _STATED.search(key) and not _OTHER_DAY.search(key)]
    # the day of publication goes before that on which a file was made
    return [value for _, value in sorted(named, key=lambda pair: not _FIRST.search(pair[0]))]


def _of_node(node: Node | None) -> Iterator[str]:
    for key in ("datePublished", "dateCreated"):
        value = node.get(key) if node else None
        if isinstance(value, str):
            yield value


def _bylines(elements: Iterable[Any], near: Collection[Any]) -> Iterator[Any]:
    tried = 0
    for element in islice(elements, _LOOKED_AT):
        words = name_words(_names(element))
        if element.tag != "time" and not any(_BYLINE.search(word) for word in words):
            continue
        if any(_OTHER_DAY.search(word) for word in words) and not any("published" in word for word in words):
            continue
        if _stands_elsewhere(element, near) or not _is_byline(element):
            continue
        yield element
        tried += 1
        if tried == _TRIED:
            return


def _is_byline(element: Any) -> bool:
    """Whether an element and the line around it are a by-line: short, no sentence, not of a later change or of now."""
    line = _text(element)
    if line is None or _SHOWS_NOW.search(line):
        return False
    if element.tag not in _INLINE:
        return True
    holder = next((one for one in element.iterancestors() if one.tag not in _INLINE), None)
    if holder is None:
        return False
    around = _text(holder)
    if around is None:
        # among whole paragraphs: what stands beside it tells whether it is in one
        previous = element.getprevious()
        before, after = (holder.text if previous is None else previous.tail) or "", element.tail or ""
        if element.getparent() is not holder or max(len(before), len(after)) > _BESIDE:
            return False
    else:
        before, _, after = around.partition(line) if line else (around, "", "")
    return not (_LATER.search(before) or _tells(before) or _tells(after))


def _tells(beside: str) -> bool:
    """Whether words beside a day tell a story: small words that label no day, author or length of a report."""
    return any(word not in _LABELS for word in _SMALL_WORD.findall(beside))


def _text(element: Any) -> str | None:
    """The text of an element on one line, None where it is longer than a by-line."""
    pieces: list[str] = []
    length = 0
    for piece in element.itertext():
        pieces.append(piece)
        length += len(piece.strip())
        if length > _SHORT or len(pieces) > _SHORT:
            return None
    return " ".join("".join(pieces).split())


def _stands_elsewhere(element: Any, near: Collection[Any]) -> bool:
    """Whether an element belongs to something near the report that is not it: a list, a picture, a foot of the page."""
    within = [element, *(above for above in element.iterancestors() if above in near)]
    if any(part.tag in _ELSEWHERE for part in within):
        return True
    own, *around = (name_words(_names(part)) for part in within)
    names = [name for words in around for name in words]
    if any(part.tag == "footer" for part in within) and not any(_REPORT_FOOTER.search(name) for name in (*own, *names)):
        return True
    # "published updated" is the day of both
    names += () if "published" in own else own
    return any(_ELSEWHERE_NAMED.search(name) for name in names)


def _names(element: Any) -> str:
    return " ".join(str(element.get(name, "")) for name in ("class", "id", "itemprop"))


def _read(written: str) -> date | None:
    """The one day that a few words tell; None where they tell none, can be read in two ways, or hang on today."""
    written = written[:_SHORT]
    if not _YEAR.search(written) and not _ISO.match(written):
        return None
    either = _EITHER_WAY.search(written)
    if either and either[1] != either[2]:
        return None
    if found := _ISO.match(written):
        return _day(found[1], found[2], found[3])
    whole = sorted(
        (day for day in days(written) if day.year is not None and day.day is not None), key=lambda day: day.start
    )
    if whole:
        return whole[0].first
    if found := _DAY_FIRST.search(written):
        return _day(found[4], found[3], found[1])
    if found := _MONTH_FIRST.search(written):
        return _day(found[4], found[1], found[3])
    return _read_otherwise(written)


def _read_otherwise(written: str) -> date | None:
    """What the library for days of pages makes of it: it knows the months of more languages."""
    from htmldate import find_date
    from lxml.html import Element

    page, head = Element("html"), Element("head")
    page.append(head)
    head.append(Element("meta", {"property": "article:published_time", "content": written}))
    # the last day is fixed: the same page must give the same report on every day
    found = find_date(page, extensive_search=False, original_date=True, max_date="2099-12-31")
    return date.fromisoformat(found) if found else None


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
