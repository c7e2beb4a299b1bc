"""The closed set of predicates that the data may name, with their parameters. `tumen.assess` evaluates them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

PREDICATES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "agent_named": {"kinds": "kinds"},
        "asserted": {},
        "authorisation_provided": {},
        "cited_from": {"day": "day", "cue": "cue"},
        "day_from": {"day": "day"},
        "destination_is": {"country": "country"},
        "earns_from": {"day": "day", "kinds": "kinds"},
        "earns_income": {"kinds": "kinds"},
        "fact_dated_before": {"fact": "fact", "day": "day"},
        "fact_dated_from": {"fact": "fact", "day": "day"},
        "fact_stated": {"fact": "fact", "values": "values"},
        "goods": {"sectors": "sectors", "open": "sectors"},
        "grant_under_contract": {"fact": "fact", "day": "day"},
        "granted_from": {"day": "day"},
        "host_in_eu": {},
        "host_is_c29_party": {},
        "host_is_member": {},
        "host_named": {},
        "indicators": {"among": "indicators", "count": "number"},
        "indicator_among": {"among": "indicators", "kinds": "kinds"},
        "kind_among": {"kinds": "kinds"},
        "listed": {"lists": "values", "cue": "cue"},
        "listed_before_conduct": {"lists": "values"},
        "minders": {},
        "persons_of_sending_state": {},
        "placed_from": {"fact": "fact", "day": "day"},
        "provided_from": {"day": "day"},
        "report_overdue": {"first": "day", "last": "day"},
        "source_names": {"cue": "cue"},
        "state_share": {},
        "still_from": {"day": "day"},
        "taken_as_given": {},
        "tied_to_admission": {},
        "totals_above": {"base": "day", "day": "day"},
        "venture": {},
        "venture_dated": {"new": "day", "existing": "day?"},
        "workers_abroad": {"kinds": "kinds"},
    }
)
"""Each predicate and the type of each of its parameters; what ends in "?" or is a list may be missing."""
