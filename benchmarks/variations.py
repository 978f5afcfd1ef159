"""`uv run python -m benchmarks.variations FILE.jsonl …`: the same message told otherwise, and the same answer.

Another name, a father for a mother, slips of the finger, upper case, an emoji, cut in two: what is urgent must
stay so, and what is not must not become so. Prints a Markdown table with exact 95 % intervals.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from language.evaluation import Row
from language.reader import Reader
from language.reading import Reading
from language.statements import Statement, read_statements

SEED = 11
SWAPS = (
    ("mijn man", "mijn vrouw"),
    ("mn man", "mn vrouw"),
    ("me man", "me vrouw"),
    ("mijn vriend", "mijn vriendin"),
    ("mn vriend", "mn vriendin"),
    ("moeder", "vader"),
    ("zoon", "dochter"),
    ("zoontje", "dochtertje"),
    ("zus", "broer"),
    ("oma", "opa"),
    ("hij", "zij"),
    ("hem", "haar"),
)
"""Words for a woman and for a man; each is replaced by the other."""
NAMES = ("Fatima", "Kees", "Agnieszka", "Yusuf", "Shanaira", "Selam")
_LEAST_WORDS_TO_CUT = 6


class CanRead(Protocol):
    """What a reader is here."""

    def read(self, text: str, before: Sequence[str] = (), asked: str = "") -> Reading:
        """Reads a text."""


Change = Callable[[str, random.Random], "str | None"]
"""A text told otherwise; None where that cannot be done with it."""


def shouted(text: str, chance: random.Random) -> str | None:
    """In capitals."""
    return text.upper() if text.upper() != text else None


def whispered(text: str, chance: random.Random) -> str | None:
    """Without capitals and punctuation."""
    plain = re.sub(r"[.,!?;:]+(?=\s|$)", "", text.lower())
    return plain if plain != text else None


def with_a_slip(text: str, chance: random.Random) -> str | None:
    """Two letters change places, once in forty characters."""
    for _ in range(1 + len(text) // 40):
        places = [m.start() for m in re.finditer(r"(?<=\w)[^\W\d_]{2}(?=\w)", text)]
        if not places:
            return None
        at = chance.choice(places)
        text = text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    return text


def with_an_emoji(text: str, chance: random.Random) -> str | None:
    """An emoji behind it."""
    return f"{text} {chance.choice('😢🙏😅👶😔')}"


def with_a_name(text: str, chance: random.Random) -> str | None:
    """Somebody who says who it is."""
    return f"hoi met {chance.choice(NAMES)}, {text}"


def by_the_other_parent(text: str, chance: random.Random) -> str | None:
    """A father for a mother, a daughter for a son."""
    other = {one: two for pair in SWAPS for one, two in (pair, pair[::-1])}
    words = sorted(other, key=len, reverse=True)
    pattern = re.compile(rf"\b({'|'.join(map(re.escape, words))})\b", re.IGNORECASE)
    changed = pattern.sub(lambda m: other[m[1].lower()], text)
    if changed == text or re.search(r"zwanger|bevallen|weken|\bborst|keizersnee|vrouwen|vroedvrouw", text):
        return None
    return changed


CHANGES: dict[str, Change] = {
    "upper case": shouted,
    "lower case, no punctuation": whispered,
    "slips of the finger": with_a_slip,
    "an emoji behind it": with_an_emoji,
    "a name before it": with_a_name,
    "a father for a mother, and the like": by_the_other_parent,
}


@dataclass(frozen=True)
class Changed:
    """How often the urgent answer stayed the same."""

    name: str
    urgent: Row
    """Messages that were read as urgent: still, and the first kind the same."""
    quiet: Row
    """Messages that were not: still not."""


def measure(statements: Sequence[Statement], reader: CanRead) -> list[Changed]:
    """Reads every message as it is and told otherwise."""
    plain = [(s.text, reader.read(s.text)) for s in statements if not s.asked]
    rows = []
    for name, change in CHANGES.items():
        chance = random.Random(SEED)
        told = [(reading, change(text, chance)) for text, reading in plain]
        rows.append(_row(name, [(r, _kinds(reader.read(other))) for r, other in told if other is not None]))
    cut = [(reading, _in_two(text, reader)) for text, reading in plain if len(text.split()) >= _LEAST_WORDS_TO_CUT]
    return [*rows, _row("cut in two messages", cut)]


def _in_two(text: str, reader: CanRead) -> tuple[str, ...]:
    words = text.split()
    first, second = " ".join(words[: len(words) // 2]), " ".join(words[len(words) // 2 :])
    return _kinds(reader.read(first)) + _kinds(reader.read(second, before=[first]))


def _kinds(reading: Reading) -> tuple[str, ...]:
    return tuple(reading.urgent)


def _row(name: str, pairs: Sequence[tuple[Reading, tuple[str, ...]]]) -> Changed:
    urgent = [set(before.urgent) & set(after) for before, after in pairs if before.urgent]
    quiet = [after for before, after in pairs if not before.urgent]
    return Changed(
        name,
        Row(name, sum(map(bool, urgent)), len(urgent)),
        Row(name, sum(not after for after in quiet), len(quiet)),
    )


def table(rows: Sequence[Changed]) -> str:
    """The table, with all changes together last."""
    total = Changed(
        "together",
        Row("", sum(r.urgent.right for r in rows), sum(r.urgent.of for r in rows)),
        Row("", sum(r.quiet.right for r in rows), sum(r.quiet.of for r in rows)),
    )
    lines = ["| the same message | still urgent | of | still not urgent | of |", "|---|---|---|---|---|"]
    for row in [*rows, total]:
        lines.append(f"| {row.name} | {_share(row.urgent)} | {row.urgent.of} | {_share(row.quiet)} | {row.quiet.of} |")
    return "\n".join(lines)


def _share(row: Row) -> str:
    if not row.of:
        return "n/a"
    low, high = row.interval
    return f"{row.right / row.of:.3f} ({low:.3f} to {high:.3f})"


def main() -> None:
    """Reads the files named on the command line."""
    statements = [s for name in sys.argv[1:] for s in read_statements(Path(name))]
    if not statements:
        sys.exit("Usage: python -m benchmarks.variations FILE.jsonl …")
    names = ", ".join(Path(name).name for name in sys.argv[1:])
    print(f"{len(statements)} messages of {names}. Mark: the same urgent answer in 0.99. Exact 95 % intervals.\n")
    print(table(measure(statements, Reader.load())))


if __name__ == "__main__":
    main()
