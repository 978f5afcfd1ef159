"""Settings come from arguments, then the environment, then the defaults; a mistake gets one sentence."""

from __future__ import annotations

import pytest

from web.settings import Rate, Settings


def test_by_default_only_this_machine_is_served() -> None:
    settings = Settings.from_arguments([], {})

    assert settings == Settings()
    assert settings.host == "127.0.0.1"
    assert settings.bot_timeout == 5.0
    assert settings.idle_seconds == 30 * 60
    assert settings.trusted_proxy is False


def test_arguments_win_from_the_environment() -> None:
    environment = {"NAAST_PORT": "9000", "NAAST_BOT_URL": "http://bot:5005", "NAAST_TRUSTED_PROXY": "1"}

    settings = Settings.from_arguments(["--port", "9001", "--idle-minutes", "10"], environment)

    assert settings.port == 9001
    assert settings.bot_url == "http://bot:5005"
    assert settings.trusted_proxy is True
    assert settings.idle_seconds == 600


def test_limits_can_be_set() -> None:
    settings = Settings.from_arguments(["--messages-per-conversation", "5/0.5"], {})

    assert settings.limits.messages_per_conversation == Rate(burst=5, per_second=0.5)


@pytest.mark.parametrize(
    "arguments",
    [
        ["--port", "70000"],
        ["--port", "tachtig"],
        ["--bot-url", "localhost:5005"],
        ["--exit-url", "javascript:alert(1)"],
        ["--bot-timeout", "0"],
        ["--bot-timeout", "nan"],
        ["--idle-minutes", "-1"],
        ["--messages-per-conversation", "60"],
        ["--messages-per-conversation", "0/1"],
        ["--messages-per-conversation", "1/0"],
        ["--onbekend"],
    ],
)
def test_a_mistake_ends_with_one_sentence(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        Settings.from_arguments(arguments, {})

    last_line = capsys.readouterr().err.strip().splitlines()[-1]
    assert stopped.value.code == 2
    assert last_line.startswith("python -m web: error:")
    assert " _" not in last_line  # no name of a function
