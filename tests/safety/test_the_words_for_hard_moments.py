"""What is said to who cries, is ashamed or gives up: short, no advice, no question, a way on and a way out."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml

from language.fingerprint import ROOT
from support.signposts import load_directory
from tests.never_a_label import labels_in

MOST_WORDS, LONGEST_SENTENCE = 60, 16
NEVER = {
    "an order": r"je moet|kalm|rustig aan|stel je niet aan|kop op|hou vol|niet huilen|niet schamen",
    "false comfort": r"wees gerust|komt (wel |allemaal )?goed|valt (wel )?mee|geen zorgen|alles wordt",
    "arguing": r"niet waar|jawel|toch wel iemand|dat klopt niet|maar je hebt",
    "preaching": r"netjes|taalgebruik|schandalig|foei|fatsoen|respect",
    "the language of therapy": r"ademhaling|adem in|gevoelens toelaten|trigger|verwerk|trauma|copings?|zelfzorg",
    "a diagnosis": r"depressi|burn-?out|angststoornis|je hebt last van",
    "a promise": r"beloof (ik|je) dat|ik zorg (ervoor )?dat|blijft geheim|niemand zal|altijd bij je",
    "why": r"waarom|hoe komt het",
}
ON, OUT = {"/verder"}, {"/stop", "/even_niets"}


def responses(name: str) -> dict[str, list[dict[str, Any]]]:
    file = ROOT / "bot" / "domain" / f"{name}.yml"
    return dict(yaml.safe_load(file.read_text(encoding="utf-8"))["responses"])


HARD = responses("moeilijke_momenten")
PRESENT = {f"utter_{name}": responses("omgang")[f"utter_{name}"] for name in ("boos", "ongepast", "grap")}
ABOUT = {name: said for name, said in responses("over_naast").items() if name != "utter_wat_kun_je"}
TEXTS = [
    (f"{name} {number}", variant["text"])
    for name, variants in {**HARD, **PRESENT, **ABOUT}.items()
    for number, variant in enumerate(variants, 1)
]


@pytest.mark.parametrize("text", [text for _, text in TEXTS], ids=[name for name, _ in TEXTS])
def test_it_is_short_and_kind_and_asks_nothing(text: str) -> None:
    assert len(text.split()) <= MOST_WORDS
    assert "?" not in text
    for sentence in re.split(r"(?<=[.!:])\s+", text):
        assert len(sentence.split()) <= LONGEST_SENTENCE, sentence
    assert {what: found for what, pattern in NEVER.items() if (found := re.findall(pattern, text, re.I))} == {}
    assert labels_in(text) == []


def test_where_no_question_follows_there_is_a_way_on_and_a_way_out() -> None:
    rules = yaml.safe_load((ROOT / "bot/data/rules/moeilijke_momenten.yml").read_text(encoding="utf-8"))["rules"]
    ends = [rule["steps"][-1]["action"] for rule in rules]
    alone = [action for action in ends if action != "action_hervat"]

    assert {"utter_huilen", "utter_schaamte", "utter_niemand_helpt", "utter_laat_maar"} <= set(alone)
    for name in [*alone, "utter_boos"]:
        for variant in {**HARD, **PRESENT}[name]:
            payloads = {button["payload"] for button in variant["buttons"]}
            assert payloads & ON, name
            assert payloads & OUT, name


def test_who_cries_or_is_ashamed_is_one_tap_away_from_a_person() -> None:
    for name in ("utter_huilen", "utter_schaamte", "utter_niemand_helpt", "utter_laat_maar", "utter_even_niets"):
        for variant in HARD[name]:
            assert "/mens_graag" in {button["payload"] for button in variant["buttons"]}


def test_a_child_gets_a_number_that_is_well_sourced_and_no_parent_is_sent_there() -> None:
    (said,) = HARD["utter_kind_typt"]
    (line,) = said["custom"]["contacts_of"]
    entry = load_directory().get(line)

    assert "112" in said["text"].splitlines()
    assert (entry.phone, entry.level in ("A", "B")) == ("0800-0432", True)
    assert not entry.for_parents


def test_it_is_honest_about_who_can_see_the_screen() -> None:
    (said,) = HARD["utter_wie_leest_mee"]

    assert "kan je scherm wel zien" in said["text"]
    assert "kan ik niet wissen" in said["text"]
    assert "geschiedenis van je browser" in said["text"]
