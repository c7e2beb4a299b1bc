"""ZIP archives of reports."""

from __future__ import annotations

from collections.abc import Iterator

from tumen.errors import UnreadableInput
from tumen.read.parts import LeftOut, Member


def unpack_zip(data: bytes, *, name: str) -> Iterator[Member | LeftOut]:  # noqa: ARG001
    """The files of a ZIP archive. Raises UnreadableInput."""
    raise UnreadableInput(f"{name}: is a ZIP archive, which is not read yet; save its text and give that.")
