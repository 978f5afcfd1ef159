"""Whether an ID token proves who somebody is: signature first, then every claim that OpenID Connect asks us to check.

Source: OpenID Connect Core 1.0, 3.1.3.7 (ID Token Validation), stricter where that is allowed: only signatures with a
public key, one audience only, and a token that was made just now.
"""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError
from joserfc.jwk import JWKRegistry, Key, KeySet, OctKey
from joserfc.jws import JWSRegistry

from web.portal.openid_errors import NotTrusted, UnknownKey

ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "Ed25519")
"""Signatures that only the provider can make; never "none", and never one with a shared secret."""
CLOCKS_DIFFER = 60
"""Seconds by which the clock of a provider may be wrong."""
LASTS = 600
"""Seconds after it was made in which we take a token: we ask for it ourselves, so it is seconds old."""
LONGEST_TOKEN = 20_000
LONGEST_SUBJECT = 255
_FAR_AWAY = 1e11


@dataclass(frozen=True)
class Expected:
    """What the token of one log-in must say."""

    issuer: str
    client_id: str
    nonce: str
    now: float
    """Seconds since 1970."""


def key_set(told: Mapping[str, Any]) -> KeySet:
    """The public keys for signatures in a JWKS; what is no such key is passed over, as RFC 7517 asks.

    Raises NotTrusted where none is left.
    """
    listed = told.get("keys")
    keys: list[Key] = []
    for one in listed if isinstance(listed, list) else []:
        if not isinstance(one, dict) or one.get("use", "sig") != "sig":
            continue
        try:
            key = JWKRegistry.import_key(one)
        except (JoseError, ValueError, TypeError, KeyError, AttributeError):
            continue
        if not isinstance(key, OctKey):
            keys.append(key)
    if not keys:
        raise NotTrusted("the provider publishes no key for signatures")
    return KeySet(keys)


def proven(id_token: str, keys: KeySet, expected: Expected) -> dict[str, Any]:
    """The claims of a token that holds. Raises UnknownKey, NotTrusted."""
    claims = _signed(id_token, keys)
    wrong = next((what for what, holds in _checks(claims, expected) if not holds), None)
    if wrong:
        raise NotTrusted(f"ID token: {wrong}")
    return claims


def _signed(id_token: str, keys: KeySet) -> dict[str, Any]:
    if len(id_token) > LONGEST_TOKEN:
        raise NotTrusted("ID token: too long")
    # A provider may add names of its own to the header; what it calls critical is still refused.
    registry = JWSRegistry(algorithms=ALGORITHMS, strict_check_header=False)
    try:
        claims: object = jwt.decode(id_token, keys, registry=registry).claims
    except InvalidKeyIdError:
        raise UnknownKey("ID token: unknown key") from None
    except JoseError as error:
        raise NotTrusted(f"ID token: {error.error}") from None
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise NotTrusted("ID token: unreadable") from None
    if not isinstance(claims, dict):
        raise NotTrusted("ID token: no claims")
    return claims


def _checks(claims: Mapping[str, Any], expected: Expected) -> tuple[tuple[str, bool], ...]:
    audience, now = claims.get("aud"), expected.now
    made, ends, begins = (_moment(claims.get(name)) for name in ("iat", "exp", "nbf"))
    subject, nonce = claims.get("sub"), claims.get("nonce")
    return (
        ("issuer", claims.get("iss") == expected.issuer),
        ("audience", audience in (expected.client_id, [expected.client_id])),
        ("authorised party", claims.get("azp", expected.client_id) == expected.client_id),
        ("nonce", isinstance(nonce, str) and hmac.compare_digest(_bytes(nonce), _bytes(expected.nonce))),
        ("expiry", ends is not None and now < ends + CLOCKS_DIFFER),
        ("moment", made is not None and -CLOCKS_DIFFER <= now - made < LASTS),
        ("not yet", "nbf" not in claims or (begins is not None and begins <= now + CLOCKS_DIFFER)),
        ("subject", isinstance(subject, str) and 0 < len(subject) <= LONGEST_SUBJECT),
    )


def _moment(told: object) -> float | None:
    """A moment in seconds. ``true`` is none, nor is NaN, which is neither early nor late."""
    if isinstance(told, bool) or not isinstance(told, int | float) or not 0 <= told < _FAR_AWAY:
        return None
    return float(told)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", errors="surrogatepass")
