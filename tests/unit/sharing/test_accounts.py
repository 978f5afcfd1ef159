"""Accounts of professionals: who may invite and end whom, and that an invitation is good once."""

from __future__ import annotations

from itertools import product

import pyotp
import pytest

from support.sharing.model import GROUNDS, Account, InvitationOver, NotAllowed, WeakPassword, WrongLogIn
from support.sharing.passwords import Passwords
from tests.unit.sharing.traces import traces
from tests.unit.sharing.world import PASSWORD, World

NEW = "nieuw@example.org"


def invite(world: World, by: Account | None, role: str, place: str | None, email: str = NEW) -> str:
    return world.accounts.invite(by, email, "Fatima Nieuw", "verloskundige", role, organisation_id=place)  # type: ignore[arg-type]


# --- invitations ---------------------------------------------------------------------------------------------


def test_who_is_invited_opens_an_account_with_a_password_and_an_app(world: World) -> None:
    enrolment = world.accounts.accept(invite(world, world.coordinator, "lezer", None), PASSWORD)

    assert enrolment.account.organisation_id == "de-linde"
    assert (enrolment.account.name, enrolment.account.role) == ("Fatima Nieuw", "lezer")
    assert enrolment.uri.startswith("otpauth://totp/Naast:nieuw%40example.org?secret=")
    assert enrolment.secret not in repr(enrolment)
    code = pyotp.TOTP(enrolment.secret).at(world.clock.now)
    assert world.accounts.log_in(NEW, PASSWORD, code).account == enrolment.account


INVITERS = {"console": None, "coordinator": "coordinator", "reader": "reader", "administrator": "administrator"}
ALLOWED = {
    ("console", "lezer", "de-linde"),
    ("console", "coordinator", "de-linde"),
    ("console", "lezer", "wijkteam-noord"),
    ("console", "coordinator", "wijkteam-noord"),
    ("console", "beheerder", None),
    # A coordinator invites for the own organisation, whatever is asked.
    ("coordinator", "lezer", None),
    ("coordinator", "coordinator", None),
    ("coordinator", "lezer", "de-linde"),
    ("coordinator", "coordinator", "de-linde"),
    ("coordinator", "lezer", "wijkteam-noord"),
    ("coordinator", "coordinator", "wijkteam-noord"),
    ("administrator", "coordinator", "wijkteam-noord"),
    ("administrator", "beheerder", None),
}


def test_who_keeps_the_installation_cannot_let_themselves_in_where_a_coordinator_is(world: World) -> None:
    """For an organisation without one it invites the first; after that only the coordinator, or the command line."""
    with pytest.raises(NotAllowed):
        invite(world, world.administrator, "coordinator", "de-linde", world.coordinator.email)
    assert invite(world, world.administrator, "coordinator", "wijkteam-noord")

    world.accounts.deactivate(None, world.coordinator.id)

    assert invite(world, world.administrator, "coordinator", "de-linde")


@pytest.mark.parametrize(
    ("by", "role", "place"),
    product(INVITERS, ("lezer", "coordinator", "beheerder"), ("de-linde", "wijkteam-noord", "is-er-niet", None)),
)
def test_who_may_invite_whom(world: World, by: str, role: str, place: str | None) -> None:
    inviter = getattr(world, INVITERS[by]) if INVITERS[by] else None  # type: ignore[arg-type]
    expected = (by, role, place) in ALLOWED or (by == "coordinator" and role != "beheerder")
    if expected:
        made = world.accounts.accept(invite(world, inviter, role, place), PASSWORD).account
        wanted = "de-linde" if by == "coordinator" else place or ""
        assert (made.role, made.organisation_id) == (role, wanted)
    else:
        with pytest.raises(NotAllowed):
            invite(world, inviter, role, place)
        assert world.accounts.find(NEW) is None


def test_an_invitation_is_good_once_and_for_a_week(world: World) -> None:
    token = invite(world, world.coordinator, "lezer", None)
    world.accounts.accept(token, PASSWORD)
    late = invite(world, world.coordinator, "lezer", None, "laat@example.org")
    world.clock.turn(days=7, seconds=1)

    for over in (token, late, "", "x" * 43):
        with pytest.raises(InvitationOver):
            world.accounts.accept(over, PASSWORD)


