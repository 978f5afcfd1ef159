"""The one place where an error becomes an answer."""

from __future__ import annotations

import html
import logging
import traceback
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from aiohttp import hdrs, web
from aiohttp.typedefs import Handler

from web import keys
from web.errors import ApiError, TooMany, UnknownToken
from web.route_names import is_api, route_name
from web.wording import error_sentences, page_sentences

log = logging.getLogger("web.errors")

_CODE_OF_STATUS = {404: "not_found", 405: "method_not_allowed", 413: "too_long", 429: "too_many"}


@web.middleware
async def answer_errors(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Turn an error into an answer: JSON below /api, a plain page elsewhere. No content is logged."""
    try:
        return await handler(request)
    except ApiError as error:
        headers: dict[str, str] = {}
        if isinstance(error, TooMany):
            headers["Retry-After"] = str(error.retry_after)
        if isinstance(error, UnknownToken):
            headers["WWW-Authenticate"] = "Bearer"
        sentence = error.sentence() or error_sentences().of(error.code)
        return _answer(request, error.status, error.code, sentence, headers, error.more())
    except web.HTTPException as error:
        if error.status < HTTPStatus.BAD_REQUEST:
            raise
        allow = error.headers.get(hdrs.ALLOW)
        code = _CODE_OF_STATUS.get(error.status, "invalid_request")
        sentence = error_sentences().of(code)
        return _answer(request, error.status, code, sentence, {"Allow": allow} if allow else {})
    except Exception as error:
        # An exception's own text may hold what somebody typed, so only its kind and place are written down.
        place = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{place.filename}:{place.lineno}"
        log.error("%s at %s while answering %s", type(error).__name__, where, route_name(request))
        return _answer(request, HTTPStatus.INTERNAL_SERVER_ERROR, "internal", error_sentences().internal, {})


def _answer(
    request: web.Request,
    status: int,
    code: str,
    sentence: str,
    headers: dict[str, str],
    more: Mapping[str, Any] | None = None,
) -> web.Response:
    request.app[keys.METRICS].refused.labels(code).inc()
    if is_api(request):
        return web.json_response({"error": code, "message": sentence, **(more or {})}, status=status, headers=headers)
    return web.Response(text=plain_page(sentence), content_type="text/html", status=status, headers=headers)


def plain_page(sentence: str) -> str:
    """Give a small HTML page that needs no other file, with the numbers to call on it."""
    say = page_sentences()
    return (
        '<!DOCTYPE html>\n<html lang="nl">\n<head><meta charset="utf-8">\n'
        f"<title>{html.escape(say.title)}</title>\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1"></head>\n'
        f"<body>\n<h1>{html.escape(sentence)}</h1>\n<p>{html.escape(say.numbers)}</p>\n"
        f'<p><a href="/">{html.escape(say.back)}</a></p>\n</body>\n</html>\n'
    )
