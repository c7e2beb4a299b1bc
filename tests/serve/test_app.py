"""The case room over HTTP: pages, twins, errors, headers and who may ask."""

from __future__ import annotations

import asyncio
import html
import itertools
import json
import re
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from handmade import ARRIVAL, CASE, COPY, FACTORY, HIDDEN, HOSTILE, PLANT, RADIO, SECRET, SENT, WIRE, HandmadeCase

from tumen.errors import CaseError, InvalidValue
from tumen.publish.snapshot import Snapshot, snapshot
from tumen.publish.visible import visible
from tumen.serve import create_app, run
from tumen.serve.app import build_app
from tumen.serve.guard import HEADERS, host_name

HOME = "http://127.0.0.1:8421"
ANY_ADDRESS = "0.0.0.0"  # noqa: S104 - to be refused
PAGES = [
    ("/", "/index.json"),
    *((f"/reports/{one.id}", f"/reports/{one.id}.json") for one in (WIRE, COPY, RADIO, HOSTILE, SECRET)),
    *((f"/incidents/{one.id}", f"/incidents/{one.id}.json") for one in (ARRIVAL, FACTORY, PLANT)),
]
NAMES = [page.split("/")[1][:8] + page[-8:] if page != "/" else "overview" for page, _ in PAGES]
UNDRAWN = frozenset({"page", "word", "href", "id", "start", "end", "value", "period", "probability", "claims", "opens"})
"""Keys of a twin that a reader does not read: machine words and values beside their words, offsets, ids, addresses."""


class Room:
    """A case room to ask, without a server."""

    def __init__(self, app: FastAPI, *, raises: bool = True) -> None:
        self.app, self.raises = app, raises

    def get(self, path: str, **more: Any) -> httpx.Response:
        return self.request("GET", path, **more)

    def request(self, method: str, path: str, *, headers: dict[str, str] | None = None) -> httpx.Response:
        async def ask() -> httpx.Response:
            transport = httpx.ASGITransport(app=self.app, raise_app_exceptions=self.raises)
            async with httpx.AsyncClient(transport=transport, base_url=HOME) as client:
                return await client.request(method, path, headers=headers)

        return asyncio.run(ask())


def room_of(case: HandmadeCase = CASE) -> Room:
    return Room(build_app(lambda: snapshot(case), title="hunchun.tumen"))


def drawn(page: str) -> str:
    """The words of a page as a reader sees them, without blanks."""
    body = re.sub(r'<a class="ref".*?</a>', "", page[page.index("<main") : page.index("</main>")])
    return re.sub(r"\s+", "", html.unescape(re.sub(r"<[^>]*>", "", body))).casefold()


def facts(value: Any, key: str = "") -> list[str]:
    """Every text and number of a twin that a reader should find on the page."""
    if value is None or isinstance(value, bool) or (key in UNDRAWN and not isinstance(value, list)):
        return []
    if isinstance(value, dict):
        return [text for name, inner in value.items() for text in facts(inner, name)]
    if isinstance(value, list):
        kept = [inner for inner in value if not isinstance(inner, str | int) or key not in UNDRAWN]
        return [text for inner in kept for text in facts(inner)]
    return [str(value)]


@pytest.mark.parametrize(("page", "twin"), PAGES, ids=NAMES)
def test_a_page_shows_every_fact_of_its_twin(page: str, twin: str) -> None:
    room = room_of()
    text = drawn(room.get(page).text)
    found = facts(room.get(twin).json())
    assert len(found) > 5
    for fact in found:
        assert re.sub(r"\s+", "", visible(fact)).casefold() in text, fact


@pytest.mark.parametrize(("page", "twin"), PAGES, ids=NAMES)
def test_a_page_names_its_twin(page: str, twin: str) -> None:
    found = room_of().get(page)
    assert found.headers["content-type"] == "text/html; charset=utf-8"
    assert f'<link rel="alternate" type="application/json" href="{twin}">' in found.text
    assert room_of().get(twin).headers["content-type"] == "application/json"


@pytest.mark.parametrize(("page", "twin"), PAGES, ids=NAMES)
def test_every_link_of_a_page_leads_somewhere_in_the_case_room(page: str, twin: str) -> None:
    room = room_of()
    text = room.get(page).text
    for href in set(re.findall(r'href="([^"]*)"', text)) - {"data:,"}:
        path, _, anchor = href.partition("#")
        target = room.get(path or page)
        assert target.status_code == 200, href
        if anchor:
            assert f'id="{anchor}"' in target.text, href


