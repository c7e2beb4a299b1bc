"""The records of a WARC file: what is whole is given, what is torn or damaged is named, and memory stays bounded."""

from __future__ import annotations

import gzip
from collections.abc import Callable

import pytest
from archives import FILES, PAGE, answer, record, sha1
from hypothesis import given
from hypothesis import strategies as st

from tumen.errors import UnreadableInput
from tumen.read import LeftOut, Member
from tumen.read.unpacking import Allowance
from tumen.read.warcs import Fault, Record, fits, records
from tumen.read.webarchives import unpack_warc


def read(data: bytes) -> list[Record | Fault]:
    return list(records(data, name="a.warc", allowance=Allowance(len(data), name="a.warc")))


def told(data: bytes) -> list[str]:
    return [one.url or "?" if isinstance(one, Record) else f"{one.where}: {one.why}" for one in read(data)]


def numbered(number: int, **more: str) -> bytes:
    body = PAGE + str(number).encode()
    digests = {"WARC-Payload-Digest": sha1(body), **more}
    return record(answer(body), url=f"http://news.example/{number}", more=digests)


THREE = [numbered(number) for number in range(3)]
FORMS: list[tuple[str, Callable[[list[bytes]], bytes]]] = [
    ("plain", b"".join),
    ("packed one by one", lambda parts: b"".join(gzip.compress(part, mtime=0) for part in parts)),
    ("packed as a whole", lambda parts: gzip.compress(b"".join(parts), mtime=0)),
]
forms = pytest.mark.parametrize("form", [form for _, form in FORMS], ids=[name for name, _ in FORMS])
ALL = [f"http://news.example/{number}" for number in range(3)]


@forms
def test_records_are_given_in_order_and_found_sound(form: Callable[[list[bytes]], bytes]) -> None:
    found = read(form(THREE))
    assert [one.url for one in found if isinstance(one, Record)] == ALL
    assert [one.sound for one in found if isinstance(one, Record)] == [True] * 3


@forms
def test_of_a_file_that_ends_too_early_the_whole_records_are_given_and_the_torn_one_is_named(
    form: Callable[[list[bytes]], bytes],
) -> None:
    data = form(THREE)
    numbers = set()
    for end in range(len(data)):
        found = told(data[:end])
        whole = [one for one in found if one in ALL]
        assert whole == ALL[: len(whole)]
        assert len(found) - len(whole) <= 1
        numbers.add(len(whole))
        if len(whole) < 3 and found != whole:
            assert "torn" in found[-1] or "no record" in found[-1] or "damaged" in found[-1]
    assert numbers == {0, 1, 2, 3}


@forms
def test_a_changed_byte_is_never_taken_for_what_was_captured(form: Callable[[list[bytes]], bytes]) -> None:
    data = form(THREE)
    for at in range(0, len(data), 7):
        changed = bytearray(data)
        changed[at] ^= 0x20
        for one in unpack_warc(bytes(changed), name="a.warc"):
            if isinstance(one, Member):
                assert one.data in {PAGE + str(number).encode() for number in range(3)}, at


def test_records_behind_a_damaged_one_are_read() -> None:
    data = THREE[0] + THREE[1].replace(b"WARC/1.1", b"WARX/1.1") + THREE[2]
    assert told(data) == [ALL[0], "byte 0: what follows here is no record; the file is damaged.", ALL[2]]
    packed = [gzip.compress(part, mtime=0) for part in THREE]
    broken = packed[1][:60] + b"\x00\x00\x00\x00" + packed[1][64:]
    at = len(packed[0])
    assert told(packed[0] + broken + packed[2]) == [
        ALL[0],
        f"byte {at}: its packed bytes are damaged; get a whole copy.",
        ALL[2],
    ]


def test_a_record_that_says_that_it_is_longer_than_it_is_does_not_swallow_the_next() -> None:
    long = record(answer(PAGE), length="100000")
    assert told(long + THREE[1]) == [
        "record at byte 0: is torn: the file ends before its 100000 bytes do; get a whole copy.",
        ALL[1],
    ]


@pytest.mark.parametrize("length", ["-1", "abc", "1.5", "9" * 30, "", "0x10", "1000000000000000"])
def test_a_length_that_is_none_is_named_without_filling_the_memory(length: str) -> None:
    found = told(record(answer(PAGE), length=length or " ") + THREE[1])
    assert found[0].startswith("record at byte 0: is torn: ")
    assert found[-1] == ALL[1]


@pytest.mark.parametrize(
    "head",
    [b"X: " + b"a" * 100_000 + b"\r\n", b"X: a\r\n" * 100_000, b"X\x00: \xff\xfe\r\n", b"no colon\r\n", b" folded\r\n"],
    ids=["long line", "many lines", "binary", "no colon", "folded"],
)
def test_odd_headers_are_read_or_named(head: bytes) -> None:
    odd = THREE[0].replace(b"WARC-Date", head + b"WARC-Date", 1)
    found = told(odd + THREE[1])
    assert found[-1] == ALL[1]
    assert len(found) == 2


