"""E-mail: what was written, by whom and when; what is quoted, forwarded or attached; mailboxes; hostile messages."""

from __future__ import annotations

from binascii import b2a_uu
from datetime import date
from email.message import EmailMessage
from email.mime.base import MIMEBase
from pathlib import Path

import pytest
from hostile import read_or_refused
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tumen.errors import UnreadableInput
from tumen.ledger import Report
from tumen.read import LeftOut, Member, read, read_report
from tumen.read.mail import read_mail, unpack_mail
from tumen.read.mime import content, leaves, message
from tumen.read.parts import Working

FILES = Path(__file__).with_name("files")
HEAD = "From: A. Writer <a@example.org>\nDate: Mon, 6 May 2019 10:00:00 +0900\nSubject: Two buses\n"
SENT = date(2019, 5, 6)


def real(name: str) -> Report:
    return read_report((FILES / name).read_bytes(), name=name)


def mail(body: str, *, head: str = HEAD, kind: str = "text/plain; charset=utf-8") -> Working:
    return read_mail(f"{head}Content-Type: {kind}\n\n{body}".encode(), name="a.eml")


def body_of(working: Working) -> str:
    """The text without the subject."""
    return working.text.partition("\n\n")[2]


def own(working: Working | Report) -> str:
    """The text without furniture."""
    text, at = "", 0
    for start, end in working.furniture:
        text += working.text[at:start]
        at = end
    return (text + working.text[at:]).strip()


def held(name: str) -> list[Member | LeftOut]:
    found = read((FILES / name).read_bytes(), name=name)
    return [one for one in found if isinstance(one, (Member, LeftOut))]


@pytest.mark.parametrize(
    ("name", "text", "byline"),
    [
        (
            "plain.eml",
            "Two buses to Hunchun\n\nAround 300 workers from North Korea arrived at the plant in Hunchun in May 2019, "
            "a trader told me. They came on two buses each day for a week, and their officially stated destination is "
            "a garment plant.\n\nWhat they earn:\n\n- 2,000 yuan a month are paid to a company\n- a third of that "
            "reaches the women\n\nI have not seen the contract myself.\n\n--\nA. Writer\n"
            "Example Institute, 12 Long Street",
            "A. Writer",
        ),
        (
            "korean.eml",
            "훈춘의 공장\n\n지난 5월 훈춘의 한 의류 공장에 북한 노동자 약 300명이 도착했다고 한 무역업자가 말했다.",
            "홍길동",
        ),
        (
            "chinese.eml",
            "珲春的工厂\n\n吉林省珲春市的一家服装厂今年五月接收了约三百名朝鲜工人，一位商人说。",
            "A. Writer",
        ),
        (
            "russian.eml",
            "Фабрика в Хуньчуне\n\nВ мае на швейную фабрику в Хуньчуне прибыли около 300 рабочих из Северной Кореи, "
            "сказал торговец.",
            "А. Писатель",
        ),
        (
            "both.eml",
            "Two buses\n\nAround 300 workers from North Korea arrived at the plant in Hunchun in May 2019, a trader "
            "told me.\n\nThey came on *two buses* each day for a week.",
            "A. Writer",
        ),
        (
            "attached.eml",
            "Files from 珲春\n\nBoth files are attached. The scan is the notice at the gate.",
            "A. Writer",
        ),
    ],
)
def test_a_real_message_is_read_word_for_word(name: str, text: str, byline: str) -> None:
    report = real(name)
    assert report.text == text
    assert (report.title, report.byline) == (text.partition("\n")[0], byline)
    assert (report.published, report.published_from) == (date(2026, 11, 26), "metadata")
    assert report.flags == ()
    assert report.media_type == "message/rfc822"
    assert "@" not in report.text


def test_each_line_is_found_again_by_part_and_number() -> None:
    report = real("plain.eml")
    found = {report.text[one.start : one.end]: one.where for one in report.anchors}
    assert found["Two buses to Hunchun"] == "header Subject"
    assert found["May 2019, a trader told me. They came on two buses each day for a week,"] == "part 1, line 2"
    assert found["- a third of that reaches the women"] == "part 1, line 8"


def test_signature_and_quotes_are_furniture() -> None:
    assert own(real("plain.eml")).endswith("I have not seen the contract myself.")
    reply = real("reply.eml")
    assert own(reply) == "Two buses\n\nThank you. Did your trader count 300 himself?"
    assert "On Thu, Nov 26, 2026 at 12:39:19PM +0900, A. Writer wrote:\n\nAround 300 workers" in reply.text
    assert reply.byline == "B. Editor"


