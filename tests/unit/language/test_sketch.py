"""A message as words and tags: what the rules about a person see of it."""

from __future__ import annotations

import pytest

from language.sketch import People, people, sketch_of


@pytest.mark.parametrize(
    ("text", "sketch"),
    [
        ("mn zoontje is 3 wkn", "MIJN KIND IS #3 WEEK"),
        ("Mijn VROUW is nu echt zwngr", "PARTNER IS ZWANGER"),
        ("ben 30+4", "BEN @30"),
        ("20w3d", "#20 WEEK"),
        ("zes en een halve maand", "#6.5 MAAND"),
        ("1 jaar en 3 maanden", "#15 MAAND"),
        ("een half jaar", "#0.5 JAAR"),
        ("net bevallen", "#0 DAG geleden BEVALLEN"),
        ("de vrouw van mijn broer", "de ANDER"),
        ("mijn zus dr baby", "MIJN ANDER ANDERKIND"),
        ("kben er\nhelp 😢", "IK BEN er . help ."),
        ("", ""),
    ],
)
def test_a_message_becomes_words_and_tags(text: str, sketch: str) -> None:
    assert sketch_of(text).strip() == sketch


def test_no_word_stands_in_two_groups() -> None:
    words = [word for group in people().groepen.values() for word in group]

    assert len(words) == len(set(words))
    with pytest.raises(ValueError, match='"oma" stands in "a" and in "b"'):
        People.model_validate({**people().model_dump(), "groepen": {"a": ["oma"], "b": ["oma"]}})


def test_every_word_can_be_found_as_it_is_typed() -> None:
    """A word that shorthand writes out otherwise, or that a longer one hides, would stand there for nothing."""
    for group, words in people().groepen.items():
        if group not in ("net", "vulsel"):
            lost = [word for word in words if sketch_of(f"x {word} x").strip() == f"x {word} x"]
            assert not lost, group


def test_what_stands_in_the_file_and_is_unknown_is_an_error() -> None:
    with pytest.raises(ValueError, match="onbekend"):
        People.model_validate({**people().model_dump(), "onbekend": []})
