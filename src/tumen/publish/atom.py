"""Changes of a case as an Atom feed (RFC 4287) that a feed reader follows."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree  # written, never read

from tumen import __version__
from tumen.errors import InvalidForm
from tumen.ledger import canonical, digest
from tumen.nouns import counted
from tumen.publish.changes import Change, address, change_form, differences, headline, quotes
from tumen.publish.snapshot import Snapshot
from tumen.publish.visible import visible
from tumen.publish.words import say

KEPT = 100
"""Entries of a feed, the newest; readers that look in now and then have taken the others."""

_ATOM = "http://www.w3.org/2005/Atom"
_NAMES = uuid.uuid5(uuid.NAMESPACE_URL, _ATOM)


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """An entry as it was made: `at` when (ISO 8601, UTC), `reports` the ids of those that it rests on."""

    id: str
    at: str
    title: str
    lines: tuple[str, ...]
    links: tuple[str, ...]
    reports: tuple[str, ...]


def name_of(*parts: object) -> str:
    """An id that is the same for the same parts and for no others (RFC 4287, section 4.2.6)."""
    return uuid.uuid5(_NAMES, canonical([str(part) for part in parts])).urn


def entry_of(change: Change, view: Snapshot, *, feed: str, at: str) -> Entry:
    """The entry of a feed, named `feed`, for a change that was found at `at`."""
    claims = view.claims_in(change.incident)
    reports = tuple(dict.fromkeys(claim.report for claim in claims))
    links = (address(view.report_by_id[report]) for report in reports)
    return Entry(
        id=name_of(feed, at, digest(canonical(change_form(change, view)).encode())),
        at=at,
        title=headline(change),
        lines=(
            *differences(change),
            f"{say('status', change.incident.status)}; {counted(change.incident.support, 'independent origin')} known.",
            *quotes(change, view),
        ),
        links=tuple(dict.fromkeys(link for link in links if link)),
        reports=reports,
    )


def write_feed(entries: Sequence[Entry], *, feed: str, made: str) -> bytes:
    """The feed, its newest entry first. `made` is when it was begun, and `updated` as long as it has no entry."""
    newest = sorted(entries, key=lambda entry: entry.at, reverse=True)[:KEPT]
    root = ElementTree.Element("feed", xmlns=_ATOM)
    _put(root, "id", feed)
    _put(root, "title", "Tumen: new incidents and changed numbers")
    _put(root, "subtitle", "What reports say of North Korean workers abroad. What is said is not thereby true.")
    _put(root, "updated", _time(newest[0].at if newest else made))
    _put(root, "generator", "Tumen", version=__version__)
    _put(_put(root, "author", None), "name", "Tumen")
    for entry in newest:
        one = _put(root, "entry", None)
        _put(one, "id", entry.id)
        _put(one, "title", entry.title, type="text")
        _put(one, "updated", _time(entry.at))
        for link in entry.links:
            _put(one, "link", None, rel="related", href=link)
        _put(one, "content", "\n".join(entry.lines), type="text")
    text = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()


def entry_form(entry: Entry) -> dict[str, Any]:
    """As JSON, for a case to remember."""
    return {
        "id": entry.id,
        "at": entry.at,
        "title": entry.title,
        "lines": list(entry.lines),
        "links": list(entry.links),
        "reports": list(entry.reports),
    }


def entries_from_form(forms: Any) -> tuple[Entry, ...]:
    """The inverse of `entry_form`. Raises InvalidForm where it is not what that gives."""
    try:
        return tuple(
            Entry(
                id=str(form["id"]),
                at=str(form["at"]),
                title=str(form["title"]),
                lines=tuple(map(str, form["lines"])),
                links=tuple(map(str, form["links"])),
                reports=tuple(map(str, form["reports"])),
            )
            for form in forms
        )
    except (TypeError, KeyError, AttributeError) as error:
        raise InvalidForm(f"entries of a feed: {error!r} does not fit their form.") from None


def _put(parent: ElementTree.Element, name: str, text: str | None, **attributes: str) -> ElementTree.Element:
    # a character that XML cannot hold, or nobody sees, is written as its code point
    safe = {key: visible(value) for key, value in attributes.items()}
    child = ElementTree.SubElement(parent, name, safe)
    child.text = visible(text) if text is not None else None
    return child


def _time(at: str) -> str:
    """RFC 3339, as RFC 4287, section 3.3, wants it."""
    return at.replace("+00:00", "Z")
