"""How long training from nothing takes."""

from __future__ import annotations

from benchmarks.processes import run_to_end
from benchmarks.talking import Contender

TRAIN_WITHIN_SECONDS = 900.0


def training_seconds(contender: Contender) -> float:
    """Trains once: no cache, no model, no Python bytecode. Raises CannotMeasure."""
    return run_to_end(contender.train(), TRAIN_WITHIN_SECONDS)
