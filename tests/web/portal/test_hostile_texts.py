"""Scripts, SQL and strange letters in every field: they are shown as they were typed, and do nothing."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

import pytest
import sqlalchemy as sa

from support.sharing.model import Line, SafeContact
from tests.unit.sharing.world import World, organisation
from tests.web.portal.portal_world import share
from tests.web.portal.professional import Browser, Professional

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</textarea></title></svg><script>alert(1)</script>",
    "{{ 7771 * 1117 }}{% include 'x' %}",
    "'; DROP TABLE summary; --",
    "' OR '1'='1",
    "javascript:alert(1)",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "\u202ekcabtxet\u202c ﷽ ☃ 𝕏",
)
TAGS = """
    html head meta title link body a header nav ul li p span form input button main footer h1 h2 h3 h4 section div
    dl dt dd figure svg desc g text path rect details summary textarea select option fieldset legend label strong
    table thead tbody tr th td
"""
OURS = frozenset(TAGS.split())


class Listener(HTMLParser):
    """Hears every tag and attribute as a browser would."""

    def __init__(self) -> None:
        super().__init__()
        self.foreign: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.foreign += [tag] if tag not in OURS else []
        self.foreign += [name for name, _ in attrs if name.startswith("on") or name in ("style", "src", "srcdoc")]
        addresses = [value or "" for name, value in attrs if name in ("href", "action", "formaction")]
        self.foreign += [one for one in addresses if not one.startswith(("/professional/", "#", "data:,"))]


def harmless(page: Professional) -> None:
    """No tag, no attribute and no address in the page but those of the portal."""
    listener = Listener()
    listener.feed(page.raw)
    assert not listener.foreign
    assert "8680207" not in page.text


def whole(world: World) -> None:
    with world.store.begin() as connection:
        assert connection.execute(sa.text("select count(*) from summary")).scalar_one() >= 1
    assert world.store.log_is_whole()


@pytest.mark.parametrize("text", HOSTILE)
async def test_in_what_a_parent_writes(anna: Professional, world: World, text: str) -> None:
    lines = tuple(Line(section=one, text=text, factor=f) for one, f in SECTIONS)
    contact = SafeContact(kind="telefoon", value=text, when=text, may_say=text)
    await anna.open(share(world, lines, contact=contact, role=text[:40], phase=text[:40]).summary_id)

    harmless(anna)
    if "\u202e" not in text:
        assert anna.raw.count(str(html.escape(text)).replace("&#x27;", "&#39;").replace("&quot;", "&#34;")) >= 8
    assert "\u202e" not in anna.raw
    for form in ("pdf", "fhir"):
        assert (await anna.send(f"{anna_path(anna)}/{form}")).status == 200
    whole(world)


SECTIONS = (
    ("goed", "steunend_netwerk"),
    ("bezig", "financiele_zorgen"),
    ("bezig", None),
    ("bezig", "' OR 1=1 --"),
    ("wens", None),
    ("nog", None),
)


def anna_path(page: Professional) -> str:
    found = re.search(r'action="/professional/(summaries/[0-9a-f]{32})/pdf"', page.raw)
    assert found
    return found[1]


@pytest.mark.parametrize("text", HOSTILE)
async def test_in_what_a_professional_writes(anna: Professional, carla: Professional, world: World, text: str) -> None:
    receipt = share(world)
    page = f"summaries/{receipt.summary_id}"
    await anna.open(receipt.summary_id)
    await anna.send(f"{page}/note", note=text)
    await anna.get(page)
    await anna.send(f"{page}/decision", decided=text)
    for path in ("", page, f"{page}?done={text}", f"?done={text}"):
        await anna.get(path)
        harmless(anna)
    for field in ("status", "hand_over", "ground", "version"):
        await anna.get(page)
        await anna.send(
            f"{page}/{field.replace('_', '-')}" if field in ("status", "hand_over") else page, **{field: text}
        )
        harmless(anna)

    view = world.store.by_code(receipt.code)
    kept = text.replace("\u202e", "").replace("\u202c", "")
    assert (view.note, view.decided) == (kept, kept)
    whole(world)


@pytest.mark.parametrize("text", HOSTILE)
async def test_in_names_and_settings(
    a_browser: Browser, carla: Professional, eva: Professional, world: World, text: str
) -> None:
    await carla.get("organisation")
    await carla.send(
        "organisation/invitations", name=text, function=text, email=f"{abs(hash(text))}@example.org", role="lezer"
    )
    harmless(carla)
    await carla.get("organisation")
    await carla.send("organisation/settings", region=text[:80], municipalities=text, answer_days="3", phases=text)
    await carla.get("organisation")
    harmless(carla)
    await eva.get("installation")
    for path in ("organisations", "organisations/wijkteam-noord", "invitations"):
        fields = dict.fromkeys(("id", "name", "kind", "region", "municipalities", "issuer", "email", "function"), text)
        await eva.send(f"installation/{path}", **fields, answer_days="3", role="coordinator", organisation_id=text)
        harmless(eva)
        await eva.get("installation")
    visitor = await a_browser()
    for path, fields in PUBLIC.items():
        await visitor.get(path)
        await visitor.send(path, **dict.fromkeys(fields, text))
        harmless(visitor)
    for path in ("log", "installation"):
        await eva.get(path)
        harmless(eva)
    share(world)
    whole(world)


PUBLIC = {"log-in": ("email", "password", "totp"), "invitation": ("token", "password", "again")}


async def test_in_the_names_of_people_and_organisations(a_browser: Browser, world: World) -> None:
    """Whoever stands at the command line can give any name."""
    name = "<script>alert(1)</script>"
    world.store.change_organisation(organisation(name=name, region="Rotterdam"))
    world.person("lezer", f"Zoë {name}")
    receipt = share(world)
    anna = await (await a_browser()).log_in()
    await anna.open(receipt.summary_id)
    harmless(anna)
    await anna.get("")
    harmless(anna)
    assert html.escape(name) in anna.raw
