"""From claims and a tree of places to stocks and flows: the one entry of the estimator."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from tumen.errors import InvalidForm
from tumen.estimate.bayes import Sample, agreement_words, sample
from tumen.estimate.data import Priors, Shock, priors, shocks
from tumen.estimate.fit import Warm, draw, find_mode, named_noise
from tumen.estimate.fitted import Fitted
from tumen.estimate.gazetteer import grown
from tumen.estimate.grid import Array, make_grid
from tumen.estimate.kalman import smooth
from tumen.estimate.likelihood import Likelihood
from tumen.estimate.months import month_words, read_month
from tumen.estimate.observe import Observation, observe
from tumen.estimate.process import Process
from tumen.estimate.series import Series, mixed, rows_of, simulate
from tumen.estimate.tellings import Telling, read_tellings
from tumen.estimate.tree import Tree, tree_of
from tumen.ledger import Diagnostics, Dropped, EstimateRow, Method

METHODS = ("kalman", "joint", "bayes")

DRAWS = 400

_LONGEST = 480
"""Months of the longest run: forty years."""

_EMPTY = 12
"""Months of a run without any claim and without months asked for."""


def _silent(_: str) -> None:
    return None


@dataclass(frozen=True, kw_only=True, slots=True)
class Estimate:
    """What a run gives: rows in the order of the tree, what took no part, how the fit went, and the draws behind.

    Of the sampled model the draws of places that passed are those of the chains, and of the others those of the joint
    model; a draw is one state of the world within either, not across them.
    """

    rows: tuple[EstimateRow, ...]
    dropped: tuple[Dropped, ...]
    diagnostics: Diagnostics
    tree: Tree
    first: int
    last: int
    observations: tuple[Observation, ...]
    series: Series = field(repr=False, compare=False)
    warm: Warm | None = field(repr=False, compare=False)
    """Where the search for the mode ended; None where there was none."""
    tellings: tuple[Telling, ...] = field(default=(), repr=False, compare=False)
    fitted: Fitted | None = field(default=None, repr=False, compare=False)
    """The fit behind the draws; None for a model that has no mode."""

    def draws(self, place: str) -> Array:
        """Draws of the stock of a place, `[draw, month]`, for the months `first` to `last`.

        Raises InvalidForm for a place that is not in the tree.
        """
        for index, node in enumerate(self.tree.nodes):
            if node.id == place:
                return self.series.stock[:, index]
        raise InvalidForm(f"place: {place!r} is not in the tree of places; use the id of one of its nodes.")


def places_of(claims: Iterable[Mapping[str, Any]], *, tree: Sequence[Mapping[str, Any]] | Tree | None) -> Tree:
    """The places over which `estimate` runs for these claims and this tree. Raises InvalidForm as it does."""
    if tree is None:
        return grown(read_tellings(claims, absurd=_bundled_priors().absurd)[0])[1]
    return tree if isinstance(tree, Tree) else tree_of(tree)


def estimate(
    claims: Iterable[Mapping[str, Any]],
    *,
    tree: Sequence[Mapping[str, Any]] | Tree | None,
    seed: int = 1,
    model: Method = "joint",
    first: str | None = None,
    last: str | None = None,
    draws: int = DRAWS,
    shocks: Sequence[Shock] | None = None,
    priors: Priors | None = None,
    warm: Warm | None = None,
    whole_years: bool = False,
    beside: Iterable[Mapping[str, Any]] = (),
    progress: Callable[[str], None] = _silent,
) -> Estimate:
    """Stocks and flows of every node of the tree, from claims in their JSON form.

    Without a tree (None) it is grown from the gazetteer for the places that the claims name. `beside` are the claims of
    another run that this one is compared with: both then have the same places, months and noise.
    `first` and `last` are months such as `2019-06`; without them the run covers the months that claims speak of, or
    with `whole_years` the years around these. The result depends on the set of claims, tree, shocks, priors, seed and
    number of draws only, and on `warm`: that of an earlier estimate with nearly the same claims makes the search much
    shorter, and holds the volatility it found.

    The model `bayes` samples the posterior of `joint`; where its chains do not agree about a place, the figures are
    those of `joint` and provisional.

    Raises InvalidForm for a tree or months that cannot be used.
    """
    if model not in METHODS:
        raise InvalidForm(f"model: {model!r} is not known; use one of {', '.join(METHODS)}.")
    if draws < 2:
        raise InvalidForm(f"draws: {draws} is too few; use at least 2.")
    table = _bundled_priors() if priors is None else priors
    known = _bundled_shocks() if shocks is None else tuple(shocks)
    begin = None if first is None else read_month(first, where="from")
    end = None if last is None else read_month(last, where="to")
    if begin is not None and end is not None and begin > end:
        raise InvalidForm(f"from {first} lies after to {last}; swap them.")
    tellings, unread = read_tellings(claims, absurd=table.absurd)
    others, _ = read_tellings(beside, absurd=table.absurd)
    if tree is None:
        both, places = grown([*tellings, *others])
        tellings, others = both[: len(tellings)], both[len(tellings) :]
    else:
        places = tree if isinstance(tree, Tree) else tree_of(tree)
    observations, unused, notes = observe(tellings, tree=places, priors=table)
    observations, outside, span = _within(observations, begin, end)
    if compared := observe(others, tree=places, priors=table)[0]:
        theirs = _within(compared, begin, end)[2]
        span = (min(span[0], theirs[0]), max(span[1], theirs[1])) if observations else theirs
    begin, end = span[0] if begin is None else begin, span[1] if end is None else end
    if whole_years:
        begin, end = begin if first else begin - begin % 12, end if last else end + 11 - end % 12
    if begin > end:
        raise InvalidForm(f"from {month_words(begin)} lies after to {month_words(end)}; give both months.")
    # one month more: flows of the first month need the stock before it
    grid_first, grid_last = min(begin, span[0]) - 1, max(end, span[1])
    grid = make_grid(tree=places, first=grid_first, last=grid_last, shocks=known, priors=table)
    process = Process(tree=places, grid=grid, priors=table)
    months, skip = end - begin + 1, begin - grid_first
    random = np.random.default_rng(seed)
    converged, steps, ended, fitted = True, 0, None, None
    chains: Sample | None = None
    agreed: tuple[int, ...] = ()
    if model == "kalman":
        progress(f"smoothing {len(places.nodes)} places over {months} months")
        noise = random.standard_normal((draws, len(places.nodes), grid.months))
        own, before = (one[:, :, skip : skip + months] for one in smooth(process, observations, noise=noise))
        posterior, prior = (Series(stock=one, inflow=None, outflow=None) for one in (own, before))
    else:
        likelihood = Likelihood(process=process, observations=observations)
        progress(f"{len(observations)} observations, {likelihood.size} parameters: looking for the mode")
        mode = find_mode(likelihood, warm=warm)
        converged, steps = mode.converged, mode.steps
        # without observations no volatility was sought that a later search could hold
        ended = Warm.of(likelihood, mode) if observations else None
        progress(f"mode after {steps} steps: drawing {draws} points")
        noise = random.standard_normal((draws, process.size))
        errors = named_noise(likelihood.names, seed=seed, draws=draws)
        slips = named_noise((one.exact for one in observations), seed=seed, draws=draws)
        points = draw(likelihood, mode, noise=np.hstack([noise, errors]), slips=slips)
        posterior = simulate(process, points, skip=skip, months=months)
        prior = simulate(process, noise, skip=skip, months=months)
        fitted = Fitted(tellings=tuple(tellings), likelihood=likelihood, mode=mode, noise=noise, seed=seed)
        if model == "bayes" and observations:
            inside = slice(skip, skip + months)
            chains = sample(likelihood, mode, seed=seed, draws=draws, months=inside, progress=progress)
            agreed = tuple(np.flatnonzero(chains.passed).tolist())
            sampled = simulate(process, chains.points, skip=skip, months=months)
            posterior = mixed(posterior, sampled, agreed)
            notes.append(agreement_words(chains, places))
    if not converged:
        notes.append("the search for the mode did not settle; the figures may be off.")
    rows = rows_of(
        posterior, prior, tree=places, first=begin, observations=observations, refusal=table.refusal, agreed=agreed
    )
    used = sum(len(one.claims) for one in observations)
    return Estimate(
        rows=tuple(rows),
        dropped=tuple(sorted([*unread, *unused, *outside], key=lambda one: (one.claim, one.why))),
        diagnostics=Diagnostics(
            method=model,
            used=used,
            observations=len(observations),
            converged=converged,
            steps=steps,
            notes=tuple(notes),
            chains=() if chains is None else tuple(chains.of(places)),
            divergent=0 if chains is None else chains.divergent,
        ),
        tree=places,
        first=begin,
        last=end,
        observations=tuple(observations),
        series=posterior,
        warm=ended,
        tellings=tuple(tellings),
        fitted=fitted,
    )


def _bundled_priors() -> Priors:
    return priors()


def _bundled_shocks() -> tuple[Shock, ...]:
    return shocks()


def _within(
    observations: Sequence[Observation], begin: int | None, end: int | None
) -> tuple[list[Observation], list[Dropped], tuple[int, int]]:
    """Observations that fit into the longest run, the others, and the months that the former speak of."""
    if begin is not None and end is not None and end - begin >= _LONGEST:
        raise InvalidForm(f"from {month_words(begin)} to {month_words(end)} is more than {_LONGEST} months.")
    spans = [
        (int(min(w.start for w in one.windows)), -int(-max(w.end for w in one.windows)) - 1) for one in observations
    ]
    ends = sorted(last for _, last in spans)
    anchor = end if end is not None else (begin if begin is not None else (ends[-1] if ends else None))
    if anchor is None:
        # nothing to go by: the year of the return deadline, which every host knows
        return [], [], (2019 * 12, 2019 * 12 + _EMPTY - 1)
    lowest = max(anchor, ends[-1] if ends else anchor) - _LONGEST + 1
    if begin is not None:
        lowest = min(lowest, begin)
    kept, inside, dropped = [], [], []
    for one, (start, stop) in zip(observations, spans, strict=True):
        if start >= lowest:
            kept.append(one)
            inside.append((start, stop))
            continue
        why = f"it speaks of {month_words(max(start, 0))}, more than {_LONGEST // 12} years before the rest."
        dropped += [Dropped(claim=claim, why=why) for claim in one.claims]
    first = min((start for start, _ in inside), default=begin if begin is not None else anchor - _EMPTY + 1)
    last = max((stop for _, stop in inside), default=end if end is not None else max(anchor, first + _EMPTY - 1))
    return kept, dropped, (first, last)
