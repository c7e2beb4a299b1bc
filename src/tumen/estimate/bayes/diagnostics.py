"""Whether chains agree and how many independent draws they are worth.

After Vehtari, Gelman, Simpson, Carpenter and Bürkner (2021): rank-normalised split R-hat, also of the draws folded
around their median, and effective sizes of the bulk and of both tails.
"""

from __future__ import annotations

import numpy as np

from tumen.estimate.grid import Array

_TAILS = (0.05, 0.95)


def convergence(draws: Array) -> tuple[Array, Array]:
    """R-hat and the smallest of the effective sizes of each quantity of `[draw, chain, quantity]`.

    A quantity that never changes has R-hat 1 and as many effective draws as there are.
    """
    halves = _halves(draws)
    ranked = _rank_normalised(halves)
    folded = _rank_normalised(np.abs(halves - np.median(halves, axis=(0, 1))))
    r_hat = np.maximum(_r_hat(ranked), _r_hat(folded))
    effective = _effective(ranked)
    for tail in _TAILS:
        below = halves <= np.quantile(draws, tail, axis=(0, 1))
        effective = np.minimum(effective, _effective(below.astype(np.float64)))
    return r_hat, effective


def _halves(draws: Array) -> Array:
    half = draws.shape[0] // 2
    return np.concatenate([draws[:half], draws[-half:]], axis=1)


def _rank_normalised(draws: Array) -> Array:
    from scipy.special import ndtri
    from scipy.stats import rankdata

    flat = draws.reshape(-1, draws.shape[2])
    ranks = rankdata(flat, axis=0)
    return np.asarray(ndtri((ranks - 0.375) / (flat.shape[0] + 0.25))).reshape(draws.shape)


def _r_hat(draws: Array) -> Array:
    length = draws.shape[0]
    within = draws.var(axis=0, ddof=1).mean(axis=0)
    between = draws.mean(axis=0).var(axis=0, ddof=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        r_hat = np.sqrt((length - 1) / length + between / within)
    return np.where(within > 0, r_hat, np.where(between > 0, np.inf, 1.0))


def _effective(draws: Array) -> Array:
    """Effective size from Geyer's initial monotone sequence of autocorrelations, over all chains."""
    length, chains = draws.shape[:2]
    mean = draws.mean(axis=0)
    padded = 1 << (2 * length - 1).bit_length()
    spectrum = np.fft.rfft(draws - mean, padded, axis=0)
    covariance = np.fft.irfft(spectrum * np.conj(spectrum), padded, axis=0)[:length] / length
    within = (covariance[0] * length / (length - 1)).mean(axis=0)
    total = within * (length - 1) / length + mean.var(axis=0, ddof=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        correlation = 1.0 - (within - covariance.mean(axis=1)) / total
    correlation[0] = 1.0
    even = 2 * (length // 2)
    pairs = correlation[0:even:2] + correlation[1:even:2]
    pairs = np.where(np.logical_and.accumulate(pairs > 0, axis=0), np.minimum.accumulate(pairs, axis=0), 0.0)
    draws_in_all = float(length * chains)
    time = np.maximum(2.0 * pairs.sum(axis=0) - 1.0, 1.0 / np.log10(draws_in_all))
    return np.where(total > 0, draws_in_all / time, draws_in_all)
