"""The law as dated data: provisions, regimes by date, hosts and who is bound, the vocabulary of stated facts.

Reads its own package data once and keeps it; raises InvalidData, with file and line, where an entry cannot be used.
"""

from tumen.law.predicates import PREDICATES
from tumen.law.store import (
    c29_party,
    contested_territories,
    cue_words,
    eu_member,
    fact_names,
    in_force_on,
    member_of_record,
    non_member_name,
    provision,
    provisions,
    regimes,
    regimes_on,
    sending_state,
    state_name,
    un_member,
    verdict_meanings,
)
from tumen.law.types import (
    CONFIDENCE,
    JUDGED_AS,
    BearsOn,
    Contested,
    ElementRule,
    ExceptionRule,
    FactName,
    Otherwise,
    Provision,
    Regime,
)

__all__ = [
    "CONFIDENCE",
    "JUDGED_AS",
    "PREDICATES",
    "BearsOn",
    "Contested",
    "ElementRule",
    "ExceptionRule",
    "FactName",
    "Otherwise",
    "Provision",
    "Regime",
    "c29_party",
    "contested_territories",
    "cue_words",
    "eu_member",
    "fact_names",
    "in_force_on",
    "member_of_record",
    "non_member_name",
    "provision",
    "provisions",
    "regimes",
    "regimes_on",
    "sending_state",
    "state_name",
    "un_member",
    "verdict_meanings",
]
