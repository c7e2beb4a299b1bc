"""Bytes to characters: what kind of file it is, and in which encoding."""

from __future__ import annotations

import codecs
import re
from types import MappingProxyType

from tumen.errors import UnreadableInput
from tumen.read.kinds import HTML, PLAIN

_MAGIC = (
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"RIFF", "a sound, film or image file"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
)
# streams of a compound file (MS-CFB): what Office, Outlook and Hangul keep in one
_COMPOUND = (
    ("EncryptedPackage".encode("utf-16-le"), "locked with a password; save an open copy and give that"),
    ("__substg1.0_".encode("utf-16-le"), "a message of Outlook, which is not read; save it as .eml and give that"),
    (b"HWP Document File", "a Hangul document (HWP), which is not read; save it as PDF or DOCX and give that"),
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NO_REPORT = MappingProxyType(
    {"json": "JSON", "jsonl": "JSON", "css": "a style sheet", "js": "a script", "py": "a program", "yaml": "YAML",
     "yml": "YAML", "toml": "TOML"}
)  # fmt: skip
"""Texts for programs, told by how their name ends: read as reports they would make claims that nobody made."""
_NEVER_TEXT = MappingProxyType(
    {"pdf": "a PDF", "docx": "a Word document", "xlsx": "a workbook", "zip": "a ZIP archive", "wacz": "a web archive"}
)
"""Kinds that are never text, by how the name ends: what else such a file holds is a remnant or an error message."""
_XML = re.compile(r"\s*<\?xml\b")
_HTML_SUFFIXES = (".html", ".htm", ".xhtml", ".shtml")
# possessive and atomic: many comments before the first element must not be tried in every grouping
_OPENING = re.compile(r"(?:\s+|<\?xml[^>]*>|(?><!--.*?-->))*+<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{1,40})""", re.I)
_XML_DECLARED = re.compile(rb"""\A\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9_:.-]{1,40})""", re.I)
# labels of the Encoding Standard (encoding.spec.whatwg.org) that pages of the region and of archives declare; any
# other label is refused, because not every codec of Python is safe on hostile input
_CHARSETS = MappingProxyType(
    {
        "utf-8": "utf-8", "utf8": "utf-8", "unicode-1-1-utf-8": "utf-8",
        "us-ascii": "cp1252", "ascii": "cp1252", "iso-8859-1": "cp1252", "iso8859-1": "cp1252", "latin1": "cp1252",
        "windows-1252": "cp1252", "cp1252": "cp1252", "iso-8859-15": "iso8859-15",
        "euc-kr": "cp949", "ks_c_5601-1987": "cp949", "ksc5601": "cp949", "korean": "cp949", "windows-949": "cp949",
        "cp949": "cp949", "uhc": "cp949",
        "gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "x-gbk": "gb18030", "chinese": "gb18030",
        "big5": "big5hkscs", "big5-hkscs": "big5hkscs", "cn-big5": "big5hkscs", "x-x-big5": "big5hkscs",
        "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932", "windows-31j": "cp932",
        "euc-jp": "euc_jp", "x-euc-jp": "euc_jp", "iso-2022-jp": "iso2022_jp",
        "windows-1251": "cp1251", "cp1251": "cp1251", "koi8-r": "koi8_r", "koi8-u": "koi8_u",
        "iso-8859-5": "iso8859-5", "iso-8859-2": "iso8859-2", "windows-1250": "cp1250",
    }
)  # fmt: skip


def decode(data: bytes, *, name: str, charset: str | None = None) -> tuple[str, str]:
    """The characters of a file and its media type, `text/plain` or `text/html`.

    A byte order mark is followed and dropped. Plain text without one is UTF-8; a page may declare its charset. What
    does neither, and is no UTF-8, is in `charset`, the label that a server gave, where that is known. Raises
    UnreadableInput for what is empty, binary or in another encoding.
    """
    if not data.strip(b" \t\r\n\f\v\x00"):
        raise UnreadableInput(f"{name}: is empty; nothing can be read from it.")
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            text = _strictly(data[len(mark) :], encoding, name=name, offset=len(mark))
            return _checked(text, name), _media_type(text[:4096], name)
    for magic, what in _MAGIC:
        if data.startswith(magic):
            told = next((told for mark, told in _COMPOUND if mark in data), None) if magic == _MAGIC[0][0] else None
            raise UnreadableInput(f"{name}: is {told or f'{what}, which is not read; save its text and give that'}.")
    start = data[:4096].decode("latin-1")
    if _media_type(start, name) == HTML:
        return _page(data, name, charset), HTML
    named = _NEVER_TEXT.get(name.lower().rpartition(".")[2])
    if named is not None:
        raise UnreadableInput(f"{name}: is named as {named} and is none; get a whole copy.")
    kind = "XML of a kind" if _XML.match(start) else _NO_REPORT.get(name.lower().rpartition(".")[2])
    if kind is not None:
        raise UnreadableInput(f"{name}: is {kind} that is not read; save its text and give that.")
    if b"\x00" in data:
        at = data.index(b"\x00")
        raise UnreadableInput(f"{name}: is binary (a NUL at byte {at}) and of no kind that is read; save it as text.")
    return _checked(_told(data, charset, name), name), PLAIN


def codec_of(label: str) -> str | None:
    """The codec for a label of a charset, such as one that a header names; None where it is not read."""
    return _CHARSETS.get(label.strip().strip("\"'").lower())


def _media_type(text: str, name: str) -> str:
    named = name.lower().endswith(_HTML_SUFFIXES) and "<" in text
    return HTML if named or _OPENING.match(text) else PLAIN


def _page(data: bytes, name: str, charset: str | None) -> str:
    declared = _XML_DECLARED.search(data[:1024]) or _DECLARED.search(data[:8192])
    if declared is None:
        return _checked(_told(data, charset, name), name)
    label = declared[1].decode("ascii").lower()
    # a page that could be searched for its label byte by byte is not in UTF-16, whatever it says
    codec = "utf-8" if label.startswith("utf-16") else _CHARSETS.get(label)
    if codec is None:
        raise UnreadableInput(f"{name}: declares the charset {label!r}, which is not read; save it as UTF-8.")
    # browsers replace stray bytes of a page, and pages are full of them
    return _checked(data.decode(codec, errors="replace"), name)


def _told(data: bytes, charset: str | None, name: str) -> str:
    """The characters of what declares no encoding itself: UTF-8, or else what a server said."""
    codec = codec_of(charset) if charset else None
    if codec is None or codec == "utf-8":
        return _strictly(data, "utf-8", name=name, offset=0)
    try:
        # a server's standing word is wrong more often than bytes are UTF-8 by chance
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode(codec, errors="replace")


def _strictly(data: bytes, encoding: str, *, name: str, offset: int) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableInput(
            f"{name}: is not {encoding.upper()} (byte 0x{data[error.start]:02x} at offset {offset + error.start}); "
            "save it as UTF-8."
        ) from None


def _checked(text: str, name: str) -> str:
    if not text.strip().strip("\x00"):
        raise UnreadableInput(f"{name}: is empty; nothing can be read from it.")
    return text
