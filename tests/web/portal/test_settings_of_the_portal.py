"""The settings of the portal, and what it is where nothing can be shared."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web as aiohttp_web

import web.portal
from tests.unit.sharing.world import World
from tests.web.portal.portal_world import add_portal
from web import keys as gateway
from web.headers import set_headers
from web.portal import PortalSettings, setup_closed
from web.portal.wording import portal_words
from web.rates import Buckets
from web.settings import Rate

PORTAL = Path(web.portal.__file__).parent


def test_cookies_are_secure_unless_that_is_switched_off() -> None:
    assert PortalSettings.from_environment({}).secure
    assert PortalSettings.from_environment({"NAAST_PORTAL_SECURE": "on"}).secure
    assert not PortalSettings.from_environment({"NAAST_PORTAL_SECURE": "off"}).secure


def test_a_word_that_is_neither_on_nor_off_is_refused() -> None:
    with pytest.raises(ValueError, match="NAAST_PORTAL_SECURE is on or off"):
        PortalSettings.from_environment({"NAAST_PORTAL_SECURE": "misschien"})


def test_of_the_public_address_only_what_a_browser_sends_is_kept() -> None:
    told = PortalSettings.from_environment({"NAAST_PUBLIC_URL": "https://Naast.Example.nl/pad?x=1"})

    assert told.public_url == "https://naast.example.nl"


@pytest.mark.parametrize("address", ["naast.example.nl", "ftp://naast.example.nl", "https://"])
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="NAAST_PUBLIC_URL"):
        PortalSettings.from_environment({"NAAST_PUBLIC_URL": address})


def test_without_a_provider_there_is_none() -> None:
    assert PortalSettings.from_environment({}).openid is None


async def test_with_a_public_address_only_its_own_pages_can_send_forms(aiohttp_client: Any, world: World) -> None:
    client = await aiohttp_client(add_portal(world, public_url="https://naast.example.nl"))
    for origin, status in {f"http://{client.host}:{client.port}": 403, "https://naast.example.nl": 403}.items():
        response = await client.post("/professional/log-in", data={"csrf": "x"}, headers={"Origin": origin})
        said = await response.text()
        assert response.status == status
        assert ("kwam niet van deze pagina" in said) == origin.startswith("http:")


async def test_where_nothing_can_be_shared_the_portal_is_one_plain_page(aiohttp_client: Any) -> None:
    app = aiohttp_web.Application()
    app.on_response_prepare.append(set_headers)
    setup_closed(app)
    client = await aiohttp_client(app)
    for path in ("", "/", "/log-in", "/summaries/1"):
        response = await client.get(f"/professional{path}")
        assert response.status == 503
        assert "Delen staat hier niet aan" in await response.text()


async def test_the_style_sheet_may_be_kept_for_ever_and_nothing_else(aiohttp_client: Any, world: World) -> None:
    client = await aiohttp_client(add_portal(world))
    page = await (await client.get("/professional/log-in")).text()
    address = page.split('rel="stylesheet" href="')[1].split('"')[0]
    response = await client.get(address)

    assert response.content_type == "text/css"
    assert "immutable" in response.headers["Cache-Control"]
    assert (await client.get("/professional/style.css")).headers["Cache-Control"] == "no-store"


def test_every_sentence_of_the_portal_is_there_and_no_word_of_it_is_a_label() -> None:
    said = str(portal_words().model_dump()).casefold()

    for word in (
        "score",
        "risico",
        "kwetsbare ",
        "cliënt",
        "patiënt",
        "probleemgezin",
        "zorgmijder",
        "ernst",
        "urgentie",
    ):
        assert word not in said, word


async def test_an_address_that_asks_too_much_is_held_back_with_a_page(aiohttp_client: Any, world: World) -> None:
    app = add_portal(world)
    app[gateway.REQUESTS_PER_ADDRESS] = Buckets(Rate(burst=3, per_second=0.001), 10, lambda: 0.0)
    client = await aiohttp_client(app)
    answers = [await client.get("/professional/log-in") for _ in range(4)]

    assert [one.status for one in answers] == [200, 200, 200, 429]
    assert int(answers[-1].headers["Retry-After"]) > 0
    assert "Het is nu te druk" in await answers[-1].text()


def test_every_sentence_is_used() -> None:
    places = [*PORTAL.glob("*.py"), *(PORTAL / "templates").glob("*.html")]
    used = "".join(place.read_text(encoding="utf-8") for place in places if place.name != "wording.py")

    for part, sentences in portal_words().model_dump().items():
        for name in sentences:
            # The sentence of an error is chosen by its name.
            where = rf"{part}\.{name}\b|words\.{name}\b" + (rf'|"{name}"' if part == "errors" else "")
            assert re.search(where, used), f"{part}.{name}"
