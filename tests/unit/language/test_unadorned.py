"""A greeting, a name, an emoji and capitals change nothing of what a message says."""

from __future__ import annotations

import pytest

from language.unadorned import unadorned


@pytest.mark.parametrize(
    "told",
    [
        "hij slaat me 😢",
        "😢😢 hij slaat me",
        "hoi, hij slaat me",
        "Hallo met Kees, hij slaat me",
        "goedemorgen ik ben Selam. hij slaat me",
        "hey naast, hij slaat me",
        "HIJ SLAAT ME",
    ],
)
def test_what_is_left_is_what_is_said(told: str) -> None:
    assert unadorned(told) == "hij slaat me"


@pytest.mark.parametrize(
    "told", ["hoi", "hoi 😊", "😢", "hallo daar", "dag en nacht huilen", "ik ben bang", "hoi ik ben bang voor hem", ""]
)
def test_nothing_that_means_something_is_taken_away(told: str) -> None:
    left = unadorned(told)

    assert left in (told, told.removeprefix("hoi ").removesuffix(" 😊"))
