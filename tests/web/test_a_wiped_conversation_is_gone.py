"""Wiping, leaving, ending and falling silent leave nothing, here or at the bot."""

from __future__ import annotations

import asyncio
import gc
from typing import Any

import pytest

from web import keys
from web.conversation import Conversation
from web.housekeeping import sweep

pytestmark = pytest.mark.asyncio


async def wipe(gateway: Any, parent: Any) -> int:
    response = await gateway.client.delete("/api/conversation", headers=parent.headers)
    return int(response.status)


async def leave(gateway: Any, body: bytes) -> int:
    response = await gateway.client.post("/api/leave", data=body, headers={"Content-Type": "text/plain"})
    return int(response.status)


async def test_wiping_takes_it_out_of_memory_and_out_of_the_bot(gateway: Any, parent: Any) -> None:
    await parent.say("iets heel eigens")
    assert gateway.bot.trackers

    assert await wipe(gateway, parent) == 204

    assert gateway.bot.trackers == {}
    assert len(gateway.app[keys.CONVERSATIONS]) == 0
    gc.collect()
    kept = [each for each in gc.get_objects() if isinstance(each, Conversation) and each.messages]
    assert kept == []


async def test_after_wiping_the_token_is_unknown_everywhere(gateway: Any, parent: Any) -> None:
    await wipe(gateway, parent)

    assert not await parent.still_known()
    assert (await parent.post(text="hallo")).status == 401
    assert await wipe(gateway, parent) == 401


async def test_wiping_one_conversation_leaves_the_others(gateway: Any, parent: Any) -> None:
    other = await gateway.parent()

    await wipe(gateway, parent)

    assert (await other.say("hallo"))["messages"]
    assert len(gateway.bot.trackers) == 1


async def test_leaving_wipes(gateway: Any, parent: Any) -> None:
    await parent.say("hallo")

    assert await leave(gateway, f" {parent.token}\n".encode()) == 204

    assert not await parent.still_known()
    assert gateway.bot.trackers == {}


@pytest.mark.parametrize("body", [b"", b"onbekend", b"\xff\x00", b"a" * 100_000, b'{"token": "x"}'])
async def test_leaving_is_never_an_error(gateway: Any, parent: Any, body: bytes) -> None:
    assert await leave(gateway, body) == 204
    assert await parent.still_known()


async def test_an_ended_conversation_is_wiped_after_its_goodbye(gateway: Any, parent: Any) -> None:
    gateway.bot.say["stop"] = [{"text": "Dag! Zorg goed voor jezelf."}, {"custom": {"ended": True}}]

    answer = await parent.say("stop")

    assert answer == {
        "messages": [
            {
                "from": "naast",
                "text": "Dag! Zorg goed voor jezelf.",
                "choices": [],
                "contacts": [],
                "urgent": [],
            }
        ],
        "ended": True,
    }
    assert not await parent.still_known()
    assert gateway.bot.trackers == {}


async def test_after_thirty_silent_minutes_it_is_wiped(gateway: Any, parent: Any) -> None:
    await parent.say("hallo")
    gateway.clock.now += 29 * 60
    await parent.say("ik was even weg")
    gateway.clock.now += 29 * 60
    await sweep(gateway.app)
    assert await parent.still_known()

    gateway.clock.now += 30 * 60
    await sweep(gateway.app)

    assert len(gateway.app[keys.CONVERSATIONS]) == 0
    assert gateway.bot.trackers == {}
    assert not await parent.still_known()


async def test_a_silent_conversation_does_not_open_even_before_it_is_swept(gateway: Any, parent: Any) -> None:
    gateway.clock.now += 30 * 60

    assert not await parent.still_known()
    assert (await parent.post(text="hallo")).status == 401
    assert gateway.bot.texts == []


async def test_asking_for_the_conversation_keeps_it_alive(gateway: Any, parent: Any) -> None:
    for _ in range(3):
        gateway.clock.now += 20 * 60
        assert await parent.still_known()


async def test_wiping_does_not_wait_for_a_message_that_is_being_answered(gateway: Any, parent: Any) -> None:
    gateway.bot.delay = 0.2
    turn = asyncio.create_task(parent.post(text="hallo"))
    behind = asyncio.create_task(parent.post(text="nog iets"))
    await asyncio.sleep(0.05)

    assert await wipe(gateway, parent) == 204
    assert not turn.done()
    assert len(gateway.app[keys.CONVERSATIONS]) == 0

    assert ((await turn).status, (await behind).status) == (401, 401)
    assert gateway.bot.texts == ["hallo"]


async def test_what_the_bot_writes_down_after_wiping_is_wiped_again(gateway: Any, parent: Any) -> None:
    gateway.bot.delay = 0.1
    turn = asyncio.create_task(parent.post(text="hallo"))
    await asyncio.sleep(0.03)
    await wipe(gateway, parent)
    await turn

    assert gateway.bot.trackers == {}


async def test_what_the_bot_writes_down_after_its_time_out_is_wiped_at_the_next_sweep(
    gateway: Any, parent: Any
) -> None:
    gateway.bot.delay = 5.0
    await parent.say("hallo")
    gateway.bot.delay = 0.0
    await wipe(gateway, parent)
    sender = gateway.bot.received[-1]["sender"]
    gateway.bot.trackers[sender] = ["hallo"]

    await sweep(gateway.app)

    assert gateway.bot.trackers == {}


async def test_a_bot_that_could_not_be_told_is_told_later(gateway: Any, parent: Any) -> None:
    gateway.bot.forgets = False
    assert await wipe(gateway, parent) == 204
    assert gateway.app[keys.WIPING].left_over == 1
    await sweep(gateway.app)
    assert gateway.bot.trackers

    gateway.bot.forgets = True
    await sweep(gateway.app)

    assert gateway.bot.trackers == {}
    assert gateway.app[keys.WIPING].left_over == 0


async def test_with_the_bot_down_a_parent_can_still_wipe(gateway: Any, parent: Any) -> None:
    await gateway.stop_bot()

    assert await wipe(gateway, parent) == 204
    assert not await parent.still_known()


async def test_stopping_the_gateway_has_the_bot_forget_everybody(gateway: Any, parent: Any) -> None:
    await gateway.parent()

    await gateway.client.close()

    assert gateway.bot.trackers == {}


class TestWithAQuickSweep:
    @pytest.fixture
    def settings(self, settings: Any) -> Any:
        return type(settings)(**{**vars(settings), "sweep_seconds": 0.02})

    async def test_silent_conversations_go_by_themselves(self, gateway: Any, parent: Any) -> None:
        gateway.clock.now += 31 * 60
        await asyncio.sleep(0.1)

        assert len(gateway.app[keys.CONVERSATIONS]) == 0
        assert gateway.bot.trackers == {}

    async def test_one_bad_sweep_does_not_end_the_sweeping(
        self, gateway: Any, parent: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with monkeypatch.context() as patch:
            patch.setattr(type(gateway.app[keys.CONVERSATIONS]), "idle", lambda self: 1 / 0)
            await asyncio.sleep(0.05)
        gateway.clock.now += 31 * 60
        await asyncio.sleep(0.1)

        assert len(gateway.app[keys.CONVERSATIONS]) == 0
