"""Bytes to a report: which source of each field wins, the seeds, the sample, and any bytes at all."""

from __future__ import annotations

import csv
import json
import re
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tumen.errors import UnreadableInput
from tumen.ledger import Report, When, digest
from tumen.read import read_report

SEEDS = Path(__file__).parents[2] / "../shared/seeds"
needs_seeds = pytest.mark.skipif(not SEEDS.is_dir(), reason=f"{SEEDS} is not there: the seed texts are not ours")

SAMPLE = files("tumen.resources") / "sample"
SAMPLE_NAMES = sorted(entry.name.removesuffix(".txt") for entry in SAMPLE.iterdir() if entry.name.endswith(".txt"))


def read(text: str, name: str = "a.txt") -> Report:
    return read_report(text.encode(), name=name)


def test_a_plain_text_gives_its_id_name_title_language_and_body() -> None:
    data = b"\xef\xbb\xbfTwo buses\r\n\r\nAround 300 workers came to the plant on Tuesday.\rThey stay.\r\n"
    report = read_report(data, name="folder/07_two.buses.txt")
    assert report.id == digest(data)
    assert report.name == "07_two.buses"
    assert report.media_type == "text/plain"
    assert report.text == "Two buses\n\nAround 300 workers came to the plant on Tuesday.\rThey stay.\n"
    assert report.title == "Two buses"
    assert report.language == "en"
    assert (report.published, report.published_from, report.written_between) == (None, None, None)
    assert report.upstream == ()


def test_the_header_goes_before_everything_else() -> None:
    report = read(
        "Title: Other title\nPublisher: Example News\nPublished: 2019-05-06\nLanguage: ko\nMarking: TLP:RED\n"
        "URL: https://example.org/2018/04/04/a\n\nTwo buses\n\nMarch 3, 2017\n\nAround 300 workers came to the plant."
    )
    assert (report.title, report.publisher, report.language) == ("Other title", "Example News", "ko")
    assert (report.published, report.published_from) == (date(2019, 5, 6), "header")
    assert report.written_between == When(start=date(2019, 5, 6), end=date(2019, 5, 6))
    assert report.marking == "TLP:RED"
    assert report.text.startswith("Two buses\n")


def test_the_address_goes_before_a_dateline_and_completes_one() -> None:
    body = "Two buses\n\nMarch 3, 2017\n\nAround 300 workers came to the plant."
    assert read(f"URL: https://example.org/2018/04/04/a\n\n{body}").published_from == "url"
    lacks = "Two buses\n\nSEOUL, March 3 -- Around 300 workers came to the plant."
    report = read(f"URL: https://example.org/2018/03/a\n\n{lacks}")
    assert (report.published, report.published_from) == (date(2018, 3, 3), "dateline")
    assert [report.text[proof.start : proof.end] for proof in report.proofs] == ["March 3", "March 3"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Two buses\n\nMore.", "Two buses"),
        ("\n\n  Two buses  \n\nMore.", "Two buses"),
        ("Two buses came.\n\nMore.", None),
        ("Two buses\nMore.", None),
        ("Two buses", None),
        ("What now?\n\nMore.", "What now?"),
        (f"{'long ' * 50}\n\nMore.", None),
    ],
)
def test_a_first_line_that_stands_alone_is_the_title(text: str, title: str | None) -> None:
    assert read(text).title == title


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Around 300 workers came to the plant on Tuesday, a trader said.", "en"),
        ("화요일에 노동자 300명가량이 공장에 왔다고 무역업자가 말했다.", "ko"),
        ("商人说,星期二约有三百名工人来到工厂,他们将在那里停留三年。", "zh"),
        ("商人說,星期二約有三百名工人來到工廠,他們將在那裏停留三年。", "zh"),
        ("Во вторник на завод приехали около 300 рабочих, сказал торговец.", "ru"),
        ("300 400 500", None),
        ("\x01\x02 x", None),
    ],
)
def test_the_language_is_told_or_left_open(text: str, language: str | None) -> None:
    assert read(text).language == language


def test_a_header_without_text_is_refused() -> None:
    with pytest.raises(UnreadableInput, match=r"^a\.txt: has a header and no text after it; add the text\.$"):
        read("Title: A\n\n \n")


def gold_of(name: str) -> dict[str, Any]:
    gold: dict[str, Any] = json.loads((SAMPLE / f"{name}.json").read_text(encoding="utf-8"))
    return gold


def ends(pair: list[str | None] | None) -> When | None:
    if pair is None:
        return None
    start, end = (date.fromisoformat(one) if one else None for one in pair)
    return When(start=start, end=end)


@pytest.mark.parametrize("name", SAMPLE_NAMES)
def test_the_sample_has_the_fields_of_its_gold(name: str) -> None:
    gold = gold_of(name)
    report = read_report((SAMPLE / f"{name}.txt").read_bytes(), name=f"{name}.txt")
    assert (report.title, report.publisher, report.language) == (gold["title"], gold["publisher"], gold["language"])
    assert report.published == (date.fromisoformat(gold["published"]) if gold["published"] else None)
    proved = ends(gold["written_between"])
    if proved and report.written_between:
        assert report.written_between.overlaps(proved)


