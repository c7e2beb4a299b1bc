"""A people group: who is spoken of, as one noun phrase, pronoun or number tells it."""

from __future__ import annotations

from tumen.extract.fleeting import fleeting
from tumen.ledger import Count, Sex


@fleeting(kw_only=True)
class Group:
    """People at words `first` to `last` (exclusive) of a sentence.

    `status`: `explicit` (the words tell the nationality), `bare` (no sign), `pronoun`, `number` (a count alone),
    `other` (another state's workers, soldiers, refugees) or `actor` (officials, residents, managers). `part` is true
    for "42 of them": the count is of some of the people already spoken of. `further`: people beside those. `labour`
    tells that the head word itself is a word for workers.
    """

    first: int
    last: int
    head: int
    start: int
    end: int
    status: str
    count: Count | None = None
    count_span: tuple[int, int] | None = None
    sex: Sex | None = None
    sex_span: tuple[int, int] | None = None
    definite: bool = False
    labour: bool = True
    part: bool = False
    further: bool = False

    @property
    def span(self) -> tuple[int, int]:
        """Offsets of the group's words."""
        return self.start, self.end
