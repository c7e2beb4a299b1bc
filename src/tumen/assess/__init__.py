"""Assessing: every incident against every provision that could bear on it at its date and place.

Pure: takes and gives values of the ledger and reads only the law's and its own package data.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tumen.assess.conduct import gather
from tumen.assess.forced_labour import forced_labour
from tumen.assess.judge import bears, judge
from tumen.assess.lines import Line, read_line
from tumen.assess.misstated import Misstatement, misstatements
from tumen.assess.practices import practices
from tumen.assess.strength import origins_by_family, strength
from tumen.assess.told import told
from tumen.assess.verdicts import replay
from tumen.law import Law, bundled
from tumen.ledger import Claim, Finding, Incident, Report, StatedFact

__all__ = [
    "Line",
    "Misstatement",
    "assess",
    "forced_labour",
    "misstatements",
    "origins_by_family",
    "practices",
    "read_line",
    "replay",
    "strength",
    "told",
]


def assess(
    incidents: Sequence[Incident],
    *,
    claims: Mapping[str, Claim],
    reports: Mapping[str, Report],
    facts: Sequence[StatedFact] = (),
    law: Law | None = None,
) -> tuple[Finding, ...]:
    """The findings of all incidents under `law` (that which comes with Tumen, where none is given).

    They are ordered by incident id, provision (in the order of the law's files) and days. `claims` are by id, `reports`
    by report id. Raises InvalidValue where an incident names a claim or a claim a report that is not given, or where a
    stated fact is not of the vocabulary.
    """
    rules = law or bundled()
    return tuple(
        finding
        for conduct in gather(incidents, claims=claims, reports=reports, facts=facts, law=rules)
        for provision in rules.provisions
        if bears(provision, conduct)
        for finding in judge(provision, conduct)
    )
