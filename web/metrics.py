"""Counts and times for Prometheus: never a text, a token, an address or what a message was about."""

from __future__ import annotations

import time
from collections.abc import Callable

from aiohttp import web
from aiohttp.typedefs import Handler
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, generate_latest

from web import keys
from web.route_names import route_name

_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.02, 0.03, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
_METHODS = frozenset({"GET", "HEAD", "POST", "DELETE"})


class Metrics:
    """The numbers of one application.

    The kinds of urgency are not counted apart: on a quiet day a count would tell about one parent.
    """

    def __init__(self, count_conversations: Callable[[], int], count_left_over: Callable[[], int]) -> None:
        self.registry = CollectorRegistry()
        self.requests = self._count("requests", "Requests", "route", "method", "status")
        self.request_seconds = self._time("request_seconds", "Time of a request", "route")
        self.refused = self._count("refused", "Requests answered with an error", "code")
        self.reading_seconds = self._time("reading_seconds", "Time to read a message")
        self.bot_seconds = self._time("bot_seconds", "Time of the bot")
        self.bot_failures = self._count("bot_failures", "Messages that the bot did not answer", "reason")
        self.apologies = self._count("apologies", "Answers that only say sorry, with numbers to call")
        self.urgent_by_gateway = self._count("urgent_by_gateway", "Urgent answers that the bot did not give")
        self.expired = self._count("expired", "Conversations wiped after silence")
        self._show("conversations", "Conversations in memory", count_conversations)
        self._show("left_over", "Conversations that the bot must still forget", count_left_over)
        ProcessCollector(registry=self.registry)

    def _count(self, name: str, text: str, *labels: str) -> Counter:
        return Counter(f"naast_web_{name}", text, labels, registry=self.registry)

    def _time(self, name: str, text: str, *labels: str) -> Histogram:
        return Histogram(f"naast_web_{name}", text, labels, registry=self.registry, buckets=_SECONDS)

    def _show(self, name: str, text: str, count: Callable[[], int]) -> None:
        Gauge(f"naast_web_{name}", text, registry=self.registry).set_function(count)


@web.middleware
async def measure(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Count and time every request."""
    metrics, route, start = request.app[keys.METRICS], route_name(request), time.perf_counter()
    response = await handler(request)
    method = request.method if request.method in _METHODS else "other"
    metrics.request_seconds.labels(route).observe(time.perf_counter() - start)
    metrics.requests.labels(route, method, str(response.status)).inc()
    return response


async def show_metrics(request: web.Request) -> web.Response:
    """GET /metrics"""
    return web.Response(
        body=generate_latest(request.app[keys.METRICS].registry),
        headers={"Content-Type": "text/plain; version=0.0.4; charset=utf-8"},
    )
