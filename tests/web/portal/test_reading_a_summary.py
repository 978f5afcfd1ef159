"""Reading: on what ground first, then what the parent chose, in an order that fits five minutes. Nothing is judged."""

from __future__ import annotations

import io
import json
import re

import pytest
from fhir.resources.R4B.bundle import Bundle

from support.sharing.model import GROUNDS, Line
from tests.unit.sharing.world import World
from tests.web.portal.portal_world import RICH, SAFE, WISH, share
from tests.web.portal.professional import GROUND, Browser, Professional

IN_THIS_ORDER = (
    "21 weken zwanger",
    "Vertelt als: moeder",
    "Wat goed gaat",
    "Mijn moeder komt elke week langs en kookt dan",
    "Wat de ouder bezighoudt",
    "Er komen brieven van de deurwaarder",
    "Wat de ouder graag wil",
    WISH,
    "Veilig bereikbaar",
    SAFE.value,
    SAFE.when,
    SAFE.may_say,
    "Wat de ouder nog wilde zeggen",
    "Wat erbij past, per onderwerp",
    "Bemiddeling of therapie voor partners",
    "Let op:",
    "Bron:",
    "Vragen om samen te stellen",
    "Hoe kan ik je ondersteunen?",
    "in één beeld",
    "Hetzelfde als tekst",
    "De definitie, om samen te wegen",
    "Beschermende factoren",
    "Kijken naar wat niet kan wachten",
    "Kijken naar wat zich opstapelt",
    "Samen verder",
    "Wat jullie samen besloten",
    "Bericht aan de ouder",
    "Hoe ver is het?",
    "Overdragen aan een collega",
    "Te lezen tot en met",
)
NEVER = re.compile(
    r"\b(score|risicogezin|probleemgezin|zorgmijder|verslaafde|slachtoffer|dader|multiproblem|lage ses|allochto\w+"
    r"|laagopgeleid\w*|kansar\w+|tienermoeder|achterstandswijk|risicoprofiel|risicozwangerschap"
    r"|kwetsbare (moeder|zwangere|gezin)\w*|rood|oranje|procent|gradatie [abcd] (van|past))\b|\d+ ?%|\d+ van de \d+",
    re.IGNORECASE,
)


async def test_before_it_opens_nothing_of_it_is_shown(anna: Professional, world: World, shared: str) -> None:
    response = await anna.get(f"summaries/{shared}")

    assert response.status == 200
    assert "Waarom open je deze samenvatting?" in anna.text
    assert not any(line.text in anna.text for line in RICH)
    assert not read_by(world, shared)


@pytest.mark.parametrize("ground", ["", "nieuwsgierig", "' OR 1=1 --", "<script>", "x" * 100])
async def test_only_a_ground_of_the_list_opens_it(anna: Professional, world: World, shared: str, ground: str) -> None:
    await anna.get(f"summaries/{shared}")
    response = await anna.send(f"summaries/{shared}", ground=ground)

    assert response.status == 422
    assert "Kies eerst waarom" in anna.text
    assert not read_by(world, shared)


async def test_the_ground_that_was_chosen_is_in_the_log(anna: Professional, world: World) -> None:
    for ground in GROUNDS:
        shared = share(world).summary_id
        await anna.open(shared, ground)
        assert read_by(world, shared) == [("Anna de Vries", ground)]


async def test_each_summary_and_each_session_asks_for_its_own_ground(
    anna: Professional, world: World, shared: str
) -> None:
    await anna.open(shared)
    other = share(world).summary_id
    await anna.get(f"summaries/{other}")
    assert "Waarom open je" in anna.text

    kept = [one for one in anna.client.session.cookie_jar if one.key == "naast-grond"]
    assert [one["path"] for one in kept] == [f"/professional/summaries/{shared}"]
    await anna.get("")
    await anna.send("log-out")
    await anna.log_in()
    await anna.get(f"summaries/{shared}")
    assert "Waarom open je" in anna.text


async def test_it_is_read_in_this_order(anna: Professional, shared: str) -> None:
    await anna.open(shared)

    at = -1
    for words in IN_THIS_ORDER:
        found = anna.text.find(words, at + 1)
        assert found > at, f"“{words}” does not come after what should come before it"
        at = found


async def test_nothing_is_counted_ranked_or_labelled(anna: Professional, shared: str) -> None:
    await anna.open(shared)
    own = anna.text
    for line in RICH:
        own = own.replace(line.text, "")

    assert not NEVER.search(own)


async def test_there_is_no_text_of_a_parent_in_a_title_or_an_address(anna: Professional, shared: str) -> None:
    await anna.open(shared)
    titles = re.findall(r"<title>(.*?)</title>", anna.raw)
    addresses = " ".join(re.findall(r'(?:href|action)="([^"]*)"', anna.raw))

    assert titles == ["Samenvatting – Naast"]
    assert not [line.text for line in RICH if line.text[:8] in addresses]


async def test_who_gave_no_way_to_be_reached_is_not_searched_for(anna: Professional, world: World) -> None:
    shared = share(world, contact=None).summary_id
    await anna.open(shared)

    assert "De ouder gaf geen manier om contact op te nemen." in anna.text


