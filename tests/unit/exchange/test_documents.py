"""The documents for jurists, professionals and parents: marked as drafts, true to the files they name, and readable."""

from __future__ import annotations

import re

import pytest

from language.fingerprint import ROOT
from language.wording import never_said_in
from tests.unit.exchange.test_source_lines import A_LABEL_ON_A_PERSON
from tests.wording.budget import broken
from tests.wording.parent_texts import ParentText

DOCS = ROOT / "docs"
FOR_A_JURIST = ("dpia.md", "beoogd-doel.md", "verwerkingsregister.md", "algoritmeregister.md")
ONE_PAGE = {"voor-professionals.md": 650, "voor-ouders.md": 450}
"""Words that fit on one page."""
NAMED_FILE = re.compile(r"`((?:docs/|support/|web/)?[\w/-]+\.(?:md|yml|py))`")
SENTENCE_RULES = ("te_lange_zin", "gemiddelde_zin_te_lang", "te_veel_bijzinnen", "te_veel_lijdend", "moeilijk_woord")


def text_of(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", FOR_A_JURIST)
def test_what_is_for_a_jurist_is_marked_as_a_draft_at_the_top(name: str) -> None:
    assert "**Concept" in "\n".join(text_of(name).splitlines()[:4])


@pytest.mark.parametrize("name", ["dpia.md", "beoogd-doel.md", "verwerkingsregister.md"])
def test_open_questions_are_listed(name: str) -> None:
    open_questions = text_of(name).rpartition("## Open vragen")[2]

    assert len(re.findall(r"^\d+\. ", open_questions, re.MULTILINE)) >= 4


@pytest.mark.parametrize("name", [*FOR_A_JURIST, *ONE_PAGE])
def test_every_file_that_is_named_exists(name: str) -> None:
    named = NAMED_FILE.findall(text_of(name))

    assert not [file for file in named if not any((folder / file).is_file() for folder in (ROOT, DOCS))]


@pytest.mark.parametrize("name", [*FOR_A_JURIST, *ONE_PAGE])
def test_no_document_puts_a_label_on_a_person(name: str) -> None:
    found = {match[0].lower() for match in A_LABEL_ON_A_PERSON.finditer(text_of(name))}

    assert found <= {"score"}, "the word may stand where it is said that there is none"


@pytest.mark.parametrize(("name", "most"), ONE_PAGE.items())
def test_a_guide_fits_on_one_page(name: str, most: int) -> None:
    assert len(re.findall(r"\w+", text_of(name))) <= most


def paragraphs_for_parents() -> list[str]:
    plain = re.sub(r"[*`]", "", text_of("voor-ouders.md"))
    parts = re.split(r"\n\s*\n|\n- |\n(?=#)", plain)
    return [" ".join(part.lstrip("#- ").split()) for part in parts if part.strip()]


@pytest.mark.parametrize("text", paragraphs_for_parents(), ids=lambda text: text[:40])
def test_the_guide_for_parents_is_plain_and_kind(text: str) -> None:
    told = ParentText("docs/voor-ouders.md", "", text)

    assert not [str(said) for said in never_said_in(text)]
    assert not [line for rule in SENTENCE_RULES for line in broken(told, rule)]  # type: ignore[arg-type]
