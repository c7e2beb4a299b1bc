"""The law as one value: what comes with Tumen, with the files that a user adds, read once and never changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from tumen.datafile import Row, name_of, read_rows
from tumen.errors import InvalidData, InvalidValue
from tumen.law.load import a_day, countries, needed_day, read_facts, read_provisions, rows_of
from tumen.law.practices import Practices, cue_of, read_practices
from tumen.law.statements import Statements, read_statements
from tumen.law.types import Contested, Cue, FactName, IndicatorTest, Provision, Regime, Wording
from tumen.ledger import VERDICTS, VOCABULARIES, StatedFact

Folder = Traversable | Path
T = TypeVar("T")


@dataclass(frozen=True, kw_only=True, slots=True)
class Law:
    """Provisions in the order of their files, with all that they are judged by.

    `facts` is the vocabulary of stated facts and `cues` the signs, by name; `verdicts` what each means; `regimes` the
    Council's labour rules through time, closed intervals that leave no day out; `contested` territories whose State of
    record does not control them; `other_states` are those of `not_members` that are States; `indicators` the ILO
    indicators with their questions. `state_names` holds the names of States and territories by code. `traps` are
    dates that are easily got wrong, `often_confused` rules that are taken for rules on labour, `misstated` what the
    press gets wrong with what holds: sentences for people. `statements` is what reports say that resolutions did; None
    where a law of its own has no such file. The sending State is never a host.
    """

    provisions: tuple[Provision, ...]
    facts: Mapping[str, FactName]
    cues: Mapping[str, Cue]
    verdicts: Mapping[str, str]
    sending_state: str
    regimes: tuple[Regime, ...]
    contested: tuple[Contested, ...]
    under_another: Mapping[str, str]
    not_members: Mapping[str, str]
    other_states: frozenset[str]
    members: Mapping[str, str]
    state_names: Mapping[str, str]
    traps: tuple[str, ...]
    often_confused: tuple[str, ...]
    misstated: tuple[tuple[str, str], ...]
    eu: Mapping[str, tuple[date, date | None]]
    c29: Mapping[str, date]
    not_c29: tuple[str, ...]
    indicators: tuple[IndicatorTest, ...]
    wording: tuple[Wording, ...]
    practices: Practices
    statements: Statements | None

    def provision(self, name: str) -> Provision:
        """The provision with that id. Raises InvalidValue, with the known ids, where there is none."""
        for entry in self.provisions:
            if entry.id == name:
                return entry
        known = ", ".join(entry.id for entry in self.provisions)
        raise InvalidValue(f"provision {name!r} is unknown; use one of {known}.")

    def knows(self, fact: StatedFact) -> bool:
        """Whether the name and the value of a stated fact are of this law's vocabulary."""
        known = self.facts.get(fact.fact)
        return known is not None and (fact.value is None or not known.values or fact.value in known.values)

    def in_force_on(self, day: date) -> tuple[Provision, ...]:
        """The provisions that exist and have not ended on that day, in the order of the files."""
        return tuple(entry for entry in self.provisions if entry.in_force(day))

    def regimes_on(self, day: date) -> tuple[Regime, ...]:
        """The regimes of that day (one, as the data stand)."""
        return tuple(
            entry
            for entry in self.regimes
            if (entry.start is None or entry.start <= day) and (entry.end is None or day <= entry.end)
        )

    def member_of_record(self, code: str) -> str:
        """The State whose obligations hold there: `code` itself, or the State it belongs to (Hong Kong: China)."""
        return self.under_another.get(code, code)

    def non_member_name(self, code: str) -> str | None:
        """The name of a host that is known not to be a Member State of the United Nations, else None."""
        return self.not_members.get(code)

    def is_state(self, code: str) -> bool:
        """Whether it is a State or under one: every host that is not known to be none."""
        return code not in self.not_members or code in self.other_states

    def un_member(self, code: str) -> bool:
        """Whether that State, or the State it belongs to, is a Member State of the United Nations."""
        return self.member_of_record(code) in self.members

    def state_name(self, code: str) -> str:
        """The name of a State as it stands in a sentence; the code itself where it is unknown."""
        return self.state_names.get(code, code)

    def eu_member(self, code: str, day: date | None = None) -> bool:
        """Whether that State is a Member State of the European Union on `day`, or was on any day where it is None."""
        if code not in self.eu:
            return False
        start, end = self.eu[code]
        return day is None or (start <= day and (end is None or day <= end))

    def c29_party(self, code: str) -> date | bool | None:
        """The day from which ILO Convention No. 29 binds that State, False where it is no party, None where unknown."""
        return self.c29.get(code) or (False if code in self.not_c29 else None)

    def indicator_wording(self, number: int) -> str | None:
        """What a finding may say of `number` different indicators; None where it may say nothing."""
        return next((each.says for each in reversed(self.wording) if number >= each.at_least), None)

    def changes_for(self, host: str, *, eu: bool, c29: bool) -> tuple[date, ...]:
        """First days on which something changed for a host: its EU membership, its being bound by ILO C029."""
        days: list[date] = []
        if eu and host in self.eu:
            start, end = self.eu[host]
            days += [start] if end is None else [start, end + timedelta(days=1)]
        party = self.c29_party(host)
        if c29 and isinstance(party, date):
            days.append(party)
        return tuple(days)


