"""Pages that a browser saved as one file."""

from __future__ import annotations

import base64
import quopri
from datetime import date

import pytest
from archives import FILES, PLANT
from hypothesis import given
from hypothesis import strategies as st

from tumen.errors import UnreadableInput
from tumen.ledger import Report
from tumen.read import read_report
from tumen.read.mhtml import read_mhtml

PAGE = "<html><head><title>Plant</title></head><body><p>Sixty workers came by bus over the bridge.</p></body></html>"
HEAD = 'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="B"{more}\r\n\r\n'


def part(body: str, *headers: str) -> str:
    return "--B\r\n" + "".join(f"{line}\r\n" for line in headers) + f"\r\n{body}\r\n"


def mhtml(*parts: str, more: str = "", end: str = "--B--\r\n") -> bytes:
    return (HEAD.format(more=more) + "".join(parts) + end).encode()


def report(name: str) -> Report:
    return read_report((FILES / name).read_bytes(), name=name)


def refusal(data: bytes) -> str:
    with pytest.raises(UnreadableInput) as raised:
        read_mhtml(data, name="a.mhtml")
    message = str(raised.value)
    assert message.startswith("a.mhtml: ")
    assert "\n" not in message
    return message.removeprefix("a.mhtml: ")


def test_a_page_that_chromium_saved_is_read_without_its_frame() -> None:
    found = report("plant.mhtml")
    assert found.text == PLANT
    assert found.title == "Plant in Hunchun takes on 60 more workers"
    assert found.url == "http://news.example/2018/03/plant.html"
    assert (found.published, found.published_from) == (date(2018, 3, 14), "metadata")
    assert found.media_type == "multipart/related"


def test_korean_in_quoted_printable_is_read_and_the_day_of_saving_is_not_that_of_publication() -> None:
    found = report("korean.mhtml")
    assert found.text == (
        "훈춘 피복공장에 북한 노동자 60명 추가\n\n"
        "훈춘의 예시피복유한공사가 지난 2월 북한 노동자 60명을 더 받아들였다고 현지 상인이 화요일 밝혔다.\n\n"
        "공장 뒤 기숙사에는 이미 400명가량이 살고 있었고, 새로 온 이들은 버스로 취안허 다리를 건넜다고 그는 덧붙였다."
    )
    assert found.language == "ko"
    # Chromium wrote a Date of 2026; the address has the day
    assert (found.published, found.published_from) == (date(2018, 3, 15), "url")


def test_the_subject_is_the_title_of_a_page_without_one() -> None:
    subject = "\r\nSubject: =?utf-8?B?" + base64.b64encode("공장".encode()).decode() + "?="
    page = part("<html><body><p>Sixty workers came.</p></body></html>", "Content-Type: text/html")
    assert read_mhtml(mhtml(page, more=subject), name="a.mhtml").title == "공장"
    for broken in ("=?no-such-charset?B?AAAA?=", "=?utf-8?B?A?=", "=?utf-8?Q?=FF?="):
        read_mhtml(mhtml(page, more=f"\r\nSubject: {broken}"), name="a.mhtml")


def test_the_part_that_start_names_is_the_page() -> None:
    frame = part(PAGE.replace("Sixty", "Frame of"), "Content-Type: text/html", "Content-ID: <frame@x>")
    page = part(PAGE, "Content-Type: text/html", "Content-ID: <page@x>")
    data = mhtml(frame, page, more='; start="<page@x>"')
    assert "Sixty workers" in read_mhtml(data, name="a.mhtml").text
    assert "Frame of" in read_mhtml(mhtml(frame, page), name="a.mhtml").text


def test_a_page_in_an_alternative_is_found() -> None:
    inner = (
        "--C\r\nContent-Type: text/plain\r\n\r\nwords\r\n--C\r\nContent-Type: text/html\r\n\r\n" + PAGE + "\r\n--C--"
    )
    data = mhtml(part(inner, 'Content-Type: multipart/alternative; boundary="C"'))
    assert "Sixty workers" in read_mhtml(data, name="a.mhtml").text


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("base64", base64.encodebytes(PAGE.encode()).decode()),
        ("quoted-printable", quopri.encodestring(PAGE.encode()).decode()),
        ("8bit", PAGE),
        ("Binary", PAGE),
    ],
)
def test_transfer_encodings_are_undone(encoding: str, body: str) -> None:
    data = mhtml(part(body, "Content-Type: text/html", f"Content-Transfer-Encoding: {encoding}"))
    assert "Sixty workers came by bus over the bridge." in read_mhtml(data, name="a.mhtml").text


def test_the_charset_of_the_file_goes_before_that_of_the_page() -> None:
    page = PAGE.replace("<head>", '<head><meta charset="utf-8">').replace("Sixty", "육십")
    body = base64.encodebytes(page.encode("euc-kr")).decode()
    data = mhtml(part(body, 'Content-Type: text/html; charset="EUC-KR"', "Content-Transfer-Encoding: base64"))
    assert "육십 workers" in read_mhtml(data, name="a.mhtml").text


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (mhtml(part("a{}", "Content-Type: text/css")), "is an MHTML file without a page in it; "),
        (mhtml(part(PAGE, "Content-Type: text/html"), end=""), "is torn: it ends before its page does; "),
        (mhtml(), "is an MHTML file without a page in it; "),
        (
            b"Content-Type: multipart/related\r\n\r\n" + PAGE.encode(),
            "is an MHTML file that does not say what parts it; ",
        ),
        (
            mhtml(part("AAA\x00A", "Content-Type: text/html", "Content-Transfer-Encoding: base64")),
            "its page is damaged (broken Base64); ",
        ),
        (
            mhtml(part(PAGE, "Content-Type: text/html", "Content-Transfer-Encoding: x-uuencode")),
            "its page is in the transfer encoding 'x-uuencode', which is not read; ",
        ),
    ],
    ids=["no page", "torn", "no part", "no boundary", "broken base64", "odd encoding"],
)
def test_what_cannot_be_read_is_refused_with_what_to_do(data: bytes, why: str) -> None:
    assert refusal(data) == why + "save the page again, or save its text and give that."


def test_a_file_of_endless_parts_and_one_of_endless_depth_are_refused() -> None:
    many = mhtml(*[part("", "Content-Type: text/css")] * 10_001)
    assert refusal(many) == "holds more than 10000 parts; save the page again, or save its text and give that."
    deep = PAGE
    for level in range(500):
        deep = f'Content-Type: multipart/related; boundary="{level}"\r\n\r\n--{level}\r\n{deep}\r\n--{level}--'
    assert "without a page in it" in refusal(deep.encode())


def test_a_page_that_ends_too_early_is_refused_and_one_without_its_pictures_is_read() -> None:
    data = (FILES / "plant.mhtml").read_bytes()
    whole = data.index(b"Content-Type: image/png")
    for end in range(0, len(data), 17):
        if end > whole:
            assert read_mhtml(data[:end], name="a.mhtml").text == PLANT
        elif end < whole - 100:
            refusal(data[:end])


@given(st.data())
def test_any_changed_bytes_give_a_text_or_one_refusal(data: st.DataObject) -> None:
    whole = bytearray((FILES / data.draw(st.sampled_from(["plant.mhtml", "korean.mhtml"]))).read_bytes())
    for _ in range(data.draw(st.integers(1, 8))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        text = read_mhtml(bytes(whole), name="a.mhtml").text
    except UnreadableInput as refused:
        text = str(refused)
        assert text.startswith("a.mhtml: ")
        assert "\n" not in text
    assert text.strip()
