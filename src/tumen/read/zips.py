"""ZIP archives of reports. Nothing in them is written anywhere, whatever they are named."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from tumen.errors import UnreadableInput
from tumen.read.contents import Counts, ending, nouns, plain_name, shown
from tumen.read.parts import LeftOut, Member
from tumen.read.unpacking import Allowance, Damaged
from tumen.read.zipped import LEADS_OUT, LOCKED, Entry, entries, unpack

_OF_SYSTEMS = frozenset({"__macosx", "thumbs.db", "desktop.ini"})
"""Names under which macOS and Windows put what they note about files."""


def unpack_zip(data: bytes, *, name: str) -> Iterator[Member | LeftOut]:
    """The files of a ZIP archive, in the order of its table of contents, each content once; archives are files too.

    Images, scripts, sounds and the like, and hidden files are only counted. Named as left out: what is locked, a link
    or a device, torn, packed in a rare way, has a name that leads out of the archive (APPNOTE section 4.4.17), or
    unpacks to far too much. Raises UnreadableInput where the archive is torn, its entries lie over each other, or it
    unpacks to more in all than reports do.
    """
    counts = Counts()
    allowance = Allowance(len(data), name=name)
    given: set[bytes] = set()
    files = [entry for entry in entries(data, name=name) if not entry.folder]
    if files and all(entry.refused is LOCKED for entry in files):
        raise UnreadableInput(f"{name}: is locked by a password; unlock it and add what is inside.")
    for entry in files:
        where = f"entry {shown(entry.name)}"
        if _hidden(entry.name) and entry.refused is not LEADS_OUT:
            counts.add(("hidden file", "hidden files"), "not read; programs keep their own notes in such.")
            continue
        if entry.refused is not None:
            yield LeftOut(where=where, why=entry.refused)
            continue
        try:
            content = unpack(data, entry, allowance=allowance)
        except Damaged as damaged:
            yield LeftOut(where=where, why=str(damaged))
            continue
        if not _may_hold(entry, content):
            counts.add(nouns(content, declared=None, path=entry.name))
            continue
        fingerprint = sha256(content).digest()
        if fingerprint in given:
            counts.add(("file of the same content", "files of the same content"), "not read again; each is read once.")
            continue
        given.add(fingerprint)
        yield Member(name=plain_name(entry.name) or "file", data=content, where=where)
    yield from counts.lines()


def _hidden(name: str) -> bool:
    parts = name.lower().split("/")
    return any(part in _OF_SYSTEMS or (part.startswith(".") and part not in (".", "..")) for part in parts)


def _may_hold(entry: Entry, content: bytes) -> bool:
    """Whether a file may hold a report: all but those whose kind is known and holds none, as beside a saved page."""
    if ending(content, declared=None, path=entry.name) is not None:
        return True
    return nouns(content, declared=None, path=entry.name)[0] == "file of another kind"
