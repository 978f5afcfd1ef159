"""No log line and no metric holds a word of a summary, a code, a contact, or who it was shared with."""

from __future__ import annotations

import logging
from typing import Any

import pytest

from support.sharing.model import StoreUnavailable
from tests.web.sharing.conftest import as_sent, written
from tests.web.sharing.fakes import SECRET

pytestmark = pytest.mark.asyncio

CONTACT = {"kind": "email", "value": f"{SECRET}@voorbeeld.nl", "when": SECRET, "may_say": SECRET}


async def test_the_whole_way_leaves_no_word(gateway: Any, parent: Any, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    await parent.summary()
    await parent.check([written(f"{SECRET} Kees")])
    await parent.post_to("/api/summary/pdf", {"lines": [as_sent(line) for line in parent.lines]})
    shared = await parent.share(contact=CONTACT)
    code = shared["code"]
    await parent.open(code)
    await parent.ask("/api/shared/extend", {"code": code, "days": 2})
    await parent.ask("/api/shared/contact", {"code": code, "contact": CONTACT})
    await parent.post_to("/api/shared/pdf", {"code": code})
    await parent.post_to("/api/shared/open", {"code": f"{SECRET} a b c"})
    await parent.ask("/api/shared/withdraw", {"code": code})

    metrics = await (await gateway.client.get("/metrics")).text()

    assert 'route="/api/summary/share"' in metrics
    for hidden in (SECRET, code, code.split("-")[0], parent.token, "de-linde", "De Linde", "voorbeeld.nl", "Kees"):
        assert hidden not in caplog.text, hidden
        assert hidden not in metrics, hidden


async def test_neither_does_anything_that_fails(
    gateway: Any, parent: Any, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level(logging.DEBUG)
    body = await parent.ready_to_share(contact=CONTACT)
    gateway.redaction.mode = "broken"
    await parent.ask("/api/summary/share", body, 503)
    gateway.redaction.mode = "normal"

    def failing(*given: Any, **more: Any) -> Any:
        raise StoreUnavailable if not given else RuntimeError(f"{SECRET} {given}")

    for name in ("share", "by_code"):
        monkeypatch.setattr(gateway.world.store, name, failing)
    await parent.ask("/api/summary/share", body, 503)
    await parent.ask("/api/shared/open", {"code": f"{SECRET}-a-b-c"}, 500)
    await parent.post_to("/api/summary/share", {**body, "days": SECRET})

    metrics = await (await gateway.client.get("/metrics")).text()

    assert "RuntimeError while names were taken out" in caplog.text
    assert "RuntimeError while sharing: nothing was shared" in caplog.text
    for hidden in (SECRET, "voorbeeld.nl", "Kees"):
        assert hidden not in caplog.text, hidden
        assert hidden not in metrics, hidden


async def test_the_store_holds_nothing_that_can_be_read(gateway: Any, parent: Any) -> None:
    shared = await parent.share(contact=CONTACT)

    for file in gateway.world.file.parent.iterdir():
        held = file.read_bytes()
        for hidden in (SECRET, shared["code"], "Je deelt de regels die je koos"):
            assert hidden.encode() not in held, (file.name, hidden)
