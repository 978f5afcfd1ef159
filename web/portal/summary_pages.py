"""Reading one summary: first on what ground, then the summary itself."""

from __future__ import annotations

import asyncio

from aiohttp import web

from support.sharing.model import GROUNDS, Organisation, Reading
from web.portal import keys
from web.portal.errors import OldForm
from web.portal.reading_view import source_words, view_of
from web.portal.rendering import render
from web.portal.visit import see, visit_of
from web.portal.wording import portal_words
from web.portal.work_list_pages import with_whom

GROUND = "grond"
MOST_GROUND = 100


async def show_summary(request: web.Request) -> web.Response:
    """GET /professional/summaries/ID: asks for the ground, or shows what it was opened for."""
    ground = ground_of(request)
    if ground is None:
        return await _ask_for_ground(request, status=200, problem="")
    return await show_reading(request, await read(request, ground))


async def open_summary(request: web.Request) -> web.Response:
    """POST /professional/summaries/ID"""
    summary_id, ground = request.match_info["summary_id"], request[keys.FORM].line("ground", MOST_GROUND)
    if ground not in GROUNDS:
        return await _ask_for_ground(request, status=422, problem=portal_words().ground.missing)
    account = visit_of(request).professional
    await asyncio.to_thread(request.app[keys.STORE].item, account, summary_id)
    response = see(request, "summary", summary_id=summary_id)
    request.app[keys.COOKIES].keep(response, GROUND, _bound_to(request), ground, request.path)
    return response


def ground_of(request: web.Request) -> str | None:
    """On what ground this session opened this summary; None where it has not."""
    ground = request.app[keys.COOKIES].kept(request, GROUND, _bound_to(request))
    return ground if isinstance(ground, str) and ground in GROUNDS else None


async def needed_ground(request: web.Request) -> str:
    """The same, for a form. Raises OldForm where there is none; NotYours, Withdrawn."""
    ground = ground_of(request)
    if ground is None:
        account, summary_id = visit_of(request).professional, request.match_info["summary_id"]
        await asyncio.to_thread(request.app[keys.STORE].item, account, summary_id)
        raise OldForm
    return ground


async def read(request: web.Request, ground: str, *, copy: bool = False) -> Reading:
    """Reads the summary that the address names, which the log keeps. Raises NotYours, Withdrawn."""
    account, summary_id = visit_of(request).professional, request.match_info["summary_id"]
    return await asyncio.to_thread(request.app[keys.STORE].read, account, summary_id, ground, copy=copy)


async def own_organisation(request: web.Request) -> Organisation:
    """The organisation of whoever asks."""
    place = visit_of(request).professional.organisation_id
    found = await asyncio.to_thread(request.app[keys.STORE].organisation, place)
    assert found is not None
    return found


async def show_reading(
    request: web.Request,
    reading: Reading,
    *,
    status: int = 200,
    problem: str = "",
    problem_at: str = "",
    typed: str = "",
) -> web.Response:
    """The summary. ``problem``: what did not work, ``problem_at`` in which form, ``typed`` what stood in it."""
    account = visit_of(request).professional
    organisation = await own_organisation(request)
    colleagues = await asyncio.to_thread(request.app[keys.ACCOUNTS].colleagues, account)
    return render(
        request,
        "summary.html",
        status=status,
        view=view_of(reading, organisation),
        reading=reading,
        with_whom=with_whom(reading.item, account, colleagues),
        colleagues=[one for one in colleagues if one.id != reading.item.assigned_to],
        problem=problem,
        problem_at=problem_at,
        typed=typed,
        source_words=source_words,
    )


async def _ask_for_ground(request: web.Request, *, status: int, problem: str) -> web.Response:
    account, summary_id = visit_of(request).professional, request.match_info["summary_id"]
    item = await asyncio.to_thread(request.app[keys.STORE].item, account, summary_id)
    return render(request, "ground.html", status=status, item=item, grounds=GROUNDS, problem=problem)


def _bound_to(request: web.Request) -> str:
    return f"{visit_of(request).hangs_on}:{request.match_info['summary_id']}"
