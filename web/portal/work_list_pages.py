"""What was shared with the own organisation: what nobody has read in time first, then new, opened, called, done."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from aiohttp import web

from support.sharing.accounts import Account
from support.sharing.model import WorkItem
from web.portal import keys
from web.portal.rendering import render
from web.portal.visit import visit_of
from web.portal.wording import portal_words


@dataclass(frozen=True)
class Entry:
    """One line."""

    item: WorkItem
    with_whom: str


@dataclass(frozen=True)
class Group:
    """The lines below one heading."""

    id: str
    title: str
    overdue: bool
    entries: tuple[Entry, ...]


async def show_work_list(request: web.Request) -> web.Response:
    """GET /professional/, for who reads."""
    account = visit_of(request).professional
    store, accounts = request.app[keys.STORE], request.app[keys.ACCOUNTS]
    items = await asyncio.to_thread(store.work_list, account)
    colleagues = await asyncio.to_thread(accounts.colleagues, account)
    organisation = await asyncio.to_thread(store.organisation, account.organisation_id)
    return render(
        request,
        "work_list.html",
        organisation=organisation.name if organisation else "",
        groups=grouped([Entry(item, with_whom(item, account, colleagues)) for item in items]),
    )


def grouped(entries: list[Entry]) -> tuple[Group, ...]:
    """The lines below their headings, in the order of the list; a heading without lines is left out."""
    words = portal_words().work_list
    late = tuple(entry for entry in entries if entry.item.overdue)
    made = [Group("te-laat", words.overdue_title, True, late)]
    for status, title in words.status.items():
        rest = tuple(entry for entry in entries if not entry.item.overdue and entry.item.status == status)
        made.append(Group(status, title, False, rest))
    return tuple(group for group in made if group.entries)


def with_whom(item: WorkItem, account: Account, colleagues: list[Account]) -> str:
    """Who it is with, in words."""
    words = portal_words().work_list
    if item.assigned_to is None:
        return words.nobody
    if item.assigned_to == account.id:
        return words.yours
    names = [one.shown for one in colleagues if one.id == item.assigned_to]
    return words.with_colleague.format(name=names[0]) if names else words.with_former
