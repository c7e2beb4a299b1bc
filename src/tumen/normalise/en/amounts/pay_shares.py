"""Shares of pay: what fraction of the wages the state or the managers keep, from what the words say of either side.

The guideline's `share` is what is kept from the workers (spec/claims.md, "One claim", and ruling 28 for ranges). A text
tells it from three sides: what the state takes or gets ("keeps 70 percent of wages"), what workers give ("hand over two
thirds of their pay") and what is left to them ("receive only 10 percent"), which is the rest to one.
"""

from __future__ import annotations

from typing import Literal

from tumen.ledger import Money
from tumen.normalise.en.amounts.currencies import NAMES, SIGNS
from tumen.normalise.en.amounts.shares import Part, fractions
from tumen.normalise.en.lexicon import PEOPLE, PEOPLE_SINGULAR, STOPS, words
from tumen.normalise.en.quantities import quantities
from tumen.normalise.en.tokens import Tokens, texts, tokenize
from tumen.normalise.found import FoundMoney

Side = Literal["kept", "left"]

_PAY = words(
    "wage wages pay salary salaries earnings income incomes paycheck paychecks paycheque paycheques remuneration "
    "takings payments paydays compensation"
)
_EARNED = words("earn earns earned make makes made receive received paid due owed")
_STATE = words(
    "state regime government governments pyongyang korea authorities authority party leadership kim managers manager "
    "management company companies employer employers firm firms boss bosses minders minder embassy officials ministry "
    "agency agencies bureau office brokers broker supervisors supervisor handlers handler north capital country "
    "leader leaders unit units nation homeland treasury overseer overseers dprk accounts account coffers funds fund"
)
_THEM = words("they them he him she her we us themselves himself herself labour labor")
_STAFF = (PEOPLE | PEOPLE_SINGULAR | _THEM) - _STATE
_GAIN = words(
    "keep keeps kept keeping take takes took taken taking pocket pockets pocketed pocketing retain retains retained "
    "retaining get gets got getting receive receives received receiving see sees saw collect collects collected "
    "earmark earmarks claim claims claimed"
)
"""Verbs whose subject ends up with the share."""

_TAKE = words(
    "confiscate confiscates confiscated confiscating withhold withholds withheld withholding deduct deducts deducted "
    "deducting seize seizes seized seizing skim skims skimmed skimming garnish garnishes garnished siphon siphons "
    "siphoned docks docked appropriate appropriates appropriated expropriate expropriates expropriated levy levies "
    "levied extract extracts extracted divert diverts diverted steal steals stole stolen grab grabs grabbed cut "
    "demand demands demanded embezzle embezzles embezzled impound impounds impounded dock lose loses lost forfeit "
    "forfeits forfeited surrender surrenders surrendered remit remits remitted turn turns turned contribute "
    "contributes contributed contributing remitting surrendering forfeiting turning donating "
    "relinquish relinquishes relinquished pass passes passed donate donates donated"
)
"""Verbs that take the share from the workers, whoever is their subject."""

_GIVE = words(
    "hand hands handed handing giving paying sending transferring "
    "give gives gave given pay pays paid send sends sent transfer transfers "
    "transferred leave leaves left"
)
"""Verbs that move the share to somebody."""

_MOVE = words(
    "go goes went going flow flows flowed flowing end ends ended reach reaches reached remain remains remained"
)
"""Verbs by which the share itself comes to somebody."""

_OWNERS = words(
    "the their his her its a an each every these those all own such monthly annual daily average total gross net "
    "official contract north korean korea's south chinese russian meagre meager basic hard"
)
"""Words that may stand between "of" and the pay."""

_CUTS = words("cut share slice portion chunk commission")
_BE = words("is are was were be been being get gets got")
_LIGHT = words(
    "only just about some up to over more than less as much as between around nearly roughly almost the a an another "
    "with themselves himself herself mere further away off out back down in home has have had been is are was were "
    "be will would must can could may should also often reportedly allegedly typically usually then directly every "
    "each all most it of bulk much ,"
)
"""Words that may stand between a verb and the share that it moves."""

_ENDS = frozenset(".!?;:")
_REACH = 16
"""How many tokens on either side of a fraction tell who has it."""


