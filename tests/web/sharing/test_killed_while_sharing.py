"""A gateway that is killed while a parent shares: what was confirmed is there, and of the rest nobody sees anything."""

from __future__ import annotations

import asyncio
import signal
import sqlite3
import sys
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from support.sharing.backup import backup, remove_old
from support.sharing.keyring import Keyring
from support.sharing.model import NotYours
from support.sharing.store import Store
from tests.unit.sharing.traces import pieces, sealed_values, traces
from tests.unit.sharing.world import GROUND, Clock, World
from tests.web.test_the_gateway_as_a_process import ROOT, free_port

WORDS = "ik slaap slecht XQZV"

# The real reader takes seconds to load and the redaction a gigabyte; what is tested is the process with its store.
PROGRAM = """
import os, sys
from dataclasses import dataclass
from web.__main__ import serve, write_logs
from web.settings import Settings
from web.sharing.opening import open_store

class Reader:
    def read(self, text, before=(), asked=""):
        raise NotImplementedError

@dataclass
class Same:
    text: str
    taken: tuple = ()

class Redaction:
    async def redact(self, texts):
        return [Same(text) for text in texts]
    def warm(self):
        pass
    async def close(self):
        pass

write_logs()
settings = Settings.from_arguments(sys.argv[1:], os.environ)
store = open_store(os.environ)
# here it can be made to end
serve(settings, Reader(), lambda kinds, **situation: [], store=store, redaction=Redaction())
"""
ENDS_ITSELF_AFTER = """
import signal
really = store.{step}

def then_killed(*given, **more):
    really(*given, **more)
    os.kill(os.getpid(), signal.SIGKILL)

store.{step} = then_killed
"""


@asynccontextmanager
async def running(
    url: str, keys: Path, bot_url: str, *, killed_after: str = ""
) -> AsyncIterator[tuple[str, asyncio.subprocess.Process]]:
    """The gateway as a process; `killed_after` a step of the store, before anything of it is answered."""
    port = free_port()
    ends = ENDS_ITSELF_AFTER.format(step=killed_after) if killed_after else ""
    program = PROGRAM.replace("# here it can be made to end", ends)
    arguments = ["--port", str(port), "--bot-url", bot_url]
    environment = {"NAAST_STORE": url, "NAAST_KEY_FILE": str(keys), "PATH": "/usr/bin:/bin"}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", program, *arguments),
        cwd=ROOT,
        env={**environment, "PYTHONPATH": str(ROOT)},
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        await until_live(f"http://127.0.0.1:{port}", process)
        yield f"http://127.0.0.1:{port}", process
    finally:
        if process.returncode is None:
            process.send_signal(signal.SIGKILL)
        await process.communicate()


async def until_live(address: str, process: asyncio.subprocess.Process) -> None:
    async with aiohttp.ClientSession() as session:
        for _ in range(600):
            assert process.returncode is None, (await process.communicate())[1].decode()
            try:
                async with session.get(f"{address}/health/live"):
                    return
            except aiohttp.ClientConnectionError:
                await asyncio.sleep(0.1)
    raise AssertionError("the gateway did not start")


async def ask(session: aiohttp.ClientSession, url: str, body: Any, token: str = "") -> dict[str, Any]:
    async with session.post(url, json=body, headers={"Authorization": f"Bearer {token}"}) as response:
        answer: dict[str, Any] = await response.json()
        assert response.status < 300, answer
        return answer


async def share_again_and_again(
    address: str, told: list[str], began: asyncio.Event, codes: list[str] | None = None
) -> None:
    """Share until the gateway is gone; `told` gets each code whose confirmation was answered, `codes` every code."""
    async with aiohttp.ClientSession() as session:
        while True:
            token = (await ask(session, f"{address}/api/conversations", {}))["token"]
            asked = {"recipient": "de-linde", "days": 30, "contact": False}
            version = (await ask(session, f"{address}/api/consent", asked, token))["version"]
            line = {"id": None, "section": "bezig", "text": WORDS, "about": False}
            body = {
                "id": str(uuid.uuid4()),
                "recipient": "de-linde",
                "lines": [line],
                "consent": {"version": version, "agreed": True},
                "contact": None,
                "days": 30,
            }
            began.set()
            code = (await ask(session, f"{address}/api/summary/share", body, token))["code"]
            if codes is not None:
                codes.append(code)
            assert (await ask(session, f"{address}/api/shared/confirm", {"code": code}))["shared"]
            told.append(code)


@pytest.mark.parametrize("milliseconds", [3, 11, 29, 71])
async def test_after_kill_9_what_was_confirmed_is_there_and_the_rest_is_whole(
    tmp_path: Path, aiohttp_server: Any, bot: Any, milliseconds: int
) -> None:
    keys = tmp_path / "keys.json"
    world = World(f"sqlite:///{tmp_path / 'store' / 'naast.sqlite'}", Clock(), Keyring.new(keys))
    world.store.close()
    bot_server = await aiohttp_server(bot.application())
    told: list[str] = []

    async with running(world.url, keys, str(bot_server.make_url("/"))) as (address, process):
        began = asyncio.Event()
        parents = [asyncio.create_task(share_again_and_again(address, told, began)) for _ in range(3)]
        await began.wait()
        await asyncio.sleep(milliseconds / 1000)
        process.send_signal(signal.SIGKILL)
        ended = await asyncio.gather(*parents, return_exceptions=True)
    assert all(isinstance(one, (aiohttp.ClientError, OSError)) for one in ended), ended

    again = Store.open(world.url, world.keyring)
    try:
        assert again.log_is_whole()
        for code in told:
            view = again.by_code(code)
            assert view.summary is not None
            assert [line.text for line in view.summary.lines] == [WORDS]
        items = again.work_list(world.reader)
        assert len(told) <= len(items) <= len(told) + 3
        for item in items:
            summary = again.read(world.reader, item.summary_id, GROUND).summary
            assert [line.text for line in summary.lines] == [WORDS]
        with again.begin() as connection:
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
    finally:
        again.close()


