"""What proposing names costs: seconds for N claims with N / 20 distinct names and for a tenth of them.

    python benchmarks/name_growth.py [N]

The names are made up of syllables, towns, trades and legal forms in Latin, Chinese and Korean letters; one in four is
another spelling of an earlier one.
"""

from __future__ import annotations

import random
import resource
import sys
import time

from tumen.ledger import Claim, Count, Place, Source, digest, make_claim
from tumen.link.proposals import proposals

CHINESE = [
    ("瑞", "rui"), ("林", "lin"), ("兴", "xing"), ("达", "da"), ("海", "hai"), ("兰", "lan"), ("金", "jin"),
    ("丰", "feng"), ("永", "yong"), ("安", "an"), ("华", "hua"), ("明", "ming"), ("德", "de"), ("胜", "sheng"),
    ("光", "guang"), ("远", "yuan"),
]  # fmt: skip
KOREAN = [
    ("성", "song"), ("광", "kwang"), ("룡", "ryong"), ("강", "gang"), ("명", "myong"), ("산", "san"), ("도", "do")
]  # fmt: skip
TOWNS = [("珲春", "Hunchun"), ("丹东", "Dandong"), ("图们", "Tumen"), ("延吉", "Yanji"), ("和龙", "Helong")]
TRADES = [("服装", "Garment"), ("水产", "Seafood"), ("贸易", "Trading"), ("电子", "Electronics")]


def names(size: int, chance: random.Random) -> list[str]:
    """`size` different names."""
    found: dict[str, None] = {}
    while len(found) < size:
        town, trade = chance.choice(TOWNS), chance.choice(TRADES)
        if chance.random() < 0.5:
            own = [chance.choice(CHINESE) for _ in range(chance.choice((2, 2, 3)))]
            native = f"{town[0]}{''.join(han for han, _ in own)}{trade[0]}有限公司"
        else:
            own = [chance.choice(KOREAN) for _ in range(3)]
            native = f"{''.join(hangul for hangul, _ in own)}무역회사"
        latin = "".join(said for _, said in own).title()
        found[f"{town[1]} {latin} {trade[1]} Co., Ltd."] = None
        if chance.random() < 0.25:
            found[native] = None
    return list(found)[:size]


def world(size: int) -> list[Claim]:
    """`size` claims with employers of `size / 20` names."""
    chance = random.Random(7)  # noqa: S311
    employers = names(max(1, size // 20), chance)
    claims = []
    for number in range(size):
        count = Count(low=number + 1, high=number + 1, basis="exact")
        claims.append(
            make_claim(
                report=digest(str(number // 10).encode()),
                start=number % 10 * 10,
                end=number % 10 * 10 + 2,
                quote="ok",
                rule="generated",
                version="0",
                kind="presence",
                count=count,
                source=Source(description="", type="author"),
                employer=chance.choice(employers),
                place=Place(name="Hunchun", country="CN", level="city"),
            )
        )
    return claims


def main() -> None:
    """Measure both sizes and print them."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    seconds = []
    for number in (size // 10, size):
        claims = world(number)
        start = time.perf_counter()
        found = proposals(claims)
        seconds.append(time.perf_counter() - start)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(
            f"{number:>8,} claims, {number // 20:,} names: {seconds[-1]:.1f} s, {len(found.pairs):,} proposals, "
            f"{len(found.left_out)} keys too common, peak {peak} MB"
        )
    print(f"ten times as many took {seconds[1] / seconds[0]:.1f} times as long")


if __name__ == "__main__":
    main()
