"""The gateway knows which question its last answer held: a short answer is read in its light."""

from __future__ import annotations

import pytest

from web.messages import assistant_message
from web.replies import Said


@pytest.mark.parametrize(
    ("texts", "question"),
    [
        (["Hoi, ik ben Naast."], ""),
        (["Hoe gaat het met je? Een paar woorden is ook goed."], "Hoe gaat het met je?"),
        (["Dank je.\nDit schrijf je:\n“gaat het ooit over?”\nWil je meer vertellen?"], "Wil je meer vertellen?"),
        (["Voel je je veilig?", "Bel bij gevaar:\n112"], "Voel je je veilig?"),
        (["Hoe gaat het?", "Woon je fijn?"], "Woon je fijn?"),
    ],
)
def test_it_is_the_last_question_that_is_asked(texts: list[str], question: str) -> None:
    assert Said([assistant_message(text) for text in texts]).question == question


def test_what_the_parent_asked_and_is_quoted_is_not_the_question() -> None:
    assert Said([assistant_message("Je schrijft:\n“komt dit goed?”")]).question == ""
