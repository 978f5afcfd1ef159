"""A stand-in for the gateway: serves the page and plays the parent API from a script.

For the browser tests, and for looking at the page by hand: `python tests/web/page_server.py --port 8090`.
What the parent types decides what comes back; see SCRIPT.
"""

from __future__ import annotations

import argparse
import asyncio
import secrets
import sys
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aiohttp import web
from page_scenes import SCENES
from page_sharing import add_sharing, start_anew

from web.page_texts import fill_in_texts

PAGE = Path(__file__).parents[2] / "web" / "page"

# As strict as the gateway's own policy, and stricter where the page allows it.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'none'; base-uri 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)

Json = dict[str, Any]


def message(text: str, **more: Any) -> Json:
    """A message of the assistant, as the API gives it."""
    return {"from": "naast", "text": text, "choices": [], "contacts": [], "urgent": [], **more}


VEILIG_THUIS: Json = {
    "name": "Veilig Thuis",
    "what": "Is het thuis niet veilig voor jou of je kind? Hier kun je praten en advies krijgen.",
    "phone": "0800-2000",
    "chat": None,
    "url": "https://veiligthuis.nl",
    "hours": "dag en nacht",
    "cost": "gratis",
    "anonymous": True,
    "open_now": "Dag en nacht",
    "why": None,
    "languages": None,
    "after_call": "Je krijgt advies over wat je kunt doen, en dat kan zonder je naam.",
    "say": "Ik wil graag anoniem advies vragen.",
}
WIJKTEAM: Json = {
    "name": "Wijkteam Delfshaven",
    "what": "Hier denken mensen uit je buurt met je mee over geld, wonen en opvoeden.",
    "phone": "14 010",
    "chat": None,
    "url": "www.rotterdam.nl/wijkteams",
    "hours": "maandag tot en met vrijdag, 9.00 tot 17.00 uur",
    "cost": None,
    "anonymous": None,
    "open_now": "Nu dicht. Open vanaf maandag 9.00 uur",
    "why": "Dit past bij: zorgen over geld.",
    "languages": "Nederlands en Engels",
    "after_call": None,
    "say": None,
}
CHAT_113: Json = {
    "name": "113",
    "what": "Denk je aan de dood? Je kunt bellen of chatten.",
    "phone": "113 of 0800-0113",
    "chat": "https://www.113.nl",
    "url": "https://www.113.nl",
    "hours": "dag en nacht",
    "cost": "gratis",
    "anonymous": True,
}

WELCOME = [
    message("Hoi, ik ben Naast. Fijn dat je er bent."),
    message(
        "Mag ik vragen wat bij jou past? Overslaan mag ook.",
        choices=[
            {"id": "zwanger", "title": "Ik ben zwanger"},
            {"id": "ouder", "title": "Ik heb een kind tot 2 jaar"},
            {"id": "over", "title": "Sla dit over"},
        ],
    ),
]
URGENT = [
    message(
        "Wat naar dat hij je slaat. Goed dat je het vertelt.\n\nBen je nu in gevaar? Bel:\n112",
        urgent=["huiselijk_geweld"],
    ),
    message("Praten kan dag en nacht:", urgent=["huiselijk_geweld"], contacts=[VEILIG_THUIS]),
    message(
        "Ik ben een computerprogramma. Ik bel niemand en ik meld niets. Kun je nu vrij praten?",
        choices=[{"id": "ja", "title": "Ja"}, {"id": "nee", "title": "Nee, nu niet"}],
    ),
]
CONTACTS = [
    message("Dank je wel voor je vertrouwen. Hier kun je terecht:", contacts=[WIJKTEAM, CHAT_113]),
    message(
        "Wil je hier nog iets over vragen?\n- Bellen kan, bijvoorbeeld 010-443 84 44.\n- Op 01-02-2025 kost het € 112."
    ),
]
CHOSEN = [message("Gefeliciteerd! Hoe gaat het met je?")]

# What is typed or chosen → (seconds to wait, status, answer).
SCRIPT: dict[str, tuple[float, int, Json]] = {
    "hij slaat me": (0.0, 200, {"messages": URGENT, "ended": False}),
    "ik heb geldzorgen": (0.6, 200, {"messages": CONTACTS, "ended": False}),
    "dag": (
        0.0,
        200,
        {"messages": [message("Dag! Tot een andere keer.", contacts=[WIJKTEAM])], "ended": True},
    ),
    "over": (0.0, 409, {"error": "choice_not_offered", "message": "Deze keuze kan nu niet meer."}),
    "te snel": (0.0, 429, {"error": "too_many", "message": "Wacht even en probeer het dan nog eens."}),
    "te laat": (0.0, 401, {"error": "unknown_token", "message": "Dit gesprek is er niet meer."}),
    "<img src=x onerror=alert(1)>": (0.0, 200, {"messages": [message("<b>dik</b>")], "ended": False}),
}


