"""`tumen watch`: feeds followed, and what is new told."""

from __future__ import annotations

import re
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tumen.cli.inputs import finish, now
from tumen.cli.progress import fetching
from tumen.cli.terminal import complain, put_json, tell
from tumen.errors import NotSent, TumenError, UnreadableInput
from tumen.nouns import counted

if TYPE_CHECKING:
    from tumen.pipeline import Outcome, Polled
    from tumen.publish.changes import Change
    from tumen.publish.notices import Notices
    from tumen.publish.snapshot import Snapshot

_UNITS = {"m": 60, "h": 3600, "d": 86400}
_TAKES = (
    "watch takes addresses of feeds (http:// or https://) and lists of feeds; a folder, or a feed or page that is kept "
    "in a file, is read with: tumen add CASE PATH"
)
_SHORTEST = 60
_LONGEST = 31 * 86400


def command(
    case: Annotated[Path, typer.Argument(metavar="CASE", help="The case file; made if it is not there.")],
    given: Annotated[
        list[str], typer.Argument(metavar="FEEDS.opml|URL…", help="Addresses of feeds, and lists of feeds (OPML).")
    ],
    once: Annotated[bool, typer.Option("--once", help="Look once and end.")] = False,
    every: Annotated[str, typer.Option(help="How long to wait between two looks: 30m, 2h, 1d.")] = "30m",
    webhook: Annotated[
        str | None, typer.Option("--post", metavar="WEBHOOK", help="Post what is new to this address, as JSON.")
    ] = None,
    atom: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Keep what is new in this file, as an Atom feed.")
    ] = None,
    agent: Annotated[str | None, typer.Option(help="How to name yourself to servers, with a way to reach you.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one report or change a line as JSON.")] = False,
) -> None:
    """Follow feeds: add what is about North Korean workers abroad, and tell of new incidents and changed numbers.

    What is posted or written with --atom takes only published reports without a marking and those marked CLEAR; the
    names of others are printed here. Ctrl-C ends it; what was reported is kept.
    """
    from tumen.pipeline import open_case, poll
    from tumen.publish.notices import Notices
    from tumen.publish.webhook import check_webhook

    pause = _seconds(every)
    if webhook is not None:
        check_webhook(webhook)
    feeds = tuple(dict.fromkeys(url for one in given for url in _addresses(one)))
    with (
        fetching(agent=agent) as (fetcher, clear),
        open_case(case, create=True) as opened,
    ):
        notices = Notices(opened, at=now(), webhook=webhook, atom=atom)

        def put_outcome(outcome: Outcome) -> None:
            clear()
            _put_outcome(outcome, as_json=as_json)

        while True:
            at = now()
            polled = poll(opened, feeds, fetcher=fetcher, at=at, progress=put_outcome)
            clear()
            sent = _tell(notices, polled, at=at, as_json=as_json, sending=webhook is not None or atom is not None)
            if once:
                break
            try:
                time.sleep(pause)
            except KeyboardInterrupt:
                complain("stopped; what was reported is kept.")
                return
    silent = {outcome.source for outcome in polled.added.failures} & set(feeds)
    failed = polled.added.failed + (not sent)
    finish(done=len(feeds) - len(silent), failed=failed)


def _tell(notices: Notices, polled: Polled, *, at: str, as_json: bool, sending: bool) -> bool:
    """Prints and sends what is new; whether all of it was sent."""
    number = 0

    def put(new: tuple[Change, ...], view: Snapshot) -> None:
        nonlocal number
        number = len(new)
        _put_changes(new, view, as_json=as_json)

    held = notices.tell(put)
    if not as_json:
        added = polled.added
        tell(
            f"{at}: {counted(number, 'new or changed incident')}; {counted(added.added, 'report')} added, "
            f"{counted(polled.passed_over, 'entry', 'entries')} passed over, {added.failed} failed."
        )
    sys.stdout.flush()
    if sending and held:
        complain(
            f"not sent, because of their marking or as notes of your own: {counted(len(held), 'report')} "
            f"({', '.join(held)})."
        )
    try:
        notices.send(at=at)
    except NotSent as error:
        complain(str(error))
        return False
    except OSError as error:
        complain(f"{error.filename}: cannot be written ({error.strerror}); what is new is written next time.")
        return False
    return True


def _put_outcome(outcome: Outcome, *, as_json: bool) -> None:
    if as_json:
        put_json([outcome.form()])
    elif outcome.status == "failed":
        message = str(outcome.message)
        complain(message if message.startswith(outcome.source) else f"{outcome.source}: {message}")
    elif outcome.status == "added":
        tell(f"added  {outcome.name}  {counted(outcome.claims, 'claim')}  ({outcome.source})")
    sys.stdout.flush()


def _put_changes(new: tuple[Change, ...], view: Snapshot, *, as_json: bool) -> None:
    from tumen.publish.changes import change_form, differences, headline, quotes

    if as_json:
        put_json(change_form(change, view) for change in new)
        return
    for change in new:
        tell(headline(change))
        for line in (*differences(change), *quotes(change, view, names=True)):
            tell(f"  {line}")


def _addresses(given: str) -> tuple[str, ...]:
    """The address given, or the addresses in the list of feeds that a file is."""
    from tumen.read import read_file
    from tumen.read.feeds import opml_feeds
    from tumen.read.fetch import is_url

    if is_url(given):
        return (given,)
    path = Path(given)
    if path.is_dir():
        raise TumenError(f"{given}: is a folder. {_TAKES}")
    data = read_file(path)
    try:
        found: tuple[str, ...] = opml_feeds(data, name=str(path))
    except UnreadableInput:
        raise TumenError(f"{given}: is no list of feeds (OPML). {_TAKES}") from None
    if not found:
        raise TumenError(f"{given}: names no feeds; give a list of feeds (OPML), or their addresses.")
    return found


def _seconds(every: str) -> int:
    found = re.fullmatch(r"([0-9]{1,5})([mhd])", every.strip())
    seconds = int(found[1]) * _UNITS[found[2]] if found else 0
    if not _SHORTEST <= seconds <= _LONGEST:
        raise TumenError(f"--every {every}: is no time between 1m and 31d; write it as 30m, 2h or 1d.")
    return seconds
