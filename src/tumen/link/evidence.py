"""The evidence that one report retells another: names, links, words, facts and their order, who speaks, and time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tumen.link.counts import numbers
from tumen.link.edges import COPIED, Edge
from tumen.link.facts import Match, align, changed, in_order, total
from tumen.link.readings import NO_SOURCE, Reading, Readings
from tumen.link.times import dated, days_between, most_days_between, written
from tumen.link.weights import weights
from tumen.link.words import NOTHING, Shared, shared

_WHOLE = 0.5
"""From this share of its words on a report is little else than a copy."""

_VERBATIM = 0.9
"""From this share on it is the same text, whatever names stand beside it."""

_TOUCHED = 0.1
"""From this share of its words on shared text is more than a quotation or background."""

_PART = 0.25
"""Part of the claims of a report that shared text must hold to be more than background."""

_SENTENCE = 20
"""Words in a row that are a sentence; fewer are turns of phrase."""

_BARE = 0.35
"""From this share on shared text tells of a copy even where no claim stands in it."""

_NEAR, _QUARTER, _YEAR = 14, 90, 365
"""Days between two reports that are near in time, and more than which are months and years."""

_FIRM = 1.6
"""Log-odds of shared facts, or a named attribution or a copy, that a family needs: a single figure joins none."""

_SOME = 1.9
"""Log-odds of shared facts from which on a named outlet is taken to be named for this report of its: a count at the
same place or two lesser facts, as an outlet publishes much about one town.
"""

_LIKELY = 2.2
"""Log-odds of an edge (probability 0.9) that joins a family where three facts or more are shared."""

_MOST, _FEW = 0.6, 0.4
"""Parts of the claims of a report, shared with the other, that are most of them and few."""

_ALIKE = 0.5
"""Part of the telling words of two descriptions of a source from which on they are one."""

_LONG_NAME = 8
"""Characters of a publisher's name from which on its mere mention in a text is no accident."""


def weigh(here: Reading, there: Reading, readings: Readings, without: frozenset[str] = frozenset()) -> Edge | None:
    """The evidence that `here` retells `there`, facts of the claims in `without` left out; None where time forbids it
    or nothing is shared.
    """
    if written(here.report)[1] < written(there.report)[0]:
        return None
    table = weights("lineage")
    text = NOTHING if here.run_set.isdisjoint(there.run_set) else shared(here.words, there.words, here.runs, there.runs)
    left_out = _not_from(here, there, readings) | without
    matches = align(here.facts, there.facts, without=left_out)
    free = [match for match in matches if not _same_institution(match, readings)]
    facts = total(free)
    named, linked = _named(here, there), there.address is not None and there.address in here.links
    if not (named or linked or free or text.passages):
        return None
    if not (named or linked or text.passages) and (days_between(here.report, there.report) or 0) > _YEAR:
        # years later only shared words, a link or a named outlet tell that a report retells another
        return None
    told = _tells(here, text)
    touched = text.share >= (_TOUCHED if told else _BARE)
    backed = facts >= _SOME or touched
    odds, evidence = table["prior"] + facts, []
    credit = list(_credit(here, there, named=named, linked=linked, backed=backed))
    for name, words in [*credit, *_text(text, told=told)]:
        odds += table[name]
        evidence.append(words)
    evidence += dict.fromkeys(match.why for match in free)
    touched = named or linked or touched
    said = [
        *_facts(here, free, matches, left_out, touched=touched),
        *_houses(here, there, backed=backed, verbatim=text.share >= _VERBATIM),
        *_lag(here, there),
    ]
    if free and not touched:
        said += _standing(here, there, free, readings)
    for name, words in said:
        odds += table[name]
        evidence.append(words)
    return Edge(
        here=here.id,
        there=there.id,
        odds=odds,
        matches=matches,
        text=text,
        evidence=tuple(evidence),
        named=named or linked,
        firm=linked
        or (named and backed)
        or text.share >= COPIED
        or facts >= _FIRM + table["odd_number"]
        or (odds >= _LIKELY and len(matches) >= 3),
        grounds=odds - sum(table[name] for name, _ in credit),
        # most candidates are no edge, and need not be searched for what changed
        changed=changed(here.facts, there.facts, matches, without=left_out) if odds >= table["floor"] else (),
    )


