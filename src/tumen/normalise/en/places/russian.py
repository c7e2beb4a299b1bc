"""Russian names of places in their cases: the frequent endings, by the last letters of each word."""

from __future__ import annotations

_ENDINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ский", ("ского", "скому", "ский", "ским", "ском")),
    ("цкий", ("цкого", "цкому", "цкий", "цким", "цком")),
    ("ний", ("него", "нему", "ний", "ним", "нем")),
    ("ный", ("ного", "ному", "ный", "ным", "ном")),
    ("ская", ("ской", "ской", "скую", "ской", "ской")),
    ("цкая", ("цкой", "цкой", "цкую", "цкой", "цкой")),
    ("ная", ("ной", "ной", "ную", "ной", "ной")),
    ("няя", ("ней", "ней", "нюю", "ней", "ней")),
    ("ия", ("ии", "ии", "ию", "ией", "ии")),
    ("ье", ("ья", "ью", "ье", "ьем", "ье")),
    ("ка", ("ки", "ке", "ку", "кой", "ке")),
    ("га", ("ги", "ге", "гу", "гой", "ге")),
    ("ха", ("хи", "хе", "ху", "хой", "хе")),
    ("ша", ("ши", "ше", "шу", "шей", "ше")),
    ("а", ("ы", "е", "у", "ой", "е")),
    ("я", ("и", "е", "ю", "ей", "е")),
    ("й", ("я", "ю", "й", "ем", "е")),
    ("о", ("а", "у", "о", "ом", "е")),
)
_SOFT = (("я", "ю", "ь", "ем", "е"), ("и", "и", "ь", "ью", "и"))
_HARD = ("а", "у", "", "ом", "е")
_CASES = range(5)
_FIXED = ("е", "и", "у", "ы", "э", "ю")


def case_forms(name: str) -> tuple[str, ...]:
    """The name and its genitive, dative, accusative, instrumental and prepositional, the words in step; sorted."""
    forms = {name}
    words = name.split()
    for gender in range(2):
        cased = [_cased(word, gender) for word in words]
        forms.update(" ".join(word[case] for word in cased) for case in _CASES)
    return tuple(sorted(forms))


def _cased(word: str, gender: int) -> tuple[str, ...]:
    for ending, others in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            stem = word.removesuffix(ending)
            return tuple(stem + other for other in others)
    if word.endswith("ь"):
        return tuple(word[:-1] + other for other in _SOFT[gender])
    if word.isupper() or not word[-1:].isalpha() or word.endswith(_FIXED):
        return (word,) * len(_CASES)
    return tuple(word + other for other in _HARD)
