"""The handlers of the parent API, as openapi.yml describes it."""

from __future__ import annotations

import asyncio

from aiohttp import hdrs, web

from web import keys
from web.conversation import Conversation
from web.errors import ApiError, UnknownToken
from web.incoming import parse_message, read_body


async def begin_conversation(request: web.Request) -> web.Response:
    """POST /api/conversations"""
    await _body(request)
    token, conversation = request.app[keys.CONVERSATIONS].open()
    begin = asyncio.create_task(request.app[keys.ANSWERING].begin(conversation))
    messages = await asyncio.shield(begin)
    return web.json_response({"token": token, "messages": messages}, status=201)


async def send_message(request: web.Request) -> web.Response:
    """POST /api/messages"""
    conversation = conversation_of(request)
    longest = request.app[keys.SETTINGS].limits.text_characters
    incoming = parse_message(await _body(request), longest)
    if conversation.wiped:
        raise UnknownToken
    if incoming.id not in conversation.turns:
        conversation.bucket.take()
    answering = request.app[keys.ANSWERING]
    answer = await conversation.turns.once(
        incoming.id, incoming.fingerprint, lambda: answering.answer(conversation, incoming)
    )
    return web.json_response(answer)


async def show_conversation(request: web.Request) -> web.Response:
    """GET /api/messages"""
    return web.json_response({"messages": conversation_of(request).transcript()})


async def wipe_conversation(request: web.Request) -> web.Response:
    """DELETE /api/conversation"""
    await request.app[keys.WIPING].wipe(conversation_of(request))
    return web.Response(status=204)


async def leave(request: web.Request) -> web.Response:
    """POST /api/leave: the token is the body, as navigator.sendBeacon sets no header. Never an error."""
    try:
        token = (await _body(request)).decode("ascii", "replace").strip()
        await request.app[keys.WIPING].wipe(request.app[keys.CONVERSATIONS].find(token))
    except ApiError:
        pass
    return web.Response(status=204)


async def _body(request: web.Request) -> bytes:
    return await read_body(request, request.app[keys.SETTINGS].limits.body_seconds)


def conversation_of(request: web.Request) -> Conversation:
    """Give the conversation that the token opens. Raises UnknownToken."""
    scheme, _, token = request.headers.get(hdrs.AUTHORIZATION, "").partition(" ")
    if scheme.lower() != "bearer":
        raise UnknownToken
    return request.app[keys.CONVERSATIONS].find(token.strip())
