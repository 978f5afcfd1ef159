"""What happens without anybody asking: silent conversations are wiped."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator

from aiohttp import web

from web import keys

log = logging.getLogger("web.housekeeping")

_GOODBYE_SECONDS = 2.0


async def sweep(app: web.Application) -> None:
    """Wipe every conversation that has been silent too long, and finish earlier wiping."""
    idle = app[keys.CONVERSATIONS].idle()
    await app[keys.WIPING].wipe_all(idle)
    app[keys.METRICS].expired.inc(len(idle))
    await app[keys.WIPING].finish_left_over()


async def housekeeping(app: web.Application) -> AsyncIterator[None]:
    """Sweep while the application runs; at its end, have the bot forget every conversation."""
    task = asyncio.create_task(_sweep_for_ever(app))
    yield
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task
    with contextlib.suppress(asyncio.TimeoutError):
        await asyncio.wait_for(app[keys.WIPING].wipe_all(app[keys.CONVERSATIONS].all()), _GOODBYE_SECONDS)


async def _sweep_for_ever(app: web.Application) -> None:
    while True:
        await asyncio.sleep(app[keys.SETTINGS].sweep_seconds)
        try:
            await sweep(app)
        except Exception as error:
            # One bad sweep must not end all later ones: conversations would stay for ever.
            log.error("%s while wiping silent conversations", type(error).__name__)