def left(edge: Edge, others: Sequence[Edge], readings: Readings) -> float:
    """Log-odds of an edge when `others` of the same report hold: what they explain speaks for it no longer.

    A report that copies one text shares all that this text shares with a third; of two reports of one outlet that it
    names it retells the one that has its facts.
    """
    table = weights("lineage")
    if any(other.there == edge.there for other in others):
        return edge.odds
    explained = {match.here.id for other in others for match in (*other.matches, *other.changed)}
    facts = total(
        [match for match in edge.matches if match.here.id not in explained and not _same_institution(match, readings)]
    )
    here, there = readings.of[edge.here], readings.of[edge.there]
    spans = [passage for other in others for passage in other.text.passages]
    new = sum(
        passage.end - passage.start
        for passage in edge.text.passages
        if not any(passage.start < other.end and other.start < passage.end for other in spans)
    )
    share = new / max(1, len(here.report.text))
    odds = table["prior"] + facts
    if there.address is not None and there.address in here.links:
        odds += table["link"]
    if edge.named:
        odds += table["attribution"] if facts >= _SOME or share >= _TOUCHED else 0.0
    if share >= _TOUCHED:
        odds += table["copied_most" if share >= _WHOLE else "copied_much" if share >= COPIED else "copied_some"]
    return min(edge.odds, odds)


def _named(here: Reading, there: Reading) -> bool:
    """Whether `here` names the publisher of `there`: as where its facts come from, or, where the table does not know
    that publisher, by its name in the text.
    """
    house = there.publisher
    if house is None or (here.publisher is not None and here.publisher.key == house.key):
        return False
    if any(entry.key == house.key for entry in here.named):
        return True
    return not house.source and len(house.name) >= _LONG_NAME and house.name in here.report.text


def _credit(here: Reading, there: Reading, *, named: bool, linked: bool, backed: bool) -> Iterator[tuple[str, str]]:
    house = there.publisher
    if linked:
        yield "link", f"links to {there.address}"
    if named and house is not None:
        yield ("attribution" if backed else "attribution_alone"), f"names {house.name}, which published the other"
    elif house is not None and backed and any(entry.key == house.key for entry in here.linked):
        yield "link_to_site", f"links to the site of {house.name}, which published the other"


def _tells(here: Reading, text: Shared) -> bool:
    """Whether a good part of the claims stand in the shared words: what holds none is background, a quoted rule or a
    house's closing words.
    """
    held = sum(
        any(
            2 * (min(passage.end, claim.end) - max(passage.start, claim.start)) > claim.end - claim.start
            for passage in text.passages
        )
        for claim in here.claims
    )
    return held > 0 and held >= _PART * len(here.claims)


def _text(text: Shared, *, told: bool) -> Iterator[tuple[str, str]]:
    if text.passages:
        if text.share >= _WHOLE:
            name = "copied_most"
        elif text.share >= (COPIED if told else _BARE):
            name = "copied_much"
        else:
            name = "copied_some" if told and (text.longest >= _SENTENCE or text.share >= _TOUCHED) else "copied_aside"
        yield name, f"shares {text.share:.0%} of its words in runs of eight or more, {text.longest} in the longest"


def _houses(here: Reading, there: Reading, *, backed: bool, verbatim: bool) -> Iterator[tuple[str, str]]:
    """What the publishers of both say where neither names the other."""
    one, other = here.publisher, there.publisher
    if one is not None and other is not None and one.key == other.key:
        if backed:
            yield "same_house", f"{one.name} published both"
    elif verbatim:
        # whoever copies all words may drop the names that stand in them
        return
    elif one is not None and not here.named and any(entry.kind == "outlet" for entry in there.named):
        yield "names_nobody", "but it names no outlet, and the other does"
    elif listed(here) and not listed(there) and not here.named:
        yield "known_house", f"but {one.name if one else ''} is known and names nobody, and the other is not known"


