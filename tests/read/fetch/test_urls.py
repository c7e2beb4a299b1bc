"""Addresses are read in one way or not at all."""

from __future__ import annotations

import re

import httpx
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tumen.read.fetch.refusal import Refusal
from tumen.read.fetch.urls import file_name, follow, is_url, parse_url

GOOD = {
    "http://example.org": "http://example.org/",
    "https://example.org/": "https://example.org/",
    "HTTPS://News.Example.ORG/A?b=C": "https://news.example.org/A?b=C",
    "http://example.org:80/a": "http://example.org/a",
    "https://example.org:443/a": "https://example.org/a",
    "https://example.org:8443/a": "https://example.org:8443/a",
    "http://example.org:443/a": "http://example.org:443/a",
    "http://example.org/a#part": "http://example.org/a",
    "http://example.org?b=1": "http://example.org/?b=1",
    "http://example.org/a b": "http://example.org/a%20b",
    "http://example.org/a%20b": "http://example.org/a%20b",
    "http://example.org/a%zz": "http://example.org/a%zz",
    "http://example.org/@user": "http://example.org/@user",
    "http://example.org/a?u=http://127.0.0.1/": "http://example.org/a?u=http://127.0.0.1/",
    "http://example.org/기사": "http://example.org/%EA%B8%B0%EC%82%AC",
    "http://example.org/?q=朝鲜": "http://example.org/?q=%E6%9C%9D%E9%B2%9C",
    "http://example.org/a/./b/../c": "http://example.org/a/c",
    "http://example.org/../../etc": "http://example.org/etc",
    "http://example.org/a/..": "http://example.org/",
    "http://example.org//a": "http://example.org//a",
    "https://новости.рф/1": "https://xn--b1amnebsh.xn--p1ai/1",
    "https://xn--b1amnebsh.xn--p1ai/1": "https://xn--b1amnebsh.xn--p1ai/1",
    "https://조선.example.kr/": "https://xn--6i4bt7k.example.kr/",
    "http://93.184.216.34/a": "http://93.184.216.34/a",
    "http://[2606:2800:220:1::1]/a": "http://[2606:2800:220:1::1]/a",
    "http://[2606:2800:0220:0001:0:0:0:1]/a": "http://[2606:2800:220:1::1]/a",
    "http://127.0.0.1.example.org/": "http://127.0.0.1.example.org/",
    "http://a_b.example.org/": "http://a_b.example.org/",
}
"""Addresses that are read, and what as. Those of private machines are read too: the guard refuses them."""

