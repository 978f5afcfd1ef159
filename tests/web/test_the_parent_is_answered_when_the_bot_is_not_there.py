"""Whatever happens to the bot, POST /api/messages answers 200 with something that helps."""

from __future__ import annotations

import time
from typing import Any

import pytest

pytestmark = pytest.mark.asyncio

FAILURES = ["empty", "error", "garbage", "strange", "slow", "down"]


async def break_bot(gateway: Any, failure: str) -> None:
    if failure == "down":
        await gateway.stop_bot()
    elif failure == "slow":
        gateway.bot.delay = 5.0
    else:
        gateway.bot.mode = failure


@pytest.mark.parametrize("failure", FAILURES)
async def test_an_ordinary_message_gets_an_apology_with_the_numbers(
    gateway: Any, parent: Any, failure: str
) -> None:
    await break_bot(gateway, failure)

    (message,) = (await parent.say("ik ben moe"))["messages"]

    assert "Sorry" in message["text"]
    assert "112" in message["text"].splitlines()
    assert [contact["phone"] for contact in message["contacts"]] == ["0800-2000", "113"]
    assert message["urgent"] == []


@pytest.mark.parametrize("failure", FAILURES)
async def test_an_urgent_message_gets_the_urgent_answer(gateway: Any, parent: Any, failure: str) -> None:
    await break_bot(gateway, failure)

    first, second = (await parent.say("hij slaat me"))["messages"]

    assert "112" in first["text"].splitlines()
    assert first["urgent"] == ["huiselijk_geweld"]
    assert second["contacts"][0]["phone"] == "0800-2000"
    assert [choice["title"] for choice in second["choices"]] == ["Ja", "Nee"]
    assert gateway.urgent.asked[0]["kinds"] == ["huiselijk_geweld"]
    assert gateway.urgent.asked[0]["again"] is False


