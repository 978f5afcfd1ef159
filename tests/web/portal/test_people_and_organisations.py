"""Inviting, opening an account, stopping one, and what a coordinator and an administrator can change."""

from __future__ import annotations

import html
import re

import pyotp
import pytest

from support.sharing.model import NotAllowed
from tests.unit.sharing.world import World, organisation
from tests.web.portal.portal_world import RICH, share
from tests.web.portal.professional import Browser, Professional

NEW = {"name": "Nina Noor", "email": "nina@example.org", "function": "verloskundige", "role": "lezer"}
OWN_WORDS = "een lange zin met woorden"
SETTINGS = {"region": "Rotterdam", "municipalities": "Rotterdam\n\n  Delft ", "answer_days": "5", "phases": "zwanger"}
ORGANISATION = {"id": "jgz-zuid", "name": "JGZ Zuid", "kind": "jgz", **SETTINGS}
_TOKEN = re.compile(r'<p class="secret">([^<]+)</p>')


def secret_of(page: Professional) -> str:
    found = _TOKEN.search(page.raw)
    assert found, page.text
    return html.unescape(found[1])


async def invited(carla: Professional, **other: str) -> str:
    await carla.get("organisation")
    response = await carla.send("organisation/invitations", **{**NEW, **other})
    assert response.status == 201, carla.text
    return secret_of(carla)


async def accepted(visitor: Professional, token: str, password: str = OWN_WORDS) -> str:
    """Gives the secret of the app."""
    await visitor.get("invitation")
    response = await visitor.send("invitation", token=token, password=password, again=password)
    assert (response.status, response.headers["Location"]) == (303, "/professional/invitation/app"), visitor.text
    await visitor.get("invitation/app")
    return secret_of(visitor).replace(" ", "")


# --- an invitation ---------------------------------------------------------------------------------------------------


async def test_from_invitation_to_work_list(a_browser: Browser, carla: Professional, world: World) -> None:
    visitor = await a_browser()
    secret = await accepted(visitor, await invited(carla))
    assert "<svg" in visitor.raw
    response = await visitor.send("invitation/app", password=OWN_WORDS, totp=pyotp.TOTP(secret).at(world.clock.now))
    assert response.headers["Location"] == "/professional/"
    await visitor.get("")

    assert "Werklijst" in visitor.text
    assert "Nina Noor" in visitor.text
    assert not visitor.cookie("naast-app")


async def test_a_wrong_code_or_a_page_that_is_loaded_again_does_not_lose_the_app(
    a_browser: Browser, carla: Professional, world: World
) -> None:
    visitor = await a_browser()
    secret = await accepted(visitor, await invited(carla))
    assert (await visitor.send("invitation/app", password=OWN_WORDS, totp="000000")).status == 422
    assert secret_of(visitor).replace(" ", "") == secret
    await visitor.get("invitation/app")
    code = pyotp.TOTP(secret).at(world.clock.now)

    assert (await visitor.send("invitation/app", password=OWN_WORDS, totp=code)).status == 303


async def test_the_key_of_the_app_is_of_no_use_in_another_browser(
    a_browser: Browser, carla: Professional, world: World
) -> None:
    visitor, other = await a_browser(), await a_browser()
    await accepted(visitor, await invited(carla))
    other.client.session.cookie_jar.update_cookies({"naast-app": visitor.cookie("naast-app")})
    response = await other.get("invitation/app")

    assert response.headers["Location"] == "/professional/invitation"


async def test_an_invitation_that_was_used_is_over(a_browser: Browser, carla: Professional) -> None:
    token = await invited(carla)
    await accepted(await a_browser(), token)
    again = await a_browser()
    await again.get("invitation")
    response = await again.send("invitation", token=token, password=OWN_WORDS, again=OWN_WORDS)

    assert response.status == 422
    assert "Deze uitnodiging geldt niet meer" in again.text