BAD = {
    "": "names no scheme",
    "example.org": "names no scheme",
    "//example.org/": "names no scheme",
    "file:///etc/passwd": "begins with file:",
    "FILE://localhost/etc/passwd": "begins with file:",
    "ftp://example.org/a": "begins with ftp:",
    "gopher://example.org:70/_x": "begins with gopher:",
    "data:text/html,words": "begins with data:",
    "javascript:alert(1)": "begins with javascript:",
    "ws://example.org/": "begins with ws:",
    "unix:///run/docker.sock": "begins with unix:",
    "jar:http://example.org!/a": "begins with jar:",
    "view-source:http://example.org/": "begins with view-source:",
    "http:example.org": "begins with http:",
    "http:/example.org": "begins with http:",
    "http:///example.org": "names no host",
    "http://": "names no host",
    "http://:80/": "names no host",
    " http://example.org": "names no scheme",
    "http ://example.org": "names no scheme",
    # who is asked, and who is only named
    "http://good.example.org@127.0.0.1/": "user name",
    "http://good.example.org:80@127.0.0.1/": "user name",
    "http://user:word@example.org/": "user name",
    "http://@example.org/": "user name",
    "http://example.org\\@127.0.0.1/": "backslash",
    "http:\\\\example.org\\a": "backslash",
    "http://example.org/a\\b": "backslash",
    "http://example.org#@127.0.0.1\\": "backslash",
    "http://127.0.0.1\t.example.org/": "control character",
    "http://example.org/a\r\nHost: other": "control character",
    "http://exa\nmple.org/": "control character",
    "http://example.org\x00.net/": "control character",
    "http://exam ple.org/": "names no host",
    "http://example.org /": "names no host",
    "http://example%2eorg/": "names no host",
    "http://127.0.0.1%2f@example.org/": "user name",
    "http://%31%32%37.0.0.1/": "names no host",
    "http://[::1%25lo]/": "names no host",
    "http://[fe80::1%eth0]/": "names no host",
    "http://[::1/": "no address|names no host",
    "http://::1/": "names no host",
    "http://[v1.a]/": "no address|names no host",
    "http://[12345::]/": "no address|names no host",
    "http://example.org:/": "names no host",
    "http://example.org:80:80/": "names no host",
    "http://example.org:99999999/": "names no host",
    "http://example.org:+80/": "names no host",
    "http://example.org:８０/": "names no host",
    "http://example.org./": "dot at the end",
    "http://127.0.0.1./": "dot at the end",
    "http://localhost./": "dot at the end",
    "http://example..org/": "names no host",
    "http://.example.org/": "names no host",
    "http://-a.example.org/": "names no host",
    "http://" + "a" * 64 + ".org/": "names no host",
    "http://" + "a." * 130 + "org/": "more characters",
    # IP addresses as nobody writes them
    "http://0x7f.1/": "unusual form",
    "http://0x7f000001/": "unusual form",
    "http://2130706433/": "unusual form",
    "http://127.1/": "unusual form",
    "http://127.0.1/": "unusual form",
    "http://0177.0.0.1/": "unusual form",
    "http://127.0.0.01/": "unusual form",
    "http://127.0.0.0x1/": "unusual form",
    "http://0/": "unusual form",
    "http://017700000001/": "unusual form",
    "http://127.0.0.1.1/": "unusual form",
    "http://256.0.0.1/": "unusual form",
    "http://example.1/": "unusual form",
    # letters that programs turn into others
    "http://１２７.０.０.１/": "letters that host names do not have",
    "http://127。0。0。1/": "letters that host names do not have",
    "http://ⓛocalhost.example.org/": "letters that host names do not have",
    "http://ｌocalhost/": "letters that host names do not have",
    "http://exa\u00admple.org/": "letters that host names do not have",
    "http://exa\u200dmple.org/": "letters that host names do not have",
    "http://example.org\u2044a/": "letters that host names do not have",
    "http://xn--a.org/": "letters that host names do not have",
    "http://xn--.org/": "letters that host names do not have",
    "http://example.org℀/": "no address",
    "http://example.org/\udcff": "bytes that are no text",
    # names that the public internet does not have
    "http://localhost/": "not of the public internet",
    "http://LOCALHOST:8080/": "not of the public internet",
    "http://a.localhost/": "not of the public internet",
    "http://intranet/": "not of the public internet",
    "http://printer.local/": "not of the public internet",
    "http://metadata.google.internal/": "not of the public internet",
    "http://router.home.arpa/": "not of the public internet",
    "http://abcdefghij.onion/": "not of the public internet",
    # services that are no web servers
    "http://example.org:22/": "port 22",
    "http://example.org:25/": "port 25",
    "http://example.org:6379/": "port 6379",
    "http://example.org:0/": "port 0",
    "http://example.org:65536/": "port 65536",
    "https://example.org:08443x/": "names no host",
    "http://example.org/" + "a" * 8000: "more than 8000 characters",
}


@pytest.mark.parametrize(("given_", "read"), GOOD.items())
def test_an_address_is_read_as_one_place(given_: str, read: str) -> None:
    target = parse_url(given_)
    assert target.url == read
    # what is sent on must be read there as the same place
    assert parse_url(target.url) == target
    sent = httpx.URL(target.url)
    assert (sent.scheme, sent.raw_host.decode(), sent.raw_path.decode()) == (target.scheme, target.host, target.path)


