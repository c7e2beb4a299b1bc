"""Drafts of one sentence that tell the same thing twice: further indicators of a phrase, a share without its figure."""

from __future__ import annotations

from tumen.extract.drafts import Draft


def first_named(drafts: list[Draft]) -> list[Draft]:
    """Without the further indicators of one phrase: the first named stands for it (ruling 36).

    Unrest over pay is told by the pay that is kept back (ruling 13). A share without a figure falls where the same
    sentence gives the figure.
    """
    return [
        one
        for one in drafts
        if not any(
            (_is_same_phrase(one, other) and _outranks(other, one)) or _gives_figure(other, one)
            for other in drafts
            if other is not one
        )
    ]


def _is_same_phrase(one: Draft, other: Draft) -> bool:
    if one.kind != "condition" or other.kind != "condition" or one.place != other.place:
        return False
    shared = min(one.end, other.end) - max(one.start, other.start)
    return 2 * shared >= max(one.end - one.start, other.end - other.start)


_UNREST = frozenset({"unrest", "unrest_told"})


def _outranks(one: Draft, other: Draft) -> bool:
    """Whether the first of two indicators of a phrase stands for it."""
    unpaid = [draft.indicator == "withholding_of_wages" for draft in (one, other)]
    if any(unpaid) and not all(unpaid) and {one.rule, other.rule} & _UNREST:
        return unpaid[0]
    first, second = (draft.spans["indicator"].spans[0] for draft in (one, other))
    return (first, -one.score, one.rule) < (second, -other.score, other.rule)


def _gives_figure(one: Draft, other: Draft) -> bool:
    """Whether the first tells in figures the share of pay of which the second speaks in general words."""
    if one.kind != "pay" or other.kind != "pay" or one.money is None or other.money is None:
        return False
    vague = other.money.share is None and other.money.currency is None
    return vague and (one.money.share is not None or (one.rule != "bribe" and one.money.currency is not None))
