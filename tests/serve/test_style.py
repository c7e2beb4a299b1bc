"""The style sheet: readable contrast in light and dark, nothing fetched."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

CSS = files("tumen.serve").joinpath("static/case.css").read_text(encoding="utf-8")
ON_PAGES = ("ink", "soft", "link", "good", "bad", "warn")
PAIRS = [
    *((text, ground) for text in ON_PAGES for ground in ("paper", "card", "target")),
    *((text, "tag") for text in ("ink", "good", "bad", "warn")),
    *(("ink", quote) for quote in ("quote", "quote2", "quote3")),
    ("paper", "link"),
]


def colours(scheme: str) -> dict[str, str]:
    """The named colours of a scheme."""
    start = CSS.index("prefers-color-scheme: dark") if scheme == "dark" else 0
    block = CSS[CSS.index(":root", start) : CSS.index("}", CSS.index(":root", start))]
    return dict(re.findall(r"--(\w+): (#[0-9a-f]{6});", block))


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2, definition)."""
    shares = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_stands_out_from_its_ground(scheme: str, text: str, ground: str) -> None:
    named = colours(scheme)
    high, low = sorted((luminance(named[text]), luminance(named[ground])), reverse=True)
    assert (high + 0.05) / (low + 0.05) >= 4.5, f"{text} on {ground}: WCAG AA asks 4.5 to 1"


def test_the_style_sheet_fetches_nothing() -> None:
    assert not re.search(r"@import|url\(|@font-face|https?:", CSS)
