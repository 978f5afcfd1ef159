"""Naast: how it is trained, started and talked to, as a browser does it, through the gateway."""

from __future__ import annotations

import re
import time
import uuid
from pathlib import Path

import aiohttp

from benchmarks.processes import CannotMeasure, Command, environment, python
from benchmarks.talking import Reply
from language.fingerprint import CACHE, ROOT
from naast.dutch_model import NAME, VERSION
from naast.serving import programs

_NO_LIMIT = "1000000/1000000"
_TROUBLE = re.compile(r"^naast_web_(?:bot_failures|apologies|urgent_by_gateway)_total\S* ([\d.]+)$", re.MULTILINE)


class Ours:
    """Naast with a cache of its own that begins empty."""

    name = "Naast"

    def __init__(self, work: Path) -> None:
        self._work = work / "naast"
        self.cache = self._work / "cache"
        self.dutch_model = _take_over_dutch_model(self.cache)
        """The folder of spaCy's Dutch model, or None where its fallback is measured."""

    def environment(self) -> dict[str, str]:
        """The user's environment, with the empty cache and without limits on how fast one address may send."""
        return environment(
            self._work / "bytecode",
            NAAST_CACHE=str(self.cache),
            NAAST_MESSAGES_PER_CONVERSATION=_NO_LIMIT,
            NAAST_REQUESTS_PER_ADDRESS=_NO_LIMIT,
            NAAST_CONVERSATIONS_PER_ADDRESS=_NO_LIMIT,
            RASA_CACHE_DIRECTORY=str(self._work / "rasa-cache"),
        )

    def environment_of_gateway(self) -> dict[str, str]:
        """What the gateway's process runs with."""
        started = programs(Path("model"), "127.0.0.1", 0, self.dutch_model)
        return {**self.environment(), **next(program.environment for program in started if program.name == "web")}

    def train(self) -> Command:
        """`naast train`"""
        return self._command("train", python("-m", "naast.cli", "train"))

    def serve(self, port: int) -> Command:
        """`naast serve`"""
        return self._command("serve", python("-m", "naast.cli", "serve", "--port", str(port)))

    async def first_answer(self, session: aiohttp.ClientSession, address: str) -> NaastTalk | None:
        """A conversation with the bot's own welcome: the gateway alone would welcome a parent sooner."""
        async with session.get(f"{address}/health/ready") as answer:
            if answer.status != 200:
                return None
        return await self.open(session, address)

    async def open(self, session: aiohttp.ClientSession, address: str) -> NaastTalk:
        """POST /api/conversations. Raises CannotMeasure where that is not answered with 201."""
        async with session.post(f"{address}/api/conversations") as answer:
            if answer.status != 201:
                raise CannotMeasure(f"Naast answered a new conversation with {answer.status}.")
            return NaastTalk(session, address, (await answer.json())["token"])

    def check(self) -> None:
        """Raises CannotMeasure where the data changed since training, so that a start trained anew."""
        models = list((self.cache / "models").glob("*.tar.gz"))
        if len(models) != 1:
            raise CannotMeasure("Naast's data changed during the measurement; run it again.")

    async def trouble(self, session: aiohttp.ClientSession, address: str) -> int:
        """How many answers the gateway had to give by itself, by its own count. Raises CannotMeasure."""
        async with session.get(f"{address}/metrics") as answer:
            return trouble_in(await answer.text())

    def _command(self, name: str, arguments: tuple[str, ...]) -> Command:
        return Command(arguments, ROOT, self.environment(), self._work / f"{name}.log")


class NaastTalk:
    """One conversation over the parent API."""

    def __init__(self, session: aiohttp.ClientSession, address: str, token: str) -> None:
        self._session = session
        self._address = address
        self._headers = {"Authorization": f"Bearer {token}"}

    async def say(self, text: str) -> Reply:
        """POST /api/messages. Raises CannotMeasure where that is not answered with 200."""
        body = {"id": str(uuid.uuid4()), "text": text}
        started = time.perf_counter()
        async with self._session.post(f"{self._address}/api/messages", json=body, headers=self._headers) as answer:
            await answer.read()
            took = time.perf_counter() - started
            if answer.status != 200:
                raise CannotMeasure(f"Naast answered a message with {answer.status}.")
            return Reply(took, (await answer.json())["messages"])

    async def end(self) -> None:
        """DELETE /api/conversation"""
        async with self._session.delete(f"{self._address}/api/conversation", headers=self._headers):
            pass


def trouble_in(metrics: str) -> int:
    """Failures of the bot and answers without it, in the text of GET /metrics. Raises CannotMeasure."""
    counts = _TROUBLE.findall(metrics)
    if not counts:
        raise CannotMeasure("Naast's metrics do not tell how many answers the gateway gave by itself.")
    return round(sum(map(float, counts)))


def _take_over_dutch_model(cache: Path) -> Path | None:
    """Uses spaCy's Dutch model where this machine has it; otherwise notes that it was tried, so nothing is fetched."""
    had = CACHE / "spacy"
    if (had / NAME / f"{NAME}-{VERSION}" / "config.cfg").exists():
        cache.mkdir(parents=True)
        (cache / "spacy").symlink_to(had.resolve(), target_is_directory=True)
        return cache / "spacy" / NAME / f"{NAME}-{VERSION}"
    (cache / "spacy").mkdir(parents=True)
    (cache / "spacy" / "tried").write_text(VERSION, encoding="utf-8")
    return None
