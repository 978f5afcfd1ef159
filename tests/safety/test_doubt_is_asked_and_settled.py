"""Where it is not sure that something is urgent, one mild question is asked; the answer settles it."""

from __future__ import annotations

import json
import urllib.request
import uuid
from dataclasses import dataclass, field
from typing import Any

import pytest

from language.reading import Evidence, Reading
from support.doubt import doubt_question, doubt_texts, every_doubt_part, meaning_of, unsaid_part
from support.urgent import PHASES, REGIONS
from tests.running import RunningAssistant
from tests.safety.told import URGENT


@dataclass
class AtTheBot:
    """A conversation with Rasa itself, so that a test can say what was read."""

    address: str
    sender: str = field(default_factory=lambda: uuid.uuid4().hex)

    def send(self, text: str, reading: Reading | None = None) -> list[dict[str, Any]]:
        metadata = {"reading": reading.to_dict()} if reading else {}
        body = json.dumps({"sender": self.sender, "text": text, "metadata": metadata}).encode()
        request = urllib.request.Request(
            f"{self.address}/webhooks/naast/webhook", body, {"Content-Type": "application/json"}
        )
        with urllib.request.urlopen(request, timeout=20) as answer:
            return list(json.loads(answer.read()))


@pytest.fixture
def bot(assistant: RunningAssistant) -> AtTheBot:
    at_the_bot = AtTheBot(assistant.bot_address)
    at_the_bot.send("/begin")
    return at_the_bot


def doubted(kind: str) -> Reading:
    why = (Evidence("stress_of_spanning", "het is niet makkelijk", "model", 0.5),)
    return Reading(risk=("stress_of_spanning",), about="self", doubt=(kind,), intent_confidence=0.9, why=why)


def said(replies: list[dict[str, Any]]) -> str:
    return "\n".join(reply.get("text") or "" for reply in replies)


def urgent(replies: list[dict[str, Any]]) -> set[str]:
    return {kind for reply in replies for kind in (reply.get("custom") or {}).get("urgent", [])}


def numbers(replies: list[dict[str, Any]]) -> set[str]:
    return {
        contact["phone"] for reply in replies for contact in (reply.get("custom") or {}).get("contacts", [])
    }


def payload(replies: list[dict[str, Any]], meaning: str) -> str:
    return next(b["payload"] for r in replies for b in r.get("buttons") or [] if meaning in b["payload"])


# --- the question -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", URGENT)
def test_it_is_one_question_with_the_alarm_number_below_it_alone_on_its_line(kind: str) -> None:
    part = doubt_question(kind)

    assert part.text.count("?") == 1
    assert part.text.splitlines()[-1] == "112"
    assert [choice.payload for choice in part.choices] == [
        "/twijfel_rustig",
        "/twijfel_dringend",
        "/twijfel_liever_niet",
    ]


@pytest.mark.parametrize("kind", URGENT)
def test_yes_and_no_mean_what_the_question_asks(kind: str) -> None:
    safe = doubt_texts().vragen[kind].veilig_is
    other = {"ja": "nee", "nee": "ja"}[safe]

    assert meaning_of(kind, safe) == "rustig"
    assert meaning_of(kind, other) == "dringend"
    assert meaning_of(kind, "weet_niet") == "liever_niet"
    assert meaning_of(kind, "vertelt") is None


def test_whoever_would_rather_not_say_still_gets_the_ways_to_reach_a_person() -> None:
    names = {part.response for part in every_doubt_part()}
    for kind in URGENT:
        for phase in PHASES:
            for region in REGIONS:
                part = unsaid_part(kind, phase, region)
                assert part.contacts
                assert part.response in names


@pytest.mark.slow
@pytest.mark.parametrize("kind", URGENT)
def test_doubt_asks_and_does_not_alarm(kind: str, bot: AtTheBot) -> None:
    replies = bot.send("het is niet makkelijk hier", doubted(kind))

    assert doubt_texts().vragen[kind].vraag in said(replies)
    assert urgent(replies) == set()


@pytest.mark.slow
@pytest.mark.parametrize("kind", URGENT)
def test_the_choice_that_it_is_so_brings_the_urgent_answer(kind: str, bot: AtTheBot) -> None:
    asked = bot.send("het is niet makkelijk hier", doubted(kind))
    replies = bot.send(payload(asked, "dringend"))

    assert urgent(replies) == {kind}
    assert "112" in said(replies).splitlines()
    assert numbers(replies)


@pytest.mark.slow
@pytest.mark.parametrize("kind", URGENT)
def test_the_choice_that_it_is_not_so_is_believed_and_not_asked_again(kind: str, bot: AtTheBot) -> None:
    asked = bot.send("het is niet makkelijk hier", doubted(kind))
    quiet = bot.send(payload(asked, "rustig"))
    again = bot.send("toch is het niet makkelijk", doubted(kind))

    assert doubt_texts().rustig in said(quiet)
    assert urgent(quiet) == set()
    assert doubt_texts().vragen[kind].vraag not in said(again)


@pytest.mark.slow
@pytest.mark.parametrize("kind", URGENT)
def test_yes_and_no_can_be_typed(kind: str, bot: AtTheBot) -> None:
    bot.send("het is niet makkelijk hier", doubted(kind))
    word = {"ja": "nee", "nee": "ja"}[doubt_texts().vragen[kind].veilig_is]
    replies = bot.send(word, Reading(intent=word, intent_confidence=0.95))

    assert urgent(replies) == {kind}


@pytest.mark.slow
def test_whoever_would_rather_not_say_is_respected_and_gets_the_numbers(bot: AtTheBot) -> None:
    asked = bot.send("het is niet makkelijk hier", doubted("huiselijk_geweld"))
    replies = bot.send(payload(asked, "liever_niet"))

    assert doubt_texts().liever_niet in said(replies)
    assert "0800-2000" in numbers(replies)


@pytest.mark.slow
def test_whoever_goes_on_telling_is_listened_to(bot: AtTheBot) -> None:
    bot.send("het is niet makkelijk hier", doubted("huiselijk_geweld"))
    more = Reading(
        protective=("steunend_netwerk",),
        about="self",
        intent_confidence=0.9,
        why=(Evidence("steunend_netwerk", "mijn zus helpt elke dag", "model", 0.8),),
    )

    assert "mijn zus helpt elke dag" in said(bot.send("mijn zus helpt elke dag", more))


@pytest.mark.slow
def test_what_was_told_when_it_was_doubted_is_kept(bot: AtTheBot) -> None:
    asked = bot.send("het is niet makkelijk hier", doubted("verslaving"))
    bot.send(payload(asked, "rustig"))

    assert "het is niet makkelijk" in said(bot.send("/vraag_samenvatting"))
