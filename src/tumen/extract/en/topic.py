"""Whether a report is about the sending state's workers abroad."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tumen.extract.en.groups import SUBJECT, Group, groups_in
from tumen.extract.en.sought import sought
from tumen.extract.en.states import OBSERVERS
from tumen.extract.en.text import Sentence, Text
from tumen.normalise import Values


@dataclass(frozen=True, kw_only=True, slots=True)
class Topic:
    """What a report is about: the people of each sentence, and whether the workers are meant.

    `sure` tells that the text says so in plain words, `may_be` that it may be about them at all.
    """

    groups: tuple[tuple[Group, ...], ...]
    sure: bool
    may_be: bool


def topic_of(text: Text, values: Values) -> Topic:
    """The topic of a report."""
    groups = tuple([groups_in(sentence, values) for sentence in text.sentences])
    if plays_at_home(text.text, values) or stays_at_home(text, values):
        return Topic(groups=groups, sure=False, may_be=False)
    sure = is_about(text, groups) or sends_abroad(text.text, values)
    may_be = sure or may_be_about(text, values, groups) or _may_be_in_other_words(text, values)
    may_be = may_be or joins_them(text.text, values)
    return Topic(groups=groups, sure=sure, may_be=may_be)


def _may_be_in_other_words(text: Text, values: Values) -> bool:
    return is_of_those_abroad(text, values) or serves_abroad(text.text, values) or works_afar(text.text)


_MATTER = re.compile(
    r"\b(?:sanctions|resolution \d{4}|security council|the U\.?N\.?|panel of experts|overseas "
    r"workers|dispatched workers)\b",
    re.I,
)
_PAPERS = re.compile(
    r"\b(?:work(?:ing)? (?:visas?|permits?)|repatriat\w+|deported|overstayed|wages|employers?)\b", re.I
)
_WORK = re.compile(
    r"\b(?:work(?:ed|ing|ers?|shops?)|labou?r(?:ers?)?|wages?|seamstress\w*|factor(?:y|ies)|employ\w+|sewing)\b", re.I
)
_ENOUGH = 4
"""Words of work after which a text about the state and the rules against its labour is about its workers."""
_SENDS = re.compile(
    r"\b(?:North Korea|DPRK|Democratic People['’]s Republic of Korea|Pyongyang|[Tt]he North|[Tt]he regime)"
    r"(?:'s|’s)? (?:\w+ ){0,3}?(?:send(?:s|ing)?|sent|dispatch\w*|export\w*|deploy\w*|recall\w*|order(?:s|ed|ing)?)"
    r" (?:[\w,.]+ ){0,6}?(?:workers|labou?rers|labou?r)\b"
)
_OWN = re.compile(
    r"\b(?:[Oo]fficials?|agents|authorities|companies|government|[Mm]inistry) of "
    r"(?:North Korea|the North|the DPRK)\b[^.;]{0,80}"
    r"\b(?:send|sent|dispatch|export|deploy)\w*\b[^.;]{0,40}\b(?:workers|labou?rers|miners|builders)\b"
    r"|\b(?:North Korea|DPRK|Pyongyang|[Tt]he North)\b[^.;]{0,160}"
    r"\bits (?:own )?(?:citizens|nationals|people)\b[^.;]{0,20}\b(?:work|toil|labou?r|are employed)\b"
)
_STATE = re.compile(
    r"\b(?:North Korean?s?|DPRK|People['’]s Republic of Korea|Pyongyang|Kim Jong)\b|\bthe North\b(?! [A-Z])"
)


_SENDING = sought(
    re.compile(
        r"\b(?:North Korean?|DPRK|Democratic People['’]s Republic of Korea|Pyongyang|[Tt]he North|[Tt]he regime)"
        r"(?:'s|’s)? (?:\w+ ){0,5}?"
        r"(?:sen[dt]|sends|sending|dispatch\w*|export\w*|deploy\w*|smuggl\w+|shipp(?:ed|ing)|recall\w*)"
        r" (?:[\w,.]+ ){0,4}?(?:workers|labou?rers|miners|builders|loggers|seamstresses|waitresses|doctors|nurses|"
        r"programmers|specialists|engineers|workforce|manpower|its (?:own )?(?:people|citizens|nationals))\b"
        r"[^.;]{0,60}?\b(?:abroad|overseas|to|into|across|in)\b"
    ),
    "send|sent|dispatch|export|deploy|smuggl|shipp|recall",
)


def sends_abroad(text: str, values: Values) -> bool:
    """Whether the state or somebody of it is told to send people to work, in a text that names a host state."""
    if not _SENDING.may_be_in(text) or not _SENDING.pattern.search(text):
        return False
    return hosts_named(values)


_THOSE_ABROAD = sought(
    re.compile(
        r"\b(?:work(?:ers?|force|ing)?|labou?r(?:ers?)?|manpower|staff|employees|personnel|nationals|citizens|people|"
        r"North Koreans|builders|loggers|doctors|specialists|those (?:posted|stationed|dispatched|sent)|restaurants?)"
        r"(?: (?!South\b|[Mm]issile|[Mm]arkets?\b)[\w’'-]+){0,4}?"
        r" (?:abroad|overseas|in (?:foreign|other|third|host) (?:countries|states|lands))\b"
        r"|\b(?:overseas|foreign-deployed|foreign-based|dispatched) "
        r"(?:workers|labou?rers|labou?r|workforce|staff|personnel|workplaces|worksites)\b"
    ),
    "abroad|overseas|foreign|dispatched|other |third |host ",
)
_OF_OTHERS = re.compile(
    r"\b(?:South Korean?s?|Seoul['’]s|Filipin\w+|Philippine|Vietnamese|Indian|Nepal\w*|Bangladesh\w*|Chinese|Japanese|"
    r"American|U\.?S\.?|tourists?|travell?ers|travell?ing|defectors?|students?|aid workers)\b"
)
"""Whose people abroad are meant, where it is not the sending state's."""


