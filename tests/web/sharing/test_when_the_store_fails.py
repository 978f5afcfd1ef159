"""Disk full, locked, or broken in any way: nothing was shared, that is said, and help goes on."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import OperationalError

from support.sharing.model import ConsentTooOld, NotAllowed, StoreUnavailable
from tests.web.conftest import FakeBot, FakeReader, FakeUrgentAnswer
from tests.web.sharing.conftest import SharingParent, as_sent, written
from tests.web.sharing.fakes import STORY, FakeRedaction
from web.application import create_application
from web.settings import Settings

pytestmark = pytest.mark.asyncio
SHARE = "/api/summary/share"


def fails(gateway: Any, monkeypatch: pytest.MonkeyPatch, name: str, error: Exception) -> None:
    def failing(*given: Any, **more: Any) -> Any:
        raise error

    monkeypatch.setattr(gateway.world.store, name, failing)


@contextlib.contextmanager
def full_disk(world: Any) -> Iterator[None]:
    """The file cannot grow any more."""

    def limit(connection: sqlite3.Connection, _record: object) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")

    engine = world.store.database._engine
    sa.event.listen(engine, "connect", limit)
    engine.dispose()
    yield
    sa.event.remove(engine, "connect", limit)
    engine.dispose()


async def test_on_a_full_disk_nothing_is_shared_and_as_soon_as_there_is_room_it_is(gateway: Any, parent: Any) -> None:
    long = [written(f"{number} {'lang verhaal ' * 35}") for number in range(40)]
    body = await parent.ready_to_share(lines=await parent.check(long))
    body["lines"] = [as_sent(line) for line in body["lines"]]

    with full_disk(gateway.world):
        answer = await parent.ask(SHARE, body, 503)
        assert answer["error"] == "not_shared"
        assert "niets gedeeld" in answer["message"]
    assert gateway.shared() == 0

    assert (await parent.share_with(body))["code"]
    assert gateway.shared() == 1
    assert gateway.world.store.log_is_whole()


@pytest.mark.parametrize(
    ("error", "status", "code"),
    [
        (StoreUnavailable(), 503, "not_shared"),
        (OSError(28, "No space left on device"), 503, "not_shared"),
        (OperationalError("INSERT", {}, Exception("locked")), 503, "not_shared"),
        (MemoryError(), 503, "not_shared"),
        (ConsentTooOld(), 409, "consent_changed"),
        (NotAllowed(), 409, "unknown_recipient"),
    ],
)
async def test_whatever_fails_while_sharing_the_parent_hears_that_it_was_not(
    gateway: Any, parent: Any, monkeypatch: pytest.MonkeyPatch, error: Exception, status: int, code: str
) -> None:
    body = await parent.ready_to_share()
    fails(gateway, monkeypatch, "share", error)

    assert (await parent.ask(SHARE, body, status))["error"] == code
    monkeypatch.undo()
    assert (await parent.share_with(body))["code"]
    assert gateway.shared() == 1


async def test_with_the_code_it_is_said_that_nothing_was_changed(
    gateway: Any, parent: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = (await parent.share())["code"]
    for name in ("by_code", "confirm", "withdraw", "extend", "change_contact"):
        fails(gateway, monkeypatch, name, StoreUnavailable())

    for path, more in (
        ("open", {}),
        ("confirm", {}),
        ("withdraw", {}),
        ("pdf", {}),
        ("extend", {"days": 3}),
        ("contact", {"contact": None}),
    ):
        answer = await parent.ask(f"/api/shared/{path}", {"code": code, **more}, 503)
        assert answer["error"] == "store_unavailable"
    monkeypatch.undo()
    assert (await parent.open(code))["ended"] == ""


async def test_the_summary_and_the_talk_need_no_store(
    gateway: Any, parent: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    fails(gateway, monkeypatch, "organisations", StoreUnavailable())

    made = await parent.summary()

    assert (len(made["lines"]), made["sharing"]) == (4, False)
    assert (await parent.say("ik ben moe"))["messages"]
    response = await parent.client.get("/api/recipients", headers=parent.headers)
    assert (response.status, (await response.json())["error"]) == (503, "store_unavailable")
    asked = {"recipient": "de-linde", "days": 30, "contact": False}
    assert (await parent.ask("/api/consent", asked, 503))["error"] == "store_unavailable"


async def test_where_sharing_is_off_everything_else_is_there(
    aiohttp_server: Any, aiohttp_client: Any, settings: Settings
) -> None:
    bot = FakeBot(situation=STORY.to_slot())
    bot_server = await aiohttp_server(bot.application())
    values = {**vars(settings), "bot_url": str(bot_server.make_url("/"))}
    app = create_application(
        Settings(**values), reader=FakeReader(), urgent_answer=FakeUrgentAnswer(), redaction=FakeRedaction()
    )
    client = await aiohttp_client(app)
    parent = SharingParent(client)
    await parent.begin()

    made = await parent.summary()
    lines = [as_sent(line) for line in made["lines"]]

    assert made["sharing"] is False
    assert await parent.check(lines)
    assert (await parent.post_to("/api/summary/pdf", {"lines": lines})).status == 200
    response = await client.get("/api/recipients", headers=parent.headers)
    assert (await response.json()) == {"recipients": []}
    asked = {"recipient": "de-linde", "days": 30, "contact": False}
    assert (await parent.ask("/api/consent", asked, 409))["error"] == "unknown_recipient"
    assert (await parent.ask("/api/shared/open", {"code": "a b c d"}, 503))["error"] == "store_unavailable"
    assert (await client.get("/professional/")).status == 503
