"""English text as tokens with offsets: the ground of the number grammar."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple, overload

TokenKind = Literal["number", "ordinal", "word", "mark"]

_WORD = r"[^\W\d_][^\W_]*+(?:['’][^\W\d_][^\W_]*+)*+"
_CODES = "USD? EUR RMB? Rs CNY RUB KRW KPW PLN MYR HKD SGD AED KWD QAR SAR OMR JPY GBP VND THB INR NPR MNT"
_TOKEN = re.compile(
    r"[A-Za-z]+(?=[ ,])"  # a plain word, which most are: the next line would find the same, only later
    rf"|(?![A-Z][A-Za-z]{{1,2}}\d){_WORD}"  # a word, and what is most of a text
    r"|\d+(?:st|nd|rd|th)\b"  # an ordinal
    r"|(?:\d{1,3}(?:,\d{3})+(?!\d|,\d)|\d+)(?:\.\d+)?"  # a number
    rf"|(?:{'|'.join(_CODES.split())})(?=\d)"  # the code of a currency that stands close before its amount
    rf"|{_WORD}"
    r"|[^\w\s]|_"  # a mark
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


class Tokens(Sequence[Token]):
    """The tokens of a text in order.

    `texts`, `starts` and `ends` hold the parts of all tokens side by side, so that a search over a long text makes a
    Token only of those that it looks at.
    """

    __slots__ = ("_original", "ends", "starts", "texts")

    def __init__(self, text: str) -> None:
        said = lowered(text)
        self._original = text
        spans = [match.span() for match in _TOKEN.finditer(text)]
        self.starts = [start for start, _ in spans]
        self.ends = [end for _, end in spans]
        self.texts = [said[start:end] for start, end in spans]

    def __len__(self) -> int:
        return len(self.texts)

    @overload
    def __getitem__(self, index: int) -> Token: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Token]: ...
    def __getitem__(self, index: int | slice) -> Token | Sequence[Token]:
        if isinstance(index, slice):
            return [self[position] for position in range(*index.indices(len(self)))]
        said, start, end = self.texts[index], self.starts[index], self.ends[index]
        return Token(_kind(said), said, start, end, end - start > 1 and self._original[start:end].isupper())

    def capital(self, index: int) -> bool:
        """Whether token `index` begins with a capital."""
        return self._original[self.starts[index]].isupper()

    def between(self, index: int) -> str:
        """The text between token `index` and the one before it."""
        return self._original[self.ends[index - 1] : self.starts[index]]

    def numbers(self) -> list[int]:
        """The indexes of all tokens that are digits, ordinals among them."""
        return [index for index, said in enumerate(self.texts) if said[0].isdecimal()]


def _kind(said: str) -> TokenKind:
    if said[0].isdecimal():
        return "ordinal" if said[-1].isalpha() else "number"
    return "word" if said[0].isalnum() else "mark"


def lowered(text: str) -> str:
    """The text in lower case with straight apostrophes, of the same length: a letter that would grow stays as it is."""
    said = text.lower()
    if len(said) != len(text):
        said = "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
    return said.replace("’", "'")


def tokenize(text: str) -> Tokens:
    """The tokens of `text` in order."""
    return Tokens(text)


def texts(tokens: Tokens, first: int, length: int) -> tuple[str, ...]:
    """The lower-case texts of up to `length` tokens from `first`; none before the beginning of the text."""
    last = first + length
    if first < 0:
        first = 0
    return tuple(tokens.texts[first:last]) if last > first else ()


def glued(tokens: Tokens, index: int) -> bool:
    """Whether token `index` follows the one before it without a space."""
    return 0 < index < len(tokens) and tokens.ends[index - 1] == tokens.starts[index]
