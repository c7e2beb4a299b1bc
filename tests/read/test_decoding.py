"""Bytes to characters: encodings, kinds of file, and clear words for what is not read."""

from __future__ import annotations

import codecs
import zipfile
from io import BytesIO

import pytest

from tumen.errors import UnreadableInput
from tumen.read.decoding import decode
from tumen.read.kinds import HTML, PLAIN, kind_of

WORDS = "Around 300 workers came to Hunchun (훈춘, 珲春, Хуньчунь)."


@pytest.mark.parametrize(
    "data",
    [
        WORDS.encode(),
        codecs.BOM_UTF8 + WORDS.encode(),
        codecs.BOM_UTF16_LE + WORDS.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + WORDS.encode("utf-32-le"),
    ],
    ids=["utf-8", "utf-8 with a mark", "utf-16 le", "utf-16 be", "utf-32 le"],
)
def test_marks_of_encoding_are_followed_and_dropped(data: bytes) -> None:
    assert decode(data, name="a.txt") == (WORDS, PLAIN)


def test_another_encoding_is_refused_with_the_first_bad_byte() -> None:
    with pytest.raises(UnreadableInput) as raised:
        decode("Tumen, préfecture".encode("latin-1"), name="a.txt")
    assert str(raised.value) == "a.txt: is not UTF-8 (byte 0xe9 at offset 9); save it as UTF-8."


def test_a_torn_utf_16_file_is_refused() -> None:
    with pytest.raises(UnreadableInput, match=r"is not UTF-16-LE \(byte 0x61 at offset 4\)"):
        decode(codecs.BOM_UTF16_LE + b"a\x00a", name="a.txt")


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"7z\xbc\xaf", "is a 7-Zip archive, which is not read; save its text and give that."),
        (b"\x89PNG\r\n\x1a\n", "is a PNG image"),
        (b"\xff\xd8\xff\xe0", "is a JPEG image"),
        (b"\xd0\xcf\x11\xe0\xa1", "is an old Office document"),
        (b"words\x00words", "is binary (a NUL at byte 5)"),
        (b"", "is empty"),
        (b" \r\n\t\n", "is empty"),
        (codecs.BOM_UTF8 + b"\n", "is empty"),
        ("\u3000\u00a0\n".encode(), "is empty"),
        (b"\x00\x00\x00", "is empty"),
    ],
)
def test_what_is_no_text_is_named_with_what_to_do(data: bytes, what: str) -> None:
    with pytest.raises(UnreadableInput) as raised:
        decode(data, name="a.bin")
    assert str(raised.value).startswith(f"a.bin: {what}")
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("name", "markup", "kind"),
    [
        ("a.html", "<p>words</p>", HTML),
        ("a.HTM", "<div>words</div>", HTML),
        ("a.txt", "<!DOCTYPE html><p>words</p>", HTML),
        ("a", "  <!-- saved --> <html><p>words</p></html>", HTML),
        ("a.txt", '<?xml version="1.0"?><html><p>words</p></html>', HTML),
        ("a.html", "words without markup", PLAIN),
        ("a.txt", "1 < 2, and <html> is a tag", PLAIN),
    ],
)
def test_a_page_is_told_from_its_suffix_or_its_first_element(name: str, markup: str, kind: str) -> None:
    assert decode(markup.encode(), name=name)[1] == kind


def test_many_comments_before_the_first_element_take_no_time() -> None:
    data = b"<!-- -->" * 400 + b"words"
    assert decode(data, name="a.txt")[1] == PLAIN


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("euc-kr", "cp949"),
        ("ks_c_5601-1987", "cp949"),
        ("gb2312", "gb18030"),
        ("Big5", "big5"),
        ("windows-1251", "cp1251"),
    ],
)
def test_a_page_may_declare_its_charset(label: str, codec: str) -> None:
    words = {"cp949": "훈춘 똠방각하", "gb18030": "珲春市", "big5": "琿春市", "cp1251": "Хуньчунь"}[codec]
    page = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={label}"></head>{words}</html>'
    assert words in decode(page.encode(codec), name="a.html")[0]