async def test_what_belongs_to_no_domain_is_shown_too(anna: Professional, world: World) -> None:
    only = (
        Line(section="bezig", text="Ik weet het niet zo goed", factor="bestaat_niet"),
        Line(section="nog", text="Dag"),
    )
    await anna.open(share(world, only, phase=None, role=None, weeks=None).summary_id)

    assert "Een ouder" in anna.text
    assert "Ik weet het niet zo goed" in anna.text
    assert "Niet bij een onderwerp" in anna.text


async def test_support_that_must_not_go_together_is_left_out(anna: Professional, world: World) -> None:
    """Who is afraid at home is never sent to a talk for two."""
    told = (
        Line(section="bezig", text="Hij slaat me soms", factor="huiselijk_geweld"),
        Line(section="bezig", text="We hebben vaak ruzie", factor="relatieproblemen"),
    )
    await anna.open(share(world, told).summary_id)

    assert "Bemiddeling of therapie voor partners" not in anna.text
    assert "Advies van Veilig Thuis" in anna.text
    assert "Nu gevaar: bel 112." in anna.text


async def test_a_summary_that_is_withdrawn_while_it_is_open_is_gone_with_a_plain_sentence(
    anna: Professional, world: World
) -> None:
    receipt = share(world)
    page = f"summaries/{receipt.summary_id}"
    await anna.open(receipt.summary_id)
    csrf, version = anna.csrf, anna.version
    world.store.withdraw(receipt.code)
    asked = [await anna.get(page)]
    assert "Deze samenvatting is er niet meer: de ouder deelt die niet meer" in anna.text
    for last, fields in {
        "/note": {"note": "Ik bel je"},
        "/decision": {"decided": "Samen"},
        "/status": {"status": "klaar"},
        "/hand-over": {"hand_over": world.colleague.id},
        "/pdf": {},
        "/fhir": {},
        "": {"ground": GROUND},
    }.items():
        asked.append(await anna.send(page + last, csrf=csrf, version=version, **fields))
        assert not [line.text for line in RICH if line.text in anna.text]

    assert [one.status for one in asked] == [410] * len(asked)
    await anna.get("")
    assert page not in anna.raw


async def test_the_last_day_ends_it_too(anna: Professional, world: World, shared: str) -> None:
    await anna.open(shared)
    world.clock.turn(days=32)
    await anna.log_in()
    response = await anna.get(f"summaries/{shared}")

    assert response.status == 410


async def test_a_copy_as_pdf_is_one_file_and_in_the_log(anna: Professional, world: World, shared: str) -> None:
    await anna.open(shared)
    response = await anna.send(f"summaries/{shared}/pdf")
    body = await response.read()

    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Disposition"] == 'attachment; filename="eigen-verhaal-van-de-ouder.pdf"'
    assert body.startswith(b"%PDF")
    assert copies(world, shared) == ["Anna de Vries"]


async def test_a_copy_as_fhir_is_a_document_and_in_the_log(anna: Professional, world: World, shared: str) -> None:
    await anna.open(shared)
    response = await anna.send(f"summaries/{shared}/fhir")
    bundle = json.load(io.BytesIO(await response.read()))

    assert response.content_type == "application/fhir+json"
    assert Bundle.model_validate(bundle).type == "document"
    assert copies(world, shared) == ["Anna de Vries"]


async def test_without_having_opened_it_there_is_no_copy(a_browser: Browser, world: World, shared: str) -> None:
    anna = await (await a_browser()).log_in()
    response = await anna.send(f"summaries/{shared}/pdf")

    assert response.status == 403
    assert not copies(world, shared)


# --- help ------------------------------------------------------------------------------------------------------------


def read_by(world: World, summary_id: str) -> list[tuple[str, str]]:
    told = world.store.log_entries(world.administrator)
    return [(one.name, one.ground) for one in told if one.summary_id == summary_id and one.action == "gelezen"]


def copies(world: World, summary_id: str) -> list[str]:
    told = world.store.log_entries(world.administrator)
    return [one.name for one in told if one.summary_id == summary_id and one.action == "kopie gemaakt" and one.allowed]


async def test_a_contact_that_was_changed_with_the_code_is_checked_first(anna: Professional, world: World) -> None:
    """Whoever has the four words can change the number; the professional must know before calling it."""
    receipt = share(world)
    await anna.open(receipt.summary_id)
    assert "veranderd met de vier woorden" not in anna.text

    world.store.change_contact(receipt.code, SAFE.model_copy(update={"value": "06 87654321"}))

    await anna.get(f"summaries/{receipt.summary_id}")
    assert "06 87654321" in anna.text
    assert "veranderd met de vier woorden" in anna.text


async def test_a_copy_counts_as_reading_for_the_parent(anna: Professional, world: World) -> None:
    receipt = share(world)

    world.store.read(world.reader, receipt.summary_id, GROUNDS[0], copy=True)

    assert [one.who for one in world.store.by_code(receipt.code).openings] == [world.reader.shown]
