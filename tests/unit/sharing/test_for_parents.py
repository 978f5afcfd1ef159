"""What a parent does with the store: share once, look, change, extend, withdraw."""

from __future__ import annotations

import uuid
from datetime import date, timedelta

import pytest

from support.sharing.model import (
    AlreadyShared,
    ConsentTooOld,
    NotAllowed,
    SafeContact,
    Withdrawn,
)
from tests.unit.sharing.world import CONSENT_TEXT, GROUND, PHONE, STRENGTH, World, organisation

# --- sharing -------------------------------------------------------------------------------------------------


def test_who_shares_gets_a_code_a_promise_and_an_end(world: World) -> None:
    receipt = world.share()

    assert len(receipt.code.split("-")) == 4
    assert receipt.organisation.name == "Verloskundigen De Linde"
    assert receipt.answer_by == date(2027, 3, 15)
    assert receipt.ends_on == date(2027, 4, 9)
    assert receipt.code not in repr(receipt)


def test_the_parent_reads_exactly_what_was_shared(world: World) -> None:
    shared = world.summary()
    receipt = world.share_this(shared)
    view = world.store.by_code(receipt.code)

    assert view.summary == shared
    assert (view.status, view.openings, view.note, view.decided, view.ended) == ("nieuw", (), "", "", "")
    assert not view.overdue


def test_a_code_may_be_typed_with_slips(world: World) -> None:
    receipt = world.share()
    first, *others = receipt.code.split("-")

    assert world.store.by_code("  ".join([first[:-1], *others]).upper()).summary is not None


def test_the_organisation_must_take_part(world: World) -> None:
    world.store.change_organisation(organisation(active=False))

    with pytest.raises(NotAllowed):
        world.share()
    with pytest.raises(NotAllowed):
        world.store.share(world.summary(place="geen"), "geen", request_id=uuid.uuid4().hex)


@pytest.mark.parametrize("days", [0, -1, 91, 10**9])
def test_it_lasts_between_one_and_ninety_days(world: World, days: int) -> None:
    with pytest.raises(NotAllowed):
        world.share(days=days)
    assert world.store.work_list(world.reader) == []


# --- consent and replay --------------------------------------------------------------------------------------


def test_the_same_request_is_refused_a_second_time(world: World) -> None:
    summary, request = world.summary(), uuid.uuid4().hex
    world.share_this(summary, request_id=request)

    for again in (summary, world.summary(words="iets anders")):
        with pytest.raises(AlreadyShared):
            world.store.share(again, "de-linde", request_id=request)
    assert len(world.store.work_list(world.reader)) == 1


def test_the_same_consent_is_refused_in_another_request(world: World) -> None:
    summary = world.summary()
    receipt = world.store.share(summary, "de-linde", request_id=uuid.uuid4().hex)

    with pytest.raises(AlreadyShared):
        world.store.share(summary, "de-linde", request_id=uuid.uuid4().hex)
    world.store.withdraw(receipt.code)
    with pytest.raises(AlreadyShared):
        world.store.share(summary, "de-linde", request_id=uuid.uuid4().hex)
    assert world.store.work_list(world.reader) == []


def test_a_consent_is_only_for_the_organisation_that_was_shown(world: World) -> None:
    with pytest.raises(ConsentTooOld):
        world.store.share(world.summary(place="de-linde"), "wijkteam-noord", request_id=uuid.uuid4().hex)


@pytest.mark.parametrize("hours", [-25, 1])
def test_a_consent_of_long_ago_or_of_tomorrow_is_refused(world: World, hours: int) -> None:
    old = world.summary(given_at=world.clock.now + timedelta(hours=hours))

    with pytest.raises(ConsentTooOld):
        world.store.share(old, "de-linde", request_id=uuid.uuid4().hex)


@pytest.mark.parametrize("request_id", ["", "short", "x" * 201])
def test_a_request_needs_an_id_that_can_be_only_one(world: World, request_id: str) -> None:
    with pytest.raises(NotAllowed):
        world.store.share(world.summary(), "de-linde", request_id=request_id)


# --- with the code -------------------------------------------------------------------------------------------


def test_the_parent_sees_who_opened_it_and_when(world: World) -> None:
    receipt = world.share()
    world.clock.turn(hours=2)
    world.store.read(world.reader, receipt.summary_id, GROUND)
    view = world.store.by_code(receipt.code)

    assert [(one.who, one.when) for one in view.openings] == [("Anna de Vries, verloskundige", world.clock.now)]
    assert view.status == "geopend"


def test_an_attempt_of_another_organisation_is_no_opening(world: World) -> None:
    receipt = world.share()
    with pytest.raises(Exception, match="Deze pagina is er niet"):
        world.store.read(world.stranger, receipt.summary_id, GROUND)

    assert world.store.by_code(receipt.code).openings == ()