@cache
def bundled() -> Law:
    """The law that comes with Tumen."""
    return read_law(())


def read_law(folders: Sequence[Path]) -> Law:
    """The law that comes with Tumen with what the files of these folders add to it.

    A folder may hold `provisions.yaml`, `facts.yaml`, `signs.yaml` and `practices.yaml`; their entries come after ours.
    A folder that holds `judging.yaml` is a law of its own: then nothing of ours is taken, and the folder holds every
    file. Raises InvalidData, with file and line, where an entry cannot be used or its id is taken, or a folder holds no
    such file.
    """
    ours: Folder = files("tumen.law")
    own = [folder for folder in folders if (folder / "judging.yaml").is_file()]
    if len(own) > 1 or (own and len(folders) > 1):
        raise InvalidData(f"{own[0]}: holds judging.yaml and is a law of its own; name no other folder beside it.")
    for folder in folders:
        if not folder.is_dir():
            raise InvalidData(f"{folder}: no such folder; --law takes a folder of law.")
        if not any((folder / name).is_file() for name in _ADDED):
            raise InvalidData(f"{folder}: holds none of {', '.join(_ADDED)}; a folder of law has one of them at least.")
    for folder in folders:
        _only_known(folder)
    base = own[0] if own else ours
    sources = [base, *(folder for folder in folders if not own)]
    facts = _joined(
        (fact.name, fact, source) for source in _that_have(sources, "facts.yaml") for fact in read_facts(source)
    )
    cues = _joined((cue.name, cue, source) for source in _that_have(sources, "signs.yaml") for cue in _cues(source))
    provisions = _joined(
        (entry.id, entry, source)
        for source in _that_have(sources, "provisions.yaml")
        for entry in read_provisions(source, facts=facts, cues=tuple(cues))
    )
    for entry in provisions.values():
        if entry.overtaken_by is not None and entry.overtaken_by not in provisions:
            raise InvalidData(f"provisions.yaml: {entry.id}: overtaken_by names no provision: {entry.overtaken_by!r}.")
    c29 = base / "c29_parties.yaml"
    members = {row.text("code"): row.text("name") for row in rows_of(base / "un_members.yaml", "members")}
    judging = _judging(base / "judging.yaml", tuple(provisions))
    return Law(
        provisions=tuple(provisions.values()),
        facts=facts,
        cues=cues,
        verdicts=judging.verdicts,
        sending_state=judging.sending_state,
        regimes=judging.regimes,
        contested=judging.contested,
        under_another=judging.under_another,
        not_members=judging.not_members,
        other_states=judging.other_states,
        members=MappingProxyType(members),
        state_names=MappingProxyType({**judging.territories, **judging.not_members, **members}),
        traps=judging.traps,
        often_confused=judging.often_confused,
        misstated=judging.misstated,
        eu=MappingProxyType(
            {
                row.text("code"): (needed_day(row, "from"), a_day(row, "to"))
                for row in rows_of(base / "eu_members.yaml", "members")
            }
        ),
        c29=MappingProxyType({row.text("code"): needed_day(row, "in_force_from") for row in rows_of(c29, "parties")}),
        not_c29=countries(read_rows(c29, name=name_of(c29)), "not_parties"),
        indicators=_indicators(base / "ilo_indicators.yaml"),
        wording=_wording(base / "ilo_indicators.yaml"),
        practices=read_practices(
            _that_have(sources, "practices.yaml"),
            force=next(iter(_that_have([base], "forced_labour.yaml")), None),
            facts=facts,
            provisions=tuple(provisions),
            cues=cues,
        ),
        statements=read_statements(said, provisions) if (said := base / "statements.yaml").is_file() else None,
    )


_ADDED = ("provisions.yaml", "facts.yaml", "signs.yaml", "practices.yaml")
_OWN = (
    "provisions.yaml",
    "facts.yaml",
    "signs.yaml",
    "judging.yaml",
    "un_members.yaml",
    "eu_members.yaml",
    "c29_parties.yaml",
    "ilo_indicators.yaml",
)
"""What a law of its own must hold."""


