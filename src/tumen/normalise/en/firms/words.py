"""English words around and within the names of firms: where a name cannot reach, and how its legal form is written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from tumen.normalise.en.demonyms import is_demonym
from tumen.normalise.en.lexicon import PEOPLE, PEOPLE_SINGULAR, STOPS, words
from tumen.resources.firms import LegalForm, NotFirmKind, Trade, legal_forms, not_firms, trades

TITLES = words(
    """
    mr mrs ms dr prof sir madam president chairman chairwoman chairperson chair vice deputy director manager
    minister secretary ambassador governor mayor premier chancellor senator representative professor officer chief
    ceo cfo coo general-manager head boss owner founder cofounder partner lawyer attorney judge spokesman
    spokeswoman spokesperson analyst expert researcher reporter correspondent editor colonel captain lieutenant
    sergeant comrade leader supreme king queen prince marshal executive employee engineer supervisor interpreter
    agent broker
    """
)
TIMES = words(
    """
    january february march april june july august september october november december jan feb mar apr jun jul aug
    sept sep oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat
    """
)
PLURALS = words(
    """
    companies firms factories restaurants hotels plants enterprises corporations businesses banks groups shipyards
    workshops mills subsidiaries affiliates ventures entities manufacturers suppliers buyers retailers brands
    exporters importers traders contractors customers owners managers directors ministries authorities officials
    """
)
HEADLINE = words(
    """
    return returns returned returning send sends sent sending hire hires hired hiring leave leaves left leaving
    arrive arrives arrived flee flees fled die dies died killed kill kills arrest arrests arrested ban bans banned
    bar barred sanction sanctioned seek seeks face faces faced say says said tell tells told get gets got find finds
    found see sees seen use uses used using employ employs employed employing fire fires fired accuse accuses
    accused deny denies denied warn warns warned show shows shown reveal reveals revealed open opens opened reopen
    reopens close closes closed shut shuts shutter shutters make makes made making sew sews sewing work works worked
    working run runs ran keep keeps kept stay stays stayed remain remains cross crosses crossed deport deports
    deported expel expels expelled order orders ordered pay pays paid steal steals stole sell sells sold buy buys
    bought ship ships shipped visit visits visited target targets targeted link links linked tie ties tied report
    reports reported exclusive breaking update results none consensus probe probes probed raid raids raided fine
    fines fined sue sues sued charge charges charged help helps helped let lets earn earns earned demand demands
    demanded protest protests strike strikes punish punishes punished inside
    """
)
OPENERS = words(
    """
    the but however meanwhile moreover furthermore later then now today yesterday according despite due unlike like
    such many most few several another other others both either neither all any one two three four five six seven
    eight nine ten dozens hundreds thousands also even still just only once whereas whether among following
    including regarding concerning via per earlier recently currently formerly former ex elsewhere instead besides
    perhaps maybe yes photo image figure table annex source sources see note notes name names address alias aka
    employer company's company: firm exporter importer buyer supplier manufacturer seller consignee shipper dear
    said chinese-owned subsidiary affiliate formerly-known photo: image: workers' dispatched owned registered
    established founded respectively separately similarly plaintiff defendant defendants petitioner respondent
    claimant registrant vessel mv additionally consequently therefore thus hence finally first-ever last next
    """
)
GENERIC = words(
    """
    new old big small large major main local state private public foreign domestic central provincial municipal city
    county women's men's men women first second third fourth fifth north south east west northern southern eastern
    western northeast northeastern northwestern southeast own same other certain various young red this that black
    illegal legal secret cheap modern huge famous biggest largest parent mother sister shell front holding fake
    state-owned state-run foreign-owned privately-owned korean-style clothing-maker leading top contract subcontract
    fellow joint family
    """
)
LEADS = words("DPRK DPRK's ROK PRC US U.S. U.S UK U.K. UN U.N. EU USA NK Sino")
"""Letters and prefixes that tell where a firm is from and stand before its name."""

OF_HEADS = words("Bank House Works Industries")
"""Words after which "of" goes on with the name ("Bank of Sampleton")."""

CONNECTORS = words("and & of for de du et und y e al el la di da van von der der bin binti")
ABBREVIATIONS = words(
    """
    Co Ltd Inc Corp Est Imp Exp Int Intl Mfg Bros St Dev Ind Eng Tech Trdg Elec Constr Const Gen Nat Natl Mr Mrs Ms
    Dr Prof Gov Sen Lt Col Pvt Pte Pty Sdn Bhd Jr Sr Messrs M/s
    """
)
"""Words whose dot ends no sentence."""

LOWER_PARTS = words(
    """
    old strong odd based owned run led backed made style born controlled linked affiliated registered sanctioned
    funded built
    trained speaking language listed operated invested era related held bound flagged
    """
)
"""Last parts of compounds that describe a firm and are no name ("Hunchun-based")."""

PAIRED = words("Import Export Imp Exp")
"""Words of trade that close a name where two of them stand together ("Import and Export")."""

HOUSES = words(
    """
    company firm manufacturer maker conglomerate supplier shipbuilder retailer contractor subcontractor exporter
    importer trader wholesaler distributor enterprise corporation business factory restaurant hotel shipyard startup
    plant intermediary broker brand label subsidiary affiliate employer bank operator developer producer processor
    mill workshop venture group
    """
)
"""Nouns that a name may follow with "called" or "named"."""

APPOSED = words(
    """
    company firm manufacturer conglomerate supplier shipbuilder retailer contractor subcontractor exporter importer
    wholesaler distributor
    """
)
"""Nouns that a name may follow at once ("the firm Example Dongfang")."""

SURNAMES = words(
    """
    Kim Lee Ri Yi Rhee Park Pak Choi Choe Jung Jong Chong Kang Cho Jo Yoon Yun Jang Chang Lim Rim Im Han Oh O Seo So
    Shin Sin Kwon Hwang Ahn An Song Ryu Yoo Hong Jon Jeon Ko Mun Moon Son Yang Paek Baek Ho Nam Sim Ro Roh No Ha
    Kwak Wang Li Zhang Liu Chen Huang Zhao Wu Zhou Xu Sun Ma Zhu Hu Guo He Gao Lin Luo Zheng Liang Xie Tang Xi Putin
    Trump Biden Lavrov Ivanov Petrov Smirnov
    """
)
"""Frequent Korean, Chinese and Russian surnames, and leaders: a name that begins with one may be a person's."""

