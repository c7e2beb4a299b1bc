"""What people decide: an append-only, hash-chained journal, and the one function that applies it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any, Literal, get_args

from tumen.errors import DecisionRefused, InvalidForm, InvalidValue
from tumen.ledger.canonical import canonical, digest
from tumen.ledger.claims import SLOTS, Claim
from tumen.ledger.figures import Figure, figure_from, figure_id
from tumen.ledger.forms import slot_value
from tumen.ledger.values import Ground, empty_map

Action = Literal[
    "accept",
    "reject",
    "doubt",
    "correct",
    "same",
    "not-same",
    "same-story",
    "other-story",
    "same-employer",
    "other-employer",
    "figure",
    "note",
]
ACTIONS: tuple[str, ...] = get_args(Action)
STANDING_ACTIONS = ("accept", "reject", "doubt")
"""What is held of a claim, or of a person's figure, as a whole."""
STORY_ACTIONS = ("same-story", "other-story")
"""Whether two claims go back to one telling, so that they are one witness; claims of one incident may be two."""
EMPLOYER_ACTIONS = ("same-employer", "other-employer")
"""Whether the employers that two claims name are one; they hold for every claim that gives one of the two names."""
PAIR_ACTIONS = ("same", "not-same", *STORY_ACTIONS, *EMPLOYER_ACTIONS)
START_OF_CHAIN = "0" * 64
"""What the first decision names as the hash before it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Decision:
    """One line of the journal. `number` counts from 1; `at` is ISO 8601 in UTC, to the second; `hash` covers all
    fields and the hash before it, so that no line can be changed, dropped or moved without showing.

    `target` and `other` are ids of claims (`note` may also name a report or an incident, and what is decided on a claim
    as a whole may be on a figure too); `slot` and `value` (JSON form) belong to `correct`. The `value` of `figure` is
    what a person reckons, and its `target` the id of that.
    """

    number: int
    at: str
    by: str
    action: Action
    target: str
    other: str | None = None
    slot: str | None = None
    value: Any = None
    why: str
    previous: str
    hash: str


def decide(
    *,
    after: Decision | None,
    at: str,
    by: str,
    action: str,
    target: str,
    why: str,
    other: str | None = None,
    slot: str | None = None,
    value: Any = None,
) -> Decision:
    """The next line of the journal, chained to the one it comes after (None for the first).

    Raises DecisionRefused where person, reason, second target, slot or value is missing, too much or not allowed.
    """
    if action not in ACTIONS:
        raise DecisionRefused(f"decision {action!r} is unknown; use one of {', '.join(ACTIONS)}.")
    if not by.strip():
        raise DecisionRefused("a decision needs the person who takes it: --by NAME.")
    if not why.strip():
        raise DecisionRefused("a decision needs its reason: --why TEXT.")
    if (action in PAIR_ACTIONS) != (other is not None):
        raise DecisionRefused(f"{action}: takes {'two targets' if action in PAIR_ACTIONS else 'one target'}.")
    if other is not None and other == target:
        raise DecisionRefused(f"{action}: the two targets are the same claim, {target}; name two claims.")
    if (action == "correct") != (slot is not None):
        raise DecisionRefused("correct: takes a slot and a value." if slot is None else f"{action}: takes no slot.")
    if action == "figure":
        check_figure(target, value)
    elif slot is None and value is not None:
        raise DecisionRefused(f"{action}: takes no value.")
    if slot is not None:
        check_correction(slot, value)
    _check_time(at)
    fields = _fields(
        number=after.number + 1 if after else 1,
        at=at,
        by=by.strip(),
        action=action,
        target=target,
        other=other,
        slot=slot,
        value=value,
        why=why.strip(),
        previous=after.hash if after else START_OF_CHAIN,
    )
    try:
        return Decision(**fields, hash=digest(canonical(fields).encode()))
    except UnicodeEncodeError as error:
        raise DecisionRefused(f"{action}: holds half a character (a lone surrogate), which is no text.") from error


def _check_time(at: str) -> None:
    try:
        time = datetime.fromisoformat(at)
    except (TypeError, ValueError):
        time = None
    if time is None or time.utcoffset() != timedelta(0) or time.microsecond:
        raise DecisionRefused(
            f"at: {at!r} is not a time in UTC, to the second, in ISO 8601, such as 2026-03-01T12:00:00+00:00."
        )


def check_correction(slot: str, value: Any) -> None:
    """Raises DecisionRefused where a person may not set `slot` to `value` (JSON form)."""
    if slot not in SLOTS:
        raise DecisionRefused(f"correct: slot {slot!r} is unknown; use one of {', '.join(SLOTS)}.")
    try:
        slot_value(slot, value)
    except (InvalidForm, InvalidValue) as error:
        raise DecisionRefused(f"correct: {error}") from error


def check_figure(target: str, value: Any) -> None:
    """Raises DecisionRefused where `value` (JSON form) is no figure that a person may enter, or `target` not its id."""
    try:
        right = figure_id(value)
    except (InvalidForm, InvalidValue) as error:
        raise DecisionRefused(str(error) if str(error).startswith("figure") else f"figure: {error}") from error
    if target != right:
        raise DecisionRefused(f"figure: {target} is not the id of that figure, which is {right}.")


def _fields(**fields: Any) -> dict[str, Any]:
    return fields


def decision_hash(decision: Decision) -> str:
    """The hash that the line must carry by its own fields."""
    fields = {name: getattr(decision, name) for name in Decision.__dataclass_fields__ if name != "hash"}
    return digest(canonical(fields).encode())


def chain_faults(decisions: Sequence[Decision]) -> tuple[str, ...]:
    """Each place where the journal is broken, as a sentence; empty where it is whole."""
    faults = []
    previous, number = START_OF_CHAIN, 1
    for decision in decisions:
        if decision.number != number:
            faults.append(
                f"decision {decision.number}: stands where number {number} belongs; a line was lost or moved."
            )
        if decision.previous != previous:
            faults.append(
                f"decision {decision.number}: does not follow the line before it; a line was changed or lost."
            )
        if decision_hash(decision) != decision.hash:
            faults.append(f"decision {decision.number}: its content does not match its hash; it was changed.")
        previous, number = decision.hash, decision.number + 1
    return tuple(faults)


@dataclass(frozen=True, kw_only=True, slots=True)
class Effective:
    """What later stages see: the claims as people left them, and what they said of pairs.

    `claims` lacks rejected ones and carries corrected slots (each resting on `{"by": "decision N"}`), with the id that
    the machine gave. `same` and `apart` hold pairs of claim ids of one and of two incidents, the smaller first,
    `same_stories` and `other_stories` those of one and of two tellings. `same_employers` and `other_employers` hold
    pairs of names of employers, the smaller first, as the decided claims give them now. `figures` are what people
    entered by themselves, in order of id, without rejected ones; `accepted`, `doubted` and `rejected` hold ids of
    claims and of figures, and `reasons` says why, for each of these.
    `unmatched` are decisions whose target is not among the claims, or about employers that those claims do not give as
    two names: kept, and shown, never applied.
    """

    claims: tuple[Claim, ...]
    accepted: frozenset[str] = frozenset()
    rejected: frozenset[str] = frozenset()
    doubted: frozenset[str] = frozenset()
    reasons: Mapping[str, str] = field(default_factory=empty_map, hash=False)
    figures: tuple[Figure, ...] = ()
    corrected: Mapping[str, tuple[str, ...]] = field(default_factory=empty_map, hash=False)
    same: frozenset[tuple[str, str]] = frozenset()
    apart: frozenset[tuple[str, str]] = frozenset()
    same_stories: frozenset[tuple[str, str]] = frozenset()
    other_stories: frozenset[tuple[str, str]] = frozenset()
    same_employers: frozenset[tuple[str, str]] = frozenset()
    other_employers: frozenset[tuple[str, str]] = frozenset()
    notes: Mapping[str, tuple[str, ...]] = field(default_factory=empty_map, hash=False)
    unmatched: tuple[Decision, ...] = ()


def effective(claims: Iterable[Claim], decisions: Iterable[Decision]) -> Effective:
    """The one place where decisions enter: a pure function of claims and journal, whatever order the claims come in.

    Of two decisions about one thing (a claim's standing, a slot, a pair) the later counts. A part of a rejected claim
    stays and loses its `part_of`. Raises DecisionRefused where a correction breaks a rule between slots, such as a
    place on a movement.
    """
    by_id = {claim.id: claim for claim in claims}
    figures: dict[str, Decision] = {}
    standing: dict[str, Decision] = {}
    pairs: dict[tuple[str, str], str] = {}
    stories: dict[tuple[str, str], str] = {}
    employers: list[Decision] = []
    corrections: dict[str, dict[str, Decision]] = {}
    notes: dict[str, list[str]] = {}
    unmatched = []
    for decision in sorted(decisions, key=lambda line: line.number):
        targets = [decision.target] if decision.other is None else [decision.target, decision.other]
        if decision.action == "note":
            notes.setdefault(decision.target, []).append(decision.why)
        elif decision.action == "figure":
            _enter(decision, figures, standing)
        elif decision.action in STANDING_ACTIONS and (decision.target in by_id or decision.target in figures):
            standing[decision.target] = decision
        elif any(target not in by_id for target in targets):
            unmatched.append(decision)
        elif decision.action == "correct":
            corrections.setdefault(decision.target, {})[str(decision.slot)] = decision
        elif decision.action in EMPLOYER_ACTIONS:
            employers.append(decision)
        elif decision.action in PAIR_ACTIONS:
            first, second = sorted(targets)
            (stories if decision.action in STORY_ACTIONS else pairs)[first, second] = decision.action
        else:
            raise DecisionRefused(f"decision {decision.number}: action {decision.action!r} is unknown.")
    held = {
        action: frozenset(name for name, line in standing.items() if line.action == action)
        for action in STANDING_ACTIONS
    }
    rejected = held["reject"]
    kept = []
    for name in sorted(by_id):
        if name in rejected:
            continue
        claim = _corrected(by_id[name], corrections.get(name, {}))
        if claim.part_of in rejected:
            claim = replace(claim, part_of=None, spans=_without(claim.spans, "part_of"))
        kept.append(claim)
    firms: dict[tuple[str, str], str] = {}
    for decision in employers:
        two = employer_names(
            *(_corrected(by_id[name], corrections.get(name, {})) for name in (decision.target, str(decision.other)))
        )
        if two is None:
            unmatched.append(decision)
        else:
            firms[two] = decision.action
    return Effective(
        claims=tuple(kept),
        accepted=held["accept"],
        rejected=rejected,
        doubted=held["doubt"],
        reasons=MappingProxyType({name: f"{line.why} ({line.by})" for name, line in sorted(standing.items())}),
        figures=tuple(
            figure_from(line.value, by=line.by, why=line.why)
            for name, line in sorted(figures.items())
            if name not in rejected
        ),
        corrected=MappingProxyType({name: tuple(sorted(slots)) for name, slots in sorted(corrections.items())}),
        same=frozenset(pair for pair, action in pairs.items() if action == "same"),
        apart=frozenset(pair for pair, action in pairs.items() if action == "not-same"),
        same_stories=frozenset(pair for pair, action in stories.items() if action == "same-story"),
        other_stories=frozenset(pair for pair, action in stories.items() if action == "other-story"),
        same_employers=frozenset(two for two, action in firms.items() if action == "same-employer"),
        other_employers=frozenset(two for two, action in firms.items() if action == "other-employer"),
        notes=MappingProxyType({name: tuple(said) for name, said in sorted(notes.items())}),
        unmatched=tuple(sorted(unmatched, key=lambda line: line.number)),
    )


def _enter(decision: Decision, figures: dict[str, Decision], standing: dict[str, Decision]) -> None:
    """Enters a figure as that of the first who did, unless it was rejected since."""
    before = standing.get(decision.target)
    if before is not None and before.action == "reject":
        del standing[decision.target]
        figures[decision.target] = decision
    else:
        figures.setdefault(decision.target, decision)


def pairs_decided(decisions: Iterable[Decision]) -> Effective:
    """Only the pairs that people joined or kept apart, of claims that are not given."""
    pairs: dict[tuple[str, str], str] = {}
    for decision in sorted(decisions, key=lambda line: line.number):
        if decision.action in ("same", "not-same") and decision.other is not None:
            first, second = sorted((decision.target, decision.other))
            pairs[first, second] = decision.action
    return Effective(
        claims=(),
        same=frozenset(pair for pair, action in pairs.items() if action == "same"),
        apart=frozenset(pair for pair, action in pairs.items() if action == "not-same"),
    )


def employer_names(one: Claim, other: Claim) -> tuple[str, str] | None:
    """The two names of employers that these claims give, the smaller first, their white space folded; None where one
    gives none or both give the same.
    """
    names = sorted(" ".join((claim.employer or "").split()) for claim in (one, other))
    return (names[0], names[1]) if names[0] and names[0] != names[1] else None


def _corrected(claim: Claim, corrections: Mapping[str, Decision]) -> Claim:
    if not corrections:
        return claim
    spans = dict(claim.spans)
    values = {}
    for slot, decision in corrections.items():
        values[slot] = slot_value(slot, decision.value)
        spans.pop(slot, None)
        if decision.value is not None:
            spans[slot] = Ground(by=f"decision {decision.number}")
    try:
        return replace(claim, **values, spans=MappingProxyType(spans))
    except InvalidValue as error:
        raise DecisionRefused(f"correct {claim.id}: {error}") from error


def _without(spans: Mapping[str, Ground], slot: str) -> Mapping[str, Ground]:
    return MappingProxyType({name: ground for name, ground in spans.items() if name != slot})
