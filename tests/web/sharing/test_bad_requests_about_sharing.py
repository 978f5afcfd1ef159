"""What cannot be right gets a clear no, and nothing of it goes any further."""

from __future__ import annotations

import json
import uuid
from typing import Any

import pytest

from tests.web.sharing.conftest import as_sent, written
from web import keys

pytestmark = pytest.mark.asyncio

OF_THE_CONVERSATION = ("summary", "summary/check", "summary/pdf", "summary/share", "consent")
OF_THE_CODE = ("open", "withdraw", "extend", "contact", "pdf")


@pytest.mark.parametrize("path", OF_THE_CONVERSATION)
async def test_without_the_token_nothing_can_be_asked(gateway: Any, path: str) -> None:
    for headers in ({}, {"Authorization": "Bearer verzonnen"}, {"Authorization": "Basic YTpi"}):
        response = await gateway.client.post(f"/api/{path}", json={}, headers=headers)
        assert (response.status, (await response.json())["error"]) == (401, "unknown_token")
    assert (await gateway.client.get("/api/recipients")).status == 401


@pytest.mark.parametrize("path", [*OF_THE_CONVERSATION[1:], *(f"shared/{one}" for one in OF_THE_CODE)])
@pytest.mark.parametrize("body", ["{", "[]", "null", '"x"', '{"a": 1}', '{"code": "a", "code": "b"}', "NaN", "\xff"])
async def test_what_is_not_the_json_that_is_described_is_refused(parent: Any, path: str, body: str) -> None:
    response = await parent.client.post(f"/api/{path}", data=body.encode("latin-1"), headers=parent.headers)

    assert (response.status, (await response.json())["error"]) in ((400, "invalid_json"), (422, "invalid_request"))


WRONG_LINES: list[tuple[Any, int, str]] = [
    (None, 422, "invalid_request"),
    ({}, 422, "invalid_request"),
    ([], 422, "nothing_chosen"),
    ([written("a")] * 51, 422, "invalid_request"),
    (["tekst"], 422, "invalid_request"),
    ([written(" \n\t ")], 422, "empty_text"),
    ([written("\u200b\u202e")], 422, "empty_text"),
    ([written("a" * 501)], 422, "line_too_long"),
    ([written("a\ud800")], 422, "invalid_request"),
    ([{**written("a"), "section": "slecht"}], 422, "invalid_request"),
    ([{**written("a"), "about": "ja"}], 422, "invalid_request"),
    ([{**written("a"), "about": None}], 422, "invalid_request"),
    ([{**written("a"), "factor": "roken"}], 422, "invalid_request"),
    ([{**written("a"), "id": "verzonnen"}], 422, "invalid_request"),
    ([{**written("a"), "id": "a" * 65}], 422, "invalid_request"),
    ([{**written("a"), "id": 7}], 422, "invalid_request"),
    ([{**written("a"), "text": 7}], 422, "invalid_request"),
    ([{"section": "nog", "text": "a", "about": False}], 422, "invalid_request"),
]


@pytest.mark.parametrize(("lines", "status", "error"), WRONG_LINES, ids=range(len(WRONG_LINES)))
async def test_lines_that_cannot_be_right_are_refused_everywhere(
    gateway: Any, parent: Any, lines: Any, status: int, error: str
) -> None:
    body = await parent.ready_to_share()

    for path, whole in (("check", {}), ("pdf", {}), ("share", body)):
        answer = await parent.ask(f"/api/summary/{path}", {**whole, "lines": lines}, status)
        assert answer["error"] == error
    assert gateway.shared() == 0


async def test_the_same_line_twice_is_refused(gateway: Any, parent: Any) -> None:
    await parent.summary()
    twice = [as_sent(parent.lines[0]), as_sent(parent.lines[0], text="iets anders")]

    for path, whole in (("check", {}), ("share", await parent.ready_to_share())):
        answer = await parent.ask(f"/api/summary/{path}", {**whole, "lines": twice}, 422)
        assert answer["error"] == "invalid_request"


async def test_more_text_than_the_gateway_takes_is_said_to_be_too_much(parent: Any) -> None:
    lines = [written("é" * 500) for _ in range(50)]

    assert (await parent.ask("/api/summary/check", {"lines": lines}, 422))["error"] == "line_too_long"


