"""Leaving the page at once, and what it leaves behind."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext

    from tests.web.page_browser import Visit

pytest_plugins = ["tests.web.page_browser"]

SECRET = "mijn geheim 4711"


def assert_left(visit: Visit) -> None:
    """The neutral site is there, the server was told, and Back shows nothing of the conversation."""
    expect(visit.page).to_have_title("Het weer")
    seen = visit.wait_for(lambda seen: seen["left"])
    assert seen["left"] == seen["tokens"]
    visit.page.go_back()
    assert visit.page.url != visit.address
    assert SECRET not in visit.page.content()


def in_conversation(visit: Visit) -> Visit:
    """A visit in which something was said."""
    visit.begin().say(SECRET)
    expect(visit.log).to_contain_text(SECRET)
    return visit


@pytest.mark.parametrize("how", ["tap", "Enter", "Space"])
def test_snel_weg_shows_another_site_and_wipes_the_conversation(visit: Visit, how: str) -> None:
    leave = in_conversation(visit).button("Snel weg")
    visit.field.fill(SECRET)
    if how == "tap":
        leave.click()
    else:
        leave.press(how)

    assert_left(visit)


def test_snel_weg_works_while_an_answer_is_awaited_and_before_anything_is_said(visit: Visit) -> None:
    visit.begin().say("ik heb geldzorgen")
    visit.button("Snel weg").click()
    assert_left(visit)

    visit.open().button("Snel weg").click()
    expect(visit.page).to_have_title("Het weer")


def test_three_times_shift_leaves_also_from_the_field(visit: Visit) -> None:
    in_conversation(visit).field.focus()
    for _ in range(3):
        visit.page.keyboard.press("Shift")

    assert_left(visit)


def test_capital_letters_and_moving_with_shift_and_tab_do_not_leave(visit: Visit) -> None:
    in_conversation(visit).field.focus()
    for key in ("Shift+H", "Shift+A", "Shift+L", "Shift+L", "Shift+O", "Shift", "Shift", "a", "Shift"):
        visit.page.keyboard.press(key)
    expect(visit.field).to_have_value("HALLOa")
    for _ in range(4):
        visit.page.keyboard.press("Shift+Tab")

    expect(visit.log).to_contain_text(SECRET)
    assert visit.arrived()["left"] == []


def test_nothing_is_to_be_seen_from_the_moment_of_leaving(visit: Visit) -> None:
    in_conversation(visit)
    # An empty answer (204) leaves the page where it is, so that it can be looked at.
    visit.context.route("https://www.knmi.nl/**", lambda route: route.fulfill(status=204))
    visit.button("Snel weg").click()

    expect(visit.page.locator("body")).to_be_hidden()
    expect(visit.page).to_have_title("Pagina")
    assert visit.page.evaluate("document.body.childElementCount") == 0


def test_coming_back_with_the_back_button_shows_no_conversation(visit: Visit) -> None:
    """Also where the browser kept the page in memory: then it leaves again."""
    in_conversation(visit)
    visit.page.goto("https://www.knmi.nl/ergens-anders")
    seen = visit.wait_for(lambda seen: seen["left"])
    assert seen["left"] == seen["tokens"]
    visit.page.go_back()

    assert SECRET not in visit.page.content()
    expect(visit.page.locator(".message")).to_have_count(0)


def test_a_page_from_the_browsers_memory_is_empty_and_leaves_again(visit: Visit) -> None:
    in_conversation(visit)
    visit.page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}))")
    expect(visit.page.locator(".message")).to_have_count(0)
    visit.page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")

    assert_left(visit)


def test_a_tap_on_a_telephone_number_keeps_the_conversation(visit: Visit) -> None:
    visit.begin().say("hij slaat me")
    visit.log.get_by_role("link", name="Bel 112").click()

    expect(visit.log).to_contain_text("hij slaat me")
    assert visit.arrived()["left"] == []


def test_the_skip_link_adds_nothing_to_the_history(visit: Visit) -> None:
    visit.open()
    before = visit.page.evaluate("history.length")
    visit.page.keyboard.press("Tab")
    visit.page.keyboard.press("Enter")

    assert visit.page.evaluate("document.activeElement.id") == "main"
    assert visit.page.evaluate("[history.length, location.hash]") == [before, ""]


def test_nothing_is_kept_in_the_browser(visitor: Callable[..., Visit]) -> None:
    visit = in_conversation(visitor())
    visit.say("ik heb geldzorgen")
    expect(visit.page.locator(".contact")).to_have_count(2)

    kept = visit.page.evaluate(
        """async () => [localStorage.length, sessionStorage.length, document.cookie,
        (await indexedDB.databases()).length, (await caches.keys()).length,
        (await navigator.serviceWorker.getRegistrations()).length]"""
    )
    assert kept == [0, 0, "", 0, 0, 0]
    assert visit.context.cookies() == []
    assert visit.page.url == visit.address


def test_no_word_of_the_conversation_is_on_the_disk(
    on_disk: Callable[[Path], BrowserContext], address: str, tmp_path: Path
) -> None:
    """Looks through a whole browser profile, byte by byte; what is packed or encrypted cannot be seen this way."""
    context = on_disk(tmp_path)
    page = context.new_page()
    page.goto(address)
    page.get_by_role("textbox").fill(SECRET)
    page.get_by_role("textbox").press("Enter")
    expect(page.get_by_role("log")).to_contain_text(SECRET)
    page.get_by_role("button", name="Snel weg").click()
    expect(page).not_to_have_title("Vragen stellen")
    context.close()

    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    found = [
        path.name
        for path in files
        for word in (SECRET.encode(), SECRET.encode("utf-16-le"), b"Mag ik vragen wat bij jou past?")
        if word in path.read_bytes()
    ]
    assert len(files) > 20
    assert found == []
