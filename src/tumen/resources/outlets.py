"""Outlets, documents and institutions by the names that reports give them (`outlets.yaml`)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Literal, cast, get_args
from urllib.parse import urlsplit

from ahocorasick_rs import AhoCorasick

from tumen.datafile import Row, read_rows
from tumen.errors import InvalidData
from tumen.ledger import VOCABULARIES, SourceType

OutletKind = Literal["outlet", "document", "institution"]

_SPEAKS_AS: MappingProxyType[str, SourceType] = MappingProxyType(
    {"outlet": "media", "document": "document", "institution": "official"}
)

_NO_SPACES = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_ONE_FOR_ONE = str.maketrans("’\n\t\u00a0", "'   ")
# "a police source", "two officials": somebody who is not named speaks for no institution
_UNNAMED = re.compile(
    r"(?:an?|another|one|two|three|some|several|unnamed|anonymous)\b.*"
    r"\b(?:sources?|officials?|officers?|contacts?|insiders?|m[ae]n|wom[ae]n|persons?|people|diplomats?|traders?)\b",
    re.IGNORECASE,
)
_CREDIT = re.compile(r"(?:,\s*after|\bvia|\bcourtesy of)\s+", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Outlet:
    """Somebody whom reports name as where their facts come from. `key` is stable; `source` backs the names;
    `speaks_as` is the type of source that it is for a claim.
    """

    key: str
    name: str
    kind: OutletKind
    aliases: tuple[str, ...] = ()
    source: str = ""
    speaks_as: SourceType = "media"


class _Names:
    """Names ready to be found in text: the longest where two overlap, each as a word of its own."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        spelled = {name if _acronym(name) else fold(name): meaning for name, meaning in pairs}
        self._names = tuple(sorted(spelled))
        self._meanings = tuple(spelled[name] for name in self._names)
        self._search = AhoCorasick([fold(name) for name in self._names])

    def find(self, text: str) -> tuple[tuple[int, int, str], ...]:
        """Start, end and meaning of each name in `text`, in order."""
        hits = [
            (start, end, self._meanings[at])
            for at, start, end in self._search.find_matches_as_indexes(fold(text), overlapping=True)
            if self._stands(self._names[at], text, start, end)
        ]
        kept: list[tuple[int, int, str]] = []
        for start, end, meaning in sorted(hits, key=lambda hit: (hit[0] - hit[1], hit[0])):
            if all(end <= other or start >= other_end for other, other_end, _ in kept):
                kept.append((start, end, meaning))
        return tuple(sorted(kept))

    @staticmethod
    def _stands(name: str, text: str, start: int, end: int) -> bool:
        if _acronym(name) and text[start:end] != name:
            return False
        if _NO_SPACES.search(name):
            # a script without spaces, or one that hangs particles on its words
            return True
        return not (_in_word(text, start) or _in_word(text, end))


def fold(text: str) -> str:
    """The text as names are sought in it: small letters, plain apostrophes and blanks, each character one for one."""
    lower = text.lower()
    lower = (
        lower if len(lower) == len(text) else "".join(char if len(char.lower()) != 1 else char.lower() for char in text)
    )
    return lower.translate(_ONE_FOR_ONE)


def _in_word(text: str, at: int) -> bool:
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def _acronym(name: str) -> bool:
    return len(name) <= 4 and name.isascii() and name.upper() == name


@cache
def outlets() -> tuple[Outlet, ...]:
    """Every entry of the table, in its order. Raises InvalidData where the file cannot be used."""
    found: dict[str, Outlet] = {}
    names: dict[str, str] = {}
    for row in _section("outlets"):
        row.keys_within(("key", "name", "kind", "source"), ("aliases", "speaks_as"))
        kind = cast("OutletKind", row.text("kind", allowed=get_args(OutletKind)))
        allowed = VOCABULARIES["source type"]
        speaks_as = row.text("speaks_as", allowed=allowed) if "speaks_as" in row else _SPEAKS_AS[kind]
        entry = Outlet(
            key=row.text("key"),
            name=row.text("name"),
            kind=kind,
            aliases=row.texts("aliases"),
            source=row.text("source"),
            speaks_as=cast("SourceType", speaks_as),
        )
        if entry.key in found:
            raise row.fault(f"key {entry.key!r} stands twice.")
        for name in {fold(name) for name in (entry.name, *entry.aliases)}:
            if names.setdefault(name, entry.key) != entry.key:
                raise row.fault(f"name {name!r} already belongs to {names[name]!r}.")
        found[entry.key] = entry
    return tuple(found.values())


def _section(name: str) -> list[Row]:
    table = read_rows(files("tumen.resources") / "outlets.yaml")
    rows = table.get(name) if isinstance(table, Row) else None
    if not isinstance(rows, list) or not all(isinstance(row, Row) for row in rows):
        raise InvalidData(f"outlets.yaml: section {name!r} is missing or is not a list of entries.")
    return rows