_AT_WORK_IN = re.compile(
    r"\b(?:workers|labou?rers|labou?r|manpower|workforce|employees|builders|loggers|lumberjacks|miners|waitresses|"
    r"seamstresses|doctors|nurses|programmers|(?:construction|trading|logging|building) (?:company|companies|firms?)|"
    r"logging camps?|work (?:crews|teams))"
    r"(?: (?!Korea)[\w’'-]+){0,5}? (?:in|at|to) (?:the )?$"
)
"""People or places of work, in whatever place begins right behind."""


def is_of_those_abroad(text: Text, values: Values) -> bool:
    """Whether a sentence names the sending state and its people or workers abroad or in a host, and nobody else's."""
    hosts = [one.start for one in values.places if one.place.country not in (None, SUBJECT, *OBSERVERS)]
    abroad = _THOSE_ABROAD.may_be_in(text.text)
    for sentence in text.sentences if abroad or hosts else ():
        said = text.text[sentence.start : sentence.end]
        if not _STATE.search(said) or _OF_OTHERS.search(said):
            continue
        if abroad and _THOSE_ABROAD.search(said):
            return True
        within = (start - sentence.start for start in hosts if sentence.start <= start < sentence.end)
        if any(_AT_WORK_IN.search(said, 0, at) for at in within):
            return True
    return False


_SERVES = sought(
    re.compile(
        r"\b(?:North Korean?|Pyongyang|DPRK|[Tt]he North)(?:['’]s)? (?:[\w-]+ ){0,2}?restaurants?\b"
        r"|\b[Rr]estaurants? (?:[\w-]+ ){0,4}?(?:North Korea|the North|Pyongyang)\b",
    ),
    "restaurant",
)


def serves_abroad(text: str, values: Values) -> bool:
    """Whether the text is about restaurants of the sending state, in a host that it names or abroad."""
    if text.count("estaurant") < _TWICE or _SERVES.search(text) is None:
        return False
    return hosts_named(values) or _ELSEWHERE.search(text) is not None


_TWICE = 2
"""Times that a text names what it is about, where once may be by the way."""
_REMOTE = sought(
    re.compile(
        r"\bIT (?:workers?|operatives?|specialists?|freelancers?|teams?)\b"
        r"|\b(?:hackers?|agents|operatives?)\b[^.;]{0,60}?\b(?:job|hired|appl(?:y|ied|icants?)|employ\w+)\b"
    ),
    "it |hacker|agents|operative",
)


def works_afar(text: str) -> bool:
    """Whether the text is about the sending state's people who work for firms elsewhere over the internet."""
    return _REMOTE.may_be_in(text) and bool(_STATE.search(text)) and len(_REMOTE.pattern.findall(text)) >= _TWICE


