"""A text cut into stretches that the same claims cover, so that overlapping quotes can be highlighted."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass

from tumen.ledger import Claim, Tongue


@dataclass(frozen=True, kw_only=True, slots=True)
class Segment:
    """`text` from `start` to `end` (code points).

    `claims` are the ids of the claims whose quotes cover all of it, the shortest quote first; `opens` those whose
    quotes begin here, likewise; `furniture` tells that it is page furniture, in which no claim is, `caption` that it
    stands under a picture; `language` is set where it is another than the report's.
    """

    start: int
    end: int
    text: str
    claims: tuple[str, ...]
    opens: tuple[str, ...]
    furniture: bool
    caption: bool
    language: str | None


def segments(
    text: str,
    claims: Iterable[Claim],
    *,
    furniture: Iterable[tuple[int, int]] = (),
    captions: Iterable[tuple[int, int]] = (),
    tongues: Iterable[Tongue] = (),
) -> tuple[Segment, ...]:
    """The whole of `text` in order, cut wherever a quote, page furniture, a caption or another language begins or ends.

    Offsets that reach past the text are taken as its end: what is shown is always the text and nothing else.
    """
    size = len(text)
    quotes = sorted(
        ((min(claim.start, size), min(claim.end, size), claim.id) for claim in claims),
        key=lambda quote: (quote[1] - quote[0], quote),
    )
    frames = [(min(start, size), min(end, size)) for start, end in furniture]
    under = [(min(start, size), min(end, size)) for start, end in captions]
    other = [(min(tongue.start, size), min(tongue.end, size), tongue.language) for tongue in tongues]
    ends = [(start, end) for start, end, _ in (*quotes, *other)] + frames + under
    cuts = sorted({0, size}.union(*ends))
    found = []
    for start, end in itertools.pairwise(cuts):
        covering = [quote for quote in quotes if quote[0] <= start and end <= quote[1]]
        found.append(
            Segment(
                start=start,
                end=end,
                text=text[start:end],
                claims=tuple(name for _, _, name in covering),
                opens=tuple(name for first, _, name in covering if first == start),
                furniture=any(first <= start and end <= last for first, last in frames),
                caption=any(first <= start and end <= last for first, last in under),
                language=next((code for first, last, code in other if first <= start and end <= last), None),
            )
        )
    return tuple(found)
