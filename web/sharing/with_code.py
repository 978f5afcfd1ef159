"""What a parent does with the code: look, stop, share longer, change how to be reached, make a sheet."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

from support.exchange.dutch_dates import day_in_words, moment_in_words, weekday_in_words
from support.exchange.pdf import parent_pdf
from support.sharing.model import Line, ParentView, SafeContact, Summary
from support.sharing.store import Store
from support.summary_lines import lines_together
from web.errors import Ended, NotPossible, StoreUnavailable, UnknownRecipient
from web.sharing.store_errors import answered_with_a_code
from web.sharing.wording import sharing_texts

_Result = TypeVar("_Result")


class Shared:
    """What is shared, opened by its code alone. `address`: where the request comes from, for the limits."""

    def __init__(self, store: Store | None, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._clock = clock

    async def confirm(self, code: str, address: str) -> dict[str, Any]:
        """Share what was stored: the code has arrived. Raises Ended, UnknownRecipient where that stopped meanwhile."""
        try:
            return view(await self._do(lambda store: store.confirm(code, address=address)))
        except NotPossible:
            raise UnknownRecipient from None

    async def open(self, code: str, address: str) -> dict[str, Any]:
        """Look. Raises UnknownCode, TooMany, StoreUnavailable, as every method here."""
        return view(await self._do(lambda store: store.by_code(code, address=address)))

    async def withdraw(self, code: str, address: str) -> str:
        """Stop sharing; give the sentence that says so."""
        await self._do(lambda store: store.withdraw(code, address=address))
        return sharing_texts().gestopt

    async def extend(self, code: str, days: int, address: str) -> dict[str, Any]:
        """Share so many days longer. Raises Ended, and NotPossible where it lasts as long as it can."""
        return view(await self._do(lambda store: store.extend(code, days, address=address)))

    async def change_contact(self, code: str, contact: SafeContact | None, address: str) -> dict[str, Any]:
        """Another way to be reached, or none. Raises Ended."""
        return view(await self._do(lambda store: store.change_contact(code, contact, address=address)))

    async def sheet(self, code: str, address: str) -> bytes:
        """What is shared as a PDF. Raises Ended."""
        found = await self._do(lambda store: store.by_code(code, address=address))
        if found.summary is None:
            raise Ended
        summary, made_at = found.summary, self._clock()
        return await asyncio.to_thread(
            parent_pdf,
            _as_the_parent_saw(summary),
            made_at=made_at,
            phase=summary.phase,
            weeks=summary.weeks,
            shared_with=found.organisation.name if found.shared else None,
            ends_on=found.ends_on,
        )

    async def _do(self, what: Callable[[Store], _Result]) -> _Result:
        if self._store is None:
            raise StoreUnavailable
        with answered_with_a_code():
            return await asyncio.to_thread(what, self._store)


def view(found: ParentView) -> dict[str, Any]:
    """What the parent sees, as the API gives it."""
    summary = found.summary
    return {
        "ended": found.ended,
        "shared": found.shared,
        "recipient": found.organisation.name,
        "status": found.status,
        "status_words": sharing_texts().stand[found.status] if found.shared else sharing_texts().nog_niet,
        "lines": _lines(summary) if summary is not None else None,
        "contact": summary.contact.model_dump() if summary is not None and summary.contact is not None else None,
        "answer_by": found.answer_by.isoformat(),
        "answer_by_words": weekday_in_words(found.answer_by),
        "ends_on": found.ends_on.isoformat(),
        "ends_on_words": day_in_words(found.ends_on),
        "overdue": found.overdue,
        "overdue_words": _overdue(found),
        "openings": [{"who": one.who, "when_words": moment_in_words(one.when)} for one in found.openings],
        "note": found.note,
        "decided": found.decided,
    }


def _lines(summary: Summary) -> list[dict[str, Any]]:
    together = lines_together(summary.lines)
    return [{"section": one.section, "text": one.text, "about": one.about} for one in together]


def _as_the_parent_saw(summary: Summary) -> list[Line]:
    """Each line once, however many factors rest on it."""
    return [Line(section=one.section, text=one.text) for one in lines_together(summary.lines)]


def _overdue(found: ParentView) -> str | None:
    if not found.overdue:
        return None
    return sharing_texts().te_laat.format(dag=weekday_in_words(found.answer_by))
