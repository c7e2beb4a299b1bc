"""The mode of the joint posterior, and draws from the Gaussian around it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from tumen.estimate.grid import Array
from tumen.estimate.likelihood import Likelihood

STEPS = 600
"""Most steps of the search for the mode."""

_FIRST_STEPS = 60
"""Steps of the search that looks at the narrow bands only."""

_BENDS = 3
"""Times that draws are put right for the bend of the model."""

_FARTHEST = 1.5
"""Most that one of these may move the logarithm of what a claim speaks of."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Mode:
    """The parameters of highest posterior density, whether the search settled, and its steps."""

    at: Array
    converged: bool
    steps: int


def find_mode(likelihood: Likelihood, *, start: Array | None = None) -> Mode:
    """The mode, from `start` or from the middle of the prior. Deterministic.

    "At least V" allows for far more than V, and a search that begins there need not come back to where most of the
    mass is; so the search begins with the first band of each claim alone.
    """
    from scipy.optimize import minimize

    if not likelihood.observations:
        return Mode(at=np.zeros(likelihood.size), converged=True, steps=0)
    begin, steps = np.zeros(likelihood.size) if start is None else start, 0
    if start is None and any(len(one.bands) > 1 for one in likelihood.observations):
        first = replace(likelihood, narrow=True)
        options = {"maxiter": _FIRST_STEPS, "ftol": 1e-5, "maxcor": 20}
        found = minimize(first.posterior, begin, jac=True, method="L-BFGS-B", options=options)
        begin, steps = found.x, int(found.nit)
    options = {"maxiter": STEPS, "maxfun": 2 * STEPS, "ftol": 1e-7, "gtol": 1e-3, "maxcor": 20}
    found = minimize(likelihood.posterior, begin, jac=True, method="L-BFGS-B", options=options)
    return Mode(at=np.asarray(found.x), converged=bool(found.success), steps=steps + int(found.nit))


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
    """Points of the Gaussian with precision 1 + Jᵀ·diag(w)·J around the mode, `[draw, size]`, put right for bends.

    `noise` are standard normal points `[draw, size]`, which come out as they are where there are no observations;
    `slips` are standard normal numbers `[draw, observation]`. The matrix that is solved has a row for each observation,
    not for each parameter. Where the model bends, a point that agrees with a near-exact count by the tangent does not
    agree with it in truth; a few steps with the same matrix bring it there.
    """
    jacobian, weight, shares = likelihood.information(mode.at)
    if not weight.size:
        return noise + mode.at
    root = np.sqrt(weight)
    scaled = jacobian * root[:, None]
    inner = scaled @ scaled.T
    inner[np.diag_indices_from(inner)] += 1.0
    gain = np.linalg.solve(inner, scaled)
    straight = noise - (noise @ scaled.T + slips) @ gain
    at_mode = likelihood.middles(mode.at[None, :], shares)
    points = straight
    for _ in range(_BENDS):
        bend = likelihood.middles(mode.at + points, shares) - at_mode - points @ jacobian.T
        points = straight - (np.clip(bend, -_FARTHEST, _FARTHEST) * root) @ gain
    return np.asarray(mode.at + points)
