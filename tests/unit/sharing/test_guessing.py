"""Guessing a code: each wrong one makes the next wait longer, from one address and in all, and tells nothing."""

from __future__ import annotations

import uuid
from collections.abc import Callable

import pytest

from support.sharing.model import TooManyTries, UnknownCode
from support.sharing.throttle import CODE_IN_ALL, CODE_PER_ADDRESS
from tests.unit.sharing.world import WORDS, World


def waiting(guess: Callable[[], object], *, tries: int) -> int:
    """After how many wrong guesses the next has to wait."""
    for wrong in range(tries):
        try:
            guess()
        except UnknownCode:
            continue
        except TooManyTries:
            return wrong
    raise AssertionError("nobody ever had to wait")


def test_a_wrong_code_is_unknown_whatever_was_typed(world: World) -> None:
    world.share()

    for typed in (world.wrong_code(), "", "x' OR '1'='1", WORDS, "a" * 10_000):
        with pytest.raises(UnknownCode) as refused:
            world.store.by_code(typed, address=uuid.uuid4().hex)
        assert typed == "" or typed not in str(refused.value)


def test_who_guesses_from_one_address_has_to_wait_longer_and_longer(world: World) -> None:
    receipt, waits = world.share(), []
    for _ in range(400):
        try:
            world.store.by_code(world.wrong_code(), address="10.0.0.1")
        except TooManyTries as error:
            waits.append(error.wait_seconds)
            world.clock.turn(seconds=error.wait_seconds)
        except UnknownCode:
            pass

    assert waits[:5] == [15, 30, 60, 120, 240]
    assert max(waits) <= CODE_PER_ADDRESS.longest_wait
    assert waits[-1] == CODE_PER_ADDRESS.longest_wait
    waiting(lambda: world.store.by_code(world.wrong_code(), address="10.0.0.1"), tries=2)
    assert world.store.by_code(receipt.code, address="10.0.0.2").summary is not None


def test_waiting_does_not_tell_a_right_code_from_a_wrong_one(world: World) -> None:
    receipt = world.share()
    for _ in range(6):
        with pytest.raises(UnknownCode):
            world.store.by_code(world.wrong_code(), address="10.0.0.1")

    for typed in (receipt.code, world.wrong_code()):
        with pytest.raises(TooManyTries):
            world.store.by_code(typed, address="10.0.0.1")


def test_a_right_code_does_not_make_guessing_free(world: World) -> None:
    """Who has one code could otherwise guess between looking."""
    receipt = world.share()

    def look_and_guess() -> None:
        world.store.by_code(receipt.code, address="10.0.0.1")
        world.store.by_code(world.wrong_code(), address="10.0.0.1")

    assert waiting(look_and_guess, tries=20) == 6


def test_who_looks_often_with_the_right_code_never_waits(world: World) -> None:
    receipt = world.share()
    for _ in range(50):
        world.store.by_code(receipt.code, address="10.0.0.1")


def test_guessing_from_many_addresses_is_slowed_down_for_all(world: World) -> None:
    tried, wait = 0, 0
    for number in range(CODE_IN_ALL.free + 100):
        try:
            world.store.by_code(world.wrong_code(), address=f"10.{number // 250}.{number % 250}.1")
        except UnknownCode:
            tried += 1
        except TooManyTries as error:
            wait = error.wait_seconds
            break

    assert tried == CODE_IN_ALL.free
    assert wait <= 2, "a parent who wants to stop sharing waits no longer because others guess"
    world.clock.turn(seconds=2)
    receipt = world.share()
    assert world.store.by_code(receipt.code, address="192.168.0.1").summary is not None


def test_withdrawing_extending_and_changing_count_as_guesses_too(world: World) -> None:
    wrong, address = world.wrong_code(), "10.0.0.1"
    for act in (
        lambda: world.store.withdraw(wrong, address=address),
        lambda: world.store.extend(wrong, 5, address=address),
        lambda: world.store.change_contact(wrong, None, address=address),
    ):
        for _ in range(2):
            with pytest.raises(UnknownCode):
                act()

    assert waiting(lambda: world.store.by_code(wrong, address=address), tries=1) == 0


def test_no_address_is_kept_as_it_is(world: World) -> None:
    with pytest.raises(UnknownCode):
        world.store.by_code(world.wrong_code(), address="198.51.100.77")
    world.store.close()

    assert b"198.51.100.77" not in world.file.read_bytes()
