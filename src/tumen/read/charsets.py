"""Bytes to characters where a charset is declared by software, or by nobody: what was declared is checked first."""

from __future__ import annotations

import re

from tumen.read.decoding import codec_of

_SPEAKERS = {
    "cp949": {"ko"},
    "gb18030": {"zh"},
    "big5hkscs": {"zh"},
    "cp932": {"ja"},
    "euc_jp": {"ja"},
    "iso2022_jp": {"ja"},
    "koi8_r": {"ru", "bg"},
    "koi8_u": {"uk", "ru"},
    "cp1251": {"ru", "uk", "bg", "be", "sr", "mk"},
    "iso8859-5": {"ru", "bg", "sr", "mk"},
}
"""The languages that are written in each charset of the region."""
_TRIED = ("cp949", "gb18030", "big5hkscs", "cp932", "koi8_r", "cp1251")
"""What is tried where a declared charset does not fit, in this order."""
_ENOUGH = 12
"""So many letters that are not ASCII tell whether a charset fits."""
_LOOKED_AT = 20_000
_SEQUENCE = re.compile(rb"[\xc2-\xf4][\x80-\xbf]+")


def characters(data: bytes, label: str | None) -> tuple[str, str | None]:
    """The characters of `data`, and a sentence for a person where the charset `label` is not the one they are in.

    Bytes that are UTF-8 are read as such whatever is declared. Otherwise the declared charset goes first, then, where
    its letters make no words of a language that is written in it, those of the region whose letters do. Never raises.
    """
    declared = codec_of(label) if label else None
    if label and re.fullmatch(r"utf-?(?:16|32)(?:[bl]e)?", label, re.I):
        return data.decode(label.lower(), errors="replace"), None
    if data.isascii() and declared != "iso2022_jp":
        return data.decode("ascii"), None
    text = _decoded(data, "utf-8")
    if text is not None and (declared in (None, "utf-8", "cp1252") or len(_SEQUENCE.findall(data)) > 3):
        return text, None if declared == "utf-8" or label is None else _told(label, "UTF-8")
    text = _decoded(data, declared) if declared is not None else None
    if text is not None and declared is not None and _fits(text, declared) in (True, None):
        return text, None
    for codec in _TRIED:
        found = _decoded(data, codec) if codec != declared else None
        if found is not None and _fits(found, codec):
            return found, _told(label, codec)
    if text is not None:
        return text, None
    read_as = declared if declared not in (None, "utf-8") else "cp1252"
    return data.decode(read_as, errors="replace"), _told(label, f"{read_as} as far as it goes")


def _told(label: str | None, codec: str) -> str:
    shown = "".join(character for character in (label or "") if character.isprintable())[:40]
    said = f"declares the charset {shown!r}, which it is not in" if label else "declares no charset"
    return f"{said}; read as {codec}: check the words."


def _decoded(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _fits(text: str, codec: str) -> bool | None:
    """Whether the letters that are not ASCII are words of a language written in the codec, None where few tell it."""
    import pycld2

    text = text[:_LOOKED_AT]
    letters = " ".join("".join(one if not one.isascii() and one.isprintable() else " " for one in text).split())
    count = sum(letter.isalpha() for letter in letters)
    if count < _ENOUGH:
        return None
    speakers = _SPEAKERS.get(codec)
    if speakers is None:
        # in languages written in Latin letters most have no mark; in others read as such none is ASCII
        return count < sum(letter.isascii() and letter.isalpha() for letter in text)
    if speakers <= {"zh", "ja"} and letters.count(" ") * 8 > count:
        # Korean words between spaces, read as Chinese
        return False
    try:
        known, _, found = pycld2.detect(letters.encode("utf-8"))
    except pycld2.error:
        return False
    return bool(known) and found[0][1].partition("-")[0] in speakers
