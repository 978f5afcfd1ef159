"""The summary that a parent looks over: own words, what goes well first, names taken out where anybody can see it."""

from __future__ import annotations

import re
from typing import Any

import pytest

from support.situation import Situation
from tests.web.sharing.conftest import as_sent, written
from tests.web.sharing.fakes import SECRET
from web import keys

pytestmark = pytest.mark.asyncio


async def test_it_has_the_parents_words_in_order_with_what_was_heard_in_them(parent: Any) -> None:
    made = await parent.summary()

    assert [(line["section"], line["text"], line["about"]) for line in made["lines"]] == [
        ("goed", "mijn zus [naam] helpt mij", "mensen die je steunen"),
        (
            "bezig",
            f"[naam] heeft schulden gemaakt en ik lig er wakker van, {SECRET}",
            "zorgen over geld, stress of spanning",
        ),
        ("bezig", "ons huis is vochtig", "zorgen over wonen"),
        ("wens", "Ik wil graag met iemand praten.", None),
    ]
    assert [section["id"] for section in made["sections"]] == ["goed", "bezig", "wens", "nog"]
    assert made["sections"][0]["title"] == "Wat goed gaat"
    assert (made["phase"], made["weeks"], made["role"], made["sharing"]) == ("zwanger", 21, "moeder", True)


async def test_what_was_taken_out_is_told_and_stays_told_while_it_shows(parent: Any) -> None:
    strength = (await parent.summary())["lines"][0]
    assert strength["taken"] == ["naam"]

    (same,) = await parent.check([as_sent(strength)])
    (more,) = await parent.check([as_sent(same, text=f"{same['text']}, Dorpsstraat 12, bel 010-1234567")])
    (less,) = await parent.check([as_sent(more, text="mijn zus helpt mij, [adres]")])

    assert same["taken"] == ["naam"]
    assert more["text"] == "mijn zus [naam] helpt mij, [adres], bel [telefoonnummer]"
    assert more["taken"] == ["naam", "adres", "telefoonnummer"]
    assert less["taken"] == ["adres"]


async def test_an_edited_line_keeps_what_was_heard_in_it_until_the_parent_takes_that_away(parent: Any) -> None:
    debts = (await parent.summary())["lines"][1]

    (edited,) = await parent.check([as_sent(debts, text="geld is lastig")])
    (without,) = await parent.check([as_sent(edited, about=False)])
    (again,) = await parent.check([as_sent(without, about=True)])

    assert edited["about"] == again["about"] == debts["about"]
    assert without["about"] is None
    assert edited["id"] == without["id"] == debts["id"]


async def test_a_line_that_is_moved_loses_what_was_heard_in_it(parent: Any) -> None:
    debts = (await parent.summary())["lines"][1]

    (moved,) = await parent.check([as_sent(debts, section="nog")])

    assert (moved["section"], moved["about"]) == ("nog", None)


async def test_a_line_that_the_parent_writes_gets_an_id_and_carries_nothing_that_was_heard(parent: Any) -> None:
    (new,) = await parent.check([{**written("ik bel liever niet"), "about": True}])
    (same,) = await parent.check([as_sent(new, text="ik bel liever niet zelf")])

    assert new["id"]
    assert (same["id"], same["about"], same["section"]) == (new["id"], None, "nog")


async def test_lines_come_back_in_the_order_in_which_they_were_sent(parent: Any) -> None:
    lines = (await parent.summary())["lines"]

    checked = await parent.check([as_sent(line) for line in reversed(lines)])

    assert [line["id"] for line in checked] == [line["id"] for line in reversed(lines)]


async def test_the_same_line_keeps_its_id_when_more_is_told(gateway: Any, parent: Any) -> None:
    before = (await parent.summary())["lines"]
    more = Situation.from_slot(gateway.bot.situation).with_(weeks=22, wish=None)
    gateway.bot.situation = more.to_slot()

    after = await parent.summary()

    assert [line["id"] for line in after["lines"]] == [line["id"] for line in before[:3]]
    assert after["weeks"] == 22


