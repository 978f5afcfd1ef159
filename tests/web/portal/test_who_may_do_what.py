"""Every address of the portal, for everybody, with every method. A page that is added without a row here fails."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest

from tests.unit.sharing.world import World
from tests.web.portal.portal_world import add_portal, share
from tests.web.portal.professional import GROUND, Browser, Professional

WHO = {
    "nobody": "",
    "reader": "anna@example.org",
    "reader elsewhere": "dirk@example.org",
    "coordinator": "carla@example.org",
    "administrator": "eva@example.org",
}
METHODS = ("GET", "POST", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")


@dataclass(frozen=True)
class Row:
    """What each gets, in the order of WHO. 303 on a GET of who has no account is the way to the log-in page."""

    method: str
    path: str
    nobody: int
    reader: int
    elsewhere: int
    coordinator: int
    administrator: int

    @property
    def statuses(self) -> dict[str, int]:
        told = (self.nobody, self.reader, self.elsewhere, self.coordinator, self.administrator)
        return dict(zip(WHO, told))


ONE = "/summaries/{summary_id}"
TABLE = (
    #   method  address                             nobody reader elsewhere coordinator administrator
    Row("GET", "", 303, 303, 303, 303, 303),
    Row("GET", "/", 303, 200, 200, 200, 303),
    Row("GET", "/style.css", 200, 200, 200, 200, 200),
    Row("GET", "/log-in", 200, 303, 303, 303, 303),
    Row("POST", "/log-in", 422, 422, 422, 422, 422),
    Row("POST", "/log-out", 401, 303, 303, 303, 303),
    Row("GET", "/invitation", 200, 200, 200, 200, 200),
    Row("POST", "/invitation", 422, 422, 422, 422, 422),
    Row("GET", "/invitation/app", 303, 303, 303, 303, 303),
    Row("POST", "/invitation/app", 303, 303, 303, 303, 303),
    Row("GET", ONE, 303, 200, 404, 200, 403),
    Row("POST", ONE, 401, 303, 404, 303, 403),
    Row("POST", f"{ONE}/status", 401, 303, 404, 303, 403),
    Row("POST", f"{ONE}/note", 401, 303, 404, 303, 403),
    Row("POST", f"{ONE}/decision", 401, 303, 404, 303, 403),
    Row("POST", f"{ONE}/hand-over", 401, 303, 404, 303, 403),
    Row("POST", f"{ONE}/pdf", 401, 200, 404, 200, 403),
    Row("POST", f"{ONE}/fhir", 401, 200, 404, 200, 403),
    Row("GET", "/organisation", 303, 403, 403, 200, 403),
    Row("POST", "/organisation/settings", 401, 403, 403, 303, 403),
    Row("POST", "/organisation/invitations", 401, 403, 403, 201, 403),
    Row("POST", "/organisation/accounts/{account_id}/end", 401, 403, 403, 303, 403),
    Row("GET", "/log", 303, 403, 403, 200, 200),
    Row("GET", "/installation", 303, 403, 403, 403, 200),
    Row("POST", "/installation/organisations", 401, 403, 403, 403, 303),
    Row("POST", "/installation/organisations/{organisation_id}", 401, 403, 403, 403, 303),
    Row("POST", "/installation/invitations", 401, 403, 403, 403, 201),
)
PATHS = sorted({row.path for row in TABLE})


def test_every_route_has_a_row(world: World) -> None:
    app = add_portal(world)
    routes = {(r.method, r.resource.canonical) for r in app.router.routes() if r.resource is not None}

    assert routes == {(row.method, f"/professional{row.path}") for row in TABLE}


@pytest.mark.parametrize("who", WHO)
async def test_who_gets_what(a_browser: Browser, world: World, who: str) -> None:
    visitor = await come_in(a_browser, who)
    got = {}
    for row in TABLE:
        summary_id = share(world).summary_id
        version = await opened(visitor, who, summary_id)
        got[row.method, row.path] = await ask(visitor, row, filled(row.path, world, summary_id), world, version)
        if row.path == "/log-out" and WHO[who]:
            await visitor.log_in(WHO[who])

    assert got == {(row.method, row.path): row.statuses[who] for row in TABLE}


@pytest.mark.parametrize("who", WHO)
async def test_every_other_method_is_refused(a_browser: Browser, world: World, who: str) -> None:
    visitor = await come_in(a_browser, who)
    summary_id = share(world).summary_id
    for path in PATHS:
        allowed = {row.method for row in TABLE if row.path == path}
        for method in (one for one in METHODS if one not in allowed):
            response = await visitor.ask(method, filled(path, world, summary_id)[1:])
            assert response.status == 405, f"{method} {path}"
            assert set(response.headers["Allow"].split(",")) == allowed


@pytest.mark.parametrize("who", WHO)
async def test_an_address_that_is_not_there_is_a_page_too(a_browser: Browser, who: str) -> None:
    visitor = await come_in(a_browser, who)
    for path in ("nope", "summaries", "summaries/", "summaries/1", f"summaries/{'g' * 32}", "%00", "log-in/"):
        response = await visitor.get(path)
        assert (response.status, "Deze pagina is er niet." in visitor.text) == (404, True), path


async def test_who_knows_the_id_of_another_organisations_summary_learns_nothing(
    a_browser: Browser, world: World
) -> None:
    dirk = await come_in(a_browser, "reader elsewhere")
    there, nowhere = share(world).summary_id, "0" * 32
    pages = []
    for summary_id in (there, nowhere):
        response = await dirk.get(f"summaries/{summary_id}")
        pages.append((response.status, dirk.raw))

    assert pages[0] == pages[1]


def test_nobody_gets_through_to_a_route_without_roles(world: World) -> None:
    """A page that is added past the table is closed; see `guard.py`."""
    app = add_portal(world)
    portal = app._subapps[0]
    from web.portal import keys

    assert set(portal[keys.WHO_MAY]) == set(portal.router.routes())


# --- help ------------------------------------------------------------------------------------------------------------


async def come_in(a_browser: Browser, who: str) -> Professional:
    visitor = await a_browser()
    if WHO[who]:
        return await visitor.log_in(WHO[who])
    await visitor.get("log-in")
    return visitor


async def opened(visitor: Professional, who: str, summary_id: str) -> str:
    """Opens the summary for who may; others keep a version that may be right by chance."""
    if who in ("reader", "coordinator"):
        await visitor.open(summary_id)
        return visitor.version
    return "1"


def filled(path: str, world: World, summary_id: str) -> str:
    names = {"summary_id": summary_id, "account_id": world.colleague.id, "organisation_id": "wijkteam-noord"}
    return re.sub(r"\{(\w+)\}", lambda found: names[found[1]], path)


async def ask(visitor: Professional, row: Row, path: str, world: World, version: str) -> int:
    if row.method == "GET":
        return (await visitor.client.get(f"/professional{path}", allow_redirects=False)).status
    response = await visitor.send(path[1:], version=version, **fields(row.path, world))
    return response.status


def fields(path: str, world: World) -> dict[str, str]:
    """A form that is right for each page."""
    organisation = {"name": "Nieuw", "kind": "jgz", "region": "Utrecht", "answer_days": "3", "municipalities": ""}
    person = {"name": "Nina Noor", "email": "nina@example.org", "function": "", "role": "coordinator"}
    return {
        ONE: {"ground": GROUND},
        f"{ONE}/status": {"status": "gebeld"},
        f"{ONE}/note": {"note": "Ik bel je dinsdag."},
        f"{ONE}/decision": {"decided": "We bellen samen."},
        f"{ONE}/hand-over": {"hand_over": world.colleague.id},
        "/organisation/settings": {"region": "Rotterdam", "municipalities": "", "answer_days": "4"},
        "/organisation/invitations": person,
        "/installation/organisations": {**organisation, "id": "nieuw"},
        "/installation/organisations/{organisation_id}": {**organisation, "active": "ja"},
        "/installation/invitations": {**person, "organisation_id": "wijkteam-noord"},
    }.get(path, {})
