"""What a page states about its report as linked data (JSON-LD with the words of schema.org)."""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterable, Iterator
from typing import Any

_READ = 1_000_000
"""Characters of linked data that are read of one page."""
_MOST_NODES = 5_000
_ARTICLE = re.compile(r"(?:Article|Posting|Report|PressRelease)$")
_PAGE = re.compile(r"^(?:WebPage|ItemPage|AboutPage)$")
_INTO = ("@graph", "mainEntity", "mainEntityOfPage")
"""Properties that lead to the report itself; every other leads to what it cites, lists or belongs to."""
_WRAPPED = re.compile(r"\A\s*(?:<!--|(?://|/\*)?\s*<!\[CDATA\[(?:\s*\*/)?)|(?:-->|(?://|/\*)?\s*\]\]>(?:\s*\*/)?)\s*\Z")

Node = dict[str, Any]


def linked_data(scripts: Iterable[str]) -> tuple[Node, ...]:
    """The nodes that state something about the page itself, in the order of the page; broken scripts give none."""
    nodes: list[Node] = []
    room = _READ
    for script in scripts:
        room -= len(script)
        if room < 0:
            break
        nodes += _nodes(_WRAPPED.sub("", script))
        if len(nodes) > _MOST_NODES:
            break
    return tuple(nodes[:_MOST_NODES])


def report_node(nodes: Iterable[Node], *, title: str | None, url: str | None) -> Node | None:
    """The node of the page's report: the only one of an article, or the one of several with its headline or address.

    A node of the page as a whole stands for it where there is none of an article.
    """
    articles = [node for node in nodes if _is(node, _ARTICLE)]
    pages = [node for node in nodes if _is(node, _PAGE)]
    for found in (articles, pages):
        if len(found) == 1:
            return found[0]
        for node in found:
            if (title and _same(text_of(node.get("headline")), title)) or (url and url in _addresses(node)):
                return node
    return None


def text_of(value: Any) -> str | None:
    """A property as text, of a list the first; None where it is empty or holds something else."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name")
    return (" ".join(value.split()) or None) if isinstance(value, str) else None


def names_of(value: Any) -> Iterator[str]:
    """The names of the people or organisations that a property holds."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            one = one.get("name")  # noqa: PLW2901
        for name in one if isinstance(one, list) else [one]:
            if isinstance(name, str) and name.strip():
                yield " ".join(name.split())


def _nodes(script: str) -> list[Node]:
    try:
        waiting = deque([json.loads(script, strict=False)])
    except (ValueError, RecursionError):
        return []
    found: list[Node] = []
    while waiting and len(found) <= _MOST_NODES:
        value = waiting.popleft()
        if isinstance(value, list):
            waiting.extendleft(reversed(value[:_MOST_NODES]))
        elif isinstance(value, dict):
            found.append(value)
            waiting.extendleft(reversed([value[key] for key in _INTO if isinstance(value.get(key), dict | list)]))
    return found


def _is(node: Node, form: re.Pattern[str]) -> bool:
    kinds = node.get("@type")
    return any(isinstance(kind, str) and form.search(kind) for kind in (kinds if isinstance(kinds, list) else [kinds]))


def _same(headline: str | None, title: str) -> bool:
    return headline is not None and headline.casefold().split() == title.casefold().split()


def _addresses(node: Node) -> set[str]:
    entity = node.get("mainEntityOfPage")
    stated = [node.get("url"), node.get("@id"), entity.get("@id") if isinstance(entity, dict) else entity]
    return {address for address in stated if isinstance(address, str)}
