"""Tumen: reports about a state's export of labour, turned into a ledger that can be checked."""

from importlib.metadata import version as _version

__version__ = _version("tumen")
