"""What counts as found, and what as wrongly taken."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.redaction import BadSentence, Outcome, Sentence, found, read_sentences, table, untouched, wrongly
from language.redaction_spans import Span

KEVIN = Sentence("1", "mijn vriend kevin de wit slaapt", "g", (Span(12, 24, "naam"),))
NOTHING = Sentence("2", "ik slaap slecht", "niets", ())


def outcome(sentence: Sentence, *taken: tuple[int, int]) -> Outcome:
    return Outcome(sentence, [Span(start, end, "naam") for start, end in taken], 1.0)


def test_a_name_is_found_when_every_letter_of_it_was_taken() -> None:
    assert found([outcome(KEVIN, (12, 17), (18, 20), (21, 24))]).right == 1
    assert found([outcome(KEVIN, (12, 17))]).right == 0


def test_words_outside_the_spans_are_wrongly_taken() -> None:
    share = wrongly([outcome(KEVIN, (5, 24)), outcome(NOTHING)])

    assert (share.right, share.of) == (1, 6)


def test_a_sentence_with_nothing_in_it_is_untouched_or_not() -> None:
    assert untouched([outcome(NOTHING), outcome(KEVIN)]).of == 1
    assert untouched([outcome(NOTHING, (0, 2))]).right == 0


def test_the_table_has_a_column_for_each_source() -> None:
    shown = table({"alone": [outcome(KEVIN)], "together": [outcome(KEVIN, (12, 24))]})

    assert "| kind: naam | 1 | 0.00 (0.00 to 0.97) | 1.00 (0.03 to 1.00) |" in shown


def test_the_same_name_twice_is_two_places(tmp_path: Path) -> None:
    file = tmp_path / "one.jsonl"
    spans = [{"kind": "naam", "text": "an"}, {"kind": "naam", "text": "an"}]
    file.write_text(json.dumps({"id": "1", "text": "van an en an", "spans": spans, "group": "g"}))

    assert [(span.start, span.end) for span in read_sentences(file)[0].spans] == [(4, 6), (10, 12)]


def test_a_span_that_is_not_in_its_text_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "one.jsonl"
    file.write_text(json.dumps({"id": "1", "text": "niets", "spans": [{"kind": "naam", "text": "kevin"}]}))

    with pytest.raises(BadSentence):
        read_sentences(file)
