"""People groups: who is spoken of, how many, of which sex, and whether they are the sending state's workers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tumen.extract.en.text import Sentence, Word
from tumen.extract.en.values import Values, within
from tumen.extract.en.vocabulary import word_class
from tumen.ledger import Count, Sex
from tumen.normalise import FoundCount

SUBJECT = "KP"
"""The sending state that the rules are about (ISO 3166)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """People at words `first` to `last` (exclusive) of a sentence.

    `status`: `explicit` (the words tell the nationality), `bare` (no sign), `pronoun`, `number` (a count alone), `other`
    (another state's people, soldiers, officials). `whole` is true for "42 of them": the count is a part of people
    already spoken of. `labour` tells that the head word itself is a word for workers.
    """

    first: int
    last: int
    head: int
    start: int
    end: int
    status: str
    count: Count | None = None
    count_span: tuple[int, int] | None = None
    sex: Sex | None = None
    sex_span: tuple[int, int] | None = None
    definite: bool = False
    labour: bool = True
    part: bool = False
    further: bool = False

    @property
    def span(self) -> tuple[int, int]:
        """Offsets of the group's words."""
        return self.start, self.end


def groups_in(sentence: Sentence, values: Values) -> tuple[Group, ...]:
    """The people groups of a sentence, from left to right, none inside another."""
    words = sentence.words
    counts = within(values.counts, sentence.start, sentence.end)
    found: list[Group] = []
    taken = -1
    for index, word in enumerate(words):
        if index < taken:
            continue
        group = _at(words, index, sentence, values, counts)
        if group is not None:
            found = [one for one in found if one.last <= group.first]
            found.append(group)
            taken = group.last
    used = {one.count_span for one in found}
    found += [
        group
        for count in counts
        if (count.start, count.end) not in used
        and (group := _number(count, sentence, found)) is not None
        and not any(one.start <= group.start < one.end for one in found)
    ]
    return tuple(sorted(found, key=lambda one: one.first))


def _at(
    words: Sequence[Word], index: int, sentence: Sentence, values: Values, counts: Sequence[FoundCount]
) -> Group | None:
    word = words[index]
    if word.low in word_class("pronouns"):
        group = _plain(words, index, index + 1, index, "pronoun")
        return _with_count(group, counts, sentence)
    nation = _is_nation_noun(words, index)
    labour = bool(word.lemmas & word_class("worker_heads"))
    person = bool(word.lemmas & word_class("person_heads"))
    other = bool(word.lemmas & word_class("not_workers"))
    if not (nation or labour or person or other):
        return None
    following = words[index + 1] if index + 1 < len(words) else None
    if following is not None and not nation and _goes_on(following):
        return None
    if word.low.endswith(("ing", "ed")) or (index and words[index - 1].low in ("to", "not") and not nation):
        return None
    first = _left_edge(words, index)
    if first == index and word.low in ("hand", "team", "people") and not nation:
        return None
    status = _status(words, first, index, values, sentence, nation=nation)
    inside = {lemma for one in words[first:index] for lemma in one.lemmas}
    if status == "bare" and other:
        status = "other"
    if other and not labour and status == "explicit":
        status = "other"
    if word.low.endswith(("’s", "'s")) and status != "explicit":
        return None
    weak = not word.lemmas.isdisjoint(word_class("weak_heads")) or (person and not labour)
    if (
        weak
        and status == "bare"
        and not (inside & (word_class("definite") | word_class("female_heads")))
        and not (word.lemmas & word_class("female_heads"))
        and not any(first <= sentence.index_at(c.start) <= index for c in counts)
    ):
        return None
    if status == "bare" and inside & word_class("other_modifiers"):
        status = "other"
    singular = word.low in word.lemmas and not word.low.endswith("s") and word.low not in word_class("mass_heads")
    if (
        singular
        and not nation
        and status != "explicit"
        and word.low not in ("women", "men", "people", "staff", "fishermen")
    ):
        return None
    group = _plain(words, first, index + 1, index, status)
    sex, sex_span = _sex(words, first, index + 1)
    group = replace(
        group,
        sex=sex,
        sex_span=sex_span,
        labour=(labour and not weak) or (nation is False and labour and status == "explicit"),
        definite=words[first].low in word_class("definite")
        or (first > 0 and words[first - 1].low in ("the", "these", "those")),
    )
    return _with_count(group, counts, sentence)


def _goes_on(following: Word) -> bool:
    """Whether the next word makes the noun a modifier: worker dormitories, staff canteen, labor exports."""
    return following.low in (
        "dormitories", "dormitory", "camp", "camps", "unit", "units", "visa", "visas", "permit", "permits", "rights", "union", "unions",
        "export", "exports", "market", "markets", "force", "shortage", "shortages", "costs", "cost", "law", "laws", "ministry", "minister",
        "day", "inspector", "inspectors", "inspectorate", "trade", "party", "department", "status", "program", "programs", "programme",
        "camp", "of", "conditions", "pool", "deal", "agreement", "supply", "relations",
    ) and not (following.low == "of")  # fmt: skip


