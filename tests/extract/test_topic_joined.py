"""Texts that no group of people makes one about the workers, and what joins the state with them."""

from __future__ import annotations

import pytest

from tumen.extract.en.text import cut
from tumen.extract.en.topic import joins_them
from tumen.extract.en.values import values_of
from tumen.ledger import Report


def joins(text: str) -> bool:
    report = Report(id="0" * 64, name="a", text=text, media_type="text/plain", language="en")
    assert cut(report.text, report.furniture).sentences
    return joins_them(text, values_of(report))


@pytest.mark.parametrize(
    "text",
    [
        "North Korea is pressing its builders in Russia for money.",
        "The Democratic People's Republic of Korea has sent more than 4,000 laborers to Kuwait.",
        "The North is sending more people to Russia, whose mills lack hands.",
        "North Korea wants its consulates in Russia to watch over staff abroad.",
        "They came to Russia to earn foreign currency for North Korea.",
        "The camps in Russia go back to a deal with North Korea. Claims of beatings in logging camps are old.",
        "A North Korean restaurant in Hanoi, Vietnam, has shut. The waitresses are about to go.",
    ],
)
def test_the_state_is_joined_with_people_at_work_or_with_their_houses(text: str) -> None:
    assert joins(text)


@pytest.mark.parametrize(
    "text",
    [
        "Russia is pressing its builders for money. North Korea fired a missile.",
        "North Korea has sent more than 4,000 shells to Russia.",
        "A North Korean restaurant in Hanoi, Vietnam, has shut. Guests say that the noodles were cold.",
        "A diplomat of North Korea was stopped in Dhaka, Bangladesh, with cigarettes in a container.",
        "North Korea is pressing its builders for money.",
    ],
)
def test_a_text_that_joins_nothing_or_names_no_host_is_left_alone(text: str) -> None:
    assert not joins(text)
