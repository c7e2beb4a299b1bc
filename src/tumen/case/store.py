"""A case: what is kept of it, what was derived from it, and the one way to add to either."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any

from sqlalchemy import Connection, Engine, delete, insert, select

from tumen import ledger
from tumen.case import file, tables
from tumen.case.derived import Change, Touched, touched, write_change, write_derived, write_related
from tumen.case.load import (
    Capture,
    Original,
    among,
    load_claims,
    load_decisions,
    load_derived,
    load_facts,
    load_originals,
    load_reports,
    original_row,
)
from tumen.case.removal import below, check_undecided
from tumen.case.rows import Derived
from tumen.case.stamps import stamp_of, written_stamp
from tumen.case.standing import check_standing
from tumen.case.targets import check_employers, check_on_claim, resolve
from tumen.case.writing import append, holds, note_change, original_from, put_report
from tumen.errors import CaseBusy, CaseError, InvalidValue
from tumen.ledger import (
    Claim,
    Decision,
    Effective,
    Finding,
    Incident,
    Lineage,
    Report,
    StatedFact,
    digest,
    effective,
)
from tumen.link import Kept

WAIT = 10.0
"""Seconds to wait for another writer before giving up."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Inputs:
    """Everything that is derived from, at one moment. `reports` lacks those whose row was dropped."""

    stamp: str
    originals: tuple[Original, ...]
    reports: Mapping[str, Report]
    effective: Effective
    facts: tuple[StatedFact, ...]


