"""English: number words, dates, names of places and firms, sums of money. Nothing outside this folder knows English."""

from __future__ import annotations

from datetime import date

from tumen.ledger import When
from tumen.normalise.en.amounts.counts import counts_among, find_counts
from tumen.normalise.en.amounts.money import find_money, sums
from tumen.normalise.en.amounts.pay_shares import find_pay_shares, pay_shares_among
from tumen.normalise.en.amounts.shares import find_shares, fractions, shares_among
from tumen.normalise.en.demonyms import find_demonyms
from tumen.normalise.en.firms.names import find_names
from tumen.normalise.en.places.places import find_places
from tumen.normalise.en.quantities import quantities
from tumen.normalise.en.times.spans import spans
from tumen.normalise.en.times.times import find_times, times_among
from tumen.normalise.en.tokens import tokenize
from tumen.normalise.found import Values


def find_values(
    text: str, *, published: date | None, written_between: When | None = None, context: date | None = None
) -> Values:
    """All that the finders give, with the work that they share done once."""
    tokens = tokenize(text)
    amounts = quantities(tokens)
    parts = fractions(tokens, amounts)
    money = sums(text, tokens, amounts)
    times = spans(text, tokens)
    demonyms = find_demonyms(text)
    return Values(
        counts=counts_among(text, tokens, amounts, parts=parts, money=money, times=times),
        times=times_among(text, tokens, times, published=published, written_between=written_between, context=context),
        places=find_places(text, demonyms=demonyms),
        demonyms=demonyms,
        money=money,
        shares=shares_among(tokens, parts),
        pay_shares=pay_shares_among(tokens, parts),
        names=find_names(text),
    )


__all__ = [
    "find_counts",
    "find_demonyms",
    "find_money",
    "find_names",
    "find_pay_shares",
    "find_places",
    "find_shares",
    "find_times",
    "find_values",
]
