"""What the measurement runs on, and whether the machine is busy with something else."""

from __future__ import annotations

import os
import platform
import time
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import psutil

_BUSY_SHARE = 0.1
"""From this share of the machine on, other work is worth a warning."""
_BUSY_KINDS = ("user", "nice", "system", "irq", "softirq", "steal")
"""What the cores did besides waiting; steal is what another guest of the same host took."""


@dataclass(frozen=True)
class Clocks:
    """How much time had been spent at one moment, in seconds."""

    wall: float
    busy: float
    """By all cores, for everybody."""
    own: float
    """For this process and all that it started and has seen end."""

    @classmethod
    def now(cls) -> Clocks:
        """Reads them."""
        cores, own = psutil.cpu_times(), os.times()
        busy = sum(getattr(cores, kind, 0.0) for kind in _BUSY_KINDS)
        return cls(time.monotonic(), busy, own.user + own.system + own.children_user + own.children_system)

    def other_work_until(self, end: Clocks) -> float:
        """How many cores were busy with other work from here until `end`, on average."""
        return max(0.0, (end.busy - self.busy) - (end.own - self.own)) / max(end.wall - self.wall, 1e-9)


def cores() -> int:
    """How many cores the machine has."""
    return psutil.cpu_count() or 1


def is_quiet(other_work: float) -> bool:
    """Whether figures can be believed with so many cores busy with other work."""
    return other_work < _BUSY_SHARE * cores()


def description() -> str:
    """Cores, memory, system and versions."""
    memory = psutil.virtual_memory().total / 2**30
    parts = (
        f"{cores()} cores ({_processor()}), {memory:.0f} GiB",
        f"{platform.system()} {platform.machine()}",
        f"Python {platform.python_version()}",
        f"Rasa {version('rasa')}",
    )
    return ", ".join(parts)


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or "unknown"
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())