@pytest.mark.parametrize(
    ("password", "again", "says"),
    [
        (OWN_WORDS, "een andere zin met woorden", "De twee wachtwoorden zijn niet hetzelfde."),
        ("kort", "kort", "Kies een wachtwoord van minstens 12 tekens"),
        ("nina@example.org", "nina@example.org", "Kies een wachtwoord van minstens 12 tekens"),
    ],
)
async def test_a_password_that_will_not_do_does_not_cost_the_invitation(
    a_browser: Browser, carla: Professional, password: str, again: str, says: str
) -> None:
    visitor, token = await a_browser(), await invited(carla)
    await visitor.get("invitation")
    response = await visitor.send("invitation", token=token, password=password, again=again)
    assert response.status == 422
    assert says in visitor.text
    assert f'value="{token}"' in visitor.raw

    await accepted(visitor, token)


async def test_a_code_that_was_never_given_is_no_invitation(a_browser: Browser) -> None:
    visitor = await a_browser()
    await visitor.get("invitation")
    response = await visitor.send("invitation", token="' OR 1=1 --", password=OWN_WORDS, again=OWN_WORDS)

    assert response.status == 422
    assert "Deze uitnodiging geldt niet meer" in visitor.text


async def test_no_address_holds_the_code_of_an_invitation(a_browser: Browser, carla: Professional) -> None:
    token = await invited(carla)

    assert token not in " ".join(re.findall(r'(?:href|action)="([^"]*)"', carla.raw))
    assert "/professional/invitation" in carla.text


# --- the coordinator -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "other",
    [{"email": "geen adres"}, {"name": ""}, {"email": "dirk@example.org"}],
    ids=["no address", "no name", "of another organisation"],
)
async def test_who_cannot_be_invited_is_said_and_what_was_typed_stays(
    carla: Professional, other: dict[str, str]
) -> None:
    await carla.get("organisation")
    response = await carla.send("organisation/invitations", **{**NEW, **other})

    assert response.status == 422
    assert "Dit kan niet: kijk of het e-mailadres klopt" in carla.text
    assert f'value="{({**NEW, **other})["email"]}"' in carla.raw


async def test_a_coordinator_cannot_make_an_administrator(carla: Professional) -> None:
    await carla.get("organisation")
    response = await carla.send("organisation/invitations", **{**NEW, "role": "beheerder"})

    assert response.status == 400


async def test_an_account_that_is_stopped_is_gone_from_the_list(carla: Professional, world: World) -> None:
    await carla.get("organisation")
    await carla.send(f"organisation/accounts/{world.colleague.id}/end")
    await carla.get("organisation?done=ended")

    assert "Het account is gestopt." in carla.text
    assert "Bo Jansen" not in carla.text


@pytest.mark.parametrize("whom", ["stranger", "administrator", "coordinator"])
async def test_nobody_elses_account_can_be_stopped_nor_the_own(carla: Professional, world: World, whom: str) -> None:
    await carla.get("organisation")
    response = await carla.send(f"organisation/accounts/{getattr(world, whom).id}/end")

    assert response.status == 403
    assert world.accounts.find(getattr(world, whom).email) == getattr(world, whom)


async def test_settings_are_what_parents_see(carla: Professional, world: World) -> None:
    await carla.get("organisation")
    await carla.send("organisation/settings", **SETTINGS)
    own = world.store.organisation("de-linde")

    assert own is not None
    assert (own.region, own.municipalities, own.answer_days) == ("Rotterdam", ("Rotterdam", "Delft"), 5)
    assert (own.phases, own.name, own.active) == (("zwanger",), "Verloskundigen De Linde", True)
    told = world.store.log_entries(world.administrator)
    assert [one.name for one in told if one.action == "organisatie gewijzigd"][-1] == "Carla Smit"


