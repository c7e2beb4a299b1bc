"""Employers that people said are one, given one name where claims are compared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from tumen.ledger import Claim


def one_name(pairs: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """For each name of the pairs the first, in order of the alphabet, of all names that the pairs join it with."""
    above: dict[str, str] = {}

    def first(name: str) -> str:
        while above.get(name, name) != name:
            name = above[name]
        return name

    for pair in sorted(pairs):
        one, other = sorted(map(first, pair))
        above[other] = one
        above.setdefault(one, one)
    return MappingProxyType({name: first(name) for name in sorted(above)})


def as_decided(claims: Mapping[str, Claim], pairs: Iterable[tuple[str, str]]) -> dict[str, Claim]:
    """The claims by id, each employer under the one name that people gave it; what is shown of them stays as it is."""
    names = one_name(pairs)
    found = {}
    for name, claim in claims.items():
        said = names.get(" ".join(claim.employer.split())) if claim.employer and names else None
        found[name] = claim if said is None else replace(claim, employer=said)
    return found
