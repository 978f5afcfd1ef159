"""`naast understand`: what the trained pipeline reads in each message, as JSON Lines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TextIO

from language.explaining import explain
from language.reader import Reader
from language.reading import Reading
from naast.explanation_lines import lines_of


def understand(lines: TextIO, out: TextIO, *, why: bool = False) -> None:
    """Reads JSON Lines {"id","text"}, writes JSON Lines in the same order. Raises ValueError naming the line.

    ``why``: writes for people instead why each message was read so. A line may then also hold "asked", and as
    in a labelled file "urgent", "risk" and "protective": what these name is shown, also where it was missed.
    """
    reader = Reader.load()
    for message in _messages(lines):
        if why:
            out.write(_explained(reader, message))
        else:
            reading = reader.read(message.text, message.before)
            out.write(json.dumps(as_json(message.identity, reading), ensure_ascii=False) + "\n")
        out.flush()


@dataclass(frozen=True)
class _Message:
    """One line."""

    identity: Any
    text: str
    before: list[str]
    line: dict[str, Any]


def as_json(identity: Any, reading: Reading) -> dict[str, Any]:
    """The contract of the command line."""
    data = reading.to_dict()
    keys = ("urgent", "risk", "protective", "about", "time", "lang", "phase", "intent", "why")
    return {"id": identity, **{key: data[key] for key in keys}}


def _messages(lines: Iterable[str]) -> Iterator[_Message]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            item = json.loads(line)
            text, before = item["text"], item.get("before", [])
        except (json.JSONDecodeError, KeyError, TypeError, AttributeError):
            raise ValueError(f'line {number} is not an object with "id" and "text"') from None
        if not isinstance(text, str) or not isinstance(before, list):
            raise ValueError(f'line {number}: "text" must be a string, "before" a list of strings')
        yield _Message(item.get("id", number), text, [str(b) for b in before], item)


def _explained(reader: Reader, message: _Message) -> str:
    asked = message.line.get("asked")
    labelled = (message.line.get(kind) for kind in ("urgent", "risk", "protective"))
    wanted = [str(label) for labels in labelled if isinstance(labels, list) for label in labels]
    found = explain(reader, message.text, message.before, asked if isinstance(asked, str) else "", wanted)
    return lines_of(message.identity, found)
