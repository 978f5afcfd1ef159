"""Dutch unless there is good reason to think otherwise: nobody is sent away as foreign for a word or two."""

from __future__ import annotations

import itertools
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
import yaml

from language.fingerprint import STATEMENTS
from language.languages import FEW_WORDS, has_known_words, language_of
from language.statements import read_folder

SENTENCES = Path(__file__).parent / "sentences_in_nine_languages.yml"
LANGUAGES = ("nl", "en", "tr", "pl", "ar", "es", "fr", "de", "pap")
LEAST_RIGHT = 0.97
LEAST_SENTENCES = 25

ORDINARY = {
    "nl": (
        "Ik ben zwanger en ik slaap al weken slecht",
        "Mijn moeder helpt ons gelukkig heel veel",
        "Wij wonen met zijn vieren op een kleine kamer",
    ),
    "en": (
        "We live with my parents and there is little space",
        "The baby cries all night and I am so tired",
        "My midwife says everything looks fine",
    ),
    "tr": (
        "Bebeğim geceleri hiç uyumuyor",
        "Annem bize çok yardım ediyor",
        "Küçük bir odada dört kişi yaşıyoruz",
    ),
    "pl": (
        "Mieszkamy u mojej mamy i jest bardzo ciasno",
        "Dziecko płacze całą noc i jestem zmęczona",
        "Nie wiem, kto może nam pomóc",
    ),
    "ar": (
        "طفلي لا ينام في الليل وأنا متعبة",
        "نسكن عند أمي والبيت صغير",
        "أنا حامل وأحتاج إلى قابلة",
    ),
    "es": (
        "Vivimos con mi madre y la casa es pequeña",
        "El bebé llora toda la noche y estoy cansada",
        "No sé quién nos puede ayudar",
    ),
    "fr": (
        "Nous habitons chez ma mère et c'est petit",
        "Le bébé pleure toute la nuit et je suis fatiguée",
        "Je ne sais pas qui peut nous aider",
    ),
    "de": (
        "Wir wohnen bei meiner Mutter und es ist eng",
        "Das Baby weint die ganze Nacht und ich bin müde",
        "Ich weiß nicht, wer uns helfen kann",
    ),
    "pap": (
        "Nos ta biba serka mi mama i e kas ta chikitu",
        "E beibi ta yora henter anochi i mi ta kansá",
        "Mi no sa ken por yuda nos",
    ),
}
ONE_WORD = """
ja nee hoi hallo hey doei help stop oke ok prima super top moe bang alleen sorry zwanger huilen geld ruzie stress
baby mama papa oma opa pijn thuis niks iets later nu mwah tja jawel dank bedankt jup nope hoezo waarom echt
misschien graag goed slecht best man vriend kind zus pa ma we die was me of in no en na te des mes war
"""
TWO_WORDS = """
ja graag|nee hoor|geen idee|dank je|weet niet|heel moe|alleen thuis|mijn man|kan niet|oke dan|mama ziek|geen geld
in Rotterdam|help mij|wat nu|hoi hoi|nee bedankt|die man|mijn ex|me ma|stress thuis|baby huilt|super moe|ok prima
oma helpt|de baby|tis goed|ff wachten|te veel|ben op|no stress|dat was|die dag|ma en|pa ziek|ma alleen|den bosch
app me|mail me|na werk|in die|tot zo|ben bang|ben boos|me man|mn baby|wil praten|ik huil|sta alleen|mag dat
"""

NAMES = [
    "Ayşe Yılmaz",
    "Łukasz Wójcik",
    "Fatima el Amrani",
    "José García",
    "Jean Pierre",
    "Mi Na",
    "Ben",
    "Ana en Said",
]


@pytest.mark.parametrize("code", ORDINARY)
def test_each_language_is_recognised_in_ordinary_sentences(code: str) -> None:
    assert {sentence: language_of(sentence) for sentence in ORDINARY[code]} == dict.fromkeys(ORDINARY[code], code)


@pytest.mark.parametrize("code", LANGUAGES)
def test_from_four_words_on_nearly_every_sentence_is_recognised(code: str) -> None:
    long = [sentence for sentence in sentences()[code] if len(sentence.split()) > FEW_WORDS]
    wrong = {sentence: language_of(sentence) for sentence in long if language_of(sentence) != code}

    assert len(long) >= LEAST_SENTENCES
    assert 1 - len(wrong) / len(long) >= LEAST_RIGHT, wrong


