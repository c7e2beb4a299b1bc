"""Which reader reads which kind of file. Plain text and pages are read where their encoding is told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Protocol

from tumen.read import kinds
from tumen.read.docx import read_docx
from tumen.read.feeds import read_entry, unpack_feed
from tumen.read.ledgers import read_row, unpack_ledger
from tumen.read.mail import read_mail, unpack_mail, unpack_mbox
from tumen.read.mhtml import read_mhtml
from tumen.read.ocr import OCR, ocr_page
from tumen.read.parts import LeftOut, Member, Working
from tumen.read.pdf import read_pdf
from tumen.read.services import Service
from tumen.read.webarchives import unpack_wacz, unpack_warc
from tumen.read.zips import unpack_zip


class Reader(Protocol):
    """Takes the working text from the bytes of one report. Raises UnreadableInput, one line that begins with `name`."""

    def __call__(self, data: bytes, *, name: str) -> Working: ...


class Unpacker(Protocol):
    """Gives what may be reports inside a file, in the order of the file, and names what it leaves out.

    Raises UnreadableInput where the file as a whole is torn, locked or made to hurt; what was given before stays good.
    """

    def __call__(self, data: bytes, *, name: str) -> Iterator[Member | LeftOut]: ...


READERS: Mapping[str, Reader] = MappingProxyType(
    {
        kinds.PDF: read_pdf,
        kinds.DOCX: read_docx,
        kinds.MAIL: read_mail,
        kinds.MHTML: read_mhtml,
        kinds.ENTRY: read_entry,
        kinds.ROW: read_row,
    }
)
UNPACKERS: Mapping[str, Unpacker] = MappingProxyType(
    {
        kinds.MAIL: unpack_mail,
        kinds.MBOX: unpack_mbox,
        kinds.FEED: unpack_feed,
        kinds.CSV: unpack_ledger,
        kinds.XLSX: unpack_ledger,
        kinds.WARC: unpack_warc,
        kinds.WACZ: unpack_wacz,
        kinds.ZIP: unpack_zip,
    }
)


SERVICES: Mapping[str, Service] = MappingProxyType({OCR: ocr_page})
"""What readers may ask of the process that a person started."""


def may_hold_more(media_type: str) -> bool:
    """Whether a file of this kind may hold reports besides the one that it is."""
    return media_type in UNPACKERS
