"""The exam, scored as a whole. Whoever writes rules reads neither its texts nor its misses; nothing here shows them."""

from __future__ import annotations

import pytest

from corpora import EXAM, figures


@pytest.mark.exam
def test_exam_is_scored_as_a_whole() -> None:
    for label, languages in (("all languages", None), ("English", ("en",))):
        found = figures(EXAM, languages=languages)
        rates = " ".join(f"{name} F1 {rate.f1:.3f}" for name, rate in (("claim", found.claim), ("fact", found.fact)))
        print(f"\nexam, {label}: {found.reports} reports, {rates} number F1 {found.number.f1:.3f}")
        assert found.reports > 0
        assert found.gold > 0
