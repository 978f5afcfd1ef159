"""A real OpenID Connect provider on this machine (oidc-provider-mock), which checks PKCE too, and can be made to fail.

The mock does not look at PKCE, at how often it was asked, or at who is telling lies; what stands before it here does.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from urllib.parse import parse_qs, urlsplit

import flask
import oidc_provider_mock
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding
from joserfc.jwk import RSAKey
from werkzeug.serving import WSGIRequestHandler, make_server
from werkzeug.test import run_wsgi_app

CLIENT, SECRET = "naast", "geheim: met %&+ tekens"
DISCOVERY, KEYS, AUTHORIZE, TOKEN = "/.well-known/openid-configuration", "/jwks", "/oauth2/authorize", "/oauth2/token"
Environ = dict[str, Any]
Claims = dict[str, Any]
Signature = Callable[[bytes], bytes]


class Silent(WSGIRequestHandler):
    """Writes nothing down."""

    def log(self, *_: Any, **__: Any) -> None:
        pass


@dataclass
class LocalProvider:
    """What a test may change about the provider while it runs."""

    port: int = 0
    asked: Counter[str] = field(default_factory=Counter)
    slow: dict[str, float] = field(default_factory=dict)
    """Seconds that an answer takes."""
    instead: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Status and body that are given instead of the real answer."""
    change_metadata: Callable[[Claims], Claims] = lambda told: told
    change_keys: Callable[[Claims], Claims] = lambda told: told
    change_claims: Callable[[Claims], Claims] | None = None
    """Where it is set, the token is signed again with what it gives."""
    sign: Callable[[Claims], str] | None = None
    """Makes the token wholly by itself."""
    change_place: Callable[[str], str] = lambda place: place
    """Where the browser is sent back to."""
    last_form: dict[str, str] = field(default_factory=dict)
    last_authorization: str = ""
    challenges: dict[str, str] = field(default_factory=dict)
    ended: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self.app = oidc_provider_mock.app(require_nonce=True)

    @property
    def issuer(self) -> str:
        return f"http://localhost:{self.port}"

    # --- people and keys -------------------------------------------------------------------------------------------

    @property
    def storage(self) -> Any:
        with self.app.test_request_context("/"):
            self.app.preprocess_request()
            return flask.g.oidc_provider_mock_storage

    def knows(self, subject: str, **claims: Any) -> None:
        self.storage.store_user(oidc_provider_mock.User(sub=subject, claims=claims))

    @property
    def key(self) -> RSAKey:
        return RSAKey.import_key(self.storage.jwk.as_dict(is_private=True))

    def new_key(self) -> None:
        """From now on another key signs, and only that one is published."""
        storage = self.storage
        storage.jwk = type(storage.jwk).generate_key(is_private=True)

    def signed(self, claims: object, *, by: Signature | None = None, **header: Any) -> str:
        """A token with these claims; ``by``: how it is signed, otherwise with the key of the provider."""
        told = {"typ": "JWT", "alg": "RS256", "kid": self.key.thumbprint(), **header}
        signing = f"{_in_base64(json.dumps(told).encode())}.{_in_base64(json.dumps(claims).encode())}"
        return f"{signing}.{_in_base64((by or with_key(self.key))(signing.encode()))}"

    # --- answering -------------------------------------------------------------------------------------------------

    def __call__(self, environ: Environ, start_response: Any) -> Iterable[bytes]:
        path = environ["PATH_INFO"]
        self.asked[path] += 1
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        environ["wsgi.input"] = BytesIO(body)
        self.ended.wait(self.slow.get(path, 0))
        if path in self.instead:
            status, text = self.instead[path]
            start_response(status, [("Content-Type", "application/json"), ("Location", "/elsewhere")])
            return [text.encode(errors="surrogateescape")]
        if path == TOKEN and not self._pkce_holds(environ, body.decode()):
            start_response("400 BAD REQUEST", [("Content-Type", "application/json")])
            return [b'{"error": "invalid_grant"}']
        parts, status, headers = run_wsgi_app(self.app.wsgi_app, environ, buffered=True)
        answer = self._changed(path, environ, headers, b"".join(parts))
        headers["Content-Length"] = str(len(answer))
        start_response(status, list(headers))
        return [answer]

    def _pkce_holds(self, environ: Environ, body: str) -> bool:
        self.last_form = {name: values[0] for name, values in parse_qs(body).items()}
        self.last_authorization = environ.get("HTTP_AUTHORIZATION", "")
        digest = hashlib.sha256(self.last_form.get("code_verifier", "").encode()).digest()
        challenge = _in_base64(digest)
        return self.challenges.get(self.last_form.get("code", "")) == challenge

    def _changed(self, path: str, environ: Environ, headers: Any, answer: bytes) -> bytes:
        if path == AUTHORIZE and "Location" in headers:
            code = parse_qs(urlsplit(headers["Location"]).query).get("code", [""])[0]
            asked = parse_qs(environ["QUERY_STRING"])
            if asked.get("code_challenge_method") == ["S256"]:
                self.challenges[code] = asked["code_challenge"][0]
            headers["Location"] = self.change_place(headers["Location"])
        change = {DISCOVERY: self.change_metadata, KEYS: self.change_keys, TOKEN: self._other_token}.get(path)
        return json.dumps(change(json.loads(answer))).encode() if change else answer

    def _other_token(self, told: Claims) -> Claims:
        if "id_token" not in told:
            return told
        claims = claims_of(told["id_token"])
        if self.change_claims is not None:
            told["id_token"] = self.signed(self.change_claims(claims))
        if self.sign is not None:
            told["id_token"] = self.sign(claims)
        return told


def claims_of(token: str) -> Claims:
    """The claims of a token, unchecked."""
    body = token.split(".")[1]
    claims: Claims = json.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))
    return claims


def with_key(key: RSAKey) -> Signature:
    """RS256."""
    return lambda text: key.private_key.sign(text, padding.PKCS1v15(), hashes.SHA256())


def with_secret(secret: bytes) -> Signature:
    """HS256."""
    return lambda text: hmac.new(secret, text, hashlib.sha256).digest()


def _in_base64(told: bytes) -> str:
    return base64.urlsafe_b64encode(told).decode().rstrip("=")


@contextmanager
def running(provider: LocalProvider) -> Iterator[LocalProvider]:
    """The provider, on a free port, in a thread."""
    server = make_server("localhost", provider.port, provider, threaded=True, request_handler=Silent)
    provider.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        provider.ended.set()
        server.shutdown()
        thread.join(5)
        server.server_close()
