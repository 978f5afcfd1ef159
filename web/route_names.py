"""A request by the name of its route: what may stand in a log line or a metric."""

from __future__ import annotations

from aiohttp import web


def route_name(request: web.BaseRequest) -> str:
    """Give the route as it stands in routes.py ("/static/{path}"), or "-" where no route fits.

    The address itself is never used: somebody may have typed anything into it.
    """
    if not isinstance(request, web.Request):
        return "-"
    resource = request.match_info.route.resource
    return resource.canonical if resource is not None else "-"


def is_api(request: web.Request) -> bool:
    """Tell whether the caller expects JSON."""
    return request.path == "/api" or request.path.startswith("/api/")
