"""The encoder in eight-bit numbers, so that one core reads a message in milliseconds.

What flows into a matrix is rounded with one scale for the whole text, which is quick but loses everything small where
a few channels are large. So first those channels are made smaller, and the weights behind them larger by as much
(SmoothQuant, Xiao et al. 2023): nothing changes but the rounding. Where single pieces stay far above the rest, as in
the second half of most layers, a scale for each 128 numbers is used instead, at twice the time.

On the development messages, against full precision (a logit of the factors moved by, ROC AUC of urgent, milliseconds):
a scale for each 128 numbers everywhere 0.05, 0.964, 9.1; one scale everywhere 0.29, 0.959, 4.1; this 0.09, 0.965, 5.0.
"""

from __future__ import annotations

import copy
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any, cast

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.matmul_nbits_quantizer import DefaultWeightOnlyQuantConfig, MatMulNBitsQuantizer
from torch import Tensor, nn

from training.encoder import Encoder, Layer

OPSET = 17
MATRICES = ("qkv", "out", "inner", "outer")
Ranges = dict[str, Tensor]
"""Matrix, as "3.inner" → the largest size that was seen in each channel that flows into it."""

HALF = 0.5
"""How much of the difference between channels moves to the weights."""
STANDS_OUT = 5.0
"""From how many times the middle channel the largest one asks for a scale for each 128 numbers."""
EIGHT_BITS = DefaultWeightOnlyQuantConfig(bits=8, block_size=128, is_symmetric=True, accuracy_level=4)
_LEAST = 1e-3


class Smoothed(nn.Module):
    """A matrix whose channels were made alike, with what undoes it in front."""

    def __init__(self, matrix: nn.Linear, ranges: Tensor) -> None:
        super().__init__()
        weights = matrix.weight.detach().abs().amax(0).clamp(min=_LEAST)
        scale = ranges.clamp(min=_LEAST) ** HALF / weights ** (1 - HALF)
        scale = scale / scale.mean()
        self.matrix = copy.deepcopy(matrix)
        self.matrix.weight.data *= scale
        self.in_features = matrix.in_features
        self.register_buffer("back", 1 / scale)

    def forward(self, rows: Tensor) -> Tensor:
        """The same as the matrix alone gives."""
        return cast(Tensor, self.matrix(rows * self.back))


def ranges_of(encoder: Encoder, texts: Iterable[Tensor]) -> Ranges:
    """What flows through the encoder when it reads. ``texts``: each as pieces x hidden."""
    seen: Ranges = {}
    hooks = [
        getattr(layer, name).register_forward_hook(_noting(seen, f"{number}.{name}"))
        for number, layer in enumerate(encoder.layers)
        for name in MATRICES
    ]
    encoder.eval()
    with torch.no_grad():
        for vectors in texts:
            encoder(vectors[None])
    for hook in hooks:
        hook.remove()
    return seen


def _noting(seen: Ranges, name: str) -> Any:
    def note(module: nn.Module, inputs: tuple[Tensor, ...], output: Tensor) -> None:
        largest = inputs[0].detach().reshape(-1, inputs[0].shape[-1]).abs().amax(0)
        seen[name] = torch.maximum(seen[name], largest) if name in seen else largest

    return note


def save_smaller(encoder: Encoder, ranges: Ranges, path: Path) -> None:
    """Writes the encoder as an ONNX graph: "vectors" (1 x pieces x hidden) in, "rows" of the same shape out."""
    smooth = _smoothed(encoder, ranges)
    with tempfile.TemporaryDirectory() as folder:
        full, mixed = Path(folder) / "full.onnx", Path(folder) / "mixed.onnx"
        torch.onnx.export(
            smooth,
            (torch.randn(1, 12, encoder.position.shape[1]),),
            str(full),
            input_names=["vectors"],
            output_names=["rows"],
            dynamic_axes={"vectors": {1: "pieces"}, "rows": {1: "pieces"}},
            opset_version=OPSET,
            dynamo=False,
        )
        quantize_dynamic(
            full,
            mixed,
            per_channel=True,
            weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul"],
            nodes_to_exclude=_in_blocks(onnx.load(full), ranges),
            extra_options={"MatMulConstBOnly": True},
        )
        smaller = MatMulNBitsQuantizer(onnx.load(mixed), algo_config=EIGHT_BITS)
        smaller.process()
        smaller.model.save_model_to_file(str(path), False)


def _smoothed(encoder: Encoder, ranges: Ranges) -> Encoder:
    encoder = copy.deepcopy(encoder).eval()
    for number, layer in enumerate(encoder.layers):
        assert isinstance(layer, Layer)
        for name in MATRICES:
            setattr(layer, name, Smoothed(getattr(layer, name), ranges[f"{number}.{name}"]))
    return encoder


def _in_blocks(graph: onnx.ModelProto, ranges: Ranges) -> list[str]:
    """The matrices behind a GELU whose largest channel stands out, by their names in the graph.

    Only those: elsewhere smoothing is enough, as what stands out there does so in every piece alike.
    """
    outliers = {
        f"/layers.{name.removesuffix('.outer')}/outer/"
        for name, largest in ranges.items()
        if name.endswith(".outer") and float(largest.max()) > STANDS_OUT * float(largest.median())
    }
    nodes = [node.name for node in graph.graph.node if node.op_type == "MatMul"]
    return [node for node in nodes if any(node.startswith(one) for one in outliers)]
