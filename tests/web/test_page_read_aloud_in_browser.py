"""Messages can be read aloud: after a tap only, and with a voice of the device itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.web.page_voices import give_voices, is_silent, read_buttons, said, voice, voices_arrive, voices_used

if TYPE_CHECKING:
    from tests.web.page_browser import Visit

pytest_plugins = ["tests.web.page_browser"]

WARNING = "Let op: het geluid staat aan."


def with_dutch_voice(visit: Visit) -> Visit:
    """A conversation on a device that has a Dutch voice."""
    give_voices(visit, "en-GB", "nl-NL")
    return visit.begin()


def reading(visit: Visit) -> Visit:
    """The question with three choices is being read."""
    with_dutch_voice(visit)
    read_buttons(visit).last.click()
    assert not is_silent(visit)
    return visit


# --- the button ----------------------------------------------------------------------------------------------


def test_each_message_of_naast_has_a_button_and_the_parents_own_have_none(visit: Visit) -> None:
    with_dutch_voice(visit).say("ik heb geldzorgen")

    expect(visit.page.locator(".message")).to_have_count(5)
    expect(read_buttons(visit)).to_have_count(4)
    assert visit.page.locator(".message--parent button").count() == 0


def test_without_a_voice_there_is_no_button(visit: Visit) -> None:
    """Chromium without a head has no voice of its own."""
    visit.begin()

    expect(read_buttons(visit)).to_have_count(0)


@pytest.mark.parametrize("voices", [(), ("en-GB", "de-DE")], ids=["none", "others"])
def test_without_a_dutch_voice_there_is_no_button(visit: Visit, voices: tuple[str, ...]) -> None:
    give_voices(visit, *voices)
    visit.begin()

    expect(read_buttons(visit)).to_have_count(0)


def test_a_browser_that_cannot_speak_has_no_button_and_a_conversation_all_the_same(visit: Visit) -> None:
    visit.page.add_init_script("Object.defineProperty(window, 'speechSynthesis', {value: undefined})")
    visit.begin().say("hij slaat me")

    expect(visit.log.get_by_role("link", name="Bel 112")).to_be_visible()
    expect(read_buttons(visit)).to_have_count(0)


def test_a_voice_that_lives_on_a_server_is_not_used(visit: Visit) -> None:
    """It would be sent what is said in the conversation."""
    give_voices(visit, voice("nl-NL", on_device=False))
    visit.begin()

    expect(read_buttons(visit)).to_have_count(0)


def test_voices_may_come_later(visit: Visit) -> None:
    give_voices(visit)
    visit.begin()
    expect(read_buttons(visit)).to_have_count(0)
    voices_arrive(visit, "nl-NL")

    expect(read_buttons(visit)).to_have_count(2)


@pytest.mark.parametrize(
    ("voices", "used"),
    [(("nl-BE", "nl-NL"), "nl-NL"), (("en-GB", "nl-BE"), "nl-BE"), (("nl_BE", "nl_NL"), "nl_NL"), (("nl",), "nl")],
    ids=["netherlands-first", "belgium-else", "android-writes-underscores", "no-country"],
)
def test_the_voice_is_dutch_and_from_the_netherlands_where_there_is_one(
    visit: Visit, voices: tuple[str, ...], used: str
) -> None:
    give_voices(visit, *voices)
    visit.begin()
    read_buttons(visit).first.click()

    assert set(voices_used(visit)) == {used}


def test_the_button_is_large_enough_and_is_worked_by_keyboard(visit: Visit) -> None:
    button = read_buttons(with_dutch_voice(visit)).first
    assert min(visit.box(button)["height"], visit.box(button)["width"]) >= 44
    button.press("Enter")

    stop = visit.button("Stop")
    expect(stop).to_be_focused()
    stop.press("Space")
    expect(read_buttons(visit)).to_have_count(2)
    assert is_silent(visit)


# --- what is said --------------------------------------------------------------------------------------------


def test_nothing_is_said_without_a_tap(visit: Visit) -> None:
    with_dutch_voice(visit).say("hij slaat me")
    expect(visit.log.get_by_role("link", name="Bel 112")).to_be_visible()

    assert said(visit) == []


def test_the_text_is_said_and_then_what_can_be_chosen(visit: Visit) -> None:
    reading(visit)

    assert said(visit) == [
        "Mag ik vragen wat bij jou past? Overslaan mag ook.",
        "Je kunt kiezen:",
        "Ik ben zwanger",
        "Ik heb een kind tot 2 jaar",
        "Sla dit over",
    ]


def test_choices_that_are_gone_are_not_said(visit: Visit) -> None:
    with_dutch_voice(visit).button("Ik ben zwanger").click()
    expect(visit.log).to_contain_text("Hoe gaat het met je?")
    read_buttons(visit).nth(1).click()

    assert said(visit) == ["Mag ik vragen wat bij jou past? Overslaan mag ook."]


def test_contacts_are_said_with_their_numbers_digit_by_digit(visit: Visit) -> None:
    with_dutch_voice(visit).say("ik heb geldzorgen")
    expect(visit.page.locator(".contact")).to_have_count(2)
    read_buttons(visit).nth(2).click()

    assert said(visit) == [
        "Dank je wel voor je vertrouwen. Hier kun je terecht:",
        "Wijkteam Delfshaven",
        "Bel één vier, nul één nul",
        "één één drie",
        "Bel één één drie",
        "Bel nul acht nul nul, nul één één drie",
    ]


def test_numbers_in_a_text_are_said_digit_by_digit_and_dates_and_amounts_are_not(visit: Visit) -> None:
    with_dutch_voice(visit).say("ik heb geldzorgen")
    expect(visit.page.locator(".contact")).to_have_count(2)
    read_buttons(visit).last.click()

    assert said(visit)[1:] == [
        "Bellen kan, bijvoorbeeld nul één nul, vier vier drie, acht vier, vier vier.",
        "Op 01-02-2025 kost het € 112.",
    ]


def test_the_number_to_call_in_an_urgent_answer_is_said(visit: Visit) -> None:
    with_dutch_voice(visit).say("hij slaat me")
    expect(visit.page.locator(".message--important")).to_have_count(2)
    read_buttons(visit).nth(2).click()

    assert said(visit)[-2:] == ["Ben je nu in gevaar? Bel:", "één één twee"]


def test_arabic_is_said_by_an_arabic_voice(visit: Visit) -> None:
    give_voices(visit, "nl-NL", "ar-SA")
    visit.begin().say("مرحبا")
    expect(visit.page.get_by_text("In het Nederlands kan ook.")).to_be_visible()
    read_buttons(visit).nth(2).click()

    assert set(voices_used(visit)) == {"ar-SA"}
    assert "0 8 0 0 2 0 0 0" in said(visit)[1]
    assert said(visit)[-1] == "1 1 2"


@pytest.mark.parametrize("typed", ["مرحبا", "سلام، من کمک می‌خواهم"], ids=["no-voice", "language-not-known"])
def test_what_no_voice_can_say_well_has_no_button(visit: Visit, typed: str) -> None:
    with_dutch_voice(visit).say(typed)
    answer = visit.page.locator(".message--parent + .message")
    expect(answer).to_be_visible()

    expect(answer.get_by_role("button", name="Lees voor")).to_have_count(0)


# --- the warning ---------------------------------------------------------------------------------------------


def test_the_first_tap_warns_of_the_sound_and_later_ones_do_not(visit: Visit) -> None:
    reading(visit)
    expect(visit.page.get_by_text(WARNING)).to_be_visible()
    visit.button("Stop").click()
    expect(visit.page.get_by_text(WARNING)).to_have_count(0)
    read_buttons(visit).last.click()

    expect(visit.button("Stop")).to_be_visible()
    expect(visit.page.get_by_text(WARNING)).to_have_count(0)


def test_the_warning_is_not_given_again_after_wiping(visit: Visit) -> None:
    reading(visit).button("Wis alles").click()
    visit.button("Ja, wis alles").click()
    visit.button("Begin opnieuw").click()
    read_buttons(visit).first.click()

    expect(visit.button("Stop")).to_be_visible()
    expect(visit.page.get_by_text(WARNING)).to_have_count(0)
