"""What is dropped, and why: law as background, custom without particulars, other people, work at home."""

from __future__ import annotations

import re

from tumen.extract.en.clauses import Clause
from tumen.extract.en.sought import sought
from tumen.extract.en.text import Sentence
from tumen.extract.en.verbs import VerbReading

_LAW = sought(
    re.compile(
        r"\b(?:resolutions?(?: \d{4})?|sanctions|security council|u\.?n\.? (?:ban|sanctions|"
        r"resolutions?|orders?|measures?)|the council|member states?|european union|the (?:deadline|ban|"
        r"law|act|bill|statute|legislation|ordinance|regulations?|directive))\b[^.;]{0,90}?\b(?:require[sd]?|oblige[sd]?|"
        r"calls? (?:on|for)|called (?:on|for)|prohibit(?:s|ed|ing)?|bans?|banned|banning|bar(?:s|red|"
        r"ring)?|forbid(?:s|den)?|demand(?:s|ed|ing)?|stipulate[sd]?|mandate[sd]?|mandating|requiring|"
        r"adopted|passed|order(?:s|ed)? (?:all|member|countries)|"
        r"allows?|permits (?=the|them|no|any|only|states|countries|governments|employers|firms|companies)|"
        r"(?:not|n['’]t|longer|never) (?:permit|allow)|authori[sz]es?|empowers?|entitles?|"
        r"rules? out|ruled out|outlaw(?:s|ed)?|freezes?|froze|caps|capped|"
        r"aimed|set|gave|imposed|kicked in|prevent)\b",
        re.I,
    ),
    "resolution|sanctions|council|member state|the deadline| ban|the law| order| measure|the act|the bill|the statute|"
    "the legislation|the ordinance|the regulation|the directive|european union",
)
_DUTY = sought(
    re.compile(
        r"\b(?:were|are|was|is|all|be|been|had) (?:supposed|required|obliged|obligated|bound|meant|due) "
        r"to\b|\bmust\b|\bshould\b|\bshall\b"
        r"|\b(?:under|per|in line with|in accordance with|pursuant to|as required by|in compliance "
        r"with|required (?:by|under)|barred (?:by|under)|banned (?:by|under)|prohibited (?:by|under)) "
        r"(?:the |those |these |that |a |an |u\.?n\.? |united nations |international |security council |unsc "
        r")*(?:resolutions?|sanctions|rules|orders?)\b",
        re.I,
    ),
    "supposed to|required to|obliged to|obligated to|bound to|meant to|due to|must|should|shall|"
    "resolution|sanctions|rules|order",
)
_IF = sought(
    re.compile(
        r"^\W*(?:if|unless|whether|should|were|had (?:the|they|north|it|these|those))\b|"
        r"\b(?:if|whether) (?:the|they|a|it|north|there|we|to|he|she)\b",
        re.I,
    ),
    "if|unless|whether|should|were|had ",
)
_CUSTOM = sought(
    re.compile(
        r"\b(?:routinely|traditionally|historically|used to|(?:prior to|before) (?:the )?(?:pandemic|"
        r"covid|sanctions|coronavirus)|in the past|for decades|has long|have long|had long|had been "
        r"sending|usually|typically|normally|generally|(?:has|have) been (?:sending|dispatching|exporting)|"
        r"since the (?:early |mid-|late )?(?:19|20)\d0s)\b",
        re.I,
    ),
    "routinely|traditionally|historically|used to|pandemic|covid|sanctions|coronavirus|the past|"
    "for decades|has long|have long|had long|been sending|usually|typically|normally|generally|"
    "been dispatching|been exporting|0s",
)
_PURPOSE = sought(
    re.compile(
        r"\b(?:a|the|any|new|possible|their|its) (?:plan|bid|effort|attempt|need|demand|ban|order|"
        r"resolution|deadline|request|ability)s?\s*$",
        re.I,
    ),
    "plan|bid|effort|attempt|need|demand|ban|order|resolution|deadline|request|ability",
)
_POSSIBLE = sought(
    re.compile(
        r"\b(?:likely|probably|perhaps|possibly|maybe|it seems|seems? (?:that|to|like)|appears? "
        r"(?:that|to)|appeared to|is expected|are expected|was expected|were expected|expected to|"
        r"could|might|(?-i:may)|suspected|rumou?red|fears? that|believed to be (?:planning|"
        r"preparing)|speculat\w+|there is a possibility|not likely|unlikely)\b",
        re.I,
    ),
    "likely|probably|perhaps|possib|maybe|seem|appear|expected|could|might|may|suspected|rumo|fear|"
    "believed to be|speculat",
)
_PLANNED = sought(
    re.compile(
        r"\b(?:will|plans? to|planned to|planning to|set to|scheduled to|is to|are to|about to|"
        r"intends? to|agreed to|preparing to|ready to|(?:try|tries|trying|tried|seek|seeks|seeking|"
        r"attempting) to|find(?:ing)? ways? to|slated to|poised to|to be (?:sent|dispatched|deported|"
        r"repatriated|deployed|flown))\b",
        re.I,
    ),
    "will|plan|set to|scheduled to|is to|are to|about to|intend|agreed to|preparing to|ready to|try|tri|seek|"
    "attempting to|way|slated to|poised to|to be ",
)
_DENIED = sought(
    re.compile(
        r"\bno (?:\w+ ){0,3}(?:workers?|labou?rers?|labou?r|north koreans?|replacements?|newcomers?|ones|employees|"
        r"builders|loggers|miners|women|groups?|batch(?:es)?|contingents?)\b|\bnot (?:a single|one)\b|"
        r"\b(?:hardly|scarcely|barely) any\b|\bnone (?:of|ha(?:ve|s|d)|were|was|are|is)\b|"
        r"\bwithout a single\b|\b(?:has|have|had|were|was|are|is) no\b(?! longer)|"
        r"\b(?:nobody|no one)\b",
        re.I,
    ),
    "no | no|not |without|none |nobody|hardly|scarcely|barely",
)


