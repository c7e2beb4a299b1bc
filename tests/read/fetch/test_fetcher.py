"""Fetching pages: kept as they came, within bounds, and from nowhere but where it may."""

from __future__ import annotations

import gzip
import socket
from collections.abc import Iterator
from itertools import repeat
from typing import Any

import pytest
from websites import HOME, Hands, Website, page, redirect, visitor

from tumen.errors import InvalidValue, NotFetched
from tumen.read.fetch import AGENT, Fetched, Fetcher, Guard, Limits, NotModified, Progress, Seen

PAGE = b"<html><p>Around 400 workers arrived.</p></html>"


@pytest.fixture
def site() -> Iterator[Website]:
    """A web server on this machine."""
    with Website() as website:
        yield website


def at(site: Website, path: str, *, host: str = "news.example.org") -> str:
    """The address of a path of the site."""
    return f"http://{host}:{site.port}{path}"


def fetched(fetcher: Fetcher, url: str, **options: Any) -> Fetched:
    """The page at an address."""
    found = fetcher.fetch(url, **options)
    assert isinstance(found, Fetched)
    return found


def fault(fetcher: Fetcher, url: str) -> str:
    """What is said about an address that is not fetched."""
    with pytest.raises(NotFetched) as raised:
        fetcher.fetch(url)
    message = str(raised.value)
    assert "\n" not in message
    assert message.startswith(f"{url}: ")
    assert message.endswith(".")
    return message.removeprefix(f"{url}: ")


# what is given


def test_a_page_is_given_with_all_that_its_server_said(site: Website) -> None:
    site.on(
        "/a", page(PAGE, kind="Text/HTML; charset=utf-8", ETag='"1"', Last_Modified="Mon, 06 May 2024 00:00:00 GMT")
    )
    found = fetched(visitor(site), at(site, "/a"))
    url = at(site, "/a")
    assert (found.asked, found.url, found.status, found.media_type) == (url, url, 200, "text/html")
    assert found.content() == PAGE
    assert found.seen == Seen(url=url, etag='"1"', modified="Mon, 06 May 2024 00:00:00 GMT")


def test_a_request_says_who_asks_and_nothing_else(site: Website) -> None:
    site.on("/a", page(PAGE))
    visitor(site).fetch(at(site, "/a#part"))
    assert site.requests[-1].decode() == (
        f"GET /a HTTP/1.1\r\nHost: news.example.org:{site.port}\r\nUser-Agent: {AGENT}\r\nAccept: */*\r\n"
        "Accept-Encoding: identity\r\nConnection: close\r\n\r\n"
    )


def test_an_agent_of_ones_own_is_sent_and_one_that_breaks_a_header_is_refused(site: Website) -> None:
    site.on("/a", page(PAGE))
    visitor(site, agent="Desk/1.0 (desk@example.org)").fetch(at(site, "/a"))
    assert site.header("User-Agent") == "Desk/1.0 (desk@example.org)"
    for agent in ("", " ", "a\r\nCookie: b", "기자", "a" * 201):
        with pytest.raises(InvalidValue, match="printable letters of ASCII"):
            Fetcher(agent=agent)


def test_redirects_are_followed_and_each_is_asked_by_its_own_name(site: Website) -> None:
    site.on("/a", redirect(at(site, "/b?c=1", host="other.example.net"), status="301 Moved Permanently"))
    site.on("/b?c=1", redirect("/d", status="307 Temporary Redirect"))
    site.on("/d", page(PAGE))
    found = fetched(visitor(site), at(site, "/a"))
    assert (found.asked, found.url) == (at(site, "/a"), at(site, "/d", host="other.example.net"))
    assert site.asked() == ["/robots.txt", "/a", "/robots.txt", "/b?c=1", "/d"]
    assert [site.header("Host", of=number) for number in (1, 3, 4)] == [
        f"news.example.org:{site.port}",
        f"other.example.net:{site.port}",
        f"other.example.net:{site.port}",
    ]


def test_no_cookie_is_ever_sent_back(site: Website) -> None:
    site.on("/a", page(b"x", status="302 Found", Location="/b", Set_Cookie="a=1; Path=/"))
    site.on("/b", redirect(at(site, "/c", host="other.example.net")))
    site.on("/c", page(PAGE))
    fetcher = visitor(site)
    fetcher.fetch(at(site, "/a"))
    fetcher.fetch(at(site, "/c"))
    assert not any(b"cookie" in request.lower() for request in site.requests)


