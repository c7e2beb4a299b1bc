"""`tumen show CASE practices` and `forced-labour`: what reports signal of each employer, site, place and host State."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tumen.cli.terminal import put_json, put_prose, put_table
from tumen.cli.words import OPEN, value
from tumen.ledger import FORCES, PRACTICE_STANDINGS, ForcedLabourFinding, PracticeFinding, Setting, plain_form
from tumen.nouns import counted
from tumen.publish.words import say

if TYPE_CHECKING:
    from tumen.case import Case
    from tumen.law import Law


def put_signalled(case: Case, *, forced: bool, law: tuple[Path, ...], as_json: bool) -> None:
    """The signs of forced labour of a case, or its practices, with what the folders of `law` add to ours."""
    from tumen.law import bundled, read_law

    (put_forced_labour if forced else put_practices)(case, read_law(law) if law else bundled(), as_json)


def put_practices(case: Case, law: Law, as_json: bool) -> None:
    """The practices that are signalled in a case, the best supported first."""
    from tumen.assess import practices

    found = practices(
        case.incidents(),
        claims={claim.id: claim for claim in case.claims()},
        reports={report.id: report for report in case.reports()},
        lineage=case.lineage(),
        facts=case.facts(),
        law=law,
        same_employers=case.effective().same_employers,
    )
    if as_json:
        put_json(plain_form(finding) for finding in found)
        return
    ranked = sorted(found, key=lambda one: (PRACTICE_STANDINGS.index(one.standing), -len(one.origins)))
    rows = [
        (
            one.name,
            _setting(one.setting),
            _when(value("time", one.period), bounded=one.bounded),
            f"{say('practice standing', one.standing)} ({_origins(one)})",
            "; ".join(signal.says for signal in one.signals) or OPEN,
            _strains(one),
            one.ask,
        )
        for one in ranked
    ]
    columns = ("practice", "told of", "when", "standing", "what is told", "strains", "what would tell")
    put_table("Practices that reports signal", columns, rows, empty="No practice is signalled in this case.")
    if rows:
        put_prose("A signal is what reports tell, not a fact; two support a practice. `tumen explain` has the words.")


def put_forced_labour(case: Case, law: Law, as_json: bool) -> None:
    """The signs of forced labour that are told in a case, those that go furthest first."""
    from tumen.assess import forced_labour

    found = forced_labour(
        case.incidents(),
        claims={claim.id: claim for claim in case.claims()},
        reports={report.id: report for report in case.reports()},
        lineage=case.lineage(),
        facts=case.facts(),
        law=law,
        same_employers=case.effective().same_employers,
    )
    if as_json:
        put_json(plain_form(finding) for finding in found)
        return
    ranked = sorted(found, key=lambda one: (FORCES.index(one.force), -len(one.origins)))
    rows = [
        (
            _setting(one.setting),
            _when(value("time", one.period), bounded=one.bounded),
            say("force", one.force) or OPEN,
            _indicators(one),
            one.why,
            " ".join(one.gaps[:_GAPS]),
        )
        for one in ranked
    ]
    columns = ("told of", "when", "how far", "signs", "why", "what to ask first")
    empty = "No sign of forced labour is told of an employer, a site or a place in this case."
    put_table("Signs of forced labour, if the claims are true", columns, rows, empty=empty)
    if rows:
        put_prose("The number beside a sign is that of its independent origins; --json has all questions.")


_GAPS = 1
"""Questions of a finding that a table shows."""


def _setting(setting: Setting) -> str:
    host = f", {setting.host}" if setting.host and setting.of != "host" else ""
    return f"{setting.name}{host} ({say('setting', setting.of)})" if setting.key else setting.name


def _when(text: str, *, bounded: bool) -> str:
    return f"{text} (bounds)" if bounded and text != OPEN else text


def _origins(one: PracticeFinding) -> str:
    number = len(one.origins)
    return counted(number, "origin") if number else "no known origin"


_PART = {"in_force": "", "in_part": " (part of the time)", "unknown": " (day not known)"}


def _strains(one: PracticeFinding) -> str:
    bearing = [strain for strain in one.strains if strain.state in _PART]
    return "; ".join(strain.provision + _PART[strain.state] for strain in bearing) or OPEN


def _indicators(one: ForcedLabourFinding) -> str:
    return ", ".join(f"{say('indicator', each.indicator)} {len(each.origins)}" for each in one.indicators)
