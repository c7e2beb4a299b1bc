"""PDF files: the text layer page by page, or OCR where there is none.

What a PDF says of its own making (CreationDate, ModDate) is no day of publication: a report is exported again years
later, and a scan is made whenever somebody scans it. `published` is never set from it.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import PurePath
from typing import Any

from tumen.errors import UnreadableInput
from tumen.read.contents import shown
from tumen.read.kinds import PDF
from tumen.read.layout import Page, in_order, mark_running
from tumen.read.ocr import MOST_DOTS, OCR, Recognised, ocr_lines, ocr_page
from tumen.read.paragraphs import compose
from tumen.read.parts import Working
from tumen.read.pdf_text import PageText, page_text
from tumen.read.properties import own_author, own_title
from tumen.read.services import ask

_MOST_PAGES = 2_000
_MOST_CHARACTERS = 2_000_000
"""Some 700 full pages, read in half a minute; a file made to hang a reader holds more."""
_MOST_SCANNED = 300
"""Pages that OCR reads; each takes seconds."""
_STAMP = 80
"""So few characters on a page that is a picture are a stamp, not its text."""
_WHOLE = 0.5
"""A picture that fills more of its page than this is a scan of it."""
_DOTS_PER_INCH = 300
_ADDRESS = re.compile(r"(https?://[^\s|]+)[ |]+\d{1,3}/\d{1,3}")


def read_pdf(data: bytes, *, name: str) -> Working:
    """Text and metadata of a PDF; anchors name page and line ("page 3, line 12"), counted as the page is read.

    Pages that are pictures go to OCR where Tesseract is installed, and flags name them either way. Headers, footers and
    page numbers stand at the end as furniture; a note stands after the paragraph in which its page ends. Raises
    UnreadableInput for a file that is locked with a password, damaged, far too large, or without any text to read.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _unopened(error, name) from None
    try:
        count = len(document)
        if count == 0:
            raise UnreadableInput(f"{name}: is a PDF without pages; get a whole copy.")
        if count > _MOST_PAGES:
            raise UnreadableInput(f"{name}: has {count} pages; more than {_MOST_PAGES} are not read, so split it.")
        texts, broken = _texts(document, count, name)
        scanned = [text for text in texts if _is_scan(text)]
        recognised, ocr_flags = _recognise(document, scanned, whole=len(scanned) == len(texts), name=name)
        flags = [*ocr_flags, *_flags(texts, broken, recognised), *_unread(document)]
        pages = mark_running([_page(text, recognised.get(text.number)) for text in texts])
        said, author = (_said(document, key) for key in (b"Title", b"Author"))
        language = _language(document)
    finally:
        document.close()
    composed = compose(pages)
    if not composed.text.strip():
        raise UnreadableInput(f"{name}: is a PDF without readable text; print it and scan it, or type its text.")
    title = own_title(said)
    return Working(
        text=composed.text,
        media_type=PDF,
        title=None if title == PurePath(name).stem else title,
        byline=own_author(author),
        url=_printed_from(pages),
        declared_language=language,
        furniture=composed.furniture,
        anchors=composed.anchors,
        flags=tuple(flags),
    )


def _unopened(error: Any, name: str) -> UnreadableInput:
    from pypdfium2 import raw

    code = getattr(error, "err_code", None)
    if code == raw.FPDF_ERR_PASSWORD:
        return UnreadableInput(f"{name}: is locked with a password; save an open copy and give that.")
    if code == raw.FPDF_ERR_SECURITY:
        return UnreadableInput(f"{name}: is locked in a way that is not read; save an open copy and give that.")
    return UnreadableInput(f"{name}: is a torn or damaged PDF; get a whole copy.")


