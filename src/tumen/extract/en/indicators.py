"""Which indicator of forced labour a condition shows, where the words say more than its rule (rulings 13 and 36)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import cast

from tumen.extract.en.sought import Sought, sought
from tumen.ledger import Indicator

_UNREST = frozenset({"unrest", "unrest_told"})
_OVER_PAY = sought(
    re.compile(r"\b(?:unpaid|wages?|salar(?:y|ies)|back pay|arrears|not (?:been )?paid)\b"),
    "wage|paid|salar|pay|arrear",
)
_OVER_ELSE = sought(
    re.compile(r"\b(?:return|go(?:ing)? home|sent home|repatriat\w+|food|beat(?:en|ings?)?|conditions)\b"),
    "return|home|repatriat|food|beat|conditions",
)


@dataclass(frozen=True, slots=True)
class _Finer:
    """Words in a quote that show the indicator `to`, where the rule says `said`; not beside words of `unless`."""

    said: Indicator
    to: Indicator
    shown: Sought
    unless: Sought | None = None


_FINER = (
    # a death or an injury takes the indicator of its cause: what was worn, what was not cared for, how the work is
    _Finer(
        "other",
        "abusive_conditions",
        sought(
            re.compile(
                r"\bburn(?:ed|t|s)?\b|\bcloth(?:es|ing)\b|\bsafety\b|\baccidents\b|\bunsafe\b|\bconditions\b|"
                r"\b(?:no|without|neither|denied|refused|for (?:the|his|her|their)) (?:any |proper |medical )*"
                r"treatment\b|"
                r"\bfall (?:from|ill)\b|\boften f[ea]ll\b|\boverwork(?:ed)?\b|\bexhaustion\b",
                re.I,
            ),
            "burn|cloth|safe|accidents|treatment|fall|often|overwork|exhaustion|conditions",
        ),
        sought(
            re.compile(r"\b(?:him|her|them)sel(?:f|ves)\b|\bsuicide\b|\bstabbed\b|\bmurdered\b|\bescaped\b"),
            "sel|suicide|stab|murder|escape",
        ),
    ),
    _Finer(
        "intimidation_and_threats",
        "other",
        sought(
            re.compile(
                r"\bideolog\w+|\bpropaganda\b|\b(?:criticism|political|study|education) "
                r"(?:sessions?|meetings?|lessons?|lectures?|classes)\b",
                re.I,
            ),
            "ideolog|propaganda|criticism|political|study|education",
        ),
        sought(
            re.compile(r"\b(?:punish\w*|threat\w*|fear\w*|held against|beaten|camps?)\b", re.I),
            "punish|threat|fear|held against|beaten|camp",
        ),
    ),
    *(
        _Finer(
            said,
            "restriction_of_movement",
            sought(
                re.compile(r"\b(?:prisons?|prisoners|jails?|captives?|captivity|barbed wire|quarantined?)\b", re.I),
                "prison|jail|captiv|barbed|quarantin",
            ),
            sought(
                re.compile(r"\bcamps?\b|\bforced labou?r\b|\bdied\b|\bsentenced\b", re.I), "camp|forced|died|senten"
            ),
        )
        for said in cast("tuple[Indicator, ...]", ("abusive_conditions", "abuse_of_vulnerability", "other"))
    ),
    _Finer(
        "abuse_of_vulnerability",
        "abusive_conditions",
        sought(re.compile(r"\b(?:exploit\w*|enslaved|slave\w*)\b", re.I), "exploit|slave"),
        sought(re.compile(r"\bvulnerab\w+", re.I), "vulnerab"),
    ),
    _Finer(
        "abuse_of_vulnerability",
        "restriction_of_movement",
        sought(
            re.compile(
                r"\b(?:leav(?:e|ing)|left) (?:the|their|its|his|her)(?: [\w-]+)? "
                r"(?:plants?|factor(?:y|ies)|flats?|sites?|dormitor(?:y|ies)|workplaces?|compounds?|camps?|lodgings|quarters|buildings?|premises|grounds)\b"
            ),
            "leav|left",
        ),
    ),
    _Finer(
        "restriction_of_movement",
        "isolation",
        sought(re.compile(r"\bisolated\b(?=[^.;]*\b(?:watch|surveil|control|guard|supervis))"), "isolated"),
    ),
    _Finer(
        "excessive_overtime",
        "withholding_of_wages",
        sought(
            re.compile(
                r"\bovertime (?:pay|wages?|money)\b|\b(?:not|never|n't|nothing|without)\b[^.;]{0,30}\b(?:paid|pay)\b"
                r"[^.;]{0,20}\bovertime\b"
            ),
            "overtime",
        ),
    ),
)


def indicator_of(rule: str, said: Indicator | None, quote: str, report: str) -> Indicator | None:
    """The indicator of a condition found by `rule`, which says it is `said`, in this quote of a report.

    Unrest that tells no other cause is over wages where the report speaks of them.
    """
    if said is None:
        return None
    if rule in _UNREST:
        paid = _OVER_PAY.search(quote if rule == "unrest_told" or _OVER_ELSE.search(quote) else report)
        return "withholding_of_wages" if paid else said
    for finer in _FINER:
        if finer.said != said or finer.shown.search(quote) is None:
            continue
        if finer.unless is None or finer.unless.search(quote) is None:
            return finer.to
    return said
