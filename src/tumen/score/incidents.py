"""Incidents against gold: pairs of claims that are put together rightly, wrongly and not at all."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from tumen.errors import InvalidValue
from tumen.score.figures import Rate

Twosome = tuple[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class IncidentFigures:
    """How well claims were put into incidents.

    `pairs`: of the pairs of claims in one incident, those that are so in gold. `across`: the same over pairs from two
    reports. `b_cubed`: precision and recall of the incident of each claim, their mean over claims (Bagga and Baldwin
    1998), which a few large incidents cannot rule. `wrong` are pairs put together that do not belong together, `missed`
    those left apart that do, each in order.
    """

    pairs: Rate
    across: Rate
    b_cubed: Rate
    wrong: tuple[Twosome, ...]
    missed: tuple[Twosome, ...]


def score_incidents(
    gold: Mapping[str, Hashable], found: Mapping[str, Hashable], reports: Mapping[str, str]
) -> IncidentFigures:
    """Compares two ways of putting the same claims into incidents; each maps the id of a claim to its incident.

    `reports` gives the report of each claim. Raises InvalidValue where the three do not hold the same claims.
    """
    if not gold.keys() == found.keys() == reports.keys():
        other = sorted((gold.keys() ^ found.keys()) | (gold.keys() ^ reports.keys()))
        raise InvalidValue(
            f"claims {', '.join(other[:3])}: not in all of gold, found and reports; score one set of claims."
        )
    of_gold, of_found = _twosomes(gold), _twosomes(found)
    apart = {two for two in of_gold | of_found if reports[two[0]] != reports[two[1]]}
    hits = of_gold & of_found
    return IncidentFigures(
        pairs=Rate.of(len(hits), len(of_found), len(of_gold)),
        across=Rate.of(len(hits & apart), len(of_found & apart), len(of_gold & apart)),
        b_cubed=_b_cubed(gold, found),
        wrong=tuple(sorted(of_found - of_gold)),
        missed=tuple(sorted(of_gold - of_found)),
    )


def _groups(incidents: Mapping[str, Hashable]) -> Iterable[list[str]]:
    groups: defaultdict[Hashable, list[str]] = defaultdict(list)
    for claim, incident in incidents.items():
        groups[incident].append(claim)
    return groups.values()


def _twosomes(incidents: Mapping[str, Hashable]) -> set[Twosome]:
    return {two for group in _groups(incidents) for two in combinations(sorted(group), 2)}


def _b_cubed(gold: Mapping[str, Hashable], found: Mapping[str, Hashable]) -> Rate:
    if not gold:
        return Rate.of(0, 0, 0)
    both = Counter((gold[claim], found[claim]) for claim in gold)
    sizes, found_sizes = Counter(gold.values()), Counter(found.values())
    precision = sum(common * common / found_sizes[cluster] for (_, cluster), common in _entries(both)) / len(gold)
    recall = sum(common * common / sizes[label] for (label, _), common in _entries(both)) / len(gold)
    return Rate(p=round(precision, 4), r=round(recall, 4), f1=round(2 * precision * recall / (precision + recall), 4))


def _entries(both: Counter[tuple[Hashable, Hashable]]) -> list[tuple[tuple[Hashable, Hashable], int]]:
    # a sum of fractions depends on its order
    return sorted(both.items(), key=lambda entry: (-entry[1], str(entry[0])))
