"""Rasa's own end-to-end test on the trained model: words → intent → names of actions.

It ends with 0 when stories fail, so what it writes is read here.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from language.fingerprint import ROOT

pytestmark = pytest.mark.slow

STORIES = Path(__file__).parent / "rasa"
LONGEST_SECONDS = 150.0


def test_every_story_goes_as_it_is_written(trained_model: Path, tmp_path: Path) -> None:
    ended = rasa_test(trained_model, tmp_path)

    assert ended.returncode == 0, ended.stdout[-2000:]
    failed = (tmp_path / "failed_test_stories.yml").read_text(encoding="utf-8")
    assert not (yaml.safe_load(failed) or {}).get("stories"), failed
    report = json.loads((tmp_path / "story_report.json").read_text(encoding="utf-8"))
    accuracy = report["conversation_accuracy"]
    assert accuracy["correct"] == accuracy["total"] == number_of_stories()


def rasa_test(model: Path, out: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "rasa", "test", "core", "--e2e", "--no-plot", "--model", str(model)]
    command += ["--stories", str(STORIES), "--out", str(out), "--endpoints", str(ROOT / "endpoints.yml")]
    quiet = {"RASA_TELEMETRY_ENABLED": "false", "TF_CPP_MIN_LOG_LEVEL": "3", "PYTHONWARNINGS": "ignore"}
    return subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, **quiet},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=LONGEST_SECONDS,
        check=False,
    )


def number_of_stories() -> int:
    files = sorted(STORIES.glob("test_*.yml"))
    return sum(len(yaml.safe_load(file.read_text(encoding="utf-8"))["stories"]) for file in files)
