"""The case file: originals, claims and decisions are kept; reports, lineage, incidents and findings are derived."""

from tumen.case.derived import Change, Touched
from tumen.case.load import Capture, Original
from tumen.case.rows import Derived
from tumen.case.store import WAIT, Case, Inputs

__all__ = ["WAIT", "Capture", "Case", "Change", "Derived", "Inputs", "Original", "Touched"]
