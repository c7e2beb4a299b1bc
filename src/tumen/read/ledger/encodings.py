"""In which encoding a CSV file is: by its mark, as UTF-8, else by the writing that its bytes make."""

from __future__ import annotations

import codecs
import re

from tumen.errors import UnreadableInput
from tumen.resources.ledgers import fold_cell, headings

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LOCAL = {"gb18030": "zh", "cp949": "ko", "cp1251": "ru", "cp1252": "en"}
"""Encodings that spreadsheets of a region save without a mark, and the language of their headings."""
_TOLD_FROM = 200_000
"""So many characters tell the encoding."""
_SURE = 0.9
_MOST_HANJA, _LEAST_COMMON = 0.1, 0.6
_HANGUL, _HAN = re.compile("[\uac00-\ud7a3]"), re.compile("[\u3400-\u9fff]")
_CYRILLIC, _LOW_CYRILLIC = re.compile("[\u0400-\u045f]"), re.compile("[а-яё]")
_OUTSIDE = re.compile("[\x80-\x9f\ue000-\uf8ff\ufffd]|[\U00010000-\U0010ffff]")
_RUNS = re.compile("[^\x00-\x7f]+")
_TOGETHER = 2
_LATIN = re.compile("[À-ÖØ-öø-ÿŠŒŽšœžŸ]")
_LATIN_MARKS = re.compile("[\u00a0-¿×÷–—‘’‚“”„†‡•…‰‹›€™ˆ˜ƒ]")


def decode_table(data: bytes, *, name: str) -> tuple[str, str]:
    """The characters of a CSV file and the encoding that they are in.

    Raises UnreadableInput for what is empty, binary, or in an encoding that cannot be told for sure.
    """
    if not data.strip(b" \t\r\n\f\v\x00"):
        raise UnreadableInput(f"{name}: is empty; nothing can be read from it.")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = _tried(data[len(mark) :], encoding)
            if text is None:
                raise UnreadableInput(f"{name}: begins as {encoding.upper()} and is not; save it as UTF-8.")
            return _without_nul(text, name), encoding
    if b"\x00" in data:
        at = data.index(b"\x00")
        raise UnreadableInput(f"{name}: is binary (a NUL at byte {at}), no table; save it as CSV in UTF-8.")
    text = _tried(data, "utf-8")
    if text is not None:
        return text, "utf-8"
    found = [encoding for encoding in _LOCAL if (said := _tried(data, encoding)) is not None and _fits(said, encoding)]
    if len(found) != 1:
        raise UnreadableInput(
            f"{name}: is not UTF-8, and no other encoding fits it for sure; save it as CSV in UTF-8 "
            '(Excel: "CSV UTF-8").'
        )
    return data.decode(found[0]), found[0]


def _tried(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _without_nul(text: str, name: str) -> str:
    if "\x00" in text:
        raise UnreadableInput(f"{name}: holds NUL characters, so it is no table; save it as CSV in UTF-8.")
    if not text.strip():
        raise UnreadableInput(f"{name}: is empty; nothing can be read from it.")
    return text


def _fits(text: str, encoding: str) -> bool:
    """Whether the characters make the writing for which the encoding is used.

    Bytes of EUC-KR and GBK are each other's common letters: a Korean text is nearly all Hangul, a Chinese text read as
    Korean is a mix of Hangul and rare Hanja. Bytes of another encoding read as GB 18030 give rare characters.
    """
    start = text[:_TOLD_FROM]
    far = [letter for letter in start if letter >= "\x80"]
    if _OUTSIDE.search(start):
        return False
    hangul, han = len(_HANGUL.findall(start)), len(_HAN.findall(start))
    if encoding == "cp949":
        return hangul > 0 and han <= _MOST_HANJA * (hangul + han) and _plain_hangul(start) >= _SURE * hangul
    if encoding == "gb18030":
        return han > 0 and not hangul and _common(start) >= _LEAST_COMMON * han and not _as_korean(start)
    if encoding == "cp1251":
        cyrillic, low = len(_CYRILLIC.findall(start)), len(_LOW_CYRILLIC.findall(start))
        return low > cyrillic / 2 and low >= len(far) / 2 and _words_of("ru", start)
    latin, marks = len(_LATIN.findall(start)), len(_LATIN_MARKS.findall(start))
    plain = sum(letter.isascii() and letter.isalpha() for letter in start)
    # letters with accents are few among the plain ones, and hardly two of them follow each other
    alone = sum(len(run) for run in _RUNS.findall(start) if len(run) <= _TOGETHER)
    return latin + marks >= _SURE * len(far) and latin <= plain / 4 and alone >= _SURE * len(far)


def _common(text: str) -> int:
    """How many characters are among the 3,755 of the first level of GB 2312."""
    found = 0
    for letter in _HAN.findall(text):
        code = _encoded(letter)
        found += code is not None and 0xB0 <= code <= 0xD7
    return found


def _plain_hangul(text: str) -> int:
    """How many syllables are among the 2,350 of KS X 1001: others are rare, and what other encodings make."""
    # other syllables are spelled out there, behind a byte of another range
    return sum(0xB0 <= (_encoded(letter, "euc_kr") or 0) <= 0xC8 for letter in _HANGUL.findall(text))


def _encoded(letter: str, encoding: str = "gb2312") -> int | None:
    try:
        return letter.encode(encoding)[0]
    except UnicodeEncodeError:
        return None


def _as_korean(text: str) -> bool:
    """Whether the same bytes read as Korean are Korean."""
    said = _tried(text.encode("gb18030"), "cp949")
    return said is not None and not _OUTSIDE.search(said) and _fits(said, "cp949")


def _words_of(language: str, text: str) -> bool:
    """Whether some heading of the language stands in the first lines."""
    start = fold_cell(text[:4000])
    return any(
        heading.word in start for heading in headings() if heading.language == language and len(heading.word) > 3
    )
