"""The map of addresses."""

from __future__ import annotations

from aiohttp import web

from web.health import live, ready
from web.metrics import show_metrics
from web.page import no_icon, show_file, show_page
from web.parent_api import begin_conversation, leave, send_message, show_conversation, wipe_conversation

ROUTES = [
    web.get("/", show_page),
    web.get("/static/{path:.+}", show_file),
    web.get("/favicon.ico", no_icon),
    web.post("/api/conversations", begin_conversation),
    web.post("/api/messages", send_message),
    web.get("/api/messages", show_conversation),
    web.delete("/api/conversation", wipe_conversation),
    web.post("/api/leave", leave),
    web.get("/health/live", live),
    web.get("/health/ready", ready),
    web.get("/metrics", show_metrics),
]