# where it may not go


@pytest.mark.parametrize(
    ("location", "words"),
    [
        ("http://127.0.0.1:8080/", "leads to 127.0.0.1, an address of this machine, which is never fetched"),
        ("http://127.0.0.1/", "of this machine"),
        ("http://10.1.2.3/", "leads to 10.1.2.3, an address of a private network"),
        ("http://169.254.169.254/latest/meta-data/", "of the local link, where clouds keep their metadata"),
        ("http://[::1]/", "of this machine"),
        ("http://[fd00:ec2::254]/", "of a private network"),
        ("http://[::ffff:127.0.0.1]/", "an IPv4 address in disguise"),
        ("http://100.100.100.200/", "of a provider's own network"),
        ("http://0x7f.1/", "unusual form"),
        ("http://2130706433/", "unusual form"),
        ("http://localhost/", "not of the public internet"),
        ("http://good@127.0.0.1/", "user name"),
        ("//user@10.0.0.1/", "user name"),
        ("file:///etc/passwd", "begins with file: and is not fetched"),
        ("ftp://example.org/", "begins with ftp:"),
        ("http://example.org:22/", "only ports of web servers"),
        ("http://inside.example.org/", "leads to 10.9.9.9, an address of a private network"),
    ],
)
@pytest.mark.parametrize("hops", [0, 2])
def test_a_redirect_to_a_closed_place_is_refused_at_every_hop(
    site: Website, location: str, words: str, hops: int
) -> None:
    for hop in range(hops):
        site.on(f"/{hop}", redirect(f"/{hop + 1}"))
    site.on(f"/{hops}", redirect(location))
    fetcher = visitor(site, hosts={"inside.example.org": ["10.9.9.9"]})
    message = fault(fetcher, at(site, "/0"))
    assert words in message
    assert "leads to " in message
    assert site.asked() == ["/robots.txt", *(f"/{hop}" for hop in range(hops + 1))]


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1/", "http://[::1]/", "http://10.0.0.1/", "http://169.254.169.254/", "https://192.168.1.1/admin"],
)
def test_a_closed_place_is_refused_before_anything_is_sent(url: str) -> None:
    message = fault(Fetcher(clock=Hands().clock), url)
    assert message.startswith("leads to ")
    assert message.endswith("which is never fetched; save the page by hand and add the file.")


def test_the_server_of_a_test_is_closed_to_everybody_else(site: Website) -> None:
    fetcher = Fetcher(clock=Hands().clock, ports=frozenset({site.port}))
    assert "of this machine, which is never fetched" in fault(fetcher, f"http://127.0.0.1:{site.port}/a")
    assert site.requests == []


def test_a_name_that_leads_elsewhere_the_second_time_is_checked_the_second_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answers = iter([["93.184.216.34"], ["127.0.0.1"]])
    connected = []

    def refuse(address: Any, *_: Any, **__: Any) -> socket.socket:
        connected.append(address)
        raise ConnectionRefusedError(111, "Connection refused")

    # whoever checked the first answer and then connected by name would reach this machine
    monkeypatch.setattr(socket, "create_connection", refuse)
    fetcher = Fetcher(clock=Hands().clock, guard=Guard(resolve=lambda *_: next(answers)))
    message = fault(fetcher, "http://rebinding.example.org/a")
    assert "leads to 127.0.0.1, an address of this machine" in message
    assert connected == [("93.184.216.34", 80)]


def test_what_was_checked_is_what_is_connected_to(site: Website, monkeypatch: pytest.MonkeyPatch) -> None:
    connected = []
    real = socket.create_connection

    def connect(address: Any, *args: Any, **options: Any) -> socket.socket:
        connected.append(address)
        return real(address, *args, **options)

    asked = []

    def resolve(host: str, _port: int) -> list[str]:
        asked.append(host)
        return [HOME]

    monkeypatch.setattr(socket, "create_connection", connect)
    site.on("/a", page(PAGE))
    visitor(site, resolve=resolve).fetch(at(site, "/a"))
    assert connected == [(HOME, site.port)] * 2
    assert asked == ["news.example.org"] * 2


def test_the_next_address_is_tried_where_one_takes_no_connection(site: Website) -> None:
    site.on("/a", page(PAGE))
    also = frozenset({("127.0.0.2", site.port), (HOME, site.port)})
    guard = Guard(resolve=lambda *_: ["127.0.0.2", HOME], also=also)
    fetcher = Fetcher(clock=Hands().clock, guard=guard, ports=frozenset({site.port}))
    found = fetched(fetcher, at(site, "/a"))
    assert b"WARC-IP-Address: 127.0.0.1\r\n" in found.data


