"""The way back from the provider: answers that were stolen, repeated, mixed up or made up let nobody in."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from aiohttp import ClientSession, CookieJar
from yarl import URL

from tests.web.portal.local_provider import TOKEN
from tests.web.portal.openid_visit import Visit, refused, standing
from web.portal.openid_wording import openid_words

SAY = openid_words()
ISSUER = "https://login.elders.example"


@pytest_asyncio.fixture
async def visit(tmp_path: Path) -> AsyncIterator[Visit]:
    async with standing(tmp_path) as begun:
        yield begun


async def way_back(visit: Visit, **changed: str) -> str:
    """The address with which a good round comes back, with something else in it."""
    return str((await visit.at_the_provider(await visit.begin())).update_query(changed))


@pytest.mark.parametrize("state", ["", "x", "A" * 43, "A" * 5000, "é" * 43, "../../etc"])
async def test_another_state_is_refused(visit: Visit, state: str) -> None:
    await refused(visit, await visit.get(await way_back(visit, state=state)), SAY.again, 400)
    assert visit.provider.asked[TOKEN] == 0


async def test_an_answer_in_a_browser_that_asked_nothing_is_refused(visit: Visit) -> None:
    stolen = await way_back(visit)
    async with ClientSession(cookie_jar=CookieJar(unsafe=True)) as other:
        response = await visit.get(stolen, other)

        assert response.status == 400
        assert SAY.again in await response.text()
        assert not [one for one in other.cookie_jar if one.key == "naast"]
    assert visit.provider.asked[TOKEN] == 0


async def test_the_answer_to_another_round_of_the_same_browser_is_refused(visit: Visit) -> None:
    first = await way_back(visit)
    await visit.begin()

    await refused(visit, await visit.get(first), SAY.again, 400)


@pytest.mark.parametrize("change", ["cut", "turned", "long", "empty"])
async def test_a_cookie_that_was_changed_is_refused(visit: Visit, change: str) -> None:
    back = await way_back(visit)
    cookie = visit.cookie("naast-openid")
    assert cookie is not None
    changed = {"cut": cookie.value[:-8], "turned": cookie.value[::-1], "long": cookie.value * 20, "empty": ""}[change]
    visit.browser.cookie_jar.update_cookies({"naast-openid": changed}, URL(f"{visit.site}/professional/oidc/"))

    await refused(visit, await visit.get(back), SAY.again, 400)


async def test_a_round_that_took_too_long_is_refused(visit: Visit) -> None:
    back = await way_back(visit)
    visit.world.clock.turn(minutes=10)

    await refused(visit, await visit.get(back), SAY.again, 400)


async def test_a_clock_that_goes_back_ends_the_round(visit: Visit) -> None:
    back = await way_back(visit)
    visit.world.clock.turn(hours=-1)

    await refused(visit, await visit.get(back), SAY.again, 400)


async def test_the_same_answer_twice_is_refused_also_with_its_cookie(visit: Visit) -> None:
    back = await way_back(visit)
    cookie = visit.cookie("naast-openid")
    assert cookie is not None
    async with ClientSession(cookie_jar=CookieJar(unsafe=True)) as thief:
        thief.cookie_jar.update_cookies({"naast-openid": cookie.value}, URL(f"{visit.site}/professional/oidc/"))
        assert (await visit.get(back)).status == 303
        asked = visit.provider.asked[TOKEN]

        assert (await visit.get(back, thief)).status == 400
    assert visit.provider.asked[TOKEN] == asked


async def test_a_code_that_was_used_before_is_refused_in_a_new_round(visit: Visit) -> None:
    first = await way_back(visit)
    assert (await visit.get(first)).status == 303
    visit.browser.cookie_jar.clear()
    back = await way_back(visit, code=URL(first).query["code"])

    await refused(visit, await visit.get(back), SAY.again, 400)


async def test_a_code_of_somebody_else_is_refused_by_pkce(visit: Visit) -> None:
    async with ClientSession(cookie_jar=CookieJar(unsafe=True)) as attackers:
        theirs = Visit(visit.world, visit.provider, attackers, visit.site)
        code = URL(await way_back(theirs)).query["code"]
    back = await way_back(visit, code=code)

    await refused(visit, await visit.get(back), SAY.again, 400)
    assert visit.provider.asked[TOKEN] == 1


@pytest.mark.parametrize("more", ["&code=x", "&state=x", "&iss=a&iss=b", "&error=a&error=b"])
async def test_what_comes_twice_is_refused(visit: Visit, more: str) -> None:
    await refused(visit, await visit.get(await way_back(visit) + more), SAY.again, 400)


@pytest.mark.parametrize("code", ["", "x" * 4001, "verzonnen", "<script>"])
async def test_a_code_that_is_none_is_refused(visit: Visit, code: str) -> None:
    await refused(visit, await visit.get(await way_back(visit, code=code)), SAY.again, 400)


async def test_an_answer_of_another_provider_is_refused(visit: Visit) -> None:
    await refused(visit, await visit.get(await way_back(visit, iss=ISSUER)), SAY.again, 400)
    assert visit.provider.asked[TOKEN] == 0


async def test_a_provider_that_names_itself_must_do_so(visit: Visit) -> None:
    names = {"authorization_response_iss_parameter_supported": True}
    visit.provider.change_metadata = lambda told: {**told, **names}
    await refused(visit, await visit.get(await way_back(visit)), SAY.again, 400)

    assert (await visit.get(await way_back(visit, iss=visit.provider.issuer))).status == 303
    assert await visit.is_in()


async def test_who_says_no_at_the_provider_reads_that(visit: Visit) -> None:
    back = await visit.at_the_provider(await visit.begin(), action="deny")
    state = (await visit.begin()).query["state"]

    await refused(visit, await visit.get(str(back.update_query(state=state))), SAY.stopped)


@pytest.mark.parametrize("error", ["server_error", "temporarily_unavailable", "iets", "<script>alert(1)</script>"])
async def test_a_provider_that_sends_back_an_error_is_away(
    visit: Visit, error: str, caplog: pytest.LogCaptureFixture
) -> None:
    back = await way_back(visit, error=error, error_description="XQZV <b>")
    response = await visit.get(back)

    assert "XQZV" not in await response.text() + caplog.text
    assert "script" not in caplog.text
    await refused(visit, response, SAY.away, 503)


@pytest.mark.parametrize("name", ["next", "redirect", "redirect_uri", "return_to", "url", "done"])
async def test_nothing_in_the_address_says_where_to_go(visit: Visit, name: str) -> None:
    begin = await visit.get(f"/professional/oidc/begin?{name}=https://kwaad.example/")
    where = URL(begin.headers["Location"])
    assert where.query["redirect_uri"] == f"{visit.site}/professional/oidc/back"

    back = (await visit.at_the_provider(where)).update_query({name: "//kwaad.example/"})
    assert (await visit.get(str(back))).headers["Location"] == "/professional/"


async def test_another_host_header_does_not_change_the_way_back(visit: Visit) -> None:
    where = URL(visit.site) / "professional/oidc/begin"
    response = await visit.browser.get(where, headers={"Host": "kwaad.example"}, allow_redirects=False)

    assert URL(response.headers["Location"]).query["redirect_uri"] == f"{visit.site}/professional/oidc/back"


@pytest.mark.parametrize("path", ["/professional/oidc/begin", "/professional/oidc/back"])
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
async def test_there_is_no_other_method(visit: Visit, path: str, method: str) -> None:
    assert (await visit.browser.request(method, visit.site + path)).status == 405
