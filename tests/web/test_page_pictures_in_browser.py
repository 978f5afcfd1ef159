"""Menus with pictures, and texts that are written from right to left, in a real browser on a phone's screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Locator, expect

from tests.web.page_scenes import THEMES
from web.messages import ICONS

if TYPE_CHECKING:
    from tests.web.page_browser import Visit

pytest_plugins = ["tests.web.page_browser"]


def themes(visit: Visit) -> Locator:
    """The tiles of the menu of themes."""
    visit.begin().say("thema's")
    tiles = visit.page.locator(".tile")
    expect(tiles).to_have_count(len(THEMES))
    return tiles


def columns(visit: Visit, tiles: Locator) -> int:
    """How many tiles stand side by side."""
    first = visit.box(tiles.first)["top"]
    return sum(visit.box(tile)["top"] == first for tile in tiles.all())


# --- pictures ------------------------------------------------------------------------------------------------


def test_the_page_draws_a_picture_for_each_name_of_the_api_and_no_other(visit: Visit) -> None:
    visit.open()

    drawn = visit.page.evaluate("import('/icons.js').then(({ ICONS }) => Object.keys(ICONS))")
    assert sorted(drawn) == sorted(ICONS)


def test_no_two_pictures_are_the_same(visit: Visit) -> None:
    visit.open()

    lines = visit.page.evaluate("import('/icons.js').then(({ ICONS }) => Object.values(ICONS))")
    assert len(set(lines)) == len(ICONS)


def test_a_tile_has_its_picture_above_its_words(visit: Visit) -> None:
    for tile, title in zip(themes(visit).all(), THEMES.values()):
        picture, words = tile.locator("svg"), tile.get_by_text(title, exact=True)
        expect(words).to_be_visible()
        assert visit.box(picture)["bottom"] <= visit.box(words)["top"]
        assert visit.box(picture)["width"] >= 32


def test_the_picture_says_nothing_to_a_screen_reader(visit: Visit) -> None:
    tiles = themes(visit)

    for picture in tiles.locator("svg").all():
        expect(picture).to_have_attribute("aria-hidden", "true")
        expect(picture).to_have_attribute("focusable", "false")
    expect(visit.button("Werk en geld")).to_have_count(1)


def test_a_picture_has_the_colour_of_its_words(visit: Visit) -> None:
    tile = themes(visit).first

    stroke = tile.locator("svg").evaluate("(e) => getComputedStyle(e).stroke")
    assert stroke == tile.locator("span").evaluate("(e) => getComputedStyle(e).color")
    assert tile.locator("svg").evaluate("(e) => getComputedStyle(e).fill") == "none"


@pytest.mark.parametrize(("width", "side_by_side"), [(320, 2), (360, 2), (390, 2), (1280, 4)])
def test_tiles_stand_in_two_columns_on_a_phone_and_in_more_on_a_wide_screen(
    visit: Visit, width: int, side_by_side: int
) -> None:
    visit.page.set_viewport_size({"width": width, "height": 740})

    assert columns(visit, themes(visit)) == side_by_side


def test_with_letters_twice_as_large_tiles_stand_below_each_other(visit: Visit) -> None:
    visit.page.set_viewport_size({"width": 320, "height": 568})
    tiles = themes(visit)
    visit.page.evaluate("document.documentElement.style.fontSize = '200%'")

    assert columns(visit, tiles) == 1


def test_tiles_are_large_and_as_high_as_their_neighbours(visit: Visit) -> None:
    tiles = [visit.box(tile) for tile in themes(visit).all()]

    assert all(tile["height"] >= 48 and tile["width"] >= 130 for tile in tiles)
    for left, right in zip(tiles[::2], tiles[1::2]):
        assert left["height"] == pytest.approx(right["height"])


def test_the_way_out_has_no_picture_and_stands_below_the_tiles(visit: Visit) -> None:
    tiles = themes(visit)
    way_out = visit.button("Liever niet kiezen")

    assert way_out.locator("svg").count() == 0
    assert visit.box(way_out)["top"] >= visit.box(tiles.last)["bottom"]


def test_a_tapped_tile_is_said_by_the_parent_and_sent_as_the_choice(visit: Visit) -> None:
    themes(visit)
    visit.button("Werk en geld").click()

    expect(visit.log).to_contain_text("Jij: Werk en geld")
    expect(visit.page.locator(".tile")).to_have_count(0)
    assert visit.arrived()["messages"][-1]["choice"] == "geld"


def test_tiles_are_reached_and_chosen_by_keyboard(visit: Visit) -> None:
    themes(visit)
    visit.button("Gezin en relatie").focus()
    visit.page.keyboard.press("Tab")
    expect(visit.button("Werk en geld")).to_be_focused()
    visit.page.keyboard.press("Space")

    expect(visit.log).to_contain_text("Jij: Werk en geld")


def test_choices_without_pictures_stand_as_they_always_did(visit: Visit) -> None:
    themes(visit)
    visit.say("hij slaat me")

    expect(visit.button("Nee, nu niet")).to_be_visible()
    expect(visit.page.locator("#choices")).not_to_have_class("choices tiles")
    assert visit.page.locator("#choices svg").count() == 0


def test_in_few_colours_a_tile_keeps_its_edge_and_its_picture(visitor: Callable[..., Visit]) -> None:
    visit = visitor(forced_colors="active")
    tile = themes(visit).first

    assert float(tile.evaluate("(e) => getComputedStyle(e).borderTopWidth").removesuffix("px")) >= 1
    stroke = tile.locator("svg").evaluate("(e) => getComputedStyle(e).stroke")
    assert stroke == tile.locator("span").evaluate("(e) => getComputedStyle(e).color")


# --- from right to left --------------------------------------------------------------------------------------


def test_an_arabic_text_is_written_from_right_to_left_and_named_arabic(visit: Visit) -> None:
    visit.begin().say("مرحبا")

    paragraphs = visit.page.locator(".message p[dir=rtl][lang=ar]")
    expect(paragraphs).to_have_count(2)
    expect(paragraphs.first).to_have_css("direction", "rtl")
    expect(visit.page.locator(".message--parent [dir=rtl][lang=ar]")).to_have_text("مرحبا")


def test_a_number_in_an_arabic_text_keeps_its_order(visit: Visit) -> None:
    """Between Arabic letters the halves of 0800-2000 would else change places."""
    visit.begin().say("مرحبا")

    number = visit.log.get_by_role("link", name="0800-2000")
    expect(number).to_have_attribute("dir", "ltr")
    expect(number).to_have_attribute("href", "tel:08002000")
    expect(visit.log.get_by_role("link", name="Bel 112")).to_have_css("direction", "ltr")


def test_dutch_beside_arabic_stays_as_it_was(visit: Visit) -> None:
    visit.begin().say("مرحبا")

    dutch = visit.page.get_by_text("In het Nederlands kan ook.")
    expect(dutch).to_be_visible()
    assert dutch.evaluate("(e) => [e.dir, e.lang]") == ["", ""]
    assert visit.page.get_by_text("Hoi, ik ben Naast.").evaluate("(e) => [e.dir, e.lang]") == ["", ""]


def test_another_language_in_arabic_letters_is_written_from_the_right_but_not_called_arabic(visit: Visit) -> None:
    visit.begin().say("سلام، من کمک می‌خواهم")

    expect(visit.page.locator(".message:not(.message--parent) [dir=rtl]")).to_have_count(1)
    assert visit.log.locator("[lang]").count() == 0


def test_a_language_in_our_letters_is_not_guessed(visit: Visit) -> None:
    visit.begin().say("merhaba")

    expect(visit.log).to_contain_text("Ben bir bilgisayar programıyım.")
    assert visit.log.locator("[lang], [dir]").count() == 0


def test_a_word_of_arabic_in_a_dutch_sentence_does_not_turn_it_around(visit: Visit) -> None:
    visit.begin().say("wat betekent مرحبا in het Nederlands")

    expect(visit.page.locator(".message--parent")).to_contain_text("wat betekent")
    assert visit.page.locator(".message--parent [dir]").count() == 0
