"""A thousand parents at random: no dead end, no question twice, nothing too long, no label, always a way on."""

from __future__ import annotations

import random
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.conversations.walking import Walk
from tests.running import RunningAssistant

pytestmark = pytest.mark.slow

WALKS, PORTION = 1000, 50
"""In portions, so that a failure names its portion and can be walked again."""
SIDE_BY_SIDE = 4
"""Parents who walk at the same time: while one is read, another is answered."""


@pytest.mark.parametrize("portion", range(WALKS // PORTION))
def test_walks(portion: int, assistant: RunningAssistant) -> None:
    def walked(number: int) -> list[str]:
        return Walk(assistant.parent(), random.Random(number)).go()

    with ThreadPoolExecutor(SIDE_BY_SIDE) as parents:
        numbers = range(portion * PORTION, (portion + 1) * PORTION)
        faults = [fault for found in parents.map(walked, numbers) for fault in found]
    assert not faults, "\n".join(faults[:5])
