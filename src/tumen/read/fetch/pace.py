"""How often a host is asked: at most once in a while, however many addresses of it are wanted."""

from __future__ import annotations

from tumen.read.fetch.limits import Budget, Clock, Limits


class Pace:
    """Remembers when each host may be asked again."""

    def __init__(self, limits: Limits, clock: Clock) -> None:
        self._limits = limits
        self._clock = clock
        self._free: dict[str, float] = {}

    def left(self, host: str) -> float:
        """Seconds until the host may be asked."""
        return max(0.0, self._free.get(host, 0.0) - self._clock.elapsed()) if host in self._free else 0.0

    def wait(self, host: str, budget: Budget) -> None:
        """Waits until the host may be asked."""
        budget.pause(self.left(host))

    def asked(self, host: str, *, delay: float = 0.0) -> None:
        """Notes that the host was asked now, and how many seconds it wants between two requests."""
        wanted = min(max(self._limits.interval, delay), self._limits.longest_interval)
        self._free[host] = self._clock.elapsed() + wanted
