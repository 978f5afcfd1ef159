"""Rasa's default pipeline gets the same statements, one intent each, and is asked only what the cache does not know."""

import json
from pathlib import Path

import pytest
import yaml

from benchmarks import diet
from benchmarks.diet import Diet, configuration, found_in, intent_of, key, plain, training_data
from benchmarks.processes import Command
from benchmarks.sources import NotHere
from language.statements import Statement

STATEMENTS = [
    Statement(text="hij slaat me", urgent=("huiselijk_geweld", "verslaving")),
    Statement(text="[kijk](hier) ${HOME}\n  tweede regel 🙂"),
]


def test_the_pipeline_is_that_of_rasa_init_for_dutch() -> None:
    content = configuration()
    assert content["language"] == "nl"
    assert [one["name"] for one in content["pipeline"]] == [
        "WhitespaceTokenizer",
        "RegexFeaturizer",
        "LexicalSyntacticFeaturizer",
        "CountVectorsFeaturizer",
        "CountVectorsFeaturizer",
        "DIETClassifier",
        "FallbackClassifier",
    ]
    assert content["pipeline"][5]["epochs"] == 100


def test_a_statement_has_one_intent() -> None:
    assert [intent_of(one) for one in STATEMENTS] == ["huiselijk_geweld", "niets"]


def test_nothing_in_a_text_is_taken_for_a_mark_of_rasa() -> None:
    assert plain("[kijk](hier) ${HOME}\n  tweede regel 🙂") == "(kijk)(hier) $(HOME) tweede regel 🙂"
    assert plain("/wis alles") == "wis alles"
    assert plain(" / ") == "."
    assert plain(plain("//a  b")) == plain("//a  b")


def test_the_same_text_stands_once_under_its_intent() -> None:
    data = training_data([Statement(text="hoi"), Statement(text="hoi "), Statement(text="dag")])
    assert data["nlu"] == [{"intent": "niets", "examples": "- hoi\n- dag\n"}]


def test_what_is_not_in_the_cache_is_not_run_without_leave(tmp_path: Path) -> None:
    with pytest.raises(NotHere, match="--diet"):
        Diet.of(STATEMENTS, runs=False, cache=tmp_path).read([Statement(text="hoi")])


def test_what_is_in_the_cache_needs_no_rasa(tmp_path: Path) -> None:
    source = Diet.of(STATEMENTS, runs=False, cache=tmp_path)
    source.folder.mkdir(parents=True)
    reading = {"ranking": {"verslaving": 0.7, "niets": 0.2}, "milliseconds": 9.5}
    (source.folder / "readings.json").write_text(json.dumps({key("hij drinkt"): reading}), encoding="utf-8")
    answers = source.read([Statement(text="hij  drinkt")])
    assert answers.urgent is not None
    assert answers.urgent.tolist() == [True]
    assert answers.score == pytest.approx([0.8])
    assert answers.milliseconds.tolist() == [9.5]


def test_other_statements_or_epochs_have_another_folder(tmp_path: Path) -> None:
    folders = {
        Diet.of(STATEMENTS, runs=False, cache=tmp_path).folder,
        Diet.of(STATEMENTS[:1], runs=False, cache=tmp_path).folder,
        Diet.of(STATEMENTS, runs=False, epochs=5, cache=tmp_path).folder,
    }
    assert len(folders) == 3


def test_training_is_rasas_own_command_on_files_that_say_what_was_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commands: list[tuple[Command, float]] = []
    monkeypatch.setattr(diet, "run_to_end", lambda command, within: commands.append((command, within)))
    source = Diet.of(STATEMENTS, runs=True, cache=tmp_path)
    source.train()
    [(command, within)] = commands
    assert command.arguments[1:5] == ("-m", "rasa", "train", "nlu")
    assert command.folder == source.folder
    assert within < float("inf")
    assert yaml.safe_load((source.folder / "nlu.yml").read_text(encoding="utf-8")) == training_data(STATEMENTS)
    assert yaml.safe_load((source.folder / "config.yml").read_text(encoding="utf-8")) == configuration()


@pytest.mark.parametrize(
    ("ranking", "score", "urgent"),
    [
        ({"niets": 0.9, "verslaving": 0.1}, 0.1, False),
        ({"verslaving": 0.6, "niets": 0.3}, 0.7, True),
        ({"nlu_fallback": 0.3, "verslaving": 0.4, "niets": 0.35}, 0.65, False),
    ],
)
def test_urgent_is_what_is_not_nothing_and_decided_by_the_first_intent(
    ranking: dict[str, float], score: float, urgent: bool
) -> None:
    found = found_in(ranking)
    assert found.score == pytest.approx(score)
    assert found.urgent is urgent
