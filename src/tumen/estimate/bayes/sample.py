"""Draws from the posterior itself: chains from dispersed starts, and what shows for each place whether they agree."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tumen.estimate.bayes.chains import Gaussian, Run, run, spread
from tumen.estimate.bayes.coordinates import Coordinates, coordinates_of
from tumen.estimate.bayes.density import FLOOR
from tumen.estimate.bayes.diagnostics import convergence
from tumen.estimate.fit import Mode
from tumen.estimate.grid import Array
from tumen.estimate.likelihood import Likelihood
from tumen.estimate.tree import Tree
from tumen.ledger import Agreement

R_HAT, EFFECTIVE = 1.01, 400
"""What a place must meet before its figures are published from the chains."""

CHAINS = 8
_DISPERSED = 1.2
"""How much wider than the Gaussian around the mode the chains begin."""

_LEARNING = (30, 40, 60, 60)
"""Paths of each chain between one learning of the Gaussian and the next."""
_SETTLING = 50
"""Paths in which the step is set for good."""

_BLOCK, _BLOCKS = 150, 10
"""Paths between two looks at the chains, and most looks."""

_POINTS = 24
"""Points whose curvature is taken into the mean one."""

_FLAT = 0.02
"""Distance of a direction's curvature from 1, below which it is taken for that of the prior."""

_EVERY = 6
"""Months between those at which a place is looked at."""

