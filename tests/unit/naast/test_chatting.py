"""`naast chat`: the conversation as it looks in a terminal."""

from __future__ import annotations

from typing import Any

import pytest

from naast import chatting


def message(
    text: str, choices: list[str] | None = None, contacts: list[dict[str, Any]] | None = None
) -> dict[str, Any]:
    return {
        "text": text,
        "choices": [{"id": f"id-{title}", "title": title} for title in choices or []],
        "contacts": contacts or [],
    }


class Api:
    """Answers everything with two choices, and ends after three messages."""

    def __init__(self) -> None:
        self.sent: list[dict[str, str]] = []

    def begin(self) -> list[dict[str, Any]]:
        return [message("Hoi", ["Zwanger", "Overslaan"])]

    def send(self, what: dict[str, str]) -> dict[str, Any]:
        self.sent.append(what)
        return {"messages": [message("Goed", ["Ja", "Nee"])], "ended": len(self.sent) == 3}


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    lines: list[str] = []
    monkeypatch.setattr("builtins.input", lambda prompt: lines.pop(0))
    return lines


def test_a_number_taps_a_choice_and_words_are_words(typed: list[str]) -> None:
    api = Api()
    typed += ["2", "ik ben moe", "7"]

    chatting._talk(api)  # type: ignore[arg-type]

    assert api.sent == [{"choice": "id-Overslaan"}, {"text": "ik ben moe"}, {"text": "7"}]


def test_an_empty_line_stops(typed: list[str]) -> None:
    api = Api()
    typed += [""]

    chatting._talk(api)  # type: ignore[arg-type]

    assert api.sent == []


@pytest.mark.parametrize("stops", [EOFError, KeyboardInterrupt])
def test_ctrl_d_and_ctrl_c_stop(monkeypatch: pytest.MonkeyPatch, stops: type[BaseException]) -> None:
    def nothing(prompt: str) -> str:
        raise stops

    monkeypatch.setattr("builtins.input", nothing)
    api = Api()

    chatting._talk(api)  # type: ignore[arg-type]

    assert api.sent == []


def test_people_and_choices_are_shown(capsys: pytest.CaptureFixture[str]) -> None:
    contact = {"name": "Veilig Thuis", "phone": "0800-2000", "chat": None, "url": None, "hours": "dag en nacht"}

    choices = chatting._show([message("Bel gerust.", contacts=[contact]), message("Gaat het?", ["Ja", "Nee"])])

    shown = capsys.readouterr().out
    assert "Veilig Thuis: 0800-2000, dag en nacht" in shown
    assert "[1] Ja" in shown
    assert [choice["title"] for choice in choices] == ["Ja", "Nee"]