def test_a_forwarded_message_has_the_day_and_the_author_inside_it() -> None:
    report = real("forwarded.eml")
    assert own(report) == (
        "Two buses\n\n\n\nAround 300 workers from North Korea arrived at the plant in Hunchun in May 2019, a trader "
        "told me.\n\nFrom the gate one sees two buses each day."
    )
    assert report.byline == "A. Writer"
    assert report.flags == (
        "was sent on 2026-11-26 to forward a message of 2026-11-26 by A. Writer: that day is taken for all of it.",
    )


def test_attachments_are_members_and_the_rest_is_named() -> None:
    found = held("attached.eml")
    assert [(one.where, one.name if isinstance(one, Member) else one.why) for one in found] == [
        ("part 2", "report.docx"),
        ("part 3", "scan.pdf"),
        ("part 4", "image logo.png (image/png) is of no kind that is read."),
        ("part 5", "rooms.csv"),
    ]
    document, scan = found[0], found[1]
    assert isinstance(document, Member)
    assert isinstance(scan, Member)
    assert document.data == (FILES / "report.docx").read_bytes()
    assert scan.data == (FILES / "scan.pdf").read_bytes()


def test_an_enclosed_message_is_a_member_with_its_exact_bytes() -> None:
    (member,) = held("enclosed.eml")
    assert isinstance(member, Member)
    assert (member.name, member.where) == ("part-2.eml", "part 2")
    assert member.data in (FILES / "enclosed.eml").read_bytes()
    assert member.data.startswith(b"Date: Thu, 26 Nov 2026 12:39:19 +0900\nFrom:")
    assert read_report(member.data, name=member.name).text.endswith("From the gate one sees two buses each day.")
    report = real("enclosed.eml")
    assert (report.text, report.published) == ("Two buses\n\npart-2", None)
    assert report.flags == ("was sent on 2026-11-26 to forward something: what it carries is no younger.",)


def test_a_mailbox_is_taken_apart_into_its_messages() -> None:
    data = (FILES / "two.mbox").read_bytes()
    found = [one for one in read(data, name="two.mbox") if isinstance(one, Member)]
    assert [(one.name, one.where) for one in found] == [
        ("message-1.eml", "message 1 at byte 0"),
        ("message-2.eml", f"message 2 at byte {data.index(b'From a.writer', 1)}"),
    ]
    assert [read_report(one.data, name=one.name).title for one in found] == ["Two buses, part 1", "Two buses, part 2"]
    assert not any(isinstance(one, Report) for one in read(data, name="two.mbox"))


def test_a_mailbox_of_one_message_is_that_message() -> None:
    data = (FILES / "two.mbox").read_bytes()
    one = data[: data.index(b"From a.writer", 1)]
    assert read_report(one, name="one.mbox").title == "Two buses, part 1"


def test_lines_that_begin_with_from_are_neither_quotes_nor_messages() -> None:
    assert body_of(mail("I saw it.\n\n>From the gate one sees two buses.")) == (
        "I saw it.\n\nFrom the gate one sees two buses."
    )
    assert mail("I saw it.\n\n>From the gate one sees two buses.").furniture == ()


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("A. Writer <a@example.org>", "A. Writer"),
        ('"Writer, A." <a@example.org>', "Writer, A."),
        ("a@example.org (A. Writer)", "A. Writer"),
        ("=?utf-8?B?7ZmN6ri464+Z?= <a@example.org>", "홍길동"),
        ("=?koi8-r?B?IuEu?= =?koi8-r?B?IPDJ08HUxczYIg==?= <a@example.org>", "А. Писатель"),
        ("a@example.org", None),
        ("<a@example.org>", None),
        ('"a@example.org" <a@example.org>', None),
        ("", None),
        ("=?utf-8?B?!!!?= <a@example.org>", None),
    ],
)
def test_the_byline_is_a_name_and_never_an_address(header: str, name: str | None) -> None:
    assert mail("Words.", head=f"From: {header}\nSubject: Two buses\n").byline == name


@pytest.mark.parametrize(
    ("header", "day"),
    [
        ("Mon, 6 May 2019 23:30:00 -0900", date(2019, 5, 6)),
        ("6 May 19 00:10 GMT", date(2019, 5, 6)),
        ("Mon, 6 May 2019 10:00:00 +0900 (KST)", date(2019, 5, 6)),
        ("yesterday", None),
        ("Mon, 36 May 2019 10:00:00 +0900", None),
        ("Thu, 01 Jan 1970 00:00:00 +0000", None),
        ("1 Jan 99999 00:00:00", None),
        ("", None),
    ],
)
def test_the_day_is_the_one_on_the_clock_of_the_sender(header: str, day: date | None) -> None:
    assert mail("Words.", head=f"From: A <a@example.org>\nDate: {header}\nSubject: Two buses\n").published == day


