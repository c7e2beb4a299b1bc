"""What linking needs to know of each report: its words, its claims in order, its publisher and whom it names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from zlib import crc32

from rensa import RMinHash

from tumen.errors import InvalidValue
from tumen.ledger import Claim, Report
from tumen.link.facts import Facts, facts
from tumen.link.weights import people_words, plain_words
from tumen.link.words import Words, words
from tumen.resources.outlets import Outlet, fold, institution, outlet_at, outlets_in, publisher, upstream

OFFICIAL = frozenset({"un", "document", "official", "intelligence", "company", "expert"})
"""Types of source that may be an institution or a document."""

HASHES = 128
"""Length of the MinHash of a text."""

_SEED = 2397

NO_SOURCE = frozenset({"media", "author"})
"""Types of source that are nobody's own account: another medium, or the report's own voice."""


_AND = re.compile(r"\s*(?:;|,?\s+(?:and|as well as|along with)\b)\s*", re.IGNORECASE)
"""What stands between two who say the same: "residents of the town and the UN Panel of Experts"."""

_LINK = re.compile(r"https?://[^\s<>\"'）)\]]+", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Voice:
    """Who speaks for one claim, as its source is described: institutions or documents, and the outlet it names.

    `people` tells that somebody else speaks beside the institutions; `human` are the words by which the description
    tells its people from others, empty where it does not ("a source").
    """

    institutions: tuple[Outlet, ...]
    outlet: Outlet | None
    people: bool
    human: frozenset[str]

    @property
    def institution(self) -> Outlet | None:
        """The institution or document that alone speaks, or the first of several."""
        return self.institutions[0] if self.institutions else None


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """One report, read for linking. `named` are the outlets and documents it names beside its own publisher, in order
    of key; `own` tells that it names its own publisher, whose people then spoke to it. `address` is where it stands on
    the web and `links` the addresses that its text gives, both without what does not tell pages apart; `linked` are
    outlets to whose site it links and which it does not name. `runs` are checksums of its runs of words, in order and
    as a set, `sketch` the MinHash of them (empty where the text is too short for a run).
    """

    report: Report
    claims: tuple[Claim, ...]
    facts: Facts
    words: Words
    runs: tuple[int, ...]
    run_set: frozenset[int]
    sketch: tuple[int, ...]
    publisher: Outlet | None
    named: tuple[Outlet, ...]
    own: bool
    address: str | None
    links: frozenset[str]
    linked: tuple[Outlet, ...]

    @property
    def id(self) -> str:
        """The id of the report."""
        return self.report.id


@dataclass(frozen=True, kw_only=True, slots=True)
class Readings:
    """All reports by id, in order of id, and the voice of every claim by its id."""

    of: dict[str, Reading]
    voices: dict[str, Voice]


def read(reports: Iterable[Report], claims: Sequence[Claim]) -> Readings:
    """Raises InvalidValue where a claim's report is not among the reports."""
    given = {report.id: report for report in reports}
    by_report: dict[str, list[Claim]] = {name: [] for name in given}
    described: dict[tuple[str, str, tuple[str, ...]], Voice] = {}
    voices = {}
    for claim in claims:
        if claim.report not in by_report:
            raise InvalidValue(f"claim {claim.id}: its report {claim.report} is not given; link both together.")
        by_report[claim.report].append(claim)
        source = (claim.source.description, claim.source.type, given[claim.report].upstream)
        if source not in described:
            described[source] = _voice(*source)
        voices[claim.id] = described[source]
    found = {name: _reading(given[name], sorted(by_report[name], key=place_in_text), voices) for name in sorted(given)}
    return Readings(of=found, voices=voices)


def place_in_text(claim: Claim) -> tuple[int, int, str, str]:
    """Sorts the claims of one report by where they stand."""
    return claim.start, claim.end, claim.kind, claim.id


def _sketch(runs: Sequence[bytes]) -> tuple[int, ...]:
    if not runs:
        return ()
    found = RMinHash(num_perm=HASHES, seed=_SEED)
    found.update(list(dict.fromkeys(runs)))
    return tuple(found.digest())


