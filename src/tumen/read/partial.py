"""Signs that a page holds only part of its report: the rest costs money, asks for a name, or stands on other pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tumen.read.evidence import holds_any

_PAID = re.compile(
    r"\b(?:subscribe|sign up|register|log ?in|sign in|become a member)\b.{0,40}?\b(?:to|and) (?:continue|keep|read|"
    r"unlock|access|view|see)\b|\bto (?:continue|keep) reading\b|\bcontinue reading (?:with|for|by)\b|"
    r"\b(?:article|story|content|post|report)\b.{0,30}?\b(?:is|are) (?:only |reserved |exclusively |available )*"
    r"(?:for|to) (?:\w+ )?(?:subscribers|members)\b|\b(?:subscribers?|members?)[ -]only\b|"
    r"\balready a (?:subscriber|member)\b|"
    r"\bunlock (?:this|the full) (?:article|story|report)\b|\bread the full (?:article|story|report)\b|"
    r"구독자\s?전용|유료\s?(?:기사|회원|구독)|"
    r"(?:로그인|구독|회원\s?가입)\s?(?:후|하면|하시면|해야).{0,20}(?:볼 수|읽|이용|열람|확인)|"
    r"(?:登录|登錄|登入|订阅|訂閱|付费|付費).{0,8}(?:后|後|以|可|才能)?.{0,6}(?:查看|阅读|閱讀|继续|繼續|全文)|剩余.{0,8}(?:内容|全文)|會員專區|"
    r"(?:только|доступн\w*).{0,20}подписчик|(?:оформите|купите)\s+подписку|чтобы (?:читать|прочитать|продолжить)",
    re.I,
)
_OF_PAY = (
    *("subscri", "sign up", "sign in", "regist", "log in", "login", "member", "reading", "unlock", "read the full"),
    *(
        "구독",
        "유료",
        "로그인",
        "가입",
        "登录",
        "登錄",
        "登入",
        "订阅",
        "訂閱",
        "付费",
        "付費",
        "剩余",
        "會員",
        "подпис",
        "чтобы",
    ),
)
"""Words of which every such request holds one: a quick look before its forms are tried."""
_OF_SEVERAL = re.compile(
    r"^\W*(?:page\s+\d{1,2}\s+(?:of|/)\s+(?P<pages>\d{1,2})|(?:next|continue to) page\b.{0,20}|"
    r"continued on (?:the )?next page\b.{0,20}|"
    r"다음\s?(?:페이지|쪽)|下一[页頁]|следующая страница)\W*$",
    re.I,
)
_CUT = re.compile(r"(?:\.\.\.|…|\[…\]|\[\.\.\.\])\W*$")
_STUB = 1_500
"""Characters above which a text is no stub: pages ask for a subscription below whole reports too."""
_SHORT = 200


def partial_flags(text: str, around: Iterable[str], *, free: bool) -> Iterator[str]:
    """Sentences for a person about a page that seems to hold only part of its report.

    `around` are the short lines of the page, `free` what it states about itself.
    """
    lines = [line for line in around if len(line) <= _SHORT]
    if len(text) <= _STUB or _CUT.search(text):
        asks = next((line for line in lines if holds_any(line.lower(), _OF_PAY) and _PAID.search(line)), None)
        if asks:
            yield f"the page seems to hold only the beginning of the report: it says “{asks[:100]}”"
        elif not free:
            yield "the page seems to hold only the beginning of the report: it states that the whole is not free"
    pages = next((line for line in lines if (found := _OF_SEVERAL.match(line)) and found["pages"] != "1"), None)
    if pages:
        yield f"the page seems to be one of several of the report: it says “{pages[:60].strip()}”"