def test_nearly_every_labelled_statement_is_recognised() -> None:
    right, seen = Counter[str](), Counter[str]()
    for group in read_folder(STATEMENTS).values():
        for statement in group:
            if statement.lang in LANGUAGES and len(statement.text.split()) > FEW_WORDS:
                seen[statement.lang] += 1
                right[statement.lang] += language_of(statement.text) == statement.lang

    assert set(seen) == set(LANGUAGES)
    assert {code: right[code] / n for code, n in seen.items() if right[code] / n < LEAST_RIGHT} == {}
    assert right["nl"] / seen["nl"] >= 0.999


def test_arabic_is_recognised_in_both_scripts() -> None:
    latin = [sentence for sentence in sentences()["ar"] if sentence.isascii()]

    assert 15 <= len(latin) <= len(sentences()["ar"]) - 15
    assert language_of("ana 3yana bzaf") == "ar"
    assert sum(language_of(sentence) == "ar" for sentence in latin) / len(latin) >= LEAST_RIGHT - 0.03


@pytest.mark.parametrize("group", ["mostly_dutch", "short_dutch"])
def test_what_is_mostly_dutch_stays_dutch(group: str) -> None:
    assert {text: language_of(text) for text in sentences()[group] if language_of(text) != "nl"} == {}


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_no_language(name: str) -> None:
    assert language_of(name) == "nl"


def test_one_dutch_word_is_never_called_foreign() -> None:
    forms = [form for word in ONE_WORD.split() for form in (word, word.upper(), word.capitalize() + "!", word + " 😢")]

    assert {form: language_of(form) for form in forms if language_of(form) != "nl"} == {}


def test_two_dutch_words_are_never_called_foreign() -> None:
    pairs = TWO_WORDS.strip().replace("\n", "|").split("|")

    assert {pair: language_of(pair) for pair in pairs if language_of(pair) != "nl"} == {}


def test_any_two_short_dutch_words_beside_each_other_are_dutch() -> None:
    pairs = [" ".join(pair) for pair in itertools.permutations(ONE_WORD.split()[:40], 2)]

    assert [pair for pair in pairs if language_of(pair) != "nl"] == []


@pytest.mark.parametrize("text", ["", " ", "😢😢", "...", "112", "?!", "ja", "🤰 38"])
def test_without_words_it_is_dutch(text: str) -> None:
    assert language_of(text) == "nl"


@pytest.mark.parametrize(
    "text",
    [
        "kga niet nr mn ma want zij is boos",
        "ik heb burn-out en mijn baby heeft reflux",
        "Mijn man heet Mohammed en wij wonen bij Fatima",
        "ik heb geen netflix maar wel stress omg",
        "kan nie slape door me baby",
        "ik niet goed nederlands maar man boos",
    ],
)
def test_shorthand_names_loanwords_and_beginners_dutch_are_dutch(text: str) -> None:
    assert language_of(text) == "nl"


@pytest.mark.parametrize(
    ("text", "code"),
    [("my husband", "en"), ("mon mari", "fr"), ("estoy embarazada", "es"), ("زوجي", "ar")],
)
def test_a_few_words_that_are_plainly_foreign_are_recognised(text: str, code: str) -> None:
    assert language_of(text) == code


def test_capitals_do_not_change_the_language() -> None:
    for code, sentences in ORDINARY.items():
        if code not in ("ar", "tr"):
            assert language_of(sentences[0].upper()) == code


@pytest.mark.parametrize("text", ["ja", "mijn bby huilt", "the baby", "زوجي", "jestem", "kga weg"])
def test_a_message_with_one_word_that_is_known_is_not_nonsense(text: str) -> None:
    assert has_known_words(text)


@pytest.mark.parametrize("text", ["asdfgh qwrtp", "xzxzx", "", "😀😀"])
def test_a_slip_over_the_keys_has_no_known_words(text: str) -> None:
    assert not has_known_words(text)


@cache
def sentences() -> dict[str, list[str]]:
    """Language → what is typed in it, and two groups of Dutch."""
    return {key: list(texts) for key, texts in yaml.safe_load(SENTENCES.read_text(encoding="utf-8")).items()}
