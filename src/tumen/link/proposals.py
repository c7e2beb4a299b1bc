"""Which names of firms and sites in a case may be one: proposals for a person, in order, never merged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from tumen.ledger import Claim, Place
from tumen.link.names import Likeness, alike, compare_names
from tumen.link.places import key as place_key
from tumen.normalise.firms import FirmReading, Own, read_firm
from tumen.normalise.firms.korean import russian, skeleton

NameKind = Literal["employer", "site"]

_PREFIX = 6
_NEAR = 6
_LARGEST = 80
"""Names that may share a key before they are set apart by their places too, so that cost stays near linear."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Named:
    """A name that claims give: the ids of those claims, and the places they are about."""

    name: str
    kind: NameKind
    claims: tuple[str, ...]
    places: tuple[Place, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Proposal:
    """Two names that may be of one firm or site, with the reasons.

    `decided` tells that a person said they are one; else `likeness.verdict` is `same` or `unsure`.
    """

    one: Named
    other: Named
    likeness: Likeness
    decided: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Proposals:
    """The proposals, the likeliest first; `left_out` are keys that so many names share that not all were compared."""

    pairs: tuple[Proposal, ...]
    left_out: tuple[str, ...] = ()


def named(claims: Iterable[Claim]) -> tuple[Named, ...]:
    """Every employer and every site that the gazetteer does not know, by name."""
    ids: dict[tuple[NameKind, str], set[str]] = {}
    places: dict[tuple[NameKind, str], dict[str, Place]] = {}
    for claim in claims:
        where = claim.where
        found: list[tuple[NameKind, str]] = []
        if claim.employer is not None and claim.employer.strip():
            found.append(("employer", " ".join(claim.employer.split())))
        found += [
            ("site", place.name)
            for place in (claim.place, claim.origin, claim.destination)
            if place is not None and place.level == "site" and place.id is None
        ]
        for name in found:
            ids.setdefault(name, set()).add(claim.id)
            known = places.setdefault(name, {})
            if name[0] == "employer" and where is not None and where.level != "country":
                known[place_key(where)] = where
    return tuple(
        Named(
            kind=kind,
            name=name,
            claims=tuple(sorted(ids[kind, name])),
            places=tuple(place for _, place in sorted(places[kind, name].items())),
        )
        for kind, name in sorted(ids)
    )


def proposals(
    claims: Iterable[Claim],
    *,
    same: Iterable[tuple[str, str]] = (),
    apart: Iterable[tuple[str, str]] = (),
) -> Proposals:
    """Pairs of names of the claims that may be one, the likeliest first; the same in whatever order the claims come.

    `same` and `apart` are pairs of employers (the smaller name first) on which people decided: the first are shown as
    decided whatever their likeness, the second are left out.

    A name is compared with those it shares a key with: its letters, a reading or a sound of them, a word, a sense, its
    initials. A name without a word of its own is in no proposal.
    """
    names = named(claims)
    pairs, left_out = _candidates(names)
    found = []
    decided, refused = frozenset(same), frozenset(apart)
    at = {name.name: index for index, name in enumerate(names) if name.kind == "employer"}
    pairs |= {(at[one], at[other]) for one, other in decided if one in at and other in at}
    for first, second in sorted(pairs):
        one, other = names[first], names[second]
        two = (one.name, other.name) if one.kind == "employer" else None
        if two in refused:
            continue
        is_decided = two in decided
        if not is_decided and not alike(read_firm(one.name), read_firm(other.name)):
            continue
        likeness = compare_names(one.name, other.name, where=one.places, other_where=other.places)
        if is_decided or likeness.verdict in ("same", "unsure"):
            found.append(Proposal(one=one, other=other, likeness=likeness, decided=is_decided))
    found.sort(key=_rank)
    return Proposals(pairs=tuple(found), left_out=left_out)


def _rank(pair: Proposal) -> tuple[bool, bool, float, str, str]:
    """What is decided first, then what is proposed as the same, the likeliest before the others."""
    odds = pair.likeness.odds
    return (not pair.decided, pair.likeness.verdict != "same", -(odds or 0.0), pair.one.name, pair.other.name)


def _candidates(names: Sequence[Named]) -> tuple[set[tuple[int, int]], tuple[str, ...]]:
    """Indices of the pairs that share a key, and the keys that too many share."""
    blocks: dict[tuple[NameKind, str], list[int]] = {}
    for at, name in enumerate(names):
        for said in sorted({said for reading in read_firm(name.name).names for said in _keys(reading)}):
            blocks.setdefault((name.kind, said), []).append(at)
    pairs: set[tuple[int, int]] = set()
    left_out = set()
    for (_, said), members in blocks.items():
        for group in _split(members, names):
            if len(group) > _LARGEST:
                left_out.add(said.partition(":")[2])
                continue
            pairs.update((one, other) for at, one in enumerate(group) for other in group[at + 1 :])
    return pairs, tuple(sorted(left_out))


def _split(members: Sequence[int], names: Sequence[Named]) -> Iterator[Sequence[int]]:
    """The block itself, or where it is large its names by the place that each gives."""
    if len(members) <= _LARGEST:
        yield members
        return
    by_place: dict[str, list[int]] = {}
    for at in members:
        places = read_firm(names[at].name).places or names[at].places
        for said in sorted({place_key(place) for place in places}) or [""]:
            by_place.setdefault(said, []).append(at)
    yield from (by_place[said] for said in sorted(by_place))


def _keys(reading: FirmReading) -> Iterator[str]:
    """Keys that names of one firm may share."""
    own = reading.own
    if own is None:
        return
    yield f"letters:{own.letters}"
    for said in (*own.pinyin, *own.rough, own.slavic, *own.hangul):
        yield f"letters:{said}"
    for sound in own.sounds:
        yield f"sound:{russian(sound)}"
        yield f"skeleton:{skeleton(sound)}"
        if len(sound) >= _PREFIX:
            yield f"start:{sound[:_PREFIX]}"
    for said in own.pinyin:
        if len(said) >= _PREFIX:
            yield f"start:{said[:_PREFIX]}"
    for sense in own.senses:
        yield f"sense:{sense}"
    yield from _words(own)
    if reading.whole:
        yield f"letters:{reading.whole}"
    for initials in reading.initials:
        yield f"letters:{initials}"


def _words(own: Own) -> Iterator[str]:
    """The single words, the words joined from the start, and what is left when a letter is dropped."""
    if own.script in ("latin", "cyrillic"):
        for word in own.words:
            yield f"letters:{word}"
        for end in range(1, len(own.words)):
            yield f"letters:{''.join(own.words[:end])}"
        if len(own.letters) >= _NEAR and not own.pinyin:
            yield f"near:{own.letters}"
            yield from (f"near:{own.letters[:at]}{own.letters[at + 1 :]}" for at in range(len(own.letters)))
    else:
        for end in range(2, len(own.letters)):
            yield f"letters:{own.letters[:end]}"
            yield f"letters:{own.letters[-end:]}"


def proposal_form(proposal: Proposal) -> Mapping[str, Any]:
    """The proposal as plain JSON."""
    likeness = proposal.likeness
    return {
        "kind": proposal.one.kind,
        "name": proposal.one.name,
        "other": proposal.other.name,
        "verdict": likeness.verdict,
        "decided": proposal.decided,
        "odds": likeness.odds,
        "probability": likeness.probability,
        "reasons": [
            {"level": level, "part": part, "why": why}
            for level, (part, why) in zip(likeness.levels, likeness.reasons, strict=True)
        ],
        "claims": list(proposal.one.claims),
        "other_claims": list(proposal.other.claims),
    }
