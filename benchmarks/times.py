"""Many durations, and what is told of them."""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Times:
    """Durations in seconds."""

    seconds: Sequence[float]
    odd: int = 0
    """Turns that were answered otherwise than meant; their time is not among `seconds`."""

    @property
    def median(self) -> float | None:
        """The middle one; None where there is none."""
        return statistics.median(self.seconds) if self.seconds else None

    @property
    def p95(self) -> float | None:
        """The smallest that 95 % are not above; None where there is none."""
        if not self.seconds:
            return None
        return sorted(self.seconds)[math.ceil(0.95 * len(self.seconds)) - 1]
