"""A parent begins, types, chooses, and gets what the bot says."""

from __future__ import annotations

from typing import Any

import pytest

from web import keys

pytestmark = pytest.mark.asyncio


async def test_beginning_gives_a_long_token_and_the_welcome_of_the_bot(gateway: Any) -> None:
    response = await gateway.client.post("/api/conversations")

    begun = await response.json()
    assert response.status == 201
    assert len(begun["token"]) >= 43  # 256 bits in base64
    assert [message["text"] for message in begun["messages"]] == ["Hoi, ik ben Naast.", "Wie ben je?"]
    assert gateway.bot.received[0]["text"] == "/begin"


async def test_each_conversation_has_its_own_token_and_its_own_name_at_the_bot(gateway: Any) -> None:
    one, other = await gateway.parent(), await gateway.parent()

    senders = {message["sender"] for message in gateway.bot.received}
    assert one.token != other.token
    assert len(senders) == 2
    assert not {one.token, other.token} & senders


async def test_the_token_is_kept_nowhere_in_the_gateway(gateway: Any, parent: Any) -> None:
    await parent.say("hallo")

    conversations = gateway.app[keys.CONVERSATIONS].all()
    assert len(conversations) == 1
    assert parent.token not in repr(vars(conversations[0]))


async def test_a_text_reaches_the_bot_with_its_reading(gateway: Any, parent: Any) -> None:
    answer = await parent.say("hij slaat me")

    sent = gateway.bot.received[-1]
    assert sent["text"] == "hij slaat me"
    assert sent["metadata"] == {"reading": {"urgent": ["huiselijk_geweld"], "about": "self"}}
    assert answer["ended"] is False


async def test_a_message_is_read_with_the_question_that_was_asked_last(gateway: Any, parent: Any) -> None:
    await parent.say("een")
    await parent.say("hij slaat me op straat")

    assert gateway.reader.asked[0] == "Wie ben je?"


async def test_a_message_is_read_once_with_the_two_texts_before_it(gateway: Any, parent: Any) -> None:
    for text in ("een", "twee", "drie", "vier"):
        await parent.say(text)

    assert gateway.reader.read_texts == [
        ("een", ()),
        ("twee", ("een",)),
        ("drie", ("een", "twee")),
        ("vier", ("twee", "drie")),
    ]


async def test_a_choice_is_sent_as_its_payload_and_is_not_read(gateway: Any, parent: Any) -> None:
    choice = parent.welcome[-1]["choices"][0]
    assert choice["title"] == "Ik ben zwanger"
    assert "ik_ben_zwanger" not in choice["id"]

    await parent.choose(choice["id"])

    assert gateway.bot.texts == ["/ik_ben_zwanger"]
    assert gateway.bot.received[-1]["metadata"] == {}
    assert gateway.reader.read_texts == []


async def test_a_choice_keeps_its_picture_and_one_that_the_page_cannot_draw_is_left_out(
    gateway: Any, parent: Any
) -> None:
    icons = {"Geld": "geld", "Wonen": None, "Draak": "draak", "Stuk": {"a": 1}}
    buttons = [{"title": title, "payload": "/thema", "icon": icon} for title, icon in icons.items()]
    gateway.bot.say["thema's"] = [{"text": "Kies", "buttons": [*buttons, {"title": "Sla over", "payload": "/over"}]}]

    choices = (await parent.say("thema's"))["messages"][-1]["choices"]

    assert [(choice["title"], choice.get("icon", "none")) for choice in choices] == [
        ("Geld", "geld"),
        ("Wonen", "none"),
        ("Draak", "none"),
        ("Stuk", "none"),
        ("Sla over", "none"),
    ]
    assert (await parent.transcript())[-1]["choices"] == choices


async def test_the_whole_conversation_can_be_asked_for(parent: Any) -> None:
    await parent.choose(parent.welcome[-1]["choices"][0]["id"])
    await parent.say("het gaat goed")

    assert [(message["from"], message["text"]) for message in await parent.transcript()] == [
        ("naast", "Hoi, ik ben Naast."),
        ("naast", "Wie ben je?"),
        ("ouder", "Ik ben zwanger"),
        ("naast", "Je zei: /ik_ben_zwanger"),
        ("ouder", "het gaat goed"),
        ("naast", "Je zei: het gaat goed"),
    ]


