"""The day of publication that a page states about itself.

The library for days of pages also takes the day of a clock, of a picture, of a related story or of a crawler. It is
therefore shown only the parts in which pages state their own day, one after the other: metadata first, then the
elements of a byline. A page that states its day nowhere there has none (ruling 20).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from typing import Any

_STATED = re.compile(
    r"publish(?!er)|publica|issued|created|pubdate|release|^(?:dc\.|dcterms\.)?date$|displaydate|originaldate", re.I
)
_LINKED_DATA = re.compile(r'"datePublished"\s*:\s*"([^"]{4,40})"')
_CHANGED = re.compile(r"modif|updat|revis|image|expir|valid|photo|video", re.I)
_BYLINE = re.compile(
    r"\b(?:date|time|dateline|pubdate|published?|posted|timestamp|byline|entry-meta|post-meta|datetime)\b", re.I
)
_ELSEWHERE = frozenset({"aside", "nav", "footer", "form", "figure", "blockquote"})
_ELSEWHERE_NAMED = re.compile(
    r"related|sidebar|(?<!elementor-)widget|clock|\bcurrent|\btoday\b|comment|footer|copyright|recommend|popular|latest|"
    r"trending|more-?(?:news|stories)|weather|archive|caption|ticker|modif|updat",
    re.I,
)
_SHOWS_NOW = re.compile(r"\b(?:today is|clock|now|crawled|retrieved|accessed|captured|cached|updated|modified)\b", re.I)
# 10/11/2019 is a day of October or of November, as the reader is American or not
_EITHER_WAY = re.compile(r"(?<![\d/-])0?([1-9]|1[0-2])[/-]0?([1-9]|1[0-2])[/-](?:\d{4}|\d\d)(?![\d/-])")
_HOLDERS = ("time", "span", "div", "p", "abbr", "li", "td", "small", "em", "b", "strong", "h4", "h5", "h6")
_SHORT = 120
_TRIED = 5
"""So many elements of a byline are looked at; a page with more dates is a list of pages."""


def page_day(tree: Any) -> date | None:
    """The day that a parsed page states as its own, None where it states none."""
    for stated in (*_metadata(tree), *_bylines(tree)):
        if (day := _read(stated)) is not None:
            return day
    return None


def _metadata(tree: Any) -> Iterator[Any]:
    for meta in tree.iter("meta"):
        key = " ".join(meta.get(name, "") for name in ("property", "name", "itemprop")).strip()
        if meta.get("content") and _STATED.search(key) and not _CHANGED.search(key):
            yield _alone(meta)
    for script in tree.iter("script"):
        stated = _LINKED_DATA.search(script.text or "") if "ld+json" in script.get("type", "") else None
        if stated:
            day = {"property": "article:published_time", "content": stated[1]}
            yield _alone(script.makeelement("meta", day))


def _bylines(tree: Any) -> Iterator[Any]:
    own = next(tree.iter("article", "main"), None) is not None
    found = [
        element
        for element in tree.iter(*_HOLDERS)
        if (element.tag == "time" or _BYLINE.search(_words(_names(element))))
        and len(element.text_content()) <= _SHORT
        and not _SHOWS_NOW.search(element.text_content())
        and not _stands_elsewhere(element, within_own=own)
    ]
    for element in found[:_TRIED]:
        yield _alone(element)


def _stands_elsewhere(element: Any, *, within_own: bool) -> bool:
    """Whether an element belongs to something other than the report: the site's own head, a list, a picture.

    `within_own` says that the page marks its report (`article`, `main`): what stands outside it is then elsewhere.
    """
    within = [element, *element.iterancestors()]
    tags = {part.tag for part in within}
    own = bool(tags & {"article", "main"})
    if tags & _ELSEWHERE or (not own and (within_own or "header" in tags)):
        return True
    return any(_ELSEWHERE_NAMED.search(_names(part)) for part in within if part.tag not in ("html", "body"))


def _words(names: str) -> str:
    """Names of classes as words: `post_date` and `datePublished` in parts."""
    return re.sub(r"_|(?<=[a-z])(?=[A-Z])", " ", names)


def _names(element: Any) -> str:
    return " ".join(str(element.get(name, "")) for name in ("class", "id", "itemprop"))


def _alone(element: Any) -> Any:
    """A page that holds nothing but a copy of `element`."""
    page = element.makeelement("html")
    part = element.makeelement("head" if element.tag == "meta" else "body")
    page.append(part)
    copied = deepcopy(element)
    copied.tail = None
    part.append(copied)
    return page


def _read(page: Any) -> date | None:
    from htmldate import find_date

    stated = page[0][0]
    written = stated.get("content") or stated.get("datetime") or stated.text_content()
    either = _EITHER_WAY.search(written)
    if either and either[1] != either[2]:
        return None
    # the last day is fixed: the same page must give the same report on every day
    found = find_date(page, extensive_search=False, original_date=True, max_date="2099-12-31")
    return date.fromisoformat(found) if found else None
