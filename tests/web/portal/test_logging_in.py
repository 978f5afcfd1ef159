"""Logging in and out: one sentence for everything that is wrong, a new session each time, and an end to each."""

from __future__ import annotations

import pytest
from yarl import URL

from tests.unit.sharing.world import PASSWORD, World
from tests.web.portal.portal_world import add_portal
from tests.web.portal.professional import Browser, Professional

WRONG = "Het e-mailadres, het wachtwoord of de code klopt niet."
ANNA = "anna@example.org"


@pytest.mark.parametrize(
    ("email", "password", "totp"),
    [
        (ANNA, "verkeerd wachtwoord hoor", None),
        (ANNA, PASSWORD, "000000"),
        ("niemand@example.org", PASSWORD, "123456"),
        ("", "", ""),
        ("' OR 1=1 --", "' OR 1=1 --", "' OR 1=1 --"),
        ("<script>alert(1)</script>", PASSWORD, "123456"),
        (ANNA, "x" * 900, "123456"),
    ],
)
async def test_whatever_is_wrong_there_is_one_sentence(
    a_browser: Browser, email: str, password: str, totp: str | None
) -> None:
    visitor = await a_browser()
    response = await visitor.try_to_log_in(email, password, totp)

    assert response.status == 422
    assert WRONG in visitor.text
    assert not visitor.cookie("naast")
    assert password not in visitor.raw or not password
    assert "<script>" not in visitor.raw


async def test_after_many_tries_the_page_says_how_long_to_wait(a_browser: Browser) -> None:
    visitor = await a_browser()
    for _ in range(6):
        await visitor.get("log-in")
        response = await visitor.send("log-in", email=ANNA, password="verkeerd wachtwoord", totp="1")
    assert response.status == 429
    assert 0 < int(response.headers["Retry-After"]) <= 5
    assert f"Probeer het over {response.headers['Retry-After']} seconden opnieuw." in visitor.text


async def test_minutes_are_said_in_minutes(a_browser: Browser, world: World) -> None:
    visitor = await a_browser()
    for _ in range(30):
        await visitor.get("log-in")
        response = await visitor.send("log-in", email=ANNA, password="verkeerd wachtwoord", totp="1")
        if response.status == 429 and int(response.headers["Retry-After"]) >= 90:
            break
        world.clock.turn(seconds=int(response.headers.get("Retry-After", 0)))

    assert "minuten opnieuw." in visitor.text


async def test_the_cookie_of_a_session_is_out_of_reach(a_browser: Browser) -> None:
    visitor = await a_browser()
    response = await visitor.try_to_log_in(ANNA)
    cookie = response.headers.getall("Set-Cookie")[0]

    assert cookie.startswith("naast=")
    assert {part.strip() for part in cookie.split(";")[1:]} == {"HttpOnly", "Path=/", "SameSite=Lax"}


async def test_in_earnest_a_cookie_is_only_for_https_and_only_for_this_host(aiohttp_client, world: World) -> None:  # type: ignore[no-untyped-def]
    client = await aiohttp_client(add_portal(world, secure=True))
    response = await client.get("/professional/log-in")
    cookie = response.headers["Set-Cookie"]

    assert cookie.startswith("__Host-naast-form=")
    assert {part.strip() for part in cookie.split(";")[1:]} == {"HttpOnly", "Path=/", "SameSite=Lax", "Secure"}


async def test_a_session_that_somebody_brought_along_is_never_taken_over(a_browser: Browser, world: World) -> None:
    """Session fixation: whatever cookie is planted, a log-in gives a new one, and the old one is worth nothing."""
    planted = "A" * 43 + "." + "0" * 64
    visitor = await a_browser()
    visitor.client.session.cookie_jar.update_cookies({"naast": planted}, URL(visitor.origin))
    await visitor.log_in()
    assert visitor.cookie("naast") != planted

    first = visitor.cookie("naast")
    world.clock.turn(seconds=30)
    form = {"email": "carla@example.org", "password": PASSWORD, "totp": world.totp("carla@example.org")}
    await visitor.send("log-in", **form)
    second = visitor.cookie("naast")
    assert second != first
    assert world.accounts.session(first) is None
    assert world.accounts.session(second) == world.coordinator


async def test_a_log_in_that_is_sent_again_does_not_count(a_browser: Browser, world: World) -> None:
    """Whoever finds an old form (the Back button, a log of a proxy) cannot log in with it."""
    visitor, other = await a_browser(), await a_browser()
    world.clock.turn(seconds=30)
    code = world.totp(ANNA)
    await visitor.get("log-in")
    assert (await visitor.send("log-in", email=ANNA, password=PASSWORD, totp=code)).status == 303
    await other.get("log-in")
    assert (await other.send("log-in", email=ANNA, password=PASSWORD, totp=code)).status == 422


async def test_after_logging_out_nothing_is_left(anna: Professional, world: World, shared: str) -> None:
    await anna.open(shared)
    cookie = anna.cookie("naast")
    response = await anna.send("log-out")

    assert response.headers["Location"] == "/professional/log-in?done=logged_out"
    assert world.accounts.session(cookie) is None
    assert not anna.cookie("naast")
    assert (await anna.get(f"summaries/{shared}")).status == 303


async def test_a_session_ends_after_a_quiet_quarter_of_an_hour(anna: Professional, world: World) -> None:
    world.clock.turn(minutes=14)
    assert (await anna.get("")).status == 200
    world.clock.turn(minutes=16)
    response = await anna.get("")

    assert response.headers["Location"] == "/professional/log-in?done=needed"


async def test_a_session_ends_after_eight_hours_whatever_happens(anna: Professional, world: World) -> None:
    for _ in range(49):
        world.clock.turn(minutes=10)
        response = await anna.get("")

    assert response.status == 303


async def test_what_was_typed_is_not_lost_when_the_session_is_over(
    anna: Professional, world: World, shared: str
) -> None:
    await anna.open(shared)
    world.clock.turn(minutes=20)
    response = await anna.send(f"summaries/{shared}/decision", decided="We bellen samen de <b>huisarts</b>.")

    assert response.status == 401
    assert "Je bent uitgelogd" in anna.text
    assert "We bellen samen de &lt;b&gt;huisarts&lt;/b&gt;." in anna.raw


async def test_who_is_stopped_is_out_at_once(anna: Professional, world: World) -> None:
    world.accounts.deactivate(world.coordinator, world.reader.id)

    assert (await anna.get("")).status == 303


async def test_every_page_says_that_it_must_not_be_kept(anna: Professional, shared: str) -> None:
    await anna.open(shared)
    for path in ("", "log-in", f"summaries/{shared}", "nope", "organisation"):
        response = await anna.get(path)
        assert response.headers["Cache-Control"] == "no-store"
        assert response.headers["Referrer-Policy"] == "same-origin"
        assert "script-src" not in response.headers["Content-Security-Policy"]
        assert "default-src 'none'" in response.headers["Content-Security-Policy"]
        assert "<script" not in anna.raw
        assert "style=" not in anna.raw
        assert "javascript:" not in anna.raw