def _voice(description: str, source_type: str, names: Sequence[str]) -> Voice:
    # "X, via Y" and "X, citing its own people": the one named first is where it came from
    outlets = [entry for _, _, entry in named_in(description, names) if entry.kind == "outlet"]
    parts = [part for part in _AND.split(description) if part.strip()]
    speakers: list[Outlet] = []
    people = False
    if len(parts) > 1:
        speakers = [entry for part in parts if (entry := institution(part)) is not None and entry.source]
        people = any(
            institution(part) is None and not people_words().isdisjoint(re.findall(r"\w+", part.casefold()))
            for part in parts
        )
    if not speakers or not people:
        whole = institution(description) if source_type in OFFICIAL else None
        speakers, people = [whole] if whole else [], False
    return Voice(
        institutions=tuple({entry.key: entry for entry in speakers}.values()),
        outlet=outlets[0] if outlets else None,
        people=people,
        human=_human(description, names) if source_type not in NO_SOURCE else frozenset(),
    )


def _human(description: str, names: Sequence[str]) -> frozenset[str]:
    """The words that tell the people of a description from others: no outlet's name, nor what anybody is called."""
    for start, end, _ in reversed(named_in(description, names)):
        description = f"{description[:start]} {description[end:]}"
    return frozenset(re.findall(r"\w+", description.casefold())) - plain_words()


def named_in(text: str, names: Sequence[str]) -> tuple[tuple[int, int, Outlet], ...]:
    """Start, end and entry of each outlet that the table knows, and of each of `names`, in order of place."""
    found = list(outlets_in(text))
    folded = fold(text)
    for name in names:
        at = folded.find(wanted := fold(name))
        while wanted and at >= 0:
            end = at + len(wanted)
            if all(end <= start or at >= stop for start, stop, _ in found) and not (
                folded[at - 1 : at].isalnum() or folded[end : end + 1].isalnum()
            ):
                found.append((at, end, upstream(name)))
            at = folded.find(wanted, end)
    return tuple(sorted(found, key=lambda entry: (entry[0], entry[1], entry[2].key)))


def address(url: str) -> str:
    """A web address without scheme, `www.`, query of a campaign, fragment and closing marks: what tells pages apart."""
    plain = re.sub(r"^https?://(?:www\.)?", "", url.strip(), flags=re.IGNORECASE)
    plain = re.sub(r"#.*$|[?&](?:utm_[^#]*|fbclid=[^#]*)$", "", plain)
    host, slash, rest = plain.rstrip(".,;:!?/").partition("/")
    return f"{host.lower()}{slash}{rest}"


def _reading(report: Report, claims: Sequence[Claim], voices: Mapping[str, Voice]) -> Reading:
    text = words(report)
    spelled = text.runs()
    runs = tuple(crc32(run) for run in spelled)
    house = publisher(report.publisher) if report.publisher else None
    said = [upstream(name) for name in report.upstream]
    said += [voice.outlet for claim in claims if (voice := voices[claim.id]).outlet is not None]
    named = {entry.key: entry for entry in said}
    own = house is not None and named.pop(house.key, None) is not None
    given = [
        link.group()
        for link in _LINK.finditer(report.text)
        if not any(start <= link.start() < end for start, end in report.furniture)
    ]
    places = {address(url) for url in given} - {address(report.url) if report.url else ""}
    sites = {entry.key: entry for url in given if (entry := outlet_at(url)) is not None}
    sites = {key: entry for key, entry in sites.items() if key not in named and (house is None or key != house.key)}
    return Reading(
        report=report,
        claims=tuple(claims),
        facts=facts(claims),
        words=text,
        runs=runs,
        run_set=frozenset(runs),
        sketch=_sketch(spelled),
        publisher=house,
        named=tuple(named[key] for key in sorted(named)),
        own=own,
        address=address(report.url) if report.url else None,
        links=frozenset(place for place in places if "/" in place),
        linked=tuple(sites[key] for key in sorted(sites)),
    )
