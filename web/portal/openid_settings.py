"""What can be set of logging in through an organisation's own OpenID Connect provider."""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

ISSUER = "NAAST_OIDC_ISSUER"
CLIENT_ID = "NAAST_OIDC_CLIENT_ID"
SECRET_FILE = "NAAST_OIDC_CLIENT_SECRET_FILE"  # noqa: S105
ACR = "NAAST_OIDC_ACR"
PUBLIC_URL = "NAAST_PUBLIC_URL"
_NEEDED = (ISSUER, CLIENT_ID, SECRET_FILE, PUBLIC_URL)
_ONLY_FOR_THIS = (ISSUER, CLIENT_ID, SECRET_FILE, ACR)
_LONGEST_SECRET = 1000


@dataclass(frozen=True)
class OpenIdSettings:
    """One provider, and how it knows us."""

    issuer: str
    """The issuer, letter for letter as the provider itself writes it."""
    client_id: str
    client_secret: str = field(repr=False)
    public_url: str
    """Scheme and host at which people open the site; the provider sends them back there."""
    acr: tuple[str, ...] = ()
    """Values of ``acr`` (or Entra ID's ``acrs``) with which the provider promises a second factor."""
    patience_seconds: float = 8.0
    """How long one answer of the provider may take."""

    @classmethod
    def from_environment(cls, environ: Mapping[str, str]) -> OpenIdSettings | None:
        """The settings, or None where none of them is set; ``NAAST_PUBLIC_URL`` alone is none of them.

        Raises ValueError with one sentence where they are half set or cannot be used. No secret stands in it.
        """
        told = {name: environ.get(name, "").strip() for name in (*_NEEDED, ACR)}
        if not any(told[name] for name in _ONLY_FOR_THIS):
            return None
        missing = [name for name in _NEEDED if not told[name]]
        if missing:
            raise ValueError(f"OpenID Connect is half set: {' and '.join(missing)} must be set too.")
        return cls(
            issuer=_issuer(told[ISSUER]),
            client_id=told[CLIENT_ID],
            client_secret=_secret(Path(told[SECRET_FILE])),
            public_url=_public_url(told[PUBLIC_URL]),
            acr=tuple(told[ACR].replace(",", " ").split()),
        )


def is_safe(address: object) -> bool:
    """Whether something secret may go to an address: https, or plain http that does not leave this machine."""
    if not isinstance(address, str):
        return False
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return False
    if not host or "@" in parts.netloc:
        return False
    return parts.scheme == "https" or (parts.scheme == "http" and _stays_here(host))


def _stays_here(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _issuer(address: str) -> str:
    if not is_safe(address) or "?" in address or "#" in address:
        raise ValueError(f"{ISSUER} must be an https address without ? or #.")
    return address


def _public_url(address: str) -> str:
    if not is_safe(address):
        raise ValueError(f"{PUBLIC_URL} must be an https address, such as https://naast.example.nl.")
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}".casefold()


def _secret(file: Path) -> str:
    try:
        secret = file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        raise ValueError(f"{SECRET_FILE}: the file {file} cannot be read.") from None
    if not secret or len(secret) > _LONGEST_SECRET or not secret.isprintable():
        raise ValueError(f"{SECRET_FILE}: the file {file} must hold the client secret on one line, and nothing else.")
    return secret
