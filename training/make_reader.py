"""The whole way from labelled statements to the files in ``language/artefact``, in one command.

``python -m training.make_reader --work FOLDER`` leaves two authors out in turn, calibrates on what the
model says of them, trains on everything, and exports. ``--answers FILE …`` reuses kept answers.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch

from language.e5 import FOLDER, Vocabulary
from training.answers import read_answers
from training.calibrate import calibrate
from training.card import card_of
from training.encoder import Reader, pretrained
from training.export import export
from training.fine_tune import Recipe, train
from training.leave_one_out import STATEMENTS, read_left_out
from training.statements import HEADS, Statements, read_statements
from training.vocabulary import pruned_vocabulary
from training.weights import Weights, read_weights, wheel_file


class OtherStatements(ValueError):
    """The kept reader does not belong to the statements that are in the folder now."""


def main() -> None:
    """Reads the arguments and goes through the steps; each says what it did."""
    options = _arguments()
    torch.set_num_threads(options.threads)
    options.work.mkdir(parents=True, exist_ok=True)
    data = read_statements(STATEMENTS)
    print(f"{len(data.texts)} statements of {len(set(data.authors))} authors", flush=True)
    weights = read_weights(wheel_file())
    path = options.work / "vocabulary.npz"
    if not options.reuse:
        pruned_vocabulary(weights, data.texts, "", path)
    vocabulary = Vocabulary.load(path)
    recipe = Recipe(epochs=options.epochs)
    kept: Sequence[Path] = options.answers
    if not kept:
        chosen = options.authors or _largest(data, 2)
        kept = [read_left_out(data, author, weights, vocabulary, recipe, options.work) for author in chosen]

    if options.reuse:
        reader = kept_reader(options.work / "reader.pt", data, weights, recipe)
    else:
        reader = train(data, np.arange(len(data.texts)), vocabulary, weights, recipe)
        made_from = {"digest": data.digest, "epochs": recipe.epochs}
        torch.save({"reader": reader.state_dict(), **made_from}, options.work / "reader.pt")
    answers = read_answers(kept, data)
    calibration = calibrate(answers.logits, answers.right(data))
    card = card_of(data, answers, calibration, recipe)
    export(reader, path, calibration, data.digest, card, options.out)
    size = sum(file.stat().st_size for file in options.out.iterdir()) / 1e6
    print(f"{options.out}: {size:.1f} MB", flush=True)


def kept_reader(path: Path, data: Statements, weights: Weights, recipe: Recipe) -> Reader:
    """A reader that was trained to the end. Raises OtherStatements, so that the card cannot tell tales."""
    kept = torch.load(path, weights_only=True)
    if (kept["digest"], kept["epochs"]) != (data.digest, recipe.epochs):
        raise OtherStatements(f"{path.name} was made from other statements or epochs; train again")
    reader = Reader(pretrained(weights), {n: len(v) for n, v in HEADS.items()}, weights.sizes.hidden)
    reader.load_state_dict(kept["reader"])
    return reader


def _largest(data: Statements, count: int) -> list[str]:
    names, sizes = np.unique(data.authors, return_counts=True)
    return [str(names[n]) for n in np.argsort(-sizes)[:count]]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True, help="where models and answers are kept meanwhile")
    parser.add_argument("--out", type=Path, default=FOLDER)
    parser.add_argument("--authors", nargs="*", default=[], help="authors to leave out; else the two largest")
    parser.add_argument("--answers", type=Path, nargs="*", default=[], help="kept answers, instead of authors")
    parser.add_argument("--reuse", action="store_true", help="export the reader kept in --work again")
    parser.add_argument("--epochs", type=int, default=Recipe.epochs)
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


if __name__ == "__main__":
    main()
