"""A parent's browser for tests: it talks to a running gateway over the parent API, and over nothing else."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

SECONDS = 20.0
"""How long a test waits for one answer; the gateway itself answers within about eight."""


@dataclass(frozen=True)
class Message:
    """One bubble."""

    text: str
    choices: Mapping[str, str]
    """Title → id, in the order of the buttons."""
    contacts: tuple[Mapping[str, Any], ...]
    urgent: tuple[str, ...]
    sender: str
    summary: bool = False
    """Below it the page can open the summary."""

    @classmethod
    def of(cls, body: Mapping[str, Any]) -> Message:
        return cls(
            text=body["text"],
            choices={choice["title"]: choice["id"] for choice in body["choices"]},
            contacts=tuple(body["contacts"]),
            urgent=tuple(body["urgent"]),
            sender=body["from"],
            summary=body.get("summary", False),
        )

    @property
    def lines(self) -> list[str]:
        return [line.strip() for line in self.text.splitlines() if line.strip()]


@dataclass(frozen=True)
class Turn:
    """What the assistant said at once."""

    messages: tuple[Message, ...]
    ended: bool = False

    @property
    def text(self) -> str:
        return "\n\n".join(message.text for message in self.messages)

    @property
    def last(self) -> Message:
        return self.messages[-1]

    @property
    def choices(self) -> dict[str, str]:
        return {title: identity for message in self.messages for title, identity in message.choices.items()}

    @property
    def contacts(self) -> list[Mapping[str, Any]]:
        return [contact for message in self.messages for contact in message.contacts]

    @property
    def phones(self) -> list[str]:
        return [str(contact["phone"]) for contact in self.contacts if contact["phone"]]

    @property
    def urgent(self) -> set[str]:
        return {kind for message in self.messages for kind in message.urgent}

    @property
    def summary(self) -> bool:
        """Whether the page can open the summary below one of these messages."""
        return any(message.summary for message in self.messages)

    @property
    def words(self) -> int:
        return len(self.text.split())


@dataclass(frozen=True)
class Answer:
    """An HTTP answer as it came."""

    status: int
    body: Any


@dataclass
class Parent:
    """One conversation. `say` and `choose` fail where the gateway does not answer 200."""

    address: str
    token: str = ""
    turns: list[Turn] = field(default_factory=list)

    @property
    def latest(self) -> Turn:
        return self.turns[-1]

    def begin(self) -> Turn:
        answer = self.request("POST", "/api/conversations", {})
        assert answer.status == 201, answer
        self.token = answer.body["token"]
        return self._heard(answer.body)

    def say(self, text: str) -> Turn:
        return self._send({"text": text})

    def choose(self, which: str | int) -> Turn:
        """Taps a choice of the latest turn: by the beginning of its title, or by its place from 1."""
        return self.take(self.choice(which))

    def take(self, choice: str) -> Turn:
        """Taps the choice with this id."""
        return self._send({"choice": choice})

    def choice(self, which: str | int) -> str:
        choices = self.latest.choices
        if isinstance(which, int):
            return list(choices.values())[which - 1]
        found = [identity for title, identity in choices.items() if title.lower().startswith(which.lower())]
        assert found, f"no choice begins with {which!r}; there is {list(choices)}"
        return found[0]

    def transcript(self) -> list[Message]:
        answer = self.request("GET", "/api/messages")
        assert answer.status == 200, answer
        return [Message.of(message) for message in answer.body["messages"]]

    def delete(self) -> int:
        return self.request("DELETE", "/api/conversation").status

    def post(self, **fields: str) -> Answer:
        """One message, whatever comes back."""
        return self.request("POST", "/api/messages", {"id": str(uuid.uuid4()), **fields})

    def request(self, method: str, path: str, body: Mapping[str, Any] | None = None) -> Answer:
        request = urllib.request.Request(
            self.address + path,
            None if body is None else json.dumps(body).encode(),
            {"Content-Type": "application/json", "Authorization": f"Bearer {self.token}"},
            method=method,
        )
        try:
            with urllib.request.urlopen(request, timeout=SECONDS) as answer:
                return Answer(answer.status, json.loads(answer.read() or b"null"))
        except urllib.error.HTTPError as error:
            return Answer(error.code, json.loads(error.read() or b"null"))

    def _send(self, what: Mapping[str, str]) -> Turn:
        answer = self.post(**what)
        assert answer.status == 200, answer
        return self._heard(answer.body)

    def _heard(self, body: Mapping[str, Any]) -> Turn:
        messages = tuple(Message.of(message) for message in body["messages"])
        self.turns.append(Turn(messages, bool(body.get("ended"))))
        return self.latest
