"""What a report is about: told before it is extracted, so that a feed gives only what belongs into a case."""

from __future__ import annotations

import re

from tumen.extract.en.text import cut
from tumen.extract.en.topic import topic_of
from tumen.extract.en.values import values_of
from tumen.ledger import Report

_SENDER = re.compile(
    r"\b(?:North Korea\w*|D\.?P\.?R\.?K\b|People['’]s Republic of Korea|Pyongyang|Kim Jong|Korean workers)"
    r"|북한|조선민주주의|조선 ?(?:로동자|사람|인민|녀성|여성)|평양|김정은"
    r"|朝鲜|朝鮮|北韩|北韓|平壤|北朝"
    r"|\bКНДР\b|\bКорейской Народно|северо-?коре|северн\w+ коре|Пхеньян",
    re.I,
)
_WORKERS = re.compile(
    r"노동자|로동자|근로자|노무자|여공|인력|노동력|종업원|외화벌이|파견"
    r"|工人|劳工|勞工|劳务|勞務|务工|務工|女工|劳动力|勞動力|员工|員工|派遣|外派"
    r"|\b(?:рабоч(?:ий|ие|его|их|им|ими|ая|ую|ей)|работник\w*|работниц\w*|рабсил\w*|трудов\w+ мигрант\w*|"
    r"гастарбайтер\w*|разрешени\w+ на (?:труд|работ\w*)|на заработк\w+|строител(?:ь|и|ей|ям|ями|ях)|лесоруб\w*)\b",
    re.I,
)
"""Words for people who work, in the languages that have no rules yet; English has the rules of its reader."""


def names_sender(text: str) -> bool:
    """Whether a text in English, Korean, Chinese or Russian names the state that sends the workers, or its capital."""
    return bool(_SENDER.search(text))


def is_about_workers(report: Report) -> bool:
    """Whether a report is about the sending state's workers abroad, or may be.

    English is read by its rules. Of Korean, Chinese, Russian, and what is in no language that could be told, it is
    enough to name the state and people who work.
    """
    language = (report.language or "").lower().split("-")[0]
    if language in ("en", "") and topic_of(cut(report.text, report.furniture), values_of(report)).may_be:
        return True
    return language != "en" and names_sender(report.text) and bool(_WORKERS.search(report.text))
