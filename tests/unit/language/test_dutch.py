"""Dutch text in words: a full stop is the end of a sentence and never part of a word."""

from __future__ import annotations

import pytest

from tests.unit.language.plain_dutch import dutch


@pytest.mark.parametrize("text", ["hij slaat me.", "dat is het al.", "ik zei no.", "dat was het dan pas."])
def test_a_word_before_a_full_stop_is_that_word(text: str) -> None:
    last = text.rstrip(".").split()[-1]

    assert [token.text for token in dutch().tokens(text)][-2:] == [last, "."]


def test_words_keep_their_place_in_the_text() -> None:
    text = "Mn man. Hij is lief!"

    assert all(text[token.start : token.end] == token.text for token in dutch().tokens(text))
    assert [token.norm for token in dutch().tokens(text)][:2] == ["mijn", "man"]
