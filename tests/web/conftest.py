"""The real gateway, beside a bot, a reader and a clock that do what a test wants."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from aiohttp import ClientResponse, web
from aiohttp.test_utils import TestClient

from web.application import create_application
from web.settings import Limits, Rate, Settings

Replies = list[dict[str, Any]]

WELCOME: Replies = [
    {"text": "Hoi, ik ben Naast."},
    {"text": "Wie ben je?", "buttons": [{"title": "Ik ben zwanger", "payload": "/ik_ben_zwanger"}]},
]


@dataclass
class FakeBot:
    """Implements the bot channel. `mode`: normal, empty, error, garbage, hang."""

    mode: str = "normal"
    delay: float = 0.0
    say: dict[str, Replies] = field(default_factory=lambda: {"/begin": WELCOME})
    received: list[dict[str, Any]] = field(default_factory=list)
    trackers: dict[str, list[str]] = field(default_factory=dict)
    busy: dict[str, int] = field(default_factory=dict)
    busiest: int = 0
    forgets: bool = True
    situation: dict[str, Any] | None = None
    """What was told, in every conversation; None where the bot knows of none."""

    @property
    def texts(self) -> list[str]:
        """What was sent, without the beginnings."""
        return [message["text"] for message in self.received if message["text"] != "/begin"]

    def application(self) -> web.Application:
        app = web.Application(client_max_size=1024**2)
        app.router.add_post("/webhooks/naast/webhook", self.take_message)
        app.router.add_delete("/webhooks/naast/conversations/{sender}", self.forget)
        app.router.add_get("/webhooks/naast/conversations/{sender}/situation", self.tell_situation)
        app.router.add_get("/webhooks/naast/health", self.health)
        return app

    async def take_message(self, request: web.Request) -> web.StreamResponse:
        message = await request.json()
        sender = message["sender"]
        self.received.append(message)
        self.busy[sender] = self.busy.get(sender, 0) + 1
        self.busiest = max(self.busiest, self.busy[sender])
        try:
            await asyncio.sleep(self.delay)
            return self.answer(sender, message["text"])
        finally:
            self.busy[sender] -= 1

    def answer(self, sender: str, text: str) -> web.Response:
        self.trackers.setdefault(sender, []).append(text)
        if self.mode == "error":
            return web.Response(status=500, text="Internal Server Error")
        if self.mode == "garbage":
            return web.Response(text="<html>oeps", content_type="text/html")
        if self.mode == "strange":
            return web.json_response([{"text": {"a": 1}}, 5])
        if self.mode == "empty":
            return web.json_response([])
        return web.json_response(self.say.get(text, [{"recipient_id": sender, "text": f"Je zei: {text}"}]))

    async def forget(self, request: web.Request) -> web.Response:
        if not self.forgets:
            return web.Response(status=500)
        self.trackers.pop(request.match_info["sender"], None)
        return web.Response(status=204)

    async def tell_situation(self, request: web.Request) -> web.Response:
        if self.mode == "error":
            return web.Response(status=500)
        if self.mode == "garbage":
            return web.Response(text="<html>oeps", content_type="text/html")
        if self.situation is None:
            return web.Response(status=404)
        return web.json_response(self.situation)

    async def health(self, request: web.Request) -> web.Response:
        return web.Response(status=200 if self.mode == "normal" else 503)


@dataclass(frozen=True)
class FakeReading:
    urgent: tuple[str, ...] = ()
    about: str = "self"
    aspects: Mapping[str, str] = field(default_factory=dict)
    phase: str | None = None
    region: str | None = None
    barriers: tuple[str, ...] = ()
    lang: str = "nl"

    def to_dict(self) -> dict[str, Any]:
        return {"urgent": list(self.urgent), "about": self.about}


@dataclass
class FakeReader:
    """Hears violence in "slaat" and homelessness in "straat"; breaks on "KAPOT"."""

    read_texts: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)

    asked: list[str] = field(default_factory=list)

    def read(self, text: str, before: Sequence[str] = (), asked: str = "") -> FakeReading:
        self.read_texts.append((text, tuple(before)))
        self.asked.append(asked)
        if "KAPOT" in text:
            raise RuntimeError(f"cannot read {text}")
        words = {"slaat": "huiselijk_geweld", "straat": "dak_of_thuisloos"}
        return FakeReading(urgent=tuple(kind for word, kind in words.items() if word in text))


@dataclass
class FakeUrgentAnswer:
    """Says which kinds it answers. `broken`: raises."""

    broken: bool = False
    asked: list[dict[str, Any]] = field(default_factory=list)

    def __call__(self, kinds: Sequence[str], **situation: Any) -> list[dict[str, Any]]:
        self.asked.append({"kinds": list(kinds), **situation})
        if self.broken:
            raise ValueError("broken on purpose")
        choices = [{"title": "Ja", "payload": "/ja"}, {"title": "Nee", "payload": "/nee"}]
        contact = {"name": "Veilig Thuis", "phone": "0800-2000"}
        return [
            {"text": "Goed dat je het zegt. Bel:\n112", "choices": [], "contacts": [], "urgent": list(kinds)},
            {"text": "Ben je nu veilig?", "choices": choices, "contacts": [contact], "urgent": list(kinds)},
        ]


@dataclass
class Clock:
    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Parent:
    """A browser that talks to the gateway."""

    client: TestClient
    token: str = ""
    welcome: list[dict[str, Any]] = field(default_factory=list)

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}

    async def begin(self) -> Parent:
        response = await self.client.post("/api/conversations")
        assert response.status == 201
        begun = await response.json()
        self.token, self.welcome = begun["token"], begun["messages"]
        return self

    async def post(self, **fields: Any) -> ClientResponse:
        body = {"id": str(uuid.uuid4()), **fields}
        return await self.client.post("/api/messages", json=body, headers=self.headers)

    async def say(self, text: str, **fields: Any) -> dict[str, Any]:
        response = await self.post(text=text, **fields)
        assert response.status == 200, await response.text()
        answer: dict[str, Any] = await response.json()
        return answer

    async def choose(self, choice: str) -> dict[str, Any]:
        response = await self.post(choice=choice)
        assert response.status == 200, await response.text()
        answer: dict[str, Any] = await response.json()
        return answer

    async def transcript(self) -> list[dict[str, Any]]:
        response = await self.client.get("/api/messages", headers=self.headers)
        assert response.status == 200
        messages: list[dict[str, Any]] = (await response.json())["messages"]
        return messages

    async def still_known(self) -> bool:
        response = await self.client.get("/api/messages", headers=self.headers)
        return response.status == 200


@dataclass
class Gateway:
    """The gateway under test, and everything around it."""

    client: TestClient
    app: web.Application
    bot: FakeBot
    reader: FakeReader
    urgent: FakeUrgentAnswer
    clock: Clock
    stop_bot: Callable[[], Awaitable[None]]

    async def parent(self) -> Parent:
        return await Parent(self.client).begin()


@pytest.fixture
def bot() -> FakeBot:
    return FakeBot()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Short times and wide limits; a test may replace this fixture."""
    wide = Rate(burst=100_000, per_second=1000)
    limits = Limits(
        messages_per_conversation=wide,
        requests_per_address=wide,
        conversations_per_address=wide,
        body_seconds=1,
    )
    return Settings(
        bot_timeout=0.3, forget_timeout=0.3, reading_timeout=0.3, page_folder=tmp_path, limits=limits
    )


@pytest_asyncio.fixture
async def gateway(aiohttp_server: Any, aiohttp_client: Any, bot: FakeBot, settings: Settings) -> Gateway:
    """Run a gateway beside a bot. The test server cancels the handler of a dropped connection."""
    bot_server = await aiohttp_server(bot.application())
    reader, urgent, clock = FakeReader(), FakeUrgentAnswer(), Clock()
    values = {**vars(settings), "bot_url": str(bot_server.make_url("/"))}
    app = create_application(Settings(**values), reader=reader, urgent_answer=urgent, clock=clock)
    client = await aiohttp_client(app)
    return Gateway(client, app, bot, reader, urgent, clock, bot_server.close)


@pytest_asyncio.fixture
async def parent(gateway: Gateway) -> Parent:
    """Give a parent who has just begun a conversation."""
    return await gateway.parent()
