"""PDF files of several makers: their text, where each line stands, what is told of them, and hostile ones."""

from __future__ import annotations

from pathlib import Path

import pytest
from hostile import read_or_refused
from hypothesis import given, settings
from hypothesis import strategies as st
from small_pdfs import assembled, column, shown, small_pdf, stream

from tumen.errors import UnreadableInput
from tumen.ledger import Report
from tumen.read import read_report
from tumen.read.pdf import read_pdf

FILES = Path(__file__).with_name("files")


def read(name: str) -> Report:
    return read_report((FILES / name).read_bytes(), name=name)


def text_of(*pages: list[bytes]) -> str:
    return read_pdf(small_pdf(*pages), name="a.pdf").text


def furniture(report: Report) -> list[str]:
    return [report.text[start:end] for start, end in report.furniture]


def where(report: Report, words: str) -> str:
    """The place in the original of the line in which the words begin."""
    at = report.text.index(words)
    return next(anchor.where for anchor in report.anchors if anchor.start <= at < anchor.end)


def refused(data: bytes) -> str:
    with pytest.raises(UnreadableInput) as raised:
        read_pdf(data, name="a.pdf")
    assert "\n" not in str(raised.value)
    return str(raised.value).removeprefix("a.pdf: ")


REPORT = """Two buses to Hunchun

Around 300 workers from North Korea arrived in Hunchun in May 2019, [1] a trader said. They were brought on two buses \
each day for a week, and their officially stated destination was a garment plant at the edge of the town.

What they earn

Example Garment Co., Ltd. pays 2,000 yuan a month for each of them, [2] of which they keep a third.

• They work twelve hours a day.
• They rest on two Sundays of a month.

Place | Workers | Trade
Hunchun (珲春) | 300 | garments
Tumen (图们) | 150 | seafood

The gate of the plant at dawn. Photo: A. Writer

Nobody at the plant wanted to comment on the matter.

[1] Interview with a trader in Hunchun, 14 May 2019.

[2] Contract shown to the authors; a copy is with them."""

COLUMNS = """Two buses to Hunchun

The first bus came before sunrise, a trader in the town said, and the second an hour later. Each carried about forty \
women in dark coats, and two men who counted them at the gate and then again in the yard.

Around 300 workers came in this way within a week. They live on the third floor of the plant, behind a door that is \
locked at ten, and they go out once a month in groups of five with one of the two men.

The plant sews jackets for buyers abroad. It pays 2,000 yuan a month for each worker to a company that nobody in the \
town could name, and the women are said to keep less than a third of that.

A second plant, which freezes seafood, is waiting for another 150 workers. Their rooms were painted in April, the \
trader said, and the beds stand ready, but the papers had not come when he last asked."""

SCRIPTS = """A plant in four languages

吉林省珲春市的一家服装厂今年五月接收了约三百名朝鲜工人，一位商人说。工人们住在厂房三楼，每月工资两千元，其中三分之二由一家公司扣下。\
第二家工厂还在等待一百五十名工人。

중국 훈춘의 한 의류 공장에 지난 5월 북한 노동자 약 300명이 도착했다고 한 무역업자가 말했다. 노동자들은 공장 3층에서 \
지내며, 한 달에 2,000위안을 받지만 그 가운데 3분의 2는 회사가 가져간다.

В мае на швейную фабрику в Хуньчуне прибыли около 300 рабочих из Северной Кореи, сказал торговец. Они живут на третьем \
этаже фабрики и получают 2000 юаней в месяц, из которых две трети забирает компания."""

PRINTED = """Workers at a plant

6 May 2019

Around 300 workers from North Korea arrived at a garment plant in a border town [1], a trader said on Monday. They are \
officially trainees, and their first shift began on the day they came.

The plant in 珲春 sews jackets for buyers abroad. 在珲春的工厂里，工人们每月领到两千元。 It covers 4,000 m².

Place | Workers
Hunchun | 300
Tumen | 150

A second plant waits for 150 more. Its rooms were painted in April, and nobody wants to say when they will come.

[1] Seen by the author.

11/26/26, 2:51 AM | Workers at a plant | Example News
http://example.org/www/2019/05/06/workers.html | 1/1"""

