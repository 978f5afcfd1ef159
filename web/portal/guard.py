"""Before any page: who is asking, may they, and does the form come from a page of ours."""

from __future__ import annotations

from urllib.parse import urlsplit

from aiohttp import hdrs, web
from aiohttp.typedefs import Handler

from web import keys as gateway
from web.limits import client_address
from web.portal import keys
from web.portal.errors import ForeignForm, LoggedOut, NotForYou, OldForm
from web.portal.forms import read_form
from web.portal.routes import EVERYBODY
from web.portal.visit import look_up, see, visit_of

CSRF = "csrf"
MOST_CSRF = 200


@web.middleware
async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Lets a request through, or sends it to the log-in page, or refuses it.

    A route that is not in the table of ``routes.py`` lets nobody through.
    """
    if request.match_info.http_exception is not None:
        return await handler(request)
    hold_back(request)
    roles = request.app[keys.WHO_MAY].get(request.match_info.route, frozenset())
    if request.method == hdrs.METH_POST:
        check_origin(request)
        request[keys.FORM] = await read_form(request)
    request[keys.VISIT] = visit = await look_up(request)
    if visit.account is None and roles != EVERYBODY:
        if request.method == hdrs.METH_POST:
            raise LoggedOut
        return see(request, "log_in", done="needed" if visit.had_session else "")
    if request.method == hdrs.METH_POST:
        check_token(request)
    if visit.account is not None and roles != EVERYBODY and visit.account.role not in roles:
        raise NotForYou
    response = await handler(request)
    if visit.new_form_key and response.content_type == "text/html":
        request.app[keys.COOKIES].begin_form(response, visit.hangs_on)
    return response


def hold_back(request: web.Request) -> None:
    """Counts the request for its address, as the gateway does for the parent's page. Raises TooMany."""
    buckets = request.config_dict.get(gateway.REQUESTS_PER_ADDRESS)
    if buckets is not None:
        buckets.take(client_address(request))


def check_origin(request: web.Request) -> None:
    """Raises ForeignForm where a browser does not say that the form stood on this site.

    Every browser says so with each form since 2020; one that keeps silent is refused.
    """
    origin = request.headers.get(hdrs.ORIGIN, "").casefold()
    own = request.app[keys.SETTINGS].public_url
    fits = origin == own if own else urlsplit(origin).netloc == request.host.casefold()
    if not origin or not fits or request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        raise ForeignForm


def check_token(request: web.Request) -> None:
    """Raises OldForm where the form has not the token of this visit."""
    given = request[keys.FORM].exact(CSRF, MOST_CSRF)
    visit = visit_of(request)
    if visit.new_form_key or not request.app[keys.ACCOUNTS].csrf_holds(visit.hangs_on, given):
        raise OldForm
