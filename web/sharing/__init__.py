"""The parent's side of sharing: the summary, what is shared of it, and what the code opens."""

from __future__ import annotations

from aiohttp import web

from support.sharing.moments import now_utc
from support.sharing.store import Store
from web import keys
from web.rates import Buckets, Clock
from web.redaction_port import RedactionPort
from web.sharing.expiring import expiring
from web.sharing.names import Names
from web.sharing.recipients import Recipients
from web.sharing.share import Sharing
from web.sharing.summaries import Summaries
from web.sharing.with_code import Shared


def setup(app: web.Application, store: Store | None, redaction: RedactionPort | None, clock: Clock) -> None:
    """Add the parts. Without a store nothing can be shared; without a redaction no line is shown.

    `clock` gives seconds, for the limits; days and moments are those of the store.
    """
    limits, now = app[keys.SETTINGS].limits, store.clock if store is not None else now_utc
    app[keys.STORE] = store
    app[keys.SUMMARIES] = Summaries(app[keys.BOT], Names(redaction), now)
    app[keys.RECIPIENTS] = Recipients(store)
    app[keys.SHARING] = Sharing(store, app[keys.RECIPIENTS], app[keys.SUMMARIES], now)
    app[keys.SHARED] = Shared(store, now)
    app[keys.SHARES_PER_ADDRESS] = Buckets(limits.shares_per_address, limits.addresses, clock)
    app.cleanup_ctx.append(expiring)
