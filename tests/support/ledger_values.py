"""Hypothesis strategies for the values of the ledger: anything that its types allow."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from tumen.errors import InvalidValue
from tumen.ledger import (
    VOCABULARIES,
    Claim,
    Count,
    Document,
    Ground,
    Money,
    Place,
    Report,
    Source,
    StatedFact,
    When,
    digest,
    make_claim,
    make_fact,
)

T = TypeVar("T")

LETTERS = "abc 12\n\u00e9\u6797\ud6c8\U0001f600\u202e\"'\\<&"
"""Letters of several scripts, outside the first plane, and what formats must escape."""

texts = st.text(LETTERS, max_size=12)
filled = texts.filter(lambda text: bool(text.strip()))
days = st.dates(date(2000, 1, 1), date(2030, 12, 31))
hex_ids = st.text("0123456789abcdef", min_size=32, max_size=32)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9999) | st.floats(0, 9, width=32) | texts,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(texts, inner, max_size=2),
    max_leaves=4,
)


def word(vocabulary: str) -> st.SearchStrategy[Any]:
    """A value of a closed vocabulary."""
    return st.sampled_from(VOCABULARIES[vocabulary])


@st.composite
def counts(draw: st.DrawFn) -> Count:
    basis = draw(word("basis"))
    low = draw(st.integers(0, 10_000))
    if basis in ("exact", "approx"):
        return Count(low=low, high=low, basis=basis)
    if basis == "at_least":
        return Count(low=low, high=None, basis=basis)
    if basis == "at_most":
        return Count(low=None, high=low, basis=basis)
    return Count(low=low, high=low + draw(st.integers(1, 10_000)), basis=basis)


@st.composite
def whens(draw: st.DrawFn) -> When:
    first, second = sorted((draw(days), draw(days)))
    open_end = draw(st.sampled_from(("neither", "start", "end")))
    return When(start=None if open_end == "start" else first, end=None if open_end == "end" else second)


@st.composite
def places(draw: st.DrawFn) -> Place:
    known = draw(st.booleans())
    return Place(
        name=draw(filled),
        country=draw(st.none() | st.sampled_from(("CN", "KP", "RU"))),
        level=draw(word("level")),
        id=draw(filled) if known else None,
        lat=draw(st.floats(-90, 90)) if known else None,
        lon=draw(st.floats(-180, 180)) if known else None,
    )


@st.composite
def moneys(draw: st.DrawFn) -> Money:
    ends = draw(st.lists(st.floats(0, 1e9) | st.integers(0, 10**9), min_size=2, max_size=2).map(sorted))
    return Money(
        low=draw(st.none() | st.just(ends[0])),
        high=draw(st.none() | st.just(ends[1])),
        currency=draw(st.none() | filled),
        per=draw(st.none() | word("per")),
        share=draw(st.none() | st.floats(0, 1)),
    )


@st.composite
def documents(draw: st.DrawFn) -> Document:
    low, high = sorted((draw(st.integers(0, 999)), draw(st.integers(0, 999))))
    validity = st.sampled_from([(low, high), (low, None), (None, high), (None, None)])
    return Document(type=draw(st.none() | word("document type")), validity_days=draw(st.none() | validity))


sources = st.builds(Source, description=texts, type=word("source type"))


@st.composite
def grounds(draw: st.DrawFn) -> Ground:
    if draw(st.booleans()):
        return Ground(by=draw(st.sampled_from(("ruling 26", "calendar", "gazetteer", "published"))))
    starts = draw(st.lists(st.integers(0, 50), min_size=1, max_size=2))
    return Ground(spans=tuple((start, start + draw(st.integers(1, 9))) for start in starts))


LEADS = ("captions", "tongues", "anchors", "flags", "cells", "furniture", "proofs")
"""Fields of a report that are lists of stretches: quick enough to draw where one at a time is filled."""


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """A report whose text is long enough to quote."""
    text = draw(st.text(LETTERS, min_size=12, max_size=40))
    lead = draw(st.sampled_from(LEADS))
    rest = {
        field.name: draw(values_of(get_type_hints(Report)[field.name]))
        for field in fields(Report)
        if field.name not in ("id", "text", "media_type", "name", *LEADS) or field.name == lead
    }
    return Report(id=digest(text.encode()), name=draw(filled), text=text, media_type="text/plain", **rest)


plain_reports = st.text(LETTERS, min_size=12, max_size=40).map(
    lambda text: Report(id=digest(text.encode()), name="r", text=text, media_type="text/plain")
)
"""Reports that hold nothing but a text: quick to draw where only the words matter."""


@st.composite
def claims(draw: st.DrawFn, report: Report | None = None) -> Claim:
    """A claim that stands in its report's text; every slot that its kind allows may be set."""
    about = report or draw(plain_reports)
    start = draw(st.integers(0, len(about.text) - 2))
    end = draw(st.integers(start + 1, len(about.text)))
    kind = draw(word("kind"))
    slots: dict[str, Any] = {
        "count": draw(st.none() | counts()),
        "sex": draw(st.none() | word("sex")),
        "host": draw(st.sampled_from((None, "CN", "RU"))),
        "employer": draw(st.none() | filled),
        "sector": draw(st.none() | word("sector")),
        "time": draw(st.none() | whens()),
        "modality": draw(word("modality")),
        "source": draw(sources),
        "part_of": draw(st.none() | hex_ids),
    }
    if kind == "movement":
        slots["direction"] = draw(st.none() | word("direction"))
        slots["origin"] = draw(st.none() | places())
        slots["destination"] = draw(st.none() | places())
    else:
        slots["place"] = draw(st.none() | places())
    own: dict[str, tuple[str, st.SearchStrategy[Any]]] = {
        "paper": ("document", documents()),
        "pay": ("money", moneys()),
        "condition": ("indicator", word("indicator")),
    }
    if kind in own:
        slots[own[kind][0]] = draw(st.none() | own[kind][1])
    set_slots = [slot for slot, value in slots.items() if value is not None]
    spans = draw(st.dictionaries(st.sampled_from(set_slots), grounds(), max_size=3))
    return make_claim(
        report=about.id,
        start=start,
        end=end,
        kind=kind,
        quote=about.text[start:end],
        spans=types.MappingProxyType(spans),
        rule=draw(filled),
        version=draw(filled),
        **slots,
    )


