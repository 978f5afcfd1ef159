"""The wording guard finds what is never said, in every form, and leaves harmless words alone."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from language.wording import (
    DATA,
    BadWording,
    Rule,
    Sort,
    WordingGuard,
    never_said_in,
    read_wording,
    without_own_words,
    wording_guard,
)

RULES = wording_guard().rules
NEVER_A_LABEL = """kwetsbare moeder; kwetsbare zwangere; kwetsbaar gezin; risicogezin; risicozwangerschap;
probleemgezin; zorgmijder; verslaafde; slachtoffer; dader; multiproblem; lage SES; allochtoon; laagopgeleid; kansarm;
tienermoeder; achterstandswijk; score; risicoprofiel""".replace("\n", " ")


def guard(*never: str, behalve: tuple[str, ...] = (), alleen: str | None = None) -> WordingGuard:
    rule = {"id": "proef", "soort": "verwijt", "nooit": never, "behalve": behalve, "alleen": alleen}
    return WordingGuard([Rule.model_validate({**rule, "liever": ["anders"], "waarom": "Een reden.", "vindt": never})])


def found(text: str, *never: str, behalve: tuple[str, ...] = ()) -> list[str]:
    return [said.words for said in guard(*never, behalve=behalve).find(text)]


# --- the list -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("label", NEVER_A_LABEL.split("; "))
def test_each_word_of_the_definition_is_found(label: str) -> None:
    assert "etiket" in {said.rule.soort for said in never_said_in(f"Dit is een {label.upper()}.")}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_finds_its_own_examples(rule: Rule) -> None:
    missed = [text for text in rule.vindt if rule not in {said.rule for said in never_said_in(text, urgent=True)}]

    assert missed == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_leaves_harmless_words_alone(rule: Rule) -> None:
    hits = {text: [s.words for s in never_said_in(text, urgent=True) if s.rule == rule] for text in rule.laat_staan}

    assert {text: words for text, words in hits.items() if words} == {}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_what_is_said_instead_is_never_forbidden(rule: Rule) -> None:
    assert [str(said) for words in rule.liever for said in never_said_in(words, urgent=True)] == []


def test_there_is_a_rule_of_every_sort() -> None:
    assert {rule.soort for rule in RULES} == set(get_args(Sort))


# --- how words are looked for ---------------------------------------------------------------------------------


def test_a_word_counts_with_its_endings_and_not_within_another_word() -> None:
    assert found("De daders, en de dader.", "dader") == ["daders", "dader"]
    assert found("Doe dat dadelijk, met een wederdader.", "dader") == []


def test_a_short_word_has_no_endings() -> None:
    assert found("Uw luier is van u.", "u", "lui") == ["u"]


def test_a_star_is_any_letters_so_that_compounds_are_found() -> None:
    assert found("brandslachtoffers en slachtoffer-hulp", "*slachtoffer*") == ["brandslachtoffers", "slachtoffer-hulp"]
    assert found("een prachtkind", "pracht*", "*kind") == ["prachtkind"]


def test_dots_are_at_most_three_words_in_the_same_sentence() -> None:
    assert found("Had je dat niet eerder moeten zeggen?", "had je … moeten") == ["Had je dat niet eerder moeten"]
    assert found("Had je moeten bellen?", "had je … moeten") == ["Had je moeten"]
    assert found("Had je dat? Dan zou je moeten.", "had je … moeten") == []
    assert found("Had je dat nou maar wat eerder moeten doen?", "had je … moeten") == []


def test_a_slash_is_either_word_and_a_space_is_also_a_hyphen() -> None:
    assert found("Waarom ben je boos?", "waarom heb/ben je") == ["Waarom ben je"]
    assert found("een lage-SES-wijk", "lage ses") == ["lage-SES"]


def test_capitals_accents_and_curly_apostrophes_do_not_matter() -> None:
    assert found("CLIËNTEN en Risico’s", "client", "risico's") == ["CLIËNTEN", "Risico’s"]
    assert found("e\u0301e\u0301n clie\u0308nt", "een client") == ["één cliënt"]


def test_where_it_may_stand_it_is_left_alone_and_elsewhere_it_is_not() -> None:
    text = "kwetsbare omstandigheden, kwetsbare ouders"

    assert found(text, "*kwetsba*", behalve=("kwetsbare omstandighe*",)) == ["kwetsbare"]


def test_the_words_of_the_parent_are_left_out() -> None:
    assert found("Je schrijft: “ik ben een dader”.", "dader") == []
    assert without_own_words("Zei je “ja”?") == "Zei je “”?"


def test_some_words_are_too_heavy_only_at_an_urgent_moment() -> None:
    heavy = guard("geweld", alleen="dringend")

    assert heavy.find("dat is geweld") == ()
    assert [said.words for said in heavy.find("dat is geweld", urgent=True)] == ["geweld"]


def test_what_is_found_is_told_with_what_to_say_instead_and_why() -> None:
    said = never_said_in("U bent een slachtoffer.")

    assert [one.words for one in said] == ["slachtoffer", "U"]
    assert str(said[0]) == (
        "“slachtoffer” zeggen we nooit (slachtoffer). Zeg liever “wat jij meemaakt” of “dit overkwam jou”. "
        "Het maakt iemand klein en zegt niets over kracht."
    )


# --- the file -------------------------------------------------------------------------------------------------


def test_an_unknown_key_is_told_in_one_sentence(tmp_path: Path) -> None:
    file = tmp_path / "wording.yml"
    file.write_text(DATA.read_text(encoding="utf-8").replace("waarom:", "reden:", 1), encoding="utf-8")

    with pytest.raises(BadWording, match=r"^wording\.yml, at regels\.0\.\w+: [^\n]+\.$"):
        read_wording(file)


def test_an_id_that_stands_twice_is_told(tmp_path: Path) -> None:
    file = tmp_path / "wording.yml"
    twice = DATA.read_text(encoding="utf-8").replace("- id: risicogezin\n", "- id: kwetsbaar\n")
    file.write_text(twice, encoding="utf-8")

    with pytest.raises(BadWording, match="twice: kwetsbaar"):
        read_wording(file)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadWording, match="cannot be read"):
        read_wording(tmp_path / "wording.yml")
