"""deduce and ours together; where deduce keeps what it builds; the development sentences as a regression."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.redaction import found, outcome_of, read_sentences, untouched
from language.fingerprint import ROOT
from language.redaction import Redactor
from language.redaction_deduce import CACHE_VARIABLE, Deduce, cache_folder

SENTENCES = ROOT / "tests" / "development" / "redactie" / "redactie_ontwikkeling.jsonl"
LEAST_FOUND = 0.95
LEAST_UNTOUCHED = 0.98
TEXT = "Mijn begeleider J. de Boer belt Sanne Kuipers."


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which deduce has kept its lists."""
    folder = tmp_path_factory.mktemp("redaction")
    Deduce.load({CACHE_VARIABLE: str(folder)})
    return folder


@pytest.fixture(scope="module")
def redactor(kept: Path) -> Redactor:
    return Redactor(Deduce.load({CACHE_VARIABLE: str(kept)}))


def test_deduce_keeps_its_lists_in_the_folder_that_is_named_and_nothing_else(kept: Path) -> None:
    folder = cache_folder({CACHE_VARIABLE: str(kept)})

    assert sorted(file.name for file in folder.iterdir()) == ["cache", "lists"]
    assert (folder / "cache" / "lookup_structs.pickle").stat().st_size > 0


def test_lists_that_were_cut_off_are_built_anew(kept: Path) -> None:
    pickle = cache_folder({CACHE_VARIABLE: str(kept)}) / "cache" / "lookup_structs.pickle"
    whole = pickle.read_bytes()
    pickle.write_bytes(whole[: len(whole) // 2])

    assert list(Deduce.load({CACHE_VARIABLE: str(kept)}).find(TEXT))
    assert pickle.stat().st_size > len(whole) // 2


def test_without_a_folder_that_can_be_written_it_works_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "a file").write_text("")

    assert list(Deduce.load({CACHE_VARIABLE: str(tmp_path / "a file" / "folder")}).find(TEXT))


def test_the_package_itself_is_not_written_to() -> None:
    from language.redaction_data import deduce_lists

    assert not (deduce_lists().parent / "cache" / "lookup_structs.pickle").exists()


def test_what_deduce_finds_goes_and_the_title_stays(redactor: Redactor) -> None:
    assert redactor.redact(TEXT).text == "Mijn begeleider [naam] belt [naam]."
    assert redactor.redact("Mevrouw Jansen van het wijkteam").text == "Mevrouw [naam] van het wijkteam"


@pytest.mark.parametrize(
    "text",
    [
        "Vragenlijst 12 is lang.",
        "Hoop geeft me kracht.",
        "Mevrouw van Kraamzorg belde.",
        "We wonen in Limburg en werken bij Albert Heijn.",
        "Mijn kind is 3 jaar en weegt 14 kilo.",
        "Op 1 maart 2025 verloor ik mijn baan.",
    ],
)
def test_what_deduce_takes_by_mistake_stays(redactor: Redactor, text: str) -> None:
    assert redactor.redact(text).text == text


def test_no_rule_worsens_what_was_reached_on_the_development_sentences(redactor: Redactor) -> None:
    outcomes = [outcome_of(redactor.find, sentence) for sentence in read_sentences(SENTENCES)]
    all_found, all_untouched = found(outcomes), untouched(outcomes)

    assert all_found.right / all_found.of >= LEAST_FOUND
    assert all_untouched.right / all_untouched.of >= LEAST_UNTOUCHED


def test_what_went_through_once_stays_as_it_is(redactor: Redactor) -> None:
    for sentence in read_sentences(SENTENCES):
        once = redactor.redact(sentence.text)
        again = redactor.redact(once.text)
        assert (again.text, again.taken) == (once.text, ()), sentence.id
