"""Whoever wipes or leaves while something is shared shares nothing; nothing stays behind without a code."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from support.sharing.model import Receipt, StoreUnavailable, Summary

pytestmark = pytest.mark.asyncio
SHARE = "/api/summary/share"


async def wipe(parent: Any) -> None:
    assert (await parent.client.delete("/api/conversation", headers=parent.headers)).status == 204


async def leave(parent: Any) -> None:
    assert (await parent.client.post("/api/leave", data=parent.token)).status == 204


@pytest.fixture(params=[wipe, leave])
def goes(request: pytest.FixtureRequest) -> Callable[[Any], Awaitable[None]]:
    return request.param  # type: ignore[no-any-return]


class SlowStore:
    """Stores for good, and then waits until the test lets go: the parent leaves in between."""

    def __init__(self, gateway: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        self.stored, self.go_on = threading.Event(), threading.Event()
        self._share = gateway.world.store.share
        monkeypatch.setattr(gateway.world.store, "share", self.share)

    def share(self, summary: Summary, organisation_id: str, **more: Any) -> Receipt:
        receipt: Receipt = self._share(summary, organisation_id, **more)
        self.stored.set()
        assert self.go_on.wait(10)
        return receipt


async def test_while_names_are_taken_out(gateway: Any, parent: Any, goes: Any) -> None:
    body = await parent.ready_to_share()
    gateway.redaction.delay, gateway.redaction.waiting = 0.2, asyncio.Event()
    sharing = asyncio.create_task(parent.ask(SHARE, body, 401))
    await gateway.redaction.waiting.wait()

    await goes(parent)

    assert (await sharing)["error"] == "unknown_token"
    assert gateway.shared() == 0


async def test_while_it_is_written_down(gateway: Any, parent: Any, goes: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    body, store = await parent.ready_to_share(), SlowStore(gateway, monkeypatch)
    sharing = asyncio.create_task(parent.ask(SHARE, body, 401))
    await asyncio.to_thread(store.stored.wait, 10)

    await goes(parent)
    store.go_on.set()

    assert (await sharing)["error"] == "unknown_token"
    assert gateway.shared() == 0
    actions = [one.action for one in gateway.world.store.log_entries(gateway.world.administrator)]
    assert {"klaargezet", "ingetrokken"} <= set(actions)
    assert "gedeeld" not in actions


async def test_what_could_not_be_withdrawn_at_once_is_withdrawn_later(
    gateway: Any, parent: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    body, store = await parent.ready_to_share(), SlowStore(gateway, monkeypatch)
    withdraw, tries = gateway.world.store.withdraw, []

    def fails_twice(code: str, **more: Any) -> None:
        tries.append(code)
        if len(tries) < 3:
            raise StoreUnavailable
        withdraw(code, **more)

    monkeypatch.setattr(gateway.world.store, "withdraw", fails_twice)
    sharing = asyncio.create_task(parent.ask(SHARE, body, 401))
    await asyncio.to_thread(store.stored.wait, 10)
    await wipe(parent)
    store.go_on.set()
    await sharing

    for _ in range(200):
        if len(tries) == 3:
            break
        await asyncio.sleep(0.05)

    assert gateway.shared() == 0
    assert len(tries) == 3


async def test_while_lines_are_looked_through(gateway: Any, parent: Any, goes: Any) -> None:
    gateway.redaction.delay, gateway.redaction.waiting = 0.2, asyncio.Event()
    making = asyncio.create_task(parent.ask("/api/summary", None, 401))
    await gateway.redaction.waiting.wait()

    await goes(parent)

    assert (await making)["error"] == "unknown_token"


async def test_whoever_leaves_after_sharing_has_still_shared(gateway: Any, parent: Any, goes: Any) -> None:
    code = (await parent.share())["code"]

    await goes(parent)

    assert (await parent.open(code))["ended"] == ""
