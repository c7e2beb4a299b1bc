"""`tumen law`: the rules as Tumen has them, and which are in force for whom on a day."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tumen.cli.terminal import put_json, put_prose, put_table, tell
from tumen.cli.words import OPEN
from tumen.errors import InvalidValue
from tumen.nouns import counted

if TYPE_CHECKING:
    from tumen.law import Law, Provision


def command(
    provision: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="A provision, such as UNSCR-2397-8 or 2397-8.")
    ] = None,
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="What is in force on that day.")] = None,
    host: Annotated[
        str | None, typer.Option(metavar="CC", help="What reaches that host state: its ISO 3166 code, such as CN.")
    ] = None,
    folders: Annotated[
        list[Path] | None, typer.Option("--law", metavar="DIR", help="A folder of law of your own; may stand again.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one provision a line as JSON.")] = False,
) -> None:
    """Show the rules: all, one with its elements and sources, or those in force on a day and for a host."""
    from tumen.law import named, provision_form, read_law
    from tumen.ledger import day as read_day

    law, day = read_law(folders or ()), read_day(on, where="--on")
    code = _host(host, law)
    entries = [named(law, provision)] if provision is not None else list(law.provisions)
    if provision is None and day is not None:
        entries = [entry for entry in entries if entry.in_force(day)]
    if as_json:
        put_json(provision_form(entry) | _about(entry, law, day, code) for entry in entries)
        return
    if provision is not None:
        _put_provision(entries[0], law, day, code)
        return
    _put_regimes(law, day)
    if code is not None:
        _put_host(law, code)
    _put_list(entries, law, day, code)
    if day is None:
        _put_traps(law)


def _host(typed: str | None, law: Law) -> str | None:
    if typed is None:
        return None
    code = typed.strip().upper()
    if code in law.state_names:
        return code
    named = [key for key, name in law.state_names.items() if name.casefold() == typed.strip().casefold()]
    if not named:
        raise InvalidValue(f"--host: {typed!r} is no host that the law knows; give an ISO 3166 code such as CN.")
    return named[0]


def _about(entry: Provision, law: Law, day: date | None, host: str | None) -> dict[str, Any]:
    """What the day and the host that are asked about add to a provision."""
    from tumen.law import notes_on, reach, regime_form, standing

    found: dict[str, Any] = {}
    if day is not None:
        found |= {"on": day.isoformat(), "standing": standing(entry, day), "on_that_day": list(notes_on(entry, day))}
        found["regime"] = [regime_form(regime) for regime in law.regimes_on(day)]
    if host is not None:
        reached = reach(law, entry, host, day)
        found |= {"host": host, "reaches": reached.reaches, "because": reached.because}
    return found


def _put_regimes(law: Law, day: date | None) -> None:
    regimes = law.regimes if day is None else law.regimes_on(day)
    tell("The Council's rules on labour" + (f" on {day}" if day is not None else ", through time"))
    for regime in regimes:
        first = f"{regime.start} " if regime.start else ""
        span = f"{first}on: " if regime.end is None else f"{first}to {regime.end}: "
        put_prose(regime.rule, label=span, indent=2)
    tell("")


def _put_host(law: Law, host: str) -> None:
    """What is special about a host: its place under another State, or territory that another controls."""
    name = law.state_name(host)
    if (of := law.member_of_record(host)) != host:
        put_prose(f"{name} stands under the obligations of {law.state_name(of)}.")
    for each in law.contested:
        if host in (each.country, each.controlled_by):
            put_prose(
                f"{', '.join(each.names)}: territory of {law.state_name(each.country)} that "
                f"{law.state_name(each.controlled_by)} controls since {each.since}: {each.treatment}.",
                label="contested: ",
            )


def _put_list(entries: list[Provision], law: Law, day: date | None, host: str | None) -> None:
    from tumen.law import notes_on, reach

    rows = []
    for entry in entries:
        about = "; ".join(notes_on(entry, day)) if day is not None else _dates(entry)
        whom = entry.duty
        if host is not None:
            reached = reach(law, entry, host, day)
            if reached.reaches is False:
                continue
            whom = reached.because
        rows.append((entry.id, entry.title, whom, about or OPEN, entry.confidence))
    columns = ("provision", "title", "for whom", "dates", "confidence")
    title = "Rules" + (f" in force on {day}" if day is not None else "")
    title += f" that reach {law.state_name(host)}" if host is not None else ""
    put_table(title, columns, rows, empty="No rule is in force then.")
    left = len(entries) - len(rows)
    if left and host is not None:
        tell(
            f"{counted(left, 'rule that does not reach', 'rules that do not reach')} {law.state_name(host)} "
            f"{'is' if left == 1 else 'are'} left out; --json tells the reason of each."
        )


def _dates(entry: Provision) -> str:
    end = f" to {entry.in_force_to}" if entry.in_force_to is not None else ""
    parts = [f"in force from {entry.in_force_from}{end}"]
    if entry.deadline is not None:
        parts.append(f"deadline {entry.deadline}")
    if entry.overtaken_from is not None:
        parts.append(f"stricter rule from {entry.overtaken_from}")
    return "; ".join(parts)


def _put_traps(law: Law) -> None:
    for title, lines in (
        ("Dates that are easily got wrong", law.traps),
        ("Not rules on labour, though often taken for them", law.often_confused),
        ("What the press gets wrong", tuple(f"“{says}”: {holds}." for says, holds in law.misstated)),
    ):
        if lines:
            tell("")
            tell(title)
        for line in lines:
            put_prose(line, label="- ", indent=2)


def _put_provision(entry: Provision, law: Law, day: date | None, host: str | None) -> None:
    from tumen.law import notes_on, reach

    put_prose(f"{entry.id}: {entry.title}")
    put_prose(entry.cite, indent=2)
    if entry.quote is not None:
        put_prose(f"“{entry.quote}”", label="text: ", indent=2)
    for label, value in (
        ("adopted", entry.adopted),
        ("in force from", entry.in_force_from),
        ("in force to", entry.in_force_to),
        ("binds from", entry.binding_from),
        ("deadline", entry.deadline),
        ("overdue from", entry.overdue_from),
        ("reports due", ", ".join(map(str, entry.deadlines)) or None),
        ("stricter rule", entry.overtaken_from and f"{entry.overtaken_by}, from {entry.overtaken_from}"),
        ("addressed to", entry.addressee),
        ("duty of", entry.duty),
        ("force", entry.legal_force),
        ("effect", entry.effect),
    ):
        if value is not None:
            put_prose(str(value), label=f"{label:<15}", indent=2)
    if day is not None:
        put_prose("; ".join(notes_on(entry, day)) or "in force", label=f"on {day}  ", indent=2)
    if host is not None:
        reached = reach(law, entry, host, day)
        put_prose(reached.because, label=f"{law.state_name(host)}: ", indent=2)
    _put_parts(entry)
    put_prose(
        entry.confidence + (f"; from memory: {'; '.join(entry.from_memory)}" if entry.from_memory else ""),
        label="confidence: ",
        indent=2,
    )
    put_prose(entry.official_citation, label="citation: ", indent=2)
    for source in entry.sources:
        put_prose(source, label="source: ", indent=2)


def _put_parts(entry: Provision) -> None:
    from tumen.law import alternatives, question

    tell("")
    tell("  Elements")
    for rule in entry.elements:
        others = alternatives(entry, rule)
        either = f" (of {', '.join(others)} one is enough)" if others else ""
        put_prose(f"{rule.statement}{either}", label=f"{rule.id:<6}", indent=4)
        put_prose(rule.test, label="tested by: ", indent=10)
        if (asked := question(rule)) is not None:
            put_prose(asked, label="ask: ", indent=10)
    tell("  Exceptions: only where positively stated" if entry.exceptions else "  No exceptions")
    for each in entry.exceptions:
        put_prose(each.statement, label=f"{each.id}  ", indent=4)
    if entry.what_counts_as:
        tell("  What counts")
    for line in entry.what_counts_as:
        put_prose(line, label="- ", indent=4)
    if entry.notes:
        put_prose(entry.notes, label="notes: ", indent=2)
    tell("")