def test_a_newer_invitation_ends_the_older(world: World) -> None:
    first = invite(world, world.coordinator, "lezer", None)
    second = invite(world, world.coordinator, "lezer", None)

    with pytest.raises(InvitationOver):
        world.accounts.accept(first, PASSWORD)
    assert world.accounts.accept(second, PASSWORD)


def test_who_lost_the_phone_is_invited_again_and_the_old_ways_in_end(world: World) -> None:
    email, old_secret = world.reader.email, world.secrets["anna@example.org"]
    session = world.accounts.log_in(email, PASSWORD, world.totp(email))
    world.clock.turn(minutes=1)
    enrolment = world.accounts.accept(invite(world, world.coordinator, "lezer", None, email), PASSWORD + " nieuw")

    assert enrolment.account.id == world.reader.id
    assert world.accounts.session(session.cookie) is None
    for password, secret in ((PASSWORD, old_secret), (PASSWORD + " nieuw", old_secret), (PASSWORD, enrolment.secret)):
        with pytest.raises(WrongLogIn):
            world.accounts.log_in(email, password, pyotp.TOTP(secret).at(world.clock.now))
    code = pyotp.TOTP(enrolment.secret).at(world.clock.now)
    assert world.accounts.log_in(email, PASSWORD + " nieuw", code)


def test_an_invitation_does_not_move_somebody_to_another_organisation(world: World) -> None:
    for place in ("wijkteam-noord",):
        with pytest.raises(NotAllowed):
            invite(world, None, "coordinator", place, world.reader.email)
    with pytest.raises(NotAllowed):
        invite(world, world.administrator, "beheerder", None, world.reader.email)


@pytest.mark.parametrize(
    "email", ["", "geen adres", "a@b", "@example.org", "a b@example.org", "a@x.nl\n", "a" * 300 + "@x.nl"]
)
def test_an_address_must_be_one(world: World, email: str) -> None:
    with pytest.raises(NotAllowed):
        invite(world, world.coordinator, "lezer", None, email)


@pytest.mark.parametrize("name", ["", "  ", "x" * 201, "Anna\nBeheerder", "Anna\x00", "Anna\u202e"])
def test_a_name_can_be_shown_to_a_parent(world: World, name: str) -> None:
    with pytest.raises(NotAllowed):
        world.accounts.invite(world.coordinator, NEW, name, "verloskundige", "lezer")


# --- passwords -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "password",
    [
        "",
        "kort",
        "elf tekens.",
        "aaaaaaaaaaaaaaaa",
        "wachtwoord123456",
        "Welkom123456!!",
        "fatima nieuw 1",
        "nieuw@example.org1",
        "x" * 201,
    ],
)
def test_a_password_that_is_easily_guessed_is_refused_and_the_invitation_stays(world: World, password: str) -> None:
    token = invite(world, world.coordinator, "lezer", None)
    with pytest.raises(WeakPassword) as refused:
        world.accounts.accept(token, password)

    assert not password or password not in str(refused.value)
    assert world.accounts.accept(token, PASSWORD)


def test_no_password_secret_or_token_lies_in_the_store(world: World) -> None:
    token = invite(world, world.coordinator, "lezer", None)
    world.store.close()
    wanted = [one.encode() for one in (PASSWORD, token, NEW, *world.secrets, *world.secrets.values())]

    assert traces(world.file.parent, wanted) == []


# --- ending --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("by", "whom", "may"),
    [
        (None, "reader", True),
        (None, "administrator", True),
        ("coordinator", "reader", True),
        ("coordinator", "coordinator", False),
        ("coordinator", "stranger", False),
        ("coordinator", "administrator", False),
        ("reader", "colleague", False),
        ("administrator", "coordinator", True),
        ("administrator", "administrator", False),
        ("stranger", "reader", False),
    ],
)
def test_who_may_end_whose_account(world: World, by: str | None, whom: str, may: bool) -> None:
    who, account = getattr(world, by) if by else None, getattr(world, whom)
    if may:
        world.accounts.deactivate(who, account.id)
    else:
        with pytest.raises(NotAllowed):
            world.accounts.deactivate(who, account.id)
    others = world.accounts.colleagues(world.colleague)

    if account.organisation_id == "de-linde":
        assert (account in others) != may


