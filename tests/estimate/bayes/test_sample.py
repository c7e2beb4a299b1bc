"""The sampled model draws from the posterior; what it cannot show is left to the joint model."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from estimates import TREE, claim
from sampled import likelihood_of
from tumen.estimate import estimate
from tumen.estimate import run as run_of_estimate
from tumen.estimate.bayes import Sample, agreement_words, sample
from tumen.estimate.bayes.density import Density
from tumen.estimate.fit import find_mode
from tumen.estimate.grid import Array

FEW = [
    claim(1, 2500, "2018-03-10", family="f1"),
    claim(2, 20000, "2018-06-10", family="f2", place="Firstland", source="expert"),
    claim(3, 4000, "2018-09-15", family="f3", basis="at_least", place="Firstland"),
]


def _silent(_: str) -> None:
    return None


def _weighed(values: Array, weights: Array, level: float) -> Array:
    out = []
    for column in values.T:
        order = np.argsort(column)
        out.append(column[order][np.searchsorted(np.cumsum(weights[order]), level * weights.sum())])
    return np.array(out)


def test_it_draws_what_weighed_draws_of_the_prior_give() -> None:
    """Importance sampling from the prior needs none of the machinery; with three claims it is good enough."""
    likelihood = likelihood_of(FEW, first=2018 * 12 - 1, last=2018 * 12 + 11)
    process = likelihood.process
    found = sample(
        likelihood, find_mode(likelihood), seed=1, draws=2000, months=slice(1, 13), blocks=5, progress=_silent
    )
    density, random = Density(likelihood=likelihood), np.random.default_rng(1)
    stocks, logs = [], []
    for _ in range(80):
        x = random.standard_normal((1000, likelihood.size))
        path = process.path(x[:, : process.size])
        stocks.append(np.log(np.matmul(process.sums, path.stock[:, :, [6, 12]])).reshape(1000, -1))
        logs.append(0.5 * (x * x).sum(axis=1) - density.at(x, density.log_people(path))[0])
    log = np.concatenate(logs)
    weights = np.exp(log - log.max())
    assert weights.sum() ** 2 / (weights**2).sum() > 800
    values = np.concatenate(stocks)
    own = np.log(np.matmul(process.sums, process.path(found.points).stock[:, :, [6, 12]])).reshape(2000, -1)
    for level, off in ((0.1, 0.3), (0.5, 0.15), (0.9, 0.2)):
        assert np.allclose(np.quantile(own, level, axis=0), _weighed(values, weights, level), atol=off)


@pytest.fixture(scope="module")
def made() -> tuple[Any, Sample]:
    """An estimate, and the sample that it rests on."""
    samples: list[Sample] = []

    def kept(*some: Any, **more: Any) -> Sample:
        samples.append(sample(*some, **more))
        return samples[0]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(run_of_estimate, "sample", kept)
        return estimate(FEW, tree=TREE, model="bayes", first="2018-01", last="2018-12"), samples[0]


@pytest.fixture(scope="module")
def found(made: tuple[Any, Sample]) -> Any:
    return made[0]


def test_chains_of_a_small_world_agree_and_its_figures_are_not_provisional(found: Any) -> None:
    assert [one.place for one in found.diagnostics.chains] == [node.id for node in found.tree.nodes]
    assert all(one.passed and one.r_hat < 1.01 and one.effective > 400 for one in found.diagnostics.chains)
    assert found.diagnostics.divergent == 0
    assert not any(row.provisional for row in found.rows)
    assert "all places are published from them" in found.diagnostics.notes[-1]


def test_the_same_seed_gives_the_same_rows_whatever_the_order_of_claims(found: Any) -> None:
    again = estimate(FEW[::-1], tree=TREE, model="bayes", first="2018-01", last="2018-12")
    assert again.rows == found.rows


def test_a_place_that_the_chains_do_not_agree_about_is_that_of_the_joint_model(
    made: tuple[Any, Sample], monkeypatch: pytest.MonkeyPatch
) -> None:
    found, own = made
    r_hat, effective = own.r_hat.copy(), own.effective.copy()
    r_hat[3], effective[1] = 1.02, 400.0
    doubtful = replace(own, r_hat=r_hat, effective=effective)
    monkeypatch.setattr(run_of_estimate, "sample", lambda *_, **__: doubtful)
    mixed = estimate(FEW, tree=TREE, model="bayes", first="2018-01", last="2018-12")
    joint = estimate(FEW, tree=TREE, model="joint", first="2018-01", last="2018-12")
    short = {mixed.tree.nodes[1].id, mixed.tree.nodes[3].id}
    assert {row.place for row in mixed.rows if row.provisional} == short
    assert all(row.provisional for row in joint.rows)
    for row, sampled, plain in zip(mixed.rows, found.rows, joint.rows, strict=True):
        assert row == (plain if row.place in short else sampled)
    assert "5 of 7 places are published from them" in mixed.diagnostics.notes[-1]
    assert all(name in mixed.diagnostics.notes[-1] for name in short)


def test_without_claims_there_is_nothing_to_sample() -> None:
    empty = estimate([], tree=TREE, model="bayes")
    assert empty.diagnostics.chains == ()
    assert all(row.refused for row in empty.rows if row.measure == "stock")


def test_words_name_at_most_five_places() -> None:
    likelihood = likelihood_of(FEW)
    nodes = likelihood.process.tree.nodes
    bad = Sample(
        points=np.zeros((0, 0)),
        r_hat=np.full(len(nodes), 1.2),
        effective=np.full(len(nodes), 50.0),
        divergent=2,
        evaluations=0,
        paths=150,
    )
    words = agreement_words(bad, likelihood.process.tree)
    assert "2 paths astray" in words
    assert "0 of 7 places" in words
    assert "and others" in words
