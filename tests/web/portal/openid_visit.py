"""A browser that walks from the portal to the provider and back, and may be led astray on the way."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timezone
from http.cookies import Morsel
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientResponse, ClientSession, CookieJar, web
from aiohttp.test_utils import TestServer, unused_port
from yarl import URL

from support.sharing import database
from support.sharing.accounts import Accounts
from tests.unit.sharing.world import Clock, World, fast_passwords, organisation
from tests.web.portal.local_provider import CLIENT, SECRET, LocalProvider, running
from web import keys as gateway
from web.headers import set_headers
from web.portal import PortalSettings, setup
from web.portal.openid_settings import OpenIdSettings
from web.settings import Settings

ANNA = "anna@example.org"
SUBJECT = "subject-van-anna"


@dataclass
class Visit:
    """A portal, and a browser in front of it."""

    world: World
    provider: LocalProvider
    browser: ClientSession
    site: str

    async def get(self, path: str, browser: ClientSession | None = None) -> ClientResponse:
        where = URL(path if path.startswith("http") else self.site + path, encoded=True)
        response = await (browser or self.browser).get(where, allow_redirects=False)
        await response.read()
        return response

    async def begin(self) -> URL:
        """Where the portal sends the browser."""
        response = await self.get("/professional/oidc/begin")
        assert response.status == 303, await response.text()
        return URL(response.headers["Location"])

    async def at_the_provider(self, where: URL, subject: str = SUBJECT, **form: str) -> URL:
        """Logs in there, or does not; gives where the provider sends the browser back to."""
        response = await self.browser.post(where, data={"sub": subject, **form}, allow_redirects=False)
        assert response.status == 302, await response.text()
        return URL(response.headers["Location"])

    async def walk(self, subject: str = SUBJECT) -> ClientResponse:
        """The whole round."""
        back = await self.at_the_provider(await self.begin(), subject)
        return await self.get(str(back))

    async def is_in(self) -> bool:
        """Whether the portal opens for this browser."""
        return (await self.get("/professional/")).status == 200

    def cookie(self, name: str) -> Morsel[str] | None:
        return next((one for one in self.browser.cookie_jar if one.key == name), None)


def portal_of(world: World, openid: OpenIdSettings, *, secure: bool = False) -> web.Application:
    """The gateway's own application, with nothing in it but the portal."""
    app = web.Application()
    app[gateway.SETTINGS] = Settings()
    app.on_response_prepare.append(set_headers)
    settings = PortalSettings(secure=secure, public_url=openid.public_url, openid=openid, acr=openid.acr)
    accounts = Accounts(world.store, passwords=fast_passwords(), acr=settings.acr)
    setup(app, world.store, settings, accounts=accounts)
    return app


def made_world(folder: Path, provider: LocalProvider) -> World:
    """The organisation De Linde logs in with this provider, which knows Anna."""
    world = World(f"sqlite:///{folder / 'store' / 'naast.sqlite'}", clock=Clock(datetime.now(timezone.utc)))
    world.store.change_organisation(organisation(), issuer=provider.issuer)
    provider.knows(SUBJECT, email=ANNA, email_verified=True, amr=["pwd", "mfa"])
    return world


@asynccontextmanager
async def visiting(
    world: World, provider: LocalProvider, *, secure: bool = False, **openid: Any
) -> AsyncIterator[Visit]:
    """A portal on a free port, and a browser without cookies."""
    port = unused_port()
    site = f"http://localhost:{port}"
    told = {"issuer": provider.issuer, "client_id": CLIENT, "client_secret": SECRET, "public_url": site}
    app = portal_of(world, OpenIdSettings(**{**told, **openid}), secure=secure)
    async with TestServer(app, host="localhost", port=port):
        async with ClientSession(cookie_jar=CookieJar(unsafe=True)) as browser:
            yield Visit(world, provider, browser, site)


@asynccontextmanager
async def standing(folder: Path) -> AsyncIterator[Visit]:
    """Provider, people, portal and browser. The store does not wait for the disk: only a power cut would tell."""
    quick = tuple(one.replace("synchronous = FULL", "synchronous = OFF") for one in database._ON_CONNECTING)
    with pytest.MonkeyPatch.context() as patch, running(LocalProvider()) as provider:
        patch.setattr(database, "_ON_CONNECTING", quick)
        world = made_world(folder, provider)
        async with visiting(world, provider) as visit:
            yield visit
        world.store.close()


async def refused(visit: Visit, response: ClientResponse, sentence: str, status: int = 403) -> None:
    """One Dutch sentence, no session, and nothing left of the round."""
    page = await response.text()
    assert response.status == status
    assert f"<h1>{sentence}</h1>" in page
    assert visit.cookie("naast") is None
    assert visit.cookie("naast-openid") is None
    assert not await visit.is_in()
