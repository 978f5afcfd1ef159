"""`python -m web` listens where it is told and ends cleanly on SIGTERM, after the answers under way."""

from __future__ import annotations

import asyncio
import signal
import socket
import sys
from pathlib import Path
from typing import Any

import aiohttp
import pytest

pytestmark = pytest.mark.asyncio

ROOT = Path(__file__).parents[2]

# The real reader takes seconds to load; what is tested here is the process around it.
PROGRAM = """
import sys
from web.__main__ import serve
from web.settings import Settings

class Reader:
    def read(self, text, before=(), asked=""):
        raise NotImplementedError

serve(Settings.from_arguments(sys.argv[1:], {}), Reader(), lambda kinds, **situation: [])
"""


async def test_an_address_that_is_taken_is_one_sentence() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *("-c", PROGRAM, "--port", str(taken.getsockname()[1])),
            cwd=ROOT,
            stderr=asyncio.subprocess.PIPE,
        )
        _, log = await asyncio.wait_for(process.communicate(), 10)

    assert process.returncode == 1
    assert log.decode().strip().splitlines()[-1].startswith("Cannot listen on 127.0.0.1:")
    assert b"Traceback" not in log


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


async def wait_until_live(session: aiohttp.ClientSession, url: str) -> None:
    for _ in range(100):
        try:
            async with session.get(f"{url}/health/live") as response:
                assert response.status == 200
                return
        except aiohttp.ClientConnectionError:
            await asyncio.sleep(0.05)
    raise AssertionError("the gateway did not start")


async def test_a_turn_under_way_is_answered_and_then_the_process_ends(aiohttp_server: Any, bot: Any) -> None:
    bot_server, port = await aiohttp_server(bot.application()), free_port()
    url = f"http://127.0.0.1:{port}"
    arguments = ["--port", str(port), "--bot-url", str(bot_server.make_url("/"))]
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", PROGRAM, *arguments, cwd=ROOT, stderr=asyncio.subprocess.PIPE
    )
    async with aiohttp.ClientSession() as session:
        await wait_until_live(session, url)
        async with session.post(f"{url}/api/conversations") as response:
            token = (await response.json())["token"]
        bot.delay = 0.5
        body = {"id": "0b0e1f6e-4f3c-4a51-9a64-2a1f8e7f6c5d", "text": "allerdiepstegeheim"}
        turn = asyncio.create_task(
            session.post(f"{url}/api/messages", json=body, headers={"Authorization": f"Bearer {token}"})
        )
        await asyncio.sleep(0.2)

        process.send_signal(signal.SIGTERM)

        answer = await turn
        assert (await answer.json())["messages"][0]["text"] == "Je zei: allerdiepstegeheim"
    _, log = await asyncio.wait_for(process.communicate(), 5)
    assert process.returncode == 0
    assert bot.trackers == {}
    assert b"POST /api/messages 200" in log
    assert b"NotImplementedError while reading" in log
    assert b"allerdiepstegeheim" not in log
    assert token.encode() not in log
    assert b"Traceback" not in log
