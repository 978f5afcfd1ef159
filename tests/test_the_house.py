"""The house keeps its own rules: one-way imports, clean code, small files, clean texts, honest training data."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from rapidfuzz import fuzz, process

from language.dialogue_examples import read_examples
from language.fingerprint import DIALOGUE, ROOT, STATEMENTS
from language.statements import Statement, read_folder, unknown_labels
from support.catalogue import load_catalogue

OURS = ("bot", "language", "support", "web", "naast", "tests", "benchmarks", "training")
CHECKED_BY_MYPY = ("support", "language", "web", "naast")
MOST_LINES = 400
SAYS_NOTHING = re.compile(r"util(s|ity|ities)?|helpers?|commons?|managers?|misc|shared|base")
MEASURING_SETS = (ROOT / "tests" / "evaluation", ROOT / "tests" / "development", ROOT.parent / "shared" / "evaluation")
"""Messages that nothing is trained on; the last lies beside the repository, where there is one."""
NEARLY_THE_SAME = 92.0
LEAST = {"urgent": 400, "risk": 100, "protective": 100}
LEAST_STATEMENTS = 8000
LEAST_THAT_CARRY_NOTHING = 2000
LEAST_AUTHORS = 12
LEAST_OF_A_LENGTH = {(1, 6): 1000, (7, 20): 4000, (21, 999): 1500}
LEAST_IN_A_LANGUAGE = {"en": 70, "tr": 70, "pl": 70, "ar": 70, "es": 70, "fr": 70, "de": 70, "pap": 70}


# --- code ----------------------------------------------------------------------------------------------------


def test_imports_point_one_way() -> None:
    held("lint-imports", "--no-cache")


def test_ruff_finds_nothing() -> None:
    held("ruff", "check", "--no-cache", *(folder for folder in OURS if (ROOT / folder).is_dir()))


def test_mypy_finds_nothing() -> None:
    held("mypy", *(word for package in CHECKED_BY_MYPY for word in ("-p", package)))


def test_no_file_is_too_long_to_read() -> None:
    long = {str(file.relative_to(ROOT)): len(lines(file)) for file in source_files() if len(lines(file)) > MOST_LINES}

    assert not long


def test_every_module_is_named_after_what_it_does() -> None:
    assert not [file for file in source_files() if SAYS_NOTHING.fullmatch(file.stem)]


def test_every_module_says_what_it_is() -> None:
    silent = [file for file in source_files() if lines(file) and not lines(file)[0].startswith(('"""', "#!"))]

    assert not [str(file.relative_to(ROOT)) for file in silent]


def test_the_lock_file_is_not_in_git() -> None:
    tracked = subprocess.run(["git", "ls-files", "uv.lock"], cwd=ROOT, capture_output=True, text=True, check=False)

    assert tracked.stdout == ""
    assert "uv.lock" in (ROOT / ".gitignore").read_text(encoding="utf-8").split()


# --- training data -------------------------------------------------------------------------------------------


def test_the_statements_name_only_factors_of_the_catalogue() -> None:
    assert not unknown_labels(statements(), (factor.id for factor in load_catalogue().factors))


def test_each_factor_has_enough_statements() -> None:
    counts = Counter(factor for statement in statements() for factor in statement.factors)

    assert not {f.id: counts[f.id] for f in load_catalogue().factors if counts[f.id] < LEAST[f.kind]}


def test_enough_statements_carry_nothing() -> None:
    assert sum(not statement.factors for statement in statements()) >= LEAST_THAT_CARRY_NOTHING


def test_there_are_enough_statements_by_enough_authors() -> None:
    """`uv run python -m benchmarks.spread` shows the whole spread."""
    assert len(statements()) >= LEAST_STATEMENTS
    assert len(read_folder(STATEMENTS)) >= LEAST_AUTHORS


def test_there_are_short_ones_and_long_ones() -> None:
    lengths = [len(s.text.split()) for s in statements()]

    for (low, high), least in LEAST_OF_A_LENGTH.items():
        assert sum(low <= n <= high for n in lengths) >= least, f"{low} to {high} words"


def test_every_language_of_the_city_is_there() -> None:
    counts = Counter(s.lang for s in statements())

    assert not {lang: counts[lang] for lang, least in LEAST_IN_A_LANGUAGE.items() if counts[lang] < least}


