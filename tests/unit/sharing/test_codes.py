"""The code of four words: hard to guess, easy to say, and forgiving without ever meaning another code."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

from language.wording import never_said_in
from support.sharing.codes import (
    LEAST_BITS,
    LEAST_WORDS,
    WORDS_IN_CODE,
    CodeWords,
    load_words,
    one_slip_apart,
    sound,
)

WORDS = load_words()
CODE = "appelsap-speelhoek-dooi-hobby"


# --- the list ------------------------------------------------------------------------------------------------


def test_there_are_enough_words_for_a_code_that_is_hard_to_guess() -> None:
    assert len(WORDS.words) >= LEAST_WORDS
    assert WORDS.bits >= LEAST_BITS
    assert len(set(WORDS.words)) == len(WORDS.words)


def test_every_word_is_short_and_needs_only_the_letters_of_the_alphabet() -> None:
    assert not [word for word in WORDS.words if not (4 <= len(word) <= 10 and word.isascii() and word.islower())]
    assert list(WORDS.words) == sorted(WORDS.words)


def test_no_two_words_are_one_slip_apart() -> None:
    """Otherwise a typing slip could make another code."""
    by_length: dict[int, list[str]] = {}
    for word in WORDS.words:
        by_length.setdefault(len(word), []).append(word)
    near = [
        (one, other)
        for length, words in by_length.items()
        for one, other in [
            *combinations(words, 2),
            *((one, other) for one in words for other in by_length.get(length + 1, [])),
        ]
        if one[0] == other[0] or one[-1] == other[-1]
        if one_slip_apart(one, other)
    ]

    assert not near


def test_no_two_words_sound_alike() -> None:
    assert len({sound(word) for word in WORDS.words}) == len(WORDS.words)


def test_no_word_is_a_form_of_another() -> None:
    known = set(WORDS.words)
    endings = ("je", "tje", "pje", "etje", "en", "s", "n", "e")

    assert not [(word, word + end) for word in WORDS.words for end in endings if word + end in known]


@pytest.mark.parametrize(
    "word",
    [
        "baby",
        "moeder",
        "vader",
        "kind",
        "zwanger",
        "bevalling",
        "schuld",
        "geld",
        "ziek",
        "dood",
        "bloed",
        "mes",
        "geweer",
        "drank",
        "bier",
        "wijn",
        "varken",
        "god",
        "kerk",
        "dik",
        "dom",
        "gek",
        "bang",
        "pijn",
        "seks",
        "bloot",
        "haat",
        "ruzie",
        "angst",
        "jeugdzorg",
        "politie",
        "maandag",
        "januari",
        "twee",
        "kut",
        "lul",
        "hoer",
    ],
)
def test_words_that_may_hurt_or_frighten_are_not_on_the_list(word: str) -> None:
    assert word not in WORDS.words


def test_no_word_is_one_that_the_product_never_says() -> None:
    assert not [word for word in WORDS.words if never_said_in(word)]


# --- making --------------------------------------------------------------------------------------------------


def test_a_code_is_four_different_words_of_the_list() -> None:
    for _ in range(200):
        parts = WORDS.new_code().split("-")

        assert len(set(parts)) == WORDS_IN_CODE
        assert set(parts) <= set(WORDS.words)


def test_codes_do_not_come_twice() -> None:
    assert len({WORDS.new_code() for _ in range(2000)}) == 2000


def test_every_code_is_read_as_itself() -> None:
    for _ in range(200):
        code = WORDS.new_code()

        assert WORDS.read(code) == code
        assert WORDS.read(code.replace("-", " ").upper()) == code


# --- reading -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed",
    [
        "appelsap speelhoek dooi hobby",
        "  Appelsap  -  SPEELHOEK,dooi.hobby \n",
        "appelsapspeelhoekdooihobby",
        "appelsap speel hoek dooi hobby",
        "appel-sap speelhoek dooi hobby",
        "áppelsap spéélhoek döoi hobby",
        "appelsap_speelhoek/dooi+hobby",
        "1. appelsap 2. speelhoek 3. dooi 4. hobby",
    ],
)
def test_capitals_accents_blanks_and_hyphens_do_not_matter(typed: str) -> None:
    assert WORDS.read(typed) == CODE


@pytest.mark.parametrize(
    "typed",
    [
        "apelsap speelhoek dooi hobby",
        "appelssap speelhoek dooi hobby",
        "appelsap speelhoek dooi hobbu",
        "appelsap speelhoke dooi hobby",
    ],
)
def test_one_slip_in_a_word_is_put_right(typed: str) -> None:
    assert WORDS.read(typed) == CODE


def test_a_word_that_is_written_as_it_sounds_is_put_right() -> None:
    assert WORDS.read("gijt zeehont dooi hobbi") == "geit-zeehond-dooi-hobby"


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "appelsap",
        "appelsap speelhoek dooi",
        "appelsap speelhoek dooi hobby lamp",
        "appelsap speelhoek dooi xqzjk",
        "appelsap speelhoek dooi hbb",
        "' OR 1=1 --",
        "a" * 100_000,
        "-" * 100_000,
        "\x00\x00",
        "歡迎 歡迎 歡迎 歡迎",
    ],
)
def test_what_is_no_code_is_none(typed: str) -> None:
    assert WORDS.read(typed) is None


def test_a_slip_that_could_mean_two_words_is_not_put_right() -> None:
    few = CodeWords(["beker", "bezem", "lamp", "trein", "wolk"])
    assert few.read("beker lamp trein wolk") == "beker-lamp-trein-wolk"
    two_ways = CodeWords(["beker", "zeker", "lamp", "trein", "wolk"])

    assert two_ways.read("veker lamp trein wolk") is None


def test_words_written_together_are_only_read_where_there_is_one_way() -> None:
    two_ways = CodeWords(["zon", "zonne", "nebloem", "bloem", "aap", "bes"])

    assert two_ways.read("zonnebloemaapbes") is None
    assert two_ways.read("zonne bloem aap bes") == "zonne-bloem-aap-bes"


def test_a_list_that_is_too_short_is_not_used(tmp_path: Path) -> None:
    short = tmp_path / "woorden.txt"
    short.write_text("appel\npeer\n", encoding="utf-8")

    with pytest.raises(ValueError, match="at least 2048"):
        load_words.__wrapped__(short)
