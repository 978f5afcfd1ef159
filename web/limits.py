"""The limits per address of a client, held before anything else of a request is read."""

from __future__ import annotations

import ipaddress

from aiohttp import hdrs, web
from aiohttp.typedefs import Handler

from web import keys
from web.route_names import is_api


@web.middleware
async def limit_addresses(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Hold back an address that asks too much. Leaving and wiping are never held back."""
    if is_api(request) and not _leaves(request):
        address = client_address(request)
        request.app[keys.REQUESTS_PER_ADDRESS].take(address)
        if request.method == hdrs.METH_POST and request.path == "/api/conversations":
            request.app[keys.CONVERSATIONS_PER_ADDRESS].take(address)
    return await handler(request)


def client_address(request: web.Request) -> str:
    """Give the address that a limit counts for: an IPv4 address, or the /64 network of an IPv6 one.

    X-Forwarded-For is believed only behind a proxy of our own, and then only its last entry: the others can
    be made up by the client.
    """
    address = request.remote or "-"
    if request.config_dict[keys.SETTINGS].trusted_proxy:
        forwarded = request.headers.getall(hdrs.X_FORWARDED_FOR, [])
        if forwarded:
            address = forwarded[-1].rpartition(",")[2].strip()
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return "-"
    if parsed.version == 6:
        return str(ipaddress.ip_network((parsed, 64), strict=False))
    return str(parsed)


def _leaves(request: web.Request) -> bool:
    return request.method == hdrs.METH_DELETE or request.path == "/api/leave"
