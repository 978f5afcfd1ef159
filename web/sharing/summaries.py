"""A summary that the parent works on: made from what was told, looked through for names, and made into a sheet."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from support.exchange.pdf import STRENGTHS_FIRST, parent_pdf
from support.exchange.texts import parent_sheet
from support.exchange.written import drawable
from support.sharing.model import Line
from support.situation import Situation
from support.summary_lines import DraftLine, labels, lines_of
from web.bot_client import BotClient
from web.conversation import Conversation
from web.errors import InvalidRequest, SummaryUnavailable, UnknownToken
from web.sharing.names import Names, still_taken
from web.sharing.sent import SentLine

ShownLine = dict[str, Any]
_WEEKS = range(46)


class Summaries:
    """Makes summaries. Nothing of them is kept but what the conversation's draft needs."""

    def __init__(self, bot: BotClient, names: Names, clock: Callable[[], datetime]) -> None:
        self._bot = bot
        self._clock = clock
        self.names = names

    async def make(self, conversation: Conversation) -> dict[str, Any]:
        """What was told, line by line. Raises SummaryUnavailable, NamesNotChecked, UnknownToken."""
        self.names.warm()
        situation = await self.situation(conversation, fresh=True)
        if situation is None:
            raise SummaryUnavailable
        told = [line for line in map(_on_one_line, lines_of(situation)) if line.text]
        checked = await self.names.take_out([line.text for line in told])
        _still_there(conversation)
        conversation.draft.situation = situation
        shown = []
        for line, one in zip(told, checked):
            identifier = conversation.draft.id_of(line)
            shown.append(_shown(conversation, identifier, one.text, one.taken, about=True))
        return {"lines": shown, "sections": _sections(), **who(situation)}

    async def check(self, conversation: Conversation, sent: Sequence[SentLine]) -> list[ShownLine]:
        """The lines without names. Raises NamesNotChecked, InvalidRequest for an id that is not known, UnknownToken."""
        lines = [_known(conversation, line) for line in sent]
        checked = await self.names.take_out([line.text for line in lines])
        _still_there(conversation)
        shown = []
        for line, one in zip(lines, checked):
            identifier = line.id or conversation.draft.new_line(line.section)
            about = line.about and _section_of(conversation, identifier) == line.section
            shown.append({**_shown(conversation, identifier, one.text, one.taken, about), "section": line.section})
        return shown

    def as_drafts(self, conversation: Conversation, shown: Sequence[ShownLine]) -> list[DraftLine]:
        """Lines that were checked, with what was heard in them where the parent left that."""
        drafts = []
        for line in shown:
            known = conversation.draft.line(line["id"])
            factors = known.factors if known is not None and line["about"] is not None else ()
            drafts.append(DraftLine(line["section"], line["text"], factors))
        return drafts

    async def sheet(self, conversation: Conversation, sent: Sequence[SentLine]) -> bytes:
        """The lines as a PDF. Raises what `check` raises."""
        shown = await self.check(conversation, sent)
        lines = [Line(section=line["section"], text=line["text"]) for line in shown]
        told = who(conversation.draft.situation or Situation())
        made_at = self._clock()
        return await asyncio.to_thread(
            parent_pdf, lines, made_at=made_at, phase=told["phase"], weeks=told["weeks"], shared_with=None
        )

    async def situation(self, conversation: Conversation, *, fresh: bool = False) -> Situation | None:
        """What the parent told: as it is now, or as the last summary had it; None where neither is known."""
        known = conversation.draft.situation
        if known is not None and not fresh:
            return known
        slot = await self._bot.situation(conversation.sender)
        return known if slot is None else Situation.from_slot(slot)


def who(situation: Situation) -> dict[str, Any]:
    """Phase, weeks and role, as far as they were told."""
    weeks = situation.weeks if situation.phase == "zwanger" and situation.weeks in _WEEKS else None
    return {"phase": situation.phase, "weeks": weeks, "role": situation.role}


def _known(conversation: Conversation, line: SentLine) -> SentLine:
    if line.id is not None and conversation.draft.line(line.id) is None:
        raise InvalidRequest
    return line


def _section_of(conversation: Conversation, identifier: str) -> str | None:
    known = conversation.draft.line(identifier)
    return known.section if known is not None else None


def _shown(conversation: Conversation, identifier: str, text: str, taken: Sequence[str], about: bool) -> ShownLine:
    known = conversation.draft.line(identifier)
    assert known is not None
    known.taken = still_taken(text, known.taken, taken)
    heard = labels(known.factors) if about else None
    return {"id": identifier, "section": known.section, "text": text, "about": heard, "taken": list(known.taken)}


def _on_one_line(line: DraftLine) -> DraftLine:
    return DraftLine(line.section, drawable(line.text), line.factors)


def _sections() -> list[dict[str, str]]:
    return [{"id": section, "title": parent_sheet().koppen[section]} for section in STRENGTHS_FIRST]


def _still_there(conversation: Conversation) -> None:
    if conversation.wiped:
        raise UnknownToken
