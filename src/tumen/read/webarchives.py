"""Web archives: WARC (ISO 28500) and WACZ (Web Archive Collection Zipped 1.1.1). Every page inside is a report."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from tumen.errors import UnreadableInput
from tumen.read.contents import shown
from tumen.read.parts import LeftOut, Member
from tumen.read.sifting import Sifter
from tumen.read.unpacking import Allowance, Damaged
from tumen.read.zipped import Entry, entries, unpack

_HASHES = frozenset({"sha256", "sha512", "sha1", "md5"})
_INSTEAD = "not read. Get a whole copy, or unpack it and add it by itself."
_MOST_PAGES = 1_000_000


def unpack_warc(data: bytes, *, name: str) -> Iterator[Member | LeftOut]:
    """The pages and documents of a WARC file, in its order, each content once.

    Read are responses with status 200, resources and conversions whose content is of a kind that may be a report, with
    the encodings of the server undone. Visits that found a page unchanged need the record that they repeat. A record
    whose digest does not fit, or that is torn, is named; images, scripts, redirects and the like are only counted.
    Raises UnreadableInput where the file unpacks to too much, or is damaged in too many places.
    """
    sifter = Sifter(name=name, allowance=Allowance(len(data), name=name))
    yield from sifter.file(data)
    yield from sifter.rest()


def unpack_wacz(data: bytes, *, name: str) -> Iterator[Member | LeftOut]:
    """The pages and documents of a WACZ, file by file, as `unpack_warc` gives them.

    Each file is checked by its hash in `datapackage.json`, and that by `datapackage-digest.json`; a WARC file that was
    changed, or is not listed, is named and not read. Where the archive lists its pages, a capture of HTML that is not
    listed and was loaded from within a page, as frames and advertisements are, is only counted. Raises UnreadableInput
    where the archive is torn, or unpacks to too much.
    """
    allowance = Allowance(len(data), name=name)
    listed: dict[str, Entry] = {}
    for entry in entries(data, name=name):
        if entry.name in listed:
            yield LeftOut(where=shown(entry.name), why="stands in the archive more than once; only the last is read.")
        if not entry.folder:
            listed[entry.name] = entry
    contents = _Contents(data, listed, allowance)
    package = contents.package(name=name)
    yield from contents.check_package()
    sound, faults = contents.check(package)
    yield from faults
    pages: set[str] = set()
    for path in listed:
        if path in sound and re.fullmatch(r"pages/[^/]+\.jsonl", path):
            pages |= _pages(contents.read(path))
    sifter = Sifter(name=name, allowance=allowance, listed=frozenset(pages) or None)
    archives = [path for path in listed if path in sound and re.fullmatch(r"archive/[^/]+\.warc(?:\.gz)?", path, re.I)]
    looked = Allowance(len(data), name=name)
    for path in archives:
        sifter.look(contents.read(path), allowance=looked)
    for path in archives:
        yield from sifter.file(contents.read(path), place=f"{shown(path)}, ")
    yield from sifter.rest()


class _Contents:
    """The files of a WACZ."""

    def __init__(self, data: bytes, listed: Mapping[str, Entry], allowance: Allowance) -> None:
        self._data = data
        self._listed = listed
        self._allowance = allowance

    def read(self, path: str) -> bytes:
        """The bytes of a file. Raises Damaged."""
        entry = self._listed[path]
        if entry.refused is not None:
            raise Damaged(entry.refused)
        return unpack(self._data, entry, allowance=self._allowance)

    def package(self, *, name: str) -> Mapping[str, str]:
        """The hashes of `datapackage.json` by path. Raises UnreadableInput where it cannot be read."""
        try:
            package = _object(self.read("datapackage.json"))
        except (Damaged, KeyError, ValueError, RecursionError):
            raise UnreadableInput(f"{name}: its datapackage.json cannot be read; get a whole copy.") from None
        resources = package.get("resources")
        found = {}
        for resource in resources if isinstance(resources, list) else ():
            path = resource.get("path") if isinstance(resource, dict) else None
            if isinstance(path, str):
                found[path] = str(resource.get("hash"))
        return found

    def check_package(self) -> Iterator[LeftOut]:
        """A line where `datapackage.json` is not as `datapackage-digest.json` has it."""
        if "datapackage-digest.json" not in self._listed:
            return
        try:
            wanted = _object(self.read("datapackage-digest.json")).get("hash")
            fits = _fits(self.read("datapackage.json"), str(wanted))
        except (Damaged, ValueError, RecursionError):
            fits = False
        if not fits:
            yield LeftOut(
                where="datapackage-digest.json",
                why="does not fit datapackage.json: one of them was changed; what is read is checked by the hashes in "
                "datapackage.json only.",
            )

    def check(self, package: Mapping[str, str]) -> tuple[frozenset[str], tuple[LeftOut, ...]]:
        """The paths of the files that are as they were packed, and a line for each other one."""
        sound = set()
        faults = []
        for path in self._listed:
            if path in ("datapackage.json", "datapackage-digest.json"):
                continue
            fault = self._fault(path, package)
            if fault is None:
                sound.add(path)
            else:
                faults.append(LeftOut(where=shown(path), why=fault))
        for path in package:
            if path not in self._listed:
                faults.append(
                    LeftOut(where=shown(path), why="is listed in datapackage.json and missing; get a whole copy.")
                )
        return frozenset(sound), tuple(faults)

    def _fault(self, path: str, package: Mapping[str, str]) -> str | None:
        if path not in package:
            return f"is not listed in datapackage.json: it was put in later; {_INSTEAD}"
        try:
            fits = _fits(self.read(path), package[path])
        except Damaged as damaged:
            return str(damaged)
        if fits is None:
            return f"has no hash in datapackage.json that can be checked; {_INSTEAD}"
        return (
            None
            if fits
            else f"its hash does not fit the one in datapackage.json: it was changed or is torn; {_INSTEAD}"
        )


def _object(content: bytes) -> dict[str, Any]:
    found = json.loads(content)
    return found if isinstance(found, dict) else {}


def _fits(content: bytes, wanted: str) -> bool | None:
    """Whether a hash ("sha256:" and digits) is that of the content; None where its algorithm is not known."""
    algorithm, _, digits = wanted.partition(":")
    if algorithm not in _HASHES:
        return None
    return hashlib.new(algorithm, content, usedforsecurity=False).hexdigest() == digits.lower()


def _pages(content: bytes) -> set[str]:
    """The addresses of a list of pages (WACZ 1.1.1, "pages.jsonl": JSON Lines, a header first)."""
    found = set()
    for line in content.split(b"\n")[:_MOST_PAGES]:
        try:
            page = json.loads(line)
        except (ValueError, RecursionError):
            continue
        address = page.get("url") if isinstance(page, dict) else None
        if isinstance(address, str):
            found.add(address)
    return found
