"""The mode of the joint posterior, and draws from the Gaussian around it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from tumen.estimate.grid import Array
from tumen.estimate.likelihood import Likelihood

if TYPE_CHECKING:
    from scipy.sparse import csr_array

_ROUNDS, _ROUND = 8, 40
"""Most rounds of the search for the mode, and most steps of each."""

_STEP, _FAR = 1.5, 3.0
"""Steps in which the scale of volatility is sought, and how far, in sd of its prior."""

_COARSE, _FINE = 1e-6, 1e-8
"""Share of its height by which the last step of a round may still raise it: while scales are sought, and at the end."""

_WITHIN = float(_STEP / np.sqrt(12.0))
"""The sd of a scale of volatility within the step that a cell stands for."""

_SLIGHT = 0.03
"""Share of the evidence below which a volatility that was tried is ruled out."""

_GOLDEN = (5**0.5 - 1) / 2
"""Its multiples are spread most evenly over 0 to 1."""

_BENDS = 3
"""Times that draws are put right for the bend of the model."""

_FARTHEST = 1.5
"""Most that one of these may move the logarithm of what a claim speaks of."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """A mode with the scales of volatility held near some value, and the share of the posterior that lies there."""

    at: Array
    share: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Mode:
    """The parameters of highest posterior density given the scales, whether the search settled, and its steps.

    `cells` are the modes at the scales that the evidence does not rule out, `at` among them, in the order of the
    scales; none without observations.
    """

    at: Array
    converged: bool
    steps: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Warm:
    """Where a search ended, by the name of each parameter, for a search with nearly the same claims to begin at.

    The names hold over other months, places and claims: what is no longer there is passed over, what is new begins at
    the middle of its prior. `cells` has the values of each cell, with its share.
    """

    cells: tuple[tuple[Mapping[object, float], float], ...]

    @classmethod
    def of(cls, likelihood: Likelihood, mode: Mode) -> Warm:
        """The end of the search that gave this mode."""
        names = [*likelihood.process.names, *likelihood.names]
        return cls(cells=tuple((dict(zip(names, one.at.tolist(), strict=True)), one.share) for one in mode.cells))

    def begin(self, likelihood: Likelihood) -> list[tuple[Array, float]]:
        """The points of the parameters of this likelihood at which the search begins, with their shares."""
        names = [*likelihood.process.names, *likelihood.names]
        return [(np.array([values.get(name, 0.0) for name in names]), share) for values, share in self.cells]


def find_mode(likelihood: Likelihood, *, warm: Warm | None = None) -> Mode:
    """The mode, from the middle of the prior. Deterministic.

    "At least V" allows for far more than V, and a search that begins there need not come back to where most of the
    mass is; so the search begins with the first band of each claim alone. It goes on in rounds, each in a space
    whitened by the curvature at its beginning, since near-exact counts make the plain space long and narrow.

    Scales are held: a mode over them and what they scale would make them far too wide, because one number that grows
    saves the squares of hundreds. The volatility is sought where the evidence (the height of the mode and the volume
    around it) is greatest, and every value that was tried keeps the share of the evidence that it has (a mixture over
    a grid: Rue, Martino and Chopin 2009, section 3), so that two nearly equal volatilities are both in the draws.

    With `warm` the search begins where an earlier one ended, and the volatilities are held with the shares that they
    had: a change of a few claims hardly moves them, and seeking them is most of the work.
    """
    if not likelihood.observations:
        return Mode(at=np.zeros(likelihood.size), converged=True, steps=0, cells=())
    if warm is not None:
        return _ended(likelihood, warm.begin(likelihood), steps=0)
    at, _, steps = _round(replace(likelihood, narrow=True), np.zeros(likelihood.size), most=_ROUND, tolerance=_COARSE)
    fits: dict[tuple[float, float], tuple[float, Array]] = {}

    def attempt(place: float, host: float, begin: Array) -> float:
        nonlocal steps
        if (place, host) not in fits:
            here = begin.copy()
            here[likelihood.scales[:2]] = host, place
            here, _, more = _settled(likelihood, here)
            steps += more
            fits[place, host] = (_evidence(likelihood, here), here)
        return fits[place, host][0]

    best = (0.0, 0.0)
    attempt(*best, at)
    for axis in (0, 1):
        for step in (_STEP, -_STEP):
            moved = False
            trial = _stepped(best, axis, step)
            while abs(trial[axis]) <= _FAR and attempt(*trial, fits[best][1]) > fits[best][0]:
                best, moved = trial, True
                trial = _stepped(best, axis, step)
            if moved:
                break
    tried = sorted(fits)
    shares = np.exp(np.array([fits[one][0] for one in tried]) - fits[best][0])
    shares /= shares.sum()
    shares[shares < _SLIGHT] = 0.0
    kept = [(fits[one][1], float(share / shares.sum())) for one, share in zip(tried, shares, strict=True) if share]
    return _ended(likelihood, kept, steps=steps)


def _ended(likelihood: Likelihood, begin: Sequence[tuple[Array, float]], *, steps: int) -> Mode:
    """The end of the search from each of the points, closely."""
    cells, settled = [], []
    for point, share in begin:
        at, converged, more = _settled(likelihood, point, tolerance=_FINE)
        cells.append(Cell(at=at, share=share))
        settled.append(converged)
        steps += more
    largest = max(cells, key=lambda cell: cell.share)
    return Mode(at=largest.at, converged=all(settled), steps=steps, cells=tuple(cells))


def _settled(likelihood: Likelihood, begin: Array, *, tolerance: float = _COARSE) -> tuple[Array, bool, int]:
    """Rounds from a point with the scales held there: where they end, whether they settled, their steps."""
    at, steps, converged = begin, 0, False
    for _ in range(_ROUNDS):
        at, converged, more = _round(likelihood, at, most=_ROUND, tolerance=tolerance)
        steps += more
        if converged:
            break
    return at, converged, steps


def _stepped(levels: tuple[float, float], axis: int, step: float) -> tuple[float, float]:
    return (levels[0] + step, levels[1]) if axis == 0 else (levels[0], levels[1] + step)


def _evidence(likelihood: Likelihood, at: Array) -> float:
    """Log of the posterior mass around a mode, up to a constant."""
    inner = _Tangent.at(likelihood, at).inner
    return -likelihood.posterior(at)[0] - 0.5 * float(np.linalg.slogdet(inner + np.eye(inner.shape[0]))[1])


@dataclass(frozen=True, kw_only=True, slots=True)
class _Tangent:
    """What the observations look like near a point, the scales held.

    `slopes` are the derivatives of each observation's middle, `[observation, size]`, mostly 0: an observation reaches
    the parameters of its places and its source only. `scaled` is √w times these, `inner` scaled·scaledᵀ, and 1 +
    scaledᵀ·scaled the precision. `shares` are those of the candidates.
    """

    slopes: csr_array
    scaled: csr_array
    root: Array
    shares: Array
    inner: Array

    @classmethod
    def at(cls, likelihood: Likelihood, point: Array) -> _Tangent:
        from scipy.sparse import csr_array

        jacobian, weight, shares = likelihood.information(point)
        jacobian[:, likelihood.scales] = 0.0
        root = np.sqrt(weight)
        slopes = csr_array(jacobian)
        scaled = csr_array(slopes * root[:, None])
        return cls(slopes=slopes, scaled=scaled, root=root, shares=shares, inner=(scaled @ scaled.T).toarray())


def _round(likelihood: Likelihood, begin: Array, *, most: int, tolerance: float) -> tuple[Array, bool, int]:
    """L-BFGS of at most so many steps in z, where x = begin + H^(−1/2)·z: the point, whether it settled, the steps."""
    from scipy.optimize import minimize

    tangent = _Tangent.at(likelihood, begin)
    values, vectors = np.linalg.eigh(tangent.inner)
    # (1 + SᵀS)^(−1/2) is 1 + Sᵀ·M·S with M as large as the observations; M is −1/2 where a direction is flat
    root = np.sqrt(1.0 + np.maximum(values, 0.0))
    middle = (vectors * (-1.0 / (root * (1.0 + root)))) @ vectors.T
    scaled, back = tangent.scaled, tangent.scaled.T.tocsr()

    def whitened(z: Array) -> Array:
        return np.asarray(z + back @ (middle @ (scaled @ z)))

    def value(z: Array) -> tuple[float, Array]:
        height, slope = likelihood.posterior(begin + whitened(z))
        slope[likelihood.scales] = 0.0
        return height, whitened(slope)

    options = {"maxiter": most, "ftol": tolerance, "gtol": 1e-3, "maxcor": 15}
    found = minimize(value, np.zeros(begin.size), jac=True, method="L-BFGS-B", options=options)
    return begin + whitened(np.asarray(found.x)), bool(found.success), int(found.nit)


def named_noise(names: Iterable[object], *, seed: int, draws: int) -> Array:
    """Standard normal numbers, `[draw, name]`, that depend on the name and the seed only.

    So an edit of one claim leaves the noise of all others as it was, and a shift that is shown is that of the edit.
    """
    columns = []
    for name in names:
        digest = hashlib.sha256(repr(name).encode()).digest()
        key = [seed, *(int.from_bytes(digest[at : at + 4], "big") for at in range(0, 16, 4))]
        columns.append(np.random.default_rng(key).standard_normal(draws))
    return np.array(columns).T if columns else np.zeros((draws, 0))


def draw(likelihood: Likelihood, mode: Mode, *, noise: Array, slips: Array) -> Array:
    """Points of the Gaussians with precision 1 + Jᵀ·diag(w)·J around the modes of the cells, `[draw, size]`, put right
    for bends; each cell has its share of the points.

    `noise` are standard normal points `[draw, size]`, which come out as they are where there are no observations;
    `slips` are standard normal numbers `[draw, observation]`. The matrix that is solved has a row for each observation,
    not for each parameter. Where the model bends, a point that agrees with a near-exact count by the tangent does not
    agree with it in truth; a few steps with the same matrix bring it there.
    """
    if not likelihood.observations:
        return noise + mode.at
    # spread evenly over the draws, so that their order tells nothing and a small change of shares moves few of them
    even = (np.arange(len(noise)) * _GOLDEN) % 1.0
    ends = np.cumsum([cell.share for cell in mode.cells])
    which = np.minimum(np.searchsorted(ends, even, side="right"), len(mode.cells) - 1)
    points = np.empty_like(noise)
    for number, cell in enumerate(mode.cells):
        own = which == number
        if own.any():
            points[own] = _drawn(likelihood, cell.at, noise=noise[own], slips=slips[own])
    return points


def _drawn(likelihood: Likelihood, at: Array, *, noise: Array, slips: Array) -> Array:
    """The points of one cell."""
    from scipy.linalg import cho_factor, cho_solve

    tangent = _Tangent.at(likelihood, at)
    factor = cho_factor(tangent.inner + np.eye(tangent.root.size), overwrite_a=True)
    scaled, back, root, shares = tangent.scaled, tangent.scaled.T.tocsr(), tangent.root[:, None], tangent.shares

    def away(apart: Array) -> Array:
        # what takes points nearest to where the observations, `[observation, draw]`, lie so far apart by the tangent
        return np.asarray((back @ cho_solve(factor, apart)).T)

    straight = noise.copy()
    straight[:, likelihood.scales[:2]] *= _WITHIN
    straight -= away(scaled @ straight.T + slips.T)
    at_mode = likelihood.middles(at[None, :], shares)
    points = straight
    for _ in range(_BENDS):
        bend = (likelihood.middles(at + points, shares) - at_mode).T - tangent.slopes @ points.T
        points = straight - away(np.clip(bend, -_FARTHEST, _FARTHEST) * root)
    return np.asarray(at + points)
