"""Which machines may be connected to: only those of the public internet, whatever a name resolves to."""

from __future__ import annotations

import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

from tumen.read.fetch.refusal import BY_HAND, Refusal

IP = IPv4Address | IPv6Address

_CLOSED_4 = tuple(
    (IPv4Network(network), what)
    for network, what in (
        # IANA IPv4 Special-Purpose Address Registry; nothing in it holds pages for everybody
        ("0.0.0.0/8", "of no network"),
        ("10.0.0.0/8", "of a private network"),
        ("100.64.0.0/10", "of a provider's own network"),
        ("127.0.0.0/8", "of this machine"),
        ("169.254.0.0/16", "of the local link, where clouds keep their metadata"),
        ("172.16.0.0/12", "of a private network"),
        ("192.0.0.0/24", "kept for protocols"),
        ("192.0.2.0/24", "for examples only"),
        ("192.88.99.0/24", "of a tunnel"),
        ("192.168.0.0/16", "of a private network"),
        ("198.18.0.0/15", "for tests of devices"),
        ("198.51.100.0/24", "for examples only"),
        ("203.0.113.0/24", "for examples only"),
        ("224.0.0.0/4", "of a group"),
        ("240.0.0.0/4", "reserved"),
    )
)
_CLOSED_6 = tuple(
    (IPv6Network(network), what)
    for network, what in (
        # IANA IPv6 Special-Purpose Address Registry, within the one block that is given out (2000::/3)
        ("2001::/23", "of a tunnel or kept for protocols"),
        ("2001:db8::/32", "for examples only"),
        ("2002::/16", "of a tunnel"),
        ("3fff::/20", "for examples only"),
    )
)
_GIVEN_OUT = IPv6Network("2000::/3")
_LOCAL_6 = tuple(
    (IPv6Network(network), what)
    for network, what in (
        ("::1/128", "of this machine"),
        ("::ffff:0:0/96", "an IPv4 address in disguise"),
        ("fc00::/7", "of a private network"),
        ("fe80::/10", "of the local link"),
        ("ff00::/8", "of a group"),
    )
)
_NAT64 = IPv6Network("64:ff9b::/96")
"""How a network without IPv4 reaches IPv4 addresses (RFC 6052, section 2.1): the address stands in the last 32 bits."""
_ISATAP = (0x00005EFE, 0x02005EFE)
"""What bits 64 to 95 of an address are that holds an IPv4 address for a tunnel (RFC 5214, section 6.1)."""


def why_closed(ip: IP) -> str | None:
    """What keeps an IP address from being fetched from, `of a private network`; None for the public internet.

    Sources: the IANA registries of special-purpose addresses, RFC 6890, 6598 (shared address space), 4193, 4291, 6052.
    """
    if isinstance(ip, IPv4Address):
        closed = next((what for network, what in _CLOSED_4 if ip in network), None)
        # the registry that Python carries may be newer than the list above
        return closed or (None if ip.is_global and not ip.is_multicast else "not of the public internet")
    if ip.scope_id is not None:
        return "of the local link"
    if ip in _NAT64:
        return why_closed(IPv4Address(int(ip) & 0xFFFFFFFF))
    if ip not in _GIVEN_OUT:
        return next((what for network, what in _LOCAL_6 if ip in network), "not of the public internet")
    if int(ip) >> 32 & 0xFFFFFFFF in _ISATAP:
        return "of a tunnel"
    closed = next((what for network, what in _CLOSED_6 if ip in network), None)
    return closed or (None if ip.is_global else "not of the public internet")


def ask_system(host: str, port: int) -> Sequence[str]:
    """The IP addresses that this machine's resolver gives for a name, in the order in which to try them (RFC 6724)."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(place[0]) for *_, place in found))


@dataclass(frozen=True, kw_only=True, slots=True)
class Guard:
    """Resolves names and lets through only what is public.

    `resolve` gives the IP addresses of a name. `also` are pairs of IP address and port that are let through besides:
    tests serve pages from this machine; nothing on the command line or in the environment reaches it.
    """

    resolve: Callable[[str, int], Sequence[str]] = ask_system
    also: frozenset[tuple[str, int]] = field(default_factory=frozenset)

    def addresses(self, host: str, port: int) -> tuple[IP, ...]:
        """The IP addresses to connect to for a host, in order; each of them is public.

        Raises Refusal where the host has no address, or any of its addresses is not public: a name that leads both
        outside and inside is refused as a whole.
        """
        literal = _ip(host)
        found = (literal,) if literal is not None else self._resolved(host, port)
        for ip in found:
            closed = why_closed(ip)
            if closed is not None and (str(ip), port) not in self.also:
                what = f"leads to {ip}, an address {closed}, which is never fetched; {BY_HAND}."
                raise Refusal(what, of_host=True)
        return found

    def _resolved(self, host: str, port: int) -> tuple[IP, ...]:
        try:
            given = self.resolve(host, port)
        except socket.gaierror as error:
            if error.errno == socket.EAI_AGAIN:
                what = f"cannot be reached: the name {host} is not resolved now; try again later."
                raise Refusal(what, again=True) from None
            what = f"cannot be reached: there is no host {host}; check the address."
            raise Refusal(what, of_host=True) from None
        except (OSError, UnicodeError):
            raise Refusal(f"cannot be reached: the name {host} cannot be resolved; check the address.") from None
        found = [_ip(one) for one in given]
        if not found or None in found:
            raise Refusal(f"cannot be reached: the name {host} has no address that can be read; check it.")
        return tuple(ip for ip in found if ip is not None)


def _ip(text: str) -> IP | None:
    try:
        return ip_address(text)
    except ValueError:
        return None
