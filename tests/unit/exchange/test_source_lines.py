"""Every quoted line stands in the document and under the heading that is named; the rest is in our own words."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from pydantic import BaseModel

from support.exchange.definition_text import definition_text
from support.exchange.guide import guide_texts
from support.exchange.sources import SourceLine
from tests.unit.exchange.documents import part, plain, text_of, there_are_documents

MOST_WORDS_IN_A_ROW = 9
"""More words in a row than this, outside a quotation, is a copied sentence."""
A_LABEL_ON_A_PERSON = re.compile(
    r"kwetsbare (?!omstandighe)|kwetsbaar (gezin|mens|persoon)|risicogezin|risicozwanger|probleemgezin|zorgmijder"
    r"|verslaafde|slachtoffer|\bdaders?\b|multiproblem|lage ses|allochto|laagopgeleid|kansarm|tienermoeder"
    r"|achterstandswijk|score|risicoprofiel",
    re.IGNORECASE,
)

beside_the_documents = pytest.mark.skipif(not there_are_documents(), reason="the five documents are not here")


def quoted(content: BaseModel) -> Iterator[SourceLine]:
    if isinstance(content, SourceLine):
        yield content
        return
    for inner in inside(content):
        yield from quoted(inner)


def own_words(content: BaseModel) -> Iterator[str]:
    if isinstance(content, SourceLine):
        return
    for value in (getattr(content, name) for name in type(content).model_fields):
        values = value.values() if isinstance(value, dict) else [value]
        for one in values:
            yield from (text for text in (one if isinstance(one, tuple) else [one]) if isinstance(text, str))
    for inner in inside(content):
        yield from own_words(inner)


def inside(content: BaseModel) -> Iterator[BaseModel]:
    for value in (getattr(content, name) for name in type(content).model_fields):
        yield from (one for one in (value if isinstance(value, tuple) else [value]) if isinstance(one, BaseModel))


LINES = tuple(dict.fromkeys([*quoted(guide_texts()), *quoted(definition_text())]))
OWN_WORDS = tuple(dict.fromkeys([*own_words(guide_texts()), *own_words(definition_text())]))


@beside_the_documents
@pytest.mark.parametrize("line", LINES, ids=lambda line: f"{line.document} {line.heading}: {line.wording[:40]}")
def test_a_source_line_stands_in_its_document_under_its_heading(line: SourceLine) -> None:
    assert plain(line.wording) in part(line.document, line.heading)


@beside_the_documents
@pytest.mark.parametrize("text", [t for t in OWN_WORDS if len(t.split()) > MOST_WORDS_IN_A_ROW], ids=lambda t: t[:50])
def test_no_long_sentence_is_copied(text: str) -> None:
    words = re.findall(r"[\w(),-]+", text.lower())
    documents = " ".join(" ".join(re.findall(r"[\w(),-]+", text_of(d).lower())) for d in ("000", "001", "002", "004"))
    runs = [" ".join(words[i : i + MOST_WORDS_IN_A_ROW + 1]) for i in range(len(words) - MOST_WORDS_IN_A_ROW)]

    assert not [run for run in runs if run in documents]


@pytest.mark.parametrize(
    "text", [*OWN_WORDS, *(f"{x.heading}: {x.wording}" for x in LINES)], ids=lambda text: text[:50]
)
def test_no_text_beside_a_summary_puts_a_label_on_a_person(text: str) -> None:
    assert not A_LABEL_ON_A_PERSON.search(text)


def test_every_document_that_is_quoted_is_named_with_its_date() -> None:
    known = {document.id for document in guide_texts().documents}

    assert {line.document for line in LINES} <= known
    assert all(re.search(r"20\d\d", document.published) for document in guide_texts().documents)
