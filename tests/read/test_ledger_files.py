"""Ledgers that real tools wrote: LibreOffice and openpyxl workbooks, CSV in the encodings of four languages."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from ledger_sheets import Sheet, sheet, sheets

from tumen.errors import MissingExtra, UnreadableInput
from tumen.ledger import Report
from tumen.read import Member, read_report
from tumen.read.kinds import XLSX, kind_of
from tumen.read.ledger.encodings import decode_table
from tumen.read.ledger.formats import cell_text
from tumen.read.ledgers import columns_from, guess, unpack_ledger
from tumen.read.parts import LeftOut

FILES = Path(__file__).parent / "files"
WORKBOOKS = ("ledger_openpyxl.xlsx", "ledger_libreoffice.xlsx")


def reports(name: str, said: str | None = None) -> list[Report]:
    data = (FILES / name).read_bytes()
    found = unpack_ledger(data, name=name, columns=columns_from(said) if said is not None else None)
    return [read_report(one.data, name=one.name) for one in found if isinstance(one, Member)]


def left_out(name: str) -> list[tuple[str, str]]:
    found = unpack_ledger((FILES / name).read_bytes(), name=name)
    return [(one.where, one.why) for one in found if isinstance(one, LeftOut)]


@pytest.mark.parametrize("name", WORKBOOKS)
def test_a_workbook_gives_its_rows_with_what_stands_in_merged_cells(name: str) -> None:
    assert kind_of((FILES / name).read_bytes(), name=name) == XLSX
    found = reports(name)
    assert [report.text for report in found] == [
        "Event / Date: 2019-05-06\nEvent / Type: arrival\nWhere / Country: China\nWhere / City: Hunchun\n"
        "Employer: Example Garment Co., Ltd.\nWorkers / Number: 150\nWorkers / Wage (RMB/month): 2500\n"
        "Report / Title: Two buses\nReport / Notes: They came at night.\n",
        "Event / Date: 2019-05-06\nEvent / Type: presence\nWhere / Country: China\nWhere / City: Hunchun\n"
        "Employer: Example Foods Co., Ltd.\nWorkers / Number: 100-150\nWorkers / Wage (RMB/month): 2200.5\n",
        "Event / Date: 2019-06-01\nEvent / Type: repatriation\nWhere / Country: Russia\nWhere / City: Vladivostok\n"
        "Workers / Number: 60\nReport / Notes: By train\n",
        "Event / Date: 2019-07\nEvent / Type: presence\nWhere / Country: China\nWhere / City: Tumen\n"
        "Workers / Number: about 300\n",
    ]
    assert [report.name for report in found] == [f"{Path(name).stem}, Workers, row {row}" for row in (5, 6, 7, 9)]
    assert found[0].anchors[0].where == "sheet Workers, row 5, column A"
    assert found[1].anchors[0].where == "sheet Workers, row 6, column A, merged from row 5"
    assert (found[0].title, found[0].url) == ("Two buses", "https://example.org/2019/05/06/two-buses")
    assert (str(found[0].published), found[0].published_from) == ("2019-05-06", "url")
    assert {report.marking for report in found} == {"TLP:GREEN"}
    meanings = [column.meaning for column in guess((FILES / name).read_bytes(), name=name).sheets[0].columns]
    assert meanings == ["time", "kind", "host", "place", "employer", "count", "money", "title", "note"]


@pytest.mark.parametrize("name", WORKBOOKS)
def test_what_is_not_read_of_a_workbook_is_named(name: str) -> None:
    formula = (
        "sheet Workers, row 10, column F",
        "holds a formula (=SUM(F5:F9)) whose value the file does not keep; open it in a spreadsheet and save it",
    )
    assert left_out(name) == [
        ("sheet Lists", "is hidden; unhide it in a spreadsheet to have it read"),
        (
            "sheet Codebook",
            "no row of it names its columns in words that are known; tell where they stand and what they hold",
        ),
        # LibreOffice reckons every formula when it saves
        *([formula] if name == "ledger_openpyxl.xlsx" else []),
        ("sheet Workers", "has comments on cells, which are not read; move what matters into a column"),
        ("sheet Workers, row 1", "stands above the headings (Workers in the border towns)"),
        ("sheet Workers, row 2", "stands above the headings (TLP:GREEN, kept by the desk)"),
        ("sheet Workers, row 3", "stands above the headings (Event Where Employer Workers Report)"),
        ("sheet Workers, row 8", "is blank"),
        ("sheet Workers, row 10", "is a total or a mean"),
    ]


def test_a_csv_file_of_libreoffice_asks_for_the_order_of_its_dates() -> None:
    data = (FILES / "ledger_libreoffice.csv").read_bytes()
    found = guess(data, name="a.csv")
    (date,) = (column for _, column in found.asks)
    assert date.samples == ("05/06/2019", "06/01/2019", "07/01/2019")
    assert date.why.endswith("whether the day or the month stands first is not sure: say so with :dmy or :mdy")
    days = [report.published for report in reports("ledger_libreoffice.csv", "A=published:mdy")]
    assert [str(day) for day in days] == ["2019-05-06", "None", "2019-06-01", "2019-07-01"]
    assert reports("ledger_libreoffice.csv")[0].text == (
        "Date: 05/06/2019\nType: arrival\nCountry: China\nCity: Hunchun\nEmployer: Example Garment Co., Ltd.\n"
        "Number: 150\nWage (RMB/month): 2500\nTitle: Two buses\nNotes: They came at night.\n"
    )


@pytest.mark.parametrize(
    ("name", "encoding", "source", "first"),
    [
        (
            "ledger_gb18030.csv",
            "gb18030",
            "chinese_register",
            "序号: 1\n报道日期: 2019年5月6日\n媒体: 示例日报\n标题: 工人抵达珲春\n国家: 中国\n地点: 吉林省珲春市\n"
            "企业名称: 示例服装有限公司\n行业: 服装\n人数: 300余人\n类型: 抵达\n签证类型: 研修\n月薪: 2500元\n"
            "备注: 女工为主\n",
        ),
        (
            "ledger_cp949.csv",
            "cp949",
            "korean_register",
            "연번: 1\n파견 시기: 2019년 5월 6일\n국가: 중국\n지역: 훈춘\n기업명: 예시복장유한공사\n업종: 봉제\n"
            "인원: 약 300명\n구분: 파견\n출처: 무역업자\n비자: 연수\n월급: 2500위안\n비고: 여성 노동자\n",
        ),
        (
            "ledger_cp1251.csv",
            "cp1251",
            "russian_register",
            "№ п/п: 1\nДата публикации: 06.05.2019\nИсточник: местный житель\nСтрана: Россия\nГород: Владивосток\n"
            "Работодатель: ООО «Пример-Строй»\nОтрасль: строительство\nКол-во рабочих: около 150 чел.\n"
            "Вид события: прибытие\nТип визы: рабочая виза\nЗарплата (руб. в мес.): 15 000\n"
            "Примечание: живут на объекте\n",
        ),
    ],
)
def test_csv_files_in_the_encodings_of_a_region(name: str, encoding: str, source: str, first: str) -> None:
    found = guess((FILES / name).read_bytes(), name=name)
    assert found.encoding == encoding
    assert [column.meaning.replace("ignored", "-") for column in found.sheets[0].columns] == list(
        sheet(source).meanings
    )
    assert reports(name)[0].text == first


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("ledger_libreoffice.ods", "is an OpenDocument table (.ods), which is not read; save it as .xlsx."),
        ("ledger_libreoffice.xls", "is an old Excel file (.xls), which is not read; save it as .xlsx."),
    ],
)
def test_tables_of_other_kinds_are_refused_in_words(name: str, told: str) -> None:
    data = (FILES / name).read_bytes()
    assert kind_of(data, name=name) == XLSX
    with pytest.raises(UnreadableInput) as raised:
        list(unpack_ledger(data, name=name))
    assert str(raised.value) == f"{name}: {told}"


def test_a_workbook_without_openpyxl_tells_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(MissingExtra, match=r"pip install 'tumen\[tables\]'  or save the sheet as CSV"):
        reports("ledger_openpyxl.xlsx")


ENCODINGS = {"cp949": "ko", "euc_kr": "ko", "gb18030": "zh", "cp1251": "ru"}
WRONG = ("big5", "shift_jis", "koi8_r", "cp866", "iso8859_5", "cp1253")
LOCAL = {"korean_register": "ko", "ko_tips": "ko", "visit_log_ko": "ko", "bilingual": "ko", "chinese_register": "zh",
         "zh_list": "zh", "tips_zh": "zh", "russian_register": "ru", "ru_log": "ru", "yearly_ru": "ru"}  # fmt: skip


@pytest.mark.parametrize("one", [one for one in sheets() if one.name in LOCAL], ids=lambda one: one.name)
def test_an_encoding_is_told_or_the_file_is_refused_but_never_misread(one: Sheet) -> None:
    text = one.csv().decode()
    for share in (1, 2, 4):
        start = text[: len(text) // share]
        for encoding in (*ENCODINGS, *WRONG, "utf-8", "utf-8-sig", "utf-16", "utf-32"):
            try:
                data = start.encode(encoding)
            except UnicodeEncodeError:
                continue
            found = decoded(data)
            if found is None:
                assert ENCODINGS.get(encoding) != LOCAL[one.name], encoding
                assert not encoding.startswith("utf")
            else:
                assert found == start, encoding


def decoded(data: bytes) -> str | None:
    """The characters of a table, None where their encoding is not told for sure."""
    try:
        return decode_table(data, name="a.csv")[0]
    except UnreadableInput as refused:
        if not str(refused).startswith(
            "a.csv: is not UTF-8, and no other encoding fits it for sure; save it as CSV in"
        ):
            raise
        return None


def test_western_letters_without_a_mark_are_told() -> None:
    text = 'Date,Country,Workers,Notes\r\n2019,Polen,150,"Schweißer auf der Werft – für Zloty, täglich"\r\n'
    assert decode_table(text.encode("cp1252"), name="a.csv") == (text, "cp1252")


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (150, "General", "150"),
        (150.0, "0", "150"),
        (2200.5, "#,##0.00", "2200.5"),
        (0.1 + 0.2, "General", "0.3"),
        (0.7, "0%", "70%"),
        (0.655, "0.0%", "65.5%"),
        (300, '"약 "0"명"', "약 300명"),
        (2000, "[$¥-804]#,##0", "¥2000"),
        (2000, '#,##0\\ "USD";[Red]-#,##0', "2000 USD"),
        (2000, "_(* #,##0_);_(* (#,##0)", "2000"),
        (True, "General", "TRUE"),
        (None, "General", ""),
        ("  Hunchun_x000D_\n ", "@", "Hunchun"),
        (float("inf"), "General", "inf"),
    ],
)
def test_a_cell_is_the_text_that_its_format_shows(value: object, number_format: str, text: str) -> None:
    assert cell_text(value, number_format) == text


def test_a_day_is_written_as_far_as_its_format_shows_it() -> None:
    from datetime import UTC, datetime

    day = datetime(2019, 5, 6, tzinfo=UTC).replace(tzinfo=None)
    shown = {form: cell_text(day, form) for form in ("dd/mm/yyyy", "mmm yyyy", "yyyy", '[$-409]d"th" mmmm', "mm-dd-yy")}
    assert list(shown.values()) == ["2019-05-06", "2019-05", "2019", "2019-05-06", "2019-05-06"]
    assert cell_text(day.replace(hour=14, minute=30), "dd/mm/yyyy hh:mm") == "2019-05-06 14:30"


def test_japanese_bytes_are_not_taken_for_korean() -> None:
    text = sheet("chinese_traditional").csv().decode()
    assert decoded(text[: len(text) // 2].encode("shift_jis")) is None
