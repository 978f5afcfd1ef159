"""The peer: the starter bot that `rasa init` makes, trained and served by Rasa's own commands."""

from __future__ import annotations

import shutil
import time
import uuid
from pathlib import Path

import aiohttp

from benchmarks.processes import CannotMeasure, Command, environment, python, run_to_end
from benchmarks.talking import Reply

_MAKE_WITHIN_SECONDS = 900.0
_HELLO = "hello"


class Starter:
    """Rasa's starter bot, as its makers ship it in the rasa package."""

    name = "Rasa's starter bot"

    def __init__(self, work: Path) -> None:
        self._work = work / "starter"
        self._project = self._work / "project"

    def make(self) -> None:
        """`rasa init --no-prompt`. It trains too; what that leaves behind is removed, so that training can be timed."""
        self._project.mkdir(parents=True)
        arguments = ("init", "--no-prompt", "--init-dir", str(self._project))
        run_to_end(self._command("init", *arguments, folder=self._work), _MAKE_WITHIN_SECONDS)
        for left in ("models", ".rasa"):
            shutil.rmtree(self._project / left, ignore_errors=True)

    def train(self) -> Command:
        """`rasa train`"""
        return self._command("train", "train")

    def serve(self, port: int) -> Command:
        """`rasa run`, on loopback only; Rasa's own default is every address of the machine."""
        return self._command("run", "run", "--interface", "127.0.0.1", "--port", str(port))

    async def first_answer(self, session: aiohttp.ClientSession, address: str) -> StarterTalk | None:
        """A conversation in which the REST webhook has answered a message."""
        talk = await self.open(session, address)
        return talk if (await talk.say(_HELLO)).messages else None

    async def open(self, session: aiohttp.ClientSession, address: str) -> StarterTalk:
        """A sender that Rasa does not know yet; nothing is sent."""
        return StarterTalk(session, address)

    def check(self) -> None:
        """Nothing can change underneath it."""

    def _command(self, name: str, *arguments: str, folder: Path | None = None) -> Command:
        # `rasa init` has its own bytecode folder: `rasa train` begins with none, as `naast train` does.
        bytecode = self._work / ("bytecode-init" if name == "init" else "bytecode")
        return Command(
            python("-m", "rasa", *arguments), folder or self._project, environment(bytecode), self._work / f"{name}.log"
        )


class StarterTalk:
    """One sender at the REST webhook."""

    def __init__(self, session: aiohttp.ClientSession, address: str) -> None:
        self._session = session
        self._address = address
        self._sender = str(uuid.uuid4())

    async def say(self, text: str) -> Reply:
        """POST /webhooks/rest/webhook. Raises CannotMeasure where that is not answered with 200."""
        body = {"sender": self._sender, "message": text}
        started = time.perf_counter()
        async with self._session.post(f"{self._address}/webhooks/rest/webhook", json=body) as answer:
            await answer.read()
            took = time.perf_counter() - started
            if answer.status != 200:
                raise CannotMeasure(f"The starter bot answered a message with {answer.status}.")
            return Reply(took, await answer.json())

    async def end(self) -> None:
        """Rasa's REST channel has no way to end a conversation."""
