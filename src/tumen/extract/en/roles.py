"""Roles: which people, places, times and firms a predicate takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tumen.extract.en.clauses import Clause
from tumen.extract.en.groups import SUBJECT, Group
from tumen.extract.en.leads import FROM, IN, TO, acts, is_verb, preposition
from tumen.extract.en.morph import IRREGULAR
from tumen.extract.en.passage import Scene, finer
from tumen.extract.en.speech import Speech
from tumen.extract.en.states import OBSERVERS, country_place, is_capital
from tumen.extract.en.text import Sentence, Word
from tumen.extract.en.values import within
from tumen.extract.en.verbs import VerbReading
from tumen.extract.en.vocabulary import word_class
from tumen.extract.fleeting import fleeting
from tumen.normalise import FoundPlace, Values


@fleeting()
class Placed:
    """A place of the clause with the preposition that leads it ("" where none does) and its distance in words."""

    found: FoundPlace
    preposition: str
    first: int
    distance: int


def choose_group(
    scene: Scene, clause: Clause, at: int, end: int, role: str, reading: VerbReading | None, *, noun: bool
) -> Group | None:
    """The people that fill the role of the predicate at words `at` to `end`, whoever they are, or None."""
    best: tuple[float, int] | None = None
    chosen: Group | None = None
    passive = reading is not None and reading.passive
    for position, group in enumerate(scene.groups):
        if group.status in ("none", "actor"):
            continue
        inside = clause.subject <= group.first < clause.last
        left = group.last <= at
        over = group.first < end and at < group.last
        distance = at - group.last if left else group.first - end
        score = -0.12 * max(distance, 0) + (0 if inside else -1.6)
        if over:
            score += 1.5
        elif noun:
            score += 0.6 if not left else 0.0
        elif role == "subject":
            score += 1.2 if left else -1.2
        elif role == "object":
            wants_left = passive or (reading is not None and reading.form == "participle")
            score += 1.2 if left == wants_left else -0.9
        if (
            left
            and role == "subject"
            and any(word.low in ("who", "which", "whom") for word in scene.sentence.words[group.last + 2 : at])
        ):
            continue  # the relative clause of somebody else
        if left and role == "subject" and reading is not None and _own_verb(scene.sentence.words, group, reading):
            return None  # "the goods they make go to Oman"
        if group.count is not None:
            score += 0.5
        if _is_whole(scene, group) or is_aside(scene, group):
            score -= 1.5
        if group.status == "workers" and group.labour:
            score += 0.3
        if not left and not over and _is_cut_off(scene.sentence, end, group.first):
            continue
        if (
            group.head == group.first == group.last - 1
            and group.count is not None
            and not group.labour
            and distance > 4
            and not over
        ):
            score -= 1.0
        if best is None or (score, -position) > best:
            best, chosen = (score, -position), group
    if chosen is None or best is None or best[0] <= -2.6:
        return None
    if reading is not None and reading.form == "finite" and not reading.passive and not noun:
        left = chosen.last <= at
        if role == "subject" and chosen.first >= end:
            return None
        if (
            role == "object"
            and left
            and not any(word.low in ("that", "whom", "which", "who") for word in scene.sentence.words[chosen.last : at])
        ):
            return None
    return chosen


def _is_cut_off(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a semicolon stands among the words."""
    return ";" in sentence.seen and any(word.text == ";" for word in sentence.words[first:last])


def _is_whole(scene: Scene, group: Group) -> bool:
    """Whether the people are those of whom a number behind them is a part: "Among the 176 workers, 140 ..."."""
    words = scene.sentence.words
    first = group.first - (group.first > 0 and words[group.first - 1].low == "the")
    if group.count is None or not first or words[first - 1].low not in ("of", "among", "amongst"):
        return False
    return any(
        one.count is not None and not one.labour and group.last <= one.first <= group.last + _SOON and one is not group
        for one in scene.groups
    )


def is_aside(scene: Scene, group: Group) -> bool:
    """Whether the people only tell what some of those before them are: "13 employees, twelve of them waitresses"."""
    words, some = scene.sentence.words, group
    if not group.part:
        before = (one for one in scene.groups if one.part and one.last == group.first)
        some = next(before, group)
    if not some.part or not some.first or words[some.first - 1].text != "," or some.last + 1 >= len(words):
        return False
    if not words[some.last].text[:1].isalpha() or words[some.last + 1].text != ",":
        return False
    return any(one.count is not None and 0 < some.first - one.last <= _SOON for one in scene.groups)


_SOON = 8
"""Words behind a whole within which its part is told."""


