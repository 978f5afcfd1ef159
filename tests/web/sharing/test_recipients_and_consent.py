"""Who can receive a summary, and the text that is read before."""

from __future__ import annotations

from typing import Any

import pytest

from support.sharing.model import Organisation
from tests.unit.sharing.world import organisation

pytestmark = pytest.mark.asyncio


def more(gateway: Any, organisation_id: str, **other: Any) -> Organisation:
    added = organisation(organisation_id, **{"name": organisation_id.title(), **other})
    gateway.world.store.add_organisation(added)
    return added


async def listed(parent: Any) -> list[dict[str, Any]]:
    response = await parent.client.get("/api/recipients", headers=parent.headers)
    assert response.status == 200, await response.text()
    recipients: list[dict[str, Any]] = (await response.json())["recipients"]
    return recipients


async def test_everything_that_a_parent_chooses_by_is_told(parent: Any) -> None:
    first = (await listed(parent))[0]

    assert first == {
        "id": "de-linde",
        "name": "Verloskundigen De Linde",
        "kind": "verloskundigenpraktijk",
        "kind_title": "Verloskundigen",
        "region": "Rotterdam",
        "municipalities": ["Rotterdam", "Schiedam"],
        "phases": ["kinderwens", "zwanger"],
        "answer_days": 3,
        "fits": True,
    }


async def test_what_fits_comes_first_then_by_region_kind_and_name(gateway: Any, parent: Any) -> None:
    everywhere: dict[str, Any] = {"municipalities": (), "phases": ()}
    more(gateway, "wijkteam-zuid", kind="wijkteam", **everywhere)
    more(gateway, "anna", **everywhere)
    more(gateway, "cb", kind="jgz", **everywhere)
    more(gateway, "na-de-geboorte", kind="jgz", municipalities=(), phases=("ouder",))
    more(gateway, "vlaardingen", municipalities=("Vlaardingen",), phases=())

    assert [(one["id"], one["fits"]) for one in await listed(parent)] == [
        ("cb", True),
        ("anna", True),
        ("de-linde", True),
        ("wijkteam-zuid", True),
        ("na-de-geboorte", False),
        ("vlaardingen", False),
        ("wijkteam-noord", False),
    ]


@pytest.mark.parametrize(
    ("told", "fitting"),
    [
        ({}, {"de-linde", "wijkteam-noord"}),
        ({"phase": "ouder"}, {"wijkteam-noord"}),
        ({"region": "rotterdam-rijnmond"}, {"de-linde"}),
        ({"region": "midden-nederland", "municipality": "Utrecht"}, {"wijkteam-noord"}),
        ({"region": "rotterdam-rijnmond", "municipality": "Schiedam"}, {"de-linde"}),
        ({"region": "rotterdam-rijnmond", "municipality": "Vlaardingen"}, set()),
    ],
)
async def test_what_was_not_told_keeps_nobody_out(
    gateway: Any, parent: Any, told: dict[str, str], fitting: set[str]
) -> None:
    nothing = {"phase": None, "region": None, "municipality": None}
    gateway.bot.situation = {**gateway.bot.situation, **nothing, **told}

    assert {one["id"] for one in await listed(parent) if one["fits"]} == fitting


async def test_who_no_longer_takes_part_is_not_there(gateway: Any, parent: Any) -> None:
    gateway.world.store.change_organisation(organisation(active=False))

    assert [one["id"] for one in await listed(parent)] == ["wijkteam-noord"]
    refused = await parent.ask("/api/consent", {"recipient": "de-linde", "days": 30, "contact": False}, 409)
    assert refused["error"] == "unknown_recipient"


async def test_without_any_organisation_sharing_is_not_offered(gateway: Any, parent: Any) -> None:
    for one in gateway.world.store.all_organisations():
        gateway.world.store.change_organisation(one.model_copy(update={"active": False}))

    assert (await parent.summary())["sharing"] is False
    assert await listed(parent) == []


async def test_the_list_is_there_without_the_bot(gateway: Any, parent: Any) -> None:
    await gateway.stop_bot()

    assert [one["fits"] for one in await listed(parent)] == [True, True]


# --- the consent ---------------------------------------------------------------------------------------------


async def test_the_text_says_everything_that_a_parent_must_know(parent: Any) -> None:
    text = await parent.consent("de-linde", 14, True)
    whole = " ".join(text["paragraphs"])

    for told in (
        "Je deelt de regels die je koos",
        "Verloskundigen De Linde",
        "14 dagen",
        "3 werkdagen",
        "Stoppen met delen kan altijd",
        "net zo makkelijk",
        "krijg je van Naast dezelfde hulp",
        "meldcode",
        "melding doen bij Veilig Thuis",
        "Naast belt niemand en doet geen melding",
        "geen cijfer en geen oordeel",
        "wie het las",
    ):
        assert told in whole, told
    assert text["agree"] == "Ja, ik wil dit delen met Verloskundigen De Linde"
    assert "{" not in whole


async def test_with_or_without_a_contact_it_says_what_that_means(parent: Any) -> None:
    having, lacking = await parent.consent(contact=True), await parent.consent(contact=False)

    assert any("hoe zij jou kunnen bereiken" in one for one in having["paragraphs"])
    assert any("Zij kunnen jou dan niet bellen" in one for one in lacking["paragraphs"])
    assert having["version"] != lacking["version"]


async def test_the_version_names_these_words_for_this_organisation_and_so_many_days(parent: Any) -> None:
    one = await parent.consent("de-linde", 30)

    assert (await parent.consent("de-linde", 30))["version"] == one["version"]
    assert (await parent.consent("de-linde", 29))["version"] != one["version"]
    assert (await parent.consent("wijkteam-noord", 30))["version"] != one["version"]
    assert len(one["version"]) <= 40
