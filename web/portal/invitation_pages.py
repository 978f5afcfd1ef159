"""Opening an account: the code of an invitation, a password, and an app for codes that is tried at once.

The code of the invitation is typed into a form, so that it stands in no address and no log. The key of the app is kept
sealed in a cookie until the first log-in, so that loading the page again does not lose it.
"""

from __future__ import annotations

import asyncio
from typing import Any

import segno
from aiohttp import web

from support.sharing.model import InvitationOver, TooManyTries, WeakPassword, WrongLogIn
from web.portal import keys
from web.portal.log_in_pages import MOST_PASSWORD, logged_in, refused
from web.portal.rendering import drawn, render
from web.portal.visit import see, visit_of
from web.portal.wording import portal_words

APP = "app"
MOST_TOKEN = 200
_LETTERS_TOGETHER = 4


async def show_invitation(request: web.Request) -> web.Response:
    """GET /professional/invitation"""
    return render(request, "invitation.html", problem="", token="")


async def accept_invitation(request: web.Request) -> web.Response:
    """POST /professional/invitation"""
    form = request[keys.FORM]
    token = "".join(form.text("token", MOST_TOKEN).split())
    password, again = form.exact("password", MOST_PASSWORD), form.exact("again", MOST_PASSWORD)
    if password != again:
        different = portal_words().invitation.different
        return render(request, "invitation.html", status=422, problem=different, token=token)
    try:
        enrolment = await asyncio.to_thread(request.app[keys.ACCOUNTS].accept, token, password)
    except (InvitationOver, WeakPassword) as error:
        return render(request, "invitation.html", status=422, problem=str(error), token=token)
    response = see(request, "app")
    told = {"email": enrolment.account.email, "secret": enrolment.secret, "uri": enrolment.uri}
    request.app[keys.COOKIES].keep(response, APP, _bound_to(request), told, _path(request))
    return response


async def show_app(request: web.Request) -> web.Response:
    """GET /professional/invitation/app"""
    told = _told(request)
    return render(request, "app.html", problem="", **_shown(told)) if told else see(request, "invitation")


async def confirm_app(request: web.Request) -> web.Response:
    """POST /professional/invitation/app: the first log-in shows that password and app work."""
    told = _told(request)
    if told is None:
        return see(request, "log_in")
    try:
        response = await logged_in(request, told["email"])
    except (WrongLogIn, TooManyTries) as error:
        return refused(request, "app.html", error, **_shown(told))
    request.app[keys.COOKIES].drop(response, APP, _path(request))
    return response


def _told(request: web.Request) -> dict[str, str] | None:
    told = request.app[keys.COOKIES].kept(request, APP, _bound_to(request))
    return told if isinstance(told, dict) else None


def _shown(told: dict[str, str]) -> dict[str, Any]:
    secret = told["secret"]
    parts = [secret[at : at + _LETTERS_TOGETHER] for at in range(0, len(secret), _LETTERS_TOGETHER)]
    picture = segno.make(told["uri"], error="m", micro=False).svg_inline(scale=5, svgclass="qr", lineclass=None)
    return {"email": told["email"], "secret": " ".join(parts), "picture": drawn(picture)}


def _bound_to(request: web.Request) -> str:
    return visit_of(request).hangs_on


def _path(request: web.Request) -> str:
    return str(request.app.router["invitation"].url_for())
