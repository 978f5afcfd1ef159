"""Every text that a parent can see keeps to the wording guard and to the budget of plain Dutch (B1).

A failing test says which text, which rule and which words. How to correct a text: docs/taal.md.
"""

from __future__ import annotations

import pytest

from language.wording import NeverSaid, never_said_in
from support.glossary import load_glossary
from tests.wording.budget import Rule, allowed, breaks, broken, ordinary_words, rules
from tests.wording.common_words import is_common
from tests.wording.parent_texts import ParentText, every_text, files, in_file

PLACES = [
    "bot/domain/urgent.yml",
    "bot/domain/welkom.yml",
    "support/data/factors.yml",
    "support/data/urgent.yml",
    "support/data/twijfel.yml",
    "support/data/samenvatting.yml",
    "support/data/toestemming.yml",
    "support/data/woorden.yml",
    "support/data/themas.yml",
    "support/data/signposts/landelijk.yml",
    "support/signposts.py",
    "support/opening.py",
    "web/data/delen.yml",
    "web/data/errors.yml",
    "web/data/fallback.yml",
    "web/data/pages.yml",
    "web/data/samenvatting.yml",
    "web/data/code.yml",
    "web/page/index.html",
    "web/page/code.html",
    "web/page/words.js",
]
"""Among others; a new file with texts in one of these folders is read by itself."""


@pytest.mark.parametrize("file", files())
def test_no_text_says_what_is_never_said(file: str) -> None:
    found = [
        f"{text}: {said}"
        for text in in_file(file, every_text())
        for said in never_said_in(text.text, urgent=text.urgent and text.kind != "name")
        if not _may_say_it(text, said)
    ]

    assert not found, "\n".join(["", *found])


def _may_say_it(text: ParentText, said: NeverSaid) -> bool:
    """A parent may say "u" to a doctor; in another language a Dutch word may mean something else ("dom", "lui")."""
    return (text.spoken and said.rule.soort == "u_vorm") or (text.foreign and said.rule.soort != "etiket")


@pytest.mark.parametrize("rule", rules())
@pytest.mark.parametrize("file", files())
def test_no_text_is_over_budget(file: str, rule: Rule) -> None:
    found = [told for text in in_file(file, every_text()) for told in broken(text, rule)]

    assert not found, "\n".join(["", *found])


def test_the_texts_of_every_place_are_read() -> None:
    assert set(PLACES) <= set(files())
    assert len(every_text()) > 600


def test_no_exception_is_left_over() -> None:
    """Each one is still needed: the text is there, and without the exception the rule would be broken."""
    texts = [" ".join(one.text.split()) for one in every_text()]
    needed = [
        any(text.startswith(one.tekst) and breaks(text, one.regel) for text in texts)
        for one in allowed().uitzonderingen
    ]

    assert [one.tekst for one, is_needed in zip(allowed().uitzonderingen, needed) if not is_needed] == []


def test_every_ordinary_word_needs_to_be_listed() -> None:
    """It is not among the 5,000, and the glossary does not explain it."""
    needless = [word for word in ordinary_words() if is_common(word) or load_glossary().explanation(word)]

    assert sorted(needless) == []
