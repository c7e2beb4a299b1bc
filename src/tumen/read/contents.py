"""What bytes inside an archive are: a kind of file that may hold a report, or another that is only counted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from urllib.parse import unquote, urlsplit

from tumen.errors import UnreadableInput
from tumen.read import kinds
from tumen.read.parts import LeftOut

_NAME = 80
"""Most characters of a file name that is made from an address."""

_ENDINGS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "text/html": (".html", ".htm", ".xhtml", ".shtml"),
        "application/xhtml+xml": (".xhtml", ".html", ".htm"),
        "application/pdf": (".pdf",),
        kinds.DOCX: (".docx", ".docm"),
        "application/vnd.ms-word.document.macroenabled.12": (".docm",),
        kinds.XLSX: (".xlsx",),
        "text/plain": (".txt", ".md", ".csv", ".tsv", ".eml"),
        "text/markdown": (".md", ".txt"),
        "text/csv": (".csv", ".tsv"),
        "message/rfc822": (".eml",),
        kinds.MBOX: (".mbox",),
        "multipart/related": (".mhtml", ".mht"),
        "application/x-mimearchive": (".mhtml", ".mht"),
        "application/rss+xml": (".xml", ".rss"),
        "application/atom+xml": (".xml", ".atom"),
        "application/rdf+xml": (".xml", ".rdf"),
        "application/zip": (".zip", ".docx", ".docm", ".xlsx", ".wacz"),
        "application/x-zip-compressed": (".zip", ".docx", ".docm", ".xlsx", ".wacz"),
        "application/wacz": (".wacz",),
        "application/warc": (".warc", ".warc.gz"),
        kinds.ROW: (".json",),
        kinds.ENTRY: (".json",),
    }
)
"""Media types that may hold a report, with the endings that such a file has; the first is given where it has none."""

_BARE = frozenset({"", "application/octet-stream", "binary/octet-stream", "application/download", "text/xml",
                   "application/xml", "application/force-download", "application/x-download"})  # fmt: skip
"""Media types that do not say what they are."""

_CODE = (
    ((".js", ".mjs"), ("script", "scripts")),
    ((".css",), ("style sheet", "style sheets")),
    ((".json", ".map"), ("data file", "data files")),
    ((".woff", ".woff2", ".ttf", ".otf", ".eot"), ("font", "fonts")),
    ((".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".ico", ".bmp", ".tif", ".tiff", ".avif", ".heic"),
     ("image", "images")),
    ((".mp3", ".mp4", ".m4a", ".wav", ".ogg", ".webm", ".mov", ".avi", ".mkv", ".flv", ".ts", ".m3u8"),
     ("sound or film", "sounds and films")),
)  # fmt: skip
_NOUNS = (
    ("image/", ("image", "images")),
    ("audio/", ("sound or film", "sounds and films")),
    ("video/", ("sound or film", "sounds and films")),
    ("font/", ("font", "fonts")),
    ("application/font", ("font", "fonts")),
    ("application/x-font", ("font", "fonts")),
    ("application/vnd.ms-fontobject", ("font", "fonts")),
    ("text/css", ("style sheet", "style sheets")),
    ("text/javascript", ("script", "scripts")),
    ("application/javascript", ("script", "scripts")),
    ("application/x-javascript", ("script", "scripts")),
    ("application/ecmascript", ("script", "scripts")),
    ("application/json", ("data file", "data files")),
    ("application/manifest+json", ("data file", "data files")),
    ("application/ld+json", ("data file", "data files")),
    ("text/json", ("data file", "data files")),
)
_OTHER = ("file of another kind", "files of other kinds")
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf|\s+|<\?xml[^>]*>|(?><!--.*?-->))*+<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_MAGIC = (
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"wOF", "font"),
)
_UNFIT = re.compile(r'[\\/:*?"<>|]+')


class Counts:
    """How many things of each kind were left out, so that hundreds of them make one line."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str, str], int] = {}

    def add(self, nouns: tuple[str, str], why: str = "not read; no kind of file that holds a report.") -> None:
        """Counts one more; `nouns` are its name for one and for several."""
        self._found[*nouns, why] = self._found.get((*nouns, why), 0) + 1

    def lines(self) -> Iterator[LeftOut]:
        """One line for each kind, in the order in which they were first met."""
        for (one, many, why), number in self._found.items():
            yield LeftOut(where=f"{number} {one if number == 1 else many}", why=why)


