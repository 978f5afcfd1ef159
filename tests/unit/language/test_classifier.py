"""The linear heads answer with probabilities, and are the same after they were written and read."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from language.classifier import Classifier, Head
from language.features import BUCKETS, Features, features
from language.vocabulary import SIZE

EMBEDDING = np.eye(1, SIZE, dtype=np.float32)[0]
TEXTS = ("ik ben moe", "mijn moeder helpt", "")


def head(labels: tuple[str, ...] = ("moe", "blij"), *, many: bool = True, embedding: bool = False) -> Head:
    """A head that gives its first label to "moe" and its last to "blij", and a little to the embedding."""
    first = SIZE if embedding else 0
    weights = np.zeros((first + BUCKETS, len(labels)), dtype=np.float32)
    for column, word in ((0, "moe"), (-1, "blij")):
        weights[first + features(word).buckets, column] = 4.0
    if embedding:
        weights[0, 0] = 2.0
    return Head(labels, many, weights, np.full(len(labels), -1.0, dtype=np.float32))


def answers(one: Head, *texts: str, embedding: np.ndarray | None = None) -> np.ndarray:
    return one.probabilities([features(text, embedding) for text in texts])


def test_each_text_gets_a_row_and_each_label_a_column() -> None:
    odds = answers(head(), *TEXTS)

    assert odds.shape == (3, 2)
    assert odds.dtype == np.float32
    assert ((odds > 0) & (odds < 1)).all()


def test_what_a_text_says_is_likely_and_the_rest_is_not() -> None:
    moe, blij = answers(head(), "ik ben zo moe", "ik ben blij")

    assert moe[0] > 0.5 > moe[1]
    assert blij[1] > 0.5 > blij[0]


def test_several_labels_can_be_likely_at_once() -> None:
    assert (answers(head(), "moe en blij")[0] > 0.5).all()


def test_where_one_of_them_is_chosen_the_row_adds_up_to_one() -> None:
    odds = answers(head(("moe", "geen", "blij"), many=False), *TEXTS)

    assert odds.sum(axis=1) == pytest.approx([1.0, 1.0, 1.0], abs=1e-5)
    assert odds[0].argmax() == 0


def test_an_empty_text_gets_what_is_likely_without_words() -> None:
    assert answers(head(), "")[0] == pytest.approx([1 / (1 + np.e)] * 2, abs=1e-5)


@pytest.mark.parametrize("many", [True, False])
def test_no_texts_get_no_rows(many: bool) -> None:
    assert head(many=many).probabilities([]).shape == (0, 2)


def test_a_head_with_the_embedding_uses_it() -> None:
    one = head(embedding=True)

    assert one.uses_embedding
    assert not head().uses_embedding
    assert answers(one, "gewoon", embedding=EMBEDDING)[0, 0] > answers(one, "gewoon", embedding=-EMBEDDING)[0, 0]


def test_a_head_with_the_embedding_sees_the_words_as_well() -> None:
    moe = answers(head(embedding=True), "moe", embedding=np.zeros(SIZE, dtype=np.float32))

    assert moe == pytest.approx(answers(head(), "moe"))


def test_a_head_that_needs_the_embedding_says_so_where_there_is_none() -> None:
    with pytest.raises(ValueError, match="embedding"):
        answers(head(embedding=True), "moe")


def test_a_head_without_the_embedding_does_not_mind_that_there_is_one() -> None:
    assert np.array_equal(answers(head(), "moe", embedding=EMBEDDING), answers(head(), "moe"))


def test_each_text_is_read_alone() -> None:
    together = answers(head(many=False), *TEXTS)

    for row, text in zip(together, TEXTS):
        assert row == pytest.approx(answers(head(many=False), text)[0])


# --- written and read ---------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reader") / "new" / "folder"
    heads = {"factors": head(), "intent": head(("vertelt", "ja", "stop"), many=False, embedding=True)}
    Classifier(heads=heads).save(folder)
    return folder


def test_what_was_saved_is_read_back_the_same(saved: Path) -> None:
    heads = Classifier.load(saved).heads

    assert {name: (one.labels, one.many, one.uses_embedding) for name, one in heads.items()} == {
        "factors": (("moe", "blij"), True, False),
        "intent": (("vertelt", "ja", "stop"), False, True),
    }
    assert answers(heads["factors"], *TEXTS) == pytest.approx(answers(head(), *TEXTS), abs=1e-3)


def test_a_head_that_was_read_back_answers_with_its_embedding(saved: Path) -> None:
    intent = Classifier.load(saved).heads["intent"]
    before = head(intent.labels, many=False, embedding=True)

    after = answers(intent, "moe", embedding=EMBEDDING)

    assert after == pytest.approx(answers(before, "moe", embedding=EMBEDDING), abs=1e-3)


def test_the_files_are_numbers_and_json_so_that_reading_them_runs_no_code(saved: Path) -> None:
    assert sorted(path.name for path in saved.iterdir()) == ["heads.json", "heads.npz"]
    assert json.loads((saved / "heads.json").read_text(encoding="utf-8"))["heads"]["factors"]["many"] is True
    with np.load(saved / "heads.npz", allow_pickle=False) as arrays:
        assert {arrays[name].dtype.kind for name in arrays.files} == {"f"}


def copied(saved: Path, folder: Path) -> Path:
    for path in saved.iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    return folder


@pytest.mark.parametrize("name", ["heads.json", "heads.npz"])
def test_a_missing_file_is_an_error(saved: Path, tmp_path: Path, name: str) -> None:
    (copied(saved, tmp_path) / name).unlink()

    with pytest.raises(OSError, match=name):
        Classifier.load(tmp_path)


@pytest.mark.parametrize("name", ["heads.json", "heads.npz"])
def test_a_file_that_was_cut_off_is_an_error_of_the_kind_that_is_promised(
    saved: Path, tmp_path: Path, name: str
) -> None:
    path = copied(saved, tmp_path) / name
    path.write_bytes(path.read_bytes()[:60])

    with pytest.raises((OSError, KeyError)):
        Classifier.load(tmp_path)


def test_a_head_that_has_no_weights_is_an_error(saved: Path, tmp_path: Path) -> None:
    about = json.loads((copied(saved, tmp_path) / "heads.json").read_text(encoding="utf-8"))
    about["heads"]["phase"] = {"labels": ["none"], "many": False}
    (tmp_path / "heads.json").write_text(json.dumps(about), encoding="utf-8")

    with pytest.raises(KeyError):
        Classifier.load(tmp_path)


def test_weights_of_another_size_are_an_error_and_not_a_wrong_answer(tmp_path: Path) -> None:
    small = Head(("moe",), True, np.zeros((10, 1), dtype=np.float32), np.zeros(1, dtype=np.float32))
    Classifier(heads={"factors": small}).save(tmp_path)

    with pytest.raises(KeyError, match="train again"):
        Classifier.load(tmp_path)


def test_features_that_were_made_by_hand_are_read_too() -> None:
    none = Features(np.zeros(0, np.int32), np.zeros(0, np.float32))

    assert head().probabilities([none]).shape == (1, 2)
