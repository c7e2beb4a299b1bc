"""The indicator of a condition is that which its words show, where they say more than the rule that found it."""

from __future__ import annotations

import pytest

from tumen.extract.en.indicators import indicator_of

UNPAID = "The workers had not seen their wages for a year. "


@pytest.mark.parametrize(
    ("rule", "said", "quote", "shown"),
    [
        ("died_alone", "other", "A welder died when his clothes caught fire", "abusive_conditions"),
        ("casualties", "other", "Two loggers who fell ill got no proper treatment and died", "abusive_conditions"),
        ("died_alone", "other", "A welder died in May", "other"),
        ("died_alone", "other", "A builder killed himself and was burned", "other"),
        ("cowed", "intimidation_and_threats", "They attend ideological sessions on Sunday", "other"),
        ("cowed", "intimidation_and_threats", "They are punished in criticism sessions", "intimidation_and_threats"),
        ("poor_life", "abusive_conditions", "They live like prisoners", "restriction_of_movement"),
        ("poor_life", "abusive_conditions", "It was harder than in a prison camp", "abusive_conditions"),
        ("no_choice", "abuse_of_vulnerability", "They are exploited", "abusive_conditions"),
        ("no_choice", "abuse_of_vulnerability", "They cannot leave the plant", "restriction_of_movement"),
        ("no_choice", "abuse_of_vulnerability", "They cannot leave their job", "abuse_of_vulnerability"),
        ("watched", "restriction_of_movement", "They are isolated and constantly watched", "isolation"),
        ("watched", "restriction_of_movement", "They are constantly watched", "restriction_of_movement"),
        ("long_hours", "excessive_overtime", "They saw nothing of the overtime pay", "withholding_of_wages"),
        ("long_hours", "excessive_overtime", "Overtime is common", "excessive_overtime"),
        ("presence", None, "They live like prisoners", None),
    ],
)
def test_words_show_the_indicator(rule: str, said: str | None, quote: str, shown: str | None) -> None:
    assert indicator_of(rule, said, quote, UNPAID + quote) == shown  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("rule", "quote", "report", "shown"),
    [
        ("unrest", "The workers rioted in January", UNPAID, "withholding_of_wages"),
        ("unrest", "The workers rioted over their wages", "", "withholding_of_wages"),
        ("unrest", "The workers rioted over the food", UNPAID, "other"),
        ("unrest", "The workers rioted in January", "", "other"),
        ("unrest_told", "The workers stayed in their bunks", UNPAID, "other"),
        ("unrest_told", "The workers put down their tools over unpaid wages", "", "withholding_of_wages"),
    ],
)
def test_unrest_is_over_wages_where_it_has_no_other_cause(rule: str, quote: str, report: str, shown: str) -> None:
    assert indicator_of(rule, "other", quote, report + quote) == shown