def ending(data: bytes, *, declared: str | None, path: str) -> str | None:
    """How the name of a file with these bytes ends, None where they are of no kind that may hold a report.

    `declared` is its media type as a server or archive says it; the bytes are believed before it. `path` is the name
    or the path in its address; where it ends as the kind may, that stays.
    """
    media_type = (declared or "").partition(";")[0].strip().lower()
    lower = path.lower()
    if data.startswith(b"%PDF"):
        return _fitting(lower, _ENDINGS["application/pdf"])
    if data.startswith(b"PK\x03\x04"):
        found = _ENDINGS.get(media_type, _ENDINGS["application/zip"])
        return _fitting(lower, found if found[0] in _ENDINGS["application/zip"] else _ENDINGS["application/zip"])
    if data.startswith((kinds.ROW_START, kinds.ENTRY_START)):
        return ".json"
    if data.startswith(b"WARC/") or (data.startswith(b"\x1f\x8b") and lower.endswith(".warc.gz")):
        return _fitting(lower, (".warc.gz", ".warc") if data.startswith(b"\x1f\x8b") else (".warc",))
    if data.startswith(b"\x1f\x8b") or any(data.startswith(magic) for magic, _ in _MAGIC):
        return None
    if media_type in _BARE:
        return _of_bare(data, lower)
    if media_type.endswith("xml") and _is_feed(data):
        return _fitting(lower, (".xml", ".rss", ".atom", ".rdf"))
    if media_type in ("application/rss+xml", "application/atom+xml", "application/rdf+xml"):
        return None
    if media_type in ("text/plain", "text/html") and _code(lower) and not _PAGE.match(data[:4096]):
        return None
    return _fitting(lower, _ENDINGS[media_type]) if media_type in _ENDINGS else None


def may_hold(media_type: str | None) -> str | None:
    """The media type where a file of it may hold a report, else None."""
    bare = (media_type or "").partition(";")[0].strip().lower()
    return bare if bare in _ENDINGS else None


def nouns(data: bytes, *, declared: str | None, path: str) -> tuple[str, str]:
    """What a file that holds no report is called, for one and for several."""
    media_type = (declared or "").partition(";")[0].strip().lower()
    for start, called in _NOUNS:
        if media_type.startswith(start):
            return called
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind, f"{kind}s"
    return _code(path.lower()) or _OTHER


def file_name(address: str, ending: str) -> str:
    """A file name made from the last part of an address, that ends with `ending`: no folders, nothing hidden."""
    try:
        parts = urlsplit(address)
        path, host = parts.path, parts.hostname or ""
    except ValueError:
        path, host = address, ""
    last = unquote(path.rstrip("/").rpartition("/")[2], errors="replace") or host
    name = plain_name(last)
    stem = name[: -len(ending)] if name.lower().endswith(ending) else name
    return (stem[:_NAME].strip(" .") or "page") + ending


def plain_name(name: str) -> str:
    """`name` without folders and without characters that no file name has, that hide or that a system obeys."""
    last = re.split(r"[\\/]", name)[-1]
    return _UNFIT.sub("_", "".join(character for character in last if character.isprintable())).strip(" .")


def shown(text: str, *, most: int = 200) -> str:
    """`text` on one line, without characters that hide or command, and no longer than a person reads."""
    line = "".join(character if character.isprintable() else "�" for character in " ".join(text.split()))
    return line if len(line) <= most else f"{line[: most - 1]}…"


def _fitting(path: str, endings: tuple[str, ...]) -> str:
    return next((one for one in endings if path.endswith(one)), endings[0])


def _of_bare(data: bytes, path: str) -> str | None:
    if _PAGE.match(data[:4096]):
        return _fitting(path, _ENDINGS["text/html"])
    if _is_feed(data):
        return _fitting(path, (".xml", ".rss", ".atom", ".rdf"))
    known = {one for endings in _ENDINGS.values() for one in endings} - {".xml", ".json"}
    return next((one for one in sorted(known, key=len, reverse=True) if path.endswith(one)), None)


def _is_feed(data: bytes) -> bool:
    try:
        return kinds.kind_of(data[:8192], name="feed.xml") == kinds.FEED
    except UnreadableInput:
        return False


def _code(path: str) -> tuple[str, str] | None:
    return next((called for endings, called in _CODE if path.endswith(endings)), None)
