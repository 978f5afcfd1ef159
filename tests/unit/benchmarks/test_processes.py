"""Every process that a measurement starts is ended again."""

import time
from pathlib import Path

import psutil
import pytest

from benchmarks.memory import memory_of
from benchmarks.processes import CannotMeasure, Command, environment, family, python, run_to_end, running

PARENT_WITH_A_CHILD = """
import subprocess, sys, time
subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"], start_new_session=True)
time.sleep(60)
"""


def command(folder: Path, program: str) -> Command:
    return Command(python("-c", program), folder, environment(folder / "bytecode"), folder / "log")


def wait_for_family(process: psutil.Process, size: int) -> list[psutil.Process]:
    for _ in range(200):
        if len(found := family(process)) == size:
            return found
        time.sleep(0.02)
    raise AssertionError("the child did not start")


def test_a_process_and_the_child_it_started_are_ended(tmp_path: Path) -> None:
    with running(command(tmp_path, PARENT_WITH_A_CHILD)) as process:
        both = wait_for_family(process, 2)
    assert [each for each in both if each.is_running()] == []


def test_they_are_ended_after_an_error_too(tmp_path: Path) -> None:
    both: list[psutil.Process] = []

    def interrupted() -> None:
        with running(command(tmp_path, PARENT_WITH_A_CHILD)) as process:
            both.extend(wait_for_family(process, 2))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert len(both) == 2
    assert [each for each in both if each.is_running()] == []


def test_the_memory_of_a_child_counts(tmp_path: Path) -> None:
    with running(command(tmp_path, PARENT_WITH_A_CHILD)) as process:
        wait_for_family(process, 2)
        memory = memory_of(process)
    assert len(memory.by_process) == 2
    assert memory.rss == sum(size for _, size in memory.by_process) > 5_000_000
    assert memory.pss is None or 0 < memory.pss <= memory.rss


def test_a_program_that_fails_is_one_sentence_with_its_last_words(tmp_path: Path) -> None:
    with pytest.raises(CannotMeasure, match="ended with 3; its last words: it is broken"):
        run_to_end(command(tmp_path, "print('it is broken'); raise SystemExit(3)"), 20)


def test_a_program_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    with pytest.raises(CannotMeasure, match="took longer than 0 seconds"):
        run_to_end(command(tmp_path, "import time; time.sleep(60)"), 0.2)


def test_settings_of_the_caller_do_not_reach_a_measurement(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("NAAST_PORT", "1")
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    given = environment(tmp_path, NAAST_CACHE="here")
    assert "NAAST_PORT" not in given
    assert "PYTHONDONTWRITEBYTECODE" not in given
    assert given["NAAST_CACHE"] == "here"
    assert given["RASA_TELEMETRY_ENABLED"] == "false"
