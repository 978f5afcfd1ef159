"""Encoder and n-grams answer with one voice: their log-odds are averaged, label by label."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from language.classifier import Classifier, Head
from language.e5 import SIZE, Predictions
from language.features import BUCKETS, features
from language.kinds import kinds_of_catalogue
from language.mixture import Mixture, Thresholds, any_of, mixed

ABOUT, TIME, PHASE = ("self", "partner"), ("now", "past"), ("none", "zwanger")


def odds(*values: float) -> np.ndarray:
    return np.array(values, dtype=np.float32)


# --- the average --------------------------------------------------------------------------------------------


def test_two_readers_who_agree_are_believed_as_they_are() -> None:
    assert mixed(odds(0.1, 0.5, 0.9), odds(0.1, 0.5, 0.9)) == pytest.approx([0.1, 0.5, 0.9], abs=1e-5)


def test_two_readers_who_say_the_opposite_cancel_out_whoever_says_what() -> None:
    assert mixed(odds(0.9, 0.01), odds(0.1, 0.99)) == pytest.approx([0.5, 0.5], abs=1e-4)
    assert mixed(odds(0.3), odds(0.8)) == pytest.approx(mixed(odds(0.8), odds(0.3)))


def test_the_average_is_of_log_odds_so_that_being_sure_weighs_more() -> None:
    expected = 1 / (1 + np.sqrt((1 - 0.99) / 0.99))

    assert mixed(odds(0.99), odds(0.5)) == pytest.approx([expected], abs=1e-4)
    assert expected > (0.99 + 0.5) / 2


def test_certainty_is_never_infinite() -> None:
    found = mixed(odds(0.0, 1.0, 0.0, 1.0), odds(0.0, 1.0, 1.0, 0.5))

    assert np.isfinite(found).all()
    assert found[:3] == pytest.approx([0.0, 1.0, 0.5], abs=5e-3)
    assert found[3] < 1.0


def test_a_table_is_averaged_cell_by_cell() -> None:
    table = np.array([[0.1, 0.9], [0.5, 0.5]], dtype=np.float32)

    assert mixed(table, table).shape == (2, 2)
    assert mixed(np.zeros((0, 2), np.float32), np.zeros((0, 2), np.float32)).shape == (0, 2)


# --- any of several kinds -----------------------------------------------------------------------------------


def test_one_kind_alone_is_as_likely_as_it_is() -> None:
    assert any_of(odds(0.3)) == pytest.approx(0.3, abs=1e-5)


def test_the_odds_of_several_kinds_add_up() -> None:
    assert any_of(odds(0.5, 0.5)) == pytest.approx(2 / 3, abs=1e-5)
    assert any_of(odds(0.2, 0.2, 0.2)) == pytest.approx(0.75 / 1.75, abs=1e-5)


def test_several_kinds_are_never_less_likely_than_the_likeliest() -> None:
    for values in [(0.1, 0.7), (0.0, 0.0), (0.99, 0.99, 0.99), (0.04, 0.05, 0.06)]:
        assert max(values) - 1e-6 <= any_of(odds(*values)) <= 1.0


def test_nothing_likely_is_nothing_and_certain_is_certain() -> None:
    assert any_of(odds(0, 0, 0, 0, 0)) < 1e-4
    assert any_of(odds(0, 1)) == pytest.approx(1.0, abs=1e-4)


# --- thresholds ---------------------------------------------------------------------------------------------


def test_without_a_file_everything_counts_from_one_half(tmp_path: Path) -> None:
    limits = Thresholds.load(tmp_path / "none.yml")

    assert limits == Thresholds()
    assert (limits.urgent, limits.of("roken")) == (0.5, 0.5)


def test_thresholds_are_read_from_the_file_and_what_it_does_not_name_is_one_half(tmp_path: Path) -> None:
    path = tmp_path / "thresholds.yml"
    path.write_text("dringend: 0.1\nfactoren:\n  roken: 0.4\n  alcohol: 1\n", encoding="utf-8")

    limits = Thresholds.load(path)

    assert (limits.urgent, limits.of("roken"), limits.of("alcohol"), limits.of("veerkracht")) == (0.1, 0.4, 1.0, 0.5)


@pytest.mark.parametrize("text", ["factoren: {}", "dringend: 0.1", "dringend: veel\nfactoren: {}"])
def test_half_a_file_is_an_error_and_not_a_guess(tmp_path: Path, text: str) -> None:
    path = tmp_path / "thresholds.yml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises((KeyError, ValueError)):
        Thresholds.load(path)


def test_the_thresholds_of_the_project_name_every_risk_and_protective_factor() -> None:
    limits, kinds = Thresholds.load(), kinds_of_catalogue()

    assert set(limits.labels) == {*kinds.risk, *kinds.protective}
    assert 0 < limits.urgent < min(limits.labels.values()), "a miss of what is urgent is worse than a false alarm"
    assert all(0 < value < 1 for value in limits.labels.values())


# --- both readers together ----------------------------------------------------------------------------------


class FakeEncoder:
    """Finds the same in every text. Its labels stand in another order than those of the n-grams."""

    def __init__(self) -> None:
        self.heads = {"factors": ("roken", "verslaving")}
        self.seen: list[str] = []

    def predict(self, texts: list[str]) -> Predictions:
        self.seen.extend(texts)
        rows = len(texts)
        return Predictions(
            factors=np.tile(odds(0.2, 0.6), (rows, 1)),
            labels=self.heads["factors"],
            about=np.tile(odds(0.6, 0.4), (rows, 1)),
            about_names=ABOUT,
            time=np.tile(odds(0.9, 0.1), (rows, 1)),
            time_names=TIME,
            phase=np.tile(odds(0.5, 0.5), (rows, 1)),
            phase_names=PHASE,
            embedding=np.tile(np.eye(1, SIZE, dtype=np.float32), (rows, 1)),
        )


def head(labels: tuple[str, ...], bias: tuple[float, ...], *, many: bool = False, size: int = BUCKETS) -> Head:
    weights = np.zeros((size, len(labels)), dtype=np.float32)
    return Head(labels, many, weights, odds(*bias))


@pytest.fixture
def encoder() -> FakeEncoder:
    return FakeEncoder()


@pytest.fixture
def mixture(encoder: FakeEncoder) -> Mixture:
    factors = head(("verslaving", "roken"), (0.0, -2.0), many=True)
    factors.weights[features("drank").buckets, 0] = 1.0
    intent = head(("ja", "vertelt"), (0.0, 0.0), size=SIZE + BUCKETS)
    intent.weights[0, 0] = 3.0
    heads = {
        "factors": factors,
        "about": head(tuple(reversed(ABOUT)), (2.0, 0.0)),
        "time": head(TIME, (0.0, 0.0)),
        "phase": head(PHASE, (0.0, 1.0)),
        "intent": intent,
    }
    stand_in: Any = encoder
    return Mixture(stand_in, Classifier(heads), Thresholds())


def test_each_label_is_averaged_with_itself_whatever_the_order_of_the_columns(mixture: Mixture) -> None:
    found = mixture.answer("gewoon")

    assert found.labels == mixture.labels == ("roken", "verslaving")
    assert found.factors == pytest.approx(mixed(odds(0.2, 0.6), odds(1 / (1 + np.exp(2)), 0.5)), abs=1e-5)


@pytest.mark.parametrize(
    ("typed", "shown"), [("IK BEN MOE!!", "ik ben moe!!"), ("Ik woon in Rotterdam", "Ik woon in Rotterdam"), ("", "")]
)
def test_what_is_shouted_is_shown_to_the_encoder_in_lower_case(
    mixture: Mixture, encoder: FakeEncoder, typed: str, shown: str
) -> None:
    mixture.answer(typed)

    assert encoder.seen == [shown]


def test_each_clause_that_is_shouted_is_shown_in_lower_case_too(mixture: Mixture, encoder: FakeEncoder) -> None:
    mixture.answer_each(["IK BEN MOE", "ik huil"])

    assert encoder.seen == ["ik ben moe", "ik huil"]


def test_the_pieces_are_what_the_ngrams_find_in_the_whole_and_in_each_clause(mixture: Mixture) -> None:
    found = mixture.answer("ik ben moe. drank", ["ik ben moe", "drank"])

    assert found.pieces.shape == (3, 2)
    whole, first, second = found.pieces[:, 1]
    assert second > whole > first


def test_the_quick_answer_asks_the_encoder_nothing(mixture: Mixture) -> None:
    quick = mixture.quick_answer("drank", ["drank"])

    assert quick.labels == mixture.labels
    assert np.array_equal(quick.factors, quick.pieces[0])
    assert quick.factors[1] > 0.9


def test_each_clause_by_itself_is_averaged_too(mixture: Mixture) -> None:
    table = mixture.answer_each(["gewoon", "drank"])

    assert table.shape == (2, 2)
    assert table[0] == pytest.approx(mixture.answer("gewoon").factors, abs=1e-5)
    assert table[1, 1] > table[0, 1]


def test_who_when_and_phase_are_what_both_readers_together_find_likeliest(mixture: Mixture) -> None:
    found = mixture.answer("gewoon")

    assert found.about == "partner", "the n-grams are surer of it than the encoder is of the speaker"
    assert (found.time, found.phase) == ("now", "zwanger")


def test_the_intent_rests_on_the_embedding_as_well(mixture: Mixture) -> None:
    found = mixture.answer("gewoon")

    assert found.intent == "ja"
    assert found.intent_confidence == pytest.approx(np.exp(3) / (np.exp(3) + 1), abs=1e-3)
