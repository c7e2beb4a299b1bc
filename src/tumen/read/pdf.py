"""PDF files: the text layer page by page, or OCR where there is none."""

from __future__ import annotations

from tumen.errors import UnreadableInput
from tumen.read.parts import Working


def read_pdf(data: bytes, *, name: str) -> Working:  # noqa: ARG001
    """Text and metadata of a PDF. Raises UnreadableInput."""
    raise UnreadableInput(f"{name}: is a PDF, which is not read yet; save its text and give that.")
