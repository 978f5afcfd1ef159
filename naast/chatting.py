"""`naast chat`: the same conversation in a terminal, through the same gateway, bot and actions."""

from __future__ import annotations

import contextlib
import json
import signal
import sys
import urllib.error
import urllib.request
import uuid
from typing import Any

from language.fingerprint import CACHE
from naast.dutch_model import ensure_dutch_model
from naast.serving import programs, trained_or_train
from naast.supervisor import Supervisor, ended_by_signals, free_port, wait_until_ready

_HOW = "Typ je bericht, of het nummer van een knop. Een lege regel stopt."


def chat() -> None:
    """Starts the processes on free ports and talks until an empty line or Ctrl-C."""
    port = free_port()
    supervisor = Supervisor(
        programs(trained_or_train(), "127.0.0.1", port, ensure_dutch_model(CACHE)), CACHE / "logs"
    )
    with ended_by_signals(supervisor):
        supervisor.start()
        if wait_until_ready(f"http://127.0.0.1:{port}/health/ready", supervisor):
            # From here Ctrl-C must break off the waiting for a line, which a handler that returns does not.
            signal.signal(signal.SIGINT, signal.default_int_handler)
            with contextlib.suppress(KeyboardInterrupt):
                _talk(_Api(f"http://127.0.0.1:{port}"))


class _Api:
    """The parent API, as a browser uses it."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._token = ""

    def begin(self) -> list[dict[str, Any]]:
        answer = self._post("/api/conversations", {})
        self._token = answer["token"]
        return list(answer["messages"])

    def send(self, what: dict[str, str]) -> dict[str, Any]:
        return self._post("/api/messages", {"id": str(uuid.uuid4()), **what})

    def _post(self, path: str, body: dict[str, str]) -> dict[str, Any]:
        request = urllib.request.Request(  # noqa: S310 - our own loopback address
            self._address + path,
            json.dumps(body).encode(),
            {"Content-Type": "application/json", "Authorization": f"Bearer {self._token}"},
        )
        try:
            with urllib.request.urlopen(request, timeout=15) as answer:  # noqa: S310
                return dict(json.load(answer))
        except urllib.error.HTTPError as error:
            return {"messages": [{"text": json.load(error)["message"], "choices": [], "contacts": []}]}


def _talk(api: _Api) -> None:
    print(_HOW)
    choices = _show(api.begin())
    while True:
        try:
            typed = input("\n> ").strip()
        except (EOFError, KeyboardInterrupt):
            return
        if not typed:
            return
        number = int(typed) if typed.isdigit() and 0 < int(typed) <= len(choices) else 0
        answer = api.send({"choice": choices[number - 1]["id"]} if number else {"text": typed})
        choices = _show(answer["messages"])
        if answer.get("ended"):
            return


def _show(messages: list[dict[str, Any]]) -> list[dict[str, str]]:
    choices: list[dict[str, str]] = []
    for message in messages:
        print("\n" + message["text"])
        for contact in message["contacts"]:
            parts = (contact.get(key) for key in ("phone", "chat", "url", "hours", "cost"))
            print(f"  - {contact['name']}: " + ", ".join(str(p) for p in parts if p))
        choices += message["choices"]
    for number, choice in enumerate(choices, 1):
        print(f"  [{number}] {choice['title']}")
    sys.stdout.flush()
    return choices
