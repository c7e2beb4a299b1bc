"""A verdict rests on its elements: making one of them unknown or false changes it. The engine knows no country."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from tests.assess.test_cases import CASES
from tests.assess.world import World, world

from tumen import law
from tumen.assess.conduct import Conduct, gather
from tumen.assess.judge import bears, judge
from tumen.assess.predicates import EVALUATORS, Point
from tumen.assess.timing import sides
from tumen.assess.wording import unstated
from tumen.law import ElementRule, Provision

LAW = law.bundled()

NEVER_STATED = MappingProxyType({"fact": "exempt_project", "values": ("hydroelectric",)})
RESTS = ("breach_if_true", "applies_if_true", "excepted", "would_breach_if_carried_out")


def conduct(built: World) -> Conduct:
    (found,) = gather([built.incident], claims=built.claims, reports=built.reports, facts=built.facts, law=LAW)
    return found


def resting() -> Iterator[tuple[Provision, Conduct]]:
    """Each provision and incident of the cases with a single finding that rests on all elements."""
    for case in CASES:
        if "expect" not in case:
            continue
        seen = conduct(world(case))
        for provision in LAW.provisions:
            if bears(provision, seen):
                found = judge(provision, seen)
                if len(found) == 1 and found[0].verdict in RESTS:
                    yield provision, seen


def groups(provision: Provision) -> list[list[ElementRule]]:
    """Elements joined by "or" taken together; how a claim is told is no element of the conduct."""
    found: dict[str, list[ElementRule]] = {}
    for rule in provision.elements:
        if rule.predicate != "asserted":
            found.setdefault(rule.alternative or rule.id, []).append(rule)
    return list(found.values())


def without(provision: Provision, group: list[ElementRule], *, predicate: str) -> Provision:
    """The provision with the elements of the group made unknown (`fact_stated`) or false (`source_names`)."""
    params = NEVER_STATED if predicate == "fact_stated" else MappingProxyType({"cue": "msmt"})
    ids = {rule.id for rule in group}
    return replace(
        provision,
        elements=tuple(
            replace(rule, predicate=predicate, params=params, otherwise=()) if rule.id in ids else rule
            for rule in provision.elements
        ),
    )


def test_making_an_element_unknown_or_false_changes_the_verdict() -> None:
    tried = 0
    for provision, seen in resting():
        before = judge(provision, seen)[0].verdict
        for group in groups(provision):
            unknown = judge(without(provision, group, predicate="fact_stated"), seen)
            assert before not in {finding.verdict for finding in unknown}, (provision.id, group[0].id, before)
            false = judge(without(provision, group, predicate="source_names"), seen)
            assert {finding.verdict for finding in false} == {"not_covered"}, (provision.id, group[0].id, before)
            tried += 1
    assert tried > 100


def test_a_toy_law_is_judged_by_its_data_alone() -> None:
    base = LAW.provision("UNSCR-2397-8")
    toy = replace(
        base,
        id="TOY",
        cite="Paragraph 1 of the toy law",
        duty="the host State",
        in_force_from=date(1999, 1, 1),
        deadline=None,
        overdue_from=None,
        elements=(
            replace(base.elements[0], predicate="destination_is", params=MappingProxyType({"country": "FJ"})),
            replace(base.elements[4], params=MappingProxyType({"day": date(2001, 1, 1)})),
        ),
        exceptions=(),
    )
    movement = {"kind": "movement", "direction": "out", "destination": "Suva, FJ, city", "host": "FJ"}
    verdicts = [
        [finding.verdict for finding in judge(toy, conduct(world({"claims": [{**movement, "time": day}]})))]
        for day in (date(1998, 12, 31), date(1999, 1, 1), date(2000, 12, 31), date(2001, 1, 1))
    ]
    assert verdicts == [["not_covered"], ["permitted_at_date"], ["permitted_at_date"], ["breach_if_true"]]


def test_where_nothing_is_stated_the_predicate_of_every_exception_says_what_judging_says_without_asking_it() -> None:
    seen = conduct(world({"claims": [{"kind": "hiring", "host": "PL", "time": "2020-05-01"}]}))
    (side,) = sides(seen.span, ())
    for provision in LAW.provisions:
        for rule in provision.exceptions:
            answer = EVALUATORS[rule.predicate](Point(conduct=seen, side=side, params=rule.params))
            assert (answer.state, answer.why) == ("cannot_tell", unstated(LAW.facts[rule.params["fact"]]))
            assert (answer.claims, answer.facts, answer.reading) == ((), (), None)
