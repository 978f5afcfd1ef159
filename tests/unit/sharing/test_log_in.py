"""Logging in: two factors, one answer to every mistake, and longer waiting after each."""

from __future__ import annotations

import contextlib
import threading

import pyotp
import pytest

from support.sharing import second_factor
from support.sharing.accounts import Accounts
from support.sharing.model import TooManyTries, WrongLogIn
from support.sharing.passwords import Passwords
from tests.unit.sharing.world import PASSWORD, World

ANNA = "anna@example.org"
ISSUER = "https://login.delinde.example"


def fresh_secret() -> str:
    """The example secret of RFC 6238, "12345678901234567890"."""
    return "GEZDGNBVGY3TQOJQ" * 2


# --- password and code ---------------------------------------------------------------------------------------


def test_password_and_code_together_begin_a_session(world: World) -> None:
    session = world.accounts.log_in("  ANNA@Example.org ", PASSWORD, world.totp(ANNA))

    assert session.account == world.reader
    assert world.accounts.session(session.cookie) == world.reader
    assert session.cookie not in repr(session)


@pytest.mark.parametrize("case", ["unknown", "password", "code", "no code", "no password", "ended", "invited only"])
def test_every_mistake_gets_the_same_answer(world: World, case: str) -> None:
    email, password, code = ANNA, PASSWORD, world.totp(ANNA)
    if case == "unknown":
        email = "onbekend@example.org"
    if case == "password":
        password = "verkeerd wachtwoord"
    if case == "code":
        code = f"{(int(code) + 1) % 10**6:06d}"
    if case == "no code":
        code = ""
    if case == "no password":
        password = ""
    if case == "ended":
        world.accounts.deactivate(None, world.reader.id)
    if case == "invited only":
        email = "nieuw@example.org"
        world.accounts.invite(None, email, "Nieuw", "", "lezer", organisation_id="de-linde")

    with pytest.raises(WrongLogIn) as refused:
        world.accounts.log_in(email, password, code)
    assert str(refused.value) == WrongLogIn.sentence


