"""The named predicates of the law's data: what an incident says about one element, in three values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from tumen.assess.predicates import papers, totals, ventures, what, when, where
from tumen.assess.predicates.answers import Answer, Point

__all__ = ["EVALUATORS", "Answer", "Point", "Predicate"]

Predicate = Callable[[Point], Answer]

EVALUATORS: Mapping[str, Predicate] = MappingProxyType(
    {
        predicate.__name__: predicate
        for predicate in (
            where.destination_is,
            where.host_in_eu,
            where.host_is_c29_party,
            where.host_is_member,
            where.host_named,
            when.cited_from,
            when.day_from,
            when.fact_dated_before,
            when.grant_under_contract,
            when.fact_dated_from,
            when.placed_from,
            when.source_names,
            when.still_from,
            what.agent_named,
            what.asserted,
            what.earns_from,
            what.earns_income,
            what.fact_stated,
            what.goods,
            what.kind_among,
            what.listed,
            what.listed_before_conduct,
            what.minders,
            what.persons_of_sending_state,
            what.state_share,
            what.taken_as_given,
            what.workers_abroad,
            papers.authorisation_provided,
            papers.granted_from,
            papers.provided_from,
            papers.tied_to_admission,
            totals.totals_above,
            ventures.indicator_among,
            ventures.indicators,
            ventures.report_overdue,
            ventures.venture,
            ventures.venture_dated,
        )
    }
)
"""Each predicate that the data may name, by name."""
