"""The administrator's page: which organisations take part, and their first coordinators. Never what parents share."""

from __future__ import annotations

import asyncio
from typing import Any

from aiohttp import web
from pydantic import ValidationError

from support.sharing.model import KindOfOrganisation, NotAllowed, Organisation, RoleOfAccount
from web.portal import keys
from web.portal.forms import Form
from web.portal.organisation_pages import MOST_NAME, PHASES, invitation_address, invited, settings_of
from web.portal.rendering import render
from web.portal.visit import see, visit_of
from web.portal.wording import portal_words

KINDS: tuple[KindOfOrganisation, ...] = ("verloskundigenpraktijk", "jgz", "wijkteam")
ROLES: tuple[RoleOfAccount, ...] = ("coordinator",)
MOST_ISSUER = 300


async def show_installation(request: web.Request) -> web.Response:
    """GET /professional/installation"""
    return await _show(request)


async def add_organisation(request: web.Request) -> web.StreamResponse:
    """POST /professional/installation/organisations"""
    form = request[keys.FORM]
    typed = {**_of_keeper(form), "id": form.line("id", MOST_NAME), "active": True}
    return await _kept(request, typed, new=True)


async def change_organisation(request: web.Request) -> web.StreamResponse:
    """POST /professional/installation/organisations/ID"""
    form = request[keys.FORM]
    active = bool(form.line("active", 10))
    typed = {**_of_keeper(form), "id": request.match_info["organisation_id"], "active": active}
    return await _kept(request, typed, new=False)


async def invite_keeper(request: web.Request) -> web.Response:
    """POST /professional/installation/invitations: the first coordinator of an organisation."""
    form = request[keys.FORM]
    typed, place = invited(form, ROLES), form.line("organisation_id", MOST_NAME)
    by = visit_of(request).professional
    try:
        token = await asyncio.to_thread(request.app[keys.ACCOUNTS].invite, by, organisation_id=place, **typed)
    except NotAllowed:
        refused = portal_words().organisation.refused_invitation
        shown = {**typed, "organisation_id": place}
        return await _show(request, status=422, problem=refused, problem_at="invite", typed=shown)
    return await _show(request, status=201, token=token, invited=typed["name"])


async def _kept(request: web.Request, typed: dict[str, Any], *, new: bool) -> web.StreamResponse:
    store, by = request.app[keys.STORE], visit_of(request).professional
    issuer = request[keys.FORM].line("issuer", MOST_ISSUER) or None
    keep = store.add_organisation if new else store.change_organisation
    try:
        if issuer is not None and not issuer.startswith("https://"):
            raise NotAllowed
        await asyncio.to_thread(keep, Organisation.model_validate(typed), issuer=issuer, by=by)
    except (ValidationError, NotAllowed):
        at = "add" if new else f"change {typed['id']}"
        problem = portal_words().installation.refused
        shown = {**typed, "issuer": issuer or ""}
        return await _show(request, status=422, problem=problem, problem_at=at, typed=shown)
    return see(request, "installation", done="added" if new else "changed")


def _of_keeper(form: Form) -> dict[str, Any]:
    return {**settings_of(form), "name": form.line("name", MOST_NAME), "kind": form.line("kind", 40)}


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
    return render(
        request,
        "installation.html",
        status=status,
        organisations=await asyncio.to_thread(request.app[keys.STORE].all_organisations),
        kinds=KINDS,
        phases=PHASES,
        problem=problem,
        problem_at=problem_at,
        typed=typed or {},
        token=token,
        invited=invited,
        address=invitation_address(request),
    )
