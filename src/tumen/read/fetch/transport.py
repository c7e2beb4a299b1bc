"""One request over one connection, to an IP address that was checked, with every byte of it kept."""

from __future__ import annotations

import re
import ssl
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager

import httpcore
import httpx

from tumen.read.fetch.exchanges import Exchange, Told, last_answer
from tumen.read.fetch.guard import Guard
from tumen.read.fetch.limits import Budget, too_large
from tumen.read.fetch.refusal import BY_HAND, Refusal
from tumen.read.fetch.urls import Target


def exchange(
    target: Target,
    headers: Iterable[tuple[str, str]],
    *,
    at: str,
    guard: Guard,
    budget: Budget,
    trust: ssl.SSLContext,
    most: int | None = None,
    told: Told | None = None,
) -> Exchange:
    """Asks for `target` and gives its answer, whatever its status. Follows nothing and sends nothing but `headers`.

    With `most`, a longer body is cut there; without, it is refused above the limit of `budget`. Raises Refusal where
    the host is not public, does not answer or breaks off before the end of the header, where its certificate is not
    valid, or where a limit is passed.
    """
    wire = _Wire(guard=guard, budget=budget)
    host = target.origin.partition("//")[2]
    # built by hand: a client would add headers of its own
    request = httpx.Request("GET", target.url, headers=[("Host", host), *headers, ("Connection", "close")])
    with (
        httpx.Client(transport=_Transport(wire, trust), trust_env=False, follow_redirects=False) as client,
        _explained(),
        closing(client.send(request, stream=True)) as response,
    ):
        named = tuple((_text(name), _text(value)) for name, value in response.headers.raw)
        _check_header(named, budget)
        length = next((value for name, value in named if name.lower() == "content-length"), "")
        size = int(length) if re.fullmatch(r"[0-9]{1,15}", length) else None
        if most is None and size is not None and size > budget.limits.size:
            raise too_large(budget.limits.size)
        body, broken, cut = _body(response, size=size, most=most, limit=budget.limits.size, told=told)
        return Exchange(
            target=target,
            ip=wire.ip,
            at=at,
            request=bytes(wire.sent),
            answer=last_answer(bytes(wire.received)),
            status=response.status_code,
            reason=response.reason_phrase,
            headers=named,
            body=body,
            broken=broken,
            cut=cut,
        )


def _check_header(headers: Sequence[tuple[str, str]], budget: Budget) -> None:
    size = sum(len(name) + len(value) + 4 for name, value in headers)
    if size > budget.limits.header or len(headers) > budget.limits.header_lines:
        raise Refusal(f"answers with more header than any page needs; {BY_HAND}.")


def _body(
    response: httpx.Response, *, size: int | None, most: int | None, limit: int, told: Told | None
) -> tuple[bytes, str | None, bool]:
    """The body, how it broke off, and whether it was cut at `most`."""
    body = bytearray()
    try:
        for part in response.iter_raw():
            body += part
            if most is not None and len(body) > most:
                return bytes(body[:most]), None, True
            if len(body) > limit:
                raise too_large(limit)
            if told is not None:
                told(len(body), size)
    except httpcore.TimeoutException:
        return bytes(body), "stopped sending", False
    except (httpcore.NetworkError, httpcore.ProtocolError):
        return bytes(body), "broke off", False
    return bytes(body), None, False


def _text(value: bytes) -> str:
    # headers are ASCII; where servers send more, it is UTF-8 more often than not
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")


@contextmanager
def _explained() -> Iterator[None]:
    """Raises Refusal, in words, for what a connection can meet with."""
    try:
        yield
    except httpcore.TimeoutException:
        raise Refusal(f"does not answer; {BY_HAND}.", again=True) from None
    except httpcore.ConnectError as error:
        cause = _cause(error)
        if isinstance(cause, ssl.SSLCertVerificationError):
            what = cause.verify_message or "it cannot be checked"
            raise Refusal(f"shows a certificate that is not valid ({what}); {BY_HAND} if you trust it.") from None
        again = not isinstance(cause, ssl.SSLError)
        raise Refusal(f"cannot be reached ({_reason(error)}); {BY_HAND}.", again=again) from None
    except httpcore.NetworkError as error:
        raise Refusal(f"breaks the connection ({_reason(error)}); {BY_HAND}.", again=True) from None
    except httpcore.RemoteProtocolError as error:
        raise Refusal(f"gives no answer that can be read ({_reason(error)}); {BY_HAND}.", again=True) from None


def _cause(error: Exception) -> object:
    """What the system said, which the library hands on as the first argument of its own error."""
    return error.args[0] if error.args else None


def _reason(error: Exception) -> str:
    return str(getattr(_cause(error), "strerror", None) or error).rstrip(".") or "no reason given"


class _Transport(httpx.BaseTransport):
    """Sends requests over a wire. No proxy, no HTTP/2, no connection that outlives its request."""

    def __init__(self, wire: _Wire, trust: ssl.SSLContext) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=trust, max_connections=1, max_keepalive_connections=0, http2=False, network_backend=wire
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The answer, its body still to be read."""
        url = httpcore.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        answer = self._pool.handle_request(httpcore.Request(request.method, url, headers=request.headers.raw))
        return httpx.Response(
            answer.status, headers=answer.headers, stream=_Stream(answer), extensions=dict(answer.extensions)
        )

    def close(self) -> None:
        """Closes what is open."""
        self._pool.close()


class _Stream(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()


class _Wire(httpcore.NetworkBackend):
    """Makes the one connection of a request, to an address that the guard let through at that very moment.

    The name is resolved here and nowhere else, so that it cannot lead elsewhere between check and connection. What is
    sent and received in clear (inside TLS, where there is TLS) is kept.
    """

    def __init__(self, *, guard: Guard, budget: Budget) -> None:
        self.sent = bytearray()
        self.received = bytearray()
        self.ip = ""
        self._guard = guard
        self._budget = budget

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002  # the budget knows
        local_address: str | None = None,  # noqa: ARG002
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first address of the host that takes one."""
        failed: httpcore.NetworkError | httpcore.TimeoutException | None = None
        for ip in self._guard.addresses(host, port):
            try:
                stream = httpcore.SyncBackend().connect_tcp(
                    str(ip), port, timeout=self._budget.step(), socket_options=socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
                continue
            self.ip = str(ip)
            return _Kept(stream, self)
        raise failed or httpcore.ConnectError("no address")

    def read(self, stream: httpcore.NetworkStream, most: int) -> bytes:
        """Bytes from the stream, kept and counted."""
        data = stream.read(most, timeout=self._budget.step())
        self._budget.spend(len(data))
        self.received += data
        return data

    def write(self, stream: httpcore.NetworkStream, data: bytes) -> None:
        """Bytes to the stream, kept."""
        self.sent += data
        stream.write(data, timeout=self._budget.step())

    def start_tls(
        self, stream: httpcore.NetworkStream, trust: ssl.SSLContext, name: str | None
    ) -> httpcore.NetworkStream:
        """The stream inside TLS, with what goes through it kept."""
        return _Kept(stream.start_tls(trust, server_hostname=name, timeout=self._budget.step()), self)


class _Kept(httpcore.NetworkStream):
    """A stream that tells its wire of every byte."""

    def __init__(self, stream: httpcore.NetworkStream, wire: _Wire) -> None:
        self._stream = stream
        self._wire = wire

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002
        return self._wire.read(self._stream, max_bytes)

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        self._wire.write(self._stream, buffer)

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        return self._wire.start_tls(self._stream, ssl_context, server_hostname)

    def get_extra_info(self, info: str) -> object:
        return self._stream.get_extra_info(info)