def _texts(document: Any, count: int, name: str) -> tuple[list[PageText], list[int]]:
    """The text of each page that can be read, and the numbers of the others."""
    import pypdfium2

    texts: list[PageText] = []
    broken = []
    left = _MOST_CHARACTERS
    for at in range(count):
        try:
            page = document[at]
            try:
                text = page_text(page, number=at + 1, most=left)
            finally:
                page.close()
        except pypdfium2.PdfiumError:
            broken.append(at + 1)
            continue
        if text is None:
            raise UnreadableInput(
                f"{name}: has more than {_MOST_CHARACTERS:,} characters by page {at + 1}; split it and give its parts."
            )
        left -= text.held
        texts.append(text)
    if not texts:
        raise UnreadableInput(f"{name}: is a damaged PDF, none of its pages can be read; get a whole copy.")
    return texts, broken


def _is_scan(text: PageText) -> bool:
    """Whether the text of a page is in a picture, or in letters that no table tells."""
    readable = text.characters - text.unreadable
    if text.unreadable > readable:
        return True
    if readable == 0:
        return text.drawn
    return readable <= _STAMP and text.picture > _WHOLE


def _recognise(
    document: Any, scanned: Sequence[PageText], *, whole: bool, name: str
) -> tuple[dict[int, Recognised], list[str]]:
    """What OCR finds on the pages that need it, and what to tell of it. Raises UnreadableInput where all pages need it
    and it cannot be done."""
    if not scanned:
        return {}, []
    where = _pages(text.number for text in scanned)
    if len(scanned) > _MOST_SCANNED:
        raise UnreadableInput(
            f"{name}: {len(scanned)} of its pages are pictures without text, and OCR reads {_MOST_SCANNED} at most; "
            "split it."
        )
    found: dict[int, Recognised] = {}
    try:
        for text in scanned:
            table = ask(OCR, *_picture(document[text.number - 1]), here=ocr_page)
            found[text.number] = ocr_lines(
                table, page=text.number, points=72 / _dots(text.width, text.height), height=text.height
            )
    except UnreadableInput as error:
        them, are, were = ("them", "are pictures", "were") if len(scanned) > 1 else ("it", "is a picture", "was")
        what_to_do = f"install Tesseract (tesseract-ocr.github.io) to have {them} read, or type the text"
        if whole:
            raise UnreadableInput(f"{name}: is a scan without text, and {error}; {what_to_do}.") from None
        return {}, [f"{where} {are} without text and {were} not read, because {error}: {what_to_do}."]
    empty = [number for number, one in found.items() if not one.lines]
    full = [number for number in found if number not in empty]
    flags = []
    if full:
        verb = "were" if len(full) > 1 else "was"
        flags.append(
            f"{_pages(full)} {verb} read by OCR ({found[full[0]].reader}): check every number against the page."
        )
    if empty:
        flags.append(f"{_pages(empty)}: a picture in which OCR found no text.")
    flags += [
        f"OCR was unsure of these on page {number}: {', '.join(one.unsure[:12])}."
        for number, one in found.items()
        if one.unsure
    ]
    return found, flags


def _picture(page: Any) -> tuple[dict[str, int], bytes]:
    """The page as a grey picture: its measures, and a byte for each dot."""
    import pypdfium2

    try:
        width, height = page.get_size()
        bitmap = page.render(scale=_dots(width, height) / 72, grayscale=True)
    except pypdfium2.PdfiumError as error:
        raise UnreadableInput(f"a page could not be drawn ({error})") from None
    finally:
        page.close()
    rows = bytes(bitmap.buffer)
    dots = b"".join(rows[at : at + bitmap.width] for at in range(0, bitmap.height * bitmap.stride, bitmap.stride))
    return {"width": bitmap.width, "height": bitmap.height}, dots


def _dots(width: float, height: float) -> float:
    """Dots per inch for a page, fewer for one so large that the picture would not fit."""
    at_usual = max(1.0, width * height) * (_DOTS_PER_INCH / 72) ** 2
    return _DOTS_PER_INCH * min(1.0, math.sqrt(0.98 * MOST_DOTS / at_usual))


