"""Whether the gateway runs, and whether a parent can really talk."""

from __future__ import annotations

from aiohttp import web

from web import keys


async def live(request: web.Request) -> web.Response:
    """GET /health/live: this process answers."""
    return web.json_response({"status": "live"})


async def ready(request: web.Request) -> web.Response:
    """GET /health/ready: the bot can take a message too; 503 while it cannot."""
    if await request.app[keys.BOT].ready():
        return web.json_response({"status": "ready"})
    return web.json_response({"status": "bot_not_ready"}, status=503)
