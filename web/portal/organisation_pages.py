"""The coordinator's page: the people of the own organisation, and what parents see of it."""

from __future__ import annotations

import asyncio
from typing import Any

from aiohttp import web
from pydantic import ValidationError

from support.sharing.model import NotAllowed, Organisation, RoleOfAccount
from web.portal import keys
from web.portal.forms import Form, UnreadableForm
from web.portal.rendering import render
from web.portal.summary_pages import own_organisation
from web.portal.visit import see, visit_of
from web.portal.wording import portal_words

PHASES = ("kinderwens", "zwanger", "ouder")
ROLES: tuple[RoleOfAccount, ...] = ("lezer", "coordinator")
MOST_NAME = 200
MOST_MUNICIPALITIES = 4000


async def show_organisation(request: web.Request) -> web.Response:
    """GET /professional/organisation"""
    return await _show(request)


async def change_settings(request: web.Request) -> web.StreamResponse:
    """POST /professional/organisation/settings"""
    typed = settings_of(request[keys.FORM])
    known = await own_organisation(request)
    try:
        changed = Organisation.model_validate({**known.model_dump(), **typed})
        by = visit_of(request).professional
        await asyncio.to_thread(request.app[keys.STORE].change_organisation, changed, by=by)
    except (ValidationError, NotAllowed):
        refused = portal_words().organisation.refused
        return await _show(request, status=422, problem=refused, problem_at="settings", typed=typed)
    return see(request, "organisation", done="settings")


async def invite_colleague(request: web.Request) -> web.Response:
    """POST /professional/organisation/invitations: shows the code of the invitation, once."""
    typed = invited(request[keys.FORM], ROLES)
    try:
        token = await asyncio.to_thread(request.app[keys.ACCOUNTS].invite, visit_of(request).professional, **typed)
    except NotAllowed:
        refused = portal_words().organisation.refused_invitation
        return await _show(request, status=422, problem=refused, problem_at="invite", typed=typed)
    return await _show(request, status=201, token=token, invited=typed["name"])


async def end_account(request: web.Request) -> web.Response:
    """POST /professional/organisation/accounts/ID/end"""
    by, account_id = visit_of(request).professional, request.match_info["account_id"]
    await asyncio.to_thread(request.app[keys.ACCOUNTS].deactivate, by, account_id)
    return see(request, "organisation", done="ended")


def settings_of(form: Form) -> dict[str, Any]:
    """What an organisation's own people may change of it. Raises UnreadableForm."""
    municipalities = (" ".join(line.split()) for line in form.text("municipalities", MOST_MUNICIPALITIES).split("\n"))
    ticked = form.several("phases", len(PHASES))
    return {
        "region": form.line("region", MOST_NAME),
        "municipalities": tuple(filter(None, municipalities)),
        "phases": tuple(phase for phase in PHASES if phase in ticked),
        "answer_days": form.number("answer_days"),
    }


def invited(form: Form, roles: tuple[RoleOfAccount, ...]) -> dict[str, Any]:
    """Who is invited, and as what. Raises UnreadableForm for a role that the page does not offer."""
    role = form.line("role", 20)
    if role not in roles:
        raise UnreadableForm
    person = {name: form.line(name, MOST_NAME) for name in ("email", "name", "function")}
    return {**person, "role": role}


async def _show(
    request: web.Request,
    *,
    status: int = 200,
    problem: str = "",
    problem_at: str = "",
    typed: dict[str, Any] | None = None,
    token: str = "",
    invited: str = "",
) -> web.Response:
    account = visit_of(request).professional
    return render(
        request,
        "organisation.html",
        status=status,
        organisation=await own_organisation(request),
        people=await asyncio.to_thread(request.app[keys.ACCOUNTS].colleagues, account),
        phases=PHASES,
        roles=ROLES,
        problem=problem,
        problem_at=problem_at,
        typed=typed or {},
        token=token,
        invited=invited,
        address=invitation_address(request),
    )


def invitation_address(request: web.Request) -> str:
    """Where somebody who was invited goes."""
    own = request.app[keys.SETTINGS].public_url or f"{request.scheme}://{request.host}"
    return f"{own}{request.app.router['invitation'].url_for()}"
