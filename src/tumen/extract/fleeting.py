"""Values that live only while one report is read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, eq_default=True, field_specifiers=(field,))
def fleeting(*, kw_only: bool = False, eq: bool = True, slots: bool = True) -> Callable[[type[T]], type[T]]:
    """As `dataclass(frozen=True, ...)`, but that nothing is set later is left to the type checker.

    A report makes thousands of such values, and one that Python itself keeps frozen takes three times as long to make.
    What leaves the reader (claims, facts) is frozen in earnest.
    """
    return dataclass(kw_only=kw_only, eq=eq, slots=slots, unsafe_hash=eq)
