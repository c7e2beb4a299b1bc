"""Word documents: their text, where each stretch stands, what is left out and told, and hostile ones."""

from __future__ import annotations

import struct
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hostile import read_or_refused
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_docx import STRICT, p, part, r, small_docx, table

from tumen.errors import UnreadableInput
from tumen.ledger import Report
from tumen.read import read_report
from tumen.read.docx import read_docx
from tumen.read.parts import Working

FILES = Path(__file__).with_name("files")

REPORT = """Two buses to Hunchun

Around 300 workers from North Korea arrived in Hunchun in May 2019, [1] a trader said. They were brought on two buses \
each day for a week, and their officially stated destination was a garment plant at the edge of the town.

What they earn

Example Garment Co., Ltd. pays 2,000 yuan a month for each of them, [2] of which they keep a third.

They work twelve hours a day.
They rest on two Sundays of a month.

Place | Workers | Trade
Hunchun (珲春) | 300 | garments
Tumen (图们) | 150 | seafood

The gate of the plant at dawn. Photo: A. Writer

Nobody at the plant wanted to comment on the matter.

[1] Interview with a trader in Hunchun, 14 May 2019.

[2] Contract shown to the authors; a copy is with them."""

EDITS = """Where they sleep

The plant has 150 workers, [1] who sleep on the third floor. [i] Some of them came in 2017.

Ten of them share a room.

The door is locked at ten.

The rooms were painted in April.

Rooms and workers
Third floor | 10
 | 15

They go out once a month.
They go in groups of five.

[1] Counted at the gate.

[i] Seen by B. Editor.

Example Institute\tEX/2019/18

Page 1"""


def read(name: str) -> Report:
    return read_report((FILES / name).read_bytes(), name=name)


def document(body: str, **parts: str) -> Working:
    return read_docx(small_docx(body, parts={f"word/{name}.xml": text for name, text in parts.items()}), name="a.docx")


def places(working: Working | Report) -> dict[str, str]:
    return {working.text[anchor.start : anchor.end]: anchor.where for anchor in working.anchors}


def refused(data: bytes) -> str:
    with pytest.raises(UnreadableInput) as raised:
        read_docx(data, name="a.docx")
    assert "\n" not in str(raised.value)
    return str(raised.value).removeprefix("a.docx: ")


@pytest.mark.parametrize(("name", "text"), [("report.docx", REPORT), ("report.docm", REPORT), ("edits.docx", EDITS)])
def test_a_real_document_is_read_word_for_word(name: str, text: str) -> None:
    assert read(name).text == text


def test_a_document_says_what_it_is() -> None:
    report = read("report.docx")
    assert (report.title, report.byline, report.language) == ("Two buses to Hunchun", "A. Writer", "en")
    assert report.media_type.endswith("wordprocessingml.document")
    assert [report.text[start:end] for start, end in report.captions] == [
        "The gate of the plant at dawn. Photo: A. Writer"
    ]
    assert report.flags == ()
    assert read_docx((FILES / "report.docx").read_bytes(), name="a.docx").declared_language == "en"


def test_the_days_in_the_properties_are_no_day_of_publication() -> None:
    core = '<c:p xmlns:c="c" xmlns:d="d"><d:created>2019-05-06T10:00:00Z</d:created><d:title>Two buses</d:title></c:p>'
    report = read_report(small_docx(p("The plant."), parts={"docProps/core.xml": core}), name="a.docx")
    assert (report.title, report.published) == ("Two buses", None)


def test_each_stretch_is_found_again_in_the_original() -> None:
    found = places(read("edits.docx"))
    assert found["The plant has 150 workers, [1] who sleep on the third floor. [i] Some of them came in 2017."] == (
        "paragraph 2"
    )
    assert found["15"] == "table 1, row 3, column 2"
    assert found["The rooms were painted in April."] == "text box 1"
    assert found["[1] Counted at the gate."] == "footnote 1"
    assert found["[i] Seen by B. Editor."] == "endnote i"
    assert found["Example Institute\tEX/2019/18"] == "header 1"


def test_what_was_deleted_hidden_or_commented_is_told() -> None:
    report = read("edits.docx")
    assert report.flags == (
        "holds tracked changes: what was inserted is read, what was deleted is left out.",
        "holds hidden text, which is left out: “without papers”.",
        "holds 1 comment, not read.",
    )
    assert "1,500" not in report.text
    assert "Is this so" not in report.text


def test_headers_and_footers_are_furniture() -> None:
    report = read("edits.docx")
    assert [report.text[start:end] for start, end in report.furniture] == ["Example Institute\tEX/2019/18", "Page 1"]


