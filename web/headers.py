"""The headers that every answer carries."""

from __future__ import annotations

from aiohttp import hdrs, web

_POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
    ]
)

_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Server": "naast",
}

_OF_THE_PORTAL = {
    # No page of the portal has a script.
    "Content-Security-Policy": "; ".join(
        [
            "default-src 'none'",
            "style-src 'self'",
            "img-src 'self' data:",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        ]
    ),
    # With "no-referrer" a browser sends "Origin: null" with a form, and where it came from could not be checked.
    "Referrer-Policy": "same-origin",
    "X-Robots-Tag": "noindex, nofollow",
}


async def set_headers(request: web.Request, response: web.StreamResponse) -> None:
    """Set the headers; only an answer that says how it may be cached is cached at all."""
    response.headers.update(_HEADERS)
    response.headers.setdefault(hdrs.CACHE_CONTROL, "no-store")


async def set_portal_headers(request: web.Request, response: web.StreamResponse) -> None:
    """Set the headers of the portal; runs after :func:`set_headers`."""
    response.headers.update(_OF_THE_PORTAL)
