"""A form counts only where it comes from a page of this portal, in this session, and can be read."""

from __future__ import annotations

import pytest

from tests.unit.sharing.world import World
from tests.web.portal.professional import Browser, Professional

NOTE = "Ik bel je dinsdag."


def noted(world: World) -> list[str]:
    return [item.note for item in world.store.work_list(world.reader) if item.note]


@pytest.mark.parametrize("token", ["", "x", "é", "0" * 64, "0" * 150])
async def test_without_the_right_token_nothing_happens_and_what_was_typed_comes_back(
    anna: Professional, world: World, shared: str, token: str
) -> None:
    await anna.open(shared)
    response = await anna.send(f"summaries/{shared}/note", note=NOTE, csrf=token)

    assert response.status == 403
    assert "hoort niet meer bij deze keer inloggen" in anna.text
    assert NOTE in anna.text
    assert not noted(world)


@pytest.mark.parametrize(
    "origin",
    [None, "null", "https://kwaad.example", "http://localhost.kwaad.example", "http://user@localhost", "x", ""],
    ids=str,
)
async def test_a_form_from_another_site_is_refused_and_nothing_of_it_is_shown(
    anna: Professional, world: World, shared: str, origin: str | None
) -> None:
    await anna.open(shared)
    response = await anna.send(f"summaries/{shared}/note", note=NOTE, origin=origin)

    assert response.status == 403
    assert NOTE not in anna.text
    assert not noted(world)


async def test_a_browser_that_says_it_comes_from_elsewhere_is_believed(
    anna: Professional, world: World, shared: str
) -> None:
    await anna.open(shared)
    headers = {"Origin": anna.origin, "Sec-Fetch-Site": "same-site"}
    form = {"csrf": anna.csrf, "version": anna.version, "note": NOTE}
    response = await anna.ask("POST", f"summaries/{shared}/note", data=form, headers=headers)

    assert response.status == 403
    assert not noted(world)


async def test_the_token_of_a_colleague_is_of_no_use(
    anna: Professional, carla: Professional, world: World, shared: str
) -> None:
    await anna.open(shared)
    response = await anna.send(f"summaries/{shared}/note", note=NOTE, csrf=carla.csrf)

    assert response.status == 403
    assert not noted(world)


async def test_the_token_of_before_logging_in_is_of_no_use_afterwards(a_browser: Browser, world: World) -> None:
    visitor = await a_browser()
    await visitor.get("log-in")
    before = visitor.csrf
    await visitor.log_in()
    response = await visitor.send("log-out", csrf=before)

    assert response.status == 403
    assert (await visitor.get("")).status == 200


async def test_a_log_in_form_needs_a_token_too(a_browser: Browser, world: World) -> None:
    """Otherwise another site could log somebody in as somebody else."""
    visitor = await a_browser()
    world.clock.turn(seconds=30)
    form = {"email": "anna@example.org", "password": "zeven kikkers in de sloot"}
    response = await visitor.send("log-in", **form, totp=world.totp("anna@example.org"), csrf="x")

    assert response.status == 403
    assert not visitor.cookie("naast")


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b'{"note": "x"}', "application/json"),
        (b"note=x", "text/plain"),
        (b"--x\r\n\r\n--x--", "multipart/form-data; boundary=x"),
        (b"note=\xff\xfe", "application/x-www-form-urlencoded"),
        (b"note=x", "application/x-www-form-urlencoded; charset=none-such"),
        (b"note=x", ""),
    ],
    ids=["json", "plain", "multipart", "no utf-8", "unknown letters", "nothing"],
)
async def test_a_body_that_is_no_form_is_a_page_with_one_sentence(
    anna: Professional, shared: str, body: bytes, content_type: str
) -> None:
    headers = {"Origin": anna.origin, "Content-Type": content_type}
    response = await anna.ask("POST", f"summaries/{shared}/note", data=body, headers=headers)

    assert response.status in (400, 403)
    assert "<h1>" in anna.raw


async def test_a_body_that_is_far_too_long_is_refused(anna: Professional, shared: str) -> None:
    response = await anna.send(f"summaries/{shared}/note", note="x" * 40_000)

    assert response.status == 413
    assert "te veel tekst" in anna.text


async def test_a_field_that_is_there_twice_is_refused(anna: Professional, world: World, shared: str) -> None:
    await anna.open(shared)
    body = f"csrf={anna.csrf}&version={anna.version}&note=een&note=twee"
    headers = {"Origin": anna.origin, "Content-Type": "application/x-www-form-urlencoded"}
    response = await anna.ask("POST", f"summaries/{shared}/note", data=body, headers=headers)

    assert response.status == 400
    assert not noted(world)


@pytest.mark.parametrize("version", ["", "x", "-1", "1.5", "٣", "9" * 30])
async def test_a_version_that_is_no_number_changes_nothing(
    anna: Professional, world: World, shared: str, version: str
) -> None:
    await anna.open(shared)
    response = await anna.send(f"summaries/{shared}/note", note=NOTE, version=version)

    assert response.status == 400
    assert not noted(world)


@pytest.mark.parametrize("made_up", ["items", "keys", "__class__", "get"])
async def test_an_address_says_nothing_but_the_fixed_sentences(
    a_browser: Browser, world: World, shared: str, made_up: str
) -> None:
    """A name that every Python object has is not the name of a sentence."""
    for who, path in (
        ("anna@example.org", f"summaries/{shared}"),
        ("carla@example.org", "organisation"),
        ("eva@example.org", "installation"),
    ):
        visitor = await (await a_browser()).log_in(who)
        if path.startswith("summaries"):
            await visitor.open(shared)
        response = await visitor.get(f"{path}?done={made_up}")

        assert response.status == 200
        assert 'class="done"' not in visitor.raw
        assert "0x" not in visitor.text