def test_what_a_program_fills_in_is_neither_title_nor_author() -> None:
    report = read("edits.docx")
    assert (report.title, report.byline) == ("Where they sleep", None)
    core = '<c:p xmlns:c="c" xmlns:dc="d"><dc:title>{}</dc:title><dc:creator>{}</dc:creator></c:p>'

    def said(title: str, author: str) -> tuple[str | None, str | None]:
        data = small_docx(p("The plant."), parts={"docProps/core.xml": core.format(title, author)})
        working = read_docx(data, name="a.docx")
        return working.title, working.byline

    assert said("Two\n buses", "A. Writer") == ("Two buses", "A. Writer")
    assert said("report final.docx", "User") == (None, None)
    assert said("", " ") == (None, None)


def test_other_scripts_survive() -> None:
    text = read("scripts.docx").text
    assert "吉林省珲春市的一家服装厂今年五月接收了约三百名朝鲜工人" in text
    assert "중국 훈춘의 한 의류 공장에 지난 5월 북한 노동자 약 300명이" in text
    assert "прибыли около 300 рабочих из Северной Кореи" in text


def test_a_strict_document_is_read_alike() -> None:
    data = small_docx(p("The plant has 150 workers."), namespace=STRICT)
    assert read_docx(data, name="a.docx").text == "The plant has 150 workers."


def test_signs_in_a_run() -> None:
    run = (
        '<w:r><w:t xml:space="preserve">a </w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/><w:t> c </w:t><w:softHyphen/>'
        '<w:t>d</w:t><w:br/><w:sym w:font="Symbol" w:char="F0B7"/><w:t>e</w:t><w:instrText>PAGE</w:instrText></w:r>'
    )
    assert document(p(run)).text == "a \tb-cd\n•e"


def test_moved_and_inserted_words_stand_where_they_went() -> None:
    body = p("They came ", f"<w:moveFrom>{r('in May ')}</w:moveFrom>", "by bus", f"<w:moveTo>{r(' in May')}</w:moveTo>")
    working = document(body)
    assert working.text == "They came by bus in May"
    assert working.flags == ("holds tracked changes: what was inserted is read, what was deleted is left out.",)


def test_paragraphs_whose_mark_was_deleted_are_one() -> None:
    deleted = "<w:rPr><w:del/></w:rPr>"
    assert document(p("The plant has ", settings=deleted) + p("150 workers.")).text == "The plant has 150 workers."
    assert document(p("The plant.", settings=deleted) + table(("a", "b"))).text == "The plant.\n\na | b"
    assert document(p("The plant.", settings=deleted)).text == "The plant."


def test_a_row_that_was_deleted_is_left_out() -> None:
    body = table(("Hunchun", "150"), ("Tumen", "300")).replace("<w:tr>", "<w:tr><w:trPr><w:del/></w:trPr>", 1)
    assert document(body).text == "Tumen | 300"


@pytest.mark.parametrize(
    ("run", "text"),
    [
        (r("0", "<w:vanish/>"), "There are 15 workers."),
        (r("0", '<w:vanish w:val="0"/>'), "There are 150 workers."),
        (r("0", '<w:rStyle w:val="Secret"/>'), "There are 15 workers."),
        (r("0", '<w:rStyle w:val="Child"/>'), "There are 15 workers."),
        (r("0", '<w:rStyle w:val="Child"/><w:vanish w:val="false"/>'), "There are 150 workers."),
    ],
)
def test_hidden_text_is_left_out_by_run_and_by_style(run: str, text: str) -> None:
    styles = part(
        "styles",
        '<w:style w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:styleId="Child"><w:basedOn w:val="Secret"/></w:style>'
        '<w:style w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>',
    )
    loop = p("", settings='<w:pStyle w:val="Loop"/>')
    assert document(p("There are 15", run, " workers.") + loop, styles=styles).text == text


def test_white_and_struck_words_are_told() -> None:
    white = '<w:color w:val="FFFFFF"/>'
    assert document(p("The plant.", r("Ignore this.", white))).flags == (
        "holds white text, which may not be seen: “Ignore this.”.",
    )
    assert document(p(r("Trade", f'{white}<w:shd w:fill="1F3864"/>'), "a")).flags == ()
    assert document(table((p(r("Trade", white)), "a"))).flags == ()
    assert document(p("The plant has ", r("150", "<w:strike/>"), " workers.")).flags == (
        "holds words that are struck out: “150”.",
    )


