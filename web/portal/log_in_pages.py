"""Logging in with password and code, and logging out."""

from __future__ import annotations

import asyncio
import math
from typing import Any

from aiohttp import web

from support.sharing.model import SharingError, TooManyTries, WrongLogIn
from web.limits import client_address
from web.portal import keys
from web.portal.rendering import render
from web.portal.visit import begin_session, see, visit_of
from web.portal.wording import portal_words

MOST_EMAIL = 320
MOST_PASSWORD = 1000
MOST_TOTP = 40
_IN_SECONDS_UNTIL = 90


async def show_log_in(request: web.Request) -> web.Response:
    """GET /professional/log-in"""
    if visit_of(request).account is not None:
        return see(request, "home")
    return render(request, "log_in.html", problem="", email="")


async def log_in(request: web.Request) -> web.Response:
    """POST /professional/log-in"""
    email = request[keys.FORM].line("email", MOST_EMAIL)
    try:
        return await logged_in(request, email)
    except (WrongLogIn, TooManyTries) as error:
        return refused(request, "log_in.html", error, email=email)


async def logged_in(request: web.Request, email: str) -> web.Response:
    """Begins a session with the password and code of the form. Raises WrongLogIn, TooManyTries."""
    form = request[keys.FORM]
    password, totp = form.exact("password", MOST_PASSWORD), form.exact("totp", MOST_TOTP)
    address = client_address(request)
    session = await asyncio.to_thread(request.app[keys.ACCOUNTS].log_in, email, password, totp, address)
    return await begin_session(request, session)


def refused(request: web.Request, template: str, error: SharingError, **shown: Any) -> web.Response:
    """The page again, with one sentence; how long to wait is said where that is asked."""
    words = portal_words().log_in
    if not isinstance(error, TooManyTries):
        return render(request, template, status=422, problem=str(error), **shown)
    wait = error.wait_seconds
    in_minutes = words.minutes.format(number=math.ceil(wait / 60))
    in_words = words.seconds.format(number=wait) if wait < _IN_SECONDS_UNTIL else in_minutes
    problem = f"{error} {words.wait.format(wait=in_words)}"
    response = render(request, template, status=429, problem=problem, **shown)
    response.headers["Retry-After"] = str(wait)
    return response


async def log_out(request: web.Request) -> web.Response:
    """POST /professional/log-out"""
    await asyncio.to_thread(request.app[keys.ACCOUNTS].log_out, visit_of(request).hangs_on)
    response = see(request, "log_in", done="logged_out")
    request.app[keys.COOKIES].end_session(response)
    return response
