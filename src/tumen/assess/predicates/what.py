"""Predicates about who the persons are and what is told of them."""

from __future__ import annotations

from tumen.assess.predicates.answers import Answer, Point, cannot_tell, met, not_met
from tumen.assess.predicates.when import still_from
from tumen.assess.wording import a_day, unstated
from tumen.ledger import Claim, StatedFact


def asserted(at: Point) -> Answer:
    """The conduct is told as done, not as planned, possible or denied."""
    if at.conduct.standing == "asserted":
        return met("The report tells it as a fact.", at.conduct.claims)
    return not_met(f"The report tells it only as {at.conduct.standing}.", at.conduct.claims)


def taken_as_given(_: Point) -> Answer:
    """What the text itself presumes and nobody has to show."""
    return met("The Council's own premise; nothing has to be shown.")


def kind_among(at: Point) -> Answer:
    """Some claim is of one of the kinds."""
    found = at.conduct.of_kind(at.params["kinds"])
    return met(f"The report tells of {found[0].kind}.", found) if found else cannot_tell("No claim tells of it.")


def workers_abroad(at: Point) -> Answer:
    """Some claim is of one of the kinds, and tells of nationals of the sending State who work."""
    others = at.conduct.stated("persons")
    if others and (others[0].value == "other_nationals" or not at.conduct.of_kind(_EARNING)):
        return not_met(f"They are stated to be {_plain(others[0].value)}.", (), others)
    return kind_among(at)


_EARNING = ("pay", "hiring")
"""Kinds that say of pupils, tourists and the like that they work all the same."""

_NOT_HIRED = ("soldiers", "diplomats")
"""Who may be taken on somewhere without being paid for it; only a claim about pay says that they earn."""


def _plain(value: str | None) -> str:
    return (value or "no workers").replace("_", " ")


_OTHERS = ("soldiers", "pupils", "students", "diplomats", "tourists", "delegates")


def persons_of_sending_state(at: Point) -> Answer:
    """The persons are nationals of the sending State, as every claim of this ledger has it unless stated otherwise."""
    others = at.conduct.stated("persons", ("other_nationals",))
    if others:
        return not_met("They are stated to be nationals of another State.", (), others)
    return met("The report speaks of workers of the sending State.", at.conduct.claims)


def earns_income(at: Point) -> Answer:
    """They work for pay, whoever keeps the pay; a journey alone does not say so."""
    others = at.conduct.stated("persons", _OTHERS)
    if others:
        return _others_earn(at, others)
    found = at.conduct.of_kind((*at.params["kinds"], "presence"))
    if found:
        return met(f"The report tells of them as workers there ({found[0].kind}).", found)
    working = [claim for claim in at.conduct.claims if (claim.sector or claim.employer) and not _leaving(claim)]
    if working:
        return met("The report names their employer or line of work.", working)
    return cannot_tell("The report leaves open whether they work for pay there.", at.conduct.claims)


def _others_earn(at: Point, others: tuple[StatedFact, ...]) -> Answer:
    """Who is stated to be no worker earns where pay is told of, or hiring; the hiring of soldiers leaves it open."""
    who, paid, hired = _plain(others[0].value), at.conduct.of_kind(("pay",)), at.conduct.of_kind(("hiring",))
    if paid:
        return met(f"They are stated to be {who}, and pay for their work is told of.", paid, others)
    if hired and others[0].value in _NOT_HIRED:
        return cannot_tell(f"They are stated to be {who}; whether they are paid for work is not stated.", hired, others)
    if hired:
        return met(f"They are stated to be {who}, and an employer takes them on.", hired, others)
    return not_met(f"They are stated to be {who}, and nothing says that they earn income.", (), others)


def _leaving(claim: Claim) -> bool:
    """Who goes home, flees or is expelled worked before; whether still on the days told of stays open."""
    return claim.kind == "enforcement" or (claim.kind == "movement" and claim.direction not in ("out", "transfer"))


