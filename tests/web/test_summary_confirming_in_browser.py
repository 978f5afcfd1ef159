"""Nothing is shared before the page has the four words and has confirmed that; where that fails, it says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.web.summary_visit import asked, overview, panel, shared_times, stand_in, title

if TYPE_CHECKING:
    from tests.web.page_browser import Visit

pytest_plugins = ["tests.web.page_browser"]

SHARE = "/api/summary/share"
CONFIRM = "/api/shared/confirm"


def test_the_words_are_shown_only_after_they_were_confirmed(visit: Visit) -> None:
    overview(visit)
    stand_in(visit, "arrange", slow=0.4)
    visit.button("Ja, deel dit").click()
    expect(panel(visit)).to_contain_text("Ik deel het nu")
    expect(visit.page.locator(".four-words")).to_have_count(0)
    expect(title(visit, "Het is gedeeld")).to_be_focused()

    assert asked(visit, CONFIRM) == [{"code": "appel-trein-wolk-lamp"}]
    assert shared_times(visit) == 1


def test_a_confirmation_that_gets_lost_is_sent_again_by_itself(visit: Visit) -> None:
    overview(visit)
    stand_in(visit, "lose", path=CONFIRM, times=2)
    visit.button("Ja, deel dit").click()
    expect(title(visit, "Het is gedeeld")).to_be_focused()

    assert len(asked(visit, CONFIRM)) == 3
    assert len(asked(visit, SHARE)) == 1


@pytest.mark.parametrize(("error", "status"), [("store_unavailable", 503), ("too_many", 429), ("ended", 410)])
def test_what_cannot_be_confirmed_is_said_to_be_not_shared_and_can_begin_anew(
    visit: Visit, error: str, status: int
) -> None:
    overview(visit)
    stand_in(visit, "no", path=CONFIRM, error=error, status=status)
    visit.button("Ja, deel dit").click()

    expect(title(visit, "Vind je dit goed?")).to_be_focused()
    expect(panel(visit).locator("#panel-why")).to_have_text("Het delen is niet gelukt: er is niets gedeeld.")
    expect(visit.page.locator(".four-words")).to_have_count(0)
    assert shared_times(visit) == 0
    visit.page.get_by_role("checkbox").check()
    visit.button("Verder").click()
    visit.button("Ja, deel dit").click()
    expect(title(visit, "Het is gedeeld")).to_be_focused()
    first, second = asked(visit, SHARE)
    assert first["id"] != second["id"]


def test_an_organisation_that_stopped_in_between_leads_back_to_the_choice(visit: Visit) -> None:
    overview(visit)
    stand_in(visit, "no", path=CONFIRM, error="unknown_recipient", status=409)
    visit.button("Ja, deel dit").click()

    expect(title(visit, "Met wie wil je delen?")).to_be_focused()
    expect(panel(visit).locator("#panel-why")).to_contain_text("Er is niets gedeeld.")


def unsure(visit: Visit) -> None:
    """Every answer to the confirmation got lost."""
    overview(visit)
    stand_in(visit, "lose", path=CONFIRM, times=4)
    visit.button("Ja, deel dit").click()
    expect(title(visit, "Nog niet zeker")).to_be_focused(timeout=15_000)


def test_where_every_answer_got_lost_the_words_are_shown_and_nothing_is_promised(visit: Visit) -> None:
    unsure(visit)

    assert visit.page.locator(".four-words li").all_inner_texts() == ["appel", "trein", "wolk", "lamp"]
    expect(panel(visit)).to_contain_text("Ik weet nog niet zeker of Jeugdgezondheidszorg Noord het kan lezen")
    expect(panel(visit)).to_contain_text("/code")
    expect(panel(visit)).not_to_contain_text("Je hoort uiterlijk")
    visit.button("Ik heb de woorden").click()
    visit.button("Mijn samenvatting").click()
    expect(visit.page.locator("#share")).to_contain_text(
        "Ik weet nog niet zeker of je dit deelt met Jeugdgezondheidszorg Noord."
    )


def test_trying_again_makes_it_sure(visit: Visit) -> None:
    unsure(visit)
    visit.button("Probeer het opnieuw").click()

    expect(title(visit, "Het is gedeeld")).to_be_focused()
    expect(panel(visit)).to_contain_text("Je hoort uiterlijk dinsdag 1 december iets.")
    assert shared_times(visit) == 1


def test_a_no_after_a_lost_answer_is_not_taken_for_not_shared(visit: Visit) -> None:
    unsure(visit)
    stand_in(visit, "no", path=CONFIRM, error="store_unavailable", status=503)
    visit.button("Probeer het opnieuw").click()

    expect(title(visit, "Nog niet zeker")).to_be_focused()
    stand_in(visit, "no", path=CONFIRM, error="ended", status=410)
    visit.button("Probeer het opnieuw").click()
    expect(panel(visit)).to_contain_text("Het delen is niet gelukt: er is niets gedeeld.")
    expect(title(visit, "Mijn samenvatting")).to_be_focused()
    expect(visit.button("Ja, kies met wie")).to_be_visible()


def test_wiping_before_the_confirmation_leaves_it_unconfirmed(visit: Visit) -> None:
    overview(visit)
    stand_in(visit, "arrange", slow=4)
    visit.button("Ja, deel dit").click()
    visit.button("Wis alles").click()
    visit.button("Ja, wis alles").click()
    visit.page.wait_for_timeout(5000)

    assert len(asked(visit, SHARE)) == 1
    assert asked(visit, CONFIRM) == []
    assert shared_times(visit) == 0


def test_a_conversation_that_is_gone_while_sharing_says_that_it_is_not_shared(visit: Visit) -> None:
    overview(visit)
    stand_in(visit, "no", path=SHARE, error="unknown_token", status=401)
    visit.button("Ja, deel dit").click()

    expect(visit.page.get_by_text("Dit is niet gedeeld. Het was een tijd stil.")).to_be_visible()
    assert asked(visit, CONFIRM) == []
