"""Feeds (RSS, Atom): their entries."""

from __future__ import annotations

from collections.abc import Iterator

from tumen.errors import UnreadableInput
from tumen.read.parts import LeftOut, Member, Working


def unpack_feed(data: bytes, *, name: str) -> Iterator[Member | LeftOut]:  # noqa: ARG001
    """The entries of a feed. Raises UnreadableInput."""
    raise UnreadableInput(f"{name}: is a feed, which is not read yet; save its text and give that.")


def read_entry(data: bytes, *, name: str) -> Working:  # noqa: ARG001
    """Text and metadata of an entry. Raises UnreadableInput."""
    raise UnreadableInput(f"{name}: is a feed entry, which is not read yet; save its text and give that.")
