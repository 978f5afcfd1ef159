"""The files of `support/data/talen` say the same in nine languages, and only numbers that somebody answers."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from support.catalogue import load_catalogue
from support.other_languages import (
    DATA,
    BadLanguage,
    Language,
    languages,
    numbers_in,
    other_languages,
    problems_in,
    read_languages,
)
from support.signposts import load_directory

CODES = ("nl", "en", "tr", "pl", "ar", "es", "fr", "de", "pap")
KINDS = tuple(factor.id for factor in load_catalogue().of_kind("urgent"))
MOST_WORDS = {"introduction": 45, "numbers": 60, "interpreter": 30, "again": 20, "urgent_again": 30}
MOST_WORDS_WHEN_URGENT = 55
LONGEST_SENTENCE = 20
OWN_LETTERS = {
    "tr": "ğşıİçöü",
    "pl": "ąćęłńóśźż",
    "es": "áéíóúñ",
    "fr": "éèêàç",
    "de": "äöüß",
    "pap": "éòè",
    "ar": "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for file in DATA.glob("*.yml"):
        (tmp_path / file.name).write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    return tmp_path


def change(file: Path, **fields: Any) -> None:
    data = yaml.safe_load(file.read_text(encoding="utf-8"))
    file.write_text(yaml.safe_dump({**data, **fields}, allow_unicode=True), encoding="utf-8")


def texts_of(language: Language) -> dict[str, str]:
    """Every bubble in a language."""
    bubbles = {name: getattr(language, name)() for name in MOST_WORDS}
    return {**bubbles, **{kind: language.urgent(kind) for kind in KINDS}}


# --- the files against each other and against the directory --------------------------------------------------


def test_each_language_has_a_file() -> None:
    assert set(languages()) == set(CODES)
    assert set(other_languages()) == set(CODES) - {"nl"}


def test_nothing_is_wrong_across_the_files() -> None:
    assert list(problems_in(languages(), load_directory())) == []


def test_every_file_has_the_same_keys() -> None:
    found = {code: keys(yaml.safe_load((DATA / f"{code}.yml").read_text(encoding="utf-8"))) for code in CODES}

    assert {code for code in CODES if found[code] != found["nl"]} == set()


@pytest.mark.parametrize("code", CODES)
def test_112_stands_alone_on_its_line_in_each_text_that_is_about_danger(code: str) -> None:
    said = texts_of(languages()[code])

    for name in ("introduction", "urgent_again", *KINDS):
        assert said[name].splitlines().count("112") == 1, name
        assert said[name].count("112") == 1, name


@pytest.mark.parametrize("code", CODES)
def test_when_it_is_urgent_112_is_the_last_line(code: str) -> None:
    assert {languages()[code].urgent(kind).splitlines()[-1] for kind in KINDS} == {"112"}


@pytest.mark.parametrize("code", CODES)
def test_the_number_that_fits_stands_in_the_sentence_of_its_kind(code: str) -> None:
    dringend = languages()[code].dringend

    assert numbers_in(dringend.huiselijk_geweld) == ["0800-2000"]
    assert numbers_in(dringend.acute_psychische_nood) == ["113"]
    assert [numbers_in(dringend.of(kind)) for kind in ("dak_of_thuisloos", "verslaving", "medisch_alarm")] == [[]] * 3


@pytest.mark.parametrize("code", CODES)
def test_no_text_gives_more_than_three_ways_to_reach_a_person(code: str) -> None:
    for kind in KINDS:
        ways = {n.replace("0800-0113", "113") for n in numbers_in(languages()[code].urgent(kind))}
        assert len(ways) <= 3


def test_every_urgent_kind_of_the_catalogue_has_a_sentence() -> None:
    for language in languages().values():
        assert len({language.dringend.of(kind) for kind in KINDS}) == len(KINDS)


# --- the interpreter, and what is not promised ---------------------------------------------------------------


@pytest.mark.parametrize("code", other_languages())
def test_the_dutch_sentence_for_an_interpreter_names_the_language(code: str) -> None:
    language = languages()[code]

    assert language.tolk.zeg == (
        f"Ik spreek geen Nederlands. Ik spreek {language.in_het_nederlands}. Kunt u een tolk bellen?"
    )
    assert f"“{language.tolk.zeg}”" in language.interpreter()


def test_an_interpreter_is_not_promised() -> None:
    """Nobody has a right to one in birth care: that it does not always work out stands between asking and saying."""
    for code, language in languages().items():
        assert len(re.findall(r"[.:]", language.tolk.vragen)) == 3, code


# --- how it is written ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", CODES)
def test_the_texts_are_short(code: str) -> None:
    said = texts_of(languages()[code])
    limits = {**MOST_WORDS, **dict.fromkeys(KINDS, MOST_WORDS_WHEN_URGENT)}

    assert {name: len(text.split()) for name, text in said.items() if len(text.split()) > limits[name]} == {}


@pytest.mark.parametrize("code", CODES)
def test_the_sentences_are_short_and_whole(code: str) -> None:
    for text in languages()[code].sentences():
        assert re.search(r"[.?:]$", text), text
        for sentence in re.split(r"(?<=[.?!:])\s+", text):
            assert len(sentence.split()) <= LONGEST_SENTENCE, sentence


@pytest.mark.parametrize("code", OWN_LETTERS)
def test_a_language_is_written_with_its_own_letters(code: str) -> None:
    text = " ".join(languages()[code].sentences())

    assert set(OWN_LETTERS[code]) & set(text)
    assert text == text.strip()


@pytest.mark.parametrize("code", other_languages())
def test_no_dutch_was_left_in_a_translation(code: str) -> None:
    dutch, language = languages()["nl"], languages()[code]

    assert not set(dutch.sentences()) & set(language.sentences())


def test_only_the_last_bubble_of_the_turn_asks_something() -> None:
    for code in CODES:
        for name, text in texts_of(languages()[code]).items():
            assert "?" not in re.sub(r"“[^”]*”", "", text), (code, name)


def test_arabic_alone_is_written_from_right_to_left() -> None:
    assert [code for code, language in languages().items() if language.richting == "rtl"] == ["ar"]


def test_each_file_says_whether_a_native_speaker_has_read_it() -> None:
    assert {code: language.checked for code, language in languages().items()} == dict.fromkeys(CODES, False)


# --- what is refused -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "fields",
    [
        {"gevaar": ""},
        {"gevaar": "   "},
        {"boven": None},
        {"richting": "boven naar onder"},
        {"nagekeken": "ja"},
        {"nummers": {}},
        {"dringend": {"huiselijk_geweld": "Bel."}},
        {"onbekend": "iets"},
    ],
    ids=str,
)
def test_a_file_that_does_not_fit_is_refused_in_one_sentence(folder: Path, fields: dict[str, Any]) -> None:
    change(folder / "tr.yml", **fields)

    with pytest.raises(BadLanguage, match=r"^tr\.yml, at [^\n]+\.$"):
        read_languages(folder)


def test_a_file_that_is_no_yaml_is_refused_in_one_sentence(folder: Path) -> None:
    (folder / "tr.yml").write_text("naam: [", encoding="utf-8")

    with pytest.raises(BadLanguage, match=r"^tr\.yml cannot be read: [^\n]+$"):
        read_languages(folder)


def test_a_language_may_be_marked_as_checked(folder: Path) -> None:
    change(folder / "tr.yml", nagekeken="ja, door een verloskundige, op 2027-01-31")

    assert read_languages(folder)["tr"].checked


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"code": "pl"}, "its code is pl"),
        ({"richting": "rtl"}, "direction"),
        ({"nummers": {"nl-veilig-thuis": "Ara: 0800-2000."}}, "other signposts"),
        ({"boven": "Ara: 0800-1234."}, "0800-1234, which no signpost has"),
        ({"boven": "Ara: 010-1234567."}, "010-1234567, which no signpost has"),
        ({"pagina": "Oku: www.hulp-onbekend.nl."}, "names hulp-onbekend.nl, which no signpost has"),
        ({"nummers": {"nl-onbekend": "Ara."}}, "nl-onbekend, which is no signpost"),
        ({"nummers": {"nl-113": "Ara: 0800-2000."}}, "the number of nl-113, which is 113"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_not_so_across_the_files_is_told(folder: Path, fields: dict[str, Any], says: str) -> None:
    change(folder / "tr.yml", **fields)
    problems = list(problems_in(read_languages(folder), load_directory()))

    assert any(says in problem for problem in problems), problems
    assert all(problem.startswith("tr.yml ") for problem in problems)


def test_what_is_no_urgent_kind_has_no_sentence() -> None:
    with pytest.raises(KeyError):
        languages()["en"].urgent("roken")


def keys(value: Any) -> Any:
    return {key: keys(inner) for key, inner in value.items()} if isinstance(value, dict) else None