@st.composite
def facts(draw: st.DrawFn, report: Report | None = None) -> StatedFact:
    about = report or draw(plain_reports)
    end = draw(st.integers(1, len(about.text)))
    return make_fact(
        report=about.id,
        fact=draw(filled),
        value=draw(st.none() | texts),
        time=draw(st.none() | whens()),
        quote=about.text[:end],
        start=0,
        end=end,
    )


def instances(kind: type[T]) -> st.SearchStrategy[T]:
    """Any instance of a frozen dataclass of the ledger, each field by its type."""
    if kind is When:
        return whens()  # type: ignore[return-value]
    if kind is Report:
        return reports()  # type: ignore[return-value]
    return st.builds(kind, **{name: values_of(hint) for name, hint in get_type_hints(kind).items()})


def values_of(hint: Any) -> st.SearchStrategy[Any]:
    """Any value of a type that a field of the ledger has."""
    origin, inner = get_origin(hint), get_args(hint)
    if hint is Any:
        return json_values
    if origin in (Union, types.UnionType):
        return st.none() | st.one_of([values_of(one) for one in inner if one is not type(None)])
    if origin is Literal:
        return st.sampled_from(inner)
    if origin is tuple and inner[-1] is Ellipsis:
        return st.lists(values_of(inner[0]), max_size=2).map(tuple)
    if origin is tuple:
        return st.tuples(*(values_of(one) for one in inner))
    if origin is Mapping:
        return st.dictionaries(hex_ids, values_of(inner[1]), max_size=2).map(types.MappingProxyType)
    if is_dataclass(hint):
        return instances(hint)  # type: ignore[arg-type]
    simple: dict[Any, st.SearchStrategy[Any]] = {
        str: texts,
        int: st.integers(0, 99),
        float: st.floats(0, 1),
        bool: st.booleans(),
        date: days,
    }
    return simple[hint]


def refused(make: Any, **values: Any) -> str:
    """The words with which a value is refused. Fails where it is not."""
    try:
        made = make(**values)
    except InvalidValue as error:
        return str(error)
    raise AssertionError(f"{made!r} was not refused")