@pytest.mark.parametrize(("page", "twin"), PAGES, ids=NAMES)
def test_ids_are_unique_and_headings_descend_by_one(page: str, twin: str) -> None:
    text = room_of().get(page).text
    ids = re.findall(r' id="([^"]*)"', text)
    assert len(ids) == len(set(ids))
    levels = [int(level) for level in re.findall(r"<h([1-6])", text)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_a_tab_names_the_place_and_a_source_is_told_once() -> None:
    room = room_of()
    page, twin = (room.get(f"/incidents/{ARRIVAL.id}{end}") for end in ("", ".json"))
    (place,) = twin.json()["where"]
    assert f": {html.escape(place)} · Tumen</title>" in page.text
    text = drawn(page.text)
    assert "source:thereportitself;" in text
    assert "thereportitself(thereportitself)" not in text


def test_the_text_of_a_report_is_drawn_unchanged_with_quotes_highlighted() -> None:
    page = room_of().get(f"/reports/{WIRE.id}").text
    body = page[page.index('<div class="text"') : page.index("</div>", page.index('<div class="text"'))]
    body = re.sub(r'<a class="ref".*?</a>', "", body[body.index(">") + 1 :])
    assert html.unescape(re.sub(r"<[^>]*>", "", body)) == WIRE.text
    marks = re.findall(r'<mark [^>]*data-claims="([^"]*)"[^>]*><a [^>]*>(.*?)</a></mark>', body, re.S)
    assert html.unescape("".join(text for names, text in marks if SENT.id in names.split())) == SENT.quote


def test_hostile_text_is_drawn_as_text_and_nothing_hidden_stays_hidden() -> None:
    room = room_of()
    for page in ("/", f"/reports/{HOSTILE.id}", f"/incidents/{PLANT.id}"):
        text = room.get(page).text
        assert "<script" not in text
        assert "<img" not in text
        assert "<b>bold" not in text
        assert HIDDEN not in text
        assert "[U+202E]" in text
        assert not re.search(r'<[^>]*\son\w+\s*=\s*"?[^"]', re.sub(r'"[^"]*"', '""', text))
    assert 'href="javascript' not in room.get(f"/reports/{HOSTILE.id}").text


def test_a_twin_gives_the_text_back_exactly_and_shows_hidden_characters_as_escapes() -> None:
    raw = room_of().get(f"/reports/{HOSTILE.id}.json")
    assert HIDDEN not in raw.text
    assert "\\u202e" in raw.text
    assert "".join(part["text"] for part in raw.json()["text"]) == HOSTILE.text
    assert "훈춘" in room_of().get(f"/reports/{RADIO.id}.json").text


def test_a_claim_leads_to_its_card() -> None:
    found = room_of().get(f"/claims/{SENT.id}")
    assert found.status_code == 307
    assert found.headers["location"] == f"/reports/{WIRE.id}#claim-{SENT.id}"
    assert room_of().get(f"/claims/{SENT.id}.json").json()["quote"] == SENT.quote


@pytest.mark.parametrize("path", ["/reports/none", "/incidents/none", "/claims/none", "/nowhere", "/docs", "/redoc"])
def test_what_is_not_there_is_told_in_the_same_look(path: str) -> None:
    found = room_of().get(path)
    assert found.status_code == 404
    assert "<h1>This page cannot be shown</h1>" in found.text
    assert 'href="/"' in found.text


@pytest.mark.parametrize("path", ["/reports/none.json", "/incidents/none.json", "/claims/none.json", "/nowhere.json"])
def test_what_is_not_there_is_told_as_json_where_json_was_asked(path: str) -> None:
    found = room_of().get(path)
    assert found.status_code == 404
    assert set(found.json()) == {"error"}
    assert set(found.json()["error"]) == {"message", "what_to_do"}
    assert found.json()["error"]["message"].startswith("There is no ")


def test_an_error_page_shows_hostile_names_as_text() -> None:
    found = room_of().get("/reports/%3Cscript%3E%E2%80%AE")
    assert found.status_code == 404
    assert "<script" not in found.text
    assert HIDDEN not in found.text


def test_an_empty_case_says_what_to_do() -> None:
    page = room_of(HandmadeCase()).get("/").text
    assert "tumen add CASE PATH" in page
    assert "<table" not in page


@pytest.mark.parametrize(
    "path", ["/", "/index.json", "/nowhere", "/static/case.css", "/openapi.json", f"/claims/{SENT.id}"]
)
def test_every_answer_carries_the_strict_headers(path: str) -> None:
    found = room_of().get(path)
    for name, value in HEADERS:
        assert found.headers.get_list(name) == [value]
    assert "default-src 'none'" in found.headers["content-security-policy"]
    assert "script-src" not in found.headers["content-security-policy"]


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"])
def test_only_get_is_answered(method: str) -> None:
    found = room_of().request(method, "/")
    assert found.status_code == 405
    assert found.headers["allow"] == "GET"
    assert found.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:9", "localhost", "LOCALHOST:8421", "[::1]", "[::1]:8421"])
def test_a_host_that_names_this_machine_is_answered(host: str) -> None:
    assert room_of().get("/", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        *("evil.example", "evil.example:8421", "127.0.0.1.evil.example", "localhost.evil.example", "", "::1", ":8421"),
        *("127.0.0.1:80:80", "localhost@evil.example", ANY_ADDRESS, "10.0.0.1:8421", "localhost:x"),
    ],
)
def test_a_host_of_another_name_is_refused(host: str) -> None:
    found = room_of().get("/", headers={"Host": host})
    assert found.status_code == 421
    assert "what_to_do" in found.json()["error"]
    assert "hunchun" not in found.text


