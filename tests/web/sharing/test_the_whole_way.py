"""From talking to withdrawing: everything that a parent and a professional see on the way."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.sharing.world import GROUND
from tests.web.sharing.conftest import as_sent, written
from tests.web.sharing.fakes import SECRET

pytestmark = pytest.mark.asyncio

CONTACT = {"kind": "telefoon", "value": "06 12345678", "when": "overdag", "may_say": "dat de tandarts belde"}


async def test_a_parent_shares_is_read_is_answered_and_stops(gateway: Any, parent: Any) -> None:
    world = gateway.world
    made = await parent.summary()
    strength, debts, _damp, wish = made["lines"]
    assert made["sharing"] is True

    # The parent changes words, takes a label away, leaves a line out and adds one.
    edited = as_sent(debts, text="wij hebben schulden")
    unlabelled = as_sent(strength, about=False)
    checked = await parent.check([unlabelled, edited, as_sent(wish), written("bel liever niet mijn man Kees")])
    assert checked[3]["text"] == "bel liever niet mijn man [naam]"

    text = await parent.consent("de-linde", 30, True)
    shared = await parent.share(
        lines=[as_sent(line) for line in checked],
        contact=CONTACT,
        consent={"version": text["version"], "agreed": True},
    )
    assert shared["recipient"] == "Verloskundigen De Linde"
    assert (shared["answer_by"], shared["answer_by_words"]) == ("2027-03-15", "maandag 15 maart")
    assert (shared["ends_on"], shared["ends_on_words"]) == ("2027-04-09", "9 april 2027")
    code = shared["code"]
    assert len(code.split("-")) == 4

    # Before anybody looked.
    view = await parent.open(code)
    assert [(line["section"], line["text"], line["about"]) for line in view["lines"]] == [
        ("goed", "mijn zus [naam] helpt mij", None),
        ("bezig", "wij hebben schulden", "zorgen over geld, stress of spanning"),
        ("wens", "Ik wil graag met iemand praten.", None),
        ("nog", "bel liever niet mijn man [naam]", None),
    ]
    assert view["contact"] == CONTACT
    assert (view["status"], view["status_words"]) == ("nieuw", "Nog niemand heeft het gelezen.")
    assert (view["openings"], view["overdue"], view["ended"]) == ([], False, "")

    # The professional reads exactly this, and answers.
    (item,) = world.store.work_list(world.reader)
    reading = world.store.read(world.reader, item.summary_id, GROUND)
    assert [(line.section, line.text, line.factor) for line in reading.summary.lines] == [
        ("goed", "mijn zus [naam] helpt mij", None),
        ("bezig", "wij hebben schulden", "financiele_zorgen"),
        ("bezig", "wij hebben schulden", "stress_of_spanning"),
        ("wens", "Ik wil graag met iemand praten.", None),
        ("nog", "bel liever niet mijn man [naam]", None),
    ]
    assert (reading.summary.phase, reading.summary.weeks, reading.summary.role) == ("zwanger", 21, "moeder")
    assert SECRET not in reading.model_dump_json()
    assert "vochtig" not in reading.model_dump_json()
    assert reading.summary.consent.version == text["version"]
    assert reading.summary.consent.text == "\n\n".join([text["title"], *text["paragraphs"], text["agree"]])
    world.store.tell_parent(world.reader, item.summary_id, "ik bel je dinsdag")
    world.store.record_decision(world.reader, item.summary_id, "Samen naar het spreekuur.")

    view = await parent.open(code)
    assert view["openings"] == [{"who": "Anna de Vries, verloskundige", "when_words": "10 maart 2027, 10.00 uur"}]
    assert (view["note"], view["decided"]) == ("ik bel je dinsdag", "Samen naar het spreekuur.")
    assert view["status"] == "geopend"

    # The parent changes what is agreed, also long after the conversation.
    await parent.client.delete("/api/conversation", headers=parent.headers)
    longer = await parent.ask("/api/shared/extend", {"code": code, "days": 14})
    assert (longer["ends_on"], longer["ends_on_words"]) == ("2027-04-23", "23 april 2027")
    mail = {"kind": "email", "value": "ik@voorbeeld.nl"}
    changed = await parent.ask("/api/shared/contact", {"code": code, "contact": mail})
    assert changed["contact"] == {**mail, "when": "", "may_say": ""}
    assert (await parent.ask("/api/shared/contact", {"code": code, "contact": None}))["contact"] is None
    sheet = await parent.post_to("/api/shared/pdf", {"code": code})
    assert (await sheet.read()).startswith(b"%PDF")

    # And stops: at once, for both.
    assert "niet meer" in (await parent.ask("/api/shared/withdraw", {"code": code}))["message"]
    view = await parent.open(code)
    assert (view["ended"], view["lines"], view["contact"], view["note"]) == ("ingetrokken", None, None, "")
    assert world.store.work_list(world.reader) == []
    assert view["openings"] == [{"who": "Anna de Vries, verloskundige", "when_words": "10 maart 2027, 10.00 uur"}]
    for change in ({"path": "extend", "days": 3}, {"path": "contact", "contact": None}, {"path": "pdf"}):
        path = f"/api/shared/{change.pop('path')}"
        assert (await parent.ask(path, {"code": code, **change}, 410))["error"] == "ended"
    assert await parent.ask("/api/shared/withdraw", {"code": code})


async def test_the_message_that_shows_the_summary_opens_it_and_warms_what_it_needs(gateway: Any, parent: Any) -> None:
    gateway.bot.say["zet het op een rij"] = [{"text": "Dit heb je verteld."}, {"custom": {"summary": True}}]

    answer = await parent.say("zet het op een rij")

    assert [message.get("summary") for message in answer["messages"]] == [True]
    assert gateway.redaction.warmed == 1
    assert [message.get("summary") for message in await parent.transcript()][-2:] == [None, True]


async def test_other_messages_do_not(gateway: Any, parent: Any) -> None:
    answer = await parent.say("ik ben moe")

    assert "summary" not in answer["messages"][0]
    assert gateway.redaction.warmed == 0
