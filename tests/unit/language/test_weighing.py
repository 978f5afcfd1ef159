"""Which grams weigh: the grams that are told are those that the classifier has, bucket by bucket."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from language.features import BUCKETS, bucket_of, features, grams
from language.shorthand import plain_text
from language.weighing import MOST_GRAMS, MOST_WORDS, weigh
from tests.unit.language.fake_voices import FakeVoices

TEXT = "Hij slaat me soms, en mn moeder weet van niks: hij slaat me!"


def weighed(text: str, **weights: float) -> Any:
    stand_in: Any = FakeVoices(weights={key.replace("_", ":", 1): value for key, value in weights.items()})
    return weigh(stand_in, text, "huiselijk_geweld")


def test_every_bucket_of_a_text_has_its_grams() -> None:
    buckets = {bucket_of(gram) for gram in grams(plain_text(TEXT))}

    assert buckets == set(features(TEXT).buckets.tolist())
    assert all(0 <= bucket < BUCKETS for bucket in buckets)


def test_the_sum_of_all_is_what_the_classifier_adds_up() -> None:
    everything = {gram: 0.1 * n - 3 for n, gram in enumerate(dict.fromkeys(grams(plain_text(TEXT))))}
    mixture = FakeVoices(weights=everything)
    stand_in: Any = mixture

    item = features(TEXT)
    each, base = mixture.ngram_weights("roken", item.buckets)

    assert weigh(stand_in, TEXT, "roken").total == pytest.approx(base + float(np.dot(item.values, each)), abs=1e-4)


def test_the_heaviest_stand_first_whichever_way_they_weigh() -> None:
    found = weighed("hij slaat me", w_slaat=1.0, w_hij=-2.0)

    assert [gram.text for gram in found.grams[:2]] == ["hij", "slaat"]
    assert found.grams[0].weight < 0 < found.grams[1].weight


def test_no_more_is_told_than_fits_a_screen() -> None:
    found = weighed(TEXT * 5)

    assert (len(found.grams), len(found.words)) == (MOST_GRAMS, MOST_WORDS)


def test_of_an_empty_text_only_the_base_is_left() -> None:
    found = weighed("")

    assert (found.grams, found.words) == ((), ())
    assert found.total == found.base == -2.0
