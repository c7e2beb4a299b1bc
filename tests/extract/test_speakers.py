"""Who says a sentence: tags in every position, types from descriptions, and speakers who go on."""

from __future__ import annotations

import pytest

from tumen.extract.en.source_types import type_of
from tumen.extract.en.speakers import speeches
from tumen.extract.en.text import cut


@pytest.mark.parametrize(
    ("description", "kind"),
    [
        ("a Korean-Chinese businessman in Exampletown", "trader"),
        ("an unidentified official at the South Korean embassy", "official"),
        ("a government source", "official"),
        ("a Beijing source", "local"),
        ("a source close to the company", "local"),
        ("U.N. experts", "un"),
        ("a U.N. official", "un"),
        ("a company official", "company"),
        ("Jo Example, a director at the Department of Labor", "official"),
        ("Jo Example, executive director of the Example Institute", "expert"),
        ("a report by academics", "expert"),
        ("a report by the ministry", "official"),
        ("a State Department report", "official"),
        ("a report", "document"),
        ("local media reports", "media"),
        ("one former worker", "worker"),
        ("three North Koreans in Kuwait", "worker"),
        ("the workers' belongings", None),
        ("Example Example", None),
    ],
)
def test_the_head_of_a_description_tells_the_type(description: str, kind: str | None) -> None:
    assert type_of(description) == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The workers told police they had not been paid for a year.", "worker"),
        ("Forty men were found in the sheds, apparently asleep, investigators said on Monday.", "official"),
        ("“Forty came by bus,” said a trader who often drives there.", "trader"),
        ("Forty men, a resident of the town said, came by bus.", "local"),
        ("The ministry was quoted as saying that forty men had left.", "official"),
        ("Example Wire reported on Monday, citing a diplomat, that forty men had left.", "official"),
        ("Mr. Example, a Han Chinese, 59, who works in a plant nearby said, “Forty came by bus.”", "local"),
        ("The authorities did not say that forty men had left.", "author"),
        ("The firm was told to send forty men home.", "author"),
        ("Russia continued to send forty men a month home.", "author"),
        ("The member states of the United Nations sent forty men home.", "author"),
    ],
)
def test_a_tag_names_who_speaks(text: str, kind: str) -> None:
    (speech,) = speeches(cut(text))
    assert speech.source.type == kind


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (
            "A resident of the town said forty men came. “They came by bus at dawn. They went to the mill.”",
            ["local", "local", "local"],
        ),
        (
            "“They came by bus in the early morning. They went straight to the mill,” said a trader.",
            ["trader", "trader"],
        ),
        (
            "A report by academics says forty men came. The report adds that ten of them left.",
            ["expert", "expert"],
        ),
        (
            "A trader said forty men came.\n\nThe U.N. banned such work in 2017.\n\nNorth Korea sends men abroad.",
            ["trader", "author", "author"],
        ),
    ],
)
def test_a_speaker_goes_on_and_ends(text: str, kinds: list[str]) -> None:
    assert [speech.source.type for speech in speeches(cut(text))] == kinds
