"""What a professional writes down with a summary: how far it is, a note to the parent, what was decided, who goes on.

Each form carries the version that was shown. Where a colleague was first, nothing is kept, and the page comes back with
what was typed still in its field and what stands there now beside it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast, get_args

from aiohttp import web

from support.sharing.model import (
    MOST_DECIDED,
    MOST_NOTE,
    ChangedMeanwhile,
    NotAllowed,
    Reading,
    SharingError,
    Status,
    TooLong,
)
from web.portal import keys
from web.portal.forms import UnreadableForm
from web.portal.summary_pages import needed_ground, read, show_reading
from web.portal.visit import see, visit_of
from web.portal.wording import portal_words

_TWICE = 2
"""A text that is too long comes back to be shortened; only one that is far too long is refused unseen."""


@dataclass(frozen=True)
class Change:
    """One form."""

    field: str
    most: int
    make: Callable[..., Any]
    """Called with the account, the id, what was typed, and the version."""
    now: Callable[[Reading], str | None]
    """What stands there now."""


async def set_status(request: web.Request) -> web.StreamResponse:
    """POST /professional/summaries/ID/status"""
    if request[keys.FORM].line("status", 20) not in get_args(Status):
        raise UnreadableForm
    store = request.app[keys.STORE]
    return await _changed(
        request,
        Change(
            "status",
            20,
            lambda who, which, typed, version: store.set_status(who, which, cast(Status, typed), version=version),
            lambda reading: reading.item.status,
        ),
    )


async def tell_parent(request: web.Request) -> web.StreamResponse:
    """POST /professional/summaries/ID/note"""
    store = request.app[keys.STORE]
    return await _changed(
        request,
        Change(
            "note",
            MOST_NOTE,
            lambda who, which, typed, version: store.tell_parent(who, which, typed, version=version),
            lambda reading: reading.item.note,
        ),
    )


async def record_decision(request: web.Request) -> web.StreamResponse:
    """POST /professional/summaries/ID/decision"""
    store = request.app[keys.STORE]
    return await _changed(
        request,
        Change(
            "decided",
            MOST_DECIDED,
            lambda who, which, typed, version: store.record_decision(who, which, typed, version=version),
            lambda reading: reading.decided,
        ),
    )


async def hand_over(request: web.Request) -> web.StreamResponse:
    """POST /professional/summaries/ID/hand-over"""
    store = request.app[keys.STORE]
    return await _changed(
        request,
        Change(
            "hand_over",
            40,
            lambda who, which, typed, version: store.hand_over(who, which, typed, version=version),
            lambda reading: reading.item.assigned_to,
        ),
    )


async def _changed(request: web.Request, change: Change) -> web.StreamResponse:
    form, summary_id = request[keys.FORM], request.match_info["summary_id"]
    ground = await needed_ground(request)
    typed, version = form.text(change.field, change.most * _TWICE), form.number("version")
    account = visit_of(request).professional
    try:
        await asyncio.to_thread(change.make, account, summary_id, typed, version)
    except ChangedMeanwhile:
        reading = await read(request, ground)
        if change.now(reading) != typed:
            return await _shown_again(request, reading, change, typed, 409, portal_words().summary.changed)
        # The same form twice (a double click, a page that was loaded again): it stands there already.
    except NotAllowed as error:
        # Where it is the account that may not, reading says so once more.
        return await _shown_again(request, await read(request, ground), change, typed, 422, _sentence(error))
    return see(request, "summary", done=change.field, summary_id=summary_id)


async def _shown_again(
    request: web.Request, reading: Reading, change: Change, typed: str, status: int, problem: str
) -> web.Response:
    told = {"problem": problem, "problem_at": change.field, "typed": typed}
    return await show_reading(request, reading, status=status, **told)


def _sentence(error: SharingError) -> str:
    return str(error) if isinstance(error, TooLong) else portal_words().summary.not_possible
