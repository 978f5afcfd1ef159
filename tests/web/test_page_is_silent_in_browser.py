"""What is read aloud is silent at once when the parent does something, looks away, wipes or leaves."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.web.page_voices import finish, give_voices, is_silent, read_buttons

if TYPE_CHECKING:
    from tests.web.page_browser import Visit

pytest_plugins = ["tests.web.page_browser"]


def reading(visit: Visit) -> Visit:
    """The question with three choices is being read."""
    give_voices(visit, "nl-NL")
    visit.begin()
    read_buttons(visit).last.click()
    assert not is_silent(visit)
    return visit


def test_stop_is_a_tap_away_and_at_the_end_it_can_be_read_again(visit: Visit) -> None:
    reading(visit).button("Stop").click()
    assert is_silent(visit)
    read_buttons(visit).last.click()
    finish(visit)

    expect(visit.button("Stop")).to_have_count(0)
    expect(read_buttons(visit)).to_have_count(2)


def test_reading_another_message_stops_the_first(visit: Visit) -> None:
    reading(visit)
    read_buttons(visit).first.click()

    expect(visit.button("Stop")).to_have_count(1)
    assert visit.page.evaluate("spoken.queue.map(({ text }) => text)") == ["Hoi, ik ben Naast. Fijn dat je er bent."]


def type_a_letter(visit: Visit) -> None:
    visit.field.press_sequentially("i")


def send_a_text(visit: Visit) -> None:
    visit.field.evaluate("(e) => { e.value = 'ik ben moe'; }")  # as a phone fills in a word: no key, no event
    visit.button("Verstuur").click()


def choose(visit: Visit) -> None:
    visit.button("Ik ben zwanger").click()


def wipe(visit: Visit) -> None:
    visit.button("Wis alles").click()
    visit.button("Ja, wis alles").click()


def look_away(visit: Visit) -> None:
    """The parent locks the phone or opens another tab."""
    visit.page.evaluate("Object.defineProperty(document, 'hidden', {value: true})")
    visit.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


def close(visit: Visit) -> None:
    visit.page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}))")


@pytest.mark.parametrize("act", [type_a_letter, send_a_text, choose, wipe, look_away, close])
def test_it_is_silent_at_once_when_the_parent_does_something(visit: Visit, act: Callable[[Visit], None]) -> None:
    reading(visit)
    act(visit)

    assert is_silent(visit)
    expect(visit.button("Stop")).to_have_count(0)


@pytest.mark.parametrize("how", ["tap", "shift"])
def test_it_is_silent_at_once_when_the_parent_leaves_quickly(visit: Visit, how: str) -> None:
    reading(visit)
    # An empty answer (204) leaves the page where it is, so that it can be looked at.
    visit.context.route("https://www.knmi.nl/**", lambda route: route.fulfill(status=204))
    if how == "tap":
        visit.button("Snel weg").click()
    else:
        for _ in range(3):
            visit.page.keyboard.press("Shift")
    expect(visit.page.locator("body")).to_be_hidden()

    assert is_silent(visit)
    assert visit.page.evaluate("spoken.stopped") == 1


def test_a_voice_that_fails_is_stopped_and_gives_the_button_back(visit: Visit) -> None:
    reading(visit)
    visit.page.evaluate("spoken.queue[0].onerror({ error: 'synthesis-failed' })")

    assert is_silent(visit)
    expect(visit.button("Stop")).to_have_count(0)


def test_nothing_is_kept_in_the_browser_by_reading(visit: Visit) -> None:
    reading(visit)

    kept = visit.page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]")
    assert kept == [0, 0, ""]