def _is_nation_noun(words: Sequence[Word], index: int) -> bool:
    """Whether the word ends a plural name of the sending state's people ("North Koreans")."""
    low = words[index].low
    return (
        low in ("koreans", "korean")
        and index > 0
        and words[index - 1].low in ("north", "n", ".", "n.")
        and (low == "koreans" or index + 1 == len(words) or not words[index + 1].text[:1].isalnum())
        and low == "koreans"
    )


def _left_edge(words: Sequence[Word], head: int) -> int:
    """First word of the noun phrase that ends at `head`."""
    stops = word_class("prepositions") | word_class("conjunctions") | word_class("auxiliaries") | word_class("pronouns")
    first = head
    while first > 0:
        word = words[first - 1]
        if word.low == "of" and first > 1 and _is_quantity(words[first - 2]):
            first -= 2
            continue
        if word.low == "the" and first > 2 and words[first - 2].low == "of" and _is_quantity(words[first - 3]):
            first -= 3
            continue
        if word.low in ("N", "n") or (word.text == "." and first > 1 and words[first - 2].low in ("n", "s")):
            first -= 1
            continue
        if word.low in ("and", "or") and first > 1 and words[first - 2].low in ("young", "skilled", "male", "one"):
            first -= 1
            continue
        numeric = word.low in (
            "about",
            "around",
            "over",
            "than",
            "least",
            "to",
            "under",
            "at",
            "up",
            "as",
            "most",
            "between",
            "and",
            "from",
        ) and (first < len(words) and (words[first].text[:1].isdigit() or words[first].low in _NUMBER_WORDS))
        if numeric and word.low not in ("to", "at", "and", "from", "as"):
            first -= 1
            continue
        if not word.text[:1].isalnum() or word.low in stops:
            break
        if _looks_finite(word) and not words[first].text[:1].isdigit() is None and word.low.endswith("ed") is False:
            break
        if word.low in _CUE_VERBS or (word.low.endswith("s") and word.low in _THIRD_PERSON):
            break
        if (
            word.low.endswith(("ed", "ing"))
            and (first < 2 or words[first - 2].low not in word_class("determiners"))
            and (first - 1 == 0 or words[first - 2].text[:1].isalnum())
            and word.low not in _PARTICIPLE_MODIFIERS
        ):
            break
        if word.low in word_class("determiners"):
            first -= 1
            if word.low not in (
                "all",
                "both",
                "many",
                "few",
                "such",
                "no",
                "other",
                "more",
                "several",
                "some",
                "another",
                "new",
                "most",
                "any",
                "further",
                "additional",
            ):
                break
            continue
        first -= 1
    return first


_NUMBER_WORDS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty seventy eighty ninety "
    "hundred thousand dozens hundreds thousands tens scores several".split()
)
_CUE_VERBS = frozenset(
    "said told added says tells employs employ hires uses use sends send sent hired brought keeps kept forces forced makes made lets let saw see took take has have paid pays treat treats moved".split()
)
_THIRD_PERSON = frozenset(
    "dispatches deploys exports recruits orders selects pays repatriates deports expels replaces supplies provides hosts accepts receives".split()
)
_PARTICIPLE_MODIFIERS = frozenset(
    "skilled unskilled dispatched overseas returning stranded remaining repatriated retired so-called exhausted injured trained unpaid arriving newly-dispatched working contracted selected detained exploited arrested undocumented".split()
)


def _looks_finite(word: Word) -> bool:
    return word.low in _CUE_VERBS


def _is_quantity(word: Word) -> bool:
    return word.text[:1].isdigit() or word.low in _NUMBER_WORDS or word.low in (
        "dozens", "group", "groups", "number", "numbers", "some", "most", "many", "all", "none", "teams", "team", "majority", "percent", "half", "batch", "contingent",
        "third", "quarter", "any", "few", "each", "total", "estimated", "shortage", "influx", "rest", "lots", "part", "third",
    )  # fmt: skip


def _status(words: Sequence[Word], first: int, head: int, values: Values, sentence: Sentence, *, nation: bool) -> str:
    if nation:
        return "explicit"
    start, end = words[first].start, words[head].end
    reach = words[first - 1].start if first else start
    demonyms = [one for one in values.demonyms if reach <= one.start and one.end <= end and one.start >= start]
    if any(one.country == SUBJECT for one in demonyms):
        return "explicit"
    lows = [word.low for word in words[first:head]]
    if (
        any(low in ("dprk", "dprk's", "dprk’s", "nk") for low in lows)
        or any(
            lows[i : i + 2] in (["north", "korean"], ["north", "korea's"], ["north", "korea’s"], ["n", "korean"])
            for i in range(len(lows))
        )
        or any(low in ("pyongyang's", "pyongyang’s", "north's", "north’s", "regime's", "regime’s") for low in lows)
    ):
        return "explicit"
    after = [word.low for word in words[head + 1 : head + 5]]
    if (
        after[:2] == ["from", "north"]
        or after[:3] == ["from", "the", "north"]
        or after[:3] == ["from", "the", "dprk"]
        or after[:2] in (["from", "pyongyang"], ["from", "dprk"], ["of", "north"])
        or after[:3] in (["of", "the", "north"], ["of", "the", "dprk"])
        or (
            after[:1]
            and after[0] in ("sent", "dispatched", "exported", "deployed")
            and after[1:2] == ["by"]
            and (set(after[2:]) & {"north", "pyongyang", "regime", "dprk"})
        )
    ):
        return (
            "explicit"
            if not (after[:2] == ["from", "north"] and after[2:3] and after[2] not in ("korea", "korea's"))
            else "bare"
        )
    if any(one.country != SUBJECT for one in demonyms) or _foreign_after(words, head, values):
        return "other"
    if any(
        place.start >= start and place.end <= words[head].start and place.place.country not in (SUBJECT, None)
        for place in within(values.places, start, end)
    ):
        return "bare"
    return "bare"


