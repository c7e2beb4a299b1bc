"""The case as it stands now, read again only when it has changed."""

from __future__ import annotations

from pathlib import Path

import tumen
from tumen.case.stamps import stamp_of
from tumen.publish.snapshot import Snapshot, snapshot


class Reader:
    """Gives the snapshot of a case file; keeps the last one for as long as nothing in the file changes."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._kept: tuple[str, Snapshot] | None = None

    def __call__(self) -> Snapshot:
        """The case now. Raises CaseError where the file is no longer one."""
        with tumen.open(self.path) as case:
            with case.reading() as connection:
                now = stamp_of(connection)
            kept = self._kept
            if kept is None or kept[0] != now:
                # two requests may both read; either result is that of the stamp or of something newer
                kept = self._kept = (now, snapshot(case))
            return kept[1]
