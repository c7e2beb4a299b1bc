"""E-mail messages (RFC 5322): what was written, by whom and when; attachments; mailboxes of many messages (RFC 4155).

The day of a message is the one in its Date, as its sender's clock and time zone had it. A message that carries what
somebody else wrote is not dated by it: a forwarded message has the day that the header inside it tells, or none; one
from a list, a newsletter or an alert has none, because what it carries can be older. A flag then tells the day on which
it was sent, before which all that it carries was written. The address of nobody is shown or put into the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from email.utils import parsedate_to_datetime

from tumen.errors import UnreadableInput
from tumen.ledger import Anchor
from tumen.read.attachments import attachment, file_name
from tumen.read.charsets import characters
from tumen.read.kinds import MAIL
from tumen.read.letters import Forwarded, Letter, read_letter
from tumen.read.mailpages import read_mail_page
from tumen.read.mime import Part, content, display_name, leaves, message, words
from tumen.read.parts import LeftOut, Member, Working

_MOST_MESSAGES = 100_000
_EARLIEST, _LATEST = date(1980, 1, 1), date(2099, 12, 31)
_REPLY = re.compile(r"^\s*(?:(?:re|aw|sv|antw|답장|회신|答复|回复|回覆|отв)\s?(?:\[\d+\])?\s?[:：]\s*)+", re.I)
_FORWARD = re.compile(r"^\s*(?:(?:fwd?|wg|tr|전달|轉寄|转发|轉發|пересл)\s?[:：]|\[fwd:)", re.I)
_PREFIXES = re.compile(
    r"^\s*(?:(?:re|aw|sv|antw|fwd?|wg|tr|답장|회신|전달|答复|回复|回覆|转发|轉寄|轉發|отв|пересл)\s?(?:\[\d+\])?\s?[:：]\s*)+",
    re.I,
)
_BULK = ("list-id", "list-unsubscribe", "list-post", "feedback-id")
_PRECEDENCES = ("bulk", "list", "junk")
_ENCRYPTED = ("application/pkcs7-mime", "application/x-pkcs7-mime", "multipart/encrypted", "application/pgp-encrypted")
_SEPARATOR = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From [^\r\n]*\r?\n(?=[!-9;-~]+[ \t]*:)")
_FEW, _MANY = 200, 400
"""A message with fewer characters of its own and more in quotes says little by itself."""


@dataclass(slots=True)
class _Text:
    """The text of a message as its parts are put together."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    anchors: list[Anchor] = field(default_factory=list)
    furniture: list[tuple[int, int]] = field(default_factory=list)
    captions: list[tuple[int, int]] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)

    def add(self, letter: Letter, *, captions: tuple[tuple[int, int], ...] = ()) -> None:
        """Adds the text of a part, a blank line before it."""
        if not letter.text:
            return
        if self.length:
            self.parts.append("\n\n")
            self.length += 2
        at = self.length
        self.parts.append(letter.text)
        self.length += len(letter.text)
        self.anchors += [replace(one, start=at + one.start, end=at + one.end) for one in letter.anchors]
        self.furniture += [(at + start, at + end) for start, end in letter.furniture]
        self.captions += [(at + start, at + end) for start, end in captions]


