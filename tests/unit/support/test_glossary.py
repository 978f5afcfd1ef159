"""The glossary explains each word of the field in one plain sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.glossary import GlossaryError, load_glossary, read_glossary


@pytest.mark.parametrize("word", ["verloskundige", "consultatiebureau", "huisarts", "kraamzorg", "wijkteam"])
def test_the_words_that_cannot_be_avoided_are_explained(word: str) -> None:
    explanation = load_glossary().explanation(word)

    assert explanation
    assert explanation.endswith(".")


def test_a_plural_and_a_capital_are_the_same_word() -> None:
    glossary = load_glossary()

    assert glossary.explanation("Verloskundigen") == glossary.explanation("verloskundige")
    assert glossary.explanation("lichamelijke") == glossary.explanation("lichamelijk")


def test_a_word_that_is_not_in_it_has_no_explanation() -> None:
    assert load_glossary().explanation("huis") is None


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('Huisarts: "Je dokter."', "small letters"),
        ('huisarts: "Je dokter"', "full stop"),
        (f'huisarts: "{"dokter " * 15}."', "at most 15 words"),
    ],
)
def test_a_line_that_does_not_fit_is_told_in_one_sentence(tmp_path: Path, line: str, told: str) -> None:
    file = tmp_path / "woorden.yml"
    file.write_text(f"woorden:\n  {line}\n", encoding="utf-8")

    with pytest.raises(GlossaryError, match=told) as raised:
        read_glossary(file)
    assert "\n" not in str(raised.value)


def test_an_unknown_key_is_an_error(tmp_path: Path) -> None:
    file = tmp_path / "woorden.yml"
    file.write_text('woorden: {huis: "Waar je woont."}\nextra: 1\n', encoding="utf-8")

    with pytest.raises(GlossaryError):
        read_glossary(file)


def test_the_words_of_a_text_are_explained_once_each() -> None:
    text = "Bel de huisartsenpost. Een verloskundige helpt, en de verloskundigen van het wijkteam ook."

    found = load_glossary().explained_in(text)

    assert list(found) == ["huisartsenpost", "verloskundige", "wijkteam"]
    assert found["verloskundige"] == load_glossary().explanation("verloskundigen")


def test_an_ordinary_text_has_nothing_to_explain() -> None:
    assert load_glossary().explained_in("Wat fijn dat je het vertelt. Hoe gaat het nu met je?") == {}
