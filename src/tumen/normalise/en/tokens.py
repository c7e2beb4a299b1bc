"""English text as tokens with offsets: the ground of the number grammar."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

TokenKind = Literal["number", "ordinal", "word", "mark"]

_TOKEN = re.compile(
    r"(?P<ordinal>\d+(?:st|nd|rd|th)\b)"
    r"|(?P<number>(?:\d{1,3}(?:,\d{3})+(?!\d|,\d)|\d+)(?:\.\d+)?)"
    r"|(?P<code>\b(?:USD?|EUR|RMB?|CNY|RUB|KRW|PLN|MYR)(?=\d))"
    r"|(?P<word>[^\W\d_](?:[^\W_]|['’](?=[^\W\d_]))*)"
    r"|(?P<mark>[^\w\s]|_)"
)


class Token(NamedTuple):
    """A number, ordinal, word or mark of the text; `text` is lower case with straight apostrophes.

    `capitals` tells "IT" from "it".
    """

    kind: TokenKind
    text: str
    start: int
    end: int
    capitals: bool


def tokenize(text: str) -> list[Token]:
    """The tokens of `text` in order."""
    found = []
    for match in _TOKEN.finditer(text):
        kind: TokenKind = "word" if match.lastgroup == "code" else match.lastgroup  # type: ignore[assignment]
        said = match.group()
        capitals = len(said) > 1 and said.isupper()
        found.append(Token(kind, said.lower().replace("’", "'"), match.start(), match.end(), capitals))
    return found


def texts(tokens: list[Token], first: int, length: int) -> tuple[str, ...]:
    """The lower-case texts of up to `length` tokens from `first`; none before the beginning of the text."""
    if first < 0:
        first, length = 0, length + first
    return tuple(token.text for token in tokens[first : first + max(length, 0)])


def glued(tokens: list[Token], index: int) -> bool:
    """Whether token `index` follows the one before it without a space."""
    return 0 < index < len(tokens) and tokens[index - 1].end == tokens[index].start
