"""Scores are told apart by the textbook, and every share carries its exact interval."""

import math

import numpy as np
import pytest
from sklearn.metrics import roc_auc_score

from benchmarks.scoring import (
    Share,
    auc,
    best_threshold,
    kept,
    kept_at_recall,
    mean_average_precision,
    micro_f1,
    precision_of,
    recall_of,
)

SCORES = np.array([0.9, 0.8, 0.6, 0.5, 0.5, 0.3, 0.2, 0.1])
RIGHT = np.array([True, True, False, True, False, False, True, False])


def test_the_area_is_that_of_scikit_learn_with_an_interval_around_it() -> None:
    area = auc(SCORES, RIGHT)
    assert area
    assert area.value == pytest.approx(roc_auc_score(RIGHT, SCORES))
    assert 0 < area.low < area.value < area.high < 1


def test_the_interval_narrows_with_the_messages() -> None:
    few, many = auc(SCORES, RIGHT), auc(np.tile(SCORES, 50), np.tile(RIGHT, 50))
    assert few
    assert many
    assert many.value == pytest.approx(few.value)
    assert (few.high - few.low) / (many.high - many.low) == pytest.approx(7, rel=0.5)


def test_a_score_that_tells_all_apart_has_area_one() -> None:
    assert str(auc(np.array([4.0, 3, 2, 1]), np.array([True, True, False, False]))) == "1.000 (1.000 to 1.000)"


def test_without_two_of_each_sort_there_is_no_area() -> None:
    assert auc(np.array([1.0, 2.0, 3.0]), np.array([True, False, False])) is None


def test_a_share_is_written_with_its_exact_interval() -> None:
    assert str(Share(10, 10)) == "1.00 (0.69 to 1.00)"
    assert str(Share(0, 0)) == "n/a"


def test_recall_precision_and_what_is_kept() -> None:
    read = SCORES >= 0.5
    assert recall_of(read, RIGHT) == Share(3, 4)
    assert precision_of(read, RIGHT) == Share(3, 5)
    assert kept(read, RIGHT) == Share(2, 4)


def test_at_a_recall_the_highest_threshold_counts_that_finds_so_many() -> None:
    assert kept_at_recall(SCORES, RIGHT, 0.75) == Share(2, 4)
    assert kept_at_recall(SCORES, RIGHT, 0.76) == Share(1, 4)
    assert kept_at_recall(SCORES, np.zeros(8, dtype=bool)) is None


def test_a_list_that_misses_one_in_ten_keeps_nothing_at_recall_095() -> None:
    hits = np.array([1.0] * 9 + [0.0] + [0.0] * 10)
    assert kept_at_recall(hits, np.array([True] * 10 + [False] * 10)) == Share(0, 10)


def test_micro_f1_counts_all_cells_together() -> None:
    read, right = np.array([[1, 1], [0, 0]], dtype=bool), np.array([[1, 0], [0, 1]], dtype=bool)
    assert micro_f1(read, right) == 0.5
    assert math.isnan(micro_f1(np.zeros((2, 2), dtype=bool), np.zeros((2, 2), dtype=bool)))


def test_the_common_threshold_lies_where_f1_is_best() -> None:
    odds = np.array([[0.9, 0.2], [0.7, 0.1], [0.3, 0.8]])
    assert 0.3 < best_threshold(odds, odds > 0.5) <= 0.7


def test_mean_average_precision_is_over_the_labels_that_occur() -> None:
    odds = np.array([[0.9, 0.5], [0.1, 0.6]])
    assert mean_average_precision(odds, np.array([[True, False], [False, False]])) == 1.0
    assert math.isnan(mean_average_precision(odds, np.zeros((2, 2), dtype=bool)))
