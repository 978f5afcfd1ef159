"""Labelled statements are read line by line, and a bad line is named by its file and number."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from language.fingerprint import STATEMENTS
from language.kinds import kinds_of_catalogue
from language.statements import BadStatement, Statement, read_folder, read_statements, unknown_labels


def written(folder: Path, *lines: str, name: str = "zinnen.jsonl") -> Path:
    path = folder / name
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def line(**values: Any) -> str:
    return json.dumps({"text": "ik ben moe", **values}, ensure_ascii=False)


def test_a_statement_without_labels_carries_nothing() -> None:
    plain = Statement(text="hoi")

    assert plain.factors == ()
    assert (plain.about, plain.time, plain.phase, plain.lang, plain.doubt) == ("none", "none", None, "nl", False)


def test_all_factors_are_listed_urgent_first() -> None:
    one = Statement(text="x", protective=["veerkracht"], risk=["roken"], urgent=["verslaving"])

    assert one.factors == ("verslaving", "roken", "veerkracht")


def test_a_statement_cannot_be_changed() -> None:
    with pytest.raises(ValidationError):
        Statement(text="hoi").text = "dag"


def test_a_file_is_read_in_order_and_empty_lines_are_passed_over(tmp_path: Path) -> None:
    path = written(tmp_path, line(text="één", risk=["roken"]), "", "   ", line(text="😢 زوجي", about="partner"), "")

    first, second = read_statements(path)

    assert (first.text, first.risk) == ("één", ("roken",))
    assert (second.text, second.about) == ("😢 زوجي", "partner")


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        ("{niet json", "Expecting"),
        ("[]", "line"),
        ('"tekst"', "line"),
        ("{}", "text"),
        (line(text=""), "text"),
        (line(about="buurman"), "about"),
        (line(time="morgen"), "time"),
        (line(phase="peuter"), "phase"),
        (line(urgnet=["verslaving"]), "urgnet"),
        (line(risk="roken"), "risk"),
    ],
)
def test_a_bad_line_is_named_by_file_line_and_reason(tmp_path: Path, bad: str, reason: str) -> None:
    path = written(tmp_path, line(), "", bad, name="moeders.jsonl")

    with pytest.raises(BadStatement, match=rf"^moeders\.jsonl, line 3: .*{reason}") as error:
        read_statements(path)

    assert "\n" not in str(error.value)


def test_a_line_separator_inside_a_text_does_not_cut_its_line_in_two(tmp_path: Path) -> None:
    """JSON allows these two signs in a string; a phone's keyboard and a copied text bring them along."""
    texts = ["regel een\u2028regel twee", "pauze\x85verder"]

    found = read_statements(written(tmp_path, *(line(text=text) for text in texts)))

    assert [one.text for one in found] == texts


def test_a_folder_is_read_by_file_name_and_only_its_statement_files(tmp_path: Path) -> None:
    written(tmp_path, line(text="b"), name="b.jsonl")
    written(tmp_path, line(text="a"), name="a.jsonl")
    written(tmp_path, "geen json", name="README.md")

    found = read_folder(tmp_path)

    assert list(found) == ["a", "b"]
    assert found["b"][0].text == "b"


def test_labels_that_the_catalogue_does_not_have_are_found() -> None:
    told = [Statement(text="x", urgent=["verslaving"]), Statement(text="y", risk=["geldzorgen"])]

    assert unknown_labels(told, kinds_of_catalogue().all) == {"geldzorgen"}
    assert unknown_labels([], []) == set()


def test_the_statements_of_the_project_carry_only_labels_of_the_catalogue_each_under_its_kind() -> None:
    kinds = kinds_of_catalogue()
    told = [one for group in read_folder(STATEMENTS).values() for one in group]

    assert len(told) > 500
    assert unknown_labels(told, kinds.all) == set()
    assert {f for one in told for f in one.urgent} == set(kinds.urgent)
    assert {f for one in told for f in one.risk} == set(kinds.risk)
    assert {f for one in told for f in one.protective} == set(kinds.protective)
