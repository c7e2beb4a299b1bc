"""Parts of signs: what the same may hold of many frames, named and weighed once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from tumen.extract.en.weights import Row, exact, weights
from tumen.ledger import VOCABULARIES

OF_PEOPLE = ("movement", "presence", "hiring", "retention", "order")
OF_RULES = ("enforcement", "paper")
_KEPT = 4096
"""Parts of signs that are kept of each sort."""


@dataclass(frozen=True, slots=True)
class Part:
    """Some of the signs of a frame, each once, and what they weigh together, exact."""

    signs: tuple[str, ...]
    total: int


@lru_cache(maxsize=_KEPT)
def part_of(signs: tuple[str, ...]) -> Part:
    """The part of these signs."""
    return _part(signs)


def _part(signs: Iterable[str]) -> Part:
    table = weights()
    names = tuple(dict.fromkeys(signs))
    return Part(names, sum([exact(table[name]) for name in names if name in table]))


def _row(parts: Callable[[str], Part]) -> Row:
    """What a part weighs in a frame of each kind."""
    return {kind: parts(kind).total for kind in VOCABULARIES["kind"]}


@lru_cache(maxsize=_KEPT)
def of_rule(name: str, kind: str, direction: str | None, hints: int) -> Part:
    """The rule, its kind, and how many single words hint at it."""
    signs = ["always", f"rule {name}", f"kind {kind} {direction}" if direction else f"kind {kind}"]
    return _part([*signs, *([f"hints {hints}", f"hints {hints} of {kind}"] if hints else [])])


@lru_cache(maxsize=_KEPT)
def of_doubts(doubts: tuple[str, ...], kind: str) -> Part:
    """The doubts, each for itself and for the kind."""
    return _part(sign for doubt in doubts for sign in (f"doubt {doubt}", f"doubt {doubt} of {kind}"))


@lru_cache(maxsize=_KEPT)
def of_people(
    kind: str,
    labour: bool,
    definite: bool,
    part: bool,
    basis: str | None,
    size: str | None,
    after: str,
    before: str,
    inside: bool,
    far: bool,
    named: bool,
) -> Part:
    """Who they are and where they stand; stocks are round and hedged, victims of an event are few."""
    counted = "counted" if basis is not None else "uncounted"
    signs = [counted, f"{counted} {kind}"]
    signs.append("people " + ("workers" if labour else "number" if basis is not None else "unnamed"))
    signs += [f"people then {after} of {kind}", f"people after {before} of {kind}"]
    signs.append("people in clause" if inside else "people outside clause")
    signs += [f"count {basis}", f"count {basis} of {kind}"] if basis is not None else []
    signs += [f"count {size} of {kind}"] if size is not None else []
    told = (("people known", definite), ("people part", part), ("people far off", far), ("people named", named))
    return _part([*signs, *[sign for sign, holds in told if holds]])


@lru_cache(maxsize=_KEPT)
def of_arguments(kind: str, who: str, near: str, dated: bool, firm: bool) -> Part:
    """Where and when it is told, and of whom."""
    signs = [f"place {near}"]
    if who == "nobody":
        signs.append(f"nobody in {kind}")
    elif kind in OF_PEOPLE:
        signs.append(f"{who} at {near if near in _ABROAD else 'no place'} of {kind}")
    if dated:
        signs += ["dated", f"dated {kind}"]
    if firm:
        signs.append("firm named")
    return _part(signs)


_ABROAD = ("fine", "host")


@lru_cache(maxsize=_KEPT)
def of_phrase(kind: str, broad: bool, wide: bool) -> Part:
    """How broad the rule is, and how many words its phrase spans."""
    signs = ((f"broad rule of {kind}", broad), (f"phrase wide of {kind}", wide))
    return _part(sign for sign, holds in signs if holds)


@lru_cache(maxsize=_KEPT)
def of_form(form: str) -> Part:
    """How the rule is read where no verb is."""
    return _part((f"form {form}",))


@lru_cache(maxsize=_KEPT)
def of_verb(
    kind: str, form: str, verb: str, tense: str, modality: str, negated: bool, ing: bool, who: str, near: str
) -> Part:
    """How the verb is used."""
    signs = [f"form {form}", f"verb {verb} {tense}", f"verb {verb} of {kind}"]
    if verb == "finite" and ing:
        signs.append(f"under way of {kind}")
    if modality != "asserted":
        signs.append(f"modality {modality}")
    if negated:
        signs.append("negated")
    if who != "nobody" and kind in OF_PEOPLE and form == "verb":
        signs.append(f"{who} at {near if near in _ABROAD else 'no place'} of {kind} {verb}")
    if kind in OF_RULES:
        signs += [f"negated {kind}"] if negated else []
        signs.append(f"verb {verb} {tense} of {kind}")
    return _part(signs)


@lru_cache(maxsize=_KEPT)
def of_telling(kind: str, author: bool, custom: bool, particular: bool) -> Part:
    """Who tells it, and whether as custom or without anything particular."""
    signs = ["custom"] if custom else []
    if kind in OF_PEOPLE and not particular:
        voice = "author" if author else "speaker"
        signs += [f"unparticular by {voice}", f"unparticular {kind}"]
        signs += ["unparticular custom"] if custom else []
    return _part(signs)


@lru_cache(maxsize=_KEPT)
def of_past(kind: str, author: bool) -> Part:
    """What is told of the past without anything particular."""
    voice = "author" if author else "speaker"
    return _part((f"unparticular past by {voice}",) if kind in OF_PEOPLE else ())


@lru_cache(maxsize=_KEPT)
def of_zone(
    kind: str,
    zone: str,
    opener: str,
    sure: bool,
    author: bool,
    quoted: bool,
    recent: bool,
    top: int | None,
    strangers: bool,
) -> Part:
    """Where in the text it stands."""
    signs = [f"zone {zone}", "told by author" if author else "told by speaker"]
    signs += [] if sure else ["text unsure", f"text unsure {kind}"]
    signs += ["strangers spoken of", f"strangers spoken of {kind}"] if strangers else []
    signs += ["quoted"] if quoted else []
    signs += [f"clause {opener}"] if opener else []
    signs += [] if recent else ["passage turned"]
    return _part([*signs, *([f"at the top {top}", f"at the top {top} of {kind}"] if top is not None else [])])


@lru_cache(maxsize=_KEPT)
def of_clause(kind: str, workplace: bool, now: bool, long: bool) -> Part:
    """What the words of the clause tell of it."""
    signs = ((f"workplace of {kind}", workplace), (f"now of {kind}", now), ("clause long", long))
    return _part(sign for sign, holds in signs if holds)


@lru_cache(maxsize=_KEPT)
def row_of_zone(
    zone: str, opener: str, sure: bool, author: bool, quoted: bool, recent: bool, top: int | None, strangers: bool
) -> Row:
    """What `of_zone` weighs, by kind."""
    return _row(lambda kind: of_zone(kind, zone, opener, sure, author, quoted, recent, top, strangers))


@lru_cache(maxsize=_KEPT)
def row_of_clause(workplace: bool, now: bool, long: bool) -> Row:
    """What `of_clause` weighs, by kind."""
    return _row(lambda kind: of_clause(kind, workplace, now, long))


@lru_cache(maxsize=_KEPT)
def row_of_field(name: str) -> Row:
    """What `of_fields` weighs for a field, by kind."""
    return _row(lambda kind: of_fields(kind, frozenset((name,))))


@lru_cache(maxsize=_KEPT)
def row_of_length(sentences: int) -> Row:
    """What `of_length` weighs, by kind."""
    return _row(lambda kind: of_length(kind, sentences))


@lru_cache(maxsize=_KEPT)
def of_stand(kind: str, form: str, stand: str, following: str) -> Part:
    """Where it stands to the main verb of the clause, and what comes right after it."""
    return _part((f"{stand} verb of {kind} {form}", f"then {following} of {kind}"))


@lru_cache(maxsize=_KEPT)
def of_order(kind: str, direction: str | None, is_loose: bool, before: str | None) -> Part:
    """Signs of what the passage told last."""
    mine = f"{kind} {direction}" if direction else kind
    loose = "loose" if is_loose else "told"
    if before is None:
        return _part((f"{loose} after nothing",))
    if before == mine:
        return _part((f"{loose} after the same", f"{loose} {kind} after the same"))
    return _part((f"{loose} after another", *((f"{loose} {kind} after {before}",) if is_loose else ())))


@lru_cache(maxsize=_KEPT)
def of_fields(kind: str, fields: frozenset[str]) -> Part:
    """What the words of the clause speak of."""
    return _part(f"field {name} of {kind}" for name in sorted(fields))


@lru_cache(maxsize=_KEPT)
def of_length(kind: str, sentences: int) -> Part:
    """How long the report is: a long one repeats itself and tells more of what surrounds its claims.

    A few sentences are no report and have no length.
    """
    if sentences < REPORT:
        return _part(())
    size = next((name for most, name in _LENGTHS if sentences < most), "very long")
    return _part((f"report {size}", f"report {size} of {kind}"))


REPORT = 5
"""Sentences from which on a text is a report, with a head and a length."""
_LENGTHS = ((10, "very short"), (20, "short"), (40, "long"))


@lru_cache(maxsize=_KEPT)
def of_neighbours(kind: str, hint: bool, others: tuple[str, ...], same: int) -> Part:
    """What other rules tell in the clause, and how many tell the same."""
    way = "hinted" if hint else "told"
    number, alike = min(len(others), _MANY), min(same, _MANY)
    signs = [f"beside {name} of {kind}" for name in others]
    return _part([*signs, f"{way} beside {number} others", f"alike {alike}", f"alike {alike} {kind}"])


_MANY = 3