def test_pages_are_fetched_over_ipv6() -> None:
    with Website(host="::1") as site:
        site.on("/a", page(PAGE))
        found = fetched(visitor(site, host="::1"), at(site, "/a"))
        assert b"WARC-IP-Address: ::1\r\n" in found.data
        assert fetched(visitor(site, host="::1"), f"http://[::1]:{site.port}/a").content() == PAGE
        assert site.header("Host") == f"[::1]:{site.port}"


def test_proxies_and_passwords_of_the_environment_are_not_used(
    site: Website, monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("default login someone password secret\n")
    with Website() as proxy:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy", "HTTPS_PROXY"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.port}")
        monkeypatch.setenv("NETRC", str(netrc))
        site.on("/a", page(PAGE))
        assert fetched(visitor(site), at(site, "/a")).content() == PAGE
        assert proxy.requests == []
    assert not any(b"authorization" in request.lower() for request in site.requests)


# bounds


def test_a_page_that_says_it_is_too_large_is_refused_before_it_is_read(site: Website) -> None:
    site.on("/a", page(b"x", Content_Length="52428801"))
    assert fault(visitor(site), at(site, "/a")) == (
        "is more than the 50 MB that are fetched; save the page by hand and add the file."
    )


@pytest.mark.parametrize("chunked", [False, True])
def test_a_page_without_an_end_is_refused_at_the_limit(site: Website, chunked: bool) -> None:
    coding = "Transfer-Encoding: chunked\r\n" if chunked else ""
    piece = b"10000\r\n" + b"x" * 65536 + b"\r\n" if chunked else b"x" * 65536

    def endless() -> Iterator[bytes]:
        yield f"HTTP/1.1 200 OK\r\n{coding}\r\n".encode()
        yield from repeat(piece)

    site.on("/a", endless())
    message = fault(visitor(site, limits=Limits(size=2**20)), at(site, "/a"))
    assert "is more than the 1 MB that are fetched" in message


def test_a_page_of_the_limit_is_fetched_and_one_byte_more_is_not(site: Website) -> None:
    site.on("/a", page(b"x" * 1000))
    site.on("/b", page(b"x" * 1001))
    site.on("/open", b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * 1000)
    site.on("/open-end", b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * 1001)
    fetcher = visitor(site, limits=Limits(size=1000))
    for path in ("/a", "/open"):
        assert len(fetched(fetcher, at(site, path)).content()) == 1000
    for path in ("/b", "/open-end"):
        assert "is more than" in fault(fetcher, at(site, path))


@pytest.mark.parametrize("begin", [b"HTTP/1.1 200 OK\r\n\r\n", b"HTTP/1.1 200 OK\r\n"], ids=["body", "header"])
def test_what_drips_is_refused_when_its_time_is_up(site: Website, begin: bytes) -> None:
    hands = Hands()

    def dripping() -> Iterator[bytes]:
        hands.tick = 200.0
        yield begin
        yield from repeat(b"X: y\r\n")

    site.on("/a", dripping())
    message = fault(visitor(site, hands=hands), at(site, "/a"))
    assert message == "took more than 300 seconds; save the page by hand and add the file."


@pytest.mark.parametrize(
    "header",
    [
        b"X: " + b"y" * 70_000 + b"\r\n",
        b"X: y\r\n" * 201,
        b"X: " + b"y" * 200_000 + b"\r\n",
    ],
)
def test_a_header_that_no_page_needs_is_refused(site: Website, header: bytes) -> None:
    site.on("/a", b"HTTP/1.1 200 OK\r\n" + header + b"\r\nwords")
    message = fault(visitor(site, limits=Limits(tries=1)), at(site, "/a"))
    assert "more header than any page needs" in message or "gives no answer that can be read" in message


