"""Rows of one ledger share headings and names; that makes none of them a copy of another."""

from __future__ import annotations

from ledger_sheets import csv_bytes

from tumen.extract import extract
from tumen.ledger import Report, effective
from tumen.link import link
from tumen.link.words import words
from tumen.read import Member, read_report
from tumen.read.ledgers import unpack_ledger

HEADINGS = ["Date published", "Outlet", "Country", "City", "Employer", "Sector", "No. of workers", "Quote"]
TOLD = "The women of the plant walked over the bridge in the morning and were counted by the guards twice."


def rows(*quotes: str) -> list[Report]:
    cells = [
        ["2019-05-06", outlet, "China", "Hunchun", "Example Garment Co., Ltd.", "garment", str(number), quote]
        for number, (outlet, quote) in enumerate(zip(("Example Wire", "Example Daily"), quotes, strict=True), start=90)
    ]
    found = unpack_ledger(csv_bytes([HEADINGS, *cells]), name="a.csv")
    return [read_report(one.data, name=one.name) for one in found if isinstance(one, Member)]


def copied(reports: list[Report]) -> list[str]:
    claims = [claim for report in reports for claim in extract(report).claims]
    lineage = link(reports, effective(claims, ())).lineage
    return [why for edge in lineage.retellings for why in edge.evidence if why.startswith("shares")]


def test_only_prose_counts_as_words_of_a_row() -> None:
    (report, _) = rows("Many women came.", "")
    assert words(report).words == ("many", "women", "came")
    assert [report.text[a:b] for a, b in zip(words(report).starts, words(report).ends, strict=True)] == [
        "Many", "women", "came",
    ]  # fmt: skip


def test_shared_headings_and_names_are_no_copying_and_a_shared_quote_is() -> None:
    assert copied(rows("Many women came.", "Others left.")) == []
    assert copied(rows(TOLD, TOLD)) == ["shares 100% of its words in runs of eight or more, 19 in the longest"]