def read_mail(data: bytes, *, name: str) -> Working:
    """Text and metadata of a message, its subject first; anchors name part and line ("part 1.2, line 7").

    Plain text goes before the same as a page. Quotes, signatures and the headers of what is forwarded are furniture.
    Raises UnreadableInput where it is encrypted, holds nothing at all, or was made to hurt.
    """
    whole = message(data, name=name, start=_after_separator(data))
    if any(part.kind in _ENCRYPTED for part in (whole, *whole.parts)):
        raise UnreadableInput(
            f"{name}: is an encrypted message; open it in your mail program, save its text and give that."
        )
    subject = words(whole.header("subject") or "")
    title = _PREFIXES.sub("", subject).strip() or None
    text = _Text()
    if title:
        anchor = Anchor(start=0, end=len(title), where="header Subject")
        text.add(Letter(text=title, anchors=(anchor,), furniture=(), forwarded=()))
    headline = text.length
    replies = bool(_REPLY.match(subject))
    forwarded: list[Forwarded] = []
    for part in _bodies(whole, data):
        forwarded += _add(part, data, text, replies=replies, bulk=_is_bulk(whole), name=name)
    if text.length == headline:
        _name_attachments(whole, text)
    if not text.length:
        raise UnreadableInput(f"{name}: is a message without text, subject or attachments; get a whole copy.")
    sent, clock = _sent(whole)
    published, flags = _day(whole, sent, forwarded, forwards=bool(_FORWARD.match(subject)))
    quoted = sum(end - start for start, end in text.furniture)
    if not forwarded and text.length - headline - quoted < _FEW and quoted > _MANY:
        flags.append("holds little but what it quotes from others, which counts as furniture: look at the quotes.")
    author = forwarded[-1].author if forwarded else display_name(whole.header("from"))
    code = re.match(r"[A-Za-z]{2,3}(?![A-Za-z])", whole.header("content-language") or "")
    return Working(
        text="".join(text.parts),
        media_type=MAIL,
        title=title,
        byline=author,
        declared_language=code.group().lower() if code else None,
        published=published,
        published_from="metadata" if published else None,
        furniture=tuple(text.furniture),
        captions=tuple(text.captions),
        anchors=tuple(text.anchors),
        flags=(*clock, *flags, *dict.fromkeys(text.flags)),
    )


def unpack_mail(data: bytes, *, name: str) -> Iterator[Member | LeftOut]:
    """The attachments of a message that may be reports, with file names that are safe; the others by name.

    Raises UnreadableInput where it was made to hurt.
    """
    whole = message(data, name=name, start=_after_separator(data))
    read = {part.number for part in _bodies(whole, data)}
    for part, instead in _attached(whole):
        if part.number not in read and not instead:
            yield attachment(part, data)


def unpack_mbox(data: bytes, *, name: str) -> Iterator[Member | LeftOut]:
    """The messages of a mailbox, each as it stands there. Raises UnreadableInput where there are far too many."""
    begin: tuple[int, int] | None = None
    number = 0
    for found in _SEPARATOR.finditer(data):
        if begin is not None:
            number += 1
            yield _boxed(data, number, *begin, found.start())
        if number >= _MOST_MESSAGES:
            raise UnreadableInput(f"{name}: holds more than {_MOST_MESSAGES:,} messages; split it.")
        begin = (found.start(), found.end())
    if begin is not None:
        yield _boxed(data, number + 1, *begin, len(data))


def _boxed(data: bytes, number: int, at: int, start: int, end: int) -> Member:
    inside = data[start:end]
    # a blank line parts the messages
    inside = inside.removesuffix(b"\n").removesuffix(b"\r") if inside.endswith((b"\n\n", b"\n\r\n")) else inside
    return Member(name=f"message-{number}.eml", data=inside, where=f"message {number} at byte {at}")


def _after_separator(data: bytes) -> int:
    found = re.match(rb"From [^\r\n]*\r?\n", data)
    return found.end() if found else 0


def _bodies(part: Part, data: bytes) -> list[Part]:
    """The parts that are the text of the message, in their order."""
    if not part.kind.startswith("multipart/"):
        shown = part.kind in ("text/plain", "text/html") and part.disposition != "attachment" and not part.file_name
        return [part] if shown else []
    if part.kind == "multipart/alternative":
        choices = [(kind, found) for one in part.parts if (found := _bodies(one, data)) for kind in [found[0].kind]]
        plain = next((found for kind, found in choices if kind == "text/plain"), [])
        pages = next((found for kind, found in reversed(choices) if kind == "text/html"), [])
        return plain if plain and not (pages and _is_stub(plain, pages, data)) else pages or plain
    if part.kind in ("multipart/related", "multipart/signed", "multipart/report"):
        return next((found for one in part.parts if (found := _bodies(one, data))), [])
    return [found for one in part.parts for found in _bodies(one, data)]


