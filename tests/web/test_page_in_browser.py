"""The conversation on the parent's page, in a real browser on a phone's screen."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from tests.web.page_browser import Visit

pytest_plugins = ["tests.web.page_browser"]


def test_a_parent_reads_what_this_is_before_anything_is_sent(visit: Visit) -> None:
    visit.open()

    expect(visit.page).to_have_title("Vragen stellen")
    for words in (
        "Ik ben een computerprogramma, geen mens.",
        "Ik bewaar dit gesprek niet.",
        "Je mag elke vraag overslaan. Stoppen mag altijd.",
        "In de geschiedenis van je browser staat dat je hier was.",
        "Dan staat het nummer in de bellijst van je telefoon.",
        "Gebruik dan liever een ander apparaat.",
    ):
        expect(visit.page.get_by_text(words)).to_be_visible()
    expect(visit.page.get_by_role("link", name="Bel 112").first).to_be_visible()
    assert visit.arrived()["begun"] == 0


def test_a_whole_conversation_from_the_first_word_to_wiping(visit: Visit) -> None:
    visit.begin()
    expect(visit.log).to_contain_text("Fijn dat je er bent")

    visit.button("Ik ben zwanger").click()
    expect(visit.log).to_contain_text("Hoe gaat het met je?")
    expect(visit.button("Ik ben zwanger")).to_have_count(0)
    assert visit.page.evaluate("document.activeElement.textContent") == "Jij: Ik ben zwanger"

    visit.say("ik heb geldzorgen")
    expect(visit.page.get_by_text("Ik schrijf een antwoord …")).to_be_visible()
    expect(visit.field).to_have_value("ik heb geldzorgen")
    card = visit.page.locator(".contact").first
    expect(card.get_by_role("heading", name="Wijkteam Delfshaven")).to_be_visible()
    expect(visit.field).to_have_value("")
    expect(visit.field).to_be_focused()
    expect(card.get_by_role("link", name="Bel 14 010")).to_have_attribute("href", "tel:14010")
    website = card.get_by_role("link", name="Naar rotterdam.nl")
    expect(website).to_have_attribute("href", "https://www.rotterdam.nl/wijkteams")
    assert "noreferrer" in (website.get_attribute("rel") or "")

    visit.button("Wis alles").click()
    expect(visit.button("Ja, wis alles")).to_be_focused()
    visit.button("Ja, wis alles").click()
    expect(visit.page.get_by_role("heading", name="Alles is gewist")).to_be_focused()
    expect(visit.page.get_by_text("Er is niets meer van je gesprek.")).to_be_visible()
    assert "geldzorgen" not in visit.page.content()
    seen = visit.arrived()
    assert seen["wiped"] == seen["tokens"]

    visit.button("Begin opnieuw").click()
    expect(visit.page.locator(".choice")).to_have_count(3)
    assert len(set(visit.arrived()["tokens"])) == 2


def test_a_parent_who_types_at_once_need_not_press_begin(visit: Visit) -> None:
    visit.open().say("hij slaat me")

    expect(visit.page.get_by_role("heading", name="Dit is nu belangrijk")).to_be_visible()
    assert (visit.arrived()["begun"], visit.typed()) == (1, ["hij slaat me"])


def test_wiping_asks_once_and_can_be_called_off(visit: Visit) -> None:
    visit.begin().button("Wis alles").click()
    visit.page.keyboard.press("Escape")

    expect(visit.button("Ja, wis alles")).to_be_hidden()
    expect(visit.button("Wis alles")).to_be_focused()
    expect(visit.log).to_contain_text("Fijn dat je er bent")
    assert visit.arrived()["wiped"] == []


def test_enter_sends_and_shift_with_enter_makes_a_new_line(visit: Visit) -> None:
    visit.begin().field.focus()
    for key in ("a", "Shift+Enter", "b", "Enter"):
        visit.page.keyboard.press(key)

    expect(visit.page.locator(".message--parent")).to_have_count(1)
    assert visit.typed() == ["a\nb"]


def test_a_long_text_is_counted_kindly_and_never_too_long(visit: Visit) -> None:
    visit.begin().field.fill("x" * 1700)
    expect(visit.page.locator("#counter")).to_be_empty()
    visit.field.press_sequentially("x" * 120)
    expect(visit.page.locator("#counter")).to_have_text("Je kunt nog 200 tekens typen.")
    visit.page.keyboard.insert_text("x" * 500)
    expect(visit.page.locator("#counter")).to_contain_text("Dit bericht is vol.")

    assert len(visit.field.input_value()) == 2000


def test_an_important_message_is_marked_for_the_eye_and_the_ear_without_an_alarm(visit: Visit) -> None:
    visit.begin().say("hij slaat me")

    heading = visit.log.get_by_role("heading", name="Dit is nu belangrijk")
    expect(heading).to_have_count(1)
    assert visit.page.locator("[role=alert], [aria-live=assertive]").count() == 0
    expect(visit.page.locator(".message--important")).to_have_count(2)
    call = visit.log.get_by_role("link", name="Bel 112")
    expect(call).to_have_attribute("href", "tel:112")
    assert visit.box(call)["height"] >= 44
    assert visit.box(call)["width"] >= 200


def test_numbers_in_a_text_can_be_called_and_dates_and_amounts_cannot(visit: Visit) -> None:
    visit.begin().say("ik heb geldzorgen")

    expect(visit.log.get_by_role("link", name="010-443 84 44")).to_have_attribute("href", "tel:0104438444")
    expect(visit.page.get_by_text("Op 01-02-2025 kost het € 112.").get_by_role("link")).to_have_count(0)
    both = visit.page.locator(".contact").nth(1).get_by_role("link", name=re.compile("^Bel "))
    assert both.all_inner_texts() == ["Bel 113", "Bel 0800-0113"]


def test_what_looks_like_code_is_shown_as_text(visit: Visit) -> None:
    visit.begin().say("<img src=x onerror=alert(1)>")

    expect(visit.log).to_contain_text("Jij: <img src=x onerror=alert(1)>")
    expect(visit.log).to_contain_text("<b>dik</b>")
    assert visit.log.locator("img, b").count() == 0


def test_an_empty_message_gets_a_kind_word_and_is_not_sent(visit: Visit) -> None:
    visit.begin().say("   ")

    expect(visit.notice).to_have_text("Typ eerst een bericht.")
    assert visit.typed() == []


def test_the_servers_own_sentence_is_shown_and_the_text_stays(visit: Visit) -> None:
    visit.begin().say("te snel")

    expect(visit.notice).to_have_text("Wacht even en probeer het dan nog eens.")
    expect(visit.field).to_have_value("te snel")
    expect(visit.field).to_be_editable()


def test_a_choice_that_is_refused_can_be_made_anew(visit: Visit) -> None:
    visit.begin().button("Sla dit over").click()

    expect(visit.notice).to_have_text("Deze keuze kan nu niet meer.")
    expect(visit.page.locator(".choice")).to_have_count(3)
    expect(visit.page.locator(".message--parent")).to_have_count(0)


def test_an_expired_conversation_is_told_kindly_and_the_text_is_not_lost(visit: Visit) -> None:
    visit.begin().say("te laat")

    expect(visit.page.get_by_role("heading", name="Het gesprek is gewist")).to_be_focused()
    expect(visit.page.locator(".message")).to_have_count(0)
    visit.button("Begin opnieuw").click()
    expect(visit.field).to_have_value("te laat")


def test_a_conversation_that_the_assistant_ended_is_gone_from_the_page(visit: Visit) -> None:
    visit.begin().say("dag")

    expect(visit.page.get_by_text("Dag! Tot een andere keer.")).to_be_visible()
    expect(visit.page.locator(".message, .contact, .choice")).to_have_count(0)
    expect(visit.field).to_be_hidden()
    expect(visit.button("Begin opnieuw")).to_be_visible()


def test_a_message_typed_without_connection_is_sent_once_when_it_is_back(visit: Visit) -> None:
    visit.begin().context.set_offline(True)
    visit.say("ik ben moe")
    expect(visit.notice).to_have_text("Geen verbinding. Ik probeer het opnieuw.")
    expect(visit.field).to_have_value("ik ben moe")

    visit.context.set_offline(False)
    expect(visit.log).to_contain_text("ik ben moe")
    expect(visit.notice).to_be_empty()
    expect(visit.page.locator(".message--parent")).to_have_count(1)
    assert visit.typed() == ["ik ben moe"]


def test_a_lost_answer_is_asked_for_again_with_the_same_id(visit: Visit) -> None:
    visit.lose_answers(1)
    visit.begin().say("ik ben moe")

    expect(visit.page.locator(".message--parent")).to_have_count(1)
    first, second = visit.arrived()["messages"]
    assert first == second
    assert re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", first["id"])


def test_when_the_connection_stays_away_the_numbers_are_shown(visit: Visit) -> None:
    visit.page.clock.install()
    visit.begin().context.set_offline(True)
    visit.say("ik ben moe")
    expect(visit.notice).to_contain_text("Geen verbinding")
    for seconds in (1, 2):
        visit.page.clock.run_for(seconds * 1000)
        visit.page.wait_for_timeout(100)

    for number in ("tel:112", "tel:08002000", "tel:113", "tel:08000113"):
        expect(visit.page.locator(f"#numbers a[href='{number}']")).to_be_visible()
    for seconds in (4, 8, 15):
        visit.page.clock.run_for(seconds * 1000)
        visit.page.wait_for_timeout(100)
    expect(visit.notice).to_contain_text("Je bericht is niet weg.")
    visit.context.set_offline(False)
    visit.page.clock.run_for(1000)
    expect(visit.log).to_contain_text("ik ben moe")
    expect(visit.page.locator("#numbers a").first).to_be_hidden()


def test_without_connection_wiping_says_honestly_what_is_wiped(visit: Visit) -> None:
    visit.page.clock.install()
    visit.begin().context.set_offline(True)
    visit.button("Wis alles").click()
    visit.button("Ja, wis alles").click()
    expect(visit.page.get_by_text("Op dit scherm is alles weg.")).to_be_visible()
    for seconds in (1, 2):
        visit.page.clock.run_for(seconds * 1000)
        visit.page.wait_for_timeout(100)

    expect(visit.page.get_by_text("Daarom wis ik de rest vanzelf, uiterlijk over 30 minuten.")).to_be_visible()
    assert "Hoi, ik ben Naast" not in visit.page.content()


def test_after_silence_the_page_asks_and_then_forgets(visit: Visit) -> None:
    visit.page.clock.install()
    visit.begin()
    visit.page.clock.run_for(25 * 60_000)
    expect(visit.notice).to_have_text("Ben je er nog? Over 5 minuten wis ik dit gesprek.")
    visit.button("Ja, ik ben er nog").click()
    visit.wait_for(lambda seen: seen["stayed"] == 1)
    expect(visit.notice).to_be_empty()
    visit.page.clock.run_for(29 * 60_000)
    expect(visit.log).to_contain_text("Hoi, ik ben Naast")
    visit.page.clock.run_for(60_000)

    expect(visit.page.get_by_role("heading", name="Het gesprek is gewist")).to_be_visible()
    assert "Hoi, ik ben Naast" not in visit.page.content()


@pytest.mark.parametrize("blocked", ["**/chat.js", "**/words.js"])
def test_when_the_script_does_not_arrive_the_numbers_are_there(visitor: Callable[..., Visit], blocked: str) -> None:
    visit = visitor()
    visit.page.route(blocked, lambda route: route.abort())
    visit.open()

    for number in ("Bel 112", "Bel 0800-2000", "Bel 113", "Bel 0800-0113"):
        expect(visit.page.locator("#numbers").get_by_role("link", name=number)).to_be_visible()
    expect(visit.page.locator("#text")).to_be_hidden()


def test_without_javascript_the_numbers_are_there_and_snel_weg_is_a_link(visitor: Callable[..., Visit]) -> None:
    visit = visitor(java_script_enabled=False).open()

    expect(visit.page.locator("noscript .card")).to_be_visible()
    expect(visit.page.locator("noscript .card")).to_contain_text("Het gesprek werkt hier niet.")
    for number in ("Bel 112", "Bel 0800-2000", "Bel 113", "Bel 0800-0113"):
        expect(visit.page.locator("#numbers").get_by_role("link", name=number)).to_be_visible()
    expect(visit.page.get_by_text("Bel je verloskundige of huisarts.")).to_be_visible()
    expect(visit.page.locator("#text")).to_be_hidden()
    visit.page.get_by_role("link", name="Snel weg").click()
    expect(visit.page).to_have_title("Het weer")
