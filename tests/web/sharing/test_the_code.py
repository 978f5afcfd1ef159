"""What the code opens, for whoever has it and for nobody else; and what time does to it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.sharing.world import GROUND
from tests.web.sharing.conftest import as_sent
from web import keys
from web.sharing.expiring import _do

pytestmark = pytest.mark.asyncio

OPEN = "/api/shared/open"
WRONG = {"code": "appel appel appel appel"}


async def test_the_code_alone_opens_it_in_any_way_that_a_person_types_it(gateway: Any, parent: Any) -> None:
    code = (await parent.share())["code"]

    for typed in (code, code.replace("-", " "), f"  {code.upper().replace('-', ', ')}. "):
        response = await gateway.client.post(OPEN, json={"code": typed})
        assert response.status == 200, await response.text()


async def test_a_code_that_nobody_has_is_not_known(parent: Any) -> None:
    for path, more in (
        ("open", {}),
        ("confirm", {}),
        ("withdraw", {}),
        ("pdf", {}),
        ("extend", {"days": 3}),
        ("contact", {"contact": None}),
    ):
        assert (await parent.ask(f"/api/shared/{path}", {**WRONG, **more}, 404))["error"] == "unknown_code"


async def test_guessing_has_to_wait_longer_and_longer_and_the_right_code_too(gateway: Any, parent: Any) -> None:
    code = (await parent.share())["code"]
    for _ in range(6):
        assert (await gateway.client.post(OPEN, json=WRONG)).status == 404

    waits = []
    for _ in range(3):
        held = await gateway.client.post(OPEN, json={"code": code})
        assert (held.status, (await held.json())["error"]) == (429, "too_many")
        waits.append(int(held.headers["Retry-After"]))
        gateway.world.clock.turn(seconds=waits[-1] + 1)
        assert (await gateway.client.post(OPEN, json=WRONG)).status == 404

    assert waits[0] >= 10
    assert waits == sorted(set(waits))
    gateway.world.clock.turn(hours=12)
    assert (await gateway.client.post(OPEN, json={"code": code})).status == 200


async def test_held_back_is_said_in_a_sentence_about_the_code(gateway: Any, parent: Any) -> None:
    for _ in range(7):
        last = await gateway.client.post("/api/shared/withdraw", json=WRONG)

    assert "code klopte te vaak niet" in (await last.json())["message"]


async def test_every_path_of_the_code_counts_the_tries_together(gateway: Any, parent: Any) -> None:
    for path, more in (
        ("open", {}),
        ("withdraw", {}),
        ("pdf", {}),
        ("extend", {"days": 3}),
        ("contact", {"contact": None}),
    ):
        await gateway.client.post(f"/api/shared/{path}", json={**WRONG, **more})
    await gateway.client.post(OPEN, json=WRONG)

    assert (await gateway.client.post("/api/shared/withdraw", json=WRONG)).status == 429


async def test_a_wrong_try_says_the_same_whether_the_code_once_was_or_never_was(gateway: Any, parent: Any) -> None:
    code = (await parent.share())["code"]
    await parent.ask("/api/shared/withdraw", {"code": code})
    gateway.world.clock.turn(days=90)
    gateway.world.store.expire()

    gone = await parent.ask(OPEN, {"code": code}, 404)
    never = await parent.ask(OPEN, WRONG, 404)

    assert gone == never


# --- time ----------------------------------------------------------------------------------------------------


async def test_when_the_promise_passes_unread_that_is_said_with_what_to_do(gateway: Any, parent: Any) -> None:
    code = (await parent.share())["code"]
    gateway.world.clock.turn(days=6)

    view = await parent.open(code)

    assert view["overdue"] is True
    assert "Nog niemand heeft het gelezen" in view["overdue_words"]
    assert "maandag 15 maart" in view["overdue_words"]
    assert "112" in view["overdue_words"]


async def test_once_it_is_read_it_is_not_overdue(gateway: Any, parent: Any) -> None:
    code = (await parent.share())["code"]
    (item,) = gateway.world.store.work_list(gateway.world.reader)
    gateway.world.store.read(gateway.world.reader, item.summary_id, GROUND)
    gateway.world.clock.turn(days=6)

    view = await parent.open(code)

    assert (view["overdue"], view["overdue_words"]) == (False, None)


async def test_after_the_last_day_it_is_over(gateway: Any, parent: Any) -> None:
    code = (await parent.share(days=1))["code"]
    gateway.world.clock.turn(days=2)

    view = await parent.open(code)

    assert (view["ended"], view["lines"]) == ("verlopen", None)
    assert (await parent.ask("/api/shared/extend", {"code": code, "days": 3}, 410))["error"] == "ended"


async def test_longer_than_ninety_days_is_not_possible(gateway: Any, parent: Any) -> None:
    code = (await parent.share(days=60))["code"]

    longest = await parent.ask("/api/shared/extend", {"code": code, "days": 90})
    refused = await parent.ask("/api/shared/extend", {"code": code, "days": 1}, 409)

    assert longest["ends_on"] == "2027-06-08"
    assert refused["error"] == "not_possible"


async def test_a_clock_that_is_put_back_keeps_what_was_shared(gateway: Any, parent: Any) -> None:
    body = await parent.ready_to_share()
    gateway.world.clock.turn(hours=-5)
    code = (await parent.share_with(body))["code"]
    gateway.world.clock.turn(hours=-30)

    assert (await parent.open(code))["ended"] == ""


async def test_a_clock_that_leaps_ahead_while_the_text_is_read_does_not_date_the_consent_wrongly(
    gateway: Any, parent: Any
) -> None:
    body = await parent.ready_to_share()
    gateway.world.clock.turn(days=3)

    shared = await parent.share_with(body)

    assert shared["ends_on"] == "2027-04-12"
    (item,) = gateway.world.store.work_list(gateway.world.reader)
    consent = gateway.world.store.read(gateway.world.reader, item.summary_id, GROUND).summary.consent
    assert consent.given_at == gateway.world.clock.now


async def test_what_is_over_is_erased_without_anybody_asking(gateway: Any, parent: Any) -> None:
    await parent.share(days=1)
    gateway.world.clock.turn(days=2)

    await _do(gateway.app[keys.STORE].expire)

    assert gateway.shared() == 0
    entries = [one.action for one in gateway.world.store.log_entries(gateway.world.coordinator)]
    assert "verlopen" in entries


async def test_the_sheet_of_what_is_shared_has_each_line_once(gateway: Any, parent: Any, monkeypatch: Any) -> None:
    printed: list[Any] = []

    def sheet(lines: Any, **told: Any) -> bytes:
        printed.append((list(lines), told))
        return b"%PDF"

    monkeypatch.setattr("web.sharing.with_code.parent_pdf", sheet)
    await parent.summary()
    code = (await parent.share(lines=[as_sent(parent.lines[1])]))["code"]

    response = await parent.post_to("/api/shared/pdf", {"code": code})

    assert response.headers["Content-Disposition"] == 'attachment; filename="blad.pdf"'
    ((lines, told),) = printed
    assert [line.text for line in lines] == [parent.lines[1]["text"]]
    assert told["shared_with"] == "Verloskundigen De Linde"
    assert told["ends_on"].isoformat() == "2027-04-09"
