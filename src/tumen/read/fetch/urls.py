"""Addresses of pages: read strictly, so that no two programs on the way can take one for different places."""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address
from urllib.parse import quote, unquote, urljoin, urlsplit

from tumen.read.fetch.refusal import BY_HAND, Refusal

PORTS = frozenset({80, 443, 8080, 8443})
"""Ports of web servers; others belong to services that a page has no business with."""

_DEFAULT_PORT = {"http": 80, "https": 443}
_LONGEST = 8000
"""Characters that a server must be able to take (RFC 9110, section 4.1)."""
_LONGEST_HOST = 253
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_AUTHORITY = re.compile(r"(?:\[(?P<v6>[0-9A-Fa-f:.]+)\]|(?P<name>[^\[\]:@%\\/?#]+))(?::(?P<port>[0-9]{1,5}))?")
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
_KEPT_NAMES = ("localhost", "local", "internal", "home.arpa", "onion", "alt", "invalid", "test", "example")
"""Ends of names that the public internet does not have: RFC 6761, 6762, 7686, 8375, 9476; ICANN for `internal`."""
_SAFE = "/%:@!$&'()*+,;=-._~"
"""What stands in a path as it is (RFC 3986, section 3.3); `%` begins what is escaped already."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Target:
    """A checked address: `host` in small ASCII letters (IPv6 without brackets), `path` with its query, never empty."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def origin(self) -> str:
        """`https://example.org`, with the port where it is not the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == _DEFAULT_PORT[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{host}{port}"

    @property
    def url(self) -> str:
        """The whole address."""
        return self.origin + self.path


def is_url(text: str) -> bool:
    """Whether what a person typed is meant to be fetched: it begins with http:// or https://."""
    return text[:8].lower().startswith(("http://", "https://"))


def parse_url(text: str, *, ports: frozenset[int] = PORTS) -> Target:
    """The place that an address names, without its fragment (RFC 3986).

    Letters beyond ASCII and blanks of path and query are escaped; a host beyond ASCII is one that IDNA 2008 permits
    (RFC 5891). Raises Refusal for everything that programs are known to read in two ways: user names, backslashes,
    control characters, escapes in the host, IP addresses in other forms than the usual one, a dot at the end of the
    host; and for schemes, ports and names that are not of the public web.
    """
    if len(text) > _LONGEST:
        raise Refusal(f"is an address of more than {_LONGEST} characters; {BY_HAND}.")
    if "\\" in text or any(ord(character) < 0x20 or ord(character) == 0x7F for character in text):
        raise Refusal("is no address: it holds a backslash or a control character; check it.")
    scheme, _, rest = text.partition(":")
    scheme = scheme.lower()
    if scheme not in _DEFAULT_PORT or not rest.startswith("//"):
        what = f"begins with {scheme}:" if _SCHEME.match(text) else "names no scheme"
        raise Refusal(f"{what} and is not fetched; only http:// and https:// are.")
    try:
        parts = urlsplit(text)
    except ValueError:
        raise Refusal("is no address; check it.") from None
    if "@" in parts.netloc:
        raise Refusal("holds a user name; give the address without what stands before the @.")
    authority = _AUTHORITY.fullmatch(parts.netloc)
    if authority is None:
        raise Refusal("names no host that can be read; check what stands after the //.")
    host = _ipv6(authority["v6"]) if authority["v6"] is not None else _host(authority["name"])
    port = int(authority["port"]) if authority["port"] is not None else _DEFAULT_PORT[scheme]
    if port not in ports:
        some = ", ".join(map(str, sorted(ports)))
        raise Refusal(f"is at port {port}; only ports of web servers ({some}) are fetched from; {BY_HAND}.")
    try:
        path = _without_dots(quote(parts.path or "/", safe=_SAFE))
        query = "?" + quote(parts.query, safe=_SAFE + "?") if parts.query else ""
    except UnicodeEncodeError:
        raise Refusal("is no address: it holds bytes that are no text; check it.") from None
    return Target(scheme=scheme, host=host, port=port, path=path + query)


def follow(target: Target, location: str, *, ports: frozenset[int] = PORTS) -> Target:
    """The place that a redirect names, as seen from the page that gave it (RFC 9110, section 10.2.2).

    Raises Refusal as `parse_url` does.
    """
    location = location.strip(" \t")
    try:
        joined = urljoin(target.url, location)
    except ValueError:
        raise Refusal("is no address; check it.") from None
    # joining drops what it cannot keep; what was given is checked before that
    if _SCHEME.match(location) or location.startswith("//"):
        return parse_url(location if _SCHEME.match(location) else f"{target.scheme}:{location}", ports=ports)
    if "\\" in location or any(ord(character) < 0x20 for character in location):
        raise Refusal("is no address: it holds a backslash or a control character.")
    return parse_url(joined, ports=ports)


def file_name(url: str, *, suffix: str = ".warc") -> str:
    """A name for the file that keeps the page at an address: its host and the last part of its path."""
    parts = urlsplit(url)
    last = unquote(parts.path.rstrip("/").rpartition("/")[2])
    name = re.sub(r"[^\w.-]+", "-", f"{parts.hostname or 'page'}-{last}" if last else parts.hostname or "page")
    return name.strip("-.")[:100] + suffix


def _without_dots(path: str) -> str:
    """A path without `.` and `..` (RFC 3986, section 5.2.4): the address kept is the one that is asked for."""
    kept: list[str] = []
    parts = path.split("/")[1:]
    for part in parts:
        if part == "..":
            kept = kept[:-1]
        elif part != ".":
            kept.append(part)
    ends_open = parts[-1] in (".", "..")
    return "/" + "/".join(kept) + ("/" if ends_open and kept else "")


def _ipv6(text: str) -> str:
    try:
        return str(IPv6Address(text))
    except ValueError:
        raise Refusal(f"names no host that can be read: [{text}]; check it.") from None


def _host(name: str) -> str:
    host = "".join(character.lower() if character.isascii() else character for character in name)
    if host.endswith("."):
        raise Refusal("has a dot at the end of its host; give the address without it.")
    if len(host) > _LONGEST_HOST:
        raise Refusal("names a host of more characters than a host has; check it.")
    if not host.isascii() or any(label.startswith("xn--") for label in host.split(".")):
        host = _international(host)
    labels = host.split(".")
    if not all(_LABEL.fullmatch(label) for label in labels):
        raise Refusal("names no host that can be read; check what stands after the //.")
    if _NUMBER.fullmatch(labels[-1]):
        return _ipv4(host)
    if len(labels) == 1 or any(host == name or host.endswith(f".{name}") for name in _KEPT_NAMES):
        raise Refusal(f"names the host {host}, which is not of the public internet; {BY_HAND}.")
    return host


def _international(host: str) -> str:
    import idna

    try:
        return idna.encode(host, strict=True).decode("ascii")
    except (idna.IDNAError, UnicodeError, ValueError, IndexError):
        raise Refusal("names a host with letters that host names do not have; check it.") from None


def _ipv4(host: str) -> str:
    try:
        return str(IPv4Address(host))
    except ValueError:
        raise Refusal("writes an IP address in an unusual form; give the name of the host.") from None