def test_what_lies_between_records_is_named_once() -> None:
    junk = b"garbage" * 50
    assert told(THREE[0] + junk + THREE[1]) == [
        ALL[0],
        "byte 0: what follows here is no record; the file is damaged.",
        ALL[1],
    ]
    packed = [gzip.compress(part, mtime=0) for part in THREE]
    assert told(packed[0] + b"\x00" * 500 + packed[1]) == ALL[:2]
    assert told(packed[0] + junk + packed[1]) == [
        ALL[0],
        f"byte {len(packed[0])}: its packed bytes are damaged; get a whole copy.",
        ALL[1],
    ]


def test_junk_behind_an_empty_record_is_named_once() -> None:
    empty = record(b"", kind="resource", content_type="text/plain")
    assert told(empty + b"junk") == [
        "http://news.example/plant.html",
        "byte 0: what follows here is no record; the file is damaged.",
    ]


def test_a_file_that_is_damaged_all_over_is_refused() -> None:
    long = record(answer(PAGE), length="100000")
    with pytest.raises(UnreadableInput) as raised:
        read(long * 200 + THREE[0])
    assert str(raised.value) == "a.warc: is damaged in more than 100 places; get a whole copy."


def test_a_bomb_is_refused_and_what_stood_before_it_was_given() -> None:
    bomb = gzip.compress(record(b"\x00" * (80 * 2**20), kind="metadata", content_type="text/plain"), 9, mtime=0)
    data = gzip.compress(THREE[0], mtime=0) + bomb
    found = unpack_warc(data, name="a.warc")
    first = next(found)
    assert isinstance(first, Member)
    assert first.url == ALL[0]
    with pytest.raises(UnreadableInput) as raised:
        list(found)
    assert str(raised.value) == (
        "a.warc: unpacks to more than 16 MB, far more than reports do; unpack by hand what you need of it and add that."
    )


def test_a_bomb_in_the_encoding_of_the_server_is_named_and_the_next_page_read() -> None:
    body = gzip.compress(b"\x00" * (30 * 2**20), 9, mtime=0)
    data = record(answer(body, "Content-Encoding: gzip")) + THREE[1]
    found = list(unpack_warc(data, name="a.warc"))
    assert [one.why for one in found if isinstance(one, LeftOut)] == [
        "unpacks to more than 6 MB, far more than a report does."
    ]
    assert [one.url for one in found if isinstance(one, Member)] == [ALL[1]]


@given(st.binary(max_size=400), st.integers(0, 3))
def test_any_bytes_give_records_or_faults_and_nothing_else(data: bytes, form: int) -> None:
    head = (b"", b"WARC/1.0\r\n", b"\x1f\x8b\x08\x00", THREE[0])[form]
    for one in read(head + data):
        assert isinstance(one, Record | Fault)
        assert "\n" not in one.where


@given(st.data())
def test_real_files_with_bytes_changed_give_members_or_lines(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(["wget.warc.gz", "wget-plain.warc"]))
    whole = bytearray((FILES / name).read_bytes())
    for _ in range(data.draw(st.integers(1, 6))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    found = list(unpack_warc(bytes(whole), name=name))
    assert all(isinstance(one, Member | LeftOut) for one in found)


@pytest.mark.parametrize(
    ("declared", "fit"),
    [
        (sha1(b"words"), True),
        (sha1(b"words").lower(), True),
        ("sha1:" + "0" * 40, False),
        ("sha1:d7e5fd9c8e6a4f6a", None),
        ("sha-256:sbFCvtcaW5TSwzzTQOMUzMvp9dIKZKM2uaQ=", None),
        ("crc32:12345678", None),
        ("sha1:" + "!" * 32, None),
        ("", None),
    ],
)
def test_a_digest_fits_or_not_or_cannot_be_checked(declared: str, fit: bool | None) -> None:
    assert fits(declared, (b"words",)) is fit


def test_digests_in_hexadecimal_and_of_other_algorithms_are_checked() -> None:
    import hashlib

    for algorithm in ("md5", "sha1", "sha256", "sha512"):
        digest = hashlib.new(algorithm, b"words", usedforsecurity=False)
        assert fits(f"{algorithm}:{digest.hexdigest()}", (b"other", b"words")) is True
        assert fits(f"{algorithm}:{digest.hexdigest()}", (b"other",)) is False


@pytest.mark.parametrize(
    ("date", "moment"),
    [
        ("2018-03-14T01:02:03Z", "2018-03-14T01:02:03+00:00"),
        ("2018-03-14T01:02:03.123456Z", "2018-03-14T01:02:03.123456+00:00"),
        ("2018-03-14T09:02:03+09:00", "2018-03-14T00:02:03+00:00"),
        ("2018-03-14", None),
        ("2018", None),
        ("0001-01-01T00:00:00+23:00", None),
        ("yesterday", None),
    ],
)
def test_the_time_of_capture_is_given_in_utc_and_never_finer_than_it_is_told(date: str, moment: str | None) -> None:
    (found,) = read(record(answer(PAGE), date=date))
    assert isinstance(found, Record)
    assert found.captured_at == moment
