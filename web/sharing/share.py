"""Sharing one summary with one organisation: wholly, or not at all, and only with the consent that was shown.

The first half is here: it is stored, and the code goes to the page. Nobody sees it before the page confirms that the
code arrived (with_code.py): where the answer is lost for good, nothing was shared.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime
from typing import Any

from support.consent_text import ConsentText, consent_text
from support.exchange.dutch_dates import day_in_words, weekday_in_words
from support.sharing.model import Consent, Receipt, SafeContact, Summary
from support.sharing.store import Store
from support.situation import Situation
from support.summary_lines import shared_lines
from web.conversation import Conversation
from web.errors import ConsentChanged, NamesFound, NotShared, StoreUnavailable, UnknownRecipient, UnknownToken
from web.sharing.recipients import Recipients
from web.sharing.sent import ConsentAsked, SentLine, Share
from web.sharing.store_errors import why_not_shared
from web.sharing.summaries import ShownLine, Summaries, who

log = logging.getLogger("web.sharing")

_MOST_UNDONE_LATER = 1000


class Sharing:
    """The way from a draft to the store."""

    def __init__(
        self, store: Store | None, recipients: Recipients, summaries: Summaries, clock: Callable[[], datetime]
    ) -> None:
        self._store = store
        self._recipients = recipients
        self._summaries = summaries
        self._clock = clock
        self._to_undo: list[str] = []

    async def consent(self, conversation: Conversation, asked: ConsentAsked) -> ConsentText:
        """The text to read before sharing; from now on it can be agreed to, once.

        Raises UnknownRecipient, StoreUnavailable, UnknownToken.
        """
        organisation = await self._recipients.get(asked.recipient)
        if conversation.wiped:
            raise UnknownToken
        text = consent_text(organisation, days=asked.days, contact=asked.contact)
        conversation.draft.show(text)
        return text

    async def share(
        self, conversation: Conversation, asked: Share, lines: list[SentLine], contact: SafeContact | None
    ) -> dict[str, Any]:
        """Store it once, ready to be confirmed. Whatever it raises, nothing was shared (with AlreadyShared: not again).

        Raises UnknownRecipient, ConsentChanged, NamesFound, NamesNotChecked, AlreadyShared, NotShared, InvalidRequest,
        and UnknownToken where the parent left meanwhile.
        """
        async with conversation.draft.sharing:
            text = await self._agreed(conversation, asked, contact)
            shown = await self._summaries.check(conversation, lines)
            if [line["text"] for line in shown] != [line.text for line in lines]:
                raise NamesFound(shown)
            receipt = await self._store_it(conversation, asked, shown, contact, text)
            conversation.draft.consents.pop(text.version, None)
            if conversation.wiped:
                # The parent left while it was written down, and will never see the code: not to wait for its end.
                await self._undo(receipt.code)
                raise UnknownToken
            return _answer(receipt)

    async def finish_undoing(self) -> None:
        """Withdraw what could not be withdrawn before."""
        codes, self._to_undo = self._to_undo, []
        for code in codes:
            await self._undo(code)

    async def _agreed(self, conversation: Conversation, asked: Share, contact: SafeContact | None) -> ConsentText:
        """The text that counts now, which must be the one that was shown in this conversation."""
        try:
            organisation = await self._recipients.get(asked.recipient)
        except StoreUnavailable:
            raise NotShared from None
        text = consent_text(organisation, days=asked.days, contact=contact is not None)
        shown = conversation.draft.consents.get(asked.consent.version)
        if shown != text:
            raise ConsentChanged
        return text

    async def _store_it(
        self,
        conversation: Conversation,
        asked: Share,
        shown: list[ShownLine],
        contact: SafeContact | None,
        text: ConsentText,
    ) -> Receipt:
        if conversation.wiped:
            raise UnknownToken
        if self._store is None:
            raise UnknownRecipient
        try:
            summary = self._summary(conversation, asked.recipient, shown, contact, text)
            return await asyncio.to_thread(
                self._store.share, summary, asked.recipient, request_id=asked.id, days=asked.days
            )
        except Exception as error:
            log.error("%s while sharing: nothing was shared", type(error).__name__)
            raise why_not_shared(error) from None

    def _summary(
        self,
        conversation: Conversation,
        recipient: str,
        shown: list[ShownLine],
        contact: SafeContact | None,
        text: ConsentText,
    ) -> Summary:
        drafts = self._summaries.as_drafts(conversation, shown)
        given = Consent(version=text.version, text=text.text, given_at=self._clock(), organisation=recipient)
        return Summary(
            lines=tuple(line for draft in drafts for line in shared_lines(draft)),
            contact=contact,
            consent=given,
            **who(conversation.draft.situation or Situation()),
        )

    async def _undo(self, code: str) -> None:
        if self._store is None:
            return
        try:
            await asyncio.to_thread(self._store.withdraw, code)
        except Exception as error:
            log.error("%s while undoing what was shared by a parent who left; it is tried again", type(error).__name__)
            if len(self._to_undo) < _MOST_UNDONE_LATER:
                self._to_undo.append(code)


def _answer(receipt: Receipt) -> dict[str, Any]:
    return {
        "code": receipt.code,
        "recipient": receipt.organisation.name,
        "answer_by": receipt.answer_by.isoformat(),
        "answer_by_words": weekday_in_words(receipt.answer_by),
        "ends_on": receipt.ends_on.isoformat(),
        "ends_on_words": day_in_words(receipt.ends_on),
    }