def test_a_clock_that_a_server_contradicts_is_told() -> None:
    received = "".join(f"Received: from a by b; {day} 2019 08:00:00 +0000\n" for day in ("Sat, 1 Jun", "Fri, 31 May"))
    assert mail("Words.", head=received + HEAD).flags == (
        "says that it was sent on 2019-05-06, but a server took it on 2019-05-31: one of the clocks is wrong.",
    )
    near = "Received: from c by a; Tue, 7 May 2019 08:00:00 +0000\n"
    assert mail("Words.", head=near + HEAD).flags == ()


@pytest.mark.parametrize("header", ["List-Id: <a.example.org>", "List-Unsubscribe: <x>", "Precedence: bulk"])
def test_what_comes_from_a_list_or_an_alert_is_not_dated_by_the_message(header: str) -> None:
    working = mail("Around 300 workers came.", head=f"{header}\n{HEAD}")
    assert (working.published, working.published_from) == (None, None)
    assert working.flags == (
        "came from a list, a newsletter or an alert, sent on 2019-05-06: what it carries is no younger.",
    )


FORWARDS = {
    "Gmail": "---------- Forwarded message ---------\nFrom: B. Editor <b@example.org>\n"
    "Date: Fri, Mar 1, 2019 at 9:00 AM\nSubject: A plant\nTo: A. Writer <a@example.org>\n\n\n",
    "Apple": "Begin forwarded message:\n\nFrom: B. Editor <b@example.org>\nSubject: A plant\n"
    "Date: 1 March 2019 at 09:00:00 GMT+9\nTo: a@example.org\n\n",
    "Outlook": "________________________________\nFrom: B. Editor\nSent: Friday, March 1, 2019 9:00 AM\n"
    "To: A. Writer\nSubject: A plant\n\n",
    "Naver": '-----Original Message-----\nFrom: "B. Editor"<b@example.org>\nTo: <a@example.org>;\nCc:\n'
    "Sent: 2019-03-01 (금) 09:00:00\nSubject: A plant\n\n",
    "Korean": "---------- 전달된 메시지 ----------\n보낸 사람: B. Editor <b@example.org>\n"
    "날짜: 2019년 3월 1일 (금) 오전 9:00\n제목: A plant\n받는 사람: <a@example.org>\n\n",
    "Chinese": "---------- 转发邮件信息 ----------\n发件人：B. Editor <b@example.org>\n发送时间：2019年3月1日 09:00\n"
    "收件人：a@example.org\n主题：A plant\n\n",
    "Russian": "-------- Пересылаемое сообщение --------\nОт: B. Editor <b@example.org>\n"
    "Дата: 1 марта 2019 г., 09:00\nКому: a@example.org\nТема: A plant\n\n",
}


@pytest.mark.parametrize("program", FORWARDS)
@pytest.mark.parametrize("quoted", [False, True], ids=["plain", "behind >"])
def test_what_is_forwarded_is_content_of_its_own_day(program: str, quoted: bool) -> None:
    inside = "Around 300 workers arrived at the plant in May, a trader said."
    carried = FORWARDS[program] + inside
    if quoted:
        marker, _, rest = carried.partition("\n")
        carried = f"{marker}\n" + "\n".join(f"> {line}" for line in rest.split("\n"))
    working = mail(f"See below.\n\n{carried}", head=HEAD.replace("Two buses", "Fwd: A plant"))
    assert own(working).split() == f"A plant See below. {inside}".split()
    assert (working.published, working.byline) == (date(2019, 3, 1), "B. Editor")
    assert working.flags == (
        "was sent on 2019-05-06 to forward a message of 2019-03-01 by B. Editor: that day is taken for all of it.",
    )


def test_a_forward_of_a_forward_has_the_innermost_day() -> None:
    inner = FORWARDS["Gmail"].replace("Mar 1", "Feb 1").replace("B. Editor", "C. Reader")
    working = mail(f"{FORWARDS['Gmail']}See.\n\n{inner}Around 300 workers came.", head=HEAD.replace("Two", "Fwd: Two"))
    assert (working.published, working.byline) == (date(2019, 2, 1), "C. Reader")


