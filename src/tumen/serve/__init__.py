"""The case room: a case in the browser of the same machine, each page with a JSON twin."""

from tumen.serve.app import create_app, run

__all__ = ["create_app", "run"]
