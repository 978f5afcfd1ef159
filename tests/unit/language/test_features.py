"""What the n-gram classifier sees of a text: the same for the same words, whatever the capitals and shorthand."""

from __future__ import annotations

import numpy as np
import pytest

from language.features import BUCKETS, Features, features


def same(one: Features, other: Features) -> bool:
    return np.array_equal(one.buckets, other.buckets) and np.array_equal(one.values, other.values)


def likeness(one: str, other: str) -> float:
    first, second = features(one), features(other)
    shared = dict(zip(first.buckets, first.values))
    return float(sum(shared.get(b, 0.0) * v for b, v in zip(second.buckets, second.values)))


@pytest.mark.parametrize("text", ["ik ben moe", "a", "ik ik ik ik", "زوجي", "woord " * 400])
def test_the_features_of_a_text_have_length_one_and_no_bucket_twice(text: str) -> None:
    found = features(text)

    assert np.linalg.norm(found.values) == pytest.approx(1.0, abs=1e-5)
    assert len(set(found.buckets.tolist())) == len(found.buckets) == len(found.values)
    assert found.buckets.min() >= 0
    assert found.buckets.max() < BUCKETS
    assert (found.values > 0).all()


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_an_empty_text_has_no_features(text: str) -> None:
    found = features(text)

    assert found.buckets.size == found.values.size == 0
    assert found.embedding is None


def test_a_text_has_the_same_buckets_on_every_machine() -> None:
    """The weights were trained for these numbers; another hash would leave them meaningless."""
    word_and_ten_pieces = [27083, 11192, 31708, 61504, 44501, 63185, 25566, 59941, 51950, 50165, 50416]

    assert features("moe").buckets.tolist() == word_and_ten_pieces
    assert same(features("ik ben moe"), features("ik ben moe"))


def test_capitals_and_shorthand_make_no_difference() -> None:
    assert same(features("MN MAN IS BOOS"), features("mijn man is boos"))


def test_texts_that_share_words_are_more_alike_than_texts_that_do_not() -> None:
    close = likeness("mijn man slaat mij", "mijn man slat mij")
    far = likeness("mijn man slaat mij", "de verloskundige belde vandaag")

    assert close > 0.5 > far


def test_word_order_is_seen() -> None:
    assert not same(features("hij slaat mij"), features("mij slaat hij"))


def test_an_embedding_travels_along_untouched() -> None:
    embedding = np.arange(384, dtype=np.float32)

    found = features("ik ben moe", embedding)

    assert found.embedding is embedding
    assert same(found, features("ik ben moe"))
