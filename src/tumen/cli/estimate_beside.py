"""Two estimates side by side: with and without decisions, under the bundled tables and under those of a person."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tumen.cli.terminal import complain, put_json, put_prose, put_table, tell
from tumen.errors import UnreadableInput

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


def put_beside(
    bundled: Estimate,
    given: Estimate,
    places: Callable[[Estimate], set[str]],
    *,
    names: Sequence[str],
    as_json: bool,
) -> None:
    """Prints two runs side by side, the first under the bundled tables, the second under those of the files `names`."""
    from tumen.estimate.shifts import shifts, telling_periods

    chosen = places(given)
    both = [shift for shift in shifts(bundled, given) if shift.after.place in chosen]
    if as_json:
        put_json(_key(one) | {"bundled": _levels(one.before), "given": _levels(one.after)} for one in both)
        return
    periods = telling_periods(bundled, given)
    shown = [one for one in both if one.after.measure == "stock" and one.after.period in periods]
    put_table(
        f"Under the bundled tables, and with {' and '.join(names)}",
        ("place", "period", "bundled", "given", "shift"),
        [(_name(given, one), one.after.period, *_figures(one), _shift(one)[0]) for one in shown],
        empty="",
    )
    put_prose("Each: the median, and nine tenths of the chance. The files are those of this run only; nothing is kept.")


def put_shifts(
    before: Estimate,
    after: Estimate,
    places: Callable[[Estimate], set[str]],
    *,
    edits: Sequence[Edit],
    number: int,
    as_json: bool,
) -> None:
    """Prints how decisions from `number` on moved the figures, and which need a second person."""
    from tumen.estimate.shifts import shifts, telling_periods
    from tumen.pipeline.estimating import words_of

    chosen = places(after)
    claims = {name for edit in edits for name in (edit.decision.target, edit.decision.other) if name is not None}
    periods = telling_periods(before, after, claims=claims)
    open_ = [edit for edit in edits if edit.second is None]
    of_chosen = [one for one in shifts(before, after) if one.after.place in chosen and one.after.period in periods]
    for one in after.dropped:
        if one not in before.dropped:
            complain(f"not used: {one.claim}: {one.why}")
    moved = [one for one in of_chosen if one.moved and (one.after.measure == "stock" or not _refused(one))]
    if as_json:
        told = [
            {
                "number": edit.decision.number,
                "action": edit.decision.action,
                "target": edit.decision.target,
                "by": edit.decision.by,
                "second": edit.second,
            }
            for edit in edits
        ]
        put_json(
            _key(one)
            | {"before": _levels(one.before), "after": _levels(one.after), "decisions": told}
            | {"outside_half": one.outside, "needs_second_person": one.outside and bool(open_)}
            for one in moved
        )
        return
    for words in words_of(edits):
        put_prose(words)
    if not edits:
        put_prose(f"No decision from {number} on stands and bears on the estimate.")
    rows = [
        (_name(after, one), one.after.period, one.after.measure, *_figures(one), *_shift(one), _flag(one, open_))
        for one in moved
    ]
    columns = ("place", "period", "what", "before", "after", "median", "low end", "high end", "")
    put_table(f"Moved by what was decided from decision {number} on", columns, rows, empty="No figure moved.")
    still = len({one.after.place for one in of_chosen} - {one.after.place for one in moved})
    if still:
        tell(f"{still} other {'place' if still == 1 else 'places'} moved by less than a hundredth.")
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
    from tumen.cli.estimate import people

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


def both_runs(
    run: Callable[..., Estimate], before: Iterable[Any], after: Iterable[Any], *, then: Mapping[str, Any]
) -> tuple[Estimate, Estimate]:
    """The two estimates over the same places and months; `then` are options of the second only."""
    one, two = list(before), list(after)
    complain("two runs: the one to compare with comes first.")
    return run(one, beside=two), run(two, beside=one, **then)
