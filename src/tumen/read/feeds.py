"""Feeds: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0 (RFC 4287), and lists of feeds (OPML). Each entry is a report."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html.entities import html5
from typing import Any
from urllib.parse import urljoin, urlsplit

from tumen.errors import UnreadableInput
from tumen.read.contents import Counts, file_name, plain_name, shown
from tumen.read.entries import Entry, day_of, entry_bytes, read_entry
from tumen.read.parts import LeftOut, Member

__all__ = ["Link", "feed_links", "opml_feeds", "read_entry", "unpack_feed"]

_TAGS = 2_000_000
"""More tags than a feed has; one made to fill the memory has more."""
_NAMED = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,31});")
_BARE = re.compile(rb"&(?!(?:#\d+|#x[0-9A-Fa-f]+|[A-Za-z][A-Za-z0-9]{1,31});)")
_OF_XML = frozenset({b"amp", b"lt", b"gt", b"quot", b"apos"})
_ENDS = re.compile(rb"</(?:[\w.-]+:)?(?:item|entry)\s*>", re.I)
_MARKUP = re.compile(r"</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>|&(?:#\d+|#x[0-9a-f]+|[a-z]+);", re.I)
_XML, _RDF = "{http://www.w3.org/XML/1998/namespace}", "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_ATOM = frozenset({"http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#"})
_RSS = frozenset(
    {"", "http://purl.org/rss/1.0/", "http://my.netscape.com/rdf/simple/0.9/", "http://channel.netscape.com/rdf/simple/0.9/",
     "http://backend.userland.com/rss2", "http://blogs.law.harvard.edu/tech/rss"}
)  # fmt: skip
"""The spaces of names in which feeds say what they say; those of podcasts and pictures have other titles and texts."""
_TEXTS = frozenset({"", "text", "html", "xhtml", "text/plain", "text/html", "application/xhtml+xml"})
_CONTENT, _DUBLIN = "http://purl.org/rss/1.0/modules/content/", "http://purl.org/dc/elements/1.1/"


@dataclass(frozen=True, kw_only=True, slots=True)
class _Feed:
    """What a feed says of itself, for its entries that leave it out."""

    title: str | None
    link: str | None
    language: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Link:
    """What a feed says of one of its entries: the address, the headline, the day of publication as it writes it."""

    url: str
    title: str | None
    published: date | None


def unpack_feed(data: bytes, *, name: str) -> Iterator[Member | LeftOut]:
    """The entries of a feed, in its order, each as JSON that `read_entry` reads; the same entry gives the same bytes.

    A torn entry at the end is named. Raises UnreadableInput where the feed is no XML, declares entities of its own, or
    has far too many tags.
    """
    root, fault = _root(data, name=name)
    counts = Counts()
    given = set()
    feed, items = _feed(root), _items(root)
    whole = len(_ENDS.findall(data)) if fault else len(items)
    if fault:
        yield LeftOut(where=fault[0], why=f"its XML is broken there ({fault[1]}); words near it may be missing.")
    for number, item in enumerate(items, start=1):
        entry = _entry(item, feed)
        headline = f" ({shown(entry.title, most=80)})" if entry.title else ""
        where = f"entry {number}"
        if number > whole:
            yield LeftOut(where=where + headline, why="is torn: the feed ends within it; fetch the feed again.")
            continue
        if not (entry.title or entry.html or entry.text):
            yield LeftOut(where=where, why="holds no text.")
            continue
        content = entry_bytes(entry)
        if content in given:
            counts.add(("entry that stands there twice", "entries that stand there twice"), "read once.")
            continue
        given.add(content)
        yield Member(name=_name(entry), data=content, where=where, url=entry.link)
    if not items:
        yield LeftOut(where="the feed", why="has no entries.")
    yield from counts.lines()


def feed_links(data: bytes, *, name: str) -> tuple[Link, ...]:
    """The addresses that a feed gives, each once, in its order; entries without one are passed over.

    Raises UnreadableInput as `unpack_feed` does, and where the file is no feed.
    """
    root, _ = _root(data, name=name)
    feed = _feed(root)
    found: dict[str, Link] = {}
    for item in _items(root):
        entry = _entry(item, feed)
        if entry.link:
            link = Link(url=entry.link, title=entry.title, published=day_of(entry.published))
            found.setdefault(entry.link, link)
    return tuple(found.values())


def opml_feeds(data: bytes, *, name: str) -> tuple[str, ...]:
    """The addresses of the feeds that a list in OPML (1.0, 2.0) names, each once, in its order.

    Raises UnreadableInput where the file is no such list.
    """
    root, _ = _parsed(data, name=name)
    if _local(root) != "opml":
        raise UnreadableInput(f"{name}: is no list of feeds (OPML); export the list from a feed reader again.")
    found: dict[str, None] = {}
    for outline in root.iter():
        if _local(outline) == "outline":
            attributes = {key.lower(): value for key, value in outline.attrib.items()}
            address = _address(attributes.get("xmlurl"), base=None)
            if address:
                found[address] = None
    return tuple(found)


def _root(data: bytes, *, name: str) -> tuple[Any, tuple[str, str] | None]:
    root, fault = _parsed(data, name=name)
    if _local(root) not in ("rss", "feed", "rdf"):
        raise UnreadableInput(f"{name}: is no feed (RSS or Atom); give the address of the feed itself.")
    return root, fault


def _parsed(data: bytes, *, name: str) -> tuple[Any, tuple[str, str] | None]:
    """The root of an XML file, and where and why it is broken, None where it is well-formed.

    Nothing outside is ever loaded, and no entity is ever filled in but those of HTML, which feeds use undeclared.
    """
    from lxml import etree

    if data.count(b"<") > _TAGS:
        raise UnreadableInput(f"{name}: holds more than {_TAGS} tags; give the newest entries only.")
    fault = None
    for numbered, recover in ((False, False), (True, False), (True, True)):
        parser: Any = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            dtd_validation=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
            recover=recover,
        )
        try:
            root = etree.fromstring((_with_numbers(data) if numbered else data).lstrip(), parser)
        except etree.XMLSyntaxError as error:
            line, _ = error.position
            fault = f"line {line}", shown(str(error.msg).partition(", line ")[0], most=80)
            continue
        except (ValueError, LookupError) as error:
            raise UnreadableInput(f"{name}: is XML that cannot be read ({shown(str(error), most=80)}).") from None
        if root is None:
            break
        declared = root.getroottree().docinfo.internalDTD
        if declared is not None and next(declared.iterentities(), None) is not None:
            raise UnreadableInput(
                f"{name}: declares entities of its own, as in feeds made to hurt; no feed needs them. Save the text of "
                "its entries and give that."
            )
        if next(root.iter(etree.Entity), None) is not None:
            if not numbered:
                continue
            etree.strip_tags(root, etree.Entity)
        return root, fault if recover else None
    where, why = fault or ("line 1", "nothing in it")
    raise UnreadableInput(f"{name}: is no XML that can be read ({where}: {why}); fetch it again.")


def _with_numbers(data: bytes) -> bytes:
    """`data` with the named characters of HTML as numbers, which XML knows undeclared, and each bare "&" escaped."""

    def number(found: re.Match[bytes]) -> bytes:
        characters = html5.get(found[1].decode("ascii") + ";")
        if characters is None or found[1] in _OF_XML:
            return found[0]
        return "".join(f"&#{ord(character)};" for character in characters).encode("ascii")

    return _BARE.sub(b"&amp;", _NAMED.sub(number, data))


def _items(root: Any) -> Sequence[Any]:
    """The entries: below the channel, the feed, or beside the channel, as RSS 0.90 and 1.0 have it."""
    parents = ("channel", "rss", "rdf", "feed")
    return [one for one in root.iter() if _local(one) in ("item", "entry") and _local(one.getparent()) in parents]


def _feed(root: Any) -> _Feed:
    channel = next((child for child in root if _local(child) == "channel"), root)
    language = channel.get(f"{_XML}lang") or root.get(f"{_XML}lang") or _text(_first(channel, "language"))
    return _Feed(title=_plain(_first(channel, "title")), link=_text(_first(channel, "link")), language=_code(language))


def _entry(item: Any, feed: _Feed) -> Entry:
    source = _first(item, "source")
    content, is_html, is_summary = _content(item)
    link = _link(item, feed)
    return Entry(
        title=_plain(_first(item, "title")),
        link=link,
        id=_text(_first(item, "guid", "id")) or item.get(f"{_RDF}about") or link,
        published=_text(_first(item, "pubDate", "published", "issued")) or _text(_first(item, "date", of=_DUBLIN)),
        updated=_text(_first(item, "updated", "modified")),
        author=_author(item),
        # an entry that was taken over names the feed it comes from (RSS 2.0 "source", RFC 4287 section 4.2.11)
        publisher=(_plain(_first(source, "title") if len(source) else source) if source is not None else None)
        or feed.title,
        language=_language(item) or feed.language,
        html=content if is_html else None,
        text=None if is_html else content,
        summary=is_summary,
    )


def _content(item: Any) -> tuple[str | None, bool, bool]:
    """The longest form of its text that an entry gives, whether that is HTML, and whether it is but a summary."""
    for full in (_first(item, "encoded", of=_CONTENT), _first(item, "content")):
        content, is_html = _markup(full)
        if content is not None:
            return content, is_html, False
    return *_markup(_first(item, "description", "summary", "subtitle")), True


def _markup(element: Any) -> tuple[str | None, bool]:
    """What an element holds, and whether that is HTML (RFC 4287 sections 3.1 and 4.1.3; RSS leaves it to be told)."""
    if element is None or element.get("src"):
        return None, False
    kind = (element.get("type") or "").lower()
    if kind not in _TEXTS:
        return None, False
    if len(element):
        from lxml import etree

        inner = [etree.tostring(_bare(child), encoding="unicode", method="html") for child in element]
        content = "".join((html.escape(element.text or ""), *inner)).strip()
        return content or None, True
    content = "".join(element.itertext()).strip()
    is_plain = kind in ("text", "text/plain") or (_space(element) in _ATOM and not kind)
    return content or None, not is_plain and bool(_MARKUP.search(content))


def _bare(element: Any) -> Any:
    """A copy of an element without namespaces, which HTML does not write."""
    from copy import deepcopy

    from lxml import etree

    copied = deepcopy(element)
    for one in copied.iter():
        if isinstance(one.tag, str):
            one.tag = found[0] if (found := re.search(r"[A-Za-z][A-Za-z0-9]*\Z", one.tag)) else "span"
    etree.cleanup_namespaces(copied)
    return copied


def _link(item: Any, feed: _Feed) -> str | None:
    """The address of an entry: its own page, never that of a file beside it."""
    base = next((one.get(f"{_XML}base") for one in (item, *item.iterancestors()) if one.get(f"{_XML}base")), None)
    base = base or feed.link
    for child in item:
        if _local(child) == "link" and _space(child) in _RSS | _ATOM:
            address = child.get("href") or _text(child)
            if child.get("rel", "alternate") == "alternate" and (found := _address(address, base=base)):
                return found
    guid = _first(item, "guid")
    if guid is not None and guid.get("isPermaLink", "true").lower() == "true":
        return _address(_text(guid), base=None)
    return _address(item.get(f"{_RDF}about"), base=None)


def _author(item: Any) -> str | None:
    author = _first(item, "author")
    if author is not None and (name := _first(author, "name")) is not None:
        return _plain(name)
    return _plain(_first(item, "creator", of=_DUBLIN)) or _plain(author)


def _language(item: Any) -> str | None:
    """The code of the language that the entry declares."""
    for one in (_first(item, "content"), _first(item, "summary"), _first(item, "title"), item):
        if one is not None and (declared := one.get(f"{_XML}lang")):
            return _code(declared)
    return _code(_text(_first(item, "language")))


def _code(declared: str | None) -> str | None:
    found = re.match(r"[A-Za-z]{2,3}(?![A-Za-z])", declared or "")
    return found[0].lower() if found else None


def _first(element: Any, *names: str, of: str | None = None) -> Any:
    """The first child with one of these names, in the order of the names; `of` is its space where it is no feed's."""
    for name in names:
        for child in element:
            if _local(child) == name.lower() and (_space(child) == of if of else _space(child) in _RSS | _ATOM):
                return child
    return None


