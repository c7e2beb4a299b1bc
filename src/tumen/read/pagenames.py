"""What the classes and ids of a page's elements say about the part that they name.

Sites name their parts by convention only, so a name is a hint: where a part that is named as furniture holds most of
the running text of its page, `pageblocks` does not follow the name.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

Part = Literal[
    "comments",
    "certain furniture",
    "likely furniture",
    "report footer",
    "caption",
    "pull quote",
    "other day",
    "byline",
    "standfirst",
]

_LOOKED_AT = 300
"""Characters of the names of one element that are looked at."""
_KEPT = 4096


def _names(*forms: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z])(?:{'|'.join(forms)})(?![a-z])")


_HIDDEN = re.compile(r"(?:^| )(?:sr-only|visually-?hidden|screen-reader-text|a11y-hidden|hidden|hide|d-none)(?: |$)")
# "hidden md:block": hidden on a telephone only
_SHOWN = re.compile(r"(?:^| )(?:\w+:(?:block|flex|inline|inline-block|grid)|d-\w\w-\w+|visible-\w\w)(?: |$)")
_STATE = re.compile(r"^(?:no|has|have|with|without|is|tag|category|cat|layout|theme|js|show|hide) .|. open$")
"""Names that tell a state or a subject of the whole page: "no-comments", "tag-newsletter", "comments-open"."""

_COMMENTS = _names(r"comments?", r"disqus\w*", r"respond", r"pinglun", r"replies")
_CERTAIN = _names(
    r"relatedposts", r"related", r"recommend\w*", r"relation", r"xgxw", r"xgyd", r"tuijian", r"rebang", r"also read",
    r"^(?:inline )?(?:read|see) (?:more|also|next)(?: (?:links?|box|list|block|section|button))?$", r"ranking",
    r"more (?:stories|news|from|on|articles)", r"(?:may|might)(?: also)? like", r"most (?:read|popular|viewed)",
    r"popular", r"trending", r"(?:latest|recent|other) (?:news|posts|stories|entries|articles)",
    r"newsletter", r"cookies?", r"consent", r"gdpr\w*", r"onetrust\w*", r"outbrain\w*", r"taboola\w*", r"mgid\w*",
    r"yarpp\w*", r"addtoany\w*", r"sharedaddy", r"addthis\w*", r"share (?:bar|buttons?|links?|tools?|this|list|icons?)",
    r"(?:social|sns) share", r"fenxiang", r"breadcrumbs?", r"pagination", r"pager", r"paging", r"nav links",
    r"page (?:nav\w*|numbers|links)", r"post nav\w*", r"skip link", r"site (?:footer|header|nav\w*)", r"masthead",
    r"paywall (?:prompt|message|notice|overlay|banner|offer|box|barrier|gate|modal)",
)  # fmt: skip
_OF_A_STORY = r"(?:(?:post|entry|article|news|story|page|content|single|site) )?"
_A_BOX = r"(?: (?:box|area|block|section|wrap|wrapper|container|inner|list|group|item|info|links|title|content))?"
_LIKELY = re.compile(
    rf"^{_OF_A_STORY}(?:"
    r"shar(?:e|es|ing)|social(?: media| links| icons)?|sns|subscri(?:be|ption)|tags?(?: links| cloud)|tags|keywords?|"
    r"kwd|cat(?:egory)? links|categories|author (?:box|bio|card|profile|description|about)|about(?: the)? author|"
    r"reporter(?: profile)?|copy info|editor(?: info)?|zrbj|widget(?: area)?|toolbar|menu|nav ?bar|gnb|lnb|pop ?up|"
    r"modal|overlay|lightbox|banner|donat(?:e|ions?)|ads?|print(?: button| link)?|tools|buttons?|hot news|pages|"
    rf"regwall|cta){_A_BOX}$|"
    r"(?<![a-z])(?:side ?bar|(?<!post )(?<!entry )(?<!article )(?<!story )(?<!message )"
    r"footer|promo(?!ted)\w*|copyright|"
    r"bio|biography|sign ?up|polls?|text ?widget|print header|legal|disclaimer|advert\w*|sponsor\w*)(?![a-z])"
)
_REPORT_FOOTER = re.compile(r"^(?:tgme widget )?(?:post|entry|article|story|message) (?:footer|bottom)(?: line)?$")
_CAPTION = _names(
    r"caption(?: text)?", r"figcaption", r"cutline", r"(?:img|image|photo|pic|picture|foto) (?:desc\w*|legend|txt|info)"
)
_PULL_QUOTE = _names(r"pull ?quote", r"quote box", r"big quote")
_OTHER_DAY = _names(
    r"(?:event|deadline|conference|seminar|countdown|calendar) ?(?:info )?(?:dates?|times?|day|start|end|details?)",
    r"(?:start|end|birth|founding|expiry|modified|update|updated) ?date", r"date (?:modified|updated)",
    r"(?:last )?(?:updated?|modified)",
)  # fmt: skip
_BYLINE = re.compile(
    r"(?:^| )(?:date|time|datetime|dateline|time ?stamp|published?|posted|pub ?(?:date|time)|reg ?date|by ?line|author|"
    r"writer|journalist|reporter name|(?:entry|post|article) ?(?:meta|info)|date (?:published|created)|source)(?: |$)"
)
_STANDFIRST = re.compile(
    rf"^{_OF_A_STORY}(?:stand ?first|sub ?(?:title|heading|headline|tit)|dek|deck|lede?|summary|excerpt|description|"
    r"intro(?:duction)?|kicker|abstract)(?: text)?$"
)
_PARTS: tuple[tuple[Part, re.Pattern[str]], ...] = (
    ("comments", _COMMENTS),
    ("certain furniture", _CERTAIN),
    ("pull quote", _PULL_QUOTE),
    ("caption", _CAPTION),
    ("report footer", _REPORT_FOOTER),
    ("likely furniture", _LIKELY),
    ("other day", _OTHER_DAY),
    ("byline", _BYLINE),
    ("standfirst", _STANDFIRST),
)
"""The parts in the order in which one goes before another, where an element has names of both."""


def part_named(names: str) -> Part | None:
    """The part of a page that an element is by its classes and its id, None where they do not tell.

    `names` are the classes as written, the id and the item property, with blanks between.
    """
    return _part(names[:_LOOKED_AT])


def name_words(names: str) -> tuple[str, ...]:
    """Each class and id as its words, parted by blanks: `postDate`, `post_date` and `post-date` are one.

    Without those that tell a state or a subject of the whole page.
    """
    return _words(names[:_LOOKED_AT])


@lru_cache(maxsize=_KEPT)
def _part(names: str) -> Part | None:
    lower = names.lower()
    if _HIDDEN.search(lower) and not _SHOWN.search(lower):
        return "certain furniture"
    words = _words(names)
    return next((part for part, form in _PARTS if any(form.search(word) for word in words)), None)


@lru_cache(maxsize=_KEPT)
def _words(names: str) -> tuple[str, ...]:
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", names).lower()
    tokens = (re.sub(r"[^a-z]+", " ", token).strip() for token in apart.split())
    return tuple(token for token in tokens if token and not _STATE.search(token))
