"""Names of places in Chinese, Korean and Cyrillic letters inside an English text: where such a name ends."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import Literal

Script = Literal["cyrillic", "han", "hangul"]
SCRIPTS: MappingProxyType[Script, re.Pattern[str]] = MappingProxyType(
    {
        "cyrillic": re.compile(r"[\u0400-\u052f]"),
        "han": re.compile(r"[\u3400-\u9fff]"),
        "hangul": re.compile(r"[\uac00-\ud7a3]"),
    }
)
"""A letter of one of the other scripts."""

_HAN_END = re.compile(
    r"(?:市|县|縣|省|州|区|區|镇|鎮|乡|鄉|村|自治州|自治县|朝鲜族自治州|朝鲜族自治县|口岸|海关|地区|特别市)?"
    r"(?=[^\u3400-\u9fff]|$|[的和与與到在至从往去来的及或、])"
)
_HAN_BEFORE = "在从從到至于於由往和与與及赴来來去向离離是省市州县縣国國的的"
_HANGUL_END = re.compile(
    r"(?:특별시|광역시|직할시|시|군|성|도|현|주|구|세관|지역|변강)?"
    r"(?:에서는|에서도|에서의|에서|에는|에도|에게|에|의|은|는|이|가|을|를|으로부터|로부터|으로|로|까지|부터|와의|과의|와|과|도|만|나|이나"
    r"|행|발|산|측|등|이라는|라는|인)?(?![\uac00-\ud7a3])"
)
_CYRILLIC = re.compile(r"[\u0400-\u052f]")


def other_end(text: str, start: int, end: int) -> int | None:
    """Where the name at `start` to `end` ends with its word for city or province; None where it is part of another.

    Korean particles are no part of the name.
    """
    first, before = text[start], text[start - 1 : start]
    if "\u0400" <= first <= "\u052f":
        if _CYRILLIC.match(before) or _CYRILLIC.match(text, end) or text[end : end + 1] == "-":
            return None
        return end
    if "\uac00" <= first <= "\ud7a3":
        behind = _HANGUL_END.match(text, end)
        if behind is None or "\uac00" <= before <= "\ud7a3":
            return None
        return end
    if "\u3400" <= before <= "\u9fff" and before not in _HAN_BEFORE:
        return None
    behind = _HAN_END.match(text, end)
    if behind is not None:
        return behind.end()
    # another name may follow without a mark: "吉林省珲春市"
    return end if text[end : end + 1] in "省市州县縣" or text[end - 1] in "省市州县縣国國" else None
