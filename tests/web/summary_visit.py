"""What a parent does in the summary panel and on the page /code, for the browser tests."""

from __future__ import annotations

import json
import urllib.request
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from playwright.sync_api import Locator, expect

if TYPE_CHECKING:
    from tests.web.page_browser import Visit

CODE = "appel trein wolk lamp"


def stand_in(visit: Visit, what: str, **query: object) -> None:
    """Arrange something on the stand-in: "no", "lose" or "arrange"; see page_sharing.py."""
    address = f"{visit.address}stand-in/{what}?{urlencode(query)}"
    urllib.request.urlopen(urllib.request.Request(address, method="POST"))


def asked(visit: Visit, path: str = "") -> list[dict[str, Any]]:
    """What the page sent to a path of the summary's API, in order."""
    with urllib.request.urlopen(visit.address + "stand-in/asked") as answer:
        calls: list[dict[str, Any]] = json.load(answer)["calls"]
    return [call["body"] for call in calls if path in ("", call["path"])]


def shared_times(visit: Visit) -> int:
    """How often something was really shared: stored and confirmed."""
    with urllib.request.urlopen(visit.address + "stand-in/asked") as answer:
        times: int = json.load(answer)["shared"]
        return times


def panel(visit: Visit) -> Locator:
    return visit.page.locator("#panel")


def title(visit: Visit, name: str) -> Locator:
    return visit.page.get_by_role("heading", name=name, exact=True, level=1)


def line(visit: Visit, words: str) -> Locator:
    """The line of the summary with these words."""
    return visit.page.locator(".line", has_text=words)


def open_panel(visit: Visit, said: str = "samenvatting") -> Visit:
    """A conversation, and the panel open with what was heard in it."""
    visit.begin().say(said)
    expect(visit.field).to_have_value("")
    visit.button("Mijn samenvatting").click()
    expect(title(visit, "Mijn samenvatting")).to_be_focused()
    return visit


def lines_shown(visit: Visit) -> None:
    open_panel(visit)
    expect(visit.page.locator(".line")).to_have_count(4)


def keeping(visit: Visit) -> None:
    lines_shown(visit)
    visit.button("Bewaren of printen").click()
    expect(title(visit, "Bewaren of printen")).to_be_focused()


def choosing_whom(visit: Visit) -> None:
    lines_shown(visit)
    visit.button("Ja, kies met wie").click()
    expect(visit.page.locator(".recipient").first).to_be_visible()


def choosing_lines(visit: Visit) -> None:
    choosing_whom(visit)
    visit.page.locator(".recipient").first.click()
    expect(title(visit, "Wat mogen ze lezen?")).to_be_focused()


def reaching(visit: Visit) -> None:
    choosing_lines(visit)
    visit.button("Verder").click()
    expect(title(visit, "Mogen ze je bellen of mailen?")).to_be_focused()


def with_a_number(visit: Visit) -> None:
    reaching(visit)
    visit.page.get_by_label("Ja, bel me").check()
    visit.page.get_by_label("Jouw telefoonnummer").fill("06 12345678")


def consenting(visit: Visit) -> None:
    reaching(visit)
    visit.button("Verder").click()
    expect(visit.page.get_by_role("checkbox")).to_be_visible()


def overview(visit: Visit) -> None:
    consenting(visit)
    visit.page.get_by_role("checkbox").check()
    visit.button("Verder").click()
    expect(title(visit, "Klopt dit zo?")).to_be_focused()


def shared(visit: Visit) -> None:
    overview(visit)
    visit.button("Ja, deel dit").click()
    expect(title(visit, "Het is gedeeld")).to_be_focused()


def look_up(visit: Visit, code: str = CODE) -> Visit:
    """The page /code with what the words open."""
    visit.page.goto(visit.address + "code")
    visit.page.get_by_label("Jouw vier woorden").fill(code)
    visit.button("Bekijk").click()
    expect(visit.page.locator("#view h1")).to_be_focused()
    return visit