async def killed_after(step: str, tmp_path: Path, aiohttp_server: Any, bot: Any) -> tuple[World, list[str]]:
    """A store whose gateway was killed right after a step, and the codes that reached a phone."""
    keys = tmp_path / "keys.json"
    world = World(f"sqlite:///{tmp_path / 'store' / 'naast.sqlite'}", Clock(), Keyring.new(keys))
    world.store.close()
    bot_url, codes = str((await aiohttp_server(bot.application())).make_url("/")), []
    async with running(world.url, keys, bot_url, killed_after=step) as (address, process):
        with pytest.raises((aiohttp.ClientError, OSError)):
            await share_again_and_again(address, [], asyncio.Event(), codes)
        assert await process.wait() == -signal.SIGKILL
    return world, codes


async def test_killed_after_storing_and_before_answering_nobody_sees_it_and_it_is_gone_after_half_an_hour(
    tmp_path: Path, aiohttp_server: Any, bot: Any
) -> None:
    world, codes = await killed_after("share", tmp_path, aiohttp_server, bot)
    assert codes == []
    with closing(sqlite3.connect(world.file)) as connection:
        ((summary_id,),) = connection.execute("SELECT id FROM summary").fetchall()
    values = pieces(sealed_values(world.file, summary_id))
    assert traces(tmp_path, values)

    clock = Clock(datetime.now(timezone.utc))
    again = Store.open(world.url, world.keyring, clock)
    copies = tmp_path / "copies"
    backup(world.file, copies, clock.now)
    for _ in range(2):
        assert again.work_list(world.reader) == again.work_list(world.coordinator) == []
        with pytest.raises(NotYours):
            again.read(world.reader, summary_id, GROUND)
        clock.turn(minutes=30)
    assert again.expire_unconfirmed() == 1
    assert [file for file, _ in traces(tmp_path, values) if not file.startswith("naast-")] == []
    clock.turn(days=7)
    remove_old(copies, clock.now)
    assert traces(tmp_path, values) == []
    assert again.log_is_whole()
    again.close()


async def test_killed_after_confirming_and_before_answering_the_words_tell_that_it_is_shared(
    tmp_path: Path, aiohttp_server: Any, bot: Any
) -> None:
    world, codes = await killed_after("confirm", tmp_path, aiohttp_server, bot)
    (code,) = codes
    again = Store.open(world.url, world.keyring)

    assert again.by_code(code).shared
    assert len(again.work_list(world.reader)) == 1
    again.close()


async def test_after_a_start_again_the_code_still_opens_it_and_the_old_conversation_is_unknown(
    tmp_path: Path, aiohttp_server: Any, bot: Any
) -> None:
    keys = tmp_path / "keys.json"
    world = World(f"sqlite:///{tmp_path / 'store' / 'naast.sqlite'}", Clock(), Keyring.new(keys))
    world.store.close()
    bot_url, told = str((await aiohttp_server(bot.application())).make_url("/")), []

    async with running(world.url, keys, bot_url) as (address, process):
        sharing = asyncio.create_task(share_again_and_again(address, told, asyncio.Event()))
        while not told:
            await asyncio.sleep(0.02)
        process.send_signal(signal.SIGKILL)
        await asyncio.gather(sharing, return_exceptions=True)
    async with running(world.url, keys, bot_url) as (address, _):
        async with aiohttp.ClientSession() as session:
            view = await ask(session, f"{address}/api/shared/open", {"code": told[0]})
            assert view["lines"] == [{"section": "bezig", "text": WORDS, "about": None}]
            async with session.post(f"{address}/api/summary", headers={"Authorization": "Bearer oud"}) as response:
                assert response.status == 401


async def test_without_keys_sharing_is_off_and_the_start_says_so_in_one_line(
    tmp_path: Path, aiohttp_server: Any, bot: Any
) -> None:
    bot_url = str((await aiohttp_server(bot.application())).make_url("/"))
    url = f"sqlite:///{tmp_path / 'naast.sqlite'}"

    async with running(url, tmp_path / "geen.json", bot_url) as (address, process):
        async with aiohttp.ClientSession() as session:
            token = (await ask(session, f"{address}/api/conversations", {}))["token"]
            assert (await ask(session, f"{address}/api/summary", {}, token))["sharing"] is False
        process.send_signal(signal.SIGTERM)
        _, log = await process.communicate()

    said = [line for line in log.decode().splitlines() if "Sharing is" in line]
    assert len(said) == 1
    assert "Sharing is off: there are no keys yet." in said[0]
    assert b"Traceback" not in log
    assert not (tmp_path / "naast.sqlite").exists()


def test_keys_that_do_not_open_the_store_leave_the_chat_running(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    from web.sharing.opening import open_store

    keys = tmp_path / "keys.json"
    environ = {"NAAST_STORE": f"sqlite:///{tmp_path / 'naast.sqlite'}", "NAAST_KEY_FILE": str(keys)}
    keys.write_text("geen sleutels")

    assert open_store(environ) is None
    assert "Sharing is off: the store could not be opened" in caplog.text