@pytest.mark.parametrize("days", ["0", "31", "", "x", "-3"])
async def test_a_promise_that_cannot_be_is_refused(carla: Professional, world: World, days: str) -> None:
    await carla.get("organisation")
    response = await carla.send("organisation/settings", **{**SETTINGS, "answer_days": days})
    own = world.store.organisation("de-linde")

    assert response.status in (400, 422)
    assert own is not None
    assert own.answer_days == 3


async def test_a_coordinator_sees_the_own_log_and_no_words_of_a_parent(carla: Professional, world: World) -> None:
    share(world)
    share(world, place="wijkteam-noord")
    world.store.read(world.reader, share(world).summary_id, "overleg met de ouder")
    await carla.get("log")

    assert "overleg met de ouder" in carla.text
    assert "Anna de Vries" in carla.text
    assert "Dirk Bos" not in carla.text
    assert not [line.text for line in RICH if line.text in carla.text]


def test_a_coordinator_cannot_change_what_is_not_hers(world: World) -> None:
    for changed in (organisation(name="Anders"), organisation("wijkteam-noord"), organisation(active=False)):
        with pytest.raises(NotAllowed):
            world.store.change_organisation(changed, by=world.coordinator)
    with pytest.raises(NotAllowed):
        world.store.change_organisation(organisation(), by=world.reader)
    with pytest.raises(NotAllowed):
        world.store.add_organisation(organisation("nieuw"), by=world.coordinator)


# --- the administrator -----------------------------------------------------------------------------------------------


async def test_an_organisation_and_its_first_coordinator(a_browser: Browser, eva: Professional, world: World) -> None:
    await eva.get("installation")
    assert (await eva.send("installation/organisations", **ORGANISATION)).status == 303
    await eva.get("installation?done=added")
    assert "Toegevoegd." in eva.text
    person = {**NEW, "role": "coordinator", "organisation_id": "jgz-zuid"}
    assert (await eva.send("installation/invitations", **person)).status == 201
    await accepted(await a_browser(), secret_of(eva))
    nina = world.accounts.find("nina@example.org")

    assert nina is not None
    assert (nina.organisation_id, nina.role) == ("jgz-zuid", "coordinator")


@pytest.mark.parametrize(
    "other",
    [
        {"id": "de-linde"},
        {"id": "Hoofdletters"},
        {"id": "../weg"},
        {"name": ""},
        {"kind": "ziekenhuis"},
        {"issuer": "http://onveilig.example"},
        {"issuer": "javascript:alert(1)"},
    ],
    ids=str,
)
async def test_an_organisation_that_cannot_be_is_refused_and_what_was_typed_stays(
    eva: Professional, world: World, other: dict[str, str]
) -> None:
    before = world.store.all_organisations()
    await eva.get("installation")
    response = await eva.send("installation/organisations", **{**ORGANISATION, **other})

    assert response.status == 422
    assert "Dit kan niet: kijk of alles goed is ingevuld" in eva.text
    assert "Delft</textarea>" in eva.raw
    assert world.store.all_organisations() == before


async def test_an_organisation_can_stop_taking_part(eva: Professional, world: World) -> None:
    await eva.get("installation")
    await eva.send("installation/organisations/wijkteam-noord", **{**ORGANISATION, "name": "Wijkteam Noord"})
    await eva.get("installation")

    assert "Wijkteam Noord (doet niet mee)" in eva.text
    assert [one.id for one in world.store.organisations()] == ["de-linde"]


async def test_an_organisation_that_is_not_there_cannot_be_changed(eva: Professional) -> None:
    await eva.get("installation")
    response = await eva.send("installation/organisations/is-er-niet", **ORGANISATION)

    assert response.status == 422


async def test_an_administrator_never_sees_content(eva: Professional, world: World) -> None:
    shared = share(world).summary_id
    for path in ("", "installation", "log", f"summaries/{shared}"):
        await eva.get(path)
        assert not [line.text for line in RICH if line.text in eva.text]