@pytest.mark.parametrize(("given_", "words"), BAD.items())
def test_what_can_be_read_in_two_ways_is_refused(given_: str, words: str) -> None:
    with pytest.raises(Refusal) as raised:
        parse_url(given_)
    assert re.search(words, str(raised.value))
    assert "\n" not in str(raised.value)


@given(st.text(max_size=40), st.sampled_from(["http://", "https://", "http://example.org", "http://example.org/", ""]))
@example("[::ffff:127.0.0.1]", "http://")
@example("\u2028", "http://example.org/")
@example("%00", "http://example.org/")
def test_whatever_is_given_is_refused_or_read_like_the_library_that_sends_it(text: str, before: str) -> None:
    try:
        target = parse_url(before + text)
    except Refusal:
        return
    sent = httpx.URL(target.url)
    assert sent.raw_host.decode() == target.host
    assert (sent.port or {"http": 80, "https": 443}[target.scheme]) == target.port
    assert sent.raw_path.decode() == target.path
    assert sent.userinfo == b""
    assert target.url.isascii()


@pytest.mark.parametrize(
    ("location", "leads_to"),
    [
        ("/b", "https://example.org/b"),
        ("b?c=1", "https://example.org/a/b?c=1"),
        ("../b", "https://example.org/b"),
        ("?c=1", "https://example.org/a/x?c=1"),
        ("#part", "https://example.org/a/x"),
        ("//other.example.net/b", "https://other.example.net/b"),
        ("http://other.example.net/b", "http://other.example.net/b"),
        (" /b ", "https://example.org/b"),
        ("/기사", "https://example.org/%EA%B8%B0%EC%82%AC"),
        ("/a:b", "https://example.org/a:b"),
    ],
)
def test_a_redirect_is_read_from_the_page_that_gave_it(location: str, leads_to: str) -> None:
    assert follow(parse_url("https://example.org/a/x"), location).url == leads_to


@pytest.mark.parametrize(
    "location",
    [
        "file:///etc/passwd",
        "ftp://example.org/",
        "data:text/html,x",
        "javascript:x",
        "http:b",
        "https:b",
        "http:/b",
        "http:///b",
        "//user@127.0.0.1/",
        "///127.0.0.1/",
        "/\\127.0.0.1/",
        "\\\\127.0.0.1\\",
        "//127.1/",
        "//localhost/",
        "//example.org:22/",
        "/a\tb",
        "https://[",
        "//[",
    ],
)
def test_a_redirect_to_nowhere_that_may_be_fetched_is_refused(location: str) -> None:
    with pytest.raises(Refusal):
        follow(parse_url("https://example.org/a/x"), location)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("http://a", True),
        ("HTTPS://a", True),
        ("https:/a", False),
        ("reports/http", False),
        ("ftp://a", False),
        ("", False),
    ],
)
def test_only_what_begins_as_a_web_address_is_meant_as_one(text: str, meant: bool) -> None:
    assert is_url(text) is meant


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://example.org/2018/04/workers-arrive.html", "example.org-workers-arrive.html.warc"),
        ("https://example.org/", "example.org.warc"),
        ("https://example.org/a/b/?c=1", "example.org-b.warc"),
        ("https://example.org/%EA%B8%B0%EC%82%AC", "example.org-기사.warc"),
        ("https://example.org/..%2F..%2Fetc%2Fpasswd", "example.org-..-..-etc-passwd.warc"),
        ("https://example.org/a%0Ab%1b[31m", "example.org-a-b-31m.warc"),
        ("https://example.org/" + "a" * 300, ("example.org-" + "a" * 300)[:100] + ".warc"),
        ("http://[2606::1]/x", "2606-1-x.warc"),
    ],
)
def test_the_file_of_a_page_is_named_by_host_and_last_part(url: str, name: str) -> None:
    assert file_name(url) == name
