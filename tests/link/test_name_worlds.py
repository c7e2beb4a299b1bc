"""Worlds of made-up firms in a few towns: what is called the same is another spelling of one word."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from pypinyin import lazy_pinyin

from tumen.link.names import compare_names
from tumen.normalise.firms.korean import hangul_letters

TOWNS = [("珲春", "Hunchun"), ("丹东", "Dandong"), ("图们", "Tumen"), ("延吉", "Yanji"), ("和龙", "Helong")]
TRADES = [("服装", "Garment", "피복"), ("水产", "Seafood", "수산"), ("贸易", "Trading", "무역")]
HAN = "瑞林兴达海兰金丰永安华明德光远东方恒通宏鑫源春天宇新世纪龙凤祥和美佳友谊大成三星红太阳白山银河"
HANGUL = "성광룡강명산도대동금은별봉화평해송련향천리마수정진선"


def world(seed: int, size: int) -> dict[str, str]:
    """Names of firms, each with the word that is its own."""
    chance = random.Random(seed)  # noqa: S311
    found: dict[str, str] = {}
    while len(found) < size:
        town, trade = chance.choice(TOWNS), chance.choice(TRADES)
        if chance.random() < 0.6:
            own = "".join(chance.choices(HAN, k=chance.choice((2, 2, 3))))
            # Chinese words that are read alike are one word in Latin letters
            said = "".join(lazy_pinyin(own))
            found[f"{town[1]} {said.title()} {trade[1]} Co., Ltd."] = said
            if chance.random() < 0.4:
                found[f"{town[0]}{own}{trade[0]}有限公司"] = said
        else:
            own = "".join(chance.choices(HANGUL, k=chance.choice((2, 2, 3))))
            found[f"{hangul_letters(own).replace('ŋ', 'ng').title()} {trade[1]} Corporation"] = own
            if chance.random() < 0.4:
                found[f"{own}{trade[2]}회사"] = own
    return found


@pytest.mark.parametrize("seed", range(4))
def test_what_is_called_the_same_is_one_word(seed: int) -> None:
    own = world(seed, 500)
    names = sorted(own)
    right: Counter[bool] = Counter()
    apart = 0
    for at, one in enumerate(names):
        for other in names[at + 1 :]:
            verdict = compare_names(one, other).verdict
            right[own[one] == own[other]] += verdict == "same"
            apart += verdict == "apart" and own[one] != own[other]
    assert right[True] >= 40
    assert right[False] <= 0.02 * right.total()
    others = sum(own[one] != own[other] for at, one in enumerate(names) for other in names[at + 1 :])
    assert apart >= 0.975 * others
