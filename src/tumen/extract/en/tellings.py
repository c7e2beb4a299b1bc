"""Turns other than a verb of saying that name who speaks: "by his account", "as RFA found", "has it from a trader".

Each turn is a pattern with the words of which one must stand in the sentence. `who` is the speaker; where a turn has
`deep` as well, that is the one whom the speaker has it from. `outlet` must be an outlet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tumen.extract.en.cues import PRONOUNS
from tumen.extract.en.source_types import type_of
from tumen.extract.fleeting import fleeting


@fleeting()
class Telling:
    """A speaker at offsets `low` to `high` and the stretch `start` to `end` that only says who speaks."""

    low: int
    high: int
    start: int
    end: int
    deep: bool = False
    tail: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class _Turn:
    """A turn: `pattern` is tried where one of `words` stands, and one of `letters` where it has any.

    `silent` tells that its words stay with what is said, `cited` that the speaker is one whom another cites, `named`
    that a name of which nothing is told may speak.
    """

    words: frozenset[str]
    pattern: re.Pattern[str]
    letters: tuple[str, ...] = ()
    silent: bool = False
    cited: bool = False
    named: bool = False

    def may_be_in(self, body: str, seen: frozenset[str]) -> bool:
        """Whether the turn may stand in a sentence that reads `body` and has the words `seen`."""
        if seen.isdisjoint(self.words):
            return False
        return not self.letters or any(letters in body for letters in self.letters)


def _turn(
    words: str, pattern: str, letters: str = "", *, silent: bool = False, cited: bool = False, named: bool = False
) -> _Turn:
    return _Turn(
        words=frozenset(words.split()),
        pattern=re.compile(pattern),
        letters=tuple(letters.split("|")) if letters else (),
        silent=silent,
        cited=cited,
        named=named,
    )


_WORD = r"(?:[^\s,.;:()“”\"—–]|(?<=[A-Z])\.|\.(?=[A-Za-z]))+"
_SOME = rf"(?:{_WORD} ){{1,9}}?"
_LONG = r"[^,;.:“”\"]{3,90}?"
_STOP = r"(?=[,;.:“”\"]|$)"
_OUTLET = (
    r"(?P<outlet>us|this (?:newspaper|reporter|agency|site|website|paper)|reporters|"
    r"the (?:site|station|outlet|paper|newspaper|agency|broadcaster|website|daily|radio|magazine|press)|"
    r"(?:The )?[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3})"
)
_BEFORE = r"(?:(?:has|have|had|once|also|later|itself|since|now|recently) )*"
_RECKONINGS = (
    "estimate estimates estimation reckoning reckonings count counts account accounts tally tallies figure figures "
    "calculation calculations assessment assessments version versions admission records statistics data"
)
_RECKONING = rf"(?:{'|'.join(_RECKONINGS.split())})"
_OF = (
    r"(?:the|an?|its|his|her|their|one|some|several|various|many|most|other|another|all|official|that|this|those|these)"
)
_LITTLE = r"(?:and|but|that|which|who|to|in|on|at|by)"
_NAMES = rf"(?:the )?[A-Z]{_WORD}(?: (?:of )?(?:the )?[A-Z]{_WORD}){{0,3}}"

_BY_RECKONING = _turn(
    _RECKONINGS,
    r"[,;(]?\s*\b(?P<led>[Bb]y|[Ii]n|[Oo]n|[Gg]oing by|[Jj]udging by|[Jj]udging from|[Ff]rom) "
    rf"(?P<who>(?:{_OF} )?(?:(?!{_LITTLE}\b){_WORD} ){{0,5}}?{_RECKONING}"
    rf"(?: (?:(?:of|from|by|at|in) {_NAMES}|(?:of|from|by) (?:an?|the|one|two|some) [^,;:.]{{3,60}}?))?)"
    r"(?=[,;:.)—–]|\s|$)",
)
_SURE = re.compile(r"\b(?:estimates?|estimation|reckonings?|account|calculations?|admission|version)$")
"""Words that only what somebody says has; "by", "in" or "on" before them names a speaker."""
_NOBODY = frozenset(("all accounts", "the count", "the figures", "the data", "the records", "the statistics"))
_TURNS = (
    _turn(
        "as so",
        rf"(?:^|[,;(—–]\s*)(?:[Aa]s|so) (?P<who>{_SOME}){_BEFORE}"
        r"(?:found|finds|worked out|works it out|tells?|told|reported|reports|knows|sees it|saw|seen|puts? it|wrote|"
        r"written|writes|described|describes|noted|has it|have it|had it|recalls?|recalled|relates?|calculates|"
        r"calculated|learned|learnt|heard|hears|understands|understood|says?|said|states|stated|explained|explains|"
        r"admits?|admitted|claims?|claimed|counts?|counted|reckons?|revealed|reveals|confirmed|confirms|warned|shows?|"
        r"showed|discovered|remembers?|remembered|observed|witnessed|announced|believes?|believed|thinks|thought)\b"
        r"[^,;:.—–)“”\"]*",
    ),
    _turn(
        "sanctioned designated blacklisted imposed added put placed indicted charged unsealed",
        r"(?:^|[,;] |\b(?:and|but|when|after|as|while|day|\d{4},?) |\w+day )(?P<who>(?:[Tt]he |[Aa] )?(?:U\.?S\.? |"
        r"American |United States )?(?:Department of (?:the )?(?:Treasury|Justice|State)|"
        r"(?:Treasury|Justice|State)(?: Department)?|"
        r"Office of Foreign Assets Control|OFAC|DOJ|(?:federal )?grand jury|federal court|(?:federal )?prosecutors)"
        r"(?: \([A-Z]{2,6}\)| (?:in|of) (?:the )?[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,2})?) "
        r"(?:(?:has|have|had|also|yesterday|today|on \w+day) )*"
        r"(?:sanctioned|designated|blacklisted|imposed (?:\w+ )?sanctions|indicted|charged|unsealed|"
        r"(?:added|put|placed)\b(?=[^.;]*\b(?:black)?lists?\b))",
        silent=True,
    ),
    _turn(
        "estimate estimates figure reckoning calculation",
        r"\b(?:is|was|are|were|comes from) the (?:\w+ )?(?:estimates?|reckoning|calculation|"
        r"figure(?= (?:of|by) (?:the )?[A-Z]))"
        r" (?:of|by|from|given by|made by) (?P<who>[^,;.:“”\"]{3,90}?(?:, who [^,;.:“”\"]{3,90})?)(?=[,;.:“”\"]|$)",
        silent=True,
    ),
    _turn(
        "down breakdown",
        r"(?:^(?:[Ii]n (?:(?:his|her|an?|the|its|written) )*(?:testimony|interview|report|speech|study|"
        r"statement|hearing) )?|"
        rf"[,;] |\b(?:and|but) )(?P<who>{_SOME}){_BEFORE}(?:(?:broke|broken|breaks) (?:it|them|this|that|the \w+) "
        r"down|(?:gave|gives|given|offered|published) (?:an?|the) (?:\w+ )?breakdown)\b",
        silent=True,
        named=True,
    ),
    _turn(
        "call calls called compare compares compared liken likens likened regard regards regarded",
        rf"(?:^|[,;:] |\b(?:and|but|that|as) )(?P<who>(?:[A-Z][^,;:.“”\"]{{2,50}}, ){{0,3}}{_SOME}){_BEFORE}"
        r"(?:call|compare|liken|regard)(?:s|d|ed)? [^.;:“”\"]{2,90}?\b(?:slavery|slaves?|slave[- ]like|forced|"
        r"servitude|"
        r"serfdom|serfs|bondage|trafficking|exploitation|gulags?|labou?r camps?|(?:violation|breach)(?:s|es)? of)\b",
        "slave|forced|serf|servitude|bondage|traffick|exploit|gulag|camp|violation|breach",
        silent=True,
    ),
    _turn(
        "cites cited quotes quoted refers referred relies relied from attributes attributed",
        r"^(?P<outlet>It|(?:The|This|That) (?:[\w-]+ ){0,3}?(?:paper|newspaper|agency|broadcaster|station|outlet|"
        r"website|"
        r"site|magazine|daily|report|service)|(?!(?:He|She|They|We|"
        r"I)\b)[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}) (?:(?:has|had) )?(?:cit(?:es|ed)|"
        r"quot(?:es|ed)|refer(?:s|red) to|rel(?:ies|ied) on|(?:has|had|got|learned|learnt|heard) (?:this|that|it|"
        r"the story|"
        rf"the news|the figures?) from|attribute[sd] (?:this|that|it) to) (?P<deep>{_LONG}){_STOP}",
        "cite|quote|refer|relie|from|attribute",
        silent=True,
    ),
    _turn(
        "follows emerges emerged transpires transpired clear evident apparent learned learnt known",
        r"^(?:This|That|It|All this|So much) (?:follows|emerges|emerged|transpires|transpired|"
        rf"(?:is|was) (?:clear|evident|apparent|learned|learnt|known)) from (?P<who>{_LONG}){_STOP}",
        "from",
        silent=True,
    ),
    _turn(
        "stated said told reported announced confirmed disclosed revealed claimed declared described",
        r"^(?:This|That|It|The (?:news|story|figures?|numbers?|account|case)) (?:is|was|were|has been|have been|"
        r"had been) "
        r"(?:also |first |later )?(?:stated|said|told|reported|announced|confirmed|disclosed|revealed|claimed|declared|"
        rf"described)(?: (?!by\b)[\w.’'-]+){{1,6}}? by (?P<who>{_LONG}(?:, [^,;:“”\"]{{3,90}})?){_STOP}",
        " by ",
        silent=True,
    ),
    _turn(
        "so thus",
        rf"^(?:So|Thus) (?:says?|said|writes?|wrote|reports?|reported|tells?|told) (?P<who>{_LONG}){_STOP}",
        silent=True,
    ),
    _turn(
        "public known",
        rf"^(?P<who>{_SOME})(?:has |have |had )?made (?:it|this|that|the (?:news|case|matter|figures?|numbers?)) "
        r"(?:public|known)\b",
        silent=True,
    ),
    _turn(
        "it",
        rf"(?P<who>{_SOME})(?:has|have|had) it (?:from (?P<deep>[^,;.:]{{3,90}}?)(?= that\b|[,;.:])|(?=that\b))"
        r"(?: that\b)?",
        "has it |have it |had it ",
    ),
    _turn(
        "told informed assured tipped",
        r"(?P<outlet>[^,;.:“”\"]{2,60}?) (?:has|have|had|was|were) (?:also |since |later )?(?:been )?"
        rf"(?:told|informed|assured|tipped off) (?:\w+ )?by (?P<deep>{_LONG})(?= that\b|[,;.:“”\"]|$)",
    ),
    _turn(
        "heard learned learnt gathered",
        r"(?P<outlet>[^,;.:“”\"]{2,60}?) (?:(?:has|have|had) (?!not\b))?(?:also |since |later )?(?<!not )"
        r"(?:heard|learned|learnt|was told|gathered)(?: (?:on|this|last|late|in|earlier) ?\w*)? "
        rf"from (?P<deep>{_LONG})(?= that\b|[,;.:“”\"]|$)",
    ),
    _turn(
        "quoted cited interviewed",
        rf"(?:^[Aa]ccording to )?(?P<who>{_SOME})(?:(?:who|that) (?:is|are|was|were|has been|have been) )?"
        r"(?:quoted|cited|interviewed) (?:by|in) (?=[A-Z]|the |an? )",
        silent=True,
        cited=True,
    ),
    _turn(
        "quotes quote",
        r"(?:^|[,;] )(?P<outlet>[^,;.:“”\"]{2,40}) quotes? (?P<deep>him|her|it|them|[^,;.:“”\"]{3,60}?)"
        r"(?: as (?:saying|telling))?(?=[,.;:]|$)",
    ),
    _turn(
        "story report article dispatch piece item broadcast scoop interview",
        r"\b(?:passe[sd] on|pass on|relay(?:s|ed)?|repeat(?:s|ed)?|retells?|retold|pick(?:s|ed) up|draws? on|drew on|"
        r"carrie[sd]|translat(?:es|ed)|summari[sz]e[sd]?|refer(?:s|red)? to|rel(?:ies|ied) on|points? to|pointed to|"
        r"quot(?:es|ed|ing)|cit(?:es|ed|ing)) (?:an?|the|its|earlier|recent)(?: \w+)? "
        r"(?:story|report|article|dispatch|piece|item|broadcast|scoop|interview) (?:of|by|from|in|with|that) "
        r"(?P<outlet>[^,;:“”\"]{3,80}?)(?=[,;:]|\.(?:\s|$)|$| that\b| from\b| of\b)",
        silent=True,
        cited=True,
    ),
    _turn(
        "effect",
        r"(?P<outlet>[^,;.:“”\"]{2,40}) (?:quoted|quotes|cited|cites) (?P<deep>[^;.:“”\"]{3,90}?),? to the effect "
        r"that\b",
    ),
    _turn(
        "inspectors officers police investigators agents inspectorate",
        r"\b(?P<who>(?:[A-Z][\w.’'-]+ )?(?:[a-z]+ )?(?:inspectors|officers|police|investigators|inspectorate)"
        r"(?: (?:of|from) (?:the )?[A-Z][\w.’'-]+(?: (?:of )?[A-Z][\w.’'-]+){0,4}(?: \([A-Z]+\))?)?) "
        r"(?:had |have |has |also |later )*"
        r"(?:came across|come across|come upon|came upon|discovered|established|counted)\b",
        silent=True,
    ),
    _turn(
        "went goes",
        rf"(?:^|[,;:”\"] |\b(?:and|but) )(?P<who>{_SOME})(?:went|goes) on(?: to (?:say|add|explain|tell|claim|note|"
        rf"stress)\b"
        r"(?: that)?|(?=[,.:;]| in (?:an?|the|his|her) (?:interview|statement|report|letter)))",
        "went on|goes on",
    ),
    _turn(
        "know",
        rf"(?:^|[,;] |\b(?:and|that|it) )(?P<who>{_SOME})(?:has |have |had )?let [^,.;:]{{2,50}}? know(?: that)?\b",
    ),
    _turn(
        "spoke spoken talked confided testified",
        rf"(?:^(?:In (?:\w+ )?\d{{4}} )?|[,;:] |\b(?:and|but|when|as|,) )(?P<who>{_SOME})(?:,[^,]{{2,60}}, )?{_BEFORE}"
        rf"(?:spoke|spoken|talked|confided|spoke by phone|testified) (?:to|with) {_OUTLET}\b",
        silent=True,
        cited=True,
    ),
    _turn(
        "by",
        r"\b(?:passed(?: on)?|handed|given|sent|told|described|related|leaked|supplied|shown|relayed|disclosed|"
        rf"confided|explained) (?:on )?(?:to|with) {_OUTLET} by (?P<who>{_LONG})(?=[,;.:“”\"]|$| who\b)",
        silent=True,
        cited=True,
    ),
    _turn(
        "from",
        rf"{_OUTLET}(?:, [^,]{{2,40}},)? (?:has|have|had|got|gets|obtained|received) "
        rf"(?:(?:this|that|the story|these (?:figures|details)|"
        rf"the news|its information|word|it) )?from (?P<who>{_LONG}){_STOP}",
        silent=True,
        cited=True,
    ),
    _turn(
        "spoke spoken talked interviewed met reached questioned heard",
        rf"{_OUTLET} {_BEFORE}(?:spoke|spoken|talked|interviewed|met|reached|questioned|heard from)(?: to| with)? "
        rf"(?P<who>(?:an?|one|two|three|four|several|some|the|\w+) {_LONG}){_STOP}",
        silent=True,
        cited=True,
    ),
    _turn(
        "if",
        rf"\bif (?P<who>{_SOME})(?:is|are|was|were) (?:right|correct|to be believed|well informed|telling the truth)\b",
        silent=True,
        cited=True,
    ),
    _turn(
        "according",
        r"^According to (?P<who>him|her|them|it|(?:(?:Mr|Ms|Mrs|Dr|Prof)\.? )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}|"
        r"(?:the|this|that|one|another|an?) (?:[\w’'-]+ ){0,3}?(?:sources?|reports?|papers?|documents?|agency|"
        r"newspaper|ministry|institute|group|experts?|researchers?|witness(?:es)?|traders?|contacts?|insiders?|study|"
        r"survey))"
        r"(?= (?:the|an?|some|all|most|many|they|about|more|it|he|she|there|its|their|his|her|at least|up to|over|"
        r"these|"
        r"those|this|around|nearly|almost|roughly|only|no|nobody|none|every|each|both|two|three|several)\b| \d)",
    ),
    _turn(
        "according",
        rf"^According to (?P<who>(?:{_WORD} ){{0,5}}?(?:accounts?|reports?|media|press|sources?|estimates?|data|"
        r"figures|statistics|officials?|experts?|residents?|records|documents?|testimony|testimonies))"
        r"(?= (?:the|an?|some|all|most|many|they|about|more|North|workers|women|it|he|she|there|its|their|at|up|over|"
        r"around|nearly|almost|roughly|approximately|fewer|less|only|just|between|dozens|hundreds|thousands|tens|no)\b"
        r"| \d)",
    ),
    _turn(
        "saw noticed witnessed counted spotted observed watched overheard",
        r"(?:^|[,;:] |\b(?:and|but|when|as|where) |day )(?P<who>(?:an?|the|one|two|three|several|some|another) "
        r"(?:[\w’'-]+ ){0,3}?(?:sources?|residents?|witness(?:es)?|contacts?|informants?|neighbou?rs?|passers-by|"
        r"passer-by|visitors?|travell?ers?|villagers?|locals)(?: (?:in|from|of|near|at) [^,.;:“”\"]{3,40}?)?) "
        r"(?:had |have |has |also |recently |once |often )*"
        r"(?:saw|seen|noticed|witnessed|counted|spotted|observed|watched|overheard)\b",
        silent=True,
    ),
    _turn(
        "saw noticed witnessed counted spotted observed watched overheard",
        r"^(?P<who>(?:(?:Mr|Mrs|Ms|Dr)\. )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}, (?:an?|\d\d)\b[^,;.:]{2,70}), "
        r"(?:had |has |also |first |recently |once |often )*"
        r"(?:saw|seen|noticed|witnessed|counted|spotted|observed|watched|overheard)\b",
        silent=True,
    ),
    _turn(
        "comes come came stand stands stood stem stems stemmed taken drawn based appear appears",
        r"^(?:(?:[Tt]he|[Tt]his|[Tt]hese|[Tt]hose|[Aa]ll these|[Ii]ts) (?:[\w-]+ )?(?:figures?|numbers?|"
        r"information|accounts?|story|news|claims?|estimates?|details|findings?|statistics|data|totals?|results?|"
        r"allegations?|tip)) (?:comes?|came|stands?|stood|stems?|stemmed|appears?|(?:is|was|are|were) (?:taken|drawn|"
        r"based|contained|given|found))(?: \w+ly)? (?:in|from|on) "
        rf"(?P<who>{_LONG}){_STOP}",
        silent=True,
        cited=True,
    ),
    _turn(
        "worried concerned afraid convinced unsure certain clear unclear",
        rf"(?:^|[,;:] |\b(?:and|but|while) )(?P<who>{_SOME})(?:is|are|was|were) (?:also |still |now |not |even )*"
        r"(?:worried|concerned|afraid|convinced|unsure|certain|clear) (?:about|that|whether|if|how)\b",
        silent=True,
    ),
    _turn(
        "clear unclear known unknown obvious",
        r"\b(?:clear|unclear|known|unknown|obvious) to (?P<who>(?:the|an?|this|these|most|many|several) (?:[\w’'-]+ "
        r"){0,3}?"
        r"(?:sources?|residents?|contacts?|informants?|observers?|experts?|diplomats?|officials?|traders?|locals))\b",
        silent=True,
    ),
    _turn(
        "reporter reporters correspondent correspondents journalist journalists",
        r"\b(?P<who>(?:[A-Z][\w.’'-]+ ){0,4}?(?:(?:its|own|the|an?|A|The|two|[A-Z][\w.’'-]+) )?"
        r"(?:reporters?|correspondents?|journalists?)"
        r"(?: (?:of|from|with|at|for) (?:the )?[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3})?) "
        r"(?:\w+ )?(?:had |have |has |also )*(?:came across|come across|come upon|came upon|saw|seen|watched|met|"
        r"counted|found|visited|observed|witnessed|spotted|ran into|encountered|"
        r"spoke to|spoke with|talked to|talked with)\b",
        silent=True,
    ),
)


def tellings(body: str, base: int, seen: frozenset[str]) -> Iterator[Telling]:
    """The speakers that such turns name in a sentence, whose text is `body` and whose first offset is `base`.

    `seen` holds the sentence's words in lower case.
    """
    if _BY_RECKONING.may_be_in(body, seen):
        yield from _reckoned(body, base)
    for turn in _TURNS:
        if turn.may_be_in(body, seen) and (match := turn.pattern.search(body)) is not None:
            yield from _told(base, turn, match)


def _told(base: int, turn: _Turn, match: re.Match[str]) -> Iterator[Telling]:
    """The speaker whom a turn names, where it can be one."""
    parts = match.groupdict()
    outlet = parts.get("outlet")
    if outlet is not None and not _is_outlet(outlet.strip()):
        return
    part = next(name for name in ("deep", "who", "outlet") if parts.get(name))
    who = match[part].strip()
    if not (_may_speak(parts.get("who") or who) or (turn.named and _NAME.fullmatch(who) and type_of(who) is None)):
        return
    deep = turn.cited or part == "deep"
    low = base + match.start(part)
    start, end = (low, low) if turn.silent else (base + match.start(), base + match.end())
    yield Telling(low, low + len(who), start, end, deep, not turn.silent and match.start() > 0)


_OURS = frozenset({"us", "reporters"})


def _is_outlet(outlet: str) -> bool:
    """Whether the words mean an outlet."""
    low = outlet.lower()
    return low in _OURS or low.startswith("this ") or low.endswith(" site") or type_of(outlet) in ("media", "un", None)


_NAME = re.compile(r"(?:(?:Mr|Ms|Mrs|Dr)\. )?[A-Z][a-z]+(?:-[a-z]+)?(?: [A-Z][a-z-]+){0,2}")


def _may_speak(who: str) -> bool:
    """Whether the words name somebody who may speak."""
    low = who.strip().lower()
    if low in PRONOUNS:
        return True
    return low.split()[0] not in _NO_NAME and type_of(who) is not None


_NO_NAME = frozenset(["if", "when", "how", "long", "many", "much", "well", "soon", "far", "that", "what", "to", "of"])


def _reckoned(body: str, base: int) -> Iterator[Telling]:
    """Of "by the ministry's count" and "in his account"."""
    for match in _BY_RECKONING.pattern.finditer(body):
        who, led = match["who"], match["led"].lower()
        if led == "on" and who.startswith("account"):
            continue  # "closed on account of the virus"
        sure = _SURE.search(who.split(" of ")[0].split(" from ")[0]) is not None
        if led in ("in", "on", "from") and match.start() and (led == "from" or not sure):
            continue
        if not sure and who.lower() in _NOBODY:
            continue
        owner = re.sub(rf" ?{_RECKONING}$", "", who)
        if not sure and type_of(owner) is None and "’s" not in who and "'s" not in who:
            continue
        yield Telling(base + match.start("who"), base + match.end("who"), base + match.start(), base + match.end("who"))
