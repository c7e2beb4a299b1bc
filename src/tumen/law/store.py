"""The law that comes with Tumen, read once from package data and never changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType

from tumen.datafile import Row, read_rows
from tumen.errors import InvalidData, InvalidValue
from tumen.law.load import a_day, countries, needed_day, read_facts, read_provisions, rows_of
from tumen.law.types import Contested, Cue, FactName, IndicatorTest, Provision, Regime, Wording
from tumen.ledger import VERDICTS, VOCABULARIES


def _file(name: str) -> Traversable:
    return files("tumen.law") / name


@cache
def fact_names() -> Mapping[str, FactName]:
    """The vocabulary of stated facts by name."""
    return MappingProxyType({fact.name: fact for fact in read_facts(_file("facts.yaml"))})


@cache
def cues() -> Mapping[str, Cue]:
    """The signs that a provision may bear on a claim, by name."""
    found = {}
    for row in rows_of(_file("signs.yaml"), "signs"):
        source = row.get("source", False)
        if not isinstance(source, bool):
            raise row.fault(f"source: {source!r} is not true or false.")
        languages = [key for key in row if key not in ("cue", "source")]
        words = MappingProxyType({language: row.texts(language) for language in languages})
        found[row.text("cue")] = Cue(name=row.text("cue"), words=words, source=source)
    return MappingProxyType(found)


@cache
def provisions() -> tuple[Provision, ...]:
    """Every provision, in the order of the file."""
    found = read_provisions(_file("provisions.yaml"), facts=fact_names(), cues=tuple(cues()))
    ids = {entry.id for entry in found}
    for entry in found:
        if entry.overtaken_by is not None and entry.overtaken_by not in ids:
            raise InvalidData(f"provisions.yaml: {entry.id}: overtaken_by names no provision: {entry.overtaken_by!r}.")
    return found


@cache
def _by_id() -> Mapping[str, Provision]:
    return MappingProxyType({entry.id: entry for entry in provisions()})


def provision(name: str) -> Provision:
    """The provision with that id. Raises InvalidValue, with the known ids, where there is none."""
    try:
        return _by_id()[name]
    except KeyError:
        raise InvalidValue(f"provision {name!r} is unknown; use one of {', '.join(_by_id())}.") from None


def in_force_on(day: date) -> tuple[Provision, ...]:
    """The provisions that exist and have not ended on that day, in the order of the file."""
    return tuple(entry for entry in provisions() if entry.in_force(day))


@dataclass(frozen=True, kw_only=True, slots=True)
class _Judging:
    sending_state: str
    verdicts: Mapping[str, str]
    regimes: tuple[Regime, ...]
    contested: tuple[Contested, ...]
    under_another: Mapping[str, str]
    not_members: Mapping[str, str]


# conventions in prose that the code follows and does not read
_FOR_PEOPLE = (
    "rules",
    "date_traps",
    "press_misstatements",
    "not_labour_rules_but_often_confused",
    "conventions",
    "un_member_test",
    "at_sea_and_remote",
)


@cache
def _judging() -> _Judging:
    source = _file("judging.yaml")
    top = read_rows(source)
    if not isinstance(top, Row):
        raise InvalidData(f"{source.name}, line 1: not a mapping.")
    top.keys_within(("sending_state", "verdicts", "regimes", "hosts"), _FOR_PEOPLE)
    hosts = top["hosts"]
    hosts.keys_within(("contested", "under_another", "not_members"), _FOR_PEOPLE)
    verdicts = {row.text("id", allowed=VERDICTS): row.text("means") for row in top["verdicts"]}
    return _Judging(
        sending_state=top.text("sending_state"),
        verdicts=MappingProxyType(verdicts),
        regimes=_regimes(top["regimes"]),
        contested=tuple(_contested(row) for row in hosts["contested"]),
        under_another=MappingProxyType({row.text("code"): row.text("state") for row in hosts["under_another"]}),
        not_members=MappingProxyType({row.text("code"): row.text("name") for row in hosts["not_members"]}),
    )


def _regimes(rows: list[Row]) -> tuple[Regime, ...]:
    found: list[Regime] = []
    for row in rows:
        row.keys_within(("from", "to", "rule", "provisions"))
        start, end = a_day(row, "from"), a_day(row, "to")
        before = found[-1].end if found else None
        if found and (before is None or start != before + timedelta(days=1)):
            raise row.fault(f"from: {start} is not the day after the regime before it ends, {before}.")
        for name in row.texts("provisions"):
            if name not in _by_id():
                raise row.fault(f"provisions: {name!r} is not allowed; use one of {', '.join(_by_id())}.")
        found.append(Regime(start=start, end=end, rule=row.text("rule"), provisions=row.texts("provisions")))
    return tuple(found)


def _contested(row: Row) -> Contested:
    row.keys_within(("names", "country", "controlled_by", "since", "treatment", "sources"))
    return Contested(
        names=row.texts("names"),
        country=row.text("country"),
        controlled_by=row.text("controlled_by"),
        since=needed_day(row, "since"),
        treatment=row.text("treatment"),
        sources=row.texts("sources"),
    )


def regimes() -> tuple[Regime, ...]:
    """The Security Council's labour rules through time: closed intervals that leave no day out."""
    return _judging().regimes


