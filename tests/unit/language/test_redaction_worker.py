"""The worker answers in order, goes on after a line that cannot be answered, and never tells a text to a log."""

from __future__ import annotations

import io
import json
import logging
import subprocess
import sys

import pytest

from language.redaction_spans import Redacted
from language.redaction_worker import answer, answer_all

PRINTS = """
import sys
from language.redaction_worker import _keep_output_for_answers, _write
answers = _keep_output_for_answers()
print("a library that prints")
_write(answers, {"ready": True})
"""


class Fake:
    """Takes out "kevin"; cannot read "boem"."""

    def redact(self, text: str) -> Redacted:
        if text == "boem":
            raise ValueError(text)
        return Redacted(text.replace("kevin", "[naam]"), ("naam",) * text.count("kevin"))


def test_each_question_gets_its_answer_with_its_number() -> None:
    answers = io.StringIO()

    answer_all(Fake(), ['{"id": 7, "texts": ["kevin belt", "niets"]}', '{"texts": []}'], answers)

    assert [json.loads(line) for line in answers.getvalue().splitlines()] == [
        {"id": 7, "redacted": [{"text": "[naam] belt", "taken": ["naam"]}, {"text": "niets", "taken": []}]},
        {"id": None, "redacted": []},
    ]


@pytest.mark.parametrize("line", ["", "kevin", "[]", '{"id": 1}', '{"id": 1, "texts": ["boem"]}'])
def test_a_line_that_cannot_be_answered_says_so_without_its_words(line: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)

    said = answer(Fake(), line)

    assert "error" in said
    assert "boem" not in json.dumps(said) + caplog.text
    assert "kevin" not in json.dumps(said) + caplog.text


def test_what_a_library_prints_does_not_come_among_the_answers() -> None:
    ended = subprocess.run([sys.executable, "-c", PRINTS], capture_output=True, text=True, timeout=60, check=True)

    assert ended.stdout == '{"ready": true}\n'