async def test_before_anything_was_told_it_is_empty(gateway: Any, parent: Any) -> None:
    gateway.bot.situation = None

    made = await parent.summary()

    assert (made["lines"], made["phase"], made["weeks"], made["role"]) == ([], None, None, None)
    assert len(made["sections"]) == 4


async def test_a_very_long_line_is_cut_at_a_word(gateway: Any, parent: Any) -> None:
    told = Situation().to_slot()
    gateway.bot.situation = {**told, "heard": [{"factor": "roken", "words": "ik rook veel " * 60}]}

    (line,) = (await parent.summary())["lines"]

    assert 480 < len(line["text"]) <= 500
    assert re.search(r"(ik|rook|veel)…$", line["text"])


async def test_words_on_several_lines_become_one_line_without_what_cannot_be_seen(parent: Any) -> None:
    (line,) = await parent.check([written("eerst dit\r\n\ten dan\x00 dat \u202eblik\u202c ")])

    assert line["text"] == "eerst dit en dan dat blik"


@pytest.mark.parametrize("mode", ["broken", "short"])
async def test_where_names_were_not_checked_no_line_is_shown_or_printed(gateway: Any, parent: Any, mode: str) -> None:
    line = as_sent((await parent.summary())["lines"][0])
    gateway.redaction.mode = mode

    for path, body in (("", None), ("/check", {"lines": [line]}), ("/pdf", {"lines": [line]})):
        answer = await parent.ask(f"/api/summary{path}", body, 503)
        assert answer["error"] == "names_not_checked"


async def test_without_the_bot_it_is_said_that_there_is_no_summary_now(gateway: Any, parent: Any) -> None:
    for mode in ("error", "garbage"):
        gateway.bot.mode = mode
        assert (await parent.ask("/api/summary", None, 503))["error"] == "summary_unavailable"


async def test_without_the_bot_a_summary_that_was_made_can_still_be_seen(gateway: Any, parent: Any) -> None:
    before = await parent.summary()
    await gateway.stop_bot()

    assert await parent.summary() == before


async def test_the_sheet_has_what_was_chosen_and_a_name_that_tells_nothing(parent: Any) -> None:
    strength, _, damp, _ = (await parent.summary())["lines"]

    response = await parent.post_to(
        "/api/summary/pdf", {"lines": [as_sent(strength), as_sent(damp), written("bel Kees op 06 12345678")]}
    )

    assert response.status == 200
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Disposition"] == 'attachment; filename="blad.pdf"'
    assert response.headers["Cache-Control"] == "no-store"
    assert (await response.read()).startswith(b"%PDF")


async def test_a_summary_that_is_only_looked_at_or_printed_leaves_nothing_in_the_store(
    gateway: Any, parent: Any
) -> None:
    lines = [as_sent(line) for line in (await parent.summary())["lines"]]
    await parent.check(lines)
    await parent.post_to("/api/summary/pdf", {"lines": lines})
    await parent.consent()

    assert gateway.shared() == 0
    assert SECRET.encode() not in gateway.world.file.read_bytes()


async def test_the_draft_is_wiped_with_the_conversation(gateway: Any, parent: Any) -> None:
    made = await parent.summary()
    (conversation,) = gateway.app[keys.CONVERSATIONS].all()
    await parent.consent()

    await parent.client.delete("/api/conversation", headers=parent.headers)

    draft = conversation.draft
    assert (draft.situation, dict(draft.consents), dict(draft._lines), draft._ids) == (None, {}, {}, {})
    assert (await parent.ask("/api/summary", None, 401))["error"] == "unknown_token"
    other = await gateway.parent()
    refused = await other.ask("/api/summary/check", {"lines": [as_sent(made["lines"][0])]}, 422)
    assert refused["error"] == "invalid_request"
