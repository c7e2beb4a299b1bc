"""What is new is told once on each way: the terminal, a webhook, an Atom file; a case remembers how far each is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tumen.case import Case
from tumen.case.marking import not_sent
from tumen.case.memory import recall, remember
from tumen.case.stamps import stamp_of
from tumen.errors import InvalidForm
from tumen.ledger import digest
from tumen.publish.atom import KEPT, Entry, entries_from_form, entry_form, entry_of, name_of, write_feed
from tumen.publish.changes import Change, changes, told, told_form, told_from_form
from tumen.publish.public import public_view
from tumen.publish.snapshot import Snapshot, snapshot
from tumen.publish.tables import write_whole
from tumen.publish.webhook import message, post


class Notices:
    """What is told of one case, and where: to `tell` everything, to a webhook and an Atom file what may be sent.

    What the case says when a way is first used counts as told there. Where nothing was added, decided or taken back
    since a way was last used, nothing is worked out for it.
    """

    def __init__(self, case: Case, *, at: str, webhook: str | None = None, atom: Path | None = None) -> None:
        self._case = case
        self._webhook = webhook
        self._atom = atom
        # the address may be a secret: the case keeps its hash
        self._hook_key = f"told webhook {_short(webhook or '')}"
        self._atom_key = f"told atom {_short(str((atom or Path()).absolute()))}"
        self._begin("told", lambda: snapshot(case), at)
        if webhook is not None:
            self._begin(self._hook_key, lambda: public_view(case)[0], at)
        if atom is not None:
            self._begin(self._atom_key, lambda: public_view(case)[0], at)

    def tell(self, put: Callable[[tuple[Change, ...], Snapshot], None]) -> tuple[str, ...]:
        """Gives `put` what is new since the last time, with the case; where nothing can be, it is not called.

        Gives back the names of reports that what is new rests on and that are not sent, because of their marking or as
        notes of a person's own.
        """
        memory, stamp = self._memory("told"), self._stamp()
        if memory["stamp"] == stamp:
            return ()
        view = snapshot(self._case)
        new = changes(told_from_form(memory["told"]), view)
        put(new, view)
        self._keep("told", memory, view, stamp=stamp)
        concerned = {view.claim_by_id[name].report for change in new for name in change.incident.claims}
        stays = concerned & not_sent(view.reports, view.captures)
        return tuple(report.name for report in view.report_by_id.values() if report.id in stays)

    def send(self, *, at: str) -> None:
        """Writes the Atom file and posts to the webhook what is new there.

        Raises NotSent where the webhook does not take it, which is tried again next time; NotWritten
        where a case stands under the name of the file; OSError where it cannot be written.
        """
        stamp = self._stamp()
        behind = [
            key
            for key, way in ((self._hook_key, self._webhook), (self._atom_key, self._atom))
            if way is not None and self._memory(key)["stamp"] != stamp
        ]
        view = public_view(self._case)[0] if behind else None
        if view is not None and self._atom_key in behind:
            self._add_entries(view, stamp=stamp, at=at)
        if self._atom is not None:
            memory = self._memory(self._atom_key)
            feed = write_feed(_entries(memory), feed=memory["feed"], made=memory["made"])
            write_whole(self._atom, feed)
        if view is not None and self._webhook is not None and self._hook_key in behind:
            memory = self._memory(self._hook_key)
            new = changes(told_from_form(memory["told"]), view)
            if new:
                post(self._webhook, message(new, view, at=at))
            self._keep(self._hook_key, memory, view, stamp=stamp)

    def _add_entries(self, view: Snapshot, *, stamp: str, at: str) -> None:
        memory = self._memory(self._atom_key)
        news = changes(told_from_form(memory["told"]), view)
        new = tuple(entry_of(change, view, feed=memory["feed"], at=at) for change in news)
        # what may no longer be sent, or was taken back, goes from the feed as well
        old = tuple(entry for entry in _entries(memory) if set(entry.reports) <= view.report_by_id.keys())
        entries = [entry_form(entry) for entry in (*new, *old)[:KEPT]]
        self._keep(self._atom_key, {**memory, "entries": entries}, view, stamp=stamp)

    def _stamp(self) -> str:
        """What all that is told is worked out from."""
        with self._case.reading() as connection:
            return stamp_of(connection)

    def _begin(self, key: str, view: Callable[[], Snapshot], at: str) -> None:
        try:
            self._memory(key)
        except InvalidForm:
            stamp = self._stamp()
            self._keep(key, {"feed": name_of(key, at, stamp), "made": at, "entries": []}, view(), stamp=stamp)

    def _memory(self, key: str) -> dict[str, Any]:
        """What is remembered of a way. Raises InvalidForm where that is nothing, or damaged."""
        memory = recall(self._case, key)
        if not isinstance(memory, dict) or not all(isinstance(memory.get(name), str) for name in _TEXTS):
            raise InvalidForm(f"memory {key}: is empty.")
        told_from_form(memory.get("told"))
        return memory

    def _keep(self, key: str, memory: dict[str, Any], view: Snapshot, *, stamp: str) -> None:
        remember(self._case, key, {**memory, "stamp": stamp, "told": told_form(told(view))})


_TEXTS = ("feed", "made", "stamp")


def _short(text: str) -> str:
    return digest(text.encode())[:16]


def _entries(memory: dict[str, Any]) -> tuple[Entry, ...]:
    try:
        return entries_from_form(memory["entries"])
    except InvalidForm:
        return ()
