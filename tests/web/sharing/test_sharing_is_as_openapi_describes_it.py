"""Real answers about the summary and what is shared have the shape that openapi.yml gives, errors too."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator, RefResolver

from support.sharing.model import StoreUnavailable
from tests.unit.sharing.world import organisation
from tests.web.sharing.conftest import as_sent, written
from web import errors

DESCRIPTION: dict[str, Any] = yaml.safe_load((Path(errors.__file__).parent / "openapi.yml").read_text(encoding="utf-8"))
RESOLVER = RefResolver.from_schema(DESCRIPTION)
OURS = ("/api/summary", "/api/recipients", "/api/consent", "/api/shared")
BY_OTHER_TESTS = (429, 500)


def resolved(part: dict[str, Any]) -> dict[str, Any]:
    return RESOLVER.resolve(part["$ref"])[1] if "$ref" in part else part


def answer_fits(method: str, path: str, status: int, kind: str, answer: Any) -> None:
    content = resolved(DESCRIPTION["paths"][path][method.lower()]["responses"][str(status)])["content"]
    assert kind in content
    if kind == "application/json":
        Draft202012Validator(content[kind]["schema"], resolver=RESOLVER).validate(answer)


def request_fits(method: str, path: str, body: Any) -> None:
    described = DESCRIPTION["paths"][path][method.lower()].get("requestBody")
    if described:
        schema = resolved(described)["content"]["application/json"]["schema"]
        Draft202012Validator(schema, resolver=RESOLVER).validate(body)


@pytest.mark.asyncio
async def test_every_answer_has_the_shape_that_is_described(
    gateway: Any, parent: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: set[tuple[str, str, int]] = set()
    store, world = gateway.world.store, gateway.world

    async def ask(path: str, expected: int, body: Any = None, *, method: str = "POST", token: bool = True) -> Any:
        more = {"data": body} if isinstance(body, bytes) else {"json": body} if body is not None else {}
        headers = parent.headers if token else {}
        response = await gateway.client.request(method, path, headers=headers, **more)
        assert response.status == expected, (path, await response.text())
        kind = response.content_type
        answer = await response.json() if kind == "application/json" else await response.read()
        answer_fits(method, path, expected, kind, answer)
        if expected < 400:
            request_fits(method, path, body)
        seen.add((method, path, expected))
        return answer

    made = await ask("/api/summary", 200)
    sent = {"lines": [as_sent(line) for line in made["lines"]] + [written("nog iets")]}
    checked = await ask("/api/summary/check", 200, sent)
    await ask("/api/summary/pdf", 200, sent)
    await ask("/api/recipients", 200, method="GET")
    contact = {"kind": "telefoon", "value": "0612345678"}
    asked = {"recipient": "de-linde", "days": 80, "contact": True}
    text = await ask("/api/consent", 200, asked)
    share = {
        "id": str(uuid.uuid4()),
        "recipient": "de-linde",
        "lines": [as_sent(line) for line in checked["lines"]],
        "consent": {"version": text["version"], "agreed": True},
        "contact": contact,
        "days": 80,
    }
    await ask("/api/summary/share", 409, {**share, "lines": [written("Kees")]})
    await ask("/api/summary/share", 409, {**share, "days": 3})
    with monkeypatch.context() as broken:
        broken.setattr(store, "share", raising)
        await ask("/api/summary/share", 503, share)
    code = (await ask("/api/summary/share", 201, share))["code"]
    await ask("/api/shared/open", 200, {"code": code})
    store.change_organisation(organisation(active=False))
    await ask("/api/shared/confirm", 409, {"code": code})
    store.change_organisation(organisation())
    await ask("/api/shared/confirm", 200, {"code": code})
    (item,) = store.work_list(world.reader)
    store.read(world.reader, item.summary_id, "toestemming van de ouder")
    await ask("/api/shared/open", 200, {"code": code})
    await ask("/api/shared/contact", 200, {"code": code, "contact": contact})
    await ask("/api/shared/contact", 200, {"code": code, "contact": None})
    await ask("/api/shared/extend", 200, {"code": code, "days": 80})
    await ask("/api/shared/extend", 409, {"code": code, "days": 80})
    await ask("/api/shared/pdf", 200, {"code": code})
    with monkeypatch.context() as broken:
        for name in ("by_code", "confirm", "withdraw", "extend", "change_contact", "organisations"):
            broken.setattr(store, name, raising)
        for path, more in with_a_code(contact):
            await ask(path, 503, {"code": code, **more})
        await ask("/api/recipients", 503, method="GET")
        await ask("/api/consent", 503, asked)
    await ask("/api/shared/withdraw", 200, {"code": code})
    await ask("/api/shared/open", 200, {"code": code})
    for path, more in with_a_code(contact):
        if path.endswith(("confirm", "extend", "contact", "pdf")):
            await ask(path, 410, {"code": code, **more})
        world.clock.turn(hours=6)
        await ask(path, 404, {"code": "appel appel appel appel", **more})
        await ask(path, 400, b"{")
        await ask(path, 422, {})
    store.change_organisation(organisation(active=False))
    await ask("/api/consent", 409, asked)
    gateway.redaction.mode = "broken"
    for path in ("", "/check", "/pdf"):
        await ask(f"/api/summary{path}", 503, sent)
    for path in ("/api/summary/check", "/api/summary/pdf", "/api/summary/share", "/api/consent"):
        await ask(path, 400, b"{")
        await ask(path, 422, {})
    for path in ("/api/summary", "/api/summary/check", "/api/summary/pdf", "/api/summary/share", "/api/consent"):
        await ask(path, 401, {}, token=False)
    await ask("/api/recipients", 401, method="GET", token=False)

    described = {
        (method.upper(), path, int(status))
        for path, operations in DESCRIPTION["paths"].items()
        for method, operation in operations.items()
        for status in operation["responses"]
        if path.startswith(OURS)
    }
    assert {one for one in described - seen if one[2] not in BY_OTHER_TESTS} == set()


def with_a_code(contact: dict[str, str]) -> list[tuple[str, dict[str, Any]]]:
    return [
        ("/api/shared/open", {}),
        ("/api/shared/confirm", {}),
        ("/api/shared/withdraw", {}),
        ("/api/shared/extend", {"days": 2}),
        ("/api/shared/contact", {"contact": contact}),
        ("/api/shared/pdf", {}),
    ]


def raising(*given: Any, **more: Any) -> Any:
    raise StoreUnavailable
