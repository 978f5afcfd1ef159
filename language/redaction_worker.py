"""`python -m language.redaction_worker`: takes names out of texts, in a process of its own. JSON Lines in and out.

    → {"id": 1, "texts": ["mijn vriend kevin helpt"]}
    ← {"id": 1, "redacted": [{"text": "mijn vriend [naam] helpt", "taken": ["naam"]}]}

The first line it writes is {"ready": true}, when everything is loaded; {"error": "<name>"} where that fails. It ends
when its input closes. With `--prepare` it only builds the lists that deduce keeps as a file, which takes a minute.
Nothing of a text is ever logged.
"""

from __future__ import annotations

import json
import logging
import os
import sys
from collections.abc import Iterable
from typing import Any, Protocol, TextIO

log = logging.getLogger("language.redaction_worker")


class _Redacts(Protocol):
    def redact(self, text: str) -> Any:
        """See `language.redaction.Redactor`."""


def main(arguments: list[str]) -> int:
    """Answers until standard input closes. The exit code is 1 where nothing could be loaded."""
    answers = _keep_output_for_answers()
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING)
    try:
        from language.redaction import Redactor

        redactor = Redactor.load()
    except Exception as error:
        _write(answers, {"error": type(error).__name__})
        log.error("Not loaded: %s", type(error).__name__)
        return 1
    if arguments == ["--prepare"]:
        return 0
    _write(answers, {"ready": True})
    answer_all(redactor, sys.stdin, answers)
    return 0


def answer_all(redactor: _Redacts, requests: Iterable[str], answers: TextIO) -> None:
    """Answers each line in order; a line that cannot be answered gets {"id", "error"}."""
    for line in requests:
        _write(answers, answer(redactor, line))


def answer(redactor: _Redacts, line: str) -> dict[str, Any]:
    """The answer to one line."""
    number: object = None
    try:
        request = json.loads(line)
        number = request.get("id")
        redacted = [redactor.redact(text) for text in request["texts"]]
    except Exception as error:
        log.error("%s while taking names out", type(error).__name__)
        return {"id": number, "error": type(error).__name__}
    return {"id": number, "redacted": [{"text": one.text, "taken": list(one.taken)} for one in redacted]}


def _keep_output_for_answers() -> TextIO:
    """Standard output for answers alone: whatever a library prints goes to standard error."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return answers


def _write(answers: TextIO, what: dict[str, Any]) -> None:
    answers.write(json.dumps(what) + "\n")
    answers.flush()


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except (BrokenPipeError, KeyboardInterrupt):
        os._exit(0)
