"""The learning curve adds authors in a fixed order, and averages three rotations of it."""

import math
from pathlib import Path

from benchmarks.encoder_points import EncoderPoint, Measured
from benchmarks.group_quality import Quality
from benchmarks.learning_curve import Point, authors_without, choices, encoder_rows, ngram_points, sizes, tables
from language.kinds import kinds_of_catalogue
from language.statements import Statement

KINDS = kinds_of_catalogue()
GROUPS = ["all", "h", "o"]


def test_the_sizes_end_with_all_authors() -> None:
    assert sizes(16) == [1, 2, 4, 8, 12, 16]
    assert sizes(15) == [1, 2, 4, 8, 12, 15]
    assert sizes(3) == [1, 2, 3]


def test_three_rotations_give_three_choices_and_all_authors_only_one() -> None:
    names = list("abcdef")
    assert choices(names, 2) == [("a", "b"), ("c", "d"), ("e", "f")]
    assert choices(names, 3) == [("a", "b", "c"), ("c", "d", "e"), ("a", "e", "f")]
    assert choices(names, 6) == [tuple(names)]


def test_a_measured_file_is_not_learned_from(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.jsonl").write_text('{"text": "hoi"}\n', encoding="utf-8")
    assert list(authors_without([tmp_path / "a.jsonl"], tmp_path)) == ["b"]
    assert list(authors_without([tmp_path.parent / "a.jsonl"], tmp_path)) == ["a", "b"]


def test_more_authors_teach_what_one_author_never_said() -> None:
    authors = {
        "a": [Statement(text=f"mijn man slaat mij {n}", urgent=("huiselijk_geweld",)) for n in range(6)]
        + [Statement(text=f"de baby lacht {n}") for n in range(6)],
        "b": [Statement(text=f"wij slapen in een tent {n}", urgent=("dak_of_thuisloos",)) for n in range(6)]
        + [Statement(text=f"wij eten soep {n}") for n in range(6)],
    }
    messages = [
        Statement(id="o1", text="hij slaat mij", urgent=("huiselijk_geweld",)),
        Statement(id="o2", text="wij wonen in een tent", urgent=("dak_of_thuisloos",)),
        Statement(id="h1", text="wij eten samen"),
        Statement(id="h2", text="de baby lacht naar mij"),
    ]
    one, both = ngram_points(messages, authors, KINDS)
    assert one.name == "n-grams, 1 author, 12 statements"
    assert both.name == "n-grams, 2 authors, 24 statements"
    assert both.quality["all"].urgent == 1.0
    assert both.quality["all"].urgent > one.quality["all"].urgent


def test_the_tables_show_the_whole_and_then_each_group() -> None:
    point = Point("some", {"all": Quality(0.9, 0.5), "h": Quality(0.8, math.nan), "o": Quality(1.0, 0.75)})
    text = "\n".join(tables([point], GROUPS))
    assert "| some | 0.900 | 0.500 |" in text
    assert "| urgent: ROC AUC, by group | h | o |" in text
    assert "| some | 0.800 | 1.000 |" in text
    assert "| some | n/a | 0.750 |" in text


def test_without_groups_there_is_one_table() -> None:
    assert len(tables([Point("some", {"all": Quality(0.9, 0.5), "-": Quality(0.9, 0.5)})], ["all", "-"])) == 3


def test_a_point_of_the_encoder_stands_in_the_same_tables() -> None:
    point = EncoderPoint(
        artefact="0123456789abcdef",
        statements=4670,
        authors=8,
        measured_on=("a.jsonl",),
        quality={"all": Measured(urgent=0.95, factors=0.7)},
    )
    [row] = encoder_rows([point], GROUPS)
    assert row.name == "fine-tuned encoder 01234567, 8 authors, 4,670 statements"
    assert "| 0.950 | 0.700 |" in tables([row], GROUPS)[2]