def test_the_name_in_a_host_header_loses_its_port_only() -> None:
    assert [host_name(host) for host in ("A:1", "[::1]:80", "[::1]", "a")] == ["a", "[::1]", "[::1]", "a"]


def test_no_page_asks_another_machine_for_anything() -> None:
    room = room_of()
    for page, _ in PAGES:
        for address in re.findall(r'(?:src|href|action)="([^"]*)"', room.get(page).text):
            assert address.startswith(("/", "#", "data:,"))
            assert not address.startswith("//")
    assert not re.search(r"@import|url\(", room.get("/static/case.css").text)


def test_openapi_describes_every_twin() -> None:
    form = room_of().get("/openapi.json").json()
    assert set(form["paths"]) == {
        "/index.json",
        "/decisions.json",
        "/reports/{name}.json",
        "/incidents/{name}.json",
        "/claims/{name}.json",
    }
    assert form["components"]["schemas"]["IncidentPage"]["properties"]["support"]["type"] == "integer"


def test_the_same_case_gives_the_same_bytes() -> None:
    for page, twin in PAGES:
        assert room_of().get(page).content == room_of().get(page).content
        assert room_of().get(twin).content == room_of().get(twin).content


def failing(error: Exception) -> Room:
    def read() -> Snapshot:
        raise error

    return Room(build_app(read, title="case"), raises=False)


def test_a_case_that_cannot_be_read_is_told_with_what_to_do() -> None:
    room = failing(CaseError("hunchun.tumen: it is damaged; restore it from a copy."))
    assert room.get("/").status_code == 503
    assert "it is damaged; restore it from a copy." in room.get("/").text
    assert "tumen doctor" in room.get("/index.json").json()["error"]["what_to_do"]


def test_an_unexpected_failure_tells_no_detail_and_keeps_the_headers() -> None:
    found = failing(RuntimeError("secret detail")).get("/index.json")
    assert found.status_code == 500
    assert "secret detail" not in found.text
    assert "tumen verify" in found.json()["error"]["what_to_do"]
    assert found.headers["content-security-policy"].startswith("default-src 'none'")


def test_a_file_that_is_no_case_is_refused_before_anything_is_served(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="there is no such case"):
        create_app(tmp_path / "none.tumen")


@pytest.mark.parametrize("host", [ANY_ADDRESS, "::", "192.168.1.5", "example.org"])
def test_the_room_is_served_to_this_machine_only(host: str, tmp_path: Path) -> None:
    with pytest.raises(InvalidValue, match=r"serves this machine only; use 127\.0\.0\.1"):
        run(tmp_path / "case.tumen", host=host)


def test_twins_are_json_without_surprises() -> None:
    for _, twin in PAGES:
        text = room_of().get(twin).text
        assert json.loads(text, parse_constant=pytest.fail)
