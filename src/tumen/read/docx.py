"""Word documents (Office Open XML)."""

from __future__ import annotations

from tumen.errors import UnreadableInput
from tumen.read.parts import Working


def read_docx(data: bytes, *, name: str) -> Working:  # noqa: ARG001
    """Text and metadata of a DOCX. Raises UnreadableInput."""
    raise UnreadableInput(f"{name}: is a DOCX, which is not read yet; save its text and give that.")