def test_interim_answers_without_an_end_are_refused(site: Website) -> None:
    site.on("/a", repeat(b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" * 1000))
    assert "is more than the 1 MB" in fault(visitor(site, limits=Limits(size=2**20)), at(site, "/a"))


def test_interim_answers_are_no_part_of_what_is_kept(site: Website) -> None:
    site.on("/a", b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </b>\r\n\r\n" + page(PAGE))
    found = fetched(visitor(site), at(site, "/a"))
    assert found.content() == PAGE
    assert b"HTTP/1.1 103" not in found.data


def test_a_bomb_is_kept_as_it_came_and_refused_where_it_is_opened(site: Website) -> None:
    bomb = gzip.compress(b"\x00" * 60 * 2**20, mtime=0)
    site.on("/a", page(bomb, Content_Encoding="gzip"))
    found = fetched(visitor(site), at(site, "/a"))
    assert found.body == bomb
    with pytest.raises(NotFetched, match="is more than the 50 MB that are fetched"):
        found.content()


def test_redirects_without_an_end_are_refused(site: Website) -> None:
    site.on("/a", redirect("/b"))
    site.on("/b", redirect("/a"))
    assert fault(visitor(site), at(site, "/a")) == (
        "leads from page to page without an end; save the page by hand and add the file."
    )
    site.on("/self", redirect("/self#part"))
    assert "without an end" in fault(visitor(site), at(site, "/self"))


def test_ten_redirects_are_followed_and_eleven_are_not(site: Website) -> None:
    for hop in range(11):
        site.on(f"/{hop}", redirect(f"/{hop + 1}"))
    site.on("/11", page(PAGE))
    assert fetched(visitor(site), at(site, "/1")).url == at(site, "/11")
    assert "without an end" in fault(visitor(site), at(site, "/0"))


# what is no page


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (page(b"x", status="404 Not Found"), "answers 404 Not Found; check the address, or save the page by hand"),
        (page(b"x", status="403 Forbidden"), "answers 403 Forbidden"),
        (page(b"x", status="451 \x1b[31mred"), "answers 451"),
        (page(b"x", status="500 Internal Server Error"), "answers 500 Internal Server Error"),
        (b"HTTP/1.1 204 No Content\r\n\r\n", "answers 204 No Content"),
        (b"HTTP/1.1 304 Not Modified\r\n\r\n", "answers 304 Not Modified"),
        (page(b"x", status="206 Partial Content", Content_Range="bytes 0-0/9"), "answers 206 Partial Content"),
        (page(b"x", status="300 Multiple Choices"), "answers 300 Multiple Choices"),
        (page(b""), "sends an empty page"),
        (page(b"x", status="302 Found"), "answers 302 Found without saying where to"),
        (b"", "gives no answer that can be read"),
        (b"words\r\n\r\n", "gives no answer that can be read"),
        (b"HTTP/2 200 OK\r\n\r\nwords", "gives no answer that can be read"),
        (b"SSH-2.0-OpenSSH_9.6\r\n", "gives no answer that can be read"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nwords", "gives no answer that can be read"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nwords", "gives no answer that can be read"),
        (b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n", "gives no answer"),
    ],
)
def test_what_is_no_page_is_told(site: Website, answer: bytes, words: str) -> None:
    site.on("/a", answer)
    assert words in fault(visitor(site, limits=Limits(tries=1)), at(site, "/a"))


def test_a_host_that_is_not_there_is_told(site: Website) -> None:
    def unknown(_host: str, _port: int) -> list[str]:
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    assert "there is no host news.example.org" in fault(visitor(site, resolve=unknown), at(site, "/a"))


def test_a_host_that_takes_no_connection_is_told_after_some_tries() -> None:
    with Website() as gone:
        fetcher = visitor(gone, hands=(hands := Hands()))
    assert fault(fetcher, at(gone, "/a")) == (
        "cannot be fetched now: the robots.txt of news.example.org cannot be reached (Connection refused); "
        "save the page by hand and add the file."
    )
    assert hands.slept == [2.0, 4.0, 8.0]


# again


def test_what_was_seen_is_not_sent_again(site: Website) -> None:
    site.on(
        "/a",
        page(PAGE, ETag='"1"', Last_Modified="Mon, 06 May 2024 00:00:00 GMT"),
        b"HTTP/1.1 304 Not Modified\r\n\r\n",
    )
    fetcher = visitor(site)
    seen = fetched(fetcher, at(site, "/a")).seen
    assert fetcher.fetch(at(site, "/a"), seen=seen) == NotModified(asked=at(site, "/a"), url=at(site, "/a"))
    assert site.header("If-None-Match") == '"1"'
    assert site.header("If-Modified-Since") == "Mon, 06 May 2024 00:00:00 GMT"


def test_what_was_seen_counts_for_its_own_address(site: Website) -> None:
    site.on("/a", redirect("/b"))
    site.on("/b", page(PAGE, ETag='W/"1"'), page(b"newer", ETag='W/"2"'), b"HTTP/1.1 304 Not Modified\r\n\r\n")
    fetcher = visitor(site)
    seen = fetched(fetcher, at(site, "/a")).seen
    newer = fetched(fetcher, at(site, "/a"), seen=seen)
    assert newer.content() == b"newer"
    assert (site.header("If-None-Match", of=-2), site.header("If-None-Match")) == (None, 'W/"1"')
    assert fetcher.fetch(at(site, "/a"), seen=newer.seen) == NotModified(asked=at(site, "/a"), url=at(site, "/b"))


def test_what_no_header_can_hold_is_not_sent_back(site: Website) -> None:
    site.on("/a", page(PAGE))
    fetched(visitor(site), at(site, "/a"), seen=Seen(url=at(site, "/a"), etag='"1"\r\nCookie: x', modified="기자"))
    assert (site.header("If-None-Match"), site.header("If-Modified-Since"), site.header("Cookie")) == (None, None, None)


# broken transfers


def broken(body: bytes, sent: int, **headers: str) -> bytes:
    """A page whose transfer breaks off after `sent` bytes of its body."""
    return page(body, **headers)[: len(page(b"", **{"Content_Length": str(len(body)), **headers})) + sent]


def rest(body: bytes, start: int, **headers: str) -> bytes:
    """The end of a page from byte `start` on."""
    span = f"bytes {start}-{len(body) - 1}/{len(body)}"
    return page(body[start:], status="206 Partial Content", Content_Range=span, **headers)


def test_a_broken_transfer_is_taken_up_where_it_broke(site: Website) -> None:
    site.on("/a", broken(PAGE, 10, ETag='"1"'), rest(PAGE, 10, ETag='"1"'))
    hands = Hands()
    found = fetched(visitor(site, hands=hands), at(site, "/a"))
    assert found.content() == PAGE
    assert (site.header("Range"), site.header("If-Range")) == ("bytes=10-", '"1"')
    assert site.header("Range", of=1) is None
    assert page(PAGE, ETag='"1"') in found.data
    assert b"ranges: bytes 10-46/47\r\n" in found.data


def test_a_transfer_that_breaks_twice_is_taken_up_twice(site: Website) -> None:
    cut = rest(PAGE, 10)[:-20]
    site.on("/a", broken(PAGE, 10, ETag='"1"'), cut, rest(PAGE, len(PAGE) - 20))
    found = fetched(visitor(site), at(site, "/a"))
    assert found.content() == PAGE
    assert site.header("Range") == "bytes=27-"
    assert b"ranges: bytes 10-46/47, bytes 27-46/47\r\n" in found.data


def test_a_day_names_the_version_where_a_weak_tag_does_not(site: Website) -> None:
    day = "Mon, 06 May 2024 00:00:00 GMT"
    site.on("/a", broken(PAGE, 10, ETag='W/"1"', Last_Modified=day), rest(PAGE, 10))
    assert fetched(visitor(site), at(site, "/a")).content() == PAGE
    assert site.header("If-Range") == day


def test_a_transfer_that_cannot_be_taken_up_begins_anew(site: Website) -> None:
    newer = b"<html><p>Around 500 workers arrived there.</p></html>"
    for path, *answers in (
        ("/no-version", broken(PAGE, 10), page(PAGE)),
        ("/newer", broken(PAGE, 10, ETag='"1"'), page(newer, ETag='"2"')),
        ("/gone", broken(PAGE, 10, ETag='"1"'), page(b"", status="416 Range Not Satisfiable"), page(PAGE)),
        ("/other-start", broken(PAGE, 10, ETag='"1"'), rest(PAGE, 11), page(PAGE)),
        ("/other-size", broken(PAGE, 10, ETag='"1"'), rest(newer, 10), page(PAGE)),
        ("/no-range", broken(PAGE, 10, ETag='"1"'), page(b"x", status="206 Partial Content"), page(PAGE)),
    ):
        site.on(path, *answers)
        found = fetched(visitor(site), at(site, path))
        assert found.content() == (newer if path == "/newer" else PAGE), path
        assert b"ranges:" not in found.data, path


def test_a_chunked_transfer_is_taken_up_as_one_piece(site: Website) -> None:
    head = b'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\nETag: "1"\r\n\r\n'
    site.on("/a", head + b"a\r\n" + PAGE[:10] + b"\r\n", rest(PAGE, 10))
    found = fetched(visitor(site), at(site, "/a"))
    assert found.content() == PAGE
    assert b'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nETag: "1"\r\nContent-Length: 47\r\n\r\n' + PAGE in found.data


def test_a_rest_that_begins_elsewhere_is_not_joined_where_the_length_is_not_known(site: Website) -> None:
    head = b'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nETag: "1"\r\n\r\n'
    elsewhere = page(PAGE[11:], status="206 Partial Content", Content_Range="bytes 11-46/*")
    site.on("/a", head + b"a\r\n" + PAGE[:10] + b"\r\n", elsewhere, page(PAGE))
    assert fetched(visitor(site), at(site, "/a")).content() == PAGE


def test_a_transfer_that_always_breaks_is_given_up(site: Website) -> None:
    site.on("/a", broken(PAGE, 10))
    hands = Hands()
    message = fault(visitor(site, hands=hands), at(site, "/a"))
    assert message == "broke off after 10 bytes, at each of 4 tries; try again later."
    assert site.asked() == ["/robots.txt", *["/a"] * 4]
    assert hands.slept == [2.0, 2.0, 4.0, 8.0]


@pytest.mark.parametrize("status", ["429 Too Many Requests", "502 Bad Gateway", "503 Busy", "504 Timeout"])
def test_a_server_that_says_to_come_again_is_asked_again(site: Website, status: str) -> None:
    site.on("/a", page(b"x", status=status), page(PAGE))
    assert fetched(visitor(site), at(site, "/a")).content() == PAGE


@pytest.mark.parametrize(
    ("said", "seconds"), [("7", 7.0), ("Mon, 06 May 2024 07:08:51 GMT", 40.0), ("soon", 2.0), ("-5", 2.0), ("0", 0.0)]
)
def test_a_server_is_left_alone_for_as_long_as_it_asks(site: Website, said: str, seconds: float) -> None:
    site.on("/a", page(b"x", status="503 Busy", Retry_After=said), page(PAGE))
    hands = Hands()
    visitor(site, hands=hands).fetch(at(site, "/a"))
    # two seconds after robots.txt, and never less than two between requests
    assert hands.slept == [2.0, max(2.0, seconds)]


def test_a_server_that_asks_for_too_much_time_is_left_alone(site: Website) -> None:
    site.on("/a", page(b"x", status="503 Busy", Retry_After="3600"))
    assert fault(visitor(site), at(site, "/a")) == (
        "answers 503 Busy and asks to be left alone for 60 minutes; try again then."
    )
    assert site.asked() == ["/robots.txt", "/a"]


# politeness


def test_a_host_is_asked_once_in_two_seconds_and_another_at_once(site: Website) -> None:
    for path in ("/a", "/b"):
        site.on(path, page(PAGE))
    hands = Hands()
    fetcher = visitor(site, hands=hands)
    fetcher.fetch(at(site, "/a"))
    fetcher.fetch(at(site, "/b"))
    assert hands.slept == [2.0, 2.0]
    fetcher.fetch(at(site, "/a", host="other.example.net"))
    assert hands.slept == [2.0, 2.0, 2.0]


def test_the_delay_that_a_site_asks_for_is_kept_and_not_held_against_the_page(site: Website) -> None:
    site.on("/robots.txt", page(b"User-agent: *\nCrawl-delay: 290", kind="text/plain"))
    site.on("/a", redirect("/b"))
    site.on("/b", redirect("/c"))
    site.on("/c", page(PAGE))
    hands = Hands()
    assert fetched(visitor(site, hands=hands), at(site, "/a")).content() == PAGE
    assert hands.slept == [2.0, 290.0, 290.0]


def test_a_delay_of_hours_is_kept_to_five_minutes(site: Website) -> None:
    site.on("/robots.txt", page(b"User-agent: *\nCrawl-delay: 86400", kind="text/plain"))
    site.on("/a", page(PAGE))
    hands = Hands()
    fetcher = visitor(site, hands=hands)
    fetcher.fetch(at(site, "/a"))
    fetcher.fetch(at(site, "/a"))
    assert hands.slept == [2.0, 300.0]


def test_what_a_site_forbids_is_not_fetched_and_the_person_is_told_what_to_do(site: Website) -> None:
    site.on("/robots.txt", page(b"User-agent: *\nDisallow: /private", kind="text/plain"))
    site.on("/a", redirect("/private/b"))
    assert fault(visitor(site), at(site, "/private/a")) == (
        "may not be fetched by programs, says the robots.txt of news.example.org; "
        "save the page by hand and add the file."
    )
    assert "/private/b, which may not be fetched by programs" in fault(visitor(site), at(site, "/a"))
    assert "/private/a" not in site.asked()
    assert "/private/b" not in site.asked()


def test_robots_txt_is_asked_for_once_a_day(site: Website) -> None:
    site.on("/robots.txt", page(b"User-agent: *\nDisallow: /b", kind="text/plain"))
    site.on("/a", page(PAGE))
    hands = Hands()
    fetcher = visitor(site, hands=hands)
    for _ in range(3):
        fetcher.fetch(at(site, "/a"))
    assert site.asked().count("/robots.txt") == 1
    hands.seconds += 24 * 3600
    fetcher.fetch(at(site, "/a"))
    assert site.asked().count("/robots.txt") == 2


@pytest.mark.parametrize("status", ["404 Not Found", "410 Gone", "401 Unauthorized", "403 Forbidden", "302 Found"])
def test_without_robots_txt_everything_may_be_fetched(site: Website, status: str) -> None:
    site.on("/robots.txt", page(b"User-agent: *\nDisallow: /", status=status, Location="/robots.txt"))
    site.on("/a", page(PAGE))
    assert fetched(visitor(site), at(site, "/a")).content() == PAGE


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (page(b"x", status="500 Down"), "the robots.txt of news.example.org answers 500 Down"),
        (page(b"x", status="503 Busy"), "answers 503 Busy"),
        (page(b"x", status="429 Too Many"), "answers 429 Too Many"),
        (page(b"x", status="503 Busy", Retry_After="9999"), "asks to be left alone for 167 minutes"),
        (b"", "gives no answer that can be read"),
        (page(b"x", Content_Encoding="br"), "is sent in the coding br"),
        (redirect("http://127.0.0.1/robots.txt"), "leads to 127.0.0.1, an address of this machine"),
    ],
)
def test_where_robots_txt_cannot_be_had_nothing_is_fetched_now(site: Website, answer: bytes, words: str) -> None:
    site.on("/robots.txt", answer)
    site.on("/a", page(PAGE))
    hands = Hands()
    fetcher = visitor(site, hands=hands)
    message = fault(fetcher, at(site, "/a"))
    assert message.startswith("cannot be fetched now: the robots.txt of news.example.org ")
    assert words in message
    assert "/a" not in site.asked()
    # and it is asked for again soon
    site.on("/robots.txt", page(b"", status="404 Not Found"))
    hands.seconds += 601
    assert fetched(fetcher, at(site, "/a")).content() == PAGE


