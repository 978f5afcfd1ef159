"""What a professional writes down, also when a colleague does so at the same moment or the store fails."""

from __future__ import annotations

import pytest

from support.sharing.model import StoreUnavailable
from tests.unit.sharing.world import World
from tests.web.portal.portal_world import share
from tests.web.portal.professional import Browser, Professional

MEANWHILE = "Een collega heeft hier net iets veranderd. Wat je typte staat er nog"
FORMS = {
    "note": ("note", "Ik bel je dinsdag.", "Ik bel je woensdag."),
    "decision": ("decided", "We bellen samen de huisarts.", "We wachten nog even."),
}


@pytest.mark.parametrize("form", FORMS)
async def test_what_is_kept_is_read_by_the_parent(anna: Professional, world: World, form: str) -> None:
    field, text, _ = FORMS[form]
    receipt = share(world)
    await anna.open(receipt.summary_id)
    response = await anna.send(f"summaries/{receipt.summary_id}/{form}", **{field: f"  {text}\r\n\x00"})
    assert response.headers["Location"] == f"/professional/summaries/{receipt.summary_id}?done={field}"
    view = world.store.by_code(receipt.code)

    assert (view.note, view.decided)[field == "decided"] == text
    await anna.get(f"summaries/{receipt.summary_id}?done={field}")
    assert "Bewaard:" in anna.text


async def test_a_note_can_be_taken_away(anna: Professional, world: World, shared: str) -> None:
    await anna.open(shared)
    await anna.send(f"summaries/{shared}/note", note="Ik bel je")
    await anna.get(f"summaries/{shared}")
    await anna.send(f"summaries/{shared}/note", note=" \n ")

    assert world.store.item(world.reader, shared).note == ""


async def test_how_far_it_is_stands_in_the_work_list(anna: Professional, world: World, shared: str) -> None:
    await anna.open(shared)
    await anna.send(f"summaries/{shared}/status", status="gebeld")
    await anna.get("")

    assert world.store.item(world.reader, shared).status == "gebeld"
    assert "Contact gezocht" in anna.text
    assert "Bij jou" in anna.text


@pytest.mark.parametrize("status", ["nieuw", "", "weg", "klaar; DROP TABLE summary"])
async def test_another_status_than_those_is_refused(anna: Professional, world: World, shared: str, status: str) -> None:
    await anna.open(shared)
    response = await anna.send(f"summaries/{shared}/status", status=status)

    assert response.status in (400, 422)
    assert world.store.item(world.reader, shared).status == "geopend"


async def test_handing_over_to_a_colleague(anna: Professional, world: World, shared: str) -> None:
    await anna.open(shared)
    assert (await anna.send(f"summaries/{shared}/hand-over", hand_over=world.colleague.id)).status == 303
    await anna.get("")

    assert "Bij Bo Jansen, verloskundige" in anna.text


@pytest.mark.parametrize("to", ["stranger", "administrator", "nobody", "stopped"])
async def test_only_a_colleague_who_works_here_can_take_over(
    anna: Professional, world: World, shared: str, to: str
) -> None:
    await anna.open(shared)
    if to == "stopped":
        world.accounts.deactivate(None, world.colleague.id)
    which = {"stranger": world.stranger.id, "administrator": world.administrator.id, "stopped": world.colleague.id}
    response = await anna.send(f"summaries/{shared}/hand-over", hand_over=which.get(to, "0" * 32))

    assert response.status == 422
    assert "kies een collega die hier werkt" in anna.text
    assert world.store.item(world.reader, shared).assigned_to is None


