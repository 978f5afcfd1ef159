"""Token buckets: how fast one party may send, with a bound on the memory that this takes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

from web.errors import TooMany
from web.settings import Rate

Clock = Callable[[], float]


class Bucket:
    """Holds `rate.burst` drops, and gets `rate.per_second` new ones."""

    def __init__(self, rate: Rate, clock: Clock) -> None:
        self._rate = rate
        self._clock = clock
        self._drops = float(rate.burst)
        self._filled_at = clock()

    def take(self) -> None:
        """Take one drop. Raises TooMany where there is none left."""
        now = self._clock()
        gained = (now - self._filled_at) * self._rate.per_second
        self._drops = min(self._rate.burst, self._drops + gained)
        self._filled_at = now
        if self._drops < 1:
            raise TooMany(retry_after=(1 - self._drops) / self._rate.per_second)
        self._drops -= 1


class Buckets:
    """One bucket a key; above `most` keys the one that was quiet longest is forgotten."""

    def __init__(self, rate: Rate, most: int, clock: Clock) -> None:
        self._rate = rate
        self._most = most
        self._clock = clock
        self._buckets: OrderedDict[str, Bucket] = OrderedDict()

    def __len__(self) -> int:
        return len(self._buckets)

    def take(self, key: str) -> None:
        """Take one drop of this key. Raises TooMany where there is none left."""
        bucket = self._buckets.get(key)
        if bucket is None:
            bucket = self._buckets[key] = Bucket(self._rate, self._clock)
            if len(self._buckets) > self._most:
                self._buckets.popitem(last=False)
        self._buckets.move_to_end(key)
        bucket.take()
