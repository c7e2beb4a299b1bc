"""How a Chinese name is read: pinyin without tones, the Korean reading of its characters, and Palladius's Russian."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from itertools import product

from tumen.normalise.en.lexicon import words
from tumen.normalise.firms.korean import plain_hangul
from tumen.resources.name_words import sino_korean

HAN = re.compile(r"[\u3400-\u9fff]")
_MOST_READINGS = 8

_SYLLABLES = words(
    """
    a ai an ang ao ba bai ban bang bao bei ben beng bi bian biao bie bin bing bo bu ca cai can cang cao ce cen
    ceng cha chai chan chang chao che chen cheng chi chong chou chu chua chuai chuan chuang chui chun chuo ci cong
    cou cu cuan cui cun cuo da dai dan dang dao de dei den deng di dia dian diao die ding diu dong dou du duan dui
    dun duo e ei en er fa fan fang fei fen feng fo fou fu ga gai gan gang gao ge gei gen geng gong gou gu gua guai
    guan guang gui gun guo ha hai han hang hao he hei hen heng hong hou hu hua huai huan huang hui hun huo ji jia
    jian jiang jiao jie jin jing jiong jiu ju juan jue jun ka kai kan kang kao ke ken keng kong kou ku kua kuai
    kuan kuang kui kun kuo la lai lan lang lao le lei leng li lia lian liang liao lie lin ling liu lo long lou lu
    luan lun luo lv lve ma mai man mang mao me mei men meng mi mian miao mie min ming miu mo mou mu na nai nan
    nang nao ne nei nen neng ni nian niang niao nie nin ning niu nong nou nu nuan nuo nv nve o ou pa pai pan pang
    pao pei pen peng pi pian piao pie pin ping po pou pu qi qia qian qiang qiao qie qin qing qiong qiu qu quan que
    qun ran rang rao re ren reng ri rong rou ru ruan rui run ruo sa sai san sang sao se sen seng sha shai shan
    shang shao she shei shen sheng shi shou shu shua shuai shuan shuang shui shun shuo si song sou su suan sui sun
    suo ta tai tan tang tao te teng ti tian tiao tie ting tong tou tu tuan tui tun tuo wa wai wan wang wei wen
    weng wo wu xi xia xian xiang xiao xie xin xing xiong xiu xu xuan xue xun ya yan yang yao ye yi yin ying yo
    yong you yu yuan yue yun za zai zan zang zao ze zei zen zeng zha zhai zhan zhang zhao zhe zhen zheng zhi zhong
    zhou zhu zhua zhuai zhuan zhuang zhui zhun zhuo zi zong zou zu zuan zui zun zuo
    """
)
"""The syllables of standard Chinese without tones, as `pypinyin` lists them."""

_INITIALS = {
    "b": "б", "p": "п", "m": "м", "f": "ф", "d": "д", "t": "т", "n": "н", "l": "л", "g": "г", "k": "к", "h": "х",
    "j": "цз", "q": "ц", "x": "с", "zh": "чж", "ch": "ч", "sh": "ш", "r": "ж", "z": "цз", "c": "ц", "s": "с", "": "",
}  # fmt: skip
_FINALS = {
    "a": "а", "ai": "ай", "ao": "ао", "an": "ань", "ang": "ан", "o": "о", "e": "э", "ei": "эй", "en": "энь",
    "eng": "эн", "ou": "оу", "i": "и", "ia": "я", "iao": "яо", "ian": "янь", "iang": "ян", "ie": "е", "iu": "ю",
    "in": "инь", "ing": "ин", "iong": "юн", "u": "у", "ua": "уа", "uai": "уай", "uan": "уань", "uang": "уан",
    "ui": "уй", "un": "унь", "ong": "ун", "uo": "о", "v": "юй", "ve": "юэ", "ue": "юэ", "er": "эр",
}  # fmt: skip
_WHOLE = {
    "yi": "и", "ya": "я", "ye": "е", "yao": "яо", "you": "ю", "yan": "янь", "yang": "ян", "yin": "инь", "ying": "ин",
    "yong": "юн", "yu": "юй", "yue": "юэ", "yuan": "юань", "yun": "юнь", "wu": "у", "wa": "ва", "wai": "вай",
    "wei": "вэй", "wan": "вань", "wang": "ван", "wen": "вэнь", "weng": "вэн", "wo": "во", "yo": "йо", "hui": "хуэй",
    "zhi": "чжи", "chi": "чи", "shi": "ши", "ri": "жи", "zi": "цзы", "ci": "цы", "si": "сы", "er": "эр",
}  # fmt: skip
_FRONT = {"u": "юй", "uan": "юань", "un": "юнь", "ue": "юэ"}
"""Finals behind j, q and x, where u is ü."""


@cache
def _simplify() -> Callable[[str], str]:
    from opencc import OpenCC

    convert: Callable[[str], str] = OpenCC("t2s").convert
    return convert


@lru_cache(maxsize=1 << 15)
def simplified(text: str) -> str:
    """The text in simplified characters."""
    return _simplify()(text) if HAN.search(text) else text


@lru_cache(maxsize=1 << 15)
def pinyin_of(word: str) -> frozenset[str]:
    """Each reading of a word in Han letters, syllables joined, without tones; that of the dictionary and those that
    characters with several readings allow, eight at most. "ü" is written u, as most names have it.
    """
    from pypinyin import Style, lazy_pinyin, pinyin

    usual = "".join(lazy_pinyin(word, errors="ignore", v_to_u=False))
    choices = pinyin(word, style=Style.NORMAL, heteronym=True, errors="ignore")
    found = {usual}
    for said in product(*(choice[:2] for choice in choices)):
        found.add("".join(said))
        if len(found) >= _MOST_READINGS:
            break
    return frozenset(reading.replace("ü", "u").replace("v", "u") for reading in found if reading)


def korean_of(word: str) -> frozenset[str]:
    """The Hangul of a simplified Han word read as Korean, eight readings at most, in `plain_hangul`; empty where a
    character has none.
    """
    choices = [sino_korean().get(char, ()) for char in word]
    if not choices or not all(choices):
        return frozenset()
    found: dict[str, None] = {}
    for said in product(*choices):
        found["".join(said)] = None
        found[plain_hangul("".join(said))] = None
        if len(found) >= _MOST_READINGS:
            break
    return frozenset(found)


@lru_cache(maxsize=1 << 15)
def is_pinyin(word: str) -> bool:
    """Whether a word in plain Latin letters can be cut into two to four syllables of pinyin.

    A syllable that begins with a vowel stands only at the start: within a word it is set off by an apostrophe.
    """
    ways = {0: frozenset({0})}
    for end in range(1, len(word) + 1):
        counts = set()
        for start in range(max(0, end - 6), end):
            said = word[start:end]
            if start in ways and said in _SYLLABLES and (start == 0 or said[0] not in "aoe"):
                counts |= {count + 1 for count in ways[start] if count < 4}
        if counts:
            ways[end] = frozenset(counts)
    return bool(ways.get(len(word), frozenset()) & {2, 3, 4})


@cache
def _palladius() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for syllable in sorted(_SYLLABLES):
        found.setdefault(_written(syllable), []).append(syllable)
    # older and simpler spellings
    found.setdefault("хой", []).append("hui")
    found.setdefault("ше", []).append("she")
    found.setdefault("лу", []).append("lu")
    return {said: tuple(syllables) for said, syllables in found.items()}


def _written(syllable: str) -> str:
    if syllable in _WHOLE:
        return _WHOLE[syllable]
    initial = next((syllable[:n] for n in (2, 1) if syllable[:n] in _INITIALS), "")
    final = syllable[len(initial) :]
    if initial in ("j", "q", "x") and final in _FRONT:
        return _INITIALS[initial] + _FRONT[final]
    if initial in ("j", "q", "x") and final == "iong":
        return _INITIALS[initial] + "юн"
    return _INITIALS[initial] + _FINALS.get(final, final)


@lru_cache(maxsize=1 << 14)
def pinyin_of_russian(word: str) -> frozenset[str]:
    """The pinyin that a Cyrillic word (lower case) writes in Palladius's system, eight readings at most; empty where it
    cannot be cut into Chinese syllables.
    """
    table = _palladius()
    word = word.replace("ъ", "")
    ways: dict[int, list[str]] = {0: [""]}
    for end in range(1, len(word) + 1):
        said = [
            before + syllable
            for start in range(max(0, end - 6), end)
            for before in ways.get(start, ())
            for syllable in table.get(word[start:end], ())
        ]
        if said:
            ways[end] = sorted(set(said))[:_MOST_READINGS]
    return frozenset(reading.replace("v", "u") for reading in ways.get(len(word), ()))
