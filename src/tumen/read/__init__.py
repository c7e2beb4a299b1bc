"""Bytes to reports: capture, text with offsets, title, publisher, language, day of writing."""

from tumen.read.files import LIMIT, expand, read_file
from tumen.read.reports import read_report

VERSION = "1"
"""Release of the rules of this room; a case notes it with what was read."""

__all__ = ["LIMIT", "VERSION", "expand", "read_file", "read_report"]