def earns_from(at: Point) -> Answer:
    """They work for pay on or after that day."""
    foreign = at.conduct.stated("persons", ("other_nationals",))
    if foreign:
        return not_met("They are stated to be nationals of another State.", (), foreign)
    when, what = still_from(at), earns_income(at)
    return next((answer for answer in (when, what) if answer.state == "not_met"), when if when.state != "met" else what)


def minders(at: Point) -> Answer:
    """Officials of the sending State who watch over workers are among them."""
    stated = at.conduct.stated("minders")
    if stated:
        return met("Officials who watch over the workers are stated to be there.", (), stated)
    if at.conduct.stated("persons", _OTHERS):
        return not_met("They are stated to be other persons.")
    return cannot_tell("No official who watches over the workers is spoken of.")


def fact_stated(at: Point) -> Answer:
    """The fact is stated."""
    facts = at.conduct.stated(at.params["fact"], at.params["values"])
    name = at.conduct.law.facts[at.params["fact"]]
    return met(f"Stated: {name.meaning}.", (), facts) if facts else cannot_tell(unstated(name))


def listed(at: Point) -> Answer:
    """A list of designated persons names the employer, agency or ship."""
    facts = at.conduct.stated("listed", at.params["lists"])
    if facts:
        return met("Stated to be on the list.", (), facts)
    acts = at.conduct.showing("designation", at.conduct.of_kind(("enforcement",)))
    named = at.conduct.showing(at.params["cue"], (claim for claim in acts if claim.employer))
    if named:
        return met("A designation under it is told of.", named)
    return cannot_tell("Whether it is on the list is not stated.")


def listed_before_conduct(at: Point) -> Answer:
    """The conduct is on or after the day of the listing."""
    for fact in at.conduct.stated("listed", at.params["lists"]):
        since = fact.time.start if fact.time else None
        if since is not None and at.side.end is not None and at.side.end < since:
            return not_met(f"This was before the listing of {a_day(since)}.", at.conduct.claims, (fact,))
        if since is not None and at.side.start is not None and at.side.start >= since and at.side.sure:
            return met(f"This was on or after the listing of {a_day(since)}.", at.conduct.claims, (fact,))
    return cannot_tell("The day of the listing, or of the conduct, is not stated.")


def agent_named(at: Point) -> Answer:
    """A firm or agency is named that sends or places workers; that it employs them does not say so."""
    found = [claim for claim in at.conduct.of_kind(at.params["kinds"]) if claim.employer]
    facts = at.conduct.stated("listed")
    senders = [claim for claim in found if claim.kind in ("order", "movement")]
    senders += at.conduct.showing("designation", (claim for claim in found if claim.kind == "enforcement"))
    if senders or facts:
        return met("A name is given for who sends or places them.", senders or found, facts)
    if found:
        return cannot_tell("A name is given, but its part in sending them is not stated.", found)
    return cannot_tell("No firm or agency is named.", at.conduct.claims)


def state_share(at: Point) -> Answer:
    """A claim about pay gives a share that the State or the managers keep."""
    found = [claim for claim in at.conduct.of_kind(("pay",)) if claim.money is not None and claim.money.share]
    return (
        met("A share kept from their pay is stated.", found)
        if found
        else cannot_tell("No share kept from their pay is stated.")
    )


def goods(at: Point) -> Answer:
    """They mine, make or produce goods; services and building sites are none."""
    found = [claim for claim in at.conduct.claims if claim.sector is not None]
    made = [claim for claim in found if claim.sector in at.params["sectors"]]
    if made:
        return met(f"The line of work is {made[0].sector}, which makes goods.", made)
    if not found or any(claim.sector in at.params["open"] for claim in found):
        return cannot_tell("Whether they make goods is not stated.", found)
    return not_met(f"The line of work is {found[0].sector}, which makes no goods.", found)