def _own_verb(words: Sequence[Word], group: Group, reading: VerbReading) -> bool:
    """Whether a pronoun has a verb of its own right after it, and the predicate follows as the verb of another."""
    after = group.last
    alone = group.last == group.first + 1 and words[group.first].low in word_class("pronouns")
    if not alone or reading.form != "finite" or not 0 < reading.first - after <= _OWN:
        return False
    return (words[after].low in word_class("plain_verbs") or words[after].low in IRREGULAR) and not any(
        word.low in ("and", "or", "but", "to", "that", "then") or word.text in (",", ";", "—")
        for word in words[after : reading.first]
    )


_OWN = 3
"""Words between a pronoun and the verb of the noun that its clause describes."""


@fleeting()
class Standing:
    """A place of the sentence at words `first` to `last`, with the preposition that leads it ("" where none does)."""

    found: FoundPlace
    preposition: str
    first: int
    last: int


def places_of(scene: Scene, spoken: Sequence[tuple[int, int]]) -> tuple[Standing, ...]:
    """The places of a sentence that a predicate may take, those in words that only say who speaks left out."""
    words = scene.sentence.words
    found = []
    for number, place in enumerate(scene.places):
        if any(low <= place.start and place.end <= high for low, high in spoken):
            continue
        if _owns_next(place, scene.places[number + 1 : number + 2]):
            continue
        first = scene.sentence.index_at(place.start)
        last = scene.sentence.index_at(place.end - 1) + 1
        if (
            any(group.first <= first and last <= group.head for group in scene.groups)
            and place.place.level == "country"
        ):
            continue  # "Chinese workers", "North Korea's workers": whose they are, not where
        if place.role == "metonym" and first and words[first - 1].low in word_class("prepositions"):
            continue  # "talks with Beijing": a party; where it acts ("Beijing told them") it is the host state
        lead = preposition(words, first)
        if place.place.country in OBSERVERS and lead not in (TO, IN, FROM):
            continue
        office = _office_in(words, first)
        if office and place.place.country in OBSERVERS:
            continue
        if is_capital(place.place) and (office or acts(words, first, last)):
            whole = country_place(place.place.country or "")
            place = replace(place, place=whole) if whole is not None else place  # noqa: PLW2901
        found.append(Standing(place, lead, first, last))
    return tuple(found)


def _owns_next(place: FoundPlace, following: Sequence[FoundPlace]) -> bool:
    """Whether the town only tells where the next place lies: "Dandong's Zhen'an district"."""
    return any(
        one.start - place.end == _POSSESSIVE and one.place.level == place.place.level == "city" for one in following
    )


_POSSESSIVE = 3
"""Characters of "'s" and the blank behind it."""


def _office_in(words: Sequence[Word], first: int) -> bool:
    """Whether an office or somebody who speaks has its seat in the place: "the Labor Ministry in Moscow"."""
    at = first - 1
    while at > 0 and words[at].low in ("the", "of", "capital", "city"):
        at -= 1
    return at > 0 and words[at].low == "in" and bool(words[at - 1].lemmas & _OFFICES)


_OFFICES = frozenset(
    word
    for line in (
        "ministry department government authority agency office court parliament commission bureau embassy",
        "activist expert analyst researcher professor scholar official diplomat lawmaker spokesman spokeswoman",
        "institute university newspaper daily",
    )
    for word in line.split()
)
"""Nouns for those who decide or speak in a place; what they speak of happens elsewhere."""


def places_in(
    places: Sequence[Standing], words: Sequence[Word], clause: Clause, at: int, end: int
) -> tuple[Placed, ...]:
    """Those of the places of a sentence that the predicate at words `at` to `end` of the clause takes."""
    if not places:
        return ()
    low, high = _reach(words, clause, end)
    return tuple(
        [
            Placed(
                one.found, one.preposition, one.first, max(one.first - end if one.first >= end else at - one.last, 0)
            )
            for one in places
            if low <= one.first < high
        ]
    )


def _reach(words: Sequence[Word], clause: Clause, end: int) -> tuple[int, int]:
    """The words of the clause that belong to the predicate, up to the verb that is joined to it by "and"."""
    for index in range(end, clause.last - 1):
        if words[index].low in ("and", "but", "then") and is_verb(words[index + 1]):
            return clause.first, index
    return clause.first, clause.last


def hosts_by_adjective(scene: Scene, values: Values, clause: Clause, spoken: Sequence[tuple[int, int]]) -> list[Placed]:
    """Host states that only an adjective names: "Chinese factories", "the Russian authorities"."""
    words = scene.sentence.words
    found = []
    for demonym in within(values.demonyms, words[clause.first].start, words[clause.last - 1].end):
        if demonym.country in (SUBJECT, *OBSERVERS) or any(low <= demonym.start < high for low, high in spoken):
            continue
        index = scene.sentence.index_at(demonym.end - 1)
        after = {lemma for word in words[index + 1 : index + 3] for lemma in word.lemmas}
        place = country_place(demonym.country)
        if place is None or not after & word_class("host_nouns"):
            continue
        where = FoundPlace(start=demonym.start, end=demonym.end, place=place, kind="country", score=0.5, candidates=())
        found.append(Placed(where, "of", index, 9))
    return found


