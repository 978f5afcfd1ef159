"""The panel "Mijn samenvatting": reading, changing, keeping. Nothing is shared here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.web.summary_visit import asked, keeping, line, lines_shown, open_panel, panel, stand_in, title

if TYPE_CHECKING:
    from tests.web.page_browser import Visit

pytest_plugins = ["tests.web.page_browser"]


def test_before_the_conversation_there_is_no_summary_to_open(visit: Visit) -> None:
    visit.open()
    expect(visit.button("Mijn samenvatting")).to_have_count(0)

    visit.button("Begin het gesprek").click()
    expect(visit.button("Mijn samenvatting")).to_be_visible()


def test_the_button_below_a_message_opens_it_and_gets_the_focus_back(visit: Visit) -> None:
    visit.begin().say("samenvatting")
    visit.button("Bekijk mijn samenvatting").click()
    expect(title(visit, "Mijn samenvatting")).to_be_focused()
    expect(visit.log).not_to_be_visible()
    expect(visit.field).to_have_count(0)

    visit.button("Terug naar het gesprek").click()
    expect(visit.button("Bekijk mijn samenvatting")).to_be_focused()
    expect(panel(visit)).not_to_be_visible()
    expect(visit.log).to_be_visible()


def test_it_has_four_parts_and_what_goes_well_comes_first(visit: Visit) -> None:
    lines_shown(visit)

    assert panel(visit).get_by_role("heading", level=2).all_inner_texts() == [
        "Wat goed gaat",
        "Wat je bezighoudt",
        "Wat je graag wilt",
        "Wat je nog wilde zeggen",
        "Wil je dit met iemand delen?",
    ]
    expect(panel(visit)).to_contain_text("Alleen jij ziet dit.")


def test_a_line_can_be_taken_away_and_brought_back(visit: Visit) -> None:
    lines_shown(visit)
    mine = line(visit, "Mijn zus past")
    mine.get_by_role("button", name="Haal weg").click()
    expect(mine).to_contain_text("Je hebt dit weggehaald:")
    expect(mine.get_by_role("button", name="Zet terug")).to_be_focused()

    mine.get_by_role("button", name="Zet terug").click()
    expect(mine.get_by_role("button", name="Haal weg")).to_be_visible()


def test_other_words_are_typed_in_place_and_looked_through_for_names(visit: Visit) -> None:
    lines_shown(visit)
    line(visit, "Mijn zus past").get_by_role("button", name="Verander").click()
    expect(visit.page.get_by_label("Jouw woorden")).to_be_focused()
    visit.page.get_by_label("Jouw woorden").fill("Piet past vaak op.")
    visit.button("Klaar").click()

    changed = line(visit, "past vaak op.")
    expect(changed.locator(".left-out")).to_have_text("[naam]")
    expect(changed).to_contain_text("Hier stond een naam. Dat heb ik weggehaald, om jou en anderen te beschermen.")
    sent = {"id": "g1", "section": "goed", "text": "Piet past vaak op.", "about": True}
    assert asked(visit, "/api/summary/check") == [{"lines": [sent]}]


def test_never_mind_and_escape_leave_the_words_as_they_were(visit: Visit) -> None:
    lines_shown(visit)
    for how in ("Laat maar", "Escape"):
        line(visit, "Mijn zus past").get_by_role("button", name="Verander").click()
        visit.page.get_by_label("Jouw woorden").fill("iets anders")
        if how == "Escape":
            visit.page.keyboard.press("Escape")
        else:
            visit.button(how).click()
        expect(line(visit, "Mijn zus past")).to_be_visible()
        expect(title(visit, "Mijn samenvatting")).to_be_visible()

    assert asked(visit, "/api/summary/check") == []


def test_a_line_that_is_emptied_is_taken_away(visit: Visit) -> None:
    lines_shown(visit)
    line(visit, "Mijn zus past").get_by_role("button", name="Verander").click()
    visit.page.get_by_label("Jouw woorden").fill("  ")
    visit.button("Klaar").click()

    expect(line(visit, "Mijn zus past")).to_contain_text("Je hebt dit weggehaald:")


def test_what_naast_heard_in_the_words_can_be_taken_out_by_itself(visit: Visit) -> None:
    keeping(visit)
    visit.button("Terug").click()
    mine = line(visit, "Ik slaap slecht")
    expect(mine).to_contain_text("Ik hoorde daarin: geldzorgen, weinig slaap.")
    mine.get_by_role("button", name="Haal dit eruit").click()
    expect(mine).to_contain_text("Je haalde weg: geldzorgen, weinig slaap.")
    visit.button("Bewaren of printen").click()
    with visit.page.expect_download():
        visit.button("Bewaar als bestand (PDF)").click()

    lines = asked(visit, "/api/summary/pdf")[0]["lines"]
    assert [one["about"] for one in lines] == [True, False, False, False]
    assert lines[1]["text"] == "Ik slaap slecht en we komen niet rond."


def test_a_line_of_ones_own_can_be_added(visit: Visit) -> None:
    lines_shown(visit)
    visit.button("Zet er iets bij").click()
    visit.page.get_by_label("Wat wil je nog zeggen?").fill("Ik ben trots op Piet.")
    visit.button("Klaar").click()

    expect(line(visit, "Ik ben trots op [naam].")).to_be_visible()
    expect(visit.button("Zet er iets bij")).to_be_focused()


def test_what_was_typed_and_not_finished_is_still_there_after_closing(visit: Visit) -> None:
    lines_shown(visit)
    visit.button("Zet er iets bij").click()
    visit.page.get_by_label("Wat wil je nog zeggen?").fill("Ik wil ook nog")
    visit.button("Terug naar het gesprek").click()
    visit.button("Mijn samenvatting").click()

    expect(visit.page.get_by_label("Wat wil je nog zeggen?")).to_have_value("Ik wil ook nog")


def test_what_the_parent_changed_stays_when_the_conversation_goes_on(visit: Visit) -> None:
    lines_shown(visit)
    line(visit, "Met iemand praten").get_by_role("button", name="Haal weg").click()
    line(visit, "Mijn zus past").get_by_role("button", name="Verander").click()
    visit.page.get_by_label("Jouw woorden").fill("Mijn zus helpt.")
    visit.button("Klaar").click()
    expect(panel(visit).get_by_text("Ik kijk of er namen in staan")).to_have_count(0)
    visit.button("Terug naar het gesprek").click()
    visit.say("ik heb geldzorgen")
    expect(visit.page.locator(".contact").first).to_be_visible()
    visit.button("Mijn samenvatting").click()

    expect(line(visit, "Mijn zus helpt.")).to_be_visible()
    expect(line(visit, "Mijn zus past")).to_have_count(0)
    expect(line(visit, "Met iemand praten")).to_contain_text("Je hebt dit weggehaald:")
    expect(visit.page.locator(".line")).to_have_count(4)
    assert len(asked(visit, "/api/summary")) == 2


def test_nothing_told_yet_is_said_kindly_and_own_words_are_welcome(visit: Visit) -> None:
    visit.begin()
    stand_in(visit, "arrange", lines="none")
    visit.button("Mijn samenvatting").click()
    expect(panel(visit)).to_contain_text("Er staat nog niets in. Vertel in het gesprek hoe het gaat")
    visit.button("Bewaren of printen").click()
    expect(panel(visit)).to_contain_text("Er staat nu niets meer in je samenvatting.")

    visit.button("Zet er iets bij").click()
    visit.page.get_by_label("Wat wil je nog zeggen?").fill("Het gaat.")
    visit.button("Bewaren of printen").click()
    expect(title(visit, "Bewaren of printen")).to_be_visible()


def test_where_names_cannot_be_looked_for_nothing_is_shown(visit: Visit) -> None:
    visit.begin()
    stand_in(visit, "no", path="/api/summary", error="names_not_checked", status=503)
    visit.button("Mijn samenvatting").click()
    expect(title(visit, "Dit lukt nu even niet")).to_be_focused()
    expect(visit.page.locator(".line")).to_have_count(0)

    visit.button("Probeer het opnieuw").click()
    expect(visit.page.locator(".line")).to_have_count(4)


def test_words_that_were_not_looked_through_are_kept_and_go_nowhere(visit: Visit) -> None:
    lines_shown(visit)
    for _ in range(2):
        stand_in(visit, "no", path="/api/summary/check", error="names_not_checked", status=503)
    visit.button("Zet er iets bij").click()
    visit.page.get_by_label("Wat wil je nog zeggen?").fill("Piet helpt me.")
    visit.button("Klaar").click()
    expect(line(visit, "Piet helpt me.")).to_contain_text("Ik kon nog niet kijken of hier namen in staan.")

    visit.button("Bewaren of printen").click()
    expect(panel(visit)).to_contain_text("Ik kon niet bij elke regel kijken of er namen in staan.")
    visit.button("Probeer het opnieuw").click()
    expect(line(visit, "[naam] helpt me.")).to_be_visible()
    expect(panel(visit)).to_contain_text("Ik haalde nog een naam of een nummer weg.")
    visit.button("Bewaren of printen").click()
    expect(title(visit, "Bewaren of printen")).to_be_focused()


def test_keeping_warns_first_and_then_saves_a_file_with_a_name_that_says_nothing(visit: Visit) -> None:
    keeping(visit)
    expect(panel(visit)).to_contain_text("Wie daarin kijkt, kan het openen.")
    with visit.page.expect_download() as saving:
        visit.button("Bewaar als bestand (PDF)").click()

    assert saving.value.suggested_filename == "blad.pdf"
    expect(panel(visit)).to_contain_text("Het bestand staat nu bij je downloads. Het heet ‘blad’.")


def test_the_printer_gets_the_summary_and_nothing_else(visit: Visit) -> None:
    lines_shown(visit)
    line(visit, "Met iemand praten").get_by_role("button", name="Haal weg").click()
    visit.button("Bewaren of printen").click()
    visit.page.evaluate("window.print = () => { window.printed = true; }")
    visit.button("Print").click()
    visit.page.emulate_media(media="print")

    assert visit.page.evaluate("window.printed") is True
    text = visit.page.evaluate("document.body.innerText")
    assert text.split("\n")[0] == "Mijn samenvatting"
    assert "Mijn zus past twee dagen op." in text
    for absent in ("Snel weg", "Let op", "Met iemand praten", "Terug", "Vertel"):
        assert absent not in text


def test_when_something_urgent_was_told_the_numbers_stand_first(visit: Visit) -> None:
    open_panel(visit, "hij slaat me")
    expect(visit.page.locator(".line").first).to_be_visible()

    assert panel(visit).get_by_role("heading", level=2).first.inner_text() == "Eerst dit"
    expect(panel(visit).get_by_role("link", name="Bel 112")).to_be_in_viewport(ratio=1)
    expect(panel(visit).get_by_role("link", name="Bel 0800-2000")).to_be_in_viewport(ratio=1)
    expect(visit.button("Ja, kies met wie")).to_have_count(1)


def test_without_an_organisation_that_takes_part_sharing_is_not_mentioned(visit: Visit) -> None:
    visit.begin()
    stand_in(visit, "arrange", sharing=0)
    visit.button("Mijn samenvatting").click()
    expect(visit.page.locator(".line")).to_have_count(4)

    expect(panel(visit)).not_to_contain_text("delen")
    expect(visit.button("Bewaren of printen")).to_be_visible()


def test_a_failed_connection_loses_nothing(visit: Visit) -> None:
    visit.begin()
    stand_in(visit, "lose", path="/api/summary", times=2)
    visit.button("Mijn samenvatting").click()
    expect(panel(visit)).to_contain_text("Dit lukt nu niet. Er is niets weg.")
    visit.button("Probeer het opnieuw").click()

    expect(visit.page.locator(".line")).to_have_count(4)