def _page(text: PageText, recognised: Recognised | None) -> Page:
    lines = recognised.lines if recognised and recognised.lines else in_order(text.lines)
    return Page(number=text.number, height=text.height, lines=tuple(line for line in lines if line.text))


def _flags(texts: Sequence[PageText], broken: Sequence[int], recognised: dict[int, Recognised]) -> Iterator[str]:
    if broken:
        yield f"{_pages(broken)} could not be read: the file is damaged there."
    layers = [text for text in texts if text.layered]
    if layers:
        yield (
            f"{_pages(text.number for text in layers)}: text lies unseen on a picture, where other software has "
            "read it by OCR: check every number against the page."
        )
    for kind, what in (
        ("invisible", "text that is not to be seen, which is left out"),
        ("white", "white text, which may not be seen on the page"),
        ("outside", "text outside the page, which is left out"),
    ):
        there = [text for text in texts if getattr(text, kind)]
        if there:
            verb = "hold" if len(there) > 1 else "holds"
            yield f"{_pages(text.number for text in there)} {verb} {what}: “{shown(getattr(there[0], kind))}”."
    garbled = [
        text
        for text in texts
        if text.number not in recognised and text.unreadable > 0.02 * (text.characters - text.unreadable)
    ]
    if garbled:
        yield f"{_pages(text.number for text in garbled)}: some characters stand for no letter that is told."


def _unread(document: Any) -> Iterator[str]:
    """What else the file holds and is not read."""
    from pypdfium2 import raw

    attached = raw.FPDFDoc_GetAttachmentCount(document.raw)
    if attached > 0:
        yield f"holds {attached} attached file{'s' if attached > 1 else ''}, not read: save and give them on their own."
    if raw.FPDF_GetFormType(document.raw) != raw.FORMTYPE_NONE:
        yield "holds a form; what is filled in is not read."


def _said(document: Any, key: bytes) -> str | None:
    """A value of the metadata, whatever is wrong with its characters."""
    from pypdfium2 import raw

    return _utf16(lambda buffer, size: raw.FPDF_GetMetaText(document.raw, key, buffer, size), most=20_000)


def _utf16(read: Callable[[Any, int], int], *, most: int) -> str | None:
    """What a function of PDFium writes into a buffer that it is given, None where that is nothing or far too much."""
    size = read(None, 0)
    if not 2 < size <= most:
        return None
    buffer = ctypes.create_string_buffer(size)
    read(buffer, size)
    return buffer.raw[: size - 2].decode("utf-16-le", errors="replace")


def _language(document: Any) -> str | None:
    from pypdfium2 import raw

    def read(buffer: Any, size: int) -> int:
        wide = ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)) if buffer is not None else None
        return int(raw.FPDFCatalog_GetLanguage(document.raw, wide, size))

    declared = _utf16(read, most=200) or ""
    code = re.match(r"[A-Za-z]{2,3}(?![A-Za-z])", declared)
    return code.group().lower() if code else None


def _printed_from(pages: Sequence[Page]) -> str | None:
    """The address that a browser printed on every page."""
    found = {
        match[1]
        for page in pages
        for at in page.running
        if (match := _ADDRESS.fullmatch(page.lines[at].text)) is not None
    }
    return found.pop() if len(found) == 1 and not any("…" in one or "..." in one for one in found) else None


def _pages(numbers: Iterator[int] | Sequence[int]) -> str:
    """Numbers of pages in words: "page 3", "pages 1-3, 7"."""
    stretches: list[list[int]] = []
    for number in numbers:
        if stretches and number == stretches[-1][1] + 1:
            stretches[-1][1] = number
        else:
            stretches.append([number, number])
    words = ", ".join(f"{first}-{last}" if last > first else str(first) for first, last in stretches)
    return f"page {words}" if words.isdecimal() else f"pages {words}"
