"""Fine-tunes the encoder with its heads on statements; word vectors stay as they are."""

from __future__ import annotations

import math
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn
from torch.nn import functional

from language.e5 import Vocabulary
from training.encoder import Reader, pretrained
from training.statements import HEADS, Statements, changed
from training.weights import Weights


@dataclass(frozen=True)
class Recipe:
    """How to train. The values fit half an hour on two shared cores; more epochs may still help."""

    epochs: int = 4
    batch: int = 16
    rate: float = 1e-4
    head_rate: float = 1e-3
    decay: float = 0.9
    """Each layer learns this much slower than the one above it."""
    warm_up: float = 0.1
    """Share of the steps in which the rate climbs."""
    dropout: float = 0.0
    """Inside the layers; costs a tenth of the time."""
    frozen: int = 4
    """Lowest layers that stay as they are; four save a quarter of the time."""
    forget: float = 0.05
    """Share of the pieces of a text that a reading leaves out, so that no single word decides."""
    side: float = 0.3
    """How much about, time and phase count beside the factors."""
    seed: int = 7
    half: bool = False
    """Multiplies in bfloat16: measured slower on two cores with AVX-512."""


@dataclass(frozen=True)
class Batch:
    """Some statements, as tensors."""

    vectors: Tensor
    filled: Tensor
    factors: Tensor
    choices: dict[str, Tensor]


def train(
    data: Statements,
    chosen: npt.NDArray[np.int64],
    vocabulary: Vocabulary,
    weights: Weights,
    recipe: Recipe,
    after: Callable[[Reader], None] | None = None,
) -> Reader:
    """Trains on the chosen statements. ``after`` is called at the end of every epoch."""
    torch.manual_seed(recipe.seed)
    torch.set_flush_denormal(True)  # tiny numbers in early steps make the processor crawl
    chance = random.Random(recipe.seed)
    reader = Reader(
        pretrained(weights, recipe.dropout, recipe.frozen), {n: len(v) for n, v in HEADS.items()}, weights.sizes.hidden
    )
    _start_rare(reader, data.factors[chosen])
    optimizer = torch.optim.AdamW(_groups(reader, recipe), weight_decay=0.01, fused=True)
    steps = math.ceil(len(chosen) / recipe.batch) * recipe.epochs
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _rate(step, steps, recipe.warm_up))
    emphasis = torch.from_numpy(_emphasis(data.factors[chosen]))
    for epoch in range(recipe.epochs):
        begun, total = time.monotonic(), 0.0
        reader.train()
        for batch in batches(data, chosen, vocabulary, recipe, chance):
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=recipe.half):
                answers = reader(batch.vectors, batch.filled)
            loss = _loss(answers, batch, emphasis, recipe.side)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += float(loss.detach()) * len(batch.factors)
        print(f"epoch {epoch + 1}: loss {total / len(chosen):.3f}, {time.monotonic() - begun:.0f} s", flush=True)
        if after is not None:
            after(reader)
    return reader


def batches(
    data: Statements, chosen: npt.NDArray[np.int64], vocabulary: Vocabulary, recipe: Recipe, chance: random.Random
) -> Iterator[Batch]:
    """One epoch in random order, each text lightly changed; texts of about one length go together."""
    order, size = list(chosen), recipe.batch
    chance.shuffle(order)
    cut = {n: forgetful(vocabulary.windows(changed(data.texts[n], chance))[0], recipe.forget, chance) for n in order}
    pool = 16 * size
    groups = []
    for at in range(0, len(order), pool):
        near = sorted(order[at : at + pool], key=lambda n: len(cut[n]))
        groups += [near[here : here + size] for here in range(0, len(near), size)]
    chance.shuffle(groups)
    for group in groups:
        vectors, filled = padded([cut[n] for n in group], vocabulary)
        yield Batch(
            vectors,
            filled,
            torch.from_numpy(data.factors[group]),
            {head: torch.from_numpy(right[group]) for head, right in data.choices.items()},
        )


def forgetful(numbers: list[int], share: float, chance: random.Random) -> list[int]:
    """The pieces without some of them; begin and end stay."""
    middle = [n for n in numbers[1:-1] if chance.random() >= share]
    return [numbers[0], *middle, numbers[-1]]


def padded(lists: list[list[int]], vocabulary: Vocabulary) -> tuple[Tensor, Tensor]:
    """Vectors of several texts in one tensor, and which of its places are filled."""
    longest = max(map(len, lists))
    vectors = np.zeros((len(lists), longest, 384), dtype=np.float32)
    filled = np.zeros((len(lists), longest), dtype=np.bool_)
    for row, numbers in enumerate(lists):
        vectors[row, : len(numbers)] = vocabulary.vectors(numbers)
        filled[row, : len(numbers)] = True
    return torch.from_numpy(vectors), torch.from_numpy(filled)


def logits(reader: Reader, texts: list[str], vocabulary: Vocabulary, size: int = 32) -> dict[str, np.ndarray]:
    """What the heads say of the texts (first window of each)."""
    reader.eval()
    cut = [vocabulary.windows(text)[0] for text in texts]
    order = sorted(range(len(cut)), key=lambda n: len(cut[n]))
    found = {name: np.zeros((len(texts), len(labels)), dtype=np.float32) for name, labels in HEADS.items()}
    with torch.no_grad():
        for at in range(0, len(order), size):
            group = order[at : at + size]
            for name, rows in reader(*padded([cut[n] for n in group], vocabulary)).items():
                found[name][group] = rows.float().numpy()
    return found


def _emphasis(factors: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """How much a "yes" counts: a label with thirty examples is not drowned by three thousand texts."""
    share = np.clip(factors.mean(axis=0), 1e-4, 1.0)
    return np.asarray(np.clip(0.5 / np.sqrt(share), 1.0, 8.0), dtype=np.float32)


def _loss(answers: dict[str, Tensor], batch: Batch, emphasis: Tensor, side: float) -> Tensor:
    factors = functional.binary_cross_entropy_with_logits(
        answers["factors"].float(), batch.factors, pos_weight=emphasis, reduction="none"
    )
    loss = factors.sum(dim=1).mean()
    for head, right in batch.choices.items():
        loss = loss + side * functional.cross_entropy(answers[head].float(), right)
    return loss


def _start_rare(reader: Reader, factors: npt.NDArray[np.float32]) -> None:
    """The factor head begins at how often each label occurs: nothing to unlearn first."""
    share = np.clip(factors.mean(axis=0), 1e-3, 0.5)
    head = reader.heads["factors"]
    assert isinstance(head, nn.Linear)
    with torch.no_grad():
        head.bias.copy_(torch.from_numpy(np.log(share / (1.0 - share))))


def _groups(reader: Reader, recipe: Recipe) -> list[dict[str, Any]]:
    encoder = reader.encoder
    layers = len(encoder.layers)
    groups: list[dict[str, Any]] = [{"params": list(reader.heads.parameters()), "lr": recipe.head_rate}]
    for number, layer in enumerate(encoder.layers):
        rate = recipe.rate * recipe.decay ** (layers - 1 - number)
        groups.append({"params": list(layer.parameters()), "lr": rate})
    lowest = [encoder.position, *encoder.norm.parameters()]
    groups.append({"params": lowest, "lr": recipe.rate * recipe.decay**layers})
    for group in groups:
        group["params"] = [p for p in group["params"] if p.requires_grad]
    return [group for group in groups if group["params"]]


def _rate(step: int, steps: int, warm_up: float) -> float:
    climb = max(1, int(steps * warm_up))
    if step < climb:
        return (step + 1) / climb
    return max(0.02, (steps - step) / max(1, steps - climb))
