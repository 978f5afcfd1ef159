"""`naast why`: a page on this machine for developers, on which one wrong reading can be traced.

Nothing of what is typed is kept or logged, and no text stands in an address.
"""

from __future__ import annotations

import ipaddress
import logging
import os
import traceback
from collections.abc import Sequence
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urlsplit

import aiohttp_jinja2
import jinja2
from aiohttp import hdrs, web
from aiohttp.typedefs import Handler

from language.caution import NEVER
from language.clauses import Clause
from language.dutch import MODEL_VARIABLE
from language.explaining import explain
from language.explanation import WHERE
from language.fingerprint import CACHE, ROOT
from language.patterns import FOLDER
from language.reader import LONGEST, Reader
from naast.dutch_model import ensure_dutch_model
from naast.serving import CannotServe
from naast.supervisor import port_is_free
from web.access_log import keep_content_out_of_logs
from web.headers import set_headers

HOST = "127.0.0.1"
PAGE = Path(__file__).parent / "why_page"
MOST_BYTES = 64 * 1024
POLICY = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
READER = web.AppKey("reader", Reader)
log = logging.getLogger("naast.why")


def serve(port: int) -> None:
    """Serves the page until Ctrl-C. Raises CannotServe with one clear sentence."""
    if not port_is_free(HOST, port):
        raise CannotServe(f"Port {port} on {HOST} is in use; choose another with --port.")
    dutch_model = ensure_dutch_model(CACHE)
    if dutch_model:  # as `naast serve` reads
        os.environ[MODEL_VARIABLE] = str(dutch_model)
    print("Loading the reader …", flush=True)
    app = create_application(Reader.load())
    keep_content_out_of_logs()
    ready = f"Why, for developers: http://{HOST}:{port}/  (Ctrl-C ends it)"
    web.run_app(app, host=HOST, port=port, access_log=None, print=lambda *_: print(ready, flush=True))


def create_application(reader: Reader) -> web.Application:
    """The page around a reader."""
    app = web.Application(middlewares=[only_from_this_machine, answer_errors], client_max_size=MOST_BYTES)
    app[READER] = reader
    environment = aiohttp_jinja2.setup(
        app, loader=jinja2.FileSystemLoader(PAGE), autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True
    )
    environment.globals.update(where=WHERE, files=frozenset(source_files()), never=NEVER, longest=LONGEST)
    environment.filters["marked"] = marked
    app.add_routes(
        [
            web.get("/", ask),
            web.post("/", answer),
            web.get("/style.css", style),
            web.get("/file/{name:.+}", source),
        ]
    )
    app.on_response_prepare.append(set_headers)
    app.on_response_prepare.append(set_policy)
    return app


# --- who may ask ---------------------------------------------------------------------------------------------


@web.middleware
async def only_from_this_machine(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuses a name that is not this machine's: a strange site could let its own name point here."""
    if not is_this_machine(request.headers.get(hdrs.HOST, "")):
        return web.Response(text="This page is for this machine alone.\n", status=HTTPStatus.FORBIDDEN)
    return await handler(request)


def is_this_machine(host: str) -> bool:
    """Whether a Host header names the loopback."""
    try:
        name = urlsplit(f"//{host}").hostname or ""
        return name == "localhost" or ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


async def set_policy(request: web.Request, response: web.StreamResponse) -> None:
    """Own style and own form, nothing else: no script at all."""
    response.headers["Content-Security-Policy"] = POLICY


@web.middleware
async def answer_errors(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Tells which kind of error it was and where, never its own words: they may hold the message."""
    try:
        return await handler(request)
    except web.HTTPException:
        raise
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        told = f"{type(error).__name__} at {place.filename}:{place.lineno}"
        log.error(told)
        return web.Response(text=f"{told}\n", status=HTTPStatus.INTERNAL_SERVER_ERROR)


# --- what is shown -------------------------------------------------------------------------------------------


async def ask(request: web.Request) -> web.StreamResponse:
    """The empty form."""
    return _page(request, {})


async def answer(request: web.Request) -> web.StreamResponse:
    """The form again, and below it the explanation of what was typed."""
    fields = {name: value for name, value in (await request.post()).items() if isinstance(value, str)}
    return _page(request, fields)


def _page(request: web.Request, fields: dict[str, str]) -> web.StreamResponse:
    typed = {name: fields.get(name, "") for name in ("text", "before", "asked", "wanted")}
    before = [line.strip() for line in typed["before"].splitlines() if line.strip()]
    reader = request.app[READER]
    explanation = None
    if typed["text"].strip():
        # A form sends each new line as two characters; the parent's page sends one.
        text = typed["text"].replace("\r\n", "\n")
        explanation = explain(reader, text, before, typed["asked"].strip(), [typed["wanted"]])
    told = {"typed": typed, "explanation": explanation, "labels": reader.kinds.all}
    return aiohttp_jinja2.render_template("page.html", request, told)


def marked(text: str, clauses: Sequence[Clause]) -> list[tuple[str, int]]:
    """The whole text in pieces, each with the number of its clause; 0 for what stands between clauses."""
    pieces, at = [], 0
    for number, clause in enumerate(clauses, 1):
        pieces += [(text[at : clause.start], 0), (text[clause.start : clause.end], number)]
        at = clause.end
    return [(piece, number) for piece, number in [*pieces, (text[at:], 0)] if piece]


async def style(request: web.Request) -> web.StreamResponse:
    """How it looks."""
    return web.FileResponse(PAGE / "style.css")


def source_files() -> dict[str, Path]:
    """The files that decide about a reading, by their path in the repository: no others are shown."""
    named = [ROOT / path for path in WHERE.values()]
    files = [path for path in named if path.is_file()] + sorted(FOLDER.glob("*.yml"))
    return {path.relative_to(ROOT).as_posix(): path for path in files}


async def source(request: web.Request) -> web.StreamResponse:
    """One of these files with numbered lines."""
    name = request.match_info["name"]
    path = source_files().get(name)
    if path is None:
        raise web.HTTPNotFound
    lines = path.read_text(encoding="utf-8").splitlines()
    return aiohttp_jinja2.render_template("file.html", request, {"name": name, "lines": lines})
