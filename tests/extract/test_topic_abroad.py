"""Words that tell of the state's people at work abroad make a report one about them, others like them do not."""

from __future__ import annotations

import pytest

from tumen.extract.en.text import cut
from tumen.extract.en.topic import topic_of
from tumen.normalise import find_values


@pytest.mark.parametrize(
    ("body", "about"),
    [
        ("We would like to point to the labourers whom North Korea sends overseas.", True),
        ("North Korea wants to keep its diplomats and workers abroad from fleeing.", True),
        ("The Democratic People's Republic of Korea has sent more than 4,000 laborers there.", True),
        ("Little is known of overseas North Korean loggers.", True),
        ("North Korea spoke of the workers of its mines. The envoy lives abroad.", False),
        ("The film shows workers that North Korea honours on its holidays.", False),
        ("The Republic of Korea has sent more than 4,000 engineers abroad.", False),
    ],
)
def test_words_for_the_people_abroad(body: str, about: bool) -> None:
    text = cut(f"News\n\n{body}")
    topic = topic_of(text, find_values(text.text, published=None))
    assert topic.may_be if about else not topic.sure