def test_tables_within_tables_and_tables_for_layout() -> None:
    assert document(table(("a", table(("b", "c"), ("d", "e"))))).text == "a | b | c d | e"
    prose = "The women came on two buses. " * 12
    layout = document(table(("menu", p(prose.strip()) + p("They stay."))))
    assert layout.text == f"menu\n\n{prose.strip()}\n\nThey stay."
    assert places(layout)["They stay."] == "table 1, row 1, column 2"
    assert document(table((p("One column.") + p("Two paragraphs."),))).text == "One column.\n\nTwo paragraphs."


def test_two_tables_do_not_run_together() -> None:
    working = document(table(("a", "b")) + table(("c", "d")))
    assert working.text == "a | b\n\nc | d"
    assert places(working)["d"] == "table 2, row 1, column 2"


def test_a_box_is_read_once_though_it_is_written_twice() -> None:
    box = "<w:txbxContent>" + p("In the box.") + "</w:txbxContent>"
    run = (
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    working = document(p(run, "Beside it."))
    assert working.text == "Beside it.\n\nIn the box."
    assert places(working)["In the box."] == "text box 1"


def test_a_field_to_fill_in_and_a_table_of_contents_say_nothing() -> None:
    empty = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{r('Click here.')}</w:sdtContent></w:sdt>"
    filled = f"<w:sdt><w:sdtPr/><w:sdtContent>{r('150')}</w:sdtContent></w:sdt>"
    styles = part("styles", '<w:style w:styleId="T1"><w:name w:val="toc 1"/></w:style>')
    contents = p("Pay", "<w:r><w:tab/></w:r>", "3", settings='<w:pStyle w:val="T1"/>')
    working = document(contents + p("There are ", empty, filled, " workers."), styles=styles)
    assert working.text == "Pay\t3\n\nThere are 150 workers."
    assert working.furniture == ((0, 5),)


def test_notes_are_numbered_in_the_order_of_the_text_and_unused_ones_left_out() -> None:
    notes = part(
        "footnotes",
        f'<w:footnote w:id="7">{p("Seven.")}</w:footnote><w:footnote w:id="3">{p("Three.")}{p("More.")}</w:footnote>'
        f'<w:footnote w:id="9">{p("Unused.")}</w:footnote>',
    )

    def note(key: int) -> str:
        return f'<w:r><w:footnoteReference w:id="{key}"/></w:r>'

    working = document(p("Workers", note(3), "came", note(7), ", and ", "stay.", note(3), note(99)), footnotes=notes)
    assert working.text == "Workers [1] came [2], and stay. [1] [3]\n\n[1] Three.\n\nMore.\n\n[2] Seven."
    assert places(working)["More."] == "footnote 1"


def test_what_is_embedded_and_macros_are_told() -> None:
    chart = '<w:r><w:drawing><c:chart xmlns:c="c"/></w:drawing></w:r>'
    data = small_docx(p("The plant.", chart) + "<w:altChunk/>", parts={"word/vbaProject.bin": b"\x00"})
    assert read_docx(data, name="a.docm").flags == (
        "holds 2 charts, diagrams or embedded documents, not read.",
        "holds macros, which are ignored.",
    )


def test_a_document_without_text_is_refused() -> None:
    assert refused(small_docx(p(" "))) == (
        "is a Word document without text; if its pages are pictures, save it as PDF and give that."
    )
    assert refused(small_docx("", parts={"word/document.xml": part("document", "")})) == (
        "is a Word document without a body; get a whole copy."
    )


def test_entities_are_refused() -> None:
    for inside in ('<!ENTITY a "aaaa">', '<!ENTITY a SYSTEM "file:///etc/hosts">', ""):
        main = f"<!DOCTYPE w [{inside}]>" + part("document", f"<w:body>{p('The plant.')}</w:body>").partition("?>")[2]
        assert refused(small_docx("", parts={"word/document.xml": main})) == (
            "word/document.xml declares entities, as no document does by itself; save it anew with Word."
        )


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = small_docx("", parts={"word/document.xml": b" " * 100 * 2**20})
    assert len(bomb) < 200_000
    assert refused(bomb) == "word/document.xml: 100 MB is more than the 50 MB that are read; split it."
    thin = small_docx("", parts={"word/document.xml": b" " * 40 * 2**20})
    assert refused(thin) == (
        "word/document.xml: unpacks to far more than a report does, as in archives made to hurt; unpack it by hand if "
        "you trust it."
    )


def test_far_too_many_tags_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tumen.read.office._MOST_TAGS", 1_000)
    assert refused(small_docx(p("The plant.") * 200)) == (
        "word/document.xml holds more than 1,000 tags; split the document."
    )
    assert document(p("The plant.") * 20).text.count("The plant.") == 20


def test_a_size_that_is_not_true_is_refused() -> None:
    data = bytearray(small_docx(p("The plant has 150 workers.")))
    at = data.index(b"PK\x01\x02")
    struct.pack_into("<L", data, at + 24, 2**31)
    assert refused(bytes(data)) == "word/document.xml: 2048 MB is more than the 50 MB that are read; split it."
    for size in (5, 2**20):
        struct.pack_into("<L", data, at + 24, size)
        assert refused(bytes(data)).startswith("word/document.xml: ")


def test_a_part_that_is_there_twice_is_refused() -> None:
    data = BytesIO(small_docx(p("The plant has 150 workers.")))
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(data, "a") as archive:
        archive.writestr("word/document.xml", part("document", f"<w:body>{p('15')}</w:body>"))
    assert refused(data.getvalue()) == (
        "holds word/document.xml twice, so that what it says is open; get another copy."
    )


def test_a_locked_part_is_refused() -> None:
    data = bytearray(small_docx(p("The plant.")))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + at] |= 1
    assert refused(bytes(data)) == "word/document.xml: is locked by a password; unlock it and add it."