_SENDER = r"(?:North Korean?|DPRK|Democratic People['’]s Republic of Korea|Pyongyang|[Tt]he North|[Tt]he regime)"
_AT_WORK = (
    r"(?:workers?|labou?rers?|builders|loggers|lumberjacks|miners|masons|seamstresses|waitress(?:es)?|nurses|"
    r"doctors)"
)
_JOINED = sought(
    re.compile(
        # the state's own people at work, or its people away from home
        rf"\b{_SENDER}\b[^.;]{{0,100}}\b(?:its|their) (?:own )?(?:[\w-]+ )?{_AT_WORK}\b"
        rf"|\b{_SENDER}(?:['’]s)?\b[^.;]{{0,60}}\b(?:sen[dt]|sends|sending|dispatch\w*|deploy\w*|suppl(?:y|ies|ied))"
        rf" (?:[\w,.]+ ){{0,5}}?(?:{_AT_WORK}|people|citizens|nationals) (?:abroad|overseas|to [A-Z])"
        rf"|\b{_SENDER}[^\n]{{0,200}}\b(?:(?:{_AT_WORK}|North Koreans|staff|citizens) (?:[a-z]+ed |working |sent )?"
        r"(?:abroad|overseas)|(?:trade|guest|contract|foreign-deployed|overseas) (?:workers|labou?rers)"
        r"|(?:logging|lumber) camps?)\b"
        rf"|\bNorth Koreans [^.;]{{0,20}}\b(?:logging|lumber) camps?\b"
        # what they are sent for
        r"|\b(?:earn|rais|mak|bring)\w* (?:in )?(?:[a-z]+ )?(?:foreign|hard) (?:currency|cash|exchange) "
        rf"(?:abroad|overseas|for (?:its|their|the) (?:\w+ )?(?:state|regime|government)|for {_SENDER})\b"
    ),
    "work|labor|labour|lumber|builders|loggers|miners|masons|waitress|seamstress|nurses|doctors|send|sent|dispatch|"
    "deploy|suppl|overseas|abroad|camp|foreign|hard c",
)
_HOUSES = sought(
    re.compile(
        r"\bNorth Korean(?:-run|-owned)? (?:state )?(?:[a-z]+ )?(?:restaurants?|eater(?:y|ies)|compan(?:y|ies)|firms?"
        r"|clinics?|logging)\b"
        rf"|\b(?:restaurants?|eater(?:y|ies)|clinics?)\b[^.;]{{0,40}}\b(?:of|by|that|which) {_SENDER}\b"
    ),
    "north korean|restaurant|eater|clinic",
)
"""Houses that the state keeps among strangers: where people are at work in them, they are its own."""
_STAFF = re.compile(rf"\b(?:{_AT_WORK}|employees|staff|builders|hostesses|singers)\b")


def joins_them(text: str, values: Values) -> bool:
    """Whether a text that names a host joins the state with people at work, with the houses in which its
    people work abroad, or with what they are sent to earn.
    """
    if not hosts_named(values):
        return False
    return bool(_JOINED.search(text) or (_HOUSES.search(text) and _STAFF.search(text)))


_AT_HOME = re.compile(r"\b[Kk][Aa][Ee](?:[Ss][Oo][Nn][Gg]|sŏng)\b")
_ABROAD_AS_WELL = re.compile(
    r"\b(?:overseas|abroad|dispatched|China|Russia|Kuwait|Qatar|Mongolia|"
    r"(?:foreign|other|third|host|\d+) (?:countries|states|nations))\b"
)


_OFTEN = 3
"""Times that a text names the zone inside the North after which it is about work there, whatever else it names."""


def plays_at_home(text: str, values: Values) -> bool:
    """Whether the text is about work in the zone inside the North (ruling 18) and about none abroad."""
    # to look for two letters takes a hundredth of the time
    named = len(_AT_HOME.findall(text)) if "Ka" in text or "KA" in text else 0
    if not named or _ABROAD_AS_WELL.search(text):
        return False
    return named >= _OFTEN or not hosts_named(values)


def hosts_named(values: Values) -> bool:
    """Whether a place or a people is named of a state that is neither the sender nor one that only observes."""
    states = {one.place.country for one in values.places} | {one.country for one in values.demonyms}
    return not states <= {None, SUBJECT, *OBSERVERS}


_CROSSES = re.compile(
    r"\b(?:overseas|abroad|dispatched|foreign|border|customs|visas?|passports?|returnees|host (?:countries|states))\b",
    re.I,
)
"""Words by which a text speaks of more than its own country."""
_PLACES = 2
"""Places inside the North from which a text that names hardly any others plays there."""


_ELSEWHERE = re.compile(
    r"\b(?:overseas|abroad|dispatch\w*|repatriat\w*|(?:foreign|other|third|host|\d+) (?:countries|states|nations))\b",
    re.I,
)
_MOBILISED = sought(
    re.compile(r"\b(?:mobili[sz]\w+|shock (?:brigades?|troops|workers)|speed (?:battles?|campaigns?))\b", re.I),
    "mobili|shock |speed ",
)
"""Words of work that the state makes its own people do at home (ruling 18)."""


def stays_at_home(text: Text, values: Values) -> bool:
    """Whether the text plays at places inside the North (ruling 18) and speaks of no work elsewhere.

    It may name one place abroad, or another state's things, where no work is spoken of: "China offered help". Of those
    who are mobilised it need not name a place, so long as it names no host state.
    """
    if not hosts_named(values) and _MOBILISED.search(text.text) and not _ELSEWHERE.search(text.text):
        return True
    home = sum(one.place.country == SUBJECT and one.place.level != "country" for one in values.places)
    if home < _PLACES:
        return False
    places = [one.start for one in values.places if one.place.country not in (None, SUBJECT, *OBSERVERS)]
    if len(places) > 1 or _CROSSES.search(text.text):
        return False
    places += [one.start for one in values.demonyms if one.country not in (None, SUBJECT, *OBSERVERS)]
    around = [one for one in text.sentences if any(one.start <= start < one.end for start in places)]
    return not any(_LABOUR.search(text.text, one.start, one.end) for one in around)


