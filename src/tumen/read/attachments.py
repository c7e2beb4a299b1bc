"""Attachments of messages: which may be reports, and under which file name, whatever their sender called them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

from tumen.read import kinds
from tumen.read.mime import Part, content
from tumen.read.parts import LeftOut, Member

_LONGEST = 100
_ENDINGS: Mapping[str, str] = MappingProxyType(
    {
        "application/pdf": ".pdf",
        kinds.DOCX: ".docx",
        "application/vnd.ms-word.document.macroenabled.12": ".docm",
        kinds.XLSX: ".xlsx",
        "text/html": ".html",
        "application/xhtml+xml": ".html",
        "text/plain": ".txt",
        "text/markdown": ".txt",
        "text/csv": ".csv",
        "text/tab-separated-values": ".tsv",
        "message/rfc822": ".eml",
        "message/global": ".eml",
        "multipart/related": ".mhtml",
        "application/x-mimearchive": ".mhtml",
        "application/warc": ".warc",
        "application/wacz": ".wacz",
        "application/rss+xml": ".xml",
        "application/atom+xml": ".xml",
        "application/zip": ".zip",
        "application/x-zip-compressed": ".zip",
    }
)
"""Media types that may be reports, with the ending of such a file."""

_READ = frozenset({*_ENDINGS.values(), ".htm", ".xhtml", ".mht", ".warc.gz", ".md"})
_NOUNS = (
    ("image/", "image"),
    ("audio/", "sound"),
    ("video/", "film"),
    ("font/", "font"),
    ("application/pkcs7-signature", "signature"),
    ("application/x-pkcs7-signature", "signature"),
    ("application/pgp-signature", "signature"),
    ("application/pgp-keys", "key"),
    ("text/calendar", "invitation"),
    ("text/vcard", "visiting card"),
    ("text/x-vcard", "visiting card"),
    ("application/ms-tnef", "package of Outlook"),
    ("message/delivery-status", "notice of delivery"),
    ("message/disposition-notification", "notice of delivery"),
    ("message/external-body", "file kept elsewhere"),
    ("text/rfc822-headers", "header of another message"),
)
_UNFIT = re.compile(r'[<>:"|?*/\\]+')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.I)


def attachment(part: Part, data: bytes) -> Member | LeftOut:
    """The file in a part, where it may be a report; else its name, and why it is not read."""
    where = f"part {part.number}"
    name = file_name(part, data)
    if _ending(name) is None:
        noun = next((noun for start, noun in _NOUNS if part.kind.startswith(start)), "file")
        return LeftOut(where=where, why=f"{noun} {name} ({_shown(part.kind)}) is of no kind that is read.")
    if part.kind in ("message/rfc822", "message/global"):
        encoded = (part.header("content-transfer-encoding") or "").lower() in ("base64", "quoted-printable")
        inside = content(part, data) if encoded else data[part.start : part.end]
        return Member(name=name, data=inside, where=where)
    try:
        inside = content(part, data)
    except ValueError:
        return LeftOut(where=where, why=f"{name} is damaged and cannot be unpacked; get a whole copy of the message.")
    if not inside.strip():
        return LeftOut(where=where, why=f"{name} is empty.")
    return Member(name=name, data=inside, where=where)


def file_name(part: Part, data: bytes) -> str:  # noqa: ARG001
    """A name for the file in a part that leads nowhere else and shows what it is: no folders, nothing unseen.

    It ends as its kind does where its media type or its own name tells that.
    """
    said = safe_name(part.file_name or "")
    kind = _ENDINGS.get(part.kind)
    if not said:
        return f"part-{part.number}{kind or ''}"
    if _ending(said) is None and kind is not None:
        said = f"{said}{kind}"
    return said


def safe_name(said: str) -> str:
    """A file name without folders, without characters that command, hide or turn the text around, of modest length."""
    last = re.split(r"[\\/]", unicodedata.normalize("NFC", said))[-1]
    plain = "".join(character if character.isprintable() else " " for character in last)
    name = " ".join(_UNFIT.sub("_", plain).split()).strip(". ")
    if len(name) > _LONGEST:
        stem, dot, ending = name.rpartition(".")
        short = len(ending) <= 10
        name = (
            f"{stem[: _LONGEST - len(ending) - 1].strip()}{dot}{ending}"
            if dot and short
            else name[:_LONGEST].strip(". ")
        )
    return f"_{name}" if _RESERVED.match(name) else name


def _ending(name: str) -> str | None:
    lower = name.lower()
    return next((ending for ending in sorted(_READ, key=len, reverse=True) if lower.endswith(ending)), None)


def _shown(kind: str) -> str:
    return "".join(character for character in kind if character.isprintable())[:80]
