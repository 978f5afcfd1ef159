"""Sharing: only with the consent that was shown, only without names, and once, however often a phone asks."""

from __future__ import annotations

import asyncio
import uuid
from typing import Any

import pytest

from tests.unit.sharing.world import GROUND, organisation
from tests.web.sharing.conftest import as_sent, written
from web import keys

pytestmark = pytest.mark.asyncio
SHARE = "/api/summary/share"


async def refused(gateway: Any, parent: Any, body: Any, status: int, error: str) -> dict[str, Any]:
    """The answer to a sharing that is refused; nothing was shared."""
    before = gateway.shared()
    answer: dict[str, Any] = await parent.ask(SHARE, body, status)
    assert answer["error"] == error
    assert gateway.shared() == before
    return answer


# --- once ----------------------------------------------------------------------------------------------------


async def test_the_same_id_again_gives_the_same_answer_and_shares_once(gateway: Any, parent: Any) -> None:
    body = await parent.ready_to_share()

    first = await parent.share_with(body)
    second = await parent.share_with(body)

    assert first == second
    assert gateway.shared() == 1


async def test_the_same_id_twice_at_the_same_moment_shares_once(gateway: Any, parent: Any) -> None:
    body = await parent.ready_to_share()
    gateway.redaction.delay = 0.1

    first, second = await asyncio.gather(parent.share_with(body), parent.share_with(body))

    assert first == second
    assert gateway.shared() == 1


async def test_after_a_lost_connection_the_code_is_still_given(gateway: Any, parent: Any) -> None:
    body = await parent.ready_to_share()
    gateway.redaction.delay = 0.2

    with pytest.raises(asyncio.TimeoutError):
        await asyncio.wait_for(parent.post_to(SHARE, body), 0.1)
    shared = await parent.share_with(body)

    assert gateway.shared() == 1
    assert (await parent.open(shared["code"]))["recipient"] == shared["recipient"]


async def test_the_same_id_with_other_lines_is_refused(gateway: Any, parent: Any) -> None:
    body = await parent.ready_to_share()
    await parent.share_with(body)

    await refused(gateway, parent, {**body, "lines": body["lines"][:1]}, 409, "id_reused")


async def test_a_request_that_the_store_knows_is_never_shared_again(gateway: Any, parent: Any) -> None:
    body = await parent.ready_to_share()
    await parent.share_with(body)
    other = await gateway.parent()
    again = await other.ready_to_share(id=body["id"])

    await refused(gateway, other, again, 409, "already_shared")


# --- the consent ---------------------------------------------------------------------------------------------


async def test_a_consent_counts_once(gateway: Any, parent: Any) -> None:
    body = await parent.ready_to_share()
    await parent.share_with(body)

    await refused(gateway, parent, {**body, "id": str(uuid.uuid4())}, 409, "consent_changed")


async def test_two_sharings_at_once_with_one_consent_are_one(gateway: Any, parent: Any) -> None:
    body = await parent.ready_to_share()
    gateway.redaction.delay = 0.1

    responses = await asyncio.gather(*(parent.post_to(SHARE, {**body, "id": str(uuid.uuid4())}) for _ in range(2)))

    assert sorted(response.status for response in responses) == [201, 409]
    (made,) = (response for response in responses if response.status == 201)
    assert gateway.shared() == 0
    await parent.confirm((await made.json())["code"])
    assert gateway.shared() == 1


@pytest.mark.parametrize(
    "other",
    [
        {"recipient": "wijkteam-noord"},
        {"days": 31},
        {"contact": {"kind": "telefoon", "value": "0612345678"}},
        {"consent": {"version": "2026-10.0000000000000000", "agreed": True}},
    ],
)
async def test_a_consent_for_something_else_does_not_count(gateway: Any, parent: Any, other: dict[str, Any]) -> None:
    body = await parent.ready_to_share()

    await refused(gateway, parent, {**body, **other}, 409, "consent_changed")


async def test_a_consent_that_another_parent_read_does_not_count(gateway: Any, parent: Any) -> None:
    theirs = (await parent.ready_to_share())["consent"]
    other = await gateway.parent()
    await other.summary()
    body = {
        "id": str(uuid.uuid4()),
        "recipient": "de-linde",
        "lines": [as_sent(line) for line in other.lines],
        "contact": None,
        "days": 30,
        "consent": theirs,
    }

    await refused(gateway, other, body, 409, "consent_changed")


async def test_a_promise_that_changed_since_is_to_be_read_again(gateway: Any, parent: Any) -> None:
    body = await parent.ready_to_share()
    gateway.world.store.change_organisation(organisation(answer_days=10))

    await refused(gateway, parent, body, 409, "consent_changed")
    text = await parent.consent()
    assert any("10 werkdagen" in one for one in text["paragraphs"])
    shared = await parent.share_with({**body, "consent": {"version": text["version"], "agreed": True}})
    assert shared["answer_by"] == "2027-03-24"


