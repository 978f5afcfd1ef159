"""What is wiped is gone: at the gateway and in Rasa."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
import uuid
from typing import Any

import pytest

from tests.running import RunningAssistant

pytestmark = pytest.mark.slow

TOLD = "mijn moeder helpt me elke dag"


def test_the_gateway_knows_nothing_of_it_any_more(assistant: RunningAssistant) -> None:
    parent = assistant.parent()
    parent.say(TOLD)

    assert parent.delete() == 204
    assert parent.request("GET", "/api/messages").status == 401
    assert parent.post(text="ben je er nog?").status == 401
    assert parent.delete() in (204, 401)


def test_rasa_knows_nothing_of_it_any_more(assistant: RunningAssistant) -> None:
    sender = uuid.uuid4().hex
    ask(assistant, sender, "/begin")
    ask(assistant, sender, TOLD)
    assert TOLD in ask(assistant, sender, "/vraag_samenvatting")
    assert TOLD in str(situation(assistant, sender))

    assert forget(assistant, sender) == 204
    assert situation(assistant, sender) is None

    assert TOLD not in ask(assistant, sender, "/vraag_samenvatting")
    assert forget(assistant, sender) == 204


def test_rasa_forgets_one_and_not_the_other(assistant: RunningAssistant) -> None:
    senders = [uuid.uuid4().hex for _ in range(2)]
    for sender in senders:
        ask(assistant, sender, TOLD)

    forget(assistant, senders[0])

    assert TOLD not in ask(assistant, senders[0], "/vraag_samenvatting")
    assert TOLD in ask(assistant, senders[1], "/vraag_samenvatting")


def situation(assistant: RunningAssistant, sender: str) -> Any:
    """What Rasa knows of a conversation, as the gateway asks for it; None where it knows none."""
    try:
        address = f"{assistant.bot_address}/webhooks/naast/conversations/{sender}/situation"
        with urllib.request.urlopen(address, timeout=20) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as error:
        if error.code != 404:
            raise
        return None


def ask(assistant: RunningAssistant, sender: str, text: str) -> str:
    """What Rasa says on the gateway's own channel, all bubbles together."""
    body = json.dumps({"sender": sender, "text": text, "metadata": {}}).encode()
    address = f"{assistant.bot_address}/webhooks/naast/webhook"
    request = urllib.request.Request(address, body, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=20) as answer:
        replies: list[dict[str, Any]] = json.load(answer)
    return "\n".join(reply.get("text") or "" for reply in replies)


def forget(assistant: RunningAssistant, sender: str) -> int:
    address = f"{assistant.bot_address}/webhooks/naast/conversations/{sender}"
    with urllib.request.urlopen(urllib.request.Request(address, method="DELETE"), timeout=10) as answer:
        return int(answer.status)
