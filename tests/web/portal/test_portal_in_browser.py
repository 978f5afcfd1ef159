"""The portal in a real browser: on a phone and a laptop, by keyboard, on paper, for who hears or zooms."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.unit.sharing.world import PASSWORD

if TYPE_CHECKING:
    from tests.web.portal.portal_browser import Visitor

pytest_plugins = ["tests.web.page_browser", "tests.web.portal.portal_browser"]

LAPTOP = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}
SMALL = {"width": 320, "height": 568}
A4 = {"width": 680, "height": 960}


# --- every page ------------------------------------------------------------------------------------------------------


def log_in_page(visitor: Visitor) -> None:
    visitor.go("log-in")


def log_in_refused(visitor: Visitor) -> None:
    page = visitor.go("log-in")
    page.get_by_label("E-mailadres").fill("niemand@example.org")
    page.get_by_label("Wachtwoord").fill("verkeerd")
    page.get_by_label("Code uit je app").fill("1")
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("alert")).to_be_visible()


def invitation(visitor: Visitor) -> None:
    visitor.go("invitation")


def app(visitor: Visitor) -> None:
    page = visitor.log_in("carla")
    visitor.go("organisation")
    page.get_by_label("Naam", exact=True).fill("Nina Noor")
    page.get_by_label("E-mailadres").fill("nina@example.org")
    page.get_by_role("button", name="Maak een uitnodiging").click()
    token = page.locator(".secret").inner_text()
    page.get_by_role("button", name="Uitloggen").click()
    visitor.go("invitation")
    page.get_by_label("Uitnodigingscode").fill(token)
    for label in ("Kies een wachtwoord", "Nog een keer hetzelfde wachtwoord"):
        page.get_by_label(label).fill("een lange zin met woorden")
    page.get_by_role("button", name="Verder").click()
    expect(page.locator("svg.qr")).to_be_visible()


def work_list(visitor: Visitor) -> None:
    visitor.log_in()


def ground(visitor: Visitor) -> None:
    visitor.log_in()
    visitor.go(f"summaries/{visitor.portal.share()['id']}")


def summary(visitor: Visitor) -> None:
    visitor.log_in()
    page = visitor.read(visitor.portal.share()["id"])
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")


def changed_meanwhile(visitor: Visitor) -> None:
    summary(visitor)
    visitor.page.locator("#form-note [name=version]").evaluate("(one) => { one.value = '1' }")
    visitor.page.get_by_label("Bericht aan de ouder").fill("Ik bel je woensdag.")
    visitor.page.get_by_role("button", name="Bewaar het bericht").click()
    expect(visitor.page.get_by_role("alert")).to_contain_text("Een collega heeft hier net iets veranderd")


def organisation(visitor: Visitor) -> None:
    page = visitor.log_in("carla")
    visitor.go("organisation")
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")


def log(visitor: Visitor) -> None:
    visitor.log_in("carla")
    visitor.go("log")


def installation(visitor: Visitor) -> None:
    page = visitor.log_in("eva")
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")


def not_there(visitor: Visitor) -> None:
    visitor.go("bestaat-niet")


def withdrawn(visitor: Visitor) -> None:
    visitor.log_in()
    told = visitor.portal.share()
    visitor.read(told["id"])
    visitor.portal.ask(f"withdraw?code={told['code']}", "POST")
    visitor.page.reload()
    expect(visitor.page.get_by_role("heading", level=1)).to_contain_text("Deze samenvatting is er niet meer")


PAGES = [
    log_in_page,
    log_in_refused,
    invitation,
    app,
    work_list,
    ground,
    summary,
    changed_meanwhile,
    organisation,
    log,
    installation,
    not_there,
    withdrawn,
]


@pytest.mark.parametrize("viewport", [PHONE, LAPTOP], ids=["390", "1280"])
@pytest.mark.parametrize("reach", PAGES, ids=lambda reach: reach.__name__)
def test_each_page_is_for_everyone(
    visitors: Callable[..., Visitor], reach: Callable[[Visitor], None], viewport: dict[str, int]
) -> None:
    """axe finds nothing, nothing scrolls sideways (also at 320 px and with large letters), all can be tapped."""
    one = visitors(viewport)
    reach(one)
    found = Axe().run(one.page)
    assert found.violations_count == 0, found.generate_report()
    for small, size in ((viewport, "100%"), (SMALL, "100%"), (SMALL, "200%")):
        one.page.set_viewport_size(small)  # type: ignore[arg-type]
        one.page.evaluate(f"document.documentElement.style.fontSize = '{size}'")
        assert one.page.evaluate("document.documentElement.scrollWidth") <= small["width"], (small, size)
    one.page.evaluate("document.documentElement.style.fontSize = ''")
    low = one.page.evaluate(
        "[...document.querySelectorAll('button, textarea, select, input:not([type=hidden], .ear, [type=radio], "
        "[type=checkbox]), .tick')].filter((e) => e.checkVisibility() && e.getBoundingClientRect().height < 44)"
        ".map((e) => e.outerHTML)"
    )
    assert low == []


# --- reading ---------------------------------------------------------------------------------------------------------


def test_the_first_screen_of_a_laptop_says_what_matters(visitors: Callable[..., Visitor]) -> None:
    one = visitors()
    one.log_in()
    page = one.read(one.portal.share()["id"])
    page.evaluate("scrollTo(0, 0)")

    for words in (
        "21 weken zwanger",
        "Mijn moeder komt elke week langs en kookt dan",
        "Ik slaap slecht en pieker veel",
        "Iemand om mee te praten",
        "06-12345678",
        "op dinsdag en donderdag tussen 10 en 12 uur",
        "Zeg alleen je voornaam",
        "Liever geen brieven thuis",
    ):
        expect(page.locator(".who, .overview").get_by_text(words).first).to_be_in_viewport(ratio=1)


def test_on_a_phone_strengths_come_first_and_then_what_weighs(visitors: Callable[..., Visitor]) -> None:
    one = visitors(PHONE)
    one.log_in()
    page = one.read(one.portal.share()["id"])
    tops = [page.locator(f"#{part}").bounding_box() for part in ("goed", "bezig", "wens", "contact", "nog", "past")]

    assert [box["y"] for box in tops if box] == sorted(box["y"] for box in tops if box)
    expect(page.get_by_role("heading", name="Wat goed gaat")).to_be_in_viewport()


def test_the_picture_has_no_colour_of_its_own(visitors: Callable[..., Visitor]) -> None:
    one = visitors()
    summary(one)
    colours = one.page.evaluate(
        "[...new Set([...document.querySelectorAll('svg.beeld *')].flatMap((e) => "
        "[getComputedStyle(e).fill, getComputedStyle(e).stroke]))]"
    )

    assert set(colours) <= {"none", "rgb(36, 49, 58)"}


def test_by_keyboard_from_log_in_to_a_note(visitors: Callable[..., Visitor]) -> None:
    one = visitors()
    page, press = one.go("log-in"), one.page.keyboard.press
    press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Naar de inhoud"
    for text in ("anna@example.org", PASSWORD, one.portal.ask("code?email=anna@example.org")):
        press("Tab")
        page.keyboard.type(text)
    press("Enter")
    expect(page.get_by_role("heading", name="Werklijst")).to_be_visible()
    shared = one.portal.share()["id"]
    one.go(f"summaries/{shared}")
    page.get_by_label("Toestemming van de ouder").focus()
    press("Space")
    press("Enter")
    expect(page.get_by_role("heading", name="Wat goed gaat")).to_be_visible()
    page.get_by_label("Bericht aan de ouder").focus()
    page.keyboard.type("Ik bel je dinsdag.")
    press("Tab")
    press("Enter")
    expect(page.get_by_role("status")).to_have_text("Bewaard: je bericht aan de ouder.")


def test_two_at_once_and_what_was_typed_is_still_there(visitors: Callable[..., Visitor]) -> None:
    anna, carla = visitors(), visitors()
    anna.log_in()
    carla.log_in("carla")
    shared = anna.portal.share()["id"]
    for one in (anna, carla):
        one.read(shared)
    for one, text in ((anna, "We bellen dinsdag."), (carla, "We wachten nog even.")):
        one.page.get_by_label("Wat jullie samen besloten").fill(text)
        one.page.get_by_role("button", name="Bewaar wat jullie besloten").click()
    expect(carla.page.get_by_role("alert")).to_contain_text("Een collega heeft hier net iets veranderd")
    expect(carla.page.get_by_label("Wat jullie samen besloten")).to_have_value("We wachten nog even.")
    expect(carla.page.get_by_text("Nu staat er: We bellen dinsdag.")).to_be_visible()
    carla.page.get_by_role("button", name="Bewaar wat jullie besloten").click()
    expect(carla.page.get_by_role("status")).to_have_text("Bewaard: wat jullie samen besloten.")


def test_after_logging_out_the_back_button_shows_nothing(visitors: Callable[..., Visitor]) -> None:
    one = visitors()
    one.log_in()
    page = one.read(one.portal.share()["id"])
    page.get_by_role("button", name="Uitloggen").click()
    page.go_back()

    expect(page.get_by_role("heading", name="Inloggen")).to_be_visible()
    expect(page.get_by_text("Mijn moeder komt")).to_have_count(0)


def test_a_script_in_a_page_cannot_reach_the_session(visitors: Callable[..., Visitor]) -> None:
    one = visitors()
    page = one.log_in()

    assert page.evaluate("document.cookie") == ""
    cookies = {cookie["name"]: cookie for cookie in one.context.cookies()}
    assert list(cookies) == ["__Host-naast"]
    assert (cookies["__Host-naast"]["secure"], cookies["__Host-naast"]["httpOnly"]) == (True, True)
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def test_a_copy_comes_as_a_file_with_a_neutral_name(visitors: Callable[..., Visitor], tmp_path: Path) -> None:
    one = visitors()
    one.log_in()
    page = one.read(one.portal.share()["id"])
    for button, name in {
        "Maak een PDF": "eigen-verhaal-van-de-ouder.pdf",
        "Maak een FHIR-bestand": "eigen-verhaal-van-de-ouder.fhir.json",
    }.items():
        with page.expect_download() as download:
            page.get_by_role("button", name=button).click()
        assert download.value.suggested_filename == name


# --- paper -----------------------------------------------------------------------------------------------------------


def test_on_paper_there_is_what_was_shared_and_no_button(visitors: Callable[..., Visitor]) -> None:
    one = visitors(A4)
    one.log_in()
    page = one.read(one.portal.share()["id"])
    page.emulate_media(media="print")

    for words in (
        "Vertrouwelijk",
        "Mijn moeder komt elke week langs",
        "Veilig bereikbaar",
        "c. Kwetsbare omstandigheden",
    ):
        expect(page.get_by_text(words).locator("visible=true").first).to_be_visible()
    assert page.locator("button").locator("visible=true").count() == 0
    assert page.locator("textarea, .bar, .jump, .foot").locator("visible=true").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= A4["width"]
    paper = page.pdf(format="A4")
    assert 2 <= paper.count(b"/Type /Page\n") <= 9
