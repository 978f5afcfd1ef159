"""A parent who comes back after an hour: a kind word, a new conversation, and what was typed is not lost unnoticed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from tests.web.page_browser import Visit

pytest_plugins = ["tests.web.page_browser"]

HOUR_MS = 60 * 60_000
WELCOME = "Hoi, ik ben Naast"
BEFORE = "ik ben moe van alles"
WORD_ABOUT_IT = "Je gesprek van eerder is gewist."


def in_a_talk(visit: Visit) -> Visit:
    """A visit in which something was said."""
    visit.begin().say(BEFORE)
    expect(visit.log).to_contain_text(BEFORE)
    expect(visit.field).to_have_value("")
    return visit


def wake_after_an_hour(visit: Visit) -> None:
    """The time goes on while the timers sleep, as on a phone in a pocket."""
    now = visit.page.evaluate("Date.now()")
    visit.page.clock.set_system_time((now + HOUR_MS) / 1000)
    visit.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


def test_what_is_sent_after_an_hour_is_answered_at_once_in_a_new_conversation(visit: Visit) -> None:
    in_a_talk(visit).be_forgotten()
    visit.say("hij slaat me")

    expect(visit.log.get_by_role("heading", name="Dit is nu belangrijk")).to_be_visible()
    expect(visit.log.get_by_text(WORD_ABOUT_IT)).to_be_visible()
    expect(visit.log).to_contain_text("Jij: hij slaat me")
    expect(visit.log).not_to_contain_text(BEFORE)
    expect(visit.field).to_have_value("")
    assert visit.arrived()["begun"] == 2
    assert visit.typed() == [BEFORE, "hij slaat me"]


def test_the_word_about_it_stands_before_what_was_typed_and_is_in_view(visit: Visit) -> None:
    in_a_talk(visit).be_forgotten()
    visit.say("hoi daar ben ik weer")

    note = visit.log.get_by_text(WORD_ABOUT_IT)
    expect(note).to_be_in_viewport()
    mine = visit.page.locator(".message--parent")
    expect(mine).to_have_count(1)
    assert visit.box(note)["top"] < visit.box(mine)["top"]


def test_the_same_text_is_not_sent_for_ever_to_a_server_that_forgets(visit: Visit) -> None:
    visit.begin().say("te laat")

    expect(visit.page.get_by_role("heading", name="Het gesprek is gewist")).to_be_focused()
    expect(visit.page.get_by_text("Wat je net typte, is er nog.")).to_be_visible()
    visit.button("Begin opnieuw").click()
    expect(visit.field).to_have_value("te laat")
    assert visit.typed() == ["te laat", "te laat"]


def test_who_is_typing_when_it_is_forgotten_can_go_on_typing(visit: Visit) -> None:
    visit.page.clock.install()
    in_a_talk(visit).be_forgotten()
    visit.page.clock.run_for(6 * 60_000)
    visit.field.press_sequentially("ik wil nog iets")

    expect(visit.notice).to_contain_text("Typ rustig verder.")
    expect(visit.log).not_to_contain_text(BEFORE)
    expect(visit.field).to_have_value("ik wil nog iets")
    expect(visit.field).to_be_editable()
    visit.field.press_sequentially(" zeggen")
    visit.field.press("Enter")
    expect(visit.log).to_contain_text("Jij: ik wil nog iets zeggen")
    assert visit.typed() == [BEFORE, "ik wil nog iets zeggen"]


def test_a_choice_of_a_forgotten_conversation_leads_to_a_new_one(visit: Visit) -> None:
    visit.begin().be_forgotten()
    visit.button("Ik ben zwanger").click()

    expect(visit.page.get_by_role("heading", name="Het gesprek is gewist")).to_be_focused()
    visit.button("Begin opnieuw").click()
    expect(visit.log).to_contain_text(WELCOME)


def test_who_wakes_the_phone_after_an_hour_sees_nothing_of_the_conversation(visit: Visit) -> None:
    visit.page.clock.install()
    in_a_talk(visit)
    wake_after_an_hour(visit)

    expect(visit.page.get_by_role("heading", name="Het gesprek is gewist")).to_be_visible()
    assert BEFORE not in visit.page.content()
    visit.button("Begin opnieuw").click()
    expect(visit.log).to_contain_text(WELCOME)


def test_what_was_typed_and_not_sent_goes_after_an_hour_and_that_is_told(visit: Visit) -> None:
    visit.page.clock.install()
    in_a_talk(visit).field.fill("een half verhaal")
    wake_after_an_hour(visit)

    expect(visit.page.get_by_text("ook wat je nog niet had verstuurd")).to_be_visible()
    visit.button("Begin opnieuw").click()
    expect(visit.field).to_have_value("")


def test_a_phone_that_slept_for_a_minute_shows_the_conversation(visit: Visit) -> None:
    visit.page.clock.install()
    in_a_talk(visit)
    now = visit.page.evaluate("Date.now()")
    visit.page.clock.set_system_time((now + 60_000) / 1000)
    visit.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")

    expect(visit.log).to_contain_text(BEFORE)
    expect(visit.field).to_be_visible()
