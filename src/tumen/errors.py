"""The errors that Tumen raises. Each message says what was wrong, where, and what to do."""

from __future__ import annotations


class TumenError(Exception):
    """Base of every error that Tumen raises on purpose. `str(error)` is one line meant for a person."""


class InvalidValue(TumenError, ValueError):
    """A value of the ledger breaks its own rule, such as a count whose low end is above its high end."""


class InvalidForm(TumenError, ValueError):
    """JSON given to Tumen does not have the form that was asked for."""


class InvalidData(TumenError, ValueError):
    """A data file that experts edit (law, places, lexicons, rules) has an entry that cannot be used."""


class UnreadableInput(TumenError):
    """An input cannot be turned into a report: missing, empty, too large, binary or wrongly encoded."""


class NotFetched(UnreadableInput):
    """An address cannot be fetched: refused, forbidden to programs, too large, or it does not answer.

    `again` is true where that may be otherwise a little later.
    """

    def __init__(self, message: str, *, again: bool = False) -> None:
        super().__init__(message)
        self.again = again


class NotSent(TumenError):
    """A webhook did not take what was posted to it."""


class NotWritten(TumenError):
    """A file that was asked for cannot be written: no room, no right to, or something else stands there."""


class CaseError(TumenError):
    """A case file cannot be used: missing, of another program, of a newer version, or damaged."""


class CaseBusy(CaseError):
    """Another process is writing to the case; the same step succeeds once that is done."""


class DecisionRefused(TumenError, ValueError):
    """A decision names an unknown target, slot or value, or lacks a person or a reason."""


class MissingExtra(TumenError, ImportError):
    """A part that is not in the default install is needed."""
