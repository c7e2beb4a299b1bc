"""E-mail messages (RFC 5322)."""

from __future__ import annotations

from collections.abc import Iterator

from tumen.errors import UnreadableInput
from tumen.read.parts import LeftOut, Member, Working


def read_mail(data: bytes, *, name: str) -> Working:  # noqa: ARG001
    """Text and metadata of a message. Raises UnreadableInput."""
    raise UnreadableInput(f"{name}: is an e-mail, which is not read yet; save its text and give that.")


def unpack_mail(data: bytes, *, name: str) -> Iterator[Member | LeftOut]:  # noqa: ARG001
    """Attachments of a message. Raises UnreadableInput."""
    raise UnreadableInput(f"{name}: is an e-mail, which is not read yet; save its text and give that.")
