"""From a template and what it shows to an answer. Everything is escaped; nothing that is missing passes in silence."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import aiohttp_jinja2
import jinja2
from aiohttp import web
from markupsafe import Markup

from support.exchange.dutch_dates import moment_in_words
from support.exchange.texts import professional_texts
from support.exchange.written import drawable
from web.portal import keys
from web.portal.dates import weekday_in_words
from web.portal.visit import csrf_of
from web.portal.wording import portal_words

TEMPLATES = Path(__file__).parent / "templates"
OTHER_LOG_IN = "openid_begin"
"""Name of the route that ``openid_connect.py`` adds; where it is there, the log-in page links to it."""


def prepare(portal: web.Application) -> None:
    """Makes the templates ready."""
    environment = aiohttp_jinja2.setup(
        portal,
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(day=weekday_in_words, moment=moment_in_words, words=drawable)
    environment.globals.update(say=portal_words(), phase_names=professional_texts().about.phase)


def render(request: web.Request, template: str, *, status: int = 200, **shown: Any) -> web.Response:
    """A page. ``done`` in the address names a fixed sentence; what is not in that list is not shown."""
    visit = request.get(keys.VISIT)
    around = {
        "account": visit.account if visit else None,
        "csrf": csrf_of(request) if visit else "",
        "style": request.app[keys.STYLE].address,
        "here": request.match_info.route.name or "",
        "done": request.query.get("done", ""),
        "other_log_in": OTHER_LOG_IN in request.app.router.named_resources(),
    }
    return aiohttp_jinja2.render_template(template, request, {**around, **shown}, status=status)


def drawn(svg: str) -> Markup:
    """A drawing that was made by this house with every word in it escaped."""
    return Markup(svg)  # noqa: S704
