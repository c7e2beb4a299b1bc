"""Packages of Office Open XML (ECMA-376 part 2): their parts, unpacked within limits and parsed without entities."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import Any

from tumen.errors import UnreadableInput
from tumen.read.unpacking import Allowance, Damaged
from tumen.read.zipped import entries, unpack

_MOST_TAGS = 3_000_000
"""More tags take more memory than any document is worth."""


class Package:
    """The parts of a package. Nothing is unpacked that is not asked for.

    Raises UnreadableInput, one line that begins with `name`, for a package that is damaged, locked or made to hurt.
    """

    def __init__(self, data: bytes, *, name: str) -> None:
        self._data, self._name = data, name
        self._entries = entries(data, name=name)
        self._allowance = Allowance(len(data), name=name)
        self.names = [entry.name for entry in self._entries]

    def part(self, path: str) -> bytes | None:
        """The bytes of a part, None where it is missing."""
        found = [entry for entry in self._entries if entry.name == path]
        if not found:
            return None
        entry = found[0]
        if len(found) > 1:
            raise UnreadableInput(f"{self._name}: holds {path} twice, so that what it says is open; get another copy.")
        if entry.refused is not None:
            raise UnreadableInput(f"{self._name}: {path}: {entry.refused}")
        try:
            return unpack(self._data, entry, allowance=self._allowance)
        except Damaged as why:
            raise UnreadableInput(f"{self._name}: {path}: {why}") from None

    def tree(self, path: str) -> Any | None:
        """The root element of a part, None where it is missing."""
        from lxml import etree

        data = self.part(path)
        if data is None:
            return None
        if data.count(b"<") > _MOST_TAGS:
            raise UnreadableInput(f"{self._name}: {path} holds more than {_MOST_TAGS:,} tags; split the document.")
        parser = etree.XMLParser(
            resolve_entities=False,
            load_dtd=False,
            no_network=True,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError):
            raise UnreadableInput(f"{self._name}: {path} inside it is damaged; get a whole copy.") from None
        if root.getroottree().docinfo.internalDTD is not None:
            raise UnreadableInput(
                f"{self._name}: {path} declares entities, as no document does by itself; save it anew with Word."
            )
        return root

    def related(self, path: str) -> Iterator[tuple[str, str]]:
        """What a part refers to within the package: the last word of each relationship's type, and the path."""
        folder, _, file = path.rpartition("/")
        root = self.tree(f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels")
        for relation in root if root is not None else ():
            target, kind = relation.get("Target"), relation.get("Type") or ""
            if target and relation.get("TargetMode") != "External":
                joined = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                yield kind.rpartition("/")[2], joined
