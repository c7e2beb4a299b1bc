"""Capitals that stand for their states, and the places of datelines."""

from __future__ import annotations

import re

from tumen.normalise.en.lexicon import words
from tumen.normalise.en.places.contexts import ARRIVING, AT

_RELATIONS = words(
    """
    ties relations relationship relationships talks deal deals agreement agreements cooperation co-operation
    alliance rift tension tensions understanding partnership friendship treaty exchange exchanges dispute disputes
    negotiation negotiations summit rapprochement diplomacy pact trust differences contacts contact collaboration
    axis consultations war conflict detente dialogue bond bonds hotline standoff arrangement arrangements
    coordination
    """
)
_MONEY = words(
    """
    money cash earnings revenue revenues currency funds income profits payments wages salaries proceeds aid
    loyalty loyal message messages close pressure allied ally allies support exports sales belong belongs answer
    answers report reported reports warning letter accountable concession concessions remit remits remitted
    remittances linked tied friendly indebted sold supply supplies weapons oil fuel opposed hostile sympathetic
    according answerable access assistance appeal request response relief threat blow lifeline
    """
)
_RECEIVED = words(
    """
    pressure order orders instruction instructions approval permission support demand demands request requests
    directive directives aid assistance response word signal signals statement statements comment comments denial
    threat threats message messages guarantee guarantees criticism protest protests call calls authorization
    authorisation quota quotas independence consent backing help money complaint complaints assurances invitation
    decree guidance reaction answer silence opposition
    """
)
_OF = words(
    """
    regime government leaders leadership rulers ally allies behest approval support position policy policies
    suspicious critical wary demands influence interests accusations recognition backing actions intentions help
    stance use violations request behalf insistence orders favour favor name hands ambitions friend friends
    supporter supporters enemy enemies
    """
)
_VERBS_BEFORE = words(
    """
    urged urge urges urging told tell tells telling asked ask asks asking accused accuse accuses accusing pressed
    press pressing helped help helps helping warned warn warns warning blamed blame blames condemned condemn
    condemns criticized criticised pushed push forced force allowed allow allows supplied supplies provides
    providing gave give gives offered pressured pressuring prompting prompted angered supported supports
    supporting backed backs backing enabled enables enabling lets letting convince convinced persuade persuaded
    isolate isolated punish punishing sanction sanctioned denied deny deprive depriving deprived paid pay paying
    funds funding earned earn earns earning bring brings netted nets informed notified alarmed irked infuriated
    embarrassed embarrass provoke provoked deter engage engaged engaging appease arm armed arming bolster
    bolstered reward rewarding assure assured defy defied
    """
)
_ATTACK = words(
    """
    attack attacks march advance assault drone strike strikes raid raids missile missiles shelling bomb
    """
)
_DEPART = words(
    """
    left leave leaves leaving departed depart departs departing bound heading headed train trains flight flights
    bus buses set embarked boarded sailed ticket tickets visa visas plane planes ship road
    """
)
_LINKING = words("connect connects connected connecting linking joins joining flights trains rail road")
_CITIES = words("cities city places capitals towns ports hubs")
_GOVERNMENT = words(
    """
    regime regimes government governments leadership leaders administration rulers authorities officials
    policymakers diplomats officialdom elite ministry ministries spokesman spokeswoman delegation foreign
    """
)
_OWNED_STATE = words(
    """
    ministry minister ministers ambassador ambassadors embassy government regime president leader leaders
    leadership spokesman spokeswoman spokesperson unification defence defense intelligence spy foreign mission
    envoy military army prime parliament commerce customs politburo central communist workers' nuclear missile
    """
)
_OWNED_PLACE = words(
    """
    streets street airport airports district districts suburbs suburb outskirts residents residential subway metro
    hotels hotel restaurants restaurant square station skyline markets market apartments apartment construction
    population inhabitants weather university universities downtown north south east west northern southern
    eastern western centre center central city museum stadium river port roads neighbourhoods neighborhoods
    neighborhood neighbourhood parks shops buildings towers hospitals schools cafes bars mayor traffic smog stock
    exchange factories
    """
)
_AUX = words(
    """
    has have had is was are were will would could may might must should can cannot does did do won't wouldn't
    doesn't didn't hasn't hadn't isn't never reportedly recently allegedly repeatedly apparently also still now
    then again later officially publicly quietly swiftly long once
    """
)
_PAST = words(
    """
    said sent told made took began held kept gave put cut let saw paid sold got sought spent drew built brought
    broke chose withdrew withheld knew thought understood swore vowed
    """
)
_PRESENT = words(
    """
    says denies insists wants needs claims calls sends earns plans hopes seeks faces continues remains supports
    opposes demands uses relies depends sees views considers tries keeps makes takes gives gets allows refuses
    rejects accuses fears appears seems believes benefits maintains runs operates controls exports dispatches
    deploys pockets collects expects requires forbids bans ignores violates flouts evades launches announces knows
    thinks agrees disagrees warns urges orders tells asks argues intends looks stands pays receives derives
    extracts confiscates skims sells buys helps backs hosts employs recalls blames vows threatens tightens cracks
    acts responds reacts condemns loses wins gains enforces suffers profits criticises criticizes regards treats
    owes enjoys counts hails voices confirms admits acknowledges objects
    """
)
_BASE = words(
    """
    believe say deny want need agree disagree insist hope plan claim see share face accuse call warn fear seek
    remain oppose support maintain continue signed view deepen expand vow know fall work cooperate trade hold keep
    use
    """
)
"""Verbs of several states in the present."""
_OBJECTS = words(
    """
    the its a an no all any more most his it them this these us every little nothing much each
    """
)
"""Words behind a verb that none are behind a plural noun."""
_STATES = words(
    """
    able unable willing unwilling keen ready reluctant likely unlikely under behind aware unaware not desperate
    eager anxious wary happy unhappy angry furious responsible dependent interested set due bound believed thought
    said known seen bent silent committed
    """
)
"""What a state is said to be and a city is not."""
_NO_ACT = words("based born bred located situated called named dated bound")
_CLAUSE = words(
    """
    that which when while if because whether but and or as since although though after before until once so where
    why how what than unless meanwhile however whereas
    """
)
_PAIR = re.compile(r"\s?-\s?[A-Z][\w']+(?:\s[A-Z][\w']+)?")
_PARTNER = re.compile(r"(?:,\s+[A-Z][\w']+)*,?\s+and\s+(?:the\s+)?[A-Z][\w']+(?:\s+[A-Z][\w']+)?")
_ROUTES = words(
    """
    train trains flight flights route routes railway bus buses line service services border highway road rail
    """
)


