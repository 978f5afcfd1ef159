"""The parent's page and its files, read once at the start and served from memory."""

from __future__ import annotations

import gzip
import hashlib
import html
import mimetypes
import re
from dataclasses import dataclass
from pathlib import Path

from aiohttp import hdrs, web

from web import keys
from web.error_answers import plain_page
from web.page_texts import fill_in_texts
from web.settings import Settings
from web.wording import page_sentences

_FOR_EVER = "public, max-age=31536000, immutable"
_LEAVE_TO = re.compile(r'data-leave-to="([^"]*)"')
_OWN_FILE = re.compile(r'\b(href|src)="(?:\./|/static/)?([^"?#]+)"')
_IDLE_MINUTES = re.compile(r'data-idle-minutes="[^"]*"')
_TEXTUAL = ("text/", "application/javascript", "application/json", "image/svg+xml")


@dataclass(frozen=True)
class PageFile:
    """A file of the page."""

    body: bytes
    zipped: bytes | None
    content_type: str
    mark: str
    """The beginning of its hash: an address with ?v=MARK may be cached for ever."""


class Page:
    """index.html, code.html and the files beside them. A folder that is not there is an empty page.

    In both the site to leave to and the idle minutes are replaced by the settings, the names of the page's own files
    by their addresses below /static/, and the texts of web/data are filled in.
    """

    def __init__(self, settings: Settings) -> None:
        folder = settings.page_folder
        self.files = {
            path.relative_to(folder).as_posix(): _read(path)
            for path in sorted(folder.rglob("*"))
            if path.is_file() and path.suffix != ".html" and not path.name.startswith(".")
        }
        self.index = self._make(folder / "index.html", settings)
        self.code = self._make(folder / "code.html", settings)
        """The page /code, where a parent follows what was shared."""

    def _make(self, path: Path, settings: Settings) -> str:
        if not path.is_file():
            return plain_page(page_sentences().without_chat)
        page = path.read_text(encoding="utf-8")
        if leave_to := _LEAVE_TO.search(page):
            # The same address stands in the link itself, for a browser without JavaScript.
            page = page.replace(f'"{leave_to[1]}"', f'"{html.escape(settings.exit_url)}"')
        page = _IDLE_MINUTES.sub(f'data-idle-minutes="{settings.idle_seconds / 60:g}"', page)
        return fill_in_texts(_OWN_FILE.sub(self._address, page))

    def _address(self, found: re.Match[str]) -> str:
        attribute, name = found.groups()
        file = self.files.get(name)
        return f'{attribute}="/static/{name}?v={file.mark}"' if file else found[0]


def _read(path: Path) -> PageFile:
    body = path.read_bytes()
    content_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    zipped = gzip.compress(body, mtime=0) if content_type.startswith(_TEXTUAL) else None
    return PageFile(body, zipped, content_type, hashlib.sha256(body).hexdigest()[:16])


async def show_page(request: web.Request) -> web.Response:
    """GET /"""
    return web.Response(text=request.app[keys.PAGE].index, content_type="text/html")


async def show_code_page(request: web.Request) -> web.Response:
    """GET /code"""
    return web.Response(text=request.app[keys.PAGE].code, content_type="text/html")


async def show_file(request: web.Request) -> web.Response:
    """GET /static/{path}"""
    file = request.app[keys.PAGE].files.get(request.match_info["path"])
    if file is None:
        raise web.HTTPNotFound
    headers = {hdrs.CONTENT_TYPE: file.content_type, hdrs.VARY: hdrs.ACCEPT_ENCODING}
    if file.content_type.startswith("text/") or file.content_type == "application/javascript":
        headers[hdrs.CONTENT_TYPE] += "; charset=utf-8"
    if request.query.get("v") == file.mark:
        headers[hdrs.CACHE_CONTROL] = _FOR_EVER
    if file.zipped is not None and "gzip" in request.headers.get(hdrs.ACCEPT_ENCODING, ""):
        headers[hdrs.CONTENT_ENCODING] = "gzip"
        return web.Response(body=file.zipped, headers=headers)
    return web.Response(body=file.body, headers=headers)


async def no_icon(request: web.Request) -> web.Response:
    """GET /favicon.ico: a neutral page has no icon."""
    return web.Response(status=204)
