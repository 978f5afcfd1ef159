"""Whatever is sent, the answer is a 4xx with one Dutch sentence, and the conversation goes on."""

from __future__ import annotations

import asyncio
import gzip
import json
import uuid
from collections.abc import AsyncIterator
from typing import Any

import pytest

pytestmark = pytest.mark.asyncio

ID = "0b0e1f6e-4f3c-4a51-9a64-2a1f8e7f6c5d"


def message(**fields: Any) -> bytes:
    return json.dumps({"id": ID, **fields}).encode()


BAD_BODIES: dict[str, tuple[bytes, int, str]] = {
    "nothing": (b"", 400, "invalid_json"),
    "not JSON": (b"hallo", 400, "invalid_json"),
    "half an object": (b'{"id": "', 400, "invalid_json"),
    "two objects": (message(text="a") + message(text="b"), 400, "invalid_json"),
    "single quotes": (b"{'text': 'a'}", 400, "invalid_json"),
    "NaN": (b'{"id": NaN}', 400, "invalid_json"),
    "a form": (b"text=hallo", 400, "invalid_json"),
    "broken UTF-8": (b'{"id": "%s", "text": "\xff\xfe"}' % ID.encode(), 400, "invalid_json"),
    "UTF-16": ('{"text": "hallo"}'.encode("utf-16"), 400, "invalid_json"),
    "a byte order mark": (b"\xef\xbb\xbf" + message(text="a"), 400, "invalid_json"),
    "a raw surrogate": (b'{"id": "%s", "text": "\xed\xa0\x80"}' % ID.encode(), 400, "invalid_json"),
    "a raw NUL": (b'{"id": "%s", "text": "a\x00b"}' % ID.encode(), 400, "invalid_json"),
    "a huge number": (b'{"id": ' + b"9" * 20_000 + b"}", 400, "invalid_json"),
    "deep nesting": (b'{"text": ' + b"[" * 30_000, 400, "invalid_json"),
    "deep nesting that is closed": (b"[" * 10_000 + b"]" * 10_000, 400, "invalid_json"),
    "the same key twice": (b'{"id": "%s", "text": "a", "text": "b"}' % ID.encode(), 400, "invalid_json"),
    "a list": (b"[]", 422, "invalid_request"),
    "null": (b"null", 422, "invalid_request"),
    "a number": (b"12", 422, "invalid_request"),
    "a string": (b'"hallo"', 422, "invalid_request"),
    "an empty object": (b"{}", 422, "invalid_request"),
    "no id": (b'{"text": "hallo"}', 422, "invalid_request"),
    "no text and no choice": (message(), 422, "invalid_request"),
    "text and choice": (message(text="a", choice="b"), 422, "invalid_request"),
    "text is null": (message(text=None), 422, "invalid_request"),
    "text is a number": (message(text=5), 422, "invalid_request"),
    "text is an infinite number": (b'{"id": "%s", "text": 1e999}' % ID.encode(), 422, "invalid_request"),
    "text is a list": (message(text=["a"]), 422, "invalid_request"),
    "text is an object": (message(text={"a": {"b": []}}), 422, "invalid_request"),
    "text is true": (message(text=True), 422, "invalid_request"),
    "choice is null": (message(choice=None), 422, "invalid_request"),
    "choice is empty": (message(choice=""), 422, "invalid_request"),
    "choice is very long": (message(choice="a" * 1000), 422, "invalid_request"),
    "choice is not ASCII": (message(choice="é"), 422, "invalid_request"),
    "choice is a surrogate": (message(choice="\ud800"), 422, "invalid_request"),
    "an unknown key": (message(text="a", slot=1), 422, "invalid_request"),
    "a sender": (message(text="a", sender="iemand"), 422, "invalid_request"),
    "metadata": (message(text="a", metadata={"reading": {}}), 422, "invalid_request"),
    "id is a number": (b'{"id": 1, "text": "a"}', 422, "invalid_request"),
    "id is a word": (b'{"id": "een", "text": "a"}', 422, "invalid_request"),
    "id is empty": (b'{"id": "", "text": "a"}', 422, "invalid_request"),
    "id has blanks around it": (b'{"id": " %s", "text": "a"}' % ID.encode(), 422, "invalid_request"),
    "id has a line end": (b'{"id": "%s\\n", "text": "a"}' % ID.encode(), 422, "invalid_request"),
    "id in other digits": (
        json.dumps({"id": ID.replace("0", "\u0660"), "text": "a"}).encode(),
        422,
        "invalid_request",
    ),
    "a lone surrogate": (b'{"id": "%s", "text": "a\\ud800b"}' % ID.encode(), 422, "invalid_request"),
    "an empty text": (message(text=""), 422, "empty_text"),
    "only blanks": (message(text=" \n\t\u00a0\u3000 "), 422, "empty_text"),
    "only control characters": (message(text="\x00\x01\x1b\x7f\x85"), 422, "empty_text"),
    "only invisible marks": (message(text="\u200b\u200d\ufeff\u202e"), 422, "empty_text"),
    "2001 characters": (message(text="a" * 2001), 413, "too_long"),
    "33 kB": (message(text="a" * 33_000), 413, "too_long"),
    "100 kB": (b"x" * 100_000, 413, "too_long"),
}