def speaking_state(scene: Scene, values: Values, speech: Speech) -> Placed | None:
    """The host state that speaks itself ("Qatar told the U.N.", "a Russian interim report"); None where none does."""
    if speech.source.type not in ("official", "document"):
        return None
    for low, high in speech.spoken:
        for place in within(scene.places, low, high):
            if place.place.level == "country" and place.place.country not in (SUBJECT, *OBSERVERS):
                return Placed(place, "by", 0, 9)
        for demonym in within(values.demonyms, low, high):
            named = country_place(demonym.country)
            if demonym.country not in (SUBJECT, *OBSERVERS) and named is not None:
                found = FoundPlace(
                    start=demonym.start, end=demonym.end, place=named, kind="country", score=0.5, candidates=()
                )
                return Placed(found, "by", 0, 9)
    return None


def home_of_speaker(values: Values, speech: Speech, *, here: bool) -> Placed | None:
    """The host state from which somebody on the spot speaks ("a source in China"); None where none is named.

    Where the words are about `here`, it is the very place of the speaker ("a manager at a plant in Dandong").
    """
    if speech.source.type not in ("local", "trader", "worker", "company"):
        return None
    if here:
        named = [one for low, high in speech.ground.spans for one in within(values.places, low, high)]
        abroad = [one for one in named if one.place.country not in (SUBJECT, None, *OBSERVERS)]
        return finest([Placed(one, IN, 0, 0) for one in abroad])
    for low, high in speech.ground.spans:
        for place in within(values.places, low, high):
            state = country_place(place.place.country or "")
            if state is not None and place.place.country not in (SUBJECT, *OBSERVERS):
                return Placed(replace(place, place=state), "by", 0, 9)
    return None


def finest(places: Sequence[Placed]) -> Placed | None:
    """The most precise place; of equally precise ones the nearest."""
    best: Placed | None = None
    for place in places:
        if (
            best is None
            or finer(place.found.place, best.found.place)
            or (not finer(best.found.place, place.found.place) and _closer(place, best))
        ):
            best = place
    return best


def _closer(one: Placed, other: Placed) -> bool:
    """Whether the first of two equally precise places is the nearer; a province is finer than a set of provinces."""
    if "region" in (one.found.kind, other.found.kind) and one.found.kind != other.found.kind:
        return other.found.kind == "region" and one.found.place.country == other.found.place.country
    return one.distance < other.distance


def is_home(place: FoundPlace) -> bool:
    """Whether the place lies in the sending state."""
    return place.place.country == SUBJECT


_BETWEEN = 5
"""Words that may link two places of a list."""


def listed(places: Sequence[Placed], chosen: Placed, words: Sequence[Word]) -> tuple[Placed, ...]:
    """The places that stand in one list with the chosen one, it included (ruling 4)."""
    row = sorted(
        (one for one in places if one.found.place.level == chosen.found.place.level or one is chosen),
        key=lambda one: one.first,
    )
    group = [chosen]
    for one in row[row.index(chosen) + 1 :]:
        if _linked(words, group[-1], one):
            group.append(one)
    for one in reversed(row[: row.index(chosen)]):
        if _linked(words, one, group[0]):
            group.insert(0, one)
    names = {(one.found.place.name, one.found.place.country) for one in group}
    return tuple(group) if len(names) == len(group) else (chosen,)


_REGIONS = (
    ("middle", "east"),
    ("gulf",),
    ("africa",),
    ("europe",),
    ("southeast", "asia"),
    ("central", "asia"),
    ("asia",),
)
"""Parts of the world that stand in lists of states and are no place of their own."""


def _without_regions(between: list[str]) -> list[str]:
    """The words between two places of a list without a part of the world: "to Russia, the Middle East and Mongolia"."""
    for region in _REGIONS:
        for at in range(len(between) - len(region) + 1):
            if tuple(between[at : at + len(region)]) == region:
                return between[:at] + between[at + len(region) :]
    return between


def _linked(words: Sequence[Word], one: Placed, other: Placed) -> bool:
    last = next(index for index, word in enumerate(words) if word.end >= one.found.end)
    between = _without_regions([word.low for word in words[last + 1 : other.first]])
    if not between or len(between) > _BETWEEN:
        return False
    links = {",", "and", "or", "in", "the", "as", "well", "cities", "to", "also", "from"}
    return (
        set(between) <= links
        and bool({"and", ",", "or"} & set(between))
        and (between != [","] or True)
        and one.found.place.country is not None
    )