def test_stray_bytes_of_a_declared_charset_are_replaced() -> None:
    assert "\ufffd" in decode(b'<html><meta charset="utf-8">caf\xe9</html>', name="a.html")[0]


@pytest.mark.parametrize("label", ["rot13", "zip", "idna", "utf-7", "no-such"])
def test_other_charsets_are_refused_by_name(label: str) -> None:
    with pytest.raises(UnreadableInput, match=f"declares the charset '{label}', which is not read; save it as UTF-8"):
        decode(f'<html><meta charset="{label}">words</html>'.encode(), name="a.html")


def test_a_page_without_a_charset_is_utf_8() -> None:
    assert "훈춘" in decode("<html>훈춘</html>".encode(), name="a.html")[0]
    with pytest.raises(UnreadableInput, match="is not UTF-8"):
        decode("<html>훈춘</html>".encode("cp949"), name="a.html")


def test_a_server_s_word_counts_where_the_bytes_say_nothing() -> None:
    korean = "<html><body>노동자 300명이 왔다</body></html>"
    assert decode(korean.encode("cp949"), name="a.html", charset="EUC-KR") == (korean, HTML)
    assert decode("노동자".encode("cp949"), name="a.txt", charset='"euc-kr"') == ("노동자", PLAIN)
    # UTF-8, what the page says itself, and what is not known go before it
    assert decode(korean.encode(), name="a.html", charset="iso-8859-1") == (korean, HTML)
    declared = korean.replace("<html>", '<html><meta charset="euc-kr">')
    assert decode(declared.encode("cp949"), name="a.html", charset="utf-8") == (declared, HTML)
    with pytest.raises(UnreadableInput, match="is not UTF-8"):
        decode(korean.encode("cp949"), name="a.html", charset="x-unknown")


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.pdf", b"300 workers", "a.pdf: is named as a PDF and is none; get a whole copy."),
        ("a.DOCX", b"300 workers", "a.DOCX: is named as a Word document and is none; get a whole copy."),
        ("a.json", b'{"workers": 300}', "a.json: is JSON that is not read; save its text and give that."),
        ("a.PY", b"workers = 300", "a.PY: is a program that is not read"),
        ("a.fodt", b'<?xml version="1.0"?>\n<office:document>', "a.fodt: is XML of a kind that is not read"),
    ],
)
def test_texts_for_programs_are_no_reports(name: str, data: bytes, words: str) -> None:
    with pytest.raises(UnreadableInput) as raised:
        decode(data, name=name)
    assert str(raised.value).startswith(words)
    assert decode(b"300 workers, as {json} has it", name="a.txt") == ("300 workers, as {json} has it", PLAIN)


@pytest.mark.parametrize(
    ("inside", "told"),
    [
        ("EncryptedPackage".encode("utf-16-le"), "is locked with a password; save an open copy and give that."),
        (
            "__substg1.0_0037001F".encode("utf-16-le"),
            "is a message of Outlook, which is not read; save it as .eml and give that.",
        ),
        (b"HWP Document File", "is a Hangul document (HWP), which is not read; save it as PDF or DOCX and give that."),
        (b"", "is an old Office document, which is not read; save its text and give that."),
    ],
)
def test_what_a_compound_file_holds_is_told(inside: bytes, told: str) -> None:
    with pytest.raises(UnreadableInput) as raised:
        decode(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + inside, name="a.docx")
    assert str(raised.value) == f"a.docx: {told}"


@pytest.mark.parametrize(
    ("entries", "told"),
    [
        (("mimetype", "content.xml"), "an OpenDocument file"),
        (("mimetype", "Contents/section0.xml"), "a Hangul document (HWPX)"),
        (("mimetype", "META-INF/container.xml"), "an EPUB book"),
    ],
)
def test_a_document_of_another_kind_is_no_archive_of_reports(entries: tuple[str, ...], told: str) -> None:
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for entry in entries:
            archive.writestr(entry, "x")
    with pytest.raises(UnreadableInput) as raised:
        kind_of(data.getvalue(), name="a.odt")
    assert str(raised.value) == f"a.odt: is {told}, which is not read; save it as DOCX or PDF and give that."
