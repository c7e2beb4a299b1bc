"""Attachments of messages: which may be reports, and under which file name, whatever their sender called them."""

from __future__ import annotations

import unicodedata

from tumen.read.contents import ending, nouns, plain_name, shown
from tumen.read.mime import Part, content
from tumen.read.parts import LeftOut, Member

_LONGEST = 100
"""Most characters of a file name."""
_MESSAGES = ("message/rfc822", "message/global")
_CALLED = (
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


def attachment(part: Part, data: bytes) -> Member | LeftOut:
    """The file in a part, where it may be a report; else its name, and why it is not read."""
    where, said = f"part {part.number}", _said(part)
    called = said or f"without a name ({shown(part.kind, most=80)})"
    try:
        inside = inner(part, data)
    except ValueError:
        return LeftOut(where=where, why=f"{called} is damaged and cannot be unpacked; get a whole copy of the message.")
    if not inside.strip():
        return LeftOut(where=where, why=f"{called} is empty.")
    found = ending(inside, declared="message/rfc822" if part.kind in _MESSAGES else part.kind, path=said)
    if found is None or any(part.kind == kind for kind, _ in _CALLED):
        noun = next((noun for kind, noun in _CALLED if part.kind == kind), None)
        noun = noun or nouns(inside, declared=part.kind, path=said)[0]
        kind = f" ({shown(part.kind, most=80)})" if said else ""
        return LeftOut(where=where, why=f"{noun} {called}{kind} is of no kind that is read.")
    return Member(name=file_name(part, found), data=inside, where=where)


def inner(part: Part, data: bytes) -> bytes:
    """The bytes of the file in a part. Raises ValueError where their transfer encoding is broken.

    A message in a message has none (RFC 2046 section 5.2.1), so that its bytes are those that its sender saved.
    """
    encoded = (part.header("content-transfer-encoding") or "").strip().lower() in ("base64", "quoted-printable")
    return data[part.start : part.end] if part.kind in _MESSAGES and not encoded else content(part, data)


def file_name(part: Part, ends: str = "") -> str:
    """A name for the file in a part that leads nowhere else and shows what it is; it ends with `ends`."""
    said = _said(part) or f"part-{part.number}"
    stem = said[: -len(ends)] if ends and said.lower().endswith(ends) else said
    kept = said[len(stem) :] or ends
    return (stem[: _LONGEST - len(kept)].strip(" .") or f"part-{part.number}") + kept


def _said(part: Part) -> str:
    return plain_name(unicodedata.normalize("NFC", part.file_name or ""))
