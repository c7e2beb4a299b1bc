"""Turns that name who speaks without a verb of saying, and those that only look like them."""

from __future__ import annotations

import pytest

from tumen.extract.en.speakers import speeches
from tumen.extract.en.text import cut


def _kinds(text: str) -> list[str]:
    return [speech.source.type for speech in speeches(cut(text))]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("By the ministry's count forty men were still at the mill.", "official"),
        ("Forty men are left at the mill, in the reckoning of a trader who often drives there.", "trader"),
        ("By some estimates forty men are left at the mill.", "author"),
        ("Forty men are left, as the Yonhap News Agency found this year.", "media"),
        ("Radio Free Asia has it from a trader in Exampletown that forty men left.", "trader"),
        ("Forty men left on Monday, Radio Free Asia has been told by residents of the town.", "local"),
        ("Diplomats quoted by Reuters in May put their number at forty.", "official"),
        ("The example site passes on a story of Radio Free Asia: forty men came to the mill.", "media"),
        ("Forty men had to leave, the minister let his guest know.", "official"),
        ("In two mills reporters of Radio Free Asia came upon forty men.", "media"),
        ("According to press accounts the men are kept under watch.", "media"),
        ("The men are said to be forty in all.", "media"),
        ("Forty men left, he thought, for want of work.", "author"),
        ("Forty men came by train, some count on it.", "author"),
        ("The lists rest on the count of the stamps in their passports.", "author"),
        ("The foreman has not heard from forty men.", "author"),
        ("Forty men froze at the mill, as the thermometer shows.", "author"),
        ("Forty men were told by minders to stay inside.", "author"),
    ],
)
def test_a_turn_names_who_speaks(text: str, kind: str) -> None:
    assert _kinds(text)[-1] == kind


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("A waitress at the restaurant spoke to Radio Free Asia. They sleep upstairs, she said.", ["worker", "worker"]),
        ("Jo Example spoke first. Forty men are left, he said.", ["author", "official"]),
        (
            "Jo Example, a professor of law at the university, was more careful. Forty men are left, she thought.",
            ["author", "expert"],
        ),
        ("The Foreign Ministry in Exampletown gave a reason. The trains were full, it said.", ["author", "official"]),
        ("Forty men work at the mill. None of it is paid out, some complain.", ["author", "worker"]),
        (
            "A trader counted forty men on the bridge, he told Radio Free Asia. In May, by the same account, ten left.",
            ["trader", "trader"],
        ),
        ("A trader said forty men came. Residents told Radio Free Asia that some of them left.", ["trader", "local"]),
    ],
)
def test_whom_a_pronoun_means(text: str, kinds: list[str]) -> None:
    assert _kinds(text) == kinds
