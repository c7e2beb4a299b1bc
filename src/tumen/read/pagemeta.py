"""What a page tells of its report beside the text: title, publisher, by-line, address, language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from tumen.read.linkeddata import Node, names_of, report_node, text_of
from tumen.read.pagehead import Head
from tumen.resources.outlets import fold, outlet, outlet_at, site_of

_PARTED = re.compile(r"\s+[|｜·•»«:]{1,2}\s+|\s+[-–—]{1,2}\s+|:\s+|：|\s+/\s+|\s*[|｜]\s*|_{1,2}(?=\D)|--")
_HOST = re.compile(r"(?:https?:)?//|www\.|\S+\.(?:com|org|net|gov|info|\w\w)$", re.I)
"""A site that gives its address for its name."""
_LONG_NAME = 6
"""A part of a title with more words is no name of a site."""
_SITE_OF = re.compile(r"\|\s*(?:네이버|Naver|다음|Daum)\s*$", re.I)
_BY = re.compile(
    r"^\W*(?:(?:written|reported|posted|published|story|text|words)?\s*by\b|(?:veröffentlicht |artikel )?von\b|"
    r"(?:publié )?par\b|por\b|автор\w*|текст|글|作者|记者|記者|文)\s*[:：|]?\s*",
    re.I,
)
_JOB = re.compile(
    r"^(?:(?:senior|staff|chief|special|freelance|contributing|guest|foreign|the|our|seoul|beijing)\s+)*(?:staff|writers?|"
    r"reporters?|editors?|correspondents?|contributors?|columnists?|journalists?|bureau|desk|intern|analysts?)\b.*$|"
    r"^(?:for|in|from|at)\s|^(?:综合|綜合)?(?:报道|報導|報道)$|^(?:admin|administrator|webmaster|guest|editor|unknown|user|root)$",
    re.I,
)
_SPLIT = re.compile(r"\s*(?:[;,、，/／|]|\band\b|\b(?<=\w )с\b|&|\s[·•]\s|\s[-–—]\s)\s*")
_AFTER_NAME = re.compile(
    r"\s*(?:[\w.+-]+@[\w.-]+|@\w+|\(.*?\)|\[.*?\]|(?:특파원|선임기자|기자|记者|記者)\s*$|"
    r"\b(?:published|posted|updated|last|on)\b.*$|\b(?:19|20)\d\d\b.*$|"
    r"\b\d{1,2}\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*.*$|"
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\.?\s+\d.*$)",
    re.I,
)
_AUTHORS = (
    "author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "citation_author",
    "byl",
)  # fmt: skip
"""Names of metadata elements that tell authors, the surest first."""
_LONGEST_NAME = 60
_MOST_NAMES = 10


@dataclass(frozen=True, kw_only=True, slots=True)
class Stated:
    """What a page states of its report; None for what it does not. `free` is False where it says that not everybody
    may read the whole.
    """

    title: str | None
    publisher: str | None
    byline: str | None
    url: str | None
    language: str | None
    node: Node | None
    free: bool


def stated_by(
    head: Head, *, headings: Sequence[str], lines: Sequence[str], top: str | None, saved_from: str | None
) -> Stated:
    """What a page states of its report.

    `headings` are the headings before its text, the nearest first, `lines` its first lines otherwise, `top` a top
    heading right before the text; `saved_from` is the address that a browser noted when it saved the page.
    """
    url = _address(head, saved_from)
    named = head.first("og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title")
    node = report_node(head.nodes, title=named or (headings[0] if headings else head.title), url=url)
    publisher = _publisher(head, node, url)
    title = _title(head, node, named, headings, lines, top, publisher)
    publisher = publisher or _site_beside(head.title, title)
    return Stated(
        title=title,
        publisher=publisher,
        byline=_stated_authors(head, node, publisher),
        url=url,
        language=_language(head),
        node=node,
        free=not _is_false(node.get("isAccessibleForFree") if node else None),
    )


def publisher_at(url: str | None) -> str | None:
    """The name of the outlet whose site the address belongs to, None where the table of outlets does not know it."""
    known = outlet_at(url) if url else None
    return known.name if known else None


def same_site(one: str, other: str) -> bool:
    """Whether two addresses belong to one site."""
    return bool(site_of(one)) and site_of(one) == site_of(other)


def _title(
    head: Head,
    node: Node | None,
    named: str | None,
    headings: Sequence[str],
    lines: Sequence[str],
    top: str | None,
    publisher: str | None,
) -> str | None:
    """The headline of the report, in the words of the page: the heading nearest to the text that its title holds.

    A line that is no heading must be a whole part of the title, beside the site's name. Where the page shows no such
    line, what it states without the site's name.
    """
    stated = [text for text in (named, text_of(node.get("headline")) if node else None, head.title) if text]
    whole = [fold(text) for text in stated]
    parts = {fold(part) for text in stated for part in _parts(text)}
    for shown in (*headings, *lines):
        if fold(shown) in whole:
            return shown
    for shown in headings:
        if any(fold(shown) in text for text in whole) and not _is_name(shown, publisher):
            return shown
    for shown in lines:
        if fold(shown) in parts and not _is_name(shown, publisher):
            return shown
    if top and not (named or node):
        # a page whose title does not tell its report has the title of its site on every page
        return top
    if stated:
        return _without_site(stated[0], publisher)
    return headings[0] if headings else None


def _parts(title: str) -> Iterator[str]:
    """The parts of a title before and after each mark that can set off the name of a site."""
    for found in list(_PARTED.finditer(title))[:_MOST_NAMES]:
        yield title[: found.start()].strip()
        yield title[found.end() :].strip()


def _without_site(title: str, publisher: str | None) -> str:
    """A title without the name of its site at its end, or at its beginning."""
    parts = [(found.start(), found.end()) for found in _PARTED.finditer(title)]
    for start, end in parts:
        if _is_name(title[end:], publisher):
            return title[:start].strip()
    if parts and _is_name(title[: parts[0][0]], publisher):
        return title[parts[0][1] :].strip()
    if parts:
        start, end = parts[-1]
        bar = title[start:end].strip() in "|｜»:_"
        # without a name to compare, only a bar before a few words tells a site
        if bar and len(title[end:].split()) <= _LONG_NAME and start > len(title) - end:
            return title[:start].strip()
    return title


def _is_name(text: str, publisher: str | None) -> bool:
    wanted = fold(text).strip(" .")
    return bool(wanted) and (
        (
            publisher is not None
            and (wanted == fold(publisher) or wanted.removeprefix("the ") == fold(publisher).removeprefix("the "))
        )
        or outlet(text) is not None
    )


def _site_beside(whole: str | None, title: str | None) -> str | None:
    """The name of the site in the title of a page, beside that of the report."""
    if not whole or not title or fold(title) not in fold(whole):
        return None
    at = fold(whole).find(fold(title))
    after, before = whole[at + len(title) :], whole[:at]
    for rest in (after, before):
        parts = [part.strip(" -–—|｜:：·•»«_") for part in _PARTED.split(f" {rest} ")]
        names = [part for part in parts if part and len(part.split()) <= _LONG_NAME and len(part) <= _LONGEST_NAME]
        if names and len(names) == sum(bool(part) for part in parts):
            return names[-1] if rest is after else names[0]
    return None


def _publisher(head: Head, node: Node | None, url: str | None) -> str | None:
    portal = head.first("og:article:author")
    if portal and _SITE_OF.search(portal):
        return _SITE_OF.sub("", portal).strip() or None
    stated: list[str | None] = [head.first("og:site_name")]
    for holder in ("publisher", "sourceOrganization", "provider"):
        stated += names_of(node.get(holder)) if node else []
    stated += [head.first("dc.publisher", "dcterms.publisher", "citation_publisher", "publisher", "application-name")]
    stated += [
        text_of(site.get("name")) for site in head.nodes if site.get("@type") in ("WebSite", "NewsMediaOrganization")
    ]
    named = [name for name in stated if name and not _HOST.match(name)]
    return named[0] if named else publisher_at(url)


def _stated_authors(head: Head, node: Node | None, publisher: str | None) -> str | None:
    told = [*names_of(node.get("author") or node.get("creator"))] if node else []
    if found := authors(told, publisher=publisher):
        return found
    for name in _AUTHORS:
        if name in head.metas and (found := authors([head.metas[name]], publisher=publisher)):
            return found
    return None


def authors(lines: Iterable[str], *, publisher: str | None) -> str | None:
    """The names in lines that tell authors, with commas between; None where there are none.

    Without "by", dates, addresses, what the authors are, and the name of the publisher.
    """
    names = dict.fromkeys(name for line in lines for name in _authors(line, publisher))
    return ", ".join(list(names)[:_MOST_NAMES]) or None


def _authors(written: str, publisher: str | None) -> Iterator[str]:
    line = _BY.sub("", written[:300])
    if re.search(r"https?:|www\.|\.com\b", line):
        return
    for _ in range(2):
        line = _AFTER_NAME.sub("", line)
    for part in _SPLIT.split(line):
        name = " ".join(part.split()).strip(" .,:;|-–—")
        if not name or len(name) > _LONGEST_NAME or re.search(r"\d", name) or _JOB.search(name):
            continue
        if not _is_name(name, publisher):
            yield name.title() if name.isupper() and " " in name else name


def _address(head: Head, saved_from: str | None) -> str | None:
    """The address of the report: one that the page states and that is no home page, on the site it was saved from."""
    stated = [head.canonical, head.first("og:url"), saved_from]
    base = next((url for url in (head.first("og:url"), saved_from) if url and _is_web(url)), None)
    found = [urljoin(base, url) if base else url for url in stated if url]
    found = [url for url in found if _is_web(url) and (urlsplit(url).path.strip("/") or urlsplit(url).query)]
    if saved_from:
        found = [url for url in found if same_site(url, saved_from)]
    return found[0] if found else None


def _is_web(url: str) -> bool:
    if not re.match(r"https?://[^\s/]", url, re.I) or re.search(r"\s", url):
        return False
    site = site_of(url)
    return "." in site and not re.search(r"[\d:]$", site)


def _language(head: Head) -> str | None:
    for declared in (head.language, head.first("content-language", "og:locale", "dc.language", "language")):
        code = re.match(r"([A-Za-z]{2,3})(?![A-Za-z])", declared or "")
        if code:
            return code[1].lower()
    return None


def _is_false(value: object) -> bool:
    return value is False or (isinstance(value, str) and value.strip().lower() == "false")