@pytest.mark.parametrize("kind", [f.id for f in load_catalogue().of_kind("urgent")])
def test_what_is_not_urgent_is_there_as_often_as_each_urgent_kind_in_every_length(kind: str) -> None:
    """Otherwise a reader learns that long is urgent."""
    for low, high in LEAST_OF_A_LENGTH:
        ones = [s for s in statements() if low <= len(s.text.split()) <= high]
        assert sum(not s.urgent for s in ones) >= sum(kind in s.urgent for s in ones)


def test_no_two_statements_say_nearly_the_same() -> None:
    """Two that differ in a word and in what they mean are a lesson ("… met drinken", "… met roken"); they may stay."""
    long = [s for s in statements() if len(s.text.split()) >= 4]
    texts = [normal(s.text) for s in long]
    table = process.cdist(texts, texts, scorer=fuzz.ratio, score_cutoff=NEARLY_THE_SAME, dtype=np.uint8, workers=2)
    pairs = [(long[one], long[other]) for one, other in np.argwhere(np.triu(table, k=1) > 0)]

    same = [(one, other) for one, other in pairs if set(one.factors) == set(other.factors) and one.asked == other.asked]
    assert not [(one.text, other.text) for one, other in same]


def test_no_statement_is_nearly_a_message_that_is_measured_on() -> None:
    told = [normal(s.text) for s in statements() if len(s.text.split()) >= 4 and not s.asked]
    measured = [text for text in set(measured_texts()) if len(text.split()) >= 4]
    table = process.cdist(told, measured, scorer=fuzz.ratio, score_cutoff=NEARLY_THE_SAME, dtype=np.uint8, workers=2)

    assert not [(told[one], measured[other]) for one, other in np.argwhere(table > 0)]


def test_nothing_that_is_trained_on_is_also_measured_on() -> None:
    measured = set(measured_texts())
    trained = {
        f"{name}, {n}": s.text for name, group in read_folder(STATEMENTS).items() for n, s in enumerate(group, 1)
    }
    trained |= {f"{intent}, {number}": text for number, (text, intent) in enumerate(read_examples(DIALOGUE), 1)}

    assert not [place for place, text in trained.items() if normal(text) in measured]


def test_what_waits_to_be_learned_is_not_measured_on_either() -> None:
    waiting = [one for group in read_folder(STATEMENTS.parent / "factors_to_learn").values() for one in group]

    assert waiting
    assert not unknown_labels(waiting, (factor.id for factor in load_catalogue().factors))
    assert not {normal(statement.text) for statement in waiting} & set(measured_texts())


def test_what_waits_to_be_learned_holds_no_sentence_that_is_measured_on() -> None:
    waiting = [one for group in read_folder(STATEMENTS.parent / "factors_to_learn").values() for one in group]
    sentences = {f" {text} " for text in measured_texts() if len(text.split()) >= 4}

    held = [one.text for one in waiting if any(text in f" {normal(one.text)} " for text in sentences)]
    assert not held


def test_there_is_something_to_measure_on() -> None:
    assert len(set(measured_texts())) >= 100


# --- help ----------------------------------------------------------------------------------------------------


def held(tool: str, *arguments: str) -> None:
    """Runs a tool of this environment in the repository; its words are the failure."""
    found = shutil.which(tool, path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}")
    assert found, f"{tool} is not installed"
    ended = subprocess.run([found, *arguments], cwd=ROOT, capture_output=True, text=True, timeout=240, check=False)
    assert ended.returncode == 0, ended.stdout[-4000:] + ended.stderr[-2000:]


@cache
def source_files() -> tuple[Path, ...]:
    found = (file for folder in OURS for file in (ROOT / folder).rglob("*.py"))
    return tuple(sorted(file for file in found if "node_modules" not in file.parts))


@cache
def lines(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").splitlines()


@cache
def statements() -> tuple[Statement, ...]:
    return tuple(statement for group in read_folder(STATEMENTS).values() for statement in group)


def measured_texts() -> Iterator[str]:
    """Normalised texts of three words and more; an answer says nothing without the question before it."""
    for folder in MEASURING_SETS:
        for file in sorted(folder.glob("*.jsonl")):
            for line in filter(str.strip, lines(file)):
                message = json.loads(line)
                text = normal(message["text"])
                if len(text.split()) >= 3 and not message.get("asked"):
                    yield text


def normal(text: str) -> str:
    """Small letters and single spaces, without punctuation."""
    return " ".join(re.findall(r"\w+", text.lower()))


@pytest.fixture(autouse=True, scope="module")
def _forget_files_afterwards() -> Iterator[None]:
    yield
    lines.cache_clear()