NOTICE = """Notice to the workers

From 1 June 2019 the night shift begins at seven in the evening. All 300 workers of the second line will change their \
rooms on Sunday. Passes are kept by the office on the second floor.

Example Garment Co., Ltd., Hunchun, 27 May 2019"""


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("report.pdf", REPORT),
        ("columns.pdf", COLUMNS),
        ("scripts.pdf", SCRIPTS),
        ("printed.pdf", PRINTED),
        ("layer.pdf", NOTICE),
        ("restricted.pdf", NOTICE),
    ],
)
def test_a_real_file_is_read_word_for_word(name: str, text: str) -> None:
    assert read(name).text == text


def test_a_line_is_found_again_by_its_page_and_number() -> None:
    report = read("columns.pdf")
    assert where(report, "The first bus") == "page 1, line 2"
    assert where(report, "The plant sews") == "page 1, line 18"
    assert where(report, "when he last asked.") == "page 1, line 33"
    assert [report.text[anchor.start : anchor.end] for anchor in report.anchors[:3]] == [
        "Two buses to Hunchun",
        "The first bus came before",
        "sunrise, a trader in the",
    ]


def test_headers_footers_and_page_numbers_are_furniture_and_no_sentence_holds_them() -> None:
    report = read("panel.pdf")
    assert furniture(report) == [
        line for page in (1, 2, 3) for line in ("Example Institute | EX/2019/17", f"19-00017 {page}/3")
    ]
    crossing = (
        "One of them speaks Chinese. He has a telephone and is the only one who may use it, and he writes a report "
        "every Saturday that goes over the bridge with the next bus."
    )
    assert crossing in report.text
    assert {where(report, words) for words in ("Two men from the same", "asked her for a newspaper")} == {
        "page 1, line 25",
        "page 2, line 7",
    }
    assert where(report, "19-00017 3/3").startswith("page 3, line ")


def test_notes_stand_after_the_paragraph_in_which_their_page_ends() -> None:
    text = read("panel.pdf").text
    assert (
        "nobody has ever asked her for a newspaper.\n\n[1] Interview with a trader in Hunchun, 14 May 2019.\n\n"
        "[2] Two women who sell at the market said the same.\n\n[3] Contract of 2 April 2019, shown to the authors.\n\n"
        "Food\n\n" in text
    )
    assert "a trader said. [1] They came" in text


def test_what_the_file_says_of_itself_is_told() -> None:
    report = read("report.pdf")
    assert (report.title, report.byline, report.media_type) == ("Two buses to Hunchun", "A. Writer", "application/pdf")
    assert read_pdf((FILES / "report.pdf").read_bytes(), name="a.pdf").declared_language == "en"


@pytest.mark.parametrize(
    ("title", "read_as"),
    [
        ("(Two buses)", "Two buses"),
        ("<FEFF004100D8>", "AØ"),
        ("<FEFF0041D800>", "A�"),
        ("(Two\\012buses\\033[31m)", "Two buses˙[31m"),
        ("()", None),
        ("(Microsoft Word - a.doc)", None),
        (f"({'a' * 30_000})", None),
    ],
)
def test_a_title_is_words_on_one_line_whatever_stands_there(title: str, read_as: str | None) -> None:
    data = small_pdf(column(LEFT, 50, 700), info=f"/Title {title} /Author {title}", root="/Lang (ko-KR)")
    working = read_pdf(data, name="a.pdf")
    assert working.title == read_as
    assert working.declared_language == "ko"


def test_the_day_a_file_was_made_is_no_day_of_publication() -> None:
    data = (FILES / "report.pdf").read_bytes()
    assert b"/CreationDate" in data
    report = read_report(data, name="report.pdf")
    assert (report.published, report.published_from) == (None, None)


def test_the_address_that_a_browser_printed_is_the_source_and_its_clock_is_no_date() -> None:
    report = read("printed.pdf")
    assert report.url == "http://example.org/www/2019/05/06/workers.html"
    assert (str(report.published), report.published_from) == ("2019-05-06", "url")
    assert furniture(report) == PRINTED.split("\n")[-2:]
    assert report.title == "Workers at a plant | Example News"


