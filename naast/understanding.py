"""`naast understand`: what the trained pipeline reads in each message, as JSON Lines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from language.reader import Reader
from language.reading import Reading


def understand(lines: TextIO, out: TextIO, *, why: bool = False) -> None:
    """Reads JSON Lines {"id","text"}, writes JSON Lines in the same order. Raises ValueError naming the line."""
    reader = Reader.load()
    for identity, text, before in _messages(lines):
        reading = reader.read(text, before)
        if why:
            out.write(_explained(identity, text, reading))
        else:
            out.write(json.dumps(as_json(identity, reading), ensure_ascii=False) + "\n")
        out.flush()


def as_json(identity: Any, reading: Reading) -> dict[str, Any]:
    """The contract of the command line."""
    data = reading.to_dict()
    keys = ("urgent", "risk", "protective", "about", "time", "lang", "phase", "intent", "why")
    return {"id": identity, **{key: data[key] for key in keys}}


def _messages(lines: Iterable[str]) -> Iterator[tuple[Any, str, list[str]]]:
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
        yield item.get("id", number), text, [str(b) for b in before]


def _explained(identity: Any, text: str, reading: Reading) -> str:
    head = f"{identity}: {text}\n  intent {reading.intent} ({reading.intent_confidence:.2f}), about {reading.about}, "
    head += f"time {reading.time}, lang {reading.lang}, phase {reading.phase}, region {reading.region}\n"
    rows = [
        f"  {e.label:30} {'' if e.probability is None else format(e.probability, '.2f'):5} {e.source:34} “{e.words}”\n"
        for e in reading.why
    ]
    return head + "".join(rows) + ("" if rows else "  nothing\n")
