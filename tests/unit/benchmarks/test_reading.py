"""Texts for reading: each number of words about as often, and lengths to the character."""

from collections import Counter

from benchmarks.reading import MOST_WORDS, ReadingTimes, text_of_length, texts_of_words

SENTENCES = ["ik slaap slecht", "mijn moeder helpt mij elke week", "dankjewel"]


def test_each_number_of_words_up_to_forty_comes_as_often() -> None:
    lengths = Counter(len(text.split()) for text in texts_of_words(SENTENCES, 80))
    assert lengths == dict.fromkeys(range(1, MOST_WORDS + 1), 2)


def test_the_texts_are_the_same_in_every_run() -> None:
    assert texts_of_words(SENTENCES, 20) == texts_of_words(SENTENCES, 20)


def test_a_text_has_exactly_the_length_that_was_asked() -> None:
    assert [len(text_of_length(SENTENCES, n)) for n in (50, 2000)] == [50, 2000]


def test_the_figures_of_the_other_process_are_read_back() -> None:
    times = ReadingTimes.from_json(
        '{"alone": [0.1, 0.2], "measured": [0.5], "after_another": [0.3], "by_length": {"50": [0.4]}}'
    )
    assert times.alone.p95 == 0.2
    assert times.measured.median == 0.5
    assert times.by_length[50].median == 0.4
