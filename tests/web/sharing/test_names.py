"""No line goes on whose names were not surely looked at."""

from __future__ import annotations

import pytest

from tests.web.sharing.fakes import FakeRedaction
from web.errors import NamesNotChecked
from web.sharing.names import Names, fitting, still_taken


async def test_without_a_redaction_nothing_is_checked() -> None:
    with pytest.raises(NamesNotChecked):
        await Names(None).take_out(["Kees"])
    assert await Names(None).take_out([]) == []
    Names(None).warm()
    await Names(None).close()


@pytest.mark.parametrize("mode", ["broken", "short"])
async def test_what_fails_or_gives_other_texts_back_is_no_check(mode: str) -> None:
    with pytest.raises(NamesNotChecked):
        await Names(FakeRedaction(mode=mode)).take_out(["Kees", "Fatima"])


async def test_getting_ready_never_fails_for_a_parent() -> None:
    Names(FakeRedaction(mode="broken")).warm()


async def test_the_end_lets_go_of_it() -> None:
    redaction = FakeRedaction()
    await Names(redaction).close()

    assert redaction.closed


def test_a_line_is_cut_at_a_word_and_a_long_word_anywhere() -> None:
    assert fitting("kort") == "kort"
    assert fitting("woord " * 100).endswith("woord…")
    assert len(fitting("a" * 600)) == 500


def test_what_was_taken_out_is_told_in_the_order_of_its_places_while_it_shows() -> None:
    assert still_taken("[naam] en [adres]", ["adres"], ["naam"]) == ("naam", "adres")
    assert still_taken("[naam] en [naam]", [], ["naam", "naam"]) == ("naam", "naam")
    assert still_taken("[naam]", ["adres"], []) == ()
    assert still_taken("[naam]", [], []) == ()