async def is_a_clear_no(response: Any, status: int, code: str) -> None:
    assert response.status == status
    assert response.content_type == "application/json"
    body = await response.json()
    assert body.keys() == {"error", "message"}
    assert body["error"] == code
    assert body["message"].endswith(".")


@pytest.mark.parametrize("name", BAD_BODIES)
async def test_a_bad_body_is_refused_and_the_conversation_goes_on(
    gateway: Any, parent: Any, name: str
) -> None:
    body, status, code = BAD_BODIES[name]

    response = await gateway.client.post("/api/messages", data=body, headers=parent.headers)

    await is_a_clear_no(response, status, code)
    assert gateway.bot.texts == []
    assert (await parent.say("hallo"))["messages"]


async def test_a_body_in_chunks_is_held_to_the_same_limit(gateway: Any, parent: Any) -> None:
    async def chunks() -> AsyncIterator[bytes]:
        for _ in range(50):
            yield b"a" * 1000

    response = await gateway.client.post("/api/messages", data=chunks(), headers=parent.headers)

    await is_a_clear_no(response, 413, "too_long")
    assert (await parent.say("hallo"))["messages"]


async def test_a_small_body_that_unpacks_to_a_large_one_is_refused(gateway: Any, parent: Any) -> None:
    headers = {**parent.headers, "Content-Encoding": "gzip"}

    response = await gateway.client.post(
        "/api/messages", data=gzip.compress(b"a" * 10_000_000), headers=headers
    )

    await is_a_clear_no(response, 413, "too_long")


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
async def test_a_body_that_does_not_unpack_is_refused(gateway: Any, parent: Any, encoding: str) -> None:
    headers = {**parent.headers, "Content-Encoding": encoding}

    response = await gateway.client.post("/api/messages", data=b"\x00nope" * 10, headers=headers)

    await is_a_clear_no(response, 400, "invalid_json")


async def test_a_body_that_never_ends_is_given_up(gateway: Any, parent: Any) -> None:
    reader, writer = await _raw(gateway)
    head = f"POST /api/messages HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {parent.token}\r\n"
    writer.write(head.encode() + b'Content-Length: 500\r\n\r\n{"id": "')

    answer = await reader.readuntil(b"}")

    assert answer.startswith(b"HTTP/1.1 400")
    assert b"invalid_json" in answer
    writer.close()


async def test_a_phone_that_hangs_up_in_mid_sentence_does_no_harm(
    gateway: Any, parent: Any, caplog: Any
) -> None:
    _, writer = await _raw(gateway)
    head = f"POST /api/messages HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {parent.token}\r\n"
    writer.write(head.encode() + b'Content-Length: 500\r\n\r\n{"id": "')
    await writer.drain()
    writer.close()

    assert (await parent.say("hallo"))["messages"]
    assert [record for record in caplog.records if record.levelname == "ERROR"] == []


async def test_a_message_that_is_not_http_gets_a_400(gateway: Any) -> None:
    reader, writer = await _raw(gateway)
    writer.write(b"POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Length: min een\r\n\r\n")

    assert b" 400 " in await reader.readline()
    writer.close()


