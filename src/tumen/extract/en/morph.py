"""English word forms: the lemmas a form may belong to, and what its ending tells of the verb."""

from __future__ import annotations

from functools import lru_cache
from types import MappingProxyType

# lemma: past tense and participle, where they do not end in -ed
_IRREGULAR = """
be was were been | have had | do did done | go went gone | come came | bring brought | send sent | leave left
| keep kept | take took taken | get got gotten | make made | give gave given | pay paid | say said | tell told
| find found | hold held | lose lost | put | set | run ran | fly flew flown | flee fled | rise rose risen |
fall fell fallen | see saw seen | stand stood | write wrote written | begin began begun | break broke broken |
build built | cut | choose chose chosen | die | drive drove driven | earn | feed fed | fight fought | forbid
forbade forbidden | grow grew grown | let | lead led | live | meet met | ride rode ridden | sell sold | shut |
spend spent | steal stole stolen | strike struck | beat beaten | sleep slept | swear swore sworn | think
thought | withdraw withdrew withdrawn | withhold withheld | undergo underwent undergone | wear wore worn | win
won | know knew known | catch caught | bear bore borne | deal dealt | draw drew drawn | eat ate eaten | hide
hid hidden | show shown | speak spoke spoken | hit | hurt | cost | throw threw thrown | feel felt | hear heard
| mean meant | become became become | bind bound | shoot shot | lend lent | shrink shrank shrunk | sink sank
sunk | swim swam swum | tear tore torn | forget forgot forgotten | understand understood | overstay | wind
wound | teach taught | seek sought | buy bought | lie lay lain | sit sat | freeze froze frozen
"""
BE_FORMS = frozenset(
    {"am", "is", "are", "was", "were", "be", "been", "being", "'s", "'re", "’s", "’re", "get", "got", "gets"}
)


def _irregular_forms() -> dict[str, tuple[str, ...]]:
    forms: dict[str, set[str]] = {}
    for group in _IRREGULAR.replace("\n", " ").split("|"):
        lemma, *rest = group.split()
        for form in rest:
            forms.setdefault(form, set()).add(lemma)
    for form in ("is", "are", "am"):
        forms.setdefault(form, set()).add("be")
    forms.setdefault("has", set()).add("have")
    forms.setdefault("does", set()).add("do")
    forms.setdefault("women", set()).add("woman")
    forms.setdefault("men", set()).add("man")
    forms.setdefault("lying", set()).add("lie")
    forms.setdefault("dying", set()).add("die")
    return {form: tuple(sorted(lemmas)) for form, lemmas in forms.items()}


IRREGULAR = MappingProxyType(_irregular_forms())
_FORMS = 8192
"""Word forms whose lemmas are kept: most of a language's running words, and few MB however many reports are read."""
_PARTICIPLES = frozenset(
    form for group in _IRREGULAR.replace("\n", " ").split("|") if (words := group.split()) for form in words[-1:]
) | {"beaten", "brought", "sent", "kept", "paid", "held", "put", "set", "cut", "let", "shut", "fed", "hired"}


@lru_cache(maxsize=_FORMS)
def lemmas(form: str) -> frozenset[str]:
    """The form in lower case and every lemma that regular or irregular inflection allows; some are no words."""
    low = form.lower().replace("’", "'")
    found = {low, *IRREGULAR.get(low, ())}
    if low.endswith("n't") or low == "cannot":
        found.add("not")
    if len(low) > 3:
        if low.endswith("'s"):
            found.add(low[:-2])
        if low.endswith("s") and not low.endswith("ss"):
            found.add(low[:-1])
        if low.endswith("es"):
            found.add(low[:-2])
        if low.endswith("ies"):
            found.add(low[:-3] + "y")
        for ending in ("ed", "ing"):
            if low.endswith(ending) and len(low) > len(ending) + 1:
                stem = low[: -len(ending)]
                found.update((stem, stem + "e"))
                if len(stem) > 2 and stem[-1] == stem[-2]:
                    found.add(stem[:-1])
                if ending == "ed" and stem.endswith("i"):
                    found.add(stem[:-1] + "y")
    return frozenset(found)


def is_participle(form: str) -> bool:
    """Whether the form can be a past participle."""
    return form.endswith("ed") or form in _PARTICIPLES
