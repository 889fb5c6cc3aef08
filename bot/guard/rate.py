"""A token bucket per user: a burst is free, a flood is not."""

import time
from collections import OrderedDict
from collections.abc import Callable


class Buckets:
    """Token buckets by key. Memory is bounded: the key unseen for longest is forgotten first."""

    def __init__(
        self,
        burst: int = 30,
        per_second: float = 1.0,
        remembered: int = 10_000,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Allow `burst` messages at once and `per_second` over time."""
        self._burst = burst
        self._per_second = per_second
        self._remembered = remembered
        self._clock = clock
        self._levels: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, key: str) -> bool:
        """Take one token of this key; False when none is left."""
        now = self._clock()
        level, since = self._levels.pop(key, (float(self._burst), now))
        level = min(float(self._burst), level + (now - since) * self._per_second)
        allowed = level >= 1.0
        self._levels[key] = (level - 1.0 if allowed else level, now)
        if len(self._levels) > self._remembered:
            self._levels.popitem(last=False)
        return allowed
