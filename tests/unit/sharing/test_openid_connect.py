"""Logging in through the organisation's own provider: who it can vouch for, and who not."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest

from support.sharing.accounts import Accounts
from support.sharing.model import NotAllowed, TooManyTries, WrongLogIn
from tests.unit.sharing.world import PASSWORD, World, fast_passwords, organisation

ANNA = "anna@example.org"
ISSUER = "https://login.delinde.example"


def claims(email: str = ANNA, **other: Any) -> dict[str, Any]:
    return {"email": email, "email_verified": True, "amr": ["pwd", "mfa"], **other}


@pytest.fixture
def with_provider(world: World) -> World:
    world.store.change_organisation(organisation(), issuer=ISSUER)
    return world


def test_the_organisations_own_provider_lets_somebody_in(with_provider: World) -> None:
    session = with_provider.accounts.log_in_with_oidc(ISSUER, "subject-1", claims())

    assert session.account == with_provider.reader
    assert with_provider.accounts.session(session.cookie) == with_provider.reader


def test_after_the_first_time_only_the_subject_counts(with_provider: World) -> None:
    accounts = with_provider.accounts
    accounts.log_in_with_oidc(ISSUER, "subject-1", claims())

    moved = accounts.log_in_with_oidc(ISSUER, "subject-1", claims("nieuwe.naam@example.org", email_verified=False))
    assert moved.account == with_provider.reader
    with pytest.raises(WrongLogIn):
        accounts.log_in_with_oidc(ISSUER, "subject-2", claims())


def test_who_was_invited_can_come_in_through_the_provider(with_provider: World) -> None:
    world = with_provider
    world.accounts.invite(world.coordinator, "nieuw@example.org", "Nieuw", "verloskundige", "lezer")
    session = world.accounts.log_in_with_oidc(ISSUER, "subject-9", claims("Nieuw@example.org"))

    assert (session.account.organisation_id, session.account.role) == ("de-linde", "lezer")
    with pytest.raises(WrongLogIn):
        world.accounts.log_in("nieuw@example.org", "", "")


@pytest.mark.parametrize(
    "case",
    [
        "another issuer",
        "no issuer",
        "no subject",
        "address not verified",
        "verified as a word",
        "no address",
        "stranger's address",
        "only a password",
        "no proof at all",
        "proof that is no list",
        "nobody",
        "administrator",
        "ended",
        "organisation stopped",
    ],
)
def test_the_provider_lets_nobody_in_whom_it_cannot_vouch_for(with_provider: World, case: str) -> None:
    world, issuer, subject, told = with_provider, ISSUER, "subject-1", claims()
    changes: dict[str, dict[str, Any]] = {
        "address not verified": {"email_verified": False},
        "verified as a word": {"email_verified": "true"},
        "no address": {"email": None},
        "stranger's address": {"email": world.stranger.email},
        "only a password": {"amr": ["pwd"]},
        "no proof at all": {"amr": None},
        "proof that is no list": {"amr": "mfa"},
        "nobody": {"email": "wie@example.org"},
        "administrator": {"email": world.administrator.email},
    }
    told.update(changes.get(case, {}))
    if case == "another issuer":
        issuer = ISSUER + ".evil.example"
    if case == "no issuer":
        issuer = ""
    if case == "no subject":
        subject = ""
    if case == "ended":
        world.accounts.deactivate(None, world.reader.id)
    if case == "organisation stopped":
        world.store.change_organisation(organisation(active=False))

    with pytest.raises(WrongLogIn):
        world.accounts.log_in_with_oidc(issuer, subject, told)


def test_a_provider_may_promise_a_second_factor_with_acr(with_provider: World) -> None:
    accounts = Accounts(with_provider.store, passwords=fast_passwords(), acr=["http://eidas.europa.eu/LoA/high"])

    with pytest.raises(WrongLogIn):
        accounts.log_in_with_oidc(ISSUER, "s", claims(amr=None, acr="http://eidas.europa.eu/LoA/low"))
    assert accounts.log_in_with_oidc(ISSUER, "s", claims(amr=None, acr="http://eidas.europa.eu/LoA/high"))


def test_the_provider_of_one_organisation_says_nothing_about_another(with_provider: World) -> None:
    world = with_provider
    north = next(one for one in world.store.organisations() if one.id == "wijkteam-noord")
    world.store.change_organisation(north, issuer="https://other.example")

    with pytest.raises(WrongLogIn):
        world.accounts.log_in_with_oidc("https://other.example", "s", claims(ANNA))
    assert world.accounts.log_in_with_oidc("https://other.example", "s", claims(world.stranger.email))


def test_the_same_subject_of_two_providers_is_two_people(with_provider: World) -> None:
    world = with_provider
    north = next(one for one in world.store.organisations() if one.id == "wijkteam-noord")
    world.store.change_organisation(north, issuer="https://other.example")
    one = world.accounts.log_in_with_oidc(ISSUER, "s", claims(ANNA))
    other = world.accounts.log_in_with_oidc("https://other.example", "s", claims(world.stranger.email))

    assert (one.account, other.account) == (world.reader, world.stranger)


def test_being_invited_again_unties_the_provider(with_provider: World) -> None:
    world = with_provider
    world.accounts.log_in_with_oidc(ISSUER, "subject-1", claims())
    world.accounts.accept(world.accounts.invite(world.coordinator, ANNA, "Anna", "", "lezer"), PASSWORD)

    assert world.accounts.log_in_with_oidc(ISSUER, "subject-2", claims()).account.id == world.reader.id


def test_guessing_through_the_provider_is_slowed_down_too(with_provider: World) -> None:
    def guess(number: int) -> None:
        with_provider.accounts.log_in_with_oidc(ISSUER, f"s{number}", claims("wie@example.org"), "10.0.0.1")

    for number in range(30):
        with pytest.raises(WrongLogIn):
            guess(number)
    with pytest.raises(TooManyTries):
        guess(30)


def test_a_provider_is_set_by_hand_only(world: World) -> None:
    with pytest.raises(NotAllowed):
        world.store.change_organisation(organisation("is-er-niet"), issuer=ISSUER)
    assert hashlib.sha256(ISSUER.encode()).hexdigest() not in repr(world.store.organisations())
