"""What stands before every page: who may ask, how, and the headers that keep a page to itself."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Message, Receive, Send], Awaitable[None]]

LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})
"""The names under which a browser reaches its own machine, as a Host header writes them."""

HEADERS = (
    (
        "content-security-policy",
        "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'none'",
    ),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("cache-control", "no-store"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
)


class Guard:
    """Lets through GET requests that name this machine, and gives every answer the headers of `HEADERS`.

    A page of another site can make a browser ask a loopback address under that site's own name (DNS rebinding), and
    then read the answer; the Host header still carries the site's name and is refused.
    """

    def __init__(self, app: App) -> None:
        self.app = app

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """One request (ASGI)."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                ours = {name for name, _ in HEADERS}
                theirs = [pair for pair in message["headers"] if pair[0].decode("latin-1").lower() not in ours]
                message = {**message, "headers": theirs + [(a.encode(), b.encode()) for a, b in HEADERS]}
            await send(message)

        hosts = [value.decode("latin-1") for name, value in scope["headers"] if name == b"host"]
        if len(hosts) != 1 or host_name(hosts[0]) not in LOOPBACK:
            await _refuse(
                with_headers,
                status=421,
                message="This address does not name the machine that the case room runs on.",
                what_to_do="Open the address that `tumen serve` printed, which begins with http://127.0.0.1.",
            )
        elif scope["method"] != "GET":
            await _refuse(
                with_headers,
                status=405,
                message=f"The case room only shows; it takes no {scope['method']}.",
                what_to_do="Ask with GET. Decisions are made with `tumen decide`.",
                extra=((b"allow", b"GET"),),
            )
        else:
            await self.app(scope, receive, with_headers)


def host_name(host: str) -> str:
    """The name in a Host header, in small letters and without its port: `[::1]` for `[::1]:8000`."""
    name, colon, port = host.lower().rpartition(":")
    return name if colon and port.isdigit() and name else host.lower()


def error_form(message: str, what_to_do: str) -> dict[str, dict[str, str]]:
    """The JSON form of every error."""
    return {"error": {"message": message, "what_to_do": what_to_do}}


async def _refuse(
    send: Send, *, status: int, message: str, what_to_do: str, extra: tuple[tuple[bytes, bytes], ...] = ()
) -> None:
    body = json.dumps(error_form(message, what_to_do)).encode()
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode()), *extra]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