def _is_stub(plain: list[Part], pages: list[Part], data: bytes) -> bool:
    """Whether the plain text only says that there is a page."""
    letters = sum(len(b"".join(_content(one, data).split())) for one in plain)
    markup = b"".join(_content(one, data) for one in pages)
    visible = re.sub(rb"<(style|script|head)\b.*?</\1\s*>|<[^<>]*>|&[#\w]{1,8};", b"", markup, flags=re.I | re.S)
    return letters * 4 < len(b"".join(visible.split()))


def _content(part: Part, data: bytes) -> bytes:
    try:
        return content(part, data)
    except ValueError:
        return b""


def _attached(part: Part, *, instead: bool = False) -> Iterator[tuple[Part, bool]]:
    """The leaves of a message; with each, whether it is the same text again in another form."""
    if not part.kind.startswith("multipart/"):
        yield part, instead and part.kind in ("text/plain", "text/html") and not part.file_name
    for inner in part.parts:
        yield from _attached(inner, instead=instead or part.kind == "multipart/alternative")


def _add(part: Part, data: bytes, text: _Text, *, replies: bool, bulk: bool, name: str) -> tuple[Forwarded, ...]:
    """Adds the text of one part; gives what it says of messages forwarded in it."""
    where = f"part {part.number}"
    try:
        body = content(part, data)
    except ValueError:
        text.flags.append(f"{where} is damaged and was not read: get a whole copy of the message.")
        return ()
    found, flag = characters(body, part.charset)
    if flag:
        text.flags.append(f"{where} {flag}")
    if part.kind == "text/html":
        page = read_mail_page(found, where=where, replies=replies, bulk=bulk, name=name)
        text.add(page.letter, captions=page.captions)
        return page.letter.forwarded
    flowed = (part.parameter("format") or "").lower() == "flowed"
    del_sp = (part.parameter("delsp") or "").lower() == "yes"
    letter = read_letter(found, where=where, replies=replies, flowed=flowed, del_sp=del_sp)
    text.add(letter)
    return letter.forwarded


def _name_attachments(whole: Part, text: _Text) -> None:
    """Without any text, the names of the attachments stand for it, as furniture."""
    for part in leaves(whole):
        if part.kind not in ("text/plain", "text/html") or part.file_name:
            said = file_name(part)
            anchor = Anchor(start=0, end=len(said), where=f"part {part.number}")
            text.add(Letter(text=said, anchors=(anchor,), furniture=((0, len(said)),), forwarded=()))


def _sent(whole: Part) -> tuple[date | None, list[str]]:
    """The day in Date, and a flag where the first server that took the message had another."""
    sent = _date(whole.header("date"))
    received = [value for key, value in whole.headers if key == "received"]
    taken = _date(received[-1].rpartition(";")[2]) if received else None
    if sent and taken and abs(sent - taken) > timedelta(days=2):
        return sent, [f"says that it was sent on {sent}, but a server took it on {taken}: one of the clocks is wrong."]
    return sent, []


def _date(value: str | None) -> date | None:
    try:
        day = parsedate_to_datetime((value or "").strip()).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return day if _EARLIEST <= day <= _LATEST else None


def _is_bulk(whole: Part) -> bool:
    """Whether a message went to many by a program."""
    return any(whole.header(one) for one in _BULK) or (whole.header("precedence") or "").lower() in _PRECEDENCES


def _day(
    whole: Part, sent: date | None, forwarded: list[Forwarded], *, forwards: bool
) -> tuple[date | None, list[str]]:
    """The day of what the message is for, and what to tell of it."""
    when = f"sent on {sent}" if sent else "sent on a day that is not told"
    if forwarded:
        inner = forwarded[-1].day
        who = forwarded[-1].author or "somebody"
        if inner and (sent is None or inner <= sent + timedelta(days=1)):
            return inner, [f"was {when} to forward a message of {inner} by {who}: that day is taken for all of it."]
        return None, [f"was {when} to forward a message whose day is not told: what it carries is no younger."]
    if forwards:
        return None, [f"was {when} to forward something: what it carries is no younger."]
    if _is_bulk(whole):
        return None, [f"came from a list, a newsletter or an alert, {when}: what it carries is no younger."]
    return sent, []