@pytest.mark.parametrize(
    "header",
    [
        "",
        "Bearer",
        "Bearer ",
        "Bearer x",
        "Basic abc",
        "bearer " + "a" * 5000,
        "Bearer é",
        "Bearer a b",
        "{token}",
    ],
)
@pytest.mark.parametrize(
    ("method", "path"), [("POST", "/api/messages"), ("GET", "/api/messages"), ("DELETE", "/api/conversation")]
)
async def test_without_a_known_token_nothing_opens(
    gateway: Any, parent: Any, method: str, path: str, header: str
) -> None:
    headers = {"Authorization": header.format(token=parent.token)} if header else {}

    response = await gateway.client.request(method, path, data=message(text="hallo"), headers=headers)

    await is_a_clear_no(response, 401, "unknown_token")
    assert response.headers["WWW-Authenticate"] == "Bearer"


async def test_the_word_bearer_may_be_written_in_any_case(gateway: Any, parent: Any) -> None:
    response = await gateway.client.get("/api/messages", headers={"Authorization": f"bEARER  {parent.token}"})

    assert response.status == 200


async def test_a_choice_that_was_never_offered_is_refused(gateway: Any, parent: Any) -> None:
    for choice in ("verzonnen", "/restart", "/ik_ben_zwanger", "Ik ben zwanger"):
        await is_a_clear_no(await parent.post(choice=choice), 409, "choice_not_offered")

    assert gateway.bot.texts == []


async def test_a_choice_counts_only_below_the_most_recent_answer(gateway: Any, parent: Any) -> None:
    choice = parent.welcome[-1]["choices"][0]["id"]
    await parent.say("hallo")

    await is_a_clear_no(await parent.post(choice=choice), 409, "choice_not_offered")


async def test_a_choice_of_somebody_else_is_refused(gateway: Any, parent: Any) -> None:
    other = await gateway.parent()

    response = await parent.post(choice=other.welcome[-1]["choices"][0]["id"])

    await is_a_clear_no(response, 409, "choice_not_offered")


async def test_a_choice_counts_once(gateway: Any, parent: Any) -> None:
    choice = parent.welcome[-1]["choices"][0]["id"]
    await parent.choose(choice)

    await is_a_clear_no(await parent.post(choice=choice), 409, "choice_not_offered")


@pytest.mark.parametrize("path", ["/api", "/api/", "/api/messages/", "/api/onbekend", "/api/conversations/1"])
async def test_an_unknown_api_path_is_a_404_in_json(gateway: Any, path: str) -> None:
    await is_a_clear_no(await gateway.client.get(path), 404, "not_found")


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("GET", "/api/conversations", "POST"),
        ("PUT", "/api/messages", "GET,HEAD,POST"),
        ("POST", "/api/conversation", "DELETE"),
        ("GET", "/api/leave", "POST"),
        ("PATCH", "/api/messages", "GET,HEAD,POST"),
    ],
)
async def test_a_wrong_method_is_a_405_that_says_what_is_allowed(
    gateway: Any, method: str, path: str, allowed: str
) -> None:
    response = await gateway.client.request(method, path)

    await is_a_clear_no(response, 405, "method_not_allowed")
    assert response.headers["Allow"] == allowed


async def test_an_id_may_be_written_in_capitals(gateway: Any, parent: Any) -> None:
    identifier = str(uuid.uuid4())

    first = await parent.say("hallo", id=identifier)

    assert await parent.say("hallo", id=identifier.upper()) == first
    assert gateway.bot.texts == ["hallo"]


async def test_an_unexpected_fault_is_a_kind_500_and_the_next_try_counts(
    gateway: Any, parent: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from web import answering

    def broken(*_: Any) -> None:
        raise RuntimeError("ik typte iets")

    with monkeypatch.context() as patch:
        patch.setattr(answering, "translate", broken)
        response = await parent.post(id=ID, text="hallo")

    await is_a_clear_no(response, 500, "internal")
    assert "112" in (await response.json())["message"]
    assert (await parent.say("hallo", id=ID))["messages"][0]["text"] == "Je zei: hallo"


async def _raw(gateway: Any) -> Any:
    return await asyncio.open_connection(gateway.client.host, gateway.client.port)
