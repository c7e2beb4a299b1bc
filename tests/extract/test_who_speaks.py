"""Speakers in positions and turns of every sort, and words that look like speech and are none."""

from __future__ import annotations

import pytest

from tumen.extract.en.speakers import speeches, upstream_of
from tumen.extract.en.text import cut


def _kinds(text: str) -> list[str]:
    return [speech.source.type for speech in speeches(cut(text))]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("In a report the institute says that forty men are left.", "expert"),
        ("At a meeting in Seoul the minister said forty men were left.", "official"),
        ("Forty men left, people who know them told Radio Free Asia.", "local"),
        ("Ram Example, spokesperson of the home ministry, maintained that forty men had left.", "official"),
        ("The Example Labour Inspectorate found that forty men had no contract.", "official"),
        ("The men may not leave, the source went on: guards watch the gate.", "local"),
        ("The source went on to say that forty men had left.", "local"),
        ("On Monday a local source saw forty men at the airport.", "local"),
        ("It is not clear to the sources whether the men will leave.", "local"),
        ("A man who has been here since 2011 said forty men had left.", "local"),
        ("Yonhap put the number of North Koreans who work in the small emirate at forty.", "media"),
        ("Forty men stay until they have what Pyongyang demands of them, sources in China told RFA.", "local"),
        ("All six workers we spoke to described days of 18 hours.", "worker"),
        ("The panel was told by a Member State that forty men were left.", "official"),
    ],
)
def test_who_says_so(text: str, kind: str) -> None:
    assert _kinds(text)[-1] == kind


@pytest.mark.parametrize(
    "text",
    [
        "The embassy told the firms to draw up lists of forty men.",
        "The managers had told the crews to bring in more.",
        "China means to send forty men home, citing U.N. sanctions against the North.",
        "Citing a lack of contracts, the plant sent forty men home.",
        "When the Council had answered the test with a resolution, China sent forty men home.",
        "Under agreements that Moscow and Pyongyang concluded in the past, forty men work there.",
        "Alarmed by the losses, the command on the spot sent forty men home.",
        "One worker who complained to the office was sent home.",
        "The authorities refused and demanded the full amount.",
        "Forty men went home in April, one should recall.",
        "In February forty men went home, as the Council demands.",
        "They earned the state an estimated 40 million dollars.",
        "By different accounts forty men are left.",
    ],
)
def test_no_speech_at_all(text: str) -> None:
    assert _kinds(text)[-1] == "author"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The embassy told reporters to expect forty men.", "official"),
        ("The embassy told the station that forty men had to leave.", "official"),
        ("Citing a ministry official, the paper wrote that forty men had left.", "official"),
        ("A worker who had left complained that forty men were unpaid.", "worker"),
        ("The ministry demanded that forty men be paid.", "official"),
        ("The ministry concluded that forty men had left.", "official"),
    ],
)
def test_speech_that_looks_like_none(text: str, kind: str) -> None:
    assert _kinds(text)[-1] == kind


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (
            "A source in the Gulf said forty men would leave.\n\nTen thousand men used to work there.",
            ["local", "author"],
        ),
        (
            "A source in the Gulf said forty men would leave. They sold what they had.",
            ["local", "local"],
        ),
        (
            "Wang, a Han Chinese of 59, noticed forty women two months ago. “They fetch water,” he said.",
            ["local", "local"],
        ),
        (
            "The yard took on forty men two months ago. “They fetch water,” a trader said.",
            ["author", "trader"],
        ),
    ],
)
def test_who_goes_on_and_who_was_described(text: str, kinds: list[str]) -> None:
    assert _kinds(text) == kinds


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Daily NK has it from a source in the North that forty men left.", ["Daily NK"]),
        ("Several Daily NK sources say that forty men left.", ["Daily NK"]),
        ("Forty men left, if a contact of Daily NK is right.", ["Daily NK"]),
        ("Radio Free Asia cited an official.", ["Radio Free Asia"]),
        ("Forty men read Daily NK every day.", []),
        ("The firm likes Daily NK.", []),
    ],
)
def test_whom_the_facts_come_from(text: str, named: list[str]) -> None:
    assert list(upstream_of(text, cut(text).sentences)) == named