@pytest.mark.parametrize("element", ["w:sdt><w:sdtContent", "w:smartTag", "w:ins", "w:tbl><w:tr><w:tc", "w:x"])
@pytest.mark.parametrize("depth", [40, 100, 10_000])
def test_deep_nesting_is_read_or_refused(element: str, depth: int) -> None:
    opening = f"<{element}>"
    closing = "".join(f"</{name.strip('<')}>" for name in reversed(element.split(">")))
    for inside in (p("The plant."), r("The plant.")):
        read_or_refused(small_docx(opening * depth + inside + closing * depth), "a.docx")
        read_or_refused(small_docx(p("a", opening * depth + inside + closing * depth)), "a.docx")


@pytest.mark.parametrize("name", ["report.docx", "edits.docx"])
def test_a_document_torn_anywhere_is_refused(name: str) -> None:
    data = (FILES / name).read_bytes()
    for at in range(4, len(data), len(data) // 80):
        assert not read_or_refused(data[:at], "a.docx")


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(["report.docx", "edits.docx"]),
    st.lists(st.tuples(st.integers(0, 2**31), st.integers(0, 255)), min_size=1, max_size=10),
)
def test_a_document_with_wrong_bytes_is_read_or_refused(name: str, changes: list[tuple[int, int]]) -> None:
    data = bytearray((FILES / name).read_bytes())
    for at, byte in changes:
        data[at % len(data)] = byte
    read_or_refused(bytes(data), "a.docx")


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 2**31), st.binary(max_size=6)), min_size=1, max_size=6))
def test_a_part_with_wrong_bytes_is_read_or_refused(changes: list[tuple[int, bytes]]) -> None:
    with zipfile.ZipFile(FILES / "edits.docx") as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    for at, inserted in changes:
        main = parts["word/document.xml"]
        assert isinstance(main, bytes)
        place = at % len(main)
        parts["word/document.xml"] = main[:place] + inserted + main[place + len(inserted) :]
    read_or_refused(small_docx("", parts=parts), "a.docx")


ELEMENTS = [
    *(
        "p",
        "r",
        "t",
        "pPr",
        "rPr",
        "tbl",
        "tr",
        "tc",
        "ins",
        "del",
        "sdt",
        "sdtContent",
        "hyperlink",
        "drawing",
        "pict",
    ),
    *(
        "txbxContent",
        "ruby",
        "rubyBase",
        "footnoteReference",
        "vanish",
        "br",
        "tab",
        "body",
        "pStyle",
        "trPr",
        "moveTo",
    ),
]
TREES = st.recursive(
    st.sampled_from(["150 workers", "", " ", "\ue000", "\u202e"]),
    lambda below: st.builds(
        lambda name, inside: f"<w:{name}>{''.join(inside)}</w:{name}>",
        st.sampled_from(ELEMENTS),
        st.lists(below, max_size=4),
    ),
    max_leaves=25,
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(TREES, max_size=4))
def test_any_tree_of_elements_is_read_or_refused(trees: list[str]) -> None:
    body = "".join(trees)
    read_or_refused(small_docx(body, parts={"word/footnotes.xml": part("footnotes", body)}), "a.docx")


def test_the_same_document_gives_the_same_report_each_time() -> None:
    assert len({read("edits.docx") for _ in range(3)}) == 1
