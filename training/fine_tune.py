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

from language.vocabulary import Vocabulary, Window
from training.encoder import Reader, pretrained
from training.statements import HEADS, Statements, changed
from training.weights import Weights

LONG_ENOUGH = 5
"""Words from which a text says the same whatever stood before it."""


@dataclass(frozen=True)
class Recipe:
    """How to train. The values fit three quarters of an hour on two cores."""

    epochs: int = 8
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
    stray: float = 0.1
    """Share of the texts that are read behind a question or message that has nothing to do with them."""
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
    counted: Tensor
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
                answers = reader(batch.vectors, batch.filled, batch.counted)
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
    strangers = [text for text in data.asked if text]
    cut = {}
    for n in order:
        asked = data.asked[n] or stray(data.texts[n], strangers, recipe.stray, chance)
        cut[n] = forgetful(vocabulary.windows(changed(data.texts[n], chance), asked)[0], recipe.forget, chance)
    pool = 16 * size
    groups = []
    for at in range(0, len(order), pool):
        near = sorted(order[at : at + pool], key=lambda n: len(cut[n][0]))
        groups += [near[here : here + size] for here in range(0, len(near), size)]
    chance.shuffle(groups)
    for group in groups:
        yield Batch(
            *padded([cut[n] for n in group], vocabulary),
            torch.from_numpy(data.factors[group]),
            {head: torch.from_numpy(right[group]) for head, right in data.choices.items()},
        )


Cut = tuple[list[int], int]
"""The pieces of a text, and the first of them that counts: before it stands the question asked."""


def forgetful(window: Window, share: float, chance: random.Random) -> Cut:
    """The pieces without some of them; the question, the first and the last stay."""
    first = max(1, window.counted)
    middle = [n for n in window.numbers[first:-1] if chance.random() >= share]
    return [*window.numbers[:first], *middle, window.numbers[-1]], window.counted


def stray(text: str, strangers: list[str], share: float, chance: random.Random) -> str:
    """Now and then a question that a longer text does not answer: the labels must come from the text."""
    if not strangers or len(text.split()) < LONG_ENOUGH or chance.random() >= share:
        return ""
    return chance.choice(strangers)


def padded(cut: list[Cut], vocabulary: Vocabulary) -> tuple[Tensor, Tensor, Tensor]:
    """Vectors of several texts in one tensor, which of its places are filled, and which count."""
    longest = max(len(numbers) for numbers, _ in cut)
    vectors = np.zeros((len(cut), longest, 384), dtype=np.float32)
    filled = np.zeros((len(cut), longest), dtype=np.bool_)
    counted = np.zeros((len(cut), longest), dtype=np.bool_)
    for row, (numbers, first) in enumerate(cut):
        vectors[row, : len(numbers)] = vocabulary.vectors(numbers)
        filled[row, : len(numbers)] = True
        counted[row, first : len(numbers)] = True
    return torch.from_numpy(vectors), torch.from_numpy(filled), torch.from_numpy(counted)


def logits(
    reader: Reader, texts: list[str], asked: list[str], vocabulary: Vocabulary, size: int = 32
) -> dict[str, np.ndarray]:
    """What the heads say of the texts (first window of each), each behind the question it answers."""
    reader.eval()
    windows = [vocabulary.windows(text, question)[0] for text, question in zip(texts, asked, strict=True)]
    cut = [(window.numbers, window.counted) for window in windows]
    order = sorted(range(len(cut)), key=lambda n: len(cut[n][0]))
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
