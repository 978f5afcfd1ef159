"""A parent who comes back after an hour finds a kind sentence and a new conversation, that knows nothing of before."""

from __future__ import annotations

import asyncio
import uuid
from typing import Any

import pytest

from web.housekeeping import sweep
from web.wording import error_sentences

pytestmark = pytest.mark.asyncio

HOUR = 60 * 60
JUST_IN_TIME, JUST_TOO_LATE = 30 * 60 - 1, 30 * 60


async def test_just_before_the_end_the_talk_goes_on_as_if_nobody_was_away(gateway: Any, parent: Any) -> None:
    await parent.say("ik was aan het vertellen")
    gateway.clock.now += JUST_IN_TIME

    assert (await parent.say("en nu verder"))["messages"][0]["text"] == "Je zei: en nu verder"
    assert len(gateway.bot.trackers) == 1


@pytest.mark.parametrize("swept", [False, True])
@pytest.mark.parametrize("away", [JUST_TOO_LATE, HOUR])
async def test_what_is_typed_then_gets_one_kind_sentence_and_goes_nowhere(
    gateway: Any, parent: Any, away: int, swept: bool
) -> None:
    await parent.say("ik was aan het vertellen")
    gateway.clock.now += away
    if swept:
        await sweep(gateway.app)

    response = await parent.post(text="hier ben ik weer")

    assert (response.status, response.headers["WWW-Authenticate"]) == (401, "Bearer")
    body = await response.json()
    assert body == {"error": "unknown_token", "message": error_sentences().unknown_token}
    assert "opnieuw beginnen" in body["message"]
    assert gateway.bot.texts == ["ik was aan het vertellen"]
    assert [text for text, _ in gateway.reader.read_texts] == ["ik was aan het vertellen"]


async def test_a_new_conversation_begins_at_once_with_a_welcome_and_a_token_of_its_own(
    gateway: Any, parent: Any
) -> None:
    await parent.say("ik was aan het vertellen")
    gateway.clock.now += HOUR
    again = await gateway.parent()

    assert again.token != parent.token
    assert [message["text"] for message in again.welcome] == [message["text"] for message in parent.welcome]
    assert (await again.say("hier ben ik weer"))["messages"][0]["text"] == "Je zei: hier ben ik weer"
    assert [message["text"] for message in await again.transcript() if message["from"] == "ouder"] == [
        "hier ben ik weer"
    ]


async def test_the_new_conversation_has_another_name_at_the_bot_and_the_old_one_goes(gateway: Any, parent: Any) -> None:
    await parent.say("mijn geheim")
    before = gateway.bot.received[-1]["sender"]
    gateway.clock.now += HOUR
    again = await gateway.parent()
    await again.say("hallo")
    await sweep(gateway.app)

    assert set(gateway.bot.trackers) == {gateway.bot.received[-1]["sender"]}
    assert gateway.bot.received[-1]["sender"] != before


async def test_nothing_of_before_is_read_into_the_first_message(gateway: Any, parent: Any) -> None:
    await parent.say("mijn man")
    gateway.clock.now += HOUR
    again = await gateway.parent()
    await again.say("slaat de trommel")

    assert gateway.reader.read_texts[-1] == ("slaat de trommel", ())


async def test_an_urgent_message_is_answered_in_full_also_where_it_was_answered_an_hour_ago(
    gateway: Any, parent: Any
) -> None:
    await parent.say("hij slaat me")
    gateway.clock.now += HOUR
    again = await gateway.parent()
    answer = await again.say("hij slaat me")

    assert gateway.urgent.asked[-1]["again"] is False
    assert answer["messages"][0]["urgent"] == ["huiselijk_geweld"]
    assert "112" in answer["messages"][0]["text"].splitlines()


async def test_the_phone_may_send_the_same_message_with_the_same_id_to_the_new_conversation(
    gateway: Any, parent: Any
) -> None:
    identifier = str(uuid.uuid4())
    gateway.clock.now += HOUR
    assert (await parent.post(id=identifier, text="hier ben ik weer")).status == 401
    again = await gateway.parent()

    assert (await again.say("hier ben ik weer", id=identifier))["messages"][0]["text"] == "Je zei: hier ben ik weer"
    assert gateway.bot.texts == ["hier ben ik weer"]


async def test_an_answer_that_was_given_before_is_not_given_again_after_the_end(gateway: Any, parent: Any) -> None:
    identifier = str(uuid.uuid4())
    await parent.say("mijn geheim", id=identifier)
    gateway.clock.now += HOUR

    response = await parent.post(id=identifier, text="mijn geheim")

    assert response.status == 401
    assert "geheim" not in await response.text()


async def test_a_choice_of_before_cannot_be_made_in_the_new_conversation(gateway: Any, parent: Any) -> None:
    choice = parent.welcome[-1]["choices"][0]["id"]
    gateway.clock.now += HOUR
    assert (await parent.post(choice=choice)).status == 401
    again = await gateway.parent()

    assert (await again.post(choice=choice)).status == 409


async def test_wiping_or_leaving_what_is_already_gone_is_no_trouble(gateway: Any, parent: Any) -> None:
    gateway.clock.now += HOUR

    assert (await gateway.client.delete("/api/conversation", headers=parent.headers)).status == 401
    assert (await gateway.client.post("/api/leave", data=parent.token)).status == 204
    await sweep(gateway.app)
    assert gateway.bot.trackers == {}


async def test_a_conversation_whose_message_is_being_answered_is_not_lost_by_the_clock(
    gateway: Any, parent: Any
) -> None:
    gateway.clock.now += JUST_IN_TIME
    gateway.bot.delay = 0.1
    turn = asyncio.create_task(parent.say("nog net op tijd"))
    await asyncio.sleep(0.03)
    gateway.clock.now += 60
    await sweep(gateway.app)

    assert (await turn)["messages"][0]["text"] == "Je zei: nog net op tijd"
    assert await parent.still_known()