def test_a_locked_file_is_refused_by_name() -> None:
    with pytest.raises(
        UnreadableInput, match=r"^locked\.pdf: is locked with a password; save an open copy and give that\.$"
    ):
        read("locked.pdf")


def test_a_layer_of_text_that_other_software_read_is_told() -> None:
    assert read("layer.pdf").flags == (
        "page 1: text lies unseen on a picture, where other software has read it by OCR: check every number against "
        "the page.",
    )


@pytest.mark.parametrize("name", ["report.pdf", "columns.pdf", "panel.pdf", "scripts.pdf", "printed.pdf"])
def test_a_sound_file_has_nothing_to_tell(name: str) -> None:
    assert read(name).flags == ()


@pytest.mark.parametrize("name", ["report.pdf", "panel.pdf", "scripts.pdf", "printed.pdf"])
def test_anchors_are_in_order_and_within_the_text(name: str) -> None:
    report = read(name)
    edges = [edge for anchor in report.anchors for edge in (anchor.start, anchor.end)]
    assert edges == sorted(edges)
    assert edges[-1] == len(report.text)
    assert len({anchor.where for anchor in report.anchors}) == len(report.anchors)


LEFT = "The first bus came before the\nsun did, and the second came\nan hour later with the rest of\nthe women."
RIGHT = "A second plant, which freezes\nseafood, is waiting for another\n150 workers, but their papers\nhad not come."
LEFT_TEXT = "The first bus came before the sun did, and the second came an hour later with the rest of the women."
RIGHT_TEXT = "A second plant, which freezes seafood, is waiting for another 150 workers, but their papers had not come."


def test_columns_that_the_file_has_line_by_line_are_read_column_by_column() -> None:
    left, right = column(LEFT, 50, 700), column(RIGHT, 300, 700)
    rows = [line for pair in zip(left, right, strict=True) for line in pair]
    assert text_of(rows) == f"{LEFT_TEXT}\n\n{RIGHT_TEXT}"
    heading = shown("Two buses and a second plant in the town of the river", 50, 720)
    assert text_of([heading, *rows]).startswith("Two buses and a second plant in the town of the river")


def test_a_column_that_begins_beside_the_end_of_another_is_told_apart() -> None:
    right = column(RIGHT, 300, 700 - 12 * 3)
    assert text_of([*column(LEFT + " And men.", 50, 700), *right]) == f"{LEFT_TEXT} And men.\n\n{RIGHT_TEXT}"


def test_a_table_with_long_cells_is_no_page_of_columns() -> None:
    rows = [
        shown(words, x, 700 - 12 * at)
        for at in range(4)
        for words, x in (("Example Garment Co., Ltd.", 50), ("jackets for buyers abroad", 250), ("150", 450))
    ]
    row = "Example Garment Co., Ltd. | jackets for buyers abroad | 150"
    assert text_of(rows) == "\n".join([row] * 4)
    short = [
        shown(words, x, 652 - 12 * at)
        for at in range(4)
        for words, x in (("Tumen", 50), ("seafood", 250), ("150", 450))
    ]
    few = [one for one in rows if b"(150)" not in one]
    assert text_of([*few, *short, *short[:6]]).startswith("Example Garment Co., Ltd. | jackets for buyers abroad\n")


def test_lines_that_the_file_has_in_no_order_are_read_from_the_top() -> None:
    lines = f"{LEFT}\n{RIGHT}"
    assert text_of(column(lines, 50, 700)[::-1]) == f"{LEFT_TEXT}\n\n{RIGHT_TEXT}"


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_a_page_that_is_turned_is_read_all_the_same(angle: int) -> None:
    turned = small_pdf(column(f"{LEFT}\n{RIGHT}", 50, 700), page=f"/Rotate {angle}")
    assert read_pdf(turned, name="a.pdf").text == f"{LEFT_TEXT}\n\n{RIGHT_TEXT}"


