"""The passage: what it is about, whom its pronouns mean, and where it stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from tumen.extract.en.continued import Event, event_of
from tumen.extract.en.groups import SUBJECT, Group
from tumen.extract.en.leads import FROM, IN, TO, acts, preposition
from tumen.extract.en.meant import Numbers, Told
from tumen.extract.en.recalled import NOTHING, Recalled, recalled_after
from tumen.extract.en.sexes import Sexes
from tumen.extract.en.sites import named_sites
from tumen.extract.en.sought import sought
from tumen.extract.en.states import OBSERVERS, country_place, is_capital
from tumen.extract.en.text import Sentence, Text
from tumen.extract.en.topic import Topic, topic_of
from tumen.extract.en.trades import Trades
from tumen.extract.en.values import within
from tumen.extract.fleeting import fleeting
from tumen.ledger import Ground, Place, Sector, Sex
from tumen.normalise import FoundPlace, Values
from tumen.normalise import within as within_place

ABROAD = frozenset({"abroad", "overseas", "worldwide", "globally", "globe", "gulf", "africa", "asia", "europe", "eu"})
"""Words that put people in no one state."""
_LEVELS = {"country": 0, "province": 1, "city": 2, "site": 3}


@fleeting(kw_only=True)
class Scene:
    """A sentence with its people settled and what the passage lends it.

    `groups` hold only the statuses `workers`, `other`, `actor` and `none`; `place` is the last host place of the
    passage with the words that name it; `topic` tells that the text may be about the workers, `sure` that it says
    so in plain words, `strangers` that the passage turned to other people, `recent` that the sentence before spoke
    of them. `sector` is the one in which the paragraph told of them before, `trade` the one sector of the report,
    `counted` the last exact number of them that the sentence before gives, `told` who of them was named last, `sex` the
    one last told of them; `sentences` is how many the report has; `event` is the dated event told last, in the
    paragraph or the one before.
    """

    sentence: Sentence
    groups: tuple[Group, ...]
    places: tuple[FoundPlace, ...]
    place: tuple[Place, Ground] | None
    topic: bool
    sure: bool
    recent: bool
    sector: tuple[Sector, Ground] | None = None
    trade: tuple[Sector, Ground] | None = None
    counted: Group | None = None
    told: Told | None = None
    sex: tuple[Sex, Ground] | None = None
    sentences: int = 0
    strangers: bool = False
    event: Event | None = None
    recalled: Recalled = NOTHING
    main: tuple[Place, Ground] | None = None


def scenes(
    text: Text, values: Values, spoken: Sequence[Sequence[tuple[int, int]]], topic: Topic | None = None
) -> tuple[Scene, ...]:
    """Each sentence as a scene. Where the text never speaks of the sending state's workers, no group is of them.

    `spoken` are for each sentence the stretches that only say who speaks: a speaker's home is not the workers' place.
    `topic` is the text's, where the caller has it.
    """
    topic = topic_of(text, values) if topic is None else topic
    about = topic.may_be
    trades = Trades(text)
    sexes = Sexes()
    numbers = Numbers()
    found: list[Scene] = []
    last = "none"
    strangers = False
    paragraph = -1
    here: tuple[Place, Ground] | None = None
    main, mostly = _main_host(values), _main_host(values, least=_SEEN, most=_MAINLY, adjectives=True)
    named: Counter[tuple[str | None, str, str]] = Counter(
        (one.place.country, one.place.level, one.place.name) for one in values.places
    )
    wide = False
    recent = False
    counted: Group | None = None
    before = 0
    event: Event | None = None
    recalled = NOTHING
    for sentence, groups, tags in zip(text.sentences, topic.groups, spoken, strict=True):
        if sentence.paragraph != paragraph:
            strangers = False
            paragraph = sentence.paragraph
            here = here or (main if found and not wide else None)
            here = _left_behind(here, named) if here is not None else None
        settled: list[Group] = []
        if any(group.status == "explicit" for group in groups):
            strangers = False
        earlier = last
        places = named_sites(
            text.text,
            sentence.start,
            sentence.end,
            _places_of(text.text, values, sentence),
            within(values.demonyms, sentence.start, sentence.end),
            here[0] if here is not None else None,
        )
        for group in groups:
            if _is_of_another_state(sentence, group, places):
                group = replace(group, status="other")  # noqa: PLW2901
            if group.status == "other" and _speaks(sentence, group, tags):
                settled.append(group)  # who only speaks is not spoken of: "the escapees told us that they ..."
                continue
            # an object is somebody else than the subject: "Kuwaiti builders take them on"
            object_of = group.status == "pronoun" and sentence.words[group.head].low == "them" and last == "other"
            status, now, strangers = _settle(
                group, about=about, last=earlier if object_of else last, strangers=strangers
            )
            last = last if object_of else now
            settled.append(group if status == group.status else replace(group, status=status))
        abroad = [one for one in places if one.place.country not in (SUBJECT, None, *OBSERVERS)]
        if sentence.zone == "body":
            here = _dateline(text.text, values, before, sentence.start) or here
        before = sentence.end
        hosts = [one for one in abroad if not any(low <= one.start < high for low, high in tags)]
        hosts = [one for one in hosts if one.role != "metonym"]
        if not hosts and abroad and _SPOT.search(text.text[sentence.start : sentence.end]):
            hosts = [one for one in abroad if one.place.level != "country" and one.role != "metonym"]
        if not hosts and here is None:
            hosts = [one for one in abroad if one.place.level == "country"]
        found.append(
            Scene(
                sentence=sentence,
                groups=tuple(settled),
                places=places,
                place=here,
                topic=about,
                sure=topic.sure,
                strangers=strangers and not any(group.status == "workers" for group in settled),
                event=event if event is not None and sentence.paragraph - event.paragraph <= 1 else None,
                recent=recent,
                sector=trades.before(sentence, here[0].country if here is not None else None),
                trade=trades.only,
                counted=counted,
                told=numbers.before(),
                sex=sexes.before(),
                sentences=len(text.sentences),
                recalled=recalled,
                main=mostly,
            )
        )
        event = event_of(text.text, values.times, sentence, tags, event)
        recalled = recalled_after(recalled, sentence, abroad, _at_home(places))
        counted = next((one for one in reversed(settled) if one.status in ("workers",) and _is_exact(one)), None)
        worker_here = any(group.status == "workers" for group in settled)
        trades.hear(sentence, of_workers=worker_here)
        numbers.hear(sentence.words, settled)
        sexes.hear(text.text, sentence, settled)
        recent = worker_here
        if hosts and sentence.zone != "caption":
            leads = [(preposition(sentence.words, sentence.index_at(one.start)), one) for one in hosts]
            led = [one for lead, one in leads if lead in (TO, IN, FROM)] or [one for lead, one in leads if lead]
            if len({one.place.country for one in hosts}) > 1 and len({one.place.country for one in led}) == 1:
                hosts = led
            countries = {one.place.country for one in hosts}
            if len(countries) == 1:
                here, wide = _moved(sentence, here, hosts, told=worker_here), False
            elif worker_here or len(countries) > 2:
                here = None
        elif (worker_here or _names_sender(places)) and any(
            word.low in ABROAD and not any(low <= word.start < high for low, high in tags) for word in sentence.words
        ):
            here, wide = None, True
    return tuple(found)


def _names_sender(places: Sequence[FoundPlace]) -> bool:
    """Whether the sending state itself is named."""
    return any(
        one.place.country == SUBJECT and one.place.level == "country" and one.role != "metonym" for one in places
    )


def _at_home(places: Sequence[FoundPlace]) -> list[FoundPlace]:
    """The provinces and towns of the sending state but its capital, which mostly stands for the state."""
    return [
        one
        for one in places
        if one.place.country == SUBJECT and one.place.level != "country" and one.place.name != "Pyongyang"
    ]


def _is_exact(group: Group) -> bool:
    return group.count is not None and group.count.basis == "exact"


_WAR = sought(
    re.compile(r"\b(?:invasion of|attacks? on|aggression against|war (?:in|on|with|against))\s+$", re.I),
    "invasion of|attack|aggression against|war ",
)


def _places_of(text: str, values: Values, sentence: Sentence) -> list[FoundPlace]:
    """The places of a sentence, without those of a sum ("up to U.S. $10,000"), a war ("invasion of Ukraine") or an
    event ("at the Example Meeting, Warsaw").
    """
    money = within(values.money, sentence.start, sentence.end)
    return [
        one
        for one in within(values.places, sentence.start, sentence.end)
        if not any(paid.start < one.end + 2 and one.start < paid.end for paid in money)
        and not (one.place.level == "site" and one.place.name.rsplit(" ", 1)[-1] in _EVENTS)
        and not _is_at_war(text, max(sentence.start, one.start - _WAR_WORDS), one.start)
    ]


_EVENTS = frozenset(
    {"Meeting", "Conference", "Summit", "Forum", "Congress", "Council", "Committee", "Session", "Hearing"}
)
"""Last words of names of what is held in a place and is none."""


def _is_at_war(text: str, start: int, end: int) -> bool:
    """Whether the words before a place make it one of a war."""
    return _WAR.may_be_in(text[start:end]) and _WAR.pattern.search(text, start, end) is not None


_WAR_WORDS = 24
"""Characters before a place in which a word for a war may stand."""
_MOST, _OFTEN = 0.6, 3
_MAINLY, _SEEN = 0.6, 2
"""Share of the places of a report, and how many, that lie in the state to which what holds in no named place is put."""


def _main_host(
    values: Values, *, least: int = _OFTEN, most: float = _MOST, adjectives: bool = False
) -> tuple[Place, Ground] | None:
    """The host state that most places of the text lie in; to it a passage returns from a glance at others.

    With `adjectives` words for its people count as well ("Chinese farms").
    """
    away = (SUBJECT, None, *OBSERVERS)
    named = [(one.start, one.end, one.place.country) for one in values.places if one.place.country not in away]
    if adjectives:
        named += [(one.start, one.end, one.country) for one in values.demonyms if one.country not in away]
    states = Counter(country for _, _, country in named)
    state, times = next(iter(states.most_common(1)), (None, 0))
    whole = country_place(state or "")
    if whole is None or times < least or times < most * len(named):
        return None
    return whole, Ground(spans=(min((low, high) for low, high, country in named if country == state),))


_SPOT = sought(
    re.compile(
        r"\bhere\b|\bin this (?:city|town|province|region|area)\b"
        r"|\b(?:in|at) (?:this|our) (?:place|plant|factory|mill|restaurant|workshop|mine|shipyard|site|company|firm)\b",
        re.I,
    ),
    "here|in this |at this |in our |at our ",
)
"""Words by which a speaker means the place where he is, so that the passage goes there."""


def _times_named(values: Values) -> Counter[tuple[str | None, str, str]]:
    """How often the report names each place, by its country, level and name."""
    return Counter((one.place.country, one.place.level, one.place.name) for one in values.places)


def _left_behind(here: tuple[Place, Ground], named: Mapping[tuple[str | None, str, str], int]) -> tuple[Place, Ground]:
    """The state in place of a town or site that the report names once, where it names the state more often."""
    place = here[0]
    whole = country_place(place.country or "") if place.level != "country" else None
    if whole is None or named[place.country, place.level, place.name] > 1:
        return here
    return (whole, here[1]) if named[whole.country, whole.level, whole.name] > 1 else here


def _moved(
    sentence: Sentence, here: tuple[Place, Ground] | None, hosts: Sequence[FoundPlace], *, told: bool
) -> tuple[Place, Ground]:
    """Where the passage stands after a sentence that names these places of one state.

    It stays where it is while the sentence names that place among others, or only what it lies in and no workers there
    ("Helong ... near the border of China"); of equally precise places the last goal is taken, else the first.
    """

    def lead(one: FoundPlace) -> str:
        return preposition(sentence.words, sentence.index_at(one.start))

    level = max(_LEVELS[one.place.level] for one in hosts)
    exact = [one for one in hosts if _LEVELS[one.place.level] == level]
    if here is not None:
        if any(one.place == here[0] for one in exact):
            return here
        around = all(within_place(here[0], one.place) for one in hosts)
        anew = (
            (told and lead(one) in (TO, IN, FROM)) or (one.place.level == "country" and _state_acts(sentence, one))
            for one in hosts
        )
        if around and not any(anew):
            return here
    led = [one for one in exact if lead(one) in (TO, IN, FROM)]
    alike = len({lead(one) == FROM if told else lead(one) for one in led}) == 1
    if alike and (shared := _shared(hosts, led)) is not None:
        return shared
    goals = [one for one in exact if lead(one) == TO]
    best = goals[-1] if goals else exact[0]
    return best.place, Ground(spans=((best.start, best.end),))


def _shared(hosts: Sequence[FoundPlace], led: Sequence[FoundPlace]) -> tuple[Place, Ground] | None:
    """What several towns lie in to which people went or in which they are; None where there is only one.

    "3,000 arrived in Hunchun and 500 entered Dandong. They ...": in the region that the sentence names, else the state.
    """
    if len({one.place.name for one in led}) < _SEVERAL:
        return None
    if any(one is not other and within_place(one.place, other.place) for one in led for other in led):
        return None
    for wide in hosts:
        if wide not in led and all(within_place(one.place, wide.place) for one in led):
            return wide.place, Ground(spans=((wide.start, wide.end),))
    whole = country_place(led[0].place.country or "")
    return (whole, Ground(spans=((led[0].start, led[0].end),))) if whole is not None else None


_SEVERAL = 2


def _state_acts(sentence: Sentence, one: FoundPlace) -> bool:
    """Whether the state is named as one who acts, so that the passage is about the whole of it."""
    return acts(sentence.words, sentence.index_at(one.start), sentence.index_at(one.end - 1) + 1)


_SAYING = frozenset({"told", "said", "say", "says", "tell", "described", "recalled", "testified", "explained", "claim"})


_TOLD_BY = frozenset({"testimony", "testimonies", "interviews", "interviewed", "accounts", "statements"})


def _speaks(sentence: Sentence, group: Group, tags: Sequence[tuple[int, int]]) -> bool:
    """Whether the people only say what the sentence tells."""
    before = {word.low for word in sentence.words[max(0, group.first - 4) : group.first]}
    if before & _TOLD_BY:
        return True
    after = sentence.words[group.last].low if group.last < len(sentence.words) else ""
    return after in _SAYING or any(low <= group.start and group.end <= high for low, high in tags)


def _is_of_another_state(sentence: Sentence, group: Group, places: Sequence[FoundPlace]) -> bool:
    """Whether "its" ties the people to a state that is not the sending one: "Oman imports most of its labor"."""
    words = sentence.words
    if group.status != "bare" or not any(word.low == "its" for word in words[max(0, group.first - 1) : group.head]):
        return False
    owners = [one for one in places if one.place.level == "country" and one.end <= words[group.first].start]
    return bool(owners) and owners[-1].place.country != SUBJECT


def _dateline(text: str, values: Values, start: int, end: int) -> tuple[Place, Ground] | None:
    """The host place that a line such as "HUNCHUN, China (AP) --" right before the sentence names.

    From a capital its whole state is written about.
    """
    for place in within(values.places, max(start, text.rfind("\n", 0, end) + 1), end):
        if place.place.country not in (SUBJECT, None, *OBSERVERS) and place.place.level != "country":
            whole = country_place(place.place.country or "") if is_capital(place.place) else None
            return whole or place.place, Ground(spans=((place.start, place.end),))
    return None


def _settle(group: Group, *, about: bool, last: str, strangers: bool) -> tuple[str, str, bool]:
    """The group's settled status, the status that a later pronoun takes, and whether strangers are in the passage."""
    if group.status == "other":
        return "other", "other", True
    if group.status == "actor":
        return "actor", last, strangers
    if group.status == "explicit":
        return ("workers", "workers", strangers) if about else ("none", last, strangers)
    if not about:
        return "none", last, strangers
    if group.status == "bare":
        if strangers and not group.definite:
            return "none", last, strangers
        if strangers and last == "other":
            return "other", last, strangers
        return "workers", "workers", strangers
    if group.status == "pronoun":
        return ("workers" if last == "workers" else "other" if last == "other" else "none"), last, strangers
    return ("none" if strangers and last == "other" else "workers"), last, strangers


def finer(one: Place, other: Place) -> bool:
    """Whether the first place is named more precisely."""
    return _LEVELS[one.level] > _LEVELS[other.level]
