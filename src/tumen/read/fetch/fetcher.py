"""Pages by their address: politely, within bounds, and kept as they came."""

from __future__ import annotations

import re
import ssl
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import overload

from tumen import __version__
from tumen.errors import InvalidValue, NotFetched
from tumen.read.fetch import robots
from tumen.read.fetch.exchanges import Exchange, split_answer
from tumen.read.fetch.guard import Guard
from tumen.read.fetch.limits import Budget, Clock, Limits
from tumen.read.fetch.pace import Pace
from tumen.read.fetch.payloads import undo
from tumen.read.fetch.refusal import BY_HAND, Refusal
from tumen.read.fetch.urls import PORTS, Target, follow, parse_url
from tumen.read.fetch.warcs import write_warc
from tumen.read.files import LIMIT

AGENT = f"Tumen/{__version__} (offline reader of reports)"
"""How the fetcher names itself; who fetches much gives a name with a way to be reached."""

_AGENT = re.compile(r"[\x21-\x7e][\x20-\x7e]{0,199}")
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_COME_AGAIN = frozenset({429, 502, 503, 504})
_ROBOTS_REDIRECTS = 5
"""Redirects of a robots.txt that are followed (RFC 9309, section 2.3.1.2)."""
_RANGE = re.compile(r"bytes ([0-9]{1,15})-[0-9]{1,15}/(?:([0-9]{1,15})|\*)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Seen:
    """What a server said of the version of a page that it gave, by which it can tell whether there is a newer one.

    Counts for the very address `url`: `etag` and `modified` are its headers ETag and Last-Modified, as sent (RFC 9110,
    section 8.8).
    """

    url: str
    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Fetched:
    """A page as it was fetched. `data` are the bytes of a WARC file that holds every request and answer on the way.

    `asked` is the address that was given, `url` the one that the page has in the end, `status` its HTTP status,
    `media_type` what its server calls it (without parameters), `seen` what to give to ask for a newer version.
    """

    data: bytes
    asked: str
    url: str
    status: int
    media_type: str | None
    seen: Seen
    body: bytes = field(repr=False)
    coding: str | None = None

    def content(self, *, most: int = LIMIT) -> bytes:
        """The page itself, its coding undone, of `most` bytes at most. Raises NotFetched."""
        try:
            return undo(self.body, self.coding, most=most)
        except Refusal as refusal:
            raise NotFetched(f"{self.asked}: {refusal}") from None


@dataclass(frozen=True, kw_only=True, slots=True)
class NotModified:
    """There is no newer version of the page at `url` than the one that was seen."""

    asked: str
    url: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Progress:
    """How far a fetch is: `received` bytes of `total` (None where not known), or `waiting` seconds before the next."""

    url: str
    received: int = 0
    total: int | None = None
    waiting: float = 0.0


class Fetcher:
    """Fetches pages one after the other, and remembers what their hosts ask of programs.

    `agent` is how it names itself. `clock`, `guard`, `ports`, `limits` and `trust` are for tests and for those who
    build on it; the command line sets none of them. Raises InvalidValue for an agent that no header can hold.
    """

    def __init__(
        self,
        *,
        agent: str | None = None,
        clock: Clock | None = None,
        guard: Guard | None = None,
        ports: frozenset[int] = PORTS,
        limits: Limits | None = None,
        trust: ssl.SSLContext | None = None,
        progress: Callable[[Progress], None] | None = None,
    ) -> None:
        self.agent = AGENT if agent is None else agent.strip()
        if not _AGENT.fullmatch(self.agent):
            raise InvalidValue(f"agent {self.agent[:60]!r}: give 1 to 200 printable letters of ASCII.")
        self._clock = clock or Clock()
        self._guard = guard or Guard()
        self._ports = ports
        self._limits = limits or Limits()
        self._trust = trust
        self._progress = progress
        self._pace = Pace(self._limits, self._clock)
        self._rules: dict[str, tuple[float, robots.Rules]] = {}

    @overload
    def fetch(self, url: str, *, seen: None = None) -> Fetched: ...
    @overload
    def fetch(self, url: str, *, seen: Seen | None) -> Fetched | NotModified: ...
    def fetch(self, url: str, *, seen: Seen | None = None) -> Fetched | NotModified:
        """The page at an address, or NotModified where it is still the version that was `seen`.

        Follows redirects, checking each; waits where the host wants time between requests; takes up a broken transfer
        where it broke. Raises NotFetched, one line with what to do, for what is refused, forbidden to programs, too
        large or too slow, or not there.
        """
        url = url.strip()
        budget = Budget(self._limits, self._clock)
        try:
            target = parse_url(url, ports=self._ports)
        except Refusal as refusal:
            raise NotFetched(f"{_short(url)}: {refusal}") from None
        asked = target
        try:
            exchanges: list[tuple[Exchange, Mapping[str, str]]] = []
            visited: set[str] = set()
            while True:
                self._visit(target, visited)
                delay = self._permitted(target, budget)
                known = seen if seen is not None and seen.url == target.url else None
                answer, told = self._ask(target, budget, seen=known, delay=delay)
                exchanges.append((answer, told))
                if answer.status not in _REDIRECTS:
                    break
                target = self._next(answer)
            if answer.status == HTTPStatus.NOT_MODIFIED and known is not None:
                return NotModified(asked=url, url=target.url)
            _check_page(answer)
        except Refusal as refusal:
            way = "" if target == asked else f"leads to {_short(target.url)}, which "
            raise NotFetched(f"{_short(url)}: {way}{refusal}", again=refusal.again) from None
        return Fetched(
            data=write_warc(exchanges, software=f"Tumen/{__version__}", agent=self.agent),
            asked=url,
            url=target.url,
            status=answer.status,
            media_type=_media_type(answer),
            seen=Seen(url=target.url, etag=answer.header("etag"), modified=answer.header("last-modified")),
            body=answer.body,
            coding=answer.header("content-encoding"),
        )

    def _visit(self, target: Target, visited: set[str]) -> None:
        if target.url in visited or len(visited) > self._limits.redirects:
            raise Refusal(f"leads from page to page without an end; {BY_HAND}.")
        visited.add(target.url)

    def _next(self, answer: Exchange) -> Target:
        location = answer.header("location")
        if not location:
            raise Refusal(f"answers {_status(answer)} without saying where to; {BY_HAND}.")
        try:
            return follow(answer.target, location, ports=self._ports)
        except Refusal as refusal:
            raise Refusal(f"leads to {_short(location)!r}, which {refusal}") from None

    # politeness

    def _permitted(self, target: Target, budget: Budget) -> float:
        """The seconds that the site wants between two requests. Raises Refusal where it forbids this one."""
        now = self._clock.elapsed()
        until, rules = self._rules.get(target.origin, (now, None))
        if rules is None or until <= now:
            rules = self._ask_rules(target, budget)
            kept = robots.KEPT_FOR if rules.refused is None else robots.ASKED_AGAIN
            self._rules[target.origin] = (self._clock.elapsed() + kept, rules)
        if rules.refused is not None:
            what = f"cannot be fetched now: the robots.txt of {target.host} {rules.refused}; {BY_HAND}."
            raise Refusal(what, again=True)
        if not rules.allow(target.url):
            raise Refusal(f"may not be fetched by programs, says the robots.txt of {target.host}; {BY_HAND}.")
        return rules.delay

    def _ask_rules(self, target: Target, budget: Budget) -> robots.Rules:
        place = replace(target, path="/robots.txt")
        try:
            for _ in range(_ROBOTS_REDIRECTS + 1):
                answer, _ = self._ask(place, budget, most=robots.LIMIT)
                if answer.status not in _REDIRECTS:
                    break
                place = self._next(answer)
            if answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR or answer.status == HTTPStatus.TOO_MANY_REQUESTS:
                return robots.Rules(refused=f"answers {_status(answer)}")
            if not HTTPStatus.OK <= answer.status < HTTPStatus.MULTIPLE_CHOICES:
                # not there, or not for us: then nothing is asked of programs (RFC 9309, section 2.3.1.3)
                return robots.Rules()
            text = undo(answer.body, answer.header("content-encoding"), most=robots.LIMIT, cut=True)
        except Refusal as refusal:
            if refusal.of_host and place.origin == target.origin:
                raise
            return robots.Rules(refused=str(refusal).rstrip(".").removesuffix(f"; {BY_HAND}"))
        return robots.read_rules(text, tokens=frozenset({robots.token(AGENT), robots.token(self.agent)}))

    # one page

    def _ask(
        self,
        target: Target,
        budget: Budget,
        *,
        seen: Seen | None = None,
        delay: float = 0.0,
        most: int | None = None,
    ) -> tuple[Exchange, Mapping[str, str]]:
        """The answer for an address, whole, and what is to be told of how it came.

        Asks again where the transfer breaks (for the rest only, if the server can give that) or the server says to come
        again. Raises Refusal where that does not help.
        """
        part: Exchange | None = None
        pieces: list[str] = []
        for tried in range(1, self._limits.tries + 1):
            wait = self._limits.first_wait * 2 ** (tried - 1)
            try:
                got = self._once(target, budget, _conditions(seen, part), delay=delay, most=most)
            except Refusal as refusal:
                if not refusal.again or tried == self._limits.tries:
                    raise
                self._pause(target, budget, wait)
                continue
            if got.status in _COME_AGAIN:
                fault = f"answers {_status(got)}"
                wait = self._retry_after(got, wait)
                if tried == self._limits.tries:
                    return got, {}
            else:
                if part is not None:
                    got, piece = _joined(part, got)
                    pieces = [*pieces, piece] if piece else []
                if got.broken is None:
                    return got, {"transfer": "resumed", "ranges": ", ".join(pieces)} if pieces else {}
                part = got if _resumable(got) else None
                fault = f"{got.broken} after {len(got.body)} bytes"
            if wait > self._limits.longest_wait:
                what = f"{fault} and asks to be left alone for {wait / 60:.0f} minutes; try again then."
                raise Refusal(what, again=True)
            if tried < self._limits.tries:
                self._pause(target, budget, wait)
        raise Refusal(f"{fault}, at each of {self._limits.tries} tries; try again later.", again=True)

    def _once(
        self, target: Target, budget: Budget, conditions: tuple[tuple[str, str], ...], *, delay: float, most: int | None
    ) -> Exchange:
        # a command that fetches nothing must not wait for what fetching needs
        from tumen.read.fetch.transport import exchange

        self._tell(Progress(url=target.url, waiting=self._pace.left(target.host)))
        self._pace.wait(target.host, budget)
        if self._trust is None:
            self._trust = _certificates()
        try:
            return exchange(
                target,
                (("User-Agent", self.agent), ("Accept", "*/*"), ("Accept-Encoding", "identity"), *conditions),
                at=self._clock.now().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
                guard=self._guard,
                budget=budget,
                trust=self._trust,
                most=most,
                told=lambda received, total: self._tell(Progress(url=target.url, received=received, total=total)),
            )
        finally:
            self._pace.asked(target.host, delay=delay)

    def _pause(self, target: Target, budget: Budget, seconds: float) -> None:
        self._tell(Progress(url=target.url, waiting=seconds))
        budget.pause(seconds)

    def _tell(self, progress: Progress) -> None:
        if self._progress is not None:
            self._progress(progress)

    def _retry_after(self, answer: Exchange, wait: float) -> float:
        """Seconds until the server wants to be asked again (RFC 9110, section 10.2.3); `wait` where it does not say."""
        said = (answer.header("retry-after") or "").strip()
        if re.fullmatch(r"[0-9]{1,9}", said):
            return float(said)
        with suppress(ValueError, TypeError):
            when = parsedate_to_datetime(said)
            when = when if when.tzinfo else when.replace(tzinfo=UTC)
            return max(0.0, (when - self._clock.now()).total_seconds())
        return wait


def _certificates() -> ssl.SSLContext:
    import httpx

    return httpx.create_ssl_context(trust_env=False)


def _conditions(seen: Seen | None, part: Exchange | None) -> tuple[tuple[str, str], ...]:
    """What a request is bound to: a version other than the one seen, or the rest of the very version begun."""
    if part is not None:
        return ("Range", f"bytes={len(part.body)}-"), ("If-Range", _validator(part) or "")
    found = []
    if seen is not None and seen.etag is not None and _sendable(seen.etag):
        found.append(("If-None-Match", seen.etag))
    if seen is not None and seen.modified is not None and _sendable(seen.modified):
        found.append(("If-Modified-Since", seen.modified))
    return tuple(found)


def _sendable(value: str) -> bool:
    return bool(re.fullmatch(r"[\x21-\x7e](?:[\x20-\x7e]{0,1000}[\x21-\x7e])?", value))


def _validator(answer: Exchange) -> str | None:
    """What names the version of an answer for sure: a strong ETag, or else its day and time (RFC 9110, 13.1.5)."""
    etag, modified = answer.header("etag"), answer.header("last-modified")
    if etag is not None and etag.startswith('"') and _sendable(etag):
        return etag
    return modified if modified is not None and _sendable(modified) else None


def _resumable(answer: Exchange) -> bool:
    return answer.status == HTTPStatus.OK and bool(answer.body) and _validator(answer) is not None


def _joined(part: Exchange, rest: Exchange) -> tuple[Exchange, str | None]:
    """A broken answer with the rest of it, and the range that the rest is; the later answer alone where it is whole.

    What cannot be joined comes as broken and without a body, to be asked for anew.
    """
    if rest.status != HTTPStatus.PARTIAL_CONTENT:
        if rest.status == HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
            return replace(rest, body=b"", broken="broke off"), None
        return rest, None
    said = rest.header("content-range") or ""
    found = _RANGE.fullmatch(said)
    total = int(found[2]) if found is not None and found[2] else part.length
    if found is None or int(found[1]) != len(part.body) or (part.length or total) != total:
        return replace(rest, body=b"", broken="broke off"), None
    body = part.body + rest.body
    broken = rest.broken or (None if total is None or len(body) == total else "broke off")
    return replace(part, body=body, answer=_rebuilt(part, body), broken=broken), said


def _rebuilt(part: Exchange, body: bytes) -> bytes:
    """The answer as it would have come in one piece."""
    head = split_answer(part.answer)[0]
    if part.header("transfer-encoding") is not None:
        lines = head.split(b"\n")[:-2]
        kept = [line for line in lines if not line.lower().startswith((b"transfer-encoding:", b"content-length:"))]
        head = b"\n".join([*kept, b"Content-Length: %d\r" % len(body), b"\r", b""])
    return head + body


def _check_page(answer: Exchange) -> None:
    if answer.status not in (HTTPStatus.OK, HTTPStatus.NON_AUTHORITATIVE_INFORMATION):
        again = answer.status in _COME_AGAIN
        raise Refusal(f"answers {_status(answer)}; check the address, or {BY_HAND}.", again=again)
    if not answer.body:
        raise Refusal(f"sends an empty page; {BY_HAND}.")


def _media_type(answer: Exchange) -> str | None:
    said = (answer.header("content-type") or "").partition(";")[0].strip().lower()
    return said or None


def _status(answer: Exchange) -> str:
    return f"{answer.status} {answer.reason}".strip()


def _short(url: str) -> str:
    return url if len(url) <= 300 else url[:299] + "…"
