"""What an attacker, a hasty click, or two at once can do: nothing lost, nothing leaked."""

from __future__ import annotations

import threading
import uuid
from collections.abc import Callable
from functools import partial

import pytest

from support.sharing.model import (
    AlreadyShared,
    Consent,
    Line,
    NotAllowed,
    NotYours,
    Organisation,
    ParentView,
    Receipt,
    SafeContact,
    SharingError,
    StoreUnavailable,
    Summary,
    UnknownCode,
    Withdrawn,
)
from tests.unit.sharing.world import GROUND, PASSWORD, World, organisation

NASTY = (
    "'; DROP TABLE summary; --",
    '" OR ""="',
    "x' OR '1'='1",
    "') UNION SELECT password_hash FROM account --",
    "%_%",
    ":name %(name)s ? {0} ${jndi:ldap://x}",
    "\x00\x1f\u202e\u0000",
    "<script>alert(1)</script>",
    "🍼" * 40,
    "\ud7ff\uffff",
)
HALF_A_LETTER = "half: \udcff"
each = pytest.mark.parametrize("text", NASTY)


def at_once(*acts: Callable[[], object]) -> list[object]:
    """Runs all at the same time; gives what each gave, or its error."""
    ready, found = threading.Barrier(len(acts)), [None] * len(acts)  # type: list[object]

    def run(number: int, act: Callable[[], object]) -> None:
        ready.wait()
        try:
            found[number] = act()
        except Exception as error:
            found[number] = error

    threads = [threading.Thread(target=run, args=told) for told in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


# --- SQL in every field --------------------------------------------------------------------------------------


@each
def test_whatever_a_parent_writes_comes_back_as_it_was(world: World, text: str) -> None:
    shared = Summary(
        lines=(Line(section="nog", text=text, factor=text), Line(section="wens", text=text)),
        phase=text[:40],
        role=text[:40],
        contact=SafeContact(kind="email", value=text, when=text, may_say=text),
        consent=Consent(version="1", text=text, given_at=world.clock.now, organisation="de-linde"),
    )
    receipt = world.share_this(shared, request_id=f"{text} {uuid.uuid4()}"[:200])

    assert world.store.by_code(receipt.code, address=text).summary == shared
    assert world.store.read(world.reader, receipt.summary_id, GROUND).summary == shared


@each
def test_whatever_a_professional_writes_comes_back_as_it_was(world: World, text: str) -> None:
    receipt = world.share()
    world.store.tell_parent(world.reader, receipt.summary_id, text)
    world.store.record_decision(world.reader, receipt.summary_id, text)
    view = world.store.by_code(receipt.code)

    assert (view.note, view.decided) == (text.strip(), text.strip())


def test_half_a_letter_is_refused_or_shown_as_a_question_mark(world: World) -> None:
    """It can be in JSON, and no text in a database may have it."""
    receipt = world.share()
    with pytest.raises(ValueError, match="text"):
        Line(section="nog", text=HALF_A_LETTER)
    world.store.tell_parent(world.reader, receipt.summary_id, HALF_A_LETTER)

    assert world.store.by_code(receipt.code).note == "half: ?"


@pytest.mark.parametrize("text", [*NASTY, HALF_A_LETTER])
def test_whatever_is_asked_for_that_is_not_there_is_not_there(world: World, text: str) -> None:
    receipt = world.share()
    refused: list[tuple[type[SharingError], Callable[[], object]]] = [
        (UnknownCode, lambda: world.store.by_code(text)),
        (UnknownCode, lambda: world.store.withdraw(text, address=text)),
        (NotYours, lambda: world.store.read(world.reader, text, GROUND)),
        (NotAllowed, lambda: world.store.read(world.reader, receipt.summary_id, text)),
        (NotAllowed, lambda: world.store.hand_over(world.reader, receipt.summary_id, text)),
        (NotAllowed, lambda: world.store.set_status(world.reader, receipt.summary_id, text)),  # type: ignore[arg-type]
        (NotAllowed, lambda: world.store.share(world.summary(), text, request_id=uuid.uuid4().hex)),
        (NotAllowed, lambda: world.accounts.log_in(text, text, text, text)),
        (NotAllowed, lambda: world.accounts.log_in_with_oidc(text, text, {"email": text, "amr": ["mfa"]}, text)),
        (NotAllowed, lambda: world.accounts.accept(text, PASSWORD)),
        (NotAllowed, lambda: world.accounts.deactivate(world.coordinator, text)),
    ]
    for error, act in refused:
        with pytest.raises(error):
            act()
    assert world.accounts.session(text) is None
    assert world.store.organisations(region=text) == []
    assert world.store.organisation(text) is None
    assert world.store.by_code(receipt.code).summary is not None
    assert world.store.log_is_whole()


@pytest.mark.parametrize("text", [one for one in NASTY if one.isprintable()])
def test_whatever_an_organisation_or_person_is_called(world: World, text: str) -> None:
    named = organisation("nieuw", name=text, region=text[:80], municipalities=(text,), phases=(text,))
    world.store.add_organisation(named)
    token = world.accounts.invite(None, "x@example.org", text, text, "lezer", organisation_id="nieuw")
    account = world.accounts.accept(token, PASSWORD).account

    assert world.store.organisation("nieuw") == named
    assert (account.name, account.function) == (text.strip(), text.strip())
    assert world.store.log_is_whole()


def test_an_id_of_an_organisation_is_only_small_letters_and_hyphens() -> None:
    for text in NASTY:
        with pytest.raises(ValueError, match="id"):
            Organisation.model_validate({**organisation().model_dump(), "id": text})


# --- at once -------------------------------------------------------------------------------------------------


def test_a_request_that_comes_ten_times_at_once_is_shared_once(world: World) -> None:
    summary, request = world.summary(), uuid.uuid4().hex
    found = at_once(*[lambda: world.store.share(summary, "de-linde", request_id=request)] * 10)

    assert sum(isinstance(one, Receipt) for one in found) == 1
    assert sum(isinstance(one, AlreadyShared) for one in found) == 9
    (receipt,) = (one for one in found if isinstance(one, Receipt))
    confirmed = at_once(*[lambda: world.store.confirm(receipt.code)] * 10)
    assert all(isinstance(one, ParentView) and one.shared for one in confirmed)
    assert [entry.action for entry in world.store.log_entries(world.coordinator)].count("gedeeld") == 1
    assert len(world.store.work_list(world.reader)) == 1


def test_many_parents_share_at_once(world: World) -> None:
    found = at_once(*[world.share] * 20)

    assert all(isinstance(one, Receipt) for one in found)
    assert len({one.code for one in found if isinstance(one, Receipt)}) == 20
    assert len(world.store.work_list(world.reader)) == 20
    assert world.store.log_is_whole()


def test_of_two_professionals_who_write_at_once_one_is_told(world: World) -> None:
    for _ in range(5):
        receipt = world.share()
        seen = world.store.read(world.reader, receipt.summary_id, GROUND).item.version
        write = partial(world.store.record_decision, summary_id=receipt.summary_id, version=seen)
        found = at_once(
            partial(write, world.reader, words="besluit van Anna"),
            partial(write, world.colleague, words="besluit van Bo"),
        )

        assert sorted(str(one) for one in found)[1:] == ["None"]
        winner = ("besluit van Anna", "besluit van Bo")[found.index(None)]
        assert world.store.by_code(receipt.code).decided == winner


def test_two_professionals_may_open_it_at_once_and_the_parent_sees_both(world: World) -> None:
    receipt = world.share()
    at_once(
        lambda: world.store.read(world.reader, receipt.summary_id, GROUND),
        lambda: world.store.read(world.colleague, receipt.summary_id, GROUND),
    )
    view = world.store.by_code(receipt.code)

    assert {one.who for one in view.openings} == {"Anna de Vries, verloskundige", "Bo Jansen, verloskundige"}
    assert view.status == "geopend"


def test_withdrawal_while_others_read_and_write_wins(world: World) -> None:
    for _ in range(5):
        receipt = world.share()
        one = receipt.summary_id
        found = at_once(
            lambda code=receipt.code: world.store.withdraw(code),
            lambda one=one: world.store.read(world.reader, one, GROUND),
            lambda one=one: world.store.tell_parent(world.reader, one, "Ik bel je"),
            lambda one=one: world.store.record_decision(world.colleague, one, "Besloten"),
            lambda code=receipt.code: world.store.change_contact(code, SafeContact(kind="email", value="a@b.nl")),
            lambda code=receipt.code: world.store.extend(code, 10),
        )
        errors = [one for one in found if isinstance(one, Exception)]
        view = world.store.by_code(receipt.code)

        assert all(isinstance(one, Withdrawn) for one in errors)
        assert (view.summary, view.note, view.decided, view.ended) == (None, "", "", "ingetrokken")
    assert world.store.log_is_whole()


def test_cleaning_up_while_everything_is_in_use_breaks_nothing(world: World) -> None:
    receipt = world.share()
    found = at_once(
        *[lambda: world.store.expire()] * 3,
        *[world.share] * 5,
        *[lambda: world.store.by_code(receipt.code)] * 5,
        *[lambda: world.store.read(world.reader, receipt.summary_id, GROUND)] * 3,
    )

    assert [one for one in found if isinstance(one, Exception) and not isinstance(one, StoreUnavailable)] == []
    assert [one for one in found if isinstance(one, StoreUnavailable)] == []
    assert sum(isinstance(one, ParentView) for one in found) == 5
    assert world.store.log_is_whole()


# --- guessing ------------------------------------------------------------------------------------------------


def test_a_stolen_database_without_keys_gives_no_way_to_check_a_code(world: World) -> None:
    """A hash without a key could be tried 2**45 times in a few days."""
    import hashlib
    import sqlite3
    from contextlib import closing

    receipt = world.share()
    world.store.close()
    with closing(sqlite3.connect(world.file)) as connection:
        kept = connection.execute("SELECT code_hash FROM summary").fetchone()[0]
    plain = {hashlib.new(name, receipt.code.encode()).hexdigest() for name in ("sha256", "sha1", "md5", "sha512")}

    assert kept not in plain
    assert kept == world.keyring.lookup_hash("code", receipt.code)


def test_a_code_of_a_withdrawn_summary_says_only_that_it_ended(world: World) -> None:
    receipt = world.share()
    world.store.withdraw(receipt.code)
    told = world.store.by_code(receipt.code).model_dump_json()

    assert "XQZV" not in told
