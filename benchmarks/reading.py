"""How long reading alone takes, in a process of its own with the settings of the gateway.

`python -m benchmarks.reading TEXTS REPEATS` prints the figures as JSON. The sentences are the examples of the
reader's patterns, which the tests hold the patterns against, and the messages of this measurement.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.messages import load_messages
from benchmarks.processes import CannotMeasure, Command, python, run_to_end
from benchmarks.times import Times
from language.fingerprint import ROOT
from language.statements import Statement, read_statements

EVALUATION = ROOT / "tests" / "evaluation"
MOST_WORDS = 40
LENGTHS = (50, 100, 250, 500, 1000, 2000)
"""Characters; the gateway lets 2,000 through."""
READ_WITHIN_SECONDS = 300.0
_SEED = 7


@dataclass(frozen=True)
class ReadingTimes:
    """What was measured."""

    alone: Times
    """Texts of 1 to 40 words made of the patterns' examples, nothing before them: each clause of them is urgent."""
    measured: Times
    """The messages of tests/evaluation of up to 40 words, each with the question that it answers."""
    after_another: Times
    """The same messages, each read with the one before it, as the gateway does in a conversation."""
    by_length: dict[int, Times]
    """Characters → times."""

    @classmethod
    def from_json(cls, written: str) -> ReadingTimes:
        """Reads what `main` printed."""
        data = json.loads(written)
        lengths = {int(length): Times(seconds) for length, seconds in data["by_length"].items()}
        return cls(Times(data["alone"]), Times(data["measured"]), Times(data["after_another"]), lengths)


def reading_times(environment: dict[str, str], folder: Path, log: Path, *, texts: int, repeats: int) -> ReadingTimes:
    """Measures in a process of its own. Raises CannotMeasure."""
    arguments = python("-m", "benchmarks.reading", str(texts), str(repeats))
    run_to_end(Command(arguments, folder, environment, log), READ_WITHIN_SECONDS)
    lines = log.read_text(encoding="utf-8").splitlines()
    if not lines or not lines[-1].startswith("{"):
        raise CannotMeasure("Reading alone gave no figures.")
    return ReadingTimes.from_json(lines[-1])


def texts_of_words(sentences: Sequence[str], count: int) -> list[str]:
    """`count` texts of 1 to 40 words, each length about as often, made of whole sentences except the last."""
    chance = random.Random(_SEED)
    found = []
    for number in range(count):
        wanted = 1 + number % MOST_WORDS
        words = " ".join(_some(sentences, chance, wanted * 8)).split()
        found.append(" ".join(words[:wanted]).rstrip("."))
    chance.shuffle(found)
    return found


def text_of_length(sentences: Sequence[str], characters: int) -> str:
    """A text of exactly so many characters."""
    return " ".join(_some(sentences, random.Random(_SEED), characters + 1))[: characters - 1] + "."


def _some(sentences: Sequence[str], chance: random.Random, characters: int) -> list[str]:
    """Sentences with their full stops, at least so many characters in all."""
    found: list[str] = []
    while sum(len(sentence) + 1 for sentence in found) < characters:
        found.append(f"{chance.choice(sentences).rstrip('.')}.")
    return found


def _measured() -> list[Statement]:
    told = [one for path in sorted(EVALUATION.glob("*.jsonl")) for one in read_statements(path)]
    return [one for one in told if len(one.text.split()) <= MOST_WORDS]


def main() -> None:
    """Reads and prints the figures; the process is started by `reading_times`."""
    count, repeats = int(sys.argv[1]), int(sys.argv[2])
    from language.patterns import shared_patterns
    from language.reader import Reader

    reader = Reader.load()
    sentences = [e for pattern in shared_patterns().patterns for e in pattern.examples] + load_messages().mixed()
    texts = texts_of_words(sentences, count)

    def seconds(text: str, before: tuple[str, ...] = (), asked: str = "") -> float:
        started = time.perf_counter()
        reader.read(text, before, asked)
        return time.perf_counter() - started

    for text in texts[:10]:
        seconds(text)
    figures = {
        "alone": [seconds(text) for text in texts],
        "measured": [seconds(one.text, asked=one.asked or "") for one in _measured()],
        "after_another": [seconds(text, (before,)) for before, text in zip(texts, texts[1:])],
        "by_length": {
            length: [seconds(text_of_length(sentences, length)) for _ in range(repeats)] for length in LENGTHS
        },
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