def test_a_forward_without_a_day_or_with_one_in_the_future_has_none() -> None:
    for day in ("soon", "5/6/2019 10:00", "Fri, Mar 1, 2024 at 9:00 AM"):
        carried = FORWARDS["Gmail"].replace("Fri, Mar 1, 2019 at 9:00 AM", day)
        working = mail(f"{carried}Around 300 workers came.")
        assert working.published is None
        assert working.flags == (
            "was sent on 2019-05-06 to forward a message whose day is not told: what it carries is no younger.",
        )


def test_below_a_reply_the_same_header_opens_a_quote() -> None:
    working = mail(f"I agree.\n\n{FORWARDS['Outlook']}Around 300 workers came.", head=HEAD.replace("Two", "Re: Two"))
    assert own(working) == "Two buses\n\nI agree."
    assert (working.published, working.byline, working.flags) == (SENT, "A. Writer", ())


def test_a_table_of_departures_is_no_header() -> None:
    body = "From: Pyongyang\nTo: Vladivostok\nDate: 12 May 2019\n\nOn that plane were 150 workers."
    working = mail(body)
    assert body_of(working) == body
    assert (working.furniture, working.published) == ((), SENT)


@pytest.mark.parametrize(
    "line",
    [
        "On Mon, May 6, 2019 at 10:00 AM B. Editor <b@example.org> wrote:",
        "On Monday, 6 May 2019, B. Editor\n<b@example.org> wrote:",
        "2019년 5월 6일 (월) 오전 10:00, B. Editor <b@example.org>님이 작성:",
        "B. Editor <b@example.org> 于2019年5月6日周一 上午10:00写道：",
        "пн, 6 мая 2019 г. в 10:00, B. Editor <b@example.org> написал(а):".replace("(а)", "а"),
        "Le lun. 6 mai 2019 à 10:00, B. Editor <b@example.org> a écrit :",
    ],
)
def test_quotes_and_the_line_before_them_are_furniture_in_many_languages(line: str) -> None:
    working = mail(f"They left in June.\n\n{line}\n> Around 300 workers came.\n>> Really?\n\nAll of them.")
    assert own(working).split("\n\n")[0] == "Two buses"
    assert [part for part in own(working).split("\n") if part] == ["Two buses", "They left in June.", "All of them."]


def test_prose_about_who_wrote_is_not_taken_for_a_quote() -> None:
    body = "On Monday a trader wrote:\n\nAround 300 workers came.\n\nForwarded by a friend, the list has 150 names."
    assert mail(body).furniture == ()


def test_a_message_that_is_all_quotes_is_told() -> None:
    working = mail("See below.\n\n" + "\n".join(["> Around 300 workers came to the plant in May, a trader said."] * 10))
    assert working.flags == (
        "holds little but what it quotes from others, which counts as furniture: look at the quotes.",
    )


@pytest.mark.parametrize(
    ("tail", "kept"),
    [
        ("-- \nA. Writer\nExample Institute", ""),
        ("--\nA. Writer", ""),
        ("--\n" + "Another 150 workers are expected.\n" * 12, "Another 150 workers are expected."),
        ("_______________________________________________\nkorea mailing list\nhttps://example.org/listinfo/korea", ""),
        ("_______________________________________________\nAnother 150 workers are expected.", "Another 150 workers"),
        ("Sent from my iPhone", ""),
    ],
)
def test_signatures_and_footers_of_lists_are_furniture_and_more_text_is_not(tail: str, kept: str) -> None:
    found = own(mail(f"Around 300 workers came.\n\n{tail}"))
    assert found.startswith("Two buses\n\nAround 300 workers came.")
    assert kept in found.removeprefix("Two buses\n\nAround 300 workers came.") if kept else found.endswith("came.")


WRAPPED = (
    "Around 300 workers from North Korea arrived at the plant in Hunchun\n"
    "in May 2019, a trader told me, and all of them were to stay there for\n"
    "three years.\n"
    "Name: Example Garment Co., Ltd.\n"
    "Place: Hunchun\n"
    "\n"
    "1. They came on two buses each day for a week, a trader in the town\n"
    "said.\n"
    "2. They stay.\n"
)


