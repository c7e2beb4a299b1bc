"""The fuzz target for reading, on a small corpus and on what Hypothesis makes of it: runs everywhere."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

CORPUS = (
    b"",
    b"\x00",
    b"\xef\xbb\xbf",
    b"\xff\xfe\x00",
    b"\xff\xfe\x00\xd8a\x00",
    b"%PDF-1.7",
    b"Title: a\n\nTwo buses\n\nApril 5, 2018\n\nOnly six months remain until workers return home.",
    b"Published: 0000-00-00\n\nwords",
    b"URL: https://[\n\nwords",
    b"URL: https://[::1/2018/04/04\n\nwords",
    "올해 12월 22일까지 노동자 송환, 한 달 남았다. 结束了。".encode(),
    b"<html>",
    b"<html><article><p>words</p>",
    b"<html><time datetime='2019-99-99'>0000</time><meta name='date' content='9'>words",
    b"<html><link rel=canonical href='https://[/2018/04/04'><p>words words",
    b"<html><!-- \x00 --><p>&#0;&#xD800;&#x110000;&nope;",
    b"<?xml version='1.0' encoding='x'?><html>",
    b'<html><script type=\'application/ld+json\'>{"datePublished":"99999"}</script>words',
    b"<html><meta charset='gb2312'>\xff\xff\x81",
    b"<svg><math><template><p>words</template>" * 20,
    b"<math><template><p>words</template><svg>",
    b"<table><tr><td><p>" * 300,
    "\u2028\u2029\x85\x0b\x0cRelated stories\u2028words".encode(),
    b"\xed\xa0\x80",
    b"{" * 3000,
    b"Dec. " * 500 + b"22, 2019",
    b"six " * 500,
    b"Kim Jong Un " * 300,
    b"<" * 2000,
    b"panel " * 1000,
    b"newest" + b"!?" * 3000,
    b"A: " + b"a" * 5000 + b"\n" * 50,
)


def _target() -> ModuleType:
    spec = importlib.util.spec_from_file_location("fuzz_read", Path(__file__).with_name("fuzz_read.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


TARGET = _target()


@pytest.mark.parametrize("data", CORPUS)
def test_the_corpus_is_read_or_refused(data: bytes) -> None:
    TARGET.one_input(data)


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """Pieces of the corpus put together and cut."""
    data = b"".join(draw(st.lists(st.sampled_from(CORPUS) | st.binary(max_size=20), max_size=4)))
    first = draw(st.integers(0, len(data)))
    last = draw(st.integers(first, len(data)))
    return data[first:last] + draw(st.binary(max_size=8))


@settings(max_examples=80, deadline=None)
@given(mutated())
def test_what_is_made_of_the_corpus_is_read_or_refused(data: bytes) -> None:
    TARGET.one_input(data)