def find_pay_shares(text: str) -> tuple[FoundMoney, ...]:
    """Every share of pay of the text in order, as sums that have nothing but the share that others keep.

    A fraction counts only where the words say of what ("of their wages") and who has it; else nothing is read.
    """
    tokens = tokenize(text)
    return pay_shares_among(tokens, fractions(tokens, quantities(tokens)))


def pay_shares_among(tokens: Tokens, parts: list[Part]) -> tuple[FoundMoney, ...]:
    """The shares of pay among the fractions of a text."""
    found = []
    for part in parts:
        kept = share_kept(tokens, part)
        if kept is not None:
            found.append(
                FoundMoney(start=tokens.starts[part.first], end=tokens.ends[part.last], value=Money(share=kept))
            )
    return tuple(found)


def share_kept(tokens: Tokens, part: Part) -> float | None:
    """The fraction of pay that the state or the managers keep, None where `part` is no share of pay or of nobody."""
    end = _pay_behind(tokens, part)
    if end is None:
        end = _pay_before(tokens, part)
    if end is None:
        return None
    side = _side(tokens, part, end)
    if side is None:
        return None
    return part.value if side == "kept" else round(1 - part.value, 6)


def _pay_behind(tokens: Tokens, part: Part) -> int | None:
    """The last token of "of their monthly wages", "of what they earn", "cut of the workers' pay" behind a fraction."""
    at = part.last + 1
    if texts(tokens, at, 1) and tokens.texts[at] in _CUTS:
        at += 1
    lead = texts(tokens, at, 1)
    if lead == ("of",) and texts(tokens, at + 1, 1) == ("what",):
        return _what_they_earn(tokens, at + 2)
    if lead in (("of",), ("from",), ("off",)):
        at += 1
    elif not lead or lead[0] not in _OWNERS:
        return None
    for index in range(at, min(at + 7, len(tokens))):
        said = tokens.texts[index]
        possessed = said.endswith("'s") or texts(tokens, index + 1, 1) == ("'",)
        if said in _PAY:
            return index
        if said.removesuffix("'s") in _STATE and possessed:
            return None  # the state's own income
        if said[0].isdecimal() or said in SIGNS or said in NAMES:
            continue  # "half of his $800 pay"
        if said not in _OWNERS and (not (said[0].isalpha() or said in ("'", "-")) or said in STOPS):
            return None
        if said.endswith("s") and not possessed and said not in _OWNERS:
            return None
    return None


def _what_they_earn(tokens: Tokens, index: int) -> int | None:
    """The last token of "(of what) they earn": what others earn is only compared with."""
    said = texts(tokens, index, 4)
    subject = 2 if said[:1] == ("the",) else 1
    if not said or said[subject - 1 : subject] == () or said[subject - 1] not in _STAFF:
        return None
    verb = next((offset for offset in range(subject, len(said)) if said[offset] in _EARNED), None)
    return index + verb if verb is not None else None


def _pay_before(tokens: Tokens, part: Part) -> int | None:
    """The last token of a fraction of pay that was named before: "Of the wages, 30 percent", "wages, half of which"."""
    of_which = texts(tokens, part.last + 1, 2) in (("of", "which"), ("of", "it"), ("of", "this"))
    opened = False
    for index in range(part.first - 1, max(part.first - _REACH, -1), -1):
        said = tokens.texts[index]
        if said in _ENDS:
            return None
        if said in _PAY:
            if of_which:
                return part.last + 2
            opened = True
        if opened and said in ("of", "from"):
            return part.last if texts(tokens, part.first - 1, 1) == (",",) and index <= part.first - 3 else None
    return None


def _side(tokens: Tokens, part: Part, end: int) -> Side | None:
    """Who has the share: by the verb before it, whose object it is, else by the verb behind it, whose subject it is."""
    index = part.first - 1
    given = ""
    for index in range(part.first - 1, max(part.first - 7, -1), -1):
        said = tokens.texts[index]
        if said in _GAIN or said in _TAKE or said in _GIVE:
            return _as_object(tokens, part, index, end, given)
        if said in _STAFF or said in _STATE:
            given = given or said
        elif said not in _LIGHT:
            break
    return _as_subject(tokens, end)