def stands_for_state(plain: str, start: int, end: int) -> float:
    """How surely the name of a capital at `start` to `end` stands for its state, 0 where it is the city."""
    before = plain[max(0, start - 56) : start]
    lead = before.lower().replace("(", " ").split()
    opened = not lead or before.rstrip()[-1:] in (".", "?", "!", ":", ";", '"', "“", "”", "—") or before[-2:] == "  "
    if plain[end : end + 2] == "'s":
        return _owner(plain, end + 2, lead)
    behind = plain[end : end + 90]
    pair = _PAIR.match(behind)
    if pair is not None:
        return _paired(behind[pair.end() :])
    if plain[start - 1 : start] == "-":
        return _paired(behind)
    last = lead[-1] if lead and not opened else ""
    partner = lead[-3:-1] if last == "and" and len(lead) > 2 else []
    if partner and not opened:
        # "ties between Moscow and Pyongyang", "talks with Seoul and Washington": what leads the first leads both
        led = _led(lead[:-2])
        if led is not None:
            return led
    if last and last not in _CLAUSE and not last.endswith(","):
        led = _led(lead)
        if led is not None:
            return led
    if last in ("the", "a", "an"):
        word = behind.split(maxsplit=1)[0] if behind[:1] == " " and behind.strip() else ""
        return 0.9 if word in _GOVERNMENT else 0.0
    return _acts(behind, several=last == "and")


def _led(lead: list[str]) -> float | None:
    """The reading that the word before the name settles; None where it settles none."""
    last, near = lead[-1] if lead else "", lead[-6:-1]
    if last in ("between", "towards", "toward"):
        return 0.95 if _any(near, _RELATIONS) or _any(near, words("policy stance attitude approach")) else 0.0
    if last in AT or last in ARRIVING:
        return 0.0
    if last == "to":
        return 0.8 if _any(near, _MONEY) else 0.0
    if last == "from":
        return 0.9 if _any(near[-4:], _RECEIVED) else 0.0
    if last == "of":
        return 0.9 if _any(near[-2:], _OF) else 0.0
    if last == "with":
        return 0.0 if _any(near, _LINKING) else 0.95
    if last in ("by", "against"):
        return 0.95
    if last in ("on", "upon"):
        return 0.0 if _any(near, _ATTACK) else 0.9
    if last == "for":
        return 0.0 if _any(near, _DEPART) else 0.85
    if last in ("like", "as", "than", "about"):
        return 0.0 if _any(near, _CITIES) else 0.7
    if last in _VERBS_BEFORE:
        return 0.9
    return None