def _facts(
    here: Reading, free: Sequence[Match], matches: Sequence[Match], left_out: frozenset[str], *, touched: bool
) -> Iterator[tuple[str, str]]:
    """What the shared facts say together: their order, and how much they are of all that `here` tells."""
    ordered = in_order(free)
    if ordered:
        yield ("same_order_long" if ordered >= 5 else "same_order"), "the shared facts stand in the same order"
    if free and _every_figure(here, free):
        yield "every_figure", "every count of it stands in the other"
    told = {claim.start for claim in here.claims if claim.id not in left_out}
    held = {match.here.start for match in matches}
    if len(held) >= 3 and len(held) >= _MOST * len(told):
        yield "most_facts", f"{len(held)} of its {len(told)} claims stand in the other"
    # who has no people of its own has all of it from somewhere, in parts from elsewhere
    own = any(match.here.source.type not in NO_SOURCE for match in matches)
    if own and not touched and len(told) >= 3 and len(held) < _FEW * len(told):
        yield "few_facts", f"but only {len(held)} of its {len(told)} claims stand in the other"


def _not_from(here: Reading, there: Reading, readings: Readings) -> frozenset[str]:
    """The claims of `here` that cannot come from `there`, because they name another outlet."""
    house = there.publisher.key if there.publisher else None
    allowed = {house, here.publisher.key if here.publisher else None} | {entry.key for entry in there.named}
    return frozenset(
        claim.id
        for claim in here.claims
        if (outlet := readings.voices[claim.id].outlet) is not None and outlet.key not in allowed
    )


def _same_institution(match: Match, readings: Readings) -> bool:
    """Whether both claims quote one institution or document, which then explains that they agree."""
    here, there = readings.voices[match.here.id].institution, readings.voices[match.there.id].institution
    return here is not None and there is not None and here.key == there.key


def _every_figure(here: Reading, matches: Sequence[Match]) -> bool:
    told = {number for claim in here.claims if claim.count is not None for number in numbers(claim.count)}
    there = {number for match in matches if match.there.count is not None for number in numbers(match.there.count)}
    return bool(told) and told <= there


def _standing(here: Reading, there: Reading, matches: Sequence[Match], readings: Readings) -> Iterator[tuple[str, str]]:
    """Whether `here` speaks from people of its own about what it shares, or from those of the other."""
    voices = readings.voices
    own = any(match.here.source.type not in NO_SOURCE and voices[match.here.id].outlet is None for match in matches)
    same = other = 0
    for match in matches:
        one, two = voices[match.here.id].human, voices[match.there.id].human
        if one and two:
            same += len(one & two) >= _ALIKE * len(one | two)
            other += not one & two
    # one baker may be any baker
    if same > max(1, other):
        yield "same_voice", "people described in the same words tell it"
    elif own and (here.own or (listed(here) and not here.named)):
        yield "own_sources", "but it names its own people as the source"
    elif other and here.report.language == there.report.language:
        yield "other_voices", "but people described in other words tell it"
    elif not own and not listed(here) and not here.named:
        yield "from_elsewhere", "has neither a known publisher nor a source of its own for what is shared"


def listed(reading: Reading) -> bool:
    """Whether its publisher is one that the table of outlets knows."""
    return reading.publisher is not None and bool(reading.publisher.source)


def _lag(here: Reading, there: Reading) -> Iterator[tuple[str, str]]:
    """What the time between the two reports tells: the least that can lie between them, where it is long."""
    least, most = days_between(there.report, here.report), most_days_between(there.report, here.report)
    if dated(here.report) and not dated(there.report) and not listed(there):
        yield "undated_root", "but it has a date and the other has none"
    if most is not None and most <= _NEAR:
        yield "near_in_time", f"written within {_NEAR} days of each other"
    elif least is not None and least > _QUARTER:
        yield "years_later" if least > _YEAR else "months_later", f"but {least} days or more lie between them"