def is_about(text: Text, groups: Sequence[Sequence[Group]]) -> bool:
    """Whether the text is about the sending state's workers abroad.

    It is where some people are told to be the state's and to work, or where people at work, the state and the rules
    against its labour are all spoken of.
    """
    explicit = [(s, g) for s, row in zip(text.sentences, groups, strict=True) for g in row if g.status == "explicit"]
    if any(group.labour or _works(sentence, group) for sentence, group in explicit):
        return True
    if _SENDS.search(text.text) or _OWN.search(text.text):
        return True
    working = any(group.labour and group.status in ("bare", "explicit") for row in groups for group in row)
    named = bool(_STATE.search(text.text))
    if explicit and _PAPERS.search(text.text):
        return True
    if named and _MATTER.search(text.text) and len(_WORK.findall(text.text)) >= _ENOUGH:
        return True
    return working and named and (bool(_MATTER.search(text.text)) or any(g.sex == "female" for _, g in explicit))


_NORTH = re.compile(
    r"\b(?:North Korea\w*|DPRK|People['’]s Republic of Korea|Pyongyang|Kim Jong|Daily NK|NK News|Mansudae)\b"
    r"|\bthe North\b(?! [A-Z])|(?<!South )\bKoreans\b"
)
_LABOUR = re.compile(
    r"\b(?:work(?:s|ed|ing|ers?|force|shops?|sites?)?|labou?r(?:ers?)?|wages?|salar\w+|pay(?:s|ed|day)?|paid|employ\w*|"
    r"hir(?:e[ds]?|ing)|factor(?:y|ies)|plants?|seamstress\w*|sew\w*|builders?|masons?|loggers?|miners?|waitress\w*|"
    r"doctors?|nurses?|programmers?|visas?|permits?|contracts?|dispatch\w*|repatriat\w*|deport\w*|hard currency|"
    r"foreign currency|dormitor\w+|shifts?|earn\w*|minders?|lumber\w*|logging|hostess\w*|waiters?|freelanc\w*|"
    r"remote jobs?|construction sites?|building sites?)\b",
    re.I,
)
_HINTS = 4
"""Words of labour that a text must hold before it may be about the workers without saying so in plain words."""


def may_be_about(text: Text, values: Values, groups: Sequence[Sequence[Group]]) -> bool:
    """Whether the state is named, work is spoken of and the text plays abroad, though no words join the three.

    Where no people are told to be the state's, the text must play in hosts more than at home or among observers, and
    may not be about other states' people.
    """
    states = [one.place.country for one in values.places if one.place.country is not None]
    home = states.count(SUBJECT)
    seen = sum(state in OBSERVERS for state in states)
    abroad = len(states) - home - seen
    labour = len(_LABOUR.findall(text.text))
    if not (_NORTH.search(text.text) or home) or not abroad or labour < _HINTS - 1:
        return False
    statuses = [group.status for row in groups for group in row]
    if "explicit" in statuses:
        return True
    if labour < _HINTS or 2 * home >= abroad or seen > abroad:
        return False
    return statuses.count("other") + _at_work(text.text, values) < _STRANGERS


def _at_work(text: str, values: Values) -> int:
    """How often people who only bear the name of another state are said to work: "about 40,000 Vietnamese work"."""
    others = [one for one in values.demonyms if one.country not in (None, SUBJECT, *OBSERVERS)]
    return sum(_WORKS.match(text, one.end) is not None for one in others)


_WORKS = re.compile(
    r"\s+(?:(?:who|now|also|still|legally|already|have|had|are|were)\s+){0,2}(?:work(?:ed|ing)?|labou?r|toil)\b", re.I
)
_STRANGERS = 2
"""People told to be of other states, from which a text that names none of the sending state's is theirs."""


def _works(sentence: Sentence, group: Group) -> bool:
    """Whether people without a word for workers are said to work."""
    lemmas = {lemma for word in sentence.words[max(0, group.first - 6) : group.last + 8] for lemma in word.lemmas}
    return bool(
        lemmas
        & {
            "work",
            "worker",
            "laborer",
            "labourer",
            "employ",
            "staff",
            "labor",
            "labour",
            "job",
            "wage",
            "logging",
            "miner",
            "dispatch",
            "hire",
            "toil",
            "earn",
            "payroll",
            "visa",
            "permit",
            "repatriate",
            "deport",
        }
    )
