"""Measures a recipe honestly: trains without one author's statements and reads those.

``python -m training.leave_one_out --author rotterdam_zuid --out folder``
"""

from __future__ import annotations

import argparse
from dataclasses import fields
from pathlib import Path
from typing import Any

import numpy as np
import torch

from language.vocabulary import Vocabulary
from training.encoder import Reader
from training.fine_tune import Recipe, logits, train
from training.measure import marks, share_right
from training.statements import Statements, read_statements
from training.vocabulary import pruned_vocabulary
from training.weights import Weights, read_weights, wheel_file

STATEMENTS = Path("bot/data/factors")


def main() -> None:
    """Reads the arguments, measures the recipe."""
    options = _arguments()
    torch.set_num_threads(options.threads)
    options.out.mkdir(parents=True, exist_ok=True)
    data = read_statements(STATEMENTS)
    weights = read_weights(wheel_file())
    path = options.out / f"vocabulary{'_' + options.prefix.strip(': ') if options.prefix else ''}.npz"
    if not path.is_file():
        pruned_vocabulary(weights, data.texts, options.prefix, path)
    recipe = Recipe(**{f.name: getattr(options, f.name) for f in fields(Recipe) if f.name != "half"})
    vocabulary = Vocabulary.load(path)
    read_left_out(data, options.author, weights, vocabulary, recipe, options.out, options.name)


def read_left_out(
    data: Statements,
    author: str,
    weights: Weights,
    vocabulary: Vocabulary,
    recipe: Recipe,
    out: Path,
    name: str = "",
) -> Path:
    """Trains without the author, prints the marks after each epoch; returns the file with the answers."""
    left_out = np.flatnonzero(data.authors == author)
    texts, asked = [data.texts[n] for n in left_out], [data.asked[n] for n in left_out]
    right = data.factors[left_out]
    unread = set(texts)  # a short text may stand in two files: then neither copy is learned from
    rest = np.array([n for n, text in enumerate(data.texts) if text not in unread])
    path = out / f"{author}{name}.npz"
    print(f"{author}: {len(rest)} to learn from, {len(left_out)} to read", flush=True)

    def show(reader: Reader) -> None:
        answers = logits(reader, texts, asked, vocabulary)
        sides = [f"{h} {share_right(answers[h], data.choices[h][left_out]):.2f}" for h in ("about", "time", "phase")]
        print(marks(answers["factors"], right).row(), *sides, sep=" | ", flush=True)
        kept: dict[str, Any] = {"texts": np.array(texts), "right": right, **answers}
        np.savez(path, **kept)
        torch.save(reader.state_dict(), path.with_suffix(".pt"))

    train(data, rest, vocabulary, weights, recipe, show)
    return path


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--author", required=True, help="the file to leave out, without its ending")
    parser.add_argument("--out", type=Path, required=True, help="where the answers are kept")
    parser.add_argument("--name", default="", help="added to the name of the answers")
    parser.add_argument("--prefix", default="")
    parser.add_argument("--threads", type=int, default=2)
    for field in fields(Recipe):
        if field.name != "half":
            parser.add_argument(f"--{field.name}", type=type(field.default), default=field.default)
    return parser.parse_args()


if __name__ == "__main__":
    main()
