"""Trains readers and Rasa together when their data changed, and keeps the result by the hash of that data."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

from tqdm import tqdm

from language.fingerprint import CACHE, ROOT
from language.training import ensure_reader
from naast.compose import compose
from naast.model_files import model_path, trained_model

LOG = CACHE / "train.log"
_RASA_STEPS = 6
_BAR = "{l_bar}{bar}| {elapsed}"


class TrainingFailed(RuntimeError):
    """Rasa could not be trained; the message names the log."""


def ensure_model() -> Path:
    """The model for the present data; trains it, with a progress bar, where it is not there.

    Raises TrainingFailed where Rasa refuses the data.
    """
    compose()
    path = model_path()
    if trained_model() is None:
        print("Training, because the data is new here: about a minute on two cores.", flush=True)
        with tqdm(total=100, bar_format=_BAR, file=sys.stdout, mininterval=_pace()) as bar:
            _train_reader(bar)
            _train_rasa(path)
            bar.update(float(bar.total or 0) - bar.n)
    return path


def _pace() -> float:
    """Seconds between two drawings of the bar: a file or a CI log needs few."""
    return 0.2 if sys.stdout.isatty() else 20.0


def _train_reader(bar: tqdm[NoReturn]) -> None:
    def progress(word: str, steps: int) -> None:
        bar.total = steps + _RASA_STEPS
        bar.set_description(word)
        bar.update(1)

    ensure_reader(progress)


def _train_rasa(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    data = [str(ROOT / "bot/data" / part) for part in ("nlu", "rules", "stories")]
    command = [sys.executable, "-m", "bot.train", "--config", str(ROOT / "bot/config.yml"), "--domain"]
    command += [str(ROOT / "bot/domain"), "--out", str(path), "--data", *data]
    environment = {**os.environ, "RASA_TELEMETRY_ENABLED": "false", "TF_CPP_MIN_LOG_LEVEL": "3"}
    with LOG.open("w", encoding="utf-8") as log:
        ended = subprocess.run(command, cwd=ROOT, env=environment, stdout=log, stderr=log, check=False)
    if ended.returncode or not path.exists():
        raise TrainingFailed(f"Rasa could not be trained; its words are in {LOG}")