def test_an_unknown_account_takes_the_same_work_as_a_wrong_password(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Time is noise on a shared machine; the work is counted instead."""
    work: list[str] = []
    holds, step_of = Passwords.holds, second_factor.step_of
    monkeypatch.setattr(Passwords, "holds", lambda *a: work.append("argon2") or holds(*a))
    monkeypatch.setattr(second_factor, "step_of", lambda *a: work.append("totp") or step_of(*a))
    counts = {}
    for email in (ANNA, "onbekend@example.org"):
        work.clear()
        statements: list[str] = []
        _watch(world, statements)
        with pytest.raises(WrongLogIn):
            world.accounts.log_in(email, "verkeerd wachtwoord", "000000")
        counts[email] = (tuple(work), len(statements))

    assert counts[ANNA] == counts["onbekend@example.org"]
    assert counts[ANNA][0] == ("argon2", "totp")


def _watch(world: World, statements: list[str]) -> None:
    import sqlalchemy as sa

    sa.event.listen(
        world.store.database._engine, "before_cursor_execute", lambda _c, _k, text, *_: statements.append(text)
    )


def test_a_code_is_good_for_one_log_in(world: World) -> None:
    code = world.totp(ANNA)
    world.accounts.log_in(ANNA, PASSWORD, code)

    with pytest.raises(WrongLogIn):
        world.accounts.log_in(ANNA, PASSWORD, code)
    world.clock.turn(seconds=30)
    assert world.accounts.log_in(ANNA, PASSWORD, world.totp(ANNA))


def test_an_older_code_is_refused_after_a_newer_one(world: World) -> None:
    older = world.totp(ANNA)
    world.clock.turn(seconds=30)
    world.accounts.log_in(ANNA, PASSWORD, world.totp(ANNA))

    with pytest.raises(WrongLogIn):
        world.accounts.log_in(ANNA, PASSWORD, older)


def test_a_phone_may_be_half_a_minute_off_and_no_more(world: World) -> None:
    totp = pyotp.TOTP(world.secrets[ANNA])
    for seconds, good in ((-90, False), (-30, True), (30, True), (90, False)):
        world.clock.turn(hours=1)
        code = totp.at(int(world.clock.now.timestamp()) + seconds)
        if good:
            assert world.accounts.log_in(ANNA, PASSWORD, f"{code[:3]} {code[3:]}")
        else:
            with pytest.raises(WrongLogIn):
                world.accounts.log_in(ANNA, PASSWORD, code)


def test_codes_are_those_of_the_standard(world: World) -> None:
    """RFC 6238, appendix B, with the last six digits."""
    from datetime import datetime, timezone

    at = datetime.fromtimestamp(59, tz=timezone.utc)
    assert second_factor.step_of(fresh_secret(), "287082", at) == 1
    assert second_factor.step_of(fresh_secret(), "287083", at) is None
    assert second_factor.step_of(None, "287082", at) is None


@pytest.mark.parametrize("code", ["", " ", "٢٨٧٠٨٢", "1" * 5000, "' OR 1=1", "28708\x00", "-28708"])
def test_what_is_no_code_is_refused(world: World, code: str) -> None:
    with pytest.raises(WrongLogIn):
        world.accounts.log_in(ANNA, PASSWORD, code)


def test_of_many_log_ins_at_once_with_one_code_one_succeeds(world: World) -> None:
    code, done = world.totp(ANNA), []

    def try_it(number: int) -> None:
        with contextlib.suppress(WrongLogIn, TooManyTries):
            done.append(world.accounts.log_in(ANNA, PASSWORD, code, f"10.0.0.{number}").account.id)

    threads = [threading.Thread(target=try_it, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert done == [world.reader.id]


# --- waiting -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("email", [ANNA, "onbekend@example.org"])
def test_after_wrong_tries_everybody_waits_longer_and_longer(world: World, email: str) -> None:
    waits: list[int] = []
    for number in range(60):
        try:
            world.accounts.log_in(email, "verkeerd wachtwoord", "000000", f"10.0.{number}.1")
        except TooManyTries as error:
            waits.append(error.wait_seconds)
            world.clock.turn(seconds=error.wait_seconds)
        except WrongLogIn:
            pass

    assert waits[:5] == [5, 10, 20, 40, 80]
    assert max(waits) == 900


def test_while_waiting_the_right_password_does_not_help_either(world: World) -> None:
    for _ in range(4):
        with pytest.raises(WrongLogIn):
            world.accounts.log_in(ANNA, "verkeerd wachtwoord", "000000")
    with pytest.raises(TooManyTries):
        world.accounts.log_in(ANNA, PASSWORD, world.totp(ANNA))
    world.clock.turn(seconds=5)
    assert world.accounts.log_in(ANNA, PASSWORD, world.totp(ANNA))

    world.clock.turn(seconds=30)
    for _ in range(4):
        with pytest.raises(WrongLogIn):
            world.accounts.log_in(ANNA, "verkeerd wachtwoord", "000000")


def test_one_password_on_many_accounts_from_one_address_is_slowed_down(world: World) -> None:
    for number in range(30):
        with pytest.raises(WrongLogIn):
            world.accounts.log_in(f"wie{number}@example.org", "zomer2027zomer", "000000", "10.0.0.1")

    with pytest.raises(TooManyTries):
        world.accounts.log_in("nog.iemand@example.org", "zomer2027zomer", "000000", "10.0.0.1")


def test_a_hundred_tries_at_once_are_a_hundred_tries(world: World) -> None:
    wrong, waiting = [], []

    def try_it() -> None:
        try:
            world.accounts.log_in(ANNA, "verkeerd wachtwoord", "000000", "10.0.0.1")
        except WrongLogIn:
            wrong.append(1)
        except TooManyTries:
            waiting.append(1)

    threads = [threading.Thread(target=try_it) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert (len(wrong), len(waiting)) == (4, 16)


def test_log_ins_and_refusals_stand_in_the_log_without_what_was_typed(world: World) -> None:
    world.accounts.log_in(ANNA, PASSWORD, world.totp(ANNA))
    for email in (ANNA, "geheim@example.org"):
        with pytest.raises(WrongLogIn):
            world.accounts.log_in(email, "geheim wachtwoord", "123456")
    good, known, unknown = world.store.log_entries(world.administrator)[-3:]

    assert (good.action, good.name, good.allowed) == ("ingelogd", "Anna de Vries", True)
    assert (known.action, known.name, known.allowed) == ("inloggen geweigerd", "Anna de Vries", False)
    assert (unknown.name, unknown.account_id) == ("", None)
    assert "geheim" not in "".join(world.store.export_log())


def test_when_argon2_becomes_stronger_a_log_in_renews_the_hash(world: World) -> None:
    import argon2

    stronger = Passwords(argon2.PasswordHasher(time_cost=2, memory_cost=16, parallelism=1))
    accounts = Accounts(world.store, passwords=stronger)
    kept = _password_hash(world)
    accounts.log_in(ANNA, PASSWORD, world.totp(ANNA))

    assert _password_hash(world) != kept
    world.clock.turn(minutes=1)
    assert accounts.log_in(ANNA, PASSWORD, world.totp(ANNA))


def _password_hash(world: World) -> str:
    with world.store.begin() as connection:
        found = connection.exec_driver_sql("SELECT password_hash FROM account WHERE id = ?", (world.reader.id,))
        return str(found.scalar())


def test_the_settings_of_argon2_are_those_of_its_makers_where_nothing_else_is_said() -> None:
    assert "m=65536,t=3,p=4" in Passwords().hash("een lange zin om te raden", ())
