"""While the bot is down, an urgent message in another language gets its first sentence in that language."""

from __future__ import annotations

from typing import Any

import pytest

import support.urgent
from support.other_languages import languages, other_languages
from tests.web.conftest import FakeReading

pytestmark = pytest.mark.asyncio


@pytest.fixture
def lang() -> str:
    return "tr"


@pytest.fixture
def alone(gateway: Any, lang: str, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Give a gateway without a bot, with the real urgent answer, that hears violence in this language."""
    reading = FakeReading(urgent=("huiselijk_geweld",), lang=lang)
    monkeypatch.setattr(gateway.reader, "read", lambda text, before=(), asked="": reading)
    monkeypatch.setattr(
        type(gateway.urgent), "__call__", lambda self, kinds, **about: support.urgent.answer(kinds, **about)
    )
    gateway.bot.mode = "error"
    return gateway


@pytest.mark.parametrize("lang", other_languages())
async def test_the_gateway_alone_answers_in_the_language_that_was_typed(alone: Any, lang: str) -> None:
    parent = await alone.parent()

    first, people, interpreter, question = (await parent.say("..."))["messages"]

    assert first["text"] == languages()[lang].urgent("huiselijk_geweld")
    assert first["text"].splitlines()[-1] == "112"
    assert first["urgent"] == ["huiselijk_geweld"]
    assert [contact["phone"] for contact in people["contacts"]] == ["0800-2000"]
    assert languages()[lang].tolk.zeg in interpreter["text"]
    assert [choice["title"] for choice in question["choices"]][:2] == ["Ja", "Nee"]


async def test_the_second_time_it_does_not_repeat_itself(alone: Any, lang: str) -> None:
    parent = await alone.parent()
    await parent.say("...")

    first, people, _ = (await parent.say("..."))["messages"]

    assert first["text"] == languages()[lang].urgent_again()
    assert [contact["phone"] for contact in people["contacts"]] == ["0800-2000"]


@pytest.mark.parametrize("lang", ["nl"])
async def test_dutch_is_answered_in_dutch(alone: Any, lang: str) -> None:
    parent = await alone.parent()

    messages = (await parent.say("..."))["messages"]

    assert messages[0]["text"].splitlines()[0] == support.urgent.texts().soorten["huiselijk_geweld"].gehoord["algemeen"]
    assert len(messages) == 3


async def test_the_language_travels_to_the_urgent_answer(gateway: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    reading = FakeReading(urgent=("medisch_alarm",), lang="pap")
    monkeypatch.setattr(gateway.reader, "read", lambda text, before=(), asked="": reading)
    gateway.bot.mode = "empty"
    parent = await gateway.parent()

    await parent.say("mi ta pèrdè sanger")

    assert gateway.urgent.asked[0]["lang"] == "pap"
