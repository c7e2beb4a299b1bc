"""A report as zones, paragraphs, sentences and words, each with its offsets in the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple

from tumen.extract.en.morph import lemmas
from tumen.extract.fleeting import fleeting

_WORD = re.compile(
    r"[A-Z]?[a-z]+(?=[ ,])"  # a plain word, which most are: the rest would find the same, only later
    r"|(?:[A-Z]\.){2,}|\d[\d,.]*\d|\d|[^\W\d_]+(?:[’'][^\W\d_]+)*(?:-[^\W_]+)*|[^\w\s]|_"
)
_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*?(?=\n|\Z)")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Rev|Hon|Capt|Maj|Sgt|Supt|St|No|Nos|Co|Corp|Inc|Ltd|vs|Gen|Gov|Sen|Rep|Lt|Col|Jan|Feb|Mar|Apr|"
    r"Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
    r"|approx|est|Prof|Art|para|Res|etc|e\.g|i\.e|a\.m|p\.m)|(?:\b[A-Z]\.)*\b[A-Z])\.\Z"
)
_END = re.compile(r"[.!?…]+[”\"’')\]]*(?=\s)|[.!?…]+[”\"’')\]]*\Z")
_OPENERS = frozenset("“\"‘'([—–-")
_RELATED = re.compile(
    r"^\W*(?:related (?:stories|articles|news|posts?)|read more|see also|also read|more "
    r"(?:stories|news|on this)|recommended|"
    r"most (?:read|viewed|popular)|trending|you (?:may|might) also like|latest (?:news|stories)|"
    r"further reading)\b.{0,40}$",
    re.I,
)
_FURNITURE_HEAD = re.compile(
    r"\W*(?:translated by|edited by|reported by|written (?:in english )?by|"
    r"reporting by|photo (?:of|by)|by [A-Z]\w+ [A-Z]\w+\s*$|"
    r"add your comment|leave a (?:comment|reply)|share this|sign up|subscribe|follow us|copyright|"
    r"©|all rights reserved|"
    r"views expressed|please (?:direct|send) (?:any )?(?:comments|questions))",
    re.I,
)
_FURNITURE = re.compile(
    r"opens in new window|comments are (?:approved|moderated)|(?:he|she|they) can be reached at"
    r"|questions about (?:her|his|the) articles?"
    r"|is (?:one of )?[\w ’'-]{0,40}(?:full-time )?(?:reporter|correspondent|journalist|columnist|"
    r"editor)s?\b.{0,80}\b(?:covers?|writes?|based)"
    r"|defector turned journalist|has an? (?:M\.?A|B\.?A|Ph\.?D|degree)",
    re.I,
)
_FURNITURE_WORDS = (
    "opens in new window",
    "comments are",
    "be reached at",
    "questions about",
    "reporter",
    "correspondent",
    "journalist",
    "columnist",
    "editor",
    "has a",
)
"""One of these stands in whatever `_FURNITURE` finds; to look for them first takes a hundredth of the time."""
_CAPTION = re.compile(
    r"^\s*[\[(]?\s*(?:photo|picture|image|file photo|caption)\b|"
    r"\bin (?:an?|this) (?:(?:file|undated|handout|recent|\d{4}) ){0,2}photo\b|"
    r"^\s*(?:A|This|An) (?:file|undated|handout) (?:image|photo|picture)\b|\b(?:image|photo): "
    r"|\((?:file )?(?:photo|image|AP|AFP|Reuters|Yonhap)\b[^)]*\)|^\s*In this \w+\.? \d{1,2}, \d{4},? (?:file )?photo",
    re.I,
)
_CAPTION_WORDS = ("photo", "picture", "image", "caption", "(file", "(ap", "(afp", "(reuters", "(yonhap")
"""One of these stands in whatever `_CAPTION` finds."""
_SAID = re.compile(
    r"\b(?:said|says|told|tells|added|adds|reported|reports|according|explained|claimed|noted|learned|announced|stated)\b",
    re.I,
)
_AGENCY = r"(?:AP|AFP|EPA|UPI|TASS|Reuters|Getty|Yonhap|Xinhua|Kyodo|News1|NEWSIS)"
_CREDIT = re.compile(
    r"\s*(?:\[[^\]\n]{2,60}\]|"
    rf"\((?:[^()\n]{{0,40}}\b(?:photo|image|courtesy|screenshot|{_AGENCY})\b[^()\n]{{0,40}})\)|"
    rf"(?:[|/] ?)?\b{_AGENCY}(?: (?:Photo|Images?|file)\b[^.\n]{{0,40}})?|"
    r"\b(?:file )?(?:photo|image|picture)(?: ?[:/|]| by| courtesy| \()[^.\n]{0,60}|"
    r"\b(?:credit|source|courtesy) ?:[^.\n]{0,60})\.?\s*$",
    re.I,
)
_PEOPLE = re.compile(
    r"\s*(?:¡ã|▲|△|▶|■)?\s*(?:(?:A|An|The|Some|Several|Many|Two|Three|Four|Five|Dozens of|Hundreds of|groups?|of|line|"
    r"what|appear|to|be|believed|women|men|young|female|male|dispatched|overseas|migrant|construction|textile|garment|"
    r"factory|restaurant|logging|forestry) ?){0,5}(?:(?:North Korean|N\. Korean|DPRK)s?\b|(?:work|labou?r)ers\b|"
    r"waitresses\b|seamstresses\b|employees\b|staff\b|loggers\b|builders\b|women\b)",
    re.I,
)
_ACTS = (
    "walk|shop|perform|stand|sit|wait|line up|queue|board|gather|sew|carry|load|unload|pose|chat|dance|sing|ride|push|"
    "rest|smoke|lay|wash|cross|watch|clean|hammer|weld|arrive|stack|cut|peel|march|stroll|stream|file|climb|wave|greet|"
    "eat|check|prepare"
)
_MOMENT = re.compile(
    r"(?:[^\W\d_]+\.? ?){1,9}?\b(?<!that )(?<!who )(?<!to )"
    rf"(?:(?:{_ACTS})\b(?! permits?| visas?)|(?:are|is) (?:seen|pictured|shown)\b|"
    r"(?:seen|pictured|shown) (?:in|at|on|near)\b)",
    re.I,
)
_DATELINE = re.compile(
    r"^\s*[A-Z][A-Z .’'-]{2,40}(?:, ?[A-Z][\w .]+)?"
    r"(?:,? (?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d{1,2}(?:, \d{4})?)?"
    r"(?: \([\w .,/-]+\))? ?(?:--|—|–|-|: )\s*"
)
_MARK = re.compile('[“”"]')
_END_OF = attrgetter("end")


class Word(NamedTuple):
    """A word, number or sign with its offsets and the lemmas it may belong to."""

    text: str
    low: str
    start: int
    end: int
    lemmas: frozenset[str]

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[:1].isupper()


@fleeting()
class Sentence:
    """A sentence: its place in the text, its words, and what it stands in.

    `seen` holds the forms and lemmas that occur in it: whatever needs another is let go by one look.
    """

    number: int
    paragraph: int
    start: int
    end: int
    zone: str
    words: tuple[Word, ...]
    seen: frozenset[str]
    quoted: bool

    def index_at(self, offset: int) -> int:
        """Index of the first word that ends after the offset."""
        return bisect_right(self.words, offset, key=_END_OF)


@fleeting()
class Text:
    """A report cut up. `quotes` are stretches of direct speech, without their marks."""

    text: str
    sentences: tuple[Sentence, ...]
    quotes: tuple[tuple[int, int], ...]

    def in_quotes(self, offset: int) -> bool:
        """Whether the offset lies in direct speech."""
        return any(start <= offset < end for start, end in self.quotes)


def words_of(text: str, start: int, end: int) -> tuple[Word, ...]:
    """The words of a stretch of text; a possessive ending is part of its word."""
    found = [(match[0], *match.span()) for match in _WORD.finditer(text, start, end)]
    make = tuple.__new__  # a report has many words, and to go through the type itself takes twice as long
    return tuple([make(Word, (word, word.lower(), low, high, lemmas(word))) for word, low, high in found])


def vocabulary(words: Sequence[Word]) -> frozenset[str]:
    """The forms and lemmas that occur among the words."""
    return frozenset([word.low for word in words]).union(*[word.lemmas for word in words])


def cut(text: str, furniture: Sequence[tuple[int, int]] = ()) -> Text:
    """The report's text in sentences; what stands in furniture, related links and bylines is left out."""
    sentences: list[Sentence] = []
    quotes: list[tuple[int, int]] = []
    related = 0
    paragraphs = [(m.start(), m.end()) for m in _PARAGRAPH.finditer(text) if m[0].strip()]
    for number, (start, end) in enumerate(paragraphs):
        body = text[start:end]
        if _RELATED.match(body.strip()):
            related = 1
            continue
        ended = bool(re.search(r"[.!?…:;)\]][”\"’')\]]*\s*$", body))
        if related and not ended and len(body) < 160:
            continue
        if related and "opens in new window" in body.lower():
            continue
        related = 0
        if any(low <= start and end <= high for low, high in furniture) or _is_furniture(body):
            continue
        quotes += _direct_speech(text, start, end)
        zone = _zone(number, body, ended=ended)
        if number and body.startswith(text[slice(*paragraphs[0])].strip()) and len(body) < 260:
            zone = "headline"  # the headline once more, as over a picture
        if zone == "title" and number > 0 and not ended and len(body.split()) < 4:
            continue
        first = start
        if zone == "body" and (line := _DATELINE.match(body)) and line.end() < len(body):
            first = start + line.end()
        for low, high in _sentences(text, first, end):
            words = words_of(text, low, high)
            if words:
                quoted = _all_quoted(low, high, quotes)
                sentences.append(Sentence(len(sentences), number, low, high, zone, words, vocabulary(words), quoted))
    return Text(text, tuple(sentences), tuple(quotes))


