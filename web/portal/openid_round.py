"""One round to the provider and back: what the browser carries meanwhile, and the address that it is sent to.

The browser keeps nonce and PKCE verifier sealed in a cookie that is bound to ``state``: an answer with another state,
or in another browser, finds nothing. A round is good once, and for ten minutes.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import secrets
from collections import OrderedDict
from dataclasses import dataclass

from aiohttp import web
from yarl import URL

from web.portal import keys
from web.portal.openid_errors import BeginAgain
from web.portal.openid_settings import OpenIdSettings

COOKIE = "openid"
COOKIE_PATH = f"{keys.PREFIX}/oidc"
LASTS = 600
"""Seconds between going and coming back."""
CLOCK_MAY_GO_BACK = 60
MOST_REMEMBERED = 100_000
_STATE = re.compile(r"[A-Za-z0-9_-]{43}")


@dataclass(frozen=True)
class Round:
    """What belongs to one log-in."""

    state: str
    nonce: str
    verifier: str
    made_at: float

    @classmethod
    def new(cls, now: float) -> Round:
        """A round that nobody can guess."""
        return cls(secrets.token_urlsafe(32), secrets.token_urlsafe(32), secrets.token_urlsafe(48), now)

    def keep(self, request: web.Request, response: web.StreamResponse) -> None:
        """Gives it to the browser, sealed."""
        told = [self.nonce, self.verifier, self.made_at]
        request.app[keys.COOKIES].keep(response, COOKIE, self.state, told, COOKIE_PATH)

    @property
    def challenge(self) -> str:
        """The PKCE challenge (S256) of the verifier."""
        digest = hashlib.sha256(self.verifier.encode("ascii")).digest()
        return base64.urlsafe_b64encode(digest).decode("ascii").rstrip("=")


class Rounds:
    """Which rounds came back already. The memory is bounded; past that the provider still takes a code only once."""

    def __init__(self) -> None:
        self._back: OrderedDict[str, float] = OrderedDict()

    def take(self, request: web.Request, state: str, now: float) -> Round:
        """The round that this answer belongs to; from now on it is used. Raises BeginAgain."""
        if not _STATE.fullmatch(state):
            raise BeginAgain("no state")
        kept = request.app[keys.COOKIES].kept(request, COOKIE, state)
        if not isinstance(kept, list) or len(kept) != 3:
            raise BeginAgain("this browser did not begin with this state")
        one = Round(state, *kept)
        if not -CLOCK_MAY_GO_BACK <= now - one.made_at < LASTS:
            raise BeginAgain("the round took too long")
        if state in self._back:
            raise BeginAgain("the same answer came a second time")
        self._remember(state, now)
        return one

    def _remember(self, state: str, now: float) -> None:
        self._back[state] = now
        while self._back:
            oldest = next(iter(self._back.values()))
            if len(self._back) <= MOST_REMEMBERED and now - oldest < LASTS + CLOCK_MAY_GO_BACK:
                break
            self._back.popitem(last=False)


def drop(request: web.Request, response: web.StreamResponse) -> None:
    """Takes the cookie of a round away again."""
    request.app[keys.COOKIES].drop(response, COOKIE, COOKIE_PATH)


def address(endpoint: str, settings: OpenIdSettings, redirect_uri: str, one: Round) -> URL:
    """Where the browser goes to log in."""
    asked = {
        "response_type": "code",
        "client_id": settings.client_id,
        "redirect_uri": redirect_uri,
        "scope": "openid email",
        "state": one.state,
        "nonce": one.nonce,
        "code_challenge": one.challenge,
        "code_challenge_method": "S256",
    }
    if settings.acr:
        # Entra ID takes its contexts from ``claims``; others pass over what they do not know there.
        contexts = {"essential": True, "values": list(settings.acr)}
        asked["acr_values"] = " ".join(settings.acr)
        asked["claims"] = json.dumps({"id_token": {"acrs": contexts}}, separators=(",", ":"))
    return URL(endpoint).update_query(asked)
