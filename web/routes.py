"""The map of addresses."""

from __future__ import annotations

from aiohttp import web

from web.health import live, ready
from web.metrics import show_metrics
from web.page import no_icon, show_code_page, show_file, show_page
from web.parent_api import begin_conversation, leave, send_message, show_conversation, wipe_conversation
from web.sharing import handlers as sharing

ROUTES = [
    web.get("/", show_page),
    web.get("/code", show_code_page),
    web.get("/static/{path:.+}", show_file),
    web.get("/favicon.ico", no_icon),
    web.post("/api/conversations", begin_conversation),
    web.post("/api/messages", send_message),
    web.get("/api/messages", show_conversation),
    web.delete("/api/conversation", wipe_conversation),
    web.post("/api/leave", leave),
    web.post("/api/summary", sharing.show_summary),
    web.post("/api/summary/check", sharing.check_summary),
    web.post("/api/summary/pdf", sharing.summary_pdf),
    web.get("/api/recipients", sharing.show_recipients),
    web.post("/api/consent", sharing.show_consent),
    web.post("/api/summary/share", sharing.share_summary),
    web.post("/api/shared/confirm", sharing.confirm_shared),
    web.post("/api/shared/open", sharing.open_shared),
    web.post("/api/shared/withdraw", sharing.withdraw_shared),
    web.post("/api/shared/extend", sharing.extend_shared),
    web.post("/api/shared/contact", sharing.change_contact),
    web.post("/api/shared/pdf", sharing.shared_pdf),
    web.get("/health/live", live),
    web.get("/health/ready", ready),
    web.get("/metrics", show_metrics),
]
