"""Writes `resources/sino_korean.tsv`: how Chinese characters are read in Korean.

    python tools/make_sino_korean.py Unihan_Readings.txt

The file is that of the Unicode Character Database (Unihan.zip). Kept are the readings `kHangul` marks as taught or used
in names (every reading where it marks none) of characters whose simplified form is one of the 6,763 of GB 2312.
"""

from __future__ import annotations

import sys
from pathlib import Path

from opencc import OpenCC

TARGET = Path(__file__).parents[1] / "src" / "tumen" / "resources" / "sino_korean.tsv"


def rows(lines: list[str]) -> dict[str, list[str]]:
    """The readings of each simplified character, those of its own entry first, then those of its other forms."""
    simplify = OpenCC("t2s").convert
    found: dict[str, list[str]] = {}
    for line in lines:
        cells = line.split("\t")
        if len(cells) != 3 or cells[1] != "kHangul":
            continue
        char = chr(int(cells[0].removeprefix("U+"), 16))
        simple = simplify(char)
        try:
            simple.encode("gb2312")
        except UnicodeEncodeError:
            continue
        said = [reading.split(":") for reading in cells[2].split()]
        marked = [hangul for hangul, marks in said if "E" in marks or "N" in marks or "0" in marks]
        kept = found.setdefault(simple, [])
        kept += [hangul for hangul in (marked or [hangul for hangul, _ in said]) if hangul not in kept]
    return found


def main() -> None:
    """Read the file named on the command line and write the table."""
    table = rows(Path(sys.argv[1]).read_text(encoding="utf-8").splitlines())
    lines = ["character\treadings", *(f"{char}\t{'|'.join(said)}" for char, said in sorted(table.items()))]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
