"""A web server on this machine that sends exactly the bytes it is told to, and a clock that tests move."""

from __future__ import annotations

import socketserver
import ssl
import threading
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime, timedelta
from types import TracebackType
from typing import Any

from tumen.read.fetch import Clock, Fetcher, Guard, Limits
from tumen.read.fetch.urls import PORTS

HOME = "127.0.0.1"
Answer = bytes | Iterable[bytes]
"""Bytes to send, or pieces of them one by one; then the connection is closed."""


def page(
    body: bytes | str = b"<p>words</p>", *, status: str = "200 OK", kind: str = "text/html", **headers: str
) -> bytes:
    """An answer with a body; `_` in the name of a header stands for a hyphen."""
    data = body.encode() if isinstance(body, str) else body
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    lines = {"Content-Type": kind, "Content-Length": str(len(data)), **given}
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + data


def redirect(to: str, *, status: str = "302 Found") -> bytes:
    """An answer that leads elsewhere."""
    return page(b"moved", status=status, Location=to)


class Website(socketserver.ThreadingTCPServer):
    """Serves what `on` says for each path, 404 for the rest. `requests` are those that came, as they came.

    With `certificate`, it serves inside TLS; `names` are the names that were asked for there. With `greeting`, it sends
    only that, to whoever connects.
    """

    daemon_threads = True
    block_on_close = True

    def __init__(self, *, certificate: ssl.SSLContext | None = None, host: str = HOME, greeting: bytes = b"") -> None:
        self.greeting = greeting
        self.answers: dict[str, list[Answer]] = {}
        self.requests: list[bytes] = []
        self.names: list[str | None] = []
        self.certificate = certificate
        if ":" in host:
            self.address_family = 10
        super().__init__((host, 0), _Handler)
        if certificate is not None:
            certificate.sni_callback = lambda _socket, name, _context: self.names.append(name)
        self._thread = threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)

    @property
    def port(self) -> int:
        """The port it listens at."""
        return int(self.server_address[1])

    def on(self, path: str, *answers: Answer) -> None:
        """Answers requests for `path` with these, one after the other, and with the last from then on."""
        self.answers[path] = list(answers)

    def asked(self) -> list[str]:
        """The paths that were asked for, in order."""
        return [request.split(b" ")[1].decode() for request in self.requests]

    def header(self, name: str, *, of: int = -1) -> str | None:
        """A header of a request."""
        for line in self.requests[of].decode("latin-1").split("\r\n")[1:]:
            key, _, value = line.partition(": ")
            if key.lower() == name.lower():
                return value
        return None

    def __enter__(self) -> Website:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.shutdown()
        self.server_close()
        self._thread.join()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Says nothing: a client that gives up is what many tests are about."""


class _Handler(socketserver.StreamRequestHandler):
    server: Website

    def setup(self) -> None:
        if self.server.certificate is not None:
            self.request = self.server.certificate.wrap_socket(self.request, server_side=True)
        super().setup()

    def handle(self) -> None:
        if self.server.greeting:
            self.wfile.write(self.server.greeting)
            return
        request = b""
        while not request.endswith(b"\r\n\r\n"):
            line = self.rfile.readline(65537)
            if not line:
                return
            request += line
        self.server.requests.append(request)
        path = request.split(b" ")[1].decode()
        answers = self.server.answers.get(path, [page(b"nothing here", status="404 Not Found")])
        answer = answers.pop(0) if len(answers) > 1 else answers[0]
        for piece in [answer] if isinstance(answer, bytes) else answer:
            self.wfile.write(piece)
            self.wfile.flush()

    def finish(self) -> None:
        try:
            super().finish()
        finally:
            self.request.close()


class Hands:
    """A clock whose hands tests move: each look at it moves them by `tick` seconds, sleeping by what was slept."""

    def __init__(self, *, tick: float = 0.0) -> None:
        self.tick = tick
        self.seconds = 1000.0
        self.slept: list[float] = []
        self.begin = datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)

    def elapsed(self) -> float:
        """Seconds since some moment."""
        self.seconds += self.tick
        return self.seconds

    def sleep(self, seconds: float) -> None:
        """Lets time pass at once."""
        self.slept.append(seconds)
        self.seconds += seconds

    def now(self) -> datetime:
        """The time."""
        return self.begin + timedelta(seconds=int(self.seconds - 1000.0))

    @property
    def clock(self) -> Clock:
        """As a fetcher takes it."""
        return Clock(now=self.now, elapsed=self.elapsed, sleep=self.sleep)


def visitor(
    website: Website,
    *,
    hands: Hands | None = None,
    resolve: Callable[[str, int], list[str]] | None = None,
    hosts: Mapping[str, list[str]] | None = None,
    limits: Limits | None = None,
    host: str = HOME,
    **options: Any,
) -> Fetcher:
    """A fetcher for which every name leads to `website`, or where `hosts` or `resolve` say; nothing else is let by."""
    where = hosts or {}
    return Fetcher(
        clock=(hands or Hands()).clock,
        guard=Guard(
            resolve=resolve or (lambda name, _port: where.get(name, [host])), also=frozenset({(host, website.port)})
        ),
        ports=PORTS | {website.port},
        limits=limits or Limits(),
        **options,
    )
