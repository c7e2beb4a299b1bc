"""Feeds followed: what they newly list is looked at, and what is about the workers is added to a case."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from tumen import read
from tumen.case import Capture, Case
from tumen.case.memory import recall, remember
from tumen.errors import NotFetched, TumenError, UnreadableInput
from tumen.extract.topic import is_about_workers, names_sender
from tumen.ledger import Report, digest
from tumen.pipeline.adding import Added, Input, Outcome, add
from tumen.pipeline.reading import Reader, reading
from tumen.pipeline.walking import walk
from tumen.read import kinds
from tumen.read.fetch import Fetcher, NotModified, Seen, file_name

TRIES = 3
"""Polls at which an entry's page is asked for before it is given up."""

_ENOUGH = 240
"""Bytes of UTF-8 from which an entry has said what it is about: forty words of English, eighty signs of Chinese."""
_MOST = 500
"""Entries of a feed that are looked at, the newest; one that lists more is an archive, or made to keep us busy."""
_KEPT = 5000
"""Entries of a feed that are remembered, the newest; a feed lists far fewer at a time."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Polled:
    """What one look at all feeds gave: what was added or failed, and how many new entries were `passed_over`."""

    added: Added
    passed_over: int


@dataclass(kw_only=True, slots=True)
class _Memory:
    """How far a feed was read: the version of it that was seen, the entries that are done, failed tries of others."""

    seen: Seen | None = None
    done: dict[str, None] = field(default_factory=dict)
    tries: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, form: Any) -> _Memory:
        """From what a case remembers; empty where that is nothing, or does not fit."""
        try:
            seen = Seen(**form["seen"]) if form["seen"] is not None else None
            return cls(seen=seen, done=dict.fromkeys(map(str, form["done"])), tries=dict(form["tries"]))
        except (TypeError, KeyError, ValueError):
            return cls()

    def form(self) -> dict[str, Any]:
        """As JSON."""
        seen = self.seen
        return {
            "seen": {"url": seen.url, "etag": seen.etag, "modified": seen.modified} if seen is not None else None,
            "done": list(self.done)[-_KEPT:],
            "tries": self.tries,
        }


def poll(
    case: Case,
    feeds: Iterable[str],
    *,
    fetcher: Fetcher,
    at: str,
    progress: Callable[[Outcome], None] | None = None,
    reader: Reader | None = None,
) -> Polled:
    """Looks at each feed once, fetches the pages of new entries that may be about the workers, adds those that are.

    Each page is a step of its own; what was looked at is remembered after that, so that a kill loses nothing. A feed or
    page that cannot be had fails and stops no other. Parsers run in processes of their own unless a `reader` is given.
    """
    with reading(reader) as reads:
        poller = _Poller(case=case, fetcher=fetcher, reader=reads)
        added = add(case, poller.inputs(dict.fromkeys(feeds)), at=at, progress=progress, reader=reads)
    return Polled(added=added, passed_over=poller.passed_over)


class _Poller:
    def __init__(self, *, case: Case, fetcher: Fetcher, reader: Reader) -> None:
        self.passed_over = 0
        self._case = case
        self._fetcher = fetcher
        self._reader = reader
        kept = (*case.originals(), *case.containers())
        self._known = {one.url for one in kept if one.url} | {one.source for one in kept}

    def inputs(self, feeds: Iterable[str]) -> Iterator[Input]:
        """What is to be added, one by one; each is remembered as done when the next is asked for."""
        for feed in feeds:
            memory = _Memory.of(recall(self._case, _key(feed)))
            try:
                found = self._fetcher.fetch(feed, seen=memory.seen)
                if isinstance(found, NotModified):
                    continue
                entries = self._entries(found.content(), feed)
            except TumenError as error:
                yield _failed(feed, error)
                continue
            for entry in entries[:-_MOST]:
                self.passed_over += _about(entry) not in memory.done
                memory.done[_about(entry)] = None
            for entry in entries[-_MOST:]:
                yield from self._entry(feed, entry, memory)
            # a feed of which something is still to be had is asked for as a whole again
            memory.seen = None if memory.tries else found.seen
            self._keep(feed, memory)

    def _entries(self, data: bytes, feed: str) -> Sequence[read.Member]:
        """The entries of a feed, the oldest first. Raises UnreadableInput where it is none."""
        name = file_name(feed, suffix=".xml")
        try:
            found = list(self._reader(data, name=name))
        except UnreadableInput as error:
            # the reader knows the feed by the name of a file
            raise UnreadableInput(f"{feed}: {str(error).removeprefix(f'{name}: ')}") from None
        first = next(iter(found), None)
        if not isinstance(first, read.Container) or first.media_type != kinds.FEED:
            raise UnreadableInput(f"{feed}: is no feed (RSS or Atom); give the address of the feed itself.")
        return [one for one in found if isinstance(one, read.Member)][::-1]

    def _entry(self, feed: str, entry: read.Member, memory: _Memory) -> Iterator[Input]:
        about = _about(entry)
        if about in memory.done:
            return
        try:
            wanted = self._page(entry) if entry.url else self._alone(entry, feed)
            self.passed_over += wanted is None
        except NotFetched as error:
            yield _failed(entry.url or feed, error)
            memory.tries[about] = memory.tries.get(about, 0) + 1
            if error.again and memory.tries[about] < TRIES:
                self._keep(feed, memory)
                return
            # what the feed itself says of it is better than nothing
            wanted = self._alone(entry, feed)
        except UnreadableInput as error:
            yield _failed(entry.url or feed, error)
            wanted = None
        if wanted is not None:
            yield wanted
        if entry.url:
            self._known.add(entry.url)
        memory.done[about] = None
        memory.tries.pop(about, None)
        self._keep(feed, memory)

    def _page(self, entry: read.Member) -> Input | None:
        """The page of an entry where it is about the workers; None where it is not, or is known already.

        An entry that says enough and does not name the state that sends them is not looked at further. Raises
        NotFetched, and UnreadableInput where nothing of the page can be read.
        """
        url = str(entry.url)
        if url in self._known:
            return None
        said = self._said(entry)
        text = f"{said.title or ''}\n{said.text}"
        if len(text.encode()) >= _ENOUGH and not names_sender(text):
            return None
        data = self._fetcher.fetch(url).data
        name = file_name(url)
        found = [step.found for step in walk(data, Capture(name=name, source=url), reader=self._reader)]
        reports = [one for one in found if isinstance(one, Report)]
        for fault in found if not reports else ():
            if isinstance(fault, TumenError):
                raise UnreadableInput(str(fault))
        return Input(name=name, source=url, load=lambda: data) if any(map(is_about_workers, reports)) else None

    def _alone(self, entry: read.Member, feed: str) -> Input | None:
        """What the feed says of an entry, where that is about the workers."""
        about = is_about_workers(self._said(entry))
        return Input(name=entry.name, source=feed, load=lambda: entry.data) if about else None

    def _said(self, entry: read.Member) -> Report:
        """An entry as a report. Raises UnreadableInput."""
        for found in self._reader(entry.data, name=entry.name, url=entry.url):
            if isinstance(found, Report):
                return found
        raise UnreadableInput(f"{entry.name}: is an entry of a feed that holds no text.")

    def _keep(self, feed: str, memory: _Memory) -> None:
        remember(self._case, _key(feed), memory.form())


def _about(entry: read.Member) -> str:
    """What tells an entry from the others of its feed."""
    return digest((entry.url or entry.data.hex()).encode())[:16]


def _key(feed: str) -> str:
    return f"feed {feed}"


def _failed(source: str, error: TumenError) -> Input:
    """Something to add whose turn it is to fail."""

    def fail() -> bytes:
        raise error

    return Input(name=file_name(source), source=source, load=fail)
