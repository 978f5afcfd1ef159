"""The whole way from labelled statements to the files in ``language/artefact``, in one command.

``python -m training.make_reader --work FOLDER`` trains on every statement, calibrates on the development
messages (of authors that it has not read), and exports. ``--reuse`` calibrates and exports a kept reader;
``--average`` takes the mean of it and of readers kept in other folders.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch

from language.e5 import FOLDER
from language.vocabulary import Vocabulary
from training.averaging import averaged
from training.calibrate import calibrate
from training.card import card_of
from training.encoder import Reader, pretrained
from training.export import Told, export
from training.fine_tune import Recipe, logits, train
from training.leave_one_out import STATEMENTS
from training.smaller import ranges_of
from training.statements import HEADS, Statements, read_statements
from training.vocabulary import pruned_vocabulary
from training.weights import Weights, read_weights, wheel_file

DEVELOPMENT = Path("tests/development")
LOOKED_AT, SEED = 400, 1
"""Statements that are read to see what flows through the encoder, and how they are chosen."""


class OtherStatements(ValueError):
    """The kept reader does not belong to the statements that are in the folder now."""


def main() -> None:
    """Reads the arguments and goes through the steps; each says what it did."""
    options = _arguments()
    torch.set_num_threads(options.threads)
    options.work.mkdir(parents=True, exist_ok=True)
    data, development = read_statements(STATEMENTS), read_statements(DEVELOPMENT)
    print(f"{len(data.texts)} statements of {len(set(data.authors))} authors", flush=True)
    weights = read_weights(wheel_file())
    path = options.work / "vocabulary.npz"
    recipe = Recipe(epochs=options.epochs, seed=options.seed)
    if options.reuse:
        reader = kept_reader(options.work / "reader.pt", data, weights, recipe)
    else:
        pruned_vocabulary(weights, [*data.texts, *data.asked], "", path)
        reader = train(data, np.arange(len(data.texts)), Vocabulary.load(path), weights, recipe)
        made_from = {"digest": data.digest, "epochs": recipe.epochs}
        torch.save({"reader": reader.state_dict(), **made_from}, options.work / "reader.pt")
    reader.load_state_dict(averaged(reader.state_dict(), options.average))
    vocabulary = Vocabulary.load(path)
    answers = logits(reader, development.texts, development.asked, vocabulary)
    calibration = calibrate(answers, {"factors": development.factors, **development.choices})
    card = card_of(data, development, answers, calibration, recipe, averaged=len(options.average) + 1)
    ranges = ranges_of(reader.encoder, some_texts(data, vocabulary))
    export(reader, path, ranges, Told(calibration, data.digest, card), options.out)
    size = sum(file.stat().st_size for file in options.out.iterdir()) / 1e6
    print(f"{options.out}: {size:.1f} MB", flush=True)


def some_texts(data: Statements, vocabulary: Vocabulary) -> Iterator[torch.Tensor]:
    """Statements as the encoder gets them, to see what flows through it."""
    chosen = np.random.default_rng(SEED).choice(len(data.texts), min(LOOKED_AT, len(data.texts)), replace=False)
    for number in chosen:
        for window in vocabulary.windows(data.texts[number], data.asked[number]):
            yield torch.from_numpy(vocabulary.vectors(window.numbers))


def kept_reader(path: Path, data: Statements, weights: Weights, recipe: Recipe) -> Reader:
    """A reader that was trained to the end. Raises OtherStatements, so that the card cannot tell tales."""
    kept = torch.load(path, weights_only=True)
    if (kept["digest"], kept["epochs"]) != (data.digest, recipe.epochs):
        raise OtherStatements(f"{path.name} was made from other statements or epochs; train again")
    reader = Reader(pretrained(weights), {n: len(v) for n, v in HEADS.items()}, weights.sizes.hidden)
    reader.load_state_dict(kept["reader"])
    return reader


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True, help="where the reader is kept meanwhile")
    parser.add_argument("--out", type=Path, default=FOLDER)
    parser.add_argument("--reuse", action="store_true", help="calibrate and export the reader kept in --work again")
    parser.add_argument("--average", type=Path, nargs="*", default=[], help="folders of readers to average it with")
    parser.add_argument("--seed", type=int, default=Recipe.seed)
    parser.add_argument("--epochs", type=int, default=Recipe.epochs)
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


if __name__ == "__main__":
    main()