@pytest.mark.parametrize("form", FORMS)
async def test_two_at_once_lose_nothing(
    anna: Professional, carla: Professional, world: World, shared: str, form: str
) -> None:
    field, first, second = FORMS[form]
    await anna.open(shared)
    await carla.open(shared)
    await carla.get(f"summaries/{shared}")
    await anna.get(f"summaries/{shared}")
    assert (await anna.send(f"summaries/{shared}/{form}", **{field: first})).status == 303
    response = await carla.send(f"summaries/{shared}/{form}", **{field: second})

    assert response.status == 409
    assert MEANWHILE in carla.text
    assert f"{second}</textarea>" in carla.raw
    assert f"Nu staat er: {first}" in carla.text
    assert (await carla.send(f"summaries/{shared}/{form}", **{field: second})).status == 303
    item, reading = (
        world.store.item(world.reader, shared),
        world.store.read(world.reader, shared, "overleg met de ouder"),
    )
    assert (item.note or reading.decided) == second


async def test_two_at_once_with_a_status_and_a_colleague(
    anna: Professional, carla: Professional, world: World, shared: str
) -> None:
    for one in (anna, carla):
        await one.open(shared)
    await anna.get(f"summaries/{shared}")
    await anna.send(f"summaries/{shared}/status", status="gebeld")
    for form, fields in {"status": {"status": "klaar"}, "hand-over": {"hand_over": world.colleague.id}}.items():
        version = "1"
        response = await carla.send(f"summaries/{shared}/{form}", **{**fields, "version": version})
        assert response.status == 409
        assert MEANWHILE in carla.text

    assert world.store.item(world.reader, shared).status == "gebeld"


async def test_the_same_form_twice_is_done_once_and_says_so(anna: Professional, world: World, shared: str) -> None:
    await anna.open(shared)
    version = anna.version
    answers = [
        await anna.send(f"summaries/{shared}/note", note="Ik bel je dinsdag.", version=version) for _ in range(2)
    ]

    assert [one.status for one in answers] == [303, 303]
    assert world.store.item(world.reader, shared).version == int(version) + 1


@pytest.mark.parametrize("form", FORMS)
async def test_a_text_that_is_too_long_comes_back_to_be_shortened(
    anna: Professional, world: World, shared: str, form: str
) -> None:
    field, _, _ = FORMS[form]
    most = {"note": 500, "decided": 2000}[field]
    await anna.open(shared)
    response = await anna.send(f"summaries/{shared}/{form}", **{field: "x" * (most + 1)})

    assert response.status == 422
    assert "Deze tekst is te lang" in anna.text
    assert "x" * (most + 1) in anna.raw


async def test_where_the_store_fails_nothing_was_kept_and_the_text_comes_back(
    anna: Professional, world: World, shared: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    await anna.open(shared)

    def fail(*_: object, **__: object) -> None:
        raise StoreUnavailable

    monkeypatch.setattr(world.store, "tell_parent", fail)
    response = await anna.send(f"summaries/{shared}/note", note="Ik bel je dinsdag.")

    assert response.status == 503
    assert "er is niets gedeeld of veranderd" in anna.text
    assert "Ik bel je dinsdag." in anna.text


async def test_whatever_breaks_is_a_page_without_a_word_of_it_in_the_log(
    anna: Professional, world: World, shared: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    await anna.open(shared)

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("Mijn moeder komt elke week langs")

    monkeypatch.setattr(world.store, "read", fail)
    response = await anna.get(f"summaries/{shared}")

    assert response.status == 500
    assert "Er ging bij ons iets mis." in anna.text
    assert "RuntimeError at" in caplog.text
    assert "Mijn moeder" not in caplog.text
    assert shared not in caplog.text


async def test_the_parent_sees_one_visit_however_often_the_page_is_loaded(a_browser: Browser, world: World) -> None:
    receipt = share(world)
    anna = await (await a_browser()).log_in()
    await anna.open(receipt.summary_id)
    for _ in range(3):
        world.clock.turn(minutes=5)
        await anna.get(f"summaries/{receipt.summary_id}")
    assert len(world.store.by_code(receipt.code).openings) == 1

    world.clock.turn(hours=1)
    await anna.log_in()
    await anna.open(receipt.summary_id)
    assert len(world.store.by_code(receipt.code).openings) == 2
