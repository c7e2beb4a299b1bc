"""The plain text of a message: its own words, what it quotes or forwards, its signature; lines put together again."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tumen.ledger import Anchor
from tumen.read.days import days
from tumen.read.mime import display_name
from tumen.read.seams import seam, writes_no_spaces

_WIDEST, _NARROWEST = 100, 60
"""Programs that break lines do so between these columns; a message with wider lines breaks only its paragraphs."""
_QUOTE = re.compile(r"(?:> ?)+")
_WROTE = r"wrote|writes|schrieb|a écrit|escribió|написала?|пишет|작성|썼습니다|写道|寫道|写到"
_ATTRIBUTION = re.compile(
    r"(?:^\W*(?:on|am|le|el|em)\b.{6,200}|.{4,200}?(?:님이|\d\s?(?:일|日)|\d{1,2}:\d\d|<[^<>\s]+@[^<>\s]+>).{0,80}?)"
    rf"(?:{_WROTE})[^:：\n]{{0,30}}[:：]\s*$",
    re.I,
)
_FORWARDS = re.compile(
    r"^\W*begin forwarded message|^\W*(?:开始转发|開始轉寄|전달된 메시지 시작|начало переадресованного)|"
    r"^\W*-{2,}\s*(?:forwarded (?:message|by)\b|fwd? message|전달된 (?:메시지|메일)|转发的?(?:邮件|信息|消息)|"
    r"轉寄的?郵件|пересылаемое (?:сообщение|письмо)|пересланное сообщение)",
    re.I,
)
_ORIGINAL = re.compile(
    r"^\W*-{2,}\s*(?:original message|원본 (?:메시지|메일)|原始邮件|原始郵件|исходное сообщение)\W*$", re.I
)
_END_OF_FORWARD = re.compile(r"^\W*-{2,}\s*end (?:of )?forwarded message\W*$", re.I)
_FIELD = re.compile(r"^[>*\s]*(?P<key>[^\W\d_][\w \-]{0,28}?)\s?\*?\s?(?::\*?(?:\s+|$)|：\s*)(?P<said>.*)$")
_KEYS = {
    "from": {"from", "von", "de", "보낸 사람", "보낸사람", "발신", "发件人", "寄件者", "寄件人", "от", "от кого"},
    "date": {"date", "sent", "gesendet", "보낸 날짜", "날짜", "보낸 시간", "发送时间", "日期", "寄件日期", "дата",
             "отправлено"},
    "subject": {"subject", "betreff", "제목", "主题", "主旨", "тема"},
    "to": {"to", "an", "cc", "받는 사람", "받는사람", "收件人", "抄送", "кому", "копия"},
}  # fmt: skip
_ENDED = re.compile(r"[.!?:;。！？：；…][\"'”’)\]]*$")
_SIGNATURE_LINES, _SIGNATURE_WIDTH, _FOOTER_LINES = 10, 100, 8
_SIGNATURE = re.compile(r"^--\s?$")
_FOOTER = re.compile(r"^(?:_{10,}|-{20,}|\*{20,})\s*$")
_LIST_FOOTER = re.compile(r"mailing list|unsubscribe|listinfo|구독|수신거부|退订|отписаться", re.I)
_DEVICE = re.compile(
    r"^(?:sent from my \w+|get outlook for \w+|나의 \w+에서 보냄|发自我的\s?\w+|отправлено с \w+).{0,20}$", re.I
)
_RULE = re.compile(r"^[_=-]{5,}$")
_LOOKED_AT = 1_000
_ITEM = re.compile(r"\s|[-*•–—+]\s|\(?(?:\d{1,3}|[A-Za-z])[.)]\s|\|")


@dataclass(frozen=True, kw_only=True, slots=True)
class Forwarded:
    """What the header inside a forwarded message says: who wrote it, when, under which subject."""

    author: str | None
    day: date | None
    subject: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Letter:
    """The text of one part. `furniture` is what is not its own: quotes, signatures, headers of what was forwarded."""

    text: str
    anchors: tuple[Anchor, ...]
    furniture: tuple[tuple[int, int], ...]
    forwarded: tuple[Forwarded, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Line:
    number: int
    text: str
    depth: int
    own: bool = True
    soft: bool | None = None
    """Whether it goes on in the next line, None where its width has to tell."""


def read_letter(
    text: str, *, where: str, replies: bool, broken: bool = True, flowed: bool = False, del_sp: bool = False
) -> Letter:
    """The text of a part, `where` it stands being the first words of each anchor ("part 1.2").

    `replies` tells that its subject calls it a reply: then what stands below the header of another message is quoted,
    otherwise the message is there to forward it. `broken` tells that lines may have been broken by a program: they are
    put together; a line of a list or a table stays one. `flowed` and `del_sp` are as its Content-Type says (RFC 3676).
    """
    lines = list(_lines(text, flowed=flowed, del_sp=del_sp))
    lines, forwarded = _zones(lines, replies=replies)
    widths = [_width(line.text) for line in lines] if broken else []
    width = max(widths, default=0)
    width = width if _NARROWEST <= width <= _WIDEST else 0
    sure = sum(one >= 0.8 * width for one in widths) > 2
    return _joined(lines, where=where, width=width, sure=sure, forwarded=forwarded)


def _lines(text: str, *, flowed: bool, del_sp: bool) -> Iterator[_Line]:
    for number, raw in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), start=1):
        line = raw
        if not line.isprintable():
            line = "".join(one if one.isprintable() or one == "\t" else " " for one in line)
        # in a mailbox of one file a line that begins with From is marked so
        found = None if re.match(r">+From ", line) else _QUOTE.match(line)
        depth = found.group().count(">") if found else 0
        rest = line[found.end() :] if found else re.sub(r"^>(>*From )", r"\1", line)
        soft: bool | None = None
        if flowed:
            rest = line[len(line) - len(line.lstrip(">")) :] if depth else rest
            rest = rest[1:] if rest.startswith(" ") else rest
            soft = rest.endswith(" ") and not _SIGNATURE.match(rest)
            rest = rest[:-1] if soft and del_sp else rest
        yield _Line(number=number, text=rest if soft and flowed else rest.rstrip(), depth=depth, soft=soft)


def _zones(lines: Sequence[_Line], *, replies: bool) -> tuple[list[_Line], tuple[Forwarded, ...]]:
    """The lines with those marked that are not the message's own, and the headers of what it forwards."""
    marked = list(lines)
    forwarded: list[Forwarded] = []
    at, carried, open_quote, closing, looked = 0, -1, False, False, 0
    while at < len(marked):
        line = marked[at]
        end, seen = _header_end(marked, at) if at >= looked else (0, at)
        looked = max(looked, seen)
        if _FORWARDS.match(line.text) or _END_OF_FORWARD.match(line.text):
            marked[at] = replace(line, own=False)
            # what is forwarded may be marked as a quote throughout
            carried = line.depth if not _END_OF_FORWARD.match(line.text) else carried
            open_quote = closing = False
            follows = next((one for one in range(at + 1, min(at + 4, len(marked))) if marked[one].text.strip()), None)
            if follows is not None and not _header_end(marked, follows)[0]:
                carried = max(carried, marked[follows].depth)
        elif end:
            told = _told(marked[at:end])
            explicit = at > 0 and any(_FORWARDS.match(one.text) for one in marked[max(0, at - 3) : at])
            above = at - 1
            while above >= 0 and not marked[above].text.strip():
                above -= 1
            begin = above if above >= 0 and _RULE.match(marked[above].text) else at
            for place in range(begin, end):
                marked[place] = replace(marked[place], own=False)
            if explicit or not replies:
                forwarded.append(told)
                carried, open_quote, closing = max(carried, line.depth), False, False
            else:
                open_quote = True
            at = end
            continue
        elif _ORIGINAL.match(line.text) or _is_attribution(marked, at):
            marked[at] = replace(line, own=False)
        elif _is_signature(marked, at) or _is_list_footer(marked, at):
            closing = True
            marked[at] = replace(line, own=False)
        elif open_quote or closing or line.depth > max(carried, 0) or _DEVICE.match(line.text.strip()):
            marked[at] = replace(line, own=False)
        at += 1
    return marked, tuple(forwarded)


