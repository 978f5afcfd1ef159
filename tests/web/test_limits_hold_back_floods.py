"""One conversation, or one address, cannot ask more than its share, nor fill the memory."""

from __future__ import annotations

from typing import Any

import pytest

from web import keys
from web.errors import TooMany
from web.rates import Bucket, Buckets
from web.settings import Limits, Rate, Settings

pytestmark = pytest.mark.asyncio

WIDE = Rate(burst=1000, per_second=1000)


class TestOneConversation:
    @pytest.fixture
    def settings(self, settings: Settings) -> Settings:
        limits = Limits(messages_per_conversation=Rate(burst=3, per_second=0.5), requests_per_address=WIDE)
        return Settings(**{**vars(settings), "limits": limits})

    async def test_too_many_messages_are_held_back_for_a_while(self, gateway: Any, parent: Any) -> None:
        for text in ("een", "twee", "drie"):
            await parent.say(text)

        refused = await parent.post(text="vier")

        assert refused.status == 429
        assert (await refused.json())["error"] == "too_many"
        assert "112" in (await refused.json())["message"]
        assert refused.headers["Retry-After"] == "2"
        gateway.clock.now += 2
        await parent.say("vier")
        assert gateway.bot.texts == ["een", "twee", "drie", "vier"]

    async def test_sending_the_same_message_again_does_not_count(self, parent: Any) -> None:
        same = {"id": "0b0e1f6e-4f3c-4a51-9a64-2a1f8e7f6c5d"}
        for _ in range(10):
            await parent.say("hallo", **same)

        await parent.say("nog een")

    async def test_another_conversation_has_its_own_share(self, gateway: Any, parent: Any) -> None:
        for text in ("een", "twee", "drie"):
            await parent.say(text)

        await (await gateway.parent()).say("hallo")


class TestOneAddress:
    @pytest.fixture
    def settings(self, settings: Settings) -> Settings:
        limits = Limits(
            requests_per_address=Rate(burst=5, per_second=1),
            conversations_per_address=Rate(burst=2, per_second=1),
            conversations=3,
        )
        return Settings(**{**vars(settings), "limits": limits, "trusted_proxy": True})

    async def test_too_many_requests_are_held_back(self, gateway: Any) -> None:
        statuses = [(await gateway.client.get("/api/messages")).status for _ in range(6)]

        assert statuses == [401] * 5 + [429]

    async def test_too_many_conversations_are_held_back(self, gateway: Any) -> None:
        statuses = [(await gateway.client.post("/api/conversations")).status for _ in range(3)]

        assert statuses == [201, 201, 429]

    async def test_wiping_and_leaving_are_never_held_back(self, gateway: Any, parent: Any) -> None:
        for _ in range(10):
            await gateway.client.get("/api/messages")

        assert (await gateway.client.post("/api/leave", data=b"x")).status == 204
        assert (await gateway.client.delete("/api/conversation", headers=parent.headers)).status == 204

    async def test_the_page_and_its_numbers_are_never_held_back(self, gateway: Any) -> None:
        assert {(await gateway.client.get("/")).status for _ in range(10)} == {200}

    async def test_behind_our_proxy_the_last_address_counts(self, gateway: Any) -> None:
        async def ask(forwarded: str) -> int:
            headers = {"X-Forwarded-For": forwarded}
            return int((await gateway.client.get("/api/messages", headers=headers)).status)

        assert [await ask(f"10.0.0.{number}, 192.0.2.1") for number in range(6)][-1] == 429
        assert await ask("192.0.2.1, 192.0.2.2") == 401

    async def test_ipv6_neighbours_are_one_address(self, gateway: Any) -> None:
        async def ask(address: str) -> int:
            headers = {"X-Forwarded-For": address}
            return int((await gateway.client.get("/api/messages", headers=headers)).status)

        assert [await ask(f"2001:db8:0:1::{number}") for number in range(1, 7)][-1] == 429
        assert await ask("2001:db8:0:2::1") == 401

    async def test_when_the_memory_is_full_no_new_conversation_begins(self, gateway: Any) -> None:
        async def begin(address: str) -> int:
            headers = {"X-Forwarded-For": address}
            return int((await gateway.client.post("/api/conversations", headers=headers)).status)

        assert [await begin(f"192.0.2.{number}") for number in range(4)] == [201, 201, 201, 429]
        assert len(gateway.app[keys.CONVERSATIONS]) == 3


class TestWithoutAProxy:
    @pytest.fixture
    def settings(self, settings: Settings) -> Settings:
        limits = Limits(requests_per_address=Rate(burst=2, per_second=1))
        return Settings(**{**vars(settings), "limits": limits})

    async def test_a_made_up_address_does_not_help(self, gateway: Any) -> None:
        statuses = [
            (
                await gateway.client.get("/api/messages", headers={"X-Forwarded-For": f"192.0.2.{number}"})
            ).status
            for number in range(3)
        ]

        assert statuses == [401, 401, 429]


async def test_a_bucket_fills_again_up_to_its_brim() -> None:
    now = [0.0]
    bucket = Bucket(Rate(burst=2, per_second=1), lambda: now[0])
    bucket.take()
    bucket.take()
    with pytest.raises(TooMany):
        bucket.take()

    now[0] = 100.0
    bucket.take()
    bucket.take()
    with pytest.raises(TooMany):
        bucket.take()


async def test_buckets_forget_the_address_that_was_quiet_longest() -> None:
    buckets = Buckets(Rate(burst=1, per_second=0.001), most=2, clock=lambda: 0.0)
    for address in ("a", "b"):
        buckets.take(address)
    with pytest.raises(TooMany):
        buckets.take("a")

    buckets.take("c")  # pushes out b, which was quiet longer than a

    assert len(buckets) == 2
    with pytest.raises(TooMany):
        buckets.take("a")
    buckets.take("b")
