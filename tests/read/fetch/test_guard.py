"""Only the public internet is connected to."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Sequence
from ipaddress import IPv4Address, IPv6Address

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tumen.read.fetch.guard import IP, Guard, ask_system, why_closed
from tumen.read.fetch.refusal import Refusal

PUBLIC = (
    "1.1.1.1",
    "93.184.216.34",
    "175.45.176.1",
    "223.5.5.5",
    "2606:2800:220:1::1",
    "2400:cb00::1",
    "64:ff9b::808:808",
)
CLOSED = {
    "127.0.0.1": "of this machine",
    "127.255.255.254": "of this machine",
    "0.0.0.0": "of no network",  # noqa: S104
    "10.0.0.1": "of a private network",
    "172.16.0.1": "of a private network",
    "172.31.255.255": "of a private network",
    "192.168.1.1": "of a private network",
    "169.254.169.254": "of the local link, where clouds keep their metadata",
    "100.64.0.1": "of a provider's own network",
    "100.127.255.255": "of a provider's own network",
    "100.100.100.200": "of a provider's own network",
    "192.0.0.8": "kept for protocols",
    "192.0.2.1": "for examples only",
    "198.18.0.1": "for tests of devices",
    "224.0.0.1": "of a group",
    "239.255.255.250": "of a group",
    "240.0.0.1": "reserved",
    "255.255.255.255": "reserved",
    "::": "not of the public internet",
    "::1": "of this machine",
    "::127.0.0.1": "not of the public internet",
    "::ffff:127.0.0.1": "an IPv4 address in disguise",
    "::ffff:8.8.8.8": "an IPv4 address in disguise",
    "64:ff9b::7f00:1": "of this machine",
    "64:ff9b::a9fe:a9fe": "of the local link, where clouds keep their metadata",
    "64:ff9b:1::808:808": "not of the public internet",
    "100::1": "not of the public internet",
    "2001::4136:e378:8000:63bf:3fff:fdd2": "of a tunnel or kept for protocols",
    "2001:db8::1": "for examples only",
    "2002:7f00:1::": "of a tunnel",
    "2002:808:808::1": "of a tunnel",
    "2606:2800::5efe:a00:1": "of a tunnel",
    "2606:2800::200:5efe:a00:1": "of a tunnel",
    "3fff::1": "for examples only",
    "fc00::1": "of a private network",
    "fd00:ec2::254": "of a private network",
    "fe80::1": "of the local link",
    "2606:2800::1%eth0": "of the local link",
    "fec0::1": "not of the public internet",
    "ff02::1": "of a group",
}


@pytest.mark.parametrize("text", PUBLIC)
def test_public_addresses_are_open(text: str) -> None:
    assert why_closed(ipaddress.ip_address(text)) is None


@pytest.mark.parametrize(("text", "what"), CLOSED.items())
def test_closed_addresses_are_named_for_what_they_are(text: str, what: str) -> None:
    assert why_closed(ipaddress.ip_address(text)) == what


def inner(number: int) -> list[IPv6Address]:
    """The IPv6 addresses that carry an IPv4 address, each in its own way."""
    return [
        IPv6Address(number),
        IPv6Address(0xFFFF << 32 | number),
        IPv6Address(0x64FF9B << 96 | number),
        IPv6Address(0x2002 << 112 | number << 80 | 1),
        IPv6Address(0x20010000 << 96 | number << 64),
        IPv6Address(0x20010000 << 96 | number ^ 0xFFFFFFFF),
        IPv6Address(0x2606280000000000 << 64 | 0x5EFE << 32 | number),
    ]


def is_inside(ip: IP) -> bool:
    """Whether Python's own registry has an address as anything but public."""
    return (
        not ip.is_global
        or ip.is_private
        or ip.is_loopback
        or ip.is_link_local
        or ip.is_multicast
        or ip.is_reserved
        or ip.is_unspecified
    )


NEAR = [int(IPv4Address(text)) for text in CLOSED if "." in text and ":" not in text]
ANY_4 = st.one_of(
    st.integers(0, 2**32 - 1), st.tuples(st.sampled_from(NEAR), st.integers(0, 2**16)).map(lambda t: t[0] ^ t[1])
)


