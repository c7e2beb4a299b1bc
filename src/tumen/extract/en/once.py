"""A property that is found when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, Self, TypeVar, overload

T = TypeVar("T")


class once(Generic[T]):  # noqa: N801  # reads as `property` does
    """As `functools.cached_property`, but without the lock that Python 3.11 takes each time a value is found.

    A clause has many such values, and a report many clauses; all are read by one thread.
    """

    def __init__(self, find: Callable[[Any], T]) -> None:
        self._find = find
        self._name = find.__name__
        self.__doc__ = find.__doc__

    @overload
    def __get__(self, whole: None, owner: type[Any]) -> Self: ...
    @overload
    def __get__(self, whole: object, owner: type[Any]) -> T: ...
    def __get__(self, whole: object | None, owner: type[Any]) -> T | Self:
        """The value, kept under the name of the property in the object's own dictionary, where Python looks first."""
        if whole is None:
            return self
        found = self._find(whole)
        whole.__dict__[self._name] = found
        return found
