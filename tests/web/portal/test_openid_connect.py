"""Logging in through the organisation's own provider: the whole round over HTTP, and keys that change."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio
from joserfc.jwk import RSAKey
from yarl import URL

from tests.web.portal.local_provider import CLIENT, DISCOVERY, KEYS, SECRET, with_key
from tests.web.portal.openid_visit import ANNA, Visit, refused, standing, visiting
from web.portal.openid_wording import openid_words

SAY = openid_words()


@pytest_asyncio.fixture
async def visit(tmp_path: Path) -> AsyncIterator[Visit]:
    async with standing(tmp_path) as begun:
        yield begun


# --- the round ---------------------------------------------------------------------------------------------------


async def test_who_is_invited_gets_in_through_the_own_provider(visit: Visit) -> None:
    response = await visit.walk()

    assert (response.status, response.headers["Location"]) == (303, "/professional/")
    page = await visit.get("/professional/")
    assert page.status == 200
    assert "Anna de Vries" in await page.text()


async def test_the_log_in_page_shows_the_way(visit: Visit) -> None:
    page = await (await visit.get("/professional/log-in")).text()

    assert 'href="/professional/oidc/begin"' in page


async def test_the_browser_is_sent_off_with_pkce_state_and_nonce(visit: Visit) -> None:
    asked = (await visit.begin()).query

    assert {name: asked[name] for name in ("response_type", "client_id", "scope", "code_challenge_method")} == {
        "response_type": "code",
        "client_id": CLIENT,
        "scope": "openid email",
        "code_challenge_method": "S256",
    }
    assert asked["redirect_uri"] == f"{visit.site}/professional/oidc/back"
    assert all(len(asked[name]) == 43 for name in ("state", "nonce", "code_challenge"))


async def test_each_round_is_another_one(visit: Visit) -> None:
    one, other = (await visit.begin()).query, (await visit.begin()).query

    assert all(one[name] != other[name] for name in ("state", "nonce", "code_challenge"))


async def test_the_client_proves_who_it_is_and_sends_the_verifier(visit: Visit) -> None:
    await visit.walk()

    assert visit.provider.last_authorization.startswith("Basic ")
    assert len(visit.provider.last_form["code_verifier"]) >= 43
    assert "client_secret" not in visit.provider.last_form


async def test_a_provider_may_want_the_secret_in_the_form(visit: Visit) -> None:
    methods = {"token_endpoint_auth_methods_supported": ["client_secret_post"]}
    visit.provider.change_metadata = lambda told: {**told, **methods}
    await visit.walk()

    assert (visit.provider.last_form["client_id"], visit.provider.last_form["client_secret"]) == (CLIENT, SECRET)
    assert visit.provider.last_authorization == ""
    assert await visit.is_in()


async def test_the_cookie_of_a_round_is_sealed_and_out_of_reach(visit: Visit) -> None:
    async with visiting(visit.world, visit.provider, secure=True) as safe:
        response = await safe.get("/professional/oidc/begin")

    cookie = response.cookies["__Secure-naast-openid"]
    assert (cookie["httponly"], cookie["secure"], cookie["samesite"]) == (True, True, "Lax")
    assert cookie["path"] == "/professional/oidc"
    assert URL(response.headers["Location"]).query["nonce"] not in cookie.value


async def test_the_session_is_a_new_one_and_the_round_is_wiped(visit: Visit) -> None:
    visit.browser.cookie_jar.update_cookies({"naast": "gekozen-door-een-ander"}, URL(visit.site))
    await visit.walk()

    session = visit.cookie("naast")
    assert session is not None
    assert session.value != "gekozen-door-een-ander"
    assert visit.cookie("naast-openid") is None


async def test_who_is_in_already_is_not_sent_off_again(visit: Visit) -> None:
    await visit.walk()
    response = await visit.get("/professional/oidc/begin")

    assert (response.status, response.headers["Location"]) == (303, "/professional/")


async def test_an_invitation_that_is_open_is_enough(visit: Visit) -> None:
    world = visit.world
    world.accounts.invite(world.coordinator, "nieuw@example.org", "Noor Nieuw", "verloskundige", "lezer")
    visit.provider.knows("nieuw", email="Nieuw@example.org", email_verified=True, amr=["otp"])
    await visit.walk("nieuw")

    assert "Noor Nieuw" in await (await visit.get("/professional/")).text()


async def test_entra_id_says_it_in_its_own_way(visit: Visit) -> None:
    visit.provider.knows("entra", email=ANNA, xms_edov=True, acrs=["c1", "c7"])
    async with visiting(visit.world, visit.provider, acr=("c1",)) as other:
        asked = (await other.begin()).query
        assert asked["acr_values"] == "c1"
        assert asked["claims"] == '{"id_token":{"acrs":{"essential":true,"values":["c1"]}}}'
        await other.walk("entra")

        assert await other.is_in()


async def test_a_provider_may_promise_the_second_factor_with_acr(visit: Visit) -> None:
    visit.provider.knows("hoog", email=ANNA, email_verified=True, acr="hoog")
    visit.provider.knows("laag", email=ANNA, email_verified=True, acr="laag", acrs="hoog")
    async with visiting(visit.world, visit.provider, acr=("hoog",)) as other:
        await refused(other, await other.walk("laag"), SAY.one_step)
        await other.walk("hoog")

        assert await other.is_in()


# --- keys that change ----------------------------------------------------------------------------------------------


async def test_what_the_provider_publishes_is_asked_for_once_an_hour(visit: Visit) -> None:
    for _ in range(3):
        await visit.walk()
        visit.browser.cookie_jar.clear()
    assert (visit.provider.asked[DISCOVERY], visit.provider.asked[KEYS]) == (1, 1)

    visit.world.clock.turn(minutes=61)
    await visit.begin()
    assert visit.provider.asked[DISCOVERY] == 2


async def test_a_new_key_is_fetched_when_a_token_carries_it(visit: Visit) -> None:
    visit.provider.change_claims = lambda claims: claims
    await visit.walk()
    visit.browser.cookie_jar.clear()
    visit.provider.new_key()
    await visit.walk()

    assert await visit.is_in()
    assert visit.provider.asked[KEYS] == 2


async def test_a_key_that_nobody_published_is_asked_for_once_and_refused(visit: Visit) -> None:
    stranger = RSAKey.generate_key(2048)
    visit.provider.sign = lambda claims: visit.provider.signed(claims, by=with_key(stranger), kid="onbekend")

    await refused(visit, await visit.walk(), SAY.not_trusted)
    assert visit.provider.asked[KEYS] == 2


async def test_keys_that_cannot_be_read_are_passed_over(visit: Visit) -> None:
    odd = [{"kty": "AKP"}, {"kty": "RSA", "n": "!", "e": 5}, "x", {"kty": "EC"}, {"kty": "oct", "k": "Z2VoZWlt"}]
    visit.provider.change_keys = lambda told: {"keys": [*odd, *told["keys"]]}
    await visit.walk()

    assert await visit.is_in()