@given(ANY_4)
@example(0x7F000001)
@example(0xA9FEA9FE)
def test_what_python_knows_as_inside_is_closed_and_so_is_whatever_carries_it(number: int) -> None:
    ip = IPv4Address(number)
    if is_inside(ip):
        assert why_closed(ip) is not None
        assert all(why_closed(carrier) is not None for carrier in inner(number))


NEAR_6 = [int(ipaddress.ip_address(text)) for text in (*CLOSED, *PUBLIC) if ":" in text and "%" not in text]
ANY_6 = st.one_of(
    st.integers(0, 2**128 - 1),
    st.integers(0x2000 << 112, (0x4000 << 112) - 1),
    st.tuples(st.sampled_from(NEAR_6), st.integers(0, 127)).map(lambda t: t[0] ^ 1 << t[1]),
)


@given(ANY_6)
def test_every_open_ipv6_address_is_public_for_python_too(number: int) -> None:
    ip = IPv6Address(number)
    if why_closed(ip) is None:
        # Python calls the whole block reserved in which networks without IPv4 reach IPv4 addresses
        carried = IPv4Address(number & 0xFFFFFFFF) if number >> 32 == 0x64FF9B << 64 else None
        assert not is_inside(carried or ip)


def resolver(*addresses: str) -> Guard:
    """A guard for which every name leads to these addresses."""
    return Guard(resolve=lambda _host, _port: addresses)


def test_a_name_with_public_addresses_gives_them_in_order() -> None:
    found = resolver("2606:2800:220:1::1", "93.184.216.34").addresses("example.org", 443)
    assert [str(ip) for ip in found] == ["2606:2800:220:1::1", "93.184.216.34"]


@pytest.mark.parametrize("text", CLOSED)
def test_one_closed_address_closes_the_name(text: str) -> None:
    for addresses in ((text,), ("93.184.216.34", text), (text, "93.184.216.34")):
        with pytest.raises(Refusal, match="which is never fetched; save the page by hand and add the file"):
            resolver(*addresses).addresses("example.org", 443)


@pytest.mark.parametrize("text", [text for text in CLOSED if "%" not in text])
def test_a_closed_address_is_refused_without_asking_a_resolver(text: str) -> None:
    def never(_host: str, _port: int) -> Sequence[str]:
        raise AssertionError

    with pytest.raises(Refusal, match="never fetched"):
        Guard(resolve=never).addresses(text, 80)


def test_what_is_let_through_besides_is_one_port_of_one_address() -> None:
    guard = Guard(resolve=lambda *_: ["127.0.0.1"], also=frozenset({("127.0.0.1", 8080)}))
    assert [str(ip) for ip in guard.addresses("example.org", 8080)] == ["127.0.0.1"]
    with pytest.raises(Refusal, match=r"leads to 127\.0\.0\.1, an address of this machine"):
        guard.addresses("example.org", 80)
    with pytest.raises(Refusal):
        guard.addresses("127.0.0.2", 8080)


@pytest.mark.parametrize(
    ("error", "words", "again"),
    [
        (socket.gaierror(socket.EAI_NONAME, "unknown"), "there is no host example.org; check the address", False),
        (socket.gaierror(socket.EAI_AGAIN, "busy"), "is not resolved now", True),
        (OSError(5, "broken"), "cannot be resolved", False),
        (UnicodeError("label too long"), "cannot be resolved", False),
    ],
)
def test_a_name_that_is_not_resolved_is_told(error: Exception, words: str, again: bool) -> None:
    def fail(_host: str, _port: int) -> Sequence[str]:
        raise error

    with pytest.raises(Refusal, match=words) as raised:
        Guard(resolve=fail).addresses("example.org", 80)
    assert raised.value.again is again


@pytest.mark.parametrize("given_", [[], ["no address"], ["93.184.216.34", "x"]])
def test_a_resolver_that_gives_no_addresses_is_told(given_: list[str]) -> None:
    with pytest.raises(Refusal, match="has no address that can be read"):
        resolver(*given_).addresses("example.org", 80)


def test_the_resolver_of_this_machine_gives_numbers() -> None:
    assert "127.0.0.1" in ask_system("127.0.0.1", 80)
