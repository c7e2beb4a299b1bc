"""Web archives (WARC, WACZ): the pages inside."""

from __future__ import annotations

from collections.abc import Iterator

from tumen.errors import UnreadableInput
from tumen.read.parts import LeftOut, Member


def unpack_warc(data: bytes, *, name: str) -> Iterator[Member | LeftOut]:  # noqa: ARG001
    """The pages of a WARC. Raises UnreadableInput."""
    raise UnreadableInput(f"{name}: is a web archive, which is not read yet; save its text and give that.")


def unpack_wacz(data: bytes, *, name: str) -> Iterator[Member | LeftOut]:  # noqa: ARG001
    """The pages of a WACZ. Raises UnreadableInput."""
    raise UnreadableInput(f"{name}: is a WACZ, which is not read yet; save its text and give that.")
