"""A portal in a process of its own, for the browser tests: prints its address, and helps with codes and withdrawals."""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path

from aiohttp import web

from tests.unit.sharing.world import World
from tests.web.portal.portal_world import add_portal, made_world, share

WORLD: web.AppKey[World] = web.AppKey("world")


async def code(request: web.Request) -> web.Response:
    """GET /stand-in/code?email=…: a code that was not used before."""
    world = request.app[WORLD]
    world.clock.turn(seconds=30)
    return web.Response(text=world.totp(request.query["email"]))


async def secret_code(request: web.Request) -> web.Response:
    """GET /stand-in/code-of?secret=…: what an authenticator app would show."""
    import pyotp

    return web.Response(text=pyotp.TOTP(request.query["secret"]).at(request.app[WORLD].clock.now))


async def shared(request: web.Request) -> web.Response:
    """POST /stand-in/share: a parent shares; gives the id and the code."""
    receipt = share(request.app[WORLD])
    return web.json_response({"id": receipt.summary_id, "code": receipt.code})


async def withdraw(request: web.Request) -> web.Response:
    """POST /stand-in/withdraw?code=…"""
    request.app[WORLD].store.withdraw(request.query["code"])
    return web.Response()


async def main() -> None:
    """Serves until it is ended."""
    with tempfile.TemporaryDirectory() as folder:
        world = made_world(Path(folder))
        # Secure, as in earnest: a browser takes such cookies from this machine without https.
        app = add_portal(world, secure=True)
        app[WORLD] = world
        app.router.add_get("/stand-in/code", code)
        app.router.add_get("/stand-in/code-of", secret_code)
        app.router.add_post("/stand-in/share", shared)
        app.router.add_post("/stand-in/withdraw", withdraw)
        runner = web.AppRunner(app)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        print(f"http://127.0.0.1:{runner.addresses[0][1]}/", flush=True)  # noqa: T201
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main())
