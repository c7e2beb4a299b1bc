"""HTML pages: their own text and what they tell about themselves. Scripts never run, nothing is ever fetched."""

from __future__ import annotations

import re
from typing import Any

from tumen.errors import UnreadableInput
from tumen.read.kinds import HTML
from tumen.read.pagedate import page_day
from tumen.read.parts import Working

_ELEMENTS = 100_000
"""More elements than any report has; pages made to hang a reader have more."""
_CELL = 300
"""A table cell of more characters holds prose: the table is there for the layout of an old page."""
_BLOCKS = frozenset({"p", "h1", "h2", "h3", "div", "blockquote"})
_TABLE_PARTS = frozenset({"table", "tbody", "thead", "tfoot", "tr", "td", "th", "center", "font"})


def read_page(markup: str, *, name: str) -> Working:
    """Text and metadata of a page. `text` begins with the headline, blank lines part paragraphs.

    Raises UnreadableInput where the page holds no text that can be read, or far too much.
    """
    import trafilatura

    # lxml refuses characters with an encoding declaration, and a NUL ends its input
    tree = trafilatura.load_html(re.sub(r"\A\s*<\?xml[^>]*>", "", markup).replace("\x00", " "))
    if tree is None:
        raise _without_text(name)
    if sum(1 for _ in tree.iter()) > _ELEMENTS:
        raise UnreadableInput(
            f"{name}: is a page of more than {_ELEMENTS} elements; save the text of its report and give that."
        )
    tree = _within_page(tree)
    published = page_day(tree)
    _open_layout_tables(tree)
    _keep_captions(tree)
    document: Any = trafilatura.bare_extraction(
        tree,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True, "max_date": "2099-12-31"},
    )
    text = "\n\n".join(line.strip() for line in (document.text or "").split("\n") if line.strip()) if document else ""
    if not text:
        raise _without_text(name)
    title = _one_line(document.title)
    if title and not text.startswith(title):
        text = f"{title}\n\n{text}"
    return Working(
        text=text,
        media_type=HTML,
        title=title,
        publisher=_one_line(document.sitename),
        url=document.url if document.url and re.match(r"https?://", document.url) else None,
        declared_language=_declared_language(tree),
        published=published,
        published_from="metadata" if published else None,
    )


def _within_page(tree: Any) -> Any:
    """The tree within a page where its outermost element is another ("<svg>…"), which cleaning could not drop."""
    if tree.tag == "html":
        return tree
    from lxml.html import Element

    page, body = Element("html"), Element("body")
    page.append(body)
    body.append(tree)
    return page


def _open_layout_tables(tree: Any) -> None:
    """Turns tables whose cells hold prose into plain divisions, so that their paragraphs stay paragraphs."""
    for table in list(tree.iter("table")):
        cells = [cell for cell in table.iter("td") if next(cell.iterancestors("table"), None) is table]
        if any(_holds_prose(cell) for cell in cells):
            for part in list(table.iter(*_TABLE_PARTS)):
                owner = part if part.tag == "table" else next(part.iterancestors("table"), None)
                if owner is table or owner is None:
                    part.tag = "div"


def _keep_captions(tree: Any) -> None:
    """Turns captions into paragraphs: they make claims (ruling 2), and extraction drops them with their pictures."""
    for caption in tree.iter("figcaption"):
        caption.tag = "p"
        for figure in caption.iterancestors("figure"):
            figure.tag = "div"


def _holds_prose(cell: Any) -> bool:
    return next(cell.iter(*_BLOCKS), None) is not None or len(cell.text_content()) > _CELL


def _declared_language(tree: Any) -> str | None:
    declared = str(tree.get("lang") or tree.get("xml:lang") or "")
    code = re.match(r"[A-Za-z]{2,3}(?![A-Za-z])", declared)
    return code.group().lower() if code else None


def _one_line(value: str | None) -> str | None:
    return " ".join(value.split()) or None if value else None


def _without_text(name: str) -> UnreadableInput:
    return UnreadableInput(f"{name}: is a page without readable text; save its text by hand and give that.")
