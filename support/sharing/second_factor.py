"""The second factor: a code of six digits that changes every half minute (TOTP, RFC 6238), good for one log-in."""

from __future__ import annotations

import hmac
from datetime import datetime

import pyotp

STEP_SECONDS = 30
STEPS_APART = 1
"""A phone's clock may be half a minute off."""
SHOWN_AS = "Naast"
_OF_NOBODY = pyotp.random_base32()


def new_secret() -> str:
    """A secret for an authenticator app."""
    return pyotp.random_base32()


def uri(secret: str, email: str) -> str:
    """What a QR code shows to an authenticator app."""
    return pyotp.TOTP(secret, interval=STEP_SECONDS).provisioning_uri(name=email, issuer_name=SHOWN_AS)


def step_of(secret: str | None, code: str, now: datetime) -> int | None:
    """The time step that a code belongs to, or None where it fits none; as slow without a secret as with one."""
    totp = pyotp.TOTP(secret or _OF_NOBODY, interval=STEP_SECONDS)
    present = int(now.timestamp()) // STEP_SECONDS
    given = "".join(code.split()).encode("utf-8", errors="replace")
    found: int | None = None
    for step in range(present - STEPS_APART, present + STEPS_APART + 1):
        if hmac.compare_digest(totp.generate_otp(step).encode("ascii"), given):
            found = step
    return found if secret else None
