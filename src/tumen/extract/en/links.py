"""Words that tie the people of a clause to a group told before: "they", "all 20", "most of the force"."""

from __future__ import annotations

import re

from tumen.extract.en.sought import sought

_GROUPS = (
    "workers|women|men|group|crew|staff|labou?rers|girls|builders|waitresses|doctors|team|loggers|two|three|four|five|"
    "six|seven|eight|nine|ten|eleven|twelve|thirteen"
)
_AGAIN = re.compile(
    rf"\b(?:they|them|their|theirs|these|the (?:\w+ )?(?:{_GROUPS})|each (?:worker|of (?:them|the \w+))|"
    r"all (?:of them|\d+|the \w+)|none of (?:them|the \w+)|both)\b",
    re.I,
)
_ANEW = re.compile(r"\b(?:North Koreans?|abroad|overseas|other|others|anyone|nobody)\b")
_SHARE = re.compile(
    r"\b(?:most|the (?:bulk|majority|greater part|larger part|lion[’']s share)|"
    r"a (?:majority|third|quarter|handful|few|number)|half|some|several|many|(?:\d+|\w+) per ?cent) of "
    r"(?:them|these|those|the (?:\w+ )?(?:workers|force|women|men|North Koreans|group|total|labou?rers|\d[\d,]*))\b|"
    r"\b[Tt]he (?:majority|rest|remainder|others) (?:are|were|is|was|have|had|work|live)\b|"
    r"\b[Tt]he first (?:group|batch|party|contingent)\b"
)


def means_again(clause: str) -> bool:
    """Whether the words mean a group told before, and neither others nor all of the state's people abroad."""
    return _AGAIN.search(clause) is not None and _ANEW.search(clause) is None


def is_share(clause: str) -> bool:
    """Whether people are told as a share of others, without a number."""
    return _SHARE.search(clause) is not None


_LEFT = sought(
    re.compile(r"\b(?:remain(?:s|ed|ing)?|(?:are|is|were|was) (?:still )?left|still)\b", re.I), "remain|left|still"
)


def left_over(clause: str) -> bool:
    """Whether the people are told to be those who are left of more: "only about 900 remain"."""
    return _LEFT.search(clause) is not None
