"""What the measurement runs on, and whether the machine is busy with something else."""

from __future__ import annotations

import os
import platform
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import psutil

_BUSY_SHARE = 0.25
"""From this share of the cores on, other work is worth a warning."""
_LOOK_SECONDS = 2.0


@dataclass(frozen=True)
class Machine:
    """What was found before the measurement began."""

    description: str
    cores: int
    busy: float
    """How many cores other work kept busy."""

    @property
    def is_quiet(self) -> bool:
        """Whether figures measured now can be believed."""
        return self.busy < _BUSY_SHARE * self.cores


def look() -> Machine:
    """Looks for two seconds."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else psutil.cpu_count() or 1
    # psutil counts the time that another guest took from this one as busy too.
    busy = psutil.cpu_percent(_LOOK_SECONDS) / 100 * (psutil.cpu_count() or 1)
    memory = psutil.virtual_memory().total / 2**30
    parts = (
        f"{cores} cores ({_processor()}), {memory:.0f} GiB",
        f"{platform.system()} {platform.machine()}",
        f"Python {platform.python_version()}",
        f"Rasa {version('rasa')}",
    )
    return Machine(", ".join(parts), cores, busy)


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or "unknown"
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())
