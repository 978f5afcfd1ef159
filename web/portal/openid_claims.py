"""What the claims of different providers mean, in the words that ``Accounts`` knows.

Entra ID writes two things in its own way: ``acrs`` (the authentication contexts that were satisfied) for ``acr``, and
``xms_edov`` (the domain of the address was verified) for ``email_verified``.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from support.sharing.log_in import SECOND_FACTORS

_YES = (True, "1", "true")


def for_accounts(claims: Mapping[str, Any], acr: Collection[str]) -> dict[str, Any]:
    """``email``, ``email_verified``, ``acr`` and ``amr`` of a checked token; of a wrong type is not there.

    ``acr``: the values with which this provider promises a second factor.
    """
    email = claims.get("email")
    verified = claims.get("email_verified", claims.get("xms_edov") in _YES)
    told = {"email": email if isinstance(email, str) else None, "email_verified": verified is True}
    return {**told, "acr": _acr(claims, acr), "amr": _words(claims.get("amr"))}


def proves_second_factor(told: Mapping[str, Any], acr: Collection[str]) -> bool:
    """Whether the claims of ``for_accounts`` prove more than a password."""
    return told["acr"] in acr or bool(SECOND_FACTORS.intersection(told["amr"]))


def _acr(claims: Mapping[str, Any], promised: Collection[str]) -> str | None:
    told = claims.get("acr")
    if isinstance(told, str) and told in promised:
        return told
    return next((one for one in _words(claims.get("acrs")) if one in promised), None)


def _words(told: object) -> list[str]:
    return [one for one in told if isinstance(one, str)] if isinstance(told, list) else []