class Case:
    """A case file, open. Used as a context manager, or closed with `close`.

    Reports and claims come in the order of the reports' names and the place in the text. What is derived is always
    that of the claims and decisions as they stand: where the rows are behind, `derive` brings them up to date first,
    or, where the file cannot be written now, the result is held in memory. `tumen.open` gives the `derive` of the
    pipeline; without one, derived things that are behind raise CaseError.
    """

    def __init__(
        self, path: Path, engine: Engine, *, writable: bool, derive: Callable[[Case], None] | None = None
    ) -> None:
        self.path = path
        self.engine = engine
        self.writable = writable
        self._derive = derive
        self._held: tuple[str, Derived] | None = None
        self._damaged = False

    @classmethod
    def create(cls, path: Path | str, *, derive: Callable[[Case], None] | None = None, wait: float = WAIT) -> Case:
        """A new, empty case. Raises CaseError where something already stands at `path`."""
        path = Path(path)
        if path.exists():
            raise CaseError(f"{path}: is there already; open it, or choose another name.")
        file.create(path)
        return cls.open(path, derive=derive, wait=wait)

    @classmethod
    def open(
        cls,
        path: Path | str,
        *,
        create: bool = False,
        readonly: bool = False,
        derive: Callable[[Case], None] | None = None,
        wait: float = WAIT,
    ) -> Case:
        """The case at `path`; with `create`, a new one where nothing stands there.

        `wait` is how many seconds to wait for another writer. Raises CaseError, one line that says what to do, where
        there is no case, where the file is damaged, of another program or of a newer Tumen.
        """
        path = Path(path)
        if create and not path.exists():
            file.create(path)
        engine, writable = file.open_engine(path, readonly=readonly, wait=wait)
        return cls(path, engine, writable=writable, derive=derive)

    def close(self) -> None:
        """Gives the file free. Everything reported done is in it already."""
        self.engine.dispose()

    def __enter__(self) -> Case:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees the case as it stands at one moment."""
        with file.told(self.path), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        if not self.writable:
            raise CaseError(f"{self.path}: is open for reading only; copy it to a folder where you may write.")
        with file.writing(self.path, self.engine) as connection:
            yield connection

    # what is kept

    def originals(self) -> tuple[Original, ...]:
        """What is known of each original, in order of name."""
        with self.reading() as connection:
            return load_originals(connection)

    def containers(self) -> tuple[Original, ...]:
        """What is known of each file of several reports, in order of name."""
        with self.reading() as connection:
            return load_originals(connection, tables.containers)

    def original(self, about: str) -> bytes:
        """The bytes of a report's original, or of a file of several. Raises CaseError where the case has none such."""
        with self.reading() as connection:
            packed = None
            for table in (tables.originals, tables.containers):
                query = select(table.c.data).where(table.c.id == about)
                packed = packed or connection.execute(query).scalar_one_or_none()
        if packed is None:
            raise CaseError(f"{self.path}: has no report {about}.")
        damaged = CaseError(f"table originals, row {about}: its bytes are damaged; restore the case from a copy.")
        try:
            data = zlib.decompress(packed)
        except zlib.error as error:
            raise damaged from error
        if digest(data) != about:
            raise damaged
        return data

    def has(self, report: str) -> bool:
        """Whether the case holds the original with this id."""
        with self.reading() as connection:
            return holds(connection, tables.originals, report)

    def media_type(self, about: str) -> str | None:
        """The kind of the original of a report, or of a file of several, with this id; None where there is none."""
        with self.reading() as connection:
            for table in (tables.originals, tables.containers):
                query = select(table.c.media_type).where(table.c.id == about)
                found = connection.execute(query).scalar_one_or_none()
                if found is not None:
                    return str(found)
        return None

    def keep(
        self,
        data: bytes,
        report: Report,
        claims: Sequence[Claim],
        facts: Sequence[StatedFact],
        *,
        capture: Capture,
        at: str,
        read_version: str,
        extract_version: str,
    ) -> bool:
        """Keeps a report with its original, claims and facts, durably, all or nothing; False where it was known.

        `at` is when it was taken in, ISO 8601 in UTC.

        Raises InvalidValue where the report is not that of the data, or a claim or fact does not stand in its text at
        its offsets; CaseError where the file cannot be written.
        """
        if report.id != digest(data):
            raise InvalidValue(f"report {report.name}: its id is not the hash of its original.")
        check_standing(report, claims, facts)
        original = original_from(
            data,
            media_type=report.media_type,
            capture=capture,
            at=at,
            read_version=read_version,
            extract_version=extract_version,
        )
        with self._writing() as connection:
            if holds(connection, tables.originals, report.id):
                return False
            put_report(connection, original, data, report, claims, facts)
        return True

    def keep_container(
        self, data: bytes, *, media_type: str, capture: Capture, at: str, read_version: str, extract_version: str
    ) -> bool:
        """Keeps a file of several reports, durably; False where it was known. The reports are kept one by one after it.

        Raises CaseError where the case cannot be written.
        """
        container = original_from(
            data,
            media_type=media_type,
            capture=capture,
            at=at,
            read_version=read_version,
            extract_version=extract_version,
        )
        with self._writing() as connection:
            if holds(connection, tables.containers, container.id):
                return False
            connection.execute(insert(tables.containers).values(**original_row(container), data=zlib.compress(data)))
        return True

    def take_back(self, about: str, *, by: str, why: str, at: str | None = None) -> tuple[Original, ...]:
        """Drops a report or a file of several, with all that stands in it, and gives the reports that went.

        The journal keeps a note of it. Raises DecisionRefused where people have decided on a claim of it (nothing that
        they decided is lost), CaseError where the case has no such report or file.
        """
        at = at or datetime.now(UTC).isoformat(timespec="seconds")
        with self._writing() as connection:
            gone = below(connection, about)
            if not gone.everything:
                raise CaseError(f"{self.path}: holds nothing with the id {about}; nothing was taken back.")
            journal = load_decisions(connection)
            check_undecided(connection, gone, journal)
            note = ledger.decide(
                after=journal[-1] if journal else None, at=at, by=by, action="note", target=about, why=why
            )
            went = [("originals", one.id, one.name) for one in gone.originals]
            for table in (tables.claims, tables.facts):
                rows = among(connection, select(table.c.id, table.c.digest), table.c.report, gone.reports)
                went += [(table.name, row.id, row.digest) for row in rows]
                connection.execute(delete(table).where(table.c.report.in_(gone.reports)))
            connection.execute(delete(tables.reports).where(tables.reports.c.id.in_(gone.reports)))
            for table in (tables.originals, tables.containers):
                connection.execute(delete(table).where(table.c.id.in_(gone.everything)))
            note_change(connection, reports=gone.reports, went=went)
            append(connection, note)
        return gone.originals

    def proposals(self) -> tuple[Claim, ...]:
        """The claims as they were extracted, whatever people decided."""
        with self.reading() as connection:
            return load_claims(connection)

    def facts(self) -> tuple[StatedFact, ...]:
        """The stated facts of all reports."""
        with self.reading() as connection:
            return load_facts(connection)

    def decisions(self) -> tuple[Decision, ...]:
        """The journal, from its first line on."""
        with self.reading() as connection:
            return load_decisions(connection)

    def effective(self) -> Effective:
        """Claims and pairs as people left them."""
        with self.reading() as connection:
            return effective(load_claims(connection), load_decisions(connection))

    def claims(self) -> tuple[Claim, ...]:
        """The claims that later stages see: without rejected ones, with corrected slots."""
        names = {original.id: original.name for original in self.originals()}
        kept = self.effective().claims
        return tuple(
            sorted(kept, key=lambda claim: (names[claim.report], claim.report, claim.start, claim.end, claim.id))
        )

    def decide(
        self,
        action: str,
        target: str,
        *,
        by: str,
        why: str,
        at: str | None = None,
        other: str | None = None,
        slot: str | None = None,
        value: Any = None,
    ) -> Decision:
        """Appends a decision to the journal and gives it, durably kept.

        `target` and `other` are ids of claims, or their first six characters or more; a `note` may also name a report
        or an incident. `value` is the JSON form of the slot, or of a `figure`, whose `target` is its id; `at` the time
        in UTC, now if not given. Raises DecisionRefused, which says what to do, where the decision cannot stand.
        """
        at = at or datetime.now(UTC).isoformat(timespec="seconds")
        if action == "note" and self._derive is not None:
            self._current()  # a note may name an incident
        with self._writing() as connection:
            target = target if action == "figure" else resolve(connection, target, action=action)
            if other is not None:
                other = resolve(connection, other, action=action)
            if slot == "part_of" and isinstance(value, str):
                value = resolve(connection, value, action=action)
            journal = load_decisions(connection)
            decision = ledger.decide(
                after=journal[-1] if journal else None,
                at=at,
                by=by,
                action=action,
                target=target,
                other=other,
                slot=slot,
                value=value,
                why=why,
            )
            if action in ledger.EMPLOYER_ACTIONS:
                beside = [load_claims(connection, beside=name) for name in (target, str(other))]
                check_employers([*beside[0], *beside[1]], journal, decision)
            if slot is not None:
                check_on_claim(load_claims(connection, beside=target), journal, decision)
            append(connection, decision)
        return decision

    # what is derived

    def reports(self) -> tuple[Report, ...]:
        """The reports in order of name, each with the family that lineage gives it."""
        return self._current().reports

    def report(self, report: str) -> Report:
        """The report with this id. Raises CaseError where the case has none."""
        for found in self.reports():
            if found.id == report:
                return found
        raise CaseError(f"{self.path}: has no report {report}.")

    def text(self, report: str) -> str:
        """The text of a report, which every offset counts in. Raises CaseError where the case has none."""
        return self.report(report).text

    def lineage(self) -> Lineage:
        """Who retells whom, and the origins of each claim."""
        return self._current().lineage

    def incidents(self) -> tuple[Incident, ...]:
        """What the claims speak of, each once."""
        return self._current().incidents

    def findings(self) -> tuple[Finding, ...]:
        """What the rules of the day say of each incident."""
        return self._current().findings

    def _current(self) -> Derived:
        derived = self.derived()
        if derived is None:
            if self._derive is None:
                raise CaseError(f"{self.path}: incidents and findings are not computed yet; open it with tumen.open.")
            self._derive(self)
            derived = self.derived()
        if derived is None:
            raise CaseBusy(f"{self.path}: another tumen keeps changing it; wait until that is done and run this again.")
        return derived

    def is_current(self, *, related: bool = True) -> bool:
        """Whether what was derived is that of the case as it stands; without `related`, each incident by itself."""
        with self.reading() as connection:
            written = written_stamp(connection, related=related)
            if self._held is not None and self._held[0] == (written or stamp_of(connection)):
                return True
        return written is not None and not self._damaged

    def derived(self, *, related: bool = True) -> Derived | None:
        """What was derived from the case as it stands; None where that is still to be computed. Without `related`, how
        incidents relate to each other may still be to be told.
        """
        with self.reading() as connection:
            written = written_stamp(connection, related=related)
            if self._held is not None and self._held[0] == (written or stamp_of(connection)):
                return self._held[1]
            if written is None:
                return None
            derived = load_derived(connection)
        self._damaged = derived is None
        if related:
            self._held = None if derived is None else (written, derived)
        return derived

    def inputs(self) -> Inputs:
        """What is derived from, at one moment."""
        with self.reading() as connection:
            return Inputs(
                stamp=stamp_of(connection),
                originals=load_originals(connection),
                reports=load_reports(connection),
                effective=effective(load_claims(connection), load_decisions(connection)),
                facts=load_facts(connection),
            )

    def put_derived(self, derived: Derived, *, stamp_of_inputs: str, kept: Kept | None = None) -> None:
        """Writes what was computed from the inputs with this stamp, in one step, with what linking keeps of them.

        Where the file cannot be written now, it is held in memory for as long as this case is open. Where what is kept
        has changed since, nothing is written.
        """
        self._held = (stamp_of_inputs, derived)
        self._damaged = False
        if not self.writable:
            return
        with suppress(CaseBusy), self._writing() as connection:
            if stamp_of(connection) == stamp_of_inputs:
                write_derived(connection, derived, kept, stamp_of_inputs=stamp_of_inputs)

    def put_related(self, derived: Derived, *, stamp_of_inputs: str) -> None:
        """Writes incidents and findings after how incidents relate to each other was told, as `put_derived` does."""
        self._held = (stamp_of_inputs, derived)
        if self.writable:
            with suppress(CaseBusy), self._writing() as connection:
                if stamp_of(connection) == stamp_of_inputs:
                    write_related(connection, derived, stamp_of_inputs=stamp_of_inputs)

    def put_change(self, change: Change, *, after: Touched) -> None:
        """Writes what the reports that were touched change, in one step; nothing where more has changed since.

        Raises CaseError where the file cannot be written.
        """
        with self._writing() as connection:
            if touched(connection) == after:
                write_change(connection, change)
