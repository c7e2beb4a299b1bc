"""The law's data: loaded, typed, dated, and refused with file, line and allowed values where an entry is wrong."""

from __future__ import annotations

from datetime import date

import pytest

from tumen import law
from tumen.errors import InvalidValue


def test_all_twenty_six_entries_are_there() -> None:
    assert len(law.provisions()) == 26
    assert law.provision("UNSCR-2397-8").deadline == date(2019, 12, 22)


def test_an_unknown_provision_is_refused_with_the_known_ids() -> None:
    with pytest.raises(InvalidValue, match=r"'UNSCR-9999' is unknown; use one of UNSCR-1718-committee, "):
        law.provision("UNSCR-9999")


@pytest.mark.parametrize(
    ("day", "ids"),
    [
        (date(2016, 11, 29), ()),
        (date(2016, 11, 30), ("UNSCR-2321-34",)),
        (date(2017, 8, 5), ("UNSCR-2321-34",)),
        (date(2017, 8, 6), ("UNSCR-2321-34", "UNSCR-2371-11")),
        (date(2017, 9, 10), ("UNSCR-2321-34", "UNSCR-2371-11")),
        (date(2017, 9, 11), ("UNSCR-2375-17",)),
        (date(2017, 12, 21), ("UNSCR-2375-17",)),
        (date(2017, 12, 22), ("UNSCR-2375-17", "UNSCR-2397-8")),
        (date(2019, 12, 23), ("UNSCR-2375-17", "UNSCR-2397-8")),
    ],
)
def test_each_day_has_one_regime(day: date, ids: tuple[str, ...]) -> None:
    assert [regime.provisions for regime in law.regimes_on(day)] == [ids]


def test_there_are_193_member_states_and_taiwan_is_none() -> None:
    codes = [chr(65 + a) + chr(65 + b) for a in range(26) for b in range(26)]
    assert sum(law.un_member(code) and law.member_of_record(code) == code for code in codes) == 193
    assert not law.un_member("TW")
    assert law.un_member("HK")
