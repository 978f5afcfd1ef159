"""The texts that are measured are all the texts: those of the chat, of the cards, and of the page with its labels."""

from __future__ import annotations

import re

import yaml

from support.catalogue import load_catalogue
from support.signposts import load_directory
from tests.wording.parent_texts import DOMAIN, PAGE, WEB, every_text, in_file

TEXTS = {one.text for one in every_text()}


def test_every_answer_and_every_button_of_the_domain_is_there() -> None:
    for file in DOMAIN.glob("*.yml"):
        found = {one.text for one in in_file(f"bot/domain/{file.name}", every_text())}
        for name, variants in (yaml.safe_load(file.read_text(encoding="utf-8")).get("responses") or {}).items():
            said = [text for one in variants for text in [one["text"], *(b["title"] for b in one.get("buttons", []))]]
            assert {text for text in said if "{" not in text} <= found, name


def test_every_label_and_explanation_of_a_factor_is_there() -> None:
    assert {text for factor in load_catalogue().factors for text in (factor.label, factor.explanation)} <= TEXTS


def test_every_sentence_of_a_place_that_is_shown_is_there_and_no_other() -> None:
    places = load_directory().signposts

    assert {entry.sentence for entry in places if entry.shown} <= TEXTS
    assert not {entry.sentence for entry in places if not entry.shown} & (TEXTS - {None})


def test_every_sentence_of_the_gateway_is_there() -> None:
    errors = yaml.safe_load((WEB / "errors.yml").read_text(encoding="utf-8"))

    assert set(errors.values()) <= TEXTS


def test_every_sentence_of_the_page_is_there() -> None:
    script = (PAGE / "words.js").read_text(encoding="utf-8")
    keys = re.findall(r"^  (\w+):(?! *[\[{])", script, re.MULTILINE)
    found = in_file("web/page/words.js", every_text())

    assert len(keys) > 30
    assert {one.place for one in found} == set(keys)


def test_the_page_is_read_with_its_buttons_its_labels_for_the_ear_and_what_it_says_without_scripts() -> None:
    found = {one.text for one in in_file("web/page/index.html", every_text())}

    assert {"Snel weg", "Verstuur", "Kies een antwoord", "Dit kan ik niet voor je wissen:"} <= found
    assert any("JavaScript staat uit" in text for text in found)


def test_words_that_are_filled_in_are_measured_too() -> None:
    assert not [text for text in TEXTS if "{kindje}" in text or "{thuis}" in text]


def test_other_languages_are_known_as_such() -> None:
    assert {one.foreign for one in every_text() if one.place.startswith("utter_taal_en")} == {True}
    assert not [one for one in every_text() if one.foreign and one.place.startswith("utter_urgent")]
