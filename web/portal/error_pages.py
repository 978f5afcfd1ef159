"""The one place where an error of the portal becomes a page."""

from __future__ import annotations

import logging
import traceback

from aiohttp import hdrs, web
from aiohttp.typedefs import Handler

from support.sharing.model import NotAllowed, NotYours, SharingError, StoreUnavailable, TooManyTries, Withdrawn
from web.errors import TooMany
from web.portal import keys
from web.portal.errors import PortalError
from web.portal.forms import UnreadableForm
from web.portal.rendering import render
from web.portal.wording import portal_words
from web.route_names import route_name

log = logging.getLogger("web.portal")

_OF_THE_STORE: tuple[tuple[type[SharingError], int, str, bool], ...] = (
    (NotYours, 404, "not_found", False),
    (Withdrawn, 410, "withdrawn", False),
    (StoreUnavailable, 503, "store", True),
    (TooManyTries, 429, "too_many", False),
    (NotAllowed, 403, "not_for_you", False),
)
_OF_HTTP = {404: "not_found", 405: "not_this_way", 413: "too_long"}
_WRITTEN = ("decided", "note")
_MOST_GIVEN_BACK = 10_000


@web.middleware
async def answer_errors(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Turns an error into a page in the house style. No content is logged."""
    try:
        return await handler(request)
    except PortalError as error:
        return _page(request, error.status, error.sentence, gives_back=error.gives_back)
    except UnreadableForm:
        return _page(request, 400, "bad_request")
    except TooMany as error:
        return _page(request, 429, "too_many", headers={"Retry-After": str(error.retry_after)})
    except SharingError as error:
        status, sentence, gives_back = _of_the_store(error)
        wait = {"Retry-After": str(error.wait_seconds)} if isinstance(error, TooManyTries) else {}
        return _page(request, status, sentence, gives_back=gives_back, headers=wait)
    except web.HTTPException as error:
        allow = error.headers.get(hdrs.ALLOW)
        sentence = _OF_HTTP.get(error.status, "bad_request")
        return _page(request, error.status, sentence, headers={hdrs.ALLOW: allow} if allow else {})
    except Exception as error:
        # An exception's own text may hold what somebody typed, so only its kind and place are written down.
        place = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{place.filename}:{place.lineno}"
        log.error("%s at %s while answering %s", type(error).__name__, where, route_name(request))
        return _page(request, 500, "internal", gives_back=True)


def _of_the_store(error: SharingError) -> tuple[int, str, bool]:
    for kind, status, sentence, gives_back in _OF_THE_STORE:
        if isinstance(error, kind):
            return status, sentence, gives_back
    return 400, "bad_request", False


def _page(
    request: web.Request,
    status: int,
    sentence: str,
    *,
    gives_back: bool = False,
    headers: dict[str, str] | None = None,
) -> web.Response:
    words = portal_words().errors
    form = request.get(keys.FORM)
    typed = form.typed(_WRITTEN, _MOST_GIVEN_BACK) if gives_back and form is not None else ""
    then = words.withdrawn_then if sentence == "withdrawn" else ""
    summary_id = request.match_info.get("summary_id", "") if gives_back else ""
    told = {"sentence": getattr(words, sentence), "then": then, "typed": typed, "summary_id": summary_id}
    response = render(request, "error.html", status=status, **told)
    response.headers.update(headers or {})
    return response
