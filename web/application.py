"""The gateway, put together."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator

from aiohttp import web

from support.sharing.store import Store
from web import keys, portal, sharing
from web.answering import Answering
from web.bot_client import BotClient
from web.conversations import Conversations
from web.error_answers import answer_errors
from web.headers import set_headers
from web.housekeeping import housekeeping
from web.limits import limit_addresses
from web.metrics import Metrics, measure
from web.page import Page
from web.rates import Buckets, Clock
from web.reading import ReadingRoom
from web.reading_port import Reader, UrgentAnswer
from web.redaction_port import RedactionPort
from web.routes import ROUTES
from web.settings import Settings
from web.wiping import Wiping


def create_application(
    settings: Settings,
    *,
    reader: Reader,
    urgent_answer: UrgentAnswer,
    clock: Clock = time.monotonic,
    store: Store | None = None,
    redaction: RedactionPort | None = None,
    portal_settings: portal.PortalSettings | None = None,
) -> web.Application:
    """Build the gateway.

    `reader` reads each message, `urgent_answer` speaks where the bot does not, `clock` gives seconds. Without `store`
    nothing can be shared, and the portal is one plain page; without `redaction` there is no summary to look over.
    """
    app = web.Application(
        middlewares=[measure, answer_errors, limit_addresses], client_max_size=settings.limits.body_bytes
    )
    app[keys.SETTINGS] = settings
    app[keys.PAGE] = Page(settings)
    _add_limits(app, settings, clock)
    _add_conversations(app, settings, clock)
    sharing.setup(app, store, redaction, clock)
    _add_answering(app, settings, reader, urgent_answer)
    app.add_routes(ROUTES)
    _add_portal(app, store, portal_settings or portal.PortalSettings())
    app.on_response_prepare.append(set_headers)
    app.cleanup_ctx.extend([bot_connection, reading_thread, housekeeping])
    return app


def _add_limits(app: web.Application, settings: Settings, clock: Clock) -> None:
    limits = settings.limits
    app[keys.REQUESTS_PER_ADDRESS] = Buckets(limits.requests_per_address, limits.addresses, clock)
    app[keys.CONVERSATIONS_PER_ADDRESS] = Buckets(limits.conversations_per_address, limits.addresses, clock)


def _add_conversations(app: web.Application, settings: Settings, clock: Clock) -> None:
    conversations = Conversations(
        idle_seconds=settings.idle_seconds,
        most=settings.limits.conversations,
        rate=settings.limits.messages_per_conversation,
        summary_rate=settings.limits.summaries_per_conversation,
        clock=clock,
    )
    bot = BotClient(settings.bot_url, timeout=settings.bot_timeout, forget_timeout=settings.forget_timeout)
    wiping = Wiping(conversations, bot)
    app[keys.CONVERSATIONS], app[keys.BOT], app[keys.WIPING] = conversations, bot, wiping
    app[keys.METRICS] = Metrics(lambda: len(conversations), lambda: wiping.left_over)


def _add_answering(app: web.Application, settings: Settings, reader: Reader, urgent: UrgentAnswer) -> None:
    app[keys.READING_ROOM] = ReadingRoom(reader, settings.reading_timeout)
    app[keys.ANSWERING] = Answering(
        bot=app[keys.BOT],
        reading_room=app[keys.READING_ROOM],
        urgent_answer=urgent,
        conversations=app[keys.CONVERSATIONS],
        wiping=app[keys.WIPING],
        metrics=app[keys.METRICS],
        summary_is_near=app[keys.SUMMARIES].names.warm,
    )


def _add_portal(app: web.Application, store: Store | None, settings: portal.PortalSettings) -> None:
    if store is None:
        portal.setup_closed(app)
    else:
        portal.setup(app, store, settings)


async def bot_connection(app: web.Application) -> AsyncIterator[None]:
    """Keep connections to the bot open while the application runs."""
    async with app[keys.BOT]:
        yield


async def reading_thread(app: web.Application) -> AsyncIterator[None]:
    """Let go of the reader's thread at the end."""
    yield
    app[keys.READING_ROOM].close()
