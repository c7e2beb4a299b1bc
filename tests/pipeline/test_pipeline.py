"""The pipeline: reports in, everything that follows derived, and every difference from that named."""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
import sys
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from small_cases import DERIVED, KEPT, LINKS, dump, raw
from wires import AT, copy, given, inputs, wire

import tumen
from tumen import extract, pipeline, read
from tumen.case import Capture, Case
from tumen.case.check import Difference
from tumen.case.load import original_digest
from tumen.errors import CaseError, UnreadableInput
from tumen.ledger import Report, canonical, digest, fact_form, make_fact
from tumen.pipeline import Input, Outcome, add, take_in, verify
from tumen.read import reports


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case with four reports and three decisions, derived and closed: one file."""
    file = tmp_path_factory.mktemp("made") / "a.tumen"
    with tumen.open(file, create=True) as case:
        add(case, inputs(4), at=AT)
        case.decide("accept", case.claims()[0].id, by="A", why="b", at=AT)
        case.decide("note", case.incidents()[0].id, by="A", why="b", at=AT)
        case.decide("reject", case.claims()[1].id, by="A", why="b", at=AT)
        assert len(case.incidents()) > 1
    return file


@pytest.fixture
def path(made: Path, tmp_path: Path) -> Path:
    """A copy of that case."""
    return Path(shutil.copy(made, tmp_path / "a.tumen"))


# taking in


def test_a_report_is_read_and_extracted_without_a_case() -> None:
    taken = take_in(wire(0), name="wire00.txt")
    assert (taken.report.id, taken.report.name) == (digest(wire(0)), "wire00")
    assert len(taken.claims) > 0
    assert all(taken.report.text[claim.start : claim.end] == claim.quote for claim in taken.claims)


def test_what_extraction_finds_upstream_is_told_of_the_report(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = extract.extract

    def with_upstream(report: Report, *, least: float | None) -> object:
        return replace(plain(report, least=least), upstream=("Example Wire",))

    monkeypatch.setattr(extract, "extract", with_upstream)
    assert take_in(wire(0), name="wire00.txt").report.upstream == ("Example Wire",)


def test_what_is_no_report_is_refused() -> None:
    with pytest.raises(UnreadableInput, match=r"empty\.txt"):
        take_in(b"", name="empty.txt")


# adding


def test_reports_are_added_each_once_and_what_fails_stops_no_other(tmp_path: Path) -> None:
    good, empty = tmp_path / "good.txt", tmp_path / "empty.txt"
    good.write_bytes(wire(0))
    empty.write_bytes(b"")
    paths = (empty, good, tmp_path / "missing.txt", good)
    seen: list[Outcome] = []
    with tumen.open(tmp_path / "a.tumen", create=True) as case:
        added = add(case, [*map(Input.from_path, paths), given(wire(1), "b.txt")], at=AT, progress=seen.append)
        assert [original.source for original in case.originals()] == ["folder/b.txt", str(good)]
    assert list(added.outcomes) == seen
    assert [one.status for one in seen] == ["failed", "added", "failed", "known", "added"]
    assert (added.added, added.known, added.failed) == (2, 1, 2)
    assert [one.name for one in added.failures] == ["empty.txt", "missing.txt"]
    assert all(one.message is not None and one.name in one.message for one in added.failures)
    assert seen[1].report == seen[3].report == digest(wire(0))
    assert seen[1].claims > 0
    assert seen[1].form()["status"] == "added"


@pytest.mark.skipif(sys.platform in ("darwin", "win32"), reason="every file name of this system is text")
def test_a_file_whose_name_is_no_text_is_added_under_an_escaped_one(tmp_path: Path) -> None:
    path = Path(os.fsdecode(bytes(tmp_path) + b"/caf\xe9.txt"))
    path.write_bytes(wire(0))
    with tumen.open(tmp_path / "a.tumen", create=True) as case:
        assert add(case, [Input.from_path(path)], at=AT).added == 1
        assert [one.name for one in case.originals()] == ["caf\\xe9.txt"]


def test_what_is_told_as_added_is_in_the_file_already(tmp_path: Path) -> None:
    path = tmp_path / "a.tumen"
    counts = []

    def look(outcome: Outcome) -> None:
        with Case.open(path, readonly=True) as other:
            assert other.has(str(outcome.report))
            counts.append(len(other.originals()))

    with tumen.open(path, create=True) as case:
        add(case, inputs(3), at=AT, progress=look)
    assert counts == [1, 2, 3]


def test_adding_the_same_bytes_again_changes_nothing(path: Path) -> None:
    before = dump(path)
    with tumen.open(path) as case:
        again = [replace(one, name=f"again-{one.name}", source="elsewhere") for one in inputs(4)]
        added = add(case, again, at="2027-01-01T00:00:00+00:00")
    assert (added.added, added.known) == (0, 4)
    assert dump(path) == before


def test_a_case_that_cannot_be_written_ends_all(path: Path) -> None:
    with tumen.open(path, readonly=True) as case, pytest.raises(CaseError, match="is open for reading only"):
        add(case, [given(wire(9), "wire09.txt")], at=AT)


def test_known_reports_can_be_named_to_a_case_that_cannot_be_written(path: Path) -> None:
    with tumen.open(path, readonly=True) as case:
        assert add(case, inputs(4), at=AT).known == 4


# deriving


def test_nothing_is_derived_again_while_nothing_changed(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with tumen.open(path) as case:
        before = dump(path)

        def fail(*_: object) -> None:
            raise AssertionError("derived again")

        monkeypatch.setattr(pipeline, "compute", fail)
        pipeline.derive(case)
        assert len(case.incidents()) > 1
    assert dump(path) == before


def test_reports_of_one_story_carry_one_family(path: Path) -> None:
    with tumen.open(path) as case:
        families = case.lineage().families
        assert len(families) > 0
        assert {report.id: report.family for report in case.reports() if report.family} == dict(families)


def test_a_decision_is_in_what_is_derived_when_it_is_next_read(path: Path) -> None:
    with tumen.open(path) as case:
        claim = case.claims()[0]
        assert any(claim.id in incident.claims for incident in case.incidents())
        case.decide("reject", claim.id, by="A", why="b", at=AT)
        assert not any(claim.id in incident.claims for incident in case.incidents())
        assert claim.id not in case.lineage().origins
    with tumen.open(path, readonly=True) as case:
        assert not any(claim.id in incident.claims for incident in case.incidents())


def test_what_a_kill_left_behind_is_derived_when_it_is_read(path: Path) -> None:
    before = dump(path)
    with Case.open(path) as case:  # without deriving: as if killed before it
        taken = take_in(wire(8), name="wire08.txt")
        capture = Capture(name="wire08.txt", source="wire08.txt")
        releases = {"read_version": "1", "extract_version": "1"}
        case.keep(wire(8), taken.report, taken.claims, taken.facts, capture=capture, at=AT, **releases)
    with tumen.open(path, readonly=True) as case:
        seen = case.incidents()
        assert verify(case) == ()
    assert dump(path, ("incidents",))["incidents"] == before["incidents"]
    with tumen.open(path) as case:
        assert case.incidents() == seen
        assert len(case.reports()) == 5
    assert dump(path, ("incidents",))["incidents"] != before["incidents"]


@pytest.mark.parametrize("dropped", [DERIVED, ("reports",), ("incidents", "derived_from")])
def test_dropped_rows_are_derived_again_to_the_same_bytes(path: Path, dropped: tuple[str, ...]) -> None:
    before = dump(path)
    with raw(path) as connection:
        for table in dropped:
            connection.execute(f"DELETE FROM {table}")  # noqa: S608
    with tumen.open(path) as case:
        assert len(case.incidents()) > 1
    assert dump(path) == before


def test_dropped_tables_are_made_and_derived_again_to_the_same_bytes(path: Path) -> None:
    before = dump(path)
    with raw(path) as connection:
        for table in DERIVED:
            connection.execute(f"DROP TABLE {table}")
    with tumen.open(path) as case:
        assert len(case.incidents()) > 1
        assert verify(case) == ()
    assert dump(path) == before


@pytest.mark.parametrize("table", ["reports", "lineage", "incidents", "findings"])
def test_a_damaged_derived_row_is_as_good_as_dropped(path: Path, table: str) -> None:
    before = dump(path)
    with raw(path) as connection:
        connection.execute(f"UPDATE {table} SET row = '{{'")  # noqa: S608
    with tumen.open(path) as case:
        assert len(case.incidents()) > 1
    assert dump(path) == before


def test_a_new_version_of_tumen_derives_again(path: Path) -> None:
    before = dump(path)
    with raw(path) as connection:
        connection.execute("UPDATE derived_from SET version = '0.0.1'")
        connection.execute("DELETE FROM findings")
    with tumen.open(path) as case:
        assert verify(case) == ()
        assert len(case.findings()) > 0
    assert dump(path) == before


def test_a_reader_that_reads_other_words_now_is_told_of(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with raw(path) as connection:
        connection.execute("DELETE FROM reports")
    plain = reports.read

    def other(
        data: bytes,
        *,
        name: str,
        url: str | None = None,
        charset: str | None = None,
        columns: str | None = None,
    ) -> Iterator[Report]:
        for found in plain(data, name=name, url=url, charset=charset):
            assert isinstance(found, Report)
            yield replace(found, text="x" * 400)

    monkeypatch.setattr(reports, "read", other)
    with tumen.open(path) as case, pytest.raises(CaseError, match=r"reads other words where claim .* has its quote"):
        case.incidents()


def test_several_adding_at_once_leave_what_is_derived_of_all(tmp_path: Path) -> None:
    path = tmp_path / "a.tumen"
    with tumen.open(path, create=True) as case:
        add(case, inputs(2), at=AT)

        def meanwhile(outcome: Outcome) -> None:
            with tumen.open(path) as other:
                add(other, [given(wire(20), "wire20.txt")], at=AT)

        add(case, [given(copy(20), "copy20.txt")], at=AT, progress=meanwhile)
        assert len(case.reports()) == 4
        assert verify(case) == ()


# verifying


def differences(path: Path) -> set[tuple[str, str]]:
    """Table and id of each difference; verifying changes nothing."""
    before = path.read_bytes()
    with tumen.open(path, readonly=True) as case:
        found = verify(case)
    assert path.read_bytes() == before
    for one in found:
        assert isinstance(one, Difference)
        assert str(one).startswith(f"{one.table} {one.id}: expected ")
        assert one.expected != one.found
    return {(one.table, one.id) for one in found}


def test_an_undamaged_case_has_no_difference(path: Path) -> None:
    assert differences(path) == set()


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ("DROP TRIGGER decisions_refuse_update", "decisions_refuse_update"),
        ("CREATE TRIGGER mine AFTER INSERT ON claims BEGIN SELECT 1; END", "mine"),
        ("CREATE VIEW mine AS SELECT 1", "mine"),
        ("CREATE TABLE mine (id)", "mine"),
        ("DROP INDEX ix_claims_report", "ix_claims_report"),
    ],
)
def test_what_somebody_did_to_the_tables_is_named(path: Path, change: str, name: str) -> None:
    with raw(path) as connection:
        connection.execute(change)
    assert differences(path) == {("sqlite_master", name)}


def one(path: Path, table: str) -> str:
    """The id of some row of a table."""
    with raw(path) as connection:
        return str(connection.execute(f"SELECT id FROM {table} ORDER BY id").fetchone()[0])  # noqa: S608


def test_an_index_that_lacks_a_row_is_named(path: Path) -> None:
    with raw(path) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'ix_claims_report'").fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    content = bytearray(path.read_bytes())
    start = (page - 1) * size
    (cells,) = struct.unpack(">H", content[start + 3 : start + 5])
    content[start + 3 : start + 5] = struct.pack(">H", cells - 1)
    path.write_bytes(content)
    assert "pages" in {table for table, _ in differences(path)}


def test_a_flipped_byte_of_an_original_is_named(path: Path) -> None:
    name = one(path, "originals")
    with raw(path) as connection:
        (packed,) = connection.execute("SELECT data FROM originals WHERE id = ?", [name]).fetchone()
        flipped = packed[:-9] + bytes([packed[-9] ^ 1]) + packed[-8:]
        connection.execute("UPDATE originals SET data = ? WHERE id = ?", [flipped, name])
    assert differences(path) == {("originals", name)}


def test_an_original_exchanged_for_another_text_is_named(path: Path) -> None:
    name = one(path, "originals")
    with raw(path) as connection:
        connection.execute("UPDATE originals SET data = ? WHERE id = ?", [zlib.compress(wire(30)), name])
    assert differences(path) == {("originals", name)}
    with tumen.open(path) as case:
        with pytest.raises(CaseError, match=f"table originals, row {name}: its bytes are damaged"):
            case.original(name)
        assert str(verify(case)[0]).endswith(f"found {len(wire(30))} bytes whose hash is {digest(wire(30))}.")


@pytest.mark.parametrize(
    "change", ["source = 'elsewhere'", "captured_at = '2020-01-01T00:00:00+00:00'", "digest = 'x'", "media_type = 'x'"]
)
def test_a_changed_word_on_where_an_original_comes_from_is_named(path: Path, change: str) -> None:
    name = one(path, "originals")
    with raw(path) as connection:
        connection.execute(f"UPDATE originals SET {change} WHERE id = ?", [name])  # noqa: S608
    assert differences(path) == {("originals", name)}


@pytest.mark.parametrize(
    "change",
    [
        "form = replace(form, '\"exact\"', '\"approx\"')",
        'form = replace(form, \'"rule":"\', \'"rule":"x\')',
        "form = '{'",
        "form = 3",
        "form = x'ff00'",
        "digest = 'x'",
        "id = 'x'",
        "position = 7",
    ],
)
def test_an_edited_claim_is_named(path: Path, change: str) -> None:
    with raw(path) as connection:
        query = "SELECT id FROM claims WHERE form LIKE '%exact%' ORDER BY id"
        name = str(connection.execute(query).fetchone()[0])
        connection.execute(f"UPDATE claims SET {change} WHERE id = ?", [name])  # noqa: S608
    found = {(table, id_) for table, id_ in differences(path) if table == "claims"}
    assert found == ({("claims", name), ("claims", "x")} if change == "id = 'x'" else {("claims", name)})


def test_a_claim_edited_with_its_hashes_is_named_because_its_report_says_otherwise(path: Path) -> None:
    with tumen.open(path) as case:
        claim = next(claim for claim in case.proposals() if claim.part_of is None)
    with raw(path) as connection:
        (form,) = connection.execute("SELECT form FROM claims WHERE id = ?", [claim.id]).fetchone()
        forged = form.replace('"rule":"', '"rule":"x')
        connection.execute(
            "UPDATE claims SET form = ?, digest = ? WHERE id = ?", [forged, digest(forged.encode()), claim.id]
        )
    assert ("claims", claim.id) in differences(path)


def test_a_dropped_claim_is_named(path: Path) -> None:
    name = one(path, "claims")
    with raw(path) as connection:
        connection.execute("DELETE FROM claims WHERE id = ?", [name])
    assert ("claims", name) in differences(path)


@pytest.mark.parametrize("number", [1, 2, 3])
@pytest.mark.parametrize("change", ["DELETE FROM decisions", "UPDATE decisions SET why = 'c'"])
def test_a_dropped_or_edited_decision_is_named(path: Path, number: int, change: str) -> None:
    with raw(path) as connection:
        connection.execute("DROP TRIGGER decisions_refuse_delete")
        connection.execute("DROP TRIGGER decisions_refuse_update")
        connection.execute(f"{change} WHERE number = ?", [number])
    tables = {(table, id_) for table, id_ in differences(path) if table == "decisions"}
    if "UPDATE" in change:
        assert tables == {("decisions", str(number))}
    else:
        assert tables == {("decisions", str(number + 1) if number < 3 else "end")}


@pytest.mark.parametrize("table", ["reports", "lineage", "incidents", "findings"])
@pytest.mark.parametrize(
    "change", ["UPDATE {} SET row = replace(row, ':', ': ')", "DELETE FROM {}", "UPDATE {} SET row = '{{'"]
)
def test_an_edited_or_dropped_derived_row_is_named(path: Path, table: str, change: str) -> None:
    with raw(path) as connection:
        name, last = connection.execute(f"SELECT max(id), position FROM {table}").fetchone()  # noqa: S608
        connection.execute(f"{change.format(table)} WHERE id = ? AND position = ?", [name, last])
    found = differences(path)
    if (table, change.split(maxsplit=1)[0]) == ("reports", "DELETE"):
        # a report without its row is behind, no fault: it is read again from its original
        assert found == set()
    else:
        assert found == {(table, name)}


def test_an_added_derived_row_is_named(path: Path) -> None:
    with raw(path) as connection:
        connection.execute("INSERT INTO incidents SELECT 'x', 0, row FROM incidents LIMIT 1")
    assert differences(path) == {("incidents", "x")}


def test_a_stamp_of_other_inputs_is_named(path: Path) -> None:
    with raw(path) as connection:
        connection.execute("UPDATE derived_from SET inputs = 'x'")
    assert differences(path) == {("derived_from", "inputs")}


def make_older(path: Path) -> None:
    """As if another release of the rules had found the claims."""
    with raw(path) as connection:
        connection.execute("UPDATE originals SET extract_version = '0'")
    with Case.open(path, readonly=True) as case:
        digests = [(original_digest(original), original.id) for original in case.originals()]
    with raw(path) as connection:
        connection.executemany("UPDATE originals SET digest = ? WHERE id = ?", digests)


@pytest.mark.parametrize(
    ("was", "becomes", "words"),
    [
        ('"sector":null', '"sector":"mining"', "a claim whose id by what it says is"),
        ('"quote":"A', '"quote":"B', "other words at"),
    ],
)
def test_a_claim_of_an_older_release_is_held_to_its_id_and_its_quote(
    path: Path, was: str, becomes: str, words: str
) -> None:
    make_older(path)
    with raw(path) as connection:
        query = "SELECT id, form FROM claims WHERE instr(form, ?) AND instr(form, ?) ORDER BY id"
        name, form = connection.execute(query, [was, '"quote":"A']).fetchone()
    assert differences(path) == set()
    forged = form.replace(was, becomes)
    with raw(path) as connection:
        connection.execute(
            "UPDATE claims SET form = ?, digest = ? WHERE id = ?", [forged, digest(forged.encode()), name]
        )
    with tumen.open(path, readonly=True) as case:
        found = {(one.table, one.id): one.found for one in verify(case)}
    assert words in found["claims", name]


def test_an_edited_fact_is_named(path: Path) -> None:
    make_older(path)
    text = read.read_report(wire(0), name="wire00.txt").text
    fact = make_fact(
        report=digest(wire(0)), fact="contract_start", value=None, time=None, quote=text[:5], start=0, end=5
    )
    form = canonical(fact_form(fact))
    with raw(path) as connection:
        row = [fact.id, fact.report, 0, form, digest(form.encode())]
        connection.execute("INSERT INTO facts VALUES (?, ?, ?, ?, ?)", row)
        connection.execute("DELETE FROM derived_from")
        connection.execute("DELETE FROM meta WHERE key = 'stamp'")
    assert differences(path) == set()
    forged = form.replace("contract_start", "contract_end")
    with raw(path) as connection:
        connection.execute("UPDATE facts SET form = ?, digest = ?", [forged, digest(forged.encode())])
    assert differences(path) == {("facts", fact.id)}


def test_an_original_that_can_no_longer_be_read_is_named(path: Path) -> None:
    def fail(
        data: bytes,
        *,
        name: str,
        url: str | None = None,
        charset: str | None = None,
        columns: str | None = None,
    ) -> Iterator[Report]:
        raise UnreadableInput(f"{name}: is no report.")

    with tumen.open(path) as case:
        found = verify(case, reader=fail)
    assert [one.table for one in found] == ["originals"] * 4
    assert "is no report" in str(found[0])


def test_what_cannot_be_read_is_told_in_one_line(path: Path) -> None:
    name = one(path, "claims")
    with raw(path) as connection:
        connection.execute("UPDATE claims SET form = '{' WHERE id = ?", [name])
    with tumen.open(path) as case, pytest.raises(CaseError) as caught:
        case.claims()
    assert f"table claims, row {name}: is damaged" in str(caught.value)
    assert "`tumen verify` names each damaged row" in str(caught.value)
    assert "\n" not in str(caught.value)


# the way in


def test_opening_a_case_is_the_first_thing_that_loads_anything_heavy() -> None:
    code = "import sys, tumen; print(*sorted(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "tumen" in loaded
    assert not {"sqlalchemy", "alembic", "trafilatura", "tumen.case", "tumen.pipeline"} & set(loaded)


def test_a_case_that_is_opened_is_not_migrated_when_there_is_no_need(path: Path) -> None:
    code = f"import sys, tumen; tumen.open({str(path)!r}).close(); print(*sorted(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "tumen.case" in loaded
    assert "alembic" not in loaded


def test_kept_and_derived_tables_are_all_there_are(path: Path) -> None:
    with raw(path) as connection:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert tables == {*KEPT, *DERIVED, *LINKS, "alembic_version"}
