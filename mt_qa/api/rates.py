"""How often each key may ask: a bucket of tokens that fills at the key's rate."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

BURST_SECONDS = 10.0
"""A key may use so many seconds of its rate at once."""


@dataclass(slots=True)
class _Bucket:
    tokens: float
    filled_at: float


class Rates:
    """One bucket a key. `clock` gives seconds and is changed by tests alone."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._buckets: dict[str, _Bucket] = {}

    def wait(self, key: str, per_minute: int) -> float:
        """0 and one token less where the key may ask now, else the seconds until it may."""
        if per_minute <= 0:
            return 0.0
        a_second = per_minute / 60
        most = max(1.0, a_second * BURST_SECONDS)
        now = self._clock()
        bucket = self._buckets.setdefault(key, _Bucket(most, now))
        bucket.tokens = min(most, bucket.tokens + (now - bucket.filled_at) * a_second)
        bucket.filled_at = now
        if bucket.tokens < 1:
            return (1 - bucket.tokens) / a_second
        bucket.tokens -= 1
        return 0.0