def _only_known(folder: Path) -> None:
    """Raises InvalidData for a data file whose name no part of the law has, or that would be passed over."""
    alone = (folder / "judging.yaml").is_file()
    known = sorted(each.name for each in files("tumen.law").iterdir() if each.name.endswith(".yaml"))
    allowed = known if alone else list(_ADDED)
    for path in sorted(folder.iterdir()):
        if path.suffix in (".yaml", ".yml") and path.name not in allowed:
            raise InvalidData(f"{path}: no file of the law has that name; use one of {', '.join(allowed)}.")
    missing = [name for name in _OWN if alone and not (folder / name).is_file()]
    if missing:
        raise InvalidData(f"{folder}: a law of its own holds {', '.join(_OWN)}; missing: {', '.join(missing)}.")


def _that_have(folders: Iterable[Folder], name: str) -> list[Folder]:
    return [folder / name for folder in folders if (folder / name).is_file()]


def _joined(entries: Iterable[tuple[str, T, Folder]]) -> Mapping[str, T]:
    found: dict[str, T] = {}
    for name, entry, source in entries:
        if name in found:
            raise InvalidData(f"{name_of(source)}: {name!r} is taken; give the entry a name of its own.")
        found[name] = entry
    return MappingProxyType(found)


def _cues(source: Folder) -> list[Cue]:
    return [cue_of(row) for row in rows_of(source, "signs")]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Judging:
    sending_state: str
    verdicts: Mapping[str, str]
    regimes: tuple[Regime, ...]
    contested: tuple[Contested, ...]
    under_another: Mapping[str, str]
    not_members: Mapping[str, str]
    other_states: frozenset[str]
    territories: Mapping[str, str]
    traps: tuple[str, ...]
    often_confused: tuple[str, ...]
    misstated: tuple[tuple[str, str], ...]


# what people read, and what the code shows them; conventions in prose it follows and does not read
_FOR_PEOPLE = (
    "rules",
    "date_traps",
    "press_misstatements",
    "not_labour_rules_but_often_confused",
    "conventions",
    "un_member_test",
    "at_sea_and_remote",
)


def _judging(source: Folder, provisions: Sequence[str]) -> _Judging:
    top = read_rows(source, name=name_of(source))
    if not isinstance(top, Row):
        raise InvalidData(f"{name_of(source)}, line 1: not a mapping.")
    top.keys_within(("sending_state", "verdicts", "regimes", "hosts"), _FOR_PEOPLE)
    hosts = top["hosts"]
    hosts.keys_within(("contested", "under_another", "not_members"), _FOR_PEOPLE)
    verdicts = {row.text("id", allowed=VERDICTS): row.text("means") for row in top["verdicts"]}
    return _Judging(
        sending_state=top.text("sending_state"),
        verdicts=MappingProxyType(verdicts),
        regimes=_regimes(top["regimes"], provisions),
        contested=tuple(_contested(row) for row in hosts["contested"]),
        under_another=MappingProxyType({row.text("code"): row.text("state") for row in hosts["under_another"]}),
        not_members=MappingProxyType({row.text("code"): row.text("name") for row in hosts["not_members"]}),
        other_states=frozenset(row.text("code") for row in hosts["not_members"] if _yes(row, "a_state")),
        territories=MappingProxyType(
            {row.text("code"): row.text("name") for row in hosts["under_another"] if "name" in row}
        ),
        traps=top.texts("date_traps"),
        often_confused=top.texts("not_labour_rules_but_often_confused"),
        misstated=tuple((row.text("says"), row.text("correct")) for row in top.get("press_misstatements") or ()),
    )


def _yes(row: Row, key: str) -> bool:
    value = row.get(key, False)
    if not isinstance(value, bool):
        raise row.fault(f"{key}: {value!r} is not true or false.")
    return value


def _regimes(rows: list[Row], provisions: Sequence[str]) -> tuple[Regime, ...]:
    found: list[Regime] = []
    for row in rows:
        row.keys_within(("from", "to", "rule", "provisions"))
        start, end = a_day(row, "from"), a_day(row, "to")
        before = found[-1].end if found else None
        if found and (before is None or start != before + timedelta(days=1)):
            raise row.fault(f"from: {start} is not the day after the regime before it ends, {before}.")
        for name in row.texts("provisions"):
            if name not in provisions:
                raise row.fault(f"provisions: {name!r} is not allowed; use one of {', '.join(provisions)}.")
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


def _indicators(source: Folder) -> tuple[IndicatorTest, ...]:
    found = []
    for row in rows_of(source, "indicators"):
        row.keys_within(("id", "test"))
        found.append(IndicatorTest(indicator=row.text("id", allowed=VOCABULARIES["indicator"]), test=row.text("test")))
    return tuple(found)


def _wording(source: Folder) -> tuple[Wording, ...]:
    found = []
    for row in rows_of(source, "wording"):
        row.keys_within(("at_least", "says"))
        found.append(Wording(at_least=row["at_least"], says=row.text("says")))
    return tuple(sorted(found, key=lambda each: each.at_least))
