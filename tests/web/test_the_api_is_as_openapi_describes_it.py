"""openapi.yml is valid, names every route, and real answers have the shape that it gives."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator, RefResolver
from openapi_spec_validator import validate_spec

from web import errors
from web.messages import ICONS
from web.routes import ROUTES
from web.wording import ErrorSentences

OF_SHARING = ("/api/summary", "/api/recipients", "/api/consent", "/api/shared")
"""Their answers are held against the description in tests/web/sharing."""
OPENAPI = Path(errors.__file__).parent / "openapi.yml"


@pytest.fixture(scope="module")
def description() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(OPENAPI.read_text(encoding="utf-8"))
    return loaded


def test_the_description_is_valid(description: dict[str, Any]) -> None:
    validate_spec(description)


def test_it_names_every_route_and_no_other(description: dict[str, Any]) -> None:
    described = {
        (method.upper(), path, operation["operationId"])
        for path, operations in description["paths"].items()
        for method, operation in operations.items()
    }

    assert described == {
        (route.method, route.path.replace("{path:.+}", "{path}"), route.handler.__name__) for route in ROUTES
    }


def test_it_names_every_error_and_each_has_a_sentence(description: dict[str, Any]) -> None:
    described = set(description["components"]["schemas"]["Error"]["properties"]["error"]["enum"])

    assert described == set(ErrorSentences.model_fields)
    assert {error.code for error in errors.ApiError.__subclasses__()} <= described


def test_it_names_every_picture_that_a_choice_may_carry(description: dict[str, Any]) -> None:
    described = description["components"]["schemas"]["Choice"]["properties"]["icon"]["enum"]

    assert sorted(described) == sorted(ICONS)


def holds(description: dict[str, Any], method: str, path: str, status: int, answer: Any) -> None:
    """Check an answer against what the description says for this address and status."""
    response = description["paths"][path][method]["responses"][str(status)]
    resolver = RefResolver.from_schema(description)
    if "$ref" in response:
        response = resolver.resolve(response["$ref"])[1]
    if "content" not in response:
        assert answer is None
        return
    schema = response["content"]["application/json"]["schema"]
    Draft202012Validator(schema, resolver=resolver).validate(answer)


@pytest.mark.asyncio
async def test_real_answers_have_the_shape_that_it_gives(gateway: Any, description: dict[str, Any]) -> None:
    seen: set[tuple[str, str, int]] = set()
    begun: dict[str, Any] = {}

    async def ask(method: str, path: str, expected: int, **request: Any) -> Any:
        if "headers" not in request and begun:
            request["headers"] = {"Authorization": f"Bearer {begun['token']}"}
        response = await gateway.client.request(method, path, **request)
        assert response.status == expected, await response.text()
        answer = None if response.status == 204 else await response.json()
        holds(description, method.lower(), path, response.status, answer)
        seen.add((method, path, response.status))
        return answer

    def new(**fields: Any) -> dict[str, Any]:
        return {"id": str(uuid.uuid4()), **fields}

    contact = {"name": "Veilig Thuis", "phone": "0800-2000", "anonymous": "advies wel"}
    gateway.bot.say["hulp"] = [
        {"text": "Kies", "buttons": [{"title": "Ja", "payload": "/ja"}, {"title": "Geld", "icon": "geld"}]},
        {"custom": {"contacts": [contact], "urgent": ["huiselijk_geweld"], "ended": False}},
    ]
    same = new(text="hulp")

    begun.update(await ask("POST", "/api/conversations", 201))
    await ask("POST", "/api/messages", 200, json=same)
    answer = await ask("POST", "/api/messages", 200, json=same)
    await ask("POST", "/api/messages", 200, json=new(choice=answer["messages"][0]["choices"][0]["id"]))
    gateway.bot.mode = "empty"
    await ask("POST", "/api/messages", 200, json=new(text="hij slaat me"))
    await ask("POST", "/api/messages", 200, json=new(text="ik ben moe"))
    await ask("GET", "/api/messages", 200)
    await ask("POST", "/api/messages", 400, data=b"{")
    await ask("POST", "/api/messages", 401, json=new(text="a"), headers={})
    await ask("POST", "/api/messages", 409, json=new(choice="verzonnen"))
    await ask("POST", "/api/messages", 409, json={**same, "text": "anders"})
    await ask("POST", "/api/messages", 413, json=new(text="a" * 3000))
    await ask("POST", "/api/messages", 422, json=new(text=" "))
    await ask("POST", "/api/conversations", 413, data=b"a" * 100_000)
    await ask("GET", "/api/messages", 401, headers={})
    await ask("GET", "/health/live", 200)
    await ask("GET", "/health/ready", 503)
    gateway.bot.mode = "normal"
    await ask("GET", "/health/ready", 200)
    await ask("POST", "/api/leave", 204, data="onbekend")
    await ask("DELETE", "/api/conversation", 204)
    await ask("DELETE", "/api/conversation", 401)

    described = {
        (method.upper(), path, int(status))
        for path, operations in description["paths"].items()
        for method, operation in operations.items()
        for status in operation["responses"]
        if path.startswith(("/api", "/health")) and not path.startswith(OF_SHARING)
    }
    # Floods, faults and broken packing have tests of their own.
    assert {answer for answer in described - seen if answer[2] not in (429, 500)} == {
        ("POST", "/api/conversations", 400)
    }
