"""Bytes to reports: capture, text with offsets, title, publisher, language, day of writing."""

from tumen.read.files import LIMIT, expand, read_file
from tumen.read.parts import LeftOut, Member
from tumen.read.reports import read, read_report

VERSION = "1"
"""Release of the rules of this room; a case notes it with what was read."""

__all__ = ["LIMIT", "VERSION", "LeftOut", "Member", "expand", "read", "read_file", "read_report"]