WRONG_PARTS: list[tuple[dict[str, Any], str]] = [
    ({"id": "1"}, "invalid_request"),
    ({"id": None}, "invalid_request"),
    ({"recipient": ""}, "invalid_request"),
    ({"recipient": "a" * 61}, "invalid_request"),
    ({"recipient": "de-linde\n"}, "invalid_request"),
    ({"recipient": ["de-linde"]}, "invalid_request"),
    ({"days": 0}, "invalid_request"),
    ({"days": 91}, "invalid_request"),
    ({"days": -1}, "invalid_request"),
    ({"days": 30.5}, "invalid_request"),
    ({"days": "30"}, "invalid_request"),
    ({"days": True}, "invalid_request"),
    ({"days": 10**400}, "invalid_request"),
    ({"contact": "0612345678"}, "invalid_request"),
    ({"contact": {}}, "invalid_request"),
    ({"contact": {"kind": "post", "value": "Dorpsstraat 12"}}, "invalid_request"),
    ({"contact": {"kind": "telefoon", "value": "0612345678", "naam": "Anna"}}, "invalid_request"),
    ({"contact": {"kind": "telefoon", "value": "bel mij"}}, "contact_unclear"),
    ({"contact": {"kind": "telefoon", "value": "06123"}}, "contact_unclear"),
    ({"contact": {"kind": "telefoon", "value": ""}}, "contact_unclear"),
    ({"contact": {"kind": "email", "value": "ik@"}}, "contact_unclear"),
    ({"contact": {"kind": "telefoon", "value": "0612345678", "when": "a" * 301}}, "line_too_long"),
    ({"consent": {"version": "a" * 41, "agreed": True}}, "invalid_request"),
    ({"consent": {"version": "", "agreed": True}}, "invalid_request"),
    ({"consent": {"version": "1", "agreed": 1}}, "invalid_request"),
    ({"toegift": 1}, "invalid_request"),
]


@pytest.mark.parametrize(("part", "error"), WRONG_PARTS, ids=range(len(WRONG_PARTS)))
async def test_a_part_that_cannot_be_right_shares_nothing(
    gateway: Any, parent: Any, part: dict[str, Any], error: str
) -> None:
    body = await parent.ready_to_share()

    assert (await parent.ask("/api/summary/share", {**body, **part}, 422))["error"] == error
    missing = {key: value for key, value in body.items() if key not in part}
    if part.keys() & body.keys():
        assert (await parent.ask("/api/summary/share", missing, 422))["error"] == "invalid_request"
    assert gateway.shared() == 0


async def test_what_is_typed_is_never_sql_nor_markup(gateway: Any, parent: Any) -> None:
    nasty = "'); DROP TABLE summary; -- <script>alert(1)</script> {{7*7}} %s {naam}"
    contact = {"kind": "telefoon", "value": "0612345678", "when": nasty, "may_say": nasty}

    shared = await parent.share(lines=[written(nasty)], contact=contact)
    view = await parent.open(shared["code"])

    assert view["lines"][0]["text"] == nasty
    assert view["contact"]["when"] == view["contact"]["may_say"] == nasty
    for path in ("open", "withdraw", "pdf"):
        assert (await parent.ask(f"/api/shared/{path}", {"code": nasty}, 404))["error"] == "unknown_code"


@pytest.mark.parametrize("code", ["", "a" * 201, 7, None, ["a"], {"a": 1}])
async def test_what_cannot_be_a_code_is_not_looked_for(parent: Any, code: Any) -> None:
    assert (await parent.ask("/api/shared/open", {"code": code}, 422))["error"] == "invalid_request"


async def test_a_code_is_never_taken_from_an_address(gateway: Any, parent: Any) -> None:
    code = (await parent.share())["code"]

    assert (await gateway.client.post(f"/api/shared/open?code={code}")).status == 400
    assert (await gateway.client.get("/api/shared/open")).status == 405


async def test_asking_for_summaries_all_the_time_is_held_back(gateway: Any, parent: Any) -> None:
    (conversation,) = gateway.app[keys.CONVERSATIONS].all()
    bucket = conversation.summary_bucket
    bucket._rate, bucket._drops = type(bucket._rate)(burst=2, per_second=0.01), 2.0
    await parent.summary()
    await parent.check([written("a")])

    held = await parent.post_to("/api/summary")

    assert (held.status, (await held.json())["error"]) == (429, "too_many")
    assert int(held.headers["Retry-After"]) >= 1
    assert (await parent.say("ik ben moe"))["messages"]


async def test_each_error_is_one_dutch_sentence(parent: Any) -> None:
    body = {"id": str(uuid.uuid4()), "lines": []}

    answer = await parent.ask("/api/summary/share", body, 422)

    assert set(answer) == {"error", "message"}
    assert answer["message"].endswith(".")
    assert json.dumps(answer)