SCRIPT |= {typed: (0.0, 200, {"messages": messages, "ended": False}) for typed, messages in SCENES.items()}

OTHERWISE: tuple[float, int, Json] = (0.0, 200, {"messages": CHOSEN, "ended": False})


@dataclass
class Seen:
    """What came in, for the tests to read."""

    begun: int = 0
    messages: list[Json] = field(default_factory=list)
    wiped: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    stayed: int = 0
    tokens: list[str] = field(default_factory=list)
    answers: dict[str, Json] = field(default_factory=dict)
    forgotten: list[str] = field(default_factory=list)
    """Tokens of conversations that were silent too long."""
    lose: int = 0
    """How many coming answers get lost on their way back."""


@dataclass
class Stage:
    """The play that is on; a test begins a new one."""

    seen: Seen = field(default_factory=Seen)


STAGE = web.AppKey("STAGE", Stage)
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


async def begin(request: web.Request) -> web.Response:
    seen = request.app[STAGE].seen
    seen.begun += 1
    seen.tokens.append(secrets.token_urlsafe(24))
    return web.json_response({"token": seen.tokens[-1], "messages": WELCOME}, status=201)


async def send(request: web.Request) -> web.Response:
    seen = request.app[STAGE].seen
    if (refusal := unknown(request)) is not None:
        return refusal
    body: Json = await request.json()
    seen.messages.append(body)
    wait, status, answer = SCRIPT.get(body.get("text") or body["choice"], OTHERWISE)
    answer = seen.answers.setdefault(body["id"], answer)
    await asyncio.sleep(wait)
    if seen.lose > 0:
        seen.lose -= 1
        return web.Response(status=502, text="no answer")
    return web.json_response(answer, status=status)


async def conversation(request: web.Request) -> web.Response:
    request.app[STAGE].seen.stayed += 1
    return unknown(request) or web.json_response({"messages": []})


async def wipe(request: web.Request) -> web.Response:
    if (refusal := unknown(request)) is not None:
        return refusal
    request.app[STAGE].seen.wiped.append(request.headers["Authorization"].removeprefix("Bearer "))
    return web.Response(status=204)


async def leave(request: web.Request) -> web.Response:
    request.app[STAGE].seen.left.append(await request.text())
    return web.Response(status=204)


def unknown(request: web.Request) -> web.Response | None:
    """The answer to a token that was never given or is forgotten; None when the token is known."""
    seen = request.app[STAGE].seen
    token = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if token in seen.tokens and token not in seen.forgotten:
        return None
    return web.json_response({"error": "unknown_token", "message": "Dit gesprek is er niet meer."}, status=401)


async def show_seen(request: web.Request) -> web.Response:
    seen = request.app[STAGE].seen
    return web.json_response(
        {name: getattr(seen, name) for name in ("begun", "messages", "wiped", "left", "stayed", "tokens")}
    )


async def set_up(request: web.Request) -> web.Response:
    """Forget what came in; `?lose=2` loses the next two answers."""
    request.app[STAGE].seen = Seen(lose=int(request.query.get("lose", "0")))
    start_anew(request.app)
    return web.Response(status=204)


async def show_page(request: web.Request) -> web.Response:
    name = "code.html" if request.path == "/code" else "index.html"
    page = fill_in_texts((PAGE / name).read_text(encoding="utf-8"))
    return web.Response(text=page, content_type="text/html")


async def forget(request: web.Request) -> web.Response:
    """Every conversation so far was silent too long."""
    request.app[STAGE].seen.forgotten = list(request.app[STAGE].seen.tokens)
    return web.Response(status=204)


@web.middleware
async def strict(request: web.Request, handler: Handler) -> web.StreamResponse:
    response = await handler(request)
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["Cache-Control"] = "no-store"
    return response


def application() -> web.Application:
    """The stand-in, ready to run."""
    app = web.Application(middlewares=[strict])
    app[STAGE] = Stage()
    add_sharing(app)
    app.add_routes(
        [
            web.get("/", show_page),
            web.get("/code", show_page),
            web.post("/api/conversations", begin),
            web.post("/api/messages", send),
            web.get("/api/messages", conversation),
            web.delete("/api/conversation", wipe),
            web.post("/api/leave", leave),
            web.get("/stand-in/seen", show_seen),
            web.post("/stand-in/set-up", set_up),
            web.post("/stand-in/forget", forget),
            web.static("/", PAGE),
        ]
    )
    return app


async def serve(port: int) -> None:
    """Serve until stopped; prints the address on a line of its own."""
    runner = web.AppRunner(application())
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", port)
    await site.start()
    server = site._server
    assert isinstance(server, asyncio.Server)
    sys.stdout.write(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/\n")
    sys.stdout.flush()
    await asyncio.Event().wait()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=0)
    asyncio.run(serve(parser.parse_args().port))
