"""Trains the reader's heads when their data changed, and keeps them in a cache by the hash of that data."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from language.classifier import Classifier
from language.dialogue_examples import read_examples
from language.e5 import E5Reader
from language.features import features
from language.fingerprint import DIALOGUE, STATEMENTS, is_trained, reader_folder
from language.kinds import kinds_of_catalogue
from language.statements import Statement, read_folder

TOLD_IN_DIALOGUE = 600
"""How many labelled statements stand beside the dialogue examples as things that people tell."""

Progress = Callable[[str, int], None]
"""Called with a word on the step and how many steps there are in all."""


def ensure_reader(progress: Progress | None = None) -> Path:
    """The folder of the reader for the present data; trains it where it is not there (about a minute)."""
    folder = reader_folder()
    if not is_trained():
        folder.parent.mkdir(parents=True, exist_ok=True)
        classifier = train(progress)
        with tempfile.TemporaryDirectory(dir=folder.parent) as unfinished:
            classifier.save(Path(unfinished) / "reader")
            shutil.rmtree(folder, ignore_errors=True)
            (Path(unfinished) / "reader").rename(folder)
    return folder


def train(progress: Progress | None = None) -> Classifier:
    """Fits every head on all statements and dialogue examples."""
    statements = [s for group in read_folder(STATEMENTS).values() for s in group]
    examples = read_examples(DIALOGUE)
    kinds = kinds_of_catalogue()
    labels = kinds.urgent + kinds.risk + kinds.protective
    intents = sorted({intent for _, intent in examples})
    steps = len(labels) + 5 + 4 + 4 + len(intents) + 2
    tell = (lambda word: progress(word, steps)) if progress else (lambda word: None)
    return fit(statements, examples, labels, tell)


def fit(
    statements: Sequence[Statement],
    examples: Sequence[tuple[str, str]],
    labels: Sequence[str],
    tell: Callable[[str], None] = lambda word: None,
) -> Classifier:
    """The linear heads from these statements and dialogue examples."""
    from language import fitting

    rows = fitting.matrix([features(s.text) for s in statements])
    tell("zinnen lezen")
    answers = np.array([[label in s.factors for label in labels] for s in statements])
    heads = {"factors": fitting.fit_many(rows, answers, labels, lambda: tell("factoren"))}
    answered: dict[str, list[str]] = {
        "about": [s.about for s in statements],
        "time": [s.time for s in statements],
        "phase": [s.phase or "none" for s in statements],
    }
    for name, values in answered.items():
        heads[name] = fitting.fit_one(rows, values, lambda: tell("wie en wanneer"))
    told = _told(statements)
    texts = [text for text, _ in examples] + [s.text for s in told]
    embeddings = E5Reader.load(threads=fitting.THREADS).predict(texts).embedding
    dialogue_rows = fitting.matrix([features(text, row) for text, row in zip(texts, embeddings)])
    tell("gesprek")
    heads["intent"] = fitting.fit_one(
        dialogue_rows, [i for _, i in examples] + ["vertelt"] * len(told), lambda: tell("gesprek")
    )
    return Classifier(heads=heads)


def _told(statements: Sequence[Statement]) -> list[Statement]:
    with_factors = [s for s in statements if s.risk or s.protective]
    step = max(1, len(with_factors) // TOLD_IN_DIALOGUE)
    return with_factors[::step]
