"""The case room: a case in the browser of the same machine, each page with a JSON twin."""