@pytest.mark.parametrize("page", ["", "/Rotate 90"])
def test_lines_that_run_up_the_page_are_read_as_lines(page: str) -> None:
    lines = [
        f"BT /F 10 Tf 0 1 -1 0 {100 + 12 * at} 60 Tm ({line}) Tj ET\n".encode()
        for at, line in enumerate(LEFT.split("\n"))
    ]
    assert read_pdf(small_pdf(lines, page=page), name="a.pdf").text == LEFT_TEXT


def test_words_that_run_up_the_margin_do_not_mix_with_the_lines() -> None:
    margin = b"BT /F 20 Tf 0 1 -1 0 30 60 Tm (DRAFT OF MAY) Tj ET\n"
    for lines in ([margin, *column(LEFT, 50, 700)], [*column(LEFT, 50, 700), margin]):
        assert text_of(lines) == f"{LEFT_TEXT}\n\nDRAFT OF MAY"


def test_letters_made_large_by_a_matrix_have_the_size_they_are_seen_in() -> None:
    lines = [
        f"BT /F 1 Tf 10 0 0 10 50 {700 - 12 * at} Tm ({line}) Tj ET\n".encode()
        for at, line in enumerate(LEFT.split("\n"))
    ]
    assert text_of(lines) == LEFT_TEXT


def test_paragraphs_are_told_by_space_indent_and_short_lines() -> None:
    first = "They came on two buses each day for a week, a\ntrader said, and nobody at the plant wanted to\nsay a word."
    second = "The plant sews jackets for buyers abroad, as it\ndid the year before."
    lines = first.count("\n") + 1
    texts = (" ".join(first.split("\n")), " ".join(second.split("\n")))
    spaced = [*column(first, 50, 700), *column(second, 50, 700 - 12 * lines - 8)]
    assert text_of(spaced) == "\n\n".join(texts)
    tight = [*column(first, 50, 700), *column(second, 50, 700 - 12 * lines)]
    assert text_of(tight) == "\n\n".join(texts)
    address = column("Example Garment Co., Ltd.\n12 Long Street\nHunchun", 50, 740)
    assert text_of([*address, *spaced]) == "\n\n".join(("Example Garment Co., Ltd.\n12 Long Street\nHunchun", *texts))


def test_a_sentence_goes_on_across_pages_past_its_footer() -> None:
    def page(number: int, lines: str) -> list[bytes]:
        return [*column(lines, 50, 700), shown(f"- {number} -", 300, 40)]

    assert text_of(page(1, FIRST), page(2, SECOND)) == f"{CROSSING}\n\n- 1 -\n- 2 -"


def test_the_same_words_at_other_heights_do_not_run_along() -> None:
    pages = [
        [shown("What they earn", 50, height), *column(words, 50, 650)] for height, words in ((760, LEFT), (735, RIGHT))
    ]
    working = read_pdf(small_pdf(*pages), name="a.pdf")
    assert working.furniture == ()
    assert working.text == f"What they earn\n\n{LEFT_TEXT}\n\nWhat they earn\n\n{RIGHT_TEXT}"


FIRST = "They came on two buses each day for a week, a\ntrader said, and nobody at the plant wanted to"
SECOND = "say a word about the matter when the women had\ngone to their rooms."
CROSSING = (
    "They came on two buses each day for a week, a trader said, and nobody at the plant wanted to say a word about the "
    "matter when the women had gone to their rooms."
)


def test_a_note_that_goes_on_at_the_foot_of_the_next_page_stands_in_no_sentence() -> None:
    foot = [*column("1 Interview with a trader in Hunchun, who had counted the women", 50, 60, size=7, leading=8)]
    rest = column("at the gate of the plant.", 50, 60, size=7, leading=8)
    pages = [*column(LEFT, 50, 700), *foot], [*column(FIRST, 50, 700), *rest], column(SECOND, 50, 700)
    assert text_of(*pages) == (
        f"{LEFT_TEXT}\n\n[1] Interview with a trader in Hunchun, who had counted the women\n\n{CROSSING}\n\n"
        "at the gate of the plant."
    )


