"""Which words, word pairs and character pieces of a text the linear classifier rests on for one label.

Its features are hashed, so the grams of the text are made once more, each with its bucket. What shares a
bucket within the text shares its weight.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from language.explanation import Gram, LabelGrams
from language.features import bucket_of, features, grams
from language.mixture import Mixture
from language.shorthand import plain_text

MOST_GRAMS = 10
MOST_WORDS = 8
_KINDS = {"w:": "word", "p:": "pair"}


def weigh(mixture: Mixture, text: str, label: str) -> LabelGrams:
    """What the grams of ``text`` weigh for ``label``."""
    item = features(text)
    each, base = mixture.ngram_weights(label, item.buckets)
    weights = {int(bucket): float(value * one) for bucket, value, one in zip(item.buckets, item.values, each)}
    belongs = _by_bucket(text)
    return LabelGrams(
        label,
        base,
        base + sum(weights.values()),
        _heaviest([_gram(belongs[bucket], weight) for bucket, weight in weights.items()], MOST_GRAMS),
        _heaviest(_words(belongs, weights), MOST_WORDS),
    )


def _by_bucket(text: str) -> dict[int, list[tuple[str, str]]]:
    """Bucket → its grams in the text, each with the word or the pair of words that it belongs to."""
    found: dict[int, list[tuple[str, str]]] = {}
    for owner, gram in _owned(plain_text(text).split()):
        found.setdefault(bucket_of(gram), []).append((owner, gram))
    return found


def _owned(words: list[str]) -> Iterator[tuple[str, str]]:
    for word in words:
        yield from ((word, gram) for gram in grams(word))
    for first, second in zip(words, words[1:]):
        yield f"{first} {second}", f"p:{first} {second}"


def _gram(belonging: list[tuple[str, str]], weight: float) -> Gram:
    names = dict.fromkeys(_shown(gram) for _, gram in belonging)
    return Gram(" = ".join(names), _kind(belonging[0][1]), weight)


def _words(belongs: Mapping[int, list[tuple[str, str]]], weights: Mapping[int, float]) -> list[Gram]:
    """Each word and each pair with what all its grams add; a gram that occurs twice is shared out evenly."""
    sums: dict[tuple[str, str], float] = {}
    for bucket, weight in weights.items():
        for owner, _ in belongs[bucket]:
            key = (owner, "pair" if " " in owner else "word")
            sums[key] = sums.get(key, 0.0) + weight / len(belongs[bucket])
    return [Gram(owner, kind, weight) for (owner, kind), weight in sums.items()]


def _heaviest(found: list[Gram], most: int) -> tuple[Gram, ...]:
    return tuple(sorted(found, key=lambda gram: -abs(gram.weight))[:most])


def _kind(gram: str) -> str:
    return _KINDS.get(gram[:2], "piece") if len(gram) > 2 else "piece"


def _shown(gram: str) -> str:
    return gram[2:] if _kind(gram) != "piece" else gram.replace(" ", "·")
