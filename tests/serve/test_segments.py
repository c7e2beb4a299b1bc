"""Text cut where quotes begin and end."""

from __future__ import annotations

from handmade import HIRED, SENT, WIRE, WOMEN, claim, report
from hypothesis import given
from hypothesis import strategies as st

from tumen.ledger import Claim, Kind
from tumen.serve.segments import segments

TEXT = "".join(chr(ord("a") + number % 26) if number % 7 else "\n" for number in range(60))
KINDS: tuple[Kind, ...] = ("presence", "hiring", "order")
HOME = report("home", TEXT)


def test_an_overlap_belongs_to_both_claims_and_links_to_the_shorter() -> None:
    found = [part for part in segments(WIRE.text, (SENT, HIRED, WOMEN)) if part.claims]
    assert [part.claims for part in found] == [(SENT.id,), (HIRED.id,), (WOMEN.id, HIRED.id), (HIRED.id,)]
    assert [part.opens for part in found] == [(SENT.id,), (HIRED.id,), (WOMEN.id,), ()]
    assert "".join(part.text for part in found if HIRED.id in part.claims) == HIRED.quote


def test_page_furniture_is_told_apart() -> None:
    found = segments(WIRE.text, (), furniture=WIRE.furniture)
    assert [part.furniture for part in found] == [False, True]
    assert found[1].text == "Related: other news"


def test_a_text_without_claims_is_one_stretch_and_no_text_is_none() -> None:
    assert [part.text for part in segments("abc", ())] == ["abc"]
    assert segments("", ()) == ()


@st.composite
def quotes(draw: st.DrawFn) -> Claim:
    start = draw(st.integers(0, len(TEXT) - 1))
    end = draw(st.integers(start + 1, len(TEXT)))
    return claim(HOME, TEXT[start:end], draw(st.sampled_from(KINDS)))


@given(st.lists(quotes(), max_size=8), st.lists(st.tuples(st.integers(0, 30), st.integers(30, 70)), max_size=2))
def test_stretches_are_the_text_and_each_claim_covers_exactly_its_quote(
    claims: list[Claim], furniture: list[tuple[int, int]]
) -> None:
    unique = list({one.id: one for one in claims}.values())
    found = segments(TEXT, unique, furniture=furniture)
    assert "".join(part.text for part in found) == TEXT
    assert all(part.text == TEXT[part.start : part.end] for part in found)
    for one in unique:
        assert "".join(part.text for part in found if one.id in part.claims) == one.quote
        assert sum(one.id in part.opens for part in found) == 1
