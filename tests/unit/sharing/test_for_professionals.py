"""What a professional does with the store: only for the own organisation, always in the log, never over a colleague."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from support.sharing.model import (
    GROUNDS,
    Account,
    ChangedMeanwhile,
    NotAllowed,
    NotYours,
    SharingError,
    TooLong,
    Withdrawn,
)
from tests.unit.sharing.world import GROUND, World

ACTS: dict[str, Callable[[World, Account, str], object]] = {
    "read": lambda world, who, one: world.store.read(who, one, GROUND),
    "set_status": lambda world, who, one: world.store.set_status(who, one, "gebeld"),
    "tell_parent": lambda world, who, one: world.store.tell_parent(who, one, "Ik bel je."),
    "record_decision": lambda world, who, one: world.store.record_decision(who, one, "Samen besloten."),
    "hand_over": lambda world, who, one: world.store.hand_over(who, one, world.colleague.id),
}
each_act = pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)


# --- who may what --------------------------------------------------------------------------------------------


@each_act
@pytest.mark.parametrize("who", ["reader", "colleague", "coordinator"])
def test_readers_and_coordinators_of_the_organisation_may(
    world: World, act: Callable[[World, Account, str], object], who: str
) -> None:
    receipt = world.share()
    act(world, getattr(world, who), receipt.summary_id)

    assert world.store.log_entries(world.administrator)[-1].allowed


@each_act
def test_for_another_organisation_it_is_not_there(world: World, act: Callable[[World, Account, str], object]) -> None:
    receipt = world.share()

    for summary_id in (receipt.summary_id, "0" * 32, "", "' OR 1=1 --"):
        with pytest.raises(NotYours):
            act(world, world.stranger, summary_id)
    assert world.store.work_list(world.stranger) == []
    assert world.store.by_code(receipt.code).openings == ()


@each_act
def test_an_administrator_of_the_installation_sees_no_content(
    world: World, act: Callable[[World, Account, str], object]
) -> None:
    receipt = world.share()

    with pytest.raises(NotAllowed):
        act(world, world.administrator, receipt.summary_id)
    with pytest.raises(NotAllowed):
        world.store.work_list(world.administrator)


@each_act
def test_an_account_that_ended_may_nothing(world: World, act: Callable[[World, Account, str], object]) -> None:
    receipt = world.share()
    world.accounts.deactivate(None, world.reader.id)

    with pytest.raises(NotAllowed):
        act(world, world.reader, receipt.summary_id)
    with pytest.raises(NotAllowed):
        world.store.work_list(world.reader)


@each_act
def test_an_account_that_says_more_of_itself_than_the_store_knows_gets_no_further(
    world: World, act: Callable[[World, Account, str], object]
) -> None:
    receipt = world.share()
    made_up = world.stranger.model_copy(update={"organisation_id": "de-linde", "role": "coordinator"})

    with pytest.raises(NotYours):
        act(world, made_up, receipt.summary_id)
    with pytest.raises(NotAllowed):
        act(world, world.reader.model_copy(update={"id": "x' OR '1'='1"}), receipt.summary_id)


@each_act
def test_withdrawal_counts_at_once_for_who_has_it_open(
    world: World, act: Callable[[World, Account, str], object]
) -> None:
    receipt = world.share()
    world.store.read(world.reader, receipt.summary_id, GROUND)
    world.store.withdraw(receipt.code)

    with pytest.raises(Withdrawn):
        act(world, world.reader, receipt.summary_id)
    view = world.store.by_code(receipt.code)
    assert (view.summary, view.note, view.decided) == (None, "", "")
    assert world.store.work_list(world.reader) == []


@each_act
def test_after_its_last_day_it_is_gone_even_if_nothing_has_cleaned_up(
    world: World, act: Callable[[World, Account, str], object]
) -> None:
    receipt = world.share(days=2)
    world.clock.turn(days=3)

    assert world.store.work_list(world.reader) == []
    with pytest.raises(Withdrawn):
        act(world, world.reader, receipt.summary_id)
    assert world.store.by_code(receipt.code).ended == "verlopen"


# --- reading -------------------------------------------------------------------------------------------------


def test_what_is_read_is_what_the_parent_chose(world: World) -> None:
    receipt = world.share()
    reading = world.store.read(world.reader, receipt.summary_id, GROUND)

    assert reading.summary == world.store.by_code(receipt.code).summary
    assert reading.item.status == "geopend"


@pytest.mark.parametrize("ground", ["", "nieuwsgierig", "Mijn buurvrouw heet Truus"])
def test_reading_needs_a_ground_of_the_list(world: World, ground: str) -> None:
    receipt = world.share()

    with pytest.raises(NotAllowed):
        world.store.read(world.reader, receipt.summary_id, ground)
    assert all(ground not in line or not ground for line in world.store.export_log())


@pytest.mark.parametrize("ground", GROUNDS)
def test_the_ground_stands_in_the_log(world: World, ground: str) -> None:
    receipt = world.share()
    world.store.read(world.reader, receipt.summary_id, ground)
    entry = world.store.log_entries(world.coordinator)[-1]

    assert (entry.action, entry.ground, entry.name) == ("gelezen", ground, "Anna de Vries")
    assert entry.summary_id == receipt.summary_id


# --- the work list -------------------------------------------------------------------------------------------


def test_the_work_list_has_overdue_first_then_new_opened_called_done(world: World) -> None:
    late = world.share(days=60)
    world.clock.turn(days=10)
    done, called, opened, fresh = (world.share() for _ in range(4))
    for one, status in ((done, "klaar"), (called, "gebeld")):
        world.store.set_status(world.reader, one.summary_id, status)  # type: ignore[arg-type]
    world.store.read(world.reader, opened.summary_id, GROUND)
    items = world.store.work_list(world.colleague)

    assert [one.summary_id for one in items] == [one.summary_id for one in (late, fresh, opened, called, done)]
    assert [one.overdue for one in items] == [True, False, False, False, False]


def test_the_work_list_shows_nothing_that_the_parent_wrote(world: World) -> None:
    world.share(words="Ik slaap slecht")

    assert "slecht" not in world.store.work_list(world.reader)[0].model_dump_json()


def test_nothing_becomes_new_again(world: World) -> None:
    receipt = world.share()

    for status in ("nieuw", "weg", ""):
        with pytest.raises(NotAllowed):
            world.store.set_status(world.reader, receipt.summary_id, status)  # type: ignore[arg-type]


def test_who_first_does_something_has_it_and_can_hand_it_over(world: World) -> None:
    receipt = world.share()
    world.store.read(world.reader, receipt.summary_id, GROUND)
    assert world.store.work_list(world.reader)[0].assigned_to is None
    world.store.set_status(world.reader, receipt.summary_id, "gebeld")
    assert world.store.work_list(world.reader)[0].assigned_to == world.reader.id
    world.store.hand_over(world.reader, receipt.summary_id, world.colleague.id)

    assert world.store.work_list(world.reader)[0].assigned_to == world.colleague.id


def test_it_is_handed_only_to_an_active_colleague(world: World) -> None:
    receipt = world.share()
    world.accounts.deactivate(None, world.colleague.id)

    for to in (world.stranger.id, world.administrator.id, world.colleague.id, "niemand", ""):
        with pytest.raises(NotAllowed):
            world.store.hand_over(world.reader, receipt.summary_id, to)


def test_a_note_is_short_and_an_empty_one_takes_it_away(world: World) -> None:
    receipt = world.share()
    with pytest.raises(TooLong):
        world.store.tell_parent(world.reader, receipt.summary_id, "x" * 501)
    with pytest.raises(TooLong):
        world.store.record_decision(world.reader, receipt.summary_id, "x" * 2001)
    world.store.tell_parent(world.reader, receipt.summary_id, " Ik bel. ")
    assert world.store.by_code(receipt.code).note == "Ik bel."
    world.store.tell_parent(world.reader, receipt.summary_id, " ")

    assert world.store.by_code(receipt.code).note == ""


# --- two at once ---------------------------------------------------------------------------------------------


def test_who_looked_before_a_colleague_wrote_does_not_write_over_it(world: World) -> None:
    receipt = world.share()
    seen = world.store.read(world.reader, receipt.summary_id, GROUND).item.version
    world.store.record_decision(world.colleague, receipt.summary_id, "Samen naar het wijkteam.", version=seen)

    late: list[Callable[[], None]] = [
        lambda: world.store.record_decision(world.reader, receipt.summary_id, "Niets.", version=seen),
        lambda: world.store.tell_parent(world.reader, receipt.summary_id, "Hoi.", version=seen),
        lambda: world.store.set_status(world.reader, receipt.summary_id, "klaar", version=seen),
        lambda: world.store.hand_over(world.reader, receipt.summary_id, world.reader.id, version=seen),
    ]
    for act in late:
        with pytest.raises(ChangedMeanwhile):
            act()
    assert world.store.by_code(receipt.code).decided == "Samen naar het wijkteam."
    assert world.store.work_list(world.reader)[0].assigned_to == world.colleague.id


def test_what_did_not_happen_is_not_in_the_log(world: World) -> None:
    receipt = world.share()
    with pytest.raises(ChangedMeanwhile):
        world.store.set_status(world.reader, receipt.summary_id, "klaar", version=99)

    assert "status gewijzigd" not in [one.action for one in world.store.log_entries(world.administrator)]


# --- the log -------------------------------------------------------------------------------------------------


def test_a_coordinator_sees_the_log_of_the_own_organisation_only(world: World) -> None:
    own, other = world.share(), world.share(place="wijkteam-noord")
    world.store.read(world.reader, own.summary_id, GROUND)
    world.store.read(world.stranger, other.summary_id, GROUND)
    entries = world.store.log_entries(world.coordinator)

    assert {one.organisation_id for one in entries} == {"de-linde"}
    assert own.summary_id in {one.summary_id for one in entries}
    assert other.summary_id not in {one.summary_id for one in entries}
    with pytest.raises(NotAllowed):
        world.store.log_entries(world.reader)


def test_of_a_long_log_the_newest_entries_are_shown(world: World) -> None:
    last = len(list(world.store.export_log()))

    assert [one.number for one in world.store.log_entries(world.administrator, most=2)] == [last - 1, last]


def test_when_a_parent_looks_is_not_shown_to_the_organisation(world: World) -> None:
    receipt = world.share()
    world.store.by_code(receipt.code)

    assert "bekeken met code" not in [one.action for one in world.store.log_entries(world.coordinator)]
    assert "bekeken met code" in [one.action for one in world.store.log_entries(world.administrator)]


def test_a_refusal_is_in_the_log_without_what_was_asked_for(world: World) -> None:
    receipt = world.share()
    for summary_id in (receipt.summary_id, "geheime tekst"):
        with pytest.raises(NotYours):
            world.store.read(world.stranger, summary_id, GROUND)
    last, made_up = world.store.log_entries(world.administrator)[-2:]

    assert (last.action, last.allowed, last.name, last.summary_id) == ("gelezen", False, "Dirk Bos", receipt.summary_id)
    assert (made_up.allowed, made_up.summary_id) == (False, None)


def test_no_error_tells_anything_about_content(world: World) -> None:
    receipt = world.share(words="Ik slaap slecht")
    world.store.withdraw(receipt.code)

    for who in (world.reader, world.stranger, world.administrator):
        with pytest.raises(SharingError) as refused:
            world.store.read(who, receipt.summary_id, GROUND)
        assert "slecht" not in f"{refused.value!r} {refused.value} {refused.value.__cause__}"
        assert refused.value.__cause__ is None
