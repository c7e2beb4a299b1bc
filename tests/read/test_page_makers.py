"""Pages in the styles of many makers, each with its exact text, and what is told of it, in a file beside it.

The pages are written for these tests, in our own words; `files/README.md` names those that a tool made.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree, html

from tumen.ledger import Report
from tumen.read import read_report
from tumen.read.decoding import decode
from tumen.read.pageblocks import one_line

HERE = Path(__file__).parent
PAGES = sorted(
    [*(HERE / "pages").glob("*.html"), HERE / "files" / "chromium-dom.html", HERE / "files" / "libreoffice.html"]
)


def report_of(page: Path) -> Report:
    return read_report(page.read_bytes(), name=page.name)


def told(report: Report) -> str:
    """What is told of a report, line by line, then its text: the form of the files beside the pages."""
    fields = {
        "Title": report.title,
        "Publisher": report.publisher,
        "Byline": report.byline,
        "URL": report.url,
        "Language": report.language,
        "Published": f"{report.published} ({report.published_from})" if report.published else None,
    }
    lines = [f"{name}: {value}" for name, value in fields.items() if value is not None]
    lines += [f"Flag: {flag}" for flag in report.flags]
    lines += [f"Caption: {report.text[start:end]}" for start, end in report.captions]
    lines += [f"Furniture: {report.text[start:end]}".replace("\n\n", " ¶ ") for start, end in report.furniture]
    return "\n".join(lines) + f"\n\n{report.text}\n"


def test_there_are_pages_of_many_makers() -> None:
    assert len(PAGES) >= 25


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_has_exactly_this_text_and_says_this_about_itself(page: Path) -> None:
    assert told(report_of(page)) == page.with_suffix(".txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_paragraph_leads_to_the_element_that_holds_it(page: Path) -> None:
    report = report_of(page)
    markup, _ = decode(page.read_bytes(), name=page.name)
    tree = html.document_fromstring(markup.encode(), parser=html.HTMLParser(encoding="utf-8")).getroottree()
    paragraphs = report.text.split("\n\n")
    assert [report.text[anchor.start : anchor.end] for anchor in report.anchors] == paragraphs
    for anchor, paragraph in zip(report.anchors, paragraphs, strict=True):
        (element,) = tree.xpath(anchor.where)
        assert tree.getpath(element) == anchor.where
        inside = one_line("".join(text for text in element.itertext() if isinstance(text, str)))
        for words in paragraph.removeprefix("- ").strip("| ").split(" | "):
            assert "".join(words.split()) in "".join(inside.split())


def test_places_are_those_of_the_page_before_anything_was_taken_out() -> None:
    page = b"<html><body><nav>a</nav><p hidden>b</p><script>1</script><div><p>c</p></div><p>%s</p></body></html>" % (
        b"Around 300 workers arrived at a garment plant in a border town, a trader said on Tuesday. " * 3
    )
    report = read_report(page, name="a.html")
    assert [anchor.where for anchor in report.anchors] == ["/html/body/p[2]"]
    assert etree.fromstring(page, parser=etree.HTMLParser()).xpath("/html/body/p[2]")[0].text.startswith("Around 300")
