"""Within a conversation one message is answered after the other; conversations do not wait for each other."""

from __future__ import annotations

import asyncio
import time
import uuid
from typing import Any

import pytest

from web import keys

pytestmark = pytest.mark.asyncio


async def test_messages_sent_at_once_reach_the_bot_one_by_one_in_order(gateway: Any, parent: Any) -> None:
    gateway.bot.delay = 0.01
    texts = [f"bericht {number}" for number in range(20)]
    (conversation,) = gateway.app[keys.CONVERSATIONS].all()
    turns = []
    for text in texts:
        identifier = str(uuid.uuid4())
        turns.append(asyncio.create_task(parent.say(text, id=identifier)))
        for _ in range(1000):  # the network keeps no order by itself
            if identifier in conversation.turns:
                break
            await asyncio.sleep(0.001)

    answers = await asyncio.gather(*turns)

    assert gateway.bot.texts == texts
    assert gateway.bot.busiest == 1
    assert [answer["messages"][0]["text"] for answer in answers] == [f"Je zei: {text}" for text in texts]


async def test_the_conversation_shows_question_and_answer_in_pairs(gateway: Any, parent: Any) -> None:
    gateway.bot.delay = 0.005
    await asyncio.gather(*(parent.say(f"bericht {number}") for number in range(10)))

    talk = (await parent.transcript())[len(parent.welcome) :]

    for said, answered in zip(talk[::2], talk[1::2], strict=True):
        assert answered["text"] == f"Je zei: {said['text']}"


async def test_one_slow_conversation_does_not_hold_up_another(gateway: Any, parent: Any) -> None:
    other = await gateway.parent()
    gateway.bot.delay = 0.2
    slow = asyncio.create_task(parent.say("langzaam"))
    await asyncio.sleep(0.05)
    gateway.bot.delay = 0.0

    start = time.perf_counter()
    await other.say("snel")

    assert time.perf_counter() - start < 0.1
    assert not slow.done()
    await slow


async def test_a_message_that_fails_does_not_stop_those_behind_it(gateway: Any, parent: Any) -> None:
    gateway.bot.delay = 0.02

    first, wrong, last = await asyncio.gather(
        parent.post(text="een"), parent.post(choice="verzonnen"), parent.post(text="twee")
    )

    assert (first.status, wrong.status, last.status) == (200, 409, 200)
    assert sorted(gateway.bot.texts) == ["een", "twee"]
