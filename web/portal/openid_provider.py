"""Talking to the provider: what it publishes about itself, its keys, and trading a code for an ID token.

Everything goes straight from here to the provider, over https, without following redirects, with a limit on time and
size. What the provider publishes is kept for an hour; its keys are asked for again when a token has one we do not know.
"""

from __future__ import annotations

import asyncio
import base64
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import quote

import aiohttp
from joserfc.jwk import KeySet

from web.portal.openid_errors import BeginAgain, ProviderAway
from web.portal.openid_settings import OpenIdSettings, is_safe
from web.portal.openid_token import key_set

WELL_KNOWN = "/.well-known/openid-configuration"
KEPT_SECONDS = 3600
LEFT_ALONE_SECONDS = 5
"""After a failure nobody waits for the provider again for so long."""
MOST_BYTES = 500_000
_OF_ITS_ERRORS = frozenset(
    ["invalid_request", "invalid_client", "unauthorized_client", "unsupported_grant_type", "invalid_scope"]
)


@dataclass(frozen=True)
class Metadata:
    """What we need of what a provider publishes about itself."""

    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str
    secret_in_form: bool
    """The provider wants the client secret in the form, not in a header."""
    names_itself: bool
    """The provider says in each answer who it is (RFC 9207)."""


class Provider:
    """One provider. Used by one application, between ``open`` and ``close``."""

    def __init__(self, settings: OpenIdSettings, clock: Callable[[], datetime]) -> None:
        self._settings = settings
        self._clock = clock
        self._http: aiohttp.ClientSession | None = None
        self._one_at_a_time = asyncio.Lock()
        self._metadata: Metadata | None = None
        self._keys: KeySet | None = None
        self._metadata_at = self._keys_at = self._failed_at = float("-inf")

    async def open(self) -> None:
        """Makes ready to talk; nothing is asked yet, so the site starts without the provider."""
        timeout = aiohttp.ClientTimeout(total=self._settings.patience_seconds)
        self._http = aiohttp.ClientSession(timeout=timeout, cookie_jar=aiohttp.DummyCookieJar())

    async def close(self) -> None:
        """Lets the connections go."""
        if self._http is not None:
            await self._http.close()

    async def metadata(self) -> Metadata:
        """What the provider publishes about itself. Raises ProviderAway."""
        async with self._one_at_a_time:
            if self._metadata is None or not self._fresh(self._metadata_at):
                told = await self._asked_for(self._settings.issuer.rstrip("/") + WELL_KNOWN)
                self._metadata, self._metadata_at = _metadata(told, self._settings.issuer), self._now()
            return self._metadata

    async def keys(self, *, other_than: KeySet | None = None) -> KeySet:
        """The keys with which the provider signs.

        ``other_than``: keys among which the right one is missing; they are not given again without asking.
        Raises ProviderAway, NotTrusted.
        """
        metadata = await self.metadata()
        async with self._one_at_a_time:
            if self._keys is None or self._keys is other_than or not self._fresh(self._keys_at):
                told = await self._asked_for(metadata.jwks_uri)
                self._keys, self._keys_at = key_set(told), self._now()
            return self._keys

    async def id_token(self, code: str, verifier: str, redirect_uri: str) -> str:
        """Trades a code for an ID token. Raises BeginAgain where the provider does not take the code, ProviderAway."""
        metadata = await self.metadata()
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": redirect_uri,
            "code_verifier": verifier,
        }
        headers = {"Accept": "application/json"}
        if metadata.secret_in_form:
            form.update(client_id=self._settings.client_id, client_secret=self._settings.client_secret)
        else:
            headers["Authorization"] = _basic(self._settings.client_id, self._settings.client_secret)
        status, told = await self._answer("POST", metadata.token_endpoint, data=form, headers=headers)
        if status in (400, 401, 403):
            error = told.get("error")
            if error == "invalid_grant":
                raise BeginAgain("the provider does not take this code (any more)")
            raise ProviderAway(f"token endpoint: {error if error in _OF_ITS_ERRORS else 'refused'}")
        id_token = told.get("id_token")
        if status != 200 or not isinstance(id_token, str):
            raise ProviderAway(f"token endpoint: no ID token, status {status}")
        return id_token

    # --- asking --------------------------------------------------------------------------------------------------

    async def _asked_for(self, address: str) -> Mapping[str, Any]:
        """A document that the provider publishes. Who waited in line behind a failure is not made to wait again."""
        if 0 <= self._now() - self._failed_at < LEFT_ALONE_SECONDS:
            raise ProviderAway("the provider failed just now")
        try:
            status, told = await self._answer("GET", address)
            if status != 200:
                raise ProviderAway(f"the provider answers with status {status}")
        except ProviderAway:
            self._failed_at = self._now()
            raise
        return told

    async def _answer(self, method: str, address: str, **more: Any) -> tuple[int, Mapping[str, Any]]:
        assert self._http is not None
        try:
            async with self._http.request(method, address, allow_redirects=False, **more) as response:
                body = await _read(response)
        except asyncio.TimeoutError:
            raise ProviderAway("the provider is too slow") from None
        except (aiohttp.ClientError, OSError, ValueError) as error:
            raise ProviderAway(f"the provider cannot be reached: {type(error).__name__}") from None
        try:
            told = json.loads(body)
        except (ValueError, RecursionError):
            told = None
        if not isinstance(told, dict):
            raise ProviderAway(f"the provider's answer is no JSON object, status {response.status}")
        return response.status, told

    def _fresh(self, since: float) -> bool:
        return 0 <= self._now() - since < KEPT_SECONDS

    def _now(self) -> float:
        return self._clock().timestamp()


async def _read(response: aiohttp.ClientResponse) -> bytes:
    body = bytearray()
    async for part in response.content.iter_chunked(65_536):
        body += part
        if len(body) > MOST_BYTES:
            raise ProviderAway("the provider's answer is too long")
    return bytes(body)


def _metadata(told: Mapping[str, Any], issuer: str) -> Metadata:
    if told.get("issuer") != issuer:
        raise ProviderAway("the provider calls itself something else than NAAST_OIDC_ISSUER")
    addresses = {name: told.get(name) for name in ("authorization_endpoint", "token_endpoint", "jwks_uri")}
    unsafe = [name for name, address in addresses.items() if not is_safe(address)]
    if unsafe:
        raise ProviderAway(f"the provider has no https address for {unsafe[0]}")
    methods = told.get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
    return Metadata(
        **{name: str(address) for name, address in addresses.items()},
        secret_in_form=isinstance(methods, list) and "client_secret_basic" not in methods,
        names_itself=told.get("authorization_response_iss_parameter_supported") is True,
    )


def _basic(client_id: str, secret: str) -> str:
    """RFC 6749, 2.3.1: both are written as in a form before they are put together."""
    pair = f"{quote(client_id, safe='')}:{quote(secret, safe='')}"
    return f"Basic {base64.b64encode(pair.encode()).decode('ascii')}"