async def test_the_urgent_answer_of_support_fits_the_api(
    gateway: Any, parent: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = pytest.importorskip("support.urgent")
    monkeypatch.setattr(
        type(gateway.urgent), "__call__", lambda self, kinds, **about: real.answer(kinds, **about)
    )
    gateway.bot.mode = "empty"

    messages = (await parent.say("hij slaat me"))["messages"]

    assert "112" in messages[0]["text"].splitlines()
    assert {contact["phone"] for message in messages for contact in message["contacts"]} >= {"0800-2000"}
    assert [choice["title"] for choice in messages[-1]["choices"]][:2] == ["Ja", "Nee"]
    assert len([contact for message in messages for contact in message["contacts"]]) <= 2


async def test_the_gateway_waits_no_longer_than_its_time_out(gateway: Any, parent: Any) -> None:
    gateway.bot.delay = 5.0

    start = time.perf_counter()
    await parent.say("ik ben moe")

    assert time.perf_counter() - start < 0.6


async def test_the_choices_of_the_urgent_answer_work_once_the_bot_is_back(gateway: Any, parent: Any) -> None:
    gateway.bot.mode = "empty"
    choice = (await parent.say("hij slaat me"))["messages"][1]["choices"][1]
    gateway.bot.mode = "normal"

    await parent.choose(choice["id"])

    assert gateway.bot.texts[-1] == "/nee"


async def test_after_an_apology_the_same_choices_can_be_tried_again(gateway: Any, parent: Any) -> None:
    gateway.bot.mode = "empty"
    sorry = await parent.choose(parent.welcome[-1]["choices"][0]["id"])
    gateway.bot.mode = "normal"

    (choice,) = sorry["messages"][0]["choices"]
    answer = await parent.choose(choice["id"])

    assert choice["title"] == "Ik ben zwanger"
    assert answer["messages"][0]["text"] == "Je zei: /ik_ben_zwanger"


async def test_an_urgent_message_that_the_bot_missed_gets_the_urgent_answer_instead_of_a_theme(
    gateway: Any, parent: Any
) -> None:
    messages = (await parent.say("hij slaat me"))["messages"]

    assert [message["urgent"] for message in messages] == [["huiselijk_geweld"], ["huiselijk_geweld"]]
    assert "Je zei: hij slaat me" not in [message["text"] for message in messages]


async def test_a_message_with_two_kinds_is_answered_once_and_carries_both(gateway: Any, parent: Any) -> None:
    text = "hij slaat me en ik sta op straat"
    gateway.bot.say[text] = [{"text": "Bel 112", "custom": {"urgent": ["huiselijk_geweld"]}}]

    messages = (await parent.say(text))["messages"]

    assert gateway.urgent.asked == []
    assert set(messages[0]["urgent"]) == {"huiselijk_geweld", "dak_of_thuisloos"}


async def test_an_urgent_message_that_the_bot_answered_is_left_to_the_bot(gateway: Any, parent: Any) -> None:
    gateway.bot.say["hij slaat me"] = [
        {"text": "Bel 112"},
        {"custom": {"urgent": ["huiselijk_geweld"], "contacts": []}},
    ]

    assert len((await parent.say("hij slaat me"))["messages"]) == 1
    assert gateway.urgent.asked == []


async def test_the_urgent_answer_knows_that_it_was_given_before(gateway: Any, parent: Any) -> None:
    gateway.bot.mode = "empty"
    for text in ("hij slaat me", "hij slaat me weer", "nu sta ik op straat"):
        await parent.say(text)

    assert [asked["again"] for asked in gateway.urgent.asked] == [False, True, False]


async def test_a_broken_urgent_answer_still_leaves_the_numbers(gateway: Any, parent: Any) -> None:
    gateway.urgent.broken = True

    messages = (await parent.say("hij slaat me"))["messages"]

    assert "112" in messages[0]["text"].splitlines()
    assert {contact["phone"] for contact in messages[0]["contacts"]} == {"0800-2000", "113"}


async def test_a_message_that_cannot_be_read_still_reaches_the_bot(gateway: Any, parent: Any) -> None:
    answer = await parent.say("KAPOT")

    assert answer["messages"][0]["text"] == "Je zei: KAPOT"
    assert gateway.bot.received[-1]["metadata"] == {}


async def test_with_reading_and_bot_both_broken_there_are_the_numbers(gateway: Any, parent: Any) -> None:
    gateway.bot.mode = "error"

    (message,) = (await parent.say("KAPOT"))["messages"]

    assert "112" in message["text"].splitlines()
    assert {contact["phone"] for contact in message["contacts"]} == {"0800-2000", "113"}


async def test_reading_that_takes_too_long_is_given_up(gateway: Any, parent: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(gateway.reader, "read", lambda text, before=(): time.sleep(0.6))

    answer = await parent.say("hallo")

    assert answer["messages"][0]["text"] == "Je zei: hallo"


async def test_a_reading_that_cannot_travel_still_guards_the_parent(
    gateway: Any, parent: Any, monkeypatch: Any
) -> None:
    reading = gateway.reader.read("hij slaat me")
    monkeypatch.setattr(type(reading), "to_dict", lambda self: {"score": object()})

    messages = (await parent.say("hij slaat me"))["messages"]

    assert messages[0]["urgent"] == ["huiselijk_geweld"]


async def test_a_conversation_can_begin_while_the_bot_is_down(gateway: Any) -> None:
    gateway.bot.mode = "error"

    parent = await gateway.parent()

    (welcome,) = parent.welcome
    assert "computerprogramma" in welcome["text"]
    assert "112" in welcome["text"].splitlines()
    assert len(welcome["contacts"]) == 2


async def test_the_bot_begins_as_soon_as_it_is_back_and_then_answers(gateway: Any) -> None:
    gateway.bot.mode = "error"
    parent = await gateway.parent()
    await parent.say("hallo?")
    gateway.bot.mode = "normal"
    gateway.bot.received.clear()

    messages = (await parent.say("ben je er nu?"))["messages"]

    assert [message["text"] for message in gateway.bot.received] == ["/begin", "ben je er nu?"]
    assert [message["text"] for message in messages] == [
        "Hoi, ik ben Naast.",
        "Wie ben je?",
        "Je zei: ben je er nu?",
    ]
    assert all(message["choices"] == [] for message in messages)


async def test_after_an_outage_the_conversation_goes_on(gateway: Any, parent: Any) -> None:
    gateway.bot.mode = "error"
    await parent.say("een")
    gateway.bot.mode = "normal"

    assert (await parent.say("twee"))["messages"][0]["text"] == "Je zei: twee"
    assert [message["text"] for message in await parent.transcript() if message["from"] == "ouder"] == [
        "een",
        "twee",
    ]


async def test_readiness_follows_the_bot_and_liveness_does_not(gateway: Any) -> None:
    assert (await gateway.client.get("/health/ready")).status == 200

    gateway.bot.mode = "error"
    assert (await gateway.client.get("/health/ready")).status == 503

    await gateway.stop_bot()
    assert (await gateway.client.get("/health/ready")).status == 503
    assert (await gateway.client.get("/health/live")).status == 200