_KEPT = 3
"""Paths for each draw that is kept as parameters."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Sample:
    """Parameters of the process, `[draw, size]`, of all chains, and R-hat and effective size of each node.

    R-hat is the greatest and the effective size the smallest of a node's log stock over the months looked at.
    """

    points: Array
    r_hat: Array
    effective: Array
    divergent: int
    evaluations: int
    paths: int

    @property
    def passed(self) -> NDArray[np.bool_]:
        """Whether the chains agree about each node and are worth enough draws."""
        return np.asarray((self.r_hat < R_HAT) & (self.effective > EFFECTIVE))

    def of(self, tree: Tree) -> Iterator[Agreement]:
        """What the chains show, place by place."""
        for node, r_hat, effective, passed in zip(tree.nodes, self.r_hat, self.effective, self.passed, strict=True):
            yield Agreement(
                place=node.id, r_hat=round(float(r_hat), 4), effective=round(float(effective)), passed=bool(passed)
            )


def agreement_words(found: Sample, tree: Tree) -> str:
    """For people: how many places stand on the chains, and which do not."""
    short = [node.id for node, passed in zip(tree.nodes, found.passed, strict=True) if not passed]
    told = (
        f"{CHAINS} chains of {found.paths} paths: R-hat up to {found.r_hat.max():.3f} (below {R_HAT} is asked), "
        f"effective size from {found.effective.min():.0f} (above {EFFECTIVE}), {found.divergent} paths astray; "
    )
    if not short:
        return told + "all places are published from them."
    names = ", ".join(short[:5]) + (" and others" if len(short) > 5 else "")
    return told + (
        f"{len(tree.nodes) - len(short)} of {len(tree.nodes)} places are published from them, the others ({names}) "
        "are those of the joint model, provisional."
    )


def sample(
    likelihood: Likelihood,
    mode: Mode,
    *,
    seed: int,
    draws: int,
    months: slice,
    blocks: int = _BLOCKS,
    progress: Callable[[str], None],
) -> Sample:
    """Draws of the posterior, until every node passes or the work that is allowed is done. Deterministic by seed.

    `months` are those of the grid that count.
    """
    random = np.random.default_rng([seed, 20170911])
    coordinates, curvature = coordinates_of(likelihood, mode.at)
    gaussian, at, step, worked = _learned(coordinates, curvature, random, progress)
    kept: list[NDArray[np.float32]] = []
    looked: list[Array] = []
    divergent, evaluations = 0, worked
    size = likelihood.process.size
    r_hat, effective = np.zeros(0), np.zeros(0)
    for block in range(blocks):
        made = run(coordinates.height, gaussian, at, count=_BLOCK, step=step, random=random, tune=False)
        at = made.draws[-1]
        divergent, evaluations = divergent + made.divergent, evaluations + made.evaluations
        log_stock, parameters = _seen(coordinates, made, months)
        looked.append(log_stock)
        kept.append(parameters)
        r_hat, effective = _worst(np.concatenate(looked))
        short = int(((r_hat >= R_HAT) | (effective <= EFFECTIVE)).sum())
        progress(
            f"{(block + 1) * _BLOCK} paths of {CHAINS} chains: R-hat up to {r_hat.max():.3f}, effective size from "
            f"{effective.min():.0f}, {short} of {r_hat.size} places short"
        )
        if not short:
            break
    points = np.concatenate(kept).reshape(-1, size)
    chosen = np.linspace(0, points.shape[0] - 1, draws).round().astype(np.intp)
    return Sample(
        points=points[chosen].astype(np.float64),
        r_hat=r_hat,
        effective=effective,
        divergent=divergent,
        evaluations=evaluations,
        paths=len(looked) * _BLOCK,
    )


def _learned(
    coordinates: Coordinates, curvature: Array, random: np.random.Generator, progress: Callable[[str], None]
) -> tuple[Gaussian, Array, float, int]:
    """The Gaussian that fits the chains, where they are, the step, and the evaluations that this took."""
    likelihood = coordinates.density.likelihood
    basis = _informed(curvature, likelihood.scales)
    gaussian = spread(coordinates.at, basis, basis.T @ np.linalg.solve(curvature, basis))
    at = gaussian.out(_DISPERSED * random.standard_normal((CHAINS, likelihood.size)))
    step, worked = 0.1, 0
    for number, count in enumerate(_LEARNING):
        made = run(coordinates.height, gaussian, at, count=count, step=step, random=random, tune=True)
        at, step, worked = made.draws[-1], made.step, worked + made.evaluations
        flat = made.draws[count // 3 :].reshape(-1, likelihood.size)
        chosen = flat[np.linspace(0, flat.shape[0] - 1, _POINTS).astype(np.intp)]
        bends = np.mean([coordinates.curvature(x) for x in coordinates.point(chosen).x], axis=0)
        bends = 0.5 * (bends + curvature) if number == 0 else bends
        basis = _informed(bends, likelihood.scales)
        covariance = basis.T @ np.linalg.solve(bends, basis)
        if number:
            # a third of the draws count as independent
            weight = flat.shape[0] / (flat.shape[0] + 3.0 * basis.shape[1])
            covariance = weight * np.cov((flat @ basis).T) + (1.0 - weight) * covariance
        gaussian = spread(flat.mean(axis=0), basis, covariance)
        progress(f"learning {number + 1} of {len(_LEARNING)}: step {step:.2f}, {made.accepted:.0%} accepted")
    made = run(coordinates.height, gaussian, at, count=_SETTLING, step=step, random=random, tune=True)
    return gaussian, made.draws[-1], made.step, worked + made.evaluations


def _informed(curvature: Array, scales: list[int]) -> Array:
    """Orthonormal columns: directions that claims tell of, and the scales."""
    values, vectors = np.linalg.eigh(curvature)
    units = np.zeros((curvature.shape[0], len(scales)))
    units[scales, np.arange(len(scales))] = 1.0
    return np.asarray(np.linalg.qr(np.hstack([vectors[:, np.abs(values - 1.0) > _FLAT], units]))[0])


def _seen(coordinates: Coordinates, made: Run, months: slice) -> tuple[Array, NDArray[np.float32]]:
    """Log stock of each node at the months looked at, `[draw, chain, node, month]`; parameters of every third draw."""
    process = coordinates.density.likelihood.process
    looked = list(range(*months.indices(process.grid.months)))[::-1][::_EVERY]
    log_stock, parameters = [], []
    for number, y in enumerate(made.draws):
        point = coordinates.point(y)
        log_stock.append(np.log(np.matmul(process.sums, point.path.stock[:, :, looked]) + FLOOR))
        if number % _KEPT == 0:
            parameters.append(point.x[:, : process.size])
    return np.array(log_stock), np.array(parameters, dtype=np.float32)


def _worst(looked: Array) -> tuple[Array, Array]:
    draws, chains, nodes, months = looked.shape
    r_hat, effective = convergence(looked.reshape(draws, chains, nodes * months))
    return r_hat.reshape(nodes, months).max(axis=1), effective.reshape(nodes, months).min(axis=1)
