"""The access log: for a coordinator that of the own organisation, for an administrator the installation's."""

from __future__ import annotations

import asyncio

from aiohttp import web

from web.portal import keys
from web.portal.rendering import render
from web.portal.visit import visit_of

MOST_SHOWN = 500


async def show_log(request: web.Request) -> web.Response:
    """GET /professional/log: the newest first. Looking at it is in the log as well."""
    account = visit_of(request).professional
    entries = await asyncio.to_thread(request.app[keys.STORE].log_entries, account, most=MOST_SHOWN)
    return render(request, "log.html", entries=entries[::-1])
