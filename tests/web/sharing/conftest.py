"""The gateway with a real store beside it, a redaction that a test can steer, and a parent who shares."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from aiohttp import ClientResponse, web
from aiohttp.test_utils import TestClient

from support.sharing import database
from tests.unit.sharing.world import World
from tests.web.conftest import Clock, FakeBot, FakeReader, FakeUrgentAnswer, Parent
from tests.web.sharing.fakes import STORY, FakeRedaction
from web.application import create_application
from web.settings import Limits, Rate, Settings

Line = dict[str, Any]


@dataclass
class SharingParent(Parent):
    """A browser that looks over a summary and shares it. Each method checks that it went well."""

    lines: list[Line] = field(default_factory=list)

    async def ask(self, path: str, body: Any = None, expected: int = 200) -> Any:
        response = await self.post_to(path, body)
        assert response.status == expected, await response.text()
        return await response.json()

    async def post_to(self, path: str, body: Any = None) -> ClientResponse:
        return await self.client.post(path, json={} if body is None else body, headers=self.headers)

    async def summary(self) -> dict[str, Any]:
        made: dict[str, Any] = await self.ask("/api/summary")
        self.lines = made["lines"]
        return made

    async def check(self, lines: list[Line]) -> list[Line]:
        checked: list[Line] = (await self.ask("/api/summary/check", {"lines": lines}))["lines"]
        return checked

    async def consent(self, recipient: str = "de-linde", days: int = 30, contact: bool = False) -> dict[str, Any]:
        asked = {"recipient": recipient, "days": days, "contact": contact}
        text: dict[str, Any] = await self.ask("/api/consent", asked)
        return text

    async def ready_to_share(self, **other: Any) -> dict[str, Any]:
        """The body with which all lines can be shared, after reading the consent; some of it may be other."""
        if not self.lines:
            await self.summary()
        body = {
            "id": str(uuid.uuid4()),
            "recipient": "de-linde",
            "lines": [as_sent(line) for line in self.lines],
            "contact": None,
            "days": 30,
            **other,
        }
        text = await self.consent(body["recipient"], body["days"], body["contact"] is not None)
        return {"consent": {"version": text["version"], "agreed": True}, **body}

    async def share(self, **other: Any) -> dict[str, Any]:
        """The receipt of what was shared and confirmed."""
        return await self.share_with(await self.ready_to_share(**other))

    async def share_with(self, body: dict[str, Any]) -> dict[str, Any]:
        """The same with a body that is ready."""
        shared: dict[str, Any] = await self.ask("/api/summary/share", body, 201)
        view = await self.confirm(shared["code"])
        assert view["shared"]
        return shared

    async def confirm(self, code: str) -> dict[str, Any]:
        view: dict[str, Any] = await self.ask("/api/shared/confirm", {"code": code})
        return view

    async def open(self, code: str) -> dict[str, Any]:
        view: dict[str, Any] = await self.ask("/api/shared/open", {"code": code})
        return view


def as_sent(line: Line, **other: Any) -> Line:
    """A line as the page sends it back."""
    sent = {"id": line["id"], "section": line["section"], "text": line["text"], "about": line["about"] is not None}
    return {**sent, **other}


def written(text: str, section: str = "nog") -> Line:
    """A line that the parent writes."""
    return {"id": None, "section": section, "text": text, "about": False}


@dataclass
class Gateway:
    """The gateway under test, and everything around it."""

    client: TestClient
    app: web.Application
    bot: FakeBot
    world: World
    redaction: FakeRedaction
    clock: Clock
    stop_bot: Callable[[], Any]

    async def parent(self) -> SharingParent:
        parent = SharingParent(self.client)
        await parent.begin()
        return parent

    def shared(self) -> int:
        """How many summaries lie open in the store, of all organisations."""
        return sum(len(self.world.store.work_list(one)) for one in (self.world.reader, self.world.stranger))


@pytest.fixture(autouse=True)
def _disk_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    quick = tuple(one.replace("synchronous = FULL", "synchronous = OFF") for one in database._ON_CONNECTING)
    monkeypatch.setattr(database, "_ON_CONNECTING", quick)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(f"sqlite:///{tmp_path / 'store' / 'naast.sqlite'}")
    yield made
    made.store.close()


@pytest.fixture
def redaction() -> FakeRedaction:
    return FakeRedaction()


@pytest.fixture
def bot() -> FakeBot:
    """A bot to which everything of STORY was told."""
    return FakeBot(situation=STORY.to_slot())


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Short times and wide limits; a test may replace this fixture."""
    wide = Rate(burst=100_000, per_second=1000)
    limits = Limits(
        requests_per_address=wide,
        conversations_per_address=wide,
        summaries_per_conversation=wide,
        shares_per_address=wide,
        body_seconds=1,
    )
    return Settings(
        bot_timeout=0.3,
        forget_timeout=0.3,
        reading_timeout=0.3,
        sweep_seconds=0.05,
        page_folder=tmp_path / "page",
        limits=limits,
    )


@pytest_asyncio.fixture
async def gateway(
    aiohttp_server: Any,
    aiohttp_client: Any,
    bot: FakeBot,
    world: World,
    redaction: FakeRedaction,
    settings: Settings,
) -> Gateway:
    """Run a gateway with a store. The test server cancels the handler of a dropped connection."""
    bot_server, clock = await aiohttp_server(bot.application()), Clock()
    app = create_application(
        Settings(**{**vars(settings), "bot_url": str(bot_server.make_url("/"))}),
        reader=FakeReader(),
        urgent_answer=FakeUrgentAnswer(),
        clock=clock,
        store=world.store,
        redaction=redaction,
    )
    client = await aiohttp_client(app)
    return Gateway(client, app, bot, world, redaction, clock, bot_server.close)


@pytest_asyncio.fixture
async def parent(gateway: Gateway) -> SharingParent:
    """Give a parent who has just begun a conversation."""
    return await gateway.parent()
