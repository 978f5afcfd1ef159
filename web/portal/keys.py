"""The parts of the portal, by typed keys."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from aiohttp import web

if TYPE_CHECKING:
    from support.sharing.accounts import Accounts
    from support.sharing.store import Store
    from web.portal.cookies import Cookies
    from web.portal.forms import Form
    from web.portal.routes import Roles
    from web.portal.settings import PortalSettings
    from web.portal.style import Style
    from web.portal.visit import Visit

PREFIX = "/professional"
PageHandler = Callable[[web.Request], Awaitable[web.StreamResponse]]

STORE: web.AppKey[Store] = web.AppKey("portal_store")
ACCOUNTS: web.AppKey[Accounts] = web.AppKey("portal_accounts")
SETTINGS: web.AppKey[PortalSettings] = web.AppKey("portal_settings")
COOKIES: web.AppKey[Cookies] = web.AppKey("portal_cookies")
STYLE: web.AppKey[Style] = web.AppKey("portal_style")
WHO_MAY: web.AppKey[dict[web.AbstractRoute, Roles]] = web.AppKey("portal_who_may")

VISIT: web.RequestKey[Visit] = web.RequestKey("portal_visit")
FORM: web.RequestKey[Form] = web.RequestKey("portal_form")
