"""What `naast serve` starts, and what it says when it cannot."""

from __future__ import annotations

import socket
import subprocess
from pathlib import Path

import pytest

import naast.serving
from naast.serving import CannotServe, programs, serve, trained_or_train

MODEL = Path("/models/one.tar.gz")


def test_three_programs_and_one_address_for_parents() -> None:
    started = {program.name: list(program.command) for program in programs(MODEL, "0.0.0.0", 8080, None)}

    assert list(started) == ["bot", "actions", "web"]
    assert str(MODEL) in started["bot"]
    assert after("--port", started["web"]) == "8080"
    assert after("--host", started["web"]) == "0.0.0.0"


def test_the_web_asks_the_bot_and_the_bot_asks_the_actions() -> None:
    started = {program.name: list(program.command) for program in programs(MODEL, "127.0.0.1", 8080, None)}

    assert after("--bot-url", started["web"]) == f"http://127.0.0.1:{after('--port', started['bot'])}"
    assert after("--actions-port", started["bot"]) == after("--port", started["actions"])
    assert after("--port", started["bot"]) != after("--port", started["actions"])


def test_nobody_is_told_anything_and_no_thread_is_wasted() -> None:
    for program in programs(MODEL, "127.0.0.1", 8080, Path("/spacy/nl")):
        assert program.environment["RASA_TELEMETRY_ENABLED"] == "false"
        assert program.environment["OMP_NUM_THREADS"] == "1"


def test_the_dutch_model_goes_to_those_who_read() -> None:
    with_model = {p.name for p in programs(MODEL, "127.0.0.1", 1, Path("/nl")) if "NAAST_SPACY_MODEL" in p.environment}
    without = {p.name for p in programs(MODEL, "127.0.0.1", 1, None) if "NAAST_SPACY_MODEL" in p.environment}

    assert with_model == {"bot", "web"}
    assert without == set()


def test_a_taken_port_is_said_before_anything_is_trained(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(naast.serving, "trained_or_train", lambda: pytest.fail("trained"))
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        with pytest.raises(
            CannotServe, match=rf"^Port {port} on 127\.0\.0\.1 is in use; choose another with --port\.$"
        ):
            serve("127.0.0.1", port)


def test_a_trained_model_is_not_trained_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(naast.serving, "trained_model", lambda: MODEL)
    monkeypatch.setattr(subprocess, "run", lambda *a, **k: pytest.fail("trained"))

    assert trained_or_train() == MODEL


def test_training_that_fails_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(naast.serving, "trained_model", lambda: None)
    monkeypatch.setattr(subprocess, "run", lambda *a, **k: subprocess.CompletedProcess(a, 1))

    with pytest.raises(CannotServe, match=r"^Training did not finish; see above\.$"):
        trained_or_train()


def after(option: str, command: list[str]) -> str:
    return command[command.index(option) + 1]
