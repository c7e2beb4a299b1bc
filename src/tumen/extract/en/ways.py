"""Signs of the way a movement is told: who moves, whither and whence, in what voice and time."""

from __future__ import annotations

from collections.abc import Iterator

from tumen.extract.en.groups import Group
from tumen.extract.en.leads import FROM, TO
from tumen.extract.en.passage import Scene
from tumen.extract.en.placing import Frame, direction_of
from tumen.extract.en.roles import is_home
from tumen.extract.en.shared import InClause

_BESIDE, _NEAR = 2, 6
"""Words between the verb and its people within which they stand beside it, and near it."""
_HOMEWARD = frozenset({"home", "homeland", "back"})
_AGAIN = frozenset(
    {"another", "more", "further", "additional", "new", "fresh", "again", "second", "first", "last", "next"}
)
_BOUNDS = frozenset(
    {"border", "customs", "bridge", "river", "airport", "station", "checkpoint"} | {"bus", "buses", "train", "flight"}
)


def ways_of(frame: Frame, scene: Scene) -> Iterator[str]:
    """The signs of a frame of a movement."""
    words = scene.sentence.words
    group = frame.group
    if group is not None:
        yield f"mover {_stand(frame, group)}"
    hosts = [one for one in frame.places if not is_home(one.found)]
    aimed = any(one.preposition == TO for one in hosts)
    left = any(one.preposition == FROM for one in hosts)
    home = any(is_home(one.found) and one.preposition == TO for one in frame.places)
    started = any(is_home(one.found) and one.preposition == FROM for one in frame.places)
    stretch = [word.low for word in words[frame.at : min(frame.clause.last, frame.end + 5)]]
    homeward = home or not _HOMEWARD.isdisjoint(stretch)
    for name, holds in (
        ("goal", aimed),
        ("start", left or started),
        ("home", homeward),
        ("unnamed", not (aimed or left or homeward or started)),
    ):
        if holds:
            yield f"way {name}"
            yield f"way {name} of {frame.predicate.direction}"
    if not (homeward or left) and direction_of(scene, frame) == "return":
        yield "return without a home"


def moves_of(about: InClause) -> Iterator[str]:
    """The signs that all movements in a clause have."""
    if not _AGAIN.isdisjoint(about.lows):
        yield "moved again"
    if not _BOUNDS.isdisjoint(about.lows):
        yield "moved over a bound"


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
