"""One table compares all sources on the same messages, and says in words what could not be run."""

from pathlib import Path

import numpy as np
import pytest

from benchmarks.scoring import Share
from benchmarks.sources import Found, NotHere, OneByOne, Source
from benchmarks.understanding import COLUMNS, DEVELOPMENT, Contender, contenders, heading, read_measured, rows, warnings
from language.fingerprint import STATEMENTS
from language.kinds import kinds_of_catalogue
from language.statements import BadStatement, Statement

KINDS = kinds_of_catalogue()
MESSAGES = [
    Statement(text="hij slaat", urgent=("huiselijk_geweld",)),
    Statement(text="hij slaat weer", urgent=("huiselijk_geweld",)),
    Statement(text="ik rook", risk=("roken",)),
    Statement(text="dag"),
]


def _sure(text: str, asked: str) -> Found:
    factors = np.array([0.9 if label == "roken" and "rook" in text else 0.1 for label in KINDS.risk + KINDS.protective])
    return Found(float("slaat" in text), "slaat" in text, factors)


def cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.strip("|").split("|")]


def test_a_source_that_knows_everything_has_full_marks() -> None:
    [row] = rows([Contender("sure", lambda: OneByOne(_sure))], MESSAGES, MESSAGES)
    name, area, recall, precision, kept, kept_at_recall, f1, _ = cells(row)
    assert name == "sure"
    assert area.startswith("1.000")
    assert {recall, precision, kept, kept_at_recall} == {str(Share(2, 2))}
    assert f1 == "1.00"


def test_what_a_source_does_not_answer_is_left_open() -> None:
    [row] = rows([Contender("yes or no", lambda: OneByOne(lambda t, a: Found(urgent=True)))], MESSAGES, MESSAGES)
    _, area, recall, precision, _, kept_at_recall, f1, _ = cells(row)
    assert (area, kept_at_recall, f1) == ("", "", "")
    assert (recall, precision) == (str(Share(2, 2)), str(Share(2, 4)))


def test_the_threshold_of_the_factors_is_chosen_on_development_messages() -> None:
    def shy(text: str, asked: str) -> Found:
        factors = np.array([0.3 if label == "roken" and "rook" in text else 0.1 for label in KINDS.risk])
        return Found(0.0, None, np.concatenate([factors, np.zeros(len(KINDS.protective))]))

    other = [Statement(text="rook ik?"), Statement(text="rook ik"), *MESSAGES[2:]]
    [row] = rows([Contender("shy", lambda: OneByOne(shy))], MESSAGES, other)
    assert cells(row)[6] == "1.00"


def test_what_cannot_be_run_says_so_and_the_others_go_on() -> None:
    def missing() -> Source:
        raise NotHere("no | model")

    first, second = rows([Contender("gone", missing), Contender("sure", lambda: OneByOne(_sure))], MESSAGES, MESSAGES)
    assert cells(first)[:2] == ["gone", "not run here: no / model"]
    assert first.count("|") == second.count("|") == len(COLUMNS) + 1


def test_the_table_begins_with_a_keyword_list_and_ends_with_the_reader() -> None:
    names = [contender.name for contender in contenders(KINDS, runs_diet=False)]
    assert len(names) == 8
    assert names[0] == "keyword list"
    assert names[-1].startswith("the reader as it serves")


def test_the_heading_says_what_was_measured_and_what_was_learned_from() -> None:
    text = heading([Path("folder/messages.jsonl")], MESSAGES)
    assert text.startswith("4 messages of messages.jsonl, 2 of them urgent. Learned from ")
    assert "folder" not in text


def test_a_file_that_was_trained_on_is_refused() -> None:
    with pytest.raises(BadStatement, match="trained on"):
        read_measured([next(STATEMENTS.glob("*.jsonl"))])


def test_files_without_messages_are_refused(tmp_path: Path) -> None:
    (tmp_path / "empty.jsonl").write_text("\n", encoding="utf-8")
    with pytest.raises(BadStatement, match="no message"):
        read_measured([tmp_path / "empty.jsonl"])


def test_measuring_on_development_messages_is_said() -> None:
    assert any("these very messages" in line for line in warnings([DEVELOPMENT / "some.jsonl"]))
    assert not any("these very messages" in line for line in warnings([Path("other.jsonl")]))