def _as_object(tokens: Tokens, part: Part, verb: int, end: int, given: str) -> Side | None:
    """The side where the share is the object of `verb`: who is its subject, and to whom it gives."""
    said = tokens.texts[verb]
    subject = _subject(tokens, verb)
    passive = any(word in _BE for word in texts(tokens, verb - 2, 2))
    if said in _TAKE or (said in _GIVE and texts(tokens, verb + 1, 1) in (("over",), ("up",), ("in",))):
        return "kept"
    if said in _GAIN:
        return None if subject is None else "left" if subject == "staff" else "kept"
    if given:
        return "left" if given in _STAFF else "kept"
    if passive:
        return "left" if subject == "staff" else None
    to = _receiver(tokens, end + 1, ("to", "for"))
    if to is not None:
        return "left" if to == "staff" else "kept"
    if subject is None or "home" in (*tokens.texts[verb : part.first], *texts(tokens, end + 1, 1)):
        return None  # what they send home is neither side's
    if subject == "staff":
        return "kept"
    scant = any(word in ("only", "just", "merely") for word in tokens.texts[verb : part.last])
    return "left" if scant else None


def _as_subject(tokens: Tokens, end: int) -> Side | None:
    """The side where the share is the subject: "goes to the Party", "is withheld", "is left to the workers"."""
    passive = False
    if texts(tokens, end + 1, 1) in (("earned",), ("paid",), ("made",), ("received",)):
        end = next((at for at in range(end + 2, min(end + 7, len(tokens))) if tokens.texts[at] in _STAFF), end)
    for index in range(end + 1, min(end + 8, len(tokens))):
        said = tokens.texts[index]
        if said in _ENDS:
            return None
        if said in _MOVE:
            to = _receiver(tokens, index + 1, ("to", "for", "with", "into", "in")) or (
                _who(tokens, index + 1) if said.startswith("reach") else None
            )
            return None if to is None else "left" if to == "staff" else "kept"
        if passive and said in _GIVE:
            to = _receiver(tokens, index + 1, ("to", "for", "with"))
            if to is None:
                return "left" if said == "left" else "kept" if said == "handed" else None
            return "left" if to == "staff" else "kept"
        if passive and (said in _TAKE or said in _GAIN):
            return "left" if _receiver(tokens, index + 1, ("by",)) == "staff" else "kept"
        passive = passive or said in _BE
        if not passive and said not in _LIGHT and said not in (",", "or", "that", "then", "usually", "reportedly"):
            return None
    return None


def _subject(tokens: Tokens, verb: int) -> Literal["staff", "state"] | None:
    """Whose verb it is: the nearest of the people or the state before it that stands behind no preposition."""
    for index in range(verb - 1, max(verb - _REACH, -1), -1):
        said = tokens.texts[index]
        if said in _ENDS:
            return None
        said = said.removesuffix("'s")
        if (said in _STAFF or said in _STATE) and not _behind_preposition(tokens, index):
            return "staff" if said in _STAFF else "state"
    return None


def _behind_preposition(tokens: Tokens, index: int) -> bool:
    before = index - 1
    while before >= 0 and index - before < 4 and tokens.texts[before] in _OWNERS:
        before -= 1
    return before >= 0 and tokens.texts[before] in ("from", "of", "in", "for", "at", "by", "with", "to", "under")


def _receiver(tokens: Tokens, index: int, prepositions: tuple[str, ...]) -> Literal["staff", "state"] | None:
    """Who stands behind one of the prepositions within a few words from token `index`."""
    for at in range(index, min(index + 5, len(tokens))):
        said = tokens.texts[at]
        if said in _ENDS:
            return None
        if said in prepositions:
            who = _who(tokens, at + 1)
            if who is not None:
                return who
    return None


def _who(tokens: Tokens, index: int) -> Literal["staff", "state"] | None:
    """The first of the people or the state within a few words from token `index`: "the North Korean government"."""
    for at in range(index, min(index + 6, len(tokens))):
        said = tokens.texts[at]
        if said in _ENDS or said == ",":
            return None
        if said in ("north", "leadership's") and texts(tokens, at + 1, 1) in (("korean",), ("koreans",)):
            continue
        if said in _STAFF:
            return "staff"
        if said in _STATE:
            return "state"
    return None
