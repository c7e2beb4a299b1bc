"""Lines of JSON that a command reads: what is no text is refused, and of many bad lines the first few are told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from tumen.cli.terminal import complain
from tumen.errors import UnreadableInput
from tumen.nouns import counted

TOLD = 10
"""Bad lines that are told one by one; a person who has read so many knows what is wrong with the file."""

_HEAD = 65_536
"""Bytes by which a file shows whether it is text."""

_CONTROL = bytes(range(9)) + bytes(range(14, 27)) + bytes(range(28, 32))
"""Bytes that no text holds; tab, line feed, form feed, return and escape may stand in one."""


def text_lines(stream: BinaryIO, *, name: str, longest: int) -> Iterator[bytes]:
    """The lines as they come; a line of more than `longest` bytes comes cut, to be refused.

    Raises UnreadableInput where one of the first holds bytes that no text has, before that line is given; further down
    such a line is damaged, and the others may be used.
    """
    met = 0
    while line := stream.readline(longest + 1):
        if met < _HEAD and len(line) != len(line.translate(None, _CONTROL)):
            raise UnreadableInput(f"{name}: is no text; give JSON lines in UTF-8, one object a line.")
        met += len(line)
        if len(line) > longest and not line.endswith(b"\n"):
            while (rest := stream.readline(longest)) and not rest.endswith(b"\n"):
                pass
        yield line


class BadLines:
    """Tells of bad lines on stderr as they come, the first `TOLD` of them, and in the end how many more there were."""

    def __init__(self) -> None:
        self.number = 0

    def tell(self, message: str) -> None:
        """One more, and what is wrong with it."""
        self.number += 1
        if self.number <= TOLD:
            complain(message)

    def close(self, name: str) -> None:
        """How many were not told, where there are any."""
        if self.number > TOLD:
            complain(f"{name}: {counted(self.number - TOLD, 'more bad line')}; {self.number:,} in all.")