BOUNDARY = (STOPS | TITLES | TIMES | PLURALS | OPENERS | PEOPLE | PEOPLE_SINGULAR | HEADLINE) - words(
    "made sewing fire link target works sons brothers ships ship hands guards guard an so he do one order may"
)
"""Words, in lower case, that are no part of a name though they bear a capital."""

HEAD_ONLY = words("An So He Do One No May")
"""Words that end no name within it, being syllables of Korean and Chinese too, but begin sentences."""

PLURAL_OR_PEOPLE = PLURALS | PEOPLE


class Formed(NamedTuple):
    """A legal form as it stands in a text."""

    end: int
    form: LegalForm


def _pattern(spelling: str) -> str:
    """Dots, commas and spaces as texts vary them; a dot after a single letter tells it from other letters and stays."""
    parts = []
    for index, char in enumerate(spelling):
        before = spelling[index - 1] if index else ""
        single = before.isalpha() and (index == 1 or not spelling[index - 2].isalnum())
        if char == ".":
            short_capitals = before.isupper() and spelling in ("CO.", "EST.")
            must = (single and index + 1 < len(spelling)) or short_capitals
            parts.append(r"\." if must else r"\s?\.?" if index + 1 < len(spelling) else r"\.?")
        elif char == ",":
            parts.append(r"\s?,?")
        elif char == " ":
            parts.append(r"\s{0,2}" if before in ".,)" else r"\s{1,2}")
        else:
            parts.append(re.escape(char))
    return "".join(parts)


@cache
def _forms_by_first() -> Mapping[str, Mapping[str, LegalForm]]:
    """For each first character the forms that begin with it, by their spelling."""
    by_first: dict[str, dict[str, LegalForm]] = {}
    for form in legal_forms():
        if ord(form.spelling[0]) >= 0x3040:
            continue
        spellings = {form.spelling} if form.strength == "quoted" else {form.spelling, form.spelling.upper()}
        for spelling in sorted(spellings):
            by_first.setdefault(spelling[0], {}).setdefault(spelling, form)
    return MappingProxyType({first: MappingProxyType(forms) for first, forms in by_first.items()})


@cache
def _form_pattern(first: str) -> tuple[re.Pattern[str], tuple[LegalForm, ...]] | None:
    """The pattern of the forms that begin with the character, whose group N is the Nth form; None where none does.

    Compiled when it is first needed: all of them together take as long as everything else at a first answer.
    """
    forms = _forms_by_first().get(first)
    if forms is None:
        return None
    order = sorted(forms, key=lambda spelling: (-len(spelling), spelling))
    choices = "|".join(f"({_pattern(spelling)})" for spelling in order)
    pattern = re.compile(rf"(?:{choices})(?!\w|[-‐’']\w(?<!['’]s))")
    return pattern, tuple(forms[spelling] for spelling in order)


def form_at(text: str, start: int) -> Formed | None:
    """The legal form that begins at `start`, None where none does."""
    first = text[start : start + 1]
    known = _form_pattern(first) if first in _forms_by_first() else None
    if known is None:
        return None
    match = known[0].match(text, start)
    return Formed(match.end(), known[1][match.lastindex - 1]) if match and match.lastindex else None


@cache
def _trade_words() -> Mapping[str, Trade]:
    return MappingProxyType({spelling: trade for word, trade in trades().items() for spelling in (word.upper(), word)})


def trade_of(word: str) -> Trade | None:
    """The trade that a word of a name tells; a compound ("Import-Export") tells one where its parts do."""
    bare = word.rstrip(".")
    known = _trade_words()
    found = known.get(bare)
    if found is None and ("-" in bare or "/" in bare):
        parts = re.split(r"[-/]", bare)
        if all(part in known or part in ("and", "&") for part in parts):
            found = known.get(parts[-1])
    return found


@cache
def two_word_trades() -> Mapping[str, tuple[str, ...]]:
    """First words of trades of two words and the words that may follow."""
    found: dict[str, list[str]] = {}
    for word in _trade_words():
        first, _, second = word.partition(" ")
        if second:
            found.setdefault(first, []).append(second)
    return MappingProxyType({first: tuple(sorted(seconds)) for first, seconds in found.items()})


@cache
def _not_firms(kind: NotFirmKind) -> frozenset[str]:
    return frozenset(word.lower() for word in not_firms(kind))


def is_not_firm(kind: NotFirmKind, said: str) -> bool:
    """Whether the lexicon of what is no firm holds the word or phrase under that kind."""
    return said.lower() in _not_firms(kind)


def is_boundary(word: str) -> bool:
    """Whether a name ends before the word though it bears a capital: titles, months, people, words of headlines."""
    low = word.lower().rstrip(".").replace("’", "'")
    if low in BOUNDARY:
        return True
    last = word.rsplit("-", 1)
    return len(last) == 2 and last[1] in LOWER_PARTS


def is_generic(word: str) -> bool:
    """Whether the word says nothing of its own in a name ("New", "Local", "Chinese")."""
    low = word.lower().replace("’", "'")
    return low in GENERIC or is_demonym(low) or word in LEADS
