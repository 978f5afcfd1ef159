"""What a card says besides the number: whether it is open now, why it is named, and what a call is like; and words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from tests.web.page_browser import Visit

pytest_plugins = ["tests.web.page_browser"]


def test_a_card_says_whether_it_is_open_now_why_it_fits_and_in_which_languages(visit: Visit) -> None:
    visit.begin().say("ik heb geldzorgen")
    card = visit.page.locator(".contact").first

    expect(card.get_by_text("Nu dicht. Open vanaf maandag 9.00 uur")).to_be_visible()
    expect(card.get_by_text("Dit past bij: zorgen over geld.")).to_be_visible()
    expect(card).to_contain_text("Talen")
    expect(card).to_contain_text("Nederlands en Engels")
    expect(card.locator("details")).to_have_count(0)


def test_what_happens_in_a_call_and_what_can_be_said_unfolds_on_request(visit: Visit) -> None:
    visit.begin().say("hij slaat me")
    card = visit.page.locator(".contact").first
    told = card.get_by_text("Je krijgt advies over wat je kunt doen, en dat kan zonder je naam.")
    words = card.get_by_text("“Ik wil graag anoniem advies vragen.”")

    expect(card.get_by_text("Dag en nacht", exact=True)).to_be_visible()
    expect(told).to_be_hidden()
    expect(words).to_be_hidden()

    question = card.get_by_text("Wat gebeurt er als ik bel?")
    assert visit.box(question)["height"] >= 40, "large enough for a thumb"
    question.click()
    expect(told).to_be_visible()
    expect(words).to_be_hidden()
    card.get_by_text("Wat kan ik zeggen?").click()
    expect(words).to_be_visible()
    assert visit.problems == []


def test_what_is_not_known_leaves_no_empty_place(visit: Visit) -> None:
    visit.begin().say("ik heb geldzorgen")
    card = visit.page.locator(".contact").nth(1)

    expect(card.get_by_role("heading", name="113")).to_be_visible()
    expect(card.locator(".open-now, details")).to_have_count(0)
    for nothing in ("null", "undefined", "Talen"):
        expect(card).not_to_contain_text(nothing)


def test_what_a_hard_word_means_unfolds_on_request(visit: Visit) -> None:
    visit.begin().say("wie helpt mij")
    meaning = visit.page.get_by_text("Een tolk zegt in jouw taal wat een ander zegt.")
    question = visit.page.get_by_text("Wat is dat: verloskundige, tolk?")

    expect(meaning).to_be_hidden()
    assert visit.box(question)["height"] >= 40, "large enough for a thumb"
    question.click()
    expect(meaning).to_be_visible()
    assert visit.problems == []
