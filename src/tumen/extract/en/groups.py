"""People groups: who is spoken of, how many, of which sex, and whether they are the sending state's workers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache

from tumen.extract.en.ages import behind_name, counts_nobody
from tumen.extract.en.morph import IRREGULAR, lemmas
from tumen.extract.en.nation import SUBJECT, names_the_people, nation_of, sent_by_subject
from tumen.extract.en.people import Group, are_limbs, is_one_of_them
from tumen.extract.en.some import are_ones, stands_for_some
from tumen.extract.en.tallies import of_body, with_sexes, with_tallies
from tumen.extract.en.text import Sentence, Word
from tumen.extract.en.values import within
from tumen.extract.en.vocabulary import word_class
from tumen.ledger import Sex
from tumen.normalise import FoundCount, FoundTime, Values


def groups_in(sentence: Sentence, values: Values) -> tuple[Group, ...]:
    """The people groups of a sentence, from left to right, none inside another."""
    counts = within(values.counts, sentence.start, sentence.end)
    times = within(values.times, sentence.start, sentence.end)
    found: list[Group] = []
    for index in [index for index, word in enumerate(sentence.words) if _may_head(word.low)]:
        group = _at(sentence, index, values)
        if group is not None:
            group = _with_count(group, counts, sentence)
            found = [one for one in found if one.last <= group.first]
            found.append(group)
    used = {one.count_span for one in found}
    for count in counts:
        dated = any(time.start < count.end and count.start < time.end for time in times)
        group = None if dated or (count.start, count.end) in used else _number(count, sentence, times, counts)
        if group is not None and not any(one.start <= group.start < one.end for one in found):
            found.append(group)
    return with_sexes(sentence, with_tallies(sentence, sorted(found, key=lambda one: one.first)), counts)


def names_one(words: Sequence[Word], group: Group) -> bool:
    """Whether the words name one person: "a North Korean welder", "the lone worker"."""
    head, first = words[group.head], words[group.first]
    single = _is_single(head) and head.low not in word_class("mass_heads") | _BODIES | {"couple"}
    return single and (first.low in _SINGLE or any(one.low == "lone" for one in words[group.first : group.head]))


_SINGLE = frozenset({"a", "an", "one", "another"})
_BODIES = frozenset({"group", "team", "crew", "batch", "contingent", "delegation", "citizenry", "workforce", "staff"})


@cache
def _heads() -> frozenset[str]:
    """Every word at which a group may have its head."""
    return frozenset({"koreans", *_THEY}) | word_class(*_HEADS)


@lru_cache(maxsize=8192)
def _may_head(low: str) -> bool:
    """Whether a word, given in lower case, may be the head of a group."""
    return low in _heads() or not lemmas(low).isdisjoint(_heads())


_HEADS = ("pronouns", "partitives", "worker_heads", "not_workers", "actors", "person_heads")
_THEY = ("they’re", "they're", "they’ve", "they've")


def _at(sentence: Sentence, index: int, values: Values) -> Group | None:
    """The group whose head stands at the word, without its count."""
    words = sentence.words
    word = words[index]
    if word.low in word_class("pronouns") or word.low in _THEY:
        return _plain(words, index, index + 1, index, "pronoun")
    if word.low == "ones":
        return _plain(words, index, index + 1, index, "pronoun") if are_ones(words, index) else None
    if stands_for_some(words, index):
        some = _plain(words, index, index + 1, index, "pronoun")
        more = words[index].low == "more"
        return replace(some, part=not more, further=more)
    people = names_the_people(words, index)
    labour = bool(word.lemmas & word_class("worker_heads"))
    stranger = bool(word.lemmas & word_class("not_workers"))
    if are_limbs(words, index):
        return None
    actor = bool(word.lemmas & word_class("actors")) and not labour
    if not (people or labour or stranger or actor or word.lemmas & word_class("person_heads")):
        return None
    if not people and (_is_no_head(words, index) or (word.low == "hands" and words[index - 1].low in _ONES)):
        return None
    if stranger and (_is_label(words, index) or (index and words[index - 1].low in ("like", "as"))):
        return None
    first = _left_edge(words, index)
    status = "explicit" if people else nation_of(words, first, index, values)
    if status == "explicit" and "migrant" in word.lemmas:
        labour, stranger = True, False  # migrants of the sending state are its workers
    modifiers = {lemma for one in words[first:index] for lemma in one.lemmas}
    female = bool((modifiers | word.lemmas) & word_class("female_heads"))
    definite = words[first].low in word_class("definite")
    weak = bool(word.lemmas & word_class("weak_heads")) or not labour
    own = status == "explicit" or words[index - 1].low in _OWN
    if actor and not (own and index and word.low in ("citizens",)):
        status = "actor"
    elif stranger and not labour:
        status = "other"
    elif status == "other" and not labour:
        status = "actor"
    if status == "bare":
        counted = any(
            words[first].start < one.end and one.start < word.end
            for one in within(values.counts, sentence.start, word.end)
        )
        anew = bool(word.lemmas & word_class("bodies") and modifiers & word_class("ordinals"))
        if modifiers & word_class("other_modifiers") and not sent_by_subject(words, first, values):
            status = "other"
        elif (
            (weak and not (definite or female or counted or anew))
            or (
                _is_single(word)
                and not (labour and female)
                and not (anew or _is_their_body(words, first, index) or is_one_of_them(words, first, index))
            )
            or word.low.endswith(("’s", "'s"))
        ):
            return None
    sex, sex_span = _sex(words, first, index + 1)
    return replace(
        _plain(words, first, index + 1, index, status),
        sex=sex,
        sex_span=sex_span,
        labour=labour and (not weak or status == "explicit"),
        definite=definite,
        part=status == "bare" and index + 1 < len(words) and words[index + 1].low == "who",
    )


def _is_no_head(words: Sequence[Word], index: int) -> bool:
    """Whether the word modifies the next one, or is a verb here."""
    word = words[index]
    if index + 1 < len(words) and words[index + 1].low in word_class("worked_nouns"):
        return True
    return word.low.endswith(("ing", "ed")) or (index > 0 and words[index - 1].low in ("to", "not"))


def _is_label(words: Sequence[Word], index: int) -> bool:
    """Whether a singular noun without an article stands before a paper: "on student or tourist visas"."""
    after = {word.low for word in words[index + 1 : index + 4]}
    return _is_single(words[index]) and bool(after & {"visa", "visas", "permit", "permits", "status", "passes"})


def _is_single(word: Word) -> bool:
    """Whether the word names one person, of whom a bare mention makes no group."""
    low = word.low
    plural = (low.endswith("s") and not low.endswith("ss")) or low.endswith("men") or low == "people"
    return not plural and low not in word_class("mass_heads")


def _is_their_body(words: Sequence[Word], first: int, head: int) -> bool:
    """Whether the words mean those spoken of as one body: "the group", "the first batch", "their crew"."""
    if words[head].low not in _BODIES or words[first].low not in word_class("definite"):
        return False
    speaks = head + 1 < len(words) and words[head + 1].lemmas & _SAYS
    return not speaks and all(word.low in word_class("ordinals") for word in words[first + 1 : head])


_SAYS = frozenset(
    {"say", "tell", "add", "note", "report", "claim", "warn", "estimate", "argue", "call", "find", "urge"}
)


def _left_edge(words: Sequence[Word], head: int) -> int:
    """First word of the noun phrase that ends at `head`."""
    stops = word_class("prepositions", "conjunctions", "auxiliaries", "pronouns")
    first = head
    while first > 0:
        word = words[first - 1]
        step = _quantity_before(words, first)
        if step:
            first -= step
        elif word.low in word_class("hedges") and _is_number(words[first]):
            first -= 1
        elif _begins_number(words, first) and not _may_lead_number(word):
            break
        elif word.text == "." and first > 1 and words[first - 2].low in ("n", "s"):
            first -= 2
        elif _ends_phrase(words, first - 1, stops) or _ends_another(words, first - 1):
            break
        elif word.low in word_class("determiners"):
            first -= 1
            if word.low in word_class("definite") or word.low in ("a", "an", "each", "every", "this", "that"):
                break
        else:
            first -= 1
    return first


def _begins_number(words: Sequence[Word], first: int) -> bool:
    """Whether a number stands at the word, or behind a hedge there: "around 1,300", "more than 100"."""
    if _is_number(words[first]):
        return True
    if words[first].low in ("more", "fewer", "less") and first + 2 < len(words) and words[first + 1].low == "than":
        return _is_number(words[first + 2])
    return words[first].low in word_class("hedges") and first + 1 < len(words) and _is_number(words[first + 1])


def _may_lead_number(word: Word) -> bool:
    """Whether the word may stand before a number in one noun phrase: "the other 130", "an estimated 200"."""
    return word.low in word_class("determiners", "ordinals") or word.low in _BEFORE_NUMBER or _is_number(word)


_BEFORE_NUMBER = frozenset(
    {"estimated", "remaining", "whole", "full", "mere", "good", "total", "reported", "past", "than"}
)


def _ends_phrase(words: Sequence[Word], index: int, stops: frozenset[str]) -> bool:
    """Whether the word cannot belong to the noun phrase that follows it."""
    word = words[index]
    if not word.text[:1].isalnum() or word.low in stops:
        return True
    if word.low in IRREGULAR and word.low not in ("women", "men", "put", "set"):
        return True
    verb = word.low in word_class("phrase_stops") or word.low.endswith(("ed", "ing"))
    return verb and not _modifies(words, index)


def _ends_another(words: Sequence[Word], index: int) -> bool:
    """Whether the word before the state's name ends other words: "on four sites North Koreans", "which host North …".

    A plural noun does, and a word that may be a verb behind a relative pronoun or an auxiliary.
    """
    low, after = words[index].low, words[index + 1].low
    if after not in ("north", "dprk") or not index:
        return False
    if low in _MAY_BE_VERBS:
        before = words[index - 1].low
        return before in ("which", "who", "that", "to") or before in word_class("auxiliaries")
    return low.endswith("s") and not low.endswith(("ss", "ous", "'s", "’s")) and not _may_lead(words[index])


_MAY_BE_VERBS = frozenset({"host", "house", "staff", "man", "contract", "place", "import", "export", "support", "pay"})


def _may_lead(word: Word) -> bool:
    """Whether a word on "-s" may stand before the name of a people: "his", "overseas", "dozens (of)"."""
    return (
        word.low in word_class("determiners", "quantity_nouns", "number_words", "definite") or word.low in _NO_PLURALS
    )


_NO_PLURALS = frozenset({"overseas", "his", "its", "plus", "less", "thus", "whereas"})


def _quantity_before(words: Sequence[Word], first: int) -> int:
    """How many words of "hundreds of (the)" stand right before the phrase."""
    for step in (2, 3):
        if first >= step and _is_quantity(words[first - step]) and words[first - step + 1].low == "of":
            return step if step == 2 or words[first - 1].low in _OWNERS else 0
    return 0


_ONES = frozenset({"his", "her", "my"})
"""Words before hands that make them those of a body: "his hands were stiff"."""
_OWN = frozenset({"its", "their", "our", "own"})
"""Words before citizens that make them those of whom the passage speaks."""
_OWNERS = frozenset({"the", "its", "their", "his", "her", "our", "these", "those"})


def _is_number(word: Word) -> bool:
    return word.text[:1].isdigit() or word.low in word_class("number_words")


def _is_quantity(word: Word) -> bool:
    return _is_number(word) or word.low in word_class("quantity_nouns")


def _modifies(words: Sequence[Word], index: int) -> bool:
    """Whether the participle at the word describes the people after it, and is no verb that takes them."""
    after = words[index + 1]
    if _is_number(after) or after.low in word_class("hedges") or after.low in word_class("determiners"):
        return False
    back = index - 1
    while back >= 0 and words[back].low.endswith("ly"):
        back -= 1
    if back < 0 or words[back].low in word_class("auxiliaries"):
        return back < 0
    before = words[back]
    if before.low in word_class("determiners") or _is_number(before):
        return True
    return words[index].low in word_class("modifying_participles") and (
        not before.text[:1].isalpha()
        or before.low in word_class("prepositions")
        or before.low in word_class("conjunctions")
    )


def _sex(words: Sequence[Word], first: int, last: int) -> tuple[Sex | None, tuple[int, int] | None]:
    female = [word for word in words[first:last] if word.lemmas & word_class("female_heads")]
    male = [word for word in words[first:last] if word.low in word_class("male_heads")]
    if female and male:
        both = sorted((*female, *male), key=lambda word: word.start)
        return "mixed", (both[0].start, both[-1].end)
    if female:
        return "female", (female[0].start, female[0].end)
    if male:
        return "male", (male[0].start, male[0].end)
    return None, None


def _plain(words: Sequence[Word], first: int, last: int, head: int, status: str) -> Group:
    return Group(
        first=first,
        last=last,
        head=head,
        start=words[first].start,
        end=words[last - 1].end,
        status=status,
        labour=status != "pronoun",
    )


def _with_count(group: Group, counts: Sequence[FoundCount], sentence: Sentence) -> Group:
    """The group with the count that belongs to its noun, or that stands in or just before its words."""
    for count in counts:
        inside = group.start <= count.start and count.end <= group.end
        counted = count.noun_start is not None and group.start <= count.noun_start < group.end
        joined = count.end <= group.start and _joined(sentence, count.end, group.start)
        begun = count.start < group.start < count.end  # "150 to 200 of our people"
        if count.people is False or not (inside or begun or (counted and count.start < group.end) or joined):
            continue
        start = min(group.start, count.start)
        return replace(
            group,
            start=start,
            first=min(group.first, sentence.index_at(start)),
            count=count.value,
            count_span=(count.start, count.end),
            part=count.role in ("of_whole", "fraction") or (group.status == "pronoun" and joined),
            further=count.role == "further",
        )
    return group


def _joined(sentence: Sentence, start: int, end: int) -> bool:
    """Whether only words that tie a count to its people stand between."""
    between = tuple(word.low for word in sentence.words if start <= word.start and word.end <= end)
    return between in (
        (), ("of",), ("of", "the"), ("of", "these"), ("of", "those"), ("other",), ("more",), ("or", "so"), ("new",),
    )  # fmt: skip


def _end_of_whole(sentence: Sentence, last: int, counts: Sequence[FoundCount]) -> int | None:
    """Where the whole of "nine of the 13" ends; None where a noun follows, or no number."""
    words = sentence.words
    at = last + 1 + (last + 1 < len(words) and words[last + 1].low == "the")
    whole = next((one for one in counts if at < len(words) and one.start == words[at].start), None)
    if whole is None or whole.noun is not None:
        return None
    end = sentence.index_at(whole.end - 1) + 1
    return end if end >= len(words) or _stands_alone(words[end]) else None


def _number(
    count: FoundCount, sentence: Sentence, times: Sequence[FoundTime], counts: Sequence[FoundCount]
) -> Group | None:
    """A count without a noun as a group of its own; None where it counts something else."""
    words = sentence.words
    low = count.value.low if count.value.low is not None else count.value.high
    if low is None:
        return None
    first, last = sentence.index_at(count.start), sentence.index_at(count.end - 1) + 1
    told_of_body = last < len(words) and of_body(words, first) and words[last].low in word_class("plain_verbs")
    if (count.people is False or count.noun is not None) and not told_of_body:
        return None  # "a staff of 15 comes from there" counts no comes
    if 1900 <= low <= 2100 and words[last - 1].text.isdigit():
        return None  # a year
    if counts_nobody(words, first, last, low, count.value.high if count.value.high is not None else low):
        return None
    dated = last < len(words) and any(time.start == words[last].start for time in times)
    some = last + 1 < len(words) and words[last].low == "of" and words[last + 1].low in _MEANT
    whole = _end_of_whole(sentence, last, counts) if count.role == "of_whole" else None
    if last < len(words) and not (dated or some or whole or _stands_alone(words[last])):
        return None
    last = whole or last
    before = words[first - 1] if first else None
    if before is not None and (
        before.text in ("$", "€", "£", "¥", "₩", "#", "№", "/")
        or before.low in word_class("unit_before_number")
        or (before.text == "(" and not behind_name(words, first, last, low))
    ):
        return None
    return Group(
        first=first,
        last=last,
        head=last - 1,
        start=count.start,
        end=count.end if whole is None else words[last - 1].end,
        status="number",
        count=count.value,
        count_span=(count.start, count.end),
        labour=False,
        part=some or count.role in ("of_whole", "fraction"),
        further=count.role == "further",
    )


_MEANT = frozenset({"these", "those", "whom", "which"})
"""Words that mean the people of whom a number are some."""


def _stands_alone(after: Word) -> bool:
    """Whether the word after a number leaves it without a noun."""
    if after.lemmas & word_class("measure_nouns") or after.text in ("%", "°", "/", ":", "-") or after.low == "of":
        return False
    follows = word_class("prepositions", "auxiliaries", "adverbs", "after_number", "plain_verbs", "strong_past")
    acts = after.low in IRREGULAR or after.low in word_class("number_verbs")
    return not after.text[:1].isalpha() or after.low in follows or acts or after.low.endswith(("ed", "ly"))


__all__ = ["SUBJECT", "Group", "groups_in"]
