"""Rasa's default pipeline as a baseline: `rasa train nlu` with what `rasa init` proposes (DIET), in its own process.

One intent a message: a statement's first urgent kind, or "niets". The trained model and what it said of each message
stay in the cache, under the hash of the statements and the configuration.
"""

from __future__ import annotations

import hashlib
import json
import re
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from benchmarks.processes import Command, environment, free_port, python, run_to_end, running
from benchmarks.rasa_parsing import Parser
from benchmarks.sources import Answers, Found, NotHere
from language.fingerprint import CACHE
from language.statements import Statement

NOTHING = "niets"
EPOCHS = 100
TRAIN_WITHIN_SECONDS = 6 * 3600.0
_MODEL = "diet"
_READINGS = "readings.json"


def configuration(epochs: int = EPOCHS) -> dict[str, Any]:
    """The pipeline that `rasa init` writes into its config.yml, for Dutch.

    Left out: the response selector and the entity synonyms, which have nothing to do here. Added: a seed.
    """
    return {
        "recipe": "default.v1",
        "assistant_id": "naast_baseline",
        "language": "nl",
        "pipeline": [
            {"name": "WhitespaceTokenizer"},
            {"name": "RegexFeaturizer"},
            {"name": "LexicalSyntacticFeaturizer"},
            {"name": "CountVectorsFeaturizer"},
            {"name": "CountVectorsFeaturizer", "analyzer": "char_wb", "min_ngram": 1, "max_ngram": 4},
            {"name": "DIETClassifier", "epochs": epochs, "random_seed": 1},
            {"name": "FallbackClassifier", "threshold": 0.3, "ambiguity_threshold": 0.1},
        ],
    }


def intent_of(statement: Statement) -> str:
    """The first urgent kind, or "niets": DIET gives a message one intent."""
    return statement.urgent[0] if statement.urgent else NOTHING


def plain(text: str) -> str:
    """The text without what Rasa reads as its own marks: entities in brackets, a command after a slash, lines."""
    return re.sub(r"\s+", " ", text.translate(str.maketrans("[]{}", "()()"))).strip().lstrip("/ ") or "."


def training_data(statements: Iterable[Statement]) -> dict[str, Any]:
    """The statements as Rasa's NLU training data."""
    examples: dict[str, dict[str, None]] = {}
    for statement in statements:
        examples.setdefault(intent_of(statement), {})[plain(statement.text)] = None
    nlu = [
        {"intent": intent, "examples": "".join(f"- {text}\n" for text in texts)}
        for intent, texts in sorted(examples.items())
    ]
    return {"version": "3.1", "nlu": nlu}


@dataclass(frozen=True)
class Diet:
    """The baseline, in a folder of the cache."""

    folder: Path
    statements: tuple[Statement, ...]
    runs: bool
    """Whether Rasa may be started for what is not in the cache."""
    epochs: int = EPOCHS

    @classmethod
    def of(cls, statements: Sequence[Statement], runs: bool, epochs: int = EPOCHS, cache: Path = CACHE) -> Diet:
        """For these statements; nothing is started yet."""
        content = json.dumps([configuration(epochs), training_data(statements)], sort_keys=True)
        name = f"diet-{hashlib.sha256(content.encode()).hexdigest()[:16]}"
        return cls(cache / "baselines" / name, tuple(statements), runs, epochs)

    def read(self, statements: Sequence[Statement]) -> Answers:
        """What DIET says of the messages. Raises NotHere, CannotMeasure."""
        readings = self._kept()
        missing = sorted({plain(s.text) for s in statements if key(s.text) not in readings})
        if missing:
            if not self.runs:
                raise NotHere("not in the cache; `--diet` trains it, which takes long")
            if not self._model.is_file():
                self.train()
            readings = {**readings, **self._parse(missing)}
            self._keep(readings)
        ours = [readings[key(s.text)] for s in statements]
        return Answers.of([found_in(one["ranking"]) for one in ours], [float(one["milliseconds"]) for one in ours])

    def train(self) -> float:
        """`rasa train nlu`; returns how many seconds it took. Raises CannotMeasure where it fails or takes too long."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for name, content in (("config.yml", configuration(self.epochs)), ("nlu.yml", training_data(self.statements))):
            text = yaml.dump(content, Dumper=_Blocks, allow_unicode=True, sort_keys=False, width=10_000)
            (self.folder / name).write_text(text, encoding="utf-8")
        options = ("--config", "config.yml", "--nlu", "nlu.yml", "--out", "models", "--fixed-model-name", _MODEL)
        return run_to_end(self._command("train", "nlu", *options), TRAIN_WITHIN_SECONDS)

    def _parse(self, texts: Sequence[str]) -> dict[str, Any]:
        port = free_port()
        options = ("--enable-api", "--model", str(self._model), "--interface", "127.0.0.1", "--port", str(port))
        command = self._command("run", *options)
        with running(command) as process:
            parser = Parser(port, process.is_running)
            parser.wait()
            parser.parse(texts[0])  # the first one is slow and tells nothing of the others
            return {key(text): _timed(parser, text) for text in texts}

    def _command(self, *arguments: str) -> Command:
        command = Command(python("-m", "rasa", *arguments), self.folder, {}, self.folder / f"{arguments[0]}.log")
        return replace(command, environment=environment(self.folder.parent.parent / "bytecode"))

    @property
    def _model(self) -> Path:
        return self.folder / "models" / f"{_MODEL}.tar.gz"

    def _kept(self) -> dict[str, Any]:
        file = self.folder / _READINGS
        kept: dict[str, Any] = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
        return kept

    def _keep(self, readings: Mapping[str, Any]) -> None:
        unfinished = self.folder / "unfinished.json"
        unfinished.write_text(json.dumps(readings, indent=1), encoding="utf-8")
        unfinished.replace(self.folder / _READINGS)


def found_in(ranking: Mapping[str, float]) -> Found:
    """From Rasa's ranking, the first intent first: urgent is what is not "niets", and decided by the first intent.

    A fallback ("nlu_fallback" in front) is no answer, so nothing urgent was read.
    """
    first = next(iter(ranking))
    return Found(1.0 - ranking.get(NOTHING, 0.0), first not in (NOTHING, "nlu_fallback"))


def key(text: str) -> str:
    """Under what a message is kept: not its words."""
    return hashlib.sha256(plain(text).encode()).hexdigest()[:32]


def _timed(parser: Parser, text: str) -> dict[str, Any]:
    started = time.perf_counter()
    ranking = parser.parse(text)
    return {"ranking": ranking, "milliseconds": 1000 * (time.perf_counter() - started)}


class _Blocks(yaml.SafeDumper):
    """Writes a text of several lines as a block, as Rasa expects its examples."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Blocks.add_representer(str, _text)
