"""Rasa and the action server listen on loopback only; a command of Rasa cannot come in from outside."""

from __future__ import annotations

import urllib.error
import urllib.request

import psutil
import pytest

from naast.serving import programs
from tests.running import RunningAssistant


@pytest.mark.slow
@pytest.mark.parametrize("name", ["bot", "actions"])
def test_it_listens_on_loopback_only(assistant: RunningAssistant, name: str) -> None:
    addresses = listening(assistant.pid(name))

    assert {ip for ip, _ in addresses} == {"127.0.0.1"}
    assert assistant.port_of(name) in {port for _, port in addresses}


@pytest.mark.slow
@pytest.mark.parametrize("path", ["/model/parse", "/conversations/x/tracker", "/webhooks/rest/webhook", "/domain"])
def test_rasas_own_api_is_not_there_even_on_loopback(assistant: RunningAssistant, path: str) -> None:
    request = urllib.request.Request(assistant.bot_address + path, b"{}", {"Content-Type": "application/json"})

    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(request, timeout=5)
    assert refused.value.code in (404, 405)


def test_only_the_gateway_gets_the_address_that_is_asked_for(tmp_path: object) -> None:
    named = {p.name: list(p.command) for p in programs(tmp_path, "0.0.0.0", 8080, None)}  # type: ignore[arg-type]

    assert "0.0.0.0" in named["web"]
    assert not any("0.0.0.0" in word for name in ("bot", "actions") for word in named[name])


def listening(pid: int) -> set[tuple[str, int]]:
    process = psutil.Process(pid)
    family = [process, *process.children(recursive=True)]
    return {
        (connection.laddr.ip, connection.laddr.port)
        for one in family
        for connection in one.connections(kind="inet")
        if connection.status == psutil.CONN_LISTEN
    }
