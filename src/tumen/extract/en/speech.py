"""Who speaks in a sentence, as attribution finds it."""

from __future__ import annotations

from tumen.extract.fleeting import fleeting
from tumen.ledger import Ground, Source

AUTHOR = Source(description="the report itself", type="author")
PERSONS = ("local", "trader", "worker", "official", "expert", "company")
"""Types of which "he said" may speak."""


@fleeting(kw_only=True)
class Speech:
    """Who speaks in a sentence: the source, the words that name it, and the stretches that only say who speaks."""

    source: Source
    ground: Ground
    spoken: tuple[tuple[int, int], ...] = ()
