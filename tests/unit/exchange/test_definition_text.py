"""The definition of 2025 stands beside a summary as text to weigh together; the newest document holds."""

from __future__ import annotations

import re

import pytest

from support.catalogue import load_catalogue
from support.exchange.definition_text import DATA, definition_lists, definition_text, under_headings
from support.sharing.model import Line


def test_both_lenses_are_there_each_with_where_it_is_used() -> None:
    urgent, many = definition_text().lenses

    assert (urgent.id, many.id) == ("urgentie", "opeenstapeling")
    assert "zwanger" in urgent.phases
    assert "ouder" in many.phases
    assert {urgent.source.document, many.source.document} == {"001"}


def test_the_four_gradations_are_of_circumstances_in_the_definitions_order() -> None:
    gradations = definition_text().gradations

    assert [g.letter for g in gradations] == ["a", "b", "c", "d"]
    assert all(g.name.endswith("omstandigheden") for g in gradations)
    assert all(g.source.document == "000" for g in gradations)


def test_every_heading_of_the_definition_is_there() -> None:
    kinds = [heading.kind for heading in definition_text().headings]

    assert {"protective", "urgent", "risk"} == set(kinds)
    assert kinds[0] == "protective", "strengths come first"
    assert [one.heading for one in definition_lists()][1] == "Urgente risicofactoren"
    assert "veerkracht ouder(s)" in next(n for n in definition_lists() if "t.b.v." in n.heading).wordings


@pytest.mark.parametrize("difference", definition_text().differences, ids=lambda d: d.about)
def test_where_documents_differ_the_newest_of_them_holds(difference: object) -> None:
    documents = {source.document for source in difference.sources}  # type: ignore[attr-defined]
    oldest_first = ["004", "001", "002", "003", "000"]

    assert difference.holds == max(documents, key=oldest_first.index)  # type: ignore[attr-defined]


def test_smoking_and_the_plan_are_not_forgotten() -> None:
    assert "stoppen" in definition_text().smoking.text
    assert "keuzes" in definition_text().plan.text


def test_what_was_shared_stands_under_the_definitions_headings_strengths_first() -> None:
    lines = [
        Line(section="bezig", text="De huur is te hoog", factor="woonproblemen"),
        Line(section="bezig", text="Ik rook", factor="roken"),
        Line(section="bezig", text="Hij slaat me", factor="huiselijk_geweld"),
        Line(section="goed", text="Mijn moeder helpt", factor="steunend_netwerk"),
        Line(section="bezig", text="Ik ben zo moe"),
        Line(section="wens", text="Praten"),
    ]
    grouped = under_headings(lines)

    assert [heading.id if heading else None for heading, _ in grouped] == [
        "beschermend",
        "urgent",
        "veranderbaar",
        "moeilijk",
        None,
    ]
    assert [line.text for _, under in grouped for line in under] == [
        "Mijn moeder helpt",
        "Hij slaat me",
        "Ik rook",
        "De huur is te hoog",
        "Ik ben zo moe",
    ]


def test_what_the_parent_calls_a_strength_never_stands_under_a_risk() -> None:
    line = Line(section="goed", text="Ik rook al een week niet", factor="roken")

    assert under_headings([line]) == ((None, (line,)),)


@pytest.mark.parametrize("factor", [f.id for f in load_catalogue().factors])
def test_every_factor_belongs_under_one_heading(factor: str) -> None:
    assert len([heading for heading in definition_text().headings if heading.holds(factor)]) == 1


def test_no_share_of_families_and_no_neighbourhood_figure_is_carried_over() -> None:
    assert not re.search(r"\d ?%|procent|14,2", DATA.read_text(encoding="utf-8"))
