"""The law as dated data: provisions, regimes by date, hosts and who is bound, the vocabulary of stated facts.

Reads its own package data, and the files that a user adds; raises InvalidData, with file and line, where an entry
cannot be used.
"""

from tumen.law.practices import ForceRule, LookAlike, Practice, Practices, SignalRule, StrainRule
from tumen.law.predicates import PREDICATES
from tumen.law.reach import Reach, alternatives, named, notes_on, provision_form, question, reach, regime_form, standing
from tumen.law.signals import RELATIONS, TESTS, Beside, Pattern
from tumen.law.statements import Act, Resolution, Statements, Wordings
from tumen.law.store import Law, bundled, read_law
from tumen.law.types import (
    CONFIDENCE,
    JUDGED_AS,
    MEMBER_STATES,
    STATES,
    BearsOn,
    Contested,
    Cue,
    ElementRule,
    ExceptionRule,
    FactName,
    IndicatorTest,
    Otherwise,
    Provision,
    Regime,
)

__all__ = [
    "CONFIDENCE",
    "JUDGED_AS",
    "MEMBER_STATES",
    "PREDICATES",
    "RELATIONS",
    "STATES",
    "TESTS",
    "Act",
    "BearsOn",
    "Beside",
    "Contested",
    "Cue",
    "ElementRule",
    "ExceptionRule",
    "FactName",
    "ForceRule",
    "IndicatorTest",
    "Law",
    "LookAlike",
    "Otherwise",
    "Pattern",
    "Practice",
    "Practices",
    "Provision",
    "Reach",
    "Regime",
    "Resolution",
    "SignalRule",
    "Statements",
    "StrainRule",
    "Wordings",
    "alternatives",
    "bundled",
    "named",
    "notes_on",
    "provision_form",
    "question",
    "reach",
    "read_law",
    "regime_form",
    "standing",
]