def test_a_heading_at_the_end_of_a_page_stays_with_its_paragraph() -> None:
    foot = column("1 Interview with a trader.", 50, 60, size=7)
    first = [*column(LEFT, 50, 700), shown("What they earn", 50, 600, size=14), *foot]
    assert text_of(first, column(RIGHT, 50, 700)) == (
        f"{LEFT_TEXT}\n\nWhat they earn\n\n{RIGHT_TEXT}\n\n[1] Interview with a trader."
    )


def test_an_indented_line_at_the_top_of_a_page_begins_a_paragraph() -> None:
    second = [
        shown("Another plant waits for 150 more of them, and", 70, 700),
        *column("its rooms are painted.", 50, 688),
    ]
    assert text_of(column(FIRST, 50, 700), second) == (
        f"{' '.join(FIRST.split())}\n\nAnother plant waits for 150 more of them, and its rooms are painted."
    )


def test_rows_of_years_at_the_top_of_pages_are_no_page_numbers() -> None:
    pages = [[shown(f"{2017 + at}", 50, 750), shown("150", 300, 750), *column(LEFT, 50, 700)] for at in range(2)]
    pages[1][2:] = column(RIGHT, 50, 700)
    assert text_of(*pages).count(" | 150\n") == 2
    assert text_of(*pages).startswith("2017 | 150\n")


def test_a_page_that_is_there_twice_is_no_header() -> None:
    working = read_pdf(small_pdf(column(LEFT, 50, 780), column(LEFT, 50, 780)), name="a.pdf")
    assert working.text == f"{LEFT_TEXT}\n\n{LEFT_TEXT}"
    assert working.furniture == ()


@pytest.mark.parametrize(
    ("before", "raised", "after", "text"),
    [
        ("The plant had 150 workers", "1", "in May.", "The plant had 150 workers [1] in May."),
        ("It covers 40 m", "2", "in all.", "It covers 40 m² in all."),
        ("On the 1", "st", "of May.", "On the 1st of May."),
        ("There were 150", "3", " of them.", "There were 150 [3] of them."),
        ("A trader saw them", "1,2", ", he said.", "A trader saw them [1,2], he said."),
    ],
)
def test_a_raised_number_is_told_apart_from_the_word_before_it(before: str, raised: str, after: str, text: str) -> None:
    move = "4 Ts /F 6 Tf"
    line = f"BT /F 10 Tf 50 700 Td ({before}) Tj {move} ({raised}) Tj 0 Ts /F 10 Tf ( {after.strip()}) Tj ET".encode()
    assert text_of([line.replace(b"( ,", b"(,")]) == text


def test_broken_words_ligatures_and_soft_hyphens_are_mended() -> None:
    assert text_of(column("The women were told of the arrange-\nment in May.", 50, 700)) == (
        "The women were told of the arrangement in May."
    )
    cmap = (
        b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange "
        b"4 beginbfchar <41> <FB03> <42> <00AD> <43> <2F2F> <44> <2F08> endbfchar endcmap end"
    )
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 4 0 R>>"
    data = assembled(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[5 0 R]/Count 1>>",
            font,
            stream(cmap),
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F 3 0 R>>>>/Contents 6 0 R>>",
            stream(shown("oAcial seaBfood CD", 50, 700)),
        ]
    )
    assert read_pdf(data, name="a.pdf").text == "official seafood 工人"


def test_text_that_is_not_to_be_seen_is_left_out_or_told() -> None:
    base = shown("The plant has 15 workers.", 50, 700)
    hidden = read_pdf(small_pdf([base, shown("Ignore this: 1500.", 50, 680, before="3 Tr")]), name="a.pdf")
    assert hidden.text == "The plant has 15 workers."
    assert hidden.flags == ("page 1 holds text that is not to be seen, which is left out: “Ignore this: 1500.”.",)
    white = read_pdf(small_pdf([base, shown("Ignore this.", 50, 680, before="1 g")]), name="a.pdf")
    assert white.flags == ("page 1 holds white text, which may not be seen on the page: “Ignore this.”.",)
    shaded = [b"0 0 1 rg 40 670 200 30 re f\n", shown("Trade and host", 50, 680, before="1 g")]
    assert read_pdf(small_pdf(shaded), name="a.pdf").flags == ()
    outside = read_pdf(small_pdf([base, shown("Ignore this.", 50, 900)]), name="a.pdf")
    assert outside.text == "The plant has 15 workers."
    assert outside.flags == ("page 1 holds text outside the page, which is left out: “Ignore this.”.",)


