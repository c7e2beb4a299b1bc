"""Signs of the way a movement is told: who moves, whither and whence, in what voice and time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tumen.extract.en.groups import Group
from tumen.extract.en.leads import FROM, IN, TO
from tumen.extract.en.passage import Scene
from tumen.extract.en.placing import Frame, where_of
from tumen.extract.en.roles import is_home
from tumen.extract.en.text import Word
from tumen.extract.en.vocabulary import word_class

_BESIDE, _NEAR = 2, 6
"""Words between the verb and its people within which they stand beside it, and near it."""
_HOMEWARD = frozenset({"home", "homeland", "back"})
_AGAIN = frozenset({"another", "more", "further", "additional", "new", "fresh", "again", "second", "first", "last", "next"})
_BOUNDS = frozenset({"border", "customs", "bridge", "river", "airport", "station", "checkpoint", "bus", "buses", "train", "flight", "plane"})  # fmt: skip


def ways_of(frame: Frame, scene: Scene) -> Iterator[str]:
    """The signs of a frame of a movement; none of another kind."""
    if frame.predicate.kind != "movement" or frame.predicate.loose:
        return
    words = scene.sentence.words
    reading, group = frame.reading, frame.group
    if group is not None:
        yield f"mover {_stand(frame, group)}"
    if reading is not None and frame.form == "verb":
        voice = "passive" if reading.passive else "active"
        yield f"moved {voice} {reading.tense}"
        if reading.form == "finite":
            yield f"moved finite {voice} {reading.tense}"
    hosts = [one for one in frame.places if not is_home(one.found)]
    aimed = any(one.preposition == TO for one in hosts)
    left = any(one.preposition == FROM for one in hosts)
    home = any(is_home(one.found) and one.preposition == TO for one in frame.places)
    started = any(is_home(one.found) and one.preposition == FROM for one in frame.places)
    stretch = [word.low for word in words[frame.at : min(frame.clause.last, frame.end + 5)]]
    homeward = home or not _HOMEWARD.isdisjoint(stretch)
    for name, holds in (
        ("goal", aimed),
        ("within", any(one.preposition == IN for one in hosts)),
        ("start", left),
        ("home", homeward),
        ("from home", started),
        ("no way", not (aimed or left or homeward or started)),
    ):
        if holds:
            yield f"way {name}"
    direction = where_of(scene, frame, "movement").direction
    yield f"way is {direction}"
    if direction != frame.predicate.direction:
        yield "way turned"
    if direction == "return" and not (homeward or left):
        yield "return without a home"
    whole = [word.low for word in words[frame.clause.first : frame.clause.last]]
    if not _AGAIN.isdisjoint(whole):
        yield "moved again"
    if not _BOUNDS.isdisjoint(whole):
        yield "moved over a bound"
    if _sent_by_state(words, frame):
        yield "sent by the state"


def _stand(frame: Frame, group: Group) -> str:
    """Where the people stand: before or after the verb, and how near."""
    before = group.last <= frame.at
    start = frame.reading.first if frame.reading is not None else frame.at
    gap = start - group.last if before else group.first - frame.end
    near = "beside" if gap <= _BESIDE else "near" if gap <= _NEAR else "far"
    passive = frame.reading is not None and (frame.reading.passive or frame.reading.form == "participle")
    role = frame.predicate.workers
    right = role in ("any", "none") or (before == (role == "subject" or passive))
    return f"{near} {'fitting' if right else 'amiss'}"


def _sent_by_state(words: Sequence[Word], frame: Frame) -> bool:
    """Whether the sending state is the subject of a verb of sending."""
    first = frame.reading.first if frame.reading is not None else frame.at
    for word in words[max(frame.clause.first, first - 4) : first]:
        if word.low.removesuffix("'s").removesuffix("’s") in word_class("state_words") | {"korea", "north", "regime"}:
            return frame.predicate.workers == "object"
    return False
