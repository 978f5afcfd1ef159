"""The trained assistant, once for a whole run: only tests that ask for it train and start it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.parent import Parent
from tests.running import RunningAssistant


@pytest.fixture(scope="session")
def trained_model() -> Path:
    """The model for the present data, trained where it is not in the cache yet."""
    from naast.model import ensure_model

    return ensure_model()


@pytest.fixture(scope="session")
def assistant(trained_model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningAssistant]:
    """Bot, actions and web as `naast serve` starts them, on free ports."""
    from language.fingerprint import CACHE
    from naast.dutch_model import ensure_dutch_model

    running = RunningAssistant(trained_model, tmp_path_factory.mktemp("logs"), ensure_dutch_model(CACHE))
    try:
        running.start()
        yield running
    finally:
        running.end()


@pytest.fixture
def talk(assistant: RunningAssistant) -> Parent:
    """A parent who has just read the welcome."""
    return assistant.parent()
