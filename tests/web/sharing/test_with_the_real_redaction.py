"""The gateway with the worker that really takes names out."""

from __future__ import annotations

from typing import Any

import pytest

from support.situation import Heard, Situation
from tests.web.conftest import FakeBot
from tests.web.sharing.conftest import as_sent, written
from tests.web.sharing.fakes import FakeRedaction
from web.redacting import RedactionRoom

pytestmark = [pytest.mark.asyncio, pytest.mark.slow]


@pytest.fixture
def redaction() -> FakeRedaction:
    return RedactionRoom(timeout=120)  # type: ignore[return-value]


@pytest.fixture
def bot() -> FakeBot:
    told = [Heard(factor="steunend_netwerk", words="mijn zus Fatima de Vries helpt mij, bel 06 12345678")]
    return FakeBot(situation=Situation(wish="langskomen", phase="zwanger").hear(told).to_slot())


async def test_what_was_looked_through_once_can_be_shared_as_it_is(gateway: Any, parent: Any) -> None:
    made = await parent.summary()
    told, wish = made["lines"]
    assert "Fatima" not in told["text"]
    assert "[naam]" in told["text"]
    assert "[telefoonnummer]" in told["text"]
    assert wish["text"] == "Ik wil graag dat er iemand bij mij thuis langskomt."

    checked = await parent.check([as_sent(told), as_sent(wish), written("mijn man heet Mohammed")])
    shared = await parent.share(lines=[as_sent(line) for line in checked])

    view = await parent.open(shared["code"])
    assert [line["text"] for line in view["lines"]] == [line["text"] for line in checked]
    assert "Mohammed" not in str(view)
