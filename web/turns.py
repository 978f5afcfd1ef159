"""A message with the same id is answered once, however often a phone sends it."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from functools import partial
from typing import Any

from web.errors import IdReused

_REMEMBERED = 200

Answer = dict[str, Any]


@dataclass(frozen=True)
class _Turn:
    fingerprint: bytes
    task: asyncio.Task[Answer]


class Turns:
    """The turns of one conversation, by the id that the client gave."""

    def __init__(self) -> None:
        self._turns: OrderedDict[str, _Turn] = OrderedDict()

    def __contains__(self, identifier: str) -> bool:
        return identifier in self._turns

    async def once(
        self, identifier: str, fingerprint: bytes, run: Callable[[], Coroutine[Any, Any, Answer]]
    ) -> Answer:
        """Give the answer of `run`, started only for the first request with this id.

        A request that is dropped does not stop the turn: the phone will ask again. A turn that raised is
        forgotten, so that it may be tried again. Raises IdReused where the id came with other content before.
        """
        turn = self._turns.get(identifier)
        if turn is None:
            turn = self._turns[identifier] = _Turn(fingerprint, asyncio.create_task(run()))
            turn.task.add_done_callback(partial(self._settle, identifier))
            if len(self._turns) > _REMEMBERED:
                self._turns.popitem(last=False)
        elif turn.fingerprint != fingerprint:
            raise IdReused
        return await asyncio.shield(turn.task)

    def clear(self) -> None:
        """Forget all answers; a turn that is under way ends by itself."""
        self._turns.clear()

    def _settle(self, identifier: str, task: asyncio.Task[Answer]) -> None:
        # Asking for the exception also keeps asyncio from logging it, with whatever text it holds.
        if task.cancelled() or task.exception() is not None:
            self._turns.pop(identifier, None)
