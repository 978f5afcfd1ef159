"""Who is asking: the account of the session, and what the forms of this visit hang on."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from aiohttp import web

from support.sharing.accounts import Account, Session
from web.portal import keys
from web.portal.cookies import new_form_key


@dataclass(frozen=True)
class Visit:
    """One request's visitor."""

    account: Account | None
    hangs_on: str
    """The cookie of the session, or the key for forms of who has none."""
    had_session: bool
    """A session's cookie was sent, whether it still counts or not."""
    new_form_key: bool

    @property
    def professional(self) -> Account:
        """The account, on a page that only somebody with an account gets to."""
        assert self.account is not None
        return self.account


def visit_of(request: web.Request) -> Visit:
    """The visit that the guard looked up."""
    return request[keys.VISIT]


async def look_up(request: web.Request) -> Visit:
    """Finds out who is asking. Raises StoreUnavailable."""
    cookies = request.app[keys.COOKIES]
    cookie = cookies.session(request)
    account = await asyncio.to_thread(request.app[keys.ACCOUNTS].session, cookie) if cookie else None
    if account is not None:
        return Visit(account, cookie, had_session=True, new_form_key=False)
    form_key = cookies.form_key(request)
    return Visit(None, form_key or new_form_key(), had_session=bool(cookie), new_form_key=not form_key)


def csrf_of(request: web.Request) -> str:
    """The token that the forms of this visit carry."""
    return request.app[keys.ACCOUNTS].csrf(visit_of(request).hangs_on)


async def begin_session(request: web.Request, session: Session) -> web.Response:
    """Answers a log-in: always a new session, and one that the browser brought along is ended."""
    old = request.app[keys.COOKIES].session(request)
    if old:
        await asyncio.to_thread(request.app[keys.ACCOUNTS].log_out, old)
    response = see(request, "home")
    request.app[keys.COOKIES].begin_session(response, session.cookie)
    return response


def see(request: web.Request, name: str, *, done: str = "", **parts: str) -> web.Response:
    """Sends the browser on to a page of the portal, so that loading it again repeats nothing.

    ``done``: the name of a fixed sentence that the page then shows.
    """
    address = request.app.router[name].url_for(**parts)
    where = str(address.with_query({"done": done}) if done else address)
    return web.Response(status=303, headers={"Location": where})
