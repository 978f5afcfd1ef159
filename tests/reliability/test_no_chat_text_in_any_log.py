"""Nothing of what a parent typed, and no key to a conversation, stands in any log, also when things go wrong."""

from __future__ import annotations

import pytest

from tests.running import RunningAssistant

pytestmark = pytest.mark.slow

MARKER = "appelflapje"


def test_a_conversation_leaves_no_word_in_the_logs(assistant: RunningAssistant) -> None:
    parent = assistant.parent()
    for text in (
        f"ik heet {MARKER} en we hebben veel schulden",
        f"mijn man slaat mij {MARKER}",
        f"/wens{{{MARKER}",
        f"{MARKER} " * 150,
    ):
        parent.say(text)
    parent.post(text=MARKER * 2000)
    parent.post(choice=MARKER)
    parent.request("POST", f"/api/{MARKER}")
    parent.request("GET", f"/api/messages?text={MARKER}")

    logs = assistant.log_texts()
    assert set(logs) == {"bot.log", "actions.log", "web.log"}
    assert "POST /api/messages 200" in logs["web.log"]
    for name, text in logs.items():
        assert MARKER not in text, name
        assert parent.token not in text, name


def test_failures_leave_no_word_either(assistant: RunningAssistant) -> None:
    parent = assistant.parent()
    with assistant.held_down("actions"):
        parent.say(f"we hebben veel schulden {MARKER}")

    for name, text in assistant.log_texts().items():
        assert MARKER not in text, name
        assert parent.token not in text, name
