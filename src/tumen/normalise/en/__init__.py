"""English: number words, dates, names of places and sums of money. Nothing outside this folder knows English."""

from tumen.normalise.en.counts import find_counts
from tumen.normalise.en.demonyms import find_demonyms
from tumen.normalise.en.money import find_money
from tumen.normalise.en.places import find_places
from tumen.normalise.en.shares import find_shares
from tumen.normalise.en.times import find_times

__all__ = ["find_counts", "find_demonyms", "find_money", "find_places", "find_shares", "find_times"]
