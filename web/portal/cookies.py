"""The cookies of the portal: out of reach of scripts, only over https, and sealed where they hold anything.

The session's own cookie is made and signed by ``Accounts``. What else is remembered (on what ground a summary was
opened, the key of an app that is being coupled) is sealed with the store's keys and bound to one session or form, so
that it is of no use anywhere else.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
import secrets

from aiohttp import web

from support.sharing.keyring import Keyring, KeyringError
from web.portal.settings import PortalSettings

SESSION = "naast"
FORM = "naast-form"
_FORM_KEY = re.compile(r"[A-Za-z0-9_-]{43}")
_LONGEST = 3000


class Cookies:
    """How cookies are named, set and read in one portal."""

    def __init__(self, keyring: Keyring, settings: PortalSettings) -> None:
        self._keyring = keyring
        self._secure = settings.secure

    # --- session and forms -------------------------------------------------------------------------------------------

    def session(self, request: web.Request) -> str:
        """The cookie of the session as it was sent, or nothing."""
        return request.cookies.get(self._name(SESSION), "")

    def begin_session(self, response: web.StreamResponse, cookie: str) -> None:
        """Gives the browser a new session; what the forms before it hung on is gone."""
        self._set(response, self._name(SESSION), cookie, "/")
        self._end(response, self._name(FORM), "/")

    def end_session(self, response: web.StreamResponse) -> None:
        """Takes the session away from the browser."""
        self._end(response, self._name(SESSION), "/")

    def form_key(self, request: web.Request) -> str:
        """What the forms of somebody without a session hang on; empty where there is none yet."""
        key = request.cookies.get(self._name(FORM), "")
        return key if _FORM_KEY.fullmatch(key) else ""

    def begin_form(self, response: web.StreamResponse, key: str) -> None:
        """Gives the browser a key for forms."""
        self._set(response, self._name(FORM), key, "/")

    # --- sealed ------------------------------------------------------------------------------------------------------

    def keep(self, response: web.StreamResponse, kind: str, bound_to: str, told: object, path: str) -> None:
        """Keeps something small in the browser, sealed, for the pages below ``path``."""
        sealed = self._keyring.seal(json.dumps(told), _place(kind, bound_to))
        value = base64.urlsafe_b64encode(sealed).decode("ascii")
        self._set(response, self._sealed_name(kind), value, path)

    def kept(self, request: web.Request, kind: str, bound_to: str) -> object:
        """What was kept, or None where it is not there, was changed, or belongs to another session."""
        value = request.cookies.get(self._sealed_name(kind), "")
        if not value or len(value) > _LONGEST:
            return None
        try:
            sealed = base64.urlsafe_b64decode(value.encode("ascii", errors="replace"))
            told: object = json.loads(self._keyring.unseal(sealed, _place(kind, bound_to)))
        except (KeyringError, ValueError, binascii.Error, IndexError):
            return None
        return told

    def drop(self, response: web.StreamResponse, kind: str, path: str) -> None:
        """Takes it away again."""
        self._end(response, self._sealed_name(kind), path)

    # --- names -------------------------------------------------------------------------------------------------------

    def _name(self, name: str) -> str:
        # With this prefix a browser takes the cookie from this host only, never from a neighbour's subdomain.
        return f"__Host-{name}" if self._secure else name

    def _sealed_name(self, kind: str) -> str:
        return f"__Secure-naast-{kind}" if self._secure else f"naast-{kind}"

    def _set(self, response: web.StreamResponse, name: str, value: str, path: str) -> None:
        response.set_cookie(name, value, path=path, secure=self._secure, httponly=True, samesite="Lax")

    def _end(self, response: web.StreamResponse, name: str, path: str) -> None:
        response.del_cookie(name, path=path, secure=self._secure, httponly=True, samesite="Lax")


def new_form_key() -> str:
    """A key for forms that nobody can guess."""
    return secrets.token_urlsafe(32)


def _place(kind: str, bound_to: str) -> str:
    return f"portal.{kind}:{bound_to}"
