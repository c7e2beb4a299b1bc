"""The command line: one thin file per verb. The only place that prints."""

from tumen.cli.app import main

__all__ = ["main"]
