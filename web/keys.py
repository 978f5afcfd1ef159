"""The parts of the running application, by typed keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiohttp import web

if TYPE_CHECKING:
    from support.sharing.store import Store
    from web.answering import Answering
    from web.bot_client import BotClient
    from web.conversations import Conversations
    from web.metrics import Metrics
    from web.page import Page
    from web.rates import Buckets
    from web.reading import ReadingRoom
    from web.settings import Settings
    from web.sharing.recipients import Recipients
    from web.sharing.share import Sharing
    from web.sharing.summaries import Summaries
    from web.sharing.with_code import Shared
    from web.wiping import Wiping

SETTINGS: web.AppKey[Settings] = web.AppKey("settings")
PAGE: web.AppKey[Page] = web.AppKey("page")
METRICS: web.AppKey[Metrics] = web.AppKey("metrics")
REQUESTS_PER_ADDRESS: web.AppKey[Buckets] = web.AppKey("requests_per_address")
CONVERSATIONS_PER_ADDRESS: web.AppKey[Buckets] = web.AppKey("conversations_per_address")
CONVERSATIONS: web.AppKey[Conversations] = web.AppKey("conversations")
BOT: web.AppKey[BotClient] = web.AppKey("bot")
READING_ROOM: web.AppKey[ReadingRoom] = web.AppKey("reading_room")
WIPING: web.AppKey[Wiping] = web.AppKey("wiping")
ANSWERING: web.AppKey[Answering] = web.AppKey("answering")
STORE: web.AppKey[Store | None] = web.AppKey("store")
SUMMARIES: web.AppKey[Summaries] = web.AppKey("summaries")
RECIPIENTS: web.AppKey[Recipients] = web.AppKey("recipients")
SHARING: web.AppKey[Sharing] = web.AppKey("sharing")
SHARED: web.AppKey[Shared] = web.AppKey("shared")
SHARES_PER_ADDRESS: web.AppKey[Buckets] = web.AppKey("shares_per_address")
