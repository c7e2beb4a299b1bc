"""The header of a plain text: the rule of form, and what is refused."""

from __future__ import annotations

import importlib.util
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tumen.errors import UnreadableInput
from tumen.read.header import KEYS, MARKINGS, Header, split_header

SCORER = Path(__file__).parents[2] / "../shared/tools/score_claims.py"

BODY = "Workers at a plant\n\nAround 300 came.\n"


def test_known_keys_are_read_in_any_order_and_unknown_ones_are_not() -> None:
    text = (
        "Language: EN-us\nFacts-from: https://example.org/a\nMarking: TLP:AMBER+STRICT\nURL: https://example.org/b?c=1\n"
        "Published: 2019-12-22\nTitle: Workers: at a plant\nPublisher: Example News\nSomebody-else: yes\n\n" + BODY
    )
    header, body = split_header(text, name="a.txt")
    assert body == BODY
    assert header == Header(
        title="Workers: at a plant",
        publisher="Example News",
        published=date(2019, 12, 22),
        language="en",
        url="https://example.org/b?c=1",
        marking="TLP:AMBER+STRICT",
    )


@pytest.mark.parametrize(
    "text",
    [
        "No header here\n\nTitle: later\n\nwords",
        "Title: no blank line after it\nwords",
        "Note: no known key\n\nwords",
        "title: small letters\n\nwords",
        "Title: a\n \nwords",
        "\nTitle: a\n\nwords",
        "Two words: a\nTitle: b\n\nwords",
        "Title: at the very end\n",
    ],
)
def test_what_is_no_header_belongs_to_the_body(text: str) -> None:
    assert split_header(text, name="a.txt") == (Header(), text)


def test_an_empty_value_is_unknown() -> None:
    assert split_header("Title: A\nPublisher:\nURL: \nPublished:  \n\nwords", name="a.txt")[0] == Header(title="A")


@pytest.mark.parametrize("key", ["Published", "Language", "URL", "Marking"])
def test_a_value_that_breaks_its_form_is_refused_with_its_line(key: str) -> None:
    with pytest.raises(UnreadableInput) as raised:
        split_header(f"Title: A\n{key}: three wrong words\n\nwords", name="a.txt")
    assert str(raised.value).startswith(f"a.txt, line 2: {key}: 'three wrong words' is ")


@pytest.mark.parametrize(
    "day", ["2019-2-1", "22 December 2019", "2019-02-30", "20191222", "2019-12-22T10:00", "２０１９-12-22"]
)
def test_a_day_in_another_form_or_in_no_calendar_is_refused(day: str) -> None:
    with pytest.raises(UnreadableInput, match=r"line 1: Published: .* is not a day written as YYYY-MM-DD"):
        split_header(f"Published: {day}\n\nwords", name="a.txt")


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/hosts", "example.org/a", "https://a b"])
def test_only_web_addresses_are_taken(url: str) -> None:
    with pytest.raises(UnreadableInput, match="is not an address"):
        split_header(f"URL: {url}\n\nwords", name="a.txt")


def test_a_key_that_stands_twice_is_refused() -> None:
    with pytest.raises(UnreadableInput, match=r"a\.txt, line 3: Title stands twice"):
        split_header("Title: A\nLanguage: en\nTitle: B\n\nwords", name="a.txt")


@pytest.mark.parametrize("marking", [*MARKINGS, *(f"TLP:{one}" for one in MARKINGS), "tlp:red"])
def test_each_marking_is_kept_as_written(marking: str) -> None:
    assert split_header(f"Marking: {marking}\n\nwords", name="a.txt")[0].marking == marking


@pytest.mark.parametrize("marking", ["WHITE", "SECRET", "TLP:", "AMBER STRICT"])
def test_other_markings_are_refused_with_the_allowed_ones(marking: str) -> None:
    with pytest.raises(UnreadableInput, match=r"use one of CLEAR, GREEN, AMBER, AMBER\+STRICT, RED"):
        split_header(f"Marking: {marking}\n\nwords", name="a.txt")


VALUES = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=20)
HEADERS = st.builds(
    Header,
    title=st.none() | VALUES,
    publisher=st.none() | VALUES,
    published=st.none() | st.dates(min_value=date(1000, 1, 1)),
    language=st.none() | st.sampled_from(["en", "ko", "zh", "ru"]),
    url=st.none() | st.just("https://example.org/a"),
    marking=st.none() | st.sampled_from(MARKINGS),
)


@given(HEADERS, st.permutations(KEYS), st.text(max_size=50))
def test_a_written_header_is_read_back_and_the_body_is_untouched(header: Header, order: list[str], body: str) -> None:
    lines = [f"{key}: {value}\n" for key in order if (value := getattr(header, key.lower())) is not None]
    text = "".join(lines) + "\n" + body if lines else "Words.\n" + body
    assert split_header(text, name="a.txt") == (header, body if lines else text)


@pytest.mark.skipif(not SCORER.is_file(), reason=f"{SCORER} is not there")
@given(
    st.lists(st.sampled_from(["Title: a", "Facts-from: none", "Note: b", "words", "", "Title:", "x: y"]), max_size=6)
)
def test_the_body_is_that_of_the_scoring_tool(lines: list[str]) -> None:
    text = "\n".join(lines)
    # a key that stands twice is no matter for the tool
    if lines.count("Title: a") + lines.count("Title:") < 2:
        assert split_header(text, name="a.txt")[1] == scorer().body(text)


def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_claims", SCORER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
