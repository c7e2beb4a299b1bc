"""What a site asks of programs in its robots.txt (RFC 9309)."""

from __future__ import annotations

import re
from dataclasses import dataclass

LIMIT = 512 * 1024
"""Bytes of a robots.txt that are read; RFC 9309, section 2.5, asks for 500 KiB at least."""

KEPT_FOR = 24 * 3600.0
"""Seconds for which a robots.txt is good (RFC 9309, section 2.4)."""

ASKED_AGAIN = 600.0
"""Seconds after which a robots.txt that could not be had is asked for again."""

_RULE = re.compile(
    r"\s*(?P<name>user[- ]?agent|allow|dis+al+ow|crawl[- ]?delay|request[- ]?rate)\s*[:\s]\s*(?P<value>[^#]*)", re.I
)
_TOKEN = re.compile(r"[A-Za-z_-]+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Rules:
    """What a site asks of one program: which addresses it may fetch, and `delay`, seconds between two requests.

    `refused` says why nothing may be fetched now, None where the rules could be had.
    """

    text: str = ""
    delay: float = 0.0
    refused: str | None = None

    def allow(self, url: str) -> bool:
        """Whether the address may be fetched."""
        from protego import Protego

        return self.refused is None and Protego.parse(self.text).can_fetch(url, "*")


def token(agent: str) -> str:
    """The word by which a site names a program, from its `User-Agent`: what stands before the version."""
    found = _TOKEN.match(agent)
    return found[0].lower() if found else ""


def read_rules(data: bytes, *, tokens: frozenset[str]) -> Rules:
    """The rules of a robots.txt for programs of these names (small letters), or for all where it names none of them.

    Groups are chosen here and only their rules given to the matcher: many names and many rules together would keep it
    busy for many minutes. What is no rule is passed over, as RFC 9309, section 2.2, asks.
    """
    kept: dict[str, list[str]] = {"ours": [], "anyone": []}
    named = False
    group: set[str] = set()
    naming = False
    text = data[:LIMIT].decode("utf-8", errors="replace").removeprefix("\ufeff")
    for line in text.splitlines():
        rule = _RULE.match(line)
        if rule is None:
            continue
        value = rule["value"].strip()
        if not rule["name"].lower().startswith("user"):
            naming = False
            for whose in group:
                kept[whose].append(_as_rule(rule["name"], value))
            continue
        if not naming:
            group = set()
        naming = True
        if value == "*":
            group.add("anyone")
        elif token(value) in tokens:
            named = True
            group.add("ours")
    rules = "\n".join(["User-agent: *", *kept["ours" if named else "anyone"]])
    return Rules(text=rules, delay=_delay(rules))


def _as_rule(name: str, value: str) -> str:
    low = name.lower()
    plain = "Disallow" if low.startswith("dis") else "Allow" if low == "allow" else low.replace(" ", "-")
    return f"{plain}: {value}"


def _delay(text: str) -> float:
    from protego import Protego

    rules = Protego.parse(text)
    rate = rules.request_rate("*")
    return max(rules.crawl_delay("*") or 0.0, rate.seconds / rate.requests if rate else 0.0)
