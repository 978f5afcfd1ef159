"""The panel is there for everyone, and leaves nothing behind: every step by keyboard, by ear, small, and safe."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.web.page_voices import give_voices, is_silent
from tests.web.summary_visit import (
    choosing_lines,
    choosing_whom,
    consenting,
    keeping,
    line,
    lines_shown,
    look_up,
    open_panel,
    overview,
    panel,
    reaching,
    shared,
    stand_in,
    title,
    with_a_number,
)

if TYPE_CHECKING:
    from tests.web.page_browser import Visit

pytest_plugins = ["tests.web.page_browser"]


def urgent(visit: Visit) -> None:
    open_panel(visit, "hij slaat me")
    expect(visit.page.locator(".line").first).to_be_visible()


def changing(visit: Visit) -> None:
    lines_shown(visit)
    line(visit, "Met iemand praten").get_by_role("button", name="Haal weg").click()
    line(visit, "Mijn zus past").get_by_role("button", name="Verander").click()


def names_not_checked(visit: Visit) -> None:
    visit.begin()
    stand_in(visit, "no", path="/api/summary", error="names_not_checked", status=503)
    visit.button("Mijn samenvatting").click()
    expect(title(visit, "Dit lukt nu even niet")).to_be_visible()


def wrong_number(visit: Visit) -> None:
    with_a_number(visit)
    visit.page.get_by_label("Jouw telefoonnummer").fill("06")
    visit.button("Verder").click()


def code_read(visit: Visit) -> None:
    look_up(visit, "kaas boot ster maan")
    visit.page.locator("#view summary").click()


def code_changing(visit: Visit) -> None:
    look_up(visit)
    visit.button("Verander dit").click()
    visit.button("Stop met delen").click()


STEPS = [lines_shown, urgent, changing, names_not_checked, keeping, choosing_whom, choosing_lines, reaching,
         with_a_number, wrong_number, consenting, overview, shared, code_read, code_changing]  # fmt: skip
in_each_step = pytest.mark.parametrize("reach", STEPS, ids=lambda reach: reach.__name__)


@in_each_step
def test_axe_finds_nothing(visit: Visit, reach: Callable[[Visit], None]) -> None:
    reach(visit)
    found = Axe().run(visit.page)

    assert found.violations_count == 0, found.generate_report()


@in_each_step
def test_it_fits_a_small_screen_with_large_letters_and_can_be_tapped(
    visitor: Callable[..., Visit], reach: Callable[[Visit], None]
) -> None:
    visit = visitor(viewport={"width": 320, "height": 568})
    reach(visit)
    small = visit.page.evaluate(
        "[...document.querySelectorAll('button, summary, textarea, select, .option, .field,"
        " a:not(.utrecht-link--telephone, #skip)')]"
        ".filter((e) => e.checkVisibility()).map((e) => [e.textContent, e.getBoundingClientRect()])"
        ".filter(([, box]) => box.height < 44 || box.width < 44).map(([text]) => text)"
    )
    assert small == []
    for size in ("100%", "200%"):
        visit.page.evaluate(f"document.documentElement.style.fontSize = '{size}'")
        assert visit.page.evaluate("document.documentElement.scrollWidth") == 320
        expect(visit.button("Snel weg")).to_be_in_viewport(ratio=1)


def test_snel_weg_and_wis_alles_are_in_view_in_every_step(visit: Visit) -> None:
    overview(visit)
    for place in (0, 1):
        visit.page.evaluate(f"scrollTo({{top: {place} * document.body.scrollHeight, behavior: 'instant'}})")
        visit.button("Snel weg").click(trial=True)
        visit.button("Wis alles").click(trial=True)
        visit.button("Ja, deel dit").click(trial=True)


def test_all_of_it_can_be_done_by_keyboard(visit: Visit) -> None:
    visit.begin().say("samenvatting")
    expect(visit.button("Bekijk mijn samenvatting")).to_be_visible()
    visit.button("Bekijk mijn samenvatting").press("Enter")
    expect(visit.page.locator(".line")).to_have_count(4)
    press_until(visit, "Haal weg")
    press_until(visit, "Ja, kies met wie")
    expect(visit.page.locator(".recipient").first).to_be_visible()
    press_until(visit, "Jeugdgezondheidszorg Noord")
    expect(title(visit, "Wat mogen ze lezen?")).to_be_focused()
    visit.page.keyboard.press("Tab")
    visit.page.keyboard.press("Space")
    expect(visit.page.get_by_role("checkbox").first).not_to_be_checked()
    press_until(visit, "Verder")
    expect(title(visit, "Mogen ze je bellen of mailen?")).to_be_focused()
    press_until(visit, "Verder")
    expect(visit.page.get_by_role("checkbox")).to_be_visible()
    visit.page.get_by_role("checkbox").press("Space")
    press_until(visit, "Verder")
    press_until(visit, "Ja, deel dit")
    expect(title(visit, "Het is gedeeld")).to_be_focused()


def press_until(visit: Visit, name: str) -> None:
    """Tab to the button whose text begins so, and press Enter."""
    for _ in range(40):
        visit.page.keyboard.press("Tab")
        if visit.page.evaluate("document.activeElement.textContent.trim()").startswith(name):
            visit.page.keyboard.press("Enter")
            return
    raise AssertionError(f"Tab never reaches {name!r}")


def test_escape_goes_one_step_back_and_from_the_first_to_the_conversation(visit: Visit) -> None:
    reaching(visit)
    for name in ("Wat mogen ze lezen?", "Met wie wil je delen?", "Mijn samenvatting"):
        visit.page.keyboard.press("Escape")
        expect(title(visit, name)).to_be_focused()
    visit.page.keyboard.press("Escape")

    expect(panel(visit)).not_to_be_visible()
    expect(visit.button("Mijn samenvatting")).to_be_focused()


def test_escape_from_the_question_about_wiping_leaves_the_panel_where_it_was(visit: Visit) -> None:
    reaching(visit)
    visit.button("Wis alles").click()
    visit.page.keyboard.press("Escape")

    expect(visit.button("Wis alles")).to_be_focused()
    expect(title(visit, "Mogen ze je bellen of mailen?")).to_be_visible()


def test_each_step_tells_how_far_it_is_and_adds_nothing_to_the_history(visit: Visit) -> None:
    lines_shown(visit)
    before = visit.page.evaluate("history.length")
    visit.button("Ja, kies met wie").click()
    expect(panel(visit)).to_contain_text("Delen, stap 1 van 5")
    visit.page.locator(".recipient").first.click()
    expect(panel(visit)).to_contain_text("Delen, stap 2 van 5")

    assert visit.page.evaluate("[history.length, location.href]") == [before, visit.address]
    expect(visit.page).to_have_title("Vragen stellen")


def test_the_summary_and_the_permission_can_be_heard(visit: Visit) -> None:
    give_voices(visit, "nl-NL")
    consenting(visit)
    panel(visit).get_by_role("button", name="Lees voor").click()
    assert "Meldcode" in " ".join(visit.page.evaluate("spoken.all.map(({ text }) => text)"))

    visit.button("Terug").click()
    assert is_silent(visit)


@pytest.mark.parametrize("way", ["Snel weg", "Wis alles", "Shift"])
def test_leaving_and_wiping_empty_the_panel_too(visit: Visit, way: str) -> None:
    shared(visit)
    if way == "Wis alles":
        visit.button("Wis alles").click()
        visit.button("Ja, wis alles").click()
        expect(visit.page.get_by_role("heading", name="Alles is gewist")).to_be_focused()
        expect(visit.button("Mijn samenvatting")).to_have_count(0)
    elif way == "Shift":
        for _ in range(3):
            visit.page.keyboard.press("Shift")
        expect(visit.page).to_have_title("Het weer")
        visit.page.go_back()
    else:
        visit.button(way).click()
        expect(visit.page).to_have_title("Het weer")
        visit.page.go_back()

    for word in ("appel", "Mijn zus past", "Jeugdgezondheidszorg"):
        assert word not in visit.page.content()


def test_a_new_conversation_knows_nothing_of_the_summary_before(visit: Visit) -> None:
    with_a_number(visit)
    visit.button("Verder").click()
    visit.button("Wis alles").click()
    visit.button("Ja, wis alles").click()
    visit.button("Begin opnieuw").click()
    visit.button("Mijn samenvatting").click()
    visit.button("Ja, kies met wie").click()
    visit.page.locator(".recipient").first.click()
    visit.button("Verder").click()

    expect(visit.page.get_by_label("Liever niet")).to_be_checked()
    visit.page.get_by_label("Ja, bel me").check()
    expect(visit.page.get_by_label("Jouw telefoonnummer")).to_have_value("")


def test_nothing_is_kept_in_the_browser(visit: Visit) -> None:
    shared(visit)
    kept = visit.page.evaluate(
        """async () => [localStorage.length, sessionStorage.length, document.cookie,
        (await indexedDB.databases()).length, (await caches.keys()).length]"""
    )
    assert kept == [0, 0, "", 0, 0]
    assert visit.page.url == visit.address


def test_every_field_is_left_alone_by_the_browsers_memory(visit: Visit) -> None:
    with_a_number(visit)

    fields = visit.page.locator("#panel input, #panel textarea").all()
    assert len(fields) >= 6
    for one in fields:
        assert one.get_attribute("autocomplete") == "off" or one.evaluate("(e) => e.autocomplete") == "off"


def test_words_that_look_like_code_are_only_words(visit: Visit) -> None:
    visit.begin()
    stand_in(visit, "arrange", lines="evil")
    visit.button("Mijn samenvatting").click()
    evil = "<img src=x onerror=alert(1)>"
    expect(line(visit, evil)).to_be_visible()
    expect(line(visit, evil)).to_contain_text("iets waaraan je iemand herkent")
    visit.button("Zet er iets bij").click()
    visit.page.get_by_label("Wat wil je nog zeggen?").fill(evil)
    visit.button("Ja, kies met wie").click()
    visit.page.get_by_label("Zoek op plaats of naam").fill("<(*[")
    visit.page.get_by_label("Zoek op plaats of naam").fill("")
    visit.page.locator(".recipient").first.click()
    visit.button("Verder").click()
    visit.page.get_by_label("Ja, bel me").check()
    visit.page.get_by_label("Jouw telefoonnummer").fill("06 12345678")
    visit.page.get_by_label("Wanneer is het veilig?").fill(evil)
    visit.page.get_by_label("Als iemand anders opneemt").fill(evil)
    visit.button("Verder").click()
    visit.page.get_by_role("checkbox").check()
    visit.button("Verder").click()

    expect(panel(visit).get_by_text(evil)).to_have_count(5)
    assert visit.page.locator("img").count() == 0


def test_a_conversation_that_was_forgotten_takes_the_panel_with_it(visit: Visit) -> None:
    lines_shown(visit)
    visit.be_forgotten()
    stand_in(visit, "no", path="/api/recipients", error="unknown_token", status=401)
    visit.button("Ja, kies met wie").click()

    expect(visit.page.get_by_role("heading", name="Het gesprek is gewist")).to_be_focused()
    assert "Mijn zus past" not in visit.page.content()


def test_the_question_whether_somebody_is_still_there_stands_in_the_panel(visit: Visit) -> None:
    visit.page.clock.install()
    lines_shown(visit)
    visit.page.clock.fast_forward("25:01")
    expect(panel(visit)).to_contain_text("Ben je er nog? Over 5 minuten wis ik dit gesprek.")
    visit.button("Ja, ik ben er nog").click()
    expect(panel(visit)).not_to_contain_text("Ben je er nog?")

    visit.page.clock.fast_forward("30:01")
    expect(panel(visit)).not_to_be_visible()
    assert "Mijn zus past" not in visit.page.content()
