"""Logs and metrics count; they never hold a text, a token, a name at the bot or an address."""

from __future__ import annotations

import asyncio
import logging
import re
from typing import Any

import pytest

from web.access_log import AccessLog, WithoutContent, keep_content_out_of_logs
from web.application import create_application
from web.settings import Settings

pytestmark = pytest.mark.asyncio

SECRET = "mijnallerdiepstegeheim"


async def test_the_metrics_count_without_content(gateway: Any, parent: Any) -> None:
    await parent.say(f"{SECRET} hij slaat me")
    await parent.post(choice=SECRET)
    await gateway.client.get(f"/{SECRET}")
    await gateway.client.get(f"/static/{SECRET}")
    gateway.bot.mode = "empty"
    await parent.say("ik ben moe")

    metrics = await (await gateway.client.get("/metrics")).text()

    assert 'naast_web_requests_total{method="POST",route="/api/messages",status="200"} 2.0' in metrics
    assert 'naast_web_refused_total{code="choice_not_offered"} 1.0' in metrics
    assert 'naast_web_bot_failures_total{reason="empty"} 1.0' in metrics
    assert "naast_web_urgent_by_gateway_total 1.0" in metrics
    assert "naast_web_apologies_total 1.0" in metrics
    assert "naast_web_conversations 1.0" in metrics
    assert "naast_web_reading_seconds_count 2.0" in metrics
    for hidden in (SECRET, parent.token, gateway.bot.received[0]["sender"], "huiselijk_geweld", "127.0.0.1"):
        assert hidden not in metrics


async def test_made_up_methods_and_addresses_do_not_make_new_metrics(gateway: Any) -> None:
    for number in range(20):
        await gateway.client.get(f"/adres-{number}")
        await gateway.client.request("PROPFIND", f"/api/adres-{number}")

    metrics = await (await gateway.client.get("/metrics")).text()

    routes = set(re.findall(r'naast_web_requests_total\{method="(\w+)",route="([^"]*)"', metrics))
    assert routes == {("GET", "-"), ("other", "-")}


async def test_no_log_line_holds_what_was_typed(
    gateway: Any, parent: Any, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level(logging.DEBUG)
    await parent.say(f"KAPOT {SECRET}")
    for mode in ("error", "garbage", "strange", "empty"):
        gateway.bot.mode = mode
        await parent.say(f"{SECRET} hij slaat me")
    gateway.urgent.broken = True
    await parent.say(f"{SECRET} hij slaat me")
    gateway.bot.delay = 5
    await parent.say(SECRET)
    monkeypatch.setattr("web.answering.plain", lambda *_: 1 / 0)
    assert (await parent.post(text=SECRET)).status == 500
    await gateway.client.post("/api/messages", data=SECRET, headers=parent.headers)
    await gateway.client.post("/api/leave", data=f"{parent.token} {SECRET}")

    assert "RuntimeError while reading a message" in caplog.text
    assert "the bot gave no answer: timeout" in caplog.text
    assert "ZeroDivisionError at" in caplog.text
    for hidden in (SECRET, parent.token, gateway.bot.received[0]["sender"]):
        assert hidden not in caplog.text


async def test_the_access_log_names_the_route_and_nothing_else(
    aiohttp_server: Any, aiohttp_client: Any, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "web.access")
    app = create_application(settings, reader=None, urgent_answer=None)  # type: ignore[arg-type]
    server = await aiohttp_server(app, access_log=logging.getLogger("web.access"), access_log_class=AccessLog)
    client = await aiohttp_client(server)
    await client.get(f"/static/{SECRET}?q={SECRET}", headers={"User-Agent": SECRET, "Referer": SECRET})
    await client.post("/api/messages", data=SECRET, headers={"Authorization": f"Bearer {SECRET}"})
    await client.get(f"/{SECRET}")
    await asyncio.sleep(0)

    lines = [record.getMessage() for record in caplog.records if record.name == "web.access"]
    assert [line.rsplit(" ", 2)[0] for line in lines] == [
        "GET /static/{path} 404",
        "POST /api/messages 401",
        "GET - 404",
    ]


async def test_a_message_that_is_not_http_is_not_quoted_in_the_log(
    gateway: Any, caplog: pytest.LogCaptureFixture
) -> None:
    keep_content_out_of_logs()
    try:
        reader, writer = await asyncio.open_connection(gateway.client.host, gateway.client.port)
        writer.write(b"GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n")
        await reader.readuntil(b"}")
        writer.write(f"GET / HTTP/1.1\r\n{SECRET}\x00: {SECRET}\r\n\r\n".encode())
        await reader.read(100)
        writer.close()
    finally:
        for name in ("aiohttp.server", "aiohttp.web", "aiohttp.client", "aiohttp.internal", "asyncio"):
            logger = logging.getLogger(name)
            for each in [each for each in logger.filters if isinstance(each, WithoutContent)]:
                logger.removeFilter(each)

    assert "in aiohttp.server" in caplog.text
    assert SECRET not in caplog.text


async def test_a_lost_task_is_not_quoted_in_the_log() -> None:
    record = logging.makeLogRecord(
        {
            "name": "asyncio",
            "msg": f"Task exception was never retrieved\nfuture: <Task {SECRET}>",
            "args": None,
        }
    )

    WithoutContent().filter(record)

    assert record.getMessage() == "Task exception was never retrieved"
