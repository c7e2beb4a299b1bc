"""The tables of weights: read whole, and a row that cannot be used is refused with its file and line."""

from __future__ import annotations

import math
import random
from pathlib import Path

import pytest

from tumen.errors import InvalidData
from tumen.extract.en import weights as tables


def test_both_tables_are_read_whole() -> None:
    assert tables.weights()["doubt law"] < -1
    assert set(tables.quote_weights()) == {"start", "end"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("weight\tsign\n", "line 1: the columns are weight, sign; they begin with sign, weight"),
        ("sign\tweight\na\tmuch\n", "line 2: weight: 'much' is not a number"),
        ("sign\tweight\na\t1\na\t2\n", "line 3: 'a' stands twice"),
        ("sign\tweight\na\t1\t2\n", "line 2: 3 columns; there are 2"),
    ],
)
def test_a_row_that_cannot_be_used_is_refused(
    text: str, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "weights.tsv").write_text(text, encoding="utf-8")
    monkeypatch.setattr(tables, "files", lambda _: tmp_path)
    with pytest.raises(InvalidData) as fault:
        tables.weights.__wrapped__()
    assert f"weights.tsv, {words}" in str(fault.value)


def test_an_edge_is_a_start_or_an_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "quote_weights.tsv").write_text("edge\tsign\tweight\nmiddle\ta\t1\n", encoding="utf-8")
    monkeypatch.setattr(tables, "files", lambda _: tmp_path)
    with pytest.raises(InvalidData, match=r"quote_weights.tsv, line 2: edge: 'middle' is none of start, end"):
        tables.quote_weights.__wrapped__()


def test_exact_weights_sum_to_what_floats_sum_to_rounded_once_in_any_order() -> None:
    every = [*tables.weights().values(), *[one for row in tables.quote_weights().values() for one in row.values()]]
    rng = random.Random(1)  # noqa: S311  # samples for a test
    for _ in range(500):
        some = rng.sample(every, rng.randrange(1, 40))
        assert tables.rounded(sum(tables.exact(one) for one in some)) == math.fsum(some)


def test_what_is_endless_is_more_than_any_sum() -> None:
    most = sum(tables.exact(abs(one)) for one in tables.weights().values())
    assert tables.exact(-math.inf) < -most < most < tables.exact(math.inf)
