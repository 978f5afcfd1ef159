"""A professional with a browser of their own: keeps cookies, sends forms as a page of the portal would."""

from __future__ import annotations

import html
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import pytest_asyncio
from aiohttp import ClientResponse, CookieJar
from aiohttp.test_utils import TestClient, TestServer

from tests.unit.sharing.world import PASSWORD, World
from tests.web.portal.portal_world import add_portal, share

GROUND = "toestemming van de ouder"
_CSRF = re.compile(r'name="csrf" value="([^"]*)"')
_VERSION = re.compile(r'name="version" value="(\d+)"')


@dataclass
class Professional:
    """One browser."""

    client: TestClient
    world: World
    csrf: str = ""
    version: str = ""
    text: str = ""
    """The last page, with what was escaped turned back."""
    raw: str = ""

    @property
    def origin(self) -> str:
        return f"http://{self.client.host}:{self.client.port}"

    async def get(self, path: str = "", **more: Any) -> ClientResponse:
        return await self.ask("GET", path, **more)

    async def ask(self, method: str, path: str, **more: Any) -> ClientResponse:
        response = await self.client.request(method, f"/professional/{path}", allow_redirects=False, **more)
        if response.content_type == "text/html":
            self.raw = await response.text()
            self.text = " ".join(html.unescape(re.sub(r"<[^>]+>", " ", self.raw)).split())
            for name, found in (("csrf", _CSRF.search(self.raw)), ("version", _VERSION.search(self.raw))):
                if found:
                    setattr(self, name, found[1])
        return response

    async def send(self, path: str, *, origin: str | None = "own", **fields: Any) -> ClientResponse:
        """Sends a form with the token of the last page; ``csrf`` and ``version`` can be given otherwise."""
        form = {"csrf": self.csrf, "version": self.version, **fields}
        headers = {} if origin is None else {"Origin": self.origin if origin == "own" else origin}
        return await self.ask("POST", path, data=form, headers=headers)

    async def try_to_log_in(self, email: str, password: str = PASSWORD, totp: str | None = None) -> ClientResponse:
        self.world.clock.turn(seconds=30)
        await self.get("log-in")
        code = self.world.totp(email) if totp is None else totp
        return await self.send("log-in", email=email, password=password, totp=code)

    async def log_in(self, email: str = "anna@example.org") -> Professional:
        response = await self.try_to_log_in(email)
        assert response.status == 303, self.text
        await self.home()
        return self

    async def home(self) -> None:
        """The first page of this account."""
        if (await self.get("")).status == 303:
            await self.get("installation")

    async def open(self, summary_id: str, ground: str = GROUND) -> ClientResponse:
        await self.get(f"summaries/{summary_id}")
        response = await self.send(f"summaries/{summary_id}", ground=ground)
        assert response.status == 303, self.text
        return await self.get(f"summaries/{summary_id}")

    def cookie(self, name: str) -> str:
        return next((one.value for one in self.client.session.cookie_jar if one.key == name), "")


Browser = Callable[[], Awaitable[Professional]]


@pytest_asyncio.fixture
async def a_browser(aiohttp_client: Any, world: World) -> Browser:
    """Makes browsers, all for the same portal."""
    server = TestServer(add_portal(world))

    async def one() -> Professional:
        client = await aiohttp_client(server, cookie_jar=CookieJar(unsafe=True))
        return Professional(client, world)

    return one


@pytest_asyncio.fixture
async def anna(a_browser: Browser) -> Professional:
    """A reader who has logged in."""
    return await (await a_browser()).log_in()


@pytest_asyncio.fixture
async def carla(a_browser: Browser) -> Professional:
    """A coordinator who has logged in."""
    return await (await a_browser()).log_in("carla@example.org")


@pytest_asyncio.fixture
async def eva(a_browser: Browser) -> Professional:
    """An administrator who has logged in."""
    return await (await a_browser()).log_in("eva@example.org")


@pytest_asyncio.fixture
async def shared(world: World) -> str:
    """The id of something that was shared."""
    return share(world).summary_id
