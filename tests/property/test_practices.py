"""Practices and signs of forced labour over many worlds: copies add nothing, denials and plans never count."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.assess.signal_world import SignalWorld, cases, signal_world

FORMS = [
    {key: value for key, value in form.items() if key != "report"}
    for name in ("practices.yaml", "forced_labour.yaml")
    for case in cases(name)
    for form in case["claims"]
]
REPORTS = ("a", "b", "c")

worlds = st.fixed_dictionaries(
    {
        "claims": st.lists(st.tuples(st.sampled_from(FORMS), st.sampled_from(REPORTS)), min_size=1, max_size=8).map(
            lambda pairs: [{**form, "report": report} for form, report in pairs]
        ),
        "origins": st.fixed_dictionaries({name: st.sampled_from(["x", "y", None]) for name in REPORTS}),
    }
)


def counts(world: SignalWorld) -> dict[Any, Any]:
    """Standing, origins and number of signals by setting, practice and first day, and the same of forced labour."""
    found: dict[Any, Any] = {
        (one.setting.of, one.setting.key, one.practice, one.period): (one.standing, one.origins, len(one.signals))
        for one in world.practices()
    }
    for finding in world.forced():
        key = (finding.setting.of, finding.setting.key, finding.period)
        found[key] = (finding.force, finding.origins, [(each.indicator, each.origins) for each in finding.indicators])
    return found


@settings(max_examples=150, deadline=None)
@given(worlds, st.sampled_from(REPORTS))
def test_a_copy_of_any_report_raises_no_count(case: dict[str, Any], which: str) -> None:
    copied = [{**form, "report": "copy"} for form in case["claims"] if form["report"] == which]
    if not copied:
        return
    more = {
        "claims": [*case["claims"], *copied],
        "origins": {**case["origins"], "copy": case["origins"][which]},
        "reports": {"copy": {"published": "2024-08-01"}},
        "copies": {"copy": which},
    }
    assert counts(signal_world(more)) == counts(signal_world(case))


@settings(max_examples=100, deadline=None)
@given(worlds, st.sampled_from(["planned", "possible", "denied"]))
def test_what_nobody_asserts_supports_nothing(case: dict[str, Any], modality: str) -> None:
    world = signal_world({**case, "claims": [{**form, "modality": modality} for form in case["claims"]]})
    assert all(one.standing == "planned_only" and not one.signals for one in world.practices())
    assert world.forced() == ()


@settings(max_examples=100, deadline=None)
@given(worlds, st.randoms(use_true_random=False))
def test_the_order_in_which_claims_come_does_not_matter(case: dict[str, Any], chance: Any) -> None:
    world = signal_world(case)
    names = list(world.claims)
    chance.shuffle(names)
    shuffled = SignalWorld(
        incidents=tuple(sorted(world.incidents, key=lambda one: names.index(one.id))),
        claims={name: world.claims[name] for name in names},
        reports=dict(reversed(list(world.reports.items()))),
        lineage=world.lineage,
        facts=world.facts,
    )
    assert shuffled.practices() == world.practices()
    assert shuffled.forced() == world.forced()
