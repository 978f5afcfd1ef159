"""A copy of one summary, as PDF or as FHIR. Each is asked for with a form and kept in the log."""

from __future__ import annotations

import asyncio
import json
from importlib.metadata import PackageNotFoundError, version

from aiohttp import web

from support.exchange.fhir import FILE_NAME, MEDIA_TYPE, document_bundle
from support.exchange.pdf import PROFESSIONAL_FILE_NAME, professional_pdf
from support.sharing.model import Reading
from web.portal import keys
from web.portal.summary_pages import needed_ground, own_organisation, read
from web.portal.visit import visit_of


async def give_pdf(request: web.Request) -> web.Response:
    """POST /professional/summaries/ID/pdf"""
    reading, organisation = await _copied(request), await own_organisation(request)
    body = await asyncio.to_thread(
        professional_pdf,
        reading,
        organisation=organisation.name,
        ends_on=reading.item.ends_on,
        made_at=request.app[keys.STORE].clock(),
        made_by=visit_of(request).professional.shown,
    )
    return _file(body, "application/pdf", PROFESSIONAL_FILE_NAME)


async def give_fhir(request: web.Request) -> web.Response:
    """POST /professional/summaries/ID/fhir"""
    reading, organisation = await _copied(request), await own_organisation(request)
    bundle = document_bundle(
        reading,
        organisation=organisation,
        ends_on=reading.item.ends_on,
        made_at=request.app[keys.STORE].clock(),
        version=_version(),
    )
    return _file(json.dumps(bundle, ensure_ascii=False, indent=2).encode(), MEDIA_TYPE, FILE_NAME)


async def _copied(request: web.Request) -> Reading:
    return await read(request, await needed_ground(request), copy=True)


def _file(body: bytes, content_type: str, name: str) -> web.Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return web.Response(body=body, content_type=content_type, headers=headers)


def _version() -> str:
    try:
        return version("naast")
    except PackageNotFoundError:
        return "0"
