"""The keyword list finds exact words, and nothing else."""

from pathlib import Path

import pytest

from benchmarks.keywords import BadKeywords, Keywords
from language.kinds import kinds_of_catalogue


def test_the_list_has_about_25_entries_for_each_urgent_kind() -> None:
    rows = Keywords.load().rows
    assert set(rows) == set(kinds_of_catalogue().urgent)
    assert all(20 <= len(entries) <= 30 for entries in rows.values())


def test_a_word_counts_whatever_its_capitals_accents_and_punctuation() -> None:
    found = Keywords.of({"verslaving": ["cocaïne"]}).found("Hij gebruikt COCAINE!")
    assert found == {"verslaving": {"cocaine"}}


def test_a_part_of_a_word_does_not_count() -> None:
    assert not Keywords.of({"huiselijk_geweld": ["slaat"]}).found("hij slaatje eten")


def test_several_words_count_only_in_a_row() -> None:
    keywords = Keywords.of({"dak_of_thuisloos": ["op straat"]})
    assert keywords.found("we slapen op straat")
    assert not keywords.found("op de straat, straat op")


def test_negation_is_not_seen_for_it_is_only_a_list() -> None:
    assert Keywords.of({"verslaving": ["drinkt"]}).found("hij drinkt niet")


def test_an_empty_message_carries_nothing() -> None:
    assert Keywords.load().found("") == {}


@pytest.mark.parametrize(
    ("content", "says"),
    [("roken: [sigaret]", "roken"), ("verslaving: ['...']", "nothing to look for"), ("- verslaving", "dictionary")],
)
def test_a_file_that_does_not_fit_is_refused_with_a_sentence(tmp_path: Path, content: str, says: str) -> None:
    (tmp_path / "list.yml").write_text(content, encoding="utf-8")
    with pytest.raises(BadKeywords, match=says):
        Keywords.load(tmp_path / "list.yml")
