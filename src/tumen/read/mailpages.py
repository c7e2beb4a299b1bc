"""Pages in messages: those of persons in full, those of newsletters and alerts as other pages are read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from tumen.errors import UnreadableInput
from tumen.ledger import Anchor
from tumen.read.letters import Letter, read_letter
from tumen.read.pages import read_page

_MOST_ELEMENTS = 100_000
_KEPT = 0.6
"""A reading of a page that keeps less than this part of its letters took it for something else."""
_HIDDEN = frozenset({"script", "style", "head", "template", "noscript", "object", "svg", "math", "select", "textarea"})
_BLOCKS = frozenset(
    {"p", "div", "br", "tr", "li", "ul", "ol", "table", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "pre",
     "article", "section", "header", "footer", "center", "body", "figure", "figcaption", "dl", "dt", "dd"}
)  # fmt: skip
_APART = frozenset({"p", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol", "pre", "hr"})
_LINE, _PARAGRAPH, _OPENED, _CLOSED = "\ue000", "\ue001", "\ue002", "\ue003"
"""Marks of edges of blocks and of quotes, while the text is put together; no text has them."""
_EDGES = re.compile(r"[ \ue002\ue003]*[\ue000\ue001\n][ \ue000-\ue003\n]*")
_MARKS = dict.fromkeys(map(ord, (_LINE, _PARAGRAPH, _OPENED, _CLOSED)))


@dataclass(frozen=True, kw_only=True, slots=True)
class MailPage:
    """The text of a page in a message, with its captions."""

    letter: Letter
    captions: tuple[tuple[int, int], ...] = ()


def read_mail_page(markup: str, *, where: str, replies: bool, bulk: bool, name: str) -> MailPage:
    """The text of a page that is the text of a message. Raises UnreadableInput where it was made to hurt.

    What a person writes is text as a whole: all that is shown is read, line by line as in plain text. A newsletter or
    an alert (`bulk`) is read as a page, without what stands around its text, unless that leaves out much.
    """
    tree = _tree(markup, name=name)
    shown = visible_text(tree)
    whole = read_letter(shown, where=where, replies=replies, broken=False)
    if not bulk or tree is None:
        return MailPage(letter=whole)
    from lxml import html

    try:
        page = read_page(html.tostring(tree, encoding="unicode"), name=name)
    except UnreadableInput:
        return MailPage(letter=whole)
    if _letters(page.text) < _KEPT * _letters(shown):
        return MailPage(letter=whole)
    anchors = page.anchors or tuple(_paragraphs(page.text))
    anchors = tuple(Anchor(start=one.start, end=one.end, where=f"{where}, {one.where}") for one in anchors)
    letter = Letter(text=page.text, anchors=anchors, furniture=page.furniture, forwarded=())
    return MailPage(letter=letter, captions=page.captions)


def _tree(markup: str, *, name: str) -> Any | None:
    """The elements of a page without those that are not shown. Raises UnreadableInput for far too many."""
    import trafilatura

    tree = trafilatura.load_html(re.sub(r"\A\s*<\?xml[^>]*>", "", markup).replace("\x00", " "))
    if tree is None:
        return None
    elements = []
    for element in tree.iter():
        elements.append(element)
        if len(elements) > _MOST_ELEMENTS:
            raise UnreadableInput(
                f"{name}: holds a page of more than {_MOST_ELEMENTS} elements; save its text and give that."
            )
    for element in elements:
        hidden = not isinstance(element.tag, str) or element.tag in _HIDDEN or _is_hidden(element)
        if hidden and element.getparent() is not None:
            element.drop_tree()
    return tree


def visible_text(tree: Any | None) -> str:
    """The text of a page, a line for each block, quotes behind ">" as in plain text."""
    parts: list[str] = []
    waiting: list[tuple[Any, bool, bool]] = [] if tree is None else [(tree, True, False)]
    while waiting:
        element, opening, kept = waiting.pop()
        tag = element.tag if isinstance(element.tag, str) else ""
        quote = _is_quote(tag, element)
        if opening:
            inside = kept or tag == "pre"
            waiting.append((element, False, kept))
            parts += [_edge(tag), _OPENED if quote else "", _words(element.text, kept=inside)]
            waiting += [(one, True, inside) for one in reversed(element)]
        else:
            parts += ["" if tag == "br" else _edge(tag), _CLOSED if quote else "", _words(element.tail, kept=kept)]
    text = _EDGES.sub(_break, "".join(parts))
    lines = []
    depth = 0
    for line in text.split("\n"):
        depth += line.count(_OPENED) - line.count(_CLOSED)
        words = " ".join(line.replace(_OPENED, "").replace(_CLOSED, "").split())
        lines.append(f"{'>' * depth} {words}" if depth > 0 and words else words)
    return "\n".join(lines).strip()


def _edge(tag: str) -> str:
    if tag in ("td", "th"):
        return " "
    if tag == "br":
        return "\n"
    return (_PARAGRAPH if tag in _APART else _LINE) if tag in _BLOCKS else ""


def _words(text: str | None, *, kept: bool) -> str:
    """Text of an element, with its line breaks only where they are shown."""
    plain = (text or "").translate(_MARKS)
    return plain if kept else re.sub(r"\s", " ", plain)


def _break(run: re.Match[str]) -> str:
    apart = _PARAGRAPH in run[0] or run[0].count("\n") > 1
    return ("\n\n" if apart else "\n") + "".join(mark for mark in run[0] if mark in (_OPENED, _CLOSED))


def _is_quote(tag: str, element: Any) -> bool:
    """Whether a mail program marked the element as what its writer answers to."""
    said = f"{element.get('type') or ''} {element.get('class') or ''}"[:200].lower()
    return tag == "blockquote" and ("cite" in said or "quote" in said)


def _is_hidden(element: Any) -> bool:
    style = re.sub(r"\s", "", str(element.get("style") or "")[:2000]).lower()
    return "display:none" in style or "visibility:hidden" in style or element.get("hidden") is not None


def _letters(text: str) -> int:
    return sum(character.isalnum() for character in text)


def _paragraphs(text: str) -> list[Anchor]:
    found = (one for one in re.finditer(r"[^\n]+", text))
    return [Anchor(start=one.start(), end=one.end(), where=f"paragraph {at}") for at, one in enumerate(found, start=1)]