def test_an_ended_account_is_out_at_once(world: World) -> None:
    email = world.reader.email
    session = world.accounts.log_in(email, PASSWORD, world.totp(email))
    receipt = world.share()
    world.accounts.deactivate(world.coordinator, world.reader.id)
    world.clock.turn(minutes=1)

    assert world.accounts.session(session.cookie) is None
    with pytest.raises(WrongLogIn):
        world.accounts.log_in(email, PASSWORD, world.totp(email))
    with pytest.raises(NotAllowed):
        world.store.read(world.reader, receipt.summary_id, GROUNDS[0])
    with pytest.raises(NotAllowed):
        world.accounts.colleagues(world.reader)


def test_an_ended_coordinator_invites_nobody(world: World) -> None:
    world.accounts.deactivate(None, world.coordinator.id)

    with pytest.raises(NotAllowed):
        invite(world, world.coordinator, "lezer", None)
    with pytest.raises(NotAllowed):
        world.accounts.deactivate(world.coordinator, world.reader.id)


def test_ending_somebody_ends_the_open_invitation_as_well(world: World) -> None:
    token = invite(world, world.coordinator, "lezer", None, world.reader.email)
    world.accounts.deactivate(world.coordinator, world.reader.id)

    with pytest.raises(InvitationOver):
        world.accounts.accept(token, PASSWORD)


def test_somebody_who_comes_back_is_invited_again(world: World) -> None:
    world.accounts.deactivate(world.coordinator, world.reader.id)
    world.accounts.accept(invite(world, world.coordinator, "lezer", None, world.reader.email), PASSWORD)

    assert "anna@example.org" in [one.email for one in world.accounts.colleagues(world.colleague)]


def test_colleagues_are_those_of_the_own_organisation(world: World) -> None:
    assert [one.name for one in world.accounts.colleagues(world.reader)] == ["Anna de Vries", "Bo Jansen", "Carla Smit"]
    assert [one.name for one in world.accounts.colleagues(world.stranger)] == ["Dirk Bos"]


def test_what_happens_to_accounts_stands_in_the_log(world: World) -> None:
    world.accounts.deactivate(world.coordinator, world.colleague.id)
    entry = world.store.log_entries(world.coordinator)[-1]

    assert (entry.action, entry.name) == ("account gestopt", "Carla Smit")
    assert entry.ground == f"account {world.colleague.id}"


def test_who_lets_somebody_open_an_account_anew_is_in_the_log_with_whose_account_it_is(world: World) -> None:
    """The token opens a colleague's account: whoever made it can come in under that name, and that must be seen."""
    world.accounts.accept(invite(world, world.coordinator, "lezer", None, world.reader.email), PASSWORD)
    world.accounts.accept(invite(world, world.coordinator, "lezer", None), PASSWORD)
    again, opened, first, made = world.store.log_entries(world.coordinator)[-4:]

    assert (again.action, again.name) == ("uitgenodigd", "Carla Smit")
    assert again.ground == f"lezer, opnieuw account {world.reader.id}"
    assert (opened.action, opened.account_id, opened.ground) == ("account gemaakt", world.reader.id, "opnieuw")
    assert (first.action, first.ground) == ("uitgenodigd", "lezer")
    assert (made.action, made.ground) == ("account gemaakt", "")


def test_who_was_busy_logging_in_while_the_account_was_opened_anew_does_not_come_in(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    email, holds = world.reader.email, Passwords.holds
    token = invite(world, world.coordinator, "lezer", None, email)

    def slowly(passwords: Passwords, kept: str | None, password: str) -> bool:
        fits = holds(passwords, kept, password)
        world.accounts.accept(token, PASSWORD + " nieuw")
        return fits

    monkeypatch.setattr(Passwords, "holds", slowly)
    with pytest.raises(WrongLogIn):
        world.accounts.log_in(email, PASSWORD, world.totp(email))
