"""The way to the bot on the loopback address. Its failures come back as results, never as exceptions."""

from __future__ import annotations

import asyncio
import enum
import json
from collections.abc import Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Any

import aiohttp

from web.bot_replies import BotReply, read_replies

# The bot's web server closes a silent connection after 5 s. Ours go first: a message on a connection that is
# just being closed would be lost.
_IDLE_CONNECTION_SECONDS = 2.0
_READY_SECONDS = 1.0


class Failure(enum.Enum):
    """Why there is no answer of the bot."""

    REFUSED = "refused"
    TIMEOUT = "timeout"
    STATUS = "status"
    EMPTY = "empty"
    UNREADABLE = "unreadable"


@dataclass(frozen=True)
class BotAnswer:
    """What the bot said, or why it said nothing."""

    replies: tuple[BotReply, ...] = ()
    failure: Failure | None = None


class BotClient:
    """Talks to the bot channel at `url`. Use as an async context manager."""

    def __init__(self, url: str, *, timeout: float, forget_timeout: float) -> None:
        base = url.rstrip("/") + "/webhooks/naast"
        self._messages_url = f"{base}/webhook"
        self._conversations_url = f"{base}/conversations"
        self._health_url = f"{base}/health"
        self._timeout = aiohttp.ClientTimeout(total=timeout)
        self._forget_timeout = aiohttp.ClientTimeout(total=forget_timeout)
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> BotClient:
        connector = aiohttp.TCPConnector(limit=256, keepalive_timeout=_IDLE_CONNECTION_SECONDS)
        self._session = aiohttp.ClientSession(connector=connector, cookie_jar=aiohttp.DummyCookieJar())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._open_session.close()

    async def send(self, sender: str, text: str, reading: Mapping[str, Any] | None = None) -> BotAnswer:
        """Send one message and give the bot's replies, or the failure."""
        metadata = {} if reading is None else {"reading": reading}
        try:
            body = json.dumps({"sender": sender, "text": text, "metadata": metadata}).encode()
            async with self._open_session.post(
                self._messages_url,
                data=body,
                headers={"Content-Type": "application/json"},
                timeout=self._timeout,
            ) as response:
                if response.status != 200:
                    return BotAnswer(failure=Failure.STATUS)
                replies = read_replies(await response.read())
        except asyncio.TimeoutError:
            return BotAnswer(failure=Failure.TIMEOUT)
        except (aiohttp.ClientError, OSError):
            return BotAnswer(failure=Failure.REFUSED)
        except (ValueError, TypeError, RecursionError):
            return BotAnswer(failure=Failure.UNREADABLE)
        return BotAnswer(replies=replies) if replies else BotAnswer(failure=Failure.EMPTY)

    async def situation(self, sender: str) -> dict[str, Any] | None:
        """Give what the bot knows of a conversation, empty where it knows none; None where it does not answer."""
        try:
            async with self._open_session.get(
                f"{self._conversations_url}/{sender}/situation", timeout=self._timeout
            ) as response:
                if response.status == 404:
                    return {}
                known = json.loads(await response.read()) if response.status == 200 else None
        except (asyncio.TimeoutError, aiohttp.ClientError, OSError, ValueError, RecursionError):
            return None
        return known if isinstance(known, dict) else None

    async def forget(self, sender: str) -> bool:
        """Have the bot delete a conversation; True once it says that it has."""
        try:
            async with self._open_session.delete(
                f"{self._conversations_url}/{sender}", timeout=self._forget_timeout
            ) as response:
                return response.status in (204, 404)
        except (asyncio.TimeoutError, aiohttp.ClientError, OSError):
            return False

    async def ready(self) -> bool:
        """Tell whether the bot can take a message now."""
        try:
            async with self._open_session.get(
                self._health_url, timeout=aiohttp.ClientTimeout(total=_READY_SECONDS)
            ) as response:
                return response.status == 200
        except (asyncio.TimeoutError, aiohttp.ClientError, OSError):
            return False

    @property
    def _open_session(self) -> aiohttp.ClientSession:
        if self._session is None:
            raise RuntimeError("the bot client is used before it was opened")
        return self._session
