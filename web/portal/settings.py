"""What can be set of the portal, from the environment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from web.portal.openid_settings import OpenIdSettings

_ON = ("", "1", "on", "true", "yes", "ja")
_OFF = ("0", "off", "false", "no", "nee")


@dataclass(frozen=True)
class PortalSettings:
    """The settings of one portal."""

    secure: bool = True
    """Cookies only over https. Browsers make an exception for localhost; off only for tests without it."""
    public_url: str = ""
    """The address at which people open the site; empty: the one that a request was sent to."""
    openid: OpenIdSettings | None = None
    """Where organisations log in through a provider of their own."""
    acr: tuple[str, ...] = ()
    """Values with which that provider promises a second factor."""

    @classmethod
    def from_environment(cls, environ: Mapping[str, str]) -> PortalSettings:
        """``NAAST_PORTAL_SECURE``, ``NAAST_PUBLIC_URL``, ``NAAST_OIDC_ACR``, and what OpenID Connect needs.

        Raises ValueError with one sentence where a value cannot be used.
        """
        secure = environ.get("NAAST_PORTAL_SECURE", "").strip().casefold()
        if secure not in (*_ON, *_OFF):
            raise ValueError("NAAST_PORTAL_SECURE is on or off.")
        return cls(
            secure=secure in _ON,
            public_url=_origin(environ.get("NAAST_PUBLIC_URL", "").strip()),
            openid=OpenIdSettings.from_environment(environ),
            acr=tuple(environ.get("NAAST_OIDC_ACR", "").replace(",", " ").split()),
        )


def _origin(address: str) -> str:
    """Scheme, host and port of an address, as a browser sends them in ``Origin``."""
    if not address:
        return ""
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("NAAST_PUBLIC_URL is an address such as https://naast.example.nl.")
    return f"{parts.scheme}://{parts.netloc}".casefold()
