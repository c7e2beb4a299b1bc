"""How well names of one firm rank above names of others: our comparison beside the scorers of rapidfuzz, same pairs.

    python benchmarks/name_pairs.py [FILE.tsv]

Takes `tests/link/name_pairs.tsv` (columns one, other, truth) or another file of that form. `AUC` is how often a pair of
one firm has a higher score than a pair of two firms (0.5 is chance); `found` is the share of pairs of one firm above
every pair of two firms. Pairs that are `related` are left out. The scorers see the names as written and romanised
(pinyin, letter by letter for Hangul and Cyrillic), without capitals and punctuation.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Callable
from pathlib import Path

from tumen.link.names import compare_names
from tumen.normalise.firms.chinese import HAN
from tumen.normalise.firms.korean import hangul_letters
from tumen.normalise.firms.letters import romanised

TABLE = Path(__file__).parents[1] / "tests" / "link" / "name_pairs.tsv"
Score = Callable[[str, str], float]


def ours(one: str, other: str) -> float:
    """The log-odds of the comparison; names with nothing of their own rank last."""
    odds = compare_names(one, other).odds
    return -99.0 if odds is None else odds


def plain(name: str) -> str:
    """Without capitals and punctuation."""
    return " ".join(re.findall(r"\w+", name.casefold()))


def latin(name: str) -> str:
    """In Latin letters, without capitals and punctuation."""
    from pypinyin import lazy_pinyin

    said = "".join(f" {part} " if HAN.search(part) else part for part in lazy_pinyin(name))
    said = re.sub(r"[가-힣]+", lambda run: hangul_letters(run.group()).replace("ŋ", "ng"), said.casefold())
    return plain(romanised(said))


def scorers() -> dict[str, Score]:
    """Ours and, where rapidfuzz is installed, its scorers."""
    found: dict[str, Score] = {"Tumen, by part": ours}
    try:
        from rapidfuzz import fuzz
        from rapidfuzz.distance import JaroWinkler
    except ImportError as error:
        print(f"rapidfuzz is not measured: {error}.")
        return found
    others: dict[str, Score] = {
        "ratio": fuzz.ratio,
        "token_sort_ratio": fuzz.token_sort_ratio,
        "token_set_ratio": fuzz.token_set_ratio,
        "WRatio": fuzz.WRatio,
        "Jaro-Winkler": JaroWinkler.normalized_similarity,
    }
    for name, scorer in others.items():
        found[f"{name}, as written"] = lambda one, other, scorer=scorer: scorer(plain(one), plain(other))  # type: ignore[misc]
        found[f"{name}, romanised"] = lambda one, other, scorer=scorer: scorer(latin(one), latin(other))  # type: ignore[misc]
    return found


def figures(true: list[float], false: list[float]) -> tuple[float, float]:
    """AUC, and the share of true pairs above every false one."""
    wins = sum((one > other) + 0.5 * (one == other) for one in true for other in false)
    return wins / (len(true) * len(false)), sum(one > max(false) for one in true) / len(true)


def main() -> None:
    """Score the pairs with each scorer and print the figures."""
    table = Path(sys.argv[1]) if len(sys.argv) > 1 else TABLE
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    one_firm = [row for row in rows if row["truth"] == "one"]
    two_firms = [row for row in rows if row["truth"] == "other"]
    print(f"{table.name}: {len(one_firm)} pairs of one firm, {len(two_firms)} of two")
    for name, score in scorers().items():
        true = [score(row["one"], row["other"]) for row in one_firm]
        false = [score(row["one"], row["other"]) for row in two_firms]
        area, found = figures(true, false)
        print(f"{name:32} AUC {area:.3f}   found {found:.0%}")


if __name__ == "__main__":
    main()
