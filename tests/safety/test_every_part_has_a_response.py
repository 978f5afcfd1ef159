"""Rasa has a response for every bubble that an urgent answer can name: a missing one would be silence."""

from __future__ import annotations

from functools import cache
from itertools import combinations, permutations, product
from typing import Any

import pytest
import yaml

from language.fingerprint import ROOT
from naast.compose import DOMAIN, urgent_domain
from support.doubt import every_doubt_part
from support.urgent import ABOUT, PHASES, REGIONS, answer_parts, every_part, staying_parts, texts
from tests.safety.told import URGENT

KINDS = [(kind,) for kind in URGENT] + list(permutations(URGENT, 2)) + list(combinations(URGENT, 3))


@cache
def responses() -> dict[str, Any]:
    return dict(yaml.safe_load(DOMAIN.read_text(encoding="utf-8"))["responses"])


def test_the_domain_file_is_what_the_data_files_say() -> None:
    assert DOMAIN.read_text(encoding="utf-8") == urgent_domain(), "run `uv run naast compose`"


def test_every_part_is_there_with_its_text() -> None:
    for part in every_part():
        assert responses()[part.response][0]["text"] == part.text


@pytest.mark.parametrize("kinds", KINDS, ids="+".join)
def test_no_combination_names_a_response_that_is_missing(kinds: tuple[str, ...]) -> None:
    circumstances = product((*PHASES, "kinderwens"), REGIONS, ABOUT, aspects_of(kinds), (False, True))
    missing = {
        part.response
        for phase, region, about, aspects, again in circumstances
        for part in answer_parts(
            kinds,
            about=about,
            aspects=aspects,
            phase=phase,
            region=region,
            barriers=list(texts().drempels),
            again=again,
        )
        if part.response not in responses()
    }
    assert not missing


@pytest.mark.parametrize("kind", URGENT)
def test_what_is_said_while_it_stays_urgent_is_there_too(kind: str) -> None:
    for phase, region, barrier in product((*PHASES, "kinderwens"), REGIONS, (None, *texts().drempels)):
        parts = staying_parts(kind, phase=phase, region=region, barriers=[barrier] if barrier else [])
        assert {part.response for part in parts} <= responses().keys()


def test_no_response_is_left_over() -> None:
    assert responses().keys() == {part.response for part in (*every_part(), *every_doubt_part())}


def test_no_other_domain_file_says_something_else_under_the_same_name() -> None:
    others = [file for file in (ROOT / "bot" / "domain").glob("*.yml") if file != DOMAIN]
    for file in others:
        named = (yaml.safe_load(file.read_text(encoding="utf-8")).get("responses") or {}).keys()
        assert not named & responses().keys(), file.name


def aspects_of(kinds: tuple[str, ...]) -> list[dict[str, str]]:
    """No aspect, each known aspect of the first kind, and one that nobody knows."""
    known = [{kind: aspect} for kind in kinds[:1] for aspect in texts().soorten[kind].gehoord]
    return [{}, *known, {kinds[0]: "onbekend"}]
