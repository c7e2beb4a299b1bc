"""Content comes out of its coding, and a bomb does not go off."""

from __future__ import annotations

import gzip
import tracemalloc
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tumen.read.fetch.payloads import undo
from tumen.read.fetch.refusal import Refusal


def raw_deflate(data: bytes) -> bytes:
    packing = zlib.compressobj(wbits=-15)
    return packing.compress(data) + packing.flush()


@given(st.binary(max_size=300))
def test_each_coding_gives_the_content_back(data: bytes) -> None:
    packed = gzip.compress(data, mtime=0)
    for body, coding in (
        (data, None),
        (data, ""),
        (data, "identity"),
        (packed, "gzip"),
        (packed, " GZIP "),
        (packed, "x-gzip"),
        (zlib.compress(data), "deflate"),
        (raw_deflate(data), "deflate"),
        (gzip.compress(zlib.compress(data), mtime=0), "deflate, gzip"),
        (packed + gzip.compress(b"more", mtime=0), "gzip"),
    ):
        assert undo(body, coding, most=1000) == data + (b"more" if body.startswith(packed) and body != packed else b"")


@pytest.mark.parametrize("coding", ["gzip", "deflate", "gzip, gzip"])
def test_a_bomb_is_refused_at_the_limit(coding: str) -> None:
    bomb = b"\x00" * 20_000_000
    bomb = zlib.compress(bomb) if coding == "deflate" else gzip.compress(bomb, mtime=0)
    if "," in coding:
        bomb = gzip.compress(bomb, mtime=0)
    tracemalloc.start()
    try:
        with pytest.raises(Refusal, match="is more than the 1 MB that are fetched"):
            undo(bomb, coding, most=2**20)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 8 * 2**20
    assert undo(bomb, coding, most=2**20, cut=True) == b"\x00" * 2**20


def test_content_of_the_limit_is_given_and_one_byte_more_is_not() -> None:
    for body, coding in ((b"abcd", None), (gzip.compress(b"abcd", mtime=0), "gzip")):
        assert undo(body, coding, most=4) == b"abcd"
        with pytest.raises(Refusal):
            undo(body, coding, most=3)
        assert undo(body, coding, most=3, cut=True) == b"abc"


@pytest.mark.parametrize(
    ("body", "coding", "words"),
    [
        (b"words", "br", "in the coding br, which was not asked for"),
        (b"words", "zstd", "in the coding zstd"),
        (b"words", "gzip", "in a coding that is damaged"),
        (b"words", "deflate", "in a coding that is damaged"),
        (gzip.compress(b"words", mtime=0)[:-9], "gzip", "in a coding that breaks off"),
        (gzip.compress(b"words", mtime=0) + b"\x1f", "gzip", "in a coding that breaks off"),
        (gzip.compress(b"words", mtime=0) + b"rest", "gzip", "in a coding that is damaged"),
    ],
)
def test_what_does_not_come_out_of_its_coding_is_refused(body: bytes, coding: str, words: str) -> None:
    with pytest.raises(Refusal, match=words):
        undo(body, coding, most=1000)


def test_of_a_broken_coding_what_came_is_given_where_a_part_will_do() -> None:
    assert undo(gzip.compress(b"words", mtime=0)[:-8], "gzip", most=1000, cut=True) == b"words"
