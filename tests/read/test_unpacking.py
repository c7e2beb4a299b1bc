"""Unpacking: the same bytes back, and an end for every bomb."""

from __future__ import annotations

import gzip
import zlib
from contextlib import suppress

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tumen.errors import UnreadableInput
from tumen.read.unpacking import RATIO, TOTAL, Allowance, Damaged, Torn, inflate, joined_chunks, undo_encodings

WORDS = b"Sixty workers came by bus over the bridge at Quanhe. " * 40


def raw(data: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


@pytest.mark.parametrize(
    ("packed", "encoding"),
    [
        (gzip.compress(WORDS, mtime=0), "gzip"),
        (gzip.compress(WORDS[:100], mtime=0) + gzip.compress(WORDS[100:], mtime=0), "x-gzip"),
        (gzip.compress(WORDS, mtime=0) + b"padding", "gzip"),
        (zlib.compress(WORDS), "deflate"),
        (raw(WORDS), "deflate"),
        (brotli.compress(WORDS), "br"),
        (WORDS, "identity"),
        (WORDS, ""),
    ],
)
def test_each_encoding_is_undone(packed: bytes, encoding: str) -> None:
    assert undo_encodings(packed, [encoding], chunked=False) == WORDS


@pytest.mark.parametrize(
    ("packed", "encoding"),
    [
        (gzip.compress(WORDS, mtime=0), "gzip"),
        (zlib.compress(WORDS), "deflate"),
        (raw(WORDS), "deflate"),
        (brotli.compress(WORDS), "br"),
    ],
    ids=["gzip", "deflate", "bare deflate", "brotli"],
)
def test_a_stream_that_ends_too_early_is_torn_at_every_byte(packed: bytes, encoding: str) -> None:
    for end in range(2, len(packed)):
        with pytest.raises(Damaged):
            undo_encodings(packed[:end], [encoding], chunked=False)
    with pytest.raises(Torn):
        inflate(gzip.compress(WORDS, mtime=0)[:-1], wbits=31)


@pytest.mark.parametrize(
    ("packed", "encoding"),
    [
        (gzip.compress(b"\x00" * (8 * 2**20), 9, mtime=0), "gzip"),
        (zlib.compress(b"\x00" * (8 * 2**20), 9), "deflate"),
        (brotli.compress(b"\x00" * (8 * 2**20)), "br"),
    ],
    ids=["gzip", "deflate", "brotli"],
)
def test_a_bomb_is_stopped_where_it_passes_what_texts_unpack_to(packed: bytes, encoding: str) -> None:
    with pytest.raises(Damaged, match="far more than a report does"):
        undo_encodings(packed, [encoding], chunked=False)


def test_a_page_that_packs_very_well_is_no_bomb() -> None:
    rows = b"".join(b"<tr><td>%d</td><td>Hunchun</td><td>workers</td></tr>" % number for number in range(50_000))
    assert inflate(zlib.compress(rows, 9), wbits=15) == rows


def test_an_archive_may_unpack_to_so_much_for_each_byte_and_no_more_in_all() -> None:
    allowance = Allowance(100_000, name="a.zip")
    allowance.take(100_000 * RATIO)
    with pytest.raises(UnreadableInput, match=r"^a\.zip: unpacks to more than 19 MB"):
        allowance.take(1)
    assert Allowance(TOTAL, name="a.zip").most == TOTAL


def chunks(*pieces: bytes) -> bytes:
    return b"".join(b"%x\r\n%b\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


@given(st.lists(st.binary(min_size=1, max_size=50), min_size=1))
def test_chunks_are_joined(pieces: list[bytes]) -> None:
    assert undo_encodings(chunks(*pieces), [], chunked=True) == b"".join(pieces)
    assert joined_chunks(chunks(*pieces)) == b"".join(pieces)


@pytest.mark.parametrize("body", [b"<html>", b"", b"2018\r\n" + b"x" * 9000, b"words\r\n", b"5\r\n<html>"])
def test_a_body_that_has_no_chunks_stays_as_it_is(body: bytes) -> None:
    assert undo_encodings(body, [], chunked=True) == body


@pytest.mark.parametrize("body", [b"5\r\nab", b"5\r\nabcde\r\n", b"5\r\nabcde\r\n3\r\nab", b"5\r\nabcde\r\nzz\r\n"])
def test_torn_chunks_are_damage(body: bytes) -> None:
    with pytest.raises(Torn, match="its chunks end too early"):
        undo_encodings(body, [], chunked=True)
    assert joined_chunks(body) == body


@given(st.binary(max_size=300), st.sampled_from(["gzip", "deflate", "br"]), st.booleans())
def test_any_bytes_give_bytes_or_damage(body: bytes, encoding: str, chunked: bool) -> None:
    with suppress(Damaged):
        assert isinstance(undo_encodings(body, [encoding], chunked=chunked), bytes)
