"""Reading a verb group once: voice, tense, modality and polarity of the verb at a word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from tumen.extract.en.cues import BE, JOINT, STOP
from tumen.extract.en.morph import BE_FORMS, IRREGULAR, is_participle, lemmas
from tumen.extract.en.text import Word
from tumen.extract.en.vocabulary import word_class
from tumen.extract.fleeting import fleeting

_MODAL = frozenset(
    {"will", "would", "can", "could", "may", "might", "must", "shall", "should", "cannot", "'ll", "wo", "ca"}
)
_NOT = ("n't", "n’t")


@fleeting(kw_only=True)
class VerbReading:
    """How the verb at word `at` is used; the group begins at word `first`.

    `form` is `finite`, `infinitive`, `participle` (after its noun, without an auxiliary), `gerund` or `noun`.
    `governor` is the word that governs an infinitive ("ordered" in "ordered to return").
    """

    at: int
    first: int
    form: str
    passive: bool = False
    tense: str = "past"
    modality: str = "asserted"
    negated: bool = False
    obliged: bool = False
    governor: str | None = None


def read_verb(words: Sequence[Word], at: int, *, nominal: bool = False) -> VerbReading:
    """Reads the verb group that ends at word `at`; `nominal` says that its forms are nouns as often as verbs."""
    low = words[at].low
    first, helpers = _helpers(words, at)
    if not helpers and not low.endswith("ing"):
        form, passive = _bare(words, at, nominal=nominal)
        tense, modality = _tense(low, (), None), _modality((), None, None)
        return VerbReading(at=at, first=first, form=form, passive=passive, tense=tense, modality=modality)
    lows = [word.low for word in helpers]
    negated = any(word in word_class("negative") or word.endswith(_NOT) for word in lows) or "longer" in lows
    be = any(
        word in BE_FORMS or (word.endswith(("n't", "n’t")) and word[:3] in ("isn", "are", "was", "wer"))
        for word in lows
    )
    modal = next(
        (
            word
            for word in lows
            if word in _MODAL or word.rstrip("'’t").rstrip("n") in _MODAL or word in ("won't", "won’t")
        ),
        None,
    )
    to = "to" in lows
    have = any(word in ("have", "has", "had", "having", "haven't", "hasn't", "hadn't") for word in lows)
    governor = _governor(words, first) if to else None
    if to and any(
        word.low in word_class("negative") or word.low.endswith(_NOT) for word in words[max(0, first - 4) : first]
    ):
        negated = True
    lead = words[first - 1] if first else None
    if (
        low.endswith("ing")
        and not be
        and lead is not None
        and first - 1 != at
        and lead.lemmas & word_class("aspect", "perceived")
    ):
        # "started sending", "were seen entering": told by the verb before
        before = read_verb(words, first - 1)
        if lead.lemmas & word_class("aspect") or before.passive:
            return replace(before, at=at, form="finite" if before.form != "infinitive" else before.form, passive=False)
    if to and (cause := _brought_about(words, first)) is not None:
        before = read_verb(words, cause)
        if before.form in ("finite", "gerund") and not before.obliged:
            passive = be and is_participle(low)
            shared = replace(before, at=at, first=first, form="finite", passive=passive, governor=words[cause].low)
            return replace(shared, negated=negated or before.negated)
    if low.endswith("ing") or (lows and lows[-1] == "being" and not be_before(lows)):
        form = "finite" if be and (not lows or lows[-1] != "being" or be_before(lows)) else "gerund"
        passive = is_participle(low) and not low.endswith("ing")
    elif to:
        told = (
            governor in word_class("hearsay")
            or (governor == "used" and first > 1 and "be" not in words[first - 2].lemmas)  # "used to send": a custom
            or (be and "having" in lows)
            or (governor is not None and bool(lemmas(governor) & word_class("aspect")))
        )
        form, passive = "finite" if told else "infinitive", be and is_participle(low)
    elif not lows:
        form, passive = _bare(words, at, nominal=nominal)
    else:
        only_adverbs = not (
            be
            or modal
            or have
            or any(
                word in ("do", "does", "did", "don't", "doesn't", "didn't", "don’t", "doesn’t", "didn’t")
                for word in lows
            )
        )
        form, passive = ("finite", be and is_participle(low)) if not only_adverbs else _bare(words, at, nominal=nominal)
    return VerbReading(
        at=at,
        first=first,
        form=form,
        passive=passive,
        tense=_tense(low, lows, modal),
        modality=_modality(lows, modal, governor),
        negated=negated,
        obliged=modal in ("must", "should", "shall")
        or governor in word_class("ordered_by")
        or [word for word in lows if word not in word_class("adverbs") - {"be"}] == ["be"]  # "that they be sent home"
        or (to and have and not be),
        governor=governor,
    )


def be_before(lows: Sequence[str]) -> bool:
    """Whether a finite form of "be" stands before "being"."""
    return any(low in BE_FORMS and low != "being" for low in lows)


def _helpers(words: Sequence[Word], at: int) -> tuple[int, list[Word]]:
    first = at
    helpers: list[Word] = []
    while first > 0:
        word = words[first - 1]
        helping = word.low in word_class("auxiliaries") or word.low.endswith(_NOT)
        adverb = (
            word.low in word_class("adverbs")
            or (word.low.endswith("ly") and len(word.low) > 4)
            or word.low in ("no", "longer", "being")
        )
        if not (helping or adverb):
            break
        if word.low in ("no",) and not (helpers and helpers[-1].low == "longer"):
            break
        helpers.append(word)
        first -= 1
    while first < at and not (
        words[first].low in word_class("auxiliaries")
        or words[first].low in word_class("negative")
        or words[first].low.endswith(_NOT)
        or words[first].low in ("no",)
    ):
        first += 1
    return first, [word for word in reversed(helpers) if word.start >= words[first].start]


def _goes_on(words: Sequence[Word], at: int) -> bool:
    """Whether the form behind "and" is a verb: a past, or one that takes an object: "opened and employs 15 cooks"."""
    if words[at].low.endswith("ed"):
        return True
    after = words[at + 1] if at + 1 < len(words) else None
    return after is not None and (
        after.text[:1].isdigit()
        or after.low in word_class("determiners", "number_words", "quantity_nouns")
        or (after.low in word_class("hedges") and at + 2 < len(words) and words[at + 2].text[:1].isdigit())
    )


def _bare(words: Sequence[Word], at: int, *, nominal: bool) -> tuple[str, bool]:
    """Form of a verb without any auxiliary, and whether it is passive."""
    low = words[at].low
    before = words[at - 1] if at else None
    if nominal and at + 1 < len(words) and words[at + 1].low == "of":
        return "noun", False
    if (
        nominal
        and before is not None
        and (
            before.low in word_class("determiners")
            or before.low in word_class("prepositions")
            or before.low.endswith(("'s", "’s", "al", "ive", "ous", "ean", "ese"))
            or (before.low in ("and", "or") and not _goes_on(words, at))
            or before.low
            in (
                "mass",
                "new",
                "overseas",
                "labor",
                "labour",
                "forced",
                "hard",
                "such",
                "of",
                "first",
                "large-scale",
                "longer",
                "long",
                "short",
                "early",
                "planned",
                "prolonged",
                "temporary",
                "illegal",
                "sudden",
            )
        )
    ):
        return "noun", False
    if nominal and before is None and low in ("work", "return", "stay", "transfer"):
        return "noun", False
    if is_participle(low) and low not in ("put", "set", "cut", "let") and low not in word_class("strong_past"):
        subject = words[back] if (back := _before(words, at)) is not None else None
        named = (
            subject is not None
            and subject.capital
            and subject.low not in ("koreans", "workers", "labourers", "laborers")
        )
        if subject is not None and (named or subject.low in ("it", "he", "she", "they", "we", "who", "which", "that")):
            return "finite", False
        follows = words[at + 1].low if at + 1 < len(words) else ""
        # "workers sent to", "workers employed by": a participle; "the firm sent 200 workers": a past tense
        if (
            follows
            in (
                "to",
                "by",
                "in",
                "at",
                "from",
                "into",
                "abroad",
                "overseas",
                "across",
                "on",
                "with",
                "under",
                "for",
                "there",
                "back",
                "home",
                "",
            )
            or not follows[:1].isalnum()
        ):
            return "participle", True
    return "finite", False


def _before(words: Sequence[Word], at: int) -> int | None:
    """The nearest word to the left that is no adverb, in the same clause; None where there is none."""
    back = at - 1
    while back >= 0 and (words[back].low.endswith("ly") or words[back].low in word_class("adverbs")):
        back -= 1
    return back if back >= 0 and words[back].text[:1].isalpha() else None


def _brought_about(words: Sequence[Word], first: int) -> int | None:
    """The verb before an infinitive that says it came to it: "were forced to", "are having to", "forcing many to"."""
    for back in range(first - 1, max(-1, first - 8), -1):
        word = words[back]
        if word.lemmas & word_class("brought_about"):
            return back
        if not word.text[:1].isalnum() or word.low in word_class("auxiliaries", "conjunctions"):
            return None
    return None


_ORDERS = ("plan", "plans", "order", "orders", "instructions")


def _governor(words: Sequence[Word], first: int) -> str | None:
    index = first - 1
    while index >= 0 and (words[index].low.endswith("ly") or words[index].low in ("not", "back", "home", "also")):
        index -= 1
    if index < 0:
        return None
    word = words[index].low
    if word in word_class("planned_by", "possible_by", "ordered_by"):
        return word
    # "ordered the workers to return": the governor stands before the object
    for back in range(index, max(-1, index - 7), -1):
        if words[back].low in word_class("ordered_by") or words[back].low in _ORDERS:
            return words[back].low
        if not words[back].text[:1].isalnum():
            break
    return word


_FUTURE = frozenset({"will", "'ll", "shall", "won't", "won’t"})


def _tense(low: str, lows: Sequence[str], modal: str | None) -> str:
    """`future`, `present` (the perfect too) or `past`, from the helpers first, then from the form."""
    if modal in _FUTURE or "going" in lows:
        return "future"
    for word in (*lows, low):
        if word in word_class("present_helpers"):
            return "present"
        if word in word_class("past_helpers"):
            return "past"
    if low.endswith("ed") or (low in IRREGULAR and not low.endswith("s")):
        return "past"
    return "present"


def _modality(lows: Sequence[str], modal: str | None, governor: str | None) -> str:
    if (
        modal in ("will", "'ll", "shall", "won't", "won’t")
        or governor in word_class("planned_by")
        or governor in ("plan", "plans")
    ):
        return "planned"
    if modal in ("may", "might", "could") or governor in word_class("possible_by"):
        return "possible"
    if (governor is not None and governor in BE_FORMS) or any(
        one in BE_FORMS and other == "to" for one, other in pairwise(lows)
    ):
        return "planned"  # "are to be sent"
    if "going" in lows and "to" in lows:
        return "planned"
    if any(word in word_class("possible_by") or word in ("apparently",) for word in lows):
        return "possible"
    return "asserted"


def takes_people(words: Sequence[Word], at: int) -> bool:
    """Whether the verb has people as its object who do nothing: "recalled 60 of its workers from the site"."""
    heads = word_class("worker_heads", "person_heads")
    for index, word in enumerate(words[at + 1 : at + 8], start=at + 2):
        if word.lemmas & heads:
            return not any(one.low in BE or one.low.endswith("ing") for one in words[index : index + 1])
        if word.low in JOINT or word.text in STOP:
            break
    return False
