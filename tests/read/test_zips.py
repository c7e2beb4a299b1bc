"""ZIP archives: files inside by their place, and nothing that climbs out, lies, or unpacks without end."""

from __future__ import annotations

import io
import os
import stat
import zipfile
from pathlib import Path

import pytest
from archives import FILES, PAGE, PLANT, overlapping_zip, raw_zip, zipped
from hypothesis import given
from hypothesis import strategies as st

from tumen.errors import UnreadableInput
from tumen.read import LeftOut, Member, read_report
from tumen.read.zipped import ENTRIES, LEADS_OUT, LOCKED
from tumen.read.zips import unpack_zip


def unpack(data: bytes) -> tuple[list[Member], list[str]]:
    found = list(unpack_zip(data, name="a.zip"))
    assert list(unpack_zip(data, name="a.zip")) == found
    return (
        [one for one in found if isinstance(one, Member)],
        [f"{one.where}: {one.why}" for one in found if isinstance(one, LeftOut)],
    )


def refusal(data: bytes) -> str:
    with pytest.raises(UnreadableInput) as raised:
        list(unpack_zip(data, name="a.zip"))
    message = str(raised.value)
    assert message.startswith("a.zip: ")
    assert "\n" not in message
    return message.removeprefix("a.zip: ")


def test_the_files_of_info_zip_are_given_with_their_place_and_the_rest_is_named() -> None:
    found, rest = unpack((FILES / "infozip.zip").read_bytes())
    assert [(one.name, one.where) for one in found] == [
        ("공장 메모.txt", "entry reports/공장 메모.txt"),
        ("plant.html", "entry reports/2018/plant.html"),
    ]
    assert read_report(found[1].data, name=found[1].name).text == PLANT
    assert rest == [
        "entry reports/link.txt: is a link, no file; add what it stands for.",
        "2 hidden files: not read; programs keep their own notes in such.",
        "1 style sheet: not read; no kind of file that holds a report.",
        "1 image: not read; no kind of file that holds a report.",
    ]


def test_an_archive_in_an_archive_is_a_member(tmp_path: Path) -> None:
    from tumen.pipeline import Input, add, open_case

    found, _ = unpack((FILES / "python.zip").read_bytes())
    assert [one.name for one in found] == ["report.txt", "inner.zip"]
    with open_case(tmp_path / "a.tumen", create=True) as case:
        add(case, [Input.from_path(FILES / "python.zip")], at="2026-12-01T00:00:00+00:00")
        assert {report.text for report in case.reports()} == {
            "Example Garment Co., Ltd. took on 60 workers from the DPRK in February 2018.\n",
            "Sixty workers came by bus over the bridge at Quanhe.\n",
        }


def test_an_archive_that_is_locked_as_a_whole_is_refused() -> None:
    assert refusal((FILES / "locked.zip").read_bytes()) == "is locked by a password; unlock it and add what is inside."


def test_a_locked_file_among_others_is_named() -> None:
    data = bytearray(zipped({"open.txt": b"words", "shut.txt": b"words of it"}))
    at = data.rindex(b"PK\x01\x02")
    data[at + 8] |= 1
    found, rest = unpack(bytes(data))
    assert [one.name for one in found] == ["open.txt"]
    assert rest == [f"entry shut.txt: {LOCKED}"]


@pytest.mark.parametrize(
    "name",
    [
        "../x.txt",
        "a/../../x.txt",
        "/etc/x.txt",
        "C:/x.txt",
        "c:x.txt",
        "..\\x.txt",
        "a\\b.txt",
        "\\\\host\\x.txt",
        "..",
        "a\x00b.txt",
    ],
)
def test_a_name_that_leads_out_is_named_and_nothing_is_written(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    found, rest = unpack(raw_zip((name.encode(), b"words"), (b"good.txt", b"more words")))
    assert [one.name for one in found] == ["good.txt"]
    assert len(rest) == 1
    assert rest[0].endswith(LEADS_OUT)
    assert rest[0].isprintable()
    assert os.listdir(tmp_path) == []  # noqa: PTH208 - hidden ones too


@pytest.mark.parametrize(
    ("mode", "what"),
    [(stat.S_IFLNK, "a link"), (stat.S_IFCHR, "a device or a pipe"), (stat.S_IFIFO, "a device or a pipe")],
)
def test_links_and_devices_are_named(mode: int, what: str) -> None:
    _, rest = unpack(raw_zip((b"x.txt", b"/etc/passwd"), mode=mode | 0o777))
    assert rest == [f"entry x.txt: is {what}, no file; add what it stands for."]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("훈춘 공장.txt".encode(), "훈춘 공장.txt"),
        ("훈춘 공장.txt".encode("cp949"), "훈춘 공장.txt"),
        ("珲春服装厂的工人报告.txt".encode("gbk"), "珲春服装厂的工人报告.txt"),
        ("Отчёт о рабочих.txt".encode("cp866"), "Отчёт о рабочих.txt"),
        ("Fabrik für Röcke.txt".encode("cp437"), "Fabrik für Röcke.txt"),
        (b"plain.txt", "plain.txt"),
    ],
    ids=["UTF-8 unsaid", "Korean Windows", "Chinese Windows", "Russian DOS", "DOS", "ASCII"],
)
def test_names_of_old_systems_are_read_in_their_letters(written: bytes, read: str) -> None:
    found, _ = unpack(raw_zip((written, b"words")))
    assert [one.name for one in found] == [read]


