"""The model of pay: its draws are what it says, copies add nothing, hosts borrow, more pay told means more."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest
from numpy.typing import NDArray

from calibration import calibrate, joint_p
from estimates import TREE
from pay_claims import pay
from pay_worlds import HOSTS, YEARS, ModelWorld, model_world
from tumen.estimate.data import priors
from tumen.estimate.earnings.claims import PayTold, read_pay
from tumen.estimate.earnings.data import earnings_table
from tumen.estimate.earnings.model import Noise, PayDraws, PayModel
from tumen.estimate.tree import tree_of

TABLE = earnings_table()


def told(*claims: dict[str, object]) -> tuple[PayTold, ...]:
    return read_pay(claims, tree=tree_of(TREE), table=TABLE, priors=priors()).told


def drawn(*claims: dict[str, object], seed: int = 1) -> PayDraws:
    return PayModel(told(*claims), hosts=("AA", "BB"), years=(2017, 2018), table=TABLE).draw(
        Noise(seed=seed, draws=2000), draws=2000
    )


class Pay:
    """The model as a computation to be calibrated against worlds that are written apart from it."""

    def prior_world(self, seed: int) -> tuple[int, ModelWorld]:
        return seed, model_world(seed, TABLE, stories=12)

    def truths(self, world: tuple[int, ModelWorld]) -> Mapping[str, float]:
        _, one = world
        return {
            "handed, told of": float(one.handed[0, 2]),
            "handed, borrowed": float(one.handed[2, 2]),
            "wage, told of": float(one.wage[0, 0]),
        }

    def posterior_draws(self, world: tuple[int, ModelWorld]) -> Mapping[str, NDArray[np.float64]]:
        seed, one = world
        found = PayModel(one.told, hosts=HOSTS, years=YEARS, table=TABLE).draw(Noise(seed=seed, draws=400), draws=400)
        return {
            "handed, told of": found.together[:, 0, 2],
            "handed, borrowed": found.together[:, 2, 2],
            "wage, told of": (found.wage + found.rate)[:, 0, 0],
        }


def test_the_draws_are_calibrated_in_worlds_of_the_model() -> None:
    found = calibrate(Pay(), range(120))
    assert joint_p(found) > 0.01
    assert all(0.82 <= one.inside_90 <= 0.97 and 0.37 <= one.inside_50 <= 0.63 for one in found)


def test_without_claims_the_draws_are_what_the_table_says() -> None:
    found = drawn()
    # pay of one host three years after 2015: the pool, the host, and what years add
    sd = np.sqrt(0.4467**2 + 0.45**2 + (3 * 0.0243) ** 2 + 3 * (0.06**2 + 0.08**2))
    assert float(found.wage[:, 0, 1].mean()) == pytest.approx(6.173 + 0.06, abs=0.05)
    assert float(found.wage[:, 0, 1].std()) == pytest.approx(sd, abs=0.04)
    assert not found.rate.any()


@pytest.mark.parametrize("copies", [1, 5, 50])
def test_copies_add_nothing(copies: int) -> None:
    first = pay(1, 300, family="a")
    again = [pay(k, 300, "2019-02-01", family="a", publisher=f"Daily {k}") for k in range(2, copies + 2)]
    rounded = pay(99, 310, "2019-03-01", family="a", publisher="Other Daily")
    assert np.array_equal(drawn(first, *again).together, drawn(first).together)
    assert np.array_equal(drawn(first, *again, rounded).together, drawn(first).together)


def test_a_second_witness_counts_and_a_second_of_unknown_origin_counts_as_one() -> None:
    def width(families: list[str | None]) -> float:
        claims = [pay(k, 300, family=family) for k, family in enumerate(families)]
        return float(drawn(*claims).wage[:, 0, 1].std())

    assert width(["a", "b"]) < 0.95 * width(["a"])
    assert width([None, None]) == width([None])
    assert width(["a"] * 20) == width(["a"])


def test_any_number_of_stories_leaves_the_error_that_all_share() -> None:
    found = drawn(*(pay(k, 300, family=f"f{k}") for k in range(200)))
    assert float(found.wage[:, 0, 1].std()) > 0.9 * TABLE.spreads["bias_whole"].sd


def test_more_pay_told_means_more_and_more_kept_by_the_worker_means_less() -> None:
    level, before = None, None
    for amount in (150, 300, 600, 1200):
        level = drawn(pay(1, amount, family="a")).together[:, 0, 1].mean()
        assert before is None or level > before
        before = level
    whole = pay(1, 500, family="a")
    little, much = (pay(2, kept, family="b", quote="are left with") for kept in (50, 350))
    assert drawn(whole, much).share[:, 0].mean() < drawn(whole, little).share[:, 0].mean()
    assert drawn(pay(1, None, family="a", share=0.9)).share[:, 0].mean() > drawn().share[:, 0].mean()
    more, less = (pay(1, handed, family="a", quote="must hand over") for handed in (400, 100))
    assert drawn(more).together[:, 0, 1].mean() > drawn(less).together[:, 0, 1].mean()


def test_a_host_without_claims_borrows_and_stays_wider() -> None:
    alone, other = drawn(), drawn(*(pay(k, 150, family=f"f{k}") for k in range(6)))
    assert other.wage[:, 1, 1].mean() < alone.wage[:, 1, 1].mean() - 0.2
    assert other.wage[:, 0, 1].std() < 0.75 * other.wage[:, 1, 1].std()
    assert other.wage[:, 1, 1].std() < alone.wage[:, 1, 1].std()


def test_a_story_that_is_far_off_moves_less_than_it_says() -> None:
    good = [pay(k, 300, family=f"f{k}") for k in range(6)]
    plain = drawn(*good).wage[:, 0, 1].mean()
    odd = drawn(*good, pay(9, 600, family="odd")).wage[:, 0, 1].mean() - plain
    wild = drawn(*good, pay(9, 3900, family="odd")).wage[:, 0, 1].mean() - plain
    assert 0 < wild < odd * 2


def test_what_is_only_possible_and_pay_of_programmers_say_little_of_the_host() -> None:
    def moved(**slots: object) -> float:
        claims = [pay(1, 2500, family="a", **slots)]  # type: ignore[arg-type]
        return float(drawn(*claims).wage[:, 0, 1].mean() - drawn().wage[:, 0, 1].mean())

    assert moved(modality="possible") < 0.6 * moved()
    assert moved(sector="it") < 0.2 * moved()
    assert moved(quote="some dollars a month") > 0


def test_doubt_of_a_rate_is_told_apart_and_only_where_it_was_used() -> None:
    roubles = drawn(pay(1, 20000, "2015-03-01", family="a", currency="RUB"))
    assert 0.005 < roubles.rate[:, 0, 0].std() < 0.102
    assert drawn(pay(1, 300, "2015-03-01", family="a")).rate.std() == 0


def test_the_order_of_claims_does_not_matter_and_the_seed_does() -> None:
    claims = [pay(1, 300, family="a"), pay(2, 90, family="b", quote="keep"), pay(3, None, family="c", share=0.7)]
    assert np.array_equal(drawn(*claims).together, drawn(*claims[::-1]).together)
    assert not np.array_equal(drawn(*claims).together, drawn(*claims, seed=2).together)


def test_the_guess_of_influence_ranks_families_as_leaving_them_out_does() -> None:
    claims = [pay(k, amount, family=f"f{k}") for k, amount in enumerate((250, 300, 320, 900, 280))]
    model = PayModel(told(*claims), hosts=("AA",), years=(2018,), table=TABLE)
    base = model.draw(Noise(seed=1, draws=400), draws=400).together.mean()
    shifts = {}
    for k in range(5):
        others = told(*(one for one in claims if one["family"] != f"f{k}"))
        left = PayModel(others, hosts=("AA",), years=(2018,), table=TABLE).draw(Noise(seed=1, draws=400), draws=400)
        shifts[f"f{k}"] = abs(float(left.together.mean() - base))
    guess = model.influence()
    assert max(guess, key=guess.__getitem__) == max(shifts, key=shifts.__getitem__) == "f3"
