"""The same id is one message: answered once, with the same answer each time."""

from __future__ import annotations

import asyncio
import uuid
from typing import Any

import pytest

pytestmark = pytest.mark.asyncio


@pytest.fixture
def identifier() -> str:
    return str(uuid.uuid4())


async def test_the_same_message_again_gets_the_same_answer_once(
    gateway: Any, parent: Any, identifier: str
) -> None:
    first = await parent.say("hallo", id=identifier)
    again = await parent.say("hallo", id=identifier)

    assert again == first
    assert gateway.bot.texts == ["hallo"]
    assert len(await parent.transcript()) == len(parent.welcome) + 2


async def test_a_choice_may_be_sent_again(gateway: Any, parent: Any, identifier: str) -> None:
    choice = parent.welcome[-1]["choices"][0]["id"]

    answers = [await (await parent.post(id=identifier, choice=choice)).json() for _ in range(2)]

    assert answers[0] == answers[1]
    assert gateway.bot.texts == ["/ik_ben_zwanger"]


async def test_an_old_message_again_gets_its_old_answer(gateway: Any, parent: Any, identifier: str) -> None:
    first = await parent.say("een", id=identifier)
    await parent.say("twee")

    assert await parent.say("een", id=identifier) == first
    assert gateway.bot.texts == ["een", "twee"]


async def test_two_requests_with_one_id_at_the_same_moment_are_one_turn(
    gateway: Any, parent: Any, identifier: str
) -> None:
    gateway.bot.delay = 0.05

    answers = await asyncio.gather(*(parent.say("hallo", id=identifier) for _ in range(10)))

    assert all(answer == answers[0] for answer in answers)
    assert gateway.bot.texts == ["hallo"]


@pytest.mark.parametrize("other", [{"text": "iets anders"}, {"choice": "hallo"}])
async def test_the_same_id_with_other_content_is_refused(
    gateway: Any, parent: Any, identifier: str, other: dict[str, str]
) -> None:
    await parent.say("hallo", id=identifier)

    response = await parent.post(id=identifier, **other)

    assert response.status == 409
    assert (await response.json())["error"] == "id_reused"
    assert gateway.bot.texts == ["hallo"]


async def test_texts_that_differ_only_in_blanks_are_the_same_message(
    gateway: Any, parent: Any, identifier: str
) -> None:
    assert await parent.say("hallo", id=identifier) == await parent.say(" hallo\r\n", id=identifier)
    assert gateway.bot.texts == ["hallo"]


async def test_the_same_id_in_two_conversations_is_two_messages(
    gateway: Any, parent: Any, identifier: str
) -> None:
    other = await gateway.parent()

    await parent.say("een", id=identifier)
    await other.say("twee", id=identifier)

    assert gateway.bot.texts == ["een", "twee"]


async def test_a_refused_message_may_be_repaired_under_the_same_id(
    gateway: Any, parent: Any, identifier: str
) -> None:
    assert (await parent.post(id=identifier, choice="verzonnen")).status == 409

    assert (await parent.say("hallo", id=identifier))["messages"]


async def test_a_connection_that_drops_does_not_stop_the_turn(
    gateway: Any, parent: Any, identifier: str
) -> None:
    gateway.bot.delay = 0.15
    with pytest.raises(asyncio.TimeoutError):
        await asyncio.wait_for(parent.post(id=identifier, text="hallo"), 0.05)

    answer = await parent.say("hallo", id=identifier)

    assert answer["messages"][0]["text"] == "Je zei: hallo"
    assert gateway.bot.texts == ["hallo"]


async def test_a_dropped_connection_without_a_retry_still_leaves_the_answer_in_the_conversation(
    gateway: Any, parent: Any
) -> None:
    gateway.bot.delay = 0.1
    with pytest.raises(asyncio.TimeoutError):
        await asyncio.wait_for(parent.post(text="hallo"), 0.03)
    await asyncio.sleep(0.2)

    assert (await parent.transcript())[-1]["text"] == "Je zei: hallo"
