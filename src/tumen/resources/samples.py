"""The bundled sample: digests of published reporting in our own words (CC BY 4.0), with gold beside them."""

from __future__ import annotations

from importlib.resources import files


def sample_reports() -> tuple[tuple[str, bytes], ...]:
    """File name and bytes of each report of the sample, by name."""
    folder = files("tumen.resources") / "sample"
    found = sorted((entry for entry in folder.iterdir() if entry.name.endswith(".txt")), key=lambda entry: entry.name)
    return tuple((entry.name, entry.read_bytes()) for entry in found)
