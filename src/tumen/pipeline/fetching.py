"""Pages by their address as something to add: fetched when their turn comes, kept as a WARC file."""

from __future__ import annotations

from functools import partial

from tumen.case import Case, Original
from tumen.errors import CaseError
from tumen.pipeline.adding import Input
from tumen.read.fetch import Fetcher, NotModified, Seen, file_name


def input_from_url(url: str, fetcher: Fetcher, *, case: Case | None = None) -> Input:
    """The page at an address. Its server is asked whether there is a newer version than the one that `case` holds.

    What it gives is a WARC file with every request and answer on the way, or that of the version that is held. Loading
    it raises NotFetched.
    """
    return Input(name=file_name(url), source=url, load=partial(_load, url, fetcher, case))


def inputs_kept(url: str, case: Case) -> tuple[Input, ...]:
    """What the case holds of an address, without asking its server. Raises CaseError where that is nothing."""
    kept = _kept(url, case)
    if not kept:
        raise CaseError(f"{case.path}: holds nothing that was fetched from {url}; nothing was taken back.")
    return tuple(Input(name=one.name, source=url, load=partial(case.original, one.id)) for one in kept)


def _load(url: str, fetcher: Fetcher, case: Case | None) -> bytes:
    if case is None or not (kept := _kept(url, case)):
        return fetcher.fetch(url).data
    # a version that was met again stands in the first WARC file that held it
    seen = next((said for warc in kept if (said := _seen(warc, case)) is not None), None)
    found = fetcher.fetch(url, seen=seen)
    return case.original(kept[0].id) if isinstance(found, NotModified) else found.data


def _kept(url: str, case: Case) -> tuple[Original, ...]:
    """The WARC files that were fetched from an address, the newest first."""
    there = [one for one in case.containers() if one.source == url and one.within is None]
    return tuple(sorted(there, key=lambda one: (one.captured_at, one.id), reverse=True))


def _seen(warc: Original, case: Case) -> Seen | None:
    """What the server said of the version of the page in the WARC file."""
    for page in (*case.originals(), *case.containers()):
        if page.within == warc.id and page.url is not None:
            headers = {name.lower(): value for name, value in page.headers}
            return Seen(url=page.url, etag=headers.get("etag"), modified=headers.get("last-modified"))
    return None
