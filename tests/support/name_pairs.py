"""Pairs of names with what they are (`one` firm, `other` firms, `related`) and the verdict that the comparison gives.

"UN" are names and aliases of entries of the Security Council's list under resolution 1718 (2006) as of 27 February
2026, "OFAC" those of the list of Specially Designated Nationals; both are published by their keepers. All other names
are invented or put into another script by us. The table tells which names are one entry's, and nothing about any firm.
"""

from __future__ import annotations

import csv
from pathlib import Path

TABLE = Path(__file__).parents[1] / "link" / "name_pairs.tsv"


def rows() -> list[dict[str, str]]:
    """The pairs of the table."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


ROWS = rows()