def test_lines_that_a_program_broke_are_put_together_and_others_are_not() -> None:
    assert body_of(mail(WRAPPED)) == (
        "Around 300 workers from North Korea arrived at the plant in Hunchun in May 2019, a trader told me, and all of "
        "them were to stay there for three years.\nName: Example Garment Co., Ltd.\nPlace: Hunchun\n\n"
        "1. They came on two buses each day for a week, a trader in the town said.\n2. They stay."
    )
    names = "Example Garment Co., Ltd., Hunchun, with 150 workers in three rooms\nExample Seafood Co., Ltd., Tumen."
    assert body_of(mail(names.replace("rooms", "rooms."))) == names.replace("rooms", "rooms.")
    chinese = "吉林省珲春市的一家服装厂今年五月接收了约三百名朝鲜工人，一位商人说，\n工人们住在厂房三楼。"
    assert body_of(mail(chinese)) == chinese.replace("\n", "")


def test_flowed_text_goes_on_where_it_says_so() -> None:
    body = "Around 300 workers \ncame to the plant.\nThey stay.\n> Really, \n> so many?\n -- no signature\n"
    flowed = mail(body, kind="text/plain; charset=utf-8; format=flowed")
    assert body_of(flowed) == (
        "Around 300 workers came to the plant.\nThey stay.\n\nReally, so many?\n\n-- no signature"
    )
    chinese = mail("珲春的 \n工厂", kind="text/plain; charset=utf-8; format=flowed; delsp=yes")
    assert body_of(chinese) == "珲春的工厂"


def message_of(*parts: tuple[str, str], kind: str = "mixed", head: str = HEAD) -> bytes:
    inside = "".join(f"--b\n{header}\n\n{body}\n" for header, body in parts)
    return f'{head}Content-Type: multipart/{kind}; boundary="b"\n\n{inside}--b--\n'.encode()


PAGE = "<html><body><p>Around 300 workers came to the plant in <b>May</b>.</p><p>They stay.</p></body></html>"


def test_a_page_is_read_where_there_is_no_plain_text_or_it_says_nothing() -> None:
    text = "Around 300 workers came to the plant in May.\nThey stay."
    page = ("Content-Type: text/html", PAGE)
    only = read_mail(message_of(page), name="a.eml")
    assert body_of(only).split() == text.split()
    stub = ("Content-Type: text/plain", "See HTML.")
    assert body_of(read_mail(message_of(stub, page, kind="alternative"), name="a.eml")).split() == text.split()
    full = ("Content-Type: text/plain", "Around 300 workers came in May. They stay.")
    assert body_of(read_mail(message_of(full, page, kind="alternative"), name="a.eml")) == full[1]
    assert not list(unpack_mail(message_of(full, page, kind="alternative"), name="a.eml"))


def test_a_page_that_answers_or_forwards_is_read_with_its_quotes() -> None:
    answer = '<p>They left in June.</p><p>On Mon, May 6, 2019 at 10:00 AM B. Editor wrote:</p><blockquote type="cite">'
    working = mail(f"{answer}Around 300 workers came.</blockquote><p>All of them.</p>", kind="text/html; charset=utf-8")
    assert [line for line in own(working).split("\n") if line] == ["Two buses", "They left in June.", "All of them."]
    carried = "<br>".join(FORWARDS["Gmail"].strip().replace("<", "&lt;").split("\n"))
    working = mail(f"<div>{carried}</div><p>Around 300 workers came.</p>", kind="text/html; charset=utf-8")
    assert own(working).endswith("Around 300 workers came.")
    assert working.published == date(2019, 3, 1)


def test_what_a_page_hides_and_its_scripts_are_no_text() -> None:
    hidden = '<style>p{}</style><script>900 workers</script><div style="display: none">Hidden words.</div>'
    working = mail(f"{hidden}<p>Around 300 workers came.</p>{hidden}", kind="text/html; charset=utf-8")
    assert body_of(working) == "Around 300 workers came."


def test_a_newsletter_is_read_as_a_page_and_in_full_where_that_leaves_out_much() -> None:
    story = "".join(
        f"<p>Around {number} workers arrived at a plant in the town on Monday, a trader said there.</p>"
        for number in range(3, 9)
    )
    hidden = '<div style="display:none">Preview of the week in brief.</div>'
    head = f"List-Unsubscribe: <https://example.org/off>\n{HEAD}"
    page = mail(f"<html><body>{hidden}<article>{story}</article></body></html>", head=head, kind="text/html")
    assert page.text.count("workers arrived at a plant") == 6
    assert "Preview" not in page.text
    assert page.anchors[-1].where.startswith("part 1, ")
    links = "".join(f"<li><a href='/{number}'>{number} workers leave for home</a></li>" for number in range(300, 340))
    listed = mail(f"<html><body><nav><ul>{links}</ul></nav></body></html>", head=head, kind="text/html")
    assert "339 workers leave for home" in listed.text


