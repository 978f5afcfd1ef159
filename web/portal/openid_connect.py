"""Logging in through the organisation's own OpenID Connect provider: authorization code flow with PKCE.

The provider says who somebody is; whether that person has an account here, ``Accounts`` decides. Nothing in a request
says where the browser goes afterwards: that is always the beginning of the portal.
"""

from __future__ import annotations

import asyncio
import hmac
import logging
from collections.abc import AsyncIterator, Callable
from datetime import datetime
from typing import Any

from aiohttp import web

from support.sharing.accounts import Accounts, Session
from support.sharing.model import WrongLogIn
from web.limits import client_address
from web.portal import keys
from web.portal.openid_claims import for_accounts, proves_second_factor
from web.portal.openid_errors import BeginAgain, NoAccount, NoLogIn, OneStep, ProviderAway, Stopped, UnknownKey
from web.portal.openid_provider import Metadata, Provider
from web.portal.openid_round import Round, Rounds, address, drop
from web.portal.openid_settings import OpenIdSettings
from web.portal.openid_token import Expected, proven
from web.portal.openid_wording import openid_words
from web.portal.rendering import OTHER_LOG_IN, render
from web.portal.routes import EVERYBODY, add
from web.portal.visit import begin_session, see, visit_of

BACK = "openid_back"
MOST_CODE = 4000
OF_THE_PERSON = frozenset(
    ["access_denied", "login_required", "interaction_required", "consent_required", "account_selection_required"]
)
OF_THE_PROVIDER = frozenset(
    ["server_error", "temporarily_unavailable", "invalid_request", "unauthorized_client", "invalid_scope"]
)
log = logging.getLogger("web.portal.openid")


def setup(portal: web.Application, accounts: Accounts, settings: OpenIdSettings) -> None:
    """Adds the pages /oidc/begin and /oidc/back to the portal. Its store must be in place: the clock is the store's."""
    openid_words()
    here = OpenIdLogIn(accounts, settings, portal[keys.STORE].clock)
    add(portal, "GET", "/oidc/begin", here.begin, EVERYBODY, OTHER_LOG_IN)
    add(portal, "GET", "/oidc/back", here.come_back, EVERYBODY, BACK)
    portal.cleanup_ctx.append(here.connection)


class OpenIdLogIn:
    """The two pages, and what lies between them."""

    def __init__(self, accounts: Accounts, settings: OpenIdSettings, clock: Callable[[], datetime]) -> None:
        self._accounts = accounts
        self._settings = settings
        self._clock = clock
        self._provider = Provider(settings, clock)
        self._rounds = Rounds()

    async def connection(self, _portal: web.Application) -> AsyncIterator[None]:
        """Keeps connections to the provider while the portal runs."""
        await self._provider.open()
        yield
        await self._provider.close()

    async def begin(self, request: web.Request) -> web.Response:
        """GET /professional/oidc/begin: sends the browser to the provider."""
        if visit_of(request).account is not None:
            return see(request, "home")
        try:
            metadata = await self._provider.metadata()
        except NoLogIn as error:
            return self._told(request, error)
        one = Round.new(self._now())
        where = address(metadata.authorization_endpoint, self._settings, self._redirect_uri(request), one)
        response = web.Response(status=303, headers={"Location": str(where)})
        one.keep(request, response)
        return response

    async def come_back(self, request: web.Request) -> web.Response:
        """GET /professional/oidc/back: the browser returns from the provider, with a code or with an error."""
        try:
            session = await self._logged_in(request)
            response = await begin_session(request, session)
        except NoLogIn as error:
            response = self._told(request, error)
        drop(request, response)
        return response

    # --- between the two -------------------------------------------------------------------------------------------

    async def _logged_in(self, request: web.Request) -> Session:
        """The session of who came back. Raises NoLogIn, TooManyTries, StoreUnavailable."""
        one = self._rounds.take(request, _single(request, "state"), self._now())
        self._check_who_answers(request, await self._provider.metadata())
        _check_outcome(_single(request, "error"))
        code = _single(request, "code")
        if not 0 < len(code) <= MOST_CODE:
            raise BeginAgain("no code")
        id_token = await self._provider.id_token(code, one.verifier, self._redirect_uri(request))
        claims = await self._proven(id_token, one.nonce)
        return await self._session(claims, client_address(request))

    def _check_who_answers(self, request: web.Request, metadata: Metadata) -> None:
        """RFC 9207: an answer of another provider is not taken for one of ours. Raises BeginAgain."""
        issuer = _single(request, "iss")
        if (issuer or metadata.names_itself) and not _same(issuer, self._settings.issuer):
            raise BeginAgain("the answer is of another provider")

    async def _proven(self, id_token: str, nonce: str) -> dict[str, Any]:
        expected = Expected(self._settings.issuer, self._settings.client_id, nonce, self._now())
        known = await self._provider.keys()
        try:
            return proven(id_token, known, expected)
        except UnknownKey:
            return proven(id_token, await self._provider.keys(other_than=known), expected)

    async def _session(self, claims: dict[str, Any], address: str) -> Session:
        """Raises OneStep, NoAccount. The refusal of ``Accounts`` stands in the access log; this says why."""
        told = for_accounts(claims, self._settings.acr)
        log_in = self._accounts.log_in_with_oidc
        try:
            session = await asyncio.to_thread(log_in, self._settings.issuer, claims["sub"], told, address)
        except WrongLogIn:
            if proves_second_factor(told, self._settings.acr):
                raise NoAccount("the person has no account that fits") from None
            raise OneStep("no acr or amr that proves a second factor") from None
        return session

    # --- answers ---------------------------------------------------------------------------------------------------

    def _told(self, request: web.Request, error: NoLogIn) -> web.Response:
        log.warning("OpenID Connect: %s", error.reason)
        sentence = getattr(openid_words(), error.sentence)
        return render(request, "error.html", status=error.status, sentence=sentence, then="", typed="")

    def _redirect_uri(self, request: web.Request) -> str:
        return f"{self._settings.public_url}{request.app.router[BACK].url_for()}"

    def _now(self) -> float:
        return self._clock().timestamp()


def _check_outcome(error: str) -> None:
    """Raises Stopped where the person did not log in, ProviderAway where that is not the person's doing."""
    if error in OF_THE_PERSON:
        raise Stopped("the person did not log in at the provider")
    if error:
        raise ProviderAway(f"the provider sends the person back: {error if error in OF_THE_PROVIDER else 'refused'}")


def _single(request: web.Request, name: str) -> str:
    """A value of the address; one that is there twice is not there. Raises BeginAgain."""
    values = request.query.getall(name, [""])
    if len(values) > 1:
        raise BeginAgain(f"{name} came twice")
    return values[0]


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode("utf-8", errors="replace"), other.encode("utf-8", errors="replace"))
