"""The trained reader in the repository belongs to the statements of today, and reads anything at all."""

from __future__ import annotations

import json

import numpy as np
import pytest

from language.e5 import E5Reader, Predictions
from language.fingerprint import ARTEFACT, STATEMENTS
from language.kinds import kinds_of_catalogue
from language.vocabulary import SIZE
from training.statements import HEADS, digest_of

MOST_BYTES = 60_000_000
TEXTS = {
    "empty": "",
    "blank": " \n\t ",
    "2,000 characters": ("ik slaap slecht en mijn moeder helpt soms een beetje. " * 40)[:2000],
    "one word of 2,000 characters": "a" * 2000,
    "emoji": "😭😭👶🏽🏳️‍🌈",
    "Arabic": "زوجي يضربني كل يوم وأنا خائفة",
    "control characters": "\x00\x07\u200b\ufeff",
}


@pytest.fixture(scope="module")
def reader() -> E5Reader:
    return E5Reader.load()


@pytest.fixture(scope="module")
def found(reader: E5Reader) -> Predictions:
    return reader.predict(list(TEXTS.values()))


def test_it_was_trained_on_the_statements_as_they_are_now() -> None:
    written = json.loads((ARTEFACT / "heads.json").read_text(encoding="utf-8"))["statements_sha256"]

    assert written == digest_of(STATEMENTS), "the statements changed: train the reader again (training/README.md)"


def test_its_folder_is_small_enough_to_be_cloned() -> None:
    files = [path for path in ARTEFACT.rglob("*") if path.is_file()]

    assert {"encoder.onnx", "heads.json", "heads.npz", "vocabulary.npz", "card.md"} <= {p.name for p in files}
    assert sum(path.stat().st_size for path in files) <= MOST_BYTES


def test_it_knows_every_factor_of_the_catalogue_and_no_other(reader: E5Reader) -> None:
    assert reader.heads["factors"] == kinds_of_catalogue().all
    assert reader.heads == HEADS
    assert set(reader.thresholds) == set(kinds_of_catalogue().all)


@pytest.mark.parametrize("row", range(len(TEXTS)), ids=list(TEXTS))
def test_it_reads_any_text(row: int, found: Predictions) -> None:
    assert found.factors[row].shape == (len(found.labels),)
    assert ((found.factors[row] >= 0) & (found.factors[row] <= 1)).all()
    for choice in (found.about, found.time, found.phase):
        assert choice[row].sum() == pytest.approx(1.0, abs=1e-3)
    assert found.embedding[row].shape == (SIZE,)
    assert np.linalg.norm(found.embedding[row]) == pytest.approx(1.0, abs=1e-3)


def test_no_texts_get_no_rows(reader: E5Reader) -> None:
    nothing = reader.predict([])

    assert nothing.factors.shape == (0, len(nothing.labels))
    assert nothing.embedding.shape == (0, SIZE)


def test_what_stands_beside_a_text_changes_nothing(reader: E5Reader, found: Predictions) -> None:
    alone = reader.predict([TEXTS["Arabic"]])

    assert alone.factors[0] == pytest.approx(found.factors[list(TEXTS).index("Arabic")], abs=1e-6)


def test_violence_is_likelier_in_a_sentence_about_it_than_in_an_ordinary_one(reader: E5Reader) -> None:
    answers = reader.predict(["mijn man slaat mij", "we gaan morgen naar de markt"])
    column = answers.labels.index("huiselijk_geweld")

    assert answers.factors[0, column] > 10 * answers.factors[1, column]
