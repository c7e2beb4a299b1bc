"""Values of the ledger in a few plain words, for tables."""

from __future__ import annotations

from tumen.ledger import Claim, Count, Place, When

MACHINE_WORDS = {
    "unknown_origin": "origin unknown",
    "single_origin": "single origin",
}
"""Words of the ledger that read badly when only their underscores are taken out."""


def plain(word: str) -> str:
    """A word of the ledger without underscores."""
    return MACHINE_WORDS.get(word, word.replace("_", " "))


def count_words(count: Count | None) -> str:
    """`400`, `about 400`, `400 or more`, `at most 400`, `200 to 999`; `-` where open."""
    if count is None:
        return "-"
    if count.basis == "at_least":
        return f"{count.low:,} or more"
    if count.basis == "at_most":
        return f"at most {count.high:,}"
    if count.low == count.high:
        return f"about {count.low:,}" if count.basis == "approx" else f"{count.low:,}"
    return f"{count.low:,} to {count.high:,}"


def when_words(when: When | None) -> str:
    """`2018-04-02`, `2018-04-01 to 2018-04-05`, `from …`, `until …`; `-` where open."""
    if when is None:
        return "-"
    if when.start == when.end:
        return str(when.start)
    if when.end is None:
        return f"from {when.start}"
    if when.start is None:
        return f"until {when.end}"
    return f"{when.start} to {when.end}"


def place_words(place: Place | None) -> str:
    """`Helong, CN`, or the name alone for a country; `-` where open."""
    if place is None:
        return "-"
    return place.name if place.level == "country" or place.country is None else f"{place.name}, {place.country}"


def where_words(claim: Claim) -> str:
    """Where the claim is about; for movements from where to where."""
    if claim.kind != "movement":
        return place_words(claim.place)
    if claim.origin is None and claim.destination is None:
        return "-"
    return f"{place_words(claim.origin)} → {place_words(claim.destination)}"


def kind_words(claim: Claim) -> str:
    """Kind with direction, and modality where it is not plainly asserted."""
    kind = f"{claim.kind} {claim.direction}" if claim.direction else claim.kind
    return kind if claim.modality == "asserted" else f"{kind} ({claim.modality})"
