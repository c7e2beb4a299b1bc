"""The head of a page as it was written: its metadata elements, linked data and links, before anything is judged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from tumen.read.linkeddata import Node, linked_data

_MOST_METAS = 2_000
_READ = 2_000
"""Characters of one value that are read."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Head:
    """`metas` holds the first value of each name in small letters (`og:title`, `author`), in the order of the page;
    `title` is the page's own title element; `nodes` its linked data.
    """

    metas: Mapping[str, str]
    title: str | None
    canonical: str | None
    nodes: tuple[Node, ...]
    language: str | None

    def first(self, *names: str) -> str | None:
        """The value of the first of the names that has one."""
        return next((self.metas[name] for name in names if name in self.metas), None)


def head_of(root: Any) -> Head:
    """The head of the page below `root`. Some pages put metadata into their body: those count too."""
    metas: dict[str, str] = {}
    for number, meta in enumerate(root.iter("meta")):
        if number == _MOST_METAS:
            break
        value = meta.get("content")
        if value and (value := " ".join(value[:_READ].split())):
            for key in ("property", "name", "itemprop", "http-equiv"):
                if name := meta.get(key):
                    metas.setdefault(name[:100].strip().lower(), value)
    scripts = [script.text for script in root.iter("script") if script.text and "ld+json" in script.get("type", "")]
    title = next(root.iter("title"), None)
    named = " ".join((title.text or "")[:_READ].split()) if title is not None else ""
    canonical = next(
        (link.get("href") for link in root.iter("link") if "canonical" in link.get("rel", "").lower()), None
    )
    return Head(
        metas=MappingProxyType(metas),
        title=named or None,
        canonical=canonical[:_READ].strip() if canonical else None,
        nodes=linked_data(scripts),
        language=next((lang for part in (root, *root.iterchildren("body")) if (lang := _language(part))), None),
    )


def _language(element: Any) -> str | None:
    return next((value[:_READ] for name in ("lang", "xml:lang") if (value := element.get(name))), None)
