"""What an incident signals, in sentences: practices, and signs of forced labour."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tumen.serve.incident_page import IncidentPage
    from tumen.serve.pages import Link
    from tumen.serve.signal_lines import ForcedLabourLine, PracticeLine


def signalled(page: IncidentPage) -> Iterator[tuple[int, str]]:
    """The paragraphs, each after how many spaces it begins; none where nothing is signalled."""
    if page.practices:
        yield 0, ""
        yield 0, "Practices that it signals (what reports tell, not a fact)"
        for practice in page.practices:
            yield from _practice(practice)
    if page.forced_labour:
        yield 0, ""
        yield 0, "Signs of forced labour, if the claims are true"
        for finding in page.forced_labour:
            yield from _forced(finding)


def _practice(one: PracticeLine) -> Iterator[tuple[int, str]]:
    yield 2, f"{one.standing.label}: {one.why}"
    for signal in one.signals:
        yield 4, f"{signal.says}:"
        yield from _claims(signal.claims)
        yield from _claims(signal.general, " (told of the whole host State)")
    for label, claims in (
        ("told as planned or possible, counted for nothing:", one.planned),
        ("against it:", one.against),
        ("tells of what it is confused with:", one.look_alike),
    ):
        if claims:
            yield 4, label
            yield from _claims(claims)
    yield 4, f"easily confused with: {one.confused_with}"
    yield 4, f"what would tell: {one.ask}"
    yield 4, f"what would support it: {one.would_support}"
    for strain in one.strains:
        yield 4, f"strains {strain.provision}: {strain.why}"
    if one.legal_note is not None:
        yield 4, f"to mind: {one.legal_note}"


def _forced(one: ForcedLabourLine) -> Iterator[tuple[int, str]]:
    yield 2, f"{one.force.label}: {one.why}"
    for sign in one.indicators:
        yield 4, f"{sign.indicator.label} ({', '.join(sign.origins) or 'no known origin'}):"
        yield from _claims(sign.claims)
        yield from _claims(sign.against, " (denies it)")
    yield 4, f"menace of penalty: {', '.join(one.menace) or 'not told'}"
    yield 4, f"not freely chosen: {', '.join(one.involuntary) or 'not told'}"
    for gap in one.gaps:
        yield 4, f"open: {gap}"


def _claims(claims: tuple[Link, ...], after: str = "") -> Iterator[tuple[int, str]]:
    for claim in claims:
        yield 6, f"{claim.text}{after}"
