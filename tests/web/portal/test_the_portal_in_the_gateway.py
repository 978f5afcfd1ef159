"""The portal as part of the gateway: no id, code or word of anybody in its log lines and metrics."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import pytest
from aiohttp import CookieJar
from aiohttp.test_utils import TestServer

from tests.unit.sharing.world import PASSWORD, World
from tests.web.conftest import FakeReader, FakeUrgentAnswer
from tests.web.portal.portal_world import RICH, SAFE, share
from tests.web.portal.professional import Professional
from web.access_log import AccessLog, keep_content_out_of_logs
from web.application import create_application
from web.portal import PortalSettings
from web.settings import Settings


async def test_reading_and_writing_leave_no_trace_in_logs_and_metrics(
    aiohttp_client: Any, world: World, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    keep_content_out_of_logs()
    app = create_application(
        Settings(page_folder=tmp_path),
        reader=FakeReader(),
        urgent_answer=FakeUrgentAnswer(),
        store=world.store,
        portal_settings=PortalSettings(secure=False),
    )
    server = TestServer(app)
    await server.start_server(access_log=logging.getLogger("web.access"), access_log_class=AccessLog)
    anna = Professional(await aiohttp_client(server, cookie_jar=CookieJar(unsafe=True)), world)
    receipt = share(world)
    await anna.log_in()
    await anna.open(receipt.summary_id)
    await anna.send(f"summaries/{receipt.summary_id}/note", note="Ik bel je dinsdag.")
    await anna.send(f"summaries/{receipt.summary_id}/pdf")
    await anna.get("summaries/iets-wat-iemand-typte")
    metrics = await (await anna.client.get("/metrics")).text()

    assert 'route="/professional/summaries/{summary_id}/note"' in metrics
    assert "POST /professional/summaries/{summary_id}/note 303" in caplog.text
    secret = (receipt.summary_id, receipt.code, PASSWORD, "anna@example.org", SAFE.value, "dinsdag", "iets-wat-iemand")
    for word in (*secret, *(line.text for line in RICH), anna.cookie("naast")):
        assert word not in metrics
        assert word not in caplog.text
    assert "font" not in caplog.text.casefold()


async def test_the_headers_of_the_parents_page_stay_as_they_are(
    aiohttp_client: Any, world: World, tmp_path: Path
) -> None:
    app = create_application(
        Settings(page_folder=tmp_path), reader=FakeReader(), urgent_answer=FakeUrgentAnswer(), store=world.store
    )
    client = await aiohttp_client(app)
    parents, portal = await client.get("/"), await client.get("/professional/log-in")

    assert parents.headers["Referrer-Policy"] == "no-referrer"
    assert portal.headers["Referrer-Policy"] == "same-origin"
    assert "script-src" not in portal.headers["Content-Security-Policy"]
    assert portal.headers["Cache-Control"] == "no-store"
    assert "X-Robots-Tag" not in parents.headers
