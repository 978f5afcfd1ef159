"""Writes what runs beside a conversation: the encoder in eight bits, vocabulary, heads, model card."""

from __future__ import annotations

import json
import math
import shutil
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization.matmul_nbits_quantizer import DefaultWeightOnlyQuantConfig, MatMulNBitsQuantizer
from torch import nn

from language.vocabulary import ASKED, WINDOW
from training.calibrate import Calibration
from training.encoder import Encoder, Reader
from training.statements import HEADS

PLACES = WINDOW + ASKED + 8
"""Positions that can occur: a window with its marks, behind the question asked."""
OPSET = 17
EIGHT_BITS = DefaultWeightOnlyQuantConfig(bits=8, block_size=128, is_symmetric=True, accuracy_level=4)
"""A scale for each 128 numbers, of weights and of what flows through: 12 ms for twenty words, answers as in
full precision. Plain dynamic quantisation (one scale for a whole text) took 6 ms and moved AUC by 0.004."""


def export(reader: Reader, vocabulary: Path, calibration: Calibration, digest: str, card: str, folder: Path) -> None:
    """Fills the folder. ``vocabulary``: the pruned one that the reader was trained with."""
    folder.mkdir(parents=True, exist_ok=True)
    save_encoder(reader.encoder, folder / "encoder.onnx")
    if vocabulary.resolve() != (folder / "vocabulary.npz").resolve():
        shutil.copyfile(vocabulary, folder / "vocabulary.npz")
    _save_heads(reader, calibration, folder / "heads.npz")
    about = {
        "heads": {name: list(labels) for name, labels in HEADS.items()},
        "thresholds": {label: _below(value) for label, value in calibration.thresholds.items()},
        "statements_sha256": digest,
    }
    (folder / "heads.json").write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")
    (folder / "card.md").write_text(card, encoding="utf-8")


def save_encoder(encoder: Encoder, path: Path) -> None:
    """The encoder as an ONNX graph whose large matrices hold eight-bit numbers."""
    encoder = _shortened(encoder)
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        example = torch.randn(1, 12, encoder.position.shape[1])
        torch.onnx.export(
            encoder,
            (example,),
            str(full),
            input_names=["vectors"],
            output_names=["rows"],
            dynamic_axes={"vectors": {1: "pieces"}, "rows": {1: "pieces"}},
            opset_version=OPSET,
            dynamo=False,
        )
        smaller = MatMulNBitsQuantizer(onnx.load(full), algo_config=EIGHT_BITS)
        smaller.process()
        smaller.model.save_model_to_file(str(path), False)


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