def test_the_messages_of_a_digest_are_members() -> None:
    first = "Subject: One\n\nAround 300 workers came."
    data = message_of(("", first), ("", first.replace("One", "Two")), kind="digest")
    found = list(unpack_mail(data, name="a.eml"))
    assert [one.name for one in found if isinstance(one, Member)] == ["part-1.eml", "part-2.eml"]
    assert isinstance(found[1], Member)
    assert read_report(found[1].data, name=found[1].name).title == "Two"


def test_parts_between_attachments_are_all_text() -> None:
    data = message_of(
        ("Content-Type: text/plain", "First."),
        ("Content-Type: image/png\nContent-Disposition: inline; filename=a.png", "x"),
        ("Content-Type: text/plain", "Second."),
        ("Content-Type: text/plain\nContent-Disposition: attachment; filename=notes.txt", "Third."),
    )
    working = read_mail(data, name="a.eml")
    assert working.text == "Two buses\n\nFirst.\n\nSecond."
    assert [one.where for one in working.anchors] == ["header Subject", "part 1, line 1", "part 3, line 1"]
    assert [one.name if isinstance(one, Member) else one.why for one in unpack_mail(data, name="a.eml")] == [
        "image a.png (image/png) is of no kind that is read.",
        "notes.txt",
    ]


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ('application/pdf; name="../../etc/passwd"', "passwd.pdf"),
        ('application/pdf; name="C:\\\\temp\\\\a.pdf"', "a.pdf"),
        ('application/pdf; name="..pdf"', "pdf.pdf"),
        ('application/pdf; name="a\u202efdp.exe"', "a fdp.exe.pdf"),
        ('application/pdf; name="a\x1b[31m.pdf"', "a [31m.pdf"),
        (f'application/pdf; name="{"a" * 300}.pdf"', "a" * 96 + ".pdf"),
        ("application/pdf", "part-1.pdf"),
        ("application/octet-stream; name=a.PDF", "a.PDF"),
        ("application/pdf; name*=utf-8''%ED%9B%88%EC%B6%98.pdf", "훈춘.pdf"),
        ("application/pdf; name*0*=euc-kr''%C8%C6; name*1*=%C3%E1.pdf", "훈춘.pdf"),
        ("application/pdf; name==?utf-8?B?7ZuI7LaYLnBkZg==?=", "훈춘.pdf"),
    ],
)
def test_names_of_attachments_lead_nowhere_and_hide_nothing(header: str, name: str) -> None:
    (member,) = unpack_mail(message_of((f"Content-Type: {header}", "%PDF-1.4 x")), name="a.eml")
    assert isinstance(member, Member)
    assert member.name == name


@pytest.mark.parametrize(
    ("header", "why"),
    [
        ("image/png; name=logo.png", "image logo.png (image/png)"),
        ("application/pdf.exe; name=a.pdf.exe", "file of another kind a.pdf.exe (application/pdf.exe)"),
        ("application/ms-tnef; name=winmail.dat", "package of Outlook winmail.dat (application/ms-tnef)"),
        ("text/calendar; name=a.ics", "invitation a.ics (text/calendar)"),
    ],
)
def test_what_is_not_read_is_named(header: str, why: str) -> None:
    assert list(unpack_mail(message_of((f"Content-Type: {header}", "x")), name="a.eml")) == [
        LeftOut(where="part 1", why=f"{why} is of no kind that is read.")
    ]


def test_a_damaged_attachment_is_named() -> None:
    header = "Content-Type: application/pdf; name=a.pdf\nContent-Transfer-Encoding: base64"
    assert list(unpack_mail(message_of((header, "\x01 !!! \x02 !!!")), name="a.eml")) == [
        LeftOut(where="part 1", why="a.pdf is damaged and cannot be unpacked; get a whole copy of the message.")
    ]


def test_an_empty_attachment_is_named() -> None:
    assert list(unpack_mail(message_of(("Content-Type: application/pdf; name=a.pdf", "")), name="a.eml")) == [
        LeftOut(where="part 1", why="a.pdf is empty.")
    ]


def test_a_charset_that_is_not_true_is_told() -> None:
    korean = "지난 5월 훈춘의 한 의류 공장에 북한 노동자 약 300명이 도착했다고 한 무역업자가 말했다."
    for charset in ("us-ascii", "gb18030", "koi8-r", "iso-8859-1"):
        data = f"{HEAD}Content-Type: text/plain; charset={charset}\n\n".encode() + korean.encode("euc-kr")
        working = read_mail(data, name="a.eml")
        assert body_of(working) == korean
        assert working.flags == (
            f"part 1 declares the charset '{charset}', which it is not in; read as cp949: check the words.",
        )