def test_the_parent_reads_what_the_professional_tells_and_what_was_decided(world: World) -> None:
    receipt = world.share()
    world.store.tell_parent(world.reader, receipt.summary_id, "Ik bel je dinsdag.")
    world.store.record_decision(world.reader, receipt.summary_id, "We vragen samen hulp bij de woning.")
    view = world.store.by_code(receipt.code)

    assert (view.note, view.decided) == ("Ik bel je dinsdag.", "We vragen samen hulp bij de woning.")


def test_the_page_says_honestly_that_the_promise_passed_unread(world: World) -> None:
    receipt = world.share()
    world.clock.now = world.clock.now.replace(day=15, hour=22)
    assert not world.store.by_code(receipt.code).overdue
    world.clock.now = world.clock.now.replace(day=16)

    assert world.store.by_code(receipt.code).overdue
    world.store.read(world.reader, receipt.summary_id, GROUND)
    assert not world.store.by_code(receipt.code).overdue


def test_the_way_to_be_reached_can_be_changed_and_taken_away(world: World) -> None:
    receipt = world.share()
    email = SafeContact(kind="email", value="nieuw@example.org")

    changed = world.store.change_contact(receipt.code, email)
    assert changed.summary is not None
    assert changed.summary.contact == email
    assert world.store.read(world.reader, receipt.summary_id, GROUND).summary.contact == email
    gone = world.store.change_contact(receipt.code, None)
    assert gone.summary is not None
    assert gone.summary.contact is None
    assert len(gone.summary.lines) == 2


def test_it_can_be_extended_but_never_past_ninety_days(world: World) -> None:
    receipt = world.share()

    assert world.store.extend(receipt.code, 30).ends_on == date(2027, 5, 9)
    assert world.store.extend(receipt.code, 90).ends_on == date(2027, 6, 8)
    for days in (1, 0, -5, 91):
        with pytest.raises(NotAllowed):
            world.store.extend(receipt.code, days)
    assert world.store.by_code(receipt.code).ends_on == date(2027, 6, 8)


# --- withdrawal ----------------------------------------------------------------------------------------------


def test_after_withdrawal_nothing_is_left_but_that_something_was_there(world: World) -> None:
    receipt = world.share()
    world.store.tell_parent(world.reader, receipt.summary_id, "Ik bel je dinsdag.")
    world.store.read(world.reader, receipt.summary_id, GROUND)
    world.store.withdraw(receipt.code)
    view = world.store.by_code(receipt.code)

    assert (view.summary, view.note, view.decided, view.ended) == (None, "", "", "ingetrokken")
    assert len(view.openings) == 1
    assert not view.overdue
    assert [entry.action for entry in world.store.log_entries(world.administrator)].count("ingetrokken") == 1


def test_withdrawing_twice_does_no_harm(world: World) -> None:
    receipt = world.share()
    world.store.withdraw(receipt.code)
    world.store.withdraw(receipt.code)

    assert world.store.by_code(receipt.code).ended == "ingetrokken"


def test_what_is_withdrawn_cannot_be_changed_or_extended(world: World) -> None:
    receipt = world.share()
    world.store.withdraw(receipt.code)

    with pytest.raises(Withdrawn):
        world.store.extend(receipt.code, 5)
    with pytest.raises(Withdrawn):
        world.store.change_contact(receipt.code, SafeContact(kind="telefoon", value=PHONE))
    assert world.store.by_code(receipt.code).summary is None


def test_withdrawing_one_leaves_the_others(world: World) -> None:
    one, other = world.share(), world.share()
    world.store.withdraw(one.code)

    assert world.store.by_code(other.code).summary is not None


# --- organisations -------------------------------------------------------------------------------------------


def test_organisations_are_found_by_region_municipality_and_phase(world: World) -> None:
    def ids(**asked: str) -> list[str]:
        return [one.id for one in world.store.organisations(**asked)]

    assert ids() == ["de-linde", "wijkteam-noord"]
    assert ids(region="rotterdam") == ids(region="Schiedam") == ["de-linde"]
    assert ids(phase="ouder") == ["wijkteam-noord"]
    assert ids(region="Utrecht", phase="zwanger") == ["wijkteam-noord"]
    assert ids(region="Groningen") == []


def test_an_organisation_that_stopped_is_not_offered_but_its_summaries_stay(world: World) -> None:
    receipt = world.share()
    world.store.change_organisation(organisation(active=False))

    assert [one.id for one in world.store.organisations()] == ["wijkteam-noord"]
    assert world.store.by_code(receipt.code).summary is not None
    assert len(world.store.work_list(world.reader)) == 1


def test_an_id_is_given_once(world: World) -> None:
    with pytest.raises(NotAllowed):
        world.store.add_organisation(organisation(name="Andere naam"))
    with pytest.raises(NotAllowed):
        world.store.change_organisation(organisation("is-er-niet"))
    assert world.store.organisations()[0].name == "Verloskundigen De Linde"


def test_the_consent_is_kept_as_it_was_shown(world: World) -> None:
    receipt = world.share()
    summary = world.store.read(world.reader, receipt.summary_id, GROUND).summary

    assert summary.consent.text == CONSENT_TEXT
    assert summary.lines[0].text == STRENGTH
