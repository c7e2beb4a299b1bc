"""Ledger values as canonical JSON text and back.

One general pair of functions for dataclasses, driven by their field types; a form that does not fit its type is
refused with the place where it stands, so that a damaged row is named and never half believed.
"""

from __future__ import annotations

import json
import types
from collections.abc import Hashable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from tumen.errors import InvalidForm, InvalidValue
from tumen.ledger.canonical import canonical
from tumen.ledger.forms import day

T = TypeVar("T")


_PLAIN = frozenset({str, int, bool})


@cache
def field_names(kind: Hashable) -> tuple[str, ...] | None:
    """The fields of a dataclass, in order; None for another type."""
    return tuple(field.name for field in fields(kind)) if isinstance(kind, type) and is_dataclass(kind) else None


def encode(value: Any) -> Any:
    """Plain JSON value of a ledger value: days as ISO text, tuples as lists, a whole float as its integer."""
    if value is None or type(value) in _PLAIN:
        return value
    names = field_names(value.__class__)
    if names is not None:
        return {name: encode(getattr(value, name)) for name in names}
    if isinstance(value, Mapping):
        return {key: encode(value[key]) for key in value}
    if isinstance(value, (tuple, list)):
        return [encode(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    # 1 and 1.0 are one number and must give one row
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def to_row(value: Any) -> str:
    """The canonical JSON text of a ledger value: equal values give equal text."""
    return canonical(encode(value))


def from_row(kind: type[T], text: str) -> T:
    """The value that `to_row` wrote. Raises InvalidForm, with the place, where the text is no such row."""
    return decode(kind, parse(text))


def decode(kind: type[T], form: Any) -> T:
    """The value of a form that `encode` gave. Raises InvalidForm, with the place, where it does not fit."""
    return _decode(kind, form, kind.__name__.strip("_").lower())  # type: ignore[no-any-return]


def parse(text: Any) -> Any:
    """The JSON value of a row's text. Raises InvalidForm where it is none."""
    try:
        return json.loads(text)
    except (TypeError, ValueError) as error:
        raise InvalidForm(f"a row is not JSON: {error}.") from error


@cache
def _types(kind: type) -> Mapping[str, Any]:
    return MappingProxyType(get_type_hints(kind))


def _decode(kind: Any, form: Any, where: str) -> Any:
    if kind is Any:
        return form
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        rest = [option for option in inner if option is not type(None)]
        return None if form is None else _decode(rest[0], form, where)
    if origin is Literal:
        return _fitting(form, form in inner, where, f"one of {', '.join(inner)}")
    if origin is tuple:
        _fitting(form, isinstance(form, list), where, "a list")
        if inner[-1] is not Ellipsis:
            _fitting(form, len(form) == len(inner), where, f"a list of {len(inner)}")
            return tuple(_decode(one, item, where) for one, item in zip(inner, form, strict=True))
        return tuple(_decode(inner[0], item, f"{where}[{at}]") for at, item in enumerate(form))
    if origin is Mapping:
        _fitting(form, isinstance(form, dict), where, "an object")
        return MappingProxyType({key: _decode(inner[1], item, f"{where}.{key}") for key, item in form.items()})
    if is_dataclass(kind):
        return _dataclass(kind, form, where)
    if kind is date:
        return _fitting(day(form, where=where), form is not None, where, "a day")
    if kind is float:
        number = isinstance(form, (int, float)) and not isinstance(form, bool)
        return float(_fitting(form, number, where, "a number"))
    return _fitting(form, type(form) is kind, where, f"a value of type {kind.__name__}")


def _dataclass(kind: Any, form: Any, where: str) -> Any:
    _fitting(form, isinstance(form, dict), where, "an object")
    names = _types(kind)
    _fitting(form, set(form) == set(names), where, f"an object with {', '.join(names)}")
    values = {name: _decode(names[name], form[name], f"{where}.{name}") for name in names}
    try:
        return kind(**values)
    except InvalidValue as error:
        raise InvalidForm(f"{where}: {error}") from error


def _fitting(form: Any, fits: bool, where: str, wanted: str) -> Any:
    if not fits:
        raise InvalidForm(f"{where}: {str(form)[:80]!r} is not {wanted}.")
    return form
