from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tumen.link.blocks import Blocks, Entry, Member, Rule, gathered, key_of, moved, pairs, pairs_of

RULES = (Rule(near=2, first=0, whole=4), Rule(near=2, first=2, whole=0), Rule(near=1, first=3, whole=2))

members = st.dictionaries(
    st.sampled_from([f"m{number}" for number in range(14)]),
    st.tuples(st.integers(min_value=0, max_value=3), st.booleans()),
    max_size=14,
)


def block(found: dict[str, tuple[int, bool]]) -> list[Member]:
    return [Member(at, name, own) for name, (at, own) in found.items()]


@given(before=members, after=members, rule=st.sampled_from(RULES))
def test_what_moves_is_the_difference_between_two_states_of_a_block(
    before: dict[str, tuple[int, bool]], after: dict[str, tuple[int, bool]], rule: Rule
) -> None:
    old: Blocks = {1: block(before)}
    new: Blocks = {1: block(after)}
    changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}

    gone, fresh = moved(old, new, rule)

    of_others = [{two for two in pairs(one, rule) if not changed & set(two)} for one in (old, new)]
    assert gone == of_others[0] - of_others[1]
    assert fresh == of_others[1] - of_others[0]


@given(found=members, rule=st.sampled_from(RULES), names=st.sets(st.sampled_from(["m1", "m2", "m3", "m9"])))
def test_the_pairs_of_some_are_those_of_all_in_which_they_are(
    found: dict[str, tuple[int, bool]], rule: Rule, names: set[str]
) -> None:
    blocks: Blocks = {1: block(found)}
    assert pairs_of(names, blocks, rule) == {two for two in pairs(blocks, rule) if names & set(two)}


@given(found=members, rule=st.sampled_from(RULES))
def test_the_order_in_which_members_come_changes_no_pair(found: dict[str, tuple[int, bool]], rule: Rule) -> None:
    assert pairs({1: block(found)}, rule) == pairs({1: block(found)[::-1]}, rule)


def test_a_large_block_compares_neighbours_and_the_first() -> None:
    blocks = gathered(Entry(7, day, f"m{day}", True) for day in range(6))
    assert pairs(blocks, Rule(near=1, first=1, whole=0)) == {
        ("m0", "m1"),
        ("m0", "m2"),
        ("m0", "m3"),
        ("m0", "m4"),
        ("m0", "m5"),
        ("m1", "m2"),
        ("m2", "m3"),
        ("m3", "m4"),
        ("m4", "m5"),
    }


def test_members_that_are_not_the_blocks_own_are_compared_with_its_own_only() -> None:
    blocks = gathered([Entry(7, 0, "a", False), Entry(7, 1, "b", False), Entry(7, 2, "c", True)])
    assert pairs(blocks, Rule(near=5, first=0, whole=9)) == {("a", "c"), ("b", "c")}


def test_keys_are_the_same_on_every_machine_and_fit_a_column() -> None:
    assert key_of("count", "CN", 150) == 7978349718696943032
    assert 0 <= key_of("x") < 2**63
    assert key_of("money", 300.0) == key_of("money", 300)
    assert key_of("money", 300.5) != key_of("money", 300)
