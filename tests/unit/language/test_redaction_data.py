"""The lists behind the taking out of names can be used, and do not contradict each other."""

from __future__ import annotations

import pytest

from language.redaction_data import (
    address_words,
    cues,
    lists,
    ordinary_words,
    own_names,
    parents_words,
    plain,
    small,
    sound,
)


def test_every_list_is_in_small_letters() -> None:
    models = (ordinary_words(), cues(), address_words(), own_names())
    words = [
        word for model in models for group in model.model_dump().values() if isinstance(group, tuple) for word in group
    ]

    assert [word for word in words if word != small(word)] == []


def test_no_word_is_both_nearly_always_and_never_a_name() -> None:
    assert set(ordinary_words().toch_naam) & set(ordinary_words().nooit) == set()


def test_things_are_among_the_words_that_are_nearly_always_a_name() -> None:
    assert set(ordinary_words().ook_een_ding) <= set(ordinary_words().toch_naam)


def test_the_parents_words_hold_no_first_name_of_our_own() -> None:
    assert parents_words() & set(own_names().first_names()) == set()


def test_a_polish_name_stands_in_the_forms_of_a_sentence() -> None:
    assert {"tomek", "tomkiem", "kasia", "kasią", "marcin", "marcina"} <= lists().first


@pytest.mark.parametrize(("misspelt", "name"), [("fatiema", "fatima"), ("keffin", "kevin"), ("jussef", "yusef")])
def test_a_misspelt_name_sounds_as_it_should(misspelt: str, name: str) -> None:
    assert sound(misspelt) == sound(name)


def test_small_letters_keep_the_length() -> None:
    assert len(small("İSTANBUL’DA")) == len("İSTANBUL’DA")
    assert plain("Ayşegül Łukasz ı") == "aysegul lukasz i"
