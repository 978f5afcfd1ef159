"""What was stored is shared once the code has arrived; until then nobody sees it, and it ends by itself."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date

import pytest

from support.sharing.model import (
    AlreadyShared,
    NotAllowed,
    NotYours,
    SafeContact,
    UnknownCode,
    Withdrawn,
)
from tests.unit.sharing.world import GROUND, World, organisation

Change = Callable[[World, str], object]

# --- before --------------------------------------------------------------------------------------------------


def test_what_is_not_confirmed_is_in_no_work_list(world: World) -> None:
    receipt = world.prepare()

    assert world.store.work_list(world.reader) == world.store.work_list(world.coordinator) == []
    world.store.confirm(receipt.code)
    assert [one.summary_id for one in world.store.work_list(world.reader)] == [receipt.summary_id]


@pytest.mark.parametrize("end", ["open", "withdrawn", "expired"])
def test_for_a_professional_it_is_as_if_it_were_not_there(world: World, end: str) -> None:
    summary_id = world.prepare().summary_id if end == "open" else ended(world, end)
    acts: tuple[Callable[[], object], ...] = (
        lambda: world.store.item(world.reader, summary_id),
        lambda: world.store.read(world.reader, summary_id, GROUND),
        lambda: world.store.read(world.reader, summary_id, GROUND, copy=True),
        lambda: world.store.set_status(world.reader, summary_id, "klaar"),
        lambda: world.store.tell_parent(world.reader, summary_id, "Ik bel je."),
        lambda: world.store.record_decision(world.reader, summary_id, "Samen."),
        lambda: world.store.hand_over(world.coordinator, summary_id, world.reader.id),
    )
    for act in acts:
        with pytest.raises(NotYours):
            act()


def ended(world: World, how: str) -> str:
    receipt = world.prepare()
    if how == "withdrawn":
        world.store.withdraw(receipt.code)
    else:
        world.clock.turn(minutes=30)
        assert world.store.expire() == 1
    return receipt.summary_id


@pytest.mark.parametrize("end", ["open", "withdrawn", "expired"])
def test_a_coordinator_finds_nothing_of_it_in_the_log(world: World, end: str) -> None:
    if end == "open":
        world.store.by_code(world.prepare().code)
    else:
        ended(world, end)
    seen = [one for one in world.store.log_entries(world.coordinator) if one.summary_id]

    assert seen == []
    assert "klaargezet" in [one.action for one in world.store.log_entries(world.administrator)]
    assert world.store.log_is_whole()


def test_the_parent_sees_that_it_is_not_shared_yet(world: World) -> None:
    receipt = world.prepare()
    view = world.store.by_code(receipt.code)

    assert (view.shared, view.ended, view.overdue) == (False, "", False)
    assert view.summary is not None
    assert world.store.confirm(receipt.code).shared
    assert world.store.by_code(receipt.code).shared


def test_the_way_to_be_reached_can_be_changed_and_the_time_not(world: World) -> None:
    receipt = world.prepare()
    email = SafeContact(kind="email", value="nieuw@example.org")

    assert not world.store.change_contact(receipt.code, email).shared
    with pytest.raises(NotAllowed):
        world.store.extend(receipt.code, 30)
    assert world.store.work_list(world.reader) == []
    world.store.confirm(receipt.code)
    assert world.store.read(world.reader, receipt.summary_id, GROUND).summary.contact == email


# --- confirming ----------------------------------------------------------------------------------------------


def test_the_promise_and_the_days_count_from_the_confirmation(world: World) -> None:
    world.clock.now = world.clock.now.replace(hour=22, minute=45)
    receipt = world.prepare()
    assert (receipt.answer_by, receipt.ends_on) == (date(2027, 3, 15), date(2027, 4, 9))
    world.clock.turn(minutes=20)
    view = world.store.confirm(receipt.code)

    assert (view.answer_by, view.ends_on) == (date(2027, 3, 16), date(2027, 4, 10))
    (item,) = world.store.work_list(world.reader)
    assert item.shared_at == world.clock.now
    assert world.store.extend(receipt.code, 90).ends_on == date(2027, 6, 9)


def test_confirming_twice_does_no_harm(world: World) -> None:
    receipt = world.prepare()
    first = world.store.confirm(receipt.code)
    world.clock.turn(days=3)
    world.store.read(world.reader, receipt.summary_id, GROUND)
    again = world.store.confirm(receipt.code)

    assert (again.answer_by, again.ends_on, again.status) == (first.answer_by, first.ends_on, "geopend")
    assert [one.action for one in world.store.log_entries(world.coordinator)].count("gedeeld") == 1


def test_the_log_tells_when_it_was_stored_and_when_it_was_shared(world: World) -> None:
    receipt = world.prepare()
    world.clock.turn(minutes=2)
    world.store.confirm(receipt.code)
    entries = [json.loads(line) for line in world.store.export_log()]
    told = [one for one in entries if one["summary_id"] == receipt.summary_id]

    assert [(one["action"], one["actor"], one["organisation_id"], one["ground"]) for one in told] == [
        ("klaargezet", "ouder", None, "toestemming 2027-1"),
        ("gedeeld", "ouder", "de-linde", "toestemming 2027-1"),
    ]
    assert told[0]["at"] < told[1]["at"]
    assert world.store.log_is_whole()


def test_a_wrong_code_confirms_nothing(world: World) -> None:
    world.prepare()

    with pytest.raises(UnknownCode):
        world.store.confirm(world.wrong_code())
    assert world.store.work_list(world.reader) == []


def test_an_organisation_that_stopped_in_between_receives_nothing(world: World) -> None:
    receipt = world.prepare()
    world.store.change_organisation(organisation(active=False))

    with pytest.raises(NotAllowed):
        world.store.confirm(receipt.code)
    assert not world.store.by_code(receipt.code).shared
    assert world.store.work_list(world.reader) == []


def test_the_same_request_and_consent_are_refused_also_before_the_confirmation(world: World) -> None:
    summary = world.summary()
    world.store.share(summary, "de-linde", request_id="x" * 20)

    for request in ("x" * 20, "y" * 20):
        with pytest.raises(AlreadyShared):
            world.store.share(summary, "de-linde", request_id=request)


# --- the end -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("cleaned", [False, True])
def test_half_an_hour_later_it_is_gone_whether_or_not_anything_cleaned_up(world: World, cleaned: bool) -> None:
    receipt = world.prepare()
    world.clock.turn(minutes=30, seconds=-1)
    assert world.store.expire_unconfirmed() == world.store.expire() == 0
    assert world.store.by_code(receipt.code).summary is not None
    world.clock.turn(seconds=1)

    if cleaned:
        assert world.store.expire_unconfirmed() == 1
    with pytest.raises(Withdrawn):
        world.store.confirm(receipt.code)
    with pytest.raises(Withdrawn):
        world.store.change_contact(receipt.code, None)
    view = world.store.by_code(receipt.code)
    assert (view.summary, view.ended, view.shared) == (None, "verlopen", False)
    assert world.store.work_list(world.reader) == []


def test_what_was_confirmed_stays(world: World) -> None:
    receipt = world.share()
    world.clock.turn(minutes=31)

    assert world.store.expire_unconfirmed() == world.store.expire() == 0
    assert world.store.by_code(receipt.code).summary is not None


def test_what_was_withdrawn_before_the_confirmation_cannot_be_confirmed(world: World) -> None:
    receipt = world.prepare()
    world.store.withdraw(receipt.code)

    with pytest.raises(Withdrawn):
        world.store.confirm(receipt.code)
    assert world.store.by_code(receipt.code).ended == "ingetrokken"


def test_what_was_withdrawn_after_the_confirmation_cannot_be_confirmed_again(world: World) -> None:
    receipt = world.share()
    world.store.withdraw(receipt.code)

    with pytest.raises(Withdrawn):
        world.store.confirm(receipt.code)
