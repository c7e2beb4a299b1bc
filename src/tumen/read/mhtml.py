"""Pages that a browser saved as one file (RFC 2557)."""

from __future__ import annotations

from tumen.errors import UnreadableInput
from tumen.read.parts import Working


def read_mhtml(data: bytes, *, name: str) -> Working:  # noqa: ARG001
    """Text and metadata of a saved page. Raises UnreadableInput."""
    raise UnreadableInput(f"{name}: is an MHTML page, which is not read yet; save its text and give that.")
