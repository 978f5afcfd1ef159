"""Patterns find what their own examples say, in any Dutch word order."""

import pytest

from language.clauses import split
from language.dutch import Dutch
from language.negation import denied
from language.patterns import Pattern, Patterns, shared_patterns

PATTERNS = shared_patterns().patterns


@pytest.fixture(scope="module")
def dutch() -> Dutch:
    return Dutch.load()


def found_in(text: str, dutch: Dutch, patterns: Patterns | None = None) -> set[str]:
    tokens = dutch.tokens(text)
    return {
        m.pattern.id
        for m in (patterns or shared_patterns()).find(tokens)
        if not (m.pattern.negatable and denied(tokens, m.first, m.last))
    }


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda p: p.id)
def test_a_pattern_matches_its_own_examples(pattern: Pattern, dutch: Dutch) -> None:
    missed = [e for e in pattern.examples if pattern.id not in found_in(e, dutch)]
    assert missed == []


@pytest.mark.parametrize(
    "text",
    ["hij slaat me", "slaat hij me weer", "gisteren heeft hij me dus geslagen", "dat hij me ook slaat"],
)
def test_word_order_does_not_matter(text: str, dutch: Dutch) -> None:
    assert "geweld.lichamelijk" in found_in(text, dutch)


@pytest.mark.parametrize(
    ("text", "still_found"),
    [
        ("hij slaat me nooit", False),
        ("hij slaat me niet", False),
        ("hij slaat me niet elke dag", True),
        ("hij slaat me niet zo hard", True),
        ("niemand weet dat hij me slaat", True),
        ("hij heeft me nooit geslagen", False),
    ],
)
def test_a_denial_counts_only_where_it_takes_the_danger_away(
    text: str, still_found: bool, dutch: Dutch
) -> None:
    assert ("geweld.lichamelijk" in found_in(text, dutch)) is still_found


def test_a_message_is_cut_where_a_new_thought_begins() -> None:
    pieces = [
        c.text for c in split("we hebben het krap maar mijn moeder helpt, en ik slaap slecht. Hoe moet dat")
    ]
    assert pieces == ["we hebben het krap", "maar mijn moeder helpt", "en ik slaap slecht", "Hoe moet dat"]


def test_a_clause_knows_its_place_in_the_message() -> None:
    text = "Het gaat goed. Soms ben ik bang, maar niet vaak"
    assert all(text[c.start : c.end] == c.text for c in split(text))
