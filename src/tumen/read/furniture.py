"""Page furniture in a text: what stands on the page and is no part of the report. Photo captions are part of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tumen.read.evidence import folded, holds_any


def _whole_line(*cues: str) -> re.Pattern[str]:
    return re.compile(rf"^\W*(?:{'|'.join(cues)})\W*$", re.I)


_LINKS = _whole_line(
    r"related (?:stories|articles|news|posts|content|reading|links|coverage|topics)",
    r"(?:read|see) (?:more|also|next)",
    r"more (?:stories|news|from|on this)\b.{0,40}",
    r"recommended(?: for you)?|you (?:may|might) (?:also )?like",
    r"most (?:read|popular|viewed)|popular (?:posts|stories)|trending(?: now)?",
    r"latest (?:news|stories|articles)|editors?['’]? picks",
    r"관련\s?기사|많이 본 (?:기사|뉴스)|추천\s?기사",
    r"相关(?:新闻|阅读|报道|文章)|相關(?:新聞|閱讀|報導|文章)|延伸閱讀|推荐阅读",
    r"читайте также|по теме|другие новости|материалы по теме",
)
"""The heading of a list of links to other pages."""

_BOILERPLATE = _whole_line(
    r"(?:read|see) (?:more|also)\s*:.*",
    r"leave a (?:comment|reply)|(?:add|post|write|submit) (?:a|your) comment\b.*",
    r"\d* ?comments?(?: \(\d+\))?|comments? (?:are )?closed.*",
    r"share (?:this|on|via|with)\b.{0,80}|follow us\b.*|like us on\b.*|(?:subscribe|sign up)\b.{0,120}",
    r"print(?: this)?(?: page)?|e-?mail (?:this|to a friend).{0,60}",
    r"advertisements?|sponsored(?: content)?|skip to (?:main )?content.*|back to top",
    r"all rights reserved.*|(?:copyright|©).*|your e-?mail address will not be published.*",
    r"(?:tags|filed under|categories|topics)\s*:.*|(?:previous|next) (?:post|article|story)\b.*",
    r"(?:about the author|author)",
    r"댓글(?:\s?쓰기)?|공유하기|저작권자.*|무단\s?전재.*|.{0,40}재배포\s?금지.*",
    r"评论|評論|分享(?:到)?|版权所有.*|責任編輯.*|责任编辑.*",
    r"поделиться|комментарии|все права защищены.*",
)
"""A whole line that pages carry whatever the report says."""

_COMMENT_RULES = re.compile(
    r"\bcomments? (?:are|will be|is) (?:approved|moderated|reviewed|published|edited)|terms of use|"
    r"\b(?:form|box) below\b|not responsible for the content",
    re.I,
)
_OF_COMMENTS = ("comment", "terms of use", "below", "not responsible")
"""Words of which every rule for comments holds one: a quick look before their forms are tried."""
_OPENS_LINK = re.compile(r"\bopens? in (?:a )?new (?:window|tab)\b", re.I)
_CREDIT = re.compile(
    r"^\W*(?:additional |with )?(?:reported|written|translated|edited|compiled|reporting|writing|editing)\b"
    r"[^.]{0,80}?\bby\b",
    re.I,
)
_BIO = re.compile(
    r"^\W*(?:[A-Z][\w.'’-]+ ){1,4}(?:is|was|has|works|writes|covers|holds|joined)\b(?=.{0,200}?"
    r"\b(?:reporter|journalist|correspondent|editor|columnist|freelance\w*|writer|contributor|analyst|fellow|intern)s?\b)",
    re.S,
)
_BIO_MORE = re.compile(
    r"\b(?:reached at|contact(?:ed)? (?:at|him|her|them)|follow (?:him|her|them) on|questions (?:about|regarding)|"
    r"degree in|graduated from|writes (?:about|on|largely|mainly)|covers|full-time|e-?mail)\b|@\w|\(at\)",
    re.I,
)
_TAIL = 6
"""A note on the author or the credits stand within this many lines of the end."""


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def find_furniture(text: str) -> tuple[tuple[int, int], ...]:
    """Stretches of `text`, in order and not touching words of the report: link lists, comment forms, notes on authors.

    Looks at general cues of pages: a heading of a list of links with the short lines after it, boilerplate lines,
    and, near the end, credits and a note on the author.
    """
    lines = [line for line in _lines(text) if line.text.strip()]
    marked: set[int] = set()
    for at, line in enumerate(lines):
        if at and _LINKS.match(line.text):
            marked |= {at, *_links_after(lines, at)}
        elif at and _is_boilerplate(line.text):
            marked.add(at)
    tail = range(max(1, len(lines) - _TAIL), len(lines))
    marked |= {at for at in tail if _is_credits(lines[at].text) or _is_bio(lines[at].text)}
    return _joined(lines, sorted(marked))


def _links_after(lines: list[_Line], at: int) -> Iterator[int]:
    """The short lines without an end of sentence that follow a heading of links."""
    for following in range(at + 1, len(lines)):
        line = lines[following].text.strip()
        if len(line) > 140 or (re.search(r"[.!?。”\"]$", line) and not _OPENS_LINK.search(line)):
            return
        yield following


def _is_boilerplate(line: str) -> bool:
    # one such phrase can stand in a report; two on one line are a form
    small = folded(line)
    form = holds_any(small, _OF_COMMENTS) and len(_COMMENT_RULES.findall(line)) >= 2
    return form or bool(_BOILERPLATE.match(line) or ("open" in small and _OPENS_LINK.search(line)))


def _is_credits(line: str) -> bool:
    """Whether a line is only about who reported, translated or edited."""
    sentences = [part for part in re.split(r"(?<=[a-z])\.\s+", line) if part.strip(" .")]
    return bool(sentences) and all(_CREDIT.match(part) for part in sentences)


def _is_bio(line: str) -> bool:
    return bool(_BIO.match(line)) and bool(_BIO_MORE.search(line))


def _lines(text: str) -> Iterator[_Line]:
    offset = 0
    for line in text.split("\n"):
        yield _Line(offset, line)
        offset += len(line) + 1


def _joined(lines: list[_Line], marked: list[int]) -> tuple[tuple[int, int], ...]:
    stretches: list[tuple[int, int]] = []
    last = None
    for at in marked:
        if last is not None and at == last + 1:
            stretches[-1] = (stretches[-1][0], lines[at].end)
        else:
            stretches.append((lines[at].start, lines[at].end))
        last = at
    return tuple(stretches)