def _local(element: Any) -> str:
    tag = element.tag if element is not None else None
    return tag.rpartition("}")[2].rpartition(":")[2].lower() if isinstance(tag, str) else ""


def _space(element: Any) -> str:
    return str(element.tag[1:].partition("}")[0]) if element.tag.startswith("{") else ""


def _text(element: Any) -> str | None:
    return (" ".join("".join(element.itertext()).split()) or None) if element is not None else None


def _plain(element: Any) -> str | None:
    """The text of an element without the markup that feeds escape into titles."""
    text = _text(element)
    if text is None or not _MARKUP.search(text):
        return text
    return " ".join(html.unescape(re.sub(r"</?[A-Za-z][^<>]*>", "", text)).split()) or None


def _address(address: str | None, *, base: str | None) -> str | None:
    if not address:
        return None
    try:
        whole = urljoin(base or "", address.strip())
        parts = urlsplit(whole)
    except ValueError:
        return None
    return whole if parts.scheme in ("http", "https") and parts.netloc and not re.search(r"\s", whole) else None


def _name(entry: Entry) -> str:
    last = urlsplit(entry.link).path if entry.link else ""
    named = re.sub(r"\.(?:s?html?|php|aspx?|jsp)$", "", last.rstrip("/"), flags=re.I)
    return (
        file_name(named, ".json")
        if named.strip("/")
        else f"{plain_name(entry.title or '')[:60].strip() or 'entry'}.json"
    )