def test_a_message_without_words_has_its_subject_or_the_names_of_its_files() -> None:
    assert mail("").text == "Two buses"
    bare = message_of(("Content-Type: application/pdf; name=a.pdf", "x"), head="From: A <a@example.org>\n")
    working = read_mail(bare, name="a.eml")
    assert (working.text, working.furniture) == ("a.pdf", ((0, 5),))
    with pytest.raises(UnreadableInput, match=r"^a\.eml: is a message without text, subject or attachments; get a"):
        read_mail(b"From: A <a@example.org>\n\n", name="a.eml")


@pytest.mark.parametrize(
    "kind", ["application/pkcs7-mime; smime-type=enveloped-data", 'multipart/encrypted; boundary="b"']
)
def test_an_encrypted_message_is_refused_by_name(kind: str) -> None:
    with pytest.raises(UnreadableInput) as raised:
        mail("--b\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n--b--", kind=kind)
    assert str(raised.value) == (
        "a.eml: is an encrypted message; open it in your mail program, save its text and give that."
    )


def test_a_message_in_many_parts_or_very_deep_is_refused() -> None:
    flat = message_of(*[("Content-Type: text/plain", "x")] * 5_001)
    deep = HEAD + "".join(f'Content-Type: multipart/mixed; boundary="b{at}"\n\n--b{at}\n' for at in range(10_000))
    nested = b"Content-Type: message/rfc822\n\n" * 10_000
    for data in (flat, deep.encode(), deep.replace("\n", "\r\n").encode()):
        with pytest.raises(UnreadableInput) as raised:
            read_mail(data, name="a.eml")
        assert str(raised.value) == (
            "a.eml: holds more than 5,000 parts, or parts more than 30 deep, as no mail program makes them; save its "
            "text and give that."
        )
    # one message in another is a file of its own, whatever stands in it
    found = read_or_refused(HEAD.encode() + nested, "a.eml")
    assert len(found) == 2


def test_one_boundary_that_begins_like_another_parts_nothing_else() -> None:
    data = message_of(
        ('Content-Type: multipart/mixed; boundary="bb"', "--bb\nContent-Type: text/plain\n\nFirst.\n--bb--"),
        ("Content-Type: text/plain", "Second.\n--bx is no boundary."),
    )
    assert read_mail(data, name="a.eml").text == "Two buses\n\nFirst.\n\nSecond.\n--bx is no boundary."


BODIES = st.text(alphabet="abc -=\n훈춘", max_size=60)
MESSAGES = st.recursive(
    st.builds(lambda text, way: ("text", text, way), BODIES, st.sampled_from(["base64", "quoted-printable", "8bit"])),
    lambda below: st.builds(lambda parts: ("multi", parts, ""), st.lists(below, min_size=1, max_size=4)),
    max_leaves=8,
)


def built(form: tuple[str, object, str]) -> EmailMessage:
    kind, inside, way = form
    made = EmailMessage()
    if kind == "text":
        made.set_content(str(inside), cte=way)
        return made
    made.make_mixed()
    assert isinstance(inside, list)
    for one in inside:
        made.attach(built(one))
    return made


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(MESSAGES, st.booleans())
def test_the_parts_are_those_that_the_standard_library_finds(form: tuple[str, object, str], crlf: bool) -> None:
    whole = built(form)
    whole["Subject"] = "Two buses"
    data = whole.as_bytes()
    data = data.replace(b"\n", b"\r\n") if crlf else data
    expected = [one.get_payload(decode=True) for one in whole.walk() if not one.is_multipart()]
    part = message(data, name="a.eml")
    found = [content(one, data) for one in leaves(part)]
    assert [bytes(one).split() for one in found] == [bytes(one or b"").split() for one in expected]


def test_an_attached_file_keeps_its_bytes() -> None:
    whole = EmailMessage()
    whole["From"], whole["Subject"] = "A. Writer <a@example.org>", "Two buses"
    whole.set_content("Words.")
    data = bytes(range(256)) * 40
    whole.add_attachment(b"%PDF" + data, maintype="application", subtype="pdf", filename="훈춘.pdf")
    (member,) = unpack_mail(whole.as_bytes(), name="a.eml")
    assert isinstance(member, Member)
    assert (member.name, member.data) == ("훈춘.pdf", b"%PDF" + data)
    old = MIMEBase("application", "pdf", name="a.pdf")
    old.set_payload(f"begin 644 a.pdf\n{b2a_uu(b'%PDF-').decode()}`\nend\n")
    old["Content-Transfer-Encoding"] = "x-uuencode"
    (member,) = unpack_mail(old.as_bytes(), name="a.eml")
    assert isinstance(member, Member)
    assert member.data == b"%PDF-"


