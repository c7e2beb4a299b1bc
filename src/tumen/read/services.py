"""What a reader may ask of the process that started it, because it may run no program itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextvars import ContextVar
from typing import Any, Protocol

Service = Callable[[Mapping[str, Any], bytes], str]
"""Takes named values (plain JSON) and bytes, both from a process that a hostile file may have taken over, and gives
text. Raises UnreadableInput or MissingExtra where it cannot."""


class Ask(Protocol):
    """Has the process that started this one run a service, and gives its text. Raises what the service raised."""

    def __call__(self, service: str, values: Mapping[str, Any], data: bytes) -> str: ...


_ASK: ContextVar[Ask | None] = ContextVar("ask", default=None)


def ask(service: str, values: Mapping[str, Any], data: bytes, *, here: Service) -> str:
    """What the service answers: run by the process that started this one, or `here` where none did."""
    elsewhere = _ASK.get()
    return here(values, data) if elsewhere is None else elsewhere(service, values, data)


def answer_through(elsewhere: Ask) -> None:
    """From now on whatever is asked goes through `elsewhere`."""
    _ASK.set(elsewhere)
