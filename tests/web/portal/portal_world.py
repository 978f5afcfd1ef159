"""A portal with people around it, and what parents shared with their organisations: words as parents may write them."""

from __future__ import annotations

import uuid
from datetime import timedelta
from pathlib import Path

from aiohttp import web

from support.sharing.model import Consent, Line, Receipt, SafeContact, Summary
from tests.unit.sharing.world import World, organisation
from web import keys as gateway
from web.headers import set_headers
from web.portal import PortalSettings, setup
from web.settings import Settings

WISH = "Iemand om mee te praten, die niet meteen oordeelt"
RICH = (
    Line(section="goed", text="Mijn moeder komt elke week langs en kookt dan", factor="steunend_netwerk"),
    Line(section="goed", text="Ik ben gestopt met roken sinds ik het weet", factor="motivatie_voor_verandering"),
    Line(section="goed", text="We hebben een fijn huis met een kamer voor de baby", factor="stabiele_woonsituatie"),
    Line(section="bezig", text="Ik slaap slecht en pieker veel, vooral 's nachts", factor="psychische_klachten"),
    Line(section="bezig", text="Er komen brieven van de deurwaarder", factor="financiele_zorgen"),
    Line(section="bezig", text="Mijn vriend en ik hebben vaak ruzie over geld", factor="relatieproblemen"),
    Line(section="bezig", text="Ik drink soms een wijntje om rustig te worden", factor="alcohol"),
    Line(section="bezig", text="Op mijn werk weten ze het nog niet", factor=None),
    Line(section="wens", text=WISH),
    Line(section="nog", text="Liever geen brieven thuis, mijn vriend maakt alles open"),
)
SAFE = SafeContact(
    kind="telefoon",
    value="06-12345678",
    when="op dinsdag en donderdag tussen 10 en 12 uur",
    may_say="Zeg alleen je voornaam",
)
CONSENT_TEXT = (
    "Je deelt deze regels met Verloskundigen De Linde.\n\nZij lezen ze om je te helpen. Dat mag dertig dagen. "
    "Je kunt op elk moment stoppen met delen. Je krijgt dezelfde hulp als je niet deelt."
)


def add_portal(world: World, *, secure: bool = False, public_url: str = "") -> web.Application:
    """The gateway's own application, with nothing in it but the portal."""
    app = web.Application(client_max_size=Settings().limits.body_bytes)
    app[gateway.SETTINGS] = Settings()
    app.on_response_prepare.append(set_headers)
    setup(app, world.store, PortalSettings(secure=secure, public_url=public_url), accounts=world.accounts)
    return app


def share(world: World, lines: tuple[Line, ...] = RICH, *, place: str = "de-linde", **more: object) -> Receipt:
    """Something a parent shares."""
    moment = world.clock.now - timedelta(microseconds=uuid.uuid4().int % 10**9)
    told = {"phase": "zwanger", "role": "moeder", "weeks": 21, "contact": SAFE, **more}
    consent = Consent(version="2027-1", text=CONSENT_TEXT, given_at=moment, organisation=place)
    summary = Summary.model_validate({"lines": lines, "consent": consent, **told})
    return world.share_this(summary, place)


def made_world(folder: Path) -> World:
    """People, and a work list with something in every group."""
    world = World(f"sqlite:///{folder / 'store' / 'naast.sqlite'}")
    world.store.change_organisation(organisation(region="Rotterdam"))
    late = share(
        world, (Line(section="bezig", text="De verwarming doet het niet", factor="woonproblemen"),), contact=None
    )
    assert late.code
    world.clock.turn(days=6)
    called = share(world, (Line(section="goed", text="Het gaat beter"),))
    world.store.set_status(world.colleague, called.summary_id, "gebeld")
    world.store.tell_parent(world.colleague, called.summary_id, "Ik bel je dinsdag om tien uur.")
    opened = share(world, (Line(section="wens", text="Hulp bij formulieren"),))
    world.store.read(world.reader, opened.summary_id, "toestemming van de ouder")
    share(world)
    return world
