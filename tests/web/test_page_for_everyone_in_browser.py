"""The page is there for everyone: by keyboard and by ear, on a small screen, with large letters and in few colours."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.web.page_voices import give_voices

if TYPE_CHECKING:
    from tests.web.page_browser import Visit

pytest_plugins = ["tests.web.page_browser"]


def start(visit: Visit) -> None:
    visit.open()
    expect(visit.field).to_be_visible()


def answered(visit: Visit) -> None:
    visit.begin().say("ik heb geldzorgen")
    expect(visit.page.locator(".contact")).to_have_count(2)


def urgent(visit: Visit) -> None:
    visit.begin().say("hij slaat me")
    expect(visit.page.locator(".message--important")).to_have_count(2)


def pictures(visit: Visit) -> None:
    visit.begin().say("thema's")
    expect(visit.page.locator(".tile")).to_have_count(8)


def arabic(visit: Visit) -> None:
    visit.begin().say("مرحبا")
    expect(visit.page.locator(".message p[lang=ar]")).to_have_count(2)


def read_aloud(visit: Visit) -> None:
    give_voices(visit, "nl-NL", "ar-SA")
    arabic(visit)
    visit.button("Lees voor").last.click()
    expect(visit.button("Stop")).to_be_visible()
    expect(visit.page.get_by_text("Let op: het geluid staat aan.")).to_be_visible()


def error(visit: Visit) -> None:
    visit.begin().say("te snel")
    expect(visit.notice).not_to_be_empty()


def wiping(visit: Visit) -> None:
    urgent(visit)
    visit.button("Wis alles").click()


def wiped(visit: Visit) -> None:
    wiping(visit)
    visit.button("Ja, wis alles").click()
    expect(visit.page.get_by_text("Er is niets meer van je gesprek.")).to_be_visible()


STATES = [start, answered, urgent, pictures, arabic, read_aloud, error, wiping, wiped]
in_each_state = pytest.mark.parametrize("reach", STATES, ids=lambda reach: reach.__name__)


@in_each_state
def test_axe_finds_nothing(visit: Visit, reach: Callable[[Visit], None]) -> None:
    reach(visit)
    if reach is start:
        visit.page.locator("#numbers summary").click()
    found = Axe().run(visit.page)

    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("large_letters", [False, True], ids=["320px", "320px-letters-200%"])
@in_each_state
def test_nothing_scrolls_sideways(
    visitor: Callable[..., Visit], reach: Callable[[Visit], None], large_letters: bool
) -> None:
    visit = visitor(viewport={"width": 320, "height": 568})
    reach(visit)
    if large_letters:
        visit.page.evaluate("document.documentElement.style.fontSize = '200%'")

    widest = visit.page.evaluate(
        "Math.max(...[...document.querySelectorAll('body *:not(.for-the-ear)')]"
        ".filter((e) => e.checkVisibility()).map((e) => e.getBoundingClientRect().right))"
    )
    assert widest <= 320
    assert visit.page.evaluate("document.documentElement.scrollWidth") == 320


def test_large_letters_on_a_small_screen_leave_room_to_read(visitor: Callable[..., Visit]) -> None:
    visit = visitor(viewport={"width": 320, "height": 568})
    answered(visit)
    expect(visit.field).to_be_in_viewport(ratio=1)
    visit.page.evaluate("document.documentElement.style.fontSize = '200%'")
    visit.page.evaluate("scrollTo({top: 0, behavior: 'instant'})")

    expect(visit.field).not_to_be_in_viewport()
    assert visit.box(visit.page.locator("#bar"))["height"] < 568 * 0.5
    visit.field.scroll_into_view_if_needed()
    expect(visit.field).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize(
    "size", [(390, 844), (390, 400), (844, 390), (320, 256)], ids=lambda size: f"{size[0]}x{size[1]}"
)
def test_snel_weg_is_always_in_view(visit: Visit, size: tuple[int, int]) -> None:
    """Also with a phone's keyboard, which leaves about 400 pixels, and with a zoom of 400 % (320 by 256)."""
    visit.page.set_viewport_size({"width": size[0], "height": size[1]})
    answered(visit)
    visit.field.focus()
    for place in (0, 0.5, 1):
        visit.page.evaluate(f"scrollTo({{top: {place} * document.body.scrollHeight, behavior: 'instant'}})")
        expect(visit.button("Snel weg")).to_be_in_viewport(ratio=1)
        visit.button("Snel weg").click(trial=True)


