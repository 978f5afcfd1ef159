"""What happens without anybody asking: what is over is erased, and what a parent left behind is withdrawn."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from functools import partial

from aiohttp import web

from web import keys

log = logging.getLogger("web.sharing")


async def expiring(app: web.Application) -> AsyncIterator[None]:
    """Erase at the start and every hour, and finish what is left over now and then, while the application runs."""
    settings, store, sharing = app[keys.SETTINGS], app[keys.STORE], app[keys.SHARING]
    tasks = [asyncio.create_task(_for_ever(settings.sweep_seconds, sharing.finish_undoing))]
    if store is not None:
        tasks.append(asyncio.create_task(_for_ever(settings.expire_seconds, partial(_do, store.expire), at_once=True)))
        not_confirmed = partial(_do, store.expire_unconfirmed)
        tasks.append(asyncio.create_task(_for_ever(settings.unconfirmed_seconds, not_confirmed)))
    yield
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    await sharing.finish_undoing()
    await app[keys.SUMMARIES].names.close()


async def _do(what: Callable[[], int]) -> None:
    await asyncio.to_thread(what)


async def _for_ever(seconds: float, what: Callable[[], Awaitable[None]], *, at_once: bool = False) -> None:
    if not at_once:
        await asyncio.sleep(seconds)
    while True:
        try:
            await what()
        except Exception as error:
            # One bad time must not end all later ones: what is over would stay.
            log.error("%s while erasing what is over", type(error).__name__)
        await asyncio.sleep(seconds)
