"""A thousand parents at random: no dead end, no question twice, nothing too long, no label, always a way on."""

from __future__ import annotations

import random

import pytest

from tests.conversations.walking import Walk
from tests.running import RunningAssistant

pytestmark = pytest.mark.slow

WALKS, AT_ONCE = 1000, 50
"""In portions, so that a failure names its portion and can be walked again."""


@pytest.mark.parametrize("portion", range(WALKS // AT_ONCE))
def test_walks(portion: int, assistant: RunningAssistant) -> None:
    faults = []
    for number in range(AT_ONCE):
        faults += Walk(assistant.parent(), random.Random(portion * AT_ONCE + number)).go()
    assert not faults, "\n".join(faults[:5])