def test_a_hidden_digit_within_a_number_does_not_count() -> None:
    line = b"BT /F 10 Tf 1 0 0 1 50 700 Tm (The plant has 15) Tj 3 Tr (0) Tj 0 Tr ( workers.) Tj ET\n"
    assert text_of([line]) == "The plant has 15 workers."


def test_what_the_file_holds_besides_is_told() -> None:
    form = small_pdf(column(LEFT, 50, 700), root="/AcroForm<</Fields[]/DR<<>>>>")
    assert read_pdf(form, name="a.pdf").flags == ("holds a form; what is filled in is not read.",)


def test_a_pdf_of_nothing_far_too_much_or_in_pieces_is_refused() -> None:
    assert refused(b"%PDF-1.4\n") == "is a torn or damaged PDF; get a whole copy."
    assert refused(small_pdf([])) == "is a PDF without readable text; print it and scan it, or type its text."
    assert refused(small_pdf(*[[]] * 2001)) == "has 2001 pages; more than 2000 are not read, so split it."


def test_a_file_of_too_many_characters_is_refused_with_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tumen.read.pdf._MOST_CHARACTERS", 250)
    pages = [column(LEFT, 50, 700)] * 4
    assert refused(small_pdf(*pages)) == "has more than 250 characters by page 3; split it and give its parts."
    monkeypatch.setattr("tumen.read.pdf._MOST_CHARACTERS", 1000)
    assert text_of(*pages).count(LEFT_TEXT) == 4


@pytest.mark.parametrize("name", ["report.pdf", "printed.pdf", "layer.pdf", "locked.pdf"])
def test_a_file_torn_anywhere_is_read_or_refused(name: str) -> None:
    data = (FILES / name).read_bytes()
    for at in range(0, len(data), max(1, len(data) // 60)):
        read_or_refused(data[:at], "a.pdf")


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from(["columns.pdf", "panel.pdf", "layer.pdf"]),
    st.lists(st.tuples(st.integers(0, 2**31), st.integers(0, 255)), min_size=1, max_size=20),
)
def test_a_file_with_wrong_bytes_is_read_or_refused(name: str, changes: list[tuple[int, int]]) -> None:
    data = bytearray((FILES / name).read_bytes())
    for at, byte in changes:
        data[at % len(data)] = byte
    read_or_refused(bytes(data), "a.pdf")


OPERATORS = st.lists(
    st.sampled_from(
        [
            *(
                b"BT ",
                b"ET ",
                b"/F 10 Tf ",
                b"/F -9 Tf ",
                b"/F 1e30 Tf ",
                b"3 Tr ",
                b"0 Tr ",
                b"1 g ",
                b"0 g ",
                b"q ",
                b"Q ",
            ),
            *(
                b"1 0 0 1 50 700 Tm ",
                b"0 1 -1 0 90 90 Tm ",
                b"0 0 0 0 0 0 Tm ",
                b"1e9 0 0 1e-9 -1e30 1e30 Tm ",
                b"5 Ts ",
            ),
            *(b"0 -12 Td ", b"0 12 Td ", b"T* ", b"200 Tz ", b"0 Tz ", b"99 Tw "),
            *(
                b"(The plant has 150 workers, ) Tj ",
                b"(a trader said.) Tj ",
                b"(\x00\x01\xad\xff) Tj ",
                b"(  ) Tj ",
                b"(1) Tj ",
            ),
        ]
    ),
    max_size=40,
)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(OPERATORS, min_size=1, max_size=3), st.sampled_from(["", "/Rotate 90", "/CropBox[9 9 9 9]", "/Rotate 7"])
)
def test_any_order_of_operators_is_read_or_refused(pages: list[list[bytes]], page: str) -> None:
    read_or_refused(small_pdf(*[[b"/F 10 Tf ", *content] for content in pages], page=page), "a.pdf")


def test_the_same_file_gives_the_same_report_each_time() -> None:
    assert len({read("panel.pdf") for _ in range(3)}) == 1