@cache
def _by_key() -> MappingProxyType[str, Outlet]:
    return MappingProxyType({entry.key: entry for entry in outlets()})


@cache
def _outlet_names() -> _Names:
    return _Names((name, entry.key) for entry in outlets() for name in (entry.name, *entry.aliases))


@cache
def _office_names() -> _Names:
    pairs = []
    for row in _section("offices"):
        row.keys_within(("office", "words", "source"))
        pairs += [(word, row.text("office")) for word in row.texts("words")]
    return _Names(pairs)


@cache
def _state_names() -> _Names:
    pairs = []
    for row in _section("states"):
        row.keys_within(("code", "names"))
        for name in row.texts("names"):
            pairs.append((name, row.text("code")))
    return _Names(pairs)


def outlets_in(text: str) -> tuple[tuple[int, int, Outlet], ...]:
    """Start, end and entry of each known name in `text`, in order of place."""
    return tuple((start, end, _by_key()[key]) for start, end, key in _outlet_names().find(text))


def outlet(name: str) -> Outlet | None:
    """The entry that `name` as a whole names, in any of its spellings; None where the table does not know it."""
    for whole in (name.strip(), name.strip(" .,:;\"'“”«»")):
        for start, end, entry in outlets_in(whole):
            if (start, end) == (0, len(whole)):
                return entry
    return None


def site_of(address: str) -> str:
    """The site that a web address belongs to, by the name that somebody registered (example.org, example.co.kr), as far
    as the length of its parts tells; empty where the address has no host.
    """
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    parts = host.lower().strip(".").split(".")
    second_level = len(parts) > 2 and len(parts[-1]) == 2 and len(parts[-2]) <= 3
    return ".".join(parts[-3 if second_level else -2 :])


def outlet_at(address: str) -> Outlet | None:
    """The entry whose own site a web address belongs to, by the `source` of the table; None where it knows none."""
    key = _site_keys().get(site_of(address))
    return _by_key()[key] if key else None


@cache
def _site_keys() -> MappingProxyType[str, str]:
    """The key of the entry that each site belongs to; a site that several entries name as their source has none."""
    sites: dict[str, set[str]] = {}
    for entry in outlets():
        if entry.kind != "document" and re.match(r"https?://", entry.source):
            sites.setdefault(site_of(entry.source), set()).add(entry.key)
    return MappingProxyType({site: next(iter(keys)) for site, keys in sites.items() if len(keys) == 1})


def publisher(line: str) -> Outlet:
    """Who published, from a publisher line as it was found.

    A line that credits another ("…, after X", "… via X") stands for the one it credits. A name that the table does not
    know gives an entry of its own, an `outlet` keyed by its words, so that two lines with the same words are one.
    """
    credited = _CREDIT.split(line)[-1]
    return outlet(line) or outlet(credited) or _unlisted(line, "outlet")


def upstream(name: str) -> Outlet:
    """The entry for somebody whom a report names as its source; one of its own where the table does not know them."""
    known = outlet(name)
    if known is not None:
        return known
    office = institution(name)
    return office or _unlisted(name, "outlet")


def institution(description: str) -> Outlet | None:
    """The document or the institution that the description of a source names; None where it names none.

    An office of a state is known by state and class of office ("Polish foreign ministry", "Poland's foreign minister"),
    so that two outlets which quote one statement name the same root. People without a name ("a police source") speak
    for themselves.
    """
    if _UNNAMED.match(description):
        return None
    listed = [entry for _, _, entry in outlets_in(description) if entry.kind != "outlet"]
    # a bare mention of the United Nations is often the addressee ("report to the UN"), not the speaker
    speakers = [entry for entry in listed if entry.key != "united-nations"]
    if speakers:
        return speakers[0]
    offices = _office_names().find(description)
    states = _state_names().find(description)
    if offices:
        office = offices[0][2]
        key = f"{states[0][2].lower()}-{office}" if states else slug(description)
        return Outlet(key=key, name=description, kind="document" if office == "report-to-the-un" else "institution")
    if listed:
        return listed[0]
    # "Qatar" as the source of a claim is its government
    whole = next((code for start, end, code in states if (start, end) == (0, len(description))), None)
    return Outlet(key=f"{whole.lower()}-government", name=description, kind="institution") if whole else None


def _unlisted(name: str, kind: OutletKind) -> Outlet:
    return Outlet(key=slug(name), name=name.strip(), kind=kind)


def slug(name: str) -> str:
    """`name` as words of any script in lower case joined by hyphens."""
    return "-".join(re.findall(r"\w+", name.casefold())) or "unnamed"
