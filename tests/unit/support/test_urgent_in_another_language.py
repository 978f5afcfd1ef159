"""An urgent message in another language: its first bubble is in that language, the people and 112 are the same."""

from __future__ import annotations

from itertools import combinations

import pytest
import yaml

from naast.compose import LANGUAGES_DOMAIN, languages_domain
from support.catalogue import load_catalogue
from support.language_parts import answered_in, every_language_part
from support.other_languages import languages, other_languages
from support.urgent import answer, answer_parts, staying_parts

KINDS = tuple(factor.id for factor in load_catalogue().of_kind("urgent"))
ROTTERDAM = "rotterdam-rijnmond"
LANGUAGES = other_languages()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_is_heard_in_that_language_with_112_alone_on_the_last_line(lang: str, kind: str) -> None:
    heard, people, interpreter, question = answer_parts([kind], lang=lang)
    dutch = answer_parts([kind])

    assert heard.text == languages()[lang].urgent(kind)
    assert heard.response == f"utter_taal_dringend_{lang}_{kind}"
    assert heard.urgent == (kind,)
    assert people == dutch[1]
    assert interpreter.text == languages()[lang].interpreter()
    assert question == dutch[2]


@pytest.mark.parametrize("kinds", combinations(KINDS, 2), ids="+".join)
def test_of_two_kinds_the_one_that_cannot_wait_is_said(kinds: tuple[str, ...]) -> None:
    heard = answer_parts(kinds, lang="tr")[0]

    assert heard.response == f"utter_taal_dringend_tr_{answer_parts(kinds)[0].urgent[0]}"
    assert set(heard.urgent) == set(kinds)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_second_time_it_is_short_and_the_people_stay(lang: str) -> None:
    again, people, closing = answer_parts(["huiselijk_geweld"], lang=lang, again=True)

    assert again.text == languages()[lang].urgent_again()
    assert again.text != languages()[lang].urgent("huiselijk_geweld")
    assert people.contacts == ("nl-veilig-thuis",)
    assert closing == answer_parts(["huiselijk_geweld"], again=True)[-1]


@pytest.mark.parametrize("again", [False, True])
@pytest.mark.parametrize("kind", KINDS)
def test_112_is_said_once_and_there_are_at_most_three_ways(kind: str, again: bool) -> None:
    for lang in LANGUAGES:
        parts = answer_parts([kind], lang=lang, again=again, phase="zwanger", region=ROTTERDAM)
        lines = [line for part in parts for line in part.text.splitlines()]
        assert lines.count("112") == 1
        assert len([one for part in parts for one in part.contacts]) <= 2


def test_a_barrier_still_gets_its_own_answer() -> None:
    names = [part.response for part in answer_parts(["huiselijk_geweld"], lang="pl", barriers=["geen_papieren"])]

    assert "utter_urgent_drempel_geen_papieren" in names


@pytest.mark.parametrize("lang", ["nl", "sv", ""])
def test_dutch_and_a_language_without_sentences_get_the_dutch_answer(lang: str) -> None:
    assert not answered_in(lang)
    assert answer_parts(["medisch_alarm"], lang=lang) == answer_parts(["medisch_alarm"])


def test_whoever_stays_in_need_and_types_on_reads_112_and_the_people_again() -> None:
    first, people, _ = staying_parts("huiselijk_geweld", phase=None, region=None, lang="ar")

    assert first.text == languages()["ar"].urgent_again()
    assert people.contacts == ("nl-veilig-thuis",)


def test_the_gateway_alone_says_it_in_that_language_too() -> None:
    first, *_ = answer(["acute_psychische_nood"], about="self", aspects={}, lang="es")

    assert first["text"] == languages()["es"].urgent("acute_psychische_nood")
    assert first["urgent"] == ["acute_psychische_nood"]


# --- Rasa's responses ----------------------------------------------------------------------------------------


def test_the_domain_file_is_what_the_data_files_say() -> None:
    assert LANGUAGES_DOMAIN.read_text(encoding="utf-8") == languages_domain(), "run `uv run naast compose`"


def test_every_bubble_has_a_response_and_no_other_file_has_one_of_that_name() -> None:
    responses = yaml.safe_load(LANGUAGES_DOMAIN.read_text(encoding="utf-8"))["responses"]
    others = [file for file in LANGUAGES_DOMAIN.parent.glob("*.yml") if file != LANGUAGES_DOMAIN]

    assert responses.keys() == {part.response for part in every_language_part()}
    for file in others:
        named = yaml.safe_load(file.read_text(encoding="utf-8")).get("responses") or {}
        assert not responses.keys() & named.keys(), file.name


def test_every_answer_names_responses_that_are_there() -> None:
    known = {part.response for part in every_language_part()}
    for lang in LANGUAGES:
        for kind in KINDS:
            for again in (False, True):
                named = {part.response for part in answer_parts([kind], lang=lang, again=again)}
                assert {name for name in named if name.startswith("utter_taal_")} <= known
