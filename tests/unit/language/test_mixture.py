"""Encoder and n-grams answer with one voice: their log-odds are averaged, label by label."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from language.classifier import Classifier, Head
from language.e5 import Predictions
from language.features import BUCKETS, features
from language.kinds import Kinds, kinds_of_catalogue
from language.mixture import MOST_READ_ALONE, Mixture, Thresholds, any_of, in_the_light_of, mixed
from language.vocabulary import SIZE

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
    path.write_text("dringend: 0.1\ntwijfel: 0.05\nfactoren:\n  roken: 0.4\n  alcohol: 1\n", encoding="utf-8")

    limits = Thresholds.load(path)

    assert limits.doubt == 0.05
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
    assert 0 < limits.doubt < limits.urgent < 0.5, "a miss is worse than a false alarm"
    assert all(0 < value < 1 for value in limits.labels.values())


# --- both readers together ----------------------------------------------------------------------------------


class FakeEncoder:
    """Finds the same in every text. Its labels stand in another order than those of the n-grams."""

    def __init__(self) -> None:
        self.heads = {"factors": ("roken", "verslaving")}
        self.seen: list[str] = []
        self.asked: list[str] = []

    def read(self, text: str, pieces: Sequence[str] = (), asked: str = "") -> tuple[Predictions, np.ndarray]:
        self.seen.append(text)
        self.asked.append(asked)
        found = Predictions(
            factors=odds(0.2, 0.6)[None],
            labels=self.heads["factors"],
            about=odds(0.6, 0.4)[None],
            about_names=ABOUT,
            time=odds(0.9, 0.1)[None],
            time_names=TIME,
            phase=odds(0.5, 0.5)[None],
            phase_names=PHASE,
            embedding=np.eye(1, SIZE, dtype=np.float32),
        )
        return found, np.tile(odds(0.1, 0.5), (len(pieces), 1))


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
    ("typed", "shown"), [("IK BEN MOE!!", "ik ben moe!!"), ("Ik woon in Rotterdam", "Ik woon in Rotterdam"), ("", ""),
     ("hij slaat me 😢", "hij slaat me"), ("😢", "😢"), ("help 😢", "help 😢")]
)
def test_what_is_shouted_is_shown_to_the_encoder_in_lower_case(
    mixture: Mixture, encoder: FakeEncoder, typed: str, shown: str
) -> None:
    mixture.answer(typed)

    assert encoder.seen == [shown]


def test_a_clause_is_what_the_encoder_sees_there_averaged_with_its_ngrams(mixture: Mixture) -> None:
    found = mixture.answer("ik ben moe. drank", ["ik ben moe. ", "drank"])

    assert found.clauses.shape == (2, 2)
    assert found.clauses[1, 1] > found.clauses[0, 1]


def test_a_clause_in_which_the_ngrams_find_something_is_read_alone_too(mixture: Mixture, encoder: FakeEncoder) -> None:
    """Among other things "mijn man slaat mij" is drowned; alone it is heard."""
    clauses = [f"drank {n}. " for n in range(MOST_READ_ALONE + 3)]
    found = mixture.answer("".join(clauses), clauses)

    assert encoder.seen[0] == "".join(clauses).strip()
    assert len(encoder.seen) == 1 + MOST_READ_ALONE, "some of them, so that a long message takes no longer"
    alone = mixed(odds(0.2, 0.6), mixture.voices(clauses[0]).ngrams[0])
    assert found.clauses.max(axis=0) == pytest.approx(alone, abs=0.01)


def test_a_message_in_which_nothing_is_found_is_read_once(mixture: Mixture, encoder: FakeEncoder) -> None:
    bias = mixture._linear.heads["factors"].bias
    bias[:] = -4.0
    mixture.answer("ik ben moe. het regent", ["ik ben moe. ", "het regent"])

    assert encoder.seen == ["ik ben moe. het regent"]


def test_the_quick_answer_asks_the_encoder_nothing(mixture: Mixture, encoder: FakeEncoder) -> None:
    quick = mixture.quick_answer("drank")

    assert quick.labels == mixture.labels
    assert encoder.seen == []
    assert quick.factors[1] > 0.9


# --- an answer to a question --------------------------------------------------------------------------------


def test_the_question_is_shown_to_the_encoder(mixture: Mixture, encoder: FakeEncoder) -> None:
    found = mixture.answer("nee", asked="Rook je?")

    assert encoder.asked == ["Rook je?"]
    linear = odds(1 / (1 + np.exp(2)), 0.5)
    assert found.factors == pytest.approx(mixed(odds(0.2, 0.6), linear), abs=1e-5)


def test_in_the_light_of_a_question_factors_change_but_nothing_urgent_is_taken_away(mixture: Mixture) -> None:
    alone = replace(mixture.answer("nee"), factors=odds(0.9, 0.7), about="self")
    answering = replace(alone, factors=odds(0.1, 0.2), about="partner")

    found = in_the_light_of(alone, answering, Kinds(("verslaving",), ("roken",), ()))

    assert found.factors == pytest.approx(odds(0.1, 0.7)), "roken as the answer says, verslaving as it was"
    assert found.about == "partner"


def test_who_when_and_phase_are_what_both_readers_together_find_likeliest(mixture: Mixture) -> None:
    found = mixture.answer("gewoon")

    assert found.about == "partner", "the n-grams are surer of it than the encoder is of the speaker"
    assert (found.time, found.phase) == ("now", "zwanger")


def test_the_intent_rests_on_the_embedding_as_well(mixture: Mixture) -> None:
    found = mixture.answer("gewoon")

    assert found.intent == "ja"
    assert found.intent_confidence == pytest.approx(np.exp(3) / (np.exp(3) + 1), abs=1e-3)


# --- each reader by itself -----------------------------------------------------------------------------------


def test_the_voices_are_what_each_reader_says_of_the_message_and_of_each_clause(mixture: Mixture) -> None:
    clauses = ["ik ben moe. ", "drank"]

    voices, answers = mixture.voices("ik ben moe. drank", clauses), mixture.answer("ik ben moe. drank", clauses)

    assert voices.encoder == pytest.approx(np.array([[0.2, 0.6], [0.1, 0.5], [0.1, 0.5]]))
    assert voices.ngrams.shape == (3, 2)
    assert mixed(voices.encoder[0], voices.ngrams[0]) == pytest.approx(answers.factors)
    assert (answers.clauses >= mixed(voices.encoder[1:], voices.ngrams[1:])).all()


def test_the_likeliest_alternative_is_the_answer_and_those_of_one_question_add_up_to_one(mixture: Mixture) -> None:
    found, answers = mixture.alternatives(mixture.voices("gewoon")), mixture.answer("gewoon")

    for name in ("about", "time", "phase", "intent"):
        assert found[name][0].name == getattr(answers, name)
        assert sum(one.both for one in found[name]) == pytest.approx(1.0, abs=1e-4)
    assert {one.name: one.encoder for one in found["about"]} == pytest.approx({"self": 0.6, "partner": 0.4})
    assert found["intent"][0].both == pytest.approx(answers.intent_confidence)


def test_what_the_grams_weigh_adds_up_to_the_log_odds_of_the_ngrams(mixture: Mixture) -> None:
    item = features("drank")

    for label, weight in (("verslaving", 1.0), ("roken", 0.0)):
        weights, base = mixture.ngram_weights(label, item.buckets)
        odds_of_it = mixture.voices("drank").ngrams[0, mixture.labels.index(label)]

        assert weights == pytest.approx(np.full(len(item.buckets), weight))
        assert base + float(item.values @ weights) == pytest.approx(np.log(odds_of_it / (1 - odds_of_it)), abs=1e-4)
