"""What is posted, to where, and what is said when nobody takes it."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from handmade import CASE, WIRE

from tumen.errors import NotSent
from tumen.publish.changes import changes
from tumen.publish.snapshot import snapshot
from tumen.publish.webhook import check_webhook, message, post

AT = "2026-03-01T12:00:00+00:00"
WHOLE = snapshot(CASE)


class Hook(HTTPServer):
    """A webhook on this machine that answers with `status`."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.status = 200
        self.bodies: list[bytes] = []
        self.paths: list[str] = []
        self.kinds: list[str | None] = []

    @property
    def url(self) -> str:
        """Its address, with a secret in it."""
        return f"http://127.0.0.1:{self.server_port}/services/s3cret"


class _Handler(BaseHTTPRequestHandler):
    server: Hook

    def do_POST(self) -> None:
        self.server.paths.append(self.path)
        self.server.kinds.append(self.headers["Content-Type"])
        self.server.bodies.append(self.rfile.read(int(self.headers["Content-Length"])))
        self.send_response(self.server.status)
        self.send_header("Location", "/elsewhere")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture
def hook() -> Iterator[Hook]:
    """A webhook."""
    with Hook() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def test_changes_are_posted_as_json(hook: Hook) -> None:
    form = message(changes((), WHOLE), WHOLE, at=AT)
    post(hook.url, form)
    (body,) = hook.bodies
    assert hook.kinds == ["application/json"]
    read = json.loads(body)
    assert read == json.loads(json.dumps(form))
    assert (read["at"], [change["what"] for change in read["changes"]]) == (AT, ["new", "new", "new"])
    assert read["changes"][0]["claims"][0]["report"]["publisher"] == WIRE.publisher
    assert set(read) == {"id", "tumen", "at", "changes"}


def test_the_same_message_has_the_same_id_and_no_other_has() -> None:
    new = changes((), WHOLE)
    form = message(new, WHOLE, at=AT)
    assert message(new, WHOLE, at=AT)["id"] == form["id"]
    assert message(new[1:], WHOLE, at=AT)["id"] != form["id"]
    assert message(new, WHOLE, at="2026-03-02T12:00:00+00:00")["id"] != form["id"]


@pytest.mark.parametrize("status", [301, 302, 307, 308, 400, 404, 500])
def test_what_is_not_taken_is_told_and_no_redirect_is_followed(hook: Hook, status: int) -> None:
    hook.status = status
    with pytest.raises(NotSent) as raised:
        post(hook.url, {})
    message = str(raised.value)
    assert message.startswith(f"the webhook at 127.0.0.1: answers {status} ")
    assert "s3cret" not in message
    assert hook.paths == ["/services/s3cret"]


def test_a_webhook_that_is_not_there_is_told_without_its_secret(hook: Hook) -> None:
    hook.server_close()
    with pytest.raises(NotSent, match=r"the webhook at 127\.0\.0\.1: cannot be reached") as raised:
        post(hook.url, {})
    assert "s3cret" not in str(raised.value)


def test_no_proxy_of_the_environment_is_gone_through(hook: Hook, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    post(hook.url, {})
    assert hook.paths == ["/services/s3cret"]


@pytest.mark.parametrize(
    "url", ["", "example.org", "ftp://example.org/", "file:///a", "http://", "https:///a", "http://[", "http://a:0/"]
)
def test_what_is_no_address_is_refused_before_anything_is_looked_at(url: str) -> None:
    with pytest.raises(NotSent, match="check what follows --post"):
        check_webhook(url)
