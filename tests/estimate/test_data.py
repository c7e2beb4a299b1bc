"""The tables of priors and shocks: sound as bundled, and refused with file and line where they are not."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from tumen.errors import InvalidData
from tumen.estimate.data import load_priors, load_shocks, priors, shocks

PRIORS = files("tumen.estimate").joinpath("priors.yaml").read_text(encoding="utf-8")
SHOCK = "- {id: a, kind: cap, start: 2017-08, end: 2017-12, hosts: all, source: https://example.org, why: a test}\n"


def test_the_bundled_tables_are_read() -> None:
    assert priors().outlier == 0.07
    assert [shock.kind for shock in shocks()] == ["cap", "deadline", "closure", "reopening"]
    assert all(shock.source.startswith("https://") for shock in shocks())


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("id: outlier,", "id: outliers,", "'outliers' is not allowed"),
        ("value: 0.07", "value: 1.2", "not below 1"),
        ("value: 0.07", "value: -0.1", "not above 0"),
        ("value: 0.07", "value: much", "not a number"),
        ("value: 0.07", "value: .nan", "not a number"),
        ("id: outlier,", "id: churn,", "stands twice"),
    ],
)
def test_a_faulty_prior_is_refused_with_its_line(tmp_path: Path, old: str, new: str, fault: str) -> None:
    path = tmp_path / "priors.yaml"
    path.write_text(PRIORS.replace(old, new), encoding="utf-8")
    with pytest.raises(InvalidData, match=f"priors.yaml, line [0-9]+: .*{fault}"):
        load_priors(path)


def test_a_missing_prior_is_named(tmp_path: Path) -> None:
    path = tmp_path / "priors.yaml"
    path.write_text("\n".join(line for line in PRIORS.splitlines() if "id: churn," not in line), encoding="utf-8")
    with pytest.raises(InvalidData, match="no entry for churn;"):
        load_priors(path)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("kind: cap", "kind: storm", "not allowed"),
        ("2017-08", "2017-13", "YYYY-MM"),
        ("2017-08", "2018-08", "swap them"),
        ("hosts: all", "hosts: [China]", "ISO 3166"),
        (
            "kind: cap, start: 2017-08, end: 2017-12",
            "kind: deadline, start: 2017-08, end: null",
            "a deadline has an end",
        ),
        (", source: https://example.org", "", "'source' is missing"),
    ],
)
def test_a_faulty_shock_is_refused_with_its_line(tmp_path: Path, old: str, new: str, fault: str) -> None:
    path = tmp_path / "shocks.yaml"
    path.write_text(SHOCK.replace(old, new), encoding="utf-8")
    with pytest.raises(InvalidData, match=f"shocks.yaml, line 1: .*{fault}"):
        load_shocks(path)
