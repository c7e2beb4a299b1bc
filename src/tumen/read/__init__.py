"""Bytes to reports: capture, text with offsets, title, publisher, language, day of writing."""

from tumen.read.confine import Confined, confinement, needs_child
from tumen.read.files import LIMIT, expand, read_file
from tumen.read.jobs import LIMITS, Limits
from tumen.read.parts import Container, LeftOut, Member
from tumen.read.readers import SERVICES, may_hold_more
from tumen.read.reports import Found, read, read_report

VERSION = "2"
"""Release of the rules of this room; a case notes it with what was read."""

__all__ = [
    "LIMIT",
    "LIMITS",
    "SERVICES",
    "VERSION",
    "Confined",
    "Container",
    "Found",
    "LeftOut",
    "Limits",
    "Member",
    "confinement",
    "expand",
    "may_hold_more",
    "needs_child",
    "read",
    "read_file",
    "read_report",
]
