"""Places of elements: the same as the library's own, in time that does not grow with the number of siblings."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from tumen.read.pagepaths import Paths

PIECES = st.lists(
    st.sampled_from(["<p>", "</p>", "<div>", "</div>", "x", "<br>", "<ul><li>", "</ul>", "<table><tr><td>"])
)


@settings(max_examples=200)
@given(PIECES)
def test_a_path_is_the_one_that_the_library_gives(pieces: list[str]) -> None:
    root = html.document_fromstring(f"<html><body><p>a</p>{''.join(pieces)}</body></html>")
    tree, paths = root.getroottree(), Paths()
    for element in root.iter():
        assert paths.of(element) == tree.getpath(element)


def test_very_many_siblings_are_counted_once() -> None:
    root = html.document_fromstring("<html><body>" + "<p>x</p>" * 20_000 + "</body></html>")
    paths = Paths()
    assert [paths.of(element) for element in root[0]][-1] == "/html/body/p[20000]"