async def test_who_did_not_agree_shares_nothing(gateway: Any, parent: Any) -> None:
    body = await parent.ready_to_share()
    version = body["consent"]["version"]

    for consent in ({"version": version, "agreed": False}, {"version": version}, {"agreed": True}, None):
        await refused(gateway, parent, {**body, "consent": consent}, 422, "invalid_request")


async def test_an_organisation_that_stopped_receives_nothing(gateway: Any, parent: Any) -> None:
    body = await parent.ready_to_share()
    gateway.world.store.change_organisation(organisation(active=False))

    await refused(gateway, parent, body, 409, "unknown_recipient")
    await refused(gateway, parent, {**body, "recipient": "bestaat-niet"}, 409, "unknown_recipient")


async def test_a_parent_may_share_with_two_organisations_each_with_a_consent_of_its_own(
    gateway: Any, parent: Any
) -> None:
    one, two = await parent.share(), await parent.share(recipient="wijkteam-noord")

    assert one["code"] != two["code"]
    assert gateway.shared() == 2


# --- names ---------------------------------------------------------------------------------------------------


async def test_a_name_that_was_typed_since_is_shown_again_before_anything_is_shared(gateway: Any, parent: Any) -> None:
    await parent.summary()
    lines = [as_sent(parent.lines[0]), written("mijn man heet Kees, 010-1234567")]
    body = await parent.ready_to_share(lines=lines)

    found = await refused(gateway, parent, body, 409, "names_found")
    assert [line["text"] for line in found["lines"]] == [
        "mijn zus [naam] helpt mij",
        "mijn man heet [naam], [telefoonnummer]",
    ]
    assert found["lines"][1]["taken"] == ["naam", "telefoonnummer"]

    looked_at = [as_sent(line) for line in found["lines"]]
    shared = await parent.share_with({**body, "lines": looked_at})
    view = await parent.open(shared["code"])
    assert view["lines"][1]["text"] == "mijn man heet [naam], [telefoonnummer]"


async def test_what_a_parent_leaves_to_be_reached_is_not_taken_out(gateway: Any, parent: Any) -> None:
    contact = {"kind": "telefoon", "value": "06-12345678", "when": "als Kees werkt", "may_say": "vraag naar Fatima"}
    shared = await parent.share(contact=contact)

    (item,) = gateway.world.store.work_list(gateway.world.reader)
    reading = gateway.world.store.read(gateway.world.reader, item.summary_id, GROUND)
    assert reading.summary.contact is not None
    assert reading.summary.contact.model_dump() == contact == (await parent.open(shared["code"]))["contact"]
    assert not any("06-12345678" in text for text in gateway.redaction.seen)


async def test_where_names_were_not_checked_nothing_is_shared(gateway: Any, parent: Any) -> None:
    body = await parent.ready_to_share()
    gateway.redaction.mode = "broken"

    await refused(gateway, parent, body, 503, "names_not_checked")
    gateway.redaction.mode = "normal"
    assert (await parent.share_with(body))["code"]


# --- what goes along -----------------------------------------------------------------------------------------


async def test_a_line_without_its_label_is_shared_without_what_was_heard(gateway: Any, parent: Any) -> None:
    await parent.summary()
    await parent.share(lines=[as_sent(parent.lines[1], about=False), as_sent(parent.lines[2])])

    (item,) = gateway.world.store.work_list(gateway.world.reader)
    lines = gateway.world.store.read(gateway.world.reader, item.summary_id, GROUND).summary.lines
    assert [line.factor for line in lines] == [None, "woonproblemen"]


async def test_as_many_lines_as_a_parent_can_write_fit(gateway: Any, parent: Any) -> None:
    shared = await parent.share(lines=[written(f"regel {number}") for number in range(50)])

    assert len((await parent.open(shared["code"]))["lines"]) == 50


async def test_many_sharings_from_one_address_are_held_back(gateway: Any, parent: Any) -> None:
    bodies = [await parent.ready_to_share() for _ in range(2)]
    few = gateway.app[keys.SHARES_PER_ADDRESS]
    few._rate = type(few._rate)(burst=1, per_second=0.01)

    assert (await parent.post_to(SHARE, bodies[0])).status == 201
    held = await parent.post_to(SHARE, bodies[1])

    assert (held.status, (await held.json())["error"]) == (429, "too_many")
    assert int(held.headers["Retry-After"]) > 10
    assert await parent.share_with(bodies[0])
    assert gateway.shared() == 1
