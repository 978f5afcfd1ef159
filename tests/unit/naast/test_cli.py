"""The command line: every command explains itself, and a mistake is one line without a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import naast.serving
from language.reader import Reader
from language.reading import Reading
from naast.cli import naast as commands
from naast.serving import CannotServe
from naast.supervisor import NotStarted


def run(*arguments: str, typed: str = "") -> Result:
    return CliRunner().invoke(commands, list(arguments), input=typed)


def one_line(result: Result, text: str) -> bool:
    return result.exit_code == 1 and result.output.strip() == f"Error: {text}" and "Traceback" not in result.output


def test_the_help_names_every_command() -> None:
    shown = run("--help").output

    for command in ("serve", "train", "chat", "understand", "evaluate", "compose"):
        assert command in shown


@pytest.mark.parametrize("command", sorted(commands.commands))
def test_every_command_explains_itself(command: str) -> None:
    result = run(command, "-h")

    assert result.exit_code == 0
    assert len(result.output.split("\n\n")[1].strip()) > 20


@pytest.mark.parametrize("error", [CannotServe("Dat gaat zo niet."), NotStarted("bot did not start.")])
def test_what_hinders_serving_is_one_line(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def cannot(host: str, port: int) -> None:
        raise error

    monkeypatch.setattr(naast.serving, "serve", cannot)

    assert one_line(run("serve"), str(error))


@pytest.mark.parametrize("port", ["0", "70000", "tachtig"])
def test_a_port_that_does_not_exist_is_refused(port: str) -> None:
    assert run("serve", "--port", port).exit_code == 2


def test_what_hinders_chatting_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    import naast.chatting

    def cannot() -> None:
        raise CannotServe("Training did not finish; see above.")

    monkeypatch.setattr(naast.chatting, "chat", cannot)

    assert one_line(run("chat"), "Training did not finish; see above.")


def test_understanding_something_else_than_json_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Reader, "load", lambda: None)

    assert one_line(run("understand", typed="hallo\n"), 'line 1 is not an object with "id" and "text"')


def test_understanding_writes_json_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    class Quiet:
        def read(self, text: str, before: object = ()) -> Reading:
            return Reading()

    monkeypatch.setattr(Reader, "load", Quiet)

    result = run("understand", typed='{"id": "a", "text": "hallo"}\n')
    assert result.exit_code == 0
    assert result.output.startswith('{"id": "a", "urgent": []')


def test_a_statement_that_does_not_fit_is_one_line(tmp_path: Path) -> None:
    file = tmp_path / "labels.jsonl"
    file.write_text('{"text": "hallo", "kleur": "rood"}\n', encoding="utf-8")

    result = run("evaluate", str(file))

    assert result.exit_code == 1
    assert result.output.startswith("Error: labels.jsonl, line 1: kleur")
    assert len(result.output.strip().splitlines()) == 1


def test_a_file_that_is_not_there_is_refused() -> None:
    assert run("evaluate", "nergens.jsonl").exit_code == 2
