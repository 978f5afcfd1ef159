"""Examples of what a message does come from Rasa's own training files, as they are written there."""

from __future__ import annotations

from pathlib import Path

import yaml

from language.dialogue_examples import read_examples
from language.fingerprint import DIALOGUE, ROOT

FILE = """
version: "3.1"
nlu:
  - intent: ja
    examples: |
      - ja
      - ja - dat klopt
      -   ja hoor

  - intent: nee
    examples: |
      - nee
      - -nee-
"""


def test_every_example_is_read_with_its_intent_in_order(tmp_path: Path) -> None:
    (tmp_path / "sturen.yml").write_text(FILE, encoding="utf-8")

    assert read_examples(tmp_path) == [
        ("ja", "ja"),
        ("ja - dat klopt", "ja"),
        ("ja hoor", "ja"),
        ("nee", "nee"),
        ("-nee-", "nee"),
    ]


def test_files_are_read_by_name_so_that_training_is_the_same_everywhere(tmp_path: Path) -> None:
    for name in ("b", "a"):
        (tmp_path / f"{name}.yml").write_text(f"nlu:\n- intent: {name}\n  examples: '- {name}'\n", encoding="utf-8")

    assert read_examples(tmp_path) == [("a", "a"), ("b", "b")]


def test_a_file_without_examples_adds_nothing(tmp_path: Path) -> None:
    (tmp_path / "leeg.yml").write_text("", encoding="utf-8")
    (tmp_path / "regels.yml").write_text("version: '3.1'\nrules: []\n", encoding="utf-8")
    (tmp_path / "notities.md").write_text("- geen voorbeeld", encoding="utf-8")

    assert read_examples(tmp_path) == []


def test_the_examples_of_the_project_name_only_intents_of_the_domain() -> None:
    domain = yaml.safe_load((ROOT / "bot" / "domain" / "gesprek.yml").read_text(encoding="utf-8"))
    examples = read_examples(DIALOGUE)

    assert {intent for _, intent in examples} <= set(domain["intents"])
    assert len(examples) > 100


def test_no_example_stands_under_two_intents() -> None:
    meant: dict[str, str] = {}
    for text, intent in read_examples(DIALOGUE):
        assert meant.setdefault(text.lower(), intent) == intent, text
