"""`tumen extract --why`: which rules matched a text, which almost did, and what spoke against them."""

from __future__ import annotations

from itertools import groupby

from tumen.cli.terminal import put_json, put_table, tell
from tumen.errors import UnreadableInput


def put_reasons(text: str, *, least: float | None, as_json: bool) -> None:
    """A table for each sentence of the text, or one object a rule. Raises UnreadableInput for an empty text."""
    from tumen.extract import why
    from tumen.ledger import Report

    if not text.strip():
        raise UnreadableInput("extract: --why got an empty text; give a sentence or a passage.")
    report = Report(id="why", name="why", text=text, media_type="text/plain", language="en")
    reasons = why(report, least=least)
    if as_json:
        put_json(
            {
                "sentence": one.sentence,
                "rule": one.rule,
                "kind": one.kind,
                "words": one.words,
                "start": one.start,
                "end": one.end,
                "score": one.score,
                "outcome": one.outcome,
                "against": list(one.against),
                "missing": list(one.missing),
            }
            for one in reasons
        )
        return
    if not reasons:
        tell("No rule matches this text, and none comes near.")
    for number, group in groupby(reasons, key=lambda one: one.sentence):
        rows = list(group)
        if rows[0].outcome == "off topic":
            tell(
                f"sentence {number + 1}: not looked at; nothing says that it is about the sending state's workers "
                f"abroad: {rows[0].words}"
            )
            continue
        put_table(
            f"sentence {number + 1}",
            ("outcome", "kind", "rule", "score", "words", "why"),
            [
                (
                    one.outcome,
                    one.kind or "-",
                    one.rule or "-",
                    "-" if one.score is None else f"{one.score:.2f}",
                    one.words,
                    f"missing: {' or '.join(one.missing)}"
                    if one.missing
                    else "against: " + "; ".join(one.against)
                    if one.against
                    else "",
                )
                for one in rows
            ],
            empty=f"sentence {number + 1}: no rule matches, and none comes near.",
        )
