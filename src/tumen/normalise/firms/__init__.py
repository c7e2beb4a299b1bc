"""Names of firms and sites in any script: their parts, and keys by which spellings of one word meet."""

from tumen.normalise.firms.own import Own, Script
from tumen.normalise.firms.reading import FirmReading, read_firm

__all__ = ["FirmReading", "Own", "Script", "read_firm"]