def test_the_number_to_call_is_in_view_at_once_also_above_a_keyboard(visit: Visit) -> None:
    visit.page.set_viewport_size({"width": 390, "height": 430})
    urgent(visit)

    expect(visit.log.get_by_role("link", name="Bel 112")).to_be_in_viewport(ratio=1)
    visit.log.get_by_role("link", name="Bel 112").click(trial=True, timeout=2000)
    assert (
        visit.box(visit.log.get_by_role("link", name="Bel 112"))["bottom"]
        < visit.box(visit.page.locator("#composer"))["top"]
    )


def test_the_bar_and_the_field_follow_what_a_phone_really_shows(visit: Visit) -> None:
    """Where a keyboard lies over the page (Safari), the page moves what must stay in view."""
    visit.page.add_init_script(
        "const seen = new EventTarget(); Object.assign(seen, {height: 844, offsetTop: 0, scale: 1});"
        "Object.defineProperty(window, 'visualViewport', {value: seen})"
    )
    visit.begin()
    visit.page.evaluate("Object.assign(visualViewport, {height: 444, offsetTop: 100})")
    visit.page.evaluate("visualViewport.dispatchEvent(new Event('resize'))")

    assert visit.box(visit.page.locator("#bar"))["top"] == 100
    assert visit.box(visit.page.locator("#composer"))["bottom"] == 544


def test_by_keyboard_the_skip_link_comes_first_and_then_snel_weg(visit: Visit) -> None:
    visit.open()
    order = []
    for _ in range(3):
        visit.page.keyboard.press("Tab")
        order.append(visit.page.evaluate("document.activeElement.textContent.trim()"))

    assert order == ["Ga naar het gesprek", "Snel weg", "Wis alles"]


def test_the_whole_conversation_can_be_had_by_keyboard(visit: Visit) -> None:
    visit.open()
    visit.button("Begin het gesprek").press("Enter")
    expect(visit.page.locator(".message").first).to_be_focused()
    visit.page.keyboard.press("Tab")
    visit.page.keyboard.press("Enter")
    expect(visit.log).to_contain_text("Jij: Ik ben zwanger")
    visit.page.keyboard.press("Tab")
    expect(visit.field).to_be_focused()


@in_each_state
def test_what_can_be_tapped_is_large_enough(visit: Visit, reach: Callable[[Visit], None]) -> None:
    """44 by 44 pixels; a telephone number within a sentence is as high as its line."""
    reach(visit)

    small = visit.page.evaluate(
        "[...document.querySelectorAll('button, summary, textarea, a:not(.utrecht-link--telephone, #skip)')]"
        ".filter((e) => e.checkVisibility()).map((e) => [e.textContent, e.getBoundingClientRect()])"
        ".filter(([, box]) => box.height < 44 || box.width < 44).map(([text]) => text)"
    )
    assert small == []


def test_the_field_does_not_make_a_phone_zoom_in(visit: Visit) -> None:
    visit.open()

    assert float(visit.field.evaluate("(e) => getComputedStyle(e).fontSize").removesuffix("px")) >= 16
    assert visit.field.get_attribute("autocomplete") == "off"


def test_new_messages_are_in_a_polite_live_region_that_was_there_before(visit: Visit) -> None:
    visit.open()
    expect(visit.log).to_have_count(1)
    assert visit.log.evaluate("(e) => e.tagName") == "DIV"
    assert visit.page.locator("#typing").get_attribute("role") == "status"
    assert visit.page.locator("#log #typing").count() == 0


def test_with_less_motion_nothing_moves(visitor: Callable[..., Visit]) -> None:
    visit = visitor(reduced_motion="reduce")
    urgent(visit)

    assert visit.page.evaluate("document.getAnimations().length") == 0
    for element in ("html", "body"):
        assert visit.page.evaluate(f"getComputedStyle(document.querySelector('{element}')).scrollBehavior") == "auto"


def test_in_few_colours_every_part_still_has_an_edge(visitor: Callable[..., Visit]) -> None:
    visit = visitor(forced_colors="active")
    urgent(visit)

    for part in (".bubble", ".card", ".choice", "#leave", "#send", "#text", ".call"):
        shown = visit.page.locator(part).locator("visible=true").first
        width = shown.evaluate("(e) => getComputedStyle(e).borderTopWidth")
        assert float(width.removesuffix("px")) >= 1, part