_DISPUTED = sought(
    re.compile(
        r"(?P<before>(?:\bnot|n['’]t|\bnever|\bnor|\bneither|\bwithout)\s+(?:\w+\s+){0,2})?"
        r"(?:\bden(?:y|ies|ied|ying)\s+(?:that|it|they|he|she|we|having|ever|outright\s+that|\w+ing"
        r"|(?:(?:the|any|these|those|such|all)\s+)?(?:media\s+)?(?:reports?|claims?|allegations?|accusations?|charges?"
        r"|knowledge|involvement|links?|rumou?rs?))\b"
        r"|\b(?:reject|dismiss|refut|rebut|disput|contest)(?:s|es|ed|ted|ing|e)?\s+(?:as\s+\w+\s+)?(?:\w+\s+){0,2}?"
        r"(?:reports?|claims?|allegations?|accusations?|suggestions?|rumou?rs?|that)\b"
        r"|\b(?:cleared|acquitted|exonerated|absolved)\s+of\b)",
        re.I,
    ),
    "deny|denie|reject|dismiss|refut|rebut|disput|contest|cleared|acquitted|exonerated|absolved",
)
_OPEN = sought(
    re.compile(
        r"\b(?:not\s+(?:known|clear|certain|confirmed)|unclear|unknown|uncertain|unconfirmed|unverified)\s+(?:whether|if|that)\b"
        r"|\b(?:accused|suspected)\s+of\b|\balleged\s+to\b|\b(?:accuses?|suspects?)\s+(?:\S+\s+){1,8}?of\b",
        re.I,
    ),
    "known|clear|certain|confirmed|verified|accuse|suspect|alleged",
)
_TURNED = re.compile(r"[;—]|\b(?:but|while|although|though|whereas|even though|despite)\b", re.I)


def is_disputed(before: str) -> bool:
    """Whether the words before a predicate deny it by a verb: "denied that", "denies hiring", "rejected reports that".

    "Did not deny that" denies nothing, and a turn ("but") ends what is denied.
    """
    found = None
    for found in _DISPUTED.pattern.finditer(before) if _DISPUTED.may_be_in(before) else ():  # noqa: B007
        pass
    return found is not None and found["before"] is None and _TURNED.search(before, found.end()) is None


def is_open(before: str) -> bool:
    """Whether the words before a predicate leave it open: "it is not known whether", "is accused of"."""
    found = None
    for found in _OPEN.pattern.finditer(before) if _OPEN.may_be_in(before) else ():  # noqa: B007
        pass
    return found is not None and _TURNED.search(before, found.end()) is None


def is_law(body: str) -> bool:
    """Whether a stretch states what a rule demands, which is no claim."""
    return bool(_LAW.search(body))


def is_duty(body: str) -> bool:
    """Whether a stretch tells what must happen, not what did."""
    return bool(_DUTY.search(body))


def is_conditional(body: str) -> bool:
    """Whether a stretch is a condition."""
    return bool(_IF.search(body))


_DEMAND = sought(
    re.compile(
        r"\b(?:requir(?:e[sd]?|ing)|mandat(?:e[sd]?|ing)|prohibit(?:s|ed|ing)?|forbid(?:s|den|ding)?|bann?(?:s|ed|ing)?|"
        r"demand(?:s|ed|ing)|call(?:s|ed|ing)? (?:for|on)|urg(?:e[sd]?|ing)) (?:\S+ ){0,4}$",
        re.I,
    ),
    "requir|mandat|prohibit|forbid|ban|demand|call|urg",
)


def is_demanded(before: str) -> bool:
    """Whether the words before a noun of an event only demand or forbid it ("and require the repatriation of")."""
    return bool(_DEMAND.search(before))


_EXHORTED = re.compile(
    r"\b(?:call(?:s|ed|ing)? on|call(?:s|ed|ing)? upon|urg(?:e[sd]?|ing)|ask(?:s|ed|ing)?|want(?:s|ed)?|encourag\w+|"
    r"press(?:es|ed|ing)|oblig\w+|requir\w+|remind\w*) (?:\S+ ){0,3}"
    r"(?:countries|states|governments?|nations|members?|companies|firms)\b[^,;]*\bto $",
    re.I,
)


