"""The map of addresses, and who may ask for each."""

from __future__ import annotations

from aiohttp import web

from web.portal import keys
from web.portal.installation_pages import add_organisation, change_organisation, invite_keeper, show_installation
from web.portal.invitation_pages import accept_invitation, confirm_app, show_app, show_invitation
from web.portal.log_in_pages import log_in, log_out, show_log_in
from web.portal.log_pages import show_log
from web.portal.organisation_pages import change_settings, end_account, invite_colleague, show_organisation
from web.portal.style import show_style
from web.portal.summary_changes import hand_over, record_decision, set_status, tell_parent
from web.portal.summary_copies import give_fhir, give_pdf
from web.portal.summary_pages import open_summary, show_summary
from web.portal.visit import see, visit_of
from web.portal.work_list_pages import show_work_list

Roles = frozenset[str]

NOBODY = "niemand"
"""Who has not logged in."""
EVERYBODY: Roles = frozenset({NOBODY, "lezer", "coordinator", "beheerder"})
WITH_ACCOUNT: Roles = frozenset({"lezer", "coordinator", "beheerder"})
READERS: Roles = frozenset({"lezer", "coordinator"})
COORDINATOR: Roles = frozenset({"coordinator"})
KEEPER: Roles = frozenset({"beheerder"})
LOG_READERS: Roles = frozenset({"coordinator", "beheerder"})

_ONE = "/summaries/{summary_id:[0-9a-f]{32}}"


async def show_beginning(request: web.Request) -> web.StreamResponse:
    """GET /professional/: the work list, or for a ``beheerder`` the installation."""
    if visit_of(request).professional.role == "beheerder":
        return see(request, "installation")
    return await show_work_list(request)


async def to_beginning(request: web.Request) -> web.Response:
    """GET /professional"""
    return see(request, "home")


def add_routes(portal: web.Application) -> None:
    """Puts every page in its place."""
    add(portal, "GET", "", to_beginning, EVERYBODY)
    add(portal, "GET", "/", show_beginning, WITH_ACCOUNT, "home")
    add(portal, "GET", "/style.css", show_style, EVERYBODY)
    add(portal, "GET", "/log-in", show_log_in, EVERYBODY, "log_in")
    add(portal, "POST", "/log-in", log_in, EVERYBODY)
    add(portal, "POST", "/log-out", log_out, WITH_ACCOUNT, "log_out")
    add(portal, "GET", "/invitation", show_invitation, EVERYBODY, "invitation")
    add(portal, "POST", "/invitation", accept_invitation, EVERYBODY)
    add(portal, "GET", "/invitation/app", show_app, EVERYBODY, "app")
    add(portal, "POST", "/invitation/app", confirm_app, EVERYBODY)
    add(portal, "GET", _ONE, show_summary, READERS, "summary")
    add(portal, "POST", _ONE, open_summary, READERS)
    add(portal, "POST", f"{_ONE}/status", set_status, READERS, "status")
    add(portal, "POST", f"{_ONE}/note", tell_parent, READERS, "note")
    add(portal, "POST", f"{_ONE}/decision", record_decision, READERS, "decision")
    add(portal, "POST", f"{_ONE}/hand-over", hand_over, READERS, "hand_over")
    add(portal, "POST", f"{_ONE}/pdf", give_pdf, READERS, "pdf")
    add(portal, "POST", f"{_ONE}/fhir", give_fhir, READERS, "fhir")
    add(portal, "GET", "/organisation", show_organisation, COORDINATOR, "organisation")
    add(portal, "POST", "/organisation/settings", change_settings, COORDINATOR, "settings")
    add(portal, "POST", "/organisation/invitations", invite_colleague, COORDINATOR, "invite")
    add(portal, "POST", "/organisation/accounts/{account_id:[0-9a-f]{32}}/end", end_account, COORDINATOR, "end")
    add(portal, "GET", "/log", show_log, LOG_READERS, "log")
    add(portal, "GET", "/installation", show_installation, KEEPER, "installation")
    add(portal, "POST", "/installation/organisations", add_organisation, KEEPER, "add_organisation")
    add(portal, "POST", "/installation/organisations/{organisation_id}", change_organisation, KEEPER, "change")
    add(portal, "POST", "/installation/invitations", invite_keeper, KEEPER, "invite_keeper")


def add(
    portal: web.Application, method: str, path: str, handler: keys.PageHandler, roles: Roles, name: str | None = None
) -> None:
    """Adds one page. A route that is added without roles lets nobody in (see ``guard.py``)."""
    route = portal.router.add_route(method, path, handler, name=name)
    portal[keys.WHO_MAY][route] = roles
