"""Word documents of a few elements, made by hand, for what no program at hand makes."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def p(*runs: str, settings: str = "") -> str:
    """A paragraph; what is no markup becomes a run of text."""
    return f"<w:p><w:pPr>{settings}</w:pPr>{''.join(one if one.startswith('<') else r(one) for one in runs)}</w:p>"


def r(text: str, settings: str = "") -> str:
    """A run of text."""
    return f'<w:r><w:rPr>{settings}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def table(*rows: tuple[str, ...]) -> str:
    """A table; each cell is text, or blocks."""
    cells = ("".join(f"<w:tc>{one if one.startswith('<') else p(one)}</w:tc>" for one in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def part(root: str, inside: str, namespace: str = W) -> str:
    """A part with a root element of WordprocessingML."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} xmlns:w="{namespace}" xmlns:mc="{_MC}">{inside}</w:{root}>'


def small_docx(body: str, *, parts: Mapping[str, str | bytes] | None = None, namespace: str = W) -> bytes:
    """A document; `parts` are further parts by their path; those below `word/` are related by their name."""
    files: dict[str, str | bytes] = {"word/document.xml": part("document", f"<w:body>{body}</w:body>", namespace)}
    files.update(parts or {})
    names = [path.removeprefix("word/") for path in files if path.startswith("word/") and path != "word/document.xml"]
    related = "".join(
        f'<Relationship Id="r{at}" Type="{_RELATED}/{name.removesuffix(".xml").rstrip("0123456789")}" Target="{name}"/>'
        for at, name in enumerate(names)
    )
    files["word/_rels/document.xml.rels"] = f"<Relationships>{related}</Relationships>"
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in files.items():
            archive.writestr(zipfile.ZipInfo(path, (2019, 5, 6, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return data.getvalue()