def test_the_name_that_info_zip_keeps_in_utf_8_goes_before_a_guess() -> None:
    import struct
    import zlib

    old = b"caf\x82.txt"
    field = b"\x01" + struct.pack("<I", zlib.crc32(old)) + "공장.txt".encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        entry = zipfile.ZipInfo("caf?.txt", (2018, 3, 14, 0, 0, 0))
        entry.extra = struct.pack("<HH", 0x7075, len(field)) + field
        archive.writestr(entry, b"words")
    found, _ = unpack(out.getvalue().replace(b"caf?.txt", old))
    assert [one.name for one in found] == ["공장.txt"]


def test_a_name_never_brings_what_a_terminal_obeys() -> None:
    found, _ = unpack(raw_zip(("a\x1b[2J\u202e<b>.txt".encode(), b"words")))
    assert [(one.name, one.where) for one in found] == [("a[2J_b_.txt", "entry a�[2J�<b>.txt")]


def test_a_bomb_among_files_is_named_and_the_rest_read() -> None:
    found, rest = unpack(zipped({"bomb.txt": b"\x00" * (20 * 2**20), "good.txt": b"words"}))
    assert [one.name for one in found] == ["good.txt"]
    assert rest == [
        "entry bomb.txt: unpacks to far more than a report does, as in archives made to hurt; unpack it by hand if you "
        "trust it."
    ]


def test_a_bomb_that_lies_about_its_size_is_stopped_as_it_unpacks() -> None:
    data = raw_zip((b"bomb.txt", b"\x00" * (20 * 2**20)), size=2**20)
    _, rest = unpack(data)
    assert rest == ["entry bomb.txt: unpacks to more than 1 MB, far more than a report does."]


def test_entries_that_lie_over_each_other_are_refused() -> None:
    assert refusal(overlapping_zip(30)) == (
        "its entries lie over each other or outside of it, as in archives made to hurt; get another copy."
    )


def test_an_entry_listed_twice_is_refused() -> None:
    data = raw_zip((b"a.txt", b"words"), (b"a.txt", b"words"))
    first, second = data.index(b"PK\x01\x02"), data.rindex(b"PK\x01\x02")
    twice = bytearray(data)
    twice[second + 42 : second + 46] = data[first + 42 : first + 46]
    assert refusal(bytes(twice)).startswith("its entries lie over each other")


def test_an_archive_of_many_bombs_is_refused_in_all() -> None:
    many = {f"{number}.txt": (b"%d " % number) * (2**20 // 4) for number in range(300)}
    data = zipped(many)
    assert sum(map(len, many.values())) > 200 * len(data)
    assert "far more than reports do; unpack by hand what you need of it and add that." in refusal(data)


def test_the_same_archive_many_times_in_an_archive_counts_once() -> None:
    inner = zipped({"a.txt": b"words"})
    found, rest = unpack(zipped({f"{number}.zip": inner for number in range(16)}))
    assert [one.name for one in found] == ["0.zip"]
    assert rest == ["15 files of the same content: not read again; each is read once."]


def test_more_entries_than_reports_are_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number in range(ENTRIES + 1):
            archive.writestr(zipfile.ZipInfo(f"{number}"), b"")
    assert refusal(out.getvalue()) == "holds more than 100000 entries; split it."


@pytest.mark.parametrize(("method", "called"), [(12, "bzip2"), (14, "LZMA"), (9, "Deflate64"), (99, "method 99")])
def test_rare_ways_of_packing_are_named(method: int, called: str) -> None:
    _, rest = unpack(raw_zip((b"a.txt", b"words"), method=method))
    assert rest == [f"entry a.txt: is packed by {called}, which is not read; pack it as an ordinary ZIP archive."]


def test_a_changed_byte_shows_by_the_checksum() -> None:
    data = zipped({"a.html": PAGE, "b.txt": b"words"}, method=zipfile.ZIP_STORED)
    found, rest = unpack(data.replace(b"Sixty", b"Forty"))
    assert [one.name for one in found] == ["b.txt"]
    assert rest == ["entry a.html: is torn or damaged: its checksum does not fit; get a whole copy."]


def test_a_name_that_is_another_at_its_place_is_named() -> None:
    data = zipped({"a.txt": b"words", "b.txt": b"more"})
    found, rest = unpack(data.replace(b"a.txt", b"x.txt", 1))
    assert [one.name for one in found] == ["b.txt"]
    assert rest == ["entry a.txt: is torn or damaged: what stands at its place is another entry; get a whole copy."]


def test_an_archive_that_ends_too_early_is_refused_and_never_more() -> None:
    data = (FILES / "infozip.zip").read_bytes()
    for end in range(0, len(data), 13):
        assert "torn or damaged ZIP archive" in refusal(data[:end])


def test_an_empty_archive_gives_nothing() -> None:
    assert unpack(zipped({})) == ([], [])


def test_a_program_before_the_archive_does_not_shift_its_entries() -> None:
    found, _ = unpack(b"#!/bin/sh\n" * 50 + zipped({"a.txt": b"words"}))
    assert [one.data for one in found] == [b"words"]


@given(st.data())
def test_any_changed_bytes_give_members_lines_or_one_refusal(data: st.DataObject) -> None:
    whole = bytearray((FILES / data.draw(st.sampled_from(["infozip.zip", "python.zip"]))).read_bytes())
    for _ in range(data.draw(st.integers(1, 5))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        found = list(unpack_zip(bytes(whole), name="a.zip"))
    except UnreadableInput as refused:
        message = str(refused)
    else:
        message = "a.zip: "
        assert all(isinstance(one, Member | LeftOut) for one in found)
    assert message.startswith("a.zip: ")
    assert message.isprintable()
