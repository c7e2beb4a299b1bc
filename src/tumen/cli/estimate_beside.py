"""Two estimates side by side: with and without decisions, under the bundled tables and under those of a person."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tumen.cli.estimate_inputs import tell_unused
from tumen.cli.terminal import complain, put_json, put_prose, put_table, tell
from tumen.errors import UnreadableInput
from tumen.nouns import counted

if TYPE_CHECKING:
    from tumen.estimate import Estimate
    from tumen.estimate.data import Priors, Shock
    from tumen.estimate.shifts import Shift
    from tumen.ledger import EstimateRow
    from tumen.pipeline.estimating import Edit

_LEVELS = ("median", "p05", "p25", "p75", "p95")
_SECOND = "needs a second person"


def given_tables(shocks: Path | None, priors: Path | None) -> dict[str, Any]:
    """The tables of these files, as `estimate` takes them. Raises InvalidData for a wrong entry, UnreadableInput."""
    from tumen.estimate.data import load_priors, load_shocks

    given: dict[str, tuple[Shock, ...] | Priors] = {}
    try:
        if shocks is not None:
            given["shocks"] = load_shocks(shocks)
        if priors is not None:
            given["priors"] = load_priors(priors)
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableInput(f"--shocks, --priors: cannot be read as UTF-8 text: {error}.") from error
    return given


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """What the options of the command say: which claims are left, which places are shown, and whether as JSON."""

    left: Callable[[Sequence[Any]], list[Any]]
    places: Callable[[Estimate], set[str]]
    json: bool


def show_beside(
    forms: Sequence[Any],
    run: Callable[..., Estimate],
    tables: Mapping[str, Any],
    shown: Shown,
    *,
    names: Sequence[str],
) -> None:
    """Prints a run under the bundled tables beside one under those given, from the files `names`."""
    from tumen.estimate.shifts import shifts, telling_periods

    kept = shown.left(forms)
    bundled, given = _both(run, kept, kept, then=tables)
    chosen = shown.places(given)
    both = [one for one in shifts(bundled, given) if not chosen or one.after.place in chosen]
    if shown.json:
        put_json(_key(one) | {"bundled": _levels(one.before), "given": _levels(one.after)} for one in both)
        return
    periods = telling_periods(bundled, given)
    put_table(
        f"Under the bundled tables, and with {' and '.join(names)}",
        ("place", "period", "bundled", "given", "shift"),
        [
            (_name(given, one), one.after.period, *_figures(one), _shift(one)[0])
            for one in both
            if one.after.measure == "stock" and one.after.period in periods
        ],
        empty="",
    )
    put_prose("Each: the median, and nine tenths of the chance. The files are those of this run only; nothing is kept.")


def show_since(path: Path | None, since: str, run: Callable[..., Estimate], shown: Shown) -> None:
    """Prints how decisions of the case from `since` on moved the figures, and which need a second person.

    Raises UnreadableInput where there is no case, InvalidForm where its journal has no such decision.
    """
    if path is None:
        raise UnreadableInput("estimate: --since needs a CASE; only a case has a journal of decisions.")
    from tumen.estimate.shifts import shifts, telling_periods
    from tumen.pipeline import open_case
    from tumen.pipeline.estimating import claims_for_estimate, decision_named, edits_since, words_of

    with open_case(path) as case:
        number = decision_named(case, since)
        edits = edits_since(case, number)
        forms = [shown.left(claims_for_estimate(case, before=upto)) for upto in (number, None)]
    before, after = _both(run, *forms, then={})
    tell_unused(dropped for dropped in after.dropped if dropped not in before.dropped)
    chosen = shown.places(after)
    claims = {name for edit in edits for name in (edit.decision.target, edit.decision.other) if name is not None}
    periods = telling_periods(before, after, claims=claims)
    told = [
        one
        for one in shifts(before, after)
        if (not chosen or one.after.place in chosen) and one.after.period in periods
    ]
    # a flow of which nothing is known moves with the prior of its stock
    moved = [one for one in told if one.moved and (one.after.measure == "stock" or not _refused(one))]
    if shown.json:
        put_json(_shift_form(one, edits) for one in moved)
        return
    for words in words_of(edits):
        put_prose(words)
    if not edits:
        put_prose(f"No decision from {number} on stands and bears on the estimate.")
    still = len({one.after.place for one in told} - {one.after.place for one in moved})
    _put_moved(after, moved, edits, number=number, still=still)


def _shift_form(one: Shift, edits: Sequence[Edit]) -> dict[str, Any]:
    decisions = [
        {
            "number": edit.decision.number,
            "action": edit.decision.action,
            "target": edit.decision.target,
            "by": edit.decision.by,
            "second": edit.second,
        }
        for edit in edits
    ]
    return _key(one) | {
        "before": _levels(one.before),
        "after": _levels(one.after),
        "decisions": decisions,
        "outside_half": one.outside,
        "needs_second_person": one.outside and any(edit.second is None for edit in edits),
    }


def _put_moved(after: Estimate, moved: Sequence[Shift], edits: Sequence[Edit], *, number: int, still: int) -> None:
    open_ = [edit for edit in edits if edit.second is None]
    rows = [
        (_name(after, one), one.after.period, one.after.measure, *_figures(one), *_shift(one), _flag(one, open_))
        for one in moved
    ]
    columns = ("place", "period", "what", "before", "after", "median", "low end", "high end", "")
    put_table(f"Moved by what was decided from decision {number} on", columns, rows, empty="No figure moved.")
    if still:
        tell(f"{counted(still, 'other place')} moved by less than a hundredth.")
    if open_ and any(one.outside for one in moved):
        by = " or ".join(sorted({edit.decision.by for edit in open_}))
        put_prose(
            f"A median left the interval that held half of the chance: {_SECOND}. Somebody other than {by} looks at "
            "the claims and, who agrees, takes the same decision once more with `tumen decide` and their own name."
        )


def _flag(one: Shift, open_: Sequence[Edit]) -> str:
    if not one.outside:
        return ""
    return _SECOND if open_ else "left its half; two persons agree"


def _refused(one: Shift) -> bool:
    return one.before.refused and one.after.refused


def _key(one: Shift) -> dict[str, Any]:
    return {"place": one.after.place, "period": one.after.period, "measure": one.after.measure}


def _levels(row: EstimateRow) -> Mapping[str, float]:
    return {name: getattr(row, name) for name in _LEVELS}


def _name(found: Estimate, one: Shift) -> str:
    (node,) = (node for node in found.tree.nodes if node.id == one.after.place)
    parent = "" if node.parent is None or not node.rest else f" of {found.tree.nodes[node.parent].name}"
    return f"{node.name}{parent}"


def _figures(one: Shift) -> tuple[str, str]:
    from tumen.cli.estimate_words import people

    def told(row: EstimateRow) -> str:
        return f"{people(row.median)} ({people(row.p05)} to {people(row.p95)})"

    return told(one.before), told(one.after)


def _shift(one: Shift) -> tuple[str, str, str]:
    median, low, high = (_percent(ratio) for ratio in one.ratios)
    return median, low, high


def _percent(ratio: float) -> str:
    if ratio >= 3:
        return f"× {ratio:.1f}"
    share = round(100 * (ratio - 1))
    return f"{share:+d} %" if share else "0 %"


def _both(
    run: Callable[..., Estimate], before: Sequence[Any], after: Sequence[Any], *, then: Mapping[str, Any]
) -> tuple[Estimate, Estimate]:
    """The two estimates over the same places and months; `then` are options of the second only."""
    complain("two runs: the one to compare with comes first.")
    return run(before, beside=after), run(after, beside=before, **then)