def _is_furniture(body: str) -> bool:
    low = body.lower()
    if len(body) >= _FURNITURE_MOST and "comment" not in low and "reached at" not in low:
        return False
    if _FURNITURE_HEAD.match(body):
        return True
    return any(words in low for words in _FURNITURE_WORDS) and bool(_FURNITURE.search(body))


_FURNITURE_MOST = 420
"""Characters of a paragraph from which only an invitation to comment makes it furniture."""


def _zone(number: int, body: str, *, ended: bool) -> str:
    named = len(body) < _CAPTION_MOST and any(words in body.lower() for words in _CAPTION_WORDS)
    if named and _CAPTION.search(body) and not _DATELINE.match(body) and not _SAID.search(body):
        return "caption"
    if number and len(body) < _PICTURE_MOST and _is_picture(body):
        return "caption"
    if number == 0 and len(body) < 200:
        return "headline"
    if not ended and len(body) < 160:
        return "title"
    return "body"


_CAPTION_MOST = 500
"""Characters of a paragraph from which it is no caption."""
_PICTURE_MOST = 300
"""Characters of a paragraph from which it is no line under a picture."""


def _is_picture(body: str) -> bool:
    """Whether a paragraph of one sentence shows people as a picture does: without a verb, or with one of the moment.

    "North Korean workers walk to their dormitory in Dandong.", "Seamstresses at a plant in Tumen [A PHOTOGRAPHER]".
    """
    if not _PEOPLE.match(body):
        return False  # a credit begins a word or stands in brackets, so that it hides no people at the beginning
    credit = _CREDIT.search(body)
    line = (body[: credit.start()] if credit is not None else body).strip()
    if _SAID.search(line) or re.search(r"[.!?][”\"]? +[A-Z“]|[“\"]", line) or not _PEOPLE.match(line):
        return False
    return credit is not None or _MOMENT.match(line) is not None