@pytest.mark.parametrize("name", ["attached.eml", "forwarded.eml", "enclosed.eml", "both.eml", "two.mbox"])
def test_a_message_torn_anywhere_is_read_or_refused(name: str) -> None:
    data = (FILES / name).read_bytes()
    for at in range(1, len(data), max(1, len(data) // 150)):
        read_or_refused(data[:at], name)


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(["attached.eml", "forwarded.eml", "enclosed.eml", "both.eml", "russian.eml", "two.mbox"]),
    st.lists(st.tuples(st.integers(0, 2**31), st.integers(0, 255)), min_size=1, max_size=20),
)
def test_a_message_with_wrong_bytes_is_read_or_refused(name: str, changes: list[tuple[int, int]]) -> None:
    data = bytearray((FILES / name).read_bytes())
    for at, byte in changes:
        # most of a message with files is Base64: what parts it stands in the first bytes
        data[at % min(len(data), 1200)] = byte
    read_or_refused(bytes(data), name)


KINDS = [
    *('multipart/mixed; boundary="b"', "multipart/alternative; boundary=b", "multipart/digest; boundary=b", ";;=;"),
    *(
        "text/html; charset=x",
        "text/plain; format=flowed; charset=utf-16",
        "message/rfc822",
        "a/b; name*0*=x''%; name*=y",
    ),
]
OTHERS = [
    *("From: A <a@example.org>", "Subject: =?x?B?!?= =?utf-8?q?=FF?=", "Date: 1 Jan 2019", "Date: \x00", ""),
    *("Content-Disposition: attachment; filename=../..", "Content-Disposition: attachment; filename*=utf-8''%00%FF"),
    *("--b", "--b--", "begin 644 a", "> quoted", ">>> ", "-- ", "--------- Forwarded message ---------", "To: b"),
    *("Sent: 1 May 2019", "<p>Around 300 workers <blockquote type=cite>came", "=E2=80=AE=0", "QQ==", "words " * 20),
    *("\x85\u2028\u202e훈춘\x1b[31m", "On 1 May 2019 A wrote:", "____________________", "Sent from my phone", "\udcff"),
]
LINES = st.lists(
    st.sampled_from(OTHERS)
    | st.sampled_from(KINDS).map(lambda kind: f"Content-Type: {kind}")
    | st.sampled_from(["base64", "quoted-printable", "uuencode"]).map(lambda way: f"Content-Transfer-Encoding: {way}"),
    max_size=30,
)


@settings(max_examples=250, deadline=None)
@given(LINES, st.sampled_from(["\n", "\r\n", "\r"]))
def test_any_order_of_lines_is_read_or_refused(lines: list[str], end: str) -> None:
    read_or_refused(end.join(["MIME-Version: 1.0", *lines]).encode("utf-8", "surrogateescape"), "a.eml")


@pytest.mark.parametrize(
    "data",
    [
        b"Subject: " + b"=?utf-8?B?QQ==?= " * 200_000,
        b"Subject: x\nContent-Type: text/plain; " + b"a=b; " * 200_000,
        b"Subject: x\nContent-Type: multipart/mixed; boundary=a\n\n" + b"--a--a" * 400_000,
        b"Subject: x\n\n" + b"> " * 1_000_000,
        b"Subject: x\n\n" + b"____________________\n" * 100_000,
        b"Subject: x\n\n" + b"On Monday he wrote\n" * 50_000,
        b"Subject: x\n\n" + b"From: a@example.org\n" * 50_000,
        b"Subject: x\n\n" + b"a" * 3_000_000,
        b"X: y\n" * 200_000,
        b"Subject: x\nContent-Type: text/html\n\n" + b"<blockquote type=cite>" * 50_000 + b"x",
    ],
    ids=[
        "words",
        "parameters",
        "boundaries",
        "quotes",
        "footers",
        "attributions",
        "headers",
        "letters",
        "head",
        "page",
    ],
)
def test_what_is_made_to_hang_a_reader_does_not(data: bytes) -> None:
    read_or_refused(b"From: A <a@example.org>\nMIME-Version: 1.0\n" + data, "a.eml")


def test_the_same_message_gives_the_same_report_each_time() -> None:
    assert len({real("forwarded.eml") for _ in range(3)}) == 1