@pytest.mark.parametrize("name", SAMPLE_NAMES)
def test_without_its_header_a_sample_is_never_dated_wrongly(name: str) -> None:
    gold = gold_of(name)
    text = (SAMPLE / f"{name}.txt").read_text(encoding="utf-8")
    report = read(re.sub(r"^Published: .*\n", "", text, flags=re.M))
    truth = ends([gold["published"]] * 2 if gold["published"] else gold["written_between"])
    assert report.published is None or truth == When(start=report.published, end=report.published)
    if truth and report.written_between:
        assert report.written_between.overlaps(truth)


def seed(name: str) -> Report:
    """A seed with the header that stands beside it."""
    with (SEEDS / "headers.tsv").open(encoding="utf-8", newline="") as table:
        row = next(row for row in csv.DictReader(table, delimiter="\t") if row["seed"].startswith(name))
    lines = "".join(f"{key}: {row[key]}\n" for key in ("Published", "Publisher", "URL") if row[key])
    text = (SEEDS / f"{row['seed']}.txt").read_text(encoding="utf-8")
    return read(f"{lines}\n{text}" if lines else text)


@needs_seeds
@pytest.mark.parametrize("name", ["001", "002"])
def test_a_seed_with_an_address_has_the_day_in_it(name: str) -> None:
    gold = json.loads(next(SEEDS.glob(f"{name}_*.json")).read_text(encoding="utf-8"))
    report = seed(name)
    assert report.published == date.fromisoformat(gold["published"])
    without = read(f"URL: {report.url}\n\n{report.text}")
    assert (without.published, without.published_from) == (report.published, "url")


@needs_seeds
def test_an_undated_seed_that_counts_down_to_the_deadline_lies_half_a_year_before_it() -> None:
    when = seed("003").written_between
    assert when is not None
    assert when.start is not None
    assert when.end is not None
    assert date(2019, 5, 18) <= when.start <= date(2019, 6, 15)
    assert date(2019, 7, 1) <= when.end <= date(2019, 7, 29)


@needs_seeds
def test_an_undated_seed_that_names_the_newest_resolution_lies_before_the_next() -> None:
    report = seed("004")
    assert report.written_between == When(start=date(2017, 8, 6), end=date(2017, 9, 10))
    assert all(report.text[proof.start : proof.end] for proof in report.proofs)


@needs_seeds
def test_a_seed_that_only_looks_back_has_an_open_end() -> None:
    report = seed("000")
    assert report.published is None
    assert report.written_between is not None
    assert report.written_between.end is None
    assert report.written_between.start is not None
    assert date(2017, 1, 1) <= report.written_between.start <= date(2017, 12, 22)


@needs_seeds
@pytest.mark.parametrize("name", ["000", "001", "002", "003", "004"])
def test_no_claim_of_a_seed_stands_in_furniture(name: str) -> None:
    gold = json.loads(next(SEEDS.glob(f"{name}_*.json")).read_text(encoding="utf-8"))
    report = seed(name)
    assert report.furniture
    for claim in gold["claims"]:
        at = report.text.find(claim["quote"])
        assert at >= 0
        assert all(at + len(claim["quote"]) <= start or at >= end for start, end in report.furniture)


def check(data: bytes, name: str) -> None:
    """Any bytes give a report whose offsets lie in its text, or one clear line."""
    try:
        report = read_report(data, name=name)
    except UnreadableInput as error:
        message = str(error)
    else:
        offsets_lie_within(report)
        assert report.id == digest(data)
        return
    assert message.startswith(name)
    assert "\n" not in message


def offsets_lie_within(report: Report) -> None:
    assert report.text.strip()
    for start, end in ((proof.start, proof.end) for proof in report.proofs):
        assert 0 <= start < end <= len(report.text)
    for start, end in report.furniture:
        assert 0 <= start < end <= len(report.text)
    assert (report.published is None) == (report.published_from is None)


NAMES = st.sampled_from(["a.txt", "a.html"])
PARTS = st.lists(
    st.sampled_from(
        (
            *(b"Title: a\n", b"Published: 2019-12-22\n", b"Published: x\n", b"Marking: RED\n", b"\n", b"\r\n", b"\x00"),
            *(b"<html>", b"<p>", b"<article>", b"</p>", b"<table><tr><td>", b"<script>", b"<!--", b"&#0;&#x110000;"),
            *(b"<meta charset='euc-kr'>", b"<time datetime='2019-05-06'>", b"\xff\xfe", b"\xed\xa0\x80"),
            *(b"words and words. ", b"six months remain until workers return home. ", b"SEOUL, April 5, 2018 -- "),
            *(b"Related stories\n", "\u202e훈춘".encode()),
        )
    ),
    max_size=12,
).map(b"".join)


@settings(max_examples=150, deadline=None)
@given(PARTS | st.binary(max_size=200), NAMES)
def test_any_bytes_give_a_report_or_one_clear_line(data: bytes, name: str) -> None:
    check(data, name)