def test_robots_txt_is_followed_through_redirects_and_taken_up_to_its_limit(site: Website) -> None:
    rules = b"User-agent: *\nDisallow: /b\n" + b"#" * 600_000
    site.on("/robots.txt", redirect("/robots"))
    site.on("/robots", page(gzip.compress(rules, mtime=0), Content_Encoding="gzip"))
    site.on("/a", page(PAGE))
    fetcher = visitor(site)
    assert fetched(fetcher, at(site, "/a")).content() == PAGE
    assert "may not be fetched by programs" in fault(fetcher, at(site, "/b"))


def test_a_robots_txt_without_an_end_is_read_up_to_its_limit(site: Website) -> None:
    def endless() -> Iterator[bytes]:
        yield b"HTTP/1.1 200 OK\r\n\r\nUser-agent: *\nDisallow: /b\n"
        yield from repeat(b"#" * 65536)

    site.on("/robots.txt", endless())
    site.on("/a", page(PAGE))
    fetcher = visitor(site)
    assert fetched(fetcher, at(site, "/a")).content() == PAGE
    assert "may not be fetched by programs" in fault(fetcher, at(site, "/b"))


def test_how_far_a_fetch_is_can_be_followed(site: Website) -> None:
    told: list[Progress] = []
    site.on("/a", page(PAGE))
    visitor(site, progress=told.append).fetch(at(site, "/a"))
    of_page = [one for one in told if one.url == at(site, "/a")]
    assert of_page[0] == Progress(url=at(site, "/a"), waiting=2.0)
    assert of_page[-1] == Progress(url=at(site, "/a"), received=len(PAGE), total=len(PAGE))
