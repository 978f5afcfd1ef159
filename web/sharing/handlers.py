"""The handlers of the summary and of what is shared, as openapi.yml describes them."""

from __future__ import annotations

from typing import TypeVar

from aiohttp import hdrs, web

from web import keys
from web.errors import LineTooLong, TooLong, UnknownToken
from web.incoming import read_body
from web.limits import client_address
from web.parent_api import conversation_of
from web.sharing.sent import (
    Code,
    ConsentAsked,
    Longer,
    OtherContact,
    Sent,
    SentLines,
    Share,
    clean_contact,
    clean_lines,
    parse,
)

_Sent = TypeVar("_Sent", bound=Sent)

SHEET_NAME = "blad.pdf"
"""Neutral: somebody may look over the list of downloads."""


async def show_summary(request: web.Request) -> web.Response:
    """POST /api/summary"""
    conversation = conversation_of(request)
    await _body(request)
    conversation.summary_bucket.take()
    summary = await request.app[keys.SUMMARIES].make(conversation)
    return web.json_response({**summary, "sharing": await request.app[keys.RECIPIENTS].any()})


async def check_summary(request: web.Request) -> web.Response:
    """POST /api/summary/check"""
    conversation = conversation_of(request)
    lines = clean_lines((await _sent(request, SentLines)).lines)
    conversation.summary_bucket.take()
    return web.json_response({"lines": await request.app[keys.SUMMARIES].check(conversation, lines)})


async def summary_pdf(request: web.Request) -> web.Response:
    """POST /api/summary/pdf"""
    conversation = conversation_of(request)
    lines = clean_lines((await _sent(request, SentLines)).lines)
    conversation.summary_bucket.take()
    return _sheet(await request.app[keys.SUMMARIES].sheet(conversation, lines))


async def show_recipients(request: web.Request) -> web.Response:
    """GET /api/recipients"""
    situation = await request.app[keys.SUMMARIES].situation(conversation_of(request))
    return web.json_response({"recipients": await request.app[keys.RECIPIENTS].listed(situation)})


async def show_consent(request: web.Request) -> web.Response:
    """POST /api/consent"""
    conversation = conversation_of(request)
    asked = await _sent(request, ConsentAsked)
    conversation.summary_bucket.take()
    text = await request.app[keys.SHARING].consent(conversation, asked)
    return web.json_response(
        {"version": text.version, "title": text.title, "paragraphs": text.paragraphs, "agree": text.agree}
    )


async def share_summary(request: web.Request) -> web.Response:
    """POST /api/summary/share"""
    conversation = conversation_of(request)
    asked = await _sent(request, Share)
    lines, contact = clean_lines(asked.lines), clean_contact(asked.contact)
    if conversation.wiped:
        raise UnknownToken
    if asked.id not in conversation.turns:
        conversation.summary_bucket.take()
        request.app[keys.SHARES_PER_ADDRESS].take(client_address(request))
    sharing = request.app[keys.SHARING]
    answer = await conversation.turns.once(
        asked.id, asked.fingerprint, lambda: sharing.share(conversation, asked, lines, contact)
    )
    return web.json_response(answer, status=201)


async def confirm_shared(request: web.Request) -> web.Response:
    """POST /api/shared/confirm"""
    sent = await _sent(request, Code)
    return web.json_response(await request.app[keys.SHARED].confirm(sent.code, client_address(request)))


async def open_shared(request: web.Request) -> web.Response:
    """POST /api/shared/open"""
    sent = await _sent(request, Code)
    return web.json_response(await request.app[keys.SHARED].open(sent.code, client_address(request)))


async def withdraw_shared(request: web.Request) -> web.Response:
    """POST /api/shared/withdraw"""
    sent = await _sent(request, Code)
    return web.json_response({"message": await request.app[keys.SHARED].withdraw(sent.code, client_address(request))})


async def extend_shared(request: web.Request) -> web.Response:
    """POST /api/shared/extend"""
    sent = await _sent(request, Longer)
    return web.json_response(await request.app[keys.SHARED].extend(sent.code, sent.days, client_address(request)))


async def change_contact(request: web.Request) -> web.Response:
    """POST /api/shared/contact"""
    sent = await _sent(request, OtherContact)
    contact = clean_contact(sent.contact)
    changed = await request.app[keys.SHARED].change_contact(sent.code, contact, client_address(request))
    return web.json_response(changed)


async def shared_pdf(request: web.Request) -> web.Response:
    """POST /api/shared/pdf"""
    sent = await _sent(request, Code)
    return _sheet(await request.app[keys.SHARED].sheet(sent.code, client_address(request)))


async def _sent(request: web.Request, kind: type[_Sent]) -> _Sent:
    return parse(await _body(request), kind)


async def _body(request: web.Request) -> bytes:
    try:
        return await read_body(request, request.app[keys.SETTINGS].limits.body_seconds)
    except TooLong:
        # Of a summary that is too much text, not a message that is too long.
        raise LineTooLong from None


def _sheet(body: bytes) -> web.Response:
    headers = {hdrs.CONTENT_DISPOSITION: f'attachment; filename="{SHEET_NAME}"'}
    return web.Response(body=body, content_type="application/pdf", headers=headers)
