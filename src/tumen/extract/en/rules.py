"""Predicates as documents: the rules of `rules/*.yaml`, checked when they are read."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from tumen.datafile import Row, read_rows
from tumen.extract.en.lookup import Index
from tumen.extract.en.patterns import Phrase, compile_phrase
from tumen.ledger import VOCABULARIES

ROLES = ("object", "subject", "any", "none")
NEEDS = ("workers", "topic", "counted", "counted_clause", "placed", "caption", "money", "share_or_state", "named")
_KEYS = (
    "direction", "verbs", "nouns", "phrases", "workers", "needs", "sector", "indicator", "document", "modality",
    "blocked_by", "score", "only",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Predicate:
    """A class of words that report one kind of claim.

    `workers` is the role of the workers when the verb is active. `needs` is what must stand in the clause for a claim:
    workers, workers with a number (`counted`; `counted_clause` where the number may stand apart), workers and a place
    (`placed`), a firm's name (`named`), a sum or share (`money`), a share or the sending state (`share_or_state`), a
    caption (`caption`), or only a passage about the workers (`topic`). `verbs` are lemmas or phrases that begin with a
    verb, `nouns` nominalisations, `phrases` fixed turns; `blocked_by` are phrases in the same sentence that show
    another sense.
    `only` is the one modality in which it makes a claim. Higher `score` wins where two claim the same words. `loose` is
    one that matches any number of workers, whatever the words around it; `hint` one of single words that only hint at
    the kind: it speaks where no other rule of the kind does. `tells` is the kind with the direction (see `told_kind`).
    """

    name: str
    kind: str
    direction: str | None
    verbs: tuple[Phrase, ...]
    nouns: tuple[Phrase, ...]
    phrases: tuple[Phrase, ...]
    workers: str
    needs: str
    sector: str | None
    indicator: str | None
    document: str | None
    modality: str | None
    only: str | None
    blocked_by: tuple[Phrase, ...]
    score: int
    example: tuple[str, ...]
    counter: tuple[str, ...]
    loose: bool
    hint: bool
    tells: str


@dataclass(frozen=True, slots=True)
class Trigger:
    """One phrase of a predicate, and how it is read: `verb`, `noun` or `phrase`.

    Triggers of a predicate that are written alike share their `key`, a number: at a word only the first is tried.
    """

    predicate: Predicate
    phrase: Phrase
    form: str
    key: int


def told_kind(kind: str, direction: str | None) -> str:
    """A kind as it is named where the passage told it before: of a movement with its direction."""
    return f"{kind} {direction}" if direction else kind


def is_due(predicate: Predicate, before: str | None) -> bool:
    """Whether the predicate may speak after what the passage told last.

    A bare number tells a stock, or once more what was told `before`.
    """
    return not predicate.loose or predicate.kind == "presence" or predicate.tells == before


def _predicate(row: Row) -> Predicate:
    row.keys_within(("name", "kind", "example", "counter"), _KEYS)

    def choice(key: str, allowed: tuple[str, ...], default: str | None) -> str | None:
        return row.text(key, allowed=allowed) if key in row else default

    score = row.get("score", 0)
    if not isinstance(score, int):
        raise row.fault(f"score: {score!r} is not a whole number.")
    kind, direction = (
        row.text("kind", allowed=VOCABULARIES["kind"]),
        choice("direction", VOCABULARIES["direction"], None),
    )
    return Predicate(
        name=row.text("name"),
        kind=kind,
        direction=direction,
        verbs=tuple(map(compile_phrase, row.texts("verbs"))),
        nouns=tuple(map(compile_phrase, row.texts("nouns"))),
        phrases=tuple(map(compile_phrase, row.texts("phrases"))),
        workers=choice("workers", ROLES, "any") or "any",
        needs=choice("needs", NEEDS, "workers") or "workers",
        sector=choice("sector", VOCABULARIES["sector"], None),
        indicator=choice("indicator", VOCABULARIES["indicator"], None),
        document=choice("document", VOCABULARIES["document type"], None),
        modality=choice("modality", VOCABULARIES["modality"], None),
        only=choice("only", VOCABULARIES["modality"], None),
        blocked_by=tuple(map(compile_phrase, row.texts("blocked_by"))),
        score=score,
        example=row.texts("example"),
        counter=row.texts("counter"),
        loose=row.text("name").startswith("loose_"),
        hint=row.text("name").startswith("hint_"),
        tells=told_kind(kind, direction),
    )


@cache
def predicates() -> tuple[Predicate, ...]:
    """Every predicate, in the order of the files' names and of the entries in them.

    Raises InvalidData, with file and line, where an entry cannot be used or a name stands twice.
    """
    found: dict[str, Predicate] = {}
    folder = files("tumen.extract.en") / "rules"
    for source in sorted(
        (item for item in folder.iterdir() if item.name.endswith(".yaml")), key=lambda item: item.name
    ):
        for row in read_rows(source):
            one = _predicate(row)
            if one.name in found:
                raise row.fault(f"name: {one.name!r} stands twice.")
            found[one.name] = one
    return tuple(found.values())


@cache
def triggers() -> tuple[Trigger, ...]:
    """The triggers of all predicates, in their order."""
    keys: dict[tuple[str, str], int] = {}
    return tuple(
        Trigger(predicate, phrase, form, keys.setdefault((predicate.name, phrase.source), len(keys)))
        for predicate in predicates()
        for form, phrases in (("verb", predicate.verbs), ("noun", predicate.nouns), ("phrase", predicate.phrases))
        for phrase in phrases
    )


@cache
def trigger_index() -> Index[Trigger]:
    """The triggers by their words."""
    return Index((trigger.phrase, trigger) for trigger in triggers())
