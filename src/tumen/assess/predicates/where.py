"""Predicates about the host State."""

from __future__ import annotations

from datetime import date

from tumen.assess.conduct import Conduct, host_of
from tumen.assess.predicates.answers import Answer, Point, cannot_tell, met, not_met
from tumen.assess.wording import a_day, in_words
from tumen.ledger import Claim


def _with_host(conduct: Conduct) -> tuple[Claim, ...]:
    return tuple(claim for claim in conduct.claims if host_of(claim, conduct.law) is not None)


def host_is_member(at: Point) -> Answer:
    """The host is a Member State of the United Nations and not the sending State."""
    if at.conduct.contested is not None:
        of, by = (
            at.conduct.law.state_name(code)
            for code in (at.conduct.contested.country, at.conduct.contested.controlled_by)
        )
        return cannot_tell(
            f"The place lies in territory of {of} that {by} controls, so whose duty it is stays open.",
            at.conduct.claims,
        )
    host = at.conduct.host
    if host is None:
        many = "names several host States" if at.conduct.hosts else "does not name the host State"
        return cannot_tell(f"The report {many}.", at.conduct.claims)
    if host == at.conduct.law.sending_state:
        return not_met("The place lies in the sending State itself, which is never a host.", _with_host(at.conduct))
    if at.conduct.law.un_member(host):
        return met(f"{in_words(host, at.conduct.law)} is a Member State of the United Nations.", _with_host(at.conduct))
    if at.conduct.law.non_member_name(host) is not None:
        return not_met(
            f"{in_words(host, at.conduct.law)} is not a Member State of the United Nations.", _with_host(at.conduct)
        )
    return cannot_tell(
        f"Whether {host} is a Member State of the United Nations is not known here.", _with_host(at.conduct)
    )


def host_named(at: Point) -> Answer:
    """A host State is named."""
    if at.conduct.contested is not None:
        return host_is_member(at)
    host = at.conduct.host
    if host is None:
        return cannot_tell("The report does not name one host State.", at.conduct.claims)
    if host == at.conduct.law.sending_state:
        return not_met("The place lies in the sending State itself, which is never a host.", _with_host(at.conduct))
    if not at.conduct.law.is_state(host):
        return not_met(
            f"{in_words(host, at.conduct.law)} is not a Member State of the United Nations, and the paragraph binds "
            "States.",
            _with_host(at.conduct),
        )
    if at.conduct.law.non_member_name(host) is not None:
        return cannot_tell(
            f"The paragraph binds States, and {in_words(host, at.conduct.law)} is no Member State of the UN.",
            _with_host(at.conduct),
        )
    return met(f"The host State is {at.conduct.law.state_name(host)}.", _with_host(at.conduct))


def host_in_eu(at: Point) -> Answer:
    """The host is a Member State of the European Union on the days judged."""
    host = at.conduct.host
    if host is None:
        return cannot_tell("The report does not name one host State.", at.conduct.claims)
    first, last = (at.conduct.law.eu_member(host, day) if day else None for day in (at.side.start, at.side.end))
    if True in (first, last) and False in (first, last):
        return cannot_tell(
            f"{in_words(host, at.conduct.law)} was an EU Member State for a part of these days only.",
            _with_host(at.conduct),
        )
    if False in (first, last) or not at.conduct.law.eu_member(host):
        return not_met(
            f"{in_words(host, at.conduct.law)} was no EU Member State on these days.", _with_host(at.conduct)
        )
    return met(f"{in_words(host, at.conduct.law)} is an EU Member State on these days.", _with_host(at.conduct))


def host_is_c29_party(at: Point) -> Answer:
    """ILO Convention No. 29 binds the host on the days judged."""
    if at.conduct.contested is not None:
        return host_is_member(at)
    host = at.conduct.host
    if host is None:
        return cannot_tell("The report does not name one host State.", at.conduct.claims)
    since = at.conduct.law.c29_party(host)
    if since is None:
        return cannot_tell(
            f"Whether {at.conduct.law.state_name(host)} is a party to the Convention is not known here.",
            _with_host(at.conduct),
        )
    if not isinstance(since, date):
        return not_met(f"{in_words(host, at.conduct.law)} is not a party to the Convention.", _with_host(at.conduct))
    if at.side.end is not None and at.side.end < since:
        return not_met(
            f"The Convention binds {at.conduct.law.state_name(host)} only from {a_day(since)}.", _with_host(at.conduct)
        )
    if at.side.start is None or at.side.start < since:
        return cannot_tell(
            f"The Convention binds {at.conduct.law.state_name(host)} from {a_day(since)}; the days reach before it.",
            _with_host(at.conduct),
        )
    return met(
        f"The Convention has bound {at.conduct.law.state_name(host)} since {a_day(since)}.", _with_host(at.conduct)
    )


def destination_is(at: Point) -> Answer:
    """The movement goes to that country."""
    there = [
        c for c in at.conduct.claims if c.destination is not None and c.destination.country == at.params["country"]
    ]
    if there:
        return met(f"The journey is told as going to {at.conduct.law.state_name(at.params['country'])}.", there)
    return not_met(f"No journey to {at.conduct.law.state_name(at.params['country'])} is told.", at.conduct.claims)
