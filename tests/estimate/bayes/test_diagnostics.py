"""R-hat and effective sizes tell chains that agree from chains that do not."""

from __future__ import annotations

import numpy as np

from tumen.estimate.bayes.diagnostics import convergence

DRAWS, CHAINS = 500, 8


def _independent(seed: int, quantities: int = 20) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=(DRAWS, CHAINS, quantities))


def _walk(seed: int, stays: float, quantities: int = 20) -> np.ndarray:
    random = np.random.default_rng(seed)
    out = np.empty((DRAWS, CHAINS, quantities))
    out[0] = random.normal(size=(CHAINS, quantities))
    for number in range(1, DRAWS):
        out[number] = stays * out[number - 1] + np.sqrt(1 - stays**2) * random.normal(size=(CHAINS, quantities))
    return out


def test_independent_draws_agree_and_count_in_full() -> None:
    r_hat, effective = convergence(_independent(1))
    assert r_hat.max() < 1.01
    assert effective.min() > 0.75 * DRAWS * CHAINS


def test_draws_that_depend_on_each_other_count_for_less() -> None:
    _, effective = convergence(_walk(2, 0.9))
    # (1 − 0.9) / (1 + 0.9) of the draws; the tails of a process forget somewhat sooner than its bulk
    assert 0.7 * 0.0526 < np.median(effective) / (DRAWS * CHAINS) < 1.3 * 0.0526


def test_draws_that_swing_count_for_more_but_not_without_end() -> None:
    r_hat, effective = convergence(np.tile(np.array([-1.0, 1.0]), DRAWS // 2)[:, None, None] + 0.1 * _independent(3))
    assert np.isfinite(effective).all()
    assert effective.max() <= DRAWS * CHAINS * np.log10(DRAWS * CHAINS) + 1
    assert r_hat.max() < 1.02


def test_one_chain_that_lies_elsewhere_is_seen() -> None:
    draws = _independent(4)
    draws[:, 0] += 1.5
    r_hat, _ = convergence(draws)
    assert r_hat.min() > 1.05


def test_one_chain_that_is_wider_is_seen_though_its_middle_is_the_same() -> None:
    draws = _independent(5)
    draws[:, 0] *= 3
    r_hat, _ = convergence(draws)
    assert r_hat.min() > 1.02


def test_chains_that_drift_together_are_seen() -> None:
    draws = _independent(6) + np.linspace(-1, 1, DRAWS)[:, None, None]
    r_hat, _ = convergence(draws)
    assert r_hat.min() > 1.05


def test_heavy_tails_do_not_blind_it() -> None:
    draws = np.random.default_rng(7).standard_cauchy(size=(DRAWS, CHAINS, 10))
    assert convergence(draws)[0].max() < 1.01
    draws[:, 0] += 3
    assert convergence(draws)[0].min() > 1.02


def test_what_never_changes_agrees_and_what_differs_by_chain_alone_does_not() -> None:
    r_hat, effective = convergence(np.ones((DRAWS, CHAINS, 1)))
    assert (r_hat[0], effective[0]) == (1.0, DRAWS * CHAINS)
    apart = np.ones((DRAWS, CHAINS, 1)) * np.arange(CHAINS)[None, :, None]
    assert convergence(apart)[0][0] > 10