def _header_end(lines: Sequence[_Line], at: int) -> tuple[int, int]:
    """Where the header that begins at this line ends, 0 where none does, and up to where was looked for it."""
    if _key(lines[at].text) in (None, "other"):
        return 0, at
    keys: set[str] = set()
    place = at
    addressed = False
    while place < len(lines) and place - at < 40 and lines[place].text.strip():
        key = _key(lines[place].text)
        if key is None and not (keys and lines[place].text[:1] in " \t"):
            break
        if key is not None:
            keys.add(key)
            addressed = addressed or "@" in lines[place].text
        place += 1
    # a table of departures has From, To and Date as well, but neither addresses nor a subject
    sure = addressed or {"subject", "date"} <= keys
    return (place if sure and "from" in keys and len(keys & {"date", "subject", "to"}) >= 2 else 0), place


def _key(text: str) -> str | None:
    """Which field of a header the line is, "other" for one without meaning here, None for none."""
    head = text[:40]
    found = _FIELD.match(text[:_LOOKED_AT]) if ":" in head or "：" in head else None
    if found is None:
        return None
    name = found["key"].strip().lower()
    return next((key for key, names in _KEYS.items() if name in names), "other")


def _told(lines: Sequence[_Line]) -> Forwarded:
    said: dict[str, str] = {}
    for line in lines:
        found, key = _FIELD.match(line.text[:_LOOKED_AT]), _key(line.text)
        if key and found:
            said.setdefault(key, found["said"].strip())
    found_days = {day.first for day in days(said.get("date", "")) if day.day is not None and day.first is not None}
    return Forwarded(
        author=display_name(said.get("from", "").replace("*", "")),
        day=found_days.pop() if len(found_days) == 1 else None,
        subject=said.get("subject") or None,
    )


