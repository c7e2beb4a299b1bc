"""The table of the earnings: sound as bundled, and refused with file and line where it is not."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from tumen.errors import InvalidData
from tumen.estimate.earnings.data import NUMBERS, RANGES, earnings_table, load_earnings_table

TABLE = files("tumen.estimate").joinpath("earnings.yaml").read_text(encoding="utf-8")


def test_the_bundled_table_is_read_and_every_entry_has_a_source_and_a_reason() -> None:
    table = earnings_table()
    assert set(table.spreads) == set(RANGES)
    assert set(table.numbers) == set(NUMBERS)
    assert all(one.source and one.why and one.unit and one.low <= one.high for one in table.assumptions)
    # the ends that people read are the 5 and 95 per cent of what is drawn
    share = table.spreads["share_kept"]
    assert share.mean + 1.6449 * share.sd == pytest.approx(2.4423, abs=0.001)


def test_rates_of_a_year_of_a_neighbour_and_of_a_tied_currency() -> None:
    table = earnings_table()
    yuan, tied, dollar = table.rate("CNY", 2017), table.rate("AED", 1999), table.rate("USD", 1990)
    assert yuan is not None
    assert tied is not None
    assert dollar is not None
    assert (yuan.units, yuan.year, tied.units, dollar.units, dollar.sd) == (6.7587, 2017, 3.6725, 1.0, 0.0)
    assert table.rate("RUB", 2030) is None
    assert table.rate("KPW", 2017) is None


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("low: 230\n", "low: 2300\n", "not below high"),
        ("low: 230\n", "low: -230\n", "not above 0"),
        ("low: 230\n", "low: much\n", "not a number"),
        ("high: 0.92\n", "high: 1.2\n", "not below 1"),
        ("id: managers\n", "id: manager\n", "'manager' is not allowed"),
        ("id: managers\n", "id: costs\n", "stands twice"),
        ("{id: year_sd, value: 0.06", "{id: year_sd, value: .nan", "not a number"),
        ("{id: year_sd,", "{id: host_sd,", "stands twice"),
        ("role: kept", "role: stolen", "'stolen' is not allowed"),
        ("'\\b(?:quotas?", "'\\b((?:quotas?", "not a regular expression"),
        ("currency: CNY", "currency: Yuan", "ISO 4217"),
        ("currency: CNY", "currency: USD", "ISO 4217"),
        ("currency: RUB", "currency: CNY", "stands twice"),
        ("2007: [7.6063, 0.017]", "2007: [0, 0.017]", "both above 0"),
        ("2007: [7.6063, 0.017]", "2007: 7.6063", "both above 0"),
        ("{2007: [7.6063, 0.017]", "{soon: [7.6063, 0.017]", "not a year"),
        ("every_year: [3.64, 0.01]", "rate: 3.64", "'rate' is unknown"),
        ("    source: judgement\n", "", "'source' is missing"),
    ],
)
def test_a_faulty_entry_is_refused_with_its_line(tmp_path: Path, old: str, new: str, fault: str) -> None:
    path = tmp_path / "earnings.yaml"
    assert old in TABLE
    path.write_text(TABLE.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(InvalidData, match=f"earnings.yaml, line [0-9]+: .*{fault}"):
        load_earnings_table(path)


def test_a_missing_number_is_named(tmp_path: Path) -> None:
    path = tmp_path / "earnings.yaml"
    path.write_text("\n".join(line for line in TABLE.splitlines() if "id: site_sd," not in line), encoding="utf-8")
    with pytest.raises(InvalidData, match="no entry for site_sd;"):
        load_earnings_table(path)
    path.write_text("- {id: pay}\n", encoding="utf-8")
    with pytest.raises(InvalidData, match="not a mapping"):
        load_earnings_table(path)
