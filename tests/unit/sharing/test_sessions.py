"""Sessions: a new one at each log-in, short, revocable, and impossible to make up."""

from __future__ import annotations

import pytest

from support.sharing.keyring import Keyring
from support.sharing.sessions import Session, Sessions
from tests.unit.sharing.world import PASSWORD, World

ANNA = "anna@example.org"


@pytest.fixture
def session(world: World) -> Session:
    return world.accounts.log_in(ANNA, PASSWORD, world.totp(ANNA))


def test_each_log_in_gives_another_session_and_none_can_be_chosen(world: World, session: Session) -> None:
    world.clock.turn(minutes=1)
    other = world.accounts.log_in(ANNA, PASSWORD, world.totp(ANNA))

    assert other.cookie != session.cookie
    assert other.csrf != session.csrf
    assert len(session.cookie) > 80


def test_a_session_ends_after_a_quarter_of_an_hour_without_use(world: World, session: Session) -> None:
    for _ in range(10):
        world.clock.turn(minutes=14)
        assert world.accounts.session(session.cookie) == world.reader
    world.clock.turn(minutes=15)

    assert world.accounts.session(session.cookie) is None
    world.clock.turn(minutes=-5)
    assert world.accounts.session(session.cookie) is None


def test_a_session_ends_after_eight_hours_however_much_it_is_used(world: World, session: Session) -> None:
    used = 0
    while world.accounts.session(session.cookie):
        world.clock.turn(minutes=10)
        used += 1

    assert used == 48
    assert world.clock.now == session.ends_at


def test_after_logging_out_the_cookie_is_worth_nothing(world: World, session: Session) -> None:
    world.accounts.log_out(session.cookie)
    world.accounts.log_out(session.cookie)

    assert world.accounts.session(session.cookie) is None
    assert world.store.log_entries(world.administrator)[-1].action == "uitgelogd"


def test_when_the_clock_goes_back_behind_the_log_in_the_session_ends(world: World, session: Session) -> None:
    world.clock.turn(days=-1)

    assert world.accounts.session(session.cookie) is None


@pytest.mark.parametrize("spoil", ["token", "signature", "cut", "none", "long", "letters", "other keys"])
def test_a_cookie_that_was_made_up_or_changed_is_nobodys(world: World, session: Session, spoil: str) -> None:
    token, signature = session.cookie.split(".")
    cookies = {
        "token": f"x{token[1:]}.{signature}" if token[0] != "x" else f"y{token[1:]}.{signature}",
        "signature": f"{token}.{'0' * 64}",
        "cut": token,
        "none": "",
        "long": session.cookie + "x" * 100_000,
        "letters": "é.\x00ü\udcff",
        "other keys": f"{token}.{Keyring.in_memory().lookup_hash('cookie', token)}",
    }

    assert world.accounts.session(cookies[spoil]) is None
    assert world.accounts.session(session.cookie) == world.reader


def test_a_form_token_belongs_to_one_session(world: World, session: Session) -> None:
    world.clock.turn(minutes=1)
    other = world.accounts.log_in(ANNA, PASSWORD, world.totp(ANNA))

    assert world.accounts.csrf_holds(session.cookie, session.csrf)
    assert world.accounts.csrf(session.cookie) == session.csrf
    for wrong in (other.csrf, "", "é", session.csrf[:-1], session.csrf.upper() + "x"):
        assert not world.accounts.csrf_holds(session.cookie, wrong)


def test_a_session_shows_the_account_as_it_is_now(world: World, session: Session) -> None:
    """A role that was taken away does not live on in a cookie."""
    with world.store.begin() as connection:
        connection.exec_driver_sql("UPDATE account SET role = 'coordinator' WHERE id = ?", (world.reader.id,))
    found = world.accounts.session(session.cookie)

    assert found is not None
    assert found.role == "coordinator"


def test_sessions_outlive_the_process(world: World, session: Session) -> None:
    assert Sessions(world.store).account(session.cookie) == world.reader
