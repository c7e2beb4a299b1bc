"""The case file: originals, claims and decisions are kept; reports, lineage, incidents and findings are derived."""

from tumen.case.load import Capture, Original
from tumen.case.rows import Derived
from tumen.case.store import WAIT, Case, Inputs

__all__ = ["WAIT", "Capture", "Case", "Derived", "Inputs", "Original"]
