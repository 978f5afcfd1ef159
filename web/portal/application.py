"""The portal, put together, below /professional/ of the gateway."""

from __future__ import annotations

import importlib

from aiohttp import web

from support.sharing.accounts import Accounts
from support.sharing.store import Store
from web.headers import set_portal_headers
from web.portal import keys
from web.portal.cookies import Cookies
from web.portal.error_pages import answer_errors
from web.portal.guard import guard
from web.portal.rendering import prepare, render
from web.portal.routes import add_routes
from web.portal.settings import PortalSettings
from web.portal.style import Style, show_style
from web.portal.wording import portal_words


def setup(
    app: web.Application, store: Store, settings: PortalSettings, *, accounts: Accounts | None = None
) -> web.Application:
    """Adds the portal to the gateway. Gives the sub-application.

    ``accounts``: for tests, with passwords that are quicker to check.
    """
    portal = _empty(settings)
    portal[keys.STORE] = store
    portal[keys.ACCOUNTS] = accounts or Accounts(store, acr=settings.acr)
    portal[keys.COOKIES] = Cookies(store.keyring, settings)
    portal.middlewares.extend([answer_errors, guard])
    add_routes(portal)
    if settings.openid is not None:
        # Only where it is used: nothing of it is needed for logging in with a password.
        openid_connect = importlib.import_module("web.portal.openid_connect")
        openid_connect.setup(portal, portal[keys.ACCOUNTS], settings.openid)
    app.add_subapp(f"{keys.PREFIX}/", portal)
    return portal


def setup_closed(app: web.Application) -> None:
    """Where nothing can be shared: one plain page at every address of the portal."""
    portal = _empty(PortalSettings())
    portal.router.add_get("/style.css", show_style)
    portal.router.add_get("", _show_closed)
    portal.router.add_get("/{anything:.*}", _show_closed)
    portal.router.add_get("/", _show_closed, name="home")
    app.add_subapp(f"{keys.PREFIX}/", portal)


def _empty(settings: PortalSettings) -> web.Application:
    portal = web.Application()
    portal[keys.SETTINGS] = settings
    portal[keys.STYLE] = Style()
    portal[keys.WHO_MAY] = {}
    portal.on_response_prepare.append(set_portal_headers)
    prepare(portal)
    return portal


async def _show_closed(request: web.Request) -> web.Response:
    """GET /professional/…"""
    return render(
        request, "error.html", status=503, sentence=portal_words().errors.closed, then="", typed="", summary_id=""
    )