def _foreign_after(words: Sequence[Word], head: int, values: Values) -> bool:
    """Whether "from <another country>" follows the head."""
    if head + 2 >= len(words) or words[head + 1].low != "from":
        return False
    at = words[head + 2].start
    return any(
        place.start <= at + 4
        and place.start >= at
        and place.place.level == "country"
        and place.place.country != SUBJECT
        for place in within(values.places, at, at + 60)
    ) and not any(word.low in ("returned", "return", "home") for word in words[head + 1 : head + 8])


def _sex(words: Sequence[Word], first: int, last: int) -> tuple[Sex | None, tuple[int, int] | None]:
    female = [word for word in words[first:last] if word.lemmas & word_class("female_heads")]
    male = [word for word in words[first:last] if word.low in word_class("male_heads")]
    if female and male:
        return "mixed", (female[0].start, male[0].end) if female[0].start < male[0].start else (
            male[0].start,
            female[0].end,
        )
    if female:
        return "female", (female[0].start, female[0].end)
    if male:
        return "male", (male[0].start, male[0].end)
    return None, None


def _plain(words: Sequence[Word], first: int, last: int, head: int, status: str) -> Group:
    return Group(
        first=first, last=last, head=head, start=words[first].start, end=words[last - 1].end, status=status,
        labour=status != "pronoun",
    )  # fmt: skip


def _with_count(group: Group, counts: Sequence[FoundCount], sentence: Sentence) -> Group:
    """The group with the count that belongs to its noun, or that stands in or just before its words."""
    for count in counts:
        inside = group.start <= count.start and count.end <= group.end
        counted = count.noun_start is not None and group.start <= count.noun_start < group.end
        before = (
            count.end <= group.start
            and sentence.index_at(group.start) - sentence.index_at(count.end) <= 2
            and _joined(sentence, count.end, group.start)
        )
        if (inside or (counted and count.start < group.end) or before) and count.people is not False:
            start = min(group.start, count.start)
            return replace(
                group,
                start=start,
                first=min(group.first, sentence.index_at(start)),
                count=count.value,
                count_span=(count.start, count.end),
                part=count.role in ("of_whole", "fraction") or (group.status == "pronoun" and before),
                further=count.role == "further",
            )
    return group


def _joined(sentence: Sentence, start: int, end: int) -> bool:
    between = [word.low for word in sentence.words if start <= word.start and word.end <= end]
    return between in (
        [],
        ["of"],
        ["of", "the"],
        ["of", "these"],
        ["of", "those"],
        ["other"],
        ["more"],
        ["or", "so"],
        ["new"],
    )


def _number(count: FoundCount, sentence: Sentence, found: Sequence[Group]) -> Group | None:
    """A count without a noun as a group of its own; None where it counts something else."""
    if count.people is False or count.noun is not None:
        return None
    words = sentence.words
    first = sentence.index_at(count.start)
    last = sentence.index_at(count.end - 1) + 1
    after = words[last] if last < len(words) else None
    if after is not None and (
        after.lemmas & word_class("measure_nouns")
        or after.text in ("%", "°", "/", ":")
        or after.low in ("of",)
        or (
            after.text[:1].isalpha()
            and after.low not in word_class("prepositions")
            and after.low not in word_class("auxiliaries")
            and after.low not in word_class("adverbs")
            and after.low
            not in ("more", "others", "and", "but", "who", "were", "in", "or", "that", "as", "have", "other")
            and not after.low.endswith(("ed", "ly"))
            and after.low not in _CUE_VERBS
        )
    ):
        return None
    before = words[first - 1] if first else None
    if before is not None and (before.text in ("$", "€", "£", "¥", "₩", "(", "#", "№", "/") or before.low in (
        "resolution", "resolutions", "article", "paragraph", "no", "number", "age", "aged", "line", "page", "year", "chapter", "version", "covid", "title", "section",
    )):  # fmt: skip
        return None
    low = count.value.low if count.value.low is not None else count.value.high
    if low is None or 1900 <= low <= 2100:
        return None
    return Group(
        first=first, last=last, head=last - 1, start=count.start, end=count.end, status="number",
        count=count.value, count_span=(count.start, count.end), labour=False,
        part=count.role in ("of_whole", "fraction"), further=count.role == "further",
    )  # fmt: skip
