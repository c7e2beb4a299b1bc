"""A request and its answer, as they went over the wire."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from tumen.read.fetch.urls import Target

_HEADER_END = re.compile(rb"\n\r?\n")
_INTERIM = re.compile(rb"HTTP/1\.[01] 1\d\d\b")

Told = Callable[[int, int | None], None]
"""Is told how many bytes of a body came, and of how many where that is known."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Exchange:
    """A request as it was sent and its answer as it came.

    `answer` is the answer byte for byte, without interim ones (1xx); `body` what it carries, the coding of the
    transfer undone and that of the content kept. `broken` says how the transfer ended early, None where it is whole;
    `cut` is true where the body was longer than was asked for. `ip` is the address that was connected to, `at` when
    (ISO 8601, UTC).
    """

    target: Target
    ip: str
    at: str
    request: bytes
    answer: bytes
    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    body: bytes
    broken: str | None = None
    cut: bool = False

    def header(self, name: str) -> str | None:
        """The first value of a header; `name` in small letters."""
        return next((value for key, value in self.headers if key.lower() == name), None)

    @property
    def length(self) -> int | None:
        """How many bytes the header says that the body has."""
        length = self.header("content-length")
        return int(length) if length and re.fullmatch(r"[0-9]{1,15}", length) else None


def last_answer(received: bytes) -> bytes:
    """What came, from the status line of the answer on; interim answers (RFC 9110, section 15.2) stand before it."""
    at = 0
    while _INTERIM.match(received, at) and (end := _HEADER_END.search(received, at)):
        at = end.end()
    return received[at:]


def split_answer(answer: bytes) -> tuple[bytes, bytes]:
    """The header of an answer with its empty line, and what follows."""
    end = _HEADER_END.search(answer)
    return (answer[: end.end()], answer[end.end() :]) if end else (answer, b"")
