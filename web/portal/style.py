"""The one style sheet of the portal, read once at the start."""

from __future__ import annotations

import hashlib
from pathlib import Path

from aiohttp import hdrs, web

from web.portal import keys

FILE = Path(__file__).parent / "style.css"
_FOR_EVER = "public, max-age=31536000, immutable"


class Style:
    """The sheet, and the address at which it may be kept for ever."""

    def __init__(self) -> None:
        self.text = FILE.read_text(encoding="utf-8")
        self.mark = hashlib.sha256(self.text.encode()).hexdigest()[:16]
        self.address = f"/professional/style.css?v={self.mark}"


async def show_style(request: web.Request) -> web.Response:
    """GET /professional/style.css"""
    style = request.app[keys.STYLE]
    response = web.Response(text=style.text, content_type="text/css")
    if request.query.get("v") == style.mark:
        response.headers[hdrs.CACHE_CONTROL] = _FOR_EVER
    return response
