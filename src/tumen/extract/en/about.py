"""Whether a report is about the sending state's workers abroad, asked before anything else is looked for in it."""

from __future__ import annotations

from tumen.extract.en.groups import groups_in
from tumen.extract.en.passage import is_about, may_be_about
from tumen.extract.en.text import cut
from tumen.extract.en.values import values_of
from tumen.ledger import Report


def is_about_workers(report: Report) -> bool:
    """Whether an English report says so in plain words, or names the state and tells of work abroad."""
    text = cut(report.text, report.furniture)
    values = values_of(report)
    groups = [groups_in(sentence, values) for sentence in text.sentences]
    return is_about(text, groups) or may_be_about(text, values, groups)