def is_exhorted(before: str) -> bool:
    """Whether the words before a predicate only ask states or firms in general to do it."""
    return before.endswith("to ") and bool(_EXHORTED.search(before))


_ASKED = sought(
    re.compile(
        r"\b(?:find(?:s|ing)? out|found out|ask(?:s|ed|ing)?|enquir\w+|inquir\w+|"
        r"wonder(?:s|ed|ing)?|establish(?:ed)?|check(?:s|ed|ing)?|examin\w+|debat\w+|question is|"
        r"look(?:s|ed|ing)? into) "
        r"(?:\S+ ){0,2}?(?:who|whom|whose|which|how many|how much|what|where|whether|if)\b[^,;]*$",
        re.I,
    ),
    "how |who|which|what|where|whether|if",
)


def is_asked(before: str) -> bool:
    """Whether the words before a predicate only ask for it ("tried to find out which firms use")."""
    return bool(_ASKED.search(before))


_FOREIGN = sought(
    re.compile(
        r"\bforeigners\b|\b(?:foreign|migrant|immigrant|expatriate) (?:workers|labou?r|labou?rers|employees|staff|"
        r"nationals|workforce|citizens|builders)\b|\b(?:expatriates|migrants|a foreigner|"
        r"(?:tourists|travell?ers|visitors|citizens) (?:need|can|may|must|require|do not|have to))\b",
        re.I,
    ),
    "foreign|migrant|expatriate|tourists|travelers|travellers|visitors|citizens",
)


def is_of_foreigners(body: str) -> bool:
    """Whether a stretch speaks of foreigners at large, of whom the sending state's people are at most a few."""
    return bool(_FOREIGN.search(body))


_AT_HOME = sought(
    re.compile(
        r"\b(?:in|inside|within|throughout|across|at) (?:the North(?! Korea)|North Korea(?!n)|the DPRK|Kaesong)\b"
        r"|\b(?:home front|domestic market|within the country)\b",
        re.I,
    ),
    "the north|north korea|the dprk|kaesong|home front|domestic market|within the country",
)


def is_at_home(body: str) -> bool:
    """Whether a stretch tells of something inside the sending state."""
    return bool(_AT_HOME.search(body))


_OTHER_MATTER = sought(
    re.compile(
        r"\b(?:sp(?:y|ies|ying)|espionage|murder\w*|assassinat\w+|treason|defamation|drugs?|cigarettes|coal|crude|"
        r"oil|missiles?|war|invasion|balloons?|luxury (?:goods|cars)|petroleum|warships?)\b",
        re.I,
    ),
    "spy|spies|espionage|murder|assassinat|treason|defamation|drug|cigarettes|coal|crude|oil|missile|war|invasion"
    "|balloon|luxury|petroleum",
)


def is_other_matter(body: str) -> bool:
    """Whether a stretch speaks of what authorities pursue beside work abroad: spies, murder, arms, contraband."""
    return bool(_OTHER_MATTER.search(body))


_HABIT = sought(
    re.compile(r"\b(?:when|whenever|once|until|till|before|after|each time|every time) (?:\S+ ){0,5}$", re.I),
    "when|once|until|till|before|after|each time|every time",
)


def is_habit(before: str) -> bool:
    """Whether the words before a verb in the present make it a time that may come ("when they return home")."""
    return bool(_HABIT.search(before))


def is_custom(body: str) -> bool:
    """Whether a stretch tells a custom of the past (ruling 1)."""
    return bool(_CUSTOM.search(body))


def modality_of(body: str, reading: VerbReading | None, *, kind: str) -> str:
    """`asserted`, `planned`, `possible` or `denied`, from the verb group first, then from the words of the clause."""
    if reading is not None and reading.negated:
        return "denied"
    if _DENIED.search(body) and kind in ("movement", "presence", "hiring"):
        return "denied"
    if reading is not None and reading.modality == "planned" and _POSSIBLE.search(body):
        return "possible"
    if reading is not None and reading.modality != "asserted":
        return reading.modality
    if kind in ("condition", "pay", "paper"):
        return "asserted"
    if _POSSIBLE.search(body):
        return "possible"
    if _PLANNED.search(body):
        return "planned"
    return "asserted"


def clause_text(text: str, sentence: Sentence, clause: Clause) -> str:
    """The words of a clause as they stand."""
    return text[sentence.words[clause.first].start : sentence.words[clause.last - 1].end]


_INSTEAD = sought(
    re.compile(
        r"\b(?:instead of|rather than|avoid|prevent|stop|without|danger that|fear of|afraid of|risk "
        r"of|warn\w* against|would (?:rather|prefer|like|love))\b[^,.;]*$",
        re.I,
    ),
    "instead of|rather than|avoid|prevent|stop|without|danger that|fear of|afraid of|risk of|warn|would ",
)


def is_averted(before: str) -> bool:
    """Whether the words before a predicate say that it did not come to it."""
    return bool(_INSTEAD.search(before))


def governs_noun(before: str) -> bool:
    """Whether the words before a verb make it the object of a plan, ban or demand."""
    return bool(_PURPOSE.search(before))