def _owner(plain: str, at: int, lead: list[str]) -> float:
    """ "Moscow's foreign ministry" is the state's, "Pyongyang's streets" are the city's."""
    owned = [word.strip(",.;:)") for word in plain[at : at + 60].split()[:4]]
    lower = [word.lower() for word in owned]
    if _any(lower[:3], _OWNED_PLACE) and not _any(lower[:3], _OWNED_STATE):
        return 0.0
    if _any(lower, _OWNED_STATE):
        return 0.95
    if owned and owned[0][:1].isupper():
        return 0.0
    return 0.6 if lead and lead[-1] in AT else 0.9


def _paired(behind: str) -> float:
    """ "the Beijing-Pyongyang train" runs between cities, "Moscow-Pyongyang ties" between states."""
    following = [word.strip(",.;:)").lower() for word in behind.split()[:3]]
    if _any(following, _ROUTES):
        return 0.0
    return 0.9 if _any(following, _RELATIONS) else 0.0


def _acts(behind: str, *, several: bool) -> float:
    """Whether a verb follows that says what a state does, perhaps after a partner ("Pyongyang and Moscow have").

    `several` tells that a partner stands before.
    """
    partner = _PARTNER.match(behind)
    if partner is not None:
        behind, several = behind[partner.end() :], True
    if behind[:1] != " ":
        return _acts_after_comma(behind)
    following = [word.strip(',.;:)"”') for word in behind.split()[:3]]
    if not following:
        return 0.0
    first = following[0]
    if first in _GOVERNMENT:
        return 0.9
    if first in _AUX:
        if first in ("is", "was", "remains"):
            state = following[1] if len(following) > 1 else ""
            return (
                0.85
                if state in _STATES or state in _AUX or (state.endswith(("ed", "ing")) and state != "based")
                else 0.0
            )
        return 0.85
    if first in _PAST or first in _PRESENT:
        return 0.9
    if (several and first in _BASE) or following[:2] == ["no", "longer"]:
        return 0.85
    if first.endswith("s") and first.islower() and len(following) > 1 and following[1] in _OBJECTS:
        return 0.8
    if first.endswith("ed") and len(first) > 4 and first.islower() and first not in _NO_ACT:
        return 0.8
    return 0.0


def _acts_after_comma(behind: str) -> float:
    """ "Pyongyang, which denies it," - the state."""
    if behind[:8] == ", which " and (word := behind[8:].split(maxsplit=1)):
        return 0.7 if word[0] in _AUX or word[0] in _PRESENT or word[0] in _PAST else 0.0
    return 0.0


def _any(found: list[str], known: frozenset[str]) -> bool:
    return any(word.strip(",.;:\"”'") in known for word in found)


_DATE = r"(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}(?:,?\s\d{4})?|\d{1,2}\s[A-Z][a-z]{2,8}\.?(?:\s\d{4})?)"
_AGENCY = r"(?:\([A-Z][\w .&'/-]{1,30}\)|/[A-Z][\w .-]{1,20}/)"
_DATELINE = re.compile(
    r"[ \t]*(?P<names>[A-Z][^\n()0-9—:?!]{1,60}?)"
    rf"(?P<when>,?\s{_DATE})?[.,]?\s?(?P<who>{_AGENCY}\s?)?"
    r"(?:--|—|–|-(?=\s))"
)
_TASS = re.compile(rf"[ \t]*(?P<names>[A-Z][^\n()0-9—:?!]{{1,50}}?),\s{_DATE}[.,]?\s?{_AGENCY}")


def dateline_end(text: str, start: int) -> int | None:
    """Where the names of a dateline that begins at `start` end; None where the line begins with none.

    "SEOUL, Oct. 3 (Yonhap) --", "DANDONG, China (Reuters) -", "MOSCOW, October 3. /TASS/." are datelines.
    """
    begin = text.rfind("\n", 0, start) + 1
    if text[begin:start].strip(" \t("):
        return None
    match = _DATELINE.match(text, begin) or _TASS.match(text, begin)
    if match is None:
        return None
    names = match.group("names")
    known = match.re is _TASS or match.group("when") or match.group("who")
    if not known and not names.split(",")[0].isupper():
        return None
    small = sum(word[:1].islower() and len(word) > 3 for word in names.replace(",", " ").replace("/", " ").split())
    return None if small else match.end("names")