def _is_attribution(lines: Sequence[_Line], at: int) -> bool:
    """Whether the line, or it with the next, says that somebody wrote what is quoted after it."""
    if not any(one.depth > lines[at].depth for one in lines[at + 1 : at + 4]):
        return False
    following = [one for one in lines[at + 1 : at + 4] if one.text.strip()]
    quoted = [one for one in following[:2] if one.depth > lines[at].depth]
    if not quoted:
        return False
    if _ATTRIBUTION.search(lines[at].text[:300]):
        return True
    second = lines[at + 1] if at + 1 < len(lines) else None
    if second is not None and second.depth == lines[at].depth and second.text.strip():
        return bool(_ATTRIBUTION.search(f"{lines[at].text} {second.text}"[:400]))
    before = lines[at - 1] if at else None
    both = before is not None and not before.own and before.text.strip() and before.depth == lines[at].depth
    return bool(both and before is not None and _ATTRIBUTION.search(f"{before.text} {lines[at].text}"[:400]))


def _is_signature(lines: Sequence[_Line], at: int) -> bool:
    """Whether the line parts a few short lines from the rest, up to the end, a quote or what is forwarded."""
    if not _SIGNATURE.match(lines[at].text):
        return False
    count = 0
    for place in range(at + 1, len(lines)):
        line = lines[place]
        if line.depth != lines[at].depth or _FORWARDS.match(line.text) or _ORIGINAL.match(line.text):
            break
        count += bool(line.text.strip())
        if count > _SIGNATURE_LINES or len(line.text) > _SIGNATURE_WIDTH:
            return False
    return True


def _is_list_footer(lines: Sequence[_Line], at: int) -> bool:
    if not _FOOTER.match(lines[at].text[:200]) or len(lines) - at > 4 * _FOOTER_LINES:
        return False
    rest = [line.text for line in lines[at + 1 :] if line.text.strip()]
    return len(rest) <= _FOOTER_LINES and any(_LIST_FOOTER.search(line[:300]) for line in rest)


def _joined(lines: Sequence[_Line], *, where: str, width: int, sure: bool, forwarded: tuple[Forwarded, ...]) -> Letter:
    parts: list[str] = []
    anchors: list[Anchor] = []
    furniture: list[tuple[int, int]] = []
    length = 0

    def add(text: str) -> None:
        nonlocal length
        parts.append(text)
        length += len(text)

    before: _Line | None = None
    for line in lines:
        if not line.text.strip():
            continue
        if before is not None:
            add(_between(before, line, width=width, sure=sure))
        start = length
        text = line.text.strip()
        add(text)
        anchors.append(Anchor(start=start, end=length, where=f"{where}, line {line.number}"))
        if not line.own:
            touches = bool(furniture) and before is not None and not before.own
            furniture[len(furniture) - touches :] = [(furniture[-1][0] if touches else start, length)]
        before = line
    return Letter(text="".join(parts), anchors=tuple(anchors), furniture=tuple(furniture), forwarded=forwarded)


def _between(before: _Line, line: _Line, *, width: int, sure: bool) -> str:
    if line.number != before.number + 1:
        return "\n\n"
    if line.depth != before.depth or line.own != before.own:
        return "\n\n"
    soft = before.soft
    if soft is None or (soft is False and width):
        # format=flowed says which lines go on, but what it quotes from elsewhere was broken by others
        soft = soft is None and width > 0 and _is_full(before.text, line.text, width=width, sure=sure)
    if not soft:
        return "\n"
    if before.soft and before.text.endswith(" "):
        return " "
    tail, head = before.text.rstrip(), line.text.strip()
    cut, glue = seam(tail, head, frozenset())
    return "" if cut else glue


def _is_full(text: str, following: str, *, width: int, sure: bool) -> bool:
    """Whether the next word would not have fitted into the line; where few lines tell the width, a sentence goes on."""
    if not following.strip() or _ITEM.match(following) or text.rstrip().endswith("|"):
        return False
    if not sure and _ENDED.search(text[-20:]):
        return False
    first = following.split(maxsplit=1)[0]
    if writes_no_spaces(following[0]):
        first = following[:2]
    return _width(text) + 1 + _width(first) > width


def _width(text: str) -> int:
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text[:400])