async def test_the_conversation_shows_only_choices_that_can_still_be_chosen(parent: Any) -> None:
    assert (await parent.transcript())[-1]["choices"] == parent.welcome[-1]["choices"]

    await parent.say("hallo")

    assert all(message["choices"] == [] for message in await parent.transcript())


async def test_contacts_and_urgent_kinds_stand_below_the_message_before_them(
    gateway: Any, parent: Any
) -> None:
    contact = {"name": "Veilig Thuis", "phone": "0800-2000", "cost": "gratis", "id": "nl-vt"}
    gateway.bot.say["hulp"] = [
        {"text": "Eerst dit."},
        {"custom": {"contacts": [contact], "urgent": ["huiselijk_geweld"]}},
        {"text": "En dan?", "custom": {}},
    ]

    first, second = (await parent.say("hulp"))["messages"]

    assert first["urgent"] == ["huiselijk_geweld"]
    assert first["contacts"] == [
        {
            "name": "Veilig Thuis",
            "phone": "0800-2000",
            "url": None,
            "chat": None,
            "hours": None,
            "cost": "gratis",
            "anonymous": None,
            "what": None,
            "open_now": "Bellen kan dag en nacht",
            "why": None,
            "languages": None,
            "after_call": None,
            "say": None,
        }
    ]
    assert (second["text"], second["contacts"], second["urgent"]) == ("En dan?", [], [])


async def test_what_a_card_says_of_the_call_reaches_the_parent(gateway: Any, parent: Any) -> None:
    told = {
        "name": "Niet in de gids",
        "phone": "010-1234567",
        "open_now": "Nu open, tot 17.00 uur",
        "why": "Dit past bij: roken.",
        "languages": "Nederlands",
        "after_call": "Je krijgt advies.",
        "say": "Ik wil stoppen met roken.",
    }
    gateway.bot.say["hulp"] = [{"text": "Bel hier:", "custom": {"contacts": [told]}}]

    (contact,) = (await parent.say("hulp"))["messages"][0]["contacts"]

    assert contact.items() >= told.items()


async def test_a_custom_entry_without_a_message_before_it_is_not_lost(gateway: Any, parent: Any) -> None:
    gateway.bot.say["hulp"] = [{"custom": {"contacts": [{"name": "113", "phone": "113"}]}}]

    (message,) = (await parent.say("hulp"))["messages"]

    assert message["contacts"][0]["phone"] == "113"


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("/restart", "\u2215restart"),
        ("  /restart", "\u2215restart"),
        ("\u200b/restart", "\u2215restart"),
        ("\x00\x1b/restart", "\u2215restart"),
        ('/goodbye{"slot": 1}', '\u2215goodbye{"slot": 1}'),
        ("//restart", "\u2215/restart"),
        ("/", "\u2215"),
        ("hallo /restart", "hallo /restart"),
        ("1/2", "1/2"),
    ],
)
async def test_what_a_parent_types_is_never_a_command(
    gateway: Any, parent: Any, typed: str, sent: str
) -> None:
    await parent.say(typed)

    assert gateway.bot.texts == [sent]


async def test_the_parent_and_the_reader_see_the_slash_as_it_was_typed(gateway: Any, parent: Any) -> None:
    await parent.say("/restart")

    assert (await parent.transcript())[-2]["text"] == "/restart"
    assert gateway.reader.read_texts[-1][0] == "/restart"


async def test_a_text_is_composed_and_cleaned_but_keeps_its_lines(gateway: Any, parent: Any) -> None:
    await parent.say(" e\u0301e\u0301n\r\ntwee\tdrie\x00\x07 \U0001f469\u200d\U0001f37c ")

    assert gateway.bot.texts == ["één\ntwee\tdrie \U0001f469\u200d\U0001f37c"]


async def test_two_thousand_characters_are_fine(gateway: Any, parent: Any) -> None:
    await parent.say("\U0001f469" * 2000)

    assert gateway.bot.texts == ["\U0001f469" * 2000]