def regimes_on(day: date) -> tuple[Regime, ...]:
    """The regimes of that day (one, as the data stand)."""
    return tuple(
        entry
        for entry in regimes()
        if (entry.start is None or entry.start <= day) and (entry.end is None or day <= entry.end)
    )


def verdict_meanings() -> Mapping[str, str]:
    """What each verdict means, in the order in which they are explained."""
    return _judging().verdicts


def sending_state() -> str:
    """The State whose export of labour this is about; it is never a host."""
    return _judging().sending_state


def contested_territories() -> tuple[Contested, ...]:
    """Territories whose State of record does not control them."""
    return _judging().contested


def member_of_record(code: str) -> str:
    """The State whose obligations hold there: `code` itself, or the State it belongs to (Hong Kong: China)."""
    return _judging().under_another.get(code, code)


def non_member_name(code: str) -> str | None:
    """The name of a host that is known not to be a Member State of the United Nations, else None."""
    return _judging().not_members.get(code)


@cache
def _members() -> Mapping[str, str]:
    rows = rows_of(_file("un_members.yaml"), "members")
    return MappingProxyType({row.text("code"): row.text("name") for row in rows})


def un_member(code: str) -> bool:
    """Whether that State, or the State it belongs to, is a Member State of the United Nations."""
    return member_of_record(code) in _members()


def state_name(code: str) -> str:
    """The name of a State as it stands in a sentence; the code itself where it is unknown."""
    return _members().get(code) or non_member_name(code) or {"HK": "Hong Kong", "MO": "Macao"}.get(code, code)


@cache
def _eu() -> Mapping[str, tuple[date, date | None]]:
    rows = rows_of(_file("eu_members.yaml"), "members")
    return MappingProxyType({row.text("code"): (needed_day(row, "from"), a_day(row, "to")) for row in rows})


def eu_member(code: str, day: date | None = None) -> bool:
    """Whether that State is a Member State of the European Union on `day`, or was on any day where `day` is None."""
    if code not in _eu():
        return False
    start, end = _eu()[code]
    return day is None or (start <= day and (end is None or day <= end))


@cache
def _c29() -> tuple[Mapping[str, date], tuple[str, ...]]:
    source = _file("c29_parties.yaml")
    parties = {row.text("code"): needed_day(row, "in_force_from") for row in rows_of(source, "parties")}
    return MappingProxyType(parties), countries(read_rows(source), "not_parties")


def c29_party(code: str) -> date | bool | None:
    """The day from which ILO Convention No. 29 binds that State, False where it is no party, None where unknown."""
    parties, not_parties = _c29()
    return parties.get(code) or (False if code in not_parties else None)


@cache
def _ilo() -> tuple[tuple[IndicatorTest, ...], tuple[Wording, ...]]:
    source = _file("ilo_indicators.yaml")
    tests = []
    for row in rows_of(source, "indicators"):
        row.keys_within(("id", "test"))
        tests.append(IndicatorTest(indicator=row.text("id", allowed=VOCABULARIES["indicator"]), test=row.text("test")))
    wording = []
    for row in rows_of(source, "wording"):
        row.keys_within(("at_least", "says"))
        wording.append(Wording(at_least=row["at_least"], says=row.text("says")))
    return tuple(tests), tuple(sorted(wording, key=lambda each: each.at_least))


def indicator_tests() -> tuple[IndicatorTest, ...]:
    """The eleven ILO indicators of forced labour, each with the question that tests it."""
    return _ilo()[0]


def indicator_wording(number: int) -> str | None:
    """What a finding may say of `number` different indicators; None where it may say nothing."""
    return next((each.says for each in reversed(_ilo()[1]) if number >= each.at_least), None)


def changes_for(host: str, *, eu: bool, c29: bool) -> tuple[date, ...]:
    """First days on which something changed for a host: its EU membership, its being bound by ILO Convention No. 29."""
    days: list[date] = []
    if eu and host in _eu():
        start, end = _eu()[host]
        days += [start] if end is None else [start, end + timedelta(days=1)]
    party = c29_party(host)
    if c29 and isinstance(party, date):
        days.append(party)
    return tuple(days)
