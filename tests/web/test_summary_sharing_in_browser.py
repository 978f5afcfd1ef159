"""Sharing a summary from the panel: chosen step by step, once, and never without a clear yes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.web.summary_visit import (
    asked,
    choosing_lines,
    choosing_whom,
    consenting,
    line,
    lines_shown,
    overview,
    panel,
    reaching,
    shared,
    shared_times,
    stand_in,
    title,
    with_a_number,
)

if TYPE_CHECKING:
    from tests.web.page_browser import Visit

pytest_plugins = ["tests.web.page_browser"]

SHARE = "/api/summary/share"


def test_it_is_offered_apart_and_said_to_be_no_condition(visit: Visit) -> None:
    lines_shown(visit)

    offer = visit.page.locator("#share")
    expect(offer).to_contain_text("Dat hoeft niet. Je krijgt dezelfde hulp.")
    assert offer.bounding_box()["y"] > visit.button("Bewaren of printen").bounding_box()["y"]  # type: ignore[index]


@pytest.mark.parametrize("reach", [lines_shown, choosing_whom, choosing_lines, reaching, consenting, overview])
def test_no_goes_back_kindly_and_is_not_asked_again(visit: Visit, reach: Callable[[Visit], None]) -> None:
    reach(visit)
    visit.button("Nee, niet delen").click()
    expect(visit.page.locator("#share")).to_be_focused()
    expect(visit.page.locator("#share")).to_contain_text("Goed. Je deelt niets. Je krijgt dezelfde hulp.")
    visit.button("Terug naar het gesprek").click()
    visit.button("Mijn samenvatting").click()

    expect(panel(visit)).not_to_contain_text("Wil je dit met iemand delen?")
    expect(visit.button("Toch met iemand delen")).to_be_visible()
    assert shared_times(visit) == 0


def test_organisations_that_fit_come_first_and_others_are_found_by_place(visit: Visit) -> None:
    choosing_whom(visit)
    headings = panel(visit).get_by_role("heading", level=2)
    assert headings.all_inner_texts() == ["Past bij wat je vertelde", "Andere mogelijkheden"]
    expect(visit.page.locator(".recipient")).to_have_count(6)
    visit.button("Laat er meer zien").click()
    expect(visit.page.locator(".recipient")).to_have_count(9)
    expect(visit.page.locator(".recipient").nth(6)).to_be_focused()

    visit.page.get_by_label("Zoek op plaats of naam").fill("sudwest wijk")
    expect(visit.page.locator(".recipient")).to_have_count(1)
    expect(visit.page.locator(".recipient")).to_contain_text("Je hoort iets binnen 3 werkdagen.")
    visit.page.get_by_label("Zoek op plaats of naam").fill("xyz")
    expect(panel(visit)).to_contain_text("Niets gevonden.")


def test_organisations_can_be_chosen_by_phase(visit: Visit) -> None:
    choosing_whom(visit)
    visit.page.get_by_label("Voor wie?").select_option(label="Als je een kind verwacht")

    expect(visit.page.locator(".recipient", has_text="Verloskundigen De Zon")).to_be_visible()
    expect(visit.page.locator(".recipient", has_text="Jeugdgezondheidszorg Noord")).to_have_count(0)


def test_the_choice_of_lines_starts_from_what_was_kept_and_all_can_be_unticked(visit: Visit) -> None:
    lines_shown(visit)
    line(visit, "Met iemand praten").get_by_role("button", name="Haal weg").click()
    visit.button("Ja, kies met wie").click()
    visit.page.locator(".recipient").first.click()
    boxes = visit.page.get_by_role("checkbox")
    expect(boxes).to_have_count(3)
    for at in range(3):
        expect(boxes.nth(at)).to_be_checked()
        boxes.nth(at).uncheck()
    visit.button("Verder").click()

    expect(panel(visit)).to_contain_text("Kies minstens één regel. Of kies ‘Nee, niet delen’.")
    boxes.nth(1).check()
    visit.button("Verder").click()
    expect(title(visit, "Mogen ze je bellen of mailen?")).to_be_focused()


def test_a_way_to_be_reached_is_only_given_when_the_parent_chooses_one(visit: Visit) -> None:
    reaching(visit)
    expect(visit.page.get_by_label("Liever niet")).to_be_checked()
    expect(visit.page.get_by_label("Jouw telefoonnummer")).to_have_count(0)

    visit.page.get_by_label("Ja, bel me").check()
    visit.page.get_by_label("Jouw telefoonnummer").fill("0612")
    visit.button("Verder").click()
    expect(visit.page.get_by_label("Jouw telefoonnummer")).to_be_focused()
    expect(panel(visit).get_by_role("alert")).to_have_text("Dit is geen telefoonnummer. Kijk of alle cijfers er staan.")
    visit.page.get_by_label("Ja, mail me").check()
    visit.page.get_by_label("Ja, bel me").check()
    expect(visit.page.get_by_label("Jouw telefoonnummer")).to_have_value("0612")


def test_the_permission_is_not_ticked_beforehand_and_says_whether_a_number_goes_along(visit: Visit) -> None:
    with_a_number(visit)
    visit.button("Verder").click()
    expect(visit.page.get_by_role("checkbox")).not_to_be_checked()
    expect(panel(visit)).to_contain_text("Meldcode")
    visit.button("Verder").click()
    expect(panel(visit)).to_contain_text("Zet eerst een vinkje als je het goed vindt.")

    assert asked(visit, "/api/consent") == [{"recipient": "jgz-noord", "days": 30, "contact": True}]


def test_another_choice_asks_the_permission_again(visit: Visit) -> None:
    overview(visit)
    visit.button("Terug").click()
    expect(visit.page.get_by_role("checkbox")).to_be_checked()
    visit.button("Terug").click()
    visit.page.get_by_label("Ja, mail me").check()
    visit.page.get_by_label("Jouw mailadres").fill("ik@post.nl")
    visit.button("Verder").click()

    expect(visit.page.get_by_role("checkbox")).not_to_be_checked()


def test_what_is_sent_is_exactly_what_the_overview_shows(visit: Visit) -> None:
    choosing_lines(visit)
    visit.page.get_by_label("Ik slaap slecht").uncheck()
    visit.button("Verder").click()
    visit.page.get_by_label("Ja, bel me").check()
    visit.page.get_by_label("Jouw telefoonnummer").fill("06 12345678")
    visit.page.get_by_label("Wanneer is het veilig?").fill("in de ochtend")
    visit.page.get_by_label("Als iemand anders opneemt").fill("niets")
    visit.button("Verder").click()
    visit.page.get_by_role("checkbox").check()
    visit.button("Verder").click()
    for words in ("Jeugdgezondheidszorg Noord", "Mijn zus past", "Gaat over: steun om je heen", "Bellen: 06 12345678",
                  "Dan is het veilig: in de ochtend", "Dit mogen ze zeggen: niets", "30 dagen"):  # fmt: skip
        expect(panel(visit)).to_contain_text(words)
    expect(panel(visit)).not_to_contain_text("Ik slaap slecht")
    assert asked(visit, SHARE) == []
    visit.button("Ja, deel dit").click()
    expect(title(visit, "Het is gedeeld")).to_be_focused()

    [sent] = asked(visit, SHARE)
    assert [one["id"] for one in sent["lines"]] == ["g1", "b2", "w1"]
    assert sent["recipient"] == "jgz-noord"
    assert sent["consent"] == {"version": "2026-11", "agreed": True}
    assert sent["days"] == 30
    assert sent["contact"] == {
        "kind": "telefoon", "value": "06 12345678", "when": "in de ochtend", "may_say": "niets",
    }  # fmt: skip


def test_the_four_words_stand_large_with_what_they_are_for(visit: Visit) -> None:
    shared(visit)

    words = visit.page.locator(".four-words li")
    assert words.all_inner_texts() == ["appel", "trein", "wolk", "lamp"]
    assert float(words.first.evaluate("(e) => getComputedStyle(e).fontSize").removesuffix("px")) >= 28
    for text in ("Je hoort uiterlijk dinsdag 1 december iets.", "/code", "stoppen met delen",
                 "Maak alleen een foto als niemand in je telefoon kijkt.", "woensdag 23 december"):  # fmt: skip
        expect(panel(visit)).to_contain_text(text)


def test_the_words_can_be_seen_again_in_the_same_conversation(visit: Visit) -> None:
    shared(visit)
    visit.button("Ik heb de woorden").click()
    expect(visit.log).to_be_visible()
    visit.button("Mijn samenvatting").click()
    expect(visit.page.locator("#share")).to_contain_text("Je deelt dit met Jeugdgezondheidszorg Noord.")

    visit.button("Laat de vier woorden zien").click()
    expect(visit.page.locator(".four-words li").first).to_have_text("appel")


def test_a_lost_answer_is_asked_again_with_the_same_id_and_shared_once(visit: Visit) -> None:
    overview(visit)
    stand_in(visit, "lose", path=SHARE, times=2)
    visit.button("Ja, deel dit").click()
    expect(panel(visit)).to_contain_text("Er is geen verbinding. Er is nog niets gedeeld.")
    expect(visit.button("Terug")).to_have_count(0)
    visit.page.keyboard.press("Escape")
    expect(title(visit, "Klopt dit zo?")).to_be_visible()
    visit.button("Probeer het opnieuw").click()
    expect(title(visit, "Het is gedeeld")).to_be_focused()

    sent = asked(visit, SHARE)
    assert len(sent) == 3
    assert sent[0] == sent[1] == sent[2]
    assert shared_times(visit) == 1


def test_tapping_twice_shares_once(visit: Visit) -> None:
    overview(visit)
    visit.button("Ja, deel dit").dblclick()
    expect(title(visit, "Het is gedeeld")).to_be_visible()

    assert len(asked(visit, SHARE)) == 1


def test_not_shared_is_said_and_can_be_tried_again_as_something_new(visit: Visit) -> None:
    overview(visit)
    stand_in(visit, "no", path=SHARE, error="not_shared", status=503)
    visit.button("Ja, deel dit").click()
    expect(panel(visit)).to_contain_text("Er is niets gedeeld.")
    visit.button("Ja, deel dit").click()
    expect(title(visit, "Het is gedeeld")).to_be_visible()

    first, second = asked(visit, SHARE)
    assert first["id"] != second["id"]


def test_a_name_that_was_found_late_is_shown_before_anything_is_shared(visit: Visit) -> None:
    overview(visit)
    stand_in(visit, "no", path=SHARE, error="names_found")
    visit.button("Ja, deel dit").click()
    expect(panel(visit)).to_contain_text("Er is nog niets gedeeld. Kijk het nog eens na.")
    expect(panel(visit)).to_contain_text("Mijn [naam] past twee dagen op.")
    visit.button("Ja, deel dit").click()
    expect(title(visit, "Het is gedeeld")).to_be_visible()

    assert asked(visit, SHARE)[1]["lines"][0]["text"] == "Mijn [naam] past twee dagen op."


def test_a_permission_that_changed_is_read_again_and_not_ticked(visit: Visit) -> None:
    overview(visit)
    stand_in(visit, "no", path=SHARE, error="consent_changed")
    visit.button("Ja, deel dit").click()

    expect(title(visit, "Vind je dit goed?")).to_be_focused()
    expect(visit.page.get_by_role("checkbox")).not_to_be_checked()
    expect(panel(visit)).to_contain_text("Er staat nu een andere tekst. Er is nog niets gedeeld.")
    assert len(asked(visit, "/api/consent")) == 2


@pytest.mark.parametrize(
    ("error", "where"),
    [("unknown_recipient", "Met wie wil je delen?"), ("contact_unclear", "Mogen ze je bellen of mailen?")],
)
def test_what_the_server_refuses_goes_back_to_its_step(visit: Visit, error: str, where: str) -> None:
    overview(visit)
    stand_in(visit, "no", path=SHARE, error=error)
    visit.button("Ja, deel dit").click()

    expect(title(visit, where)).to_be_focused()
    expect(panel(visit).locator("#panel-why")).not_to_be_empty()
    assert shared_times(visit) == 0
