"""What a report tells elsewhere of somebody whom it names: the office behind the name, the title before it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tumen.extract.en.source_types import HOUSE, type_of
from tumen.ledger import SourceType

READ = 30_000
"""Characters of a report in which a name or the author of a writing is looked for."""
_OFFICE = re.compile(
    r",? \(?(?P<office>(?i:an?|the|one of|head|chief|deputy|director|professor|president|chairman|secretary|spokes\w+|"
    r"senior|former|research\w*|co-\w+|who|\d\d|of the|from the|with the|at the|whose|minister|ambassador|consul|"
    r"manager|general|executive|vice|founder|leader|country|regional|assistant|acting|permanent|under-?secretary|UN|"
    r"special|foreign|press|policy|human rights|state|national|political|lawyer|attorney|analyst|fellow|lecturer|"
    r"editor|owner|co-?author|author)\b"
    r"(?:[^;:“”\"\n.]|(?<=\b[A-Z])\.){2,90})"
)
"""What a person is, told after the name: ", a director at the Department of Labor"."""


def introduced(text: str, name: str, end: int) -> tuple[SourceType, int] | None:
    """What the text tells of a person or of letters elsewhere, or right after the name, and where that ends."""
    office = _OFFICE.match(text, end)
    if office is not None and (kind := type_of_office(office["office"])) is not None:
        return kind, office.start("office") + len(_AS_TOLD.split(office["office"])[0])
    last = re.escape(name.rsplit(maxsplit=1)[-1])
    first = name.split(maxsplit=1)[0]
    if first in _FAMILY_FIRST and first != name:
        last = rf"(?:{last}|{first})"
    if _LETTERS.fullmatch(name):
        whole = re.compile(rf"((?:[A-Z][\w’'-]+)(?: (?:[A-Z][\w’'-]+|of|for|the|and|on|to)){{0,9}}) \({last}\)")
        for match in whole.finditer(text, 0, READ):
            kind = type_of(match[1]) or ("expert" if _CAUSE.search(match[1]) else None)
            if kind is not None:
                return kind, end
        for match in re.compile(rf"[,(] ?(?:the |or )?{last}[,)]").finditer(text, 0, READ):
            if kind := type_of(_words_before(text, match.start() + (text[match.start()] == "(") - 1)):
                return kind, end
        return None
    for match in re.compile(rf"\b{last}\b").finditer(text, 0, READ):
        office = _OFFICE.match(text, match.end())
        kind = type_of(office["office"]) if office is not None else None
        before = _words_before(text, match.start())
        if kind is None and before and _TITLE.search(before):
            kind = type_of(_titled(before))
        if kind is not None:
            return kind, end
    return None


_AS_TOLD = re.compile(r", as (?:\w+ ){1,8}?(?:said|reported|wrote|told|reports)\b|, (?:said|told|adding|citing)\b")
"""Where an office ends and another speaker begins: "the head of a radio station, as the agency reported"."""
_CAUSE = re.compile(
    r"\b(?:Rights|Watch|Without|Justice|Freedom|Slavery|Refugees|International|Transparency|Democracy)\b"
)
"""Words of the name of a body that pleads a cause."""
_FAMILY_FIRST = frozenset(
    [
        "Kim",
        "Lee",
        "Yi",
        "Ri",
        "Rhee",
        "Park",
        "Pak",
        "Choi",
        "Choe",
        "Jung",
        "Jeong",
        "Chong",
        "Kang",
        "Yoon",
        "Yun",
        "Lim",
        "Im",
        "Rim",
        "Han",
        "Shin",
        "Sin",
        "Oh",
        "O",
        "Ahn",
        "An",
        "Song",
        "Yang",
        "Hwang",
        "Hong",
        "Ko",
        "Koh",
        "Moon",
        "Mun",
        "Nam",
        "Cho",
        "Jo",
        "Chang",
        "Jang",
        "Baek",
        "Paek",
        "Ryu",
        "Yoo",
        "Yu",
        "Seo",
        "Suh",
        "Kwon",
        "Ha",
        "Noh",
        "Ro",
        "No",
        "Bae",
        "Pae",
        "Xi",
        "Wang",
        "Li",
        "Zhang",
        "Liu",
        "Chen",
        "Zhao",
        "Huang",
        "Zhou",
        "Wu",
        "Xu",
        "Sun",
        "Ma",
        "Hu",
        "Zhu",
        "Guo",
        "He",
        "Lu",
        "Geng",
        "Hua",
        "Mao",
    ]
)
"""Family names that stand before the given name."""
_LETTERS = re.compile(r"[A-Z]{2,8}")
_DRAWKCAB = re.compile(r"(?: [\w’'.-]+){1,8}")
"""Up to eight words with the blanks behind them, read backwards, which takes no second look at any."""


def _words_before(text: str, end: int) -> str:
    """Up to eight words right before the offset, with the blanks behind them; "" where none are."""
    found = _DRAWKCAB.match(text[max(0, end - 120) : end][::-1])
    return found[0][::-1] if found is not None else ""


_TITLE = re.compile(
    r"(?:professor|minister|ambassador|spokes\w+|director|director[- ]general|president|lawmaker|analyst|researcher|"
    r"expert|lawyer|activist|secretary|secretary[- ]general|governor|officer|official|consul|senator|envoy|economist|"
    r"fellow|scholar|Dr|Prof|defector|manager|trader|commissioner|chief|head|rapporteur|premier|mayor|superintendent|"
    r"inspector|judge|MP|congressman|congresswoman|commander|colonel|deputy|prosecutor|attorney|vice[- ]minister|"
    r"representative|journalist|reporter|correspondent|photographer|film-?maker|chairman|chairwoman|chairperson|diplomat|pastor|missionary|worker|waitress|logger|broker|"
    r"businessman|coordinator|leader|founder|author|historian|adviser|advisor)\.? (?:(?-i:[A-Z])[\w’'.-]+ )*$",
    re.I,
)


_CLAUSE = re.compile(r"\b(?:that|which|who|whom|when|while|where|and|but|said|told|by|to|with|because)\b ")


def _titled(before: str) -> str:
    """The noun phrase right before a name: "the journalist", of "a talk that the journalist"."""
    return _CLAUSE.split(before)[-1]


_FULL_NAME = re.compile(
    r"\b(?:(?:Mr|Mrs|Ms|Dr|Prof)\. )?[A-Z][\w’'-]+(?: [A-Z]\.)?(?: (?:bin|al|de|van|von))?(?: [A-Z][\w’'-]+){1,3}"
)
_NO_SPEAKER = re.compile(r"\b(?:Kim Jong|Trump|Putin|Xi Jinping|North Korea|South Korea)")


def named_persons(text: str, start: int, end: int) -> Iterator[tuple[int, int, SourceType]]:
    """Persons named in the stretch with what they are told to be right there: their offsets and type of source."""
    for one in _ONE_NAME.finditer(text, start, end):
        office = _OFFICE.match(text, one.end())
        if office is not None and (kind := type_of_office(office["office"])) is not None:
            yield one.start("name"), min(office.end(), end), kind
    for one in _FLED.finditer(text, start, end):
        yield one.start("name"), one.end("name"), "worker"
    for match in _FULL_NAME.finditer(text, start, end):
        runs = _RUNS.match(text, match.end())
        if runs is not None and (kind := type_of(runs["body"])) in ("company", "expert", "trader", "worker"):
            yield match.start(), min(runs.end(), end), kind
            continue
        if _NO_SPEAKER.search(match[0]):
            continue
        office = _OFFICE.match(text, match.end())
        if office is not None and (kind := type_of_office(office["office"])) is not None:
            yield match.start(), min(office.end(), end), kind
            continue
        before = _words_before(text, match.start())
        if (before and _TITLE.search(before) and (kind := type_of(_titled(before))) is not None) or (
            " " in match[0]
            and _TITLE.search(match[0].split(maxsplit=1)[0] + " ")
            and (kind := type_of(match[0])) is not None
        ):
            yield match.start(), match.end(), kind
        elif (
            " " in match[0]
            and not match[0].startswith("The ")
            and _ACTS.match(text, match.end())
            and _STARTS.search(text, max(0, match.start() - 3), match.start())
        ):
            yield match.start(), match.end(), "official"


_ONE_NAME = re.compile(
    r"(?:(?<=[.!?”\"] )|(?<=\n)|\A)(?P<name>(?:(?:Mr|Mrs|Ms|Dr)\. )?[A-Z][a-z]{1,14})"
    r"(?=, (?:\d\d, )?(?:an? |who ))"
)
"""A surname or first name alone at the head of a sentence, told at once: "Wang, a trader in the town, saw"."""
_FLED = re.compile(
    r"(?:(?<=[.!?”\"] )|(?<=\n)|\A)(?P<name>(?:(?:Mr|Mrs|Ms)\. )?[A-Z][\w’'-]{1,14}(?: [A-Z][\w’'-]+){0,2}) (?:had )?"
    r"(?:fled|escaped|defected|ran away|toiled|worked as an? (?:logger|builder|welder|labou?rer|waitress|cook))\b"
)
"""One who got away, by name: "Kim fled a logging camp"."""
_RUNS = re.compile(
    r"(?:, \d\d)?(?:,? who)? (?:runs|owns|manages|heads|leads|directs|chairs|founded|is)"
    r" (?P<body>(?:an?|the|one of) [^,.;:“”\"\n]{3,60})"
)
"""What a name is told to be or to run: "Olga Example runs a decorating firm"."""
_ACTS = re.compile(r" (?:spoke|went|was|is|has|had|came|gave|took|met|told|put|saw|would|did|used|knows|sits|works)\b")
_STARTS = re.compile(r"(?:^|[.!?”\"] |\n)$")


def type_of_office(office: str) -> SourceType | None:
    """The type of source of one who is told to be this, "who heads Example Watch" included."""
    found = _HEADS.match(office)
    if found is not None:
        kind = type_of(found["body"]) or ("company" if HOUSE.search(found["body"]) else None)
        return kind if kind is not None and kind != "media" else "un" if _UN.search(office) else "expert"
    if _BESIDE.match(office):
        return "local"
    if _STUDIES.match(office):
        return "expert"
    if office.startswith("who ") and _UN.search(office):
        return "un"
    return type_of(office)


_BESIDE = re.compile(
    r"(?:\d\d, )?who (?:\w+ )?(?:lives?|lived|works?|worked|sells?|sold|keeps?|kept|shops?|sits?)\b[^,.;]{0,40}?"
    r"\b(?:next|near|nearby|opposite|beside|close|across|neighbou?ring)\b"
)
"""A neighbour of the workers: "who lives next to the plant"."""


_STUDIES = re.compile(
    r"(?:\d\d, )?who (?:\w+ ){0,2}?(?:monitors?|monitored|stud(?:y|ies|ied)|tracks?|tracked|researche[sd]|"
    r"documents|documented|has written|wrote (?:an?|the) (?:book|study|report|paper)|advises|campaigns|teaches|"
    r"speciali[sz]es|lectures|(?:has )?helped (?:\w+ ){0,2}?(?:refugees|defectors|escape)|helps)\b"
)
"""One who looks into the workers' lot or pleads their cause: "who monitors the fate of refugees"."""


def type_of_unknown(text: str, name: str, end: int) -> SourceType:
    """The type of a name of which nothing is told: an office holder, but for a bare family name or an age."""
    if _PLEADS.search(name):
        return "expert"
    return "local" if name in _FAMILY_FIRST or _AGED.match(text, end) else "official"


_PLEADS = re.compile(r"\b(?:Watch|Rights|Justice|Refugees|Slavery|Alliance|Transparency|Amnesty|Freedom|Democracy)\b")
"""Words of the name of a body that pleads a cause, and of no firm."""
_AGED = re.compile(r",? \(?\d\d\b(?!\d)")
_HEADS = re.compile(
    r"(?:\d\d, )?who (?:[^,;]{2,60} and )?(?:now )?(?:heads|owns|runs|leads|chairs|directs|founded|manages) "
    r"(?:the )?(?P<body>.+)"
)
_UN = re.compile(r"\b(?:United Nations|U\.N\.|UN)\b")
