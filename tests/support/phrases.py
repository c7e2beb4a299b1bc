"""Tables of phrases and of what is read in them, as files of tab-separated lines under `tests/normalise/phrases`.

A line "# name" begins a section, whose name tells what its rows show. A row is a text and one reading a column;
`\\uXXXX` stands for a character that is not seen. Readings of counts: the value, then if it matters the noun, `+`
(people), `-` (other things) or `?` (the words do not tell), and the role where it is not plain. Values: `500` exact,
`~500` approx, `>=500` at_least, `<=500` at_most, `200..300` range, `24-99v` vague. Readings of money: low, high,
currency and per with spaces between, `-` where open; shares of pay: `share 0.7`.
"""

from __future__ import annotations

import re
from pathlib import Path

from tumen.normalise import FoundCount, FoundMoney

FOLDER = Path(__file__).parents[1] / "normalise" / "phrases"
Row = tuple[str, str, tuple[str, ...]]


def rows(name: str) -> list[Row]:
    """The section, text and readings of every row of a table."""
    section, found = "", []
    for line in (FOLDER / f"{name}.tsv").read_text(encoding="utf-8").split("\n"):
        if line.startswith("# "):
            section = line[2:]
        elif line:
            text, *readings = line.split("\t")
            text = re.sub(r"\\u([0-9a-f]{4})", lambda match: chr(int(match.group(1), 16)), text)
            found.append((section, text, tuple(readings)))
    return found


def count_value(found: FoundCount) -> str:
    """The value of a count as the tables write it."""
    low, high = found.value.low, found.value.high
    forms = {
        "exact": f"{low}",
        "approx": f"~{low}",
        "at_least": f">={low}",
        "at_most": f"<={high}",
        "range": f"{low}..{high}",
        "vague": f"{low}-{high}v",
    }
    return forms[found.value.basis]


def count_reading(found: FoundCount, asked: str) -> str:
    """The count with as much of it as the row asks for, to be compared with the row's reading."""
    said = [count_value(found)]
    for word in asked.split()[1:]:
        if word in ("+", "-", "?"):
            said.append({True: "+", False: "-", None: "?"}[found.people])
        elif word not in ("further", "of_whole", "fraction"):
            said.append(found.noun or "none")
    if found.role != "plain":
        said.append(found.role)
    return " ".join(said)


def money_reading(found: FoundMoney) -> str:
    """The sum as the tables write it."""
    value = found.value
    if value.low is None and value.high is None and value.share is not None:
        return f"share {value.share:g}"
    ends = ("-" if end is None else f"{end:.12g}" for end in (value.low, value.high))
    return " ".join((*ends, value.currency or "-", value.per or "-"))