def _all_quoted(start: int, end: int, quotes: Sequence[tuple[int, int]]) -> bool:
    return any(low <= start + 1 and end - 2 <= high for low, high in quotes)


def _direct_speech(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Stretches between quotation marks; a mark that is never closed runs to the paragraph's end."""
    found, opened = [], -1
    for mark in _MARK.finditer(text, start, end):
        if mark[0] == "“" or (mark[0] == '"' and opened < 0):
            opened = mark.end() if opened < 0 else opened
        elif opened >= 0:
            found.append((opened, mark.start()))
            opened = -1
    if opened >= 0:
        found.append((opened, end))
    # short terms in marks are words, not speech
    return [(low, high) for low, high in found if text.count(" ", low, high) >= 3]


def _sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    found, low = [], start
    for match in _END.finditer(text, start, end):
        after = match.end()
        while after < end and text[after].isspace():
            after += 1
        if after < end:
            if match[0][0] == "." and _ABBREVIATION.search(text, max(low, match.start() - 12), match.start() + 1):
                ends = _OF_FIRMS.search(text, max(low, match.start() - 12), match.start() + 1)
                if ends is None or _OPENING.match(text, after) is None:
                    continue
            if text[after].islower() or (match[0] == "…" and not text[after].isupper()):
                continue
            if match[0][-1] in "”\"’'" and _goes_on(text, after):
                continue
        found.append((low, match.end()))
        low = after
    if low < end and text[low:end].strip():
        found.append((low, end))
    return [_trimmed(text, a, b) for low, high in found for a, b in _pieces(text, low, high)]


_OF_FIRMS = re.compile(r"(?:\b(?:Co|Corp|Inc|Ltd)|\b(?:[A-Z]\.)+[A-Z])\.\Z")
_OPENING = re.compile(
    r"(?:The|They|It|He|She|We|In|On|At|But|And|After|Before|Since|Both|Its|Their|These|Those|This|That|A|An|According|"
    r"There|When|While|As|For|One|Two|Three|Four|Five|Most|Many|Some|Of|By|From|Another|Last|Until)\b"
)
"""Words that begin a sentence even after the short form of a firm's name; none of them goes on with such a name."""
LONGEST = 1500
"""Characters after which a sentence is cut: what runs on longer is a table or a list, and only takes time."""


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A stretch in pieces of at most `LONGEST` characters, cut at blanks where there are some."""
    pieces = []
    while end - start > LONGEST:
        cut_at = text.rfind(" ", start + 1, start + LONGEST)
        cut_at = cut_at if cut_at > start else start + LONGEST
        pieces.append((start, cut_at))
        start = cut_at
    return [*pieces, (start, end)]


def _goes_on(text: str, after: int) -> bool:
    """Whether the words after a closing quotation mark are a tag such as: the resident said."""
    return text[after].islower()


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
