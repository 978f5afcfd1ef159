"""A provider that is away, slow or confused: one sentence, quickly, and nobody gets in."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from aiohttp.test_utils import unused_port

from tests.web.portal.local_provider import DISCOVERY, KEYS, SECRET, TOKEN, Claims
from tests.web.portal.openid_visit import Visit, refused, standing, visiting
from web.portal.openid_wording import openid_words

SAY = openid_words()
ISSUER = "https://login.elders.example"


@pytest_asyncio.fixture
async def visit(tmp_path: Path) -> AsyncIterator[Visit]:
    async with standing(tmp_path) as begun:
        yield begun


async def test_a_provider_that_is_away_is_one_sentence(visit: Visit) -> None:
    async with visiting(visit.world, visit.provider, issuer=f"http://localhost:{unused_port()}") as other:
        await refused(other, await other.get("/professional/oidc/begin"), SAY.away, 503)

        assert (await other.get("/professional/log-in")).status == 200


@pytest.mark.parametrize("path", [DISCOVERY, TOKEN, KEYS])
async def test_a_provider_that_is_slow_is_not_waited_for(visit: Visit, path: str) -> None:
    visit.provider.slow[path] = 60
    async with visiting(visit.world, visit.provider, patience_seconds=1) as other:
        begun = time.monotonic()
        first = await other.get("/professional/oidc/begin")
        response = first if path == DISCOVERY else await other.walk()

        assert time.monotonic() - begun < 30
        await refused(other, response, SAY.away, 503)


async def test_a_crowd_does_not_wait_in_line_for_a_provider_that_is_away(visit: Visit) -> None:
    visit.provider.slow[DISCOVERY] = 60
    async with visiting(visit.world, visit.provider, patience_seconds=1) as other:
        begun = time.monotonic()
        answers = await asyncio.gather(*(other.get("/professional/oidc/begin") for _ in range(20)))

        assert {one.status for one in answers} == {503}
        assert time.monotonic() - begun < 30
        assert visit.provider.asked[DISCOVERY] == 1


async def test_a_provider_that_is_back_is_used_again(visit: Visit) -> None:
    visit.provider.instead[DISCOVERY] = ("503 SERVICE UNAVAILABLE", "{}")
    await refused(visit, await visit.get("/professional/oidc/begin"), SAY.away, 503)
    visit.provider.instead.clear()
    visit.world.clock.turn(seconds=6)
    await visit.walk()

    assert await visit.is_in()


NO_ANSWERS = {
    "broken": ("500 INTERNAL SERVER ERROR", "{}"),
    "a redirect": ("302 FOUND", "{}"),
    "a page": ("200 OK", "<html>oeps"),
    "a list": ("200 OK", "[]"),
    "not text": ("200 OK", "\udcff\udcfe"),
    "empty": ("200 OK", "{}"),
    "deep": ("200 OK", "[" * 100_000),
    "huge": ("200 OK", '{"issuer": "' + "x" * 600_000 + '"}'),
    "no": ("401 UNAUTHORIZED", '{"error": "invalid_client"}'),
}


@pytest.mark.parametrize("path", [DISCOVERY, TOKEN, KEYS])
async def test_an_answer_that_is_none_lets_nobody_in(visit: Visit, path: str) -> None:
    for what, answer in NO_ANSWERS.items():
        visit.world.clock.turn(hours=2)
        visit.provider.instead[path] = answer
        response = await (visit.get("/professional/oidc/begin") if path == DISCOVERY else visit.walk())

        without_keys = path == KEYS and what == "empty"
        assert response.status == (403 if without_keys else 503), what
        await refused(visit, response, SAY.not_trusted if without_keys else SAY.away, response.status)
    assert visit.provider.asked["/elsewhere"] == 0


WRONG_DESCRIPTIONS: tuple[Claims, ...] = (
    {"issuer": ISSUER},
    {"issuer": None},
    {"token_endpoint": "http://kwaad.example/token"},
    {"authorization_endpoint": "javascript:alert(1)"},
    {"jwks_uri": "file:///etc/passwd"},
    {"jwks_uri": 7},
    {"token_endpoint": "http://[::1"},
)


async def test_a_provider_that_describes_itself_wrongly_is_not_used(visit: Visit) -> None:
    for change in WRONG_DESCRIPTIONS:
        visit.world.clock.turn(hours=2)
        visit.provider.change_metadata = lambda told, change=change: {**told, **change}

        await refused(visit, await visit.get("/professional/oidc/begin"), SAY.away, 503)


async def test_nothing_of_anybody_stands_in_the_logs(visit: Visit, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    visit.provider.knows("iemand-XQZV", email="xqzv@example.org", email_verified=True, amr=["mfa"])
    asked = await visit.begin()
    back = await visit.at_the_provider(asked, "iemand-XQZV")
    await visit.get(str(back))

    ours = " ".join(f"{one.getMessage()} {one.exc_text}" for one in caplog.records if one.name.startswith("web"))
    assert "OpenID Connect: the person has no account that fits" in ours
    secret = [SECRET, asked.query["state"], asked.query["nonce"], back.query["code"], "xqzv", "XQZV"]
    assert not [one for one in secret if one in ours]
