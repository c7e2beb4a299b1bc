"""The fuzz targets: for each reader, what must hold for any bytes at all. Whatever else is raised is a fault."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from contextvars import copy_context
from dataclasses import dataclass
from datetime import date
from itertools import islice
from types import MappingProxyType

import fuzz_seeds as seeds
from tumen.errors import MissingExtra, UnreadableInput
from tumen.ledger import Report, digest
from tumen.normalise import find_values, values_form
from tumen.read import Container, LeftOut, Limits, Member, read
from tumen.read.child import Desk
from tumen.read.frames import BrokenFrame, Frame, item_frame, read_frame, write_frame
from tumen.read.jobs import Job, Stopped
from tumen.read.reports import Found

_MANY = 2_000
"""So many members of one file are looked at."""
_FOR_EVER = 10**8
_DAYS = (None, date(2019, 7, 9), date.min, date.max)


@dataclass(frozen=True, kw_only=True, slots=True)
class Target:
    """What is done with any bytes, and the bytes it begins with."""

    check: Callable[[bytes], None]
    begin: Callable[[], tuple[bytes, ...]]


def check_file(data: bytes, name: str) -> None:
    """Any bytes called `name` give reports and members in good form, the same each time, or one clear line."""
    first = list(islice(_read(data, name), _MANY))
    if len(data) % 4 == 0 and list(islice(_read(data, name), _MANY)) != first:
        raise AssertionError("the same bytes gave two readings")


def _read(data: bytes, name: str) -> Iterator[Found | str]:
    try:
        for found in read(data, name=name):
            _check_form(found)
            yield found
    except UnreadableInput as refused:
        message = str(refused)
        if not message.startswith(name) or not message.isprintable():
            raise AssertionError(message) from refused
        yield message


def _check_form(found: Found) -> None:
    if isinstance(found, Report):
        spans = [*found.furniture, *found.captions]
        for group in (found.proofs, found.tongues, found.anchors, found.cells):
            spans += [(one.start, one.end) for one in group]
        if not found.text.strip() or not all(0 <= start < end <= len(found.text) for start, end in spans):
            raise AssertionError(spans)
        found.text.encode("utf-8")
    elif isinstance(found, Member):
        if not found.name or found.name.startswith(".") or any(mark in found.name for mark in "/\\\x00"):
            raise AssertionError(found.name)
        if not found.where or not found.where.isprintable():
            raise AssertionError(found.where)
    elif isinstance(found, LeftOut):
        if not found.where.isprintable() or not found.why or not found.why.isprintable():
            raise AssertionError(found)
    else:
        assert isinstance(found, Container)


def _file(name: str, begin: Callable[[], tuple[bytes, ...]]) -> Target:
    return Target(check=lambda data: check_file(data, name), begin=begin)


def _parts(name: str, template: Mapping[str, bytes]) -> Target:
    """A packed file whose parts are what is changed: the first byte chooses which. Packing would hide them."""
    names = tuple(template)

    def check(data: bytes) -> None:
        if data:
            check_file(seeds.zipped({**template, names[data[0] % len(names)]: data[1:]}, deflated=False), name)

    return Target(check=check, begin=lambda: tuple(bytes([at]) + template[one] for at, one in enumerate(names)))


def _check_answers(data: bytes) -> None:
    """Whatever a process answers: what it found, in good form, or one clear line."""
    answers = io.BytesIO(data)

    class Talker:
        files = used = 0

        def exchange(self, frame: Frame, *, seconds: float, told: float) -> Frame:  # noqa: ARG002
            answer = read_frame(answers, most=2**20)
            if answer is None:
                raise Stopped("ended")
            return answer

    def service(values: object, asked: bytes) -> str:
        return asked.decode("utf-8", "replace")

    limits = Limits(answer=2**20, answers=2**22, items=50, asked=50)
    job = Job(Talker(), limits=limits, services={"x": service}, name="a.html", report=digest(b""))
    try:
        while job.step(Frame(kind="next")) is not None:
            pass
    except UnreadableInput as refused:
        if not str(refused).startswith("a.html") or not str(refused).isprintable():
            raise AssertionError(refused) from refused
    except MissingExtra as missing:
        if not str(missing).isprintable():
            raise AssertionError(missing) from missing
    job.finish()


def _answers() -> tuple[bytes, ...]:
    report = Report(id=digest(b""), name="a", text="Two buses left.", media_type="text/html", captions=((0, 3),))
    member = Member(name="a.html", data=b"x", where="record at byte 9", headers=(("Server", "x"),))
    items = (report, member, LeftOut(where="entry b", why="is empty."), Container(media_type="application/zip"))
    ends = [
        Frame(kind="ask", values={"service": "x", "values": {}}, body=b"abc"),
        Frame(kind="end", values={"used": 5}),
        Frame(kind="refused", values={"message": "a.html: is torn; get a whole copy.", "used": 5}),
        Frame(kind="missing", values={"message": "needs openpyxl", "used": 5}),
        Frame(kind="fault", values={"error": "KeyError", "place": "pages.py, line 40", "used": 5}),
        Frame(kind="memory", values={"used": 5}),
    ]
    frames = [_bytes(item_frame(one)) for one in items] + [_bytes(one) for one in ends]
    return (b"".join(frames[:6]), *frames)


def _bytes(frame: Frame) -> bytes:
    made = io.BytesIO()
    write_frame(made, frame)
    return made.getvalue()


def _check_requests(data: bytes) -> None:
    """Whatever a process is asked: each frame has one answer that can be read, until the stream is broken."""

    def reads(data: bytes, *, name: str, url: str | None, charset: str | None, columns: str | None) -> Iterator[Found]:
        yield Member(name="a.txt", data=data, where=f"{name} {url}")
        raise UnreadableInput(f"{name}: is torn.")

    incoming, outgoing = io.BytesIO(data), io.BytesIO()
    desk = Desk(incoming, outgoing, reads=reads, seconds=_FOR_EVER, used=lambda: 0)
    with suppress(BrokenFrame):
        copy_context().run(desk.work)
    outgoing.seek(0)
    while read_frame(outgoing, most=2**32) is not None:
        pass


def _requests() -> tuple[bytes, ...]:
    read_one = Frame(
        kind="read", values={"name": "a.html", "url": None, "charset": None, "columns": None}, body=b"<html>"
    )
    frames = [_bytes(one) for one in (read_one, Frame(kind="next"), Frame(kind="next"), Frame(kind="close"))]
    return (b"".join(frames), *frames)


def check_values(data: bytes) -> None:
    """Any text gives values whose words stand in it, the same each time; the first byte chooses the day of writing."""
    text = data[1:].decode("utf-8", "surrogatepass" if data[:1] > b"\x7f" else "replace") if _whole(data) else ""
    published = _DAYS[data[0] % len(_DAYS)] if data else None
    form = values_form(text, find_values(text, published=published))
    for kind, items in form.items():
        for item in items:
            start, end = item["span"]
            if not 0 <= start < end <= len(text) or item["text"] != text[start:end]:
                raise AssertionError((kind, item))
    if values_form(text, find_values(text, published=published)) != form:
        raise AssertionError("the same text gave two readings")


def _whole(data: bytes) -> bool:
    """Whether the bytes can be read as a text, lone surrogates included."""
    try:
        data[1:].decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return data[:1] <= b"\x7f"
    return True


TARGETS: Mapping[str, Target] = MappingProxyType(
    {
        "text": _file("a.txt", lambda: (*seeds.TEXTS, *seeds.PAGES, *seeds.files(".txt"))),
        "page": _file("a.html", lambda: (*seeds.TEXTS, *seeds.PAGES, *seeds.files(".html", ".htm"))),
        "pdf": _file("a.pdf", lambda: (*seeds.PDFS, *seeds.files(".pdf"))),
        "docx": _file("a.docx", lambda: (seeds.zipped(seeds.DOCX_PARTS), *seeds.files(".docx"))),
        "docx_parts": _parts("a.docx", seeds.DOCX_PARTS),
        "mail": _file("a.eml", lambda: (*seeds.MAILS, *seeds.files(".eml", ".mbox"))),
        "mhtml": _file("a.mhtml", lambda: (*seeds.MHTMLS, *seeds.files(".mhtml", ".mht"))),
        "warc": _file("a.warc", lambda: (*seeds.WARCS, *seeds.files(".warc", ".warc.gz"))),
        "wacz": _file("a.wacz", lambda: (seeds.zipped(seeds.WACZ_PARTS), *seeds.files(".wacz"))),
        "wacz_parts": _parts("a.wacz", seeds.WACZ_PARTS),
        "zip": _file("a.zip", lambda: (*seeds.zips(), *seeds.files(".zip"))),
        "feed": _file("a.xml", lambda: (*seeds.FEEDS, *seeds.files(".xml", ".rss", ".atom"))),
        "entry": _file("a.json", seeds.entries),
        "csv": _file("a.csv", lambda: (*seeds.CSVS, *seeds.files(".csv", ".tsv"))),
        "xlsx": _file("a.xlsx", lambda: (seeds.zipped(seeds.XLSX_PARTS), *seeds.files(".xlsx"))),
        "xlsx_parts": _parts("a.xlsx", seeds.XLSX_PARTS),
        "row": _file("a.json", seeds.rows),
        "values": Target(check=check_values, begin=lambda: seeds.VALUES),
        "answers": Target(check=_check_answers, begin=_answers),
        "requests": Target(check=_check_requests, begin=_requests),
    }
)
