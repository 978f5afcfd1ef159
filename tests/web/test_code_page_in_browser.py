"""The page /code: four words in, and what happened to the summary out, with every way to change or stop it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.web.summary_visit import asked, look_up, stand_in

if TYPE_CHECKING:
    from tests.web.page_browser import Visit

pytest_plugins = ["tests.web.page_browser"]


def type_code(visit: Visit, code: str) -> None:
    visit.page.get_by_label("Jouw vier woorden").fill(code)
    visit.button("Bekijk").click()


@pytest.mark.parametrize("code", ["appel trein wolk lamp", " Appel-TREIN, wolk – lamp. ", "appel\ttrein  wolk/lamp"])
def test_the_words_may_be_typed_in_many_ways(visit: Visit, code: str) -> None:
    look_up(visit, code)

    expect(visit.page.locator("#view")).to_contain_text("Je deelt dit met Jeugdgezondheidszorg Noord.")
    expect(visit.page).to_have_title("Vragen stellen")
    assert visit.page.url == visit.address + "code"
    assert "appel" not in visit.page.content()


def test_too_few_words_are_not_even_sent(visit: Visit) -> None:
    visit.page.goto(visit.address + "code")
    type_code(visit, "appel trein")

    expect(visit.notice).to_have_text("Typ alle vier de woorden. Hoofdletters en streepjes maken niet uit.")
    expect(visit.page.get_by_label("Jouw vier woorden")).to_be_focused()
    assert asked(visit) == []


def test_a_code_that_is_not_known_can_be_corrected(visit: Visit) -> None:
    visit.page.goto(visit.address + "code")
    type_code(visit, "appel trein wolk hond")
    expect(visit.notice).to_have_text("Deze code kennen we niet.")
    expect(visit.page.get_by_label("Jouw vier woorden")).to_have_value("appel trein wolk hond")
    type_code(visit, "appel trein wolk lamp")

    expect(visit.page.locator("#view h1")).to_be_focused()


def test_what_is_not_shared_yet_is_said_and_can_still_be_shared(visit: Visit) -> None:
    look_up(visit, "pen inkt vel boek")
    view = visit.page.locator("#view")
    expect(visit.page.locator("#view h1")).to_have_text("Nog niet gedeeld")
    expect(view).to_contain_text("Dit is nog niet gedeeld. Niemand kan het lezen.")
    expect(view).not_to_contain_text("Je deelt dit met")
    expect(view).not_to_contain_text("Je hoort uiterlijk")
    visit.button("Ja, deel dit met Jeugdgezondheidszorg Noord").click()

    expect(visit.notice).to_have_text("Het is nu gedeeld.")
    expect(view).to_contain_text("Je deelt dit met Jeugdgezondheidszorg Noord.")
    assert asked(visit, "/api/shared/confirm") == [{"code": "pen inkt vel boek"}]


def test_what_was_never_confirmed_is_said_to_be_read_by_nobody(visit: Visit) -> None:
    look_up(visit, "jas das muts want")

    expect(visit.page.locator("#view")).to_contain_text("Je hebt dit niet gedeeld. Niemand heeft het gelezen.")
    expect(visit.page.locator("#view")).not_to_contain_text("De tijd is voorbij")


def test_nobody_has_read_it_yet(visit: Visit) -> None:
    look_up(visit)

    view = visit.page.locator("#view")
    expect(view).to_contain_text("Nog niemand heeft het gelezen.")
    expect(view).to_contain_text("Je hoort uiterlijk dinsdag 1 december iets.")
    expect(view).to_contain_text("Ze bellen je op het nummer dat je hebt gegeven.")
    visit.page.locator("#view summary").click()
    expect(view).to_contain_text("[naam] is vaak boos als hij thuiskomt.")
    expect(view).to_contain_text("Gaat over: geldzorgen, weinig slaap")


def test_who_read_it_and_what_they_wrote_comes_first(visit: Visit) -> None:
    look_up(visit, "kaas boot ster maan")

    headings = visit.page.locator("#view").get_by_role("heading", level=2).all_inner_texts()
    assert headings[:2] == ["Bericht voor jou", "Wat jullie samen hebben besproken"]
    expect(visit.page.locator("#view")).to_contain_text(
        "Sanne de Vries, jeugdverpleegkundige: maandag 23 november om 10.12 uur"
    )


def test_a_promise_that_was_not_kept_is_said_first_with_what_to_do(visit: Visit) -> None:
    look_up(visit, "tak blad boom wei")

    first = visit.page.locator("#view .card").first
    expect(first).to_contain_text("Nog niemand heeft het gelezen. Dat had wel gemoeten.")
    expect(first.get_by_role("link", name="010-443 84 44")).to_have_attribute("href", "tel:0104438444")
    expect(visit.page.locator("#view")).not_to_contain_text("Je hoort uiterlijk")


def test_a_promise_whose_day_has_passed_is_not_made_again(visit: Visit) -> None:
    """It was read, and nothing came."""
    look_up(visit, "vuur rook as gloed")

    view = visit.page.locator("#view")
    expect(view).to_contain_text("Je zou uiterlijk dinsdag 1 december iets horen. Hoorde je nog niets?")
    expect(view).not_to_contain_text("Je hoort uiterlijk")


def test_the_way_to_be_reached_can_be_changed_and_taken_away(visit: Visit) -> None:
    look_up(visit)
    visit.button("Verander dit").click()
    visit.page.get_by_label("Ja, mail me").check()
    visit.page.get_by_label("Jouw mailadres").fill("geen adres")
    visit.button("Bewaar dit").click()
    expect(visit.page.locator("#view")).to_contain_text("Dit is geen mailadres.")
    visit.page.get_by_label("Jouw mailadres").fill("ik@post.nl")
    visit.button("Bewaar dit").click()
    expect(visit.notice).to_have_text("Dit is nu veranderd.")
    expect(visit.page.locator("#view")).to_contain_text("Mailen: ik@post.nl")
    visit.button("Verander dit").click()
    visit.page.get_by_label("Liever niet").check()
    visit.button("Bewaar dit").click()
    expect(visit.page.locator("#view")).to_contain_text(
        "Ze kunnen je niet bellen of mailen. Je deelt geen nummer of mailadres."
    )

    first, second = (body["contact"] for body in asked(visit, "/api/shared/contact"))
    assert first == {"kind": "email", "value": "ik@post.nl", "when": "", "may_say": ""}
    assert second is None


def test_it_can_stay_longer(visit: Visit) -> None:
    look_up(visit)
    visit.button("Laat het 30 dagen langer staan").click()

    expect(visit.notice).to_have_text("Zij kunnen het nu lezen tot en met vrijdag 22 januari.")
    assert asked(visit, "/api/shared/extend") == [{"code": "appel trein wolk lamp", "days": 30}]


def test_stopping_is_asked_once_and_then_it_is_gone(visit: Visit) -> None:
    look_up(visit)
    visit.button("Stop met delen").click()
    visit.button("Nee, laat het staan").click()
    expect(visit.button("Stop met delen")).to_be_focused()
    visit.button("Stop met delen").click()
    expect(visit.page.locator("#view")).to_contain_text("kan het dan niet meer lezen. Het komt niet terug.")
    visit.button("Ja, stop met delen").click()

    expect(visit.page.get_by_role("heading", name="Het is weg")).to_be_focused()
    assert "Mijn zus past" not in visit.page.content()
    assert len(asked(visit, "/api/shared/withdraw")) == 1


def test_what_was_stopped_before_is_said_to_be_gone(visit: Visit) -> None:
    look_up(visit, "zee duin zand schelp")

    expect(visit.page.locator("#view")).to_contain_text("Dit delen is gestopt. Je woorden zijn gewist.")
    expect(visit.button("Stop met delen")).to_have_count(0)


def test_it_can_be_kept_as_a_file_after_a_warning(visit: Visit) -> None:
    look_up(visit)
    expect(visit.page.locator("#view")).to_contain_text("Wie daarin kijkt, kan het openen.")
    with visit.page.expect_download() as saving:
        visit.button("Bewaar als bestand (PDF)").click()

    assert saving.value.suggested_filename == "blad.pdf"


def test_without_a_connection_nothing_changes_and_the_numbers_are_there(visit: Visit) -> None:
    look_up(visit)
    stand_in(visit, "lose", path="/api/shared/extend")
    visit.button("Laat het 30 dagen langer staan").click()
    expect(visit.notice).to_contain_text("Er is geen verbinding.")
    expect(visit.page.locator("#numbers").get_by_role("link", name="Bel 112")).to_be_visible()
    visit.button("Probeer het opnieuw").click()

    expect(visit.notice).to_have_text("Zij kunnen het nu lezen tot en met vrijdag 22 januari.")


def test_everything_goes_off_the_screen_when_nobody_touches_it(visit: Visit) -> None:
    visit.page.clock.install()
    look_up(visit)
    visit.page.clock.fast_forward("05:01")
    expect(visit.notice).to_have_text("Ben je er nog? Over 5 minuten haal ik dit van het scherm.")
    visit.button("Ja, ik ben er nog").click()
    visit.page.clock.fast_forward("09:00")
    expect(visit.page.locator("#view")).to_be_visible()
    visit.page.clock.fast_forward("01:01")

    expect(visit.notice).to_contain_text("Het was een tijd stil.")
    assert "Mijn zus past" not in visit.page.content()


def test_a_tap_takes_everything_off_the_screen(visit: Visit) -> None:
    look_up(visit)
    visit.button("Haal van het scherm").click()

    expect(visit.notice).to_contain_text("Alles is van het scherm.")
    expect(visit.page.get_by_label("Jouw vier woorden")).to_have_value("")
    assert "Mijn zus past" not in visit.page.content()


@pytest.mark.parametrize("way", ["tap", "Shift"])
def test_leaving_shows_another_site_and_keeps_nothing(visit: Visit, way: str) -> None:
    look_up(visit)
    if way == "tap":
        visit.button("Snel weg").click()
    else:
        for _ in range(3):
            visit.page.keyboard.press("Shift")
    expect(visit.page).to_have_title("Het weer")
    visit.page.go_back()

    assert "Mijn zus past" not in visit.page.content()


def test_words_that_look_like_code_are_only_words(visit: Visit) -> None:
    look_up(visit, "vis kat hond muis")
    visit.page.locator("#view summary").click()
    visit.button("Verander dit").click()
    visit.button("Laat maar").click()
    visit.button("Stop met delen").click()

    assert visit.page.locator("img").count() == 0
    assert visit.page.locator("#view").inner_text().count("<img src=x onerror=alert(1)>") > 8


def test_nothing_is_kept_in_the_browser(visit: Visit) -> None:
    look_up(visit)

    kept = visit.page.evaluate("[localStorage.length, sessionStorage.length, document.cookie, history.length]")
    assert kept == [0, 0, "", 2]


def test_without_javascript_the_numbers_are_still_there(visitor: Callable[..., Visit]) -> None:
    visit = visitor(java_script_enabled=False)
    visit.page.goto(visit.address + "code")

    expect(visit.page.locator("noscript .card")).to_contain_text("Deze pagina werkt hier niet.")
    expect(visit.page.get_by_role("link", name="Bel 112")).to_be_visible()
    expect(visit.page.get_by_label("Jouw vier woorden")).to_be_hidden()
