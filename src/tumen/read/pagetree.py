"""Markup to a tree of elements: parsed as browsers do, bounded, and with what nobody reads taken out."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from tumen.errors import UnreadableInput

INVISIBLE = ("script", "style", "noscript", "template", "rp", "rt")
"""Elements that a page does not show: the text before and after them is one."""

_MOST_CHARACTERS = 30_000_000
"""More markup than a page has, pictures set into it counted."""
_MOST_ATTRIBUTES = 256
"""More attributes than any element has. Parsers compare each with all others of its element."""

_ATTRIBUTE = r"""[\s/]*+[^\s/>=][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+)?+)?+"""
_CROWDED = re.compile(rf"<[a-zA-Z][^\s/>]*+(?:{_ATTRIBUTE}){{{_MOST_ATTRIBUTES + 1}}}+")
_RAW = re.compile(r"<!--.*?-->|<(script|style|textarea|title)\b.*?</\1", re.S | re.I)
_NOT_TEXT = bytes(code for code in range(32) if code not in b"\t\n\r")
"""Control characters: browsers skip them, and parsers end at one of them."""
_SAVED_FROM = re.compile(
    r"<!--\s*(?:saved from url=\(\d{1,6}\)|Page saved with SingleFile\s+url:\s*)(https?://[^\s>]{1,2000})", re.I
)
_HEAD = 10_000
_NOT_SHOWN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.I)


def parse(markup: str, *, name: str) -> Any:
    """The outermost element of a page. Comments are gone, elements that never hold text are still there.

    Raises UnreadableInput, one line that begins with `name`, for markup made to take a parser very long.
    """
    from lxml import etree

    if len(markup) > _MOST_CHARACTERS:
        raise _refused(name, f"of more than {_MOST_CHARACTERS // 1_000_000} million characters")
    if _CROWDED.search(markup) and _CROWDED.search(_RAW.sub("", markup)):
        raise _refused(name, f"with an element of more than {_MOST_ATTRIBUTES} attributes")
    data = re.sub(r"\A\s*<\?xml[^>]*>", "", markup).encode("utf-8", "replace").translate(None, _NOT_TEXT)
    for deep in (False, True):
        parser = _parser(huge_tree=deep)
        try:
            root = etree.fromstring(data, parser=parser)
        except etree.XMLSyntaxError:
            root = None
        # the parser gives up below a depth that old pages with unclosed elements reach, and loses what follows
        last = parser.error_log.last_error
        if last is None or last.type_name != "ERR_RESOURCE_LIMIT":
            break
    else:
        raise _refused(name, "whose elements are nested far too deep")
    if root is None:
        raise without_text(name)
    return root


def new_page() -> Any:
    """An empty page, of the same kind of elements as `parse` gives."""
    # an element made from another belongs to its document without a place in it, and takes long to let go
    return _parser(huge_tree=False).makeelement("html")


def saved_from(markup: str) -> str | None:
    """The address that a browser noted at the top of a page that it saved, None where there is no such note."""
    found = _SAVED_FROM.search(markup[:_HEAD])
    return found[1] if found else None


def take_out_invisible(root: Any) -> None:
    """Takes out what a page does not show. Places that are told by names of elements stay right: all of a name go."""
    from lxml import etree

    etree.strip_elements(root, *INVISIBLE, with_tail=False)


def hidden_in(root: Any) -> frozenset[Any]:
    """The elements that a page does not show by their own attributes; style sheets are not looked at."""
    return frozenset(
        element
        for element in _may_be_hidden()(root)
        if element.get("hidden") not in (None, "until-found")
        or element.get("aria-hidden", "").lower() == "true"
        or _NOT_SHOWN.search(element.get("style", "")[:1000])
    )


@cache
def _may_be_hidden() -> Any:
    from lxml import etree

    return etree.XPath("//*[@hidden or @aria-hidden or @style]")


def without_text(name: str) -> UnreadableInput:
    """The refusal of a page that holds nothing to read."""
    return UnreadableInput(f"{name}: is a page without readable text; save its text by hand and give that.")


def _parser(*, huge_tree: bool) -> Any:
    from lxml import etree
    from lxml.html import HtmlElement

    parser = etree.HTMLParser(
        encoding="utf-8",
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
        default_doctype=False,
        huge_tree=huge_tree,
    )
    # one class for every element: asking for each takes longer than parsing
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=HtmlElement))
    return parser


def _refused(name: str, what: str) -> UnreadableInput:
    return UnreadableInput(f"{name}: is a page {what}; save the text of its report and give that.")
