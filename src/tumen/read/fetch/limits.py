"""What a fetch may cost: time, bytes, tries; and the clock that it is measured by."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from tumen.read.fetch.refusal import BY_HAND, Refusal
from tumen.read.files import LIMIT


@dataclass(frozen=True, kw_only=True, slots=True)
class Clock:
    """The time in UTC, seconds since some moment that only ever grow, and a way to let seconds pass."""

    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    elapsed: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """Bounds of one fetch: bytes of one answer, its header in bytes and lines, seconds in all and for one step.

    `tries` is how often a request is made that breaks or is told to come again, `longest_wait` how many seconds are
    waited for that, `interval` how many pass between two requests to one host.
    """

    size: int = LIMIT
    header: int = 64 * 1024
    header_lines: int = 200
    seconds: float = 300.0
    step: float = 30.0
    redirects: int = 10
    tries: int = 4
    first_wait: float = 2.0
    longest_wait: float = 120.0
    interval: float = 2.0
    longest_interval: float = 300.0


class Budget:
    """What is left of the time and bytes of one fetch. Waiting out of politeness costs nothing."""

    def __init__(self, limits: Limits, clock: Clock) -> None:
        self.limits = limits
        self._clock = clock
        self._end = clock.elapsed() + limits.seconds
        # a broken answer may be asked for anew, and redirects bring answers of their own
        self._bytes = 2 * limits.size + limits.header

    def step(self) -> float:
        """How many seconds the next step may take. Raises Refusal where no time is left."""
        left = self._end - self._clock.elapsed()
        if left <= 0:
            raise Refusal(f"took more than {self.limits.seconds:.0f} seconds; {BY_HAND}.")
        return min(left, self.limits.step)

    def spend(self, number: int) -> None:
        """Counts bytes that came. Raises Refusal where they are too many."""
        self._bytes -= number
        if self._bytes < 0:
            raise too_large(self.limits.size)

    def pause(self, seconds: float) -> None:
        """Lets seconds pass that are not held against the fetch."""
        if seconds > 0:
            before = self._clock.elapsed()
            self._clock.sleep(seconds)
            self._end += self._clock.elapsed() - before


def too_large(size: int) -> Refusal:
    """What an answer above the limit is told as."""
    return Refusal(f"is more than the {size / 2**20:.0f} MB that are fetched; {BY_HAND}.")
