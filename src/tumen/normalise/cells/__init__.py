"""The values of cells of an office's ledger: short texts in English, Korean, Chinese or Russian, alone in their cell.

A cell is no sentence: it holds one value and nothing around it, and its column tells what it is about. What is not sure
is None; words that only say that nobody knows ("n/a", "미상") are no value. Pure functions.
"""

from tumen.normalise.cells.counts import cell_count, joint_count, whole_number
from tumen.normalise.cells.money import cell_money
from tumen.normalise.cells.places import cell_country, cell_nation, cell_places, names_state
from tumen.normalise.cells.times import (
    DAY_FIRST,
    MONTH_FIRST,
    SERIAL,
    SERIAL_1904,
    WRITTEN,
    cell_day,
    cell_time,
    day_order,
    joined_time,
)
from tumen.normalise.cells.words import (
    cell_document,
    cell_employer,
    cell_kind,
    cell_modality,
    cell_sector,
    cell_sex,
)

__all__ = [
    "DAY_FIRST",
    "MONTH_FIRST",
    "SERIAL",
    "SERIAL_1904",
    "WRITTEN",
    "cell_count",
    "cell_country",
    "cell_day",
    "cell_document",
    "cell_employer",
    "cell_kind",
    "cell_modality",
    "cell_money",
    "cell_nation",
    "cell_places",
    "cell_sector",
    "cell_sex",
    "cell_time",
    "day_order",
    "joined_time",
    "joint_count",
    "names_state",
    "whole_number",
]
