"""Bytes with what is known of their capture, read where a hostile file can do no harm."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from tumen import read
from tumen.case import Capture, Original
from tumen.errors import UnreadableInput
from tumen.ledger import Report


class Reader(Protocol):
    """What reads bytes: `read.read` in this process, or the same in a confined one."""

    def __call__(
        self,
        data: bytes,
        *,
        name: str,
        url: str | None = None,
        charset: str | None = None,
        columns: str | None = None,
    ) -> Iterator[read.Found]: ...


@contextmanager
def reading(reader: Reader | None = None) -> Iterator[Reader]:
    """The reader that is given, or one whose parsers run in processes of their own, which end with the block."""
    if reader is not None:
        yield reader
        return
    with read.Confined(services=read.SERVICES) as confined:
        yield confined.read


def read_captured(
    reader: Reader, data: bytes, capture: Capture | Original, *, columns: str | None = None
) -> Iterator[read.Found]:
    """What the bytes hold, read with what their capture tells: name, address, and the charset that a server named.

    `columns` is what a person says of the columns of a ledger.
    """
    return reader(data, name=capture.name, url=capture.url, charset=_charset(capture.headers), columns=columns)


def report_in(reader: Reader, data: bytes, capture: Capture | Original) -> Report:
    """The report that the bytes are. Raises UnreadableInput where they are none."""
    for found in read_captured(reader, data, capture):
        if isinstance(found, Report):
            return found
        break
    raise UnreadableInput(f"{capture.name}: is no report, but a file of several.")


def _charset(headers: tuple[tuple[str, str], ...]) -> str | None:
    for key, value in headers:
        if key.lower() == "content-type":
            told = re.search(r"charset\s*=\s*[\"']?([A-Za-z0-9_:.-]{1,40})", value, re.I)
            return told[1] if told else None
    return None
