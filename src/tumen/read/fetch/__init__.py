"""Addresses to originals: pages fetched politely, from the public internet only, and kept as WARC.

The only place of Tumen that connects to another machine to read; nothing here is called unless a person asked for it.
"""

from tumen.read.fetch.fetcher import AGENT, Fetched, Fetcher, NotModified, Progress, Seen
from tumen.read.fetch.guard import Guard
from tumen.read.fetch.limits import Clock, Limits
from tumen.read.fetch.urls import file_name, is_url

__all__ = [
    "AGENT",
    "Clock",
    "Fetched",
    "Fetcher",
    "Guard",
    "Limits",
    "NotModified",
    "Progress",
    "Seen",
    "file_name",
    "is_url",
]
