"""What people decided, as claims in their JSON form carry it: shares of outliers, observations, who is one witness."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from estimates import TREE, claim, figure, moved
from tumen.estimate.data import priors
from tumen.estimate.edits import outlier_shares, stories
from tumen.estimate.observe import Observation, observe
from tumen.estimate.tellings import read_tellings
from tumen.estimate.tree import tree_of
from tumen.ledger import Dropped


def observed(*claims: dict[str, Any]) -> tuple[list[Observation], list[Dropped]]:
    tellings, unread = read_tellings(claims, absurd=1e6)
    observations, unused, _ = observe(tellings, tree=tree_of(TREE), priors=priors())
    return observations, [*unread, *unused]


# accept, reject, doubt


def test_an_accepted_claim_is_far_off_less_often_and_a_doubted_one_may_have_nothing_to_do_with_reality() -> None:
    def one(**slots: Any) -> Observation:
        ((found,), _) = observed(claim(1, 2500, "2018-03-10", family="f", **slots))
        return found

    assert (one().outlier, one().true) == (0.07, 1.0)
    assert (one(decision="accept").outlier, one(decision="accept").true) == (0.02, 1.0)
    assert one(decision="doubt").true == 0.3
    assert one(decision="doubt").outlier == 0.07
    assert one(decision="doubt", modality="planned").true == 0.3
    assert one(decision=None) == one()


def test_a_rejected_claim_takes_no_part_and_stays_to_be_seen_with_the_reason() -> None:
    found, dropped = observed(
        claim(1, 2500, "2018-03-10", family="f", decision="reject", why="a misprint (A. Reader)"),
        claim(2, 100, "2018-03-10", family="g", decision="reject", source="media"),
    )
    assert found == []
    assert dropped == [
        Dropped(claim="report-1: c1", why="rejected by a person: a misprint (A. Reader)."),
        Dropped(claim="report-2: c2", why="rejected by a person."),
    ]


def test_a_part_of_a_rejected_whole_speaks_for_itself() -> None:
    whole = claim(1, 2500, "2018-03-10", family="f", report="r")
    part = claim(2, 600, "2018-03-10", family="f", report="r", part_of="c1")
    assert len(observed(whole, part)[0]) == 1
    (alone,), _ = observed(whole | {"decision": "reject"}, part)
    assert alone.claims == ("r: c2",)


def test_of_copies_that_say_the_same_one_that_is_accepted_speaks_for_all() -> None:
    copies = [claim(number, 2500, "2018-03-10", family="f") for number in (1, 2, 3)]
    for accepted in range(3):
        given = [one | ({"decision": "accept"} if at == accepted else {}) for at, one in enumerate(copies)]
        ((one,), _) = observed(*given)
        assert one.outlier == 0.02
        assert len(one.claims) == 3


@pytest.mark.parametrize("decision", ["accepted", "", 1, ["accept"]])
def test_an_unknown_decision_is_told_with_those_that_there_are(decision: Any) -> None:
    found, dropped = observed(claim(1, 2500, "2018-03-10", family="f", decision=decision))
    assert found == []
    assert dropped[0].why == f"decision: {decision!r} is not allowed; use one of accept, reject, doubt, or null."


def test_a_reason_that_is_no_text_is_told() -> None:
    assert observed(claim(1, 9, "2018-03-10", family="f", why=3))[1][0].why == "why: 3 is not a text."


# what is learned of a kind of source


def shares(*decided: tuple[str, str | None, str], people: int = 400) -> dict[str, float]:
    """Shares by kind of source after decisions on claims of these kinds of source and families."""
    given = [
        claim(number, people, "2018-03-10", family=family, source=source, decision=decision)
        for number, (source, family, decision) in enumerate(decided)
    ]
    found = outlier_shares(read_tellings(given, absurd=1e6)[0], priors())
    return dict(found.by_type)


def test_accepted_and_rejected_stories_move_the_share_of_their_kind_of_source() -> None:
    assert shares() == {}
    assert shares(("local", "f", "doubt")) == {}
    assert shares(("local", "f", "reject"))["local"] == pytest.approx((0.07 * 28 + 1) / 29)
    assert shares(("local", "f", "accept"))["local"] == pytest.approx(0.07 * 28 / 29)
    many = shares(*[("media", f"f{number}", "reject") for number in range(5)], ("media", "g", "accept"))
    assert many == {"media": pytest.approx((0.07 * 28 + 5) / 34)}


def test_copies_of_a_story_count_once_and_claims_of_unknown_origin_each() -> None:
    once = shares(("local", "f", "reject"))
    assert shares(*[("local", "f", "reject")] * 5) == once
    assert shares(*[("local", None, "reject")] * 5)["local"] == pytest.approx((0.07 * 28 + 5) / 33)
    figures = [claim(number, number, "2018-03-10", family="f", decision="reject") for number in (10, 20, 30)]
    found = outlier_shares(read_tellings(figures, absurd=1e6)[0], priors())
    assert found.of("local") == pytest.approx((0.07 * 28 + 3) / 31)


def test_the_share_enters_other_claims_of_that_kind_of_source_only() -> None:
    gone = claim(1, 2500, "2018-03-10", family="f", decision="reject")
    local, expert = claim(2, 800, "2018-03-10", family="g"), claim(3, 900, "2018-03-10", family="h", source="expert")
    found = {one.claims[0]: one.outlier for one in observed(gone, local, expert)[0]}
    assert found == {"report-2: c2": pytest.approx((0.07 * 28 + 1) / 29), "report-3: c3": 0.07}


# figures of analysts


def test_a_figure_of_an_analyst_is_that_persons_wide_and_never_official() -> None:
    ((one,), _) = observed(figure(30023))
    assert (one.family, one.outlet, one.type, one.official) == ("analyst B. Analyst",) * 2 + ("author", False)
    assert one.scale == 0.2
    assert (one.measure, tree_of(TREE).nodes[one.node].id) == ("stock", "T1")
    ((claimed,), _) = observed(figure(30023) | {"source": {"description": "ministry", "type": "official"}})
    assert claimed == one


def test_a_figure_may_be_of_those_who_came_or_left() -> None:
    assert observed(figure(300, direction="out"))[0][0].measure == "inflow"
    assert observed(figure(300, direction="return"))[0][0].measure == "outflow"


def test_figures_of_one_analyst_are_one_witness_and_those_of_two_are_two() -> None:
    assert len({one.family for one in observed(figure(300), figure(900))[0]}) == 1
    assert len({one.family for one in observed(figure(300), figure(900, by="C. Other"))[0]}) == 2


def test_a_figure_that_is_taken_back_says_nothing_of_authors() -> None:
    gone = figure(300) | {"decision": "reject"}
    author = claim(1, 800, "2018-03-10", family="g", source="author")
    assert [one.outlier for one in observed(gone, author)[0]] == [0.07]


# who is one witness


def families(order: str, known: dict[str, str], *, same: str = "", other: str = "", says: str = "") -> dict[str, str]:
    """Families of claims named by a letter; pairs such as "ab cd"; `says` a letter of content for each claim."""
    content = dict(zip(order, says or order, strict=True))
    return stories(
        order,
        known,
        content,
        same={(pair[0], pair[1]) for pair in same.split()},
        other={(pair[0], pair[1]) for pair in other.split()},
    )


def test_without_decisions_families_stay() -> None:
    assert families("abc", {"a": "F", "b": "G"}) == {"a": "F", "b": "G"}


def test_one_story_is_one_family_that_of_the_first_whose_origin_is_known() -> None:
    assert families("abc", {"a": "F", "b": "G", "c": "G"}, same="ab") == {"a": "F", "b": "F", "c": "G"}
    assert families("ab", {"b": "G"}, same="ab") == {"a": "G", "b": "G"}
    assert families("ab", {}, same="ab") == {}
    assert families("abc", {"a": "F", "b": "G", "c": "H"}, same="bc ab") == dict.fromkeys("abc", "F")


def test_another_story_leaves_the_family_of_the_first() -> None:
    found = families("abc", dict.fromkeys("abc", "F"), other="ab")
    assert (found["a"], found["c"]) == ("F", "F")
    assert found["b"] != "F"


def test_as_few_families_as_can_be_come_of_parting() -> None:
    found = families("abcd", dict.fromkeys("abcd", "F"), other="ab ac")
    assert found["b"] == found["c"] != found["a"] == found["d"]
    assert len(set(families("abc", dict.fromkeys("abc", "F"), other="ab ac bc").values())) == 3


def test_those_of_unknown_origin_stay_one_witness_but_for_whom_a_person_parted() -> None:
    found = families("abc", {}, other="ab")
    assert set(found) == {"b"}


def test_where_decisions_meet_apart_wins() -> None:
    found = families("abc", {"a": "F", "b": "G", "c": "H"}, same="ab bc", other="ac")
    assert found["a"] == found["b"] == "F"
    assert found["c"] != "F"


def test_copies_of_a_claim_go_where_it_goes() -> None:
    joined = families("abc", {"a": "F", "b": "G", "c": "G"}, same="ab", says="xyy")
    assert joined == dict.fromkeys("abc", "F")
    parted = families("abc", dict.fromkeys("abc", "F"), other="ab", says="xyy")
    assert parted["b"] == parted["c"] != parted["a"]
    # the figure alone does not tell whose copy it is: it stays with the first
    unclear = families("abc", dict.fromkeys("abc", "F"), other="ab", says="xxx")
    assert unclear["a"] == unclear["c"] != unclear["b"]


def test_ten_thousand_copies_are_joined_in_no_time() -> None:
    order = [f"{number:05d}" for number in range(10_000)]
    known = dict.fromkeys(order, "F")
    found = stories(order, known, dict.fromkeys(order, 0), same=[], other=[(order[0], order[7])])
    assert sum(family == "F" for family in found.values()) == len(order) - 1


def test_pairs_of_claims_that_are_not_there_are_passed_over() -> None:
    assert families("ab", {"a": "F", "b": "G"}, same="az", other="yb") == {"a": "F", "b": "G"}


def test_the_order_in_which_pairs_are_given_changes_nothing() -> None:
    pairs = [("a", "b"), ("c", "b"), ("d", "c")]
    known = dict(zip("abcd", "FGHI", strict=True))
    found = {
        tuple(sorted(stories("abcd", known, known, same=given, other=[("a", "d")]).items()))
        for given in itertools.permutations(pairs)
    }
    assert len(found) == 1


def test_a_batch_that_an_analyst_tells_is_an_unknown_part_of_a_flow_as_any_other() -> None:
    ((one,), _) = observed(
        moved(1, 300, "2018-04-01", "2018-04-30", direction="out", family="f") | {"analyst": "B. A."}
    )
    assert one.scale == 0.2
    assert (one.shift, one.gap) == (priors().batch_log_mean, priors().batch_log_sd)


# doubtful membership


def test_a_doubtful_member_shares_the_error_of_its_family_in_part_and_has_the_rest_of_its_own() -> None:
    first = claim(1, 2500, "2018-03-10", family="f")
    doubtful = claim(2, 2400, "2018-05-10", family="f", family_probability=0.6, source="expert", publisher="Other")
    found = {one.claims[0]: one for one in observed(first, doubtful)[0]}
    one, other = found["report-1: c1"], found["report-2: c2"]
    assert (one.membership, one.gap) == (1.0, 0.0)
    assert other.membership == 0.6
    whole = priors().family_sd_stock
    assert (other.membership * whole) ** 2 + other.gap**2 == pytest.approx(whole**2)
    # if it is a retelling it holds at the first telling, if not at its own day; voice and house stay its own
    weights: dict[float, float] = {}
    for window in other.windows:
        weights[window.start] = weights.get(window.start, 0.0) + window.weight
    assert weights == {one.windows[0].start: pytest.approx(0.6), one.windows[0].start + 2: pytest.approx(0.4)}
    assert (other.type, other.outlet) == ("expert", "Other")


def test_a_doubtful_member_is_not_the_upstream_and_no_copy() -> None:
    doubtful = claim(1, 2500, "2018-01-10", family="f", family_probability=0.4, publisher="Early")
    copies = [claim(number, 2500, "2018-03-10", family="f") for number in (2, 3)]
    found = observed(doubtful, *copies)[0]
    assert sorted(len(one.claims) for one in found) == [1, 2]
    assert {one.outlet for one in found if one.membership == 1} == {"Example Daily"}
    starts = {one.membership: one.windows[0].start for one in found}
    assert starts[1.0] - starts[0.4] == 2


@pytest.mark.parametrize("share", [-0.1, 1.1, "much", True])
def test_a_share_that_is_no_probability_is_told(share: Any) -> None:
    _, dropped = observed(claim(1, 9, "2018-03-10", family="f", family_probability=share))
    assert dropped[0].why == f"family_probability: {share!r} is not a number from 0 to 1."
