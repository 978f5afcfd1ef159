"""Writes what runs beside a conversation: the encoder in eight bits, vocabulary, heads, model card."""

from __future__ import annotations

import json
import math
import shutil
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from torch import nn

from language.vocabulary import ASKED, WINDOW
from training.calibrate import Calibration
from training.encoder import Encoder, Reader
from training.smaller import Ranges, save_smaller
from training.statements import HEADS

PLACES = WINDOW + ASKED + 8
"""Positions that can occur: a window with its marks, behind the question asked."""


@dataclass(frozen=True)
class Told:
    """What is written beside the encoder."""

    calibration: Calibration
    digest: str
    """SHA-256 of the statements that it was trained on."""
    card: str


def export(reader: Reader, vocabulary: Path, ranges: Ranges, told: Told, folder: Path) -> None:
    """Fills the folder. ``vocabulary``: the pruned one that the reader was trained with."""
    folder.mkdir(parents=True, exist_ok=True)
    save_smaller(_shortened(reader.encoder), ranges, folder / "encoder.onnx")
    if vocabulary.resolve() != (folder / "vocabulary.npz").resolve():
        shutil.copyfile(vocabulary, folder / "vocabulary.npz")
    _save_heads(reader, told.calibration, folder / "heads.npz")
    about = {
        "heads": {name: list(labels) for name, labels in HEADS.items()},
        "thresholds": {label: _below(value) for label, value in told.calibration.thresholds.items()},
        "statements_sha256": told.digest,
    }
    (folder / "heads.json").write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")
    (folder / "card.md").write_text(told.card, encoding="utf-8")


def _below(value: float) -> float:
    """Four decimals, never above: the statement that set the threshold still passes it."""
    return math.floor(value * 1e4) / 1e4


def _shortened(encoder: Encoder) -> Encoder:
    encoder.eval()
    encoder.position = nn.Parameter(encoder.position.detach()[:PLACES].clone(), requires_grad=False)
    return encoder


def _save_heads(reader: Reader, calibration: Calibration, path: Path) -> None:
    """All heads beside each other, with the calibration multiplied in."""
    weights, bias = [], []
    for name in HEADS:
        head = reader.heads[name]
        assert isinstance(head, nn.Linear)
        scale, shift = calibration.scale[name], calibration.shift[name]
        weights.append(head.weight.detach().numpy().T * scale)
        bias.append(head.bias.detach().numpy() * scale + shift)
    np.savez(
        path,
        weights=np.concatenate(weights, axis=1).astype(np.float32),
        bias=np.concatenate(bias).astype(np.float32),
    )
